"""One person under other numbers from month to month: what was paid is paid, over all of them."""

from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    JULY,
    JUNE,
    KEY,
    PAID,
    POST,
    Answering,
    base,
    entry,
)

from ansinh import MERIT, Code, LegacyIdNumber, Month, PersonName
from ansinh.adapters import default_registry
from ansinh.books.book import Book
from ansinh.books.tables import Table
from ansinh.cycle import Answer
from ansinh.people import BirthDate, CaseNumber
from ansinh.roll import Addition, Adjustment, Change, Entry, Removal, RemovalReason, Roll
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer

SEPTEMBER, OCTOBER = AUGUST + 1, AUGUST + 2
WHO, ANOTHER = 1, 2
OLD = LegacyIdNumber("000000777")


def known_as(line: Entry, case: str = "", **parts: object) -> Entry:
    """Give a line under other numbers: fields of the person, and another case perhaps."""
    person = attrs.evolve(line.beneficiary.person, **parts)
    number = CaseNumber(case) if case else line.beneficiary.case
    whose = attrs.evolve(line.beneficiary, person=person, case=number)
    return attrs.evolve(line, beneficiary=whose)


WITH_ID = entry(WHO)
ELSEWHERE = known_as(WITH_ID, "PT-0001")
BY_CASE = known_as(WITH_ID, citizen_id=None)
BY_OLD_NUMBER = known_as(WITH_ID, citizen_id=None, legacy_id=OLD)
MOVED = Removal(WITH_ID, SEPTEMBER, RemovalReason.MOVED_OUT)

_ANSWERED = {BANK: bank_answer, POST: post_office_answer}


@pytest.fixture(params=["memory:", "sqlite"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Answering:
    """An office that has sent nothing yet."""
    url = request.param if request.param == "memory:" else f"sqlite:///{tmp_path / 'so.db'}"
    return Answering(tmp_path / "tep", url)


def month_of(office: Answering, month: Month, *changes: Change, first: Entry | None = None) -> None:
    """Go through a month in which everybody is paid who has an order."""
    others = [line for line in base().entries if first is None or line.key != first.key]
    roll = Roll(JUNE, [*others, *([first] if first else [])])
    office.sent(month, changes=changes, roll=roll)
    plan = office.book.prepared(month).plan
    everybody = {order.reference.text: PAID for order in plan.instructions}
    for n, file in enumerate(office.book.prepared(month).files):
        provider = file.batch.provider
        data = _ANSWERED[provider](file.file, everybody)
        office.hear(Answer(f"{provider.partition('.')[0]}-{month}-{n}.xlsx", data), month=month)
    office.close(month)
    if not office.url.startswith("memory"):  # another program goes on
        office.book.close()
        office.book = Book.open(
            office.url, key=KEY, files=office.folder, registry=default_registry()
        )


def held(office: Answering, month: Month) -> list[tuple[Code, Month]]:
    """Say which sums a month held, and why."""
    holds = office.book.prepared(month).plan.holds
    return sorted((hold.code, line.month_of) for hold in holds for line in hold.lines)


def ordered(office: Answering, month: Month, case: str) -> set[Month]:
    """Say for which months a case has money in a month's orders."""
    orders = office.book.prepared(month).plan.instructions
    return {
        line.month_of
        for order in orders
        if order.beneficiary.case.text == case
        for line in order.lines
    }


@pytest.mark.parametrize("first", [BY_CASE, BY_OLD_NUMBER], ids=["case", "old-number"])
def test_what_was_paid_under_other_numbers_two_changes_ago_is_held(
    office: Answering, first: Entry
) -> None:
    """July by the case, August with the citizen id, September under another case, from July on."""
    month_of(office, JULY, first=first)
    month_of(office, AUGUST, Adjustment(first, WITH_ID, AUGUST))
    month_of(office, SEPTEMBER, MOVED, Addition(ELSEWHERE, JULY))
    assert ordered(office, SEPTEMBER, "PT-0001") == {SEPTEMBER}
    assert held(office, SEPTEMBER) == [(Code.HOLD_LIVE, JULY), (Code.HOLD_LIVE, AUGUST)]
    assert office.book.audit().sound


def test_another_programmes_list_may_be_what_links_two_numbers(office: Answering) -> None:
    """Only the list of people with merit has both; what it pays itself is another thing."""
    both = attrs.evolve(known_as(WITH_ID, "NC-0001", legacy_id=OLD), programme=MERIT)
    month_of(office, JULY, Addition(both, JULY), first=BY_OLD_NUMBER)
    gone = Removal(BY_OLD_NUMBER, AUGUST, RemovalReason.MOVED_OUT)
    month_of(office, AUGUST, gone, Addition(ELSEWHERE, JULY))
    assert ordered(office, AUGUST, "PT-0001") == {AUGUST}
    assert ordered(office, AUGUST, "NC-0001") == {AUGUST}
    assert held(office, AUGUST) == [(Code.HOLD_LIVE, JULY)]


def test_it_is_held_though_the_documents_were_erased_meanwhile(office: Answering) -> None:
    """Who asks to be forgotten and comes back is not paid again what the case was paid."""
    month_of(office, JULY, first=BY_CASE)
    month_of(office, AUGUST, Adjustment(BY_CASE, WITH_ID, AUGUST))
    month_of(office, SEPTEMBER, MOVED)
    office.book.erase(WITH_ID.beneficiary, CHECKER, reason="asked")
    month_of(office, OCTOBER, Addition(ELSEWHERE, JULY))
    assert ordered(office, OCTOBER, "PT-0001") == {SEPTEMBER, OCTOBER}
    assert held(office, OCTOBER) == [(Code.HOLD_LIVE, JULY), (Code.HOLD_LIVE, AUGUST)]
    report = office.book.audit()
    assert report.sound
    assert report.erased
    events = [row[3] for row in office.book.store.rows(Table.EVENT)]
    items = [row[2] for row in office.book.store.rows(Table.ITEM)]
    assert not [text for text in (*events, *items) if "TH-0001" in str(text)]


def test_a_number_that_was_a_mistake_holds_nothing_of_the_months_after_it(
    office: Answering,
) -> None:
    """July's list had somebody else's id; August's has the right one, and both are paid again."""
    theirs = entry(ANOTHER).beneficiary.person.citizen_id
    wrong = known_as(WITH_ID, citizen_id=theirs)
    month_of(office, JULY, first=wrong)
    assert held(office, JULY) == [(Code.HOLD_LIVE, JULY)]
    month_of(office, AUGUST, Adjustment(wrong, WITH_ID, AUGUST))
    assert ordered(office, AUGUST, "TH-0001") >= {AUGUST}
    assert ordered(office, AUGUST, "TH-0002") >= {AUGUST}


def test_who_gets_a_case_that_another_had_is_not_that_person(office: Answering) -> None:
    """The first has moved, the second has the number now: they are two, and both are paid."""
    month_of(office, JULY)
    month_of(office, AUGUST, Removal(WITH_ID, AUGUST), Addition(ELSEWHERE, AUGUST))
    second = known_as(
        WITH_ID, name=PersonName("Bùi Văn Khác"), birth=BirthDate(1950), citizen_id=None
    )
    second = attrs.evolve(second, channel=entry(5).channel)
    month_of(office, SEPTEMBER, Addition(second, AUGUST))
    assert held(office, SEPTEMBER) == []
    assert ordered(office, SEPTEMBER, "TH-0001") == {AUGUST, SEPTEMBER}
    assert ordered(office, SEPTEMBER, "PT-0001") == {SEPTEMBER}
