"""Fixed-width text: every field has its place in the line, as wide as its column says.

Widths are counted in characters, after composing letters (NFC): ``ộ`` is one.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ansinh.errors import Code, InvalidValue
from ansinh.formats.layout import Column, FieldKind
from ansinh.formats.list_writer import Field
from ansinh.formats.sheet import CellValue
from ansinh.latin import nfc
from ansinh.money import Dong

_FIGURES: Final = {FieldKind.AMOUNT, FieldKind.COUNT, FieldKind.NUMBER}
_EXACT: Final = 10**15
"""Fifteen digits are an amount; what has more is no figure, and stays text."""


def fixed_width_of(columns: Sequence[Column]) -> int:
    """Give the width of a line, in characters."""
    return sum(column.width for column in columns)


def fixed_line(columns: Sequence[Column], fields: Mapping[str, Field]) -> str:
    """Write a line: texts to the left, filled up with spaces; figures to the right, with zeros.

    >>> columns = [Column("name", ["Tên"], width=8), Column("amount", ["Tiền"], kind="amount")]
    >>> fixed_line(columns, {"name": "LE MAU", "amount": Dong(500_000)})
    'LE MAU  000000500000'

    Raises:
        InvalidValue: ``field-too-long``: nothing is cut. ``text-not-expressible``: a text with a
            control character, or with a space before or after it, which would be lost.
    """
    return "".join(_filled(column, fields.get(column.field, "")) for column in columns)


def fixed_fields(columns: Sequence[Column], line: str) -> dict[str, CellValue]:
    """Read a line that `fixed_line` wrote; a figure that is none stays text, for its reader.

    Raises:
        InvalidValue: ``line-width``: the line is not as wide as its columns together.
    """
    written = nfc(line)
    width = fixed_width_of(columns)
    if len(written) != width:
        raise InvalidValue(Code.LINE_WIDTH, count=width)
    fields: dict[str, CellValue] = {}
    start = 0
    for column in columns:
        text = written[start : start + column.width].strip(" ")
        fields[column.field] = _figure(text) if column.kind in _FIGURES else text or None
        start += column.width
    return fields


def _filled(column: Column, field: Field) -> str:
    text = nfc(str(field.value if isinstance(field, Dong) else field))
    is_figure = column.kind in _FIGURES and text != ""
    if not text.isprintable() or text != text.strip(" ") or (is_figure and not _digits(text)):
        raise InvalidValue(Code.TEXT_NOT_EXPRESSIBLE)
    if len(text) > column.width:
        raise InvalidValue(Code.FIELD_TOO_LONG)
    return text.rjust(column.width, "0") if is_figure else text.ljust(column.width)


def _figure(text: str) -> CellValue:
    # Not int() alone: it takes signs, underscores and the digits of every script.
    return int(text) if _digits(text) and int(text) < _EXACT else text or None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
