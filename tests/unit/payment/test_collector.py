"""Who came for the cash is compared with who was to come, by name and by identity number."""

import attrs
import pytest
from tests.invented_batches import cash_batch

from ansinh import Outcome, OutcomeKind, PaymentBatch, PersonName, reconcile


def paid(batch: PaymentBatch) -> Outcome:
    """Give the answer that the first order was paid to its payee."""
    order = batch.instructions[0]
    return Outcome(order.reference, OutcomeKind.PAID, order.amount, name=order.listed_name)


def differences(outcome: Outcome, batch: PaymentBatch) -> tuple[str, ...]:
    """Say in what an answer differs from its order."""
    return tuple(d for m in reconcile([batch], [outcome]).mismatched for d in m.differences)


def test_the_payee_s_own_number_is_no_difference() -> None:
    """What the post took down is what the order says."""
    batch = cash_batch()
    payee = batch.instructions[0].payee.person
    assert payee.citizen_id is not None
    same = attrs.evolve(paid(batch), collected_by_id=payee.citizen_id.digits)
    assert differences(same, batch) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"collected_by_id": "099999999999"},
        {"collected_by": PersonName("Người Khác Ví Dụ")},
    ],
)
def test_money_that_went_to_somebody_else_is_no_payment(change: dict[str, object]) -> None:
    """Cash given to another person is neither paid nor unpaid until somebody looks."""
    batch = cash_batch()
    assert differences(attrs.evolve(paid(batch), **change), batch) == ("collector",)  # type: ignore[arg-type]
