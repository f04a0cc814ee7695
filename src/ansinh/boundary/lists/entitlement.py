"""How much a line is owed, and by which decision."""

import hashlib
import re
from datetime import date
from typing import Final

from ansinh.boundary.lists.reading import ListReading, Reader
from ansinh.boundary.typed.days import DAY
from ansinh.boundary.typed.months import MONTH
from ansinh.boundary.typed.numbers import COEFFICIENT
from ansinh.boundary.typed.texts import text, text_of
from ansinh.entitlement import Category, Entitlement
from ansinh.errors import Code, InvalidEntitlement, InvalidValue
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.latin import fold
from ansinh.people import Document

_CODE: Final = re.compile(r"\w[\w.+-]{0,39}")
_CODE_AND_NAME: Final = re.compile(r"(\S*[0-9]\S*?) ?[-:–] ?(.*[^\W\d].*)")
_LONGEST: Final = 40
_DIGEST: Final = 8


def category_of(cell: CellValue) -> Category:
    """Read a group of beneficiaries: a code, a code with its name, or a name alone.

    A name alone is kept as it is written, under a code made of its letters.
    """
    text = str(cell) if type(cell) is float else text_of(cell)
    if _CODE.fullmatch(text):
        return Category(text)
    if (found := _CODE_AND_NAME.fullmatch(text)) and _CODE.fullmatch(found[1]):
        return Category(found[1], found[2].strip())
    code = re.sub(r"[^A-Z0-9]+", "-", fold(text)).strip("-")
    if not code:
        raise InvalidEntitlement(Code.CATEGORY_CODE)
    if len(code) > _LONGEST:
        digest = hashlib.sha256(code.encode()).hexdigest()[:_DIGEST]
        code = f"{code[: _LONGEST - _DIGEST - 1].rstrip('-')}-{digest}"
    return Category(code, text)


def _number_of(cell: CellValue) -> str:
    """Read a decision's number."""
    return Document(text_of(cell)).number


CATEGORY: Final = text(category_of)
NUMBER: Final = text(_number_of)


def decision_reader(reading: ListReading) -> Reader[Document]:
    """Make the reader of a decision: its number, with its day where one is given."""
    number_in = reading.reader("decision", NUMBER)
    day_in = reading.reader("decision_date", DAY)
    known: dict[tuple[str, date | None], Document] = {}

    def read(record: Record) -> Document | None:
        number, day = number_in(record), day_in(record)
        if number is None:
            if day is not None and record["decision"] is None:
                reading.fault(record.row, "decision_date", Code.DECISION_NUMBER)
            return None
        decision = known.get((number, day))
        if decision is None:
            decision = known[number, day] = Document(number, day)
        return decision

    return read


def entitlement_reader(reading: ListReading) -> Reader[Entitlement]:
    """Make the reader of what a line is owed: group, coefficient, amount, since, decision."""
    category_in = reading.reader("category", CATEGORY)
    coefficient_in = reading.reader("coefficient", COEFFICIENT)
    amount_in = reading.required("amount", reading.amount_manner("amount"))
    since_in = reading.reader("since", MONTH)
    decision_in = decision_reader(reading)

    def read(record: Record) -> Entitlement | None:
        category, coefficient = category_in(record), coefficient_in(record)
        amount, since, decision = amount_in(record), since_in(record), decision_in(record)
        if amount is None:
            return None
        try:
            return Entitlement(category, amount, coefficient, since, decision)
        except InvalidValue as error:
            code = error.code
        field = "coefficient" if code == Code.COEFFICIENT else "amount"
        reading.fault(record.row, field, code)
        return None

    return read
