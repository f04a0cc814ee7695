"""`Section`: a row that names the lines below it (`I. Xã …`, `A. NGƯỜI CAO TUỔI`, `Thôn 1`).

A section is told by the words that offices use for places and groups, or by cells merged over the
width of the list: nobody's name is written so. Whatever else stands in such a row (a code, a day,
a word that is not known) makes it a line, and what is wrong with the line is then said.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

import attrs

from ansinh.formats.header_text import words_of
from ansinh.formats.record_rules import says_count, says_note, says_total
from ansinh.formats.sheet import CellValue, Merge

_MARK: Final = re.compile(
    r"\(?(?:(?P<roman>[IVX]{1,6})|(?P<letter>[A-ZĐ])|(?P<digit>[0-9]{1,2}(?:\.[0-9]{1,2})*)"
    r"|(?P<small>[a-zđ]))(?:[.)/:–-]{1,2}\s*|\s+|$)"
)
_COMMUNE: Final = re.compile(r"(?:xã(?! hội\b)|phường|thị trấn|đặc khu) \w")
_HAMLET: Final = re.compile(
    r"(?:thôn|xóm|khóm|tổ dân phố|tdp|khu phố|tiểu khu|khu vực|khu dân cư) \w"
    r"|(?:ấp|bản|làng|buôn|tổ|đội|khối|khu|cụm|phum|sóc|phố)(?: số)? (?:[0-9]|[ivx]+\b)"
)
_SMALL_PLACE: Final = re.compile(
    r"(?:ấp|bản|làng|buôn|tổ|đội|khối|khu|cụm|phum|sóc|bon|plei|phố) \w"
)
_GROUP: Final = re.compile(
    r"(?:nhóm|đối tượng|diện|loại|mức|hệ số|chương trình|chính sách|trợ cấp|hỗ trợ|bảo trợ|trẻ"
    r"|hộ gia đình|hộ|gia đình|chất độc hóa học|thương binh|bệnh binh|bà mẹ việt nam"
    r"|thân nhân (?:người|liệt sĩ|của)|khuyết tật|hưu trí xã hội|điểm (?:chi trả|bưu điện)"
    r"|bưu điện|ngân hàng|chi trả|nhận qua|hình thức|chuyển khoản|tiền mặt)\b"
    r"|người (?:cao tuổi|có công|đơn thân|khuyết tật|hưởng|nhận nuôi|nuôi dưỡng|chăm sóc|nhiễm"
    r"|mắc|bị|già|từ|dưới|trên|nghèo|tâm thần|hoạt động|thờ cúng|phục vụ|giúp đỡ|dân|thuộc|đang"
    r"|đủ|[0-9])"
)
_PAGE: Final = re.compile(r"trang(?: số)? [0-9]{1,4}(?: ?(?:/|trên) ?[0-9]{1,4})?")
_LONG_NUMBER: Final = re.compile(r"[0-9]{4,}")
_WIDE: Final = 3
"""Columns, and at least half of the list's: nobody's name is merged over so many."""
_BULLETS: Final = "-+*•–"
_BEFORE: Final = {"I": "H", "V": "U", "X": "V"}
"""The letter before it: else the mark is a Roman number."""


@attrs.frozen
class Section:
    """A row that names the lines below it (dòng tiêu đề nhóm); `level` 1 is the widest.

    It reaches to the next section of its level or a wider one.
    """

    row: int
    level: int
    text: str = attrs.field(repr=False)


@attrs.frozen
class Heading:
    """What a section's row says: its mark, what it names, and its words without the mark."""

    mark: str
    names: str
    text: str = attrs.field(repr=False)


def heading_in(
    cells: Sequence[CellValue], name: int | None, figures: Collection[int], *, wide: bool
) -> Heading | None:
    """Read a row as a section, if it is one.

    `name` is the column of names, where most is taken for somebody; `figures` are the columns where
    a subtotal may stand; `wide` says that the row's cells are merged over the list.
    """
    mark, text, at = "", "", -1
    for column, value in enumerate(cells):
        if value is None or (column in figures and is_figure(value)):
            continue
        if not isinstance(value, str):
            return None
        if text:
            if not says_count(value) or value[-1].isdigit():  # a bare number may be a birth year
                return None
        elif not mark and (found := _MARK.fullmatch(value)) and not found["digit"]:
            mark = value
        else:
            text, at = value, column
    if not text or says_note(text) or says_total(text):
        return None
    return _heading(mark, text, sure=wide or at != name or mark != "", wide=wide)


def is_page_number(cells: Iterable[CellValue]) -> bool:
    """Whether a row has nothing but the number of a page (``Trang 2/5``)."""
    texts = [str(value) for value in cells if value is not None]
    return len(texts) == 1 and _PAGE.fullmatch(words_of(texts[0])) is not None


def wide_rows(merges: Iterable[Merge], width: int) -> frozenset[int]:
    """Give the rows in which cells are merged over a list of so many columns."""
    least = max(_WIDE, (width + 1) // 2)
    return frozenset(
        merge.first_row
        for merge in merges
        if merge.first_row == merge.last_row and merge.last_column - merge.first_column + 1 >= least
    )


def names_place(text: str, *, sure: bool = False) -> str:
    """Say what a heading names: a commune, a hamlet, a group; nothing where it may be a name.

    `sure` says that nobody's name is expected there: villages are called like people (Buôn …).
    """
    words = words_of(text)
    if _COMMUNE.match(words):
        return "commune"
    if _HAMLET.match(words) or (sure and _SMALL_PLACE.match(words)):
        return "hamlet"
    return "group" if _GROUP.match(words) else ""


def sections_of(headings: Iterable[tuple[int, Heading]]) -> tuple[Section, ...]:
    """Give each heading its level: whatever kind of mark comes first is the widest."""
    levels: dict[str, int] = {}
    letter = ""
    sections: list[Section] = []
    for row, heading in headings:
        style, letter = _style(heading, letter)
        level = levels.setdefault(style, len(levels) + 1)
        sections.append(Section(row, level, heading.text))
    return tuple(sections)


def _heading(mark: str, text: str, *, sure: bool, wide: bool) -> Heading | None:
    if text[0] in _BULLETS:
        return None  # an item of a note
    # Nobody is numbered by a letter or a Roman number in the column of numbers.
    kind, rest = names_place(text, sure=sure or bool(mark)), text
    if not mark and not kind and (found := _MARK.match(text)):
        mark, rest = found[0], text[found.end() :]
        kind = names_place(rest, sure=sure or bool(found["roman"]))
    if kind or (wide and rest and not mark[:1].isdigit() and not _LONG_NUMBER.search(text)):
        return Heading(mark.strip(" ().:/–-"), kind, rest)
    return None  # "A Phủ" is somebody


def _style(heading: Heading, letter: str) -> tuple[str, str]:
    """Say which marks go with this one, and which letter the next may follow."""
    mark = heading.mark
    if not mark:
        return heading.names or "words", letter
    if mark[0].isdigit():
        return f"digits {mark.count('.')}", letter
    if len(mark) > 1 or (mark in _BEFORE and letter != _BEFORE[mark]):
        return "roman", letter
    return ("letter", mark) if mark.isupper() else ("small letter", letter)


def is_figure(value: CellValue) -> bool:
    """Whether a cell of a column of amounts has one, well written or not."""
    return type(value) is int or (isinstance(value, str) and value[:1].isdigit())
