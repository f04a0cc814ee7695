"""A small office whose July is planned: two providers, three people, and whoever does the steps."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import attrs
from tests.places import Place
from tests.unit.test_cycle import BEFORE, JULY, NEW, TERMS, Lines, adapter, registry_of

from ansinh.adapters import Registry
from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.books.receipts import BookFile
from ansinh.books.state import FileStage, FileState, MonthState
from ansinh.books.steps.beginning import begin
from ansinh.books.steps.recovering import recover
from ansinh.months import Month
from ansinh.payment import Agency, CarryOver, PlanTerms
from ansinh.roll import Addition, Change, Roll

KEY: Final = TERMS.agency.key
MAKER: Final = Act("lap", datetime(2024, 6, 25, 8, tzinfo=UTC))
CHECKER: Final = Act("duyet", datetime(2024, 6, 26, 8, tzinfo=UTC))
SENDER: Final = Act("gui", datetime(2024, 6, 27, 8, tzinfo=UTC))
JOINS: Final = Addition(NEW, JULY)


def later(act: Act, minutes: int = 1) -> Act:
    """Give the same person's act a little later."""
    return attrs.evolve(act, at=act.at.replace(minute=act.at.minute + minutes))


@attrs.define
class Office:
    """An office with a book, at an address or in a place of the tests, and a folder of files."""

    where: str | Place
    folder: Path
    registry: Registry = attrs.Factory(lambda: registry_of(adapter("post"), adapter("home")))
    book: Book = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.book = self.opened()

    def opened(self) -> Book:
        """Open the book, as if for the first time today."""
        if isinstance(self.where, str):
            return Book.open(self.where, key=KEY, files=self.folder, registry=self.registry)
        book = Book(self.where.open(), key=KEY, files=self.folder, registry=self.registry)
        begin(book)
        book.recovery = recover(book)
        return book

    def with_adapters(self, *adapters: type[Lines]) -> "Office":
        """Go on with other adapters, as after an upgrade."""
        self.registry = registry_of(*adapters)
        store = self.book.store
        self.book = Book(store, key=KEY, files=self.folder, registry=self.registry)
        return self

    def reread(self) -> Book:
        """Give a book on the same store that remembers nothing, whatever keeps it."""
        return Book(self.book.store, key=KEY, files=self.folder, registry=self.registry)

    def planned(
        self,
        changes: Iterable[Change] = (JOINS,),
        *,
        terms: PlanTerms = TERMS,
        base: Roll = BEFORE,
        carried: CarryOver | None = None,
    ) -> "Office":
        """Open July and plan it."""
        self.book.open_month(JULY, MAKER, base=base, carried=carried)
        self.book.apply(JULY, changes, MAKER)
        self.book.plan(JULY, terms, MAKER)
        return self

    def rendered(self, month: Month = JULY) -> tuple[BookFile, ...]:
        """Write the month's files."""
        return self.book.render(month, MAKER).files

    def out(self, month: Month = JULY) -> tuple[BookFile, ...]:
        """Write the month's files, have them approved, and send them."""
        files = self.rendered(month)
        for file in files:
            self.book.approve(month, file.sha256, CHECKER)
            self.book.sent(month, file.sha256, SENDER)
        return files

    @property
    def agency(self) -> Agency:
        """Whose book it is."""
        return TERMS.agency

    @property
    def july(self) -> MonthState:
        """July as the book has it."""
        return self.book.refreshed().months[JULY]

    def stages(self) -> list[FileStage]:
        """How far July's files are."""
        return [file.stage for file in self.july.files.values()]

    def file(self, provider: str = "post.lines") -> FileState:
        """July's file for a provider."""
        return next(file for file in self.july.standing if file.provider == provider)

    def kinds(self) -> list[str]:
        """What happened so far."""
        return [event.kind for event in self.book.store.events()]

    def bytes_by_name(self, month: Month = JULY) -> dict[str, bytes]:
        """What lies in a month's folder."""
        folder = self.folder / str(month)
        lying = sorted(folder.iterdir()) if folder.exists() else []
        return {place.name: place.read_bytes() for place in lying}
