"""The sheet that lists what is to be mended, as XML: each cell a link to what it speaks of."""

from collections.abc import Sequence
from typing import Final

import attrs

from ansinh.errors.problem import column_letters
from ansinh.errors.text import Text
from ansinh.formats.cell_style import FONT
from ansinh.formats.limits import MAX_PROBLEM_ROWS
from ansinh.formats.marking.elements import escaped
from ansinh.formats.marking.package import HEAD, MAIN
from ansinh.formats.marking.problem_list import (
    HEADER_ROW,
    HEADERS,
    TITLES,
    Fault,
    as_sentence,
    in_both,
    more_text,
    place_text,
)
from ansinh.formats.marking.styles import Styles
from ansinh.formats.marking.xml_text import sheet_text
from ansinh.formats.paper import height_of, lines_of

_WIDTHS: Final = (5, 14, 10, 18, 44, 44, 36, 22)
_NO_PROPOSAL: Final = 10
"""How wide the column of proposals is where there are none."""
_SMALLER: Final = (
    f'<rPr><i/><sz val="9"/><color rgb="FF595959"/><rFont val="{FONT}"/><family val="1"/></rPr>'
)
"""The letter of the other language."""
_LARGER_BY: Final = (11, 9)
"""How many more of its letters stand in a line."""
_FRAME: Final = "FFD9D9D9"
_HEADER: Final = "FFF2F2F2"
_GREY: Final = "FF595959"
_BORDER: Final = "<border>{}<diagonal/></border>".format(
    "".join(
        f'<{side} style="thin"><color rgb="{_FRAME}"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
)


@attrs.frozen
class _Looks:
    """The numbers of the list's styles."""

    title: int
    note: int
    header: int
    number: int
    text: int
    link: int


def list_sheet(faults: Sequence[Fault], styles: Styles) -> bytes:
    """Write the sheet; its styles are added to the workbook's."""
    looks = _looks(styles)
    widths = list(_WIDTHS)
    if not any(fault.problem.proposal for fault in faults[:MAX_PROBLEM_ROWS]):
        widths[-2] = _NO_PROPOSAL
    rows = [
        _row(number, [(in_both(text), look)], [sum(widths)])
        for number, (text, look) in enumerate(
            zip(TITLES, (looks.title, looks.note), strict=True), start=1
        )
    ]
    rows.append(_row(HEADER_ROW, [(in_both(text), looks.header) for text in HEADERS], widths))
    links: list[str] = []
    for number, fault in enumerate(faults[:MAX_PROBLEM_ROWS], start=1):
        row = HEADER_ROW + number
        rows.append(_row(row, _cells(number, fault, looks), widths))
        if fault.row:
            links.append(_link(row, fault))
    last = HEADER_ROW + min(len(faults), MAX_PROBLEM_ROWS)
    if len(faults) > MAX_PROBLEM_ROWS:
        rows.append(
            _row(last + 1, [(more_text(len(faults) - MAX_PROBLEM_ROWS), looks.text)], [_WIDTHS[4]])
        )
    return _sheet("".join(rows), "".join(links), widths, last)


def _cells(number: int, fault: Fault, looks: _Looks) -> list[tuple[str | int, int]]:
    problem = fault.problem
    place = problem.position
    proposal = problem.proposal.words if problem.proposal else Text("", "")
    return [
        (number, looks.number),
        (fault.sheet, looks.text),
        (place_text(place), looks.link if fault.row else looks.number),
        (place.header, looks.text),
        (in_both(as_sentence(problem.message)), looks.text),
        (in_both(as_sentence(problem.cure)), looks.text),
        (in_both(proposal), looks.text),
        (str(problem.code), looks.text),
    ]


def _row(number: int, cells: Sequence[tuple[str | int, int]], widths: Sequence[int]) -> str:
    """Write a row, as high as its texts need; not every program makes it so by itself."""
    lines = max(
        (
            _lines(value, width)
            for (value, _), width in zip(cells, widths, strict=True)
            if isinstance(value, str)
        ),
        default=1,
    )
    written = "".join(
        _cell(f"{column_letters(column)}{number}", value, look)
        for column, (value, look) in enumerate(cells, start=1)
    )
    return f'<row r="{number}" ht="{height_of([], least=lines)}" customHeight="1">{written}</row>'


def _lines(text: str, width: int) -> int:
    first, _, second = text.partition("\n")
    below = lines_of(second, width * _LARGER_BY[0] // _LARGER_BY[1]) if second else 0
    return lines_of(first, width) + below


def _cell(address: str, value: str | int, look: int) -> str:
    """Write a cell; what stands below its first line is the other language, and smaller."""
    if isinstance(value, int):
        return f'<c r="{address}" s="{look}"><v>{value}</v></c>'
    if not value:
        return f'<c r="{address}" s="{look}"/>'
    first, line_break, second = value.partition("\n")
    inside = sheet_text(first)
    if second:
        inside = f"<r>{sheet_text(first + line_break)}</r><r>{_SMALLER}{sheet_text(second)}</r>"
    return f'<c r="{address}" s="{look}" t="inlineStr"><is>{inside}</is></c>'


def _link(row: int, fault: Fault) -> str:
    sheet = escaped(fault.sheet.replace("'", "''"))
    target = f"'{sheet}'!{column_letters(fault.column)}{fault.row}"
    return f'<hyperlink ref="C{row}" location="{target}" display="{target}"/>'


def _sheet(rows: str, links: str, widths: Sequence[int], last: int) -> bytes:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    end = column_letters(len(_WIDTHS))
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FFC00000"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{end}{last}"/><sheetViews><sheetView showGridLines="0"'
        f' tabSelected="1" workbookViewId="0"><pane ySplit="{HEADER_ROW}"'
        f' topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{HEADER_ROW + 1}"'
        f' sqref="A{HEADER_ROW + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f"<sheetData>{rows}</sheetData>"
        f'<mergeCells count="2"><mergeCell ref="A1:{end}1"/><mergeCell ref="A2:{end}2"/>'
        "</mergeCells>"
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode("ascii")


def _looks(styles: Styles) -> _Looks:
    def font(size: int, more: str = "", color: str = "FF000000") -> int:
        look = f'<sz val="{size}"/><color rgb="{color}"/><name val="{FONT}"/><family val="1"/>'
        return styles.number_of("fonts", f"<font>{more}{look}</font>")

    border = styles.number_of("borders", _BORDER)
    bare = styles.number_of("borders", "<border><left/><right/><top/><bottom/><diagonal/></border>")
    plain, bold = font(11), font(11, "<b/>")

    def look(font: int, *, border: int = border, fill: int = 0, align: str = "") -> int:
        sets = ' xfId="0"' if styles.has_style_sets else ""
        return styles.number_of(
            "cellXfs",
            f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}"{sets}'
            ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
            f' applyAlignment="1"><alignment {align}wrapText="1"/></xf>',
        )

    middle = 'horizontal="center" vertical="center" '
    return _Looks(
        title=look(font(14, "<b/>"), border=bare, align='vertical="center" '),
        note=look(font(11, "<i/>", _GREY), border=bare, align='vertical="center" '),
        header=look(bold, fill=styles.fill(_HEADER), align=middle),
        number=look(plain, align='horizontal="center" vertical="top" '),
        text=look(plain, align='vertical="top" '),
        link=look(font(11, "<u/>", "FF0563C1"), align='horizontal="center" vertical="top" '),
    )
