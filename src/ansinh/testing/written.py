"""What a file says, read without the adapter: its records, each with the texts that it holds.

A record is the smallest part that speaks of one order: a row, a line, an element. It is found by
the reference in it, so that the checks need to know no layout.
"""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

import attrs

from ansinh.errors import Text
from ansinh.formats.kinds import Media
from ansinh.formats.profile import FormatProfile
from ansinh.testing.elements import element_texts, record_elements, root_of
from ansinh.testing.failure import leave_out
from ansinh.testing.workbook_cells import raw_book

CANNOT_READ: Final = Text(
    "the kit cannot look into a workbook of the old kind (.xls)",
    "bộ kiểm thử không mở được sổ tính kiểu cũ (.xls)",
)
SEPARATORS: Final = (",", ";", "\t", "|", "^", "~")
_NOT_DIGITS: Final = re.compile(r"[^0-9]")
_A_FRACTION: Final = re.compile(r"[.,]0{1,2}$")
_CURRENCY: Final = re.compile(r"\s*(?:VND|VNĐ|đồng|đ|₫)\.?$", re.IGNORECASE)


@attrs.frozen
class Record:
    """One part of a file that speaks of orders: where it stands, and its texts.

    `whole` says that a text is a whole line, in which fields are looked for.
    """

    place: int
    texts: tuple[str, ...]
    whole: bool = False

    def says(self, text: str) -> bool:
        """Say whether a text stands in it: as a cell, or within a line."""
        wanted = text.strip()
        if self.whole:
            return any(wanted in one for one in self.texts)
        return any(wanted == one.strip() for one in self.texts)

    def speaks_of(self, reference: str) -> bool:
        """Say whether a reference stands in it, alone or among other words."""
        return any(reference in text for text in self.texts)

    def says_amount(self, amount: int) -> bool:
        """Say whether an amount of đồng stands in it, with or without signs between thousands."""
        if self.whole:
            return any(str(amount) in _NOT_DIGITS.sub(" ", text) for text in self.texts) or any(
                str(amount) in text.replace(".", "").replace(",", "") for text in self.texts
            )
        return any(_is_amount(text, amount) for text in self.texts)

    def figures(self, amount: int) -> tuple[str, ...]:
        """Give an amount as it stands in it: every text that says it, or that part of a line."""
        if not self.whole:
            return tuple(text for text in self.texts if _is_amount(text, amount))
        written = (f"{amount:,}", f"{amount:,}".replace(",", "."), str(amount))
        figure = re.compile(rf"0*(?:{'|'.join(map(re.escape, written))})(?![0-9])")
        return tuple(found[0] for text in self.texts for found in figure.finditer(text))


def _is_amount(text: str, amount: int) -> bool:
    figure = _A_FRACTION.sub("", _CURRENCY.sub("", text.strip()))
    return bool(figure) and figure.replace(".", "").replace(",", "").lstrip("0") == str(amount)


def records_of(
    content: bytes, profile: FormatProfile, references: Iterable[str]
) -> dict[str, list[Record]]:
    """Give the records that speak of each reference."""
    wanted = tuple(references)
    parts = list(_parts(content, profile, wanted))
    return {ref: [part for part in parts if part.speaks_of(ref)] for ref in wanted}


def text_of_file(content: bytes, profile: FormatProfile) -> str:
    """Give everything that can be read in a file, for a search; no signs that only its kind has."""
    media = media_of(content, profile)
    if media is Media.XLS:
        leave_out(CANNOT_READ)
    match media:
        case Media.XLSX:
            cells = raw_book(content).cells
            titles = dict.fromkeys(cell.sheet for cell in cells)
            return "\n".join([*titles, *(cell.text for cell in cells)])
        case Media.JSON:
            return "\n".join(_words(json.loads(content.decode(encoding_of(content, profile)))))
        case Media.XML:
            return "\n".join(_shown(root_of(content)))
        case _:
            return content.decode(encoding_of(content, profile), "replace")


def media_of(content: bytes, profile: FormatProfile) -> Media:
    """Say what a file is: a workbook's table may come as csv, and any table as a workbook."""
    if content.startswith(b"PK"):
        return Media.XLSX
    return Media.DELIMITED if profile.media is Media.XLSX else profile.media


def encoding_of(content: bytes, profile: FormatProfile) -> str:
    """Give how its letters are written; a mark before a text in UTF-8 is no letter of it."""
    encoding = "utf-8" if profile.media is Media.XLSX else profile.encoding
    is_utf8 = encoding.lower().replace("_", "-") == "utf-8"
    return "utf-8-sig" if is_utf8 and content.startswith(BOM_UTF8) else encoding


def says_the_same(one: bytes, other: bytes, profile: FormatProfile) -> bool:
    """Say whether two files have the same words; of what cannot be read, the same bytes."""
    if Media.XLS in {media_of(one, profile), media_of(other, profile)}:
        return one == other
    return text_of_file(one, profile) == text_of_file(other, profile)


def separator_of(lines: Iterable[str], references: Iterable[str]) -> str:
    """Find what parts the cells of a delimited file: then each reference is a cell of its own."""
    told = [(line, ref) for line in lines for ref in references if ref in line]
    for separator in SEPARATORS:
        if all(ref in (cell.strip() for cell in cells_of(line, separator)) for line, ref in told):
            return separator
    return SEPARATORS[0]


def cells_of(line: str, separator: str) -> list[str]:
    """Part a line into its cells, quotation marks taken off."""
    return next(csv.reader(io.StringIO(line.rstrip("\r\n")), delimiter=separator), [])


def _parts(content: bytes, profile: FormatProfile, references: tuple[str, ...]) -> Iterator[Record]:
    match media_of(content, profile):
        case Media.XLS:
            leave_out(CANNOT_READ)
        case Media.XLSX:
            yield from _rows(content)
        case Media.XML:
            root = root_of(content)
            for element in record_elements(root, references):
                yield Record(0, tuple(element_texts(element)))
        case Media.JSON:
            yield from _objects(
                json.loads(content.decode(encoding_of(content, profile))), references
            )
        case Media.DELIMITED:
            lines = content.decode(encoding_of(content, profile)).splitlines()
            separator = separator_of(lines, references)
            for number, line in enumerate(lines, start=1):
                yield Record(number, tuple(cells_of(line, separator)))
        case _:
            lines = content.decode(encoding_of(content, profile)).splitlines()
            for number, line in enumerate(lines, start=1):
                yield Record(number, (line,), whole=True)


def _rows(content: bytes) -> Iterator[Record]:
    rows: dict[tuple[str, int], list[str]] = {}
    for cell in raw_book(content).cells:
        rows.setdefault((cell.sheet, cell.row), []).append(cell.text)
    for (_, row), texts in rows.items():
        yield Record(row, tuple(texts))


def _objects(value: object, references: tuple[str, ...]) -> Iterator[Record]:
    texts = tuple(leaves_of(value))
    spoken = [ref for ref in references if any(ref in text for text in texts)]
    if len(spoken) == 1 and isinstance(value, Mapping):
        yield Record(0, texts)
    elif spoken and isinstance(value, Mapping | list):
        for child in value.values() if isinstance(value, Mapping) else value:
            yield from _objects(child, references)


def _words(value: object) -> Iterator[str]:
    """Give every name and every text in JSON, as they follow each other."""
    if isinstance(value, Mapping):
        for name, child in value.items():
            yield str(name)
            yield from _words(child)
    elif isinstance(value, list):
        for child in value:
            yield from _words(child)
    else:
        yield from leaves_of(value)


def _shown(root: ET.Element) -> Iterator[str]:
    """Give every name and every text in XML, as they follow each other."""
    for part in root.iter():
        yield part.tag.rpartition("}")[2]
        for name, value in part.attrib.items():
            yield from (name, value)
        yield (part.text or "").strip()


def leaves_of(value: object) -> Iterator[str]:
    """Give every text and number in a value of JSON, as text."""
    if isinstance(value, Mapping):
        for child in value.values():
            yield from leaves_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from leaves_of(child)
    elif value is not None:
        yield str(value)
