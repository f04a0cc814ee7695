"""What stands around the cells of a sheet: merged ranges, hidden columns, embedded objects."""

import re
from collections.abc import Mapping
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats.limits import MAX_COLUMNS, MAX_MERGES
from ansinh.formats.sheet import Merge
from ansinh.formats.xml_part import Refusal, walk

_RANGE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")
_FOREIGN: Final = frozenset({"oleObject", "control", "webPublishItem"})
_CELLS: Final = frozenset({"row", "c", "v", "f", "is"})


@attrs.frozen
class Frame:
    """The facts of a sheet that are not in its cells."""

    merges: tuple[Merge, ...]
    hidden_columns: frozenset[int]


@attrs.define
class _Seen:
    merges: list[Merge]
    hidden: set[int]
    depth: int = 0
    bodies: int = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if name == "sheetData":
            self.bodies += 1
            if self.depth != 2:
                raise Refusal(Code.XLSX_DAMAGED)
        elif name in _CELLS and self.depth <= 4:
            raise Refusal(Code.XLSX_DAMAGED)
        elif name in _FOREIGN:
            raise Refusal(Code.XLSX_EXTERNAL)
        elif name == "mergeCell":
            self.merges.append(_merge(attributes.get("ref", "")))
            if len(self.merges) > MAX_MERGES:
                raise Refusal(Code.XLSX_MERGED)
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            self.hidden.update(_columns(attributes))

    def closed(self, _name: str) -> None:
        self.depth -= 1


def frame_of(before: bytes, after: bytes, prefix: bytes) -> Frame:
    """Read what is before and after the cells, as one document with the cells left out.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-dtd``, ``xlsx-external``, ``xlsx-merged``.
    """
    seen = _Seen([], set())
    walk(before + b"<" + prefix + b"sheetData/>" + after, seen.opened, seen.closed)
    if seen.bodies != 1:
        raise Refusal(Code.XLSX_DAMAGED)
    return Frame(tuple(seen.merges), frozenset(seen.hidden))


def _merge(reference: str) -> Merge:
    match = _RANGE.fullmatch(reference)
    if match is None:
        raise Refusal(Code.XLSX_DAMAGED)
    first_column, first_row = column_number(match[1]), int(match[2])
    last_column = column_number(match[3]) if match[3] else first_column
    last_row = int(match[4]) if match[4] else first_row
    if last_row < first_row or last_column < first_column:
        raise Refusal(Code.XLSX_DAMAGED)
    return Merge(first_row, first_column, last_row, last_column)


def _columns(attributes: Mapping[str, str]) -> range:
    bounds = (attributes.get("min", ""), attributes.get("max", ""))
    if not all(re.fullmatch("[1-9][0-9]{0,4}", bound) for bound in bounds):
        raise Refusal(Code.XLSX_DAMAGED)
    return range(int(bounds[0]), min(int(bounds[1]), MAX_COLUMNS) + 1)


def column_number(letters: str) -> int:
    """Count a column from 1: ``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
