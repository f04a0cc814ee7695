"""What is paid once: a month's own money, a raise for each list that promised it, one funeral."""

import pytest

from ansinh import Cause, Component, Dong, InstructionLine, Month
from ansinh.canonical import canonical
from ansinh.roll import own_slot, slot_of

JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)


def line(component: Component, cause: Cause, amount: int = 360_000) -> InstructionLine:
    return InstructionLine(component, JUNE, Dong(amount), cause)


REGULAR = line(Component.REGULAR, Cause.ENTITLED)
RAISED = line(Component.ARREARS, Cause.RAISED_LATE)


def test_a_line_that_was_never_carried_is_written_down_as_it_always_was() -> None:
    """Digests of orders that were sent before the line knew where it came from stay the same."""
    assert canonical(REGULAR) == (
        "InstructionLine(s7:regularMonth(i2024;i6;)Dong(i360000;)s8:entitled)"
    )


@pytest.mark.parametrize(
    "became", [cause for cause in Cause if not cause.is_promise], ids=lambda cause: cause.value
)
def test_a_carried_sum_says_why_it_was_promised_however_often_it_is_carried(became: Cause) -> None:
    carried = RAISED.carried(Cause.HELD, JULY).carried(became, AUGUST)
    assert (carried.cause, carried.promised_as, carried.promised_in) == (
        became,
        Cause.RAISED_LATE,
        JULY,
    )
    assert (carried.amount, carried.month_of) == (RAISED.amount, RAISED.month_of)


def test_only_what_can_be_promised_again_says_which_month_promised_it() -> None:
    carried = REGULAR.carried(Cause.RETURNED, JULY)
    assert (carried.promised_as, carried.promised_in) == (Cause.ENTITLED, None)


def test_of_a_sum_from_elsewhere_nobody_says_why_it_was_promised() -> None:
    """It was carried before it came here, and stays what it is."""
    unsaid = line(Component.ARREARS, Cause.RETURNED)
    carried = unsaid.carried(Cause.HELD, JULY)
    assert (carried.origin, carried.promised_as) == (None, Cause.HELD)
    assert slot_of(carried, AUGUST) == slot_of(unsaid, JULY)


@pytest.mark.parametrize("cause", Cause)
def test_a_month_s_own_money_is_one_slot_whatever_came_of_it(cause: Cause) -> None:
    assert slot_of(line(Component.REGULAR, cause), JULY) == own_slot(JUNE)


def test_who_was_added_late_gets_the_month_s_own_money() -> None:
    added = line(Component.ARREARS, Cause.ADDED_LATE)
    assert slot_of(added, JULY) == own_slot(JUNE)
    assert slot_of(added.carried(Cause.MISSING, JULY), AUGUST) == own_slot(JUNE)


@pytest.mark.parametrize("cause", [Cause.RAISED_LATE, Cause.RATE_LATE])
def test_a_second_raise_is_another_sum_and_a_carried_one_is_not(cause: Cause) -> None:
    raised = line(Component.ARREARS, cause)
    assert slot_of(raised, JULY) != slot_of(raised, AUGUST)
    assert slot_of(raised.carried(Cause.REFUSED, JULY), AUGUST) == slot_of(raised, JULY)


def test_a_raise_and_a_standard_decided_late_are_two_sums() -> None:
    other = line(Component.ARREARS, Cause.RATE_LATE)
    assert slot_of(RAISED, JULY) != slot_of(other, JULY)


def test_gifts_are_told_apart_by_their_amounts_and_a_funeral_is_one() -> None:
    one, other = (line(Component.ONE_OFF, Cause.ENTITLED, amount) for amount in (1, 2))
    assert slot_of(one, JULY) != slot_of(other, JULY)
    assert slot_of(line(Component.FUNERAL, Cause.ENTITLED), JULY) == ("funeral",)
