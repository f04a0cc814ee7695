"""What is to be said of rows of answers: counted, and row by row as far as there is room."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from ansinh.books.answer_finding import AnswerFinding, counted, in_general
from ansinh.cli.failures import place_document, place_words
from ansinh.cli.screen import Column, Screen
from ansinh.errors import Code, Position, Text
from ansinh.money import Dong

SHOWN: Final = 20
"""So many rows are told one by one; ``--json`` has all."""


def show_findings(screen: Screen, findings: Sequence[AnswerFinding]) -> None:
    """Show how often each thing was found, and where; a reference names nobody."""
    show_counted(screen, ((code, *sums) for code, sums in counted(findings).items()))
    for finding in findings[:SHOWN]:
        screen.say(_line(finding))
    if (more := len(findings) - SHOWN) > 0:
        screen.say(Text(f"and {more} more: --json has all.", f"và {more} dòng nữa: xem --json."))


def show_counted(screen: Screen, found: Iterable[tuple[Code, int, Dong]]) -> None:
    """Show of each code how many rows there are, and their money; nothing where there are none."""
    columns = (
        Column(Text("Rows of the answers to look at", "Dòng kết quả cần xem")),
        Column(Text("Code", "Mã")),
        Column(Text("Rows", "Số dòng"), figure=True),
        Column(Text("Amount", "Số tiền"), figure=True),
    )
    rows = [
        (in_general(code).in_language(screen.language), code.value, str(count), str(total))
        for code, count, total in found
    ]
    if rows:
        screen.table(columns, rows)


def _line(finding: AnswerFinding) -> Text:
    where = _place(finding.place) if finding.place else Text("", "")
    message, cure, code = finding.message, finding.cure, finding.code

    def said(place: str, rule: str, to_do: str) -> str:
        parts = ": ".join(part for part in (place, finding.reference, rule) if part)
        return f"{parts}; {to_do} [{code}]"

    return Text(said(where.en, message.en, cure.en), said(where.vi, message.vi, cure.vi))


def _place(place: Position) -> Text:
    """Write where it is; the column's title is the provider's own word, and says nothing more."""
    return place_words(attrs.evolve(place, header=""))


def finding_document(finding: AnswerFinding) -> dict[str, Any]:
    """Write a finding for programs."""
    message, cure = finding.message, finding.cure
    return {
        "code": finding.code.value,
        "reference": finding.reference,
        "amount": finding.amount.value if finding.amount is not None else None,
        **place_document(finding.place or Position("")),
        "differences": list(finding.differences),
        "message": {"vi": message.vi, "en": message.en},
        "cure": {"vi": cure.vi, "en": cure.en},
    }
