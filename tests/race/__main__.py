"""Let pairs of programs meet so many times; print what came of it, as JSON.

    python -m tests.race ROUNDS sqlite|postgresql://… [PLANTED [PAIR …]]

Run by `tests/books/test_race.py`, in a process of its own, which has one thread and can be copied.
"""

import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from tests.crash.ground import Ground, PostgresShelf, Shelf, SqliteShelf
from tests.race.contest import TWICE, Contest, Round
from tests.race.pairs import PAIRS
from tests.race.planted import PLANTED

MOST_SHOWN: Final = 20


def main(rounds: str, where: str, planted: str = "nothing", *names: str) -> None:
    """Let them meet, and print how it ended."""
    folder = Path(tempfile.mkdtemp(prefix="ansinh-race-"))
    try:
        told = _met(int(rounds), _shelf(where, folder), folder, planted, names or tuple(PAIRS))
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(json.dumps(_in_short(told)))


def _shelf(where: str, folder: Path) -> Shelf:
    return SqliteShelf(folder / "month.db") if where == "sqlite" else PostgresShelf(where)


def _met(
    rounds: int, shelf: Shelf, folder: Path, planted: str, names: tuple[str, ...]
) -> list[Round]:
    contest = Contest(Ground(shelf, folder / "files"), PLANTED[planted])
    try:
        return [one for name in names for one in contest.rounds(name, rounds)]
    finally:
        contest.close()


def _in_short(told: list[Round]) -> dict[str, object]:
    counts = Counter((one.pair, " / ".join(sorted(one.ended)), bool(one.wrong)) for one in told)
    wrong = [f"{one.pair}: {text}" for one in told for text in one.wrong]
    return {
        "counts": [[*key, number] for key, number in counts.items()],
        "wrong": wrong[:MOST_SHOWN],
        "twice": sum(TWICE in one.wrong for one in told),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
