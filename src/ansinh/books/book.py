"""`Book`: the memory of an agency's payments, which cannot be talked into paying twice."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from ansinh.adapters import Registry
from ansinh.books.act import Act
from ansinh.books.receipts import Checked, Heard, Planned, Receipt, Recovery, Rendered, Settled
from ansinh.books.state import BookState
from ansinh.books.status import MonthStatus
from ansinh.cycle import Answer, PreparedMonth
from ansinh.entitlement import Rates
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import CarryOver, OutcomeKind, PlanTerms, Reference
from ansinh.roll import Change, Roll


class Book:
    """The month book of one agency (sổ chi trả).

    Each step is a method: it reads what the book knows, refuses with what is missing, or adds
    events in one transaction. The same step said again changes nothing and says `repeated`.
    Each method delegates to a function of `books.steps`, one module a step.

    Attributes: `key`, `files` (the folder of the providers' files), `registry`, `store`,
    `state` (a fold, brought up to the head before every step), `recovery`.
    """

    @classmethod
    def open(cls, url: str, *, key: bytes, files: Path | None = None, registry: Registry | None = None) -> Self:
        """Open a book, or begin one: ``sqlite:///month.db``, ``postgresql://…``, ``memory:``.

        `files` is where the providers' files go: a folder for each month; beside the book's own
        file if not given. `registry` is discovered where it is needed and not given.
        Raises: InvalidSettings ``key-length``; BookRefused ``book-key``, ``book-url``; BookDamaged ``book-…``;
        StorageError; MissingExtra (postgres).
        """

    def open_month(self, month: Month, act: Act, *, base: Roll | None = None, carried: CarryOver | None = None,
                   sources: Iterable[str] = ()) -> Receipt: ...
    def apply(self, month: Month, changes: Iterable[Change], act: Act, *, sources: Iterable[str] = ()) -> Receipt: ...
    def check(self, month: Month, act: Act, *, pay_day: date, as_of: date | None = None, rates: Rates | None = None) -> Checked: ...
    def plan(self, month: Month, terms: PlanTerms, act: Act, *, as_of: date | None = None, rates: Rates | None = None,
             texts: Mapping[str, Mapping[str, str]] | None = None) -> Planned: ...
    def render(self, month: Month, act: Act) -> Rendered: ...
    def approve(self, month: Month, sha256: str, act: Act, *, count: int | None = None, total: Dong | None = None) -> Receipt: ...
    def sent(self, month: Month, sha256: str, act: Act) -> Receipt: ...
    def void(self, month: Month, sha256: str, act: Act, *, reason: str) -> Receipt: ...
    def results(self, month: Month, answers: Iterable[Answer], act: Act) -> Heard: ...
    def recall(self, reference: Reference, act: Act, *, reason: str) -> Receipt: ...
    def record_evidence(self, reference: Reference, outcome: OutcomeKind, act: Act, *, ground: str, document: str) -> Receipt: ...
    def approve_evidence(self, reference: Reference, act: Act) -> Receipt: ...
    def settle(self, month: Month, act: Act) -> Settled: ...
    def close_month(self, month: Month, act: Act) -> Receipt: ...
    def status(self, month: Month | None = None) -> MonthStatus: ...
    def roll(self, month: Month) -> Roll: ...
    def prepared(self, month: Month) -> PreparedMonth: ...
