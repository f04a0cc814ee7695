"""``ansinh schema``: the JSON Schema of a kind of document, or of a file written by hand."""

from typing import Any

import click

from ansinh.boundary.documents import names, schema_of
from ansinh.boundary.file_schemas import FILE_KINDS, file_schema
from ansinh.cli.options import shown
from ansinh.cli.output import put_document
from ansinh.cli.screen import Column, screen_for
from ansinh.cli.usage import BadValue
from ansinh.errors import Text, UnknownDocument
from ansinh.errors.text import Language


@click.command()
@click.argument("name", required=False)
@click.option(
    "--list",
    "listed",
    is_flag=True,
    help="Liệt kê các loại tài liệu. / List the kinds of documents.",
)
@shown
@click.pass_context
def schema(
    ctx: click.Context, *, name: str | None, listed: bool, language: Language, as_json: bool
) -> int:
    """In lược đồ JSON của một loại tài liệu. / Print the JSON Schema of a kind."""
    if listed:
        return _list(language, as_json=as_json)
    argument = next(param for param in ctx.command.params if param.name == "name")
    if name is None:
        raise BadValue(Text("name a kind, or --list", "ghi tên loại, hoặc --list"), argument, ctx)
    try:
        document = _schema(name)
    except UnknownDocument as error:
        unknown = BadValue(_told(error), argument, ctx)
    else:
        put_document(document)
        return 0
    raise unknown


def _schema(name: str) -> dict[str, Any]:
    return file_schema(name) if name in FILE_KINDS else schema_of(name)


def _told(error: UnknownDocument) -> Text:
    return Text(f"{error.text.en}; {error.cure.en}", f"{error.text.vi}; {error.cure.vi}")


def _list(language: Language, *, as_json: bool) -> int:
    screen = screen_for(language, as_json=as_json)
    documents = [(name, _schema(name)) for name in sorted([*names(), *FILE_KINDS])]
    screen.table(
        (Column(Text("Kind", "Loại")), Column(Text("What it is", "Nội dung"))),
        [(name, document["description"]) for name, document in documents],
    )
    screen.finish(
        {
            "documents": [
                {"name": name, "id": document["$id"], "description": document["description"]}
                for name, document in documents
            ]
        }
    )
    return 0
