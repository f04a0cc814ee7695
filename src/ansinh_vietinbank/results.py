"""The answer: what the bank says came of each transfer (kết quả chi lương).

Assumed: the order's rows with a status, an error and a reason; no real answer was found.
"""

from functools import partial
from typing import Final

from attrs import evolve

from ansinh import Outcome, ParsedResults, ParseRequest
from ansinh.adapters import listed_reason, outcome_kind, read_answers, row_outcome
from ansinh.formats import FormatProfile, Layout, RowReader, code_of, text_of

_NO_ERROR: Final = frozenset({"", "0", "00", "000"})


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
    reason = listed_reason(profile, said) or ("" if error in _NO_ERROR else "other")
    return evolve(
        row_outcome(row, kind, reason),
        account=row.need("account", code_of),
        transaction=row.read("transaction", code_of) or "",
    )
