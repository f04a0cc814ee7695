"""`RowKind` and `RowAccount`: every physical row of a sheet is accounted for, exactly once."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Self

import attrs


class RowKind(StrEnum):
    """What a physical row is (loại dòng)."""

    TITLE = "title"
    HEADER = "header"
    RECORD = "record"
    PROBLEM = "problem"
    TOTAL = "total"
    NOTE = "note"
    BLANK = "blank"


@attrs.frozen
class RowAccount:
    """How many rows of each kind a sheet has (kê khai từng dòng).

    ``account.total_rows`` is the number of physical rows: nothing is dropped in silence.
    """

    title: int = 0
    header: int = 0
    record: int = 0
    problem: int = 0
    total: int = 0
    note: int = 0
    blank: int = 0

    @classmethod
    def of(cls, kinds: Iterable[RowKind]) -> Self:
        """Count the kinds of a sheet's rows."""
        return cls(**{kind.value: count for kind, count in Counter(kinds).items()})

    @property
    def total_rows(self) -> int:
        """The number of physical rows."""
        return sum(self.counts.values())

    @property
    def counts(self) -> dict[str, int]:
        """The count by kind, every kind named."""
        return {kind.value: getattr(self, kind.value) for kind in RowKind}
