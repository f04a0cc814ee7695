"""Entries and rolls."""

from datetime import date
from functools import cache

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Entitlement, Programme
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import (
    BankAccount,
    Beneficiary,
    CaseNumber,
    Channel,
    EWallet,
    Paper,
    Person,
)
from ansinh.roll import Entry, EntryKey, Roll, RollIdentity
from ansinh.testing.strategies.amounts import monthly_amounts
from ansinh.testing.strategies.channels import channels
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.entitlements import entitlements, programmes
from ansinh.testing.strategies.identity import birth_dates, case_numbers
from ansinh.testing.strategies.papers import papers
from ansinh.testing.strategies.persons import beneficiaries
from ansinh.testing.strategies.time import days, months, spans_around


@attrs.frozen
class _Draft:
    """A line whose days are still numbers, so that one strategy serves every pay day."""

    beneficiary: Beneficiary
    death: int
    entitlement: Entitlement
    channel: Channel
    holder: int
    papers: tuple[Paper, ...]
    spans: tuple[int, int]
    note: str

    def entry(self, programme: Programme, case: CaseNumber, around: date) -> Entry:
        died_on = (None, _month_before(around), around, _month_after(around))[self.death]
        person = attrs.evolve(self.beneficiary.person, died_on=died_on)
        spans = spans_around(around)
        grounds = tuple(
            attrs.evolve(paper, span=spans[place])
            for paper, place in zip(self.papers, self.spans, strict=False)
        )
        return Entry(
            programme=programme,
            beneficiary=attrs.evolve(self.beneficiary, person=person, case=case),
            entitlement=self.entitlement,
            channel=self._channel(person, grounds),
            papers=grounds,
            note=self.note,
        )

    def _channel(self, person: Person, grounds: tuple[Paper, ...]) -> Channel:
        names = (person.name, *(paper.representative.name for paper in grounds))
        if isinstance(self.channel, BankAccount | EWallet) and self.holder < len(names):
            return attrs.evolve(self.channel, holder_name=names[self.holder])
        return self.channel


def _month_before(day: date) -> date:
    return (Month.of(day) - 1).last_day


def _month_after(day: date) -> date:
    return (Month.of(day) + 1).first_day


@cache
def _drafts() -> st.SearchStrategy[_Draft]:
    paper = papers()
    place = st.integers(0, len(spans_around(date(2024, 7, 5))) - 1)
    nobody = st.just(())
    return st.builds(
        _Draft,
        beneficiary=beneficiaries(died_on=st.none()),
        death=st.sampled_from([0, 0, 0, 0, 0, 1, 2, 3]),
        entitlement=entitlements(),
        channel=channels(),
        holder=st.sampled_from([0, 0, 1, 2, 9]),
        papers=st.one_of(
            nobody,
            nobody,
            st.tuples(paper),
            st.tuples(paper),
            st.builds(_renewed, paper, paper),
            st.tuples(paper, paper),
        ),
        spans=st.tuples(place, place),
        note=st.sampled_from(("", "Nhận tại nhà", "ghi chú mẫu")),
    )


def _renewed(old: Paper, new: Paper) -> tuple[Paper, ...]:
    # The same person under two papers, as after a renewal.
    return (old, attrs.evolve(new, representative=old.representative))


_PROGRAMMES = programmes()
_CASES = case_numbers()
_DAYS = days()
_LIVING = beneficiaries(died_on=st.none())
_ADULTS_BIRTHS = st.none() | birth_dates(max_value=date(2000, 12, 31))
_CHANNELS = channels()
_ABOVE_NOTHING = entitlements(amount=monthly_amounts(min_value=Dong(1)))


@eager
@st.composite
def entries(
    draw: st.DrawFn,
    *,
    programme: st.SearchStrategy[Programme] | None = None,
    case: st.SearchStrategy[CaseNumber] | None = None,
    around: date | None = None,
) -> Entry:
    """Draw lines of a list; most accounts are in the beneficiary's or a representative's name.

    Given a day `around`, deaths and papers' ends lie close to it.
    """
    return draw(_drafts()).entry(
        draw(_PROGRAMMES if programme is None else programme),
        draw(_CASES if case is None else case),
        draw(_DAYS) if around is None else around,
    )


@eager
@st.composite
def payable_entries(
    draw: st.DrawFn,
    *,
    programme: st.SearchStrategy[Programme] | None = None,
    case: st.SearchStrategy[CaseNumber] | None = None,
) -> Entry:
    """Draw lines with nothing in the way: an adult who lives, paid above 0 đ in their own name."""
    drawn = draw(_LIVING)
    acting_alone = attrs.evolve(drawn.person, birth=draw(_ADULTS_BIRTHS), incapacity=None)
    whose = attrs.evolve(drawn, person=acting_alone)
    through = draw(_CHANNELS)
    if isinstance(through, BankAccount | EWallet):
        through = attrs.evolve(through, holder_name=whose.person.name)
    return Entry(
        programme=draw(_PROGRAMMES if programme is None else programme),
        beneficiary=attrs.evolve(whose, case=draw(_CASES if case is None else case)),
        entitlement=draw(_ABOVE_NOTHING),
        channel=through,
    )


@eager
@st.composite
def rolls(
    draw: st.DrawFn,
    *,
    month: Month | None = None,
    min_size: int = 0,
    max_size: int = 5,
    around: date | None = None,
) -> Roll:
    """Draw one month's list: empty ones, of one line, of several; two rolls share some cases.

    Given a day `around`, deaths and papers' ends lie close to it.
    """
    keys = draw(_chosen_keys(min_size, max_size))
    listed = draw(_MONTHS) if month is None else month
    day = listed.first_day if around is None else around
    return Roll(listed, [draw(_drafts()).entry(*key, day) for key in keys])


_MONTHS = months()


@cache
def _chosen_keys(
    min_size: int, max_size: int
) -> st.SearchStrategy[list[tuple[Programme, CaseNumber]]]:
    # The same case number may stand under two programmes.
    keys = [
        (programme, CaseNumber(f"{serial:04}"))
        for serial in range(1, max_size + 2)
        for programme in (SOCIAL_ASSISTANCE, MERIT)
    ]
    return st.lists(st.sampled_from(keys), min_size=min_size, max_size=max_size, unique=True)


def entry_keys() -> st.SearchStrategy[EntryKey]:
    """Draw what tells two lines apart: a programme's code and a case number."""
    return st.builds(
        lambda programme, case: EntryKey(programme.code, case.text), _PROGRAMMES, _CASES
    )


@eager
def roll_identities(
    *, month: Month | None = None, max_size: int = 2
) -> st.SearchStrategy[RollIdentity]:
    """Draw names of rolls: their month and digest."""
    return rolls(month=month, max_size=max_size).map(RollIdentity.of)
