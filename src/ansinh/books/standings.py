"""How the orders of a month stand, by reference: its own, and those left unresolved before it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ansinh.books.earlier_orders import standings_settled
from ansinh.books.reckoning import Reckoning
from ansinh.books.standing import Standing
from ansinh.books.state import BookState, MonthState
from ansinh.payment import OutcomeKind

if TYPE_CHECKING:
    from ansinh.books.book import Book


def standings_of(
    book: "Book", state: BookState, month: MonthState, reckoning: Reckoning
) -> dict[str, Standing]:
    """Say how every order stands of which this month can still hear, by reference."""
    stand = _carried(book, state, month)
    stand |= _answered(reckoning)
    sent = {(one.provider, one.programme, one.sequence) for one in month.sent}
    missing = {one.order.reference.text for one in reckoning.reconciliation.missing}
    for batch in book.values.batches(state, month) if month.planned else ():
        is_sent = (batch.provider, batch.programme.code, batch.sequence) in sent
        for order in batch.instructions:
            if order.reference.text in missing:
                stand[order.reference.text] = Standing.SENT if is_sent else Standing.ORDERED
    return with_recalled(state, month, stand)


def with_recalled(
    state: BookState, month: MonthState, standings: Mapping[str, Standing]
) -> dict[str, Standing]:
    """Mark what was sent and asked back, in whatever month: it is so until somebody tells of it."""
    recalled = state.recalled_by(month.month)
    asked = {r for r in recalled if standings.get(r) is Standing.SENT}
    return {**standings, **dict.fromkeys(asked, Standing.RECALLED)}


def _carried(book: "Book", state: BookState, month: MonthState) -> dict[str, Standing]:
    """Say how orders stand that earlier months left unresolved, by what was known then."""
    stand: dict[str, Standing] = {}
    for earlier in sorted(state.months):
        if earlier < month.month:
            stand |= standings_settled(book, state, state.months[earlier])
    unresolved = [
        order.reference.text
        for batch in book.values.carried(state, month).unresolved
        for order in batch.instructions
    ]
    known = {reference: stand.get(reference, Standing.SENT) for reference in unresolved}
    # What was known of them, and is asked again, was contradicted since.
    return {r: Standing.MISMATCH if one.frees else one for r, one in known.items()}


def _answered(reckoning: Reckoning) -> dict[str, Standing]:
    found = reckoning.reconciliation
    known = [(one.order, one.outcome) for one in found.matched]
    known += [(one.order, one.outcome) for one in reckoning.resolved]
    stand = {order.reference.text: Standing(outcome.kind.value) for order, outcome in known}
    for one in (*found.mismatched, *found.still_unresolved):
        unknown = one.outcome.kind is OutcomeKind.UNKNOWN and not one.differences
        stand[one.order.reference.text] = Standing.UNKNOWN if unknown else Standing.MISMATCH
    return stand
