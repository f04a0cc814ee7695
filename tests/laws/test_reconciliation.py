"""Reconciliation is two partitions, and sees what totals do not."""

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ansinh import (
    Bank,
    BankAccount,
    NameMatch,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    Reconciliation,
    reconcile,
    total_of,
)
from ansinh.testing.samples import echo
from ansinh.testing.strategies import accounts, batches, outcomes

BY_ACCOUNT = batches(channel=accounts(bank=st.just(Bank("VIETINBANK"))), min_size=2, max_size=5)


def _placed(result: Reconciliation) -> Counter[Outcome]:
    joined = (*result.matched, *result.mismatched, *result.late_returns)
    return Counter([*(one.outcome for one in joined), *result.unexpected, *result.duplicate])


@given(batch=batches(), data=st.data())
def test_every_order_and_every_outcome_has_one_place(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    said = data.draw(outcomes(batch))
    result = reconcile([batch], said)
    orders = (*result.matched, *result.mismatched, *result.missing)
    references = sorted(one.order.reference for one in orders)
    assert references == sorted(order.reference for order in batch.instructions)
    assert _placed(result) == Counter(said)


@given(batch=batches(), data=st.data())
def test_the_money_of_the_orders_is_the_money_of_their_places(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    result = reconcile([batch], data.draw(outcomes(batch)))
    parts = (result.matched, result.mismatched, result.missing)
    assert total_of(one.order.amount for part in parts for one in part) == batch.total


@given(batch=batches(), data=st.data())
def test_the_order_of_the_outcomes_does_not_matter(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    said = data.draw(outcomes(batch))
    assert reconcile([batch], said) == reconcile([batch], data.draw(st.permutations(said)))


@given(batch=batches(), data=st.data())
def test_a_faithful_answer_is_matched_as_it_stands(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    said = data.draw(outcomes(batch, faithful=True))
    result = reconcile([batch], said)
    assert Counter(one.outcome for one in result.matched) == Counter(said)
    assert result.is_clean


@given(batch=batches(), data=st.data())
def test_the_same_answer_twice_says_nothing_new(batch: PaymentBatch, data: st.DataObject) -> None:
    said = data.draw(outcomes(batch, faithful=True))
    once, twice = reconcile([batch], said), reconcile([batch], (*said, *said))
    assert twice.matched == once.matched
    assert (twice.mismatched, twice.missing) == (once.mismatched, once.missing)
    assert Counter(twice.duplicate) == Counter(said)


@given(batch=batches(), data=st.data())
def test_answers_in_two_files_are_as_good_as_in_one(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    """Of the orders that both halves leave out nothing is said; the rest is as in the whole."""
    said = data.draw(outcomes(batch, faithful=True))
    cut = data.draw(st.integers(0, len(said)))
    first, second = reconcile([batch], said[:cut]), reconcile([batch], said[cut:])
    whole = reconcile([batch], said)
    assert Counter([*first.matched, *second.matched]) == Counter(whole.matched)


@given(batch=batches(), data=st.data())
def test_only_what_was_ordered_and_said_to_be_paid_is_paid(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    said = data.draw(outcomes(batch))
    for match in reconcile([batch], said).matched:
        if match.outcome.kind is OutcomeKind.PAID:
            about = [one for one in said if one.reference == match.order.reference]
            assert {one.kind for one in about} == {OutcomeKind.PAID}
            assert match.outcome.amount == match.order.amount
            assert (match.outcome.account or "") == match.order.account
            assert match.outcome.name is not None
            assert match.outcome.name.matches(match.order.listed_name) is not NameMatch.DIFFERENT


@given(batch=BY_ACCOUNT, data=st.data())
def test_two_outcomes_that_swapped_a_field_are_both_flagged(
    batch: PaymentBatch, data: st.DataObject
) -> None:
    """Count and sum see none of these; the join on the reference sees all."""
    field = data.draw(st.sampled_from(["account", "amount", "name"]))
    one, other = data.draw(st.permutations(batch.instructions))[:2]
    said = {order.reference: echo(order) for order in batch.instructions}
    left, right = said[one.reference], said[other.reference]
    said[one.reference] = attrs.evolve(left, **{field: getattr(right, field)})
    said[other.reference] = attrs.evolve(right, **{field: getattr(left, field)})
    result = reconcile([batch], said.values())
    flagged = {one.order.reference for one in result.mismatched}
    assert flagged == ({one.reference, other.reference} if _differ(left, right, field) else set())


@given(batch=BY_ACCOUNT, field=st.sampled_from(["account", "amount", "name"]))
def test_a_column_that_slipped_by_one_row_is_flagged_wherever_it_differs(
    batch: PaymentBatch, field: str
) -> None:
    said = [echo(order) for order in batch.instructions]
    slipped = [
        attrs.evolve(one, **{field: getattr(above, field)})
        for one, above in zip(said, [said[-1], *said[:-1]], strict=True)
    ]
    changed = {
        one.reference for one, now in zip(said, slipped, strict=True) if _differ(one, now, field)
    }
    result = reconcile([batch], slipped)
    assert {one.order.reference for one in result.mismatched} == changed
    assert all(one.differences == (field,) for one in result.mismatched)


def _differ(one: Outcome, other: Outcome, field: str) -> bool:
    if field == "name":
        assert one.name is not None
        assert other.name is not None
        return one.name.matches(other.name) is NameMatch.DIFFERENT
    return bool(getattr(one, field) != getattr(other, field))


@given(batch=BY_ACCOUNT, digit=st.integers(0, 9), data=st.data())
def test_one_wrong_digit_of_an_account_is_flagged(
    batch: PaymentBatch, digit: int, data: st.DataObject
) -> None:
    order = batch.instructions[0]
    assert isinstance(order.channel, BankAccount)
    place = data.draw(st.integers(0, len(order.account) - 1))
    wrong = order.account[:place] + str(digit) + order.account[place + 1 :]
    result = reconcile([batch], [attrs.evolve(echo(order), account=wrong)])
    assert bool(result.mismatched) == (wrong != order.account)


@given(batch=batches(), again=st.integers(0, 2), data=st.data())
def test_a_return_for_a_settled_order_is_known_for_what_it_is(
    batch: PaymentBatch, again: int, data: st.DataObject
) -> None:
    """Also where it is said once more that it was paid, before or after."""
    order = data.draw(st.sampled_from(batch.instructions))
    returned = echo(order, OutcomeKind.RETURNED)
    told = data.draw(st.permutations([returned, *[echo(order)] * again]))
    result = reconcile((), told, settled=[batch])
    assert [(late.order, late.outcome) for late in result.late_returns] == [(order, returned)]
    assert result.unexpected == ()
    assert result.duplicate == (echo(order),) * again


@given(
    batch=batches(),
    kind=st.sampled_from([kind for kind in OutcomeKind if kind is not OutcomeKind.RETURNED]),
)
def test_nothing_but_a_return_may_come_for_a_settled_order(
    batch: PaymentBatch, kind: OutcomeKind
) -> None:
    said = [echo(order, kind) for order in batch.instructions]
    result = reconcile((), said, settled=[batch])
    assert result.late_returns == ()
    assert Counter(result.unexpected) == Counter(said)
