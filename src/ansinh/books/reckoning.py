"""What a month comes to by all that was told: its own orders, and those left unresolved before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from ansinh.books.brought_news import told_before
from ansinh.books.earlier_orders import EarlierOrder, earlier_orders
from ansinh.books.heard_items import HeardOutcome, heard_in
from ansinh.books.news_since import NewsSince
from ansinh.books.standing import Standing
from ansinh.books.state import BookState, MonthState, RecordedEvidenceState
from ansinh.payment import (
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PaymentInstruction,
    Reconciliation,
    Resolution,
    reconcile,
)
from ansinh.payment.comparison import differences_of, place_among_answers

if TYPE_CHECKING:
    from ansinh.books.book import Book


@attrs.frozen
class Reckoning:
    """A month's orders held against all that was told of them (đối soát theo sổ).

    `resolved_before` are orders of earlier months of which it was known before this one was
    planned; what became known later is in the reconciliation.
    """

    reconciliation: Reconciliation
    resolved_before: tuple[Resolution, ...]
    said: tuple[HeardOutcome, ...]
    """Everything that providers said of orders that wait for news, in whatever month."""
    known: tuple[HeardOutcome, ...]
    """What of it counts still: evidence takes the place of what was said before it."""

    @property
    def resolved(self) -> tuple[Resolution, ...]:
        """All orders of earlier months of which it is known by now."""
        return (*self.resolved_before, *self.reconciliation.resolved)


def reckon(
    book: "Book",
    state: BookState,
    month: MonthState,
    more: Sequence[HeardOutcome] = (),
    *,
    asked: Sequence[Outcome] = (),
) -> Reckoning:
    """Hold a month's orders against all that was told of them, in answers and by evidence.

    `more` is what is being heard just now; `asked` are rows of whose orders all is wanted that
    earlier months were told. The order of telling does not matter.
    """
    batches = book.values.batches(state, month) if month.planned else ()
    carried = book.values.carried(state, month)
    heard = [*heard_of(book, state, month), *more]
    own = _references(batches)
    unresolved = _references(carried.unresolved)
    about_asked = {one.reference.text for one in asked if one.reference}
    others = {*map(_reference, heard), *about_asked, *(e.reference for e in _approved(month))}
    others -= {"", *own, *unresolved}
    earlier = earlier_orders(book, state, month, others) if others else {}
    settled = _paid(earlier)
    told = [one for one in heard if one.counts]
    # What was told of a doubted order in the month that came to doubt it, that month left to this.
    doubts = _doubts(state, month)
    about = chain(
        map(_reference, told), (one.reference for one in month.evidence), about_asked, doubts
    )
    asks = any(one in unresolved for one in about)
    past = _past(state, month) if asks else []
    rows = [one for before in past for one in heard_of(book, state, before)]
    rows += told_before(book.values, state) if asks else ()
    told += [one for one in rows if one.counts and _reference(one) in unresolved]
    evidence = [e for that in past for e in _approved(that) if e.reference in unresolved]
    provable = {*own, *unresolved, *_references(settled)}
    evidence += [e for e in _approved(month) if e.reference in provable]
    proven = {one.reference: one for one in evidence}
    orders = _by_reference((*batches, *carried.unresolved, *settled), proven)
    now = [*asked, *(one.outcome for one in told)] if earlier else ()
    since = NewsSince.of(book, state, month, now, earlier)
    known = _outcomes(since.joined(told), proven, orders)
    before: tuple[Resolution, ...] = ()
    if carried.unresolved:
        then = _known_at(month.planned, told, evidence, orders) if month.planned else known
        news = [one.outcome for one in then]
        before = reconcile((), news, unresolved=carried.unresolved).resolved
    fixed = {one.order.reference.text for one in before}
    paid_before = {one.order.reference.text for one in before if one.was_paid}
    outcomes = [
        one.outcome for one in known if _reference(one) not in fixed or _is_new(one, month, before)
    ]
    reconciliation = reconcile(
        batches,
        outcomes,
        settled=(*settled, *_only(carried.unresolved, paid_before)),
        unresolved=_only(carried.unresolved, unresolved - fixed),
    )
    reconciliation = _with_said_again(reconciliation, earlier)
    aside = tuple(one.outcome for one in heard if not one.counts)
    if aside:
        unexpected = (*reconciliation.unexpected, *aside)
        reconciliation = attrs.evolve(reconciliation, unexpected=unexpected)
    return Reckoning(reconciliation, before, (*told, *since.rows), tuple(known))


def _approved(month: MonthState) -> list[RecordedEvidenceState]:
    return [one for one in month.evidence if one.approved]


def heard_of(book: "Book", state: BookState, month: MonthState) -> list[HeardOutcome]:
    """Give every row of every answer that was heard in a month."""
    return [one for event in month.answers for one in _heard_in(book, state, event)]


def remember_heard(
    book: "Book", state: BookState, answers: Iterable[Sequence[HeardOutcome]]
) -> None:
    """Remember the rows of answers that were just written, so that they are not read again."""
    for rows in answers:
        if rows:
            book.values.once(("heard", rows[0].event), state, partial(list, rows))


def _heard_in(book: "Book", state: BookState, event: int) -> list[HeardOutcome]:
    return book.values.once(("heard", event), state, lambda: heard_in(book.values.items(event)))


def _past(state: BookState, month: MonthState) -> list[MonthState]:
    return [state.months[one] for one in sorted(state.months) if one < month.month]


def _doubts(state: BookState, month: MonthState) -> tuple[str, ...]:
    before = state.months.get(month.month - 1)
    return month.doubts_after(before) if before is not None else ()


def _by_reference(
    batches: Iterable[PaymentBatch], references: Collection[str]
) -> dict[str, PaymentInstruction]:
    return {
        order.reference.text: order
        for batch in batches
        for order in batch.instructions
        if order.reference.text in references
    }


def _outcomes(
    told: Iterable[HeardOutcome],
    proven: Mapping[str, RecordedEvidenceState],
    orders: Mapping[str, PaymentInstruction],
) -> list[HeardOutcome]:
    """Put evidence in the place of what had been told when it was recorded.

    What is told later counts beside it, but where it only says again what had been told, or what
    the evidence says.
    """
    if not proven:
        return list(told)
    counted: list[HeardOutcome] = []
    answered: dict[str, set[Outcome]] = {}
    later: list[HeardOutcome] = []
    for one in told:
        evidence = proven.get(_reference(one))
        if evidence is None:
            counted.append(one)
        elif one.event < evidence.event:
            answered.setdefault(evidence.reference, set()).add(one.outcome)
        elif not _says_as_much(one.outcome, evidence, orders):
            later.append(one)
    counted += [one for one in later if one.outcome not in answered.get(_reference(one), ())]
    for reference, evidence in proven.items():
        order = orders.get(reference)
        if order is not None:
            counted.append(HeardOutcome(evidence.approved, proven_outcome(order, evidence)))
    return counted


def _says_as_much(
    outcome: Outcome, evidence: RecordedEvidenceState, orders: Mapping[str, PaymentInstruction]
) -> bool:
    order = orders.get(evidence.reference)
    if order is None or outcome.kind.value != evidence.outcome:
        return False
    return not differences_of(order, outcome)


def proven_outcome(order: PaymentInstruction, evidence: RecordedEvidenceState) -> Outcome:
    """Give what evidence tells of an order: it was all of it, to whom it was to go."""
    return Outcome(
        order.reference,
        OutcomeKind(evidence.outcome),
        order.amount,
        account=order.account or None,
        name=order.listed_name,
        reason=f"evidence-{evidence.ground}",
    )


def _known_at(
    planned: int,
    told: Iterable[HeardOutcome],
    evidence: Iterable[RecordedEvidenceState],
    orders: Mapping[str, PaymentInstruction],
) -> list[HeardOutcome]:
    """Give what counted when the month was planned, as the plan took it.

    What is proven later answers what was told before, and yet the plan did not know it.
    """
    proven = {one.reference: one for one in evidence if one.approved < planned}
    return _outcomes((one for one in told if one.event < planned), proven, orders)


def _is_new(one: HeardOutcome, month: MonthState, before: Iterable[Resolution]) -> bool:
    """Whether it was told after planning, and says something else than what was known by then."""
    if not month.planned or one.event < month.planned:
        return False
    told = {(r.order.reference.text, r.outcome.kind) for r in before}
    return (_reference(one), one.outcome.kind) not in told


def _with_said_again(found: Reconciliation, earlier: Mapping[str, EarlierOrder]) -> Reconciliation:
    """Tell apart what only says again how a closed month has settled an order."""
    again: list[Outcome] = []
    unexpected: list[Outcome] = []
    for outcome in found.unexpected:
        one = earlier.get(outcome.reference.text) if outcome.reference else None
        (again if one is not None and one.is_said_again(outcome) else unexpected).append(outcome)
    if not again:
        return found
    duplicate = sorted((*found.duplicate, *again), key=place_among_answers)
    return attrs.evolve(found, unexpected=tuple(unexpected), duplicate=tuple(duplicate))


def _paid(earlier: Mapping[str, EarlierOrder]) -> tuple[PaymentBatch, ...]:
    """Give the orders that were paid, for which a return may still come, as batches."""
    orders = {reference for reference, one in earlier.items() if one.standing is Standing.PAID}
    batches = {id(one.batch): one.batch for one in earlier.values() if one.batch is not None}
    return _only(batches.values(), orders)


def _references(batches: Iterable[PaymentBatch]) -> set[str]:
    return {order.reference.text for batch in batches for order in batch.instructions}


def _reference(one: HeardOutcome) -> str:
    reference = one.outcome.reference
    return reference.text if reference else ""


def _only(batches: Iterable[PaymentBatch], references: Collection[str]) -> tuple[PaymentBatch, ...]:
    kept = []
    for batch in batches:
        orders = tuple(order for order in batch.instructions if order.reference.text in references)
        if orders:
            kept.append(attrs.evolve(batch, instructions=orders))
    return tuple(kept)
