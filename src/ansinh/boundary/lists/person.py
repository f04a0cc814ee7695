"""Who stands in a line: the person's columns become a `Person`."""

from collections.abc import Callable
from typing import Final

from ansinh.boundary.lists.reading import ListReading, Reader
from ansinh.boundary.typed.days import BIRTH, birth_of, of_births
from ansinh.boundary.typed.identities import IDENTITY
from ansinh.boundary.typed.phones import PHONE
from ansinh.boundary.typed.sexes import SEX
from ansinh.boundary.typed.texts import NAME, text_of
from ansinh.boundary.words import meaning_of
from ansinh.errors import Code
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import BirthDate, CitizenId, LegacyIdNumber, Person, Sex

_MARK = "x"


def person_reader(reading: ListReading) -> Reader[Person]:
    """Make the reader of the beneficiary: name, birth, sex, identity number, telephone."""
    name_in = reading.required("name", NAME)
    identity_in = reading.reader("citizen_id", IDENTITY, repeats=False)
    phone_in = reading.reader("phone", PHONE, repeats=False)
    birth_in = _birth_reader(reading)

    def read(record: Record) -> Person | None:
        name = name_in(record)
        birth, sex = birth_in(record)
        identity = identity_in(record)
        phone = phone_in(record)
        if name is None:
            return None
        citizen_id = identity if type(identity) is CitizenId else None
        legacy_id = identity if type(identity) is LegacyIdNumber else None
        return Person(name, birth, sex, citizen_id, legacy_id, phone)

    return read


def _birth_reader(
    reading: ListReading,
) -> Callable[[Record], tuple[BirthDate | None, Sex | None]]:
    birth_in = reading.reader("birth", BIRTH)
    sex_in = reading.reader("sex", SEX)
    male_in = reading.reader("birth_male", BIRTH_OR_MARK)
    female_in = reading.reader("birth_female", BIRTH_OR_MARK)
    wanted = [field for field in ("birth", "birth_male", "birth_female") if reading.has(field)]
    under_sex = reading.has("birth_male") or reading.has("birth_female")

    def read(record: Record) -> tuple[BirthDate | None, Sex | None]:
        birth, sex = birth_in(record), sex_in(record)
        if under_sex:
            birth, sex = _joined(record, birth, sex)
        if birth is None and wanted and all(record[field] is None for field in wanted):
            reading.fault(record.row, wanted[0], Code.CELL_EMPTY)
        return birth, sex

    def _joined(
        record: Record, birth: BirthDate | None, sex: Sex | None
    ) -> tuple[BirthDate | None, Sex | None]:
        male, female = male_in(record), female_in(record)
        said = male if female is None else female
        if said is None:
            return birth, sex
        stands = Sex.MALE if female is None else Sex.FEMALE
        field = "birth_male" if female is None else "birth_female"
        born = said if isinstance(said, BirthDate) else birth
        both = male is not None and female is not None
        if both or sex not in {None, stands} or birth not in {None, born}:
            reading.fault(record.row, field, Code.BIRTH_SEX)
        return born, stands

    return read


def _birth_or_mark(cell: CellValue) -> BirthDate | str:
    """Read what stands under Nam or Nữ: the birth date, or a cross beside a column of dates."""
    if type(cell) is str and meaning_of("mark", text_of(cell)) is not None:
        return _MARK
    return birth_of(cell)


BIRTH_OR_MARK: Final = of_births(_birth_or_mark)
