"""Whole months, from last month's roll to what the next one starts from."""

from hypothesis import strategies as st

from ansinh.checks import check_roll
from ansinh.cycle import Answer, PreparedMonth, ProviderFile, SettledMonth
from ansinh.months import Month
from ansinh.roll import Roll, arrears_of, difference
from ansinh.testing.strategies.answers import Answered, answered_months
from ansinh.testing.strategies.batches import batches
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.files import parsed_results, rendered_files
from ansinh.testing.strategies.plugins import batch_findings
from ansinh.testing.strategies.rolls import payable_entries
from ansinh.testing.strategies.told import words


def answer_files() -> st.SearchStrategy[Answer]:
    """Draw providers' answers as they came: any bytes under any name."""
    return st.builds(
        Answer, st.sampled_from(["KQ mẫu.xlsx", "kq.csv", ""]) | words(), st.binary(max_size=20)
    )


@st.composite
def provider_files(draw: st.DrawFn) -> ProviderFile:
    """Draw batches and files that say their count and total; of what content is nobody's matter."""
    batch = draw(_BATCHES)
    return ProviderFile(batch, draw(rendered_files(batch=batch)))


@eager
@st.composite
def prepared_months(
    draw: st.DrawFn, *, month: Month | None = None, max_size: int = 2
) -> PreparedMonth:
    """Draw months up to the providers' files, what earlier months left over among their money.

    `max_size` is how many lines a list has, and how many sums are owed: a whole month repeats each
    of them many times.
    """
    return _prepared(draw, draw(answered_months(month=month, max_size=max_size, max_owed=max_size)))


@eager
@st.composite
def settled_months(
    draw: st.DrawFn, *, month: Month | None = None, max_size: int = 1
) -> SettledMonth:
    """Draw months that were answered and settled; `max_size` as in `prepared_months`."""
    answered = draw(answered_months(month=month, max_size=max_size, max_owed=max_size))
    return SettledMonth(
        prepared=_prepared(draw, answered),
        results=tuple(draw(_RESULTS)),
        reconciliation=answered.reconciliation,
        settlement=answered.settlement,
        carry_over=answered.carry_over,
    )


def _prepared(draw: st.DrawFn, answered: Answered) -> PreparedMonth:
    roll, planned = answered.made_of.roll, answered.plan
    # Most stand on both lists, as in life.
    gone = [entry for entry in draw(_LEAVERS) if entry.key not in roll.by_key]
    before = Roll(roll.month - 1, (*gone, *roll.entries))
    delta = difference(before, roll)
    return PreparedMonth(
        before=before,
        delta=delta,
        roll=roll,
        carried_in=answered.made_of.owed,
        arrears=arrears_of(delta, planned.pay_day),
        findings=check_roll(roll, pay_day=planned.pay_day, as_of=planned.pay_day),
        plan=planned,
        files=tuple(
            ProviderFile(batch, draw(rendered_files(batch=batch))) for batch in planned.batches
        ),
        rule_findings=tuple(
            draw(batch_findings(batch=batch)) for batch in planned.batches if draw(_RULED)
        ),
    )


_LEAVERS = st.lists(payable_entries(), max_size=1)
_BATCHES = batches(max_size=2)
_RULED = st.sampled_from([False, False, True])
_RESULTS = st.lists(parsed_results(), max_size=1)
