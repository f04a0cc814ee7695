"""`find_table`: the one sheet of a workbook that holds the list."""

from collections.abc import Sequence

import attrs

from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.formats.classify import first_line
from ansinh.formats.header import find_header
from ansinh.formats.layout import Layout
from ansinh.formats.marking.problem_list import without_problem_lists
from ansinh.formats.other_list import missing_columns
from ansinh.formats.sheet import Sheet
from ansinh.formats.table import Table, read_table


def find_table(sheets: Sequence[Sheet], layout: Layout, known: Sequence[Layout] = ()) -> Table:
    """Read the list from the one visible sheet that has its header.

    Sheets without any header (notes, lists of codes) are passed over, and named in the table; two
    lists in one file are refused, and so is a list on a hidden sheet, because nobody signed what
    nobody saw. Lines that go on upon another sheet are a problem of the table.

    Raises:
        UnreadableFile: ``file-not-a-list``, ``file-other-list``, ``file-many-lists``,
            ``xlsx-hidden``.
    """
    sheets = without_problem_lists(sheets)  # what `marked_workbook` wrote is nobody's list
    candidates = [sheet for sheet in sheets if _has_list(sheet, layout)]
    visible = [sheet for sheet in candidates if not sheet.hidden]
    if len(visible) > 1:
        raise UnreadableFile([problem(Code.FILE_MANY_LISTS, s.position) for s in visible])
    if visible:
        return _beside(sheets, visible[0], read_table(visible[0], layout, known))
    if candidates:
        raise UnreadableFile([problem(Code.XLSX_HIDDEN, sheet.position) for sheet in candidates])
    return _closest(sheets, layout, known)


def _beside(sheets: Sequence[Sheet], chosen: Sheet, table: Table) -> Table:
    """Say which other sheets hold something, and refuse lines of the list among it."""
    others = [one for one in sheets if one is not chosen and any(map(any, one.rows))]
    header = find_header(chosen, table.layout)
    if not others or header is None:
        return table
    unread = (
        problem(Code.FILE_SHEET_UNREAD, sheet.position.at(row))
        for sheet in others
        if not sheet.hidden and (row := first_line(sheet, chosen, table.layout, header))
    )
    return attrs.evolve(table, passed_over=tuple(others), problems=(*table.problems, *unread))


def _has_list(sheet: Sheet, layout: Layout) -> bool:
    header = find_header(sheet, layout)
    return header is not None and not missing_columns(layout, header)


def _closest(sheets: Sequence[Sheet], layout: Layout, known: Sequence[Layout]) -> Table:
    """No sheet has all that it needs: read the one that has most, to say what is missing."""
    partial: list[tuple[int, Table]] = []
    problems: list[Problem] = []
    for sheet in sheets:
        if sheet.hidden:
            continue
        try:
            table = read_table(sheet, layout, known)
        except UnreadableFile as error:
            problems.extend(error.problems)
        else:
            partial.append((len(table.columns), table))
    other = [one for one in problems if one.code == Code.FILE_OTHER_LIST]
    if partial and not other:
        return max(partial, key=lambda one: one[0])[1]
    if other or problems:
        raise UnreadableFile(other or problems)
    place = Position(sheets[0].source if sheets else "")
    words = {"en": layout.kind, "vi": layout.titles[0]}
    raise UnreadableFile([problem(Code.FILE_NOT_A_LIST, place, **words)])
