"""Who collects where several papers hold, and until when."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from ansinh import (
    Authorization,
    BirthDate,
    Capacity,
    CashPoint,
    Code,
    DaySpan,
    DelegationReason,
    Document,
    GuardianRelation,
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
CHILD = Person(PersonName("Nguyễn Thị Mẫu"), BirthDate(2012, 3, 8))
A = Person(PersonName("Trần Văn Thử"))
B = Person(PersonName("Lê Thị Ví Dụ"))
C = Person(PersonName("Phạm Thị Chứng"))
OPEN = DaySpan()

guards_a, guards_b = Guardianship(A, None, OPEN), Guardianship(B, None, OPEN)
father, mother = ParentalRepresentation(A, None, OPEN), ParentalRepresentation(B, None, OPEN)
agent_a, agent_b = Authorization(A, None, OPEN), Authorization(B, None, OPEN)
grandparents = [
    attrs.evolve(guards_a, relation=GuardianRelation.GRANDPARENT),
    attrs.evolve(guards_b, relation=GuardianRelation.GRANDPARENT),
]
parents_guard = [
    attrs.evolve(guards_a, relation=GuardianRelation.PARENT),
    attrs.evolve(guards_b, relation=GuardianRelation.PARENT),
]


def c_for(who: Person) -> Authorization:
    """Make C's authorization, given by a guardian or a parent."""
    return Authorization(C, None, OPEN, who)


c_after_a = agent_a.delegated(Authorization(C, None, OPEN), DelegationReason.CONSENT)
MANY = Code.HOLD_REPRESENTATIVES_MANY

CASES: list[tuple[str, list[Paper], Person | Code]] = [
    ("a guardian before a parent", [mother, guards_a], A),
    ("a guardian before an agent", [agent_b, guards_a], A),
    ("a parent before an agent", [agent_b, father], A),
    ("one parent's agent beside the other parent", [c_for(B), father, mother], C),
    ("a guardian's agent before the guardian", [guards_a, c_for(A)], C),
    ("a parent's agent before the parent", [c_for(A), father], C),
    ("two guardians", [guards_a, guards_b], MANY),
    ("two agents", [agent_a, agent_b], MANY),
    ("two agents of one parent", [father, c_for(A), Authorization(B, None, OPEN, A)], MANY),
    ("a sub-agent before the first", [agent_a, c_after_a], C),
    ("a sub-agent alone", [c_after_a], C),
    ("a sub-agent beside another agent", [c_after_a, agent_b], MANY),
    ("both parents", [father, mother], A),
    ("both grandparents", grandparents, A),
    ("both parents as guardians", parents_guard, A),
    ("a parent and a grandparent as guardians", [parents_guard[0], grandparents[1]], MANY),
    ("one relation unsaid", [guards_a, grandparents[1]], MANY),
    ("three parents", [father, mother, ParentalRepresentation(C, None, OPEN)], MANY),
    (
        "three parents as guardians",
        [*parents_guard, Guardianship(C, None, OPEN, None, GuardianRelation.PARENT)],
        MANY,
    ),
    (
        "three grandparents",
        [*grandparents, Guardianship(C, None, OPEN, None, GuardianRelation.GRANDPARENT)],
        A,
    ),
    ("one person by two papers", [father, guards_a], A),
    ("a parent who is the other's agent", [father, mother, attrs.evolve(agent_a, given_by=B)], A),
    (
        "parents who are each other's agents",
        [father, mother, attrs.evolve(agent_a, given_by=B), attrs.evolve(agent_b, given_by=A)],
        A,
    ),
]


@pytest.mark.parametrize(("papers", "who"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_collects_where_several_papers_hold(
    make: Any, papers: list[Paper], who: Person | Code
) -> None:
    adults_own = [p for p in papers if isinstance(p, Authorization) and p.given_by is None]
    person = make.person if adults_own else CHILD
    payee = payee_for(make.entry(person=person, papers=tuple(papers)), DAY)
    assert (payee.person if isinstance(payee, Payee) else payee) == who


def test_of_both_parents_the_one_collects_whose_account_it_is(make: Any) -> None:
    """Else their own account would hold the money; of cash the first is as good as the other."""
    hers = attrs.evolve(make.account, holder_name=PersonName("LE THI VI DU"))
    entry = make.entry(person=CHILD, papers=(father, mother), channel=hers)
    payee = payee_for(entry, DAY)
    assert isinstance(payee, Payee)
    assert (payee.person, payee.channel) == (B, hers)
    in_cash = payee_for(attrs.evolve(entry, channel=CashPoint()), DAY)
    assert isinstance(in_cash, Payee)
    assert in_cash.person == A


@pytest.mark.parametrize(
    ("papers", "article"),
    [
        ((guards_a, guards_b), "art. 47(2)"),
        ((agent_a, agent_b), "art. 562-563"),
        ((father, mother, ParentalRepresentation(C, None, OPEN)), "art. 136(1)"),
    ],
)
def test_where_nobody_is_chosen_the_article_is_told(
    make: Any, papers: tuple[Paper, ...], article: str
) -> None:
    entry = make.entry(papers=papers)
    assert payee_for(entry, DAY) is MANY
    assert str(article_for(MANY, entry, DAY)) == f"91/2015/QH13, {article}"


def test_a_payee_says_on_what_ground_and_through_what(make: Any) -> None:
    paper = Guardianship(A, Document("7/QĐ-MẪU"), DaySpan(date(2020, 1, 1)))
    entry = make.entry(person=CHILD, papers=(paper,))
    payee = payee_for(entry, DAY)
    assert isinstance(payee, Payee)
    assert (payee.capacity, payee.ground, payee.channel) == (
        Capacity.GUARDIAN,
        paper,
        entry.channel,
    )
    assert str(payee.article) == "91/2015/QH13, art. 46-63"
    assert payee.until == date(2030, 3, 7)
    alone = payee_for(make.entry(), DAY)
    assert isinstance(alone, Payee)
    assert (alone.ground, alone.article, alone.until) == (None, None, None)
    assert (alone.as_ordered.channel, alone.as_ordered) == (None, alone)


ENDS = DaySpan(None, date(2025, 1, 1))
DIES = attrs.evolve(A, died_on=date(2024, 9, 1))
LATER_LOST = attrs.evolve(
    A, incapacity=Incapacity(IncapacityKind.LOST, DaySpan(date(2024, 8, 1), date(2024, 9, 1)))
)
ONCE_LOST = attrs.evolve(
    A, incapacity=Incapacity(IncapacityKind.LOST, DaySpan(date(2023, 8, 1), date(2023, 9, 1)))
)


@pytest.mark.parametrize(
    ("birth", "papers", "until"),
    [
        ((2012, 3, 8), [father], date(2030, 3, 7)),
        ((2012,), [father], date(2030, 12, 30)),
        ((2012, 2, 29), [father], date(2030, 2, 27)),
        ((2012, 3, 8), [attrs.evolve(father, span=ENDS)], date(2024, 12, 31)),
        ((2012, 3, 8), [guards_a], None),
        ((1945,), [agent_a], None),
        ((1945,), [attrs.evolve(agent_a, span=ENDS)], date(2024, 12, 31)),
        ((1945,), [Authorization(DIES, None, ENDS)], date(2024, 8, 31)),
        ((1945,), [Authorization(LATER_LOST, None, ENDS)], date(2024, 7, 31)),
        ((1945,), [Authorization(ONCE_LOST, None, ENDS)], date(2024, 12, 31)),
        ((2012, 3, 8), [attrs.evolve(father, span=ENDS), c_for(A)], date(2024, 12, 31)),
        ((2012, 3, 8), [father, attrs.evolve(c_for(A), span=ENDS)], date(2024, 12, 31)),
        (
            (1945,),
            [
                attrs.evolve(agent_a, span=ENDS).delegated(
                    Authorization(C, None, OPEN), DelegationReason.CONSENT
                )
            ],
            date(2024, 12, 31),
        ),
    ],
)
def test_a_ground_holds_through_its_last_day(
    make: Any, birth: tuple[int, ...], papers: list[Paper], until: date | None
) -> None:
    person = attrs.evolve(CHILD, birth=BirthDate(*birth))
    entry = make.entry(person=person, papers=tuple(papers))
    payee = payee_for(entry, DAY)
    assert isinstance(payee, Payee)
    assert payee.until == until
    if until is not None:
        assert payee_for(entry, until) == payee
        assert payee_for(entry, until + ONE) != payee


def test_a_beneficiary_collects_until_death(make: Any) -> None:
    payee = payee_for(make.entry(died_on=DAY + ONE), DAY)
    assert isinstance(payee, Payee)
    assert payee.until == DAY
