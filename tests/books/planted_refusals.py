"""What a book refuses or finds of planted people, where the page of errors only tells a story."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final
from unittest import mock

import attrs
from tests.books import answering
from tests.books import planted_book as planted
from tests.books.answering import (
    AUGUST,
    BANK,
    JULY,
    MAKER,
    PAID,
    POST,
    REFUSED,
    TERMS,
    UNCOLLECTED,
    Answering,
    bearing,
    with_rows,
)
from tests.books.planted_book import BASE, BY_AGENT, BY_BANK, CHECKER, opened, ordered
from tests.canaries import CANARIES
from tests.unit.adapters.hostile import adapter_text

from ansinh import (
    Addition,
    Adjustment,
    Beneficiary,
    Dong,
    Entry,
    Month,
    OutcomeKind,
    Person,
    PersonName,
    Removal,
    Routes,
)
from ansinh.adapters import Registry
from ansinh.books.book import Book
from ansinh.cycle import Answer

SEPTEMBER: Final = Month(2024, 9)


@contextmanager
def _paid_july(folder: Path, said: OutcomeKind = PAID) -> Iterator[Book]:
    """Give a book in which July is closed, and somebody was told of otherwise than the others."""
    with opened(folder) as book:
        book.open_month(JULY, planted.MAKER, base=BASE)
        ordered(book, JULY)
        planted.finished(book, JULY, {BY_AGENT.beneficiary.case.text: said})
        yield book


def _left(book: Book, line: Entry) -> None:
    """Take somebody off the list in August, and close it."""
    book.open_month(AUGUST, planted.MAKER)
    ordered(book, AUGUST, [Removal(line, AUGUST)])
    planted.finished(book, AUGUST, {line.beneficiary.case.text: OutcomeKind.UNCOLLECTED})


def _owed(folder: Path) -> object:
    with _paid_july(folder, OutcomeKind.UNCOLLECTED) as book:
        _left(book, BY_AGENT)
        return book.erase(BY_AGENT.beneficiary, CHECKER, reason="asked")


def _unanswered(folder: Path) -> object:
    with _paid_july(folder, OutcomeKind.UNKNOWN) as book:
        _left(book, BY_AGENT)
        return book.erase(BY_AGENT.beneficiary, CHECKER, reason="asked")


def _several(folder: Path) -> object:
    """One case without a number, in which somebody else comes after the first."""
    other = Person(PersonName(CANARIES["agent's name"]))
    whose = attrs.evolve(BY_AGENT.beneficiary, person=other)
    with _paid_july(folder) as book:
        _left(book, BY_AGENT)
        book.open_month(SEPTEMBER, planted.MAKER)
        book.apply(
            SEPTEMBER,
            [Addition(attrs.evolve(BY_AGENT, beneficiary=whose), SEPTEMBER)],
            planted.MAKER,
        )
        return book.export(Beneficiary(other, whose.case, whose.commune))


def _conflict(folder: Path) -> object:
    """A planner forgets which references are spent."""
    raised = attrs.evolve(
        BY_BANK, entitlement=attrs.evolve(BY_BANK.entitlement, amount=Dong(5_000_000))
    )
    with ExitStack() as stack:
        book = stack.enter_context(opened(folder))
        book.open_month(JULY, planted.MAKER, base=BASE)
        book.plan(JULY, planted.TERMS, planted.MAKER)
        book.render(JULY, planted.MAKER)
        stack.enter_context(
            mock.patch("ansinh.books.loading.Values.references", return_value=frozenset())
        )
        book.apply(JULY, [Adjustment(BY_BANK, raised, JULY)], planted.MAKER)
        book.plan(JULY, planted.TERMS, planted.MAKER)
        return book.render(JULY, planted.MAKER)


def _twice(folder: Path) -> object:
    with opened(folder) as book:
        book.open_month(JULY, planted.MAKER, base=BASE)
        book.apply(JULY, [Removal(BY_BANK, JULY)], planted.MAKER)
        other = attrs.evolve(BY_BANK, note="")
        return book.apply(JULY, [Adjustment(BY_BANK, other, JULY)], planted.MAKER)


def _unwritable(folder: Path) -> object:
    """Where the folder of the files should be, there is a file."""
    (folder / "files").write_bytes(b"")
    with opened(folder) as book:
        book.open_month(JULY, planted.MAKER, base=BASE)
        book.plan(JULY, planted.TERMS, planted.MAKER)
        return book.render(JULY, planted.MAKER)


def _one_name(folder: Path) -> object:
    """Two providers whose files have one name."""
    registry = Registry()
    for name in ("thu.hong", "thu.hai"):
        module = ModuleType(name)
        exec(adapter_text(name), vars(module))
        registry.register_plugin(module, source=name)
    routes = Routes(any_bank="thu.hong", cash="thu.hai", home="thu.hai")
    with opened(folder, registry=registry) as book:
        book.open_month(JULY, planted.MAKER, base=BASE)
        book.plan(JULY, attrs.evolve(planted.TERMS, routes=routes), planted.MAKER)
        return book.render(JULY, planted.MAKER)


def _settled(folder: Path) -> object:
    office = Answering(folder).sent()
    office.hear(office.answer(BANK, {n: REFUSED if n == 0 else PAID for n in range(4)}))
    office.hear(office.answer(POST, {4: PAID, 5: PAID}))
    late = office.answer(BANK, {0: PAID}, name="vietinbank-muon.csv")
    office.close().sent(AUGUST)
    return office.hear(late, month=AUGUST).findings


def _not_sent(folder: Path) -> object:
    office = Answering(folder).opened()
    office.book.plan(JULY, TERMS, MAKER)
    files = office.book.render(JULY, MAKER).files
    leaked = office.answer(BANK, {0: PAID})
    office.book.void(
        JULY, next(one for one in files if one.provider == BANK).sha256, MAKER, reason="mistake"
    )
    return office.planned_and_sent(JULY).hear(leaked).findings


def _withheld(folder: Path) -> object:
    """The bank's file is out when the post says that it did pay July's sum."""
    office = Answering(folder).sent()
    office.hear(office.answer(BANK, dict.fromkeys(range(4), PAID)))
    office.hear(office.answer(POST, {4: UNCOLLECTED, 5: PAID}))
    late = office.answer(POST, {4: PAID}, name="muon.csv")
    office.close().opened(AUGUST)
    office.book.plan(AUGUST, attrs.evolve(TERMS, pay_day=AUGUST.first_day), MAKER)
    files = office.book.render(AUGUST, MAKER).files
    out = next(file.sha256 for file in files if file.provider == BANK)
    office.book.approve(AUGUST, out, answering.CHECKER)
    office.book.sent(AUGUST, out, MAKER)
    office.hear(late, month=AUGUST)
    office.book.render(AUGUST, MAKER)
    return office.book.prepared(AUGUST).plan


def _other_file(folder: Path) -> object:
    """Under July's title stands an answer to August's file, too."""
    office = Answering(folder).sent()
    office.hear(*office.but_one())
    july = office.answer(BANK, {3: PAID})
    office.close().sent(AUGUST)
    both = with_rows(july, office.answer(BANK, {0: PAID}, month=AUGUST))
    return office.hear(bearing(JULY, both), month=AUGUST).findings


def _other_provider(folder: Path) -> object:
    office = Answering(folder).sent()
    answer = office.answer(POST, {4: PAID})
    own, others = (office.order(number).reference.text.encode() for number in (4, 0))
    return office.hear(Answer(answer.filename, answer.data.replace(own, others))).findings


REFUSALS: Final[dict[str, Callable[[Path], object]]] = {
    "answer-not-sent": _not_sent,
    "answer-other-file": _other_file,
    "answer-other-provider": _other_provider,
    "answer-settled": _settled,
    "delta-twice": _twice,
    "erase-owed": _owed,
    "erase-unanswered": _unanswered,
    "file-name-twice": _one_name,
    "file-unwritable": _unwritable,
    "hold-live": _withheld,
    "person-several": _several,
    "reference-conflict": _conflict,
}
