"""Values that one JSON text or number says: đồng, months, days, ids, names, words of a choice."""

import base64
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import AfterValidator, WithJsonSchema

from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.refusal import refuse
from ansinh.boundary.documents.words import description_of
from ansinh.errors import Code, InvalidDate, InvalidMonth, InvalidValue
from ansinh.money import LARGEST, Dong
from ansinh.months import Month, parse_date
from ansinh.payment import Reference
from ansinh.people import (
    BirthDate,
    CaseNumber,
    CitizenId,
    LegacyIdNumber,
    PersonKey,
    PersonName,
    PhoneNumber,
)

_MONTH: Final = "(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])"
_DAY: Final = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_BIRTH: Final = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_FRACTION: Final = "-?(?:0|[1-9][0-9]{0,29})(?:/[1-9][0-9]{0,29})?"
_HEX: Final = "[0-9a-f]{64}"
_KEBAB: Final = "^[a-z0-9]+(?:-[a-z0-9]+)*$"
_REMEMBERED: Final = 4096

_GROWING: Final = frozenset({Code})
"""Words that every release adds to: a schema gives their form, not the words."""


def scalar(
    base: type,
    schema: Mapping[str, object],
    read: Callable[[Any], Any],
    write: Callable[[Any], Any],
    read_again: Callable[[Any], Any] | None = None,
) -> Codec:
    """Make the codec of a value that is one JSON text or number.

    `read_again` reads what `write` wrote, where that is quicker than reading what anybody may have.
    """
    again = read_again or read
    return Codec(Annotated[base, AfterValidator(read), WithJsonSchema(dict(schema))], write, again)


def choice(kind: type[Enum]) -> Codec:
    """Make the codec of a choice of words."""
    members = {member.value: member for member in kind}

    def read(word: str) -> Enum:
        member = members.get(word)
        if member is None:
            raise refuse(Code.DOCUMENT_CHOICE, choices=_listed(tuple(members)))
        return member

    said = {"pattern": _KEBAB} if kind in _GROWING else {"enum": list(members)}
    schema = {"type": "string", **said, **_about(kind)}
    return scalar(str, schema, read, attrgetter("value"), members.__getitem__)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) if len(words) <= 12 else "ansinh schema"


def _about(kind: type) -> dict[str, object]:
    return {"title": kind.__name__, "description": description_of(kind)}


def _text(
    kind: type,
    attribute: str,
    read_again: Callable[[Any], Any] | None = None,
    **facts: object,
) -> Codec:
    # The value's own rule refuses a text, with its own code; the schema says what it says.
    schema = {"type": "string", **facts, **_about(kind)}
    return scalar(str, schema, kind, attrgetter(attribute), read_again)


def _month(text: str) -> Month:
    if re.fullmatch(_MONTH, text) is None:
        raise InvalidMonth(Code.MONTH_TEXT)
    return Month.parse(text)


def _day(text: str) -> date:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        raise InvalidDate(Code.DATE_TEXT)
    return parse_date(text)


def _birth(text: str) -> BirthDate:
    if re.fullmatch("[0-9]{4}(?:-[0-9]{2}){0,2}", text) is None:
        raise InvalidDate(Code.BIRTH_DATE_TEXT)
    # No part is 0 here: "00" stands for "not known" on paper, and is left out in a document.
    year, *rest = (int(part) for part in text.split("-"))
    if 0 in rest:
        raise InvalidDate(Code.BIRTH_DATE_VALUE)
    return BirthDate(year, *rest)


def _birth_text(birth: BirthDate) -> str:
    parts = (f"{part:02}" for part in (birth.month, birth.day) if part is not None)
    return "-".join((f"{birth.year:04}", *parts))


def _fraction(text: str) -> Fraction:
    if re.fullmatch(_FRACTION, text) is None:
        raise refuse(Code.DOCUMENT_TYPE, expected="n/d")
    return Fraction(text)


def _fraction_text(fraction: Fraction) -> str:
    text = str(fraction)
    if re.fullmatch(_FRACTION, text) is None:
        raise InvalidValue(Code.JSON_NUMBER)
    return text


def _person_key(text: str) -> PersonKey:
    if re.fullmatch(_HEX, text) is None:
        raise refuse(Code.DOCUMENT_TYPE, expected="hex, 64")
    return PersonKey(text)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        refusal = refuse(Code.DOCUMENT_TYPE, expected="base64")
    raise refusal


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _in_bounds(number: int) -> int:
    if type(number) is not int or not -LARGEST <= number <= LARGEST:
        raise InvalidValue(Code.JSON_NUMBER)
    return number


def _known(read: Callable[..., Any]) -> Callable[[Any], Any]:
    """Remember what was read: the same months, days and coefficients stand in every line."""
    return lru_cache(maxsize=_REMEMBERED)(read)


def as_it_is(part: Any) -> Any:
    """Write what JSON has already."""
    return part


_BOUNDS: Final = MappingProxyType({"type": "integer", "minimum": -LARGEST, "maximum": LARGEST})

SCALARS: Final[Mapping[object, Codec]] = MappingProxyType(
    {
        str: Codec(str, as_it_is, as_it_is),
        bool: Codec(bool, as_it_is, as_it_is),
        int: scalar(int, _BOUNDS, _in_bounds, _in_bounds),
        bytes: scalar(str, {"type": "string", "contentEncoding": "base64"}, _bytes, _base64),
        date: scalar(
            str,
            {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
            _day,
            date.isoformat,
            _known(date.fromisoformat),
        ),
        Fraction: scalar(
            str,
            {"type": "string", "pattern": f"^{_FRACTION}$", "description": "An exact fraction."},
            _fraction,
            _fraction_text,
            _known(_fraction),
        ),
        Dong: scalar(int, {**_BOUNDS, **_about(Dong)}, Dong, attrgetter("value"), _known(Dong)),
        Month: scalar(
            str,
            {"type": "string", "pattern": f"^{_MONTH}$", **_about(Month)},
            _month,
            str,
            _known(Month.parse),
        ),
        BirthDate: scalar(
            str,
            {"type": "string", "pattern": f"^{_BIRTH}$", **_about(BirthDate)},
            _birth,
            _birth_text,
            _known(_birth),
        ),
        PersonKey: scalar(
            str,
            {"type": "string", "pattern": f"^{_HEX}$", **_about(PersonKey)},
            _person_key,
            attrgetter("hex"),
        ),
        CitizenId: _text(CitizenId, "digits", pattern="^[0-9]{12}$"),
        LegacyIdNumber: _text(LegacyIdNumber, "digits", pattern="^[0-9]{9}$"),
        PhoneNumber: _text(PhoneNumber, "digits", pattern="^0[0-9]{9,10}$"),
        Reference: _text(Reference, "text", pattern="^[A-Z0-9]{20}$"),
        CaseNumber: _text(CaseNumber, "text", minLength=1, maxLength=40, pattern="^[^\\s]+$"),
        PersonName: _text(
            PersonName,
            "text",
            _known(PersonName),
            minLength=1,
            maxLength=100,
            pattern="^[^0-9]+$",
        ),
    }
)
"""How the scalars of the domain are written and read."""
