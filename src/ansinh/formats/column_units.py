"""Which columns of amounts stand in thousands or millions, by their headers."""

from collections.abc import Iterator

from ansinh.errors import Code, Problem, problem
from ansinh.formats.header import Header
from ansinh.formats.header_match import Label
from ansinh.formats.large_unit import heads_large_unit, unit_in
from ansinh.formats.layout import FieldKind, Layout
from ansinh.formats.sheet import Sheet


def column_units(layout: Layout, header: Header) -> dict[str, int]:
    """Give how many đồng one stands for in the columns whose header says thousands or millions."""
    found = {field: _unit(label) for field, label in _in_large_units(layout, header).items()}
    return {field: unit for field, unit in found.items() if unit > 1}


def unit_problems(sheet: Sheet, layout: Layout, header: Header) -> Iterator[Problem]:
    """Refuse such columns: whoever reads amounts as they stand would pay a thousandth.

    A reader that multiplies (`Table.units`) takes these problems back.
    """
    for label in _in_large_units(layout, header).values():
        name = " ".join(label.full.split())
        yield problem(Code.COLUMN_UNIT, sheet.position.at(header.rows[-1], label.column + 1, name))


def every_column_says_so(layout: Layout, header: Header) -> bool:
    """Whether all columns of amounts name the unit themselves; then a title may repeat it."""
    amounts = [f for f in header.match.fields if layout.column(f).kind is FieldKind.AMOUNT]
    return bool(amounts) and len(column_units(layout, header)) == len(amounts)


def _in_large_units(layout: Layout, header: Header) -> dict[str, Label]:
    return {
        field: label
        for field, label in header.match.fields.items()
        if layout.column(field).kind is FieldKind.AMOUNT
        and (heads_large_unit(label.text) or heads_large_unit(label.group))
    }


def _unit(label: Label) -> int:
    own, above = unit_in(label.text), unit_in(label.group)
    return own if heads_large_unit(label.text) else above
