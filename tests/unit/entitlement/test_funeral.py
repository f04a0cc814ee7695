"""Funeral support by art. 11 of 20/2021/NĐ-CP: 20 times the standard of the month of death."""

from datetime import date

import pytest

from ansinh import SOCIAL_ASSISTANCE, SOCIAL_PENSION, BirthDate, Citation, Dong, Month
from ansinh.entitlement import Decided, Fact, PersonFacts
from ansinh.entitlement.funeral import FuneralSupport, funeral_support
from ansinh.law import Confidence


def dead(
    on: date,
    *facts: Fact,
    born: BirthDate | None = None,
    group: str = "",
    known_from: date | None = None,
) -> PersonFacts:
    return PersonFacts(
        birth=born or BirthDate(1980, 5, 1),
        facts=(*facts, Fact("died", on, known_from=known_from)),
        decided=(Decided(group, date(2022, 3, 1)),) if group else (),
    )


DISABLED = Fact("severely-disabled", date(2022, 1, 10))


def support(person: PersonFacts, as_of: date) -> FuneralSupport:
    found = funeral_support(person, as_of)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("died", "as_of", "amount"),
    [
        (date(2024, 6, 30), date(2024, 7, 20), 7_200_000),
        (date(2024, 7, 1), date(2024, 7, 20), 10_000_000),
        (date(2026, 7, 3), date(2026, 8, 20), 10_000_000),
        (date(2026, 7, 3), date(2026, 8, 21), 10_800_000),
    ],
)
def test_the_standard_is_that_of_the_month_of_death_as_known(
    died: date, as_of: date, amount: int
) -> None:
    found = support(dead(died, DISABLED, group="5.6"), as_of)
    assert (found.amount, found.month, found.times) == (Dong(amount), Month.of(died), 20)
    assert found.programme == SOCIAL_ASSISTANCE
    assert found.certain


def test_who_lives_or_had_nothing_gives_nothing() -> None:
    alive = PersonFacts(birth=BirthDate(1980, 5, 1), facts=(DISABLED,))
    assert funeral_support(alive, date(2024, 8, 1)) is None
    assert funeral_support(dead(date(2024, 7, 3), DISABLED), date(2024, 8, 1)) is None


def test_a_death_counts_once_it_is_known() -> None:
    person = dead(date(2024, 7, 3), DISABLED, group="5.6", known_from=date(2024, 8, 5))
    assert funeral_support(person, date(2024, 8, 4)) is None
    assert funeral_support(person, date(2024, 8, 5)) is not None


def test_before_any_standard_was_set_nothing_is_known() -> None:
    person = dead(date(2021, 6, 3), Fact("child-of-single-poor-parent"))
    assert funeral_support(person, date(2024, 8, 1)) is None


def test_the_child_of_a_poor_single_parent() -> None:
    child = dead(date(2024, 8, 3), Fact("child-of-single-poor-parent"), born=BirthDate(2015, 2, 1))
    found = support(child, date(2024, 9, 1))
    assert (found.amount, found.citation) == (
        Dong(10_000_000),
        Citation("20/2021/NĐ-CP", "art. 11(1)(b)"),
    )


@pytest.mark.parametrize(
    ("born", "given"),
    [
        (BirthDate(1944, 8, 3), True),  # 80 on the day
        (BirthDate(1944, 8, 4), False),
        (BirthDate(1940), True),
    ],
)
@pytest.mark.parametrize("word", ["survivor-allowance", "other-social-allowance"])
def test_from_80_with_an_allowance_that_ended_with_the_death(
    word: str, born: BirthDate, *, given: bool
) -> None:
    person = dead(date(2024, 8, 3), Fact(word, ended_on=date(2024, 8, 3)), born=born)
    found = funeral_support(person, date(2024, 9, 1))
    assert (found is not None) == given
    if found:
        assert found.citation == Citation("20/2021/NĐ-CP", "art. 11(1)(c)")
        assert found.amount_citation == Citation("20/2021/NĐ-CP", "art. 11(2)")


def test_a_birth_year_that_leaves_two_answers_is_not_certain() -> None:
    person = dead(date(2024, 8, 3), Fact("survivor-allowance"), born=BirthDate(1944))
    assert not support(person, date(2024, 9, 1)).certain


def test_a_social_pensioner_by_what_is_known_second_hand() -> None:
    person = PersonFacts(
        birth=BirthDate(1948, 1, 2),
        facts=(Fact("requested-social-pension"), Fact("died", date(2025, 9, 2))),
        decided=(Decided("HTXH", date(2025, 7, 10)),),
    )
    found = support(person, date(2025, 10, 1))
    assert (found.programme, found.amount) == (SOCIAL_PENSION, Dong(10_000_000))
    assert found.confidence is Confidence.SECOND_HAND


def test_of_several_grounds_one_counts() -> None:
    """A pensioner of 80 with a survivor's allowance besides: once, and the certain one."""
    person = dead(
        date(2024, 8, 3),
        DISABLED,
        Fact("survivor-allowance"),
        born=BirthDate(1944),
        group="5.6",
    )
    found = support(person, date(2024, 9, 1))
    assert found.certain
    assert found.citation == found.amount_citation


def test_a_certain_ground_goes_before_one_that_depends_on_the_birth_day() -> None:
    """Born in 2008 the child may have been 16; its parent was poor and single either way."""
    person = dead(
        date(2024, 8, 3),
        Fact("orphan-of-both"),
        Fact("child-of-single-poor-parent"),
        born=BirthDate(2008),
        group="5.1",
    )
    found = support(person, date(2024, 9, 1))
    assert found.certain
    assert found.citation == Citation("20/2021/NĐ-CP", "art. 11(1)(b)")
