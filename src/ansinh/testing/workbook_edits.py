"""A workbook changed as the kit asks: its rows in another order, its cells with other words."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, unescape

from ansinh.testing.workbook_cells import column_number, raw_book, sheet_paths, split_address

_ROW: Final = re.compile(r"<row\b[^>]*?(?:/>|>.*?</row>)", re.DOTALL)
_ROW_NUMBER: Final = re.compile(r'(<row\b[^>]*?\br=")\d+(")')
_ADDRESS: Final = re.compile(r'(<c\b[^>]*?\br="[A-Z]+)\d+(")')
_DIMENSION: Final = re.compile(r"<dimension\b[^>]*/>")
_MERGES: Final = re.compile(r"<mergeCells\b.*?</mergeCells>", re.DOTALL)
_TEXT: Final = re.compile(r"(?P<tag><t\b[^>]*>)(?P<text>[^<]*)</t>")
_NUMBER: Final = re.compile(r"<c\b(?P<about>[^>/]*)><v>(?P<number>[^<]*)</v></c>")
_KIND: Final = re.compile(r'\st="(?P<kind>[^"]*)"')
_CELL: Final = re.compile(
    r'<c\b(?P<about>[^>/]*?\br="(?P<address>[A-Z]+[0-9]+)"[^>/]*)>.*?</c>', re.DOTALL
)
_STRINGS: Final = "xl/sharedStrings.xml"


def workbook_rows(content: bytes, references: Iterable[str], order: Sequence[str]) -> bytes:
    """Give it with the rows of these references, in this order; twice said is twice."""
    known = set(references)
    holding = {cell.text: str(cell.row) for cell in raw_book(content).cells if cell.text in known}

    def edit(name: str, text: str) -> str:
        if "/worksheets/" not in name or not all(_has_row(text, n) for n in holding.values()):
            return text
        return _with_rows(text, holding, order)

    return _edited(content, edit)


def workbook_words(content: bytes, words: Mapping[str, str]) -> bytes:
    """Give it with whole cells replaced: texts, and numbers written as the old word is."""

    def edit(name: str, text: str) -> str:
        changed = _with_texts(text, words)
        return changed if name == _STRINGS else _with_numbers(changed, words)

    return _edited(content, edit)


def workbook_outside(content: bytes, references: Sequence[str], words: Mapping[str, str]) -> bytes:
    """Give it with cells replaced in rows that speak of none of these references."""
    cells = raw_book(content).cells
    held = {(cell.sheet, cell.row) for cell in cells if any(one in cell.text for one in references)}
    wanted = {
        (cell.sheet, cell.row, cell.column): words[cell.text]
        for cell in cells
        if (cell.sheet, cell.row) not in held and cell.text in words
    }
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        titles = {path: title for title, path in sheet_paths(archive)}

    def edit(name: str, text: str) -> str:
        def anew(found: re.Match[str]) -> str:
            letters, row = split_address(found["address"])
            new = wanted.get((titles.get(name, ""), row, column_number(letters)))
            if new is None:
                return found[0]
            about = _KIND.sub("", found["about"])
            return f'<c{about} t="inlineStr"><is><t>{escape(new)}</t></is></c>'

        return _CELL.sub(anew, text)

    return _edited(content, edit)


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


def _with_texts(text: str, words: Mapping[str, str]) -> str:
    def anew(found: re.Match[str]) -> str:
        old = unescape(found["text"])
        return f"{found['tag']}{escape(words[old])}</t>" if old in words else found[0]

    return _TEXT.sub(anew, text)


def _with_numbers(text: str, words: Mapping[str, str]) -> str:
    """Replace cells of numbers; one that becomes a word becomes a cell of text."""

    def anew(found: re.Match[str]) -> str:
        about, number = found["about"], found["number"]
        kind = _KIND.search(about)
        # The number of a cell of text counts the shared strings.
        if number not in words or (kind is not None and kind["kind"] != "n"):
            return found[0]
        new = words[number]
        if new.isascii() and new.isdigit():
            return f"<c{about}><v>{new}</v></c>"
        return f'<c{_KIND.sub("", about)} t="inlineStr"><is><t>{escape(new)}</t></is></c>'

    return _NUMBER.sub(anew, text)


def _edited(content: bytes, edit: Callable[[str, str], str]) -> bytes:
    """Give a workbook with its parts of XML edited; the same bytes where no part changes."""
    out = io.BytesIO()
    changed = False
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        sheets = {path for _, path in sheet_paths(old)}
        for name in old.namelist():
            data = old.read(name)
            if name in sheets or name == _STRINGS:
                before, data = data, edit(name, data.decode("utf-8")).encode("utf-8")
                changed |= data != before
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue() if changed else content
