"""`Place`: where the office's book, its files and its providers are; in memory or in a store."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from ansinh.adapters import Registry
from ansinh.books.book import Book
from ansinh.books.opening import open_store
from ansinh.books.steps.beginning import begin
from ansinh.books.steps.recovering import recover
from ansinh.books.tables import Shelf
from ansinh.entitlement import MERIT
from ansinh.months import Month
from ansinh.payment import CombinedPayment, PlanTerms, Routes
from ansinh.people import Document
from ansinh.roll import Roll
from ansinh.testing.books.crashes import Crashes, shaky, steady
from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.books.people import (
    AMOUNTS,
    PEOPLE,
    PROGRAMMES,
    Known,
    Way,
    entry_of,
)
from ansinh.testing.books.provider import Eyes, Pen, PlayedProvider
from ansinh.testing.books.slip import BankSlip, PostSlip, slip_answer, slip_registry
from ansinh.testing.samples import AGENCY

BANK: Final = BankSlip.profile.id
POST: Final = PostSlip.profile.id


Who = tuple[str, Pen, str, Eyes | None]
"""A provider: the adapter, how it writes answers, how their names end, how they are read."""


class Place:
    """A book at an address, with two providers: who pays accounts, and who pays in cash.

    `then` is where another book goes on, after a month or more, on what this one hands over.
    """

    def __init__(
        self,
        url: str,
        folder: Path,
        *,
        registry: Registry | None = None,
        bank: Who = (BANK, slip_answer, ".txt", None),
        post: Who = (POST, slip_answer, ".txt", None),
        then: "Place | None" = None,
    ) -> None:
        self.url = url
        self.files = folder
        self.registry = registry or slip_registry()
        self.then = then
        self._providers = (bank, post)

    def providers(self) -> list[PlayedProvider]:
        """Give the providers, who know nothing yet."""
        return [PlayedProvider(*one) for one in self._providers]

    def base_roll(self, dice: Dice, month: Month) -> Roll:
        """Give the list on which the first month begins: a few people in both programmes."""
        entries = {}
        for _ in range(dice.number(2, 6)):
            entry = entry_of(
                dice.pick(PROGRAMMES),
                dice.pick(PEOPLE),
                0,
                dice.pick(tuple(Known)),
                dice.pick(AMOUNTS),
                dice.pick(tuple(Way)),
            )
            entries[entry.key] = entry
        return Roll(month, entries.values())

    def terms(self, month: Month, dice: Dice) -> PlanTerms:
        """Say on what terms a month is paid; now and then merit money together with the next."""
        bank, post = (provider[0] for provider in self._providers)
        decided = Document("01/QĐ-MAU")
        combined = (CombinedPayment(MERIT, month, decided),) if once_in(dice, 8) else ()
        return PlanTerms(
            agency=AGENCY,
            pay_day=month.first_day + timedelta(days=4),
            routes=Routes(any_bank=bank, cash=post, home=post),
            combined=combined,
        )

    def open(self, crashes: Crashes) -> Book:
        """Open the book as an office does in the morning; in memory there is a new one."""
        return self._opened(open_store(self.url, salt_key=AGENCY.key), crashes)

    def reopen(self, book: Book, crashes: Crashes) -> Book:
        """Open the book again, after the program has ended; in memory its store lives on."""
        inside = steady(book.store)
        if self.url == "memory:":
            return self._opened(inside, crashes)
        inside.close()
        return self.open(crashes)

    def _opened(self, store: Shelf, crashes: Crashes) -> Book:
        """Do as `Book.open` does, on a store in which steps can end anywhere."""
        book = Book(shaky(store, crashes), key=AGENCY.key, files=self.files, registry=self.registry)
        begin(book)
        book.recovery = recover(book)
        return book
