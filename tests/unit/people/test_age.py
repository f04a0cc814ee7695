"""An age is certain only as far as the birth date is known."""

from datetime import date

import pytest

from ansinh import BirthDate, PersonName
from ansinh.people import ADULT, OWN_ACTS, Person, surely_reached, surely_same, surely_under
from ansinh.people.citizen_id import CitizenId


@pytest.mark.parametrize(
    ("birth", "on", "under", "reached"),
    [
        (BirthDate(2009, 7, 6), date(2024, 7, 5), True, False),
        (BirthDate(2009, 7, 5), date(2024, 7, 5), False, True),
        (BirthDate(2009, 7, 4), date(2024, 7, 5), False, True),
        (BirthDate(2009, 7), date(2024, 6, 30), True, False),
        (BirthDate(2009, 7), date(2024, 7, 5), False, False),
        (BirthDate(2009, 7), date(2024, 7, 31), False, True),
        (BirthDate(2009), date(2023, 12, 31), True, False),
        (BirthDate(2009), date(2024, 7, 5), False, False),
        (BirthDate(2009), date(2024, 12, 31), False, True),
        (BirthDate(2008, 2, 29), date(2023, 2, 27), True, False),
        (BirthDate(2008, 2, 29), date(2023, 2, 28), False, True),
        (BirthDate(2008, 2), date(2023, 2, 28), False, True),
        (None, date(2024, 7, 5), False, False),
    ],
)
def test_fifteen_years_are_complete_on_the_birthday(
    birth: BirthDate | None, on: date, *, under: bool, reached: bool
) -> None:
    assert surely_under(birth, OWN_ACTS, on) is under
    assert surely_reached(birth, OWN_ACTS, on) is reached


def test_somebody_of_29_february_is_18_on_the_last_of_the_month() -> None:
    birth = BirthDate(2004, 2, 29)
    assert surely_under(birth, ADULT, date(2022, 2, 27))
    assert surely_reached(birth, ADULT, date(2022, 2, 28))


NAME, OTHER = PersonName("Lê Thị Hoà"), PersonName("Lê Văn Khác")
ID, NEXT = CitizenId("099145000012"), CitizenId("099145000013")
DAY = BirthDate(1945, 5, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person(NAME), Person(NAME), False),
        (Person(NAME, citizen_id=ID), Person(PersonName("LÊ THỊ HÒA"), citizen_id=ID), True),
        (Person(NAME, citizen_id=ID), Person(OTHER, citizen_id=ID), False),
        (Person(NAME, DAY, citizen_id=ID), Person(NAME, DAY, citizen_id=NEXT), False),
        (Person(NAME, DAY, citizen_id=ID), Person(NAME, DAY), True),
        (Person(NAME, BirthDate(1945)), Person(NAME, BirthDate(1945)), False),
        (Person(NAME, DAY), Person(NAME), False),
        (Person(NAME, DAY), Person(OTHER, DAY), False),
    ],
)
def test_a_name_alone_makes_nobody_the_same(one: Person, other: Person, *, same: bool) -> None:
    assert surely_same(one, other) is same
    assert surely_same(other, one) is same
