"""Funeral support goes to whoever organises the funeral; nobody dead is paid."""

from datetime import date
from typing import Any

import attrs
import pytest

from ansinh import (
    Capacity,
    CashPoint,
    Cause,
    Citation,
    Code,
    Component,
    Document,
    Dong,
    Entry,
    FuneralOrganiser,
    InstructionLine,
    Month,
    Outcome,
    OutcomeKind,
    Owed,
    Person,
    PersonName,
    Removal,
    Roll,
    plan,
    reconcile,
    settle,
)
from ansinh.payment import Routes

JULY = Month(2024, 7)
CHILD = Person(PersonName("Nguyễn Văn Con"))
DECISION = Document("05/QĐ-UBND", date(2024, 6, 28))
TO_ORGANISER = Citation("20/2021/NĐ-CP", "art. 11(4)")


def funeral(entry: Entry, cause: Cause = Cause.ENTITLED) -> Owed:
    line = InstructionLine(Component.FUNERAL, JULY - 1, Dong(7_200_000), cause)
    return Owed(entry.programme, entry.beneficiary, line)


def organiser(entry: Entry, **parts: Any) -> FuneralOrganiser:
    made = FuneralOrganiser(entry.beneficiary, CHILD, CashPoint(), DECISION)
    return attrs.evolve(made, **parts)


def test_the_organiser_is_paid_and_the_decision_named(make: Any) -> None:
    dead = make.entry()
    terms = make.terms(organisers=(organiser(dead),))
    gone = Removal(dead, JULY)
    made = plan(Roll(JULY, []), terms, owed=[funeral(dead)], removals=[gone])
    (order,) = made.instructions
    assert (order.payee.person, order.payee.capacity) == (CHILD, Capacity.ORGANISER)
    assert (order.amount, order.decision, order.key) == (Dong(7_200_000), DECISION, dead.key)
    assert order.payee.capacity.vietnamese == "Người tổ chức mai táng"
    assert made.holds == ()


def test_without_an_organiser_it_waits_and_no_stop_cancels_it(make: Any) -> None:
    dead = make.entry()
    gone = Removal(dead, JULY - 1)
    made = plan(Roll(JULY, []), make.terms(), owed=[funeral(dead)], removals=[gone])
    (hold,) = made.holds
    assert (hold.code, hold.citation) == (Code.HOLD_FUNERAL_ORGANISER, TO_ORGANISER)
    assert made.cancellations == ()


@pytest.mark.parametrize("organisers", [0, 2])
@pytest.mark.parametrize("died_on", [None, date(2024, 6, 20)])
def test_without_one_organiser_nobody_who_is_still_listed_collects_for_their_own_funeral(
    make: Any, organisers: int, died_on: date | None
) -> None:
    """The list may tell the death a month later; what else it says is decided as always."""
    dead = make.entry()
    whose = attrs.evolve(
        dead.beneficiary, person=attrs.evolve(dead.beneficiary.person, died_on=died_on)
    )
    dead = attrs.evolve(dead, beneficiary=whose)
    people = (CHILD, Person(PersonName("Nguyễn Thị Cháu")))
    terms = make.terms(organisers=[organiser(dead, person=one) for one in people[:organisers]])
    made = plan(Roll(JULY, [dead]), terms, owed=[funeral(dead)])
    (hold,) = (one for one in made.holds if one.code is Code.HOLD_FUNERAL_ORGANISER)
    assert (hold.amount, hold.citation) == (Dong(7_200_000), TO_ORGANISER)
    if died_on is None:
        assert [order.amount for order in made.instructions] == [Dong(500_000)]
    else:
        assert [one.amount for one in made.holds if one is not hold] == [Dong(500_000)]
    assert made.total + made.held == Dong(7_700_000)


def test_of_two_organisers_nobody_is_chosen(make: Any) -> None:
    dead = make.entry()
    other = Person(PersonName("Nguyễn Thị Cháu"))
    two = (organiser(dead), organiser(dead, person=other))
    made = plan(Roll(JULY, []), make.terms(organisers=two), owed=[funeral(dead)])
    assert [hold.code for hold in made.holds] == [Code.HOLD_FUNERAL_ORGANISER]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"person": attrs.evolve(CHILD, died_on=date(2024, 7, 5))}, Code.HOLD_REPRESENTATIVE_DIED),
        ({"channel": "account"}, Code.HOLD_ACCOUNT_HOLDER),
        ({"channel": "none"}, Code.HOLD_NO_ROUTE),
    ],
)
def test_what_stands_in_the_organisers_way_holds_it(
    make: Any, parts: dict[str, Any], code: Code
) -> None:
    """The dead person's own account among them: who organises the funeral is paid."""
    dead = make.entry()
    terms = make.terms()
    if parts.get("channel") == "account":
        parts = {"channel": make.account}
    elif parts.get("channel") == "none":
        parts, terms = {}, make.terms(routes=Routes())
    terms = attrs.evolve(terms, organisers=(organiser(dead, **parts),))
    made = plan(Roll(JULY, []), terms, owed=[funeral(dead)])
    assert [(hold.code, hold.key) for hold in made.holds] == [(code, dead.key)]


def test_a_childs_funeral_goes_beside_the_parents_own_money(make: Any) -> None:
    """One case, two orders, two references: the parent's month and the child's funeral."""
    parent = make.entry("0001")
    child = Person(PersonName("Trần Văn Bé"))
    whose = attrs.evolve(parent.beneficiary, person=child)
    owed = attrs.evolve(funeral(parent), beneficiary=whose)
    who = organiser(parent, beneficiary=whose, person=parent.beneficiary.person)
    made = plan(Roll(JULY, [parent]), make.terms(organisers=(who,)), owed=[owed])
    assert sorted(order.amount.value for order in made.instructions) == [500_000, 7_200_000]
    assert len({order.reference for order in made.instructions}) == 2


def test_a_funeral_said_twice_is_ordered_once(make: Any) -> None:
    dead = make.entry()
    terms = make.terms(organisers=(organiser(dead),))
    made = plan(Roll(JULY, []), terms, owed=[funeral(dead), funeral(dead)])
    assert len(made.instructions) == 1
    assert [hold.code for hold in made.holds] == [Code.HOLD_TWICE]


def test_what_was_not_collected_is_paid_the_next_month(make: Any) -> None:
    dead = make.entry()
    terms = make.terms(organisers=(organiser(dead),))
    made = plan(Roll(JULY, []), terms, owed=[funeral(dead)])
    (order,) = made.instructions
    kind = OutcomeKind.UNCOLLECTED
    told = Outcome(order.reference, kind, order.amount, None, order.listed_name)
    settled = settle(made, reconcile(made.batches, [told]))
    (left,) = settled.carried_out
    assert (left.line.component, left.line.cause) == (Component.FUNERAL, Cause.UNCOLLECTED)
    august = plan(Roll(JULY + 1, []), terms, owed=settled.carried_out)
    assert august.total == Dong(7_200_000)


def test_what_may_have_been_paid_waits_for_evidence(make: Any) -> None:
    dead = make.entry()
    terms = make.terms(organisers=(organiser(dead),))
    made = plan(Roll(JULY, []), terms, owed=[funeral(dead, Cause.UNKNOWN)])
    assert [hold.code for hold in made.holds] == [Code.HOLD_UNRESOLVED]


def test_an_organiser_names_nobody(make: Any) -> None:
    made = organiser(make.entry())
    assert repr(made) == str(made) == "FuneralOrganiser(…, 05/QĐ-UBND)"


def test_merit_arrears_that_come_too_early_are_held_apart(make: Any) -> None:
    """Their holder is paid the month's own; the next month has the rest."""
    entry = make.entry()
    early = make.owed(entry, Cause.ADDED_LATE)
    made = plan(Roll(JULY, [entry]), make.terms(), not_yet=[early])
    (hold,) = made.holds
    assert (hold.code, hold.amount) == (Code.HOLD_MERIT_MONTH, Dong(360_000))
    assert str(hold.citation) == "44/2022/TT-BTC, art. 15(2)(a)"
    assert made.total == Dong(500_000)
