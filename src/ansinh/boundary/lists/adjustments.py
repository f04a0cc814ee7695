"""A list of adjustments: what changes on a line, from which value, to which."""

from ansinh.boundary.lists.additions import check_effective
from ansinh.boundary.lists.adjusted import PARTS, AdjustedReader
from ansinh.boundary.lists.entitlement import CATEGORY, decision_reader
from ansinh.boundary.lists.finding import LineFinder, RollIndex
from ansinh.boundary.lists.opening import open_list, settle_month
from ansinh.boundary.lists.parts import Line, Part, known, refuse_if_wrong
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.results import AdjustmentsList
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.typed.months import MONTH
from ansinh.boundary.typed.numbers import COEFFICIENT
from ansinh.boundary.words import plain
from ansinh.entitlement import Category
from ansinh.errors import Code
from ansinh.formats.layout import Layout
from ansinh.formats.record import Record
from ansinh.months import Month
from ansinh.roll import Adjustment, Entry, Roll

AdjustmentsPart = Part[Adjustment]


def read_adjustments(
    data: bytes,
    *,
    source: str,
    roll: Roll,
    month: Month | None = None,
    defaults: ListDefaults | None = None,
    layout: Layout | None = None,
) -> AdjustmentsList:
    """Read a list of adjustments (danh sách điều chỉnh) against the roll of the month before.

    Raises:
        UnreadableFile: Every problem of the file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    held = defaults or ListDefaults()
    reading = open_list(data, source, "adjustments", held, layout)
    part = adjustments_part(reading, month, held, RollIndex(roll.entries))
    refuse_if_wrong([part])
    return AdjustmentsList(
        adjustments=part.values, positions=part.positions, report=part.report(known(part.month))
    )


def adjustments_part(
    reading: ListReading, month: Month | None, defaults: ListDefaults, index: RollIndex | None
) -> AdjustmentsPart:
    """Read the lines of a list of adjustments; without a roll they are read and none is made."""
    part: AdjustmentsPart = Part(reading, settle_month(reading, month), main="new_amount")
    entry_in, after_in = LineFinder(reading, defaults, index), AdjustedReader(reading)
    parts_in = reading.required("what", PARTS)
    effective_in, decision_in = reading.required("effective", MONTH), decision_reader(reading)
    old_in = _OldValues(reading)
    new_amount_in = reading.amounts("new_amount")
    for record in reading.records:
        before, parts, effective = entry_in(record), parts_in(record), effective_in(record)
        decision = decision_in(record)
        part.count("old_amount", record.row, old_in.amount(record))
        part.count("new_amount", record.row, new_amount_in(record))
        check_effective(reading, record, effective, part.month)
        old_in.compare(record, before)
        after = after_in(record, before, parts or ())
        if before is None or after is None or not parts or effective is None:
            continue
        if after == before and record.row not in reading.broken:
            reading.fault(record.row, "what", Code.ADJUSTMENT_NOTHING)
        if record.row not in reading.broken:
            change = Adjustment(before, after, effective, parts, decision)
            part.lines.append(Line(change, record))
    part.close(defaults)
    return part


class _OldValues:
    """The old values, where the list states them: they must be the roll's."""

    def __init__(self, reading: ListReading) -> None:
        self._reading = reading
        self._category = reading.reader("old_category", CATEGORY)
        self._coefficient = reading.reader("old_coefficient", COEFFICIENT)
        self.amount = reading.amounts("old_amount")

    def compare(self, record: Record, before: Entry | None) -> None:
        category, coefficient = self._category(record), self._coefficient(record)
        amount = self.amount(record)
        if before is None:
            return
        held = before.entitlement
        differing = {
            "old_category": category is not None and not _same_group(category, held.category),
            "old_coefficient": coefficient not in {None, held.coefficient},
            "old_amount": amount not in {None, held.amount},
        }
        for field, differs in differing.items():
            if differs:
                self._reading.fault(record.row, field, Code.DELTA_OLD_VALUE)


def _same_group(stated: Category, held: Category | None) -> bool:
    """Compare groups by code, or by name where one list writes the code and the other the name."""
    if held is None:
        return False
    names = {plain(held.code), plain(held.name)} - {""}
    return plain(stated.code) in names or plain(stated.name) in names
