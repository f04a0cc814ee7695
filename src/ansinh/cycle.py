"""A month's work from end to end: values in, values out.

`prepare_month` goes from last month's roll and the reported changes to the providers' files;
`settle_month` from their answers to the settlement and to what the next month starts from. Both
only string together what the rooms above do, so that the command, the demo and an embedding
application walk the same way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import attrs

from ansinh.adapters import (
    BoundAdapter,
    ParsedResults,
    ParseRequest,
    Registry,
    RenderedFile,
    RenderRequest,
)
from ansinh.checks import Finding, check_roll
from ansinh.entitlement.rates import Standards
from ansinh.errors import ParseFailed, Problem
from ansinh.payment import (
    CarryOver,
    PaymentBatch,
    PaymentPlan,
    PlanTerms,
    Reconciliation,
    Settlement,
    plan,
    reconcile,
    settle,
)
from ansinh.roll import Arrears, MonthlyDelta, Owed, Roll, arrears_of


@attrs.frozen
class ProviderFile:
    """A batch and the file that tells its provider."""

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

    @cached_property
    def providers(self) -> tuple[str, ...]:
        """The adapters that have a file to work from, each once, in order."""
        return tuple(sorted({batch.provider for batch in self.plan.batches}))


@attrs.frozen(kw_only=True)
class SettledMonth:
    """A month settled (kỳ chi trả đã quyết toán), and what the next one starts from."""

    prepared: PreparedMonth
    results: tuple[ParsedResults, ...]
    reconciliation: Reconciliation
    settlement: Settlement
    carry_over: CarryOver


@attrs.frozen
class Answer:
    """A provider's answer as it came: the file's name and its bytes."""

    filename: str
    data: bytes = attrs.field(repr=False)


def prepare_month(
    before: Roll,
    delta: MonthlyDelta,
    terms: PlanTerms,
    registry: Registry,
    *,
    owed: Iterable[Owed] = (),
    as_of: date | None = None,
    standards: Standards | None = None,
    texts: Mapping[str, Mapping[str, str]] | None = None,
) -> PreparedMonth:
    """Turn last month's roll into this month's, plan it, and write every provider's file.

    `owed` is what earlier months left over; arrears of backdated changes come on top. `as_of` is
    the day whose knowledge of the rates counts; the pay day where it is not said. `texts` are the
    agency's own texts for each adapter's papers.

    Raises:
        DeltaConflicts: The changes do not fit the roll.
        RenderRefused: A batch cannot be expressed in its provider's format.
        UnknownAdapter: A route names an adapter that is not installed.
    """
    day = as_of or terms.pay_day
    roll = delta.apply_to(before)
    carried_in = tuple(owed)
    arrears = arrears_of(delta, day, standards)
    month_plan = plan(roll, terms, owed=(*carried_in, *arrears.owed), removals=delta.removals)
    files = tuple(_rendered(batch, registry, day, texts or {}) for batch in month_plan.batches)
    return PreparedMonth(
        before=before,
        delta=delta,
        roll=roll,
        carried_in=carried_in,
        arrears=arrears,
        findings=check_roll(roll, pay_day=terms.pay_day, as_of=day, standards=standards),
        plan=month_plan,
        files=files,
    )


def _rendered(
    batch: PaymentBatch, registry: Registry, day: date, texts: Mapping[str, Mapping[str, str]]
) -> ProviderFile:
    request = RenderRequest(batch=batch, as_of=day, settings=texts.get(batch.provider, {}))
    return ProviderFile(batch, registry.get(batch.provider).render(request))


def settle_month(
    prepared: PreparedMonth,
    answers: Iterable[Answer],
    registry: Registry,
    *,
    settled: Iterable[PaymentBatch] = (),
) -> SettledMonth:
    """Read the answers, hold them against the orders, and settle.

    Which adapter an answer belongs to is told from the file. All files are read to their end
    before anything is refused. `settled` are the orders of earlier months that were paid.

    Raises:
        AmbiguousFile: No adapter, or more than one, recognises a file.
        ParseFailed: Files have problems; all of them.
    """
    parsed: list[ParsedResults] = []
    problems: list[Problem] = []
    for answer in answers:
        adapter = registry.identify(answer.filename, answer.data)
        result, found = _parsed(adapter, answer, prepared)
        problems += found
        if result is not None:
            parsed.append(result)
    if problems:
        raise ParseFailed(sorted(problems, key=lambda problem: problem.position))
    outcomes = [outcome for result in parsed for outcome in result.outcomes]
    reconciliation = reconcile(prepared.plan.batches, outcomes, settled=settled)
    settlement = settle(prepared.plan, reconciliation)
    return SettledMonth(
        prepared=prepared,
        results=tuple(parsed),
        reconciliation=reconciliation,
        settlement=settlement,
        carry_over=CarryOver.of(settlement, reconciliation, prepared.plan.batches),
    )


def _parsed(
    adapter: BoundAdapter, answer: Answer, prepared: PreparedMonth
) -> tuple[ParsedResults | None, tuple[Problem, ...]]:
    request = ParseRequest(data=answer.data, filename=answer.filename, month=prepared.roll.month)
    try:
        result = adapter.parse_results(request)
    except ParseFailed as error:
        return None, error.problems
    return result, result.problems


__all__ = [
    "Answer",
    "PreparedMonth",
    "ProviderFile",
    "SettledMonth",
    "prepare_month",
    "settle_month",
]
