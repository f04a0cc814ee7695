"""What tells a person: numbers and the date of birth, all visibly invented."""

from datetime import date

from hypothesis import strategies as st

from ansinh.people import BirthDate, CaseNumber, CitizenId, LegacyIdNumber, PhoneNumber
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.time import days


def citizen_ids() -> st.SearchStrategy[CitizenId]:
    """Draw citizen ids under 099, the code of no province."""
    return st.integers(0, 999_999_999).map(lambda serial: CitizenId(f"099{serial:09}"))


def legacy_ids() -> st.SearchStrategy[LegacyIdNumber]:
    """Draw numbers of old identity cards, all from 000."""
    return st.integers(0, 999_999).map(lambda serial: LegacyIdNumber(f"000{serial:06}"))


def phone_numbers() -> st.SearchStrategy[PhoneNumber]:
    """Draw telephone numbers of 10 and 11 digits, all from 000, which no operator has."""
    return st.one_of(
        st.integers(0, 9_999_999).map(lambda serial: PhoneNumber(f"000{serial:07}")),
        st.integers(0, 99_999_999).map(lambda serial: PhoneNumber(f"000{serial:08}")),
    )


@eager
def birth_dates(
    *, min_value: date = date(1900, 1, 1), max_value: date = date(2024, 5, 31)
) -> st.SearchStrategy[BirthDate]:
    """Draw dates of birth known to the day, the month or only the year; 29 February among them."""
    born = days(min_value=min_value, max_value=max_value)
    return st.builds(_to_precision, born, st.sampled_from(["day", "day", "month", "year"]))


def _to_precision(day: date, known: str) -> BirthDate:
    if known == "year":
        return BirthDate(day.year)
    return BirthDate(day.year, day.month) if known == "month" else BirthDate.on(day)


def case_numbers() -> st.SearchStrategy[CaseNumber]:
    """Draw case numbers: with zeros in front, with signs, of one letter, of forty."""
    return st.one_of(
        st.integers(0, 99_999).map(lambda serial: CaseNumber(f"{serial:05}")),
        st.integers(0, 9_999).map(lambda serial: CaseNumber(f"TH-2024/{serial:04}")),
        st.sampled_from(["A", "Đ.1", "0", "HS_" + "7" * 37]).map(CaseNumber),
    )
