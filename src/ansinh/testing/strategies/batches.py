"""Orders to pay, and the batches that one provider is told of."""

from datetime import timedelta
from functools import lru_cache

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import SOCIAL_ASSISTANCE, Programme
from ansinh.money import Dong
from ansinh.months import DaySpan, Month
from ansinh.payment import (
    Capacity,
    Cause,
    Component,
    InstructionLine,
    Payee,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    Reference,
    reference_for,
)
from ansinh.people import (
    Authorization,
    BankAccount,
    CaseNumber,
    Channel,
    EWallet,
    Guardianship,
    Paper,
    ParentalRepresentation,
)
from ansinh.roll import EntryKey
from ansinh.testing.strategies.amounts import monthly_amounts
from ansinh.testing.strategies.channels import channels
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import at_least, eager
from ansinh.testing.strategies.papers import papers
from ansinh.testing.strategies.persons import beneficiaries, persons
from ansinh.testing.strategies.rolls import entry_keys
from ansinh.testing.strategies.terms import agencies
from ansinh.testing.strategies.time import months

_CAPACITY = {
    Guardianship: Capacity.GUARDIAN,
    ParentalRepresentation: Capacity.PARENT,
    Authorization: Capacity.AGENT,
}


@eager
@st.composite
def instructions(
    draw: st.DrawFn,
    *,
    month: Month | None = None,
    programme: Programme = SOCIAL_ASSISTANCE,
    case: CaseNumber | None = None,
    channel: st.SearchStrategy[Channel] | None = None,
) -> PaymentInstruction:
    """Draw orders to pay: to the beneficiary or for them, this month's sum, earlier ones, both.

    `channel` says by which channels; by default by every one.
    """
    paid = draw(_MONTHS) if month is None else month
    whose = draw(_BENEFICIARIES)
    if case is not None:
        whose = attrs.evolve(whose, case=case)
    paper = draw(_GROUNDS)
    payee = Payee(whose.person, Capacity.SELF) if paper is None else _payee_by(paper, paid)
    through = draw(_CHANNELS if channel is None else channel)
    if channel is None and isinstance(through, BankAccount | EWallet):
        names = (whose.person.name, payee.person.name)
        through = attrs.evolve(through, holder_name=names[draw(_EITHER)])
    return PaymentInstruction(
        reference=reference_for(
            draw(_AGENCIES), EntryKey(programme.code, whose.case.text), paid, attempt=1
        ),
        programme=programme,
        beneficiary=whose,
        payee=payee,
        channel=through,
        month=paid,
        lines=draw(_lines(paid)),
        narrative=f"CHI TRA THANG {paid.label}",
        decision=draw(_DECISIONS),
        note=draw(_NOTES),
    )


def _payee_by(paper: Paper, month: Month) -> Payee:
    ground = attrs.evolve(paper, span=DaySpan(month.first_day))
    return Payee(paper.representative, _CAPACITY[type(paper)], ground)


@eager
@st.composite
def payees(draw: st.DrawFn, *, month: Month | None = None) -> Payee:
    """Draw who collects: the beneficiary, or a representative whose paper holds in `month`."""
    paper = draw(_GROUNDS)
    if paper is None:
        return Payee(draw(_BENEFICIARIES).person, Capacity.SELF)
    return _payee_by(paper, draw(_MONTHS) if month is None else month)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Draw references as they are derived, of first and later attempts."""
    return reference_for(draw(_AGENCIES), draw(_KEYS), draw(_MONTHS), draw(_ATTEMPTS))


_MONTHS = months()
_KEYS = entry_keys()
_ATTEMPTS = st.sampled_from([1, 1, 2, 9])
_BENEFICIARIES = beneficiaries(died_on=st.none())
_GROUNDS = st.one_of(st.none(), st.none(), papers(representative=persons(died_on=st.none())))
_CHANNELS = channels()
_EITHER = st.integers(0, 1)
_AGENCIES = agencies()
_DECISIONS = st.none() | documents()
_NOTES = st.sampled_from(("", "ghi chú mẫu"))


@lru_cache(maxsize=512)
def _lines(month: Month) -> st.SearchStrategy[tuple[InstructionLine, ...]]:
    some = monthly_amounts(min_value=Dong(1))
    own = st.builds(
        InstructionLine, st.just(Component.REGULAR), st.just(month), some, st.just(Cause.ENTITLED)
    )
    earlier = st.builds(
        InstructionLine,
        st.sampled_from(Component),
        st.integers(1, 4).map(lambda back: month - back),
        some,
        st.sampled_from([Cause.ADDED_LATE, Cause.HELD, Cause.UNCOLLECTED, Cause.RETURNED]),
    )
    return st.one_of(
        st.tuples(own),
        st.tuples(own),
        st.tuples(earlier, own),
        st.tuples(earlier),
        st.tuples(earlier, earlier, own),
    )


@at_least(1)
@st.composite
def batches(
    draw: st.DrawFn,
    *,
    provider: str = "mau.bank-list",
    month: Month | None = None,
    channel: st.SearchStrategy[Channel] | None = None,
    min_size: int = 1,
    max_size: int = 4,
) -> PaymentBatch:
    """Draw batches for one provider, of `min_size` to `max_size` orders, each case once.

    `channel` says by which channels the provider pays; by default by every one.
    """
    paid = draw(_MONTHS) if month is None else month
    count = draw(st.integers(min_size, max_size))
    orders = [
        draw(instructions(month=paid, case=CaseNumber(f"{serial:04}"), channel=channel))
        for serial in range(1, count + 1)
    ]
    return PaymentBatch(
        provider=provider,
        programme=SOCIAL_ASSISTANCE,
        month=paid,
        pay_day=paid.first_day + timedelta(days=4),
        payer=Payer("PHONG MAU", "000000000001"),
        instructions=tuple(orders),
        sequence=draw(st.integers(1, 3)),
    )
