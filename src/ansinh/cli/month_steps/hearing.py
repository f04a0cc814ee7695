"""``ansinh month results``: the providers' answers, as they come, in parts and in any order."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Heard
from ansinh.boundary import SourceFile
from ansinh.cli.book.answer_findings import finding_document, show_findings
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.recalls import show_asked_back
from ansinh.cli.folder import read_sources
from ansinh.cli.month_document import answers_document
from ansinh.cycle import Answer
from ansinh.errors import Text
from ansinh.months import Month


@click.command()
@step
@click.argument("answers", nargs=-1, required=True, type=click.Path(path_type=Path))
def hear_results(desk: Desk, act: Act, *, answers: tuple[Path, ...]) -> int:
    """Đọc kết quả chi trả. / Take in the providers' answers.

    Đọc từng phần, nhiều lần; một tệp có lỗi thì không ghi tệp nào. / In parts, any number of
    times; a problem in one file, and none is taken in.
    """
    month = desk.month("results")
    heard = heard_by(desk, act, month, read_sources(answers).values())
    missing = len(heard.reconciliation.missing)
    document = {**_document(heard), **show_asked_back(desk, month)}
    desk.finish(month, heard.receipt, document, unanswered=missing)
    return 0


def heard_by(desk: Desk, act: Act, month: Month, sources: Iterable[SourceFile]) -> Heard:
    """Take in answers, and show what all of them together say of the orders."""
    answers = [Answer(source.name, source.data) for source in sources]
    with desk.screen.working(Text("reading the answers", "đang đọc kết quả")):
        heard = desk.book.results(month, answers, act)
    desk.view.answers(heard.reconciliation)
    show_findings(desk.screen, heard.findings)
    return heard


def _document(heard: Heard) -> dict[str, Any]:
    return {
        "answers": [{"outcomes": len(r.outcomes), "rows": dict(r.rows)} for r in heard.results],
        **answers_document(heard.reconciliation),
        "findings": [finding_document(finding) for finding in heard.findings],
    }
