"""A roll as an office might send it, with twenty faults planted: each in a cell that is known."""

import io
from datetime import date
from typing import Final

import xlsxwriter

TITLES: Final = (
    "UBND XÃ MẪU",
    "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI",
    "Tháng 6 năm 2024",
)
HEADERS: Final = (
    "STT",
    "Mã hồ sơ",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Số điện thoại",
    "Xã/Phường",
    "Chương trình",
    "Mức hưởng",
    "Hưởng từ tháng",
    "Hình thức nhận",
    "Số tài khoản",
    "Ngân hàng",
    "Ghi chú",
)
HEADER_ROW: Final = 5
LINES: Final = 24
FAULTS: Final[dict[str, tuple[object, str]]] = {
    "F6": ("99145000001", "id-zero-lost"),
    "F7": (99145000002, "id-zero-lost"),
    "F8": ("9.91450E+10", "cell-number-rounded"),
    "F9": ("0991450000045", "citizen-id-length"),
    "C10": ("Nguyễn Văn Mẫu 5", "name-characters"),
    "C11": ("NguyÔn ThÞ MÉu", "cell-old-font"),
    "D12": ("31/02/1945", "birth-date-value"),
    "D13": ("không rõ", "birth-date-text"),
    "J14": ("54x.000", "amount-text"),
    "J15": (-540000, "amount-negative"),
    "J16": ("=500000+40000", "xlsx-formula"),
    "M17": ("=NA()", "xlsx-error-cell"),
    "N18": ("Agrybank", "account-bank"),
    "M19": (100000000014, "cell-number-for-text"),
    "L20": ("qua chim bồ câu", "channel-word"),
    "I21": ("Trợ cấp mẫu", "programme-word"),
    "K22": ("tháng bảy", "month-text"),
    "E23": ("không", "sex-word"),
    "G24": ("912345678", "phone-zero-lost"),
    "B29": ("HS-0022", "roll-twice"),
}
"""What stands in the cell, and what is to be said of it."""


def right_line(number: int) -> list[object]:
    """Give a line that is right; its person is nobody."""
    by_account = number % 3 == 0 or number in {12, 13, 14}
    return [
        number,
        f"HS-{number:04}",
        "Nguyễn Thị Mẫu" if number % 2 else "Trần Văn Thử",
        date(1945, 2, 1 + number % 27),
        "Nữ" if number % 2 else "Nam",
        f"099{'1' if number % 2 else '0'}45{number:06}",
        "",
        "Xã Mẫu",
        "BTXH",
        540_000,
        "01/2024",
        "Tài khoản" if by_account else "Bưu điện",
        f"0000000{number:05}" if by_account else "",
        "Vietinbank" if by_account else "",
        "",
    ]


def workbook(*, faulty: bool) -> bytes:
    """Write the roll, with its faults or right."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    font = {"font_name": "Times New Roman", "font_size": 12}
    title = book.add_format({**font, "bold": True, "align": "center"})
    head = book.add_format({**font, "bold": True, "border": 1, "text_wrap": True, "valign": "top"})
    cell = book.add_format({**font, "border": 1})
    day = book.add_format({**font, "border": 1, "num_format": "dd/mm/yyyy"})
    money = book.add_format({**font, "border": 1, "num_format": "#,##0"})
    sheet = book.add_worksheet("Danh sách")
    for row, text in enumerate(TITLES):
        sheet.merge_range(row, 0, row, len(HEADERS) - 1, text, title)
    for column, header in enumerate(HEADERS):
        sheet.write_string(HEADER_ROW - 1, column, header, head)
    sheet.set_column(0, 0, 5, cell)
    sheet.set_column(1, len(HEADERS) - 1, 15, cell)
    for number in range(1, LINES + 1):
        row = HEADER_ROW + number
        for column, right in enumerate(right_line(number)):
            address = f"{'ABCDEFGHIJKLMNO'[column]}{row}"
            value = FAULTS.get(address, (right,))[0] if faulty else right
            if isinstance(value, date):
                sheet.write_datetime(address, value, day)
            elif isinstance(value, int):
                sheet.write_number(address, value, money if column == 9 else cell)
            elif isinstance(value, str) and value.startswith("="):
                cached = "#N/A" if value == "=NA()" else 540_000
                sheet.write_formula(address, value, cell, cached)
            else:
                sheet.write_string(address, str(value), cell)
    last = HEADER_ROW + LINES + 1
    sheet.merge_range(last - 1, 0, last - 1, 8, "Tổng cộng", head)
    sheet.write_number(last - 1, 9, LINES * 540_000, money)
    sheet.write_string(last, 1, "Bằng chữ: Mười hai triệu chín trăm sáu mươi nghìn đồng")
    sheet.write_string(last + 2, 10, "Xã Mẫu, ngày 10 tháng 6 năm 2024")
    sheet.write_string(last + 3, 10, "NGƯỜI LẬP")
    book.close()
    return out.getvalue()
