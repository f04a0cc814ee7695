"""``ansinh person export``: what a book holds of a person, as one JSON file, for that person."""

from pathlib import Path

import click

from ansinh.cli.book.at_desk import with_book
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.whom import named, whom
from ansinh.errors import Code, Position, Text, UnreadableFile, problem
from ansinh.files import write_files


@click.command()
@named
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Tệp JSON để ghi; không ghi đè. / The JSON file to write; none is written over.",
)
@with_book
def export_person(desk: Desk, *, programme: str, case: str, id_file: Path | None, out: Path) -> int:
    """Xuất dữ liệu sổ giữ về một người. / Write what the book holds of a person.

    Tệp ghi tên người: chỉ chủ tệp đọc được. / The file names people: only its owner can read it.
    """
    if out.exists():
        raise UnreadableFile([problem(Code.FILE_EXISTS, Position(out.name))])
    person = whom(desk, programme=programme, case=case, id_file=id_file)
    with desk.screen.working(Text("looking through the book", "đang tìm trong sổ")):
        found = desk.book.export(person)
    write_files(out.parent, {out.name: found.to_json().encode()})
    parts, mentions = len(found.own), len(found.mentions)
    desk.screen.say(
        Text(
            f"{parts} parts about the person, {found.documents} with a document; "
            f"{mentions} of others that name them: {out.as_posix()}",
            f"{parts} phần ghi về người này, {found.documents} có tài liệu; "
            f"{mentions} phần của người khác có nhắc đến: {out.as_posix()}",
        )
    )
    desk.screen.finish(
        {
            "ok": True,
            "book": desk.asked.book,
            "parts": parts,
            "documents": found.documents,
            "mentions": mentions,
            "file": out.as_posix(),
        }
    )
    return 0
