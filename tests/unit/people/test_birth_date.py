from datetime import date
from typing import Any

import pytest

from ansinh import BirthDate, Code
from ansinh.errors import InvalidDate


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("01/02/1945", BirthDate(1945, 2, 1)),
        ("1/2/1945", BirthDate(1945, 2, 1)),
        ("1-2-1945", BirthDate(1945, 2, 1)),
        ("1945-02-01", BirthDate(1945, 2, 1)),
        ("02/1945", BirthDate(1945, 2)),
        ("00/02/1945", BirthDate(1945, 2)),
        ("1945-02", BirthDate(1945, 2)),
        ("1945", BirthDate(1945)),
        ("00/00/1945", BirthDate(1945)),
        (" 1945 ", BirthDate(1945)),
        ("29/02/2024", BirthDate(2024, 2, 29)),
    ],
)
def test_a_birth_date_is_no_more_exact_than_the_paper(text: str, birth: BirthDate) -> None:
    """Of a person born "in 1945" nobody knows the birthday, and 1 January is an invention."""
    assert BirthDate.parse(text) == birth


@pytest.mark.parametrize(
    "text", ["", "45", "01/02/45", "1/2/3/1945", "1945/02/01", "１945", "1945\n"]
)
def test_other_ways_of_writing_are_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        BirthDate.parse(text)
    assert refused.value.code is Code.BIRTH_DATE_TEXT


@pytest.mark.parametrize(
    "text", ["29/02/2023", "31/04/1945", "05/00/1945", "13/1945", "1879", "2200", "00/00/0000"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        BirthDate.parse(text)
    assert refused.value.code is Code.BIRTH_DATE_VALUE
    assert refused.value.__context__ is None


@pytest.mark.parametrize(
    "parts", [(1945, None, 1), (1945, 0), (1945, 2, 0), (True,), (1945, True), (1945.0,), ("1945",)]
)
def test_a_day_without_its_month_is_no_date(parts: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidDate) as refused:
        BirthDate(*parts)
    assert refused.value.code is Code.BIRTH_DATE_VALUE


@pytest.mark.parametrize(
    ("birth", "earliest", "latest", "label", "shown"),
    [
        (BirthDate(1945), date(1945, 1, 1), date(1945, 12, 31), "1945", "year"),
        (BirthDate(1944, 2), date(1944, 2, 1), date(1944, 2, 29), "02/1944", "month"),
        (BirthDate(1945, 12), date(1945, 12, 1), date(1945, 12, 31), "12/1945", "month"),
        (BirthDate(1945, 2, 1), date(1945, 2, 1), date(1945, 2, 1), "01/02/1945", "day"),
    ],
)
def test_a_birth_date_knows_what_it_can_have_been(
    birth: BirthDate, earliest: date, latest: date, label: str, shown: str
) -> None:
    assert (birth.earliest, birth.latest, birth.label) == (earliest, latest, label)
    assert str(birth) == f"BirthDate(… to the {shown})"


def test_a_known_day_is_a_birth_date() -> None:
    assert BirthDate.on(date(2024, 2, 29)) == BirthDate(2024, 2, 29)
