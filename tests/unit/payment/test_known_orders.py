"""What was ordered before is held, sum by sum; and a name that was given names nothing else."""

from typing import Any

import pytest
from tests.unit.payment.conftest import Make

from ansinh import (
    Cause,
    Component,
    Document,
    Dong,
    FuneralOrganiser,
    InstructionLine,
    Month,
    Owed,
    PaymentPlan,
    Roll,
    plan,
)
from ansinh.errors import Code
from ansinh.payment import KnownOrders, reference_for

JUNE, JULY = Month(2024, 6), Month(2024, 7)


@pytest.fixture
def june_money(make: Make) -> Owed:
    line = make.entry()
    sum_ = InstructionLine(Component.REGULAR, JUNE, Dong(360_000), Cause.UNCOLLECTED)
    return Owed(line.programme, line.beneficiary, sum_)


def planned(make: Make, owed: tuple[Owed, ...] = (), **known: Any) -> PaymentPlan:
    return plan(Roll(JULY, [make.entry()]), make.terms(), owed=owed, known=KnownOrders(**known))


def test_a_sum_that_is_ordered_is_held_and_the_rest_is_paid(make: Make, june_money: Owed) -> None:
    """June may have been paid; July is not to wait for it."""
    made = planned(make, (june_money,), live={(june_money.key, june_money.line)})
    (hold,), (order,) = made.holds, made.instructions
    assert (hold.code, hold.lines) == (Code.HOLD_LIVE, (june_money.line,))
    assert [line.month_of for line in order.lines] == [JULY]
    assert made.total + made.held == make.entry().amount + june_money.amount


def test_where_all_of_a_line_is_ordered_it_is_in_one_hold(make: Make) -> None:
    (order,) = planned(make).instructions
    made = planned(make, live={(order.key, line) for line in order.lines})
    (hold,) = made.holds
    assert (hold.code, hold.lines, made.instructions) == (Code.HOLD_LIVE, order.lines, ())


def test_what_is_ordered_of_others_is_nobody_elses(make: Make, june_money: Owed) -> None:
    other = (june_money.key._replace(case="9999"), june_money.line)
    assert planned(make, (june_money,), live={other}) == planned(make, (june_money,))


def test_a_funeral_that_is_ordered_is_held(make: Make) -> None:
    line = make.entry()
    funeral = InstructionLine(Component.FUNERAL, JULY, Dong(10_000_000), Cause.ENTITLED)
    owed = Owed(line.programme, line.beneficiary, funeral)
    organiser = FuneralOrganiser(
        line.beneficiary, make.person, line.channel, Document("12/QĐ-UBND")
    )
    terms = make.terms(organisers=(organiser,))
    known = KnownOrders(live={(owed.key, funeral)})
    made = plan(Roll(JULY, ()), terms, owed=(owed,), known=known)
    assert [(hold.code, hold.lines) for hold in made.holds] == [(Code.HOLD_LIVE, (funeral,))]
    assert made.instructions == ()


def test_a_spent_reference_is_never_given_again(make: Make) -> None:
    """A payment takes the next of its own, and says which attempt it is."""
    agency = make.terms().agency
    (first,) = planned(make).instructions
    (second,) = planned(make, spent={first.reference}).instructions
    (third,) = planned(make, spent={first.reference, second.reference}).instructions
    assert [order.attempt for order in (first, second, third)] == [1, 2, 3]
    assert [order.reference for order in (first, second, third)] == [
        reference_for(agency, first.key, JULY, attempt) for attempt in (1, 2, 3)
    ]
    assert second.lines == first.lines


def test_only_the_payment_whose_name_is_spent_takes_another(make: Make) -> None:
    roll = Roll(JULY, [make.entry("0001"), make.entry("0002")])
    one, other = plan(roll, make.terms()).instructions
    known = KnownOrders(spent={one.reference})
    again = {order.key: order for order in plan(roll, make.terms(), known=known).instructions}
    assert again[one.key].attempt == 2
    assert again[other.key] == other
