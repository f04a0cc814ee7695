"""Due by facts, against paid: month by month, and never a guess."""

from datetime import date
from fractions import Fraction

import pytest

from ansinh import BirthDate, Dong, Month
from ansinh.entitlement import Decided, Fact, PersonFacts
from ansinh.roll import owed_or_recoverable

MAY, JUNE, JULY, AUGUST = (Month(2024, number) for number in (5, 6, 7, 8))
AS_OF = date(2024, 8, 20)
BORN = BirthDate(1990, 3, 4)


def disabled(**certificate: date) -> PersonFacts:
    """Give a severely disabled adult, by a certificate of May 2024: 1.5 times the standard."""
    return PersonFacts(
        birth=BORN,
        facts=(Fact("severely-disabled", since=date(2024, 5, 13), **certificate),),
        decided=(Decided("5.6", date(2024, 7, 8)),),
    )


def amounts(person: PersonFacts, paid: dict[Month, Dong], as_of: date = AS_OF) -> list[int]:
    """Give what each month is short of, negative where it was paid too much."""
    found = owed_or_recoverable(person, (MAY, JUNE, JULY, AUGUST), paid, as_of)
    assert all(min(one.owed, one.recoverable) == Dong(0) for one in found)
    return [one.owed.value - one.recoverable.value for one in found]


def test_months_since_the_certificate_are_owed_at_their_own_standard() -> None:
    """May and June 540,000 đ, July and August 750,000 đ, though the decision is of July."""
    assert amounts(disabled(), {}) == [540_000, 540_000, 750_000, 750_000]


def test_what_was_paid_is_not_owed_again() -> None:
    paid = {MAY: Dong(540_000), JUNE: Dong(360_000), JULY: Dong(1_000_000)}
    assert amounts(disabled(), paid) == [0, 180_000, -250_000, 750_000]


def test_a_death_that_is_known_late_makes_the_months_after_it_recoverable() -> None:
    """Who died on 3 June is due June; July and August come back."""
    dead = PersonFacts(
        birth=BORN,
        facts=(*disabled().facts, Fact("died", date(2024, 6, 3), known_from=date(2024, 8, 12))),
        decided=disabled().decided,
    )
    paid = {month: Dong(540_000) for month in (MAY, JUNE)} | {
        month: Dong(750_000) for month in (JULY, AUGUST)
    }
    assert amounts(dead, paid) == [0, 0, -750_000, -750_000]
    assert amounts(dead, paid, date(2024, 8, 11)) == [0, 0, 0, 0]


@pytest.mark.parametrize("paid", [{}, {JULY: Dong(750_000)}, {JULY: Dong(10_000_000)}])
def test_of_an_imprecise_birth_nothing_is_guessed(paid: dict[Month, Dong]) -> None:
    """Born in 2008: a child's 2.0 or an adult's 1.5 in July 2024."""
    person = PersonFacts(birth=BirthDate(2008), facts=disabled().facts, decided=disabled().decided)
    (july,) = owed_or_recoverable(person, [JULY], paid, AS_OF)
    assert july.possible == (Dong(500_000).times(Fraction(3, 2)), Dong(1_000_000))
    assert (july.due, july.owed, july.recoverable) == (None, Dong(0), Dong(0))
