"""`slot_of`: what a sum is paid for, so that it is paid once."""

from typing import Final

from ansinh.months import Month
from ansinh.roll.line import Cause, Component, InstructionLine

_OWN: Final = "own"


def own_slot(month: Month) -> tuple[str, ...]:
    """Give the slot of a month's own money."""
    return _OWN, str(month)


def slot_of(line: InstructionLine, month: Month) -> tuple[str, ...]:
    """Give what a person can be paid only once (khoản chỉ chi một lần), `month` being the list's.

    A month's own money is one slot, whether its own list promised it or a later one that added
    somebody late. What a late raise or a standard decided late adds to a month has a slot for each
    list that promised it, since a second raise is lawful; arrears of which nobody says why have
    one. Gifts of a month are told apart by their amounts, as `gifts_for` does, and there is one
    funeral. Whose it is, and of which programme, is not in it.

    >>> from ansinh.money import Dong
    >>> slot_of(
    ...     InstructionLine(Component.REGULAR, Month(2024, 7), Dong(500_000), Cause.ENTITLED),
    ...     Month(2024, 7),
    ... )
    ('own', '2024-07')
    """
    match line.component:
        case Component.REGULAR:
            return own_slot(line.month_of)
        case Component.ARREARS:
            return _arrears(line, month)
        case Component.ONE_OFF:
            return line.component.value, str(line.month_of), str(line.amount.value)
        case Component.FUNERAL:
            return (line.component.value,)


def _arrears(line: InstructionLine, month: Month) -> tuple[str, ...]:
    promised = line.promised_as
    if promised is Cause.ADDED_LATE:
        return own_slot(line.month_of)
    if promised.repeatable:
        return promised.value, str(line.month_of), str(line.promised_in or month)
    return line.component.value, str(line.month_of)
