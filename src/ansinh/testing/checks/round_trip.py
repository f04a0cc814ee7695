"""P04, P07, P12: what the provider says comes back, also where it is not what was ordered."""

from typing import Any, Final

import attrs
from hypothesis import strategies as st

from ansinh.errors import Text
from ansinh.money import Dong
from ansinh.payment import Outcome, OutcomeKind, PaymentBatch
from ansinh.people import PersonName
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.drawing import drawn
from ansinh.testing.exchange import Exchange, spoken
from ansinh.testing.failure import demand, unmet
from ansinh.testing.samples import dated_echo, sample_batch, sayable_kinds
from ansinh.testing.saying import differences
from ansinh.testing.strategies.provider_batches import renderable_batches

_NEEDS: Final = ("render", "parse-results", "simulator")


def _comes_back(exchange: Exchange) -> None:
    """Find nothing between what was said and what is read, nor anything beside it."""
    results = exchange.read()
    for difference in differences(exchange, spoken(results)):
        unmet(difference)
    count, read = len(exchange.said), len(results.outcomes)
    demand(read == count, f"of {count} orders was spoken, and {read} outcomes are read")


@check(
    "P04",
    Text("what the provider says comes back", "đọc lại đúng những gì đơn vị chi trả báo"),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "an amount or a day read wrong settles the wrong person or the wrong month",
        "đọc sai số tiền hay ngày là quyết toán sai người, sai tháng",
    ),
    fix=Text(
        "read every field as the format writes it: thousands, zeros, day before month, reasons",
        "đọc từng ô đúng cách định dạng ghi: dấu nghìn, số 0 đầu, ngày trước tháng, lý do",
    ),
)
def round_trip(case: Case, data: st.DataObject) -> None:
    """Let the simulator say something drawn of drawn orders, and read it."""
    batch = drawn(data, renderable_batches(case.profile))
    _comes_back(Exchange.of(case, batch, _any_said(case, batch, data)))


def _any_said(case: Case, batch: PaymentBatch, data: st.DataObject) -> dict[str, Outcome]:
    kinds = st.sampled_from(sayable_kinds(case.profile) or (OutcomeKind.PAID,))
    # No day is the same number as its month, and some would be a day with both turned round.
    days = st.sampled_from([day for day in range(1, 29) if day != batch.month.number])
    reasons = st.sampled_from(sorted(set(case.profile.reasons.values())) or ("",))
    said = {}
    for order in batch.instructions:
        on = batch.month.first_day.replace(day=drawn(data, days))
        kind = drawn(data, kinds)
        reason = "" if kind is OutcomeKind.PAID else drawn(data, reasons)
        said[order.reference.text] = attrs.evolve(dated_echo(order, kind), on=on, reason=reason)
    return said


@check(
    "P07",
    Text(
        "what differs from the order is reported as the answer has it",
        "chỗ khác lệnh chi được báo đúng như trong tệp kết quả",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "an account that differs is the only trace of money that went to somebody else",
        "số tài khoản khác là dấu vết duy nhất của tiền chuyển nhầm người",
    ),
    fix=Text(
        "take every field from the answer; never look it up in the batch",
        "lấy mọi trường từ tệp kết quả, không tra lại trong đợt chi",
    ),
)
def reported_as_answered(case: Case) -> None:
    """Let amount, account and name differ, one by one; then let two people be mixed up."""
    batch = sample_batch(case.profile)
    for change in _differing(batch):
        said = {
            order.reference.text: attrs.evolve(dated_echo(order), **(change if at == 1 else {}))
            for at, order in enumerate(batch.instructions)
        }
        _comes_back(Exchange.of(case, batch, said))
    _comes_back(Exchange.of(case, batch, _mixed_up(batch)))


def _differing(batch: PaymentBatch) -> list[dict[str, Any]]:
    ordered = batch.instructions[-1]
    changes: list[dict[str, Any]] = [
        {"amount": ordered.amount + Dong(1)},
        {"amount": Dong(1)},
        {"name": PersonName("Mẫu Khác")},
    ]
    return [*changes, {"account": "00009990001"}] if ordered.account else changes


def _mixed_up(batch: PaymentBatch) -> dict[str, Outcome]:
    """Give each order's reference with the name, account and amount of the one before it."""
    orders = batch.instructions
    return {
        order.reference.text: attrs.evolve(dated_echo(orders[at - 1]), reference=order.reference)
        for at, order in enumerate(orders)
    }


@check(
    "P12",
    Text("every outcome comes through, returns too", "đọc được mọi loại kết quả, kể cả hoàn trả"),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "a return that is overlooked is a person who has no money and counts as paid",
        "bỏ sót khoản hoàn trả là người dân không có tiền mà vẫn tính là đã chi",
    ),
    fix=Text(
        "give an outcome for every row, of the kind that the profile's result words say",
        "mỗi dòng cho một kết quả, đúng loại mà từ ngữ trong hồ sơ định dạng nói",
    ),
)
def every_kind(case: Case) -> None:
    """Let everybody have one outcome, then another; then put each listed word into the file."""
    for kind in sayable_kinds(case.profile):
        _comes_back(Exchange.all_of(case, kind))
    exchange = Exchange.all_of(case, OutcomeKind.PAID)
    for word, meaning in case.profile.result_codes.items():
        for results in exchange.with_status(word):
            # A word that stands in another column of a real answer may be unknown here.
            allowed = {OutcomeKind(meaning), OutcomeKind.UNKNOWN}
            wrong = [one.kind.value for one in results.outcomes if one.kind not in allowed]
            demand(not wrong, f"a word that the profile lists as {meaning} is read as {wrong[:1]}")
