"""Whatever becomes known in whatever order: paid and owed less claimed back is what was due."""

from collections import Counter
from datetime import date
from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_rates import with_local_standard

from ansinh import (
    SOCIAL_ASSISTANCE,
    Addition,
    Adjustment,
    Arrears,
    BirthDate,
    Change,
    Dong,
    Entitlement,
    Entry,
    ListedMonth,
    Month,
    MonthlyDelta,
    Recoverable,
    Removal,
    Repayment,
    Roll,
    arrears_of,
    gifts_for,
    outstanding,
    owed_or_recoverable,
    top_ups,
    total_of,
    with_top_ups,
)
from ansinh.entitlement import Decided, Fact, PersonFacts, entitlement_for, national_rates
from ansinh.errors import InvalidRecovery
from ansinh.testing import strategies as draws

MONTHS = [Month(2024, 1) + number for number in range(12)]
DAYS = st.dates(date(2023, 6, 1), date(2025, 3, 1))
MAYBE = st.none() | DAYS
FACTS = (
    "severely-disabled",
    "very-severely-disabled",
    "poor-household",
    "hiv",
    "no-supporter",
    "single-parent",
    "orphan-of-both",
    "pension",
    "died",
    "uncollected",
    "stop-decided",
)
GROUPS = ("5.1", "5.5a", "5.5c", "5.6", "5.8")
NOTHING = Dong(0)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    since, ended = sorted((draw(DAYS), draw(DAYS)))
    over = draw(st.booleans())
    return Fact(
        draw(st.sampled_from(FACTS)),
        since,
        ended if over else None,
        known_from=draw(MAYBE),
        end_known_from=draw(MAYBE) if over else None,
    )


@st.composite
def persons(draw: st.DrawFn) -> PersonFacts:
    decided = st.builds(
        Decided, group=st.sampled_from(GROUPS), on=DAYS, known_from=MAYBE, since=st.none()
    )
    born = st.dates(date(1930, 1, 1), date(2022, 1, 1))
    return PersonFacts(
        birth=draw(born.map(lambda day: BirthDate(day.year, day.month, day.day))),
        facts=tuple(draw(st.lists(facts(), max_size=4))),
        decided=tuple(draw(st.lists(decided, max_size=3))),
    )


@given(person=persons(), days=st.lists(DAYS, min_size=1, max_size=5).map(sorted), data=st.data())
def test_paid_and_owed_less_claimed_back_is_what_was_due(
    person: PersonFacts, days: list[date], data: st.DataObject
) -> None:
    """Each time what is owed is paid or not, and what is too much is claimed, never set off."""
    paid = Counter[Month]()
    claimed = Counter[Month]()
    for day in days:
        net = {month: Dong(paid[month] - claimed[month]) for month in MONTHS}
        for one in owed_or_recoverable(person, MONTHS, net, day):
            assert NOTHING in (one.owed, one.recoverable)
            if data.draw(st.booleans()):
                paid[one.month] += one.owed.value
            claimed[one.month] += one.recoverable.value
    net = {month: Dong(paid[month] - claimed[month]) for month in MONTHS}
    for one in owed_or_recoverable(person, MONTHS, net, days[-1]):
        due = entitlement_for(person, one.month, days[-1]).amount
        assert due is not None
        assert net[one.month] + one.owed - one.recoverable == due
        assert 0 <= claimed[one.month] <= paid[one.month]


@given(person=persons(), as_of=DAYS, raised=st.sampled_from([360_000, 500_000, 650_000, 2_000_000]))
def test_a_higher_standard_lowers_nobody(person: PersonFacts, as_of: date, raised: int) -> None:
    local = with_local_standard(raised, Month(2024, 4), date(2023, 1, 1))
    for month in MONTHS[::3]:
        before = entitlement_for(person, month, as_of).amount
        after = entitlement_for(person, month, as_of, local).amount
        assert before is not None
        assert after is not None
        assert before <= after


@given(one=persons(), other=persons(), as_of=DAYS, data=st.data())
def test_what_is_known_of_one_person_is_nothing_to_another(
    one: PersonFacts, other: PersonFacts, as_of: date, data: st.DataObject
) -> None:
    def of(person: PersonFacts) -> object:
        return owed_or_recoverable(person, MONTHS[:3], {MONTHS[0]: Dong(360_000)}, as_of)

    before = of(one)
    kept = tuple(fact for fact in other.facts if data.draw(st.booleans()))
    of(other)
    of(attrs.evolve(other, facts=kept))
    assert of(one) == before


LEVELS = st.sampled_from([Fraction(1), Fraction(3, 2), Fraction(2), Fraction(5, 2)])


@st.composite
def risen(draw: st.DrawFn) -> list[ListedMonth]:
    """Draw the lists of July 2026 and after, of lines at the old standard, the new, or neither."""
    entries: dict[object, Entry] = {}
    months = []
    for number in range(draw(st.integers(1, 4))):
        for drawn in draw(st.lists(draws.payable_entries(), max_size=3)):
            level = draw(LEVELS)
            amounts = [Dong(500_000).times(level), Dong(540_000).times(level), Dong(777_000)]
            made = Entitlement(
                None, draw(st.sampled_from(amounts)), draw(st.none() | st.just(level))
            )
            entry = attrs.evolve(drawn, programme=SOCIAL_ASSISTANCE, entitlement=made)
            entries.setdefault(entry.key, entry)
        months.append(ListedMonth(Roll(Month(2026, 7) + number, entries.values())))
    return months


BEFORE_IT, SINCE_IT = date(2026, 8, 20), date(2026, 8, 21)


@given(months=risen())
def test_a_top_up_brings_a_month_to_its_standard_and_asks_once(months: list[ListedMonth]) -> None:
    owed = top_ups(months, SINCE_IT)
    by = {(item.key, item.line.month_of): item.amount for item in owed}
    for month in months:
        for entry in month.roll.entries:
            level = entry.entitlement.coefficient
            more = by.get((entry.key, month.roll.month), NOTHING)
            old = level is not None and entry.amount == Dong(500_000).times(level)
            expected = Dong(40_000).times(level) if old and level is not None else NOTHING
            assert more == expected
    assert top_ups(months, SINCE_IT, arrears=Arrears(owed, ())) == ()


@given(months=risen(), data=st.data())
def test_one_line_less_changes_nobody_elses_top_up(
    months: list[ListedMonth], data: st.DataObject
) -> None:
    lines = [entry for month in months for entry in month.roll.entries]
    if not lines:
        return
    gone = data.draw(st.sampled_from(lines))
    rest = [
        ListedMonth(Roll(one.roll.month, [e for e in one.roll.entries if e.key != gone.key]))
        for one in months
    ]
    owed = top_ups(months, SINCE_IT)
    assert top_ups(rest, SINCE_IT) == tuple(item for item in owed if item.key != gone.key)


@given(delta=draws.deltas(), as_of=draws.days(), later=draws.days())
def test_nothing_is_ever_ordered_below_zero(delta: MonthlyDelta, as_of: date, later: date) -> None:
    """Owed, not yet, topped up or to come back: each is above 0 đ, and none is both."""
    arrears = arrears_of(delta, as_of)
    owed = (*arrears.owed, *arrears.not_yet)
    more = top_ups([], later, delta=delta, arrears=arrears)
    assert all(item.amount > NOTHING for item in (*owed, *more, *arrears.recoverable))
    both = {(item.key, item.line.month_of) for item in owed}
    assert not both & {(item.key, item.month_of) for item in arrears.recoverable}


@given(
    debts=st.lists(draws.recoverables(), max_size=4),
    parts=st.lists(st.integers(1, 1_000_000).map(Dong), max_size=3),
    data=st.data(),
)
def test_what_comes_back_is_counted_for_its_own_person_alone(
    debts: list[Recoverable], parts: list[Dong], data: st.DataObject
) -> None:
    """What is out and what came back are what was to come back; all others stay as they were."""
    if not debts:
        return
    whose = data.draw(st.sampled_from(debts))
    paper = data.draw(draws.documents())
    repayments = [Repayment(whose.programme, whose.beneficiary, part, paper) for part in parts]
    try:
        left = outstanding(debts, repayments)
    except InvalidRecovery:
        own = total_of(item.amount for item in debts if item.key == whose.key)
        assert total_of(parts) >= own or any(
            item.key == whose.key and item is not whose for item in debts
        )
        return
    assert total_of(item.amount for item in (*left, *repayments)) == total_of(
        item.amount for item in debts
    )
    others = Counter(item for item in debts if item.key != whose.key)
    assert Counter(item for item in left if item.key != whose.key) == others


@given(roll=draws.rolls(max_size=6), data=st.data())
def test_a_gift_is_given_once_for_ever(roll: Roll, data: st.DataObject) -> None:
    """Whatever part of the list comes first, and however often it is asked for."""
    (gift,) = national_rates().one_offs(date(2026, 1, 1))
    some = [entry for entry in roll.entries if data.draw(st.booleans())]
    first = gifts_for(Roll(roll.month, some), gift)
    second = gifts_for(roll, gift, promised=first)
    assert gifts_for(roll, gift, promised=(*first, *second)) == ()
    ids = [item.beneficiary.person.citizen_id for item in (*first, *second)]
    known = [one for one in ids if one is not None]
    assert len(known) == len(set(known))
    keys = [item.key for item in (*first, *second)]
    assert len(keys) == len(set(keys))


class _Office:
    """One line through the months of 2026, as an office that pays all it owes would book it."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.months: list[ListedMonth] = []
        self.roll = Roll(Month(2026, 6), [])
        self.booked = Counter[Month]()
        self.due: dict[Month, Fraction] = {}
        self.standard = 500_000

    def line(self, level: Fraction) -> Entry:
        made = Entitlement(None, Dong(self.standard).times(level), level)
        return attrs.evolve(self.entry, entitlement=made)

    def report(self, level: Fraction | None, effective: Month) -> Change | None:
        """Say what the next list changes: join, leave, another level, the new standard."""
        held = self.roll.by_key.get(self.entry.key)
        month = self.roll.month + 1
        for number in range(max(month.months_since(effective), 0)):
            if level is not None:
                self.due[effective + number] = level
        if level is None:
            return Removal(held, month) if held else None
        self.due[month] = level
        line = self.line(level)
        if held is None:
            return Addition(line, effective)
        return None if held == line else Adjustment(held, line, effective)

    def next(self, change: Change | None, as_of: date) -> None:
        """List the next month and pay it, with its arrears and top-ups."""
        changes = () if change is None else (change,)
        delta = MonthlyDelta.on(self.roll, self.roll.month + 1, changes)
        self.roll = delta.apply_to(self.roll)
        arrears = with_top_ups(arrears_of(delta, as_of), delta, self.months, as_of)
        for item in arrears.owed:
            self.booked[item.line.month_of] += item.amount.value
        for back in arrears.recoverable:
            self.booked[back.month_of] -= back.amount.value
        for entry in self.roll.entries:
            self.booked[self.roll.month] += entry.amount.value
        self.months.append(ListedMonth(self.roll, delta, arrears))


@given(
    entry=draws.payable_entries(programme=st.just(SOCIAL_ASSISTANCE)),
    joins=st.tuples(st.integers(0, 4), st.integers(0, 3), LEVELS),
    raised=st.tuples(st.integers(1, 6), st.integers(0, 3), LEVELS),
    leaves=st.integers(1, 8),
    known=st.integers(0, 7),
    renewed=st.integers(0, 8),
)
def test_lists_arrears_and_top_ups_come_to_what_was_due(
    entry: Entry,
    joins: tuple[int, int, Fraction],
    raised: tuple[int, int, Fraction],
    leaves: int,
    known: int,
    renewed: int,
) -> None:
    """Joined late, changed late, left; the decree known in any month, the list renewed in any."""
    office = _Office(entry)
    first, back, level = joins
    july = Month(2026, 7)
    start = july + max(first - back, 0)
    for number in range(9):
        if number >= max(renewed, known):
            office.standard = 540_000
        effective = start if number == first else july + number
        if number == first + raised[0]:
            effective, level = max(effective - raised[1], start), raised[2]
        there = first <= number < first + leaves
        as_of = SINCE_IT if number >= known else BEFORE_IT
        office.next(office.report(level if there else None, effective), as_of)
    office.next(office.report(None, office.roll.month + 1), SINCE_IT)
    assert {
        month: Dong(amount) for month, amount in office.booked.items() if month < office.roll.month
    } == {month: Dong(540_000).times(owed) for month, owed in office.due.items()}
