"""Two agencies' books on one server, worked on at once: neither notices the other.

python -m tests.race.apart postgresql://… postgresql://…
"""

import os
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

from tests.crash.ground import Ground, PostgresShelf
from tests.crash.office import STEPS


def main(*urls: str) -> None:
    """Go through an office's months in each book at once, and hold one against the other."""
    with tempfile.TemporaryDirectory(prefix="ansinh-race-") as name:
        context = get_context("fork")
        offices = [
            context.Process(target=_work, args=(url, Path(name) / str(n)))
            for n, url in enumerate(urls)
        ]
        for office in offices:
            office.start()
        for office in offices:
            office.join()
    assert [office.exitcode for office in offices] == [os.EX_OK] * len(urls)
    first, *others = [PostgresShelf(url).rows() for url in urls]
    assert all(rows == first for rows in others)


def _work(url: str, files: Path) -> None:
    ground = Ground(PostgresShelf(url), files)
    for step in STEPS:
        ground.run(step)


if __name__ == "__main__":
    main(*sys.argv[1:])
