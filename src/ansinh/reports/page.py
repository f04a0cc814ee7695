"""`Page`: a table on paper, from the letterhead to the signatures.

Every report is written by it, so that they look alike, and so that what a page can hold is
reckoned in one place.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import attrs

from ansinh.formats import CellStyle, Paper, SheetWriter, height_of, page_ends
from ansinh.formats.paper import pixels_of
from ansinh.money import Dong
from ansinh.reports.head import HEADER, CellContent, Head, shown
from ansinh.reports.office import Office

_COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_SIGN: Final = "(Ký, ghi rõ họ tên)"
_SPACE_TO_SIGN: Final = 60

TITLE: Final = CellStyle(size=14, bold=True, align="center", middle=True, wrap=True)
SUBTITLE: Final = CellStyle(italic=True, align="center", middle=True, wrap=True)
NOTE: Final = CellStyle(align="left", middle=True, wrap=True)
WORDS: Final = CellStyle(bold=True, italic=True, align="left", middle=True, wrap=True)
_OFFICE: Final = CellStyle(bold=True, align="center", middle=True, wrap=True)
_SUPERIOR: Final = CellStyle(align="center", middle=True, wrap=True)
_UNDERLINED: Final = CellStyle(bold=True, underline=True, align="center", middle=True)

_SMALLEST_SCALE: Final = 50
_WIDER: Final = 104
"""Per cent: programs reckon a column's width by their own letter, a little wider than we do."""


class Page:
    """A sheet being filled from the top; `finish` says how it is printed.

    `front` is how many columns the first page across holds, where a table is wider than a page:
    the letterhead, the titles and the signatures stand there.
    """

    def __init__(self, sheet: SheetWriter, heads: Sequence[Head], *, front: int = 0) -> None:
        self._sheet = sheet
        self._heads = tuple(heads)
        self._front = front or len(self._heads)
        self._heights: list[int] = []
        self._header = (0, 0)
        self._last_records = 0
        sheet.widths([head.width for head in self._heads])

    @property
    def row(self) -> int:
        """The row that is written next."""
        return len(self._heights) + 1

    def letterhead(self, office: Office) -> None:
        """Write the office at the left, the country and its motto at the right."""
        left, right = self._spans(2)
        lines = (
            ((office.superior.upper(), _SUPERIOR), (_COUNTRY, _OFFICE)),
            ((office.name.upper(), _OFFICE), (_MOTTO, _UNDERLINED)),
        )
        for ours, country in lines:
            height = height_of([(ours[0], self._width(left)), (country[0], self._width(right))])
            for (text, style), span in ((ours, left), (country, right)):
                if text:
                    self._merged(span, text, style)
            self._end_row(height)
        self._end_row(9)

    def line(self, text: str, style: CellStyle = NOTE, *, points: int = 0) -> None:
        """Write a text across the page."""
        span = (1, self._front)
        self._merged(span, text, style)
        self._end_row(max(points, height_of([(text, self._width(span))])))

    def title(self, text: str, english: str, *more: str) -> None:
        """Write a title, the same in English in small letters, and what else it says."""
        self.line(text, TITLE, points=24)
        self.line(english, attrs.evolve(SUBTITLE, size=9))
        for line in more:
            self.line(line, SUBTITLE)
        self._end_row(6)

    def header(self) -> None:
        """Write the columns' headers: two rows where columns have a group."""
        if not any(head.group for head in self._heads):
            for column, head in enumerate(self._heads, start=1):
                self._sheet.text(self.row, column, head.title, HEADER)
            self._header = (self.row, self.row)
            self._end_row(self._header_height(least=2))
            return
        top, bottom = self.row, self.row + 1
        first = 1
        for group, members in groupby(self._heads, key=lambda head: head.group):
            heads = tuple(members)
            if group:
                last = first + len(heads) - 1
                self._sheet.merged((top, first), (top, last), group, HEADER)
            for column, head in enumerate(heads, start=first):
                if group:
                    self._sheet.text(bottom, column, head.title, HEADER)
                else:
                    self._sheet.merged((top, column), (bottom, column), head.title, HEADER)
            first += len(heads)
        self._header = (top, bottom)
        self._end_row(self._group_height())
        self._end_row(self._header_height(least=2))

    def record(self, cells: Sequence[CellContent]) -> None:
        """Write one row of the table."""
        for column, (head, content) in enumerate(zip(self._heads, cells, strict=True), start=1):
            self._cell(column, content, head.style)
        texts = [
            (shown(content), head.width)
            for head, content in zip(self._heads, cells, strict=True)
            if head.style.wrap
        ]
        self._end_row(height_of(texts))
        self._last_records = self.row - 1

    def total(self, label: str, cells: Sequence[CellContent], *, under: int) -> None:
        """Write a total row: the label under the first columns, the figures in the others."""
        first = self._first_free
        if first > 1:
            self._sheet.blank(self.row, 1, HEADER)
        self._sheet.merged((self.row, first), (self.row, under), label, HEADER)
        for column, (head, content) in enumerate(zip(self._heads, cells, strict=True), start=1):
            if column > under:
                self._cell(column, content, attrs.evolve(head.style, bold=True))
        self._end_row(21)

    def signatures(self, office: Office) -> None:
        """Write the day to fill in, who signs, and the room to do so."""
        spans = self._spans(len(office.signatories))
        place = f"{office.place}, ngày" if office.place else "Ngày"
        self._end_row(6)
        self._merged(spans[-1], f"{place} ...... tháng ...... năm ............", SUBTITLE)
        self._end_row(18)
        for span, signatory in zip(spans, office.signatories, strict=True):
            self._merged(span, signatory.upper(), _OFFICE)
        self._end_row(18)
        for span in spans:
            self._merged(span, _SIGN, SUBTITLE)
        self._end_row(18)
        self._end_row(_SPACE_TO_SIGN)

    def finish(self) -> None:
        """Say how the sheet is printed; the end of the table stays with the signatures."""
        paper = self._paper()
        top, bottom = self._header
        above, repeated = sum(self._heights[:bottom]), sum(self._heights[top - 1 : bottom])
        ends = page_ends(
            self._heights[bottom:],
            first_room=paper.points - above,
            room=paper.points - repeated,
            together=min(len(self._heights) - self._last_records + 1, len(self._heights) - bottom),
        )
        for row, height in enumerate(self._heights, start=1):
            self._sheet.height(row, height)
        self._sheet.freeze(bottom + 1)
        wide = self._front < len(self._heads)
        self._sheet.print_on(
            paper,
            last_row=len(self._heights),
            columns=len(self._heads),
            ends=[bottom + end for end in ends],
            sides=[self._front] if wide else [],
        )

    def _paper(self) -> Paper:
        widths = [head.width for head in self._heads]
        repeated = 1 if self._front < len(widths) else 0
        rest = [*widths[:repeated], *widths[self._front :]]
        widest = max(pixels_of(widths[: self._front]), pixels_of(rest)) * _WIDER // 100
        scale = next(
            (s for s in range(100, _SMALLEST_SCALE, -1) if Paper(scale=s).pixels >= widest),
            _SMALLEST_SCALE,
        )
        return Paper(scale=scale, repeat=self._header, repeat_columns=repeated)

    @property
    def _first_free(self) -> int:
        # The row number stands on both pages across, so no text may reach over it.
        return 2 if self._front < len(self._heads) else 1

    def _spans(self, parts: int) -> list[tuple[int, int]]:
        """Divide the first page's columns into parts of about one width."""
        start = self._first_free
        total = self._width((start, self._front))
        spans: list[tuple[int, int]] = []
        first = start
        for part in range(1, parts + 1):
            last = first
            while last < self._front and (
                self._width((start, last)) * parts < total * part
                and self._front - last > parts - part
            ):
                last += 1
            spans.append((first, self._front if part == parts else last))
            first = last + 1
        return spans

    def _width(self, span: tuple[int, int]) -> int:
        return sum(head.width for head in self._heads[span[0] - 1 : span[1]])

    def _merged(self, span: tuple[int, int], text: str, style: CellStyle) -> None:
        first = max(span[0], self._first_free)
        self._sheet.merged((self.row, first), (self.row, span[1]), text, style)

    def _cell(self, column: int, content: CellContent, style: CellStyle) -> None:
        match content:
            case None:
                self._sheet.blank(self.row, column, style)
            case Dong():
                self._sheet.money(self.row, column, content, style)
            case int():
                self._sheet.number(self.row, column, content, style)
            case str():
                self._sheet.text(self.row, column, content, style)

    def _header_height(self, least: int) -> int:
        return height_of([(head.title, head.width - 1) for head in self._heads], least=least)

    def _group_height(self) -> int:
        groups: dict[str, int] = {}
        for head in self._heads:
            groups[head.group] = groups.get(head.group, 0) + head.width
        groups.pop("", None)
        return height_of([(group, width - 1) for group, width in groups.items()])

    def _end_row(self, points: int) -> None:
        self._heights.append(points)
