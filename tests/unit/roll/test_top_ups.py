"""A decree that comes after the months to which it applies: 335/2026/NĐ-CP, as the press has it."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest

from ansinh import (
    MERIT,
    Addition,
    Adjustment,
    Arrears,
    Cause,
    Change,
    Component,
    Document,
    Dong,
    Entry,
    InstructionLine,
    ListedMonth,
    Month,
    MonthlyDelta,
    Owed,
    PersonName,
    Programme,
    Removal,
    Roll,
    arrears_of,
    top_ups,
    with_top_ups,
)
from ansinh.roll import standards_of

MakeEntry = Callable[..., Entry]
JULY, OCTOBER, NOVEMBER = Month(2026, 7), Month(2026, 10), Month(2026, 11)
BEFORE_IT, SINCE_IT = date(2026, 8, 20), date(2026, 8, 21)
HALF_MORE = Fraction(3, 2)
NONE = Arrears((), ())


def lists(*entries: Entry, until: Month = NOVEMBER) -> list[ListedMonth]:
    """Give the lists of July until before `until`, all alike."""
    return [ListedMonth(Roll(JULY + number, entries)) for number in range(until.months_since(JULY))]


def sums(owed: tuple[Owed, ...]) -> list[tuple[Month, int]]:
    return [(item.line.month_of, item.amount.value) for item in owed]


def changed(
    before: list[ListedMonth], as_of: date, *changes: Change, month: Month | None = None
) -> ListedMonth:
    """Make the next list, with what its backdated changes come to."""
    base = before[-1].roll
    delta = MonthlyDelta.on(base, month or base.month + 1, changes)
    return ListedMonth(delta.apply_to(base), delta, arrears_of(delta, as_of))


@pytest.mark.parametrize(
    ("coefficient", "old", "more"),
    [
        (Fraction(1), 500_000, 40_000),
        (HALF_MORE, 750_000, 60_000),
        (Fraction(2), 1_000_000, 80_000),
        (Fraction(5, 2), 1_250_000, 100_000),
        (Fraction(3), 1_500_000, 120_000),
    ],
)
def test_every_month_paid_at_the_old_standard_is_topped_up(
    entry_of: MakeEntry, coefficient: Fraction, old: int, more: int
) -> None:
    """July to October: 40,000 đ a month times the coefficient."""
    owed = top_ups(lists(entry_of("1", old, coefficient)), SINCE_IT)
    assert sums(owed) == [(JULY + number, more) for number in range(4)]
    assert {item.line.component for item in owed} == {Component.ARREARS}
    assert {item.line.cause for item in owed} == {Cause.RATE_LATE}


def test_a_decree_that_is_not_known_yet_gives_nothing(entry_of: MakeEntry) -> None:
    assert top_ups(lists(entry_of("1", 750_000, HALF_MORE)), BEFORE_IT) == ()


def test_a_list_made_with_the_new_standard_is_not_topped_up(entry_of: MakeEntry) -> None:
    old, new = entry_of("1", 750_000, HALF_MORE), entry_of("1", 810_000, HALF_MORE)
    months = [*lists(old, until=OCTOBER), ListedMonth(Roll(OCTOBER, [new]))]
    assert [month for month, _ in sums(top_ups(months, SINCE_IT))] == [JULY, JULY + 1, JULY + 2]


@pytest.mark.parametrize(
    ("amount", "coefficient", "programme"),
    [
        (750_000, None, None),  # its decision says the amount
        (700_000, HALF_MORE, None),  # no standard explains it
        (900_000, HALF_MORE, None),  # a province that pays more, and did not say so
        (540_000, HALF_MORE, None),  # two years behind, or 540,000 × 1: nobody can tell
        (2_789_000, Fraction(1), MERIT),
    ],
)
def test_a_line_that_no_standard_explains_is_left_alone(
    entry_of: MakeEntry, amount: int, coefficient: Fraction | None, programme: Programme | None
) -> None:
    entry = entry_of("1", amount, coefficient)
    entry = attrs.evolve(entry, programme=programme or entry.programme)
    assert top_ups(lists(entry), date(2026, 11, 1)) == ()


def test_a_programme_without_a_standard_has_nothing_to_top_up(entry_of: MakeEntry) -> None:
    assert top_ups(lists(entry_of("1", 500_000, Fraction(1), Programme("MAU"))), SINCE_IT) == ()
    assert standards_of(Programme("MAU"), JULY, SINCE_IT) == ()


def test_the_standards_of_a_month_are_those_of_the_year_before_it() -> None:
    entry = Programme("BTXH")
    assert standards_of(entry, JULY, SINCE_IT) == (Dong(500_000), Dong(540_000))
    assert standards_of(entry, JULY, BEFORE_IT) == (Dong(500_000),)
    assert standards_of(entry, Month(2024, 7), SINCE_IT) == (Dong(360_000), Dong(500_000))


def test_asking_again_gives_nothing_more(entry_of: MakeEntry) -> None:
    """Whether the first top-up was paid or waits: it was promised."""
    months = lists(entry_of("1", 750_000, HALF_MORE))
    first = top_ups(months, SINCE_IT)
    booked = ListedMonth(Roll(NOVEMBER, months[0].roll.entries), None, Arrears(first, ()))
    assert sums(top_ups([*months, booked], SINCE_IT)) == [(NOVEMBER, 60_000)]
    assert top_ups(months, SINCE_IT, arrears=Arrears(first, ())) == ()


def test_a_list_adjusted_back_to_july_is_not_topped_up_besides(entry_of: MakeEntry) -> None:
    old, new = entry_of("1", 750_000, HALF_MORE), entry_of("1", 810_000, HALF_MORE)
    months = lists(old)
    november = changed(months, SINCE_IT, Adjustment(old, new, JULY))
    assert november.arrears is not None
    assert sums(november.arrears.owed) == [(JULY + number, 60_000) for number in range(4)]
    more = top_ups(months, SINCE_IT, delta=november.delta, arrears=november.arrears)
    assert more == ()
    assert top_ups([*months, november], SINCE_IT) == ()


def test_a_list_adjusted_back_after_the_top_up_is_owed_nothing_more(entry_of: MakeEntry) -> None:
    """The other way round: topped up in November, adjusted back to July in December."""
    old, new = entry_of("1", 750_000, HALF_MORE), entry_of("1", 810_000, HALF_MORE)
    months = lists(old)
    november = changed(months, SINCE_IT)
    assert november.arrears is not None
    assert november.delta is not None
    topped = with_top_ups(november.arrears, november.delta, months, SINCE_IT)
    assert topped.total == Dong(240_000)
    months.append(attrs.evolve(november, arrears=topped))
    december = changed(months, SINCE_IT, Adjustment(old, new, JULY))
    assert december.arrears is not None
    assert december.delta is not None
    assert december.arrears.total == Dong(300_000)
    found = with_top_ups(december.arrears, december.delta, months, SINCE_IT)
    assert sums(found.owed) == [(NOVEMBER, 60_000)]
    assert found.recoverable == ()


def test_a_level_lowered_after_the_top_up_takes_the_top_up_along(entry_of: MakeEntry) -> None:
    """2.0 was 1.0 since July: 500,000 đ of the list and 40,000 đ of the top-up come back."""
    old, new = entry_of("1", 1_000_000, Fraction(2)), entry_of("1", 500_000, Fraction(1))
    july = lists(old, until=JULY + 1)
    august = changed(july, SINCE_IT)
    assert august.arrears is not None
    assert august.delta is not None
    topped = with_top_ups(august.arrears, august.delta, july, SINCE_IT)
    assert sums(topped.owed) == [(JULY, 80_000)]
    months = [*july, attrs.evolve(august, arrears=topped)]
    september = changed(months, SINCE_IT, Adjustment(old, new, JULY))
    assert september.arrears is not None
    assert september.delta is not None
    found = with_top_ups(september.arrears, september.delta, months, SINCE_IT)
    back = [(item.month_of, item.amount.value) for item in found.recoverable]
    assert back == [(JULY, 500_000), (JULY + 1, 500_000), (JULY, 40_000)]
    assert sums(found.owed) == [(JULY + 1, 40_000)]


def test_a_late_month_counts_by_the_list_and_is_topped_up(entry_of: MakeEntry) -> None:
    """Added since July to a list that is still made with the old standard: alike for all."""
    late = entry_of("1", 750_000, HALF_MORE)
    october = changed(lists(until=OCTOBER), SINCE_IT, Addition(late, JULY))
    assert october.arrears is not None
    assert {item.amount for item in october.arrears.owed} == {Dong(750_000)}
    assert sums(top_ups([*lists(until=OCTOBER), october], SINCE_IT)) == [
        (JULY + number, 60_000) for number in range(4)
    ]


def test_a_list_adjusted_from_now_on_is_topped_up(entry_of: MakeEntry) -> None:
    old, new = entry_of("1", 750_000, HALF_MORE), entry_of("1", 810_000, HALF_MORE)
    november = changed(lists(old), SINCE_IT, Adjustment(old, new, NOVEMBER))
    more = top_ups(lists(old), SINCE_IT, delta=november.delta, arrears=november.arrears)
    assert sums(more) == [(JULY + number, 60_000) for number in range(4)]


def test_months_that_were_arrears_are_topped_up_too(entry_of: MakeEntry) -> None:
    """Who joined in August since July was paid July at the standard of then."""
    late = entry_of("2", 750_000, HALF_MORE)
    july = lists(until=JULY + 1)
    august = changed(july, BEFORE_IT, Addition(late, JULY))
    assert sums(top_ups([*july, august], SINCE_IT)) == [(JULY, 60_000), (JULY + 1, 60_000)]


def test_a_level_that_was_raised_in_between_is_topped_up_at_its_own(entry_of: MakeEntry) -> None:
    """July at 1.5, August adjusted to 2.0 since July: 1,000,000 đ reckoned, 1,080,000 đ due."""
    old, new = entry_of("1", 750_000, HALF_MORE), entry_of("1", 1_000_000, Fraction(2))
    july = lists(old, until=JULY + 1)
    august = changed(july, BEFORE_IT, Adjustment(old, new, JULY))
    assert sums(top_ups([*july, august], SINCE_IT)) == [(JULY, 80_000), (JULY + 1, 80_000)]


def test_a_level_that_was_too_high_is_topped_up_at_the_right_one(entry_of: MakeEntry) -> None:
    """1,000,000 đ paid, 500,000 đ to come back, 540,000 đ due: 40,000 đ more."""
    old, new = entry_of("1", 1_000_000, Fraction(2)), entry_of("1", 500_000, Fraction(1))
    july = lists(old, until=JULY + 1)
    august = changed(july, BEFORE_IT, Adjustment(old, new, JULY))
    assert august.arrears is not None
    assert [item.amount for item in august.arrears.recoverable] == [Dong(500_000)]
    assert sums(top_ups([*july, august], SINCE_IT)) == [(JULY, 40_000), (JULY + 1, 40_000)]


def test_who_left_or_died_keeps_what_they_are_owed(entry_of: MakeEntry) -> None:
    """The months on the list stay theirs: the plan holds the money for a decision."""
    entry = entry_of("1", 750_000, HALF_MORE)
    september = changed(lists(entry, until=JULY + 2), SINCE_IT, Removal(entry, JULY + 2))
    owed = top_ups([*lists(entry, until=JULY + 2), september], SINCE_IT)
    assert sums(owed) == [(JULY, 60_000), (JULY + 1, 60_000)]
    assert {item.beneficiary for item in owed} == {entry.beneficiary}


def test_a_month_that_was_taken_back_is_not_topped_up(entry_of: MakeEntry) -> None:
    """Who should have left in August is owed July's top-up alone."""
    entry = entry_of("1", 750_000, HALF_MORE)
    september = changed(lists(entry, until=JULY + 2), SINCE_IT, Removal(entry, JULY + 1))
    assert sums(top_ups([*lists(entry, until=JULY + 2), september], SINCE_IT)) == [(JULY, 60_000)]


def test_who_comes_back_is_topped_up_once(entry_of: MakeEntry) -> None:
    """Taken off since July, put back since July at the old standard: 60,000 đ a month."""
    entry = entry_of("1", 750_000, HALF_MORE)
    july = lists(entry, until=JULY + 1)
    august = changed(july, BEFORE_IT, Removal(entry, JULY))
    september = changed([*july, august], BEFORE_IT, Addition(entry, JULY))
    owed = top_ups([*july, august, september], SINCE_IT)
    assert sums(owed) == [(JULY + number, 60_000) for number in range(3)]


def test_who_comes_back_at_the_new_standard_is_not_topped_up(entry_of: MakeEntry) -> None:
    """July was taken back and is owed anew, whole; what is claimed back is a matter of its own."""
    old, new = entry_of("1", 750_000, HALF_MORE), entry_of("1", 810_000, HALF_MORE)
    july = lists(old, until=JULY + 1)
    august = changed(july, BEFORE_IT, Removal(old, JULY))
    september = changed([*july, august], SINCE_IT, Addition(new, JULY))
    assert top_ups([*july, august, september], SINCE_IT) == ()


def test_what_may_have_been_paid_twice_is_topped_up_by_the_rise_alone(entry_of: MakeEntry) -> None:
    """Put back with nothing promised, since July's money waits for evidence elsewhere."""
    entry = entry_of("1", 750_000, HALF_MORE)
    july = lists(entry, until=JULY + 1)
    august = changed(july, BEFORE_IT, Removal(entry, JULY))
    september = changed([*july, august], BEFORE_IT, Addition(entry, JULY))
    september = attrs.evolve(september, arrears=NONE)
    assert sums(top_ups([*july, august, september], SINCE_IT))[0] == (JULY, 60_000)


def test_a_case_number_given_again_tells_two_people_apart(entry_of: MakeEntry) -> None:
    one = entry_of("1", 750_000, HALF_MORE)
    person = attrs.evolve(one.beneficiary.person, name=PersonName("Hồ Văn Thử"))
    other = attrs.evolve(one, beneficiary=attrs.evolve(one.beneficiary, person=person))
    july = lists(one, until=JULY + 1)
    august = changed(july, BEFORE_IT, Removal(one, JULY + 1))
    september = changed([*july, august], BEFORE_IT, Addition(other, JULY))
    owed = top_ups([*july, august, september], SINCE_IT)
    whose = [(item.beneficiary.person.name.text, item.line.month_of) for item in owed]
    assert whose.count((one.beneficiary.person.name.text, JULY)) == 1
    assert whose.count(("Hồ Văn Thử", JULY)) == 1


def test_a_corrected_name_takes_the_top_up_along(entry_of: MakeEntry) -> None:
    """It is owed to the line that the next list has, or the plan would hold it."""
    old = entry_of("1", 750_000, HALF_MORE)
    person = attrs.evolve(old.beneficiary.person, name=PersonName("Hồ Văn Thử"))
    new = attrs.evolve(old, beneficiary=attrs.evolve(old.beneficiary, person=person))
    august = changed(lists(old, until=JULY + 1), BEFORE_IT, Adjustment(old, new, JULY + 1))
    owed = top_ups([*lists(old, until=JULY + 1), august], SINCE_IT)
    assert sums(owed) == [(JULY, 60_000), (JULY + 1, 60_000)]
    assert {item.beneficiary for item in owed} == {new.beneficiary}


def test_a_new_account_is_no_new_reckoning(entry_of: MakeEntry) -> None:
    old = entry_of("1", 750_000, HALF_MORE)
    new = attrs.evolve(old, note="tài khoản mới")
    august = changed(lists(old, until=JULY + 1), SINCE_IT, Adjustment(old, new, JULY))
    owed = top_ups([*lists(old, until=JULY + 1), august], SINCE_IT)
    assert sums(owed) == [(JULY, 60_000), (JULY + 1, 60_000)]


def test_a_new_account_explains_no_amount(entry_of: MakeEntry) -> None:
    old = entry_of("1", 700_000, HALF_MORE)
    new = attrs.evolve(old, note="tài khoản mới")
    august = changed(lists(old, until=JULY + 1), BEFORE_IT, Adjustment(old, new, JULY))
    assert top_ups([*lists(old, until=JULY + 1), august], SINCE_IT) == ()


def test_what_was_owed_besides_is_no_part_of_a_month(entry_of: MakeEntry) -> None:
    """A gift of July takes nothing off July's top-up."""
    entry = entry_of("1", 750_000, HALF_MORE)
    gift = InstructionLine(Component.ONE_OFF, JULY, Dong(400_000), Cause.ENTITLED)
    besides = Arrears((Owed(entry.programme, entry.beneficiary, gift),), ())
    assert sums(top_ups(lists(entry, until=JULY + 1), SINCE_IT, arrears=besides)) == [
        (JULY, 60_000)
    ]


def test_standards_never_fall_once_they_are_known() -> None:
    """So a top-up is never something to recover; a decree that lowers one must be looked at."""
    days = [date(year, month, 1) for year in range(2021, 2028) for month in (1, 7, 9, 11)]
    for programme in ("BTXH", "HTXH", "NCC"):
        for number in range(72):
            had = standards_of(Programme(programme), Month(2021, 7) + number, days[-1])
            assert all(one < other for one, other in pairwise(had))


def test_merit_arrears_wait_for_the_month_after_the_decision(entry_of: MakeEntry) -> None:
    """44/2022/TT-BTC, art. 15(2)(a): once, in the month after the decision's."""
    new = entry_of("1", 3_012_000, programme=MERIT)
    for day, owed, waits in (
        (date(2026, 10, 31), [(OCTOBER, 3_012_000)], []),
        (date(2026, 11, 1), [], [(OCTOBER, 3_012_000)]),
        (date(2026, 8, 5), [(OCTOBER, 3_012_000)], []),
    ):
        change = Addition(new, OCTOBER, decision=Document("01/QĐ", day))
        delta = MonthlyDelta.on(Roll(OCTOBER, []), NOVEMBER, [change])
        found = arrears_of(delta, SINCE_IT)
        assert (sums(found.owed), sums(found.not_yet)) == (owed, waits)
        assert found.total == Dong(sum(amount for _, amount in owed))
