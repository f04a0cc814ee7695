"""When a text says that amounts are in thousands or millions of đồng; ours are in đồng."""

import re
from typing import Final

from ansinh.formats.header_text import words_of

_DONG: Final = r"(?:đồng|đ|vnđ|vnd)\b"
_NUMBER: Final = r"1(?: ?000){1,3}"
_TITLE: Final = re.compile(
    r"\b(?:đơn vị|đơn vị tính|đv tính|đvt)(?: tiền)?(?: là)? "
    rf"(?:(?:1 )?(?:nghìn|ngàn|triệu|tr|tỷ)|{_NUMBER})(?: ?{_DONG}|$)"
)
_HEADER: Final = re.compile(
    r"(?<!\w)(?:"
    r"(?:nghìn|ngàn|nghin|thousands?|millions?|billions?)(?!\w)"  # they have no other sense
    # Names of places and companies have these: Triệu Phong, công ty.
    rf"|(?:triệu|trieu|tỷ|tỉ|tr|ngan|ng|k|{_NUMBER}|(?<!\d )000) ?(?:{_DONG}|dong\b|d\b)"
    rf"|(?:triệu|trieu|tỷ|tỉ|tr|k|{_NUMBER})$"
    rf"|x ?{_NUMBER}(?!\d)"
    r"|(?:đồng|đ|vnđ|vnd) ?000(?!\d)"
    r")"
)

_UNITS: Final = (
    (1_000_000, re.compile(r"triệu|trieu|tr|million|x?1000000(?!0)")),
    (
        1_000,
        re.compile(r"nghìn|ngàn|nghin|ngan|ng|k|thousand|x?1000(?!0)|000|(?:đồng|đ|vnđ|vnd)000"),
    ),
)
_AROUND_UNIT: Final = re.compile(
    r"(?: (?:đơn vị tính|đơn vị|đv tính|đvt|tính bằng|tính|in))?[ :]*"
    r"(?:(?:đồng|đ|vnđ|vnd|dong|of)[ ]*)*$"
)


def says_large_unit(text: str) -> bool:
    """Whether a title, or a line above a table, says that amounts are in more than đồng.

    >>> says_large_unit("(ĐVT: 1.000 đồng)"), says_large_unit("Đơn vị tính: đồng")
    (True, False)
    """
    return _TITLE.search(words_of(text)) is not None


def heads_large_unit(header: str) -> bool:
    """Whether the header of a column of amounts says so; nothing but the unit need stand there.

    >>> heads_large_unit("Số tiền (nghìn đồng)"), heads_large_unit("Số tiền (đồng)")
    (True, False)
    """
    return _HEADER.search(words_of(header)) is not None


def unit_in(header: str) -> int:
    """Give how many đồng one stands for under a header; 1 where it says nothing that we know.

    >>> unit_in("Số tiền (nghìn đồng)"), unit_in("Số tiền (tr.đ)"), unit_in("Số tiền")
    (1000, 1000000, 1)
    """
    found = _HEADER.search(words_of(header))
    if found is None:
        return 1
    said = found[0].replace(" ", "")
    return next((unit for unit, pattern in _UNITS if pattern.match(said)), 1)


def without_unit(header: str) -> str:
    """Give the words of a header without its unit in thousands or millions.

    >>> without_unit("Mức hưởng (ĐVT: nghìn đồng)")
    'mức hưởng'
    """
    return _AROUND_UNIT.sub("", _HEADER.sub("", words_of(header))).strip()
