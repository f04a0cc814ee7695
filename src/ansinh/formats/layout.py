"""`Layout`: which columns a list has, what they are called, and which must be there."""

from collections.abc import Iterable
from enum import StrEnum

import attrs

from ansinh.formats.kinds import Certainty


class FieldKind(StrEnum):
    """What a column holds (kiểu dữ liệu của cột)."""

    NUMBER = "number"
    """The row number (STT); nobody's data."""
    TEXT = "text"
    CODE = "code"
    """Digits or letters that are no number: ids, accounts, phones, case numbers."""
    AMOUNT = "amount"
    COEFFICIENT = "coefficient"
    COUNT = "count"
    MONTH = "month"
    DATE = "date"
    BIRTH = "birth"
    """A day, a month or a year."""

    @property
    def is_figure(self) -> bool:
        """Whether a total row may hold it."""
        return self in {FieldKind.NUMBER, FieldKind.AMOUNT, FieldKind.COEFFICIENT, FieldKind.COUNT}

    @property
    def is_text_cell(self) -> bool:
        """Whether a template formats the column as text, so that no spreadsheet changes it."""
        return self in {FieldKind.CODE, FieldKind.MONTH, FieldKind.DATE, FieldKind.BIRTH}


def _texts(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(items)


@attrs.frozen
class Column:
    """One column of a list (cột).

    `headers` are its names, the one that we write first. Where `groups` are given, `headers` stand
    under one of them (``Đang hưởng`` over ``Mức hưởng``), and `alone` are names that need no group.
    """

    field: str
    headers: tuple[str, ...] = attrs.field(converter=_texts)
    groups: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    alone: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    kind: FieldKind = attrs.field(default=FieldKind.TEXT, converter=FieldKind)
    required: bool = False
    width: int = 12
    choices: tuple[str, ...] = attrs.field(default=(), converter=_texts)

    @property
    def header(self) -> str:
        """The name that we write: the one that needs no group, if there is one."""
        return self.headers[0] if not self.groups else next(iter(self.alone), self.path)

    @property
    def path(self) -> str:
        """The name with its group: ``Đang hưởng: Mức hưởng``."""
        return ": ".join((*self.groups[:1], self.headers[0]))


def _groups(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in groups)


def _columns_of(columns: Iterable[Column]) -> tuple[Column, ...]:
    return tuple(columns)


@attrs.frozen(cache_hash=True)  # it is a key of what matching prepares
class Layout:
    """How one kind of list is laid out (mẫu danh sách); data, so that an agency can bring its own.

    `titles` are phrases of the title that tell this kind from the others; the first is the title
    that a template bears. `one_of` names fields of which a row needs at least one.
    """

    id: str
    kind: str
    edition: str
    source: str
    titles: tuple[str, ...] = attrs.field(converter=_texts)
    columns: tuple[Column, ...] = attrs.field(converter=_columns_of)
    one_of: tuple[tuple[str, ...], ...] = attrs.field(default=(), converter=_groups)
    certainty: Certainty = attrs.field(default=Certainty.ASSUMED, converter=Certainty)

    def column(self, field: str) -> Column:
        """Give the column of a field; a `KeyError` names the field, which is nobody's data."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)
