"""A right adapter for delimited text: title, header words, one line an order, total line.

Vietnamese stays as written; a text that has the separator or a quotation mark is quoted.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from tests.conformance.following import following
from tests.conformance.profiles import DELIMITED
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
    Month,
    Outcome,
    ParseFailed,
    Position,
    Problem,
    RenderedFile,
    problem,
    total_of,
)
from ansinh.formats import FormatProfile, Layout

TOTAL: Final = "TỔNG CỘNG"


class Delimited(TextAdapter):
    """Văn bản phân cách: the profile's columns, in its order and words."""

    profile: ClassVar[FormatProfile] = DELIMITED
    suffix: ClassVar[str] = "csv"
    separator: ClassVar[str] = ";"

    def head(self, layout: Layout, month: Month) -> list[str]:
        title = [layout.titles[0], month.label]
        return [
            self.cells(title, layout),
            self.cells([column.header for column in layout.columns], layout),
        ]

    def row(self, layout: Layout, fields: Fields) -> str:
        return self.cells([fields.get(column.field, "") for column in layout.columns], layout)

    def foot(self, layout: Layout, rows: Sequence[Fields]) -> str:
        total = total_of(self.amount_of(row["amount"]) for row in rows)
        return self.cells([TOTAL, str(len(rows)), self.amount(total)], layout)

    def cells(self, texts: Sequence[str], layout: Layout) -> str:
        """Write one line, with as many cells as the list has columns."""
        line = io.StringIO()
        writer = csv.writer(line, delimiter=self.separator, lineterminator="")
        writer.writerow([*texts, *[""] * (len(layout.columns) - len(texts))])
        return line.getvalue()

    def read(self, lines: Sequence[str], layout: Layout, place: Position) -> Document:
        rows, problems = _split(lines, self.separator, len(layout.columns), place)
        # What is no list of this kind at all is not told line by line.
        if len(rows) < 3 or rows[0][0] != layout.titles[0] or rows[-1][0] != TOTAL:
            words = {"en": layout.kind, "vi": layout.titles[0]}
            problems = [problem(Code.FILE_NOT_A_LIST, place, **words), *problems]
        if problems:
            raise ParseFailed(problems)
        fields = self.fields_of(rows[1], layout, place.at(2))
        found = [
            Row(place.at(number), dict(zip(fields, row, strict=True)))
            for number, row in enumerate(rows[2:-1], start=3)
        ]
        self.check_total(rows[-1][1:3], found, place.at(len(rows)))
        counts = {"title": 1, "header": 1, "total": 1}
        return Document(month_of(rows[0][1], place.at(1)), tuple(found), counts)

    def fields_of(self, header: Sequence[str], layout: Layout, place: Position) -> list[str]:
        """Find each column by its word, in whatever order they stand."""
        named = {word: column.field for column in layout.columns for word in column.headers}
        fields = [named.get(word, "") for word in header]
        missing = [column for column in layout.columns if column.field not in fields]
        if missing:
            raise ParseFailed(
                [problem(Code.COLUMN_MISSING, place, column=one.header) for one in missing]
            )
        return fields


def _split(
    lines: Sequence[str], separator: str, width: int, place: Position
) -> tuple[list[list[str]], list[Problem]]:
    rows: list[list[str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True), [])
        except csv.Error:
            problems.append(problem(Code.FILE_QUOTE, place.at(number)))
            continue
        if len(cells) != width:
            problems.append(problem(Code.ROW_WIDTH, place.at(number), count=width))
        rows.append(cells or [""])
    return rows, problems


def delimited_answer(
    file: RenderedFile, answers: Mapping[str, Outcome], *, profile: FormatProfile = DELIMITED
) -> bytes:
    """Answer an order as the invented bank would."""
    return answered(following(Delimited, profile), file, answers)
