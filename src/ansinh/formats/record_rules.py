"""What is no data: totals, amounts in words, notes, signatures, numbers under the header.

The rules are phrases of Vietnamese office papers. They only ever apply to rows that hold nobody's
data; whatever they do not know is a record, so that it comes up as a problem and is never lost.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ansinh.formats.header_text import words_of
from ansinh.formats.sheet import CellValue

_TOTAL: Final = re.compile(r"(?:tổng|cộng|tổng cộng|tổng số|tổng số tiền|tổng tiền)\b")
_IN_WORDS: Final = re.compile(r"(?:(?:tổng )?(?:cộng )?(?:số )?tiền )?(?:viết )?bằng chữ\b")
_NOTE: Final = re.compile(
    r"ghi chú\b|lưu ý\b|trong đó\b|danh sách (?:này )?(?:có|gồm)\b|ấn định danh sách\b|nơi nhận\b"
    r"|người (?:lập|ký|kiểm tra|nhận tiền|chi tiền)\b|cán bộ\b|công chức\b|kế toán\b|thủ quỹ\b"
    r"|thủ trưởng\b|chủ tịch\b|phó chủ tịch\b|trưởng phòng\b|giám đốc\b|lãnh đạo\b|đại diện\b"
    r"|tm\b|kt\b|tl\b|tuq\b|xác nhận\b|ủy ban nhân dân\b|ubnd\b|phòng lao động\b|lập biểu\b"
    r"|ký\b.*\bhọ\b.*\btên\b|ký\b.*\bđóng dấu\b|(?:.* )?ngày\b.*\btháng\b.*\bnăm\b"
)
_COUNT: Final = re.compile(r"[0-9.]+(?: (?:người|đối tượng|hồ sơ|trường hợp|hộ))?")
_MARK: Final = re.compile(
    r"\(?(?:[0-9]{1,2}|[A-Za-z])(?: ?[=+x*-] ?\(?[0-9]{1,2}\)?)*\)?", re.ASCII
)
_LEAST_MARKS: Final = 3


def says_total(text: str) -> bool:
    """Whether a text opens a total row (``Tổng cộng``, ``Cộng``)."""
    return _TOTAL.match(words_of(text)) is not None and not says_in_words(text)


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
