"""A list of removals: who leaves, why, and from which month on."""

from ansinh.boundary.lists.additions import check_effective
from ansinh.boundary.lists.entitlement import decision_reader
from ansinh.boundary.lists.finding import LineFinder, RollIndex
from ansinh.boundary.lists.opening import open_list, settle_month
from ansinh.boundary.lists.parts import Line, Part, known, refuse_if_wrong
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.results import RemovalsList
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.typed.days import BIRTH, DAY
from ansinh.boundary.typed.months import MONTH
from ansinh.boundary.typed.words import word_of
from ansinh.errors import Code
from ansinh.formats.layout import Layout
from ansinh.months import Month
from ansinh.roll import Removal, RemovalReason, Roll

RemovalsPart = Part[Removal]


def read_removals(
    data: bytes,
    *,
    source: str,
    roll: Roll,
    month: Month | None = None,
    defaults: ListDefaults | None = None,
    layout: Layout | None = None,
) -> RemovalsList:
    """Read a list of removals (danh sách giảm) against the roll of the month before.

    Raises:
        UnreadableFile: Every problem of the file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    held = defaults or ListDefaults()
    reading = open_list(data, source, "removals", held, layout)
    part = removals_part(reading, month, held, RollIndex(roll.entries))
    refuse_if_wrong([part])
    return RemovalsList(
        removals=part.values, positions=part.positions, report=part.report(known(part.month))
    )


def removals_part(
    reading: ListReading, month: Month | None, defaults: ListDefaults, index: RollIndex | None
) -> RemovalsPart:
    """Read the lines of a list of removals; without a roll they are read and none is made."""
    part: RemovalsPart = Part(reading, settle_month(reading, month))
    entry_in = LineFinder(reading, defaults, index)
    reason_in = reading.required("reason", word_of("removal", Code.REASON_WORD))
    effective_in = reading.required("effective", MONTH)
    event_in, birth_in = reading.reader("event_on", DAY), reading.reader("birth", BIRTH)
    amount_in, decision_in = reading.amounts("amount"), decision_reader(reading)
    for record in reading.records:
        entry, reason, effective = entry_in(record), reason_in(record), effective_in(record)
        event_on, decision, amount = event_in(record), decision_in(record), amount_in(record)
        birth_in(record)
        part.count("amount", record.row, amount)
        check_effective(reading, record, effective, part.month)
        if entry is not None and amount is not None and amount != entry.amount:
            reading.fault(record.row, "amount", Code.DELTA_OLD_VALUE)
        if entry is None or reason is None or effective is None or record.row in reading.broken:
            continue
        removal = Removal(entry, effective, RemovalReason(reason), decision, event_on)
        part.lines.append(Line(removal, record))
    part.close(defaults)
    return part
