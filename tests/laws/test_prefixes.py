"""A list that was cut off is never taken for a whole one.

Every proper prefix of a list, byte for byte, is refused; or it is read with the notice that nothing
shows it to be whole; or it was cut below the total of all lines, and then the result is that of the
whole file.
"""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from tests.lists import csv_of, listable, roll_fields

from ansinh import (
    Code,
    ListDefaults,
    Month,
    Roll,
    UnreadableFile,
    read_additions,
    read_removals,
    read_roll,
)
from ansinh.boundary import built_in_layout
from ansinh.boundary.lists.results import AdditionsList, RemovalsList, RollList
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.formats import dong_in_words
from ansinh.formats.list_writer import list_csv
from ansinh.money import Dong
from ansinh.people import Commune
from ansinh.testing.strategies import rolls

JULY = Month(2024, 7)
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Mẫu"))
Read = Callable[[bytes], RollList | AdditionsList | RemovalsList]

ROLL = csv_of(
    [
        ["UBND XÃ MẪU"],
        ["DANH SÁCH CHI TRẢ TRỢ CẤP"],
        ["Tháng 07 năm 2024"],
        [],
        ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Số CCCD", "Mức hưởng", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["1", "M001", "Nguyễn Thị Mẫu", "01/02/1945", "099145000001", "360.000", ""],
        ["2", "M002", "Trần Văn Thử", "1950", "099050000002", "540.000", "ủy quyền"],
        ["3", "M003", "Lê Thị Thí Dụ", "03/1960", "099160000003", "1.080.000", ""],
        ["Tổng cộng", "", "3 người", "", "", "1.980.000", ""],
        ["Bằng chữ: Một triệu chín trăm tám mươi nghìn đồng."],
        [],
        ["", "", "", "", "Xã Mẫu, ngày 05 tháng 7 năm 2024"],
        ["", "NGƯỜI LẬP BIỂU", "", "", "CHỦ TỊCH"],
        ["", "(Ký, họ tên)", "", "", "(Ký, đóng dấu)"],
    ]
)
ADDITIONS = csv_of(
    [
        ["DANH SÁCH TĂNG"],
        ["Tháng 7/2024"],
        [*("STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng", "Lý do tăng", "Tăng từ tháng")],
        ["1", "M004", "Phạm Thị Mẫu", "1944", "360000", "Mới hưởng", "07/2024"],
        ["2", "M005", "Hồ Văn Thử", "1943", "540000", "Chuyển đến", "07/2024"],
        ["", "Cộng", "", "", "900000", "", ""],
        ["Số tiền viết bằng chữ: Chín trăm nghìn đồng chẵn"],
        ["Người lập biểu"],
    ]
)
REMOVALS = csv_of(
    [
        ["DANH SÁCH GIẢM"],
        ["Tháng 7/2024"],
        [*("STT", "Mã hồ sơ", "Họ và tên", "Mức hưởng", "Lý do giảm", "Giảm từ tháng", "Ghi chú")],
        ["1", "M001", "Nguyễn Thị Mẫu", "360000", "Chết", "07/2024", ""],
        ["2", "M003", "Lê Thị Thí Dụ", "1080000", "Chuyển đi", "07/2024", "có giấy"],
        ["Tổng số: 2 người", "", "", "1440000", "", "", ""],
        ["Bằng chữ: Một triệu bốn trăm bốn mươi nghìn đồng"],
    ]
)


def _roll(data: bytes) -> RollList:
    return read_roll(data, source="list.csv", month=JULY, defaults=DEFAULTS)


def _additions(data: bytes) -> AdditionsList:
    return read_additions(data, source="list.csv", month=JULY, defaults=DEFAULTS)


def _removals(data: bytes) -> RemovalsList:
    before = Roll(JULY - 1, _roll(ROLL).roll.entries)
    return read_removals(data, source="list.csv", month=JULY, defaults=DEFAULTS, roll=before)


def _values(read: RollList | AdditionsList | RemovalsList) -> object:
    match read:
        case RollList():
            return read.roll, read.owed
        case AdditionsList():
            return read.additions
        case RemovalsList():
            return read.removals


def _holds(read: Read, data: bytes, cut: int, total: bytes) -> str:
    """Say how a prefix ended, which must be in one of the three ways."""
    try:
        part = read(data[:cut])
    except UnreadableFile:
        return "refused"
    if any(notice.code == Code.NOTICE_COMPLETENESS for notice in part.report.notices):
        return "incomplete"
    assert cut > data.index(total), "taken for whole before its total"
    assert _values(part) == _values(read(data))
    return "whole"


def _exhaustively(read: Read, data: bytes, total: bytes) -> dict[str, int]:
    ends = [_holds(read, data, cut, total) for cut in range(len(data))]
    whole = read(data)
    assert not [one for one in whole.report.notices if one.code == Code.NOTICE_COMPLETENESS]
    return {end: ends.count(end) for end in sorted(set(ends))}


def test_every_prefix_of_a_roll() -> None:
    ends = _exhaustively(_roll, ROLL, "Tổng cộng".encode())
    assert set(ends) == {"refused", "incomplete", "whole"}


def test_every_prefix_of_additions() -> None:
    ends = _exhaustively(_additions, ADDITIONS, "Cộng".encode())
    assert set(ends) == {"refused", "incomplete", "whole"}


def test_every_prefix_of_removals() -> None:
    ends = _exhaustively(_removals, REMOVALS, "Tổng số".encode())
    assert set(ends) == {"refused", "incomplete", "whole"}


HAMLETS = csv_of(
    [
        ["Tháng 7/2024"],
        ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng"],
        ["Thôn 1"],
        ["1", "M001", "Nguyễn Thị Mẫu", "1945", "360000"],
        ["Cộng thôn 1", "", "", "", "360000"],
        ["Thôn 2"],
        ["1", "M002", "Trần Văn Thử", "1950", "540000"],
        ["Cộng thôn 2", "", "", "", "540000"],
        ["Tổng cộng", "", "", "", "900000"],
    ]
)


def test_every_prefix_of_a_list_with_the_totals_of_parts() -> None:
    """A part's total says nothing of the parts below it."""
    ends = _exhaustively(_roll, HAMLETS, "Tổng cộng".encode())
    assert set(ends) == {"refused", "incomplete", "whole"}


@given(roll=rolls(min_size=1, max_size=3).map(listable), data=st.data())
def test_a_prefix_of_any_roll(roll: Roll, data: st.DataObject) -> None:
    """Drawn lists of any content, ended by a total row and its words."""
    rows = roll_fields(roll)
    rows.append({"number": "Tổng cộng", "amount": roll.total})
    whole = list_csv(built_in_layout("roll"), rows, columns=_COLUMNS)
    words = f'"Bằng chữ: {dong_in_words(roll.total)}."\r\n'.encode()
    whole += words
    cut = data.draw(st.integers(0, len(whole) - 1))

    def read(part: bytes) -> RollList:
        return read_roll(part, source="list.csv", month=roll.month)

    _holds(read, whole, cut, "Tổng cộng".encode())


_LEFT_OUT = {"birth_male", "birth_female", "unpaid_months", "unpaid_amount", "total"}
_COLUMNS = [c for c in built_in_layout("roll").columns if c.field not in _LEFT_OUT]


def test_a_total_in_front_holds_whatever_is_cut() -> None:
    """There the figure is read before the lines: each one that is lost is refused."""
    total = ["Tổng cộng", "", "", "", str(Dong(900_000).value)]
    lines = HAMLETS.decode().splitlines()
    rows = [line.replace('"', "").split(",") for line in (*lines[:2], lines[3], lines[6])]
    data = csv_of([*rows[:2], total, *rows[2:]])
    for cut in range(data.index(b"900000") + 7, len(data)):
        try:
            assert _values(_roll(data[:cut])) == _values(_roll(data))
        except UnreadableFile:
            continue
