"""The answer: what the bank says came of each transfer (kết quả chi lương).

Assumed: the order's rows with a status, an error and a reason; no real answer was found.
"""

from functools import partial
from typing import Final

from ansinh import (
    Code,
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseRequest,
    PersonName,
    Reference,
)
from ansinh.adapters import outcome_kind, read_answers
from ansinh.formats import (
    FormatProfile,
    Layout,
    RowReader,
    amount_of,
    code_of,
    date_of,
    text_of,
)

_NO_ERROR: Final = frozenset({"", "0", "00", "000"})
_OTHER: Final = "other"


def known_lists(profile: FormatProfile) -> tuple[Layout, Layout]:
    """Give the lists that a file of the bank may be: the order, and the answer to it."""
    return profile.order_table, profile.answer_table


def results_of(request: ParseRequest, profile: FormatProfile) -> ParsedResults:
    """Read the bank's answer.

    Raises:
        ParseFailed: the file is no answer of this bank, or is wrong as a whole.
    """
    return read_answers(
        request,
        profile.answer_table,
        partial(_outcome, profile=profile),
        source=profile.id,
        known=known_lists(profile),
    )


def _outcome(row: RowReader, profile: FormatProfile) -> Outcome:
    kind = outcome_kind(profile, row.read("status", text_of) or "")
    said, error = row.read("reason", text_of) or "", row.read("error", text_of) or ""
    reason = _reason(profile, said, error)
    if kind is OutcomeKind.PAID and reason:
        row.refuse("status", Code.OUTCOME_CONTRADICTS)
    return Outcome(
        reference=row.need("reference", lambda cell: Reference(code_of(cell))),
        kind=kind,
        amount=row.need("amount", amount_of),
        account=row.need("account", code_of),
        name=row.need("name", lambda cell: PersonName(text_of(cell))),
        on=row.read("on", date_of),
        reason=reason,
        transaction=row.read("transaction", code_of) or "",
        evidence=row.position("status"),
    )


def _reason(profile: FormatProfile, words: str, error: str) -> str:
    """Give the reason in our words; free words may name somebody and are not passed on."""
    if words:
        return profile.reason(words) or _OTHER
    return "" if error in _NO_ERROR else _OTHER
