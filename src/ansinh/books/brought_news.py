"""What was told of orders from outside before the book began, as far as it was handed over."""

from collections.abc import Iterator
from typing import Final

from ansinh.books.heard_items import HeardOutcome
from ansinh.books.loading import Values
from ansinh.books.state import BookState
from ansinh.payment import CarryOver, Cause, Outcome, OutcomeKind

_BEFORE: Final = 0
"""Told before the first event."""

_TOLD: Final = frozenset({Cause.UNKNOWN, Cause.MISMATCH})


def told_before(values: Values, state: BookState) -> tuple[HeardOutcome, ...]:
    """Give a row for each order of which a provider had told what nobody can go by.

    Its answers stay with the program before; the cause for which its sums are owed says that there
    were some. So another answer alone makes nothing sure of it, as of any order that is unknown or
    different, whereas one that is missing is resolved by the first that comes.
    """
    first = next(iter(state.months.values()))
    what = ("told-before", first.opened)
    return values.once(what, state, lambda: tuple(_told(values.brought(state))))


def _told(brought: CarryOver) -> Iterator[HeardOutcome]:
    unsure = {
        (owed.key, owed.line.component, owed.line.month_of)
        for owed in brought.owed
        if owed.line.cause in _TOLD
    }
    for batch in brought.unresolved:
        for order in batch.instructions:
            if any((order.key, line.component, line.month_of) in unsure for line in order.lines):
                outcome = Outcome(
                    order.reference,
                    OutcomeKind.UNKNOWN,
                    order.amount,
                    account=order.account or None,
                    name=order.listed_name,
                )
                yield HeardOutcome(_BEFORE, outcome)
