"""P01, P08: what is no answer, and what is not whole any more."""

from collections.abc import Iterator
from typing import Final

from hypothesis import strategies as st

from ansinh.adapters import ParsedResults
from ansinh.errors import ParseFailed, Text
from ansinh.payment import OutcomeKind, PaymentBatch
from ansinh.testing.answer_file import CHANGES_NOTHING
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.drawing import drawn
from ansinh.testing.exchange import Exchange, paid, states_total
from ansinh.testing.failure import demand, leave_out
from ansinh.testing.strategies.damage import any_files, damaged

_NEEDS: Final = ("render", "parse-results", "simulator")


@check(
    "P01",
    Text(
        "any bytes give results or ParseFailed with a place",
        "tệp bất kỳ cho kết quả hoặc ParseFailed có vị trí",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "people send the wrong file; what is wrong, and where, is all that helps them",
        "người ta hay gửi nhầm tệp; chỉ lời báo sai ở đâu mới giúp được họ",
    ),
    fix=Text(
        "turn every error of reading into ParseFailed with a Problem at its place",
        "đổi mọi lỗi khi đọc thành ParseFailed kèm Problem có vị trí",
    ),
)
def any_bytes(case: Case, data: st.DataObject) -> None:
    """Read noise, words, damaged answers, and one that speaks of nobody."""
    exchange = Exchange.mixed(case)
    batch = drawn(data, st.sampled_from([None, exchange.batch]))
    _read_or_refused(case, drawn(data, any_files(exchange.answer)), batch)
    of_nobody = _read_or_refused(case, Exchange.of(case, exchange.batch, {}).answer, batch)
    demand(of_nobody is None or not of_nobody.outcomes, "an answer of no rows says something")


def _read_or_refused(
    case: Case, content: bytes, batch: PaymentBatch | None
) -> ParsedResults | None:
    try:
        results = case.parse(content, batch)
    except ParseFailed as failed:
        demand(failed.problems, "ParseFailed lists no problem")
        places = [problem for problem in failed.problems if problem.position.source]
        demand(len(places) == len(failed.problems), "a problem has no place")
        return None
    demand(type(results) is ParsedResults, f"it gives {type(results).__name__}")
    return results


@check(
    "P08",
    Text(
        "a damaged file pays nobody whom the whole one did not pay",
        "tệp hỏng không biến ai thành đã chi",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "half a file is no evidence: who is taken for paid is not paid again",
        "tệp dở dang không phải chứng cứ: ai bị coi là đã chi sẽ không được chi nữa",
    ),
    fix=Text(
        "check totals and counts that the file states; a row with a problem is unknown",
        "đối chiếu tổng và số dòng tệp nêu; dòng có lỗi là chưa rõ",
    ),
)
def damaged_pays_nobody(case: Case, data: st.DataObject) -> None:
    """Damage an answer of every outcome, and see who is paid."""
    exchange = Exchange.mixed(case)
    _pays_no_more(exchange, drawn(data, damaged(exchange.answer)))
    _believes_no_foot(exchange)
    words = drawn(data, st.sampled_from(tuple(_spoilt(exchange))))
    _pays_no_more(exchange, exchange.file.changed(words))
    # Of amounts only that of somebody who was paid shows whether a sum is looked at.
    for words in _spoilt_amounts(exchange, paid_alone=True):
        _pays_no_more(exchange, exchange.file.changed(words))
    unreadable = tuple(_unreadable(exchange))
    if unreadable:
        reference, words = drawn(data, st.sampled_from(unreadable))
        _believes_no_amount(exchange, reference, exchange.file.changed(words))
    elif any(outcome.amount is not None for outcome in exchange.read().outcomes):
        leave_out(CHANGES_NOTHING)


def _spoilt(exchange: Exchange) -> Iterator[dict[str, str]]:
    """Say what makes one reference, or one amount, have another digit or letter."""
    for order in exchange.batch.instructions:
        reference = order.reference.text
        yield {reference: reference[:-1] + "?"}
    yield from _spoilt_amounts(exchange)


def _spoilt_amounts(exchange: Exchange, *, paid_alone: bool = False) -> Iterator[dict[str, str]]:
    """Say what makes one amount another one."""
    for order in exchange.batch.instructions:
        said = exchange.said[order.reference.text]
        if paid_alone and said.kind is not OutcomeKind.PAID:
            continue
        for figure in exchange.figures(order):
            yield {figure: f"{8 if figure[0] == '9' else 9}{figure[1:]}"}


def _unreadable(exchange: Exchange) -> Iterator[tuple[str, dict[str, str]]]:
    """Say whose amount becomes a word, and what makes it one."""
    for order in exchange.batch.instructions:
        figures = exchange.figures(order)
        if figures:
            yield order.reference.text, dict.fromkeys(figures, "?")


def _believes_no_amount(exchange: Exchange, reference: str, content: bytes) -> None:
    for outcome in paid(exchange.read_if_taken(content)):
        if outcome.reference is not None and outcome.reference.text == reference:
            # The answer may say it a second time, in words.
            same = outcome.amount == exchange.said[reference].amount
            demand(same, "who is paid an amount that cannot be read is paid")


def _believes_no_foot(exchange: Exchange) -> None:
    """Put a name where the answer says count and total, beside its rows."""
    if not exchange.file.can_change:
        return
    batch, name = exchange.batch, exchange.batch.instructions[0].listed_name.text
    for figures in ((batch.count,), (batch.total,), (batch.count, batch.total)):
        content = exchange.file.outside(name, *figures)
        if content == exchange.answer:  # an answer may say neither
            continue
        _pays_no_more(exchange, content)
        results = exchange.read_if_taken(content)
        told = results is None or results.problems
        demand(told or batch.total not in figures, "a total that cannot be read is believed")


def _pays_no_more(exchange: Exchange, content: bytes) -> None:
    results = exchange.read_if_taken(content)
    ordered = {order.reference.text for order in exchange.batch.instructions}
    was_paid = {one.reference.text: one.amount for one in paid(exchange.read()) if one.reference}
    # Amounts that changed places add up to the same: no total can tell, the order does.
    added_up = states_total(exchange) and _sum_of(results) != _sum_of(exchange.read())
    for outcome in paid(results):
        told = outcome.reference.text if outcome.reference else ""
        demand(told not in ordered - set(was_paid), "who was not paid is paid after the accident")
        if added_up and told in was_paid:
            same = outcome.amount == was_paid[told]
            demand(same, "an amount is another one and the total is believed")


def _sum_of(results: ParsedResults | None) -> int:
    outcomes = results.outcomes if results is not None else ()
    return sum(outcome.amount.value for outcome in outcomes if outcome.amount is not None)
