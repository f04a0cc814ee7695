"""A reconciliation of another plan was settled without a word where the sums were the same."""

import attrs
import pytest
from hypothesis import given

from ansinh import Month, reconcile, settle
from ansinh.errors import UnbalancedSettlement
from ansinh.payment import PaymentBatch, PaymentPlan
from ansinh.testing.strategies import batches

JULY = Month(2024, 7)


def _planned(batch: PaymentBatch) -> PaymentPlan:
    return PaymentPlan(batch.month, batch.pay_day, (batch,), (), ())


@given(batch=batches(month=JULY))
def test_the_same_sums_of_other_orders_do_not_settle(batch: PaymentBatch) -> None:
    first = batch.instructions[0]
    narrative = first.narrative + "."
    other = attrs.evolve(
        batch, instructions=(attrs.evolve(first, narrative=narrative), *batch.instructions[1:])
    )
    with pytest.raises(UnbalancedSettlement):
        settle(_planned(batch), reconcile([other], ()))
    settle(_planned(batch), reconcile([batch], ()))
