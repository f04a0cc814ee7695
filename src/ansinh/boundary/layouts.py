"""The layouts of lists as TOML documents: those that ship with ansinh, and an agency's own."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from ansinh.boundary.strict import StrictModel
from ansinh.boundary.toml_document import read_toml
from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.formats.kinds import Certainty
from ansinh.formats.large_unit import heads_large_unit
from ansinh.formats.layout import Column, FieldKind, Layout
from ansinh.resources import bytes_data

KINDS = ("roll", "additions", "removals", "adjustments", "registrations")
"""The kinds of list that ship with a layout."""

Name = Annotated[str, Field(min_length=1, max_length=200)]
Names = Annotated[tuple[Name, ...], Field(strict=False)]
"""Not strict: TOML has lists, and values have tuples."""


class ColumnDocument(StrictModel):
    """One column, as a layout document writes it."""

    field: Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
    headers: Annotated[tuple[Name, ...], Field(min_length=1, strict=False)]
    groups: Names = ()
    alone: Names = ()
    kind: Annotated[FieldKind, Field(strict=False)] = FieldKind.TEXT
    required: bool = False
    width: Annotated[int, Field(ge=1, le=255)] = 12
    choices: Names = ()


class LayoutDocument(StrictModel):
    """A layout, as a TOML document under its own headings."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
    kind: Literal["roll", "additions", "removals", "adjustments", "registrations"]
    edition: Name
    source: Name
    certainty: Annotated[Certainty, Field(strict=False)] = Certainty.ASSUMED
    titles: Annotated[tuple[Name, ...], Field(min_length=1, strict=False)]
    one_of: Annotated[tuple[Names, ...], Field(strict=False)] = ()
    columns: Annotated[tuple[ColumnDocument, ...], Field(min_length=1, strict=False)]

    def layout(self) -> Layout:
        """Give the layout as a value."""
        columns = (Column(**dict(column)) for column in self.columns)
        return Layout(**{**dict(self), "columns": columns})


def read_layout(data: bytes, *, source: str) -> Layout:
    """Read a layout document, the agency's own for one.

    Raises:
        UnreadableFile: ``toml-encoding``, ``layout-toml``, with the line; ``layout-document``,
            ``column-unit``, with the path in the document.
    """
    document = read_toml(
        LayoutDocument,
        data,
        source=source,
        syntax=Code.LAYOUT_TOML,
        entry=lambda _path, _kind: Code.LAYOUT_DOCUMENT,
    )
    layout = document.layout()
    problems = [
        one
        for at, column in enumerate(layout.columns)
        for one in unit_problems(column, f"columns.{at}", source)
    ]
    if problems:
        raise UnreadableFile(problems)
    return layout


def unit_problems(column: Column, path: str, source: str) -> Iterator[Problem]:
    """Refuse thousands over amounts in đồng: whoever reads them would pay a thousandfold."""
    if column.kind is not FieldKind.AMOUNT:
        return
    for part in ("headers", "groups", "alone"):
        if any(map(heads_large_unit, getattr(column, part))):
            yield problem(Code.COLUMN_UNIT, Position(source, header=f"{path}.{part}"))


@cache
def built_in_layout(kind: str) -> Layout:
    """Give the layout of a kind of list that ships with ansinh; a `KeyError` names the kind."""
    if kind not in KINDS:
        raise KeyError(kind)
    name = f"layouts/{kind}.toml"
    return read_layout(bytes_data("ansinh.formats", name), source=name)


@cache
def list_layouts() -> tuple[Layout, ...]:
    """Give the layouts that ship with ansinh."""
    return tuple(built_in_layout(kind) for kind in KINDS)
