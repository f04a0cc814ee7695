"""One file alone: which list it is, and what can be said of it without any other."""

from collections.abc import Callable
from typing import Any

from ansinh.boundary.layouts import list_layouts
from ansinh.boundary.lists.additions import additions_part
from ansinh.boundary.lists.adjustments import adjustments_part
from ansinh.boundary.lists.opening import list_in
from ansinh.boundary.lists.parts import Part, known, refuse_if_wrong
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.removals import removals_part
from ansinh.boundary.lists.results import ListReport
from ansinh.boundary.lists.rolls import joined_entries, roll_part
from ansinh.boundary.lists.source import ListDefaults
from ansinh.errors import Code, UnreadableFile
from ansinh.formats.reading import read_sheets
from ansinh.months import Month

_Make = Callable[[ListReading, Month | None, ListDefaults], Part[Any]]

_READERS: dict[str, _Make] = {
    "roll": roll_part,
    "additions": additions_part,
    "removals": lambda reading, month, defaults: removals_part(reading, month, defaults, None),
    "adjustments": lambda reading, month, defaults: adjustments_part(
        reading, month, defaults, None
    ),
}


def check_list(
    data: bytes,
    *,
    source: str,
    month: Month | None = None,
    defaults: ListDefaults | None = None,
) -> ListReport:
    """Read one list of whatever kind it is, and say what is in it.

    Whether removals and adjustments fit the roll is for `read_month` to say.

    Raises:
        UnreadableFile: Every problem of the file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    held = defaults or ListDefaults()
    reading = _recognised(data, source, held)
    part = _READERS[reading.table.layout.kind](reading, month, held)
    if reading.table.layout.kind == "roll":
        joined_entries([part])
    refuse_if_wrong([part])
    return part.report(known(part.month))


def _recognised(data: bytes, source: str, defaults: ListDefaults) -> ListReading:
    """Find the kind of list that explains the file best."""
    sheets = read_sheets(data, source, defaults.encoding)
    found: list[ListReading] = []
    refusals: list[UnreadableFile] = []
    for layout in list_layouts():
        if layout.kind not in _READERS:
            continue
        try:
            found.append(list_in(sheets, layout.kind, defaults))
        except UnreadableFile as error:
            refusals.append(error)
    if not found:
        raise refusals[0]
    return max(found, key=_fit)


def _fit(reading: ListReading) -> tuple[int, int, int]:
    """Weigh the title before the columns that are missing, and those before what was found."""
    codes = [one.code for one in reading.table.problems]
    missing = codes.count(Code.COLUMN_MISSING)
    return (-codes.count(Code.FILE_KIND), -missing, len(reading.table.columns))
