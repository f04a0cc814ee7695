"""`marked_workbook`: an office's list given back with its wrong cells marked."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from ansinh.errors import Code, Position, Problem, UnreadableFile
from ansinh.formats.marking.anew import made_anew
from ansinh.formats.marking.in_place import marked_in_place
from ansinh.formats.marking.not_editable import NotEditable
from ansinh.formats.marking.problem_list import is_problem_list
from ansinh.formats.reading import read_sheets
from ansinh.formats.sheet import Sheet
from ansinh.formats.workbook_in import looked_at, read_workbook
from ansinh.formats.zip_container import ZIP_MAGIC, parts_of
from ansinh.formats.zip_names import zip_names

Reader = Callable[[bytes, str], Sequence[Sheet]]

_BOOK = "xl/workbook.xml"


def marked_workbook(
    data: bytes, source: str, problems: Iterable[Problem], *, read: Reader = read_sheets
) -> bytes:
    """Give a list back as an .xlsx with the cells of its problems marked (đánh dấu ô sai).

    Of an .xlsx that is the office's own file: the cells have a colour and a note, a last sheet
    ``Cần sửa`` lists the problems, and everything else is as it was. Any other file is made anew
    from what was read, by `read` where it needs to be told more than the bytes. What was marked
    before is taken away first, so a list can go back and forth; read again it has the same
    problems, because marks are no part of a list. The problems of other files are passed over.

    Raises:
        UnreadableFile: the file as such is refused (damaged, locked, too large): there is nothing
            to mark.
        MissingExtra: a workbook came and python-calamine is not installed.
    """
    return marked_list(data, source, problems, read=read)[0]


def marked_list(
    data: bytes, source: str, problems: Iterable[Problem], *, read: Reader = read_sheets
) -> tuple[bytes, bool]:
    """Give the same, and whether it is the office's own file: one made anew has values only.

    Raises:
        UnreadableFile: as `marked_workbook`.
        MissingExtra: as `marked_workbook`.
    """
    own = [one for one in problems if one.position.source == source]
    place = Position(source)
    if data.startswith(ZIP_MAGIC) and _BOOK in zip_names(data):
        earlier = _lists_of_ours(data, source)
        parts = parts_of(data, place)
        sheets = list(zip(*looked_at(parts, place), strict=True))
        ours = next((part.part for part, _ in sheets if part.name in earlier), None)
        try:
            return marked_in_place(parts, sheets, ours, own), True
        except NotEditable:
            pass  # it can be read, and so it is made anew
    return _marked_anew(read(data, source), place, own), False


def _marked_anew(sheets: Sequence[Sheet], place: Position, problems: Sequence[Problem]) -> bytes:
    made = made_anew([sheet for sheet in sheets if not is_problem_list(sheet)])
    parts, facts = looked_at(made.parts, place)
    moved = [_moved(one, made.names) for one in problems]
    return marked_in_place(made.parts, list(zip(parts, facts, strict=True)), None, moved)


def _moved(problem: Problem, names: Mapping[str, str]) -> Problem:
    """Give a problem the name that its sheet has now; a whole file stays one."""
    place = problem.position
    if not place.sheet and not place.row:
        return problem
    sheet = names.get(place.sheet, place.sheet)
    return attrs.evolve(problem, position=attrs.evolve(place, sheet=sheet))


def _lists_of_ours(data: bytes, source: str) -> set[str]:
    """Name the sheets that an earlier marking put in, and that nobody wrote into.

    A workbook that no reader can open is refused; one whose cells are too long can be marked.
    """
    try:
        read = read_workbook(data, source)
    except UnreadableFile as error:
        if any(one.code != Code.CELL_TOO_LONG for one in error.problems):
            raise
        return set()
    return {sheet.name for sheet in read if is_problem_list(sheet)}
