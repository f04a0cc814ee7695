"""A misspelt bank is near one bank or none; what is known of the numbers of accounts and ids."""

import pytest

from ansinh.errors import InvalidAccount
from ansinh.people import bank_entry, find_bank, is_place_code, nearest_bank


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Vietcombak", "VIETCOMBANK"),
        ("Agrybank", "AGRIBANK"),
        ("Vietinbamk", "VIETINBANK"),
        ("Techcombnak", "TECHCOMBANK"),
        ("Ngân hàng Ngoại thươngg Việt Nam", "VIETCOMBANK"),
        ("LienVietPotsBank", "LPBANK"),
    ],
)
def test_one_bank_is_near(written: str, code: str) -> None:
    with pytest.raises(InvalidAccount):
        find_bank(written)
    nearest = nearest_bank(written)
    assert nearest is not None
    assert nearest.code == code


@pytest.mark.parametrize(
    "written",
    ["VPBANKK", "ABCBANK", "VCBK", "Vietimbank", "Tecombank", "BIDVV", "Ngân hàng Mẫu", ""],
)
def test_no_bank_or_more_than_one_is_near(written: str) -> None:
    """Short names differ by a letter; Vietimbank may be Vietinbank or Vietcombank ill written."""
    assert nearest_bank(written) is None


def test_the_lengths_of_accounts_are_known_of_few_banks() -> None:
    lengths = [
        entry.account_lengths for code in ("VIETINBANK", "BIDV") if (entry := bank_entry(code))
    ]
    assert lengths == [(12,), ()]


def test_places_of_registration_are_the_provinces_of_2016() -> None:
    assert sum(is_place_code(f"{code:03}") for code in range(1000)) == 63
    assert is_place_code("001")
    assert is_place_code("096")
    assert not is_place_code("099")
