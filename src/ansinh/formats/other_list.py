"""When a file is a list, but another one than was asked for."""

from collections.abc import Sequence

import attrs

from ansinh.errors import Code, Problem, problem
from ansinh.formats.header import Header, find_header
from ansinh.formats.layout import Layout
from ansinh.formats.sheet import Sheet
from ansinh.formats.title_facts import Line, kinds_in_titles


@attrs.frozen
class OtherList:
    """Another layout that fits better, and its header."""

    layout: Layout
    wanted: Layout
    header: Header

    @property
    def words(self) -> dict[str, str]:
        """The names of both lists, for the message."""
        return {
            "wanted_en": self.wanted.kind,
            "wanted_vi": self.wanted.titles[0],
            "found_en": self.layout.kind,
            "found_vi": self.layout.titles[0],
        }


def looks_like(
    sheet: Sheet, header: Header | None, layout: Layout, known: Sequence[Layout]
) -> OtherList | None:
    """Find the layout that explains the sheet where the wanted one does not, or does less well.

    A list of removals has all that a roll must have: so a layout that finds more fields, with
    nothing required missing, is what the file is. A list of additions without its reasons is not
    a roll for that: it has a field that no roll has.
    """
    own = header.match.score if header else 0
    wanted = (_complete(layout, header), own)
    best: OtherList | None = None
    for other in known:
        if other.kind == layout.kind:
            continue
        found = find_header(sheet, other)
        if found is None or not _complete(other, found):
            continue
        if found.match.score >= own and (True, found.match.score) > wanted:
            best, wanted = OtherList(other, layout, found), (True, found.match.score)
    return best


def titled_otherwise(
    sheet: Sheet, titles: Sequence[Line], layout: Layout, known: Sequence[Layout]
) -> list[Problem]:
    """Refuse a list whose title names another kind and not the one that was asked for."""
    kinds = kinds_in_titles(titles, (layout, *known))
    if not kinds or layout.kind in kinds:
        return []
    line = next(iter(kinds.values()))
    words = {"en": layout.kind, "vi": layout.titles[0]}
    return [problem(Code.FILE_KIND, sheet.position.at(line.row, line.column), **words)]


def missing_columns(layout: Layout, header: Header) -> list[tuple[str, ...]]:
    """Give the fields of which one at least should have a column and none has."""
    wanted: list[tuple[str, ...]] = [
        (column.field,) for column in layout.columns if column.required
    ]
    wanted.extend(layout.one_of)
    return [fields for fields in wanted if not any(f in header.match.fields for f in fields)]


def _complete(layout: Layout, header: Header | None) -> bool:
    return header is not None and not missing_columns(layout, header)
