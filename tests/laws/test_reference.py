"""A payment's reference names it and nothing else, and shows when it was copied wrongly."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import Agency, Code, EntryKey, InvalidValue, Month, Reference, Roll
from ansinh.payment.reference import check_character, reference_for
from ansinh.testing.strategies import agencies, case_numbers, months, programmes, rolls

ALPHABET = string.digits + string.ascii_uppercase

keys = st.builds(
    lambda programme, case: EntryKey(programme.code, case.text), programmes(), case_numbers()
)
references = st.builds(reference_for, agencies(), keys, months(), st.integers(1, 9))


@given(agency=agencies(), key=keys, month=months(), attempt=st.integers(1, 9))
def test_one_payment_has_one_reference(
    agency: Agency, key: EntryKey, month: Month, attempt: int
) -> None:
    reference = reference_for(agency, key, month, attempt)
    assert reference == reference_for(
        agency, EntryKey(*key), Month(month.year, month.number), attempt
    )
    assert len(reference.text) == 20
    assert set(reference.text) <= set(ALPHABET)


@given(agency=agencies(), key=keys, month=months(), attempt=st.integers(1, 9), data=st.data())
def test_another_payment_has_another_reference(
    agency: Agency, key: EntryKey, month: Month, attempt: int, data: st.DataObject
) -> None:
    other_key = Agency(agency.code, agency.name, agency.key + b"!")
    others = [
        reference_for(agency, EntryKey(key.programme + "X", key.case), month, attempt),
        reference_for(agency, EntryKey(key.programme, key.case + "1"), month, attempt),
        reference_for(agency, key, month + data.draw(st.integers(1, 12)), attempt),
        reference_for(agency, key, month, attempt + 1),
        reference_for(Agency(agency.code + "1", agency.name, agency.key), key, month, attempt),
        reference_for(other_key, key, month, attempt),
    ]
    all_of_them = [reference_for(agency, key, month, attempt), *others]
    assert len(set(all_of_them)) == len(all_of_them)


@given(roll=rolls(max_size=8), agency=agencies())
def test_no_two_lines_of_a_month_share_a_reference(roll: Roll, agency: Agency) -> None:
    named = {reference_for(agency, entry.key, roll.month, 1) for entry in roll.entries}
    assert len(named) == roll.count


@given(reference=references, place=st.integers(0, 19), letter=st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_caught(
    reference: Reference, place: int, letter: str
) -> None:
    wrong = reference.text[:place] + letter + reference.text[place + 1 :]
    if wrong == reference.text:
        return
    with pytest.raises(InvalidValue) as refused:
        Reference(wrong)
    assert refused.value.code is Code.REFERENCE_CHECK


@given(reference=references)
def test_swapped_neighbours_are_caught(reference: Reference) -> None:
    """All swaps but those of letters that weigh the same; the next test counts them."""
    for place in range(19):
        text = reference.text
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        if swapped == text or _weighs_the_same(text, place):
            continue
        with pytest.raises(InvalidValue):
            Reference(swapped)


def _weighs_the_same(text: str, place: int) -> bool:
    before = _product(text[:place])
    one, other = text[place], text[place + 1]
    return _product_of(_product_of(before, one), other) == _product_of(
        _product_of(before, other), one
    )


def _product(body: str) -> int:
    product = 36
    for letter in body:
        product = _product_of(product, letter)
    return product


def _product_of(product: int, letter: str) -> int:
    return ((product + ALPHABET.index(letter)) % 36 or 36) * 2 % 37


def test_of_a_hundred_swaps_of_neighbours_at_most_three_pass() -> None:
    """ISO/IEC 7064 MOD 37,36 catches nearly all; a code that caught fewer would be another one."""
    swaps = [
        (product, one, other)
        for product in range(1, 37)
        for one in ALPHABET
        for other in ALPHABET
        if one < other
    ]
    missed = sum(
        _product_of(_product_of(product, one), other)
        == _product_of(_product_of(product, other), one)
        for product, one, other in swaps
    )
    assert missed / len(swaps) < 0.03


@given(body=st.text(ALPHABET, max_size=24))
def test_the_check_character_is_one_of_the_alphabet(body: str) -> None:
    assert check_character(body) in ALPHABET
