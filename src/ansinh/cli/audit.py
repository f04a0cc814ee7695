"""``ansinh audit``: whether a book still is what was written to it, and how far it is."""

import re
from pathlib import Path
from typing import Any, Final

import click

from ansinh.books.audit import AuditFinding, AuditReport
from ansinh.books.audit import audit as audited
from ansinh.books.opening import store_to_read
from ansinh.books.store import Head
from ansinh.cli.book.asked import Asked
from ansinh.cli.book.options import BOOK
from ansinh.cli.book.words import ANCHOR, anchor_text
from ansinh.cli.folder import read_sources
from ansinh.cli.options import SETTINGS_OPTION, shown
from ansinh.cli.screen import Column, Screen, screen_for
from ansinh.cli.settings import settings_from
from ansinh.cli.usage import BadValue
from ansinh.errors import BookRefused, Code, Text, explanation
from ansinh.errors.text import Language

_ANCHOR: Final = re.compile(r"([1-9][0-9]{0,18}):([0-9a-f]{64})", re.ASCII)


class AnchorType(click.ParamType[Head]):
    """An anchor as it was printed: ``COUNT:HASH``."""

    name = "COUNT:HASH"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Head:
        """Read the anchor, or end with what is wrong."""
        if isinstance(value, Head):
            return value
        found = _ANCHOR.fullmatch(str(value).strip().lower())
        if found is None:
            reason = Text(
                "an anchor is a number, a colon and 64 digits or letters a-f",
                "neo gồm một số, dấu hai chấm và 64 chữ số hoặc chữ a-f",
            )
            raise BadValue(reason, param, ctx)
        return Head(int(found[1]), found[2])


@click.command()
@BOOK
@click.option(
    "--anchor",
    type=AnchorType(),
    help="Neo đã ghi trên danh sách ký, để đối chiếu. / "
    "The anchor of a signed list, to hold the book against.",
)
@SETTINGS_OPTION
@shown
def audit(
    *,
    book: str,
    anchor: Head | None,
    settings_file: Path | None,
    language: Language,
    as_json: bool,
) -> int:
    """Kiểm tra sổ chi trả và in neo. / Verify a month book, print its anchor.

    Không cần khóa của cơ quan, không thay đổi gì; có cấu hình (--settings) thì kiểm tra thêm bằng
    khóa. / Needs no key and changes nothing; with settings the key is tried too.
    """
    screen = screen_for(language, as_json=as_json)
    asked = Asked(book=book)
    if asked.begins:
        raise BookRefused(Code.BOOK_MISSING)
    store = store_to_read(asked.url)
    try:
        with screen.working(Text("going through the book", "đang kiểm tra sổ")):
            report = audited(store, key=_key(settings_file), anchor=anchor)
    finally:
        store.close()
    _show(screen, report, anchor)
    screen.finish(_document(book, report))
    return 0 if report.sound else 1


def _key(settings_file: Path | None) -> bytes | None:
    if settings_file is None:
        return None
    source = read_sources((settings_file,))[settings_file]
    return settings_from(source, settings_file.parent).agency.key


def _show(screen: Screen, report: AuditReport, anchor: Head | None) -> None:
    screen.facts(
        [
            (Text("Events", "Sự kiện"), str(report.head.count)),
            (Text("Parts", "Phần ghi"), str(report.items)),
            (Text("Documents", "Tài liệu"), str(report.documents)),
            (Text("Documents erased", "Tài liệu đã xóa"), str(report.erased)),
            (Text("References given", "Mã tham chiếu đã cấp"), str(report.references)),
            (Text("Keys that are live", "Khóa đang giữ"), str(report.live)),
        ]
    )
    if not report.sound:
        _findings(screen, report)
        return
    screen.say(
        Text(
            "The book is what was written to it.",
            "Sổ nguyên vẹn, đúng như đã ghi.",
        )
    )
    screen.command(ANCHOR, anchor_text(report.head))
    if anchor is not None:
        since = report.head.count - anchor.count
        screen.say(
            Text(
                f"The anchor fits; {since} events were added since.",
                f"Neo khớp; từ đó đã ghi thêm {since} sự kiện.",
            )
        )


def _findings(screen: Screen, report: AuditReport) -> None:
    columns = (
        Column(Text("Event", "Sự kiện"), figure=True),
        Column(Text("Part", "Phần"), figure=True),
        Column(Text("Where", "Chỗ sai")),
        Column(Text("Finding", "Nội dung")),
        Column(Text("Code", "Mã")),
    )
    rows = [
        (
            str(found.event or ""),
            str(found.n or ""),
            found.part,
            explanation(found.code).rule.in_language(screen.language),
            found.code.value,
        )
        for found in report.findings
    ]
    screen.table(columns, rows)
    count = len(report.findings) + report.unlisted
    screen.say(
        Text(
            f"{count} things are not as they were written: use this book no more, keep it, "
            "and go on from a copy whose anchor fits.",
            f"{count} điểm không đúng như đã ghi: ngừng dùng sổ này, giữ nguyên trạng, "
            "dùng bản sao có neo khớp.",
        )
    )


def _document(book: str, report: AuditReport) -> dict[str, Any]:
    return {
        "ok": report.sound,
        "book": book,
        "anchor": anchor_text(report.head) if report.sound else None,
        "head": {"count": report.head.count, "hash": report.head.hash},
        "parts": report.items,
        "documents": report.documents,
        "erased": report.erased,
        "references": report.references,
        "live": report.live,
        "findings": [_finding(found) for found in report.findings],
        "unlisted": report.unlisted,
    }


def _finding(found: AuditFinding) -> dict[str, Any]:
    rule = explanation(found.code).rule
    return {
        "code": found.code.value,
        "event": found.event,
        "item": found.n,
        "part": found.part,
        "message": {"vi": rule.vi, "en": rule.en},
    }
