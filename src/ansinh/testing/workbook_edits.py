"""A workbook changed as the kit asks: its rows in another order, its cells with other words."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, unescape

from ansinh.testing.rearranging import in_order, runs_of, spoken_of
from ansinh.testing.workbook_cells import column_number, raw_book, sheet_paths, split_address

_ROW: Final = re.compile(r"<row\b[^>]*?(?:/>|>.*?</row>)", re.DOTALL)
_ROW_NUMBER: Final = re.compile(r'<row\b[^>]*?\br="(\d+)"')
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


def workbook_rows(content: bytes, references: Sequence[str], order: Sequence[str]) -> bytes:
    """Give it with the rows of these references, in this order; twice said is twice."""
    texts: dict[tuple[str, int], list[str]] = {}
    for cell in raw_book(content).cells:
        texts.setdefault((cell.sheet, cell.row), []).append(cell.text)
    spoken = {place: spoken_of(said, references) for place, said in texts.items()}
    titles = _titles(content)

    def edit(name: str, text: str) -> str:
        rows = _ROW.findall(text)
        numbers = [int(found[1]) for row in rows if (found := _ROW_NUMBER.match(row))]
        if name not in titles or len(numbers) != len(rows):
            return text
        known = [spoken.get((titles[name], number), "") for number in numbers]
        return _with_rows(
            text, list(zip(known, zip(numbers, rows, strict=True), strict=True)), order
        )

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
    titles = _titles(content)

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


def _titles(content: bytes) -> dict[str, str]:
    """Give the titles of sheets by the names of their parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {path: title for title, path in sheet_paths(archive)}


def _with_rows(
    text: str, parts: Sequence[tuple[str, tuple[int, str]]], order: Sequence[str]
) -> str:
    """Give a sheet's XML with its records in another order, and all rows numbered anew."""
    anew: list[str] = []
    shift = 0
    for is_record, run in runs_of(parts):
        numbers = [number + shift for _, (number, _) in run]
        rows = in_order(run, order) if is_record else [row for _, row in run]
        shift += len(rows) - len(run)
        more = range(numbers[-1] + 1, numbers[-1] + 1 + len(rows))
        anew += [_numbered(row, at) for (_, row), at in zip(rows, [*numbers, *more], strict=False)]
    if anew == [row for _, (_, row) in parts]:
        return text
    start, end = text.index("<sheetData>"), text.index("</sheetData>")
    changed = f"{text[:start]}<sheetData>{''.join(anew)}{text[end:]}"
    return _DIMENSION.sub("", changed if not shift else _MERGES.sub("", changed))


def _numbered(row: str, number: int) -> str:
    found = _ROW_NUMBER.match(row)
    if found is None or found[1] == str(number):
        return row
    renamed = f"{row[: found.start(1)]}{number}{row[found.end(1) :]}"
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
