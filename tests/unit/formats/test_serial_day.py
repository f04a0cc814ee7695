"""A day in a cell is a number, and not every number is a day."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.formats.serial_day import serial_day


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1.0, date(1900, 1, 1)),
        (59.0, date(1900, 2, 28)),
        (60.0, date(1900, 2, 28)),  # the 29th, which spreadsheets believe in
        (61.0, date(1900, 3, 1)),
        (45474.0, date(2024, 7, 1)),
        (2958465.0, date(9999, 12, 31)),
        (2958466.0, 2958466.0),
        (45474.5, datetime(2024, 7, 1, 12)),  # noqa: DTZ001 - a cell knows no zone
        (45474.99999999999, datetime(2024, 7, 2)),  # noqa: DTZ001 - a cell knows no zone
        (0.0, time()),
        (0.75, time()),
        (-1.0, time()),
    ],
)
def test_a_number_is_the_day_that_a_spreadsheet_shows(serial: float, day: object) -> None:
    found = serial_day(serial, from_1904=False)
    assert (found, type(found)) == (day, type(day))


def test_a_macintosh_counts_from_1904() -> None:
    assert serial_day(44012.0, from_1904=True) == date(2024, 7, 1)
    assert serial_day(1.0, from_1904=True) == date(1904, 1, 2)
    assert serial_day(2957004.0, from_1904=True) == 2957004.0


@given(day=st.dates(date(1900, 3, 1)), from_1904=st.booleans())
def test_every_day_since_march_1900_is_found(day: date, *, from_1904: bool) -> None:
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    if day - first < timedelta(days=1):
        return
    assert serial_day(float((day - first).days), from_1904=from_1904) == day
