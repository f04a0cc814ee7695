"""Which month a step is about, and whether it may still be changed."""

from ansinh.books.missing import Missing, lacking
from ansinh.books.state import BookState, MonthState
from ansinh.errors import BookRefused, Code
from ansinh.months import Month


def month_of(state: BookState, month: Month, step: str) -> MonthState:
    """Give a month that the book has.

    Raises:
        BookRefused: ``step-order``: no month was opened yet; ``step-month``: that one was not.
    """
    found = state.months.get(month)
    if found is not None:
        return found
    if state.last is None:
        raise no_month(step)
    raise other_month(state, month)


def no_month(step: str) -> BookRefused:
    """Give the refusal where no month was opened yet."""
    return lacking(step, Missing.LISTED)


def open_month_of(state: BookState, month: Month, step: str) -> MonthState:
    """Give the month, which has to be the one that is open.

    Raises:
        BookRefused: ``step-order``, ``step-month``.
    """
    found = month_of(state, month, step)
    if found.is_closed:
        raise other_month(state, month)
    return found


def planned_month_of(state: BookState, month: Month, step: str) -> MonthState:
    """Give a month that is planned.

    Raises:
        BookRefused: ``step-order``, ``step-month``.
    """
    found = month_of(state, month, step)
    if not found.planned:
        raise lacking(step, Missing.PLANNED)
    return found


def changeable(month: MonthState, step: str) -> None:
    """Refuse to change what a month is made of once it has gone out.

    Raises:
        BookRefused: ``step-order``.
    """
    if month.is_sent:
        raise lacking(step, Missing.NOTHING_SENT)
    if month.is_settled:
        raise lacking(step, Missing.NOT_SETTLED)


def other_month(state: BookState, month: Month) -> BookRefused:
    """Give the refusal of a month that is not the one in question."""
    last = state.last
    open_now = state.open.month.label if state.open else "-"
    next_one = (last.month + 1).label if last else "-"
    return BookRefused(Code.STEP_MONTH, month=month.label, open=open_now, next=next_one)
