"""A month's work from end to end: values in, values out.

`prepare_month` goes from last month's roll and the reported changes to the providers' files;
`settle_month` from their answers to the settlement and to what the next month starts from. Both
only string together what the rooms above do, so that the command, the demo and an embedding
application walk the same way.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial

import attrs

from ansinh.adapters import (
    BatchFinding,
    BoundAdapter,
    ParsedResults,
    ParseRequest,
    Registry,
    RenderedFile,
    RenderRequest,
)
from ansinh.checks import (
    Finding,
    arrears_long,
    check_roll,
    merit_arrears_in_month,
    rates_late,
    uncollected_long,
    unlike_last_payment,
)
from ansinh.entitlement import Rates
from ansinh.errors import (
    AmbiguousFile,
    Code,
    ParseFailed,
    Position,
    Problem,
    RenderRefused,
    UnsupportedOperation,
    problem,
)
from ansinh.latin import legible
from ansinh.months import Month, MonthSpan
from ansinh.payment import (
    Capacity,
    CarryOver,
    Cause,
    KnownOrders,
    LiveSum,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PaymentPlan,
    PlanTerms,
    Reconciliation,
    Reference,
    Resolution,
    Settlement,
    plan,
    reconcile,
    settle,
)
from ansinh.roll import (
    Arrears,
    Entry,
    InstructionLine,
    ListedMonth,
    MonthlyDelta,
    Owed,
    PromisedAhead,
    Removal,
    Roll,
    ahead_by_key,
    arrears_of,
    arrears_of_ahead,
    with_top_ups,
)
from ansinh.roll.deaths import Deaths
from ansinh.roll.left import still_left


@attrs.frozen
class ProviderFile:
    """A batch and the file that tells its provider (tệp lệnh chi)."""

    batch: PaymentBatch
    file: RenderedFile


@attrs.frozen(kw_only=True)
class PreparedMonth:
    """A month up to the providers' files (kỳ chi trả đã lập)."""

    before: Roll
    delta: MonthlyDelta
    roll: Roll
    carried_in: tuple[Owed, ...]
    arrears: Arrears
    findings: tuple[Finding, ...]
    plan: PaymentPlan
    files: tuple[ProviderFile, ...]
    rule_findings: tuple[BatchFinding, ...] = ()
    """What rules of the agency's own found; what the blocking ones are about is held."""
    ahead: tuple[PromisedAhead, ...] = ()
    """What an earlier month ordered of this one."""

    @cached_property
    def ordered_before(self) -> tuple[Entry, ...]:
        """The lines whose own money an earlier month ordered: this one does not order it."""
        ordered = ahead_by_key(self.ahead, self.roll.month)
        return tuple(
            entry
            for entry in self.roll.entries
            if any(item.is_for(entry) for item in ordered.get(entry.key, ()))
        )

    @cached_property
    def next_month(self) -> tuple[InstructionLine, ...]:
        """What this month orders, or holds, of the next one's money."""
        ordered = [line for order in self.plan.instructions for line in order.lines]
        held = [line for hold in self.plan.holds for line in hold.lines]
        return tuple(line for line in (*ordered, *held) if line.month_of > self.roll.month)

    @property
    def listed(self) -> ListedMonth:
        """The month as later ones look back at it, for a carry-over's `listed`."""
        return ListedMonth(self.roll, self.delta, self.arrears)

    @cached_property
    def providers(self) -> tuple[str, ...]:
        """The adapters that have a file to work from, each once, in order."""
        return tuple(sorted({batch.provider for batch in self.plan.batches}))


@attrs.frozen
class MonthList:
    """A month that is listed and not planned yet: what its plan is made of.

    `carried` is what last month handed over; empty where there was none. `left` are those whom
    earlier lists removed and none brought back, as far as those lists are kept: of their money some
    may wait until it is known what came of it. `deaths` are those of which earlier lists told, as
    far as anybody keeps them.
    """

    before: Roll
    delta: MonthlyDelta
    roll: Roll
    carried: CarryOver
    left: tuple[Removal, ...] = ()
    deaths: Deaths = attrs.Factory(Deaths)

    @property
    def month(self) -> Month:
        """The month."""
        return self.roll.month


def _nothing_live(_plan: PaymentPlan) -> Collection[LiveSum]:
    return ()


@attrs.frozen(kw_only=True)
class SettledMonth:
    """A month settled (kỳ chi trả đã quyết toán), and what the next one starts from."""

    prepared: PreparedMonth
    results: tuple[ParsedResults, ...]
    reconciliation: Reconciliation
    settlement: Settlement
    carry_over: CarryOver
    resolved: tuple[Resolution, ...] = ()
    """Orders of earlier months of which it was known before this one was planned."""


OrderedIn = Callable[[Collection[Reference]], Collection[Month]]
"""Says in which months orders were given out under references; of nobody's there are none."""


@attrs.frozen
class Answer:
    """A provider's answer as it came (tệp kết quả): the file's name and its bytes.

    What no text can hold is written out in the name: it keeps no answer from being heard.
    """

    filename: str = attrs.field(converter=legible)
    data: bytes = attrs.field(repr=False)


def prepare_month(
    before: Roll,
    delta: MonthlyDelta,
    terms: PlanTerms,
    registry: Registry,
    *,
    carried: CarryOver | None = None,
    as_of: date | None = None,
    rates: Rates | None = None,
    texts: Mapping[str, Mapping[str, str]] | None = None,
) -> PreparedMonth:
    """Turn last month's roll into this month's, plan it, and write every provider's file.

    `carried` is what last month handed over: what it left over is paid or held with this month's
    money, and last month's list is held against what was paid by it. Arrears of backdated changes
    come on top, and what a standard that was decided late adds to the months that `carried` has as
    they were listed. `as_of` is the day whose knowledge of the rates counts; the pay day where it
    is not said. `texts` are the agency's own texts for each adapter's papers. Rules of the agency's
    own, plug-ins, are asked about every batch before it is written; what they block is held.

    Raises:
        DeltaConflicts: The changes do not fit the roll.
        RenderRefused: Orders that their provider's format cannot express, for a reason with a
            code of somebody else's. With one of ours they are held, and the others go out.
        UnknownAdapter: A route names an adapter that is not installed.
    """
    listed = list_month(before, delta, carried=carried)
    return plan_month(listed, terms, registry, as_of=as_of, rates=rates, texts=texts)


def list_month(before: Roll, delta: MonthlyDelta, *, carried: CarryOver | None = None) -> MonthList:
    """Make a month's list out of last month's and the changes; `carried` as `prepare_month` says.

    Raises:
        DeltaConflicts: The changes do not fit the roll.
    """
    roll = delta.apply_to(before)
    handed = carried or CarryOver(before.month, (), ())
    left = still_left(one.delta.changes for one in handed.listed if one.delta)
    return MonthList(before, delta, roll, handed, left)


def arrears_in(listed: MonthList, day: date, rates: Rates | None = None) -> Arrears:
    """Work out all that a month owes besides its own list, and what was paid too much before."""
    delta, carried = listed.delta, listed.carried
    arrears = arrears_of(delta, day, rates, promised=carried.owed)
    arrears = with_top_ups(arrears, delta, carried.listed, day, rates)
    return arrears + arrears_of_ahead(delta, carried.ahead, promised=carried.owed)


def check_month(
    listed: MonthList,
    arrears: Arrears,
    *,
    pay_day: date,
    day: date,
    rates: Rates | None = None,
) -> tuple[Finding, ...]:
    """Hold a month's list against the law, against what is owed besides, and against last month."""
    carried = listed.carried
    findings = (
        *check_roll(listed.roll, pay_day=pay_day, as_of=day, rates=rates),
        *arrears_long(arrears),
        *merit_arrears_in_month(listed.delta),
        *rates_late(carried.listed, day, rates, delta=listed.delta),
        *uncollected_long(carried.owed, listed.month),
        *unlike_last_payment(listed.before, _paid_by_the_list(carried.settled)),
    )
    return tuple(sorted(findings, key=lambda finding: (finding.code, finding.key)))


def plan_month(
    listed: MonthList,
    terms: PlanTerms,
    registry: Registry,
    *,
    as_of: date | None = None,
    rates: Rates | None = None,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    live_in: Callable[[PaymentPlan], Collection[LiveSum]] = _nothing_live,
    spent: Collection[Reference] = (),
) -> PreparedMonth:
    """Plan a month that is listed, and write every provider's file.

    `live_in` says of which sums that a plan orders there is an order already, by whoever keeps
    orders; they are held. `spent` are references that other orders had: a payment takes the next
    of its own. A line under the number of somebody of whose death a list has told, whatever the
    programme, is held as if it said so itself. The rest as `prepare_month` says.

    Raises:
        RenderRefused: As `prepare_month` says.
        UnknownAdapter: As `prepare_month` says.
    """
    day = as_of or terms.pay_day
    carried = listed.carried
    arrears = arrears_in(listed, day, rates)
    planned = partial(
        plan,
        listed.roll,
        terms,
        owed=(*carried.owed, *arrears.owed),
        removals=(*listed.left, *listed.delta.removals),
        not_yet=arrears.not_yet,
        ahead=carried.ahead,
    )
    known = KnownOrders(spent=spent)
    planned = partial(planned, known=known)
    first = planned()
    told = listed.deaths.after(listed.delta.changes).with_lines(listed.roll.entries)
    dead = _orders_of_the_dead(first, told)
    if dead:
        planned = partial(planned, refused=dead)
        first = planned()
    live = live_in(first)
    if live:
        planned = partial(planned, known=attrs.evolve(known, live=live))
        first = planned()
    month_plan, files, found = _expressed(planned, first, registry, dead, day, texts or {})
    return PreparedMonth(
        before=listed.before,
        delta=listed.delta,
        roll=listed.roll,
        carried_in=carried.owed,
        ahead=carried.ahead,
        arrears=arrears,
        findings=check_month(listed, arrears, pay_day=terms.pay_day, day=day, rates=rates),
        plan=month_plan,
        files=files,
        rule_findings=found,
    )


def _orders_of_the_dead(first: PaymentPlan, deaths: Deaths) -> dict[Reference, Code]:
    """Find the orders for people of whose death another line has told.

    Nobody collects for the dead, in whatever programme; what is owed up to the month of the death
    waits with the rest. Who organises a funeral collects for it.

    Source: 20/2021/NĐ-CP, art. 8(2).
    """
    return {
        order.reference: Code.HOLD_DIED
        for order in first.instructions
        if order.payee.capacity is not Capacity.ORGANISER
        and deaths.has_died(order.beneficiary.person, first.pay_day)
    }


def _expressed(
    planned: Callable[..., PaymentPlan],
    first: PaymentPlan,
    registry: Registry,
    holding: Mapping[Reference, Code],
    day: date,
    texts: Mapping[str, Mapping[str, str]],
) -> tuple[PaymentPlan, tuple[ProviderFile, ...], tuple[BatchFinding, ...]]:
    """Plan so that no rule blocks an order and every provider's format can express it."""
    month_plan, found, held = _ruled(planned, first, registry, holding)
    files, refusals = render_batches(month_plan.batches, registry, as_of=day, texts=texts)
    if refusals:
        held |= held_for(refusals)
        month_plan, more, _ = _ruled(planned, planned(refused=held), registry, held)
        # What a rule blocked the first time is held now, so it is not found again.
        found = (*(one for one in found if one.blocking), *more)
        files, refusals = render_batches(month_plan.batches, registry, as_of=day, texts=texts)
    if refusals:
        raise RenderRefused(refusals)
    return month_plan, files, tuple(dict.fromkeys(found))


def _paid_by_the_list(settled: Iterable[PaymentBatch]) -> Iterator[PaymentBatch]:
    """Leave out the orders that paid nothing of what the list said.

    Where a month's own money was ordered ahead, its orders have what was owed besides, and tell
    nothing of the list's amounts.
    """
    for batch in settled:
        orders = tuple(
            order
            for order in batch.instructions
            if any(line.cause is Cause.ENTITLED for line in order.current)
        )
        if orders:
            yield attrs.evolve(batch, instructions=orders)


def _ruled(
    planned: Callable[..., PaymentPlan],
    first: PaymentPlan,
    registry: Registry,
    held: Mapping[Reference, Code],
) -> tuple[PaymentPlan, tuple[BatchFinding, ...], dict[Reference, Code]]:
    """Hold of a plan what the agency's own rules block, until they have nothing against it.

    Each time at least one order more is held, so it comes to an end.
    """
    month_plan = first
    holding = dict(held)
    blocking: list[BatchFinding] = []
    while True:
        found = [(batch, registry.check_batch(batch)) for batch in month_plan.batches]
        blocked = {
            reference: Code.HOLD_AGENCY_RULE
            for batch, findings in found
            for finding in findings
            if finding.blocking
            for reference in _about(finding, batch)
        }
        said = [finding for _, findings in found for finding in findings]
        if not blocked:
            return month_plan, (*blocking, *said), holding
        blocking += [finding for finding in said if finding.blocking]
        holding |= blocked
        month_plan = planned(refused=holding)


def _about(finding: BatchFinding, batch: PaymentBatch) -> Iterable[Reference]:
    """Give the orders that a finding is about: its own, or the whole batch."""
    return [Reference(finding.reference)] if finding.reference else batch.by_reference


def render_batches(
    batches: Iterable[PaymentBatch],
    registry: Registry,
    *,
    as_of: date,
    texts: Mapping[str, Mapping[str, str]],
) -> tuple[tuple[ProviderFile, ...], tuple[tuple[str, str], ...]]:
    """Write each batch (lập tệp lệnh chi), and tell of all of them what stands in the way.

    Raises:
        UnknownAdapter: A batch names an adapter that is not installed.
    """
    files: list[ProviderFile] = []
    refusals: list[tuple[str, str]] = []
    for batch in batches:
        request = RenderRequest(batch=batch, as_of=as_of, settings=texts.get(batch.provider, {}))
        try:
            files.append(ProviderFile(batch, registry.get(batch.provider).render(request)))
        except RenderRefused as error:
            refusals += error.refusals
    return tuple(files), tuple(refusals)


def held_for(refusals: Iterable[tuple[str, str]]) -> dict[Reference, Code]:
    """Say why each order that a provider's format refuses is held: by the first of its codes.

    Raises:
        RenderRefused: A code is an adapter's own, which no hold can name.
    """
    told = sorted(refusals, reverse=True)
    foreign = [(reference, code) for reference, code in told if code not in set(Code)]
    if foreign:
        raise RenderRefused(foreign)
    return {Reference(reference): Code(code) for reference, code in told}


@attrs.frozen(kw_only=True)
class ParsedAnswer:
    """An answer that was read (kết quả đã đọc), and who reads such files.

    `results` may have problems: rows that cannot be read in full. Nothing counts of those. `month`
    is the one that the file was read as an answer of: the one that it bears, where it bears one.
    """

    answer: Answer
    month: Month
    adapter: str
    institution: str
    format_version: str
    results: ParsedResults


def settle_month(
    prepared: PreparedMonth,
    answers: Iterable[Answer],
    registry: Registry,
    *,
    settled: Iterable[PaymentBatch] = (),
    unresolved: Iterable[PaymentBatch] = (),
) -> SettledMonth:
    """Read the answers, hold them against the orders, and settle.

    `settled` are the orders of earlier months that were paid, `unresolved` those of which nobody
    knows.

    Raises:
        ParseFailed: As `parse_answers` says.
        AmbiguousFile: As `parse_answers` says.
    """
    paid, unknown = tuple(settled), tuple(unresolved)
    month = prepared.roll.month
    results = parse_answers(answers, registry, month, settled=paid, unresolved=unknown)
    return settle_results(prepared, results, settled=paid, unresolved=unknown)


def parse_answers(
    answers: Iterable[Answer],
    registry: Registry,
    month: Month,
    *,
    settled: Iterable[PaymentBatch] = (),
    unresolved: Iterable[PaymentBatch] = (),
) -> tuple[ParsedResults, ...]:
    """Read the providers' answers to a month's orders.

    Which adapter an answer belongs to is told from the file. All files are read to their end
    before anything is refused. A file that says another month is refused, unless it tells of
    nothing but returns of a month whose paid orders are among the `settled`, and of orders that
    are among the `unresolved`.

    Raises:
        ParseFailed: Files have problems, or no adapter recognises them, or more than one does;
            all of it.
        AmbiguousFile: The same, where plug-ins are broken that might have recognised a file.
    """
    late = _Earlier.of(settled, unresolved, month).read
    parsed = _read(answers, registry, month, late=late, refused=_all_problems)
    return tuple(one.results for one in parsed)


def hear_answers(
    answers: Iterable[Answer], registry: Registry, month: Month, *, ordered_in: OrderedIn
) -> tuple[ParsedAnswer, ...]:
    """Read answers for who keeps every order and all that was told of it.

    `parse_answers` refuses a file for what one row of it is; here the rows that are right are not
    lost for the others, and whoever keeps the orders tells each row for what it is. So a file of
    which single rows cannot be read is taken, and so is one that bears an earlier month, if it
    tells of an order of that month or of one before: `ordered_in` says in which months orders were
    given out under references. One that bears any other month is refused.

    Raises:
        ParseFailed: As `parse_answers` says, but for single rows, and for files of earlier months.
        AmbiguousFile: As `parse_answers` says.
    """
    return _read(
        answers, registry, month, late=_Ordered(ordered_in, month).read, refused=_no_problems
    )


def settle_results(
    prepared: PreparedMonth,
    results: Iterable[ParsedResults],
    *,
    settled: Iterable[PaymentBatch] = (),
    unresolved: Iterable[PaymentBatch] = (),
) -> SettledMonth:
    """Hold what the answers say against the orders, and settle."""
    parsed = tuple(results)
    unknown = tuple(unresolved)
    outcomes = [outcome for result in parsed for outcome in result.outcomes]
    batches = prepared.plan.batches
    reconciliation = reconcile(batches, outcomes, settled=settled, unresolved=unknown)
    settlement = settle(prepared.plan, reconciliation)
    return SettledMonth(
        prepared=prepared,
        results=parsed,
        reconciliation=reconciliation,
        settlement=settlement,
        carry_over=CarryOver.of(settlement, reconciliation, batches, unresolved=unknown),
    )


_OfMonth = tuple[Month, ParsedResults]
"""The month that an answer was read as one of, and what stands in it."""

_Late = Callable[[BoundAdapter, Answer], _OfMonth | None]
"""Reads an answer that bears another month than it should, if it is late news of an earlier one."""


def _all_problems(results: ParsedResults) -> tuple[Problem, ...]:
    return results.problems


def _no_problems(_results: ParsedResults) -> tuple[Problem, ...]:
    return ()


def _read(
    answers: Iterable[Answer],
    registry: Registry,
    month: Month,
    *,
    late: _Late,
    refused: Callable[[ParsedResults], tuple[Problem, ...]],
) -> tuple[ParsedAnswer, ...]:
    parsed: list[ParsedAnswer] = []
    problems: list[Problem] = []
    for answer in answers:
        result, found = _parsed(answer, registry, month, late)
        problems += found
        if result is not None:
            problems += refused(result.results)
            parsed.append(result)
    if problems:
        raise ParseFailed(sorted(problems, key=lambda one: (one.position, one.code)))
    return tuple(parsed)


@attrs.frozen
class _Earlier:
    """The earlier months that an answer may still be of, and what it may tell of them."""

    months: tuple[Month, ...]
    unresolved: frozenset[Reference]

    @classmethod
    def of(
        cls, settled: Iterable[PaymentBatch], unresolved: Iterable[PaymentBatch], month: Month
    ) -> "_Earlier":
        open_still = tuple(unresolved)
        months = {batch.month for batch in (*settled, *open_still)} - {month}
        known = (order.reference for batch in open_still for order in batch.instructions)
        return cls(tuple(sorted(months)), frozenset(known))

    def read(self, adapter: BoundAdapter, answer: Answer) -> _OfMonth | None:
        """Read an answer to an earlier month's orders that tells of nothing but late news."""
        found = _read_as(adapter, answer, self.months)
        if found is None:
            return None
        _, result = found
        is_late = (
            result.outcomes and not result.problems and all(map(self._may_tell, result.outcomes))
        )
        return found if is_late else None

    def _may_tell(self, outcome: Outcome) -> bool:
        """Say whether it is returned money, or news of an order of which nobody knew."""
        returned = outcome.kind is OutcomeKind.RETURNED
        return returned or outcome.reference in self.unresolved


@attrs.frozen
class _Ordered:
    """The earlier months of whoever keeps every order: any answer of theirs may be told.

    Nobody answers in a month what was ordered in a later one.
    """

    ordered_in: OrderedIn
    month: Month

    def read(self, adapter: BoundAdapter, answer: Answer) -> _OfMonth | None:
        """Read an answer that bears the month of one of its orders, or a later one until now."""
        try:
            anyhow = adapter.parse_results(_request(answer, None))
        except ParseFailed:
            return None
        named = {outcome.reference for outcome in anyhow.outcomes if outcome.reference}
        ordered = {month for month in self.ordered_in(named) if month < self.month}
        if not ordered:
            return None
        since = MonthSpan(min(ordered)).until(self.month)
        return _read_as(adapter, answer, sorted(since, key=lambda one: (one not in ordered, one)))


def _read_as(adapter: BoundAdapter, answer: Answer, months: Iterable[Month]) -> _OfMonth | None:
    """Read an answer as one of the first of these months that it can be of."""
    for month in months:
        try:
            return month, adapter.parse_results(_request(answer, month))
        except ParseFailed:
            continue
    return None


def _parsed(
    answer: Answer, registry: Registry, month: Month, late: _Late
) -> tuple[ParsedAnswer | None, tuple[Problem, ...]]:
    place = Position(answer.filename)
    try:
        adapter = registry.identify(answer.filename, answer.data)
    except AmbiguousFile as error:
        if error.lines:
            error.add_note(answer.filename)
            raise
        candidates = ", ".join(error.candidates)
        return None, (problem(error.code, place, candidates=candidates),)
    try:
        result = adapter.parse_results(_request(answer, month))
    except UnsupportedOperation as error:
        return None, (problem(error.code, place, **error.details),)
    except ParseFailed as error:
        problems = error.problems
    else:
        return _by(adapter, answer, month, result), ()
    # What else is wrong may be single rows: whether it is, is seen when it is read by its month.
    if any(one.code == Code.LIST_MONTH for one in problems):
        found = late(adapter, answer)
        if found is not None:
            return _by(adapter, answer, *found), ()
    return None, problems


def _by(
    adapter: BoundAdapter, answer: Answer, month: Month, results: ParsedResults
) -> ParsedAnswer:
    profile = adapter.profile
    return ParsedAnswer(
        answer=answer,
        month=month,
        adapter=adapter.id,
        institution=profile.institution,
        format_version=profile.format_version,
        results=results,
    )


def _request(answer: Answer, month: Month | None) -> ParseRequest:
    return ParseRequest(data=answer.data, filename=answer.filename, month=month)


__all__ = [
    "Answer",
    "MonthList",
    "ParsedAnswer",
    "PreparedMonth",
    "ProviderFile",
    "SettledMonth",
    "arrears_in",
    "check_month",
    "hear_answers",
    "held_for",
    "list_month",
    "parse_answers",
    "plan_month",
    "prepare_month",
    "render_batches",
    "settle_month",
    "settle_results",
]
