"""The public API as a user's type checker sees it: read by mypy, not run.

A ``type: ignore`` here is a promise: mypy says so when the mistake beside it is one no longer.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import assert_type

from ansinh import (
    AdapterSpec,
    Addition,
    Adjustment,
    Authorization,
    BankAccount,
    BirthDate,
    CarryOver,
    CashPoint,
    Change,
    Channel,
    Citation,
    CitizenId,
    Code,
    Dong,
    Entry,
    EWallet,
    Guardianship,
    Hold,
    HomeDelivery,
    InvalidValue,
    Month,
    MonthlyDelta,
    Outcome,
    Owed,
    Paper,
    ParentalRepresentation,
    ParsedResults,
    ParseRequest,
    Payee,
    PaymentBatch,
    PaymentInstruction,
    PaymentPlan,
    PayoutAdapter,
    PersonName,
    PlanTerms,
    Problem,
    Reconciliation,
    Registry,
    Removal,
    RenderedFile,
    RenderRequest,
    Roll,
    Settlement,
    Step,
    Text,
    UnreadableFile,
    compose,
    difference,
    hookimpl,
    in_force,
    inverse,
    payee_for,
    plan,
    reconcile,
    settle,
    total_of,
)


def money_is_dong(amount: Dong) -> None:
    assert_type(amount + amount, Dong)
    assert_type(-amount, Dong)
    assert_type(amount.times(Fraction(3, 2)), Dong)
    assert_type(total_of([amount]), Dong)
    assert_type(amount.value, int)
    amount + 1  # type: ignore[operator]
    amount.times(1.5)  # type: ignore[arg-type]
    amount.value = 0  # type: ignore[misc]


def months_are_months(month: Month) -> None:
    assert_type(month + 1, Month)
    assert_type(Month.parse("07/2024"), Month)
    assert_type(month.last_day, date)


def persons_are_values() -> None:
    assert_type(CitizenId("099145000012").digits, str)
    BirthDate.parse("1945")
    CitizenId(99145000012)  # type: ignore[arg-type]
    PersonName(None)  # type: ignore[arg-type]


def a_roll_changes(june: Roll, july: Roll) -> None:
    delta = difference(june, july)
    assert_type(delta, MonthlyDelta)
    assert_type(delta.apply_to(june), Roll)
    assert_type(compose(delta, inverse(delta)), MonthlyDelta)
    assert_type(delta.net, Dong)


def a_change_is_one_of_three(change: Change) -> Dong:
    match change:
        case Addition():
            return change.entry.amount
        case Removal():
            return -change.entry.amount
        case Adjustment():
            return change.after.amount - change.before.amount


def a_channel_is_one_of_four(channel: Channel) -> str:
    match channel:
        case BankAccount():
            return channel.bank.code
        case CashPoint():
            return channel.place
        case HomeDelivery():
            return channel.address
        case EWallet():
            return channel.provider


def somebody_collects_or_a_code_says_why_not(entry: Entry, pay_day: date) -> None:
    assert_type(payee_for(entry, pay_day), Payee | Code)


def a_month_is_paid(roll: Roll, terms: PlanTerms, outcomes: Iterable[Outcome]) -> None:
    month = plan(roll, terms)
    assert_type(month, PaymentPlan)
    assert_type(month.batches, tuple[PaymentBatch, ...])
    assert_type(month.instructions, tuple[PaymentInstruction, ...])
    assert_type(month.holds, tuple[Hold, ...])
    reconciliation = reconcile(month.batches, outcomes)
    assert_type(reconciliation, Reconciliation)
    assert_type(settle(month, reconciliation), Settlement)


def adapters_answer(batch: PaymentBatch, data: bytes) -> None:
    adapter = Registry.discover().get("vietinbank.salary-list")
    file = adapter.render(RenderRequest(batch=batch, as_of=date(2024, 7, 5)))
    assert_type(file, RenderedFile)
    assert_type(file.content, bytes)
    results = adapter.parse_results(ParseRequest(data=data))
    assert_type(results, ParsedResults)
    assert_type(results.problems, tuple[Problem, ...])


class Anybodys(PayoutAdapter):
    """What somebody else's adapter must write, and no more."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        return RenderedFile.of(b"", "file.txt", count=batch.count, total=batch.total)


@hookimpl
def ansinh_register_adapters() -> Iterable[AdapterSpec]:
    return [AdapterSpec(profile=Anybodys.profile, factory="somebody.adapter:Anybodys")]


def a_paper_is_one_of_three(paper: Paper) -> Citation:
    match paper:
        case Guardianship() | ParentalRepresentation() | Authorization():
            return paper.citation


def a_payee_says_on_what_ground_and_until_when(entry: Entry, on: date) -> None:
    payee = payee_for(entry, on)
    if isinstance(payee, Payee):
        assert_type(payee.ground, Paper | None)
        assert_type(payee.article, Citation | None)
        assert_type(payee.channel, Channel | None)
        assert_type(payee.until, date | None)
    else:
        assert_type(payee, Code)


def a_standard_says_from_where_it_is(steps: list[Step[Dong]], month: Month, as_of: date) -> None:
    step = in_force(steps, month, as_of)
    assert_type(step.value, Dong)
    assert_type(step.citation, Citation)


def a_month_hands_over(
    made: PaymentPlan, said: Reconciliation, roll: Roll, terms: PlanTerms
) -> None:
    carry = CarryOver.of(settle(made, said), said, made.batches)
    assert_type(carry.owed, tuple[Owed, ...])
    plan(roll, terms, owed=carry.owed)
    plan(roll, terms, carry.owed)  # type: ignore[call-arg]
    PlanTerms(terms.agency, terms.pay_day, terms.routes)  # type: ignore[call-arg]


def an_error_tells_programs_and_people(roll: Roll, delta: MonthlyDelta) -> Code | None:
    try:
        delta.apply_to(roll)
    except InvalidValue as error:
        assert_type(error.text, Text)
        return error.code
    except UnreadableFile as error:
        assert_type(error.problems, tuple[Problem, ...])
    return None
