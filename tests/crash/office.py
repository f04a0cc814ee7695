"""Two months of a small invented office, step by step, each at its own minute."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import attrs
from tests.crash.people import BEFORE, LATE, LATER, NEW
from tests.unit.test_cycle import JULY, TERMS, adapter, registry_of

from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.books.state import FileState
from ansinh.cycle import Answer
from ansinh.months import Month
from ansinh.payment import OutcomeKind, PlanTerms, Reference
from ansinh.roll import Addition

REGISTRY: Final = registry_of(adapter("post"), adapter("home"))
KEY: Final = TERMS.agency.key
AUGUST: Final = JULY + 1

_BEGINNING: Final = datetime(2024, 7, 1, 8, 0, tzinfo=UTC)
_DOCUMENT: Final = "d" * 64


@attrs.frozen
class Step:
    """One step: what it is called, and what it does with an open book."""

    name: str
    do: Callable[[Book], object]


def act(who: str, minute: int) -> Act:
    """Say who did it, and when; the same for ever."""
    return Act(who, _BEGINNING + timedelta(minutes=minute))


def files(book: Book, month: Month) -> tuple[FileState, ...]:
    return tuple(book.refreshed().months[month].standing)


def orders(book: Book, month: Month, provider: str) -> list[str]:
    """Give the references of the orders, as the file on the disk has them."""
    assert book.files is not None
    (file,) = (file for file in files(book, month) if file.provider == provider)
    return (book.files / str(month) / file.filename).read_text("utf-8").splitlines()


def answer(book: Book, month: Month, provider: str, *kinds: OutcomeKind) -> Answer:
    told = zip(orders(book, month, provider), kinds, strict=True)
    text = "\n".join([str(month), *(f"{reference};{kind}" for reference, kind in told)])
    return Answer(f"{provider.partition('.')[0]}-answer.txt", text.encode())


def _terms_of(month: Month) -> PlanTerms:
    return attrs.evolve(TERMS, pay_day=month.first_day)


def _begin(_: Book) -> None:
    """Opening a book that is not there begins it."""


def _open(book: Book) -> None:
    book.open_month(JULY, act("lap", 1), base=BEFORE, sources=("a" * 64,))


def _apply(book: Book) -> None:
    book.apply(JULY, [Addition(NEW, JULY)], act("lap", 2), sources=("b" * 64,))


def _check(book: Book) -> None:
    book.check(JULY, act("lap", 3), pay_day=_terms_of(JULY).pay_day)


def _plan(book: Book) -> None:
    book.plan(JULY, _terms_of(JULY), act("lap", 4))


def _render(book: Book) -> None:
    book.render(JULY, act("lap", 5))


def _approve(book: Book) -> None:
    for file in files(book, JULY):
        book.approve(JULY, file.sha256, act("duyet", 6))


def _sent(book: Book) -> None:
    for file in files(book, JULY):
        book.sent(JULY, file.sha256, act("gui", 7))


def _recall(book: Book) -> None:
    reference, *_ = orders(book, JULY, "home.lines")
    book.recall(Reference(reference), act("lap", 8), reason="mistake")


def _results(book: Book) -> None:
    post = answer(book, JULY, "post.lines", OutcomeKind.PAID, OutcomeKind.REFUSED)
    home = answer(book, JULY, "home.lines", OutcomeKind.UNKNOWN)
    book.results(JULY, [post, home], act("lap", 9))


def _record(book: Book) -> None:
    reference, *_ = orders(book, JULY, "home.lines")
    book.record_evidence(
        Reference(reference),
        OutcomeKind.RETURNED,
        act("lap", 10),
        ground="enquiry",
        document=_DOCUMENT,
    )


def _confirm(book: Book) -> None:
    reference, *_ = orders(book, JULY, "home.lines")
    book.approve_evidence(Reference(reference), act("duyet", 11))


def _settle(book: Book) -> None:
    book.settle(JULY, act("lap", 12))


def _close(book: Book) -> None:
    book.close_month(JULY, act("lap", 13))


def _next_month(book: Book) -> None:
    book.open_month(AUGUST, act("lap", 14))


def _next_change(book: Book) -> None:
    book.apply(AUGUST, [Addition(LATE, AUGUST)], act("lap", 15))


def _next_plan(book: Book) -> None:
    book.plan(AUGUST, _terms_of(AUGUST), act("lap", 15))


def _next_render(book: Book) -> None:
    book.render(AUGUST, act("lap", 16))


def _void(book: Book) -> None:
    file, *_ = book.refreshed().months[AUGUST].files.values()
    book.void(AUGUST, file.sha256, act("lap", 17), reason="mistake")


def _late_change(book: Book) -> None:
    book.apply(AUGUST, [Addition(LATER, AUGUST)], act("lap", 18))


def _plan_again(book: Book) -> None:
    book.plan(AUGUST, _terms_of(AUGUST), act("lap", 19))


def _render_again(book: Book) -> None:
    book.render(AUGUST, act("lap", 20))


STEPS: Final = (
    Step("begin", _begin),
    Step("open", _open),
    Step("apply", _apply),
    Step("check", _check),
    Step("plan", _plan),
    Step("render", _render),
    Step("approve", _approve),
    Step("sent", _sent),
    Step("recall", _recall),
    Step("results", _results),
    Step("evidence", _record),
    Step("confirm", _confirm),
    Step("settle", _settle),
    Step("close", _close),
    Step("open next", _next_month),
    Step("apply next", _next_change),
    Step("plan next", _next_plan),
    Step("render next", _next_render),
    Step("void", _void),
    Step("apply again", _late_change),
    Step("plan again", _plan_again),
    Step("render again", _render_again),
)
