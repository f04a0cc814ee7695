"""From a file's bytes to a list that can be read: its table, its month, what it leaves to say."""

from collections import Counter
from collections.abc import Sequence

from ansinh.boundary.layouts import built_in_layout, list_layouts
from ansinh.boundary.lists.letters import as_meant, as_typed
from ansinh.boundary.lists.office import communes_by_section
from ansinh.boundary.lists.place import unlisted
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import ListDefaults, Notice
from ansinh.errors import Code, problem
from ansinh.formats.choose_sheet import find_table
from ansinh.formats.layout import Layout
from ansinh.formats.reading import read_sheets
from ansinh.formats.row_numbers import row_numbers_out_of_order
from ansinh.formats.sheet import Sheet
from ansinh.formats.title_facts import quarters_in
from ansinh.months import Month


def open_list(
    data: bytes, source: str, kind: str, defaults: ListDefaults, layout: Layout | None = None
) -> ListReading:
    """Find the list of that kind in a file.

    Raises:
        UnreadableFile: The file holds no such list.
        MissingExtra: ``xlsx``.
    """
    return list_in(read_sheets(data, source, defaults.encoding), kind, defaults, layout)


def list_in(
    sheets: Sequence[Sheet], kind: str, defaults: ListDefaults, layout: Layout | None = None
) -> ListReading:
    """Find the list of that kind in a file's sheets."""
    meant = [as_meant(sheet) for sheet in sheets]
    table = find_table(meant, layout or built_in_layout(kind), list_layouts())
    typed = next(sheet for sheet, one in zip(sheets, meant, strict=True) if one is table.sheet)
    return ListReading(as_typed(table, typed, defaults.apply), defaults.apply)


def settle_month(reading: ListReading, wanted: Month | None) -> Month | None:
    """Give the month that a list is for; a title that says another one is a problem.

    Titles may name more months than the list's own; one of them has to be the one that is wanted.
    """
    said = reading.table.months
    months = {one.month for one in said}
    place = reading.table.sheet.position
    quarters = quarters_in(reading.table.titles)
    reading.problems += (
        problem(Code.LIST_PERIOD, place.at(line.row, line.column)) for line in quarters
    )
    if wanted is None and len(months) == 1:
        return said[0].month
    if quarters:
        return wanted
    if wanted is None:
        reading.problems.append(problem(Code.LIST_MONTH_UNSAID, place.at(1)))
    elif months and wanted not in months:
        at = place.at(said[0].row, said[0].column)
        words = {"said": said[0].month.label, "wanted": wanted.label}
        reading.problems.append(problem(Code.LIST_MONTH, at, **words))
    return wanted


def notices_of(reading: ListReading, defaults: ListDefaults) -> list[Notice]:
    """Tell what is no problem: sheets and columns not read, numbers cleaned, communes not known."""
    table = reading.table
    header = table.header_rows[-1]
    place = table.sheet.position
    notices = [
        Notice.of(Code.NOTICE_SHEET, sheet.position, count=sum(map(any, sheet.rows)))
        for sheet in table.passed_over
    ]
    notices += [
        Notice.of(Code.NOTICE_COLUMN, place.at(header, column + 1, name), column=name)
        for name, column in table.others.items()
    ]
    counts = Counter(field for _, field in reading.normalised)
    for field in sorted(counts, key=lambda name: table.columns[name]):
        at = table.position(header, field)
        notices.append(Notice.of(Code.NOTICE_NORMALISED, at, count=counts[field]))
    for field, unit in table.units.items():
        count = sum(cell is not None for cell in reading.cells(field))
        at = table.position(header, field)
        notices.append(Notice.of(Code.NOTICE_THOUSANDS, at, count=count, unit=f"{unit:,}"))
    lines = {record.row for record in table.records}
    words = [at for at in table.sheet.converted if at[0] not in lines]
    if words:
        at = place.at(*min(words))
        notices.append(Notice.of(Code.NOTICE_OLD_LETTERS, at, count=len(words)))
    notices += [
        Notice.of(
            Code.NOTICE_MERGED,
            table.position(header, field),
            count=count,
            column=table.headers[field],
        )
        for field, count in table.filled.items()
    ]
    if out_of_order := row_numbers_out_of_order(table):
        at = table.position(header, "number")
        notices.append(Notice.of(Code.NOTICE_ROW_NUMBERS, at, count=out_of_order))
    if placed := communes_by_section(reading, defaults):
        at = place.at(table.sections[0].row)
        notices.append(Notice.of(Code.NOTICE_SECTION, at, count=len(placed)))
    strangers = unlisted(reading, defaults)
    if strangers:
        at = table.position(header, "commune")
        notices.append(Notice.of(Code.NOTICE_COMMUNE, at, count=strangers))
    return notices
