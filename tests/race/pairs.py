"""What two programs do at once, each in another person's name."""

from collections.abc import Callable
from typing import Final

import attrs
from tests.crash.office import AUGUST, STEPS, act, answer, orders
from tests.crash.people import BEFORE, LATE, NEW
from tests.unit.test_cycle import JULY, TERMS

from ansinh.books.book import Book
from ansinh.payment import OutcomeKind, Reference
from ansinh.roll import Addition, Entry

Doing = Callable[[Book], object]


@attrs.frozen
class Pair:
    """Two doings that meet `after` a step of the office; before `begin` nothing is there."""

    after: str
    one: Doing
    other: Doing


def _nothing(_: Book) -> None:
    """Opening the book is all: it is begun, or recovered."""


def _open(who: str) -> Doing:
    return lambda book: book.open_month(JULY, act(who, 30), base=BEFORE)


def _join(who: str, line: Entry = NEW) -> Doing:
    return lambda book: book.apply(JULY, [Addition(line, JULY)], act(who, 31))


def _plan(who: str, day: int = 5) -> Doing:
    terms = attrs.evolve(TERMS, pay_day=TERMS.pay_day.replace(day=day))
    return lambda book: book.plan(JULY, terms, act(who, 32))


def _render(who: str) -> Doing:
    return lambda book: book.render(JULY, act(who, 33))


def _approve(who: str) -> Doing:
    return lambda book: book.approve(JULY, _first_file(book), act(who, 34))


def _sent(who: str) -> Doing:
    return lambda book: book.sent(JULY, _first_file(book), act(who, 35))


def _void(who: str) -> Doing:
    return lambda book: book.void(JULY, _first_file(book), act(who, 36), reason="mistake")


def _first_file(book: Book) -> str:
    """Give the digest of the month's first file, whatever has become of it."""
    return next(iter(book.refreshed().months[JULY].files))


def _hear(who: str, provider: str, *kinds: OutcomeKind) -> Doing:
    return lambda book: book.results(JULY, [answer(book, JULY, provider, *kinds)], act(who, 37))


def _recall(who: str) -> Doing:
    def recall(book: Book) -> None:
        reference, *_ = orders(book, JULY, "home.lines")
        book.recall(Reference(reference), act(who, 38), reason="mistake")

    return recall


def _record(who: str, kind: OutcomeKind) -> Doing:
    def record(book: Book) -> None:
        reference, *_ = orders(book, JULY, "home.lines")
        book.record_evidence(
            Reference(reference), kind, act(who, 39), ground="enquiry", document="e" * 64
        )

    return record


def _confirm(who: str) -> Doing:
    def confirm(book: Book) -> None:
        reference, *_ = orders(book, JULY, "home.lines")
        book.approve_evidence(Reference(reference), act(who, 40))

    return confirm


def _settle(who: str) -> Doing:
    return lambda book: book.settle(JULY, act(who, 41))


def _close(who: str) -> Doing:
    return lambda book: book.close_month(JULY, act(who, 42))


def _next(who: str) -> Doing:
    return lambda book: book.open_month(AUGUST, act(who, 43))


_POST: Final = ("post.lines", OutcomeKind.PAID, OutcomeKind.REFUSED)
_HOME: Final = ("home.lines", OutcomeKind.UNKNOWN)
_LATE: Final = ("home.lines", OutcomeKind.PAID)

PAIRS: Final = {
    "begin": Pair("", _nothing, _nothing),
    "open": Pair("begin", _open("lap"), _open("soan")),
    "apply": Pair("open", _join("lap"), _join("soan", LATE)),
    "apply the same": Pair("open", _join("lap"), _join("soan")),
    "plan": Pair("apply", _plan("lap"), _plan("soan", 8)),
    "plan, apply": Pair("apply", _plan("lap"), _join("soan", LATE)),
    "render": Pair("plan", _render("lap"), _render("soan")),
    "render, apply": Pair("plan", _render("lap"), _join("soan", LATE)),
    "render, plan": Pair("plan", _render("lap"), _plan("soan", 8)),
    "render, recover": Pair("plan", _render("lap"), _nothing),
    "approve": Pair("render", _approve("duyet"), _approve("kiem")),
    "approve, void": Pair("render", _approve("duyet"), _void("soan")),
    "sent": Pair("approve", _sent("gui"), _sent("dua")),
    "sent, void": Pair("approve", _sent("gui"), _void("soan")),
    "sent, apply": Pair("approve", _sent("gui"), _join("soan", LATE)),
    "results": Pair("sent", _hear("lap", *_POST), _hear("soan", *_HOME)),
    "results, the same": Pair("sent", _hear("lap", *_POST), _hear("soan", *_POST)),
    "results, recall": Pair("sent", _hear("lap", *_HOME), _recall("soan")),
    "results, settle": Pair("sent", _hear("lap", *_POST), _settle("soan")),
    "evidence": Pair(
        "results", _record("lap", OutcomeKind.PAID), _record("soan", OutcomeKind.RETURNED)
    ),
    "confirm": Pair("evidence", _confirm("duyet"), _confirm("kiem")),
    "settle": Pair("confirm", _settle("lap"), _settle("soan")),
    "close, results": Pair("settle", _close("lap"), _hear("soan", *_LATE)),
    "close": Pair("settle", _close("lap"), _close("soan")),
    "open next": Pair("close", _next("lap"), _next("soan")),
}

ORDER: Final = ("", *(step.name for step in STEPS))
"""The states that pairs meet in, in the order in which they come about."""

SOME: Final = ("plan", "plan, apply", "render", "render, apply", "sent", "results", "settle")
"""Those that `make test` lets meet."""
