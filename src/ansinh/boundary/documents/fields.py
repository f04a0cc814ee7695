"""`FieldFacts`: what a document needs to know of one field of a value."""

from collections.abc import Callable
from types import NoneType
from typing import Any, get_args, get_type_hints

import attrs

from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.controls import CONTROLS
from ansinh.boundary.documents.kinds import is_named_tuple


@attrs.frozen
class FieldFacts:
    """One field: its name in the class, its key in the document, its codec, its default.

    `make_default` is ``None`` where the field must be given. `control` marks a total that is
    derived from the others.
    """

    name: str
    key: str
    codec: Codec
    nullable: bool = False
    make_default: Callable[[], Any] | None = None
    control: bool = False

    @property
    def left_out_if_none(self) -> bool:
        """Whether the document leaves out what is not known: absent means ``None``."""
        return self.make_default is not None and self.make_default() is None


def fields_of(kind: type, codec_of: Callable[[Any], Codec]) -> tuple[FieldFacts, ...]:
    """Give the fields of a class's document: control totals first, then its own in their order."""
    hints = get_type_hints(kind)
    controls = [
        FieldFacts(
            control.name,
            control.name,
            codec_of(control.kind),
            nullable=False,
            make_default=None if control.required else _nothing,
            control=True,
        )
        for control in CONTROLS.get(kind, ())
    ]
    if is_named_tuple(kind):
        own = [FieldFacts(name, name, codec_of(hints[name])) for name in hints]
    else:
        own = [
            FieldFacts(
                field.name,
                field.alias or field.name,
                codec_of(hints[field.name]),
                nullable=NoneType in get_args(hints[field.name]),
                make_default=_default(field),
            )
            for field in attrs.fields(kind)
            if field.init
        ]
    return (*controls, *own)


def _default(field: "attrs.Attribute[Any]") -> Callable[[], Any] | None:
    default: Any = field.default
    if default is attrs.NOTHING:
        return None
    # `attrs.Factory` is a class that its stubs call a function.
    factory: Callable[[], Any] | None = getattr(default, "factory", None)
    return factory or (lambda: default)


def _nothing() -> None:
    return None
