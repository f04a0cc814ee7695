"""A right adapter for fixed-width text: every line as wide as all of its columns together.

``H`` opens the file, ``D`` is an order, ``T`` closes it. Letters are folded to A to Z.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

import attrs
from tests.conformance.following import following
from tests.conformance.profiles import FIXED_WIDTH
from tests.conformance.text_adapter import (
    Document,
    Fields,
    Row,
    TextAdapter,
    answered,
    month_of,
)

from ansinh import (
    Code,
    Dong,
    InvalidAmount,
    Month,
    Outcome,
    ParseFailed,
    PaymentInstruction,
    Position,
    Problem,
    RenderedFile,
    problem,
    total_of,
)
from ansinh.formats import FieldKind, FormatProfile, Layout

DIGITS: Final = 15
_KIND: Final = {"payment order": "LENH", "payment results": "KQUA"}


class FixedWidth(TextAdapter):
    """Văn bản độ rộng cố định: texts to the left, amounts to the right with zeros."""

    profile: ClassVar[FormatProfile] = FIXED_WIDTH
    suffix: ClassVar[str] = "txt"

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        found = super().obstacles(order)
        # Spaces fill the columns up, so that one at the end would be lost.
        texts = (order.listed_name.text, order.narrative)
        outer = any(text != text.rstrip(" ") for text in texts)
        code = Code.TEXT_NOT_EXPRESSIBLE.value
        return [*found, code] if outer and code not in found else found

    def head(self, layout: Layout, month: Month) -> list[str]:
        return [f"H{_KIND[layout.kind]}{month}".ljust(_width(layout))]

    def row(self, layout: Layout, fields: Fields) -> str:
        return "D" + "".join(
            self.filled(fields[column.field], column.width, column.kind)
            for column in layout.columns
        )

    def filled(self, text: str, width: int, kind: FieldKind) -> str:
        """Fill one field up to its width."""
        return text.rjust(width, "0") if kind is FieldKind.AMOUNT else text.ljust(width)

    def foot(self, layout: Layout, rows: Sequence[Fields]) -> str:
        total = total_of(self.amount_of(row["amount"]) for row in rows)
        return f"T{len(rows):06}{total.value:0{DIGITS}}".ljust(_width(layout))

    def amount(self, amount: Dong) -> str:
        return f"{amount.value:0{DIGITS}}"

    def amount_of(self, text: str) -> Dong:
        if len(text) != DIGITS or not (text.isascii() and text.isdigit()):
            raise InvalidAmount(Code.AMOUNT_TEXT)
        return Dong(int(text))

    def free_words(self, text: str) -> str:
        rule = attrs.evolve(self.profile.name_rule, length=None)
        return rule.express(text)[: self.profile.answer_table.column("reason").width]

    def read(self, lines: Sequence[str], layout: Layout, place: Position) -> Document:
        kinds = "".join(line[:1] for line in lines)
        body = len(lines) - 2
        if body < 0 or kinds != "H" + "D" * body + "T" or lines[0][1:5] != _KIND[layout.kind]:
            words = {"en": layout.kind, "vi": layout.titles[0]}
            raise ParseFailed([problem(Code.FILE_NOT_A_LIST, place, **words)])
        width = _width(layout)
        wrong = [at for at, line in enumerate(lines, start=1) if len(line) != width]
        if wrong:
            raise ParseFailed([_wrong_width(place.at(at), len(layout.columns)) for at in wrong])
        rows = [
            Row(place.at(number), self.split(line, layout))
            for number, line in enumerate(lines[1:-1], start=2)
        ]
        self.check_total((lines[-1][1:7], lines[-1][7:22]), rows, place.at(len(lines)))
        month = month_of(lines[0][5:12], place.at(1))
        return Document(month, tuple(rows), {"title": 1, "total": 1})

    def split(self, line: str, layout: Layout) -> Fields:
        """Cut one line where the columns end."""
        fields: dict[str, str] = {}
        start = 1
        for column in layout.columns:
            fields[column.field] = line[start : start + column.width].rstrip(" ")
            start += column.width
        return fields


def _width(layout: Layout) -> int:
    return 1 + sum(column.width for column in layout.columns)


def _wrong_width(place: Position, columns: int) -> Problem:
    return problem(Code.ROW_WIDTH, place, count=columns)


def fixed_width_answer(
    file: RenderedFile, answers: Mapping[str, Outcome], *, profile: FormatProfile = FIXED_WIDTH
) -> bytes:
    """Answer an order as the invented bank would."""
    return answered(following(FixedWidth, profile), file, answers)
