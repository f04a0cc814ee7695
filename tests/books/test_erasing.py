"""A person is forgotten, and nothing that was paid is: what stands in the way is said by code."""

import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import attrs
import pytest
from tests.books import planted_book as planted
from tests.books.planted_book import (
    AUGUST,
    BASE,
    BY_AGENT,
    BY_BANK,
    CHECKER,
    JULY,
    KEY,
    MAKER,
    opened,
    ordered,
)
from tests.canaries import CANARIES, heard

from ansinh import Addition, Entitlement, Entry, EntryKey, Month, OutcomeKind, Removal
from ansinh.books import sqlite_file
from ansinh.books.book import Book
from ansinh.books.events import PersonErased
from ansinh.books.opening import open_store
from ansinh.books.store import Item, NewEvent
from ansinh.books.tables import Table
from ansinh.cycle import Answer
from ansinh.errors import BookRefused, Code

SEPTEMBER = Month(2024, 9)
MINE = {
    *("name", "citizen id", "legacy id", "phone", "account", "birth date", "note", "case number"),
    *("category", "category's name", "decision"),
}
"""What is planted of who is erased, and of nobody else."""
OTHERS = (planted.AT_THEIR_HOME, BY_AGENT)


def quiet(line: Entry) -> Entry:
    """Give somebody else's line without what is planted of the person that is erased."""
    return attrs.evolve(line, note="", entitlement=Entitlement(None, line.entitlement.amount))


def added() -> tuple[Addition, ...]:
    """Give July's change, of somebody else."""
    return (Addition(quiet(planted.ADDED), JULY),)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Give a book of a month that is paid to everybody."""
    with opened(tmp_path) as made:
        base = attrs.evolve(BASE, entries=(BY_BANK, *map(quiet, OTHERS)))
        made.open_month(JULY, MAKER, base=base)
        ordered(made, JULY, added())
        planted.finished(made, JULY)
        yield made


def gone(book: Book, said: dict[str, OutcomeKind] | None = None, line: Entry = BY_BANK) -> None:
    """Take somebody off the list of August, and finish it."""
    book.open_month(AUGUST, MAKER)
    ordered(book, AUGUST, [Removal(line, AUGUST)])
    planted.finished(book, AUGUST, said)


def proven_paid(book: Book, month: Month) -> None:
    """Have it proven that the order of who is erased was paid."""
    orders = book.prepared(month).plan.instructions
    (order,) = [one for one in orders if one.key == BY_BANK.key]
    book.record_evidence(
        order.reference, OutcomeKind.PAID, MAKER, ground="statement", document="ab" * 32
    )
    book.approve_evidence(order.reference, CHECKER)


def refused(book: Book, code: Code, line: Entry = BY_BANK) -> None:
    head = book.head
    with pytest.raises(BookRefused) as error:
        book.erase(line.beneficiary, CHECKER, reason="asked")
    assert error.value.code is code
    assert book.head == head
    assert book.export(line.beneficiary).documents


def said_of(content: bytes) -> set[str]:
    return {found.split(",")[0] for found in heard(content)}


def test_who_is_listed_is_not_erased(book: Book) -> None:
    refused(book, Code.ERASE_LISTED)


def test_who_leaves_a_month_that_is_open_is_not_erased(book: Book) -> None:
    book.open_month(AUGUST, MAKER)
    book.apply(AUGUST, [Removal(BY_BANK, AUGUST)], MAKER)
    refused(book, Code.ERASE_OPEN)


def test_to_whom_money_is_owed_is_not_erased(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        book.open_month(JULY, MAKER, base=BASE)
        ordered(book, JULY, planted.added())
        planted.finished(book, JULY, {BY_AGENT.beneficiary.case.text: OutcomeKind.UNCOLLECTED})
        gone(book, line=BY_AGENT)
        refused(book, Code.ERASE_OWED, BY_AGENT)
        book.open_month(SEPTEMBER, MAKER)
        refused(book, Code.ERASE_OPEN, BY_AGENT)


def test_of_whose_money_nobody_knows_is_not_erased(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        book.open_month(JULY, MAKER, base=BASE)
        ordered(book, JULY, planted.added())
        planted.finished(book, JULY, {CANARIES["case number"]: OutcomeKind.UNKNOWN})
        gone(book)
        refused(book, Code.ERASE_UNANSWERED)


@pytest.mark.parametrize(
    "whom",
    [
        BY_BANK.beneficiary,
        BY_BANK.beneficiary.person.citizen_id,
        BY_BANK.key,
    ],
    ids=["as listed", "by citizen id", "by case"],
)
def test_who_is_gone_is_erased_and_the_money_stays(
    book: Book, tmp_path: Path, whom: EntryKey
) -> None:
    gone(book)
    place = tmp_path / "month.db"
    assert said_of(place.read_bytes()) >= MINE
    money = book.prepared(JULY).plan.total
    count = book.head.count
    receipt = book.erase(whom, CHECKER, reason="asked")
    assert (receipt.repeated, receipt.head.count) == (False, count + 1)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert MINE & said_of(left) == set()
    assert book.erase(BY_BANK.beneficiary, CHECKER, reason="asked").repeated
    with opened(tmp_path) as again:  # and after a restart
        assert BY_BANK.key not in again.roll(JULY).by_key
        told = again.prepared(JULY).plan
        assert told.total.value == money.value - 750_000
        ordered_then = sum(part[5] for part in _bodies(again, "order") if part[7] == str(JULY))
        assert ordered_then == money.value
        assert again.export(BY_BANK.beneficiary).documents == 0


def test_by_the_case_alone_nobody_knows_any_more_who_was_erased(book: Book) -> None:
    """What tied the case to the citizen id was a document."""
    gone(book)
    book.erase(BY_BANK.key, CHECKER, reason="asked")
    with pytest.raises(BookRefused, match="person-unknown"):
        book.export(BY_BANK.key)


def _bodies(book: Book, kind: str) -> list[list[object]]:
    found = []
    for _, _, body, *_ in book.store.rows(Table.ITEM):  # type: ignore[attr-defined] # each store is a shelf
        parts = json.loads(body)
        if parts[0] == kind:
            found.append(parts)
    return found


def test_others_are_paid_as_before(book: Book) -> None:
    gone(book)
    book.erase(BY_BANK.beneficiary, CHECKER, reason="time")
    for month in (JULY, AUGUST):
        assert book.status(month) == book.status(month)
    book.open_month(SEPTEMBER, MAKER)
    ordered(book, SEPTEMBER, [Removal(quiet(planted.AT_THEIR_HOME), SEPTEMBER)])
    planted.finished(book, SEPTEMBER)
    assert book.roll(SEPTEMBER).count == 2


@pytest.mark.parametrize("kind", [OutcomeKind.PAID, OutcomeKind.RETURNED, OutcomeKind.UNKNOWN])
def test_a_closed_month_is_settled_as_it_was(book: Book, tmp_path: Path, kind: OutcomeKind) -> None:
    """Also where what was not paid in it was paid later, so that it was handed on to the next."""
    months = (JULY, AUGUST, SEPTEMBER)
    book.open_month(AUGUST, MAKER)
    ordered(book, AUGUST, ())
    planted.finished(book, AUGUST, {BY_BANK.beneficiary.case.text: kind})
    book.open_month(SEPTEMBER, MAKER)
    ordered(book, SEPTEMBER, ())
    if kind is OutcomeKind.UNKNOWN:
        proven_paid(book, AUGUST)
    planted.finished(book, SEPTEMBER)
    october = SEPTEMBER + 1
    book.open_month(october, MAKER)
    ordered(book, october, [Removal(BY_BANK, october)])
    planted.finished(book, october)
    settled = {month: book.settle(month, MAKER) for month in months}
    assert all(one.whole for one in settled.values())
    told = {month: attrs.evolve(book.status(month), head=None) for month in months}
    book.erase(BY_BANK.beneficiary, CHECKER, reason="asked")
    with opened(tmp_path) as again:
        for month, before in settled.items():
            now = again.settle(month, MAKER)
            assert now.receipt.repeated
            assert (now.lines, now.total) == (before.lines, before.settled.settlement.total)
            assert not now.whole
            assert attrs.evolve(again.status(month), head=None) == told[month]


def test_a_late_return_of_somebody_who_is_erased_is_told_and_hides_nobody(book: Book) -> None:
    """It comes in September, for an order that nobody can look at any more."""
    july = book.prepared(JULY)
    (order,) = [o for o in july.plan.instructions if o.key == BY_BANK.key]
    late = planted.answer_of(book, july, order, OutcomeKind.RETURNED)
    gone(book)
    book.erase(BY_BANK.beneficiary, CHECKER, reason="asked")
    book.open_month(SEPTEMBER, MAKER)
    ordered(book, SEPTEMBER, [Removal(quiet(planted.AT_THEIR_HOME), SEPTEMBER)])
    heard_of = book.results(SEPTEMBER, [late], MAKER)
    assert {found.code for found in heard_of.findings} == {Code.ANSWER_SETTLED}
    planted.finished(book, SEPTEMBER)


def test_a_row_under_a_reference_that_nobody_gave_goes_by_its_account(
    tmp_path: Path,
) -> None:
    """It names an account of the person: it is theirs, though no order of theirs says so."""
    with opened(tmp_path) as book:
        base = attrs.evolve(BASE, entries=(BY_BANK, *map(quiet, OTHERS)))
        book.open_month(JULY, MAKER, base=base)
        ordered(book, JULY, added())
        july = book.prepared(JULY)
        (order,) = [o for o in july.plan.instructions if o.key == BY_BANK.key]
        told = planted.answer_of(book, july, order, OutcomeKind.PAID)
        strange = told.data.replace(order.reference.text.encode(), b"A00000000000000000AZ")
        stray = book.results(JULY, [Answer("la-ket-qua.csv", strange)], MAKER)
        assert [one.code for one in stray.findings] == [Code.ANSWER_UNKNOWN_REFERENCE]
        planted.finished(book, JULY)
        gone(book)
        book.erase(BY_BANK.beneficiary, CHECKER, reason="asked")
        assert MINE & said_of((tmp_path / "month.db").read_bytes()) == set()
        assert book.audit().sound


def test_the_audit_passes_before_and_after(book: Book) -> None:
    gone(book)
    anchor = book.head
    before = book.audit()
    book.erase(BY_BANK.beneficiary, CHECKER, reason="asked")
    after = book.audit(anchor=anchor)
    assert (before.sound, after.sound) == (True, True)
    assert after.erased == before.documents - after.documents > 0
    assert heard(repr(after) + str(after)) == []


def test_who_is_entered_again_is_not_paid_again(book: Book) -> None:
    """The keys stay: July was paid, whoever asks for it."""
    gone(book)
    book.erase(BY_BANK.beneficiary, CHECKER, reason="mistake")
    book.open_month(SEPTEMBER, MAKER)
    back = Addition(BY_BANK, JULY)
    book.apply(SEPTEMBER, [back], MAKER)
    planned = book.plan(SEPTEMBER, planted.terms_of(SEPTEMBER), MAKER)
    plan = planned.prepared.plan
    months = {line.month_of for o in plan.instructions if o.key == BY_BANK.key for line in o.lines}
    assert JULY not in months
    assert SEPTEMBER in months
    assert Code.HOLD_LIVE in {hold.code for hold in plan.holds if hold.key == BY_BANK.key}


def test_an_erasure_is_an_event_that_names_nobody(book: Book) -> None:
    gone(book)
    book.erase(BY_BANK.beneficiary, CHECKER, reason="ordered")
    (event,) = [e for e in book.store.events() if e.kind == PersonErased.kind]
    assert heard(event.body) == []
    assert '"reason":"ordered"' in event.body


NOT_ZEROED = tuple(
    "PRAGMA secure_delete = OFF" if "secure_delete" in setting else setting
    for setting in sqlite_file._SETTINGS
)


def test_a_file_that_keeps_what_was_erased_is_noticed(tmp_path: Path) -> None:
    """The proof above can fail: without zeros what was erased can still be read from the disk."""
    with mock.patch.object(sqlite_file, "_SETTINGS", NOT_ZEROED), opened(tmp_path) as book:
        base = attrs.evolve(BASE, entries=(BY_BANK, *map(quiet, OTHERS)))
        book.open_month(JULY, MAKER, base=base)
        ordered(book, JULY, added())
        planted.finished(book, JULY)
        gone(book)
        book.erase(BY_BANK.beneficiary, CHECKER, reason="asked")
    assert said_of((tmp_path / "month.db").read_bytes()) & MINE


@pytest.mark.parametrize("longest", [10, 300, 2_000, 9_000])
def test_of_many_nobody_who_was_erased_is_left_on_any_page(tmp_path: Path, longest: int) -> None:
    """Pages are split as a book grows, and long documents go on elsewhere: no copy stays behind."""
    place = tmp_path / "month.db"
    by_chance = random.Random(longest)
    people = [f"{number:064x}" for number in range(200)]
    with closing(open_store(f"sqlite:///{place}", salt_key=KEY)) as store:
        for seq in range(3):
            by_chance.shuffle(people)
            items = [
                Item('["entry"]', one, _document(one, by_chance.randrange(longest)))
                for one in people
            ]
            with store.writing(store.head()) as writing:
                writing.append(NewEvent("month-opened", "2024-07", f'{{"seq":{seq}}}', items))
        for one in people[:70]:
            with store.writing(store.head()) as writing:
                writing.append(NewEvent("person-erased", "", f'{{"person":"{one}"}}', ()))
                assert writing.erase(one) == 3
    left = place.read_bytes()
    assert [one for one in people[:70] if _marked(one) in left] == []
    assert all(_marked(one) in left for one in people[70:])


def _document(person: str, length: int) -> str:
    return f'{{"name":"{_marked(person).decode()}","note":"{"y" * length}"}}'


def _marked(person: str) -> bytes:
    return f"Mẫu {int(person, 16):05} Thử".encode()


@pytest.mark.parametrize("reason", ["", "because", CANARIES["name"]])
def test_a_reason_is_one_of_four_words(book: Book, reason: str) -> None:
    gone(book)
    with pytest.raises(BookRefused, match="erase-reason"):
        book.erase(BY_BANK.beneficiary, CHECKER, reason=reason)


def test_nobody_is_erased_who_is_not_there(book: Book) -> None:
    with pytest.raises(BookRefused, match="person-unknown"):
        book.erase(EntryKey("BTXH", "KHONG-CO"), CHECKER, reason="asked")
    with pytest.raises(BookRefused, match="person-unknown"):
        book.export(EntryKey("BTXH", "KHONG-CO"))
