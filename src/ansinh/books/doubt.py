"""`doubted_by`: orders that were let go as not paid, and of which something else is told now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ansinh.books.earlier_orders import EarlierOrder
from ansinh.books.heard_items import HeardOutcome
from ansinh.books.reckoning import Reckoning
from ansinh.books.standing import TRANSITIONS, Standing, Told, standing_after
from ansinh.books.state import BookState, MonthState
from ansinh.errors import Code
from ansinh.payment import Outcome, OutcomeKind, PaymentInstruction
from ansinh.payment.comparison import differences_of


def doubted_by(
    state: BookState,
    month: MonthState,
    reckoning: Reckoning,
    heard: Iterable[HeardOutcome] = (),
    earlier: Mapping[str, EarlierOrder] | None = None,
) -> tuple[str, ...]:
    """Give the orders of which nobody knows any more whether they were paid (lệnh chi còn ngờ).

    They had been let go: settled by a closed month as not paid, known not to be paid before this
    one was planned, or in a file that was voided, and that somebody sent all the same. Or they
    would be let go by another plan: their file waits still, and was sent without being noted so.
    `reckoning` has all that was told, `heard` what is heard just now, also of the `earlier` orders
    of closed months and of voided files. What is doubted still is left out.
    """
    heard = tuple(heard)
    found = {
        *_resolved(month, reckoning),
        *_settled(heard, earlier or {}),
        *_unsent(heard),
    }
    return tuple(sorted(found - state.doubted))


def _resolved(month: MonthState, reckoning: Reckoning) -> Iterable[str]:
    if not month.planned:
        return  # nothing was made of it yet: it is taken back with its keys
    resolved = {one.order.reference.text: one for one in reckoning.resolved_before}
    told: dict[str, list[Outcome]] = defaultdict(list)
    for one in reckoning.known:
        if one.outcome.reference and one.outcome.reference.text in resolved:
            told[one.outcome.reference.text].append(one.outcome)
    for reference, resolution in resolved.items():
        news = (_told(resolution.order, outcome) for outcome in told[reference])
        if not resolution.was_paid and not standing_after((Told.SENT, *news)).frees:
            yield reference


def _settled(heard: Iterable[HeardOutcome], earlier: Mapping[str, EarlierOrder]) -> Iterable[str]:
    for one in heard:
        reference = one.outcome.reference
        order = earlier.get(reference.text) if reference else None
        if reference is None or order is None or not one.counts or not order.standing.frees:
            continue
        after = TRANSITIONS[order.standing][_told(order.order, one.outcome)]
        if isinstance(after, Standing) and not after.frees:
            yield reference.text


def _unsent(heard: Iterable[HeardOutcome]) -> Iterable[str]:
    for one in heard:
        outcome = one.outcome
        maybe_paid = outcome.kind in {OutcomeKind.PAID, OutcomeKind.UNKNOWN}
        if not maybe_paid or one.code is not Code.ANSWER_NOT_SENT or outcome.reference is None:
            continue
        yield outcome.reference.text


def _told(order: PaymentInstruction | None, outcome: Outcome) -> Told:
    if order is not None and differences_of(order, outcome):
        return Told.DIFFERENT
    return Told(outcome.kind.value)
