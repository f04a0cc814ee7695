"""`Office`: an agency at work with its book, and what it and the machine know meanwhile."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

import attrs

from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.books.pseudonym import pseudonym_of
from ansinh.books.state import FileStage, MonthStage
from ansinh.books.store import Head
from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.errors import AnsinhError
from ansinh.months import Month
from ansinh.payment import CarryOver, PaymentBatch, Reference
from ansinh.roll import Change, Entry, EntryKey, Owed
from ansinh.testing.books.crashes import Crashed, Crashes
from ansinh.testing.books.dice import Dice
from ansinh.testing.books.ledger import OfficeLedger, must
from ansinh.testing.books.place import Place
from ansinh.testing.books.provider import Said

Given = TypeVar("Given")

FIRST_MONTHS: Final = (*[Month(2022, 1)] * 7, Month(2024, 5))
"""In which a book begins; in the last one a standard is decided late, and looks back at it."""

MAKERS: Final = ("lap1", "lap2")
CHECKERS: Final = ("duyet1", "duyet2")


class NothingToDo(Exception):
    """The step has nothing that it could do now; it does not count."""


@attrs.define
class Paper:
    """A provider's file as the machine knows it, from the events alone."""

    sha256: str
    provider: str
    filename: str
    month: Month
    makers: frozenset[str]
    batch: PaymentBatch
    stage: FileStage = FileStage.INTENDED


@attrs.define
class Proof:
    """Evidence that was recorded."""

    event: int
    month: Month
    reference: Reference
    outcome: str
    by: str
    heard: int
    """How much had been heard of the order when it was recorded."""
    approved: bool = False


@attrs.define
class OpenMonth:
    """The month that is worked on, as the machine knows it."""

    month: Month
    stage: MonthStage = MonthStage.OPENED
    makers: set[str] = attrs.Factory(set)
    changed: set[EntryKey] = attrs.Factory(set)
    last_changes: tuple[Change, ...] = ()
    settled: SettledMonth | None = None
    prepared: PreparedMonth | None = None
    digests: dict[tuple[str, str, int], str] = attrs.Factory(dict)
    """Of each batch of the plan, as the chain has it: provider, programme, number."""
    anything_sent: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether its list and its plan stand: something of it went out, or it is settled."""
        return self.anything_sent or self.stage is MonthStage.SETTLED


class Office:
    """The office, its book and its providers, and the machine's own memory of them.

    `attempt` tries a step of the book: what is refused must have changed nothing. `observe` takes
    in what the chain has got since, event by event; all that the machine knows of the book it
    knows from there, and from what it did itself.
    """

    def __init__(self, place: Place, dice: Dice) -> None:
        self.place = place
        self.crashes = Crashes()
        self.providers = {one.adapter: one for one in place.providers()}
        self.ledger = OfficeLedger()
        self.first = dice.pick(FIRST_MONTHS)
        self.base = place.base_roll(dice, self.first - 1)
        self.expected: dict[EntryKey, Entry] = dict(self.base.by_key)
        self.open: OpenMonth | None = None
        self.last_closed: Month | None = None
        self.closed = 0
        self.carried: CarryOver | None = None
        """What the last month that was closed handed on."""
        self.died: dict[EntryKey, tuple[frozenset[str], Month]] = {}
        """By what a person was known of whose death a line told, and the month of the death."""
        self.reported: tuple[Change, ...] = ()
        self.paid = 0
        """What closed months paid and did not get back, by their settlements. Unit: đồng."""
        self.papers: dict[str, Paper] = {}
        self.proofs: list[Proof] = []
        self.given: dict[str, Said] = {}
        self.heard: set[str] = set()
        self.erased: dict[str, int] = {}
        self.seen = Head(0, "")
        self.refusals: list[str] = []
        self.repeated = False
        self.acted = False
        self._now = datetime(2024, 7, 1, 8)  # noqa: DTZ001 - the office's own time
        self.book: Book = place.open(self.crashes)

    def act(self, by: str) -> Act:
        """Somebody does something, a minute later than the one before."""
        self._now += timedelta(minutes=1)
        return Act(by, self._now)

    @property
    def month(self) -> OpenMonth:
        """The month that is worked on, or nothing to do."""
        if self.open is None:
            raise NothingToDo
        return self.open

    def papers_in(self, *stages: FileStage) -> list[Paper]:
        """Give the open month's files at some stages."""
        month = self.month.month
        return [p for p in self.papers.values() if p.month == month and p.stage in stages]

    @property
    def handed_on(self) -> tuple[Owed, ...]:
        """The sums that the last month left open."""
        return self.carried.owed if self.carried else ()

    @property
    def is_all_sent(self) -> bool:
        """Whether every file of the month's plan went out."""
        prepared = self.month.prepared
        if prepared is None:
            return False
        sent = {paper.batch.digest for paper in self.papers_in(FileStage.SENT)}
        return sent >= {batch.digest for batch in prepared.plan.batches}

    @property
    def waiting_proofs(self) -> list[Proof]:
        """Evidence of this month that waits for its approval; what waits at its end is gone."""
        month = self.month.month
        return [one for one in self.proofs if one.month == month and not one.approved]

    def keeps(self, reference: Reference) -> bool:
        """Whether the book has an order, and the documents of whose it is."""
        one = self.ledger.orders.get(reference)
        if one is None:
            return False
        order, key = one.order, self.book.key
        return pseudonym_of(order.programme, order.beneficiary, key=key) not in self.erased

    def some(self, dice: Dice, options: Sequence[Given]) -> Given:
        """Pick one, or have nothing to do."""
        if not options:
            raise NothingToDo
        return dice.pick(options)

    def path_of(self, paper: Paper) -> Path:
        """Say where a provider's file is."""
        return self.place.files / str(paper.month) / paper.filename

    def attempt(self, step: Callable[[], Given]) -> Given | None:
        """Try a step; where it is refused, it must have changed nothing."""
        before = self.book.store.head()
        try:
            with self.crashes.on_disk() if self.crashes.armed else nullcontext():
                given = step()
        except Crashed:
            self.book = self.place.reopen(self.book, self.crashes)
            raise
        except AnsinhError as error:
            code = str(getattr(error, "code", type(error).__name__))
        else:
            receipt = getattr(given, "receipt", given)
            if getattr(receipt, "repeated", False):
                self.repeated = True
                must(self.book.store.head() == before, "a step said again changed the book")
            return given
        # A disk that fails in the middle leaves what stood before, or the intent to write.
        must(
            self.crashes.happened or self.book.store.head() == before,
            f"a refused step changed the book: {code}",
        )
        self.refusals.append(code)
        return None

    def done(self, step: Callable[[], Given], *, unless: str = "") -> Given:
        """Do a step that is due: to refuse it is a fault, too, but with one code perhaps."""
        given = self.attempt(step)
        if given is None:
            excused = self.crashes.happened or self.refusals[-1] == unless
            must(excused, f"a step that is due was refused: {self.refusals[-1]}")
            raise NothingToDo
        return given

    def nothing_new(self, step: Callable[[], object], what: str) -> None:
        """Try a step that must be refused, or known already: it changes nothing."""
        before = self.book.store.head()
        self.attempt(step)
        must(self.book.store.head() == before, f"the book let something happen: {what}")

    def refused(self, step: Callable[[], object], what: str) -> None:
        """Try a step that must be refused."""
        must(self.attempt(step) is None, f"the book let something happen: {what}")
