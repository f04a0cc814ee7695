"""`plan`: a month's roll becomes orders, one provider each; the rest is held with a reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Final, Self

import attrs

from ansinh.entitlement import SOCIAL_ASSISTANCE, Entitlement, Programme
from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.payment.agency import Agency, Payer
from ansinh.payment.batch import PaymentBatch
from ansinh.payment.combined import COMBINED_BY, CombinedPayment
from ansinh.payment.hold import Cancellation, Hold
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.known_orders import KnownOrders
from ansinh.payment.limits import Limits
from ansinh.payment.organiser import FuneralOrganiser
from ansinh.payment.payee import Capacity, Payee, article_for, payee_for
from ansinh.payment.reference import Reference
from ansinh.payment.routes import Routes
from ansinh.payment.usable import holder_of, obstacle_of_channel
from ansinh.people import same_person
from ansinh.roll import (
    MERIT_ARREARS_ONCE,
    Cause,
    Component,
    Entry,
    EntryKey,
    InstructionLine,
    Owed,
    PromisedAhead,
    Removal,
    Roll,
    ahead_by_key,
    own_slot,
    slot_of,
)

_STOPS: Final = {SOCIAL_ASSISTANCE.code: Citation("20/2021/NĐ-CP", "art. 8(2)")}
"""By which article entitlement stops; of the other programmes no text that we read says it."""


_TO_ORGANISER: Final = Citation("20/2021/NĐ-CP", "art. 11(4)")

_NONE_KNOWN: Final = KnownOrders()


@attrs.frozen
class PaymentPlan:
    """What a month pays, holds and cancels (kế hoạch chi trả).

    Every entry of the roll is in exactly one instruction or one hold; so is every sum that an
    earlier month left over, or it is cancelled.
    """

    month: Month
    pay_day: date
    batches: tuple[PaymentBatch, ...]
    holds: tuple[Hold, ...]
    cancellations: tuple[Cancellation, ...]

    @cached_property
    def instructions(self) -> tuple[PaymentInstruction, ...]:
        """The orders of all batches."""
        return tuple(order for batch in self.batches for order in batch.instructions)

    @property
    def total(self) -> Dong:
        """What is ordered. Unit: đồng."""
        return total_of(batch.total for batch in self.batches)

    @property
    def held(self) -> Dong:
        """What waits. Unit: đồng."""
        return total_of(hold.amount for hold in self.holds)

    @property
    def cancelled(self) -> Dong:
        """What is no longer owed. Unit: đồng."""
        return total_of(item.amount for item in self.cancellations)

    def withholding(self, orders: Mapping[Reference, Code]) -> Self:
        """Give the plan with some of its orders held, each for the reason that its code names."""
        held = [
            Hold(order.programme, order.beneficiary, orders[order.reference], order.lines)
            for order in self.instructions
            if order.reference in orders
        ]
        left = (batch.without(orders) for batch in self.batches)
        return attrs.evolve(
            self,
            batches=tuple(batch for batch in left if batch is not None),
            holds=_in_order([*self.holds, *held]),
        )


@attrs.frozen(kw_only=True)
class PlanTerms:
    """On what terms a month is paid (điều kiện chi trả): who, when, through whom, within limits.

    `combined` are the decisions to pay a month together with the next one, by programme.
    """

    agency: Agency
    pay_day: date
    routes: Routes
    payers: Mapping[str, Payer] = attrs.field(factory=dict)
    limits: Mapping[str, Limits] = attrs.field(factory=dict)
    narrative: str = "CHI TRA THANG {month}"
    combined: tuple[CombinedPayment, ...] = ()
    organisers: tuple[FuneralOrganiser, ...] = ()
    """Who collects the support for whose funeral."""

    def months_for(self, programme: Programme, month: Month) -> tuple[Month, ...]:
        """Give the months that are paid when `month` is: itself, or with it the next."""
        decided = (c for c in self.combined if c.programme == programme and c.first == month)
        return next((combined.months for combined in decided), (month,))

    def payer_for(self, provider: str) -> Payer:
        """Give the name and account under which a provider knows the agency."""
        return self.payers.get(provider, Payer(self.agency.name))

    def narrative_for(self, *months: Month) -> str:
        """Give the transfer's text: neutral, the same for everybody of a programme."""
        return self.narrative.replace("{month}", "-".join(month.label for month in months))


def plan(
    roll: Roll,
    terms: PlanTerms,
    *,
    owed: Iterable[Owed] = (),
    removals: Iterable[Removal] = (),
    not_yet: Iterable[Owed] = (),
    refused: Mapping[Reference, Code] | None = None,
    ahead: Iterable[PromisedAhead] = (),
    known: KnownOrders = _NONE_KNOWN,
) -> PaymentPlan:
    """Turn a month's roll, and what is owed besides, into orders and holds.

    `owed` has arrears and what earlier months left over; `not_yet` are merit arrears whose month
    has not come: they are held, and the next month has them. `removals` are this month's and what
    stands of earlier months', so that money for somebody who is gone is held or cancelled and never
    lost, whenever it becomes known that they have not had it; `refused` are orders that
    the provider's format cannot express, and why: they are held. `ahead` is what an earlier month
    ordered of this one: it is not ordered anew, and what is `owed` of it takes its place. What is
    `known` of orders that were given before is held, and the rest of the line is paid. The order
    of the input does not matter.
    """
    ordered_ahead = ahead_by_key(ahead)
    owed_by_key: dict[EntryKey, list[Owed]] = defaultdict(list)
    funerals: list[tuple[FuneralOrganiser, Owed]] = []
    for item in owed:
        organiser = _organiser_of(item, terms.organisers)
        if organiser is None:
            owed_by_key[item.key].append(item)
        else:
            funerals.append((organiser, item))
    holds = [_hold(item, Code.HOLD_MERIT_MONTH, MERIT_ARREARS_ONCE) for item in not_yet]
    decisions = _funerals(roll.month, funerals, terms, known)
    for entry in roll.entries:
        waiting, others = _by_person(entry, owed_by_key.pop(entry.key, []))
        if others:  # a case number that was given again
            owed_by_key[entry.key] = others
        promised = {one.month_of for one in ordered_ahead.get(entry.key, ()) if one.is_for(entry)}
        waiting, twice = _each_once(roll.month, waiting, ahead=roll.month in promised)
        holds += [_hold(item, Code.HOLD_TWICE) for item in twice]
        holds += _unresolved(waiting)
        waiting, unclaimed = _without_funerals(waiting)
        holds += [_hold(item, Code.HOLD_FUNERAL_ORGANISER, _TO_ORGANISER) for item in unclaimed]
        months = [m for m in terms.months_for(entry.programme, roll.month) if m not in promised]
        lines, live = known.parted(entry.key, _lines(months, entry, waiting))
        holds += _ordered_already(entry, live)
        if lines or not live:
            decisions.append(
                _nothing_left(entry)
                if roll.month in promised and not lines
                else _decided(roll.month, entry, lines, terms, known)
            )
    orders: dict[tuple[str, Programme], list[PaymentInstruction]] = defaultdict(list)
    for decision in decisions:
        decided = _unless_refused(decision, refused or {})
        if isinstance(decided, Hold):
            holds.append(decided)
        else:
            provider, order = decided
            orders[provider, order.programme].append(order)
    left_over, cancellations = _gone(owed_by_key, removals, known)
    holds += left_over
    batches = [
        batch
        for (provider, programme), listed in sorted(orders.items())
        for batch in _batches(provider, programme, roll.month, listed, terms)
    ]
    return PaymentPlan(
        month=roll.month,
        pay_day=terms.pay_day,
        batches=tuple(batches),
        holds=_in_order(holds),
        cancellations=tuple(
            sorted(
                cancellations,
                key=lambda item: (item.programme, item.beneficiary.case, _line_order(item.line)),
            )
        ),
    )


def _gone(
    owed_by_key: Mapping[EntryKey, Iterable[Owed]],
    removals: Iterable[Removal],
    known: KnownOrders,
) -> tuple[list[Hold], list[Cancellation]]:
    """Decide on all that is owed to somebody who is not on the list.

    What was paid perhaps is not cancelled: it is claimed back then.
    """
    gone: dict[EntryKey, list[Removal]] = defaultdict(list)
    for removal in removals:
        gone[removal.key].append(removal)
    holds: list[Hold] = []
    cancellations: list[Cancellation] = []
    for key, left_over in owed_by_key.items():
        for item in left_over:
            settled = _left_over(item, _stopped_by(item, gone.get(key, ())))
            if isinstance(settled, Hold):
                holds.append(settled)
            elif known.has(key, item.line):
                holds.append(_hold(item, Code.HOLD_LIVE))
            else:
                cancellations.append(settled)
    return holds, cancellations


def _in_order(holds: Iterable[Hold]) -> tuple[Hold, ...]:
    return tuple(
        sorted(holds, key=lambda hold: (hold.key, hold.code, tuple(map(_line_order, hold.lines))))
    )


def _line_order(line: InstructionLine) -> tuple[object, ...]:
    promised = (str(line.promised_in or ""), line.promised_as.value)
    what = (line.component.value, line.cause.value, line.amount.value)
    return (line.month_of, *what, *promised)


def _lines(
    months: Iterable[Month], entry: Entry, waiting: Iterable[Owed]
) -> tuple[InstructionLine, ...]:
    lines = [item.line for item in waiting if not item.line.cause.unresolved]
    if entry.amount > NOTHING:
        lines += [_own(month, entry.amount) for month in months]
    return tuple(sorted(lines, key=_line_order))


@lru_cache(maxsize=1_000)
def _own(month: Month, amount: Dong) -> InstructionLine:
    """Give a month's own money; of most amounts there are thousands, and they share one line."""
    return InstructionLine(Component.REGULAR, month, amount, Cause.ENTITLED)


def _by_person(entry: Entry, owed: Iterable[Owed]) -> tuple[list[Owed], list[Owed]]:
    """Part what is owed to the line's own person from what is owed under its case to another."""
    own: list[Owed] = []
    others: list[Owed] = []
    for item in owed:
        his = same_person(item.beneficiary.person, entry.beneficiary.person)
        (own if his else others).append(item)
    return own, others


def _unresolved(waiting: Iterable[Owed]) -> list[Hold]:
    """Hold what may have been paid already: only evidence can free it."""
    return [_hold(item, Code.HOLD_UNRESOLVED) for item in waiting if item.line.cause.unresolved]


def _without_funerals(waiting: Iterable[Owed]) -> tuple[list[Owed], list[Owed]]:
    """Part off support for a funeral of which no organiser is known: the dead do not collect it."""
    others: list[Owed] = []
    funerals: list[Owed] = []
    for item in waiting:
        is_one = item.line.component is Component.FUNERAL and not item.line.cause.unresolved
        (funerals if is_one else others).append(item)
    return others, funerals


def _each_once(month: Month, owed: Iterable[Owed], *, ahead: bool) -> tuple[list[Owed], list[Owed]]:
    """Part the sums from those that are there already: said twice, or the month's own.

    What is paid once is told by `slot_of`: another amount, or another cause, makes no second sum.
    Only arrears of somebody who came back are for the same month's own money as what was left
    over of it; they are what is missing. Where the month's own was ordered `ahead`, nothing is
    there of it yet, and one sum of it may wait; a second one is said twice.
    """
    seen = set() if ahead else {(Component.REGULAR, own_slot(month))}
    once: list[Owed] = []
    twice: list[Owed] = []
    for item in sorted(owed, key=lambda owed: _line_order(owed.line)):
        slot = (item.line.component, slot_of(item.line, month))
        (twice if slot in seen else once).append(item)
        seen.add(slot)
    return once, twice


def _ordered_already(entry: Entry, live: tuple[InstructionLine, ...]) -> list[Hold]:
    return [Hold(entry.programme, entry.beneficiary, Code.HOLD_LIVE, live)] if live else []


def _nothing_left(entry: Entry) -> Hold:
    article = COMBINED_BY.get(entry.programme.code)
    return Hold(entry.programme, entry.beneficiary, Code.HOLD_ORDERED_AHEAD, (), article)


def _hold(item: Owed, code: Code, citation: Citation | None = None) -> Hold:
    return Hold(item.programme, item.beneficiary, code, (item.line,), citation)


def _organiser_of(item: Owed, organisers: Iterable[FuneralOrganiser]) -> FuneralOrganiser | None:
    """Give who collects somebody's funeral support; of two nobody is chosen."""
    if item.line.component is not Component.FUNERAL or item.line.cause.unresolved:
        return None
    found = {
        organiser
        for organiser in organisers
        if organiser.beneficiary.case == item.beneficiary.case
        and same_person(organiser.beneficiary.person, item.beneficiary.person)
    }
    return found.pop() if len(found) == 1 else None


def _funerals(
    month: Month,
    funerals: Iterable[tuple[FuneralOrganiser, Owed]],
    terms: PlanTerms,
    known: KnownOrders,
) -> list[Hold | tuple[str, PaymentInstruction]]:
    """Order funeral support from the organiser's side: their channel, their name, a paper."""
    seen: set[Reference] = set()
    decisions: list[Hold | tuple[str, PaymentInstruction]] = []
    for organiser, item in sorted(funerals, key=_by_whose_funeral):
        decided = _funeral(month, organiser, item, terms, known)
        if not isinstance(decided, Hold):
            # Of one case one funeral a month: a second may be the first, said twice.
            if decided[1].reference in seen:
                decided = _hold(item, Code.HOLD_TWICE)
            else:
                seen.add(decided[1].reference)
        decisions.append(decided)
    return decisions


def _by_whose_funeral(one: tuple[FuneralOrganiser, Owed]) -> tuple[object, ...]:
    item = one[1]
    return item.key, item.beneficiary.person.name, _line_order(item.line)


def _funeral(
    month: Month,
    organiser: FuneralOrganiser,
    item: Owed,
    terms: PlanTerms,
    known: KnownOrders,
) -> Hold | tuple[str, PaymentInstruction]:
    if known.has(item.key, item.line):
        return _hold(item, Code.HOLD_LIVE)
    person = organiser.person
    payee = Payee(person, Capacity.ORGANISER)
    whose = attrs.evolve(item.beneficiary, person=person)
    through = Entry(item.programme, whose, Entitlement(None, NOTHING), organiser.channel)
    provider = terms.routes.provider_for(organiser.channel)
    dead = person.died_on is not None and person.died_on <= terms.pay_day
    obstacle = _obstacle(
        month,
        through,
        Code.HOLD_REPRESENTATIVE_DIED if dead else payee,
        provider,
        (item.line,),
        terms,
    )
    if obstacle is not None or provider is None:
        return _hold(item, obstacle or Code.HOLD_NO_ROUTE)
    apart = EntryKey(item.key.programme, f"{item.key.case}\x1f{Component.FUNERAL}")
    reference, attempt = known.unspent(terms.agency, apart, month)
    return provider, PaymentInstruction(
        reference=reference,
        programme=item.programme,
        beneficiary=item.beneficiary,
        payee=payee,
        channel=organiser.channel,
        month=month,
        lines=(item.line,),
        narrative=terms.narrative_for(month),
        attempt=attempt,
        decision=organiser.document,
    )


def _decided(
    month: Month,
    entry: Entry,
    lines: tuple[InstructionLine, ...],
    terms: PlanTerms,
    known: KnownOrders,
) -> Hold | tuple[str, PaymentInstruction]:
    payee = payee_for(entry, terms.pay_day)
    provider = terms.routes.provider_for(entry.channel)
    obstacle = _obstacle(month, entry, payee, provider, lines, terms)
    if obstacle is not None or provider is None or not isinstance(payee, Payee):
        code = obstacle or Code.HOLD_NO_ROUTE
        article = article_for(code, entry, terms.pay_day)
        return Hold(entry.programme, entry.beneficiary, code, lines, article)
    reference, attempt = known.unspent(terms.agency, entry.key, month)
    return provider, PaymentInstruction(
        reference=reference,
        programme=entry.programme,
        beneficiary=entry.beneficiary,
        payee=payee.as_ordered,
        channel=entry.channel,
        month=month,
        lines=lines,
        narrative=_narrative(month, entry, terms),
        attempt=attempt,
        decision=entry.entitlement.decision,
        note=entry.note,
    )


def _unless_refused(
    decided: Hold | tuple[str, PaymentInstruction], refused: Mapping[Reference, Code]
) -> Hold | tuple[str, PaymentInstruction]:
    if isinstance(decided, Hold) or decided[1].reference not in refused:
        return decided
    order = decided[1]
    return Hold(order.programme, order.beneficiary, refused[order.reference], order.lines)


def _obstacle(
    month: Month,
    entry: Entry,
    payee: Payee | Code,
    provider: str | None,
    lines: tuple[InstructionLine, ...],
    terms: PlanTerms,
) -> Code | None:
    """Name the first rule that stands in the way: person, paper, account, route, limits."""
    if not isinstance(payee, Payee):
        return payee
    if not lines:
        return Code.HOLD_NOTHING
    unusable = obstacle_of_channel(entry, payee.person, terms.pay_day)
    if unusable is not None:
        return unusable
    if provider is None:
        return Code.HOLD_NO_ROUTE
    limits = terms.limits.get(provider, Limits())
    if limits.max_amount is not None and total_of(x.amount for x in lines) > limits.max_amount:
        return Code.HOLD_LIMIT
    return _too_long(month, entry, terms, limits)


def _narrative(month: Month, entry: Entry, terms: PlanTerms) -> str:
    return terms.narrative_for(*terms.months_for(entry.programme, month))


def _too_long(month: Month, entry: Entry, terms: PlanTerms, limits: Limits) -> Code | None:
    name = holder_of(entry.channel) or entry.beneficiary.person.name
    if limits.name_length is not None and len(name.text) > limits.name_length:
        return Code.HOLD_NAME_LENGTH
    most = limits.narrative_length
    if most is not None and len(_narrative(month, entry, terms)) > most:
        return Code.HOLD_NARRATIVE_LENGTH
    return None


def _stopped_by(item: Owed, removals: Iterable[Removal]) -> Removal | None:
    """Give the removal that ended a sum: the person's own, from its month or before; the first."""
    person = item.beneficiary.person
    stops = [
        removal
        for removal in removals
        if item.line.month_of >= removal.effective
        and same_person(removal.entry.beneficiary.person, person)
    ]
    return min(stops, key=_first_stop, default=None)


def _first_stop(removal: Removal) -> tuple[object, ...]:
    decision = removal.decision
    return removal.effective, decision is None, str(decision or "")


def _left_over(item: Owed, removal: Removal | None) -> Hold | Cancellation:
    """Decide on money of somebody who is no longer on the roll.

    What is for a month from which the removal takes effect is cancelled by the decision that
    stopped it; the month of a death is still paid. The rest waits for a decision, and funeral
    support, which no stop ends, for whoever organises the funeral.

    Source: 20/2021/NĐ-CP, art. 8(2) and 11.
    """
    if item.line.cause.unresolved:
        return _hold(item, Code.HOLD_UNRESOLVED)
    if item.line.component is Component.FUNERAL:
        return _hold(item, Code.HOLD_FUNERAL_ORGANISER, _TO_ORGANISER)
    if removal is not None:
        article = _STOPS.get(item.programme.code)
        return Cancellation(item.programme, item.beneficiary, item.line, removal.decision, article)
    return _hold(item, Code.HOLD_CARRIED_WITHOUT_ENTRY)


def _batches(
    provider: str,
    programme: Programme,
    month: Month,
    orders: list[PaymentInstruction],
    terms: PlanTerms,
) -> list[PaymentBatch]:
    size = terms.limits.get(provider, Limits()).max_records or len(orders)
    ordered = sorted(orders, key=_place)
    return [
        PaymentBatch(
            provider=provider,
            programme=programme,
            month=month,
            pay_day=terms.pay_day,
            payer=terms.payer_for(provider),
            instructions=tuple(ordered[start : start + size]),
            sequence=sequence,
        )
        for sequence, start in enumerate(range(0, len(ordered), size), start=1)
    ]


def _place(order: PaymentInstruction) -> tuple[str, str, str, str]:
    commune = order.beneficiary.commune
    return (
        commune.code,
        commune.name,
        order.beneficiary.hamlet,
        order.beneficiary.case.text,
    )
