"""Words that mean one of a few things: a reason, a capacity."""

from ansinh.boundary.typed.manner import Manner
from ansinh.boundary.typed.texts import text, text_of
from ansinh.boundary.words import meaning_of
from ansinh.errors import Code, InvalidRoll
from ansinh.formats.sheet import CellValue


def word_of(table: str, code: Code) -> Manner[str]:
    """Make the manner of a word that means one of a few things."""

    def strict(cell: CellValue) -> str:
        meaning = meaning_of(table, text_of(cell))
        if meaning is None:
            raise InvalidRoll(code)
        return meaning

    return text(strict)
