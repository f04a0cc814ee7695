"""How the document of a type follows from its fields; worked out once for each type."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, Field

from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.fields import fields_of
from ansinh.boundary.documents.kinds import is_value, kebab
from ansinh.boundary.documents.objects import codec_of_object, codec_of_tagged
from ansinh.boundary.documents.scalars import SCALARS, as_it_is, choice
from ansinh.money import Dong

_OPEN: Final = MappingProxyType({Dong: "dong", Fraction: "fraction", int: "number", str: "text"})
"""What a `Step` may hold: a type variable stands for one of these, and the document says which."""


@cache
def codec_of(hint: Any) -> Codec:
    """Give the codec of a type as the fields of the values declare it.

    Raises:
        TypeError: The type has no document; the value's author hears of it in our tests.
    """
    if hint in SCALARS:
        return SCALARS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if isinstance(hint, TypeVar):
        tagged = {tag: codec_of_tagged(tag, codec_of(kind)) for kind, tag in _OPEN.items()}
        return _union(tagged, tuple(_OPEN))
    if origin in {Union, UnionType}:
        return _either(arguments)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _several(codec_of(arguments[0]))
    if origin is Mapping:
        return _mapping(*(codec_of(part) for part in arguments))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choice(hint)
    if is_value(hint):
        return codec_of_object(hint, fields_of(hint, codec_of))
    message = f"no document for {hint!r}"
    raise TypeError(message)


def _either(arguments: tuple[Any, ...]) -> Codec:
    kinds = tuple(kind for kind in arguments if kind is not NoneType)
    if len(kinds) == 1:
        codec = codec_of(kinds[0])
    else:
        codec = _union({kebab(kind): codec_of(kind) for kind in kinds}, kinds)
    if len(kinds) == len(arguments):
        return codec
    write, read = codec.write, codec.read
    return Codec(
        codec.annotation | None,
        lambda part: None if part is None else write(part),
        lambda part: None if part is None else read(part),
        codec.names,
        codec.tags,
    )


def _union(by_tag: Mapping[str, Codec], kinds: tuple[Any, ...]) -> Codec:
    codecs = tuple(by_tag.values())
    writers = {kind: codec.write for kind, codec in zip(kinds, codecs, strict=True)}
    readers = {tag: codec.read for tag, codec in by_tag.items()}
    strict: Any = Union[tuple(codec.annotation for codec in codecs)]  # noqa: UP007 - made at run time
    return Codec(
        Annotated[strict, Field(discriminator="kind")],
        lambda part: writers[type(part)](part),
        lambda part: readers[part["kind"]](part),
        frozenset[str]().union(*(codec.names for codec in codecs)),
        frozenset[str]().union(*(codec.tags for codec in codecs)),
    )


def _several(codec: Codec) -> Codec:
    write, read = codec.write, codec.read
    return Codec(
        Annotated[list[codec.annotation], AfterValidator(tuple)],  # type: ignore[name-defined] # made at run time
        list if write is as_it_is else lambda parts: [write(part) for part in parts],
        tuple if read is as_it_is else lambda parts: tuple([read(part) for part in parts]),
        codec.names,
        codec.tags,
    )


def _mapping(key: Codec, item: Codec) -> Codec:
    def write(parts: Mapping[Any, Any]) -> dict[str, Any]:
        written = {key.write(name): item.write(part) for name, part in parts.items()}
        return dict(sorted(written.items()))

    def read(parts: Mapping[Any, Any]) -> dict[Any, Any]:
        return {key.read(name): item.read(part) for name, part in parts.items()}

    annotation = dict[key.annotation, item.annotation]  # type: ignore[name-defined] # made at run time
    return Codec(annotation, write, read, item.names, item.tags)
