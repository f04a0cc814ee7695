"""A workbook made anew from what was read: for files that are no .xlsx, or an odd one.

It shows what a reader saw and says what it said: a formula is a formula again, so that nobody
takes its value for one that was typed, and an error cell an error.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

import attrs

from ansinh.errors.problem import column_letters
from ansinh.formats.marking.elements import escaped
from ansinh.formats.marking.package import HEAD, MAIN, OFFICE, Package
from ansinh.formats.marking.plain_styles import STYLES, STYLES_TYPE, Look, plain_styles
from ansinh.formats.marking.xml_text import said, sheet_text
from ansinh.formats.paper import height_of
from ansinh.formats.sheet import CellValue, Sheet
from ansinh.formats.workbook import sheet_name
from ansinh.months import day_label

_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_NAMELESS: Final = "Danh sách"
"""What the one sheet of a text file is called."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it spreadsheets count a day that there was not, or cannot count."""
_EPOCH: Final = date(1899, 12, 30)
_LEAST, _WIDEST = 6, 42
_SECONDS: Final = 86_400
_LONGEST_TEXT: Final = 255
"""Letters of a text within a formula."""
_UNSAYABLE: Final = re.compile("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


@attrs.frozen
class MadeAnew:
    """The parts of a workbook, and what each sheet is called in it by what it was called."""

    parts: dict[str, bytes]
    names: dict[str, str]


def made_anew(sheets: Sequence[Sheet]) -> MadeAnew:
    """Make a workbook of some sheets; hidden sheets, rows and columns stay hidden."""
    package = Package({"[Content_Types].xml": f'<Types xmlns="{_PACKAGE}"></Types>'.encode()})
    package.declare_ending("xml", "application/xml")
    package.relate("", "officeDocument", "xl/workbook.xml", "rId1")
    names: dict[str, str] = {}
    listed: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        taken = {name.casefold() for name in names.values()}
        names[sheet.name] = sheet_name(sheet.name or _NAMELESS, taken)
        part = f"xl/worksheets/sheet{number}.xml"
        package.add(part, _sheet_xml(sheet), f"{_TYPES}.worksheet+xml")
        key = package.relate("xl/workbook.xml", "worksheet", part, f"rId{number}")
        state = ' state="hidden"' if sheet.hidden else ""
        name = escaped(names[sheet.name])
        listed.append(f'<sheet name="{name}" sheetId="{number}"{state} r:id="{key}"/>')
    book = f"<bookViews><workbookView/></bookViews><sheets>{''.join(listed)}</sheets>"
    content = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}</workbook>'
    package.add("xl/workbook.xml", content.encode("ascii"), f"{_TYPES}.sheet.main+xml")
    package.add(STYLES, plain_styles(), STYLES_TYPE)
    package.relate("xl/workbook.xml", "styles", STYLES, f"rId{len(sheets) + 1}")
    return MadeAnew(package.parts, names)


def _sheet_xml(sheet: Sheet) -> bytes:
    widths = _widths(sheet)
    rows = "".join(_rows(sheet, widths))
    merges = "".join(
        f'<mergeCell ref="{column_letters(one.first_column)}{one.first_row}:'
        f'{column_letters(one.last_column)}{one.last_row}"/>'
        for one in sheet.merges
    )
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{_columns(sheet, widths)}'
        f"<sheetData>{rows}</sheetData>"
        + (f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else "")
        + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode("ascii")


def _widths(sheet: Sheet) -> dict[int, int]:
    """Make columns as wide as what they hold; a title alone in its row reaches over them."""
    widths: dict[int, int] = dict.fromkeys(sheet.hidden_columns, _LEAST)
    for cells in sheet.rows:
        if len(cells) - list(cells).count(None) > 1:
            for column, value in enumerate(cells, start=1):
                if value is not None:
                    widths[column] = max(widths.get(column, _LEAST), _length(value) + 2)
    return {column: min(width, _WIDEST) for column, width in sorted(widths.items())}


def _columns(sheet: Sheet, widths: Mapping[int, int]) -> str:
    columns = "".join(
        f'<col min="{column}" max="{column}" width="{width}" style="{Look.TEXT}" customWidth="1"'
        + (' hidden="1"/>' if column in sheet.hidden_columns else "/>")
        for column, width in widths.items()
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _length(value: CellValue) -> int:
    if isinstance(value, str):
        return max(map(len, value.split("\n")), default=0)
    return 10 if isinstance(value, date) else len(str(value))


def _rows(sheet: Sheet, widths: Mapping[int, int]) -> Iterator[str]:
    formulas, errors = sheet.formulas, sheet.errors
    extra: dict[int, int] = {}
    for row, column in formulas | errors | sheet.times:
        extra[row] = max(extra.get(row, 0), column)
    last = max([len(sheet.rows), *extra, *sheet.hidden_rows])
    for number in range(1, last + 1):
        cells = list(sheet.rows[number - 1]) if number <= len(sheet.rows) else []
        cells += [None] * (extra.get(number, 0) - len(cells))
        alone = len(cells) - cells.count(None) == 1
        written = "".join(
            _cell(
                f"{column_letters(column)}{number}",
                value,
                alone=alone,
                formula=(number, column) in formulas,
                error=(number, column) in errors,
            )
            for column, value in enumerate(_with_hours(cells, number, sheet), start=1)
        )
        hidden = ' hidden="1"' if number in sheet.hidden_rows else ""
        if written or hidden:
            yield f'<row r="{number}"{_height(cells, widths)}{hidden}>{written}</row>'


def _with_hours(
    cells: Sequence[CellValue], number: int, sheet: Sheet
) -> Iterator[CellValue | time]:
    """Give a row's values; where a time of day stood that no reader tells, a time of day."""
    for column, value in enumerate(cells, start=1):
        yield time() if value is None and (number, column) in sheet.times else value


def _height(cells: Sequence[CellValue], widths: Mapping[int, int]) -> str:
    """Give a row the height that a text needs which is longer than its column is wide."""
    texts = [
        (value, widths[column])
        for column, value in enumerate(cells, start=1)
        if isinstance(value, str) and len(value) > widths.get(column, len(value))
    ]
    needed = height_of(texts) if texts and len(cells) - cells.count(None) > 1 else 0
    return f' ht="{needed}" customHeight="1"' if needed else ""


def _cell(address: str, value: CellValue | time, *, alone: bool, formula: bool, error: bool) -> str:
    if error:
        inside = "<f>NA()</f>" if formula else ""
        return f'<c r="{address}" s="{Look.TEXT}" t="e">{inside}<v>#N/A</v></c>'
    look, kind, content = _written(value, alone=alone)
    if not formula:
        return f'<c r="{address}" s="{look}"{kind}>{content}</c>' if content else ""
    if isinstance(value, str) or value is None:
        formula_text = _UNSAYABLE.sub("", value or "")[:_LONGEST_TEXT].replace('"', '""')
        return (
            f'<c r="{address}" s="{look}" t="str"><f>"{escaped(formula_text)}"</f>'
            f"<v>{said(value or '')}</v></c>"
        )
    number = content.removeprefix("<v>").removesuffix("</v>")
    return f'<c r="{address}" s="{look}"{kind}><f>{number}</f>{content}</c>'


def _written(value: CellValue | time, *, alone: bool) -> tuple[Look, str, str]:
    """Give a value's look, its kind in a cell's tag, and what stands in the cell."""
    match value:
        case None:
            return Look.PLAIN, "", ""
        case bool():
            return Look.NUMBER, ' t="b"', f"<v>{int(value)}</v>"
        case int() | float():
            return Look.NUMBER, "", f"<v>{value!r}</v>"
        case time():
            return Look.HOUR, "", "<v>0</v>"
        case datetime() if value.date() >= _FIRST_DAY:
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            serial = (value.date() - _EPOCH).days + seconds / _SECONDS
            return Look.MOMENT, "", f"<v>{serial!r}</v>"
        case date() if value >= _FIRST_DAY:
            return Look.DAY, "", f"<v>{(value - _EPOCH).days}</v>"
        case date():
            return Look.TEXT, ' t="inlineStr"', f"<is>{sheet_text(day_label(value))}</is>"
        case str():
            look = Look.TITLE if alone else Look.TEXT
            return look, ' t="inlineStr"', f"<is>{sheet_text(value)}</is>"
