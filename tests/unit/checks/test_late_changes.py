"""What comes late and is not reckoned by itself is found, so that somebody decides."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from tests.unit.checks.test_checks import entry
from tests.unit.checks.test_last_month import TERMS

from ansinh import (
    MERIT,
    Addition,
    Adjustment,
    CashPoint,
    Code,
    Document,
    Dong,
    Entitlement,
    Entry,
    FuneralOrganiser,
    InstructionLine,
    ListedMonth,
    Month,
    MonthlyDelta,
    Owed,
    PlanTerms,
    Removal,
    Roll,
    plan,
)
from ansinh.checks import merit_arrears_in_month, rates_late, unlike_last_payment
from ansinh.payment import Cause, Component

JULY = Month(2026, 7)
SINCE_IT = date(2026, 10, 1)
MERIT_LINE = attrs.evolve(entry(1), programme=MERIT, entitlement=Entitlement(None, Dong(2_789_000)))
BY_DECISION = attrs.evolve(entry(2), entitlement=Entitlement(None, Dong(700_000)))
UNEXPLAINED = attrs.evolve(entry(3), entitlement=Entitlement(None, Dong(700_000), Fraction(1)))
FOLLOWS = entry(4)


def lists(*entries: Entry) -> list[ListedMonth]:
    return [ListedMonth(Roll(JULY + number, entries)) for number in range(3)]


def test_lines_that_a_late_standard_leaves_alone_are_found_once() -> None:
    found = list(rates_late(lists(MERIT_LINE, BY_DECISION, UNEXPLAINED, FOLLOWS), SINCE_IT))
    assert {one.code for one in found} == {Code.CHECK_RATE_LATE}
    assert sorted(one.key for one in found) == sorted(
        line.key for line in (MERIT_LINE, BY_DECISION, UNEXPLAINED)
    )
    assert {one.citation.instrument for one in found if one.citation} == {
        "321/2026/NĐ-CP",
        "335/2026/NĐ-CP",
    }
    assert "07/2026" in found[0].message.vi


def test_before_the_standard_is_known_there_is_nothing_to_find() -> None:
    assert list(rates_late(lists(MERIT_LINE, BY_DECISION), date(2026, 8, 20))) == []


def test_who_was_adjusted_back_to_the_month_is_decided() -> None:
    raised = attrs.evolve(MERIT_LINE, entitlement=Entitlement(None, Dong(3_012_000)))
    months = lists(MERIT_LINE)
    base = months[-1].roll
    for effective, count in ((JULY, 0), (JULY + 1, 1), (JULY + 3, 1)):
        delta = MonthlyDelta.on(base, JULY + 3, [Adjustment(MERIT_LINE, raised, effective)])
        assert len(list(rates_late(months, SINCE_IT, delta=delta))) == count
        later = [*months, ListedMonth(delta.apply_to(base), delta)]
        assert len(list(rates_late(later, SINCE_IT))) == count


@pytest.mark.parametrize(
    ("signed", "effective", "found"),
    [
        (date(2026, 9, 20), JULY, 0),  # October's list, the month after: in time
        (date(2026, 10, 2), JULY, 1),  # too early
        (date(2026, 7, 20), JULY, 1),  # too late
        (date(2026, 7, 20), JULY + 3, 0),  # no arrears
        (None, JULY, 0),  # nobody says when it was signed
    ],
)
def test_merit_arrears_outside_their_month_are_found(
    signed: date | None, effective: Month, found: int
) -> None:
    decision = Document("09/QĐ", signed)
    for change in (
        Addition(MERIT_LINE, effective, decision=decision),
        Addition(
            attrs.evolve(
                MERIT_LINE, entitlement=Entitlement(None, Dong(2_789_000), decision=decision)
            ),
            effective,
        ),
    ):
        delta = MonthlyDelta.on(Roll(JULY + 2, []), JULY + 3, [change])
        findings = list(merit_arrears_in_month(delta))
        assert [one.code for one in findings] == [Code.CHECK_MERIT_ARREARS_MONTH] * found


def test_who_leaves_merit_or_joins_another_programme_is_not_judged() -> None:
    decision = Document("09/QĐ", date(2026, 10, 2))
    gone = Removal(MERIT_LINE, JULY, decision=decision)
    came = Addition(FOLLOWS, JULY, decision=decision)
    delta = MonthlyDelta.on(Roll(JULY + 2, [MERIT_LINE]), JULY + 3, [gone, came])
    assert list(merit_arrears_in_month(delta)) == []


def test_a_funeral_that_was_paid_is_no_line_that_vanished() -> None:
    """Who died is on no list, and nobody is missed there."""
    line = InstructionLine(Component.FUNERAL, Month(2024, 6), Dong(7_200_000), Cause.ENTITLED)
    owed = Owed(FOLLOWS.programme, FOLLOWS.beneficiary, line)
    person = attrs.evolve(FOLLOWS.beneficiary.person, citizen_id=None)
    who = FuneralOrganiser(FOLLOWS.beneficiary, person, CashPoint(), Document("1/QĐ"))
    terms: PlanTerms = attrs.evolve(TERMS, organisers=(who,))
    month = Roll(Month(2024, 7), [])
    batches = plan(month, terms, owed=[owed]).batches
    assert batches
    assert list(unlike_last_payment(month, batches)) == []
