from datetime import date
from typing import Any

import pytest

from ansinh import (
    Authorization,
    Beneficiary,
    CaseNumber,
    CitizenId,
    Code,
    Commune,
    DaySpan,
    Document,
    LegacyIdNumber,
    Person,
    PersonKey,
    PersonName,
)
from ansinh.errors import InvalidPaper, InvalidPlace, InvalidSettings, InvalidSpan

AGENT = Person(PersonName("Nguyễn Văn Mẫu"))
KEY = b"published test key"


def test_a_commune_keeps_the_zeros_of_its_code() -> None:
    assert Commune("Phường Tứ Hạ", "00070", "mẫu", "2024").code == "00070"
    assert Commune("Hoà") == Commune("Hoà")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", ""),
        ("x" * 101, ""),
        ("a\nb", ""),
        (7, ""),
        ("Mẫu", "70"),
        ("Mẫu", "０0070"),
        ("Mẫu", "000700"),
    ],
)
def test_what_is_no_commune_is_refused(name: Any, code: str) -> None:
    with pytest.raises(InvalidPlace) as refused:
        Commune(name, code)
    assert refused.value.code is Code.COMMUNE_TEXT


@pytest.mark.parametrize("number", ["", "x" * 101, "a\tb", None])
def test_a_paper_has_a_number_on_one_line(number: Any) -> None:
    with pytest.raises(InvalidPaper) as refused:
        Document(number)
    assert refused.value.code is Code.DOCUMENT_TEXT


def test_an_authorization_without_a_term_lasts_a_year() -> None:
    """Civil Code 2015, article 563."""
    made = Authorization.made(AGENT, None, date(2024, 7, 5))
    assert made.span == DaySpan(date(2024, 7, 5), date(2025, 7, 5))


def test_an_authorization_with_a_term_lasts_through_its_last_day() -> None:
    made = Authorization.made(AGENT, None, date(2024, 7, 5), date(2024, 7, 5))
    assert date(2024, 7, 5) in made.span
    assert date(2024, 7, 6) not in made.span
    with pytest.raises(InvalidSpan):
        Authorization.made(AGENT, None, date(2024, 7, 5), date(2024, 7, 4))


def _under(case: str, citizen_id: str | None = None) -> Beneficiary:
    person = Person(
        PersonName("Trần Thị Mẫu"), citizen_id=(citizen_id and CitizenId(citizen_id)) or None
    )
    return Beneficiary(person, CaseNumber(case), Commune("Xã Mẫu"))


def test_one_person_has_one_pseudonym_across_cases_and_agencies() -> None:
    one = PersonKey.of(_under("1", "099145000012"), agency="A", key=KEY)
    other = PersonKey.of(_under("2", "099145000012"), agency="B", key=KEY)
    assert one == other
    assert one != PersonKey.of(_under("1", "099145000012"), agency="A", key=KEY + b"!")
    assert repr(one) == f"PersonKey({one.hex[:8]}…)"


def test_without_a_citizen_id_the_case_of_the_agency_is_the_person() -> None:
    one = PersonKey.of(_under("1"), agency="A", key=KEY)
    assert one == PersonKey.of(_under("1"), agency="A", key=KEY)
    assert one != PersonKey.of(_under("2"), agency="A", key=KEY)
    assert one != PersonKey.of(_under("1"), agency="B", key=KEY)


def test_a_short_key_is_no_key() -> None:
    with pytest.raises(InvalidSettings) as refused:
        PersonKey.of(_under("1"), agency="A", key=b"short")
    assert refused.value.code is Code.KEY_LENGTH


def test_a_person_shows_the_end_of_a_number_and_no_name() -> None:
    person = Person(PersonName("Trần Thị Mẫu"), legacy_id=LegacyIdNumber("000123456"))
    assert str(person) == "Person(…, LegacyIdNumber(…456))"
    assert str(_under("77")) == "Beneficiary(…, Xã Mẫu)"
