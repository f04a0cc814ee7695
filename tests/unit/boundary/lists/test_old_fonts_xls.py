"""A list typed for an old font and saved as .xls needs no option: the file says its fonts."""

import pytest
from tests.lists import csv_of
from tests.old_letters import typed
from tests.xls_files import Styled, xls_of

from ansinh import ListDefaults, read_roll
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.formats.old_letters import OldLetters
from ansinh.people import Commune

DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Phường Mẫu"))
LIST = [
    ["Danh sách chi trả trợ cấp hằng tháng"],
    ["Tháng 6 năm 2024"],
    ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Thôn", "Mức hưởng"],
    ["1", "TH-001", "Nguyễn Thị Mẫu", "1945", "Thôn Đông", "360000"],
    ["2", "TH-002", "Đặng Văn Thử", "1950", "Thôn Hạ", "540000"],
    ["3", "TH-003", "Trần Thị Giả", "1948", "Thôn Đông", "720000"],
]


@pytest.mark.parametrize(
    ("font", "letters"),
    [
        (".VnTime", OldLetters.TCVN3),
        (".VnArial", OldLetters.TCVN3),
        ("VNI-Times", OldLetters.VNI),
        ("VPS Times", OldLetters.VPS),
    ],
)
def test_a_roll_in_an_old_font_is_the_roll_that_the_font_shows(
    font: str, letters: OldLetters
) -> None:
    rows = [[Styled(typed(text, letters), font) for text in row] for row in LIST]
    found = read_roll(xls_of(rows), source="danh-sach.xls", defaults=DEFAULTS)
    today = read_roll(csv_of(LIST), source="danh-sach.csv", defaults=DEFAULTS)
    assert found.roll == today.roll
    assert found.roll.count == 3
