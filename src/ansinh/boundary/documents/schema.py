"""`schema_of`: the JSON Schema of a kind of document."""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from ansinh.boundary.documents.derive import codec_of
from ansinh.boundary.documents.kinds import VERSION, class_of
from ansinh.boundary.documents.objects import model_of, word
from ansinh.boundary.documents.words import description_of

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


_ENVELOPE: Final = ("type", "properties", "required", "additionalProperties", "$defs")


class _Quiet(GenerateJsonSchema):
    """Titles are those of the classes; a field's title would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def schema_of(name: str) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a kind of document, as ``roll`` or ``payment-batch``.

    >>> schema_of("month")["$id"]
    'urn:ansinh:document:month:1'

    Raises:
        UnknownDocument: ``document-kind``.
    """
    kind = class_of(name)
    fields = {
        "ansinh": word(name),
        "version": word(VERSION),
        "value": (codec_of(kind).annotation, ...),
    }
    envelope = model_of(f"{kind.__name__}Document", fields)
    derived = envelope.model_json_schema(schema_generator=_Quiet)
    return {
        "$schema": DIALECT,
        "$id": f"urn:ansinh:document:{name}:{VERSION}",
        "title": kind.__name__,
        "description": description_of(kind),
        **{key: derived[key] for key in _ENVELOPE if key in derived},
    }
