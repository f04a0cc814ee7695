from datetime import date
from fractions import Fraction

import attrs
import pytest

from ansinh import SOCIAL_ASSISTANCE, Dong, EntryKey, Month, Programme, Sex
from ansinh.canonical import WHERE_SAID, canonical, canonical_bytes, digest_of


@attrs.frozen
class Nothing:
    """A value without fields."""


@attrs.frozen
class Grown:
    """A value that got fields later."""

    first: int
    second: int = 0
    late: int | None = attrs.field(default=None, metadata=WHERE_SAID)
    later: int | None = attrs.field(default=None, metadata=WHERE_SAID)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Grown(1), "Grown(i1;i0;)"),
        (Grown(1, late=2), "Grown(i1;i0;(s4:latei2;))"),
        (Grown(1, later=2), "Grown(i1;i0;(s5:lateri2;))"),
        (Grown(1, 0, 2, 3), "Grown(i1;i0;(s4:latei2;)(s5:lateri3;))"),
    ],
)
def test_a_field_that_came_later_is_written_where_it_is_said(value: Grown, text: str) -> None:
    """What was hashed before the field came keeps its digest."""
    assert canonical(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0461", "s4:0461"),
        (5, "i5;"),
        (True, "t"),
        (False, "f"),
        (None, "n"),
        (date(2024, 7, 5), "d2024-07-05"),
        (Fraction(3, 2), "q3/2;"),
        ((), "()"),
        (("a", ("b",)), "(s1:a(s1:b))"),
        (Sex.MALE, "s4:male"),
        (EntryKey("BTXH", "1"), "(s4:BTXHs1:1)"),
        (Dong(5), "Dong(i5;)"),
        (Month(2024, 7), "Month(i2024;i7;)"),
    ],
)
def test_each_kind_of_value_has_its_own_way(value: object, text: str) -> None:
    """Digests are stored for years: this way of writing is not to change."""
    assert canonical(value) == text


def test_what_does_not_count_for_equality_is_not_written() -> None:
    assert canonical(Programme("BTXH", "another name")) == canonical(SOCIAL_ASSISTANCE)


def test_a_text_is_measured_so_that_it_imitates_nothing() -> None:
    assert canonical(("a", "b")) != canonical(("as1:b",))


def test_a_float_or_a_mapping_has_no_way() -> None:
    for value in (1.5, {"a": 1}, ["a"]):
        with pytest.raises(attrs.exceptions.NotAnAttrsClassError):
            canonical(value)


def test_a_digest_is_over_the_bytes() -> None:
    assert canonical_bytes("đ") == "s1:đ".encode()
    assert digest_of("") == digest_of("")
    assert len(digest_of(Month(2024, 7))) == 64
