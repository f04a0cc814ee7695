"""One file alone: its kind is found, and what is in it is said."""

import pytest
from tests.lists import places, table
from tests.unit.boundary.lists.test_month import (
    DEFAULTS,
    NEWCOMER,
    ROLL,
    additions,
    adjustments,
    removals,
)

from ansinh import UnreadableFile, check_list
from ansinh.months import Month

GONE = ["1", "A1", "Nguyễn Thị Mẫu", "", "540000", "Chết", "", "07/2024"]
FILES = {
    "roll": (ROLL, 3, 1_440_000),
    "additions": (additions(NEWCOMER).data, 1, 500_000),
    "removals": (removals(GONE).data, 1, 540_000),
    "adjustments": (adjustments("Mức hưởng", **{"Mức hưởng mới": "750000"}).data, 1, 750_000),
}


@pytest.mark.parametrize("kind", FILES)
def test_the_kind_of_a_list_is_found_by_itself(kind: str) -> None:
    """With its month, lines and đồng; no roll is needed."""
    data, count, total = FILES[kind]
    report = check_list(data, source="list.csv", defaults=DEFAULTS)
    assert (report.kind, report.count, report.total.value) == (kind, count, total)
    assert report.month in {Month(2024, 6), Month(2024, 7)}


def test_the_kind_is_found_without_any_title() -> None:
    """The columns say it."""
    data = removals(GONE).data.replace("DANH SÁCH GIẢM THÁNG 7/2024".encode(), b"")
    report = check_list(data, source="list.csv", month=Month(2024, 7))
    assert report.kind == "removals"


def test_a_file_that_is_no_list() -> None:
    """One problem says so."""
    with pytest.raises(UnreadableFile) as error:
        check_list(b"a,b\n1,2\n", source="list.csv")
    assert [one.code for one in error.value.problems] == ["file-not-a-list"]


def test_problems_of_a_list_without_its_roll() -> None:
    """What can be said of it alone is said."""
    data = removals([*GONE[:5], "bay", "", "07/2024"]).data
    with pytest.raises(UnreadableFile) as error:
        check_list(data, source="list.csv")
    assert places(error.value.problems) == [("F3", "reason-word")]


def test_a_roll_with_a_case_twice() -> None:
    """Also when it is only looked at."""
    headers = ["STT", "Mã hồ sơ", "Họ tên", "Năm sinh", "Mức hưởng"]
    rows = [["1", "A1", "Lê Thử", "1950", "360000"]] * 2
    with pytest.raises(UnreadableFile) as error:
        check_list(table("Tháng 6/2024", headers, *rows), source="list.csv", defaults=DEFAULTS)
    assert places(error.value.problems) == [("B4", "roll-twice")]
