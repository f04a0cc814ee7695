"""A month through the book, step by step, beside the same rows put into SQLite by bare Python.

The bare figure is taken in the same run, of the rows that the step itself wrote: it is what the
disk and SQLite cost, and no step can be quicker. ``python -m benchmarks.book 300000`` says what
one month of as many people takes in a process of its own, step by step, with its peak memory.
"""

import gc
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, TypeVar

import attrs

from ansinh import (
    Addition,
    Adjustment,
    Agency,
    Change,
    Dong,
    Limits,
    PlanTerms,
    Registry,
    Removal,
    Roll,
    Routes,
)
from ansinh.books import Act, Book
from ansinh.cycle import Answer
from benchmarks import light
from benchmarks.memory import peak_now, peak_reset
from benchmarks.people import MONTH, entries

KEY: Final = b"a published key: for figures only"
SIZES: Final = (10_000, 30_000, 100_000, 300_000)
SERVER: Final = "ANSINH_TEST_POSTGRES"
"""The variable with the address of an empty database of a PostgreSQL server, where there is one."""

Given = TypeVar("Given")

_AGENCY: Final = Agency("THU", "Cơ quan thí dụ", KEY)
_MAKER: Final = "maker"
_CHECKER: Final = "checker"


@attrs.frozen
class StepFigure:
    """What a step took: processor and wall seconds, and bare SQLite's for the rows that it wrote.

    Processor time is what other programs on the machine change least.
    """

    step: str
    count: int
    seconds: float
    wall: float
    bare: float
    peak: float

    @property
    def line(self) -> str:
        """One line of the table."""
        rate = self.count / self.seconds if self.seconds else 0
        ratio = f"{self.seconds / self.bare:6.1f} x bare, {self.bare:.2f} s" if self.bare else ""
        return (
            f"  {self.step:<8} {self.count:>8,} {self.seconds:>7.2f} s ({self.wall:>7.2f} s by the "
            f"clock) {rate:>9,.0f}/s  peak {self.peak:>6,.0f} MB {ratio}"
        )


def _act(by: str) -> Act:
    return Act(by, datetime(2024, 7, 1, 8, 0, tzinfo=UTC))


def _terms(provider: str) -> PlanTerms:
    return PlanTerms(
        agency=_AGENCY,
        pay_day=date(2024, 7, 5),
        routes=Routes(any_bank=provider, cash=provider),
        limits={provider: Limits(max_records=light.AT_MOST)},
    )


def _month_of(count: int) -> tuple[Roll, list[Change]]:
    """Give a list, and changes of six in a hundred of its lines: as many as a busy month has."""
    everybody = entries(count)
    listed, joining = everybody[: count - count // 50], everybody[count - count // 50 :]
    base = Roll(MONTH - 1, listed)
    changes: list[Change] = [Addition(entry, MONTH) for entry in joining]
    for number, entry in enumerate(listed):
        if number % 50 == 1:
            changes.append(Removal(entry, MONTH))
        elif number % 50 == 2:
            raised = attrs.evolve(entry.entitlement, amount=Dong(1_000_000))
            changes.append(Adjustment(entry, attrs.evolve(entry, entitlement=raised), MONTH))
    return base, changes


class _Measured:
    """Takes the figures of one book's steps."""

    def __init__(self, folder: Path, count: int) -> None:
        self.figures: list[StepFigure] = []
        self._folder = folder
        self._count = count
        self._seen = 0

    def step(self, name: str, work: Callable[[], Given]) -> Given:
        """Do a step once, and then write its rows again by bare SQLite."""
        gc.collect()
        peak_reset()
        clock, processor = time.perf_counter(), time.process_time()
        given = work()
        seconds, wall = time.process_time() - processor, time.perf_counter() - clock
        peak = peak_now()  # before the bare rows are read
        figure = StepFigure(name, self._count, seconds, wall, self._bare(), peak)
        self.figures.append(figure)
        sys.stdout.write(figure.line + "\n")
        sys.stdout.flush()
        return given

    def _bare(self) -> float:
        """Write the step's rows again, in a process of its own: they are no memory of the step."""
        book = self._folder / "month.db"
        if not book.exists():
            return 0.0
        command = [sys.executable, "-m", "benchmarks.book", "--bare", str(book), str(self._seen)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        self._seen = int(said[1])
        return float(said[0])


def _written_bare(book: Path, after: int) -> tuple[float, int]:
    """Put the rows of the events after one into an SQLite file; say how long, and what was last."""
    with _connected(book) as connection:
        rows = {
            table: connection.execute(query, (after,)).fetchall() for table, query in _ROWS.items()
        }
        (last,) = connection.execute("SELECT max(seq) FROM event").fetchone()
    if not any(rows.values()):
        return 0.0, last
    bare = book.with_name("bare.db")
    bare.unlink(missing_ok=True)
    with _connected(bare) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        for table in rows:
            columns = "c0, c1, c2, c3, c4, PRIMARY KEY (c0, c1)"
            connection.execute(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
        start = time.process_time()
        connection.execute("BEGIN IMMEDIATE")
        for table, found in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", found)
        connection.execute("COMMIT")
        return time.process_time() - start, last


_ROWS: Final = {
    "item": "SELECT * FROM item WHERE event > ?",
    "personal": "SELECT * FROM personal WHERE event > ?",
}


@contextmanager
def _connected(place: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(place, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def month(
    count: int, folder: Path, *, url: str = "", registry: Registry | None = None, provider: str
) -> list[StepFigure]:
    """Put one month of as many people through a book; give each step's figure."""
    base, changes = _month_of(count)
    measured = _Measured(folder, count)
    maker, checker = _act(_MAKER), _act(_CHECKER)
    book = Book.open(
        url or f"sqlite:///{folder / 'month.db'}",
        key=KEY,
        files=folder / "files",
        registry=registry or light.registry(),
    )
    terms = _terms(provider)
    with book:
        measured.step("open", lambda: book.open_month(MONTH, maker, base=base))
        measured.step("apply", lambda: book.apply(MONTH, changes, maker))
        measured.step("check", lambda: book.check(MONTH, maker, pay_day=terms.pay_day))
        planned = measured.step("plan", lambda: book.plan(MONTH, terms, maker))
        answers = [
            Answer(f"light-{MONTH}-{batch.sequence}.txt", light.answer_to(batch))
            for batch in planned.prepared.plan.batches
        ]
        del planned
        files = measured.step("render", lambda: book.render(MONTH, maker)).files
        measured.step("approve", lambda: [book.approve(MONTH, f.sha256, checker) for f in files])
        measured.step("sent", lambda: [book.sent(MONTH, f.sha256, checker) for f in files])
        measured.step("results", lambda: book.results(MONTH, answers, maker))
        measured.step("settle", lambda: book.settle(MONTH, maker))
        measured.step("close", lambda: book.close_month(MONTH, checker))
        measured.step("audit", book.audit)
    return measured.figures


def through_the_book(scale: int) -> None:
    """Take all figures: how a month grows, on SQLite; and on PostgreSQL where there is a server."""
    sys.stdout.write("\na month through the book, on SQLite; bare: its rows by executemany alone\n")
    for size in SIZES:
        _apart(size // scale)
    server = os.environ.get(SERVER)
    if server:
        sys.stdout.write("on PostgreSQL\n")
        _apart(SIZES[2] // scale, server)
    else:
        sys.stdout.write(f"on PostgreSQL: not measured, {SERVER} names no server\n")


def _apart(count: int, url: str = "") -> None:
    """Measure in a process of its own, so that one month's memory is not another's."""
    command = [sys.executable, "-m", "benchmarks.book", str(count), *([url] if url else [])]
    subprocess.run(command, check=True)


def main() -> None:
    """Measure one month of as many people as the first argument says; or its bare rows."""
    if sys.argv[1] == "--bare":
        seconds, last = _written_bare(Path(sys.argv[2]), int(sys.argv[3]))
        sys.stdout.write(f"{seconds} {last}\n")
        return
    count = int(sys.argv[1])
    url = sys.argv[2] if len(sys.argv) > 2 else ""
    sys.stdout.write(f"{count:,} people\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = month(count, folder, url=url, provider=light.PROFILE.id)
        size = (folder / "month.db").stat().st_size if not url else 0
    peak = max(figure.peak for figure in figures)
    sys.stdout.write(f"  the book {size / 1e6:,.0f} MB; at most {peak:,.0f} MB of memory\n")
    sys.stdout.write(json.dumps({f.step: round(f.seconds, 3) for f in figures}) + "\n")


if __name__ == "__main__":
    main()
