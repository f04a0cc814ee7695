"""Which line of the roll a change means: by case number, else by the identity number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Self

import attrs

from ansinh.boundary.lists.place import PROGRAMME
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.rolls import RollPart, identity_of_entry
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.typed.days import birth_beside
from ansinh.boundary.typed.digits import CASE
from ansinh.boundary.typed.identities import IDENTITY, zero_lost
from ansinh.boundary.typed.manner import Likely
from ansinh.boundary.typed.sexes import sex_beside
from ansinh.boundary.typed.texts import NAME
from ansinh.entitlement import Programme
from ansinh.errors import Code, Text
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import CaseNumber, CitizenId, LegacyIdNumber, NameMatch, PersonName
from ansinh.roll import Entry

Identity = CitizenId | LegacyIdNumber

_ON_ROLL: Final = Text(
    "the roll has this number under the same name", "danh sách chi trả có số này, cùng họ tên"
)


class RollIndex:
    """The lines of the roll by case and by identity number.

    `suspects` are cases and numbers of lines that could not be read; what means one of them is no
    problem of its own. Where even those could not be read, nobody can be said to be absent.
    """

    def __init__(
        self, entries: Iterable[Entry], suspects: Iterable[str] = (), *, gaps: bool = False
    ) -> None:
        self._by_case: dict[str, list[Entry]] = defaultdict(list)
        self._by_identity: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_case[entry.beneficiary.case.text].append(entry)
            identity = identity_of_entry(entry)
            if identity is not None:
                self._by_identity[identity.digits].append(entry)
        self._suspects = frozenset(suspects)
        self._gaps = gaps

    @classmethod
    def of(cls, entries: Iterable[Entry], parts: Sequence[RollPart]) -> Self:
        """Index what was read of some files, and what could not be."""
        suspects: set[str] = set()
        gaps = False
        for part in parts:
            reading, right = part.reading, {line.record.row for line in part.lines}
            keys = [
                reading.quietly("case", CASE),
                reading.quietly("citizen_id", IDENTITY),
            ]
            gaps = gaps or len(reading.records) != len(reading.table.records)
            for record in reading.records:
                if record.row in right and record.row not in reading.broken:
                    continue
                found = [key for read in keys if (key := read(record)) is not None]
                suspects.update(_text(key) for key in found)
                gaps = gaps or not found
        return cls(entries, suspects, gaps=gaps)

    def candidates(self, case: CaseNumber | None, identity: Identity | None) -> list[Entry]:
        """Give the lines that a case number means, or an identity number where no case does."""
        if case is not None and (found := self._by_case.get(case.text)):
            return found
        held = self._by_identity.get(identity.digits, []) if identity is not None else []
        if case is None:
            return held
        # A roll without case numbers keeps people under their identity number.
        return [
            entry for entry in held if identity and entry.beneficiary.case.text == identity.digits
        ]

    def may_hold(self, case: CaseNumber | None, identity: Identity | None) -> bool:
        """Whether a line that could not be read may be the one that is meant."""
        said = {_text(key) for key in (case, identity) if key is not None}
        return self._gaps or not said.isdisjoint(self._suspects)


class LineFinder:
    """Finds the line of the roll that a record means, and says so where it cannot."""

    def __init__(
        self, reading: ListReading, defaults: ListDefaults, index: RollIndex | None
    ) -> None:
        self._reading = reading
        self._index = index
        self._default = defaults.programme
        self._case = reading.reader("case", CASE, repeats=False)
        manner = attrs.evolve(IDENTITY, propose=self._likely)
        self._identity = reading.reader("citizen_id", manner, repeats=False)
        self._name = reading.required("name", NAME)
        self._programme = reading.reader("programme", PROGRAMME)

    def __call__(self, record: Record) -> Entry | None:
        """Give the line, or ``None`` with the reason among the problems."""
        case, identity = self._case(record), self._identity(record)
        name, programme = self._name(record), self._programme(record)
        if (
            not self._says_whom(record)
            or self._index is None
            or (case is None and identity is None)
        ):
            return None
        candidates = self._index.candidates(case, identity)
        wanted = self._of_programme(candidates, programme)
        if not wanted:
            if not self._index.may_hold(case, identity):
                self._fault(record, Code.DELTA_ABSENT)
            return None
        if len(wanted) > 1:
            self._fault(record, Code.DELTA_AMBIGUOUS)
            return None
        self._compare(record, wanted[0], name, identity)
        return wanted[0]

    def _likely(self, cell: CellValue, record: Record) -> Likely | None:
        """Propose an identity number; the roll may have it, under the name that is said."""
        lost = zero_lost(cell, birth_beside(record), sex_beside(record))
        if lost is None or lost.contradicted or self._index is None:
            return IDENTITY.propose(cell, record)
        name = self._name(record)
        held = self._index.candidates(None, CitizenId(lost.digits))
        if name is None or not held:
            return lost.likely
        known = (entry.beneficiary.person.name for entry in held)
        if any(name.matches(one) is NameMatch.DIFFERENT for one in known):
            return None
        return attrs.evolve(lost, agreeing=(*lost.agreeing, _ON_ROLL)).likely

    def _says_whom(self, record: Record) -> bool:
        fields = [field for field in ("case", "citizen_id") if self._reading.has(field)]
        if fields and all(record[field] is None for field in fields):
            self._reading.fault(record.row, fields[0], Code.ENTRY_KEY)
            return False
        return bool(fields)

    def _of_programme(self, entries: list[Entry], programme: Programme | None) -> list[Entry]:
        if programme is not None:
            return [entry for entry in entries if entry.programme == programme]
        if len(entries) > 1 and self._default is not None:
            return [entry for entry in entries if entry.programme == self._default] or entries
        return entries

    def _compare(
        self, record: Record, entry: Entry, name: PersonName | None, identity: Identity | None
    ) -> None:
        """The case alone could be a slip of one row: name and number have to agree with it."""
        held_name = entry.beneficiary.person.name
        if name is not None and name.matches(held_name) is NameMatch.DIFFERENT:
            self._reading.fault(record.row, "name", Code.DELTA_NAME)
        held = identity_of_entry(entry)
        if identity is not None and type(identity) is type(held) and identity != held:
            self._reading.fault(record.row, "citizen_id", Code.DELTA_CITIZEN_ID)

    def _fault(self, record: Record, code: Code) -> None:
        field = "case" if record["case"] is not None else "citizen_id"
        self._reading.fault(record.row, field, code)


def _text(key: CaseNumber | Identity) -> str:
    return key.text if isinstance(key, CaseNumber) else key.digits
