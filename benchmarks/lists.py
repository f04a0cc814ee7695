"""Lists read with every check on, beside the bare readers: speed, and how memory grows."""

import csv
import gc
import io
import sys

import xlsxwriter
from python_calamine import CalamineWorkbook

from ansinh import built_in_layout, read_roll
from ansinh.formats import read_sheets, read_table, read_workbook
from benchmarks.memory import Work, measure, say_peak
from benchmarks.people import HEADER, MONTH, rows
from benchmarks.timing import alone, side_by_side

TITLE = f"DANH SÁCH CHI TRẢ TRỢ CẤP THÁNG {MONTH.number} NĂM {MONTH.year}"


def reading(count: int) -> None:
    as_csv, as_xlsx = csv_of(count), xlsx_of(count)
    side_by_side(
        "roll read from csv, all checks",
        count,
        lambda: read_roll(as_csv, source="list.csv", month=MONTH),
        "csv module alone",
        lambda: list(csv.reader(io.StringIO(as_csv.decode()))),
    )
    alone("lines and columns", count, lambda: read_sheets(as_csv, "list.csv"))
    sheet = read_sheets(as_csv, "list.csv")[0]
    alone("header, kinds of rows", count, lambda: read_table(sheet, built_in_layout("roll")))
    gc.disable()
    alone("all of it, the collector off", count, lambda: read_roll(as_csv, source="list.csv"))
    gc.enable()
    side_by_side(
        "roll read from xlsx, all checks",
        count,
        lambda: read_roll(as_xlsx, source="list.xlsx", month=MONTH),
        "python-calamine alone",
        lambda: _calamine(as_xlsx),
    )
    alone("pre-scan and calamine", count, lambda: read_workbook(as_xlsx, "list.xlsx"))
    growth(count)


def _calamine(content: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def workbook_of(table: list[tuple[str | int, ...]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("DS")
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                else:
                    sheet.write_string(number, column, value)
    return buffer.getvalue()


def csv_of(count: int) -> bytes:
    """A roll as csv."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([TITLE])
    writer.writerow(HEADER)
    writer.writerows(rows(count))
    return text.getvalue().encode()


def xlsx_of(count: int) -> bytes:
    """A roll as a workbook."""
    return workbook_of([(TITLE,), HEADER, *rows(count)])


def _read_csv(count: int) -> Work:
    content = csv_of(count)
    return lambda: read_roll(content, source="list.csv", month=MONTH)


def _read_xlsx(count: int) -> Work:
    content = xlsx_of(count)
    return lambda: read_roll(content, source="list.xlsx", month=MONTH)


TASKS = {"roll_from_csv": _read_csv, "roll_from_xlsx": _read_xlsx}


def growth(count: int) -> None:
    """Say what a list and one four times as long take; a line must not cost more in the longer."""
    for name in TASKS:
        short, long = (say_peak("benchmarks.lists", name, n) for n in (count // 4, count))
        if short:
            sys.stdout.write(f"  a line of the longer list: {long / 4 / short:.2f} x\n")


if __name__ == "__main__":
    measure(TASKS)
