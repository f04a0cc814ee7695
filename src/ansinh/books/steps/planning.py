"""Plan a month: what is paid, held and cancelled, so that every provider can be told."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.books.act import Act
from ansinh.books.brought import brought_live
from ansinh.books.carried_items import payers_of
from ansinh.books.event_json import event_after, event_at, said_by
from ansinh.books.events import MonthPlanned
from ansinh.books.heard_items import strange_in
from ansinh.books.items import ItemWriter
from ansinh.books.kept import kept_live, known_as_in
from ansinh.books.keyed import PassingItems, digest_of_value
from ansinh.books.live import live_in
from ansinh.books.receipts import Planned, Receipt
from ansinh.books.state import BookState, MonthState
from ansinh.books.steps.listing import listed_in
from ansinh.books.steps.months import changeable, month_of, open_month_of
from ansinh.books.steps.voiding import void_unsent
from ansinh.books.store import Item
from ansinh.cycle import MonthList, PreparedMonth, plan_month
from ansinh.entitlement import Rates
from ansinh.errors import BookRefused, Code
from ansinh.months import Month
from ansinh.payment import PlanTerms

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "plan"

Texts = Mapping[str, Mapping[str, str]]


@attrs.frozen
class _Inputs:
    """What a plan is made of, beside the list."""

    terms: PlanTerms
    day: date
    rates: Rates | None
    texts: Texts


def plan(
    book: "Book",
    month: Month,
    terms: PlanTerms,
    act: Act,
    *,
    as_of: date | None,
    rates: Rates | None,
    texts: Texts | None,
) -> Planned:
    """Plan a month; see `Book.plan`."""
    state = book.refreshed()
    _same_agency(book, state, terms)
    about = month_of(state, month, STEP)
    inputs = _Inputs(terms, as_of or terms.pay_day, rates, texts or {})
    said = _digest_of_inputs(inputs, about, book.key)
    if (about.is_sent or about.is_settled) and _recorded(book, about).inputs_digest == said:
        return Planned(book.values.prepared(state, about), Receipt(state.head, repeated=True))
    about = open_month_of(state, month, STEP)
    changeable(about, STEP)
    listed = listed_in(book, state, about, inputs.day, rates)
    prepared = _prepared(book, about, listed, inputs, anew=False)
    planned = _event(prepared, inputs, said, act)
    if about.planned and _is_same(book, about, planned, _PlanItems(prepared, inputs, book.key)):
        return Planned(prepared, Receipt(state.head, repeated=True))
    if about.standing:
        # Its files are voided: their references are spent, and orders take the next of their own.
        prepared = _prepared(book, about, listed, inputs, anew=True)
        planned = _event(prepared, inputs, said, act)
    _refuse_told(book, state, about, prepared)
    passing = _PlanItems(prepared, inputs, book.key)
    with book.store.writing(state.head) as writing:
        void_unsent(writing, book.store, about, act, reason="planned-anew")
        writing.append(event_after(planned, passing, lambda: passing.told(planned)))
    state = book.refreshed()
    book.values.take_plan(state, state.months[month], prepared)
    return Planned(prepared, Receipt(state.head))


def _same_agency(book: "Book", state: BookState, terms: PlanTerms) -> None:
    """Refuse another agency's terms: one agency has one book.

    Raises:
        BookRefused: ``book-key``, ``book-agency``.
    """
    if terms.agency.key != book.key:
        raise BookRefused(Code.BOOK_KEY)
    if state.agency not in {"", terms.agency.code}:
        raise BookRefused(Code.BOOK_AGENCY, agency=state.agency)


def _prepared(
    book: "Book", month: MonthState, listed: MonthList, inputs: _Inputs, *, anew: bool
) -> PreparedMonth:
    own = book.values.references(file.intended for file in month.standing)
    agency, doubted = inputs.terms.agency, book.state.doubted
    mine = {one for one in own if one.text not in doubted} if anew else own
    voided = book.values.references(month.voided)
    # A file that was voided and written again as it was is its own orders', not another's.
    spent = voided | own if anew else voided - own
    return plan_month(
        listed,
        inputs.terms,
        book.registry,
        as_of=inputs.day,
        rates=inputs.rates,
        texts=inputs.texts,
        live_in=partial(
            live_in,
            store=book.store,
            agency=agency,
            known_as=known_as_in(book, book.state, month),
            own=mine,
            doubted=doubted,
            kept=kept_live(book, book.state),
            brought=partial(brought_live, book, book.state, agency),
        ),
        spent=spent,
    )


def _refuse_told(
    book: "Book", state: BookState, month: MonthState, prepared: PreparedMonth
) -> None:
    """Refuse to give out orders of which a provider has told already: they went out elsewhere.

    Nobody outside can make up the name of an order, and where a file of the book's had it another
    plan gives another. It is asked of what was heard in this month and in the one before, since no
    answer is given earlier.

    Raises:
        BookRefused: ``order-told``.
    """
    before = state.months.get(month.month - 1)
    heard = (*(before.answers if before else ()), *month.answers)
    strange = {reference for event in heard for reference in strange_in(book.store.items(event))}
    told = sum(order.reference.text in strange for order in prepared.plan.instructions)
    if told:
        raise BookRefused(Code.ORDER_TOLD, count=str(told))


def _event(prepared: PreparedMonth, inputs: _Inputs, said: str, act: Act) -> MonthPlanned:
    """Give the event of a plan, but for the digests of its items."""
    month_plan = prepared.plan
    return MonthPlanned(
        month=str(month_plan.month),
        pay_day=month_plan.pay_day.isoformat(),
        as_of=inputs.day.isoformat(),
        agency=inputs.terms.agency.code,
        roll_digest=prepared.delta.result.digest,
        plan_digest="",
        inputs_digest=said,
        ordered=len(month_plan.instructions),
        ordered_total=month_plan.total.value,
        held=len(month_plan.holds),
        held_total=month_plan.held.value,
        batches=tuple(
            (
                batch.provider,
                batch.programme.code,
                batch.sequence,
                "",
                batch.count,
                batch.total.value,
            )
            for batch in month_plan.batches
        ),
        **said_by(act),
    )


class _PlanItems:
    """A plan's items on their way to the store: digested batch by batch, and besides."""

    def __init__(self, prepared: PreparedMonth, inputs: _Inputs, key: bytes) -> None:
        self._key = key
        write = ItemWriter(key)
        self._beside = PassingItems(_beside_orders(prepared, inputs, write), key=key)
        # They are many, so they come last: who asks for the rest stops before them.
        self._batches = [
            PassingItems(write.orders(batch), key=key) for batch in prepared.plan.batches
        ]

    def __iter__(self) -> Iterator[Item]:
        return chain(self._beside, *self._batches)

    def told(self, planned: MonthPlanned) -> MonthPlanned:
        """Give the event with the digests of what has passed."""
        digests = [passing.digest() for passing in self._batches]
        batches = zip(planned.batches, digests, strict=True)
        return attrs.evolve(
            planned,
            plan_digest=digest_of_value((self._beside.digest(), *digests), key=self._key),
            batches=tuple((*batch[:3], digest, *batch[4:]) for batch, digest in batches),
        )


def _beside_orders(prepared: PreparedMonth, inputs: _Inputs, write: ItemWriter) -> Iterator[Item]:
    month_plan, arrears = prepared.plan, prepared.arrears
    yield from payers_of(month_plan.batches, write)
    for provider, texts in sorted(inputs.texts.items()):
        yield write.texts(provider, texts)
    yield from map(write.hold, month_plan.holds)
    yield from map(write.cancellation, month_plan.cancellations)
    yield from (write.owed(item, "carried") for item in prepared.carried_in)
    yield from map(write.owed, arrears.owed)
    yield from (write.owed(item, "not-yet") for item in arrears.not_yet)
    yield from map(write.recoverable, arrears.recoverable)
    yield from map(write.ahead, prepared.ahead)
    for finding in prepared.findings:
        yield write.finding(finding, prepared.roll, prepared.before)
    yield from map(write.rule_finding, prepared.rule_findings)


def _recorded(book: "Book", month: MonthState) -> MonthPlanned:
    return event_at(book.store, month.planned, MonthPlanned)


def _is_same(book: "Book", month: MonthState, planned: MonthPlanned, items: _PlanItems) -> bool:
    """Compare a plan with the month's own by content; who planned, by what terms, is no part."""
    known = _recorded(book, month)
    planned = attrs.evolve(planned, by=known.by, at=known.at, inputs_digest=known.inputs_digest)
    for _ in items:
        pass
    return known == items.told(planned)


def _digest_of_inputs(inputs: _Inputs, month: MonthState, key: bytes) -> str:
    terms = inputs.terms
    routes = terms.routes
    return digest_of_value(
        (
            month.roll_digest,
            (terms.agency.code, terms.agency.name, terms.pay_day, inputs.day),
            (tuple(routes.banks.items()), routes.any_bank, routes.cash, routes.home),
            tuple(routes.wallets.items()),
            tuple(sorted(terms.payers.items())),
            tuple(sorted(terms.limits.items())),
            (terms.narrative, terms.combined, terms.organisers),
            inputs.rates,
            tuple((name, tuple(sorted(texts.items()))) for name, texts in inputs.texts.items()),
        ),
        key=key,
    )
