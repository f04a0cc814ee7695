"""Every public value as a JSON document: with a kind, a version and a published schema.

``{"ansinh": "roll", "version": 1, "value": {…}}``. One mechanism derives, from a value class, the
strict pydantic model of its document, its JSON Schema and the two ways between them; a value that
is read back is equal to the one that was written.

`codec_of` gives what writes and reads the parts alone, for whoever keeps many of them.

`kinds` says which values have a document, `scalars` how one field is written, `derive` how values
are made of fields, `controls` which totals are checked; `loading` turns text into JSON and takes
nothing that two readers could read in two ways.
"""

from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.derive import codec_of
from ansinh.boundary.documents.kinds import VERSION, names
from ansinh.boundary.documents.reading import from_json
from ansinh.boundary.documents.schema import schema_of
from ansinh.boundary.documents.writing import to_document, to_json

__all__ = [
    "VERSION",
    "Codec",
    "codec_of",
    "from_json",
    "names",
    "schema_of",
    "to_document",
    "to_json",
]
