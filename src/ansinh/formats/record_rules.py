"""What is no data: totals, amounts in words, notes, signatures, numbers under the header.

The rules are phrases of Vietnamese office papers. They only ever apply to rows that hold nobody's
data; whatever they do not know is a record, so that it comes up as a problem and is never lost.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ansinh.formats.header_text import words_of
from ansinh.formats.sheet import CellValue
from ansinh.latin import nfc

_TOTAL: Final = re.compile(
    r"(?:tổng|cộng(?! hòa\b))\b|(?:số )?(?:tiền )?(?:trang trước )?(?:mang|chuyển) sang\b"
    r"|chuyển trang\b|lũy kế\b|toàn (?:xã|phường|thị trấn|thôn|huyện|tỉnh)\b"
)
_IN_WORDS: Final = re.compile(
    r"(?:(?:tổng|cộng|số|tiền|thành|viết|ghi|đọc|phải|chi|trả|là|ấn|định) )*(?:bằng|thành) chữ\b"
)
_WORDS_AFTER: Final = re.compile(r"(?:bằng|thành)\s+chữ\s*(?:là)?\s*[):.…-]*\s*", re.IGNORECASE)
_PEOPLE: Final = re.compile(
    r"(?<![0-9.,/])(0|[1-9][0-9]{0,2}(?:\.?[0-9]{3})?|0[1-9])"
    r" (?:người|đối tượng|hồ sơ|trường hợp|suất)\b"
)
_WHOLE_LIST: Final = re.compile(
    r"(?:ấn định )?danh sách (?:này |trên )?(?:có|gồm)\b|ấn định danh sách\b"
)
_BESIDE: Final = re.compile(r"[(:–-]\s*(?=[0-9])")
_DONG: Final = re.compile(
    r"(?<![0-9.,])([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+)\s*(?:đồng|đ|vnđ|vnd)(?!\w)", re.IGNORECASE
)
_NOTE: Final = re.compile(
    r"ghi chú\b|lưu ý\b|trong đó\b|danh sách (?:này )?(?:có|gồm)\b|ấn định danh sách\b|nơi nhận\b"
    r"|người (?:lập|ký|kiểm tra|nhận tiền|chi tiền)\b|cán bộ\b|công chức\b|kế toán\b|thủ quỹ\b"
    r"|thủ trưởng\b|chủ tịch\b|phó chủ tịch\b|trưởng phòng\b|giám đốc\b|lãnh đạo\b|đại diện\b"
    r"|tm\b|kt\b|tl\b|tuq\b|xác nhận\b|ủy ban nhân dân\b|ubnd\b|phòng lao động\b|lập biểu\b"
    r"|ký\b(?>.*?\bhọ\b).*\btên\b|ký\b.*\bđóng dấu\b"
    # Each word where it first stands: tried everywhere, a long text would take a day.
    r"|(?>(?:.*? )??ngày\b)(?>.*?\btháng\b).*\bnăm\b"
)
_COUNT: Final = re.compile(r"[0-9.]+(?: (?:người|đối tượng|hồ sơ|trường hợp|hộ))?")
_MARK: Final = re.compile(
    r"\(?(?:[0-9]{1,2}|[A-Za-z])\)?(?: ?[=+x*/-] ?\(?[0-9]{1,2}\)?)*\)?", re.ASCII
)
_LEAST_MARKS: Final = 3


def says_total(text: str) -> bool:
    """Whether a text opens a total row (``Tổng cộng``, ``Cộng``)."""
    return _TOTAL.match(words_of(text)) is not None and not says_in_words(text)


def words_in(text: str) -> str | None:
    """Give the amount in words that a text has after ``bằng chữ``; ``None`` where it has none."""
    parts = _WORDS_AFTER.split(nfc(text), maxsplit=1)
    return parts[1].strip(" ()…_") if len(parts) > 1 else None


def people_in(text: str) -> int | None:
    """Give the number of people that a total speaks of (``Tổng cộng: 25 người``), if it does."""
    found = _PEOPLE.search(" ".join(nfc(text).casefold().split()))
    return int(found[1].replace(".", "")) if found else None


def says_people(text: str) -> bool:
    """Whether a note counts the people of the whole list (``Danh sách này có 25 người``)."""
    return _WHOLE_LIST.match(words_of(text)) is not None


def people_beside(text: str) -> int | None:
    """Give the number of people that a section's name has beside it (``Thôn 1: 25 người``)."""
    found = _BESIDE.search(text)
    return (
        people_in(text[found.end() :]) if found else (people_in(text) if says_count(text) else None)
    )


def dong_in(text: str) -> str | None:
    """Give the figures of an amount that a text has with its unit (``1.250.000 đồng``)."""
    found = _DONG.search(nfc(text))
    return found[1] if found else None


def says_in_words(text: str) -> bool:
    """Whether a text opens the amount in words (``Bằng chữ: …``)."""
    return _IN_WORDS.match(words_of(text)) is not None


def says_note(text: str) -> bool:
    """Whether a text opens a note or belongs to the signature block."""
    return _NOTE.match(words_of(text)) is not None


def says_count(text: str) -> bool:
    """Whether a text counts people (``250 người``), as total rows do."""
    return _COUNT.fullmatch(words_of(text)) is not None


def numbers_columns(cells: Sequence[CellValue]) -> bool:
    """Whether a row numbers the columns: ``(1) (2) (3)``, ``A B 1 2``, ``7=5+6``."""
    texts = [str(value) for value in cells if value is not None]
    return len(texts) >= _LEAST_MARKS and all(_MARK.fullmatch(text) for text in texts)


def any_text(cells: Iterable[CellValue]) -> list[str]:
    """Give the texts of a row."""
    return [value for value in cells if isinstance(value, str)]
