"""A sum that is handed over twice was once paid twice; now the second one is held."""

from datetime import date

import attrs
from tests.unit.checks.test_checks import entry

from ansinh import (
    Agency,
    CashPoint,
    Cause,
    Code,
    Component,
    Dong,
    InstructionLine,
    Month,
    Owed,
    PlanTerms,
    Roll,
    Routes,
    plan,
)

JULY = Month(2024, 7)
TERMS = PlanTerms(
    agency=Agency("THU", "Cơ quan thí dụ", b"a key of sixteen bytes or more"),
    pay_day=date(2024, 7, 5),
    routes=Routes(cash="post"),
)
LINE = entry(1, channel=CashPoint())
JUNE_SUM = Owed(
    LINE.programme,
    LINE.beneficiary,
    InstructionLine(Component.REGULAR, Month(2024, 6), Dong(540_000), Cause.UNCOLLECTED),
)


def test_the_second_is_held() -> None:
    """Nobody is paid twice, and no sum is lost."""
    month = plan(Roll(JULY, [LINE]), TERMS, owed=[JUNE_SUM, JUNE_SUM])
    assert month.total == LINE.amount + JUNE_SUM.amount
    assert [(hold.code, hold.amount) for hold in month.holds] == [
        (Code.HOLD_TWICE, JUNE_SUM.amount)
    ]


def test_the_month_s_own_sum_is_not_paid_beside_itself() -> None:
    """What is carried over is of another month; July's own is on July's roll."""
    own = attrs.evolve(JUNE_SUM, line=attrs.evolve(JUNE_SUM.line, month_of=JULY))
    month = plan(Roll(JULY, [LINE]), TERMS, owed=[own])
    assert month.total == LINE.amount
    assert [hold.code for hold in month.holds] == [Code.HOLD_TWICE]


def test_another_amount_or_cause_makes_no_second_sum() -> None:
    """What the list states as unpaid is what was carried over: June is owed once."""
    listed = InstructionLine(Component.REGULAR, Month(2024, 6), Dong(500_000), Cause.LISTED)
    owed = [JUNE_SUM, attrs.evolve(JUNE_SUM, line=listed)]
    months = [plan(Roll(JULY, [LINE]), TERMS, owed=said) for said in (owed, owed[::-1])]
    assert months[0] == months[1]
    assert len(months[0].instructions[0].earlier) == 1
    assert [hold.code for hold in months[0].holds] == [Code.HOLD_TWICE]


def test_two_raises_of_one_month_are_two_sums_once_they_are_carried() -> None:
    """They were promised in two months; the amount may be the same by chance."""
    raised = InstructionLine(Component.ARREARS, Month(2024, 4), Dong(90_000), Cause.RAISED_LATE)
    owed = [
        attrs.evolve(JUNE_SUM, line=raised.carried(Cause.UNCOLLECTED, promised))
        for promised in (Month(2024, 5), Month(2024, 6))
    ]
    month = plan(Roll(JULY, [LINE]), TERMS, owed=owed)
    assert month.total == LINE.amount + Dong(180_000)
    assert not month.holds
