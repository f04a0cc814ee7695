"""Two answers that name two collectors: the one that came first used to count."""

import itertools

import attrs
from hypothesis import given

from ansinh import OutcomeKind, PaymentBatch, PersonName, reconcile
from ansinh.testing.samples import echo
from ansinh.testing.strategies import batches


@given(batch=batches(max_size=1))
def test_two_collectors_of_one_sum_contradict_each_other_in_any_order(batch: PaymentBatch) -> None:
    (order,) = batch.instructions
    right = attrs.evolve(echo(order, OutcomeKind.PAID), collected_by=order.payee.person.name)
    wrong = attrs.evolve(right, collected_by=PersonName("Người Khác Hẳn"))
    results = [reconcile([batch], said) for said in itertools.permutations([right, wrong])]
    assert results[0] == results[1]
    (mismatch,) = results[0].mismatched
    assert "outcome" in mismatch.differences
