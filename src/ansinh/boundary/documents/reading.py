"""`from_json`: a document becomes the value that it was made of."""

from functools import cache
from typing import Any, TypeVar, overload

from pydantic import TypeAdapter, ValidationError

from ansinh.boundary.documents.derive import codec_of
from ansinh.boundary.documents.kinds import VERSION, class_of, name_of, names
from ansinh.boundary.documents.loading import Unusable, load
from ansinh.boundary.documents.problems import problems_of
from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.formats.limits import MAX_PROBLEMS

Value = TypeVar("Value")
_ENVELOPE = ("ansinh", "version", "value")


@overload
def from_json(text: str | bytes, kind: type[Value], *, source: str = "") -> Value: ...
@overload
def from_json(text: str | bytes, kind: str | None = None, *, source: str = "") -> Any: ...
def from_json(text: str | bytes, kind: type | str | None = None, *, source: str = "") -> Any:
    """Read a document (đọc tài liệu JSON); the value is equal to the one that was written.

    `kind` is what it must be: a class, or a document's name; without it, whatever it says it is.
    `source` is the file's name for the problems. A problem's place is the path in the document,
    ``value.entries[3].beneficiary.person.citizen_id``.

    >>> from_json('{"ansinh": "month", "version": 1, "value": "2024-07"}')
    Month(year=2024, number=7)

    Raises:
        UnreadableFile: With all problems: ``json-…`` of the text, ``document-…`` of its shape
            and its totals, and the codes of the values.
        UnknownDocument: ``document-kind``, ``document-none``: of `kind`.
    """
    expected = name_of(kind) if isinstance(kind, type) else kind
    if expected is not None:
        class_of(expected)
    document = load(text, source)
    problems = _envelope_problems(document, expected, source)
    if not problems:
        value, problems = _read(document["value"], document["ansinh"], source)
        if not problems:
            return value
    raise UnreadableFile(problems[:MAX_PROBLEMS])


@cache
def _reader(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(codec_of(class_of(name)).annotation)


def _read(part: object, name: str, source: str) -> tuple[Any, list[Problem]]:
    try:
        return _reader(name).validate_python(part, strict=True), []
    except ValidationError as error:
        return None, problems_of(error, source, codec_of(class_of(name)))
    except RecursionError:
        return None, [problem(Code.JSON_DEPTH, Position(source))]


def _envelope_problems(document: object, expected: str | None, source: str) -> list[Problem]:
    if isinstance(document, Unusable):
        return [problem(document.code, Position(source))]
    if not isinstance(document, dict):
        return [problem(Code.DOCUMENT_TYPE, Position(source), expected="object")]
    problems = [
        problem(Code.DOCUMENT_FIELD_MISSING, Position(source, header=key))
        for key in _ENVELOPE
        if key not in document
    ]
    problems += [
        problem(document[key].code, Position(source, header=key))
        for key in _ENVELOPE
        if isinstance(document.get(key), Unusable)
    ]
    if document.keys() - set(_ENVELOPE):
        problems.append(problem(Code.DOCUMENT_FIELD_UNKNOWN, Position(source)))
    if problems:
        return problems
    kind, version = document["ansinh"], document["version"]
    if not isinstance(kind, str) or kind not in names():
        problems.append(problem(Code.DOCUMENT_KIND, Position(source, header="ansinh"), nearest="-"))
    elif expected not in {None, kind}:
        place = Position(source, header="ansinh")
        problems.append(problem(Code.DOCUMENT_KIND_OTHER, place, kind=kind, expected=expected))
    if type(version) is not int or version != VERSION:
        place = Position(source, header="version")
        problems.append(problem(Code.DOCUMENT_VERSION, place, version=VERSION))
    return problems
