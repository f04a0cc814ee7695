"""Who left a list has left, until a later list brings the same person back."""

from collections.abc import Callable

import attrs

from ansinh import Addition, Adjustment, Entry, Month, PersonName, Removal
from ansinh.roll.left import still_left

MakeEntry = Callable[..., Entry]
JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)


def test_who_comes_back_has_not_left(entry_of: MakeEntry) -> None:
    gone, other = Removal(entry_of("1"), JUNE), Removal(entry_of("2"), JULY)
    assert still_left([(gone, other), ()]) == (gone, other)
    assert still_left([(gone, other), (Addition(entry_of("1", 1), AUGUST),)]) == (other,)
    again = Removal(entry_of("1", 1), AUGUST)
    months = [(gone,), (Addition(entry_of("1", 1), JULY),), (again,)]
    assert still_left(months) == (again,)


def test_a_case_number_given_again_brings_nobody_back(entry_of: MakeEntry) -> None:
    gone, heir = Removal(entry_of("1"), JUNE), entry_of("1")
    person = attrs.evolve(heir.beneficiary.person, name=PersonName("Trần Văn Thử"))
    heir = attrs.evolve(heir, beneficiary=attrs.evolve(heir.beneficiary, person=person))
    leaves = Removal(heir, AUGUST)
    assert still_left([(gone,), (Addition(heir, JULY),)]) == (gone,)
    assert still_left([(gone,), (Addition(heir, JULY),), (leaves,)]) == (gone, leaves)


def test_other_changes_bring_nobody_back(entry_of: MakeEntry) -> None:
    gone = Removal(entry_of("1"), JUNE)
    assert still_left([(gone,), (Adjustment(entry_of("1"), entry_of("1", 2), JULY),)]) == (gone,)
    assert still_left([]) == ()
