"""A year's deadlines: which day, of which month, by which text; and that none is ever moved."""

import subprocess
import sys
from datetime import date

import attrs
import pytest
from hypothesis import given

from ansinh import Citation, Code, InvalidSpan, Month, Text
from ansinh.entitlement import (
    DEADLINES,
    DayKind,
    DayRow,
    DaysOff,
    DeadlineRule,
    Duty,
    PayDays,
    YearCalendar,
    calendar_of,
)
from ansinh.law import Confidence
from ansinh.testing.strategies import year_calendars

WEEKENDS = DaysOff((), lunar_known=False)
MARCH = Month(2025, 3)


def march(**more: object) -> dict[Duty, list[str]]:
    calendar = calendar_of(2025, days_off=WEEKENDS, **more)  # type: ignore[arg-type]
    month = next(one for one in calendar.months if one.month == MARCH)
    return {duty: [str(due.day) for due in month.of(duty)] for duty in Duty}


def test_before_a_day_means_that_the_day_before_is_the_last() -> None:
    """The changes and the money are due in February, the report in March itself."""
    assert march() == {
        Duty.CHANGES: ["2025-02-19"],
        Duty.FUNDS: ["2025-02-24"],
        Duty.PAYMENT: [],
        Duty.REPORT: ["2025-03-19"],
    }


def test_a_year_has_its_twelve_pay_months_and_december_before_it() -> None:
    calendar = calendar_of(2025, days_off=WEEKENDS)
    assert [month.month for month in calendar.months] == [Month(2025, n) for n in range(1, 13)]
    assert calendar.months[0].days[0].day == date(2024, 12, 19)


def test_each_deadline_names_its_texts_and_how_sure_it_is() -> None:
    by_duty = {rule.duty: rule for rule in DEADLINES}
    assert by_duty[Duty.FUNDS].citations == (
        Citation("20/2021/NĐ-CP", "art. 34(4)"),
        Citation("44/2022/TT-BTC", "art. 8(3)"),
    )
    assert by_duty[Duty.REPORT].citations == (
        Citation("20/2021/NĐ-CP", "art. 34(5)"),
        Citation("44/2022/TT-BTC", "art. 8(4)"),
    )
    assert {rule.sure for rule in DEADLINES} == {Confidence.VERIFIED}
    assert "our reading" in by_duty[Duty.REPORT].note.en
    assert "one town" in by_duty[Duty.CHANGES].note.en.lower()


def test_pay_days_are_the_agencys_own() -> None:
    assert march(pay_days=PayDays(5, 5))[Duty.PAYMENT] == ["2025-03-05"]
    assert march(pay_days=PayDays(27, 28))[Duty.PAYMENT] == ["2025-03-27", "2025-03-28"]
    assert not any(rule.duty is Duty.PAYMENT for rule in DEADLINES)


@pytest.mark.parametrize(("first", "last"), [(0, 5), (6, 5), (5, 29)])
def test_pay_days_are_days_that_every_month_has(first: int, last: int) -> None:
    with pytest.raises(InvalidSpan) as caught:
        PayDays(first, last)
    assert caught.value.code is Code.PAY_DAYS


def test_a_deadline_on_a_day_off_stays_and_the_working_day_before_is_named() -> None:
    """No text says that it moves; whoever waits until Monday may be late."""
    calendar = calendar_of(2025, days_off=WEEKENDS)
    found = {(month, due.duty): due for month, due in calendar.on_days_off}
    due = found[Month(2025, 2), Duty.CHANGES]
    assert (due.day, due.working_day) == (date(2025, 1, 19), date(2025, 1, 17))
    assert due.off is not None
    assert due.off.name == Text("Sunday", "Chủ nhật")
    days = [due.day for _, due in calendar.on_days_off]
    assert days == sorted(days)


def test_an_agency_may_have_deadlines_of_its_own() -> None:
    own = DeadlineRule(
        Duty.CHANGES, 15, 1, (Citation("1/QĐ-MAU"),), Confidence.LOCAL, Text("-", "-")
    )
    assert march(rules=(own,))[Duty.CHANGES] == ["2025-02-14"]
    assert march(rules=(own,))[Duty.REPORT] == []
    assert attrs.evolve(own, before_day=1).last_day(MARCH) == date(2025, 1, 31)


def test_where_a_table_closes_the_office_for_months_there_is_no_working_day_before() -> None:
    every_day = tuple(f"2025-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29))
    closed = DayRow(every_day, DayKind.OFF, Text("closed", "nghỉ"), "QĐ 1", Confidence.LOCAL)
    rest = attrs.evolve(closed, on=("2025-01-29", "2025-01-30", "2025-01-31"))
    assert DaysOff((closed, rest), lunar_known=True).working_day(date(2025, 2, 19)) is None


@given(calendar=year_calendars())
def test_no_day_is_moved_and_what_is_named_is_a_working_day(calendar: YearCalendar) -> None:
    closed = calendar.days_off
    for month in calendar.months:
        for due in month.days:
            rules = [rule for rule in calendar.rules if rule.duty is due.duty]
            in_contract = due.duty is Duty.PAYMENT and Month.of(due.day) == month.month
            assert in_contract or due.day in {rule.last_day(month.month) for rule in rules}
            assert (due.off is None) == (due.working_day == due.day)
            if due.working_day is not None:
                assert due.working_day <= due.day
                assert closed.why(due.working_day) is None


def test_the_library_loads_no_holidays_before_a_calendar_is_asked_for() -> None:
    script = (
        "import sys, ansinh, ansinh.entitlement; ansinh.plan; "
        "assert 'holidays' not in sys.modules; assert 'pydantic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
