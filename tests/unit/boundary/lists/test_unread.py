"""What stands in a list and is nobody's is told: an account beside cash, figures below a total."""

from tests.lists import table

from ansinh import Month, read_roll
from ansinh.boundary import RollList
from ansinh.errors import Code

HEADERS = (
    "STT",
    "Mã hồ sơ",
    "Họ và tên",
    "Năm sinh",
    "Mức hưởng",
    "Chương trình",
    "Xã/Phường",
    "Hình thức nhận",
    "Số tài khoản",
    "Ngân hàng",
)
LINE = ("1", "M-0001", "Nguyễn Thị Mẫu", "1945", "500.000", "BTXH", "Xã Mẫu")
TOTAL = ("", "", "Tổng cộng", "", "500.000", "", "", "", "", "")


def read(*rows: tuple[str, ...]) -> RollList:
    data = table("Danh sách chi trả tháng 06/2024", HEADERS, *rows)
    return read_roll(data, source="list.csv", month=Month(2024, 6))


def told(found: RollList) -> list[tuple[Code, str, int]]:
    return [
        (one.code, one.position.cell or str(one.position.row), one.count) for one in found.notices
    ]


def test_an_account_beside_cash_is_told() -> None:
    found = read((*LINE, "Tiền mặt", "000000000017", "VietinBank"), TOTAL)
    assert told(found) == [(Code.NOTICE_ACCOUNT_UNUSED, "I3", 1)]


def test_an_account_that_is_used_is_not() -> None:
    assert told(read((*LINE, "Tài khoản", "000000000017", "VietinBank"), TOTAL)) == []
    assert told(read((*LINE, "Bưu điện", "", ""), TOTAL)) == []


def test_figures_below_the_total_are_told() -> None:
    """A breakdown, or a person whose cells have moved: only the office knows."""
    moved = ("", "Lê Thị Thử", "500.000", "", "", "", "", "", "", "")
    found = read((*LINE, "Bưu điện", "", ""), TOTAL, moved)
    assert told(found) == [(Code.NOTICE_FIGURES, "5", 1)]


def test_years_and_counts_in_notes_are_no_figures() -> None:
    signed = ("", "", "", "", "", "", "Xã Mẫu, ngày 5 tháng 6 năm", "2024", "", "")
    assert told(read((*LINE, "Bưu điện", "", ""), TOTAL, signed)) == []
