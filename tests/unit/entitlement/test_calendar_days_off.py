"""Days off: weekends, fixed days, what `holidays` knows, and an agency's table before them all."""

import sys
from datetime import date

import pytest

from ansinh import Code, InvalidDate, MissingExtra, Text, UnreadableFile
from ansinh.boundary.days_off import read_days_off
from ansinh.entitlement import DayKind, DayRow, known_days_off
from ansinh.entitlement.days_off import fixed_days_off
from ansinh.entitlement.lunar_days import lunar_days
from ansinh.law import Confidence
from ansinh.resources import bytes_data

OWN = """\
version = 1

[[days]]
on = ["2025-04-28", "12-22"]
kind = "off"
vi = "Ngày nghỉ của đơn vị"
en = "The office's day off"
source = "QĐ 7/QĐ-MAU"

[[days]]
on = ["2025-05-01", "2025-01-31", "2025-03-01"]
kind = "working"
vi = "Trực chi trả"
source = "QĐ 8/QĐ-MAU"
sure = "verified"
"""


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the extra out."""
    monkeypatch.setitem(sys.modules, "holidays", None)


def test_weekends_and_fixed_days_need_no_extra(bare: None) -> None:  # noqa: ARG001 - for its effect
    closed = known_days_off(2025)
    assert not closed.lunar_known
    names = {day: row.name.en for day in DAYS if (row := closed.why(day))}
    assert names == {
        date(2025, 1, 1): "New Year's Day",
        date(2025, 4, 26): "Saturday",
        date(2025, 4, 27): "Sunday",
        date(2025, 4, 30): "Victory Day",
        date(2025, 5, 1): "International Labour Day",
        date(2025, 9, 2): "National Day",
    }
    with pytest.raises(MissingExtra, match=r"ansinh\[holidays\]"):
        list(lunar_days(2025))


DAYS = [
    date(2025, 1, 1),
    date(2025, 1, 29),  # Tết
    date(2025, 4, 7),  # the Hùng Kings' day
    date(2025, 4, 26),  # a Saturday on which people worked for 2 May
    date(2025, 4, 27),
    date(2025, 4, 30),
    date(2025, 5, 1),
    date(2025, 5, 2),
    date(2025, 9, 2),
    date(2025, 9, 3),
]


def test_with_the_extra_the_lunar_and_the_moved_days_are_known() -> None:
    closed = known_days_off(2025)
    assert closed.lunar_known
    off = {day for day in DAYS if closed.why(day)}
    assert set(DAYS) - off == {date(2025, 4, 26), date(2025, 9, 3)}
    tet = closed.why(date(2025, 1, 29))
    assert tet is not None
    assert tet.name.vi == "Tết Nguyên Đán"
    assert tet.source.startswith("holidays ")
    assert tet.sure is Confidence.SECOND_HAND


def test_december_before_the_year_is_known_too() -> None:
    """January's money is drawn in December, which may have days of its own."""
    assert known_days_off(2026).why(date(2025, 9, 1)) is not None


def test_the_fixed_days_say_that_nobody_looked_them_up() -> None:
    assert {row.sure for row in fixed_days_off()} == {Confidence.FROM_MEMORY}
    assert all(row.source.startswith("45/2019/QH14, art. 112(1)") for row in fixed_days_off())


def test_our_own_table_is_what_an_agency_may_write() -> None:
    """One form for both: what we ship can be copied and changed."""
    assert read_days_off(bytes_data("ansinh.entitlement", "days_off.toml")) == fixed_days_off()


def test_an_agencys_table_goes_before_everything_else() -> None:
    closed = known_days_off(2025, read_days_off(OWN.encode()))
    day_off = closed.why(date(2025, 4, 28))
    assert day_off is not None
    assert (day_off.name, day_off.sure) == (
        Text("The office's day off", "Ngày nghỉ của đơn vị"),
        Confidence.LOCAL,
    )
    assert closed.why(date(2031, 12, 22)) is day_off
    for working in (date(2025, 5, 1), date(2025, 1, 31), date(2025, 3, 1)):
        assert closed.why(working) is None


def test_a_row_may_leave_the_english_out() -> None:
    _, working = read_days_off(OWN.encode())
    assert working.name == Text("Trực chi trả", "Trực chi trả")
    assert (working.kind, working.sure) == (DayKind.WORKING, Confidence.VERIFIED)


@pytest.mark.parametrize(
    ("changed", "code", "place"),
    [
        (("version = 1", "version = 2"), Code.DAYS_OFF_ENTRY, "version"),
        (('kind = "off"', 'kind = "half"'), Code.DAYS_OFF_ENTRY, "days.0.kind"),
        (('source = "QĐ 7/QĐ-MAU"\n', ""), Code.DAYS_OFF_ENTRY, "days.0.source"),
        (('vi = "Trực', 'place = "Xã"\nvi = "Trực'), Code.DAYS_OFF_ENTRY, "days.1.place"),
        (('"12-22"', '"22/12"'), Code.DAYS_OFF_DAY, "days.0.on"),
        (('"12-22"', '"12-32"'), Code.DATE_VALUE, "days.0.on"),
        (('"2025-03-01"', '"2025-02-29"'), Code.DATE_VALUE, "days.1.on"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(
    changed: tuple[str, str], code: Code, place: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_days_off(OWN.replace(*changed).encode(), source="nghi.toml")
    assert [(one.code, one.position.header) for one in caught.value.problems] == [(code, place)]
    assert caught.value.problems[0].position.source == "nghi.toml"


def test_every_row_that_is_wrong_is_listed() -> None:
    wrong = OWN.replace('"12-22"', '"22-12"').replace('"2025-03-01"', '"1/3"')
    with pytest.raises(UnreadableFile) as caught:
        read_days_off(wrong.encode())
    assert [one.position.header for one in caught.value.problems] == ["days.0.on", "days.1.on"]


def test_a_text_that_is_no_toml_is_named_by_its_line() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_days_off(b"version = 1\n[[days]\n")
    (found,) = caught.value.problems
    assert (found.code, found.position.row) == (Code.DAYS_OFF_TOML, 2)


def test_29_february_of_every_year_is_a_day_and_30_is_none() -> None:
    row = DayRow(("02-29",), DayKind.OFF, Text("a", "a"), "b", Confidence.LOCAL)
    assert row.names(date(2028, 2, 29))
    with pytest.raises(InvalidDate):
        DayRow(("02-30",), DayKind.OFF, Text("a", "a"), "b", Confidence.LOCAL)


@pytest.mark.parametrize("sure", Confidence)
def test_how_sure_something_is_can_be_said_in_both_languages(sure: Confidence) -> None:
    assert sure.words.en
    assert sure.words.vi
