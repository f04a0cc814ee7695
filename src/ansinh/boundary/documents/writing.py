"""`to_document`, `to_json`: a value becomes a document."""

import json
from typing import Any

from ansinh.boundary.documents.derive import codec_of
from ansinh.boundary.documents.kinds import VERSION, name_of
from ansinh.errors import Code, InvalidValue
from ansinh.latin import encodes


def to_document(value: object) -> dict[str, Any]:
    """Make the document of a public value (lập tài liệu), of nothing but what JSON has.

    It names people: what is masked elsewhere stands in it in full. The agency's key never does.

    >>> from ansinh import Dong
    >>> to_document(Dong(500_000))
    {'ansinh': 'dong', 'version': 1, 'value': 500000}

    Raises:
        UnknownDocument: ``document-none``: of this class there is no document.
        InvalidValue: ``json-number``: a number has more than 15 digits.
    """
    kind: Any = type(value)
    return {"ansinh": name_of(kind), "version": VERSION, "value": codec_of(kind).write(value)}


def to_json(value: object) -> str:
    """Write the document of a public value as JSON; equal values give the same text.

    One line, fields in the order of the schema, letters as they are; write it as UTF-8.

    Raises:
        UnknownDocument: ``document-none``.
        InvalidValue: ``json-number``; ``json-text``: a text has half a surrogate pair.
    """
    text = json.dumps(
        to_document(value), ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    if not encodes(text, "utf-8"):
        raise InvalidValue(Code.JSON_TEXT)
    return text
