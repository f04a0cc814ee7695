"""Values that are made of fields: a strict pydantic model of the document, and the way back."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace, UnionType
from typing import Annotated, Any, Final, Literal, get_args

import attrs
from pydantic import AfterValidator, BaseModel, Field, create_model

from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.fields import FieldFacts
from ansinh.boundary.documents.kinds import kebab
from ansinh.boundary.documents.refusal import Reason, Refusal
from ansinh.boundary.documents.scalars import as_it_is
from ansinh.boundary.documents.words import description_of
from ansinh.boundary.strict import StrictModel
from ansinh.entitlement import Category, Programme
from ansinh.errors import Code, CodedError
from ansinh.law import Citation
from ansinh.people import Bank, Channel, Commune, Paper
from ansinh.roll import Change

_UNIONS: Final[tuple[UnionType, ...]] = (Channel, Paper, Change)
_SHARED: Final = frozenset({Bank, Category, Citation, Commune, Programme})
"""Classes of texts, of which a list says the same few over and over."""

_MOST_SHARED: Final = 4096

_IN_UNIONS: Final = frozenset(kind for union in _UNIONS for kind in get_args(union))


def model_of(name: str, fields: Mapping[str, Any], description: str | None = None) -> Any:
    """Make the strict model of an object; each field is its type and its default."""
    return create_model(name, __base__=StrictModel, __doc__=description, **fields)


def word(text: str | int) -> tuple[Any, Any]:
    """Declare a field that says one thing only."""
    return Literal[text], ...


def codec_of_object(kind: type, fields: tuple[FieldFacts, ...]) -> Codec:
    """Make the codec of a class out of its fields.

    What is one of several (a channel, a paper, a change) says in a field `kind` which it is.
    """
    tag = kebab(kind) if kind in _IN_UNIONS else ""
    said = {"kind": word(tag)} if tag else {}
    model = model_of(
        kind.__name__,
        {**said, **{field.key: _declared(field) for field in fields}},
        description_of(kind),
    )
    names = {name for field in fields for name in (field.key, *field.codec.names)}
    return Codec(
        Annotated[model, AfterValidator(_builder(kind, tag, fields))],
        _writer(tag, fields),
        _reader(kind, tag, fields),
        frozenset({"kind", *names}),
        frozenset[str]({tag} if tag else ()).union(*(field.codec.tags for field in fields)),
    )


def codec_of_tagged(tag: str, codec: Codec) -> Codec:
    """Make the codec of a scalar that says which it is: ``{"kind": "dong", "value": 5}``."""
    fields = {"kind": word(tag), "value": (codec.annotation, ...)}
    model = model_of(f"{tag.capitalize()}Value", fields)
    return Codec(
        Annotated[model, AfterValidator(lambda part: part.value)],
        lambda part: {"kind": tag, "value": codec.write(part)},
        lambda part: codec.read(part["value"]),
        frozenset({"kind", "value"}),
        frozenset({tag}),
    )


def _declared(field: FieldFacts) -> tuple[Any, Any]:
    if field.make_default is None:
        return field.codec.annotation, ...
    default = field.make_default()
    shown = None if default is None else {"default": field.codec.write(default)}
    # A factory also for a plain default: pydantic would print a value of ours into the schema.
    return field.codec.annotation, Field(
        default_factory=field.make_default, json_schema_extra=shown
    )


def _writer(tag: str, fields: tuple[FieldFacts, ...]) -> Callable[[Any], dict[str, Any]]:
    head = {"kind": tag} if tag else {}
    parts = [
        (f.key, f.name, None if f.codec.write is as_it_is else f.codec.write, f.left_out_if_none)
        for f in fields
    ]

    def write(value: Any) -> dict[str, Any]:
        document: dict[str, Any] = head.copy()
        for key, name, written, left_out in parts:
            part = getattr(value, name)
            if part is None:
                if not left_out:
                    document[key] = None
            else:
                document[key] = part if written is None else written(part)
        return document

    return write


def _reader(
    kind: Callable[..., Any], tag: str, fields: tuple[FieldFacts, ...]
) -> Callable[[dict[str, Any]], Any]:
    beside = [field.key for field in fields if field.control] + (["kind"] if tag else [])
    readers: dict[str, Callable[[Any], Any] | None] = {
        field.key: None if field.codec.read is as_it_is else field.codec.read
        for field in fields
        if not field.control
    }

    def read(document: dict[str, Any]) -> Any:
        own = document
        if beside:
            own = {key: part for key, part in document.items() if key not in beside}
        given = {
            key: part if part is None or (known := readers[key]) is None else known(part)
            for key, part in own.items()
        }
        return kind(**given)

    return _once_each(read) if kind in _SHARED else read


def _once_each(
    read: Callable[[dict[str, Any]], Any],
) -> Callable[[dict[str, Any]], Any]:
    """Make equal values one: a commune stands in thousands of lines."""
    made: dict[tuple[Any, ...], Any] = {}

    def read_once(document: dict[str, Any]) -> Any:
        said = (*document, *document.values())
        try:
            value = made.get(said)
        except TypeError:  # something within is no text
            return read(document)
        if value is None:
            if len(made) >= _MOST_SHARED:
                made.clear()
            value = made[said] = read(document)
        return value

    return read_once


def _builder(kind: type, tag: str, fields: tuple[FieldFacts, ...]) -> Callable[[BaseModel], Any]:
    controls = tuple(field for field in fields if field.control)
    beside = {control.key for control in controls} | ({"kind"} if tag else set())

    def build(model: BaseModel) -> Any:
        # Not model_dump: the fields hold values of the domain by now.
        read = model.__dict__
        given = {key: read[key] for key in read if key not in beside} if beside else read
        try:
            value = kind(**given)
            if not controls:
                return value
            reasons = _misfits(value, read, controls)
        except CodedError as error:
            reasons = _reasons(kind, given) or [Reason(error.code, error.details)]
        else:
            if not reasons:
                return value
        raise Refusal(reasons)

    return build


def _misfits(
    value: object, read: Mapping[str, Any], controls: tuple[FieldFacts, ...]
) -> list[Reason]:
    """Compare what the document states of itself with what its lines come to."""
    return [
        Reason(Code.DOCUMENT_TOTAL, field=control.key)
        for control in controls
        if read[control.key] is not None and read[control.key] != getattr(value, control.name)
    ]


def _reasons(kind: type, given: Mapping[str, Any]) -> list[Reason]:
    """Ask the rules of the single fields, so that all of them speak, each at its place."""
    taken = {}
    for field in attrs.fields(kind):
        if field.init:
            part = given[field.alias or field.name]
            taken[field.name] = field.converter(part) if callable(field.converter) else part
    rehearsed = SimpleNamespace(**taken)
    reasons = []
    for field in attrs.fields(kind):
        if field.init and field.validator is not None:
            try:
                field.validator(rehearsed, field, taken[field.name])
            except CodedError as error:
                reasons.append(Reason(error.code, error.details, field.alias or field.name))
    return reasons
