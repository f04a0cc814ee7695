"""Whoever collects may: on a ground that holds, alive, old enough, chosen for a reason."""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ansinh import (
    Authorization,
    Capacity,
    Code,
    DaySpan,
    Entry,
    Guardianship,
    Month,
    Paper,
    ParentalRepresentation,
    Payee,
    Person,
    Roll,
    payee_for,
)
from ansinh.checks import grounds_sound
from ansinh.payment.standing import alike
from ansinh.people import ADULT, OWN_ACTS, surely_reached, surely_under
from ansinh.testing.strategies import birth_dates, entries, persons
from ansinh.testing.strategies import papers as drawn_papers

DAY = date(2024, 7, 5)
ONE = timedelta(days=1)
FEW = st.lists(drawn_papers(around=DAY), max_size=4).map(tuple)


@st.composite
def lines(draw: st.DrawFn) -> Entry:
    """Draw lines with up to four papers, some given by one another's representatives."""
    entry = draw(entries(around=DAY))
    papers: tuple[Paper, ...] = draw(FEW)
    given = tuple(
        attrs.evolve(paper, given_by=draw(st.sampled_from(papers)).representative)
        if isinstance(paper, Authorization) and draw(st.booleans())
        else paper
        for paper in papers
    )
    born_around = draw(st.none() | birth_dates(min_value=date(2004, 1, 1)))
    person = attrs.evolve(entry.beneficiary.person, birth=born_around)
    whose = attrs.evolve(entry.beneficiary, person=person)
    return attrs.evolve(entry, beneficiary=whose, papers=given)


def _lives(person: Person | None, on: date) -> bool:
    return person is None or person.died_on is None or person.died_on > on


@given(entry=lines())
def test_nobody_dead_collects_and_no_right_comes_from_the_dead(entry: Entry) -> None:
    payee = payee_for(entry, DAY)
    if not isinstance(payee, Payee):
        return
    assert _lives(entry.beneficiary.person, DAY)
    assert _lives(payee.person, DAY)
    if isinstance(payee.ground, Authorization):
        assert _lives(payee.ground.given_by, DAY)
        assert _lives(payee.ground.passed_on_by, DAY)


@given(entry=lines())
def test_the_ground_holds_on_the_day_and_through_its_last_day(entry: Entry) -> None:
    payee = payee_for(entry, DAY)
    if not isinstance(payee, Payee):
        return
    if payee.ground is not None:
        assert payee.ground in entry.papers
        assert DAY in payee.ground.span
        assert payee.person == payee.ground.representative
    if payee.until is not None:
        assert payee.until >= DAY
        after = payee_for(entry, payee.until + ONE)
        assert not isinstance(after, Payee) or after.ground != payee.ground


@given(entry=lines())
def test_a_ground_alone_lasts_until_its_last_day(entry: Entry) -> None:
    """With nothing else on the line nothing comes between."""
    for paper in entry.papers:
        alone = attrs.evolve(entry, papers=(paper,))
        payee = payee_for(alone, DAY)
        if isinstance(payee, Payee) and payee.until is not None:
            assert payee_for(alone, payee.until) == payee


@given(entry=lines())
def test_a_child_collects_through_a_representative_by_law(entry: Entry) -> None:
    payee = payee_for(entry, DAY)
    birth = entry.beneficiary.person.birth
    if not isinstance(payee, Payee) or birth is None:
        return
    if not surely_reached(birth, OWN_ACTS, DAY):
        assert payee.capacity is not Capacity.SELF
    if isinstance(payee.ground, ParentalRepresentation):
        assert not surely_reached(birth, ADULT, DAY)
    least = ADULT if isinstance(payee.ground, Guardianship) else OWN_ACTS
    assert payee.ground is None or not surely_under(payee.person.birth, least, DAY)


@given(entry=lines(), data=st.data())
def test_the_order_of_the_papers_chooses_at_most_between_those_who_may_both(
    entry: Entry, data: st.DataObject
) -> None:
    shuffled = attrs.evolve(entry, papers=tuple(data.draw(st.permutations(entry.papers))))
    one, other = payee_for(entry, DAY), payee_for(shuffled, DAY)
    if not isinstance(one, Payee):
        assert other is one
        return
    assert isinstance(other, Payee)
    if not alike(one.person, other.person):
        holding = {type(p) for p in entry.papers if not isinstance(p, Authorization)}
        assert holding, "two agents are never both"


@given(entry=lines(), who=persons(), data=st.data())
def test_a_paper_that_has_ended_chooses_nobody(
    entry: Entry, who: Person, data: st.DataObject
) -> None:
    """Where somebody has a ground, another's paper of old takes it from nobody."""
    kind = data.draw(st.sampled_from([Guardianship, ParentalRepresentation, Authorization]))
    make: Callable[[Person, None, DaySpan], Paper] = kind
    ended = make(who, None, DaySpan(None, DAY))
    longer = attrs.evolve(entry, papers=(*entry.papers, ended))
    payee = payee_for(entry, DAY)
    if entry.papers and isinstance(payee, Payee):
        assert payee_for(longer, DAY) == payee
    else:
        assert not isinstance(payee_for(longer, DAY), Payee)


@given(entry=lines())
def test_what_holds_the_money_is_found_by_the_checks(entry: Entry) -> None:
    held = payee_for(entry, DAY)
    found = {finding.code for finding in grounds_sound(Roll(Month(2024, 7), [entry]), DAY)}
    expected = {
        Code.HOLD_REPRESENTATIVE_DIED: Code.CHECK_REPRESENTATIVE_DIED,
        Code.HOLD_REPRESENTATIVE_INCAPACITY: Code.CHECK_REPRESENTATIVE_INCAPACITY,
        Code.HOLD_REPRESENTATIVE_MINOR: Code.CHECK_REPRESENTATIVE_MINOR,
        Code.HOLD_REPRESENTATIVE_SELF: Code.CHECK_REPRESENTATIVE_SELF,
        Code.HOLD_MINOR: Code.CHECK_UNREPRESENTED,
        Code.HOLD_INCAPACITY: Code.CHECK_UNREPRESENTED,
    }
    if isinstance(held, Code) and held in expected:
        assert expected[held] in found
