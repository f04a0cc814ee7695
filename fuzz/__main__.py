"""``python -m fuzz READER [-runs=N] [-max_total_time=S] …``: coverage-guided, by atheris.

The options after the reader's name are libFuzzer's. What is found is written beside, as
``crash-…`` or ``timeout-…``, and the command ends with another code than 0.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ansinh", "ansinh_vietinbank", "ansinh_vnpost", "xlrd"]):
    from fuzz.readers import READERS, check
from fuzz.changing import inside
from fuzz.seeds import seeds_of

BOUNDS = ("-timeout=20", "-rss_limit_mb=2048", "-max_len=60000")


def main() -> None:
    """Fuzz the reader that the first argument names, from its seeds."""
    reader, *options = sys.argv[1:] or [""]
    if reader not in READERS:
        sys.exit(f"python -m fuzz READER [-runs=N …]; readers: {', '.join(READERS)}")
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds_of(reader)):
            (Path(folder) / f"{number:04}").write_bytes(seed)

        def run(data: bytes) -> None:
            check(reader, data)

        def change(data: bytes, most: int, seed: int) -> bytes:
            if seed % 4 == 0:
                return atheris.Mutate(data, most)
            return inside(data, seed // 4, lambda part: atheris.Mutate(part, len(part) + 200))

        atheris.Setup([sys.argv[0], *BOUNDS, *options, folder], run, custom_mutator=change)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
