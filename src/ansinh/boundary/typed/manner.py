"""`Manner`: how a field may be typed, from what is written right to what is only likely."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

import attrs

from ansinh.errors import InvalidValue, Proposal, ProposalKind, Text, masked
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue

Value_co = TypeVar("Value_co", covariant=True)


class Normalised(StrEnum):
    """What was typed otherwise than we write it and still means one thing only (đã chuẩn hóa)."""

    LETTERS = "letters"
    """Letters whose marks stood apart from them (NFD), composed."""
    LOOK_ALIKES = "look-alikes"
    """``Ð`` and ``Ɖ`` of other languages, typed for ``Đ``."""
    SPACES = "spaces"
    """Spaces of other kinds, or more of them than one."""
    INVISIBLE = "invisible"
    """Signs without width that nobody sees."""
    SIGNS = "signs"
    """Signs that people put into numbers and dates to read or to keep them."""
    NUMBERS = "numbers"
    """Numbers of a spreadsheet in place of texts, where none of their digits can be lost."""
    WORDS = "words"
    """Words around a date, a month or a bank: ``năm 1945``, ``T7/2024``, ``… CN Mẫu``."""
    YEARS = "years"
    """Years of two digits, where a word says that it is a month's year."""
    DAYS = "days"
    """The first day of a month, typed as text for the month."""
    UNITS = "units"
    """A unit of one đồng after an amount."""
    THOUSANDS = "thousands"
    """Amounts under a header in thousands or millions of đồng, multiplied."""
    OLD_FONTS = "old-fonts"
    """Letters of an old font that the workbook names."""


Kinds = frozenset[Normalised]
NO_KINDS: Kinds = frozenset()


@attrs.frozen(repr=False)
class Cleaned:
    """A cell as it would have been typed right, and what was normalised in it."""

    cell: CellValue
    kinds: Kinds = NO_KINDS

    def also(self, cell: CellValue, kind: Normalised) -> "Cleaned":
        """Give the cell after one more step."""
        return Cleaned(cell, self.kinds | {kind})


@attrs.frozen(repr=False)
class Likely:
    """A cell as it was most likely meant, and what speaks for it; `cell` is read as if typed."""

    kind: ProposalKind
    cell: CellValue
    evidence: Text

    @property
    def proposal(self) -> Proposal:
        """What may be told of it: all but the value."""
        return Proposal(self.kind, self.evidence, masked(self.cell))


Clean = Callable[[CellValue], Cleaned]
Propose = Callable[[CellValue, Record], Likely | None]


def nothing_likely(_cell: CellValue, _record: Record) -> None:
    """Propose nothing: what is no certain value of that field is no likely one either."""


@attrs.frozen(repr=False)
class Manner(Generic[Value_co]):
    """How a field may be typed (cách ghi).

    `strict` reads what is typed as we write it; that is most of every list, so it alone is fast.
    What it refuses is cleaned and read again; `clean` refuses by itself where it knows better what
    is wrong. `propose` is asked last, with the row for evidence; what it proposes is read by
    `meant`, by `strict` if that is not given. Whether dates stand month first only their column
    says: `in_column` gives the manner for the cells of one.
    """

    strict: Callable[[CellValue], Value_co]
    clean: Clean
    propose: Propose = nothing_likely
    in_column: Callable[[Sequence[CellValue]], "Manner[Value_co]"] | None = None
    meant: Callable[[CellValue], Value_co] | None = None

    def certain(self, cell: CellValue) -> tuple[Value_co, Kinds]:
        """Read a cell that `strict` refused, and say what was normalised.

        Raises:
            InvalidValue: It is not certain what the cell means.
        """
        cleaned = self.clean(cell)
        return self.strict(cleaned.cell), cleaned.kinds

    def likely(self, cell: CellValue, record: Record) -> tuple[Value_co, Likely] | None:
        """Give what a cell most likely means, if that is a value of the field."""
        likely = self.propose(cell, record)
        if likely is None:
            return None
        try:
            return (self.meant or self.strict)(likely.cell), likely
        except InvalidValue:
            return None
