"""A sex, in any of the words for it."""

from typing import Final

from ansinh.boundary.typed.texts import clean_text, text, text_of
from ansinh.boundary.words import meaning_of
from ansinh.errors import Code, InvalidRoll, InvalidValue
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import Sex


def _sex_of(cell: CellValue) -> Sex:
    meaning = meaning_of("sex", text_of(cell))
    if meaning is None:
        raise InvalidRoll(Code.SEX_WORD)
    return Sex(meaning)


def sex_beside(record: Record) -> Sex | None:
    """Give the sex that a line says, in its column or by the column that the birth stands in."""
    if record["birth_female"] is not None or record["birth_male"] is not None:
        return Sex.MALE if record["birth_female"] is None else Sex.FEMALE
    cell = record["sex"]
    try:
        return None if cell is None else _sex_of(clean_text(cell).cell)
    except InvalidValue:
        return None


SEX: Final = text(_sex_of)
