"""What pydantic found, as problems of ours: a code and a path, never the input."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.loading import Unusable
from ansinh.boundary.documents.refusal import Reason, Refusal
from ansinh.errors import Code, CodedError, Position, Problem, problem

_EXPECTED: Final = MappingProxyType(
    {
        "bool_type": "true, false",
        "dict_type": "object",
        "int_type": "integer",
        "list_type": "array",
        "model_attributes_type": "object",
        "model_type": "object",
        "string_type": "string",
    }
)
_WHOLE: Final = frozenset({"extra_forbidden"})
"""Errors whose last place is text of the document: the object around it is shown."""


def problems_of(error: ValidationError, source: str, codec: Codec) -> list[Problem]:
    """Give what is wrong, each thing once, in the order of the schema.

    Of a path only the fields that the schema has are shown: another word is the document's own.
    """
    found: dict[tuple[str, Code], Problem] = {}
    # The input is asked for only to know an `Unusable` part, the context only for a `Refusal`.
    for fault in error.errors(include_url=False):
        place: tuple[int | str, ...] = fault["loc"]
        if fault["type"] in _WHOLE:
            place = place[:-1]
        for reason in _reasons(fault):
            path = _path(place, codec) + (f".{reason.field}" if reason.field else "")
            if (path, reason.code) not in found:
                found[path, reason.code] = problem(
                    reason.code, Position(source, header=path), **reason.details
                )
    return list(found.values())


def _path(place: tuple[int | str, ...], codec: Codec) -> str:
    path = "value"
    for part in place:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part in codec.names:
            path += f".{part}"
        elif part not in codec.tags:
            path += ".…"
    return path


def _reasons(fault: Any) -> Iterator[Reason]:
    if type(fault["input"]) is Unusable:
        yield Reason(fault["input"].code)
        return
    match fault["type"]:
        case "value_error":
            yield from _refused(fault["ctx"]["error"])
        case "missing":
            yield Reason(Code.DOCUMENT_FIELD_MISSING)
        case "extra_forbidden":
            yield Reason(Code.DOCUMENT_FIELD_UNKNOWN)
        case "union_tag_not_found":
            yield Reason(Code.DOCUMENT_FIELD_MISSING, field="kind")
        case "union_tag_invalid":
            choices = fault["ctx"]["expected_tags"].replace("'", "")
            yield Reason(Code.DOCUMENT_CHOICE, {"choices": choices}, "kind")
        case "string_unicode":
            yield Reason(Code.JSON_TEXT)
        case other:
            yield Reason(Code.DOCUMENT_TYPE, {"expected": _EXPECTED.get(other, "ansinh schema")})


def _refused(error: ValueError) -> tuple[Reason, ...]:
    if isinstance(error, Refusal):
        return error.reasons
    if isinstance(error, CodedError):
        return (Reason(error.code, error.details),)
    return (Reason(Code.DOCUMENT_TYPE, {"expected": "ansinh schema"}),)
