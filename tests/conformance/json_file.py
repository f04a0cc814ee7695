"""A right adapter for JSON: amounts are numbers, everything else is text.

The header words are the names in each record, in the order of the profile's columns.
"""

import json
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from tests.conformance.following import following
from tests.conformance.profiles import JSON
from tests.conformance.text_adapter import (
    Document,
    Fields,
    Row,
    RowAdapter,
    answered,
    month_of,
)

from ansinh import (
    Code,
    Dong,
    Month,
    Outcome,
    ParseFailed,
    Position,
    Problem,
    RenderedFile,
    Text,
    problem,
    total_of,
)
from ansinh.formats import FieldKind, FormatProfile, Layout

NAMES: Final = ("title", "month", "rows", "count", "total")
NOT_OURS: Final = Text("this is no JSON as the format has it", "JSON không đúng cấu trúc")
AGAIN: Final = Text("send the file as it came", "gửi nguyên tệp đã nhận")


class JsonFile(RowAdapter):
    """Tệp JSON: title and month, a list of records, count and total."""

    profile: ClassVar[FormatProfile] = JSON
    suffix: ClassVar[str] = "json"

    def text(self, layout: Layout, month: Month, rows: Sequence[Fields]) -> str:
        total = total_of(self.amount_of(row["amount"]) for row in rows)
        document = {
            "title": layout.titles[0],
            "month": month.label,
            "rows": [self.record(layout, row) for row in rows],
            "count": len(rows),
            "total": total.value,
        }
        written = json.dumps(document, ensure_ascii=False, indent=1)
        return f"{written}\n".replace("\n", self.profile.newline)

    def record(self, layout: Layout, fields: Fields) -> dict[str, str | int]:
        """Write one order, or what came of it."""
        return {
            column.header: int(fields[column.field])
            if column.kind is FieldKind.AMOUNT
            else fields[column.field]
            for column in layout.columns
        }

    def amount(self, amount: Dong) -> str:
        return str(amount.value)

    def document(self, data: bytes, layout: Layout) -> Document:
        place = Position(self.profile.id).at(1)
        found = self.loaded(data)
        if list(found) != list(NAMES) or not isinstance(found["rows"], list):
            raise ParseFailed([Problem(place, "mau:json", NOT_OURS, AGAIN)])
        if found["title"] != layout.titles[0]:
            words = {"en": layout.kind, "vi": layout.titles[0]}
            raise ParseFailed([problem(Code.FILE_NOT_A_LIST, place, **words)])
        records = enumerate(found["rows"], start=1)
        rows = tuple(self.row_of(record, layout, place.at(at)) for at, record in records)
        self.check_total((_number(found["count"]), _number(found["total"])), rows, place)
        return Document(month_of(_letters(found["month"]), place), rows, {"title": 1, "total": 1})

    def loaded(self, data: bytes) -> dict[str, object]:
        """Read the file; what is no object at all is an empty one."""
        text = self.decoded(data)
        try:
            found = json.loads(text or "", object_pairs_hook=_once)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def row_of(self, record: object, layout: Layout, place: Position) -> Row:
        """Read one record; one with other names is none."""
        if not isinstance(record, dict) or sorted(record) != sorted(
            column.header for column in layout.columns
        ):
            raise ParseFailed([Problem(place, "mau:json", NOT_OURS, AGAIN)])
        return Row(
            place, {one.field: self.value(record[one.header], one.kind) for one in layout.columns}
        )

    def value(self, value: object, kind: FieldKind) -> str:
        """Read one value; one of another kind than its column's says nothing."""
        return _number(value) if kind is FieldKind.AMOUNT else _letters(value)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _number(value: object) -> str:
    return str(value) if type(value) is int else ""


def _letters(value: object) -> str:
    return value if isinstance(value, str) else ""


def json_answer(
    file: RenderedFile, answers: Mapping[str, Outcome], *, profile: FormatProfile = JSON
) -> bytes:
    """Answer an order as the invented bank would."""
    return answered(following(JsonFile, profile), file, answers)
