"""The cells of a workbook as its file has them: types, formulas, links; no spreadsheet library.

A library shows what a cell means. The checks ask what stands in the file: a leading zero that is
there as a format only, a formula with a value beside it, a name that a program would run.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

import attrs

from ansinh.testing.elements import root_of

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@attrs.frozen
class RawCell:
    """One cell: its place, its type as the file has it (``n``, ``s``, ``b``, ``e``), its text."""

    sheet: str
    row: int
    column: int
    kind: str
    text: str
    formula: bool
    number_format: int

    @property
    def is_text(self) -> bool:
        """Whether the file says that it is text."""
        return self.kind in {"s", "inlineStr", "str"}

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"sheet {self.sheet!r}, row {self.row}, column {self.column}"


@attrs.frozen
class RawBook:
    """A workbook: the cells of its visible and hidden sheets, and how many links it has."""

    cells: tuple[RawCell, ...]
    links: int
    macros: bool


def raw_book(content: bytes) -> RawBook:
    """Take a workbook apart."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        strings = _strings(archive) if "xl/sharedStrings.xml" in names else []
        formats = _formats(archive) if "xl/styles.xml" in names else []
        cells: list[RawCell] = []
        links = sum(name.startswith("xl/externalLinks/") for name in names)
        for title, path in sheet_paths(archive):
            root = _root(archive, path)
            links += len(root.findall(f".//{_MAIN}hyperlink"))
            cells += _cells(title, root, strings, formats)
    return RawBook(tuple(cells), links, any("vbaProject" in name for name in names))


def sheet_paths(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Give the sheets in order: title, and the part that holds the cells."""
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _root(archive, "xl/_rels/workbook.xml.rels").iter(f"{_PACKAGE}Relationship")
    }
    book = _root(archive, "xl/workbook.xml")
    return [
        (sheet.get("name", ""), _part(targets[sheet.get(_REL, "")]))
        for sheet in book.iter(f"{_MAIN}sheet")
    ]


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return root_of(archive.read(name))


def _strings(archive: zipfile.ZipFile) -> list[str]:
    root = _root(archive, "xl/sharedStrings.xml")
    return ["".join(_texts(item)) for item in root.findall(f"{_MAIN}si")]


def _texts(item: ET.Element) -> Iterator[str]:
    for part in item.iter(f"{_MAIN}t"):
        yield part.text or ""


def _formats(archive: zipfile.ZipFile) -> list[int]:
    styles = _root(archive, "xl/styles.xml").find(f"{_MAIN}cellXfs")
    return [] if styles is None else [int(style.get("numFmtId", "0")) for style in styles]


def _cells(
    title: str, root: ET.Element, strings: list[str], formats: list[int]
) -> Iterator[RawCell]:
    for cell in root.iter(f"{_MAIN}c"):
        letters, row = split_address(cell.get("r", "A1"))
        kind = cell.get("t", "n")
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s" and value:
            value = strings[int(value)]
        elif kind == "inlineStr":
            value = "".join(_texts(cell))
        formula = cell.find(f"{_MAIN}f") is not None
        style = int(cell.get("s", "0"))
        if value or formula:
            shown = formats[style] if style < len(formats) else 0
            yield RawCell(title, row, column_number(letters), kind, value, formula, shown)


def split_address(address: str) -> tuple[str, int]:
    """Part a cell's address: ``D8`` is column D, row 8."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", address)
    return (found[1], int(found[2])) if found else ("A", 0)


def column_number(letters: str) -> int:
    """Count a column's letters from 1.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
