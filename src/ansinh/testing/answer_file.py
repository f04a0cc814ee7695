"""`AnswerFile`: a provider's answer, changed as files are changed on their way.

Rows said twice, in another order or left out, and words replaced: in place, in the file that the
simulator made, so that the kit needs to know no provider's layout.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import attrs

from ansinh.formats.kinds import Media
from ansinh.formats.profile import FormatProfile
from ansinh.latin import fold
from ansinh.testing.elements import record_elements, root_of
from ansinh.testing.workbook_cells import raw_book, sheet_paths
from ansinh.testing.written import cells_of, separator_of

_ROW: Final = re.compile(r"<row\b[^>]*?(?:/>|>.*?</row>)", re.DOTALL)
_ROW_NUMBER: Final = re.compile(r'(<row\b[^>]*?\br=")\d+(")')
_ADDRESS: Final = re.compile(r'(<c\b[^>]*?\br="[A-Z]+)\d+(")')
_DIMENSION: Final = re.compile(r"<dimension\b[^>]*/>")
_MERGES: Final = re.compile(r"<mergeCells\b.*?</mergeCells>", re.DOTALL)
_STRINGS: Final = "xl/sharedStrings.xml"
_SAFE: Final = {Media.XLSX, Media.DELIMITED, Media.FIXED_WIDTH, Media.XML}


@attrs.frozen
class AnswerFile:
    """An answer and the references that it speaks of, in the order of its rows."""

    content: bytes
    profile: FormatProfile
    references: tuple[str, ...]

    @property
    def can_change(self) -> bool:
        """Whether the kit knows how to change this kind of file."""
        return self._media in _SAFE

    @property
    def _media(self) -> Media:
        """What the answer is: a workbook's table may come as csv."""
        if self.content.startswith(b"PK"):
            return Media.XLSX
        return Media.DELIMITED if self.profile.media is Media.XLSX else self.profile.media

    @property
    def _encoding(self) -> str:
        return "utf-8-sig" if self.profile.media is Media.XLSX else self.profile.encoding

    def rows(self, order: Sequence[str]) -> bytes:
        """Give the file with the rows of these references, in this order; twice said is twice."""
        match self._media:
            case Media.XLSX:
                return self._workbook_rows(order)
            case Media.XML:
                return self._elements(order)
            case _:
                return self._lines(order)

    def replaced(self, words: Mapping[str, str]) -> bytes:
        """Give the file with whole cells (or elements) replaced, wherever they have that text."""
        match self._media:
            case Media.XLSX:
                return _edited(self.content, lambda _name, text: _in_cells(text, words))
            case Media.XML:
                return _in_elements(self.content, words)
            case Media.DELIMITED:
                return self._in_delimited(words)
            case _:
                return self._in_fixed(words)

    def words(self) -> frozenset[str]:
        """Give every text that is a whole cell or element of it."""
        match self._media:
            case Media.XLSX:
                return frozenset(cell.text for cell in raw_book(self.content).cells)
            case Media.XML:
                root = root_of(self.content)
                return frozenset((part.text or "").strip() for part in root.iter())
            case Media.DELIMITED:
                lines = self._text().splitlines()
                separator = separator_of(lines, self.references)
                return frozenset(cell for line in lines for cell in cells_of(line, separator))
            case _:
                known = (word for word in self.profile.result_codes if word in self._text())
                return frozenset(known)

    def _text(self) -> str:
        return self.content.decode(self._encoding)

    def _bytes(self, text: str) -> bytes:
        # Words of the kit's own may have letters that the file's encoding has not.
        return text.encode(self._encoding, "replace")

    def _lines(self, order: Sequence[str]) -> bytes:
        before, by_reference, after = _parted(
            self._text().splitlines(keepends=True), self.references
        )
        chosen = [by_reference[reference] for reference in order]
        return self._bytes("".join([*before, *chosen, *after]))

    def _workbook_rows(self, order: Sequence[str]) -> bytes:
        holding = {
            cell.text: str(cell.row)
            for cell in raw_book(self.content).cells
            if cell.text in self.references
        }

        def edit(name: str, text: str) -> str:
            if "/worksheets/" not in name or not all(_has_row(text, n) for n in holding.values()):
                return text
            return _with_rows(text, holding, order)

        return _edited(self.content, edit)

    def _elements(self, order: Sequence[str]) -> bytes:
        root = root_of(self.content)
        found = record_elements(root, self.references)
        by_reference = {
            next(r for r in self.references if any(r in (p.text or "") for p in e.iter())): e
            for e in found
        }
        parent = next(p for p in root.iter() if found and found[0] in list(p))
        at = list(parent).index(found[0])
        for element in found:
            parent.remove(element)
        for offset, reference in enumerate(order):
            parent.insert(at + offset, by_reference[reference])
        return _document(root)

    def _in_letters(self, words: Mapping[str, str]) -> dict[str, str]:
        """Fold the new words where the file's encoding lacks their letters."""
        return {
            old: new if _has_letters(self._encoding, new) else fold(new)
            for old, new in words.items()
        }

    def _in_delimited(self, words: Mapping[str, str]) -> bytes:
        text, words = self._text(), self._in_letters(words)
        separator = separator_of(text.splitlines(), self.references)
        edge = re.escape(separator)
        for old, new in words.items():
            cell = rf'(?m)(?P<before>^|{edge})"?{re.escape(old)}"?(?P<after>(?={edge}|\r?$))'
            text = _put(cell, new, text)
        return self._bytes(text)

    def _in_fixed(self, words: Mapping[str, str]) -> bytes:
        text, words = self._text(), self._in_letters(words)
        widths = self._widths()
        for old, new in words.items():
            lines = (_with_word(line, old, new, widths) for line in text.splitlines(keepends=True))
            text = "".join(lines)
        return self._bytes(text)

    def _widths(self) -> tuple[int, ...]:
        """Give how wide the fields of a line are, where the profile says it."""
        answer = self.profile.answer
        return tuple(column.width for column in answer.columns) if answer else ()


def _with_word(line: str, old: str, new: str, widths: Sequence[int]) -> str:
    """Put a word in another one's place: a longer one only where its field is sure to hold it."""
    width = max(len(old), len(new))
    if len(new) > min((w for w in widths if w >= len(old)), default=width):
        return line
    return line.replace(old.ljust(width), new.ljust(width))


def _has_letters(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _parted(
    lines: list[str], references: Iterable[str]
) -> tuple[list[str], dict[str, str], list[str]]:
    """Part lines into those before the records, the records, and those after or between."""
    before: list[str] = []
    by_reference: dict[str, str] = {}
    after: list[str] = []
    for line in lines:
        spoken = next((reference for reference in references if reference in line), None)
        if spoken is not None:
            by_reference[spoken] = line
        else:
            (after if by_reference else before).append(line)
    return before, by_reference, after


def _has_row(text: str, number: str) -> bool:
    return re.search(rf'<row\b[^>]*?\br="{number}"', text) is not None


def _with_rows(text: str, holding: Mapping[str, str], order: Sequence[str]) -> str:
    """Give a sheet's XML with other rows for its records, all of them numbered anew."""
    numbers = {number: reference for reference, number in holding.items()}
    first = min(int(number) for number in numbers)
    head: list[str] = []
    tail: list[str] = []
    records: dict[str, str] = {}
    gap = 0
    for row in _ROW.findall(text):
        found = re.search(r'\br="(\d+)"', row)
        number = found[1] if found else "0"
        if number in numbers:
            records[numbers[number]] = row
        elif int(number) < first:
            head.append(row)
        else:
            gap = gap or int(number) - max(int(one) for one in numbers)
            tail.append(row)
    chosen = [records[reference] for reference in order]
    anew = [_numbered(row, first + at) for at, row in enumerate(chosen)]
    after = first + len(chosen) - 1 + max(gap, 1)
    anew += [_numbered(row, after + at) for at, row in enumerate(tail)]
    start, end = text.index("<sheetData>"), text.index("</sheetData>")
    body = "".join([*head, *anew])
    changed = f"{text[:start]}<sheetData>{body}{text[end:]}"
    return _DIMENSION.sub("", changed if len(order) == len(holding) else _MERGES.sub("", changed))


def _numbered(row: str, number: int) -> str:
    renamed = _ROW_NUMBER.sub(rf"\g<1>{number}\g<2>", row, count=1)
    return _ADDRESS.sub(rf"\g<1>{number}\g<2>", renamed)


def _in_cells(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        cell = rf"(?P<before><t\b[^>]*>){re.escape(escape(old))}(?P<after></t>)"
        text = _put(cell, escape(new), text)
    return text


def _put(cell: str, new: str, text: str) -> str:
    """Put a word into each cell that the expression finds; it is no template of `re`."""
    return re.sub(cell, lambda found: found["before"] + new + found["after"], text)


def _edited(content: bytes, edit: Callable[[str, str], str]) -> bytes:
    """Give a workbook with its parts of XML edited."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        sheets = {path for _, path in sheet_paths(old)}
        for name in old.namelist():
            data = old.read(name)
            if name in sheets or name == _STRINGS:
                data = edit(name, data.decode("utf-8")).encode("utf-8")
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _in_elements(content: bytes, words: Mapping[str, str]) -> bytes:
    root = root_of(content)
    for part in root.iter():
        text = (part.text or "").strip()
        if text in words:
            part.text = words[text]
    return _document(root)


def _document(root: ET.Element) -> bytes:
    space = re.match(r"\{(.*)\}", root.tag)
    if space:
        ET.register_namespace("", space[1])
    named = ET.tostring(root, encoding="unicode")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + named.encode("utf-8")
