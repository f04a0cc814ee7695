"""What a file says, read without the adapter: its records, each with the texts that it holds.

A record is the smallest part that speaks of one order: a row, a line, an element. It is found by
the reference in it, so that the checks need to know no layout.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from ansinh.formats.kinds import Media
from ansinh.formats.profile import FormatProfile
from ansinh.testing.elements import element_texts, record_elements, root_of
from ansinh.testing.workbook_cells import raw_book

SEPARATORS: Final = (",", ";", "\t", "|", "^", "~")
_NOT_DIGITS: Final = re.compile(r"[^0-9]")
_A_FRACTION: Final = re.compile(r"[.,]0{1,2}$")


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
    figure = _A_FRACTION.sub("", text.strip())
    return bool(figure) and figure.replace(".", "").replace(",", "").lstrip("0") == str(amount)


def records_of(
    content: bytes, profile: FormatProfile, references: Iterable[str]
) -> dict[str, list[Record]]:
    """Give the records that speak of each reference."""
    wanted = tuple(references)
    parts = list(_parts(content, profile, wanted))
    return {ref: [part for part in parts if part.speaks_of(ref)] for ref in wanted}


def text_of_file(content: bytes, profile: FormatProfile) -> str:
    """Give everything that can be read in a file, for a search."""
    if profile.media is Media.XLSX:
        return "\n".join(cell.text for cell in raw_book(content).cells)
    return content.decode(profile.encoding, "replace")


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
    match profile.media:
        case Media.XLSX | Media.XLS:
            yield from _rows(content)
        case Media.XML:
            root = root_of(content)
            for element in record_elements(root, references):
                yield Record(0, tuple(element_texts(element)))
        case Media.JSON:
            yield from _objects(json.loads(content), references)
        case Media.DELIMITED:
            lines = content.decode(profile.encoding).splitlines()
            separator = separator_of(lines, references)
            for number, line in enumerate(lines, start=1):
                yield Record(number, tuple(cells_of(line, separator)))
        case _:
            for number, line in enumerate(content.decode(profile.encoding).splitlines(), start=1):
                yield Record(number, (line,), whole=True)


def _rows(content: bytes) -> Iterator[Record]:
    rows: dict[tuple[str, int], list[str]] = {}
    for cell in raw_book(content).cells:
        rows.setdefault((cell.sheet, cell.row), []).append(cell.text)
    for (_, row), texts in rows.items():
        yield Record(row, tuple(texts))


def _objects(value: object, references: tuple[str, ...]) -> Iterator[Record]:
    texts = tuple(_leaves(value))
    spoken = [ref for ref in references if any(ref in text for text in texts)]
    if len(spoken) == 1 and isinstance(value, Mapping):
        yield Record(0, texts)
    elif spoken and isinstance(value, Mapping | list):
        for child in value.values() if isinstance(value, Mapping) else value:
            yield from _objects(child, references)


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for child in value.values():
            yield from _leaves(child)
    elif isinstance(value, list):
        for child in value:
            yield from _leaves(child)
    elif value is not None:
        yield str(value)
