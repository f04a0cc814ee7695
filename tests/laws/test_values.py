"""Values stay themselves: copied, pickled, evolved, written down and read again."""

import copy
import pickle
import unicodedata
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import (
    BirthDate,
    DaySpan,
    Dong,
    InvalidValue,
    Month,
    MonthSpan,
    NameMatch,
    PersonName,
    PhoneNumber,
    total_of,
)
from ansinh.canonical import canonical, digest_of
from ansinh.latin import fold, settle_tones
from ansinh.months import day_label, parse_date
from ansinh.testing import strategies as draws

ANY_VALUE = st.one_of(
    draws.dongs(),
    draws.months(),
    draws.month_spans(),
    draws.day_spans(),
    draws.citizen_ids(),
    draws.legacy_ids(),
    draws.phone_numbers(),
    draws.birth_dates(),
    draws.case_numbers(),
    draws.person_names(),
    draws.communes(),
    draws.persons(),
    draws.beneficiaries(),
    draws.documents(),
    draws.papers(),
    draws.banks(),
    draws.channels(),
    draws.programmes(),
    draws.categories(),
    draws.entitlements(),
    draws.entries(),
    draws.instructions(),
)
BIGGER_VALUE = st.one_of(
    draws.rolls(max_size=3),
    draws.batches(max_size=2),
    draws.rolls(max_size=2).flatmap(draws.deltas),
    draws.plan_inputs(max_size=2),
    draws.answered_months().map(lambda month: month.settlement),
    draws.answered_months().map(lambda month: month.plan),
    draws.answered_months().map(lambda month: month.reconciliation),
)


@given(value=ANY_VALUE | BIGGER_VALUE)
def test_a_value_survives_copies_and_pickles(value: Any) -> None:
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value
    assert attrs.evolve(value) == value
    assert repr(attrs.evolve(value)) == repr(value)


@given(value=ANY_VALUE)
def test_a_value_hashes_as_it_equals(value: Any) -> None:
    assert hash(attrs.evolve(value)) == hash(value)
    assert canonical(attrs.evolve(value)) == canonical(value)


@given(value=ANY_VALUE)
def test_a_value_stays_as_it_was_born(value: Any) -> None:
    for field in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)


@given(one=ANY_VALUE, other=ANY_VALUE)
def test_two_values_are_equal_if_and_only_if_they_are_written_alike(one: Any, other: Any) -> None:
    """A digest over what is written down must not take one value for another."""
    assert (canonical(one) == canonical(other)) == (one == other and type(one) is type(other))


TREES = st.recursive(
    st.none()
    | st.text(st.sampled_from("s0123:();itfnq/dDong"), max_size=6)
    | st.integers(-20, 20)
    | st.dates(date(2024, 1, 1), date(2024, 1, 3))
    | st.builds(Fraction, st.integers(0, 4), st.integers(1, 4))
    | draws.dongs(),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=6,
)


@given(one=TREES, other=TREES)
def test_texts_that_imitate_the_writing_do_not_confuse_it(one: Any, other: Any) -> None:
    assert (canonical(one) == canonical(other)) == (_tagged(one) == _tagged(other))
    assert (digest_of(one) == digest_of(other)) == (_tagged(one) == _tagged(other))


def _tagged(value: Any) -> Any:
    # 2 and Fraction(2) are equal to Python and two things to us.
    return (type(value), tuple(map(_tagged, value)) if isinstance(value, tuple) else value)


@given(one=draws.dongs(max_value=Dong(10**14)), other=draws.dongs(max_value=Dong(10**14)))
def test_dong_add_up_as_whole_numbers_do(one: Dong, other: Dong) -> None:
    if one.value + other.value < -999_999_999_999_999:
        with pytest.raises(InvalidValue):
            _ = one + other
        return
    assert one + other == other + one == total_of([one, other])
    assert (one + other) - other == one
    assert (one < other) == (one.value < other.value)
    assert bool(one) == (one.value != 0)
    assert (-one) + one == Dong(0)


@given(amount=draws.dongs(min_value=Dong(0)))
def test_an_amount_reads_back_from_every_way_of_writing_it(amount: Dong) -> None:
    digits = str(amount.value)
    assert Dong.parse(digits) == Dong.parse(digits, grouping=False) == amount
    for separator in (".", ",", " ", "\u00a0", "\u202f"):
        assert Dong.parse(f"{amount.value:,}".replace(",", separator)) == amount
    assert Dong.parse(str(amount).removesuffix(" đ")) == amount


@given(text=st.text(st.sampled_from("0123456789., _+-e\u00a0１٣\n"), max_size=9))
def test_what_reads_as_an_amount_is_grouped_whole_dong(text: str) -> None:
    """Whatever is accepted has the digits that it seems to have: none is dropped, none made up."""
    try:
        amount = Dong.parse(text)
    except InvalidValue:
        return
    digits = "".join(letter for letter in text if letter.isdigit())
    assert str(amount.value) == digits
    parts = text.strip(" ").replace("\u00a0", ".").replace(",", ".").replace(" ", ".").split(".")
    assert all(len(part) == 3 for part in parts[1:])


@given(
    amount=draws.dongs(max_value=Dong(10**12), min_value=Dong(-(10**12))),
    by=draws.coefficients(),
)
def test_a_product_is_exact_or_refused(amount: Dong, by: Fraction) -> None:
    product = amount.value * by
    if product.denominator == 1:
        assert amount.times(by) == Dong(product.numerator)
    else:
        with pytest.raises(InvalidValue):
            amount.times(by)


@given(month=draws.months(), steps=st.integers(-60, 60))
def test_months_count_without_gaps(month: Month, steps: int) -> None:
    assert (month + steps) - steps == month
    assert (month + steps).months_since(month) == steps
    assert (month + steps > month) == (steps > 0)
    assert month.last_day + timedelta(days=1) == (month + 1).first_day
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


@given(month=draws.months())
def test_a_month_reads_back(month: Month) -> None:
    for text in (month.label, str(month), month.label.lstrip("0"), month.label.replace("/", "-")):
        assert Month.parse(text) == month


@given(day=st.dates())
def test_a_day_reads_back(day: date) -> None:
    assert parse_date(day_label(day)) == parse_date(day.isoformat()) == day


@given(span=draws.month_spans(), end=draws.months())
def test_a_spans_months_are_those_in_it(span: MonthSpan, end: Month) -> None:
    listed = list(span.until(end))
    assert listed == [
        span.start + n
        for n in range(max(0, end.months_since(span.start)))
        if span.start + n in span
    ]


@given(span=draws.day_spans(), day=draws.days())
def test_a_span_has_its_first_and_its_last_day(span: DaySpan, day: date) -> None:
    if span.start is not None:
        assert span.start in span
        assert span.start - timedelta(days=1) not in span
    if span.end is not None:
        assert span.end not in span
        assert span.last_day is not None
        assert span.last_day in span
    assert (day in span) == (
        (span.start is None or span.start <= day) and (span.end is None or day < span.end)
    )
    assert DaySpan.through(span.start, span.last_day) == span


@given(birth=draws.birth_dates())
def test_a_birth_date_reads_back_no_more_exact_than_it_was(birth: BirthDate) -> None:
    assert BirthDate.parse(birth.label) == birth
    assert birth.earliest <= birth.latest
    assert (birth.earliest == birth.latest) == (birth.day is not None)


@given(phone=draws.phone_numbers())
def test_a_telephone_number_reads_back_however_it_is_typed(phone: PhoneNumber) -> None:
    d = phone.digits
    for text in (d, f"{d[:4]} {d[4:7]} {d[7:]}", f"{d[:4]}.{d[4:]}", f" {d} "):
        assert PhoneNumber.parse(text) == phone


@given(text=draws.person_names_as_typed())
def test_a_name_is_the_same_composed_or_not(text: str) -> None:
    composed, apart = (PersonName(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed == apart
    assert composed.matches(apart) is NameMatch.EQUAL


@given(name=draws.person_names())
def test_a_names_variants_are_its_variants(name: PersonName) -> None:
    for text in (name.text.upper(), name.text.lower(), f"{name.text} ", name.folded):
        if len(text) > 100:
            continue
        other = PersonName(text)
        expected = NameMatch.EQUAL if other == name else NameMatch.VARIANT
        assert name.matches(other) is expected
        assert other.matches(name) is expected
        assert other.folded == name.folded


@given(one=draws.person_names(), other=draws.person_names())
def test_matching_is_the_same_from_both_sides(one: PersonName, other: PersonName) -> None:
    assert one.matches(other) is other.matches(one)
    assert (one.matches(other) is NameMatch.DIFFERENT) == (one.folded != other.folded)


@given(name=draws.person_names())
def test_a_folded_name_is_what_banks_take(name: PersonName) -> None:
    assert name.folded
    assert set(name.folded) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    assert name.folded == " ".join(name.folded.split()) == fold(name.folded)


@given(name=draws.person_names())
def test_settled_tones_stay_settled_and_spell_the_same(name: PersonName) -> None:
    text = name.text.lower()
    assert settle_tones(settle_tones(text)) == settle_tones(text)
    assert fold(settle_tones(text)) == fold(text)
