"""A list of additions: the roll's columns, with a reason and the month that each counts from."""

import attrs

from ansinh.boundary.lists.entry import EntryReader
from ansinh.boundary.lists.opening import open_list, settle_month
from ansinh.boundary.lists.parts import Line, Part, known, refuse_if_wrong
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.results import AdditionsList
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.lists.unpaid import Unpaid, UnpaidReader
from ansinh.boundary.typed.months import MONTH
from ansinh.boundary.typed.words import word_of
from ansinh.errors import Code
from ansinh.formats.layout import Layout
from ansinh.formats.record import Record
from ansinh.months import Month
from ansinh.roll import Addition, AdditionReason, Entry


@attrs.frozen(repr=False)
class AdditionLine:
    """A line of a list of additions: the change, and the arrears that it states."""

    change: Addition
    arrears: Unpaid


AdditionsPart = Part[AdditionLine]


def read_additions(
    data: bytes,
    *,
    source: str,
    month: Month | None = None,
    defaults: ListDefaults | None = None,
    layout: Layout | None = None,
) -> AdditionsList:
    """Read a list of additions (danh sách tăng).

    Raises:
        UnreadableFile: Every problem of the file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    held = defaults or ListDefaults()
    reading = open_list(data, source, "additions", held, layout)
    part = additions_part(reading, month, held)
    refuse_if_wrong([part])
    return AdditionsList(
        additions=tuple(line.change for line in part.values),
        positions=part.positions,
        report=part.report(known(part.month)),
    )


def additions_part(
    reading: ListReading, month: Month | None, defaults: ListDefaults
) -> AdditionsPart:
    """Read the lines of a list of additions."""
    part: AdditionsPart = Part(reading, settle_month(reading, month))
    entry_in, unpaid_in = EntryReader(reading, defaults), UnpaidReader(reading)
    reason_in = reading.required("reason", word_of("addition", Code.REASON_WORD))
    effective_in = reading.required("effective", MONTH)
    for record in reading.records:
        entry, reason, effective = entry_in(record), reason_in(record), effective_in(record)
        amount = entry_in.amount(record)
        arrears = unpaid_in(record, amount)
        part.count("amount", record.row, amount)
        part.count("unpaid_amount", record.row, unpaid_in.amount(record))
        part.count("total", record.row, unpaid_in.total(record))
        check_effective(reading, record, effective, part.month)
        _check_months(reading, record, arrears, effective, part.month)
        if entry is None or reason is None or effective is None or record.row in reading.broken:
            continue
        change = Addition(
            _since(entry, effective),
            effective,
            AdditionReason(reason),
            entry.entitlement.decision,
        )
        part.lines.append(Line(AdditionLine(change, arrears), record))
    part.close(defaults)
    return part


def check_effective(
    reading: ListReading, record: Record, effective: Month | None, month: Month | None
) -> None:
    """Refuse a change that takes effect after the month of its list."""
    if effective is not None and month is not None and effective > month:
        reading.fault(record.row, "effective", Code.EFFECTIVE_AFTER)


def _check_months(
    reading: ListReading,
    record: Record,
    arrears: Unpaid,
    effective: Month | None,
    month: Month | None,
) -> None:
    """Arrears are worked out from the effective month; what the list states must agree."""
    if not arrears.months or effective is None or month is None:
        return
    if arrears.months != month.months_since(effective):
        reading.fault(record.row, "unpaid_months", Code.ARREARS_STATED)


def _since(entry: Entry, effective: Month) -> Entry:
    """Say since when somebody is entitled: the month the addition counts from, if none is said."""
    if entry.entitlement.since is not None:
        return entry
    return attrs.evolve(entry, entitlement=attrs.evolve(entry.entitlement, since=effective))
