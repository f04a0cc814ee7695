from typing import Any

import pytest

from ansinh import CaseNumber, CitizenId, Code, LegacyIdNumber, PhoneNumber, Sex
from ansinh.errors import InvalidCaseNumber, InvalidId, InvalidPhone


def test_a_citizen_id_keeps_its_zeros_and_shows_its_end_only() -> None:
    citizen_id = CitizenId("099145000012")
    assert citizen_id.digits == "099145000012"
    assert repr(citizen_id) == str(citizen_id) == "CitizenId(…012)"


@pytest.mark.parametrize("digits", ["", "09914500001x", "０99145000012", "099 145000012", "²" * 12])
def test_a_citizen_id_has_digits_only(digits: str) -> None:
    with pytest.raises(InvalidId) as refused:
        CitizenId(digits)
    assert refused.value.code is Code.CITIZEN_ID_DIGITS


@pytest.mark.parametrize("digits", ["99145000012", "0991450000123", "099145001"])
def test_a_citizen_id_has_twelve_digits(digits: str) -> None:
    """Eleven are what a spreadsheet leaves of an id that begins with zero."""
    with pytest.raises(InvalidId) as refused:
        CitizenId(digits)
    assert refused.value.code is Code.CITIZEN_ID_LENGTH


@pytest.mark.parametrize("value", [99145000012, None, 99145000012.0])
def test_a_number_is_no_id(value: Any) -> None:
    with pytest.raises(InvalidId):
        CitizenId(value)
    with pytest.raises(InvalidId):
        LegacyIdNumber(value)


@pytest.mark.parametrize(
    ("digits", "sex", "year"),
    [
        ("099031000012", Sex.MALE, 1931),
        ("099145000012", Sex.FEMALE, 1945),
        ("099215000012", Sex.MALE, 2015),
        ("099320000012", Sex.FEMALE, 2020),
        ("099999000012", Sex.FEMALE, 2399),
    ],
)
def test_a_citizen_id_implies_sex_year_and_place(digits: str, sex: Sex, year: int) -> None:
    """For checks only: of a person whose paper says otherwise, the paper counts."""
    implied = CitizenId(digits).implied
    assert (implied.sex, implied.birth_year, implied.place_code) == (sex, year, "099")


def test_an_old_card_has_nine_digits() -> None:
    assert str(LegacyIdNumber("000123456")) == "LegacyIdNumber(…456)"
    for digits, code in (("00012345", Code.LEGACY_ID_LENGTH), ("00012345A", Code.LEGACY_ID_DIGITS)):
        with pytest.raises(InvalidId) as refused:
            LegacyIdNumber(digits)
        assert refused.value.code is code


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0912345678", "0912345678"),
        ("091 234 5678", "0912345678"),
        ("091.234.5678", "0912345678"),
        ("091-234-5678", "0912345678"),
        ("+84912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84 84 123 4567", "0841234567"),
        ("0841234567", "0841234567"),
        ("02343123456", "02343123456"),
        ("+84 0912345678", "0912345678"),
    ],
)
def test_a_telephone_number_is_read_as_people_type_it(text: str, digits: str) -> None:
    phone = PhoneNumber.parse(text)
    assert phone.digits == digits
    assert str(phone) == f"PhoneNumber(…{digits[-3:]})"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "912345678",
        "091234567",
        "091234567890",
        "+85912345678",
        "09123o5678",
        "０912345678",
        "+84 01234567",
    ],
)
def test_what_is_no_telephone_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidPhone) as refused:
        PhoneNumber.parse(text)
    assert refused.value.code is Code.PHONE_TEXT


@pytest.mark.parametrize("digits", ["+84912345678", "91234567", "0912 345678", None])
def test_a_telephone_number_is_kept_from_zero(digits: Any) -> None:
    with pytest.raises(InvalidPhone):
        PhoneNumber(digits)


@pytest.mark.parametrize("text", ["0", "007", "TH-2024/0007", "Đ.12", "a_b", "9" * 40])
def test_a_case_number_is_one_word_with_its_zeros(text: str) -> None:
    assert CaseNumber(text).text == text
    assert str(CaseNumber(text)) == "CaseNumber(…)"


@pytest.mark.parametrize(
    "text", ["", " 7", "7 ", "7 8", "-7", "7-", "_", "=7", "7\n", "9" * 41, 7, None]
)
def test_what_is_no_case_number_is_refused(text: Any) -> None:
    with pytest.raises(InvalidCaseNumber) as refused:
        CaseNumber(text)
    assert refused.value.code is Code.CASE_NUMBER_TEXT


def test_a_case_number_is_the_same_composed_or_not() -> None:
    assert CaseNumber("Hô\u0300.1") == CaseNumber("Hồ.1")
