"""Each article at its boundary: the day before, the day, the day after."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from ansinh import (
    Authorization,
    BirthDate,
    CitizenId,
    Code,
    DaySpan,
    DelegationReason,
    GuardianBasis,
    Guardianship,
    Incapacity,
    IncapacityKind,
    Paper,
    ParentalRepresentation,
    Payee,
    Person,
    PersonName,
    payee_for,
)
from ansinh.payment.payee import article_for

DAY = date(2024, 7, 5)
ONE = timedelta(days=1)
AGENT = Person(PersonName("Trần Văn Thử"))
OTHER = Person(PersonName("Lê Thị Ví Dụ"))
OPEN = DaySpan()
KINDS: list[type[Paper]] = [Guardianship, ParentalRepresentation, Authorization]


def born(*parts: int) -> Person:
    """Make a beneficiary of that birth date."""
    return Person(PersonName("Nguyễn Thị Mẫu"), BirthDate(*parts))


def outcome(make: Any, person: Person, *papers: Paper, on: date = DAY) -> Code | Person:
    """Say who collects, or why nobody does."""
    payee = payee_for(make.entry(person=person, papers=papers), on)
    return payee.person if isinstance(payee, Payee) else payee


def article(make: Any, code: Code, person: Person, *papers: Paper, on: date = DAY) -> str:
    """Give the article of a hold."""
    return str(article_for(code, make.entry(person=person, papers=papers), on))


def declared(kind: IncapacityKind, span: DaySpan = OPEN) -> Incapacity:
    """Make a court's declaration."""
    return Incapacity(kind, span)


@pytest.mark.parametrize(
    ("birth", "collects"),
    [
        ((2009, 7, 6), False),
        ((2009, 7, 5), True),
        ((2009, 7, 4), True),
        ((2009, 7), False),
        ((2009, 6), True),
        ((2009,), False),
        ((2008,), True),
        ((2020, 2, 29), False),
    ],
)
def test_from_fifteen_somebody_collects_alone(
    make: Any, birth: tuple[int, ...], *, collects: bool
) -> None:
    """Article 21(2) to (4); who may be under 15 waits until the birth date is complete."""
    child = born(*birth)
    assert outcome(make, child) == (child if collects else Code.HOLD_MINOR)
    assert article(make, Code.HOLD_MINOR, born(2010)) == "91/2015/QH13, art. 21"


def test_of_whom_no_birth_date_is_known_nothing_is_supposed(make: Any) -> None:
    person = Person(PersonName("Nguyễn Thị Mẫu"))
    assert outcome(make, person) == person


@pytest.mark.parametrize(
    ("birth", "holds"),
    [
        ((2006, 7, 6), True),
        ((2006, 7, 5), False),
        ((2006, 7), True),
        ((2006, 6), False),
        ((2006,), True),
        ((2005,), False),
    ],
)
def test_a_parent_represents_a_minor(make: Any, birth: tuple[int, ...], *, holds: bool) -> None:
    """Articles 136(1) and 140(4)(a): until the child is certainly 18."""
    paper = ParentalRepresentation(AGENT, None, OPEN)
    assert outcome(make, born(*birth), paper) == (AGENT if holds else Code.HOLD_PAPER_ENDED)
    of_age = article(make, Code.HOLD_PAPER_ENDED, born(2005), paper)
    assert of_age == "91/2015/QH13, art. 140(4)(a)"


def test_a_child_of_29_february_is_of_age_on_28_february(make: Any) -> None:
    paper = ParentalRepresentation(AGENT, None, OPEN)
    child = born(2004, 2, 29)
    assert outcome(make, child, paper, on=date(2022, 2, 27)) == AGENT
    assert outcome(make, child, paper, on=date(2022, 2, 28)) is Code.HOLD_PAPER_ENDED


MADE_FOR_A_CHILD, MADE_FOR_AN_ADULT = DaySpan(date(2024, 7, 3)), DaySpan(date(2024, 7, 4))
BORN = (2006, 7, 4)


@pytest.mark.parametrize(
    ("basis", "span", "holds"),
    [
        (None, MADE_FOR_A_CHILD, False),
        (None, MADE_FOR_AN_ADULT, True),
        (None, OPEN, True),
        (GuardianBasis.NATURAL_OF_MINOR, OPEN, False),
        (GuardianBasis.NATURAL_OF_ADULT, MADE_FOR_A_CHILD, True),
        (GuardianBasis.CHOSEN, MADE_FOR_A_CHILD, True),
        (GuardianBasis.APPOINTED, MADE_FOR_A_CHILD, False),
        (GuardianBasis.APPOINTED, OPEN, True),
        (GuardianBasis.DESIGNATED_IN_DISPUTE, MADE_FOR_A_CHILD, False),
        (GuardianBasis.DESIGNATED_FOR_DIFFICULTY, MADE_FOR_A_CHILD, True),
    ],
)
def test_a_guardianship_for_a_minor_ends_with_the_minority(
    make: Any, basis: GuardianBasis | None, span: DaySpan, *, holds: bool
) -> None:
    """Article 62(1)(a): who is 18 has full capacity, unless a court has said otherwise."""
    paper = Guardianship(AGENT, None, span, basis)
    assert outcome(make, born(*BORN), paper) == (AGENT if holds else Code.HOLD_PAPER_ENDED)
    if not holds:
        cited = article(make, Code.HOLD_PAPER_ENDED, born(*BORN), paper)
        assert cited == "91/2015/QH13, art. 62(1)(a)"


def test_a_guardianship_goes_on_where_a_court_has_declared_it(make: Any) -> None:
    ward = attrs.evolve(born(*BORN), incapacity=declared(IncapacityKind.LOST))
    assert outcome(make, ward, Guardianship(AGENT, None, MADE_FOR_A_CHILD)) == AGENT


@pytest.mark.parametrize(
    ("kind", "youngest", "article_of_age"),
    [
        (Guardianship, (2006, 7, 5), "art. 49(1)"),
        (ParentalRepresentation, (2009, 7, 5), "art. 134(3)"),
        (Authorization, (2009, 7, 5), "art. 138(3)"),
    ],
)
def test_who_represents_is_old_enough(
    make: Any, kind: type[Paper], youngest: tuple[int, int, int], article_of_age: str
) -> None:
    child = born(2012, 1, 1) if kind is ParentalRepresentation else make.person
    old_enough = attrs.evolve(AGENT, birth=BirthDate(*youngest))
    assert outcome(make, child, kind(old_enough, None, OPEN)) == old_enough
    too_young = attrs.evolve(AGENT, birth=BirthDate.on(date(*youngest) + ONE))
    paper = kind(too_young, None, OPEN)
    assert outcome(make, child, paper) is Code.HOLD_REPRESENTATIVE_MINOR
    cited = article(make, Code.HOLD_REPRESENTATIVE_MINOR, child, paper)
    assert cited == f"91/2015/QH13, {article_of_age}"
    perhaps = attrs.evolve(AGENT, birth=BirthDate(youngest[0]))
    assert outcome(make, child, kind(perhaps, None, OPEN)) == perhaps


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_represents_themselves(make: Any, kind: type[Paper]) -> None:
    number = CitizenId("099145000012")
    ward = attrs.evolve(make.person, citizen_id=number)
    paper = kind(attrs.evolve(ward, birth=BirthDate(1945)), None, OPEN)
    assert outcome(make, ward, paper) is Code.HOLD_REPRESENTATIVE_SELF
    cited = article(make, Code.HOLD_REPRESENTATIVE_SELF, ward, paper)
    assert cited == "91/2015/QH13, art. 134(1)"


@pytest.mark.parametrize("kind", KINDS)
def test_a_namesake_may_be_another(make: Any, kind: type[Paper]) -> None:
    """Mother and daughter may have one name; only a check asks."""
    namesake = Person(make.person.name)
    assert outcome(make, make.person, kind(namesake, None, OPEN)) == namesake


@pytest.mark.parametrize(
    ("kind", "stands_in_the_way", "cited"),
    [
        (Guardianship, set(IncapacityKind), "art. 60(1)"),
        (ParentalRepresentation, set(IncapacityKind), "art. 47(1)(b)"),
        (Authorization, {IncapacityKind.LOST}, "art. 140(3)"),
    ],
)
@pytest.mark.parametrize("incapacity", IncapacityKind)
def test_who_represents_has_the_capacity_to(
    make: Any,
    kind: type[Paper],
    stands_in_the_way: set[IncapacityKind],
    cited: str,
    incapacity: IncapacityKind,
) -> None:
    who = attrs.evolve(AGENT, incapacity=declared(incapacity, DaySpan(DAY, DAY + ONE)))
    paper = kind(who, None, OPEN)
    code = Code.HOLD_REPRESENTATIVE_INCAPACITY
    assert outcome(make, make.person, paper, on=DAY - ONE) == who
    assert outcome(make, make.person, paper, on=DAY + ONE) == who
    if incapacity in stands_in_the_way:
        assert outcome(make, make.person, paper) is code
        assert article(make, code, make.person, paper) == f"91/2015/QH13, {cited}"
    else:
        assert outcome(make, make.person, paper) == who


@pytest.mark.parametrize(
    ("kind", "alone"),
    [
        (IncapacityKind.LOST, False),
        (IncapacityKind.DIFFICULTY, True),
        (IncapacityKind.RESTRICTED, True),
    ],
)
def test_whose_capacity_is_lost_does_not_collect_alone(
    make: Any, kind: IncapacityKind, *, alone: bool
) -> None:
    """Article 22(2); articles 23 and 24 leave room for what the court has not taken away."""
    person = attrs.evolve(make.person, incapacity=declared(kind, DaySpan(DAY, DAY + ONE)))
    assert outcome(make, person, on=DAY - ONE) == person
    assert outcome(make, person) == (person if alone else Code.HOLD_INCAPACITY)
    assert outcome(make, person, on=DAY + ONE) == person
    if not alone:
        cited = article(make, Code.HOLD_INCAPACITY, person)
        assert cited == "91/2015/QH13, art. 22(2)"
        assert outcome(make, person, Guardianship(AGENT, None, OPEN)) == AGENT


@pytest.mark.parametrize(
    ("span", "gives"),
    [
        (DaySpan(date(2024, 7, 4)), False),
        (DaySpan(date(2024, 7, 5)), True),
        (OPEN, True),
    ],
)
def test_a_child_under_fifteen_authorizes_nobody(make: Any, span: DaySpan, *, gives: bool) -> None:
    """Article 21: a guardian or parent does, in the child's name."""
    paper = Authorization(AGENT, None, span)
    child = born(2009, 7, 5)
    assert outcome(make, child, paper) == (AGENT if gives else Code.HOLD_MINOR)


def test_an_authorization_without_a_first_day_was_not_given_by_who_is_a_child_still(
    make: Any,
) -> None:
    paper = Authorization(AGENT, None, OPEN)
    assert outcome(make, born(2009, 7, 6), paper) is Code.HOLD_MINOR
    assert article(make, Code.HOLD_MINOR, born(2010), paper) == "91/2015/QH13, art. 21"


@pytest.mark.parametrize(("made_on", "gives"), [(DAY - ONE, True), (DAY, False), (DAY + ONE, True)])
def test_whose_capacity_is_lost_authorizes_nobody(make: Any, made_on: date, *, gives: bool) -> None:
    """What was given before goes on: article 140(3) does not name the principal's capacity."""
    lost = declared(IncapacityKind.LOST, DaySpan(DAY, DAY + ONE))
    person = attrs.evolve(make.person, incapacity=lost)
    paper = Authorization.made(AGENT, None, made_on)
    expected = AGENT if gives else Code.HOLD_INCAPACITY
    assert outcome(make, person, paper, on=DAY + 2 * ONE) == expected


@pytest.mark.parametrize("kind", [Guardianship, ParentalRepresentation])
def test_an_agent_of_a_representative_collects_while_the_representative_might(
    make: Any, kind: type[Paper]
) -> None:
    """Articles 135 and 138(1); the agent's right is the giver's and no more."""
    child = born(2012, 7, 5)
    agents = Authorization(AGENT, None, DaySpan(date(2024, 1, 1)), OTHER)
    own = kind(OTHER, None, DaySpan(None, DAY))
    assert outcome(make, child, own, agents, on=DAY - ONE) == AGENT
    assert outcome(make, child, own, agents) is Code.HOLD_NO_GROUND
    assert outcome(make, child, agents, on=DAY - ONE) is Code.HOLD_NO_GROUND
    assert article(make, Code.HOLD_NO_GROUND, child, agents) == "91/2015/QH13, art. 135"


@pytest.mark.parametrize("died_on", [DAY - ONE, DAY, DAY + ONE])
def test_a_right_that_was_passed_on_ends_with_everybody_it_came_from(
    make: Any, died_on: date
) -> None:
    """Article 140(3)(đ), for the first agent and for a parent who gave it."""
    who = attrs.evolve(OTHER, died_on=died_on)
    made = Authorization.made(AGENT, None, DAY - ONE)
    first = Authorization.made(who, None, DAY - 2 * ONE)
    by_agent = first.delegated(made, DelegationReason.FORCE_MAJEURE)
    dead = died_on <= DAY
    expected = Code.HOLD_REPRESENTATIVE_DIED if dead else AGENT
    assert outcome(make, make.person, by_agent) == expected
    child = born(2012, 7, 5)
    parent = ParentalRepresentation(OTHER, None, OPEN)
    by_parent = attrs.evolve(made, given_by=who)
    assert outcome(make, child, by_parent, attrs.evolve(parent, representative=who)) == expected


@pytest.mark.parametrize(
    ("papers", "code"),
    [
        (["to come", "ended"], Code.HOLD_PAPER_ENDED),
        (["ended", "of a dead"], Code.HOLD_REPRESENTATIVE_DIED),
        (["of a child", "of a dead"], Code.HOLD_REPRESENTATIVE_MINOR),
        (["of a child", "for nobody"], Code.HOLD_NO_GROUND),
    ],
)
def test_of_several_reasons_the_one_is_told_that_came_nearest(
    make: Any, papers: list[str], code: Code
) -> None:
    made = {
        "to come": Authorization(AGENT, None, DaySpan(DAY + ONE)),
        "ended": Authorization(OTHER, None, DaySpan(None, DAY)),
        "of a dead": Guardianship(attrs.evolve(AGENT, died_on=DAY), None, OPEN),
        "of a child": Guardianship(attrs.evolve(AGENT, birth=BirthDate(2010)), None, OPEN),
        "for nobody": Authorization(AGENT, None, OPEN, OTHER),
    }
    chosen = [made[name] for name in papers]
    assert outcome(make, make.person, *chosen) is code
    assert outcome(make, make.person, *reversed(chosen)) is code
