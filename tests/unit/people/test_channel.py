from typing import Any

import pytest

from ansinh import Bank, BankAccount, CashPoint, Code, EWallet, HomeDelivery, PersonName, find_bank
from ansinh.errors import InvalidAccount, InvalidChannel
from ansinh.people import bank_entry

NAME = PersonName("Nguyễn Văn Mẫu")


@pytest.mark.parametrize("number", ["0000", "000012345678", "0" * 30, "0000ABC"])
def test_an_account_number_is_text_and_keeps_its_zeros(number: str) -> None:
    account = BankAccount(Bank("BIDV"), number, NAME)
    assert account.number == number
    assert str(account) == f"BankAccount(BIDV, …{number[-3:]})"
    assert str(EWallet("VIMAU", number, NAME)) == f"EWallet(VIMAU, …{number[-3:]})"


@pytest.mark.parametrize(
    "number",
    ["", "123", "0" * 31, "0000 1234", "0000.1234", "0000a", "００００1", "0000\n", 123456, None],
)
def test_what_is_no_account_number_is_refused(number: Any) -> None:
    for kind in (BankAccount, EWallet):
        with pytest.raises(InvalidAccount) as refused:
            kind(Bank("BIDV"), number, NAME)
        assert refused.value.code is Code.ACCOUNT_NUMBER


@pytest.mark.parametrize("place", ["", "Bưu điện Mẫu", "x" * 200])
def test_a_place_is_one_line_of_text(place: str) -> None:
    assert CashPoint(place).place == place
    assert HomeDelivery(place).address == place
    assert str(HomeDelivery(place)) == "HomeDelivery(…)"


@pytest.mark.parametrize("place", ["x" * 201, "a\nb", "a\u202eb", None])
def test_what_is_no_place_is_refused(place: Any) -> None:
    for kind in (CashPoint, HomeDelivery):
        with pytest.raises(InvalidChannel) as refused:
            kind(place)
        assert refused.value.code is Code.CHANNEL_PLACE


@pytest.mark.parametrize(
    ("text", "code", "branch"),
    [
        ("VietinBank", "VIETINBANK", ""),
        ("Viettinbank", "VIETINBANK", ""),
        ("NH TMCP Công Thương Việt Nam", "VIETINBANK", ""),
        ("970415", "VIETINBANK", ""),
        ("NH Vietcombank", "VIETCOMBANK", ""),
        ("vcb", "VIETCOMBANK", ""),
        ("01204001", "AGRIBANK", "01204001"),
        ("01204001-NGAN HANG  NONG NGHIEP (AGRIBANK)", "AGRIBANK", "01204001"),
        ("01204001 - Agribank", "AGRIBANK", "01204001"),
        ("MB Bank", "MB", ""),
    ],
)
def test_a_bank_is_found_however_lists_write_it(text: str, code: str, branch: str) -> None:
    assert find_bank(text) == Bank(code, branch)


@pytest.mark.parametrize(
    "text", ["", "Ngân hàng", "NH TMCP", "bank", "Ngân hàng Mẫu", "01999001", "999999"]
)
def test_a_bank_that_nobody_knows_is_refused(text: str) -> None:
    with pytest.raises(InvalidAccount) as refused:
        find_bank(text)
    assert refused.value.code is Code.ACCOUNT_BANK


@pytest.mark.parametrize(
    ("code", "branch"),
    [("", ""), ("b", ""), ("bidv", ""), (7, ""), ("BIDV", "1"), ("BIDV", "０1202001")],
)
def test_a_bank_has_a_short_name_in_capitals(code: Any, branch: str) -> None:
    with pytest.raises(InvalidAccount):
        Bank(code, branch)


def test_what_is_known_of_a_bank_has_both_code_systems() -> None:
    entry = bank_entry("VIETINBANK")
    assert entry is not None
    assert (entry.group, entry.bin) == ("201", "970415")
    assert bank_entry("MAUBANK") is None
