"""Who moved between two communes in one month was owed arrears for months paid at the first."""

import pytest
from tests.lists import HEADERS, table

from ansinh import Month, SourceFile, UnreadableFile, read_month
from ansinh.boundary import MonthLists
from ansinh.errors import Code

COLUMNS = (*HEADERS, "Số CCCD")
REMOVAL = ("Mã hồ sơ", "Họ và tên", "Số CCCD", "Lý do giảm", "Giảm từ tháng")


def _line(case: str, programme: str = "BTXH") -> tuple[str, ...]:
    commune = "Xã Mẫu" if case.startswith("A") else "Xã Thử"
    return ("1", case, "Lê Văn Mẫu", "1940", "500.000", programme, commune, "099040000001")


def _read(added_from: str, removed_from: str, programme: str = "BTXH") -> MonthLists:
    roll = table("Danh sách chi trả tháng 07/2024", COLUMNS, _line("A-1"))
    gone = ("A-1", "Lê Văn Mẫu", "099040000001", "Chuyển đi", removed_from)
    joins = (*_line("B-1", programme), "Chuyển đến", added_from)
    return read_month(
        [SourceFile("roll.csv", roll)],
        [
            SourceFile(
                "tang.csv",
                table("Danh sách tăng 08/2024", (*COLUMNS, "Lý do tăng", "Tăng từ tháng"), joins),
            )
        ],
        [SourceFile("giam.csv", table("Danh sách giảm 08/2024", REMOVAL, gone))],
        month=Month(2024, 8),
    )


def test_a_month_that_was_paid_at_the_first_commune_is_not_added() -> None:
    with pytest.raises(UnreadableFile) as caught:
        _read("05/2024", "08/2024")
    (found,) = caught.value.problems
    assert found.code == Code.ADDITION_OVERLAPS
    assert (found.position.source, found.position.cell) == ("tang.csv", "J3")
    assert "08/2024" in found.message.vi


@pytest.mark.parametrize(("added_from", "removed_from"), [("08/2024", "08/2024"), ("07/2024",) * 2])
def test_months_that_follow_each_other_are_right(added_from: str, removed_from: str) -> None:
    assert _read(added_from, removed_from).roll.count == 1


def test_another_programme_counts_for_itself() -> None:
    assert _read("05/2024", "08/2024", "NCC").roll.count == 1
