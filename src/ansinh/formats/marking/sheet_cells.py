"""A sheet's cells with other styles: found and put in by the grammar that the sheet obeys.

The pre-scan has seen to it that every row and cell is written in the one form of
`ansinh.formats.sheet_grammar`, so that a pattern finds a cell as surely as a parser would, and what
is not touched is copied.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from ansinh.errors.problem import column_letters
from ansinh.formats.marking.elements import Edit, XmlPart, edited, with_attribute
from ansinh.formats.marking.not_editable import NotEditable
from ansinh.formats.sheet_frame import column_number
from ansinh.formats.sheet_grammar import Grammar, grammar_of
from ansinh.formats.sheet_scan import place_of_body

_STYLE: Final = re.compile(rb'\ss="([0-9]{1,9})"')
_ROW_STYLE: Final = re.compile(rb'\scustomFormat="(?:1|true)"')
_SPANS: Final = re.compile(rb'\sspans="[^"]*"')
_LETTERS: Final = re.compile(rb'\sr="([A-Z]+)[0-9]+"')

Columns = Mapping[int, Callable[[int], int]]


@attrs.frozen
class _Body:
    """Where the rows of a sheet are, and how its tags are written."""

    prefix: bytes
    opens: int
    start: int
    end: int
    is_empty: bool

    @property
    def grammar(self) -> Grammar:
        return grammar_of(self.prefix)

    @property
    def cell(self) -> re.Pattern[bytes]:
        return re.compile(rb"<" + re.escape(self.prefix) + rb"c\s[^<>]*>")


@attrs.frozen
class _Row:
    """A row as it is written: its number, its first tag, and all of it."""

    number: int
    start: int
    end: int
    tag: bytes
    inside: bytes
    ending: bytes


class SheetCells:
    """The cells of one sheet (các ô của trang)."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self._body = _body_of(xml)

    def first_filled(self, rows: frozenset[int]) -> dict[int, int]:
        """Give the first column of each row that holds something; 1 where none does."""
        found = dict.fromkeys(rows, 1)
        for row in self._rows():
            if row.number in found:
                first = self._body.grammar.filled.search(row.inside)
                if first is not None:
                    found[row.number] = _column_of(b" " + first[1])
        return found

    def with_styles_instead(self, instead: Mapping[int, int]) -> bytes:
        """Give the sheet with cells of some styles in others, rows that have one too."""
        if not instead:
            return self.xml
        tag = re.compile(rb"<" + re.escape(self._body.prefix) + rb"(?:c|row)\s[^<>]*>")

        def restyled(found: re.Match[bytes]) -> bytes:
            style = _STYLE.search(found[0])
            if style is None or int(style[1]) not in instead:
                return found[0]
            return with_attribute(found[0], "s", str(instead[int(style[1])]))

        body = self._body
        inside = tag.sub(restyled, self.xml[body.start : body.end])
        return self.xml[: body.start] + inside + self.xml[body.end :]

    def restyled(self, places: frozenset[tuple[int, int]], style: Callable[[int], int]) -> bytes:
        """Give the sheet with some cells in another style; cells that are not there are put in.

        Such a cell looks as its row does, or its column: that is the style that it is given.
        """
        if not places:
            return self.xml
        columns = _column_styles(self.xml, self._body)
        wanted: dict[int, list[int]] = {}
        for number, column in sorted(places):
            wanted.setdefault(number, []).append(column)
        edits: list[Edit] = []
        pending = sorted(wanted, reverse=True)
        for row in self._rows():
            while pending and pending[-1] < row.number:
                edits.append(self._new_row(pending.pop(), row.start, wanted, columns, style))
            if pending and pending[-1] == row.number:
                pending.pop()
                new = self._row(row, wanted[row.number], columns, style)
                edits.append(Edit(row.start, row.end, new))
        while pending:
            edits.append(self._new_row(pending.pop(), self._body.end, wanted, columns, style))
        return self._with_body(edits)

    def _rows(self) -> Iterator[_Row]:
        body = self._body
        at, pattern = body.start, body.grammar.row
        opening = re.compile(rb"<" + re.escape(body.prefix) + rb"row\s[^<>]*>")
        ending = b"</" + body.prefix + b"row>"
        while at < body.end and (match := pattern.match(self.xml, at, body.end)):
            tag = opening.search(self.xml, at)
            if tag is None:
                raise NotEditable
            end, close = match.end(), tag.end()
            if not tag[0].endswith(b"/>"):
                close = self.xml.rindex(ending, tag.end(), end)
            inside = self.xml[tag.end() : close]
            yield _Row(int(match[1]), tag.start(), end, tag[0], inside, self.xml[close:end])
            at = end

    def _row(
        self,
        row: _Row,
        columns: list[int],
        column_styles: Mapping[int, int],
        style: Callable[[int], int],
    ) -> bytes:
        own = _style_in(row.tag) if _ROW_STYLE.search(row.tag) else None
        edits: list[Edit] = []
        put_in = False
        wanted = list(reversed(columns))

        def new_cell(column: int, at: int) -> Edit:
            base = own if own is not None else column_styles.get(column, 0)
            return Edit(at, at, self._cell(row.number, column, style(base)))

        for cell in self._body.cell.finditer(row.inside):
            column = _column_of(cell[0])
            while wanted and wanted[-1] < column:
                edits.append(new_cell(wanted.pop(), cell.start()))
                put_in = True
            if wanted and wanted[-1] == column:
                wanted.pop()
                tag = with_attribute(cell[0], "s", str(style(_style_in(cell[0]) or 0)))
                edits.append(Edit(cell.start(), cell.end(), tag))
        while wanted:
            edits.append(new_cell(wanted.pop(), len(row.inside)))
            put_in = True
        tag, ending = row.tag, row.ending
        if put_in:
            tag = _SPANS.sub(b"", tag)  # it says how far the row's cells reach
        if not row.ending.startswith(b"</"):  # <row …/>, and white space behind it
            tag = tag.removesuffix(b"/>").rstrip() + b">"
            ending = b"</" + self._body.prefix + b"row>" + row.ending
        return tag + edited(row.inside, edits) + ending

    def _new_row(
        self,
        number: int,
        at: int,
        wanted: Mapping[int, list[int]],
        column_styles: Mapping[int, int],
        style: Callable[[int], int],
    ) -> Edit:
        prefix = self._body.prefix
        cells = b"".join(
            self._cell(number, column, style(column_styles.get(column, 0)))
            for column in wanted[number]
        )
        opening = b"<" + prefix + b'row r="%d">' % number
        return Edit(at, at, opening + cells + b"</" + prefix + b"row>")

    def _cell(self, row: int, column: int, style: int) -> bytes:
        address = f"{column_letters(column)}{row}"
        return b"<" + self._body.prefix + f'c r="{address}" s="{style}"/>'.encode("ascii")

    def _with_body(self, edits: list[Edit]) -> bytes:
        body = self._body
        if not body.is_empty:
            return edited(self.xml, edits)
        rows = b"".join(edit.new for edit in edits)
        opening, closing = b"<" + body.prefix + b"sheetData>", b"</" + body.prefix + b"sheetData>"
        return self.xml[: body.opens] + opening + rows + closing + self.xml[body.end :]


def _body_of(xml: bytes) -> _Body:
    prefix, opens, start, end, closed = place_of_body(xml)
    return _Body(prefix, opens, start, end, is_empty=closed == start)


def frame_part(xml: bytes, depth: int = 2) -> tuple[XmlPart, bytes, int]:
    """Give what stands around the cells: as a part, the cells themselves, and where they go.

    They are left out because they are most of a sheet, and known well.
    """
    body = _body_of(xml)
    frame = XmlPart(xml[: body.start] + xml[body.end :], depth)
    return frame, xml[body.start : body.end], body.start


def with_frame(frame: bytes, cells: bytes, prefix: str) -> bytes:
    """Put the cells back into what stands around them."""
    if not cells:
        return frame
    at = frame.index(f"</{prefix}sheetData>".encode())
    return frame[:at] + cells + frame[at:]


def _column_styles(xml: bytes, body: _Body) -> dict[int, int]:
    frame = XmlPart(xml[: body.start] + xml[body.end :], 3)
    found: dict[int, int] = {}
    for columns in frame.children(frame.root, "cols"):
        for one in frame.children(columns, "col"):
            style = one.attributes.get("style", "")
            first, last = one.attributes.get("min", ""), one.attributes.get("max", "")
            if all(re.fullmatch("[0-9]{1,5}", text) for text in (style, first, last)):
                found.update(dict.fromkeys(range(int(first), int(last) + 1), int(style)))
    return found


def _style_in(tag: bytes) -> int | None:
    found = _STYLE.search(tag)
    return int(found[1]) if found else None


def _column_of(tag: bytes) -> int:
    found = _LETTERS.search(tag)
    if found is None:
        raise NotEditable
    return column_number(found[1].decode())
