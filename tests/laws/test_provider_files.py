"""What is rendered and read back is the batch; what is answered and parsed is the answer."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import (
    Bank,
    CashPoint,
    HomeDelivery,
    OutcomeKind,
    PaymentBatch,
    PaymentInstruction,
    RenderedFile,
    RenderRefused,
)
from ansinh.adapters import ParseRequest, RenderRequest, WrittenLine
from ansinh.testing.strategies import accounts, batches, channels, person_names
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.banks import bank_cell
from ansinh_vietinbank.profile import PROFILE as BANK
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.adapter import VNPostCashList
from ansinh_vnpost.profile import PROFILE as POST
from ansinh_vnpost.simulator import post_office_answer

Adapter = VietinBankSalaryList | VNPostCashList
Simulator = Callable[..., bytes]

LISTED = st.sampled_from(
    [Bank("VIETINBANK"), Bank("AGRIBANK"), Bank("ACB", "79307005"), Bank("VCBNEO")]
)
SHORT = person_names().filter(lambda name: len(name.text) < 60 and "’" not in name.text)
BANK_BATCHES = batches(provider=BANK.id, channel=accounts(bank=LISTED, holder=SHORT))
PLACES = st.sampled_from(["", "Bưu cục Mẫu", "Điểm BĐ-VHX Thử"])
CASH_BATCHES = batches(
    provider=POST.id,
    channel=PLACES.map(CashPoint) | st.just(HomeDelivery("Thôn Mẫu")) | st.just(HomeDelivery()),
    max_size=6,
)
CASES = [
    pytest.param(VietinBankSalaryList(), BANK_BATCHES, bank_answer, id="vietinbank"),
    pytest.param(VNPostCashList(), CASH_BATCHES, post_office_answer, id="vnpost"),
]


def render(adapter: Adapter, batch: PaymentBatch) -> RenderedFile:
    return adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))


def as_written(order: PaymentInstruction) -> WrittenLine:
    """Say what must stand in the bank's file for an order, by the profile's rules alone."""
    return WrittenLine(
        reference=order.reference.text,
        amount=order.amount,
        payee=BANK.name_rule.express(order.listed_name.text),
        account=order.account,
        bank=bank_cell(order.channel.bank, BANK.banks) or "",
        narrative=BANK.narrative_rule.express(order.narrative),
    )


@given(batch=BANK_BATCHES)
def test_the_salary_list_read_back_is_the_batch(batch: PaymentBatch) -> None:
    adapter = VietinBankSalaryList()
    assert tuple(adapter.read_back(render(adapter, batch).content)) == tuple(
        as_written(order) for order in batch.instructions
    )


@given(batch=CASH_BATCHES)
def test_the_cash_list_read_back_is_the_batch(batch: PaymentBatch) -> None:
    """Sheet by sheet, so in another order; each line once."""
    adapter = VNPostCashList()
    read = adapter.read_back(render(adapter, batch).content)
    assert sorted((line.reference, line.amount, line.payee) for line in read) == sorted(
        (o.reference.text, o.amount, " ".join(o.beneficiary.person.name.text.split()))
        for o in batch.instructions
    )


@pytest.mark.parametrize(("adapter", "drawn", "answer"), CASES)
@given(data=st.data())
def test_the_same_batch_is_the_same_bytes(
    adapter: Adapter,
    drawn: st.SearchStrategy[PaymentBatch],
    answer: Simulator,  # noqa: ARG001 - the cases are shared
    data: st.DataObject,
) -> None:
    batch = data.draw(drawn)
    first, second = render(adapter, batch), render(adapter, batch)
    assert first == second
    assert (first.count, first.total) == (batch.count, batch.total)


@pytest.mark.parametrize("media", ["xlsx", "csv"])
@pytest.mark.parametrize(("adapter", "drawn", "answer"), CASES)
@given(data=st.data())
def test_an_answer_is_read_as_it_was_given(
    adapter: Adapter,
    drawn: st.SearchStrategy[PaymentBatch],
    answer: Simulator,
    media: str,
    data: st.DataObject,
) -> None:
    batch = data.draw(drawn)
    kinds = [OutcomeKind.PAID, OutcomeKind.UNKNOWN]
    if answer is bank_answer:
        kinds += [OutcomeKind.REFUSED, OutcomeKind.RETURNED]
    else:
        kinds += [OutcomeKind.UNCOLLECTED]
    said = {
        order.reference.text: kind
        for order in batch.instructions
        if (kind := data.draw(st.sampled_from([None, *kinds]))) is not None
    }
    if not said:
        return
    content = answer(render(adapter, batch), said, month=batch.month, media=media)
    results = adapter.parse_results(ParseRequest(data=content, batch=batch))
    assert results.problems == ()
    assert {one.reference.text: one.kind for one in results.outcomes} == said
    for one in results.outcomes:
        order = batch.by_reference[one.reference]
        assert one.amount == order.amount
        assert (one.account or "") == order.account


@given(batch=batches(provider=BANK.id, channel=channels()))
def test_what_cannot_be_said_is_refused_without_naming_anybody(batch: PaymentBatch) -> None:
    """Every order is written as its rule has it, or it is among the refused; nothing between."""
    adapter = VietinBankSalaryList()
    refusals: tuple[tuple[str, str], ...] = ()
    message = ""
    try:
        file = render(adapter, batch)
    except RenderRefused as refused:
        refusals, message = refused.refusals, str(refused)
    else:
        assert [line.reference for line in adapter.read_back(file.content)] == [
            order.reference.text for order in batch.instructions
        ]
    by_reference = {order.reference.text: order for order in batch.instructions}
    assert {reference for reference, _ in refusals} <= set(by_reference)
    for order in batch.instructions:
        if len(order.listed_name.text) > 3:
            assert order.listed_name.text not in message
    rest = tuple(o for o in batch.instructions if o.reference.text not in dict(refusals))
    if refusals and rest:
        assert render(adapter, attrs.evolve(batch, instructions=rest)).count == len(rest)
