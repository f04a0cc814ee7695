"""Run every check on every adapter here and print who kills whom: takes minutes.

.venv/bin/python -m tests.conformance.matrix [NAME …]
"""

# ruff: noqa: T201 - it prints, run by hand

import sys
import time
from collections.abc import Sequence

from tests.conformance.table import MUTANTS, RIGHT, failures


def main(names: Sequence[str]) -> int:
    """Print a line for each adapter, and give 1 if one is not as the table says."""
    wrong = 0
    suites = {name: (suite, ()) for name, suite in RIGHT.items()}
    suites |= {one.name: (one.conformance(), one.killed_by) for one in MUTANTS}
    for name, (suite, expected) in suites.items():
        if names and name not in names:
            continue
        start = time.perf_counter()
        found = failures(suite)
        missed = sorted(set(expected) - set(found))
        as_told = not missed and bool(found) == bool(expected)
        wrong += not as_told
        took = time.perf_counter() - start
        print(f"{'ok ' if as_told else 'BAD'} {took:5.1f}s {name}: {' '.join(found)}", flush=True)
        if missed:
            print(f"      not by {' '.join(missed)}")
        if not as_told or names:
            for check, fact in found.items():
                print(f"      {check}: {fact}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
