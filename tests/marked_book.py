"""What a marked workbook must be, as others than ours see it: openpyxl, and a plain XML parser."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.cell.cell import Cell

from ansinh.errors import Code, Position, Problem, problem
from ansinh.formats.marking.problem_list import NAME
from ansinh.formats.marking.styles import COLOUR

PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET_ORDER = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
    headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
    extLst""".split()  # noqa: SIM905 - a list of that length is read as a text
"""The order of ECMA-376, part 1, 18.3.1.99."""


def fault(
    source: str, sheet: str, row: int, column: int = 0, code: Code = Code.NAME_LENGTH
) -> Problem:
    """A problem at a place."""
    return problem(code, Position(source, sheet, row, column, "Họ và tên"), most=100)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert len(names) == len({name.casefold() for name in names})
        return {name: archive.read(name) for name in names}


def marked_cells(content: bytes) -> dict[tuple[str, str], str]:
    """The cells with our colour, and their notes; openpyxl sees both."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.comment.text if cell.comment else ""
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == COLOUR
    }


def listed(content: bytes) -> list[tuple[str, str, str]]:
    """Sheet, place and code of each row of the list."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[NAME]
    rows = [list(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
    return [(str(row[1] or ""), str(row[2]), str(row[7])) for row in rows if row[7]]


def assert_nothing_else_changed(
    before: bytes, after: bytes, places: Iterable[tuple[str, str]]
) -> None:
    """Every value and style is as it was; of the marked cells all but the fill."""
    wanted = set(places)
    old, new = (openpyxl.load_workbook(io.BytesIO(one)) for one in (before, after))
    assert new.sheetnames[: len(old.sheetnames)] == old.sheetnames
    for sheet in old:
        other = new[sheet.title]
        assert other.sheet_state == sheet.sheet_state
        assert other.merged_cells.ranges == sheet.merged_cells.ranges
        assert {k: d.hidden for k, d in other.row_dimensions.items() if d.hidden} == {
            k: d.hidden for k, d in sheet.row_dimensions.items() if d.hidden
        }
        for row in other.iter_rows():
            for cell in row:
                marked = (sheet.title, cell.coordinate) in wanted
                if marked and (cell.row, cell.column) not in sheet._cells:
                    assert cell.value is None  # put in; it looks as its row or its column does
                    continue
                _assert_alike(sheet[cell.coordinate], cell, marked)


def _assert_alike(old: Cell, new: Cell, marked: bool) -> None:
    assert (new.value, new.data_type) == (old.value, old.data_type), new.coordinate
    assert new.number_format == old.number_format, new.coordinate
    for part in ("font", "border", "alignment", "protection"):
        assert _look(new, part) == _look(old, part), (new.coordinate, part)
    if not marked:
        assert _look(new, "fill") == _look(old, "fill"), new.coordinate
        assert (new.comment and new.comment.text) == (old.comment and old.comment.text)


def _look(cell: Cell, part: str) -> object:
    """The part of a cell's look itself; what openpyxl hands out is equal to nothing."""
    return getattr(cell, part)._StyleProxy__target


def assert_well_formed(content: bytes) -> None:
    """What Excel is strict about, and repairs a workbook for."""
    found = parts(content)
    _assert_types(found)
    for name, xml in found.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(xml)
        if name.endswith(".rels"):
            _assert_relations(name, ET.fromstring(xml), found)
    book = ET.fromstring(found["xl/workbook.xml"])
    sheets = book.findall(f"{MAIN}sheets/{MAIN}sheet")
    for key in ("name", "sheetId"):
        values = [sheet.get(key, "").casefold() for sheet in sheets]
        assert len(values) == len(set(values))
    view = book.find(f"{MAIN}bookViews/{MAIN}workbookView")
    assert view is not None
    assert 0 <= int(view.get("activeTab", "0")) < len(sheets)
    _assert_styles(ET.fromstring(found["xl/styles.xml"]))
    selected = 0
    for name, xml in found.items():
        if name.startswith("xl/worksheets/sheet"):
            root = ET.fromstring(xml)
            selected += sum(v.get("tabSelected") == "1" for v in root.iter(f"{MAIN}sheetView"))
            _assert_sheet(name, root, found)
    assert selected == 1


def _assert_types(found: dict[str, bytes]) -> None:
    root = ET.fromstring(found["[Content_Types].xml"])
    overrides = [one.get("PartName") for one in root if one.tag.endswith("Override")]
    endings = [one.get("Extension", "").lower() for one in root if one.tag.endswith("Default")]
    assert len(overrides) == len(set(overrides))
    assert len(endings) == len(set(endings))
    assert {name for name in overrides if name} <= {f"/{name}" for name in found}
    for name in found:
        ending = name.rpartition(".")[2].lower()
        assert f"/{name}" in overrides or ending in endings or name == "[Content_Types].xml"


def _assert_relations(name: str, root: ET.Element, found: dict[str, bytes]) -> None:
    keys = [one.get("Id") for one in root.iter(PACKAGE)]
    assert len(keys) == len(set(keys))
    folder = posixpath.dirname(posixpath.dirname(name))
    for one in root.iter(PACKAGE):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target", "")))
            assert target.lstrip("/") in found, target


def _assert_styles(root: ET.Element) -> None:
    counts = {}
    for name in ("fonts", "fills", "borders", "cellXfs"):
        home = root.find(f"{MAIN}{name}")
        assert home is not None
        counts[name] = len(home)
        assert int(home.get("count", len(home))) == len(home)
    for style in root.findall(f"{MAIN}cellXfs/{MAIN}xf"):
        assert int(style.get("fontId", "0")) < counts["fonts"]
        assert int(style.get("fillId", "0")) < counts["fills"]
        assert int(style.get("borderId", "0")) < counts["borders"]


def _assert_sheet(name: str, root: ET.Element, found: dict[str, bytes]) -> None:
    tags = [one.tag.rpartition("}")[2] for one in root]
    places = [SHEET_ORDER.index(tag) for tag in tags if tag in SHEET_ORDER]
    assert places == sorted(places), tags
    folder, _, own = name.rpartition("/")
    relations = found.get(f"{folder}/_rels/{own}.rels")
    if relations is None:
        return
    by_kind: dict[str, dict[str, str]] = {}
    for one in ET.fromstring(relations).iter(PACKAGE):
        target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target", "")))
        kind = one.get("Type", "").rpartition("/")[2]
        by_kind.setdefault(kind, {})[one.get("Id", "")] = target.lstrip("/")
    for comments in by_kind.get("comments", {}).values():
        (drawing,) = (one for one in root if one.tag == f"{MAIN}legacyDrawing")
        (key,) = drawing.attrib.values()
        refs = re.findall(rb'<(?:\w+:)?comment\s[^>]*?ref="([A-Z]+)(\d+)"', found[comments])
        assert len(refs) == len(set(refs))
        vml = found[by_kind["vmlDrawing"][key]]
        rows = [int(one) + 1 for one in re.findall(rb"<x:Row>(\d+)</x:Row>", vml)]
        columns = [int(one) + 1 for one in re.findall(rb"<x:Column>(\d+)</x:Column>", vml)]
        wanted = [
            (int(row), openpyxl.utils.column_index_from_string(c.decode())) for c, row in refs
        ]
        assert sorted(zip(rows, columns, strict=True)) == sorted(wanted)
        ids = re.findall(rb'<v:shape [^>]*?id="([^"]+)"', vml)
        assert len(ids) == len(set(ids))
