"""`SAIGONBANK` was taken for `Sài Gòn`, which is another bank: money would have gone astray."""

import pytest

from ansinh import find_bank
from ansinh.people.bank import _directory

WRITINGS = [
    (writing, entry.code)
    for entry in _directory().values()
    for writing in (entry.code, entry.name, entry.bin, *entry.aliases)
    if writing
]


@pytest.mark.parametrize(("writing", "code"), WRITINGS)
def test_every_writing_of_a_bank_finds_that_bank(writing: str, code: str) -> None:
    assert find_bank(writing).code == code


@pytest.mark.parametrize(
    ("writing", "code"),
    [("Saigonbank", "SAIGONBANK"), ("Sài Gòn Bank", "SAIGONBANK"), ("NH TMCP Sài Gòn", "SCB")],
)
def test_two_banks_that_differ_by_one_word_are_told_apart(writing: str, code: str) -> None:
    assert find_bank(writing).code == code
