"""A roll: its lines become entries, and what stands as unpaid becomes owed."""

from collections.abc import Sequence

import attrs

from ansinh.boundary.lists.entry import EntryReader
from ansinh.boundary.lists.opening import open_list, settle_month
from ansinh.boundary.lists.parts import Line, Part, known, refuse_if_wrong
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.results import RollList
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.lists.unpaid import Unpaid, UnpaidReader
from ansinh.errors import Code
from ansinh.formats.layout import Layout
from ansinh.months import Month
from ansinh.people import CitizenId, LegacyIdNumber
from ansinh.roll import Entry, EntryKey, Owed, Roll


@attrs.frozen(repr=False)
class RollLine:
    """A line of a roll: the entry, and what it states as unpaid."""

    entry: Entry
    unpaid: Unpaid


RollPart = Part[RollLine]


def read_roll(
    data: bytes,
    *,
    source: str,
    month: Month | None = None,
    defaults: ListDefaults | None = None,
    layout: Layout | None = None,
) -> RollList:
    """Read a roll (danh sách chi trả) from a workbook or a csv file.

    `month` is the month that the list must be of; without it the title says it. `layout` replaces
    the one that ships with ansinh.

    Raises:
        UnreadableFile: Every problem of the file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    held = defaults or ListDefaults()
    part = roll_part(open_list(data, source, "roll", held, layout), month, held)
    entries = joined_entries([part])
    refuse_if_wrong([part])
    stands = known(part.month)
    return RollList(
        roll=Roll(stands, entries), owed=owed_in(part, stands), report=part.report(stands)
    )


def roll_part(reading: ListReading, month: Month | None, defaults: ListDefaults) -> RollPart:
    """Read the lines of a roll."""
    part: RollPart = Part(reading, settle_month(reading, month))
    entry_in, unpaid_in = EntryReader(reading, defaults), UnpaidReader(reading)
    for record in reading.records:
        entry = entry_in(record)
        amount = entry_in.amount(record)
        unpaid = unpaid_in(record, amount)
        part.count("amount", record.row, amount)
        part.count("unpaid_amount", record.row, unpaid_in.amount(record))
        part.count("total", record.row, unpaid_in.total(record))
        if entry is not None and record.row not in reading.broken:
            part.lines.append(Line(RollLine(entry, unpaid), record))
    part.close(defaults)
    return part


def owed_in(part: RollPart, month: Month) -> tuple[Owed, ...]:
    """Give what a roll states as unpaid, month by month."""
    unpaid_in = UnpaidReader(part.reading)
    return tuple(
        owed
        for line in part.lines
        for owed in unpaid_in.owed(line.value.unpaid, line.value.entry, month)
    )


def joined_entries(parts: Sequence[RollPart]) -> list[Entry]:
    """Join the lines of all files; a case or a person that stands there twice is a problem."""
    by_key: dict[EntryKey, Entry] = {}
    identities: set[tuple[str, str]] = set()
    for part in parts:
        for line in part.lines:
            entry = line.value.entry
            identity = identity_of_entry(entry)
            if entry.key in by_key:
                field = "case" if line.record["case"] is not None else "citizen_id"
                part.reading.fault(line.record.row, field, Code.ROLL_TWICE)
                continue
            if identity is not None:
                person = (entry.programme.code, identity.digits)
                if person in identities:
                    part.reading.fault(line.record.row, "citizen_id", Code.ROLL_CITIZEN_ID)
                identities.add(person)
            by_key[entry.key] = entry
    return list(by_key.values())


def identity_of_entry(entry: Entry) -> CitizenId | LegacyIdNumber | None:
    """Give the identity number of whom a line is for."""
    person = entry.beneficiary.person
    return person.citizen_id or person.legacy_id
