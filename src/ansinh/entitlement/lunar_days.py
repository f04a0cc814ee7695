"""`lunar_days`: the days off that no fixed date brings, from the package `holidays` (an extra)."""

from collections.abc import Iterable, Iterator
from typing import Final

from ansinh.entitlement.days_off import DayKind, DayRow, DaysOff, first_of, fixed_days_off
from ansinh.errors import MissingExtra, Text
from ansinh.law import Confidence

HOLIDAYS_EXTRA: Final = "holidays"


def known_days_off(year: int, own: Iterable[DayRow] = ()) -> DaysOff:
    """Give the days off that a year's calendar needs, those of December before it among them.

    `own` is the agency's own table: it counts before everything else. Where the extra
    ``holidays`` is not installed, the rest is given without the lunar days, and says so.
    """
    try:
        rows, known = tuple(lunar_days(year - 1, year)), True
    except MissingExtra:
        rows, known = (), False
    return DaysOff(first_of(own, fixed_days_off(), rows), known)


def lunar_days(*years: int) -> Iterator[DayRow]:
    """Give Tết, the Hùng Kings' day, days in lieu and moved days, as `holidays` has them.

    Raises:
        MissingExtra: ``holidays``.
    """
    from importlib.metadata import version

    try:
        import holidays
    except ImportError:
        needed_for = "lunar holidays"
        raise MissingExtra(HOLIDAYS_EXTRA, needed_for) from None
    named = {
        language: holidays.country_holidays("VN", years=years, language=language)
        for language in ("en_US", "vi")
    }
    source = f"holidays {version('holidays')} (PyPI)"
    for day, name in sorted(named["vi"].items()):
        words = Text(named["en_US"][day], name)
        yield DayRow((day.isoformat(),), DayKind.OFF, words, source, Confidence.SECOND_HAND)
    made_up = Text("Working day made up for another", "Ngày làm bù")
    for day in sorted(named["vi"].weekend_workdays):
        if day.year in years:
            yield DayRow(
                (day.isoformat(),), DayKind.WORKING, made_up, source, Confidence.SECOND_HAND
            )
