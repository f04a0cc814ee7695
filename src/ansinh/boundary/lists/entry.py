"""One line of a list becomes an `Entry`, all its columns read whatever is wrong with some."""

from ansinh.boundary.lists.channel import ChannelReader
from ansinh.boundary.lists.entitlement import entitlement_reader
from ansinh.boundary.lists.papers import PapersReader
from ansinh.boundary.lists.person import person_reader
from ansinh.boundary.lists.place import commune_reader, programme_reader
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.typed.digits import CASE
from ansinh.boundary.typed.texts import TEXT
from ansinh.errors import Code
from ansinh.formats.record import Record
from ansinh.people import Beneficiary, CaseNumber, Person
from ansinh.roll import Entry


class EntryReader:
    """Reads the lines of a roll, and of a list of additions, which has the same columns."""

    def __init__(self, reading: ListReading, defaults: ListDefaults) -> None:
        self._reading = reading
        self.case = reading.reader("case", CASE, repeats=False)
        self.person = person_reader(reading)
        self.programme = programme_reader(reading, defaults)
        self._commune = commune_reader(reading, defaults)
        self._hamlet = reading.reader("hamlet", TEXT)
        self.amount = reading.amounts("amount")
        self._entitlement = entitlement_reader(reading)
        self._channel = ChannelReader(reading)
        self._papers = PapersReader(reading)
        self._note = reading.reader("note", TEXT)

    def __call__(self, record: Record) -> Entry | None:
        """Read one line; ``None`` where something is wrong with it, each thing a problem."""
        reading = self._reading
        programme, commune = self.programme(record), self._commune(record)
        person = self.person(record)
        case = self.case(record) or self._case_from(record, person)
        hamlet = self._hamlet(record) or ""
        entitlement = self._entitlement(record)
        name = person.name if person else None
        channel = self._channel(record, name, hamlet)
        papers = self._papers(record, name)
        note = self._note(record) or ""
        if record.row in reading.broken or not (programme and commune and person and case):
            return None
        if entitlement is None or channel is None:
            return None
        beneficiary = Beneficiary(person, case, commune, hamlet)
        return Entry(programme, beneficiary, entitlement, channel, papers, note)

    def _case_from(self, record: Record, person: Person | None) -> CaseNumber | None:
        """Take the identity number as the case where the list has no case number."""
        identity = person and (person.citizen_id or person.legacy_id)
        if identity:
            return CaseNumber(identity.digits)
        nothing_said = record["case"] is None and record["citizen_id"] is None
        if nothing_said and (self._reading.has("case") or self._reading.has("citizen_id")):
            field = "case" if self._reading.has("case") else "citizen_id"
            self._reading.fault(record.row, field, Code.ENTRY_KEY)
        return None
