"""Write the JSON Schemas of documents into docs/schemas, of files by hand into its folder files.

    .venv/bin/python docs/document_schemas.py

A test compares them with what this would write. A schema that changes in what it allows wants a new
`VERSION` in ansinh.boundary.documents: docs/reference/documents.md says when.
"""

import json
from pathlib import Path
from typing import Any

from ansinh.boundary.documents import names, schema_of
from ansinh.boundary.file_schemas import FILE_KINDS, file_schema

SCHEMAS = Path(__file__).parent / "schemas"


FILES = SCHEMAS / "files"


def schema_text(schema: dict[str, Any]) -> str:
    """Give a schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILES.mkdir(parents=True, exist_ok=True)
    for old in SCHEMAS.rglob("*.json"):
        old.unlink()
    for kind in names():
        (SCHEMAS / f"{kind}.json").write_text(schema_text(schema_of(kind)), "utf-8")
    for kind in FILE_KINDS:
        (FILES / f"{kind}.json").write_text(schema_text(file_schema(kind)), "utf-8")
