"""`value_of`: what a cell of an OpenDocument sheet holds."""

import math
import re
from contextlib import suppress
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from ansinh.errors import Code
from ansinh.formats.cell_values import OUTER
from ansinh.formats.ods_names import CALC, OFFICE
from ansinh.formats.ods_xml import Attributes
from ansinh.formats.sheet import CellValue
from ansinh.formats.xml_part import Refusal


class Special(Enum):
    """What is no value."""

    ERROR = "error"
    """An error such as ``#N/A``."""


_TYPE: Final = f"{OFFICE}value-type"
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_DAY: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]*)?))?"
)
_DURATION: Final = re.compile(
    r"-?P(?:[0-9]+D)?T?(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:[.,][0-9]+)?S)?"
)
_ERROR: Final = re.compile(
    r"Err:[0-9]{3}|#(?:N/A|DIV/0!|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)"
)
_BOOLEANS: Final = {"true": True, "false": False}

Found = CellValue | time | Special
"""A value; a time alone stands for any time of day or span of time."""


def value_of(attributes: Attributes, text: str, row: int, column: int) -> Found:
    """Give the value, of which `text` is what the cell shows.

    Raises:
        Refusal: ``xlsx-damaged``: the value is none of its kind.
    """
    kind = attributes.get(_TYPE, "string")
    if _shows_error(attributes, text):
        return Special.ERROR
    if kind == "string":
        return attributes.get(f"{OFFICE}string-value", text).strip(OUTER) or None
    found: Found = None
    with suppress(ValueError):
        if kind in _NUMBERS:
            found = _number(attributes.get(f"{OFFICE}value", ""))
        elif kind == "date":
            found = _day(attributes.get(f"{OFFICE}date-value", ""))
        elif kind == "time":
            found = _time(attributes.get(f"{OFFICE}time-value", ""))
        elif kind == "boolean":
            found = _BOOLEANS.get(attributes.get(f"{OFFICE}boolean-value", ""))
    if found is None:
        raise Refusal(Code.XLSX_DAMAGED, row, column)
    return found


def _shows_error(attributes: Attributes, text: str) -> bool:
    if attributes.get(f"{CALC}value-type") == "error":
        return True
    return text.startswith(("#", "Err:")) and _ERROR.fullmatch(text) is not None


def _number(written: str) -> float:
    number = float(written) if _NUMBER.fullmatch(written) else math.inf
    if math.isinf(number):
        raise ValueError
    return number


def _day(written: str) -> date:
    match = _DAY.fullmatch(written)
    if match is None:
        raise ValueError
    day, clock = match[1], match[2]
    if clock is None or not clock.strip("0:.,T"):
        return date.fromisoformat(day)
    return datetime.fromisoformat(f"{day}T{clock[:8]}")


def _time(written: str) -> time:
    if _DURATION.fullmatch(written) is None:
        raise ValueError
    return time.min
