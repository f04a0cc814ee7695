"""Facts: since when, until when, and since when anybody knows."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.invented_rates import OWN_GROUP

from ansinh import Code, Dong, Month, read_law
from ansinh.entitlement import (
    Decided,
    Dependant,
    Fact,
    PersonFacts,
    Reason,
    entitlement_for,
    national_rates,
)
from ansinh.entitlement.explain import explain
from ansinh.errors import InvalidEntitlement
from ansinh.people import BirthDate

MAY, JUNE = date(2024, 5, 10), date(2024, 6, 10)


def test_a_fact_holds_from_its_day_until_the_day_of_its_end() -> None:
    fact = Fact("hiv", since=MAY, ended_on=JUNE)
    held = [fact.holds(day) for day in (date(2024, 5, 9), MAY, date(2024, 6, 9), JUNE)]
    assert held == [False, True, True, False]
    assert Fact("hiv").holds(date.min)


def test_what_was_not_known_yet_did_not_happen_yet() -> None:
    person = PersonFacts(
        facts=(
            Fact("hiv", known_from=JUNE),
            Fact("pregnant", ended_on=MAY, end_known_from=JUNE),
        ),
        children=(Dependant(None, (Fact("died", since=MAY, known_from=JUNE),)),),
        decided=(Decided("5.8", MAY, known_from=JUNE), Decided("5.6", JUNE)),
    )
    before = person.as_known(date(2024, 6, 9))
    assert before.facts == (Fact("pregnant"),)
    assert before.children == (Dependant(),)
    assert before.decided == ()
    assert person.as_known(JUNE) == person


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Fact("rich"), Code.FACT_WORD),
        (lambda: Fact("hiv", since=JUNE, ended_on=MAY), Code.FACT_ORDER),
    ],
)
def test_what_is_no_fact_is_refused(make: Callable[[], Fact], code: Code) -> None:
    with pytest.raises(InvalidEntitlement) as refused:
        make()
    assert refused.value.code is code


def _elderly(*decided: Decided, facts: tuple[Fact, ...] = ()) -> PersonFacts:
    known = (Fact("poor-household"), Fact("no-supporter"), Fact("severely-disabled"), *facts)
    return PersonFacts(birth=BirthDate(1940, 1, 1), facts=known, decided=decided)


@pytest.mark.parametrize(
    ("person", "month", "group", "reason", "article"),
    [
        (
            _elderly(Decided("5.5a", MAY), Decided("5.6", MAY)),
            Month(2024, 7),
            "5.6",
            Reason.LOWER,
            "art. 6(2)",
        ),
        (_elderly(Decided("5.5a", MAY)), Month(2024, 7), "5.6", Reason.NO_DECISION, "art. 8(1)(đ)"),
        (_elderly(Decided("5.5a", JUNE)), Month(2024, 5), "5.5a", Reason.NOT_YET, "art. 8(1)(đ)"),
        (
            _elderly(Decided("5.5a", MAY), facts=(Fact("uncollected", since=JUNE),)),
            Month(2024, 7),
            "5.5a",
            Reason.SUSPENDED,
            "art. 2(3)(a)",
        ),
        (
            _elderly(Decided("5.5a", MAY), facts=(Fact("in-prison", since=JUNE),)),
            Month(2024, 7),
            "5.5a",
            Reason.STOPPED,
            "art. 2(1)(c)",
        ),
        (
            _elderly(Decided("5.5a", MAY), facts=(Fact("refuses-redetermination", since=JUNE),)),
            Month(2024, 9),
            "5.5a",
            Reason.SUSPENDED,
            "art. 2(3)(b)",
        ),
        (
            _elderly(Decided("5.5a", MAY), facts=(Fact("refuses-redetermination", since=JUNE),)),
            Month(2024, 10),
            "5.5a",
            Reason.STOPPED,
            "art. 2(1)(đ)",
        ),
        (
            PersonFacts(birth=BirthDate(1940, 1, 1), decided=(Decided("5.5c", MAY),)),
            Month(2025, 7),
            "5.5c",
            Reason.REPEALED,
            "on art. 5(5)(b) and (c) of 20/2021/NĐ-CP",
        ),
    ],
)
def test_what_is_not_granted_says_why_and_by_which_article(
    person: PersonFacts, month: Month, group: str, reason: Reason, article: str
) -> None:
    assessment = entitlement_for(person, month, date(2025, 12, 31))
    (answer,) = assessment.possible
    lost = {(one.group.code, one.reason, one.citation.place) for one in answer.lost}
    assert (group, reason, article) in lost
    assert any(article in sentence.en for sentence in explain(assessment))


def test_a_benefit_without_a_standard_is_not_nothing_in_silence() -> None:
    """A group of a place's own programme that nobody gave a standard: it is said, not paid as 0."""
    law = OWN_GROUP.replace('programme = "BTXH"', 'programme = "MAU"')
    rates = national_rates().and_local(read_law(law.encode()))
    person = PersonFacts(
        birth=BirthDate(1980), facts=(Fact("x-thi-du"),), decided=(Decided("TD.1", JUNE),)
    )
    (answer,) = entitlement_for(person, Month(2025, 1), date(2025, 1, 5), rates).possible
    assert answer.amount == Dong(0)
    assert [one.reason for one in answer.lost] == [Reason.NO_STANDARD]
