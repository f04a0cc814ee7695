"""Which column of a sheet is which field: headers compared by words, groups and aliases."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import attrs

from ansinh.formats.header_text import header_key
from ansinh.formats.large_unit import heads_large_unit, without_unit
from ansinh.formats.layout import Column, FieldKind, Layout

_AFTER: Final = 1_000
"""Behind every name of a required field."""


@attrs.frozen
class Label:
    """What stands over one column: a header, and the group above it if there is one."""

    column: int
    text: str
    group: str = ""

    @property
    def full(self) -> str:
        """The header with its group, as people would say it."""
        return f"{self.group}: {self.text}" if self.group else self.text


@attrs.frozen
class Match:
    """The fields that were found, and the columns that were not understood; columns from 0."""

    fields: dict[str, Label]
    twice: tuple[tuple[str, Label], ...]
    others: tuple[Label, ...]

    @property
    def score(self) -> int:
        """How many fields were found."""
        return len(self.fields)


def match(labels: Sequence[Label], layout: Layout) -> Match:
    """Give each field its column, whatever the order of the columns.

    A header that can mean one field only is settled first; where one header can mean several
    (``Hưởng từ tháng`` on a list of additions), it takes the first of them that is still free,
    required fields before others.
    """
    names = _names(layout)
    open_labels: list[tuple[int, int, Label, tuple[str, ...]]] = []
    others: list[Label] = []
    for label in labels:
        ranked = _meanings(label, names) or _in_a_large_unit(label, names, layout)
        if ranked:
            fields = tuple(field for _, field in ranked)
            open_labels.append((len(fields), ranked[0][0], label, fields))
        else:
            others.append(label)
    found: dict[str, Label] = {}
    twice: list[tuple[str, Label]] = []
    for _, _, label, fields in sorted(open_labels, key=lambda one: (one[:2], one[2].column)):
        free = next((field for field in fields if field not in found), None)
        if free is None:
            twice.append((fields[0], label))
        else:
            found[free] = label
    return Match(found, tuple(twice), tuple(others))


def _meanings(
    label: Label, names: dict[tuple[str, str], tuple[tuple[int, str], ...]]
) -> tuple[tuple[int, str], ...]:
    key, group = header_key(label.text), header_key(label.group)
    # A group that the layout knows decides; any other (``Thông tin đối tượng``) only decorates.
    return (names.get((group, key), ()) if group else ()) or names.get(("", key), ())


def _in_a_large_unit(
    label: Label, names: dict[tuple[str, str], tuple[tuple[int, str], ...]], layout: Layout
) -> tuple[tuple[int, str], ...]:
    """Find the amounts that a header means besides its unit: ``Mức hưởng (nghìn đồng)``.

    `column_units` says that it is another unit; nothing else has one.
    """
    if not (heads_large_unit(label.text) or heads_large_unit(label.group)):
        return ()
    plain = Label(label.column, without_unit(label.text), without_unit(label.group))
    return tuple(
        (rank, field)
        for rank, field in _meanings(plain, names)
        if layout.column(field).kind is FieldKind.AMOUNT
    )


@lru_cache(maxsize=64)
def _names(layout: Layout) -> dict[tuple[str, str], tuple[tuple[int, str], ...]]:
    """Every (group, header) that the layout knows, with the fields it can mean, best first."""
    names: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for column in layout.columns:
        for rank, name in enumerate(_names_of(column)):
            meanings = names.setdefault(name, [])
            if column.field not in (field for _, field in meanings):
                meanings.append((rank if column.required else rank + _AFTER, column.field))
    return {name: tuple(sorted(meanings)) for name, meanings in names.items()}


def _names_of(column: Column) -> list[tuple[str, str]]:
    if not column.groups:
        return [("", header_key(header)) for header in column.headers]
    pairs = [(g, h) for g in column.groups for h in column.headers]
    return [
        *((header_key(g), header_key(h)) for g, h in pairs),
        *(("", header_key(name)) for name in column.alone),
        # One row says both: "Đang hưởng: Mức hưởng", "Mức hưởng (đang hưởng)".
        *(("", header_key(f"{g} {h}")) for g, h in pairs),
        *(("", header_key(f"{h} {g}")) for g, h in pairs),
    ]
