"""What people look at says what the values say, for all rolls and all months."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from tests.lists import in_dong

from ansinh import (
    Authorization,
    BirthDate,
    CashPoint,
    Commune,
    DaySpan,
    Dong,
    Entry,
    EWallet,
    HomeDelivery,
    Person,
    Roll,
    difference,
    total_of,
)
from ansinh.boundary import read_roll
from ansinh.errors import InvalidRoll
from ansinh.formats import read_sheets
from ansinh.reports import Office, roll_workbook, settlement_workbook, treasury_workbook
from ansinh.reports.sayable import sayable
from ansinh.testing.strategies import Answered, answered_months, rolls

OFFICE = Office(name="Phòng Lao động - Thương binh và Xã hội")
TERM = DaySpan(date(2024, 2, 29), date(2024, 7, 5))
WORKBOOKS = settings(max_examples=25)


def as_lists_have_it(entry: Entry) -> Entry:
    """Take out what no list has a column for, as if the line had been read from one."""
    beneficiary, entitlement = entry.beneficiary, entry.entitlement
    person = attrs.evolve(
        beneficiary.person,
        died_on=None,
        birth=beneficiary.person.birth or BirthDate(1950),
        legacy_id=None if beneficiary.person.citizen_id else beneficiary.person.legacy_id,
    )
    papers = tuple(
        attrs.evolve(
            paper,
            span=TERM if isinstance(paper, Authorization) else paper.span,
            representative=Person(
                paper.representative.name, citizen_id=paper.representative.citizen_id
            ),
            document=paper.document and attrs.evolve(paper.document, issued_on=None, issued_by=""),
        )
        for paper in entry.papers[:1]
    )
    category = entitlement.category and attrs.evolve(entitlement.category, citation=None)
    decision = entitlement.decision and attrs.evolve(entitlement.decision, issued_by="")
    channel = entry.channel
    if channel == HomeDelivery():
        channel = HomeDelivery(beneficiary.hamlet)
    elif isinstance(channel, EWallet):
        channel = CashPoint()
    return attrs.evolve(
        entry,
        beneficiary=attrs.evolve(
            beneficiary, person=person, commune=Commune(beneficiary.commune.name)
        ),
        entitlement=attrs.evolve(
            entitlement,
            category=category,
            decision=decision,
            amount=in_dong(entitlement.amount),
        ),
        channel=channel,
        papers=papers,
    )


def each_person_once(entries: list[Entry]) -> list[Entry]:
    """Keep one line of a person in a programme: a list with more is refused when it is read."""
    kept: dict[tuple[str, object], Entry] = {}
    for entry in entries:
        person = entry.beneficiary.person
        kept.setdefault((entry.programme.code, person.citizen_id or person.legacy_id), entry)
    return list(kept.values())


@WORKBOOKS
@given(roll=rolls())
def test_a_pay_list_reads_back_as_its_roll(roll: Roll) -> None:
    """The next month starts from this file: it must be the roll, to the last letter."""
    lines = [line for entry in roll.entries if sayable(line := as_lists_have_it(entry))]
    said = Roll(roll.month, each_person_once(lines))
    if not said.entries:
        return
    back = read_roll(roll_workbook(said, office=OFFICE), source="roll.xlsx")
    assert back.roll == said
    assert back.roll.digest == said.digest


@WORKBOOKS
@given(roll=rolls(min_size=1))
def test_what_no_column_can_say_is_refused(roll: Roll) -> None:
    """Nothing is left out in silence: every line is said, or the list is not written."""
    if all(sayable(entry) for entry in roll.entries):
        assert roll_workbook(roll, office=OFFICE)
        return
    with pytest.raises(InvalidRoll) as refused:
        roll_workbook(roll, office=OFFICE)
    assert refused.value.details["count"] == sum(not sayable(entry) for entry in roll.entries)


@WORKBOOKS
@given(month=answered_months())
def test_every_line_of_a_settlement_shows_its_equation(month: Answered) -> None:
    content = settlement_workbook(month.settlement, month.plan, month.reconciliation, office=OFFICE)
    sheets = {sheet.name: sheet for sheet in read_sheets(content, "settlement.xlsx")}
    shown = [
        row[2:10]
        for row in sheets["Quyết toán"].rows
        if len(row) >= 10 and all(type(cell) is int for cell in row[2:10])
    ]
    assert len(shown) == len(month.settlement.lines) + 1
    for entitled, carried_in, returned, came, paid, cancelled, carried_out, went in shown:
        assert entitled + carried_in + returned == came == went == paid + cancelled + carried_out
    assert shown[-1][6] == month.settlement.total.carried_out.value


@WORKBOOKS
@given(month=answered_months())
def test_the_lists_behind_a_settlement_have_every_sum(month: Answered) -> None:
    content = settlement_workbook(month.settlement, month.plan, month.reconciliation, office=OFFICE)
    sheets = {sheet.name: sheet for sheet in read_sheets(content, "settlement.xlsx")}
    for name, amounts in {
        "Chưa chi - chuyển tháng sau": [owed.amount for owed in month.settlement.carried_out],
        "Tạm giữ": [line.amount for hold in month.plan.holds for line in hold.lines],
        "Hủy chi": [item.amount for item in month.plan.cancellations],
    }.items():
        listed = [
            Dong(row[7])
            for row in sheets[name].rows
            if len(row) > 7 and type(row[0]) is int and type(row[7]) is int
        ]
        assert total_of(listed) == total_of(amounts)


@WORKBOOKS
@given(before=rolls(), after=rolls())
def test_the_changes_of_a_month_add_up_on_paper(before: Roll, after: Roll) -> None:
    """Last month + joined - left ± changed = this month, in people and in đồng, in every row."""
    delta = difference(before, after)
    content = treasury_workbook(after, before=before, delta=delta, office=OFFICE)
    sheets = {sheet.name: sheet for sheet in read_sheets(content, "treasury.xlsx")}
    rows = [
        row[2:12]
        for row in sheets["Biến động"].rows
        if len(row) >= 12 and all(type(cell) is int for cell in row[2:12])
    ]
    for had, had_dong, joined, joined_dong, left, left_dong, _, changed, have, have_dong in rows:
        assert had + joined - left == have
        assert had_dong + joined_dong - left_dong + changed == have_dong
    assert tuple(rows[-1][8:]) == (after.count, after.total.value)
    assert tuple(rows[-1][:2]) == (before.count, before.total.value)
