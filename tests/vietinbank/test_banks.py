"""Column G: which words stand for which bank."""

import pytest

from ansinh import Bank
from ansinh.people.bank import bank_entry
from ansinh_vietinbank.banks import bank_cell, bank_rows
from ansinh_vietinbank.profile import PROFILE

BANKS = PROFILE.banks


@pytest.mark.parametrize("branch", ["", "01201001", "46201001"])
def test_accounts_inside_the_system_have_the_banks_own_word(branch: str) -> None:
    assert bank_cell(Bank("VIETINBANK", branch), BANKS) == "VietinBank"


def test_another_bank_has_code_and_name_from_the_list() -> None:
    assert (
        bank_cell(Bank("BIDV"), BANKS)
        == "01202001 - NGAN HANG TMCP DAU TU VA PHAT TRIEN VIET NAM (BIDV)"
    )


def test_a_branch_that_is_said_is_the_one_that_is_written() -> None:
    assert bank_cell(Bank("ACB", "01307001"), BANKS) == "01307001 - NH TMCP A CHAU CN HA NOI (ACB)"


@pytest.mark.parametrize(
    "bank",
    [
        Bank("MAUBANK"),
        Bank("BIDV", "46202001"),  # a branch that the list does not have: not moved to head office
        Bank("BIDV", "01203001"),  # another bank's branch
    ],
)
def test_what_is_not_on_the_list_has_no_words(bank: Bank) -> None:
    assert bank_cell(bank, BANKS) is None


def test_every_head_office_is_a_row_of_the_list_and_of_its_bank() -> None:
    branches = {row[:8] for row in bank_rows()}
    for code, branch in BANKS.items():
        if branch == "VietinBank":
            continue
        assert branch in branches
        entry = bank_entry(code)
        assert entry is not None
        assert entry.group == branch[2:5]


def test_an_agencys_own_words_for_a_bank_are_written_as_they_are() -> None:
    """A branch that takes short names gets short names; it has no list to look branches up in."""
    assert bank_cell(Bank("BIDV", "01202001"), {"BIDV": "BIDV Huế"}) == "BIDV Huế"


def test_codes_on_the_list_are_told_apart() -> None:
    assert len({row[:8] for row in bank_rows()}) == len(bank_rows()) == 158
