"""A workbook marked where it stands: its parts edited, everything else as it was."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ansinh.errors import Problem
from ansinh.formats.limits import MAX_NOTES
from ansinh.formats.marking.book_part import put_sheet, styles_part
from ansinh.formats.marking.faults import Marked, faults_of
from ansinh.formats.marking.list_sheet import list_sheet
from ansinh.formats.marking.note_text import note_text
from ansinh.formats.marking.notes import with_notes, without_notes
from ansinh.formats.marking.package import Package
from ansinh.formats.marking.problem_list import Fault
from ansinh.formats.marking.sheet_cells import SheetCells
from ansinh.formats.marking.styles import Styles
from ansinh.formats.sheet_scan import SheetFacts
from ansinh.formats.workbook_parts import SheetPart

Place = tuple[int, int]


def marked_in_place(
    parts: Mapping[str, bytes],
    sheets: Sequence[tuple[SheetPart, SheetFacts]],
    earlier_list: str | None,
    problems: Sequence[Problem],
) -> bytes:
    """Give the workbook with the cells of the problems marked, and the list of them.

    The parts have been looked at before they are read; `earlier_list` is the part with a list that
    was put in when the workbook was marked before. Those marks are taken away first.

    Raises:
        NotEditable: the workbook is not of the form that programs write.
    """
    package = Package(parts)
    styles_at = styles_part(package)
    styles = Styles(package.parts[styles_at])
    listed = [(part, facts) for part, facts in sheets if part.part != earlier_list]
    before = styles.unmarked()
    for part, _ in listed:
        without_notes(package, part.part)
        cells = SheetCells(package.parts[part.part])
        package.parts[part.part] = cells.with_styles_instead(before)
    faults = faults_of(
        problems,
        [
            Marked(part.name, SheetCells(package.parts[part.part]), facts.merges)
            for part, facts in listed
        ],
    )
    put_sheet(package, list_sheet(faults, styles), earlier_list)
    noted = _notes_of(faults)
    for part, _ in listed:
        places = frozenset(
            (one.row, one.column) for one in faults if one.row and one.sheet == part.name
        )
        cells = SheetCells(package.parts[part.part])
        package.parts[part.part] = cells.restyled(places, styles.marked)
        with_notes(package, part.part, noted.get(part.name, {}))
    package.parts[styles_at] = styles.content()
    return package.content()


def _notes_of(faults: Sequence[Fault]) -> dict[str, dict[Place, str]]:
    """Give each sheet its notes, up to as many as a program can show."""
    told: dict[tuple[str, Place], list[Problem]] = defaultdict(list)
    for fault in faults:
        if fault.row:
            told[fault.sheet, (fault.row, fault.column)].append(fault.problem)
    notes: dict[str, dict[Place, str]] = defaultdict(dict)
    for (sheet, place), problems in list(told.items())[:MAX_NOTES]:
        notes[sheet][place] = note_text(problems)
    return notes
