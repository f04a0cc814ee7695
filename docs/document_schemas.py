"""Write the JSON Schemas of all documents into docs/schemas.

    .venv/bin/python docs/document_schemas.py

A test compares them with what this would write. A schema that changes in what it allows wants a new
`VERSION` in ansinh.boundary.documents: docs/reference/documents.md says when.
"""

import json
from pathlib import Path

from ansinh.boundary.documents import names, schema_of

SCHEMAS = Path(__file__).parent / "schemas"


def schema_text(name: str) -> str:
    """Give a schema as its file has it."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    for old in SCHEMAS.glob("*.json"):
        old.unlink()
    for kind in names():
        (SCHEMAS / f"{kind}.json").write_text(schema_text(kind), "utf-8")
