"""What an adapter promised, checked on what it gives.

Count, total and digest are what the file says of itself; `check_written` holds what stands in it
against the batch.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from ansinh.adapters.broken import Broken
from ansinh.adapters.event import is_code
from ansinh.adapters.requests import ParsedResults, RenderedFile, WrittenLine
from ansinh.adapters.taking import taken
from ansinh.errors import Code, Problem, RenderRefused, UnreadableFile
from ansinh.formats.profile import FormatProfile
from ansinh.payment import PaymentBatch

_NAMED: Final = 3


def checked_file(file: object, batch: PaymentBatch, profile: FormatProfile) -> RenderedFile:
    """Refuse a file that says another count, total or digest than it must."""
    written = taken(RenderedFile, file)
    if written.count != batch.count:
        raise Broken(Code.CONTRACT_COUNT)
    if written.total != batch.total:
        raise Broken(Code.CONTRACT_TOTAL)
    if written.sha256 != hashlib.sha256(written.content).hexdigest():
        raise Broken(Code.CONTRACT_DIGEST)
    if profile.media.is_text and not _decodes(written.content, profile.encoding):
        raise Broken(Code.CONTRACT_ENCODING)
    return written


def checked_results(results: object) -> ParsedResults:
    """Refuse results that hold anything but outcomes and problems, or that come of no row."""
    parsed = taken(ParsedResults, results)
    if parsed.rows and (parsed.outcomes or parsed.problems) and not sum(parsed.rows.values()):
        raise Broken(Code.CONTRACT_ROWS)
    return parsed


def checked_lines(lines: Iterable[object]) -> tuple[WrittenLine, ...]:
    """Refuse what is no line of a file."""
    return tuple([taken(WrittenLine, line) for line in lines])


def check_yes_no(answer: object) -> None:
    """Refuse what is neither yes nor no: a non-empty text would pass for yes."""
    if type(answer) is not bool:
        raise Broken(Code.CONTRACT_TYPE, type(answer).__name__)


def check_written(lines: Sequence[WrittenLine], batch: PaymentBatch) -> None:
    """Refuse a file whose lines are not the batch's orders: each once, its amount, its account.

    A format without a place for the reference has "" there; then amounts and accounts are
    compared as they stand, in whatever order.
    """
    if len(lines) != batch.count:
        raise Broken(Code.CONTRACT_LINES)
    if sum(line.amount.value for line in lines) != batch.total.value:
        raise Broken(Code.CONTRACT_SUM)
    if any(line.reference for line in lines):
        _check_by_reference(lines, batch)
    else:
        _check_as_they_stand(lines, batch)


def check_refusals(error: RenderRefused, batch: PaymentBatch) -> None:
    """Refuse a refusal that is about nothing, or about orders of somebody else.

    Nobody would write the batch then, and no order would be held: its money would be lost.
    """
    orders = {order.reference.text for order in batch.instructions}
    refused = [(str(reference), str(code)) for reference, code in error.refusals]
    if not refused or not all(reference in orders and is_code(code) for reference, code in refused):
        raise Broken(Code.CONTRACT_REFUSAL)
    error.refusals = tuple(refused)


def check_failure(error: UnreadableFile) -> None:
    """Refuse a failure without a problem: the file would be passed over in silence."""
    if not error.problems:
        raise Broken(Code.CONTRACT_REFUSAL)
    error.problems = tuple([taken(Problem, problem) for problem in error.problems])


def _check_by_reference(lines: Sequence[WrittenLine], batch: PaymentBatch) -> None:
    written = {line.reference: line for line in lines}
    orders = {order.reference.text: order for order in batch.instructions}
    if written.keys() != orders.keys():
        raise Broken(Code.CONTRACT_REFERENCE, _named(orders.keys() - written.keys()))
    differs = [r for r, line in written.items() if line.amount != orders[r].amount]
    if differs:
        raise Broken(Code.CONTRACT_AMOUNT, _named(differs))
    if any(line.account for line in lines):
        differs = [r for r, line in written.items() if line.account != orders[r].account]
        if differs:
            raise Broken(Code.CONTRACT_ACCOUNT, _named(differs))


def _check_as_they_stand(lines: Sequence[WrittenLine], batch: PaymentBatch) -> None:
    orders = batch.instructions
    if Counter(line.amount for line in lines) != Counter(order.amount for order in orders):
        raise Broken(Code.CONTRACT_AMOUNT, "?")
    if any(line.account for line in lines):
        written = Counter((line.account, line.amount) for line in lines)
        if written != Counter((order.account, order.amount) for order in orders):
            raise Broken(Code.CONTRACT_ACCOUNT, "?")


def _named(references: Iterable[str]) -> str:
    """Name some orders of ours."""
    first = sorted(references)
    more = ", …" if len(first) > _NAMED else ""
    return ", ".join(first[:_NAMED]) + more


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True
