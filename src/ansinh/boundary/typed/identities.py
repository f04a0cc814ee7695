"""Identity numbers: twelve digits or nine, and what is left of them when the zeros in front go."""

from typing import Final

import attrs

from ansinh.boundary.typed.days import birth_beside
from ansinh.boundary.typed.digits import clean_digits, code_of
from ansinh.boundary.typed.manner import Cleaned, Likely, Manner, Normalised
from ansinh.boundary.typed.sexes import sex_beside
from ansinh.errors import Code, InvalidId, InvalidValue, ProposalKind, Text
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import BirthDate, CitizenId, LegacyIdNumber, Sex, is_place_code

_WHOLE: Final = 12
_OLD: Final = 9
_WITHOUT_ZEROS: Final = (10, 11)

_ZEROS: Final = Text("12 digits with the 0 put back", "thêm số 0 ở đầu thì đủ 12 chữ số")
_OLD_ZERO: Final = Text(
    "8 digits from a number cell; an old card's number has 9",
    "8 chữ số từ ô kiểu số; số CMND có 9 chữ số",
)
_PLACE: Final = Text(
    "the place code is a province's", "mã nơi đăng ký khai sinh là mã tỉnh có thật"
)
_YEAR: Final = Text("its year is the year of birth", "năm sinh trong số khớp năm sinh của dòng")
_SEX: Final = Text("its sex is that of the line", "giới tính trong số khớp giới tính của dòng")


def _identity_of(cell: CellValue) -> CitizenId | LegacyIdNumber:
    """Read an identity number: twelve digits, or the nine of an old card."""
    digits = code_of(cell)
    return LegacyIdNumber(digits) if len(digits) == _OLD else CitizenId(digits)


def _citizen_id_of(cell: CellValue) -> CitizenId:
    return CitizenId(code_of(cell))


def _clean_citizen_id(cell: CellValue) -> Cleaned:
    """Clean a number of twelve digits; nothing can be lost of one that has them all.

    Raises:
        InvalidValue: ``id-zero-lost``, ``cell-number-rounded``.
    """
    cleaned = clean_digits(cell)
    digits = cleaned.cell
    if type(digits) is str and _lacks_zeros(digits):
        raise InvalidId(Code.ID_ZERO_LOST)
    return cleaned


def _clean_identity(cell: CellValue) -> Cleaned:
    cleaned = _clean_citizen_id(cell)
    if _is_old_without_zero(cleaned):
        raise InvalidId(Code.ID_ZERO_LOST)
    return cleaned


def _lacks_zeros(digits: str) -> bool:
    """Whether zeros may be missing in front; one that begins with 0 lacks another digit."""
    return _is_digits(digits) and len(digits) in _WITHOUT_ZEROS and digits[0] != "0"


def _is_old_without_zero(cleaned: Cleaned) -> bool:
    digits = cleaned.cell
    typed_as_number = Normalised.NUMBERS in cleaned.kinds
    return typed_as_number and type(digits) is str and len(digits) == _OLD - 1


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


@attrs.frozen(repr=False)
class ZeroLost:
    """A citizen id with the zeros put back, and what in a line speaks for it or against it."""

    digits: str
    agreeing: tuple[Text, ...]
    contradicted: bool

    @property
    def likely(self) -> Likely | None:
        """The proposal, unless something contradicts it or nothing speaks for it."""
        if self.contradicted or not self.agreeing:
            return None
        return Likely(ProposalKind.ZEROS, self.digits, _joined((_ZEROS, *self.agreeing)))


def zero_lost(cell: CellValue, birth: BirthDate | None, sex: Sex | None) -> ZeroLost | None:
    """Put the zeros back in front, and hold the number against a person's birth and sex.

    The sex alone says too little: every second number has it. A place code that is no province's
    is no contradiction, since there may be new ones; then the year of birth has to agree.
    """
    try:
        digits = clean_digits(cell).cell
    except InvalidValue:
        return None
    if type(digits) is not str or not _lacks_zeros(digits):
        return None
    whole = digits.rjust(_WHOLE, "0")
    implied = CitizenId(whole).implied
    agreeing = []
    if is_place_code(implied.place_code):
        agreeing.append(_PLACE)
    if birth is not None and birth.year == implied.birth_year:
        agreeing.append(_YEAR)
    if agreeing and sex == implied.sex:
        agreeing.append(_SEX)
    contradicted = (birth is not None and birth.year != implied.birth_year) or (
        sex is not None and sex != implied.sex
    )
    return ZeroLost(whole, tuple(agreeing), contradicted)


def _joined(parts: tuple[Text, ...]) -> Text:
    return Text("; ".join(part.en for part in parts), "; ".join(part.vi for part in parts))


def _likely_of_line(cell: CellValue, record: Record) -> Likely | None:
    lost = zero_lost(cell, birth_beside(record), sex_beside(record))
    return _old_zero_lost(cell) if lost is None else lost.likely


def _likely_of_new(cell: CellValue, record: Record) -> Likely | None:
    lost = zero_lost(cell, birth_beside(record, ("new_birth",)), None)
    return None if lost is None else lost.likely


def _likely_of_another(cell: CellValue, _record: Record) -> Likely | None:
    """Propose a representative's number: of them the line says neither birth nor sex."""
    lost = zero_lost(cell, None, None)
    return None if lost is None else lost.likely


def _old_zero_lost(cell: CellValue) -> Likely | None:
    try:
        cleaned = clean_digits(cell)
    except InvalidValue:
        return None
    if not _is_old_without_zero(cleaned):
        return None
    return Likely(ProposalKind.ZEROS, f"0{cleaned.cell}", _OLD_ZERO)


IDENTITY: Final = Manner(_identity_of, _clean_identity, _likely_of_line)
NEW_CITIZEN_ID: Final = Manner(_citizen_id_of, _clean_citizen_id, _likely_of_new)
REPRESENTATIVE_ID: Final = Manner(_citizen_id_of, _clean_citizen_id, _likely_of_another)
