"""The answer: whom the post has paid, and whom not and why (kết quả chi trả, chưa nhận).

Assumed: the pay list's rows with columns for what came of them, or two lists: of those who have
received, with the day, and of those who have not, with the reason.
"""

from functools import partial
from typing import Final

from attrs import evolve

from ansinh import (
    CitizenId,
    LegacyIdNumber,
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseRequest,
    PersonName,
)
from ansinh.adapters import listed_reason, outcome_kind, read_answers, row_outcome
from ansinh.formats import CellValue, FormatProfile, Layout, RowReader, code_of, text_of

_OLD_ID: Final = 9
"""Digits of the old identity card, which some collectors still show."""


def known_lists(profile: FormatProfile) -> tuple[Layout, Layout]:
    """Give the lists that a file of the post may be: the pay list, and the answer to it."""
    return profile.order_table, profile.answer_table


def results_of(request: ParseRequest, profile: FormatProfile) -> ParsedResults:
    """Read the post's answer.

    Raises:
        ParseFailed: the file is no answer of the post, or is wrong as a whole.
    """
    return read_answers(
        request,
        profile.answer_table,
        partial(_outcome, profile=profile),
        source=profile.id,
        known=known_lists(profile),
    )


def _outcome(row: RowReader, profile: FormatProfile) -> Outcome:
    reason = listed_reason(profile, row.read("reason", text_of) or "")
    return evolve(
        row_outcome(row, _kind(row, reason, profile), reason, status="received"),
        collected_by=row.read("collector", lambda cell: PersonName(text_of(cell))),
        collected_by_id=row.read("collector_id", _id_digits),
    )


def _id_digits(cell: CellValue) -> str:
    digits = code_of(cell)
    return LegacyIdNumber(digits).digits if len(digits) == _OLD_ID else CitizenId(digits).digits


def _kind(row: RowReader, reason: str, profile: FormatProfile) -> OutcomeKind:
    """Say what came of a row: the mark decides; without one a reason means that nobody came.

    A list without marks says it in its title: of those who have received, each with the day, or
    of those who have not. A row without any of these is unknown, also where it bears a day.
    """
    mark = row.read("received", text_of)
    if mark is not None:
        return outcome_kind(profile, mark)
    if reason:
        return OutcomeKind.UNCOLLECTED
    if "received" in row.table.columns:
        return OutcomeKind.UNKNOWN
    return _by_title(row)


def _by_title(row: RowReader) -> OutcomeKind:
    titles = [line.text.casefold() for line in row.table.titles]
    received = any("đã nhận" in title for title in titles)
    waiting = any("chưa nhận" in title for title in titles)
    if waiting and not received:
        return OutcomeKind.UNCOLLECTED
    if received and not waiting and row.record["on"] is not None:
        return OutcomeKind.PAID
    return OutcomeKind.UNKNOWN
