"""The bank, invented: it answers an order in the assumed form. For the demo and for tests."""

import re
from collections.abc import Mapping
from typing import Final, Literal

from ansinh import Dong, Month, Outcome, OutcomeKind, RenderedFile, day_label
from ansinh.adapters import WrittenLine
from ansinh.formats import FormatProfile, list_csv, list_workbook
from ansinh_vietinbank.order import lines_written
from ansinh_vietinbank.profile import PROFILE

Answer = OutcomeKind | Outcome
"""What the bank is to say of one order: a kind, or an outcome with what differs from the order."""

_STATUS: Final = {
    OutcomeKind.PAID: "Thành công",
    OutcomeKind.REFUSED: "Thất bại",
    OutcomeKind.RETURNED: "Hoàn trả",
    OutcomeKind.UNCOLLECTED: "",
    OutcomeKind.UNKNOWN: "Đang xử lý",
}
_FIRST_WORDS: Final = "Sai số tài khoản"
_MONTH_IN_NAME: Final = re.compile(r"-([0-9]{4}-[0-9]{2})-[0-9]+\.")


def bank_answer(
    file: RenderedFile,
    answers: Mapping[str, Answer],
    *,
    month: Month | None = None,
    media: Literal["xlsx", "csv"] = "xlsx",
    profile: FormatProfile = PROFILE,
) -> bytes:
    """Answer an order file; `answers` has what to say by reference, the rest is left out.

    The answer bears the month of the order, which stands in the file's name, if no other is given.
    """
    lines = (line for line in lines_written(file.content, profile) if line.reference in answers)
    words = {code: words for words, code in reversed(list(profile.reasons.items()))}
    rows = [_row(n, line, answers[line.reference], words) for n, line in enumerate(lines, start=1)]
    answer = profile.answer_table
    if media == "csv":
        return list_csv(answer, rows)
    return list_workbook(answer, rows, month=month or _month_of(file))


def _month_of(file: RenderedFile) -> Month | None:
    named = _MONTH_IN_NAME.search(file.filename)
    return Month.parse(named[1]) if named else None


def _row(
    number: int, line: WrittenLine, answer: Answer, words: Mapping[str, str]
) -> dict[str, str | int | Dong]:
    said = answer if isinstance(answer, Outcome) else Outcome(None, answer)
    failed = said.kind in {OutcomeKind.REFUSED, OutcomeKind.RETURNED}
    reason = words.get(said.reason, said.reason or _FIRST_WORDS) if failed else ""
    return {
        "number": number,
        "reference": line.reference,
        "narrative": line.narrative,
        "name": said.name.text if said.name else line.payee,
        "amount": said.amount or line.amount,
        "account": said.account or line.account,
        "bank": line.bank,
        "status": _STATUS[said.kind],
        "error": "E01" if failed else "",
        "reason": reason,
        "transaction": said.transaction or f"FT{number:010}",
        "on": day_label(said.on) if said.on else "",
    }
