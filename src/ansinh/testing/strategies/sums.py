"""Single sums: ordered, owed, held, cancelled, paid too much."""

from hypothesis import strategies as st

from ansinh.errors import Code
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    Cancellation,
    Cause,
    CombinedPayment,
    Component,
    FuneralOrganiser,
    Hold,
    InstructionLine,
)
from ansinh.roll import (
    Arrears,
    ListedMonth,
    MonthBalance,
    PromisedAhead,
    Recoverable,
    RecoveryCause,
    Repayment,
    arrears_of,
)
from ansinh.testing.strategies.amounts import monthly_amounts
from ansinh.testing.strategies.channels import channels
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.deltas import deltas
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.entitlements import programmes
from ansinh.testing.strategies.persons import beneficiaries, persons
from ansinh.testing.strategies.rolls import rolls
from ansinh.testing.strategies.time import days, months
from ansinh.testing.strategies.told import citations


@eager
@st.composite
def instruction_lines(draw: st.DrawFn, *, month: Month | None = None) -> InstructionLine:
    """Draw sums for a month: the month's own, arrears, and what was not paid before.

    Of what was not paid, some say why it was promised, and some do not.
    """
    month_of = draw(_MONTHS) if month is None else month
    line = InstructionLine(draw(_KINDS), month_of, draw(_SOME), draw(_CAUSES))
    became = draw(_BECAME)
    return line if became is None else line.carried(became, draw(_MONTHS))


@st.composite
def holds(draw: st.DrawFn) -> Hold:
    """Draw money that waits, for one of the reasons that there are; of nothing among them."""
    code = draw(_REASONS)
    lines = () if code in _OF_NOTHING else tuple(draw(_LINES))
    return Hold(draw(_PROGRAMMES), draw(_BENEFICIARIES), code, lines, draw(_SOURCE))


@st.composite
def cancellations(draw: st.DrawFn) -> Cancellation:
    """Draw money that is no longer owed, with and without the decision that ended it."""
    return Cancellation(
        draw(_PROGRAMMES),
        draw(_BENEFICIARIES),
        draw(instruction_lines()),
        draw(_DECISIONS),
        draw(_SOURCE),
    )


@st.composite
def recoverables(draw: st.DrawFn) -> Recoverable:
    """Draw what an earlier month may have paid too much."""
    return Recoverable(
        draw(_PROGRAMMES),
        draw(_BENEFICIARIES),
        draw(_MONTHS),
        draw(_SOME),
        draw(_RECOVERY_CAUSES),
    )


def repayments() -> st.SearchStrategy[Repayment]:
    """Draw money that came back, each with its paper."""
    return st.builds(
        Repayment,
        programme=_PROGRAMMES,
        beneficiary=_BENEFICIARIES,
        amount=_SOME,
        document=documents(),
        repaid_on=st.none() | _DAYS,
    )


@st.composite
def ahead_promises(draw: st.DrawFn) -> PromisedAhead:
    """Draw what a combined payment ordered of a later month."""
    return PromisedAhead(draw(_PROGRAMMES), draw(_BENEFICIARIES), draw(_MONTHS), draw(_SOME))


@eager
@st.composite
def combined_payments(draw: st.DrawFn, *, first: Month | None = None) -> CombinedPayment:
    """Draw decisions to pay a month together with the next, of every programme."""
    month = draw(_MONTHS) if first is None else first
    return CombinedPayment(draw(_PROGRAMMES), month, draw(_PAPERS))


@st.composite
def arrears(draw: st.DrawFn) -> Arrears:
    """Draw what backdated changes come to: owed, paid too much, both, nothing."""
    return arrears_of(draw(_DELTAS), draw(_DAYS))


@st.composite
def funeral_organisers(draw: st.DrawFn) -> FuneralOrganiser:
    """Draw who organises somebody's funeral, and how they are paid."""
    return FuneralOrganiser(draw(_BENEFICIARIES), draw(_PERSONS), draw(_CHANNELS), draw(_DOCUMENTS))


def month_balances() -> st.SearchStrategy[MonthBalance]:
    """Draw what was due and paid for a month: with one answer, and with several."""
    amounts = st.lists(monthly_amounts(), min_size=1, max_size=3, unique=True)
    return st.builds(
        MonthBalance,
        month=_MONTHS,
        possible=amounts.map(lambda drawn: tuple(sorted(drawn))),
        paid=monthly_amounts(),
    )


@eager
@st.composite
def listed_months(draw: st.DrawFn, *, month: Month | None = None) -> ListedMonth:
    """Draw months as they were listed: a roll alone, or with the changes that made it."""
    if draw(st.booleans()):
        return ListedMonth(draw(rolls(month=month, max_size=2)))
    before = draw(rolls(month=None if month is None else month - 1, max_size=1))
    delta = draw(deltas(before, backdated=1))  # what it owes besides is shown for each month
    return ListedMonth(delta.apply_to(before), delta, arrears_of(delta, draw(_DAYS)))


_MONTHS = months()
_DAYS = days()
_SOME = monthly_amounts(min_value=Dong(1))
_KINDS = st.sampled_from(Component)
_CAUSES = st.sampled_from(Cause)
_BECAME = st.none() | st.sampled_from([cause for cause in Cause if not cause.is_promise])
_OF_NOTHING = {Code.HOLD_NOTHING, Code.HOLD_ORDERED_AHEAD}
_RECOVERY_CAUSES = st.sampled_from(RecoveryCause)
_REASONS = st.sampled_from([code for code in Code if code.startswith("hold-")])
_LINES = st.lists(instruction_lines(), min_size=1, max_size=2)
_PROGRAMMES = programmes()
_BENEFICIARIES = beneficiaries()
_PAPERS = documents()
_PERSONS = persons()
_CHANNELS = channels()
_DOCUMENTS = _PAPERS
_DECISIONS = st.none() | _DOCUMENTS
_SOURCE = st.none() | citations()
_DELTAS = deltas()
