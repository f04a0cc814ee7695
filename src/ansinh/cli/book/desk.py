"""`Desk`: where a step of the book is done: the book, who does it, what it is shown on."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import attrs

from ansinh.adapters import Registry, limits_of
from ansinh.books.book import Book
from ansinh.books.folder import OnDisk, found
from ansinh.books.ordered_elsewhere import is_doubtful
from ansinh.books.receipts import Receipt
from ansinh.books.state import FileStage, MonthState
from ansinh.books.status import next_step
from ansinh.books.steps.months import month_of, no_month
from ansinh.books.store import Head
from ansinh.boundary import ListDefaults, Settings
from ansinh.cli.book.asked import Asked
from ansinh.cli.book.next_command import HEARING, RELEASING, Known, NextCommand, next_command
from ansinh.cli.book.words import ANCHOR, NEXT, anchor_text, in_the_book, recovered
from ansinh.cli.month_view import MonthView
from ansinh.cli.papers import Papers
from ansinh.cli.screen import Screen
from ansinh.errors import Text
from ansinh.months import Month
from ansinh.payment import CarryOver, PlanTerms
from ansinh.reports import Office
from ansinh.roll import Change, Roll


@attrs.define(kw_only=True, slots=False)
class Desk:
    """Where a step is done (bàn làm việc với sổ); the book is opened when it is first used.

    So a list that is wrong is refused before anything is begun. Leaving it lets go of the book.
    """

    asked: Asked
    screen: Screen
    settings: Settings
    registry: Registry
    opened: Callable[..., Book] = Book.open
    """How the book is opened: to do a step, or to look at it only."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if "book" in self.__dict__:
            self.book.close()

    @cached_property
    def book(self) -> Book:
        """The book, opened; what an interrupted step has left is said once."""
        with self.screen.working(Text("opening the book", "đang mở sổ")):
            book = self.opened(
                self.asked.url,
                key=self.settings.agency.key,
                files=self.asked.files_place,
                registry=self.registry,
            )
        for line in recovered(book.recovery):
            self.screen.say(line)
        return book

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The providers' names by adapter id."""
        return {profile.id: profile.institution for profile in self.registry.profiles()}

    @property
    def view(self) -> MonthView:
        """What shows a month."""
        return MonthView(self.screen, self.titles)

    @property
    def papers(self) -> Papers:
        """What makes the month's papers."""
        return Papers(Office.of(self.settings), self.titles)

    def month(self, step: str) -> Month:
        """Give the month that is meant: the one that was said, or the book's latest.

        Raises:
            BookRefused: ``step-order``: the book has no month yet; ``step-month``: it has not that
                one. So no step is done whose end could not be told.
        """
        if self.asked.month is not None:
            return month_of(self.book.state, self.asked.month, step).month
        if not self.book.state.months:
            raise no_month(step)
        return max(self.book.state.months)

    def base(self, month: Month) -> Roll:
        """Give the list that a month began on."""
        return self.book.values.base(self.book.state, self.state(month))

    def carried(self, month: Month) -> CarryOver:
        """Give what the month before handed over."""
        return self.book.values.carried(self.book.state, self.state(month))

    def changes(self, month: Month) -> tuple[Change, ...]:
        """Give what was reported for a month so far."""
        return self.book.values.changes(self.book.state, self.state(month))

    def state(self, month: Month) -> MonthState:
        """Give what the book says of a month."""
        return self.book.state.months[month]

    def defaults(self, encoding: str, apply: Iterable[str]) -> ListDefaults:
        """Give what holds where a list does not say it."""
        return attrs.evolve(self.settings.lists, encoding=encoding, apply=tuple(apply))

    def terms(self, pay_day: date) -> PlanTerms:
        """Give the terms on which a month is planned."""
        return self.settings.terms(
            pay_day, {profile.id: limits_of(profile) for profile in self.registry.profiles()}
        )

    @property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """The agency's own texts for each adapter's papers."""
        return {provider: self.settings.for_adapter(provider) for provider in self.registry.ids()}

    def recalled_by(self, month: Month) -> frozenset[str]:
        """Give the references of orders that were asked back by then, in whatever month."""
        return self.book.state.recalled_by(month)

    def folder(self, month: Month) -> Path:
        """Where a month's files and papers lie."""
        return self.asked.files_place / str(month)

    def following(
        self, month: Month, *, terms: tuple[str, ...] = (), unanswered: int | None = None
    ) -> NextCommand:
        """Say what the month waits for; orders without an answer are counted where they matter.

        Where the month is closed and another one is not, nothing is done but in that one.
        """
        latest = max(self.book.state.months)
        state = self.state(month)
        if state.is_closed and month != latest:
            return self.following(latest)
        if unanswered is None and next_step(state) in HEARING:
            unanswered = self.book.status(month).unanswered
        known = Known(
            latest=latest,
            files=self.asked.files_place,
            terms=terms,
            unanswered=unanswered,
            lying=self._lying(state),
            doubtful=is_doubtful(self.book, self.book.state, state),
        )
        return next_command(state, known)

    def _lying(self, month: MonthState) -> Mapping[str, OnDisk]:
        """Say what lies in the places of the files that are to be written, approved or sent."""
        if next_step(month) not in RELEASING:
            return {}
        waiting = (file for file in month.standing if file.stage is not FileStage.SENT)
        return {file.filename: found(self.asked.files_place, month, file) for file in waiting}

    def head_settled(self, month: Month) -> Head:
        """Say how far the book was when a month was settled: the anchor of its papers."""
        event = next(self.book.store.events(after=self.state(month).settled - 1))
        return Head(event.seq, event.hash)

    def say_anchor(self, head: Head) -> None:
        """Show the anchor, which goes onto the signed list."""
        self.screen.command(ANCHOR, anchor_text(head))

    def finish(
        self,
        month: Month,
        receipt: Receipt,
        document: dict[str, Any],
        *,
        terms: tuple[str, ...] = (),
        unanswered: int | None = None,
    ) -> None:
        """End a step: what the book says of it, and what comes next."""
        self.screen.say(in_the_book(receipt))
        self.end(
            month,
            {
                "repeated": receipt.repeated,
                "head": {"count": receipt.head.count, "hash": receipt.head.hash},
                **document,
            },
            self.following(month, terms=terms, unanswered=unanswered),
        )

    def end(self, month: Month, document: dict[str, Any], following: NextCommand) -> None:
        """End with the next step as the last line, and one document for programs."""
        command = following.typed(self.asked, self.screen.language)
        if following.before is not None:
            self.screen.say(following.before)
        self.screen.command(NEXT, command)
        self.screen.finish(
            {
                "ok": True,
                "book": self.asked.book,
                "month": str(month),
                **document,
                "next": {"step": following.step, "command": command},
            }
        )
