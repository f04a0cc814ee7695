"""Who collects instead, and on what ground: the representative's columns become papers."""

from datetime import date
from typing import Final

import attrs

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.typed.days import DAY
from ansinh.boundary.typed.identities import REPRESENTATIVE_ID
from ansinh.boundary.typed.texts import NAME, text, text_of
from ansinh.boundary.typed.words import word_of
from ansinh.boundary.words import meaning_of
from ansinh.errors import Code, InvalidValue
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.months import DaySpan
from ansinh.people import (
    Authorization,
    CitizenId,
    Document,
    Guardianship,
    NameMatch,
    Paper,
    ParentalRepresentation,
    Person,
    PersonName,
)

NAMES = ("representative", "capacity", "representative_id", "paper", "paper_from", "paper_to")
"""The columns of a representative, before the prefix of a list's new values."""

_SELF = "self"


def _document_of(cell: CellValue) -> Document:
    """Read a paper by its number."""
    return Document(text_of(cell))


DOCUMENT: Final = text(_document_of)


@attrs.frozen(repr=False)
class Ground:
    """What a line says of who collects instead; ``None`` is what it does not say."""

    representative: PersonName | None
    capacity: str | None
    citizen_id: CitizenId | None
    document: Document | None
    start: date | None
    last_day: date | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        person = self.representative or self.capacity or self.citizen_id
        return not (person or self.document or self.start or self.last_day)


class PapersReader:
    """Reads the papers of a line (người nhận thay, tư cách, văn bản)."""

    def __init__(self, reading: ListReading, prefix: str = "") -> None:
        self._reading = reading
        self._prefix = prefix
        self._name = reading.reader(prefix + "representative", NAME)
        self._capacity = reading.reader(
            prefix + "capacity", word_of("capacity", Code.CAPACITY_WORD)
        )
        self._id = reading.reader(prefix + "representative_id", REPRESENTATIVE_ID)
        self._document = reading.reader(prefix + "paper", DOCUMENT)
        self._from = reading.reader(prefix + "paper_from", DAY)
        self._to = reading.reader(prefix + "paper_to", DAY)
        self._columns = [
            column
            for name in NAMES
            if (column := reading.table.columns.get(prefix + name)) is not None
        ]
        self._said_above = _capacity_in_header(reading, prefix + "representative")

    def ground(self, record: Record) -> Ground:
        """Read the cells."""
        return Ground(
            self._name(record),
            self._capacity(record),
            self._id(record),
            self._document(record),
            self._from(record),
            self._to(record),
        )

    def __call__(self, record: Record, own_name: PersonName | None) -> tuple[Paper, ...]:
        """Read the papers of a line of a roll; none where the beneficiary collects."""
        cells = record.cells
        for column in self._columns:
            if cells[column] is not None:
                return self.papers(record, self.ground(record), own_name)
        return ()

    def papers(
        self, record: Record, ground: Ground, own_name: PersonName | None
    ) -> tuple[Paper, ...]:
        """Make the papers out of what is said."""
        if ground.is_empty or not self._needs_paper(record, ground, own_name):
            return ()
        name, capacity = ground.representative, ground.capacity or self._said_above
        if name is None:
            if self._cell(record, "representative") is None:
                self._fault(record, self._first_said(record), Code.PAPER_REPRESENTATIVE)
            return ()
        if capacity is None:
            if self._cell(record, "capacity") is None:
                self._fault(record, "capacity", Code.CAPACITY_WORD)
            return ()
        paper = self._paper(record, Person(name, citizen_id=ground.citizen_id), capacity, ground)
        return () if paper is None else (paper,)

    def _needs_paper(self, record: Record, ground: Ground, own_name: PersonName | None) -> bool:
        if ground.capacity != _SELF:
            return True
        name = ground.representative
        if name and own_name and name.matches(own_name) is NameMatch.DIFFERENT:
            self._fault(record, "capacity", Code.CAPACITY_WORD)
        return False

    def _paper(self, record: Record, person: Person, capacity: str, ground: Ground) -> Paper | None:
        document, start, last_day = ground.document, ground.start, ground.last_day
        try:
            if capacity == "agent":
                if start is not None:
                    return Authorization.made(person, document, start, last_day)
            else:
                kind = Guardianship if capacity == "guardian" else ParentalRepresentation
                return kind(person, document, DaySpan.through(start, last_day))
        except InvalidValue as error:
            code, field = error.code, "paper_to"
        else:
            code, field = Code.PAPER_START, "paper_from"
            if self._cell(record, field) is not None:
                return None  # it stands there and could not be read
        self._fault(record, field, code)
        return None

    def _first_said(self, record: Record) -> str:
        return next((n for n in NAMES[1:] if self._cell(record, n) is not None), "capacity")

    def _cell(self, record: Record, name: str) -> CellValue:
        return record[self._prefix + name]

    def _fault(self, record: Record, name: str, code: Code) -> None:
        field = self._prefix + name
        at = field if self._reading.has(field) else self._prefix + "representative"
        self._reading.fault(record.row, at, code)


def _capacity_in_header(reading: ListReading, field: str) -> str | None:
    """Take the capacity from the header, where it says so: ``Người giám hộ: Họ tên``."""
    for part in reading.table.headers.get(field, "").split(":"):
        meaning = meaning_of("capacity", part)
        if meaning is not None and meaning != _SELF:
            return meaning
    return None
