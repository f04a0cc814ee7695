"""Every header that offices were seen to write is understood, in any order, over one row or two."""

from collections.abc import Callable

import pytest
from tests.lists import csv_of, told
from tests.sheets import xlsx_of

from ansinh import ListDefaults, SourceFile, read_month, read_roll
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.months import Month
from ansinh.people import Commune
from ansinh.roll import Addition, Adjustment, Removal

DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Tứ Hạ"))

ROLL = {
    "number": (["STT", "TT", "Số TT"], "1"),
    "case": (["Mã hồ sơ", "Mã đối tượng", "Số hồ sơ", "Số sổ lĩnh tiền", "Mã ĐT"], "TH-001"),
    "name": (
        ["Họ và tên", "Họ tên", "Họ và tên đối tượng", "Họ tên người hưởng", "Tên đối tượng"],
        "Nguyễn Thị Mẫu",
    ),
    "birth": (["Ngày sinh", "Năm sinh", "Ngày tháng năm sinh", "NTNS"], "01/02/1945"),
    "sex": (["Giới tính", "Nam/Nữ", "GT", "Phái"], "Nữ"),
    "citizen_id": (
        ["Số CCCD", "CCCD", "Số định danh", "Số CCCD/CMND", "CMND/CCCD", "Số ĐDCN", "CMND"],
        "099145000012",
    ),
    "phone": (["Số điện thoại", "SĐT", "Điện thoại", "ĐT"], "0001234567"),
    "hamlet": (["Thôn/Tổ dân phố", "Thôn", "Tổ", "TDP", "Xóm", "Ấp", "Địa chỉ"], "Tổ 1"),
    "commune": (
        ["Xã/Phường", "Xã", "Phường", "Đơn vị", "Xã/phường/thị trấn"],
        "Phường Mẫu",
    ),
    "programme": (["Chương trình", "Loại trợ cấp", "Chính sách"], "Người có công"),
    "category": (
        ["Nhóm đối tượng", "Đối tượng", "Loại đối tượng", "Mã nhóm", "Diện đối tượng"],
        "5.d",
    ),
    "coefficient": (["Hệ số", "HS"], "1,5"),
    "amount": (
        ["Mức hưởng", "Số tiền", "Mức trợ cấp", "Tiền trợ cấp tháng này", "Thành tiền"],
        "540.000",
    ),
    "since": (["Hưởng từ tháng", "Tháng hưởng", "Thời điểm hưởng", "Từ tháng"], "07/2021"),
    "decision": (["Số quyết định", "QĐ hưởng", "Số QĐ"], "12/QĐ-MẪU"),
    "decision_date": (["Ngày quyết định", "Ngày QĐ"], "05/07/2021"),
    "channel": (["Hình thức nhận", "Hình thức chi trả", "Phương thức chi trả"], "ATM"),
    "account": (["Số tài khoản", "STK", "Tài khoản", "Số TK"], "000012345678"),
    "bank": (["Ngân hàng", "NH", "Tên ngân hàng"], "Viettinbank"),
    "account_holder": (["Chủ tài khoản", "Tên chủ TK", "Tên tài khoản"], "NGUYEN THI MAU"),
    "representative": (
        [
            "Người nhận thay",
            "Người giám hộ",
            "Người được ủy quyền",
            "Người được uỷ quyền",
            "Người đại diện",
        ],
        "Trần Văn Thử",
    ),
    "capacity": (["Tư cách", "Quan hệ"], "Giám hộ"),
    "representative_id": (["Số CCCD người nhận thay"], "099075000099"),
    "paper": (["Văn bản", "Giấy ủy quyền số"], "7/UQ"),
    "paper_from": (["Hiệu lực từ", "Ngày ủy quyền"], "01/01/2024"),
    "paper_to": (["Hiệu lực đến", "Thời hạn"], "31/12/2024"),
    "total": (["Tổng số tiền", "Tổng cộng", "Tổng tiền nhận"], "540.000"),
    "note": (["Ghi chú"], "ghi chú mẫu"),
}

PLAIN = {field: headers[0] for field, (headers, _) in ROLL.items()}
VALUES = {field: value for field, (_, value) in ROLL.items()}


def roll_of(headers: dict[str, str]) -> bytes:
    return csv_of(
        [["DANH SÁCH CHI TRẢ THÁNG 6/2024"], list(headers.values()), [VALUES[f] for f in headers]]
    )


EXPECTED = read_roll(roll_of(PLAIN), source="roll.csv").roll


@pytest.mark.parametrize(
    ("field", "header"),
    [(field, header) for field, (headers, _) in ROLL.items() for header in headers],
)
@pytest.mark.parametrize("write", [str, str.upper, lambda text: f" {text.replace(' ', '  ')}: "])
def test_every_header_that_is_known_says_the_same(
    field: str, header: str, write: Callable[[str], str]
) -> None:
    """Case, spaces, tone placement and alias make no difference."""
    read = read_roll(roll_of(PLAIN | {field: write(header)}), source="roll.csv")
    assert read.roll == EXPECTED
    assert told(read.notices) == []


def test_headers_of_a_workbook_break_over_lines() -> None:
    """A narrow column is no reason for another name."""
    headers = [header.replace(" ", "\n") for header in PLAIN.values()]
    rows = [["DANH SÁCH CHI TRẢ THÁNG 6/2024"], headers, list(VALUES.values())]
    assert read_roll(xlsx_of(rows), source="roll.xlsx").roll == EXPECTED


def test_columns_come_in_any_order() -> None:
    """A header says which column it is, not its place."""
    backwards = dict(reversed(PLAIN.items()))
    assert read_roll(roll_of(backwards), source="roll.csv").roll == EXPECTED


@pytest.mark.parametrize("group", ["Chưa trả tháng trước", "Tồn tháng trước", "Truy lĩnh"])
def test_what_is_unpaid_stands_under_a_header_of_two_rows(group: str) -> None:
    """A group above its columns is part of their names."""
    data = csv_of(
        [
            ["Tháng 6 năm 2024"],
            ["STT", "Mã hồ sơ", "Họ tên", "Năm sinh", "Mức hưởng", group, "", "Tổng số tiền"],
            ["", "", "", "", "", "Số tháng", "Số tiền", ""],
            ["1", "TH-001", "Nguyễn Thị Mẫu", "1945", "360000", "2", "720000", "1080000"],
        ]
    )
    read = read_roll(data, source="roll.csv", defaults=DEFAULTS)
    assert [str(owed.line.month_of) for owed in read.owed] == ["2024-04", "2024-05"]
    assert {owed.amount.value for owed in read.owed} == {360_000}


BASE = SourceFile("roll.csv", roll_of(PLAIN))

REMOVAL_HEADERS = ["STT", "Mã hồ sơ", "Họ và tên", "Lý do giảm", "Ngày chết", "Giảm từ tháng"]


@pytest.mark.parametrize("effective", ["Giảm từ tháng", "Thôi hưởng từ", "Cắt từ tháng"])
@pytest.mark.parametrize("event", ["Ngày chết", "Ngày sự kiện"])
def test_the_headers_of_removals(effective: str, event: str) -> None:
    """A removal reads alike under each of them."""
    headers = [*REMOVAL_HEADERS[:4], event, effective]
    row = ["1", "TH-001", "Nguyễn Thị Mẫu", "chết", "15/06/2024", "07/2024"]
    file = SourceFile("giam.csv", csv_of([["DANH SÁCH GIẢM"], headers, row]))
    (change,) = read_month([BASE], removals=[file], month=Month(2024, 7)).delta.changes
    assert isinstance(change, Removal)
    assert (str(change.event_on), str(change.effective)) == ("2024-06-15", "2024-07")


@pytest.mark.parametrize("effective", ["Tăng từ tháng", "Hưởng từ tháng", "Thời điểm hưởng"])
def test_the_headers_of_additions(effective: str) -> None:
    """The month that an addition counts from has three names."""
    headers = ["STT", "Mã hồ sơ", "Họ tên", "Năm sinh", "Mức hưởng", "Lý do tăng", effective]
    row = ["1", "TH-002", "Lê Văn Ví", "1950", "750000", "Mới hưởng", "06/2024"]
    file = SourceFile("tang.csv", csv_of([["DANH SÁCH TĂNG"], headers, row]))
    month = read_month([BASE], [file], month=Month(2024, 7), defaults=DEFAULTS)
    (change,) = month.delta.changes
    assert isinstance(change, Addition)
    assert str(change.effective) == str(change.entry.entitlement.since) == "2024-06"


def test_old_and_new_values_stand_under_a_header_of_two_rows() -> None:
    """Mức hưởng stands there twice, told apart by what is above it."""
    data = csv_of(
        [
            ["DANH SÁCH ĐIỀU CHỈNH THÁNG 7/2024"],
            [
                "STT",
                "Mã hồ sơ",
                "Họ và tên",
                "Nội dung điều chỉnh",
                "Đang hưởng",
                "",
                "",
                "Điều chỉnh sang",
                "",
                "",
                "Điều chỉnh từ tháng",
            ],
            ["", "", "", "", "Nhóm", "Hệ số", "Mức hưởng", "Nhóm", "Hệ số", "Mức hưởng", ""],
            [
                "1",
                "TH-001",
                "Nguyễn Thị Mẫu",
                "Mức hưởng",
                "5.d",
                "1,5",
                "540.000",
                "5.d",
                "1,5",
                "750.000",
                "07/2024",
            ],
        ]
    )
    month = read_month([BASE], adjustments=[SourceFile("dc.csv", data)], month=Month(2024, 7))
    (change,) = month.delta.changes
    assert isinstance(change, Adjustment)
    assert (change.before.amount.value, change.after.amount.value) == (540_000, 750_000)
