from typing import Any

import attrs
import pytest

from ansinh import (
    CashPoint,
    Dong,
    Month,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PaymentInstruction,
    PersonName,
    Position,
    Roll,
    plan,
    reconcile,
)

JULY = Month(2024, 7)
PAID, REFUSED, RETURNED = OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.RETURNED
UNCOLLECTED, UNKNOWN = OutcomeKind.UNCOLLECTED, OutcomeKind.UNKNOWN


@pytest.fixture
def batch(make: Any) -> PaymentBatch:
    """One order by bank account."""
    (batch,) = plan(Roll(JULY, [make.entry()]), make.terms()).batches
    return batch


@pytest.fixture
def order(batch: PaymentBatch) -> PaymentInstruction:
    """The order of that batch."""
    return batch.instructions[0]


@pytest.mark.parametrize(
    ("parts", "differences"),
    [
        ({}, ()),
        ({"account": "000012345679"}, ("account",)),
        ({"account": None}, ("account",)),
        ({"account": ""}, ("account",)),
        ({"amount": Dong(499_999)}, ("amount",)),
        ({"amount": None}, ("amount",)),
        ({"name": PersonName("Người Khác")}, ("name",)),
        ({"name": None}, ("name",)),
        ({"name": PersonName("NGUYEN THI MAU")}, ()),
        ({"collected_by": PersonName("Người Khác")}, ("collector",)),
        ({"collected_by": PersonName("Nguyễn Thị Mẫu")}, ()),
        ({"account": None, "amount": None, "name": None}, ("account", "amount", "name")),
    ],
)
@pytest.mark.parametrize("kind", [PAID, REFUSED, RETURNED])
def test_an_answer_that_moves_money_repeats_the_order(
    make: Any,
    batch: PaymentBatch,
    kind: OutcomeKind,
    parts: dict[str, Any],
    differences: tuple[str, ...],
) -> None:
    order = batch.instructions[0]
    result = reconcile([batch], [make.said(order, kind, **parts)])
    assert tuple(one.differences for one in result.mismatched) == (
        (differences,) if differences else ()
    )
    assert len(result.matched) == (not differences)
    assert result.is_clean == (not differences)


@pytest.mark.parametrize("kind", [UNCOLLECTED, UNKNOWN])
def test_an_answer_that_moves_none_is_compared_in_what_it_says(
    batch: PaymentBatch, kind: OutcomeKind
) -> None:
    order = batch.instructions[0]
    bare = Outcome(order.reference, kind)
    assert [one.outcome for one in reconcile([batch], [bare]).matched] == [bare]
    for part in ({"account": "0000"}, {"amount": Dong(1)}, {"name": PersonName("Khác")}):
        assert reconcile([batch], [attrs.evolve(bare, **part)]).mismatched


def test_cash_has_no_account_and_none_is_missed(make: Any) -> None:
    (batch,) = plan(Roll(JULY, [make.entry(channel=CashPoint())]), make.terms()).batches
    (order,) = batch.instructions
    assert reconcile([batch], [make.said(order)]).is_clean
    result = reconcile([batch], [make.said(order, account="0000")])
    assert [one.differences for one in result.mismatched] == [("account",)]


@pytest.mark.parametrize(
    ("kinds", "counts", "contradicted"),
    [
        ([PAID], PAID, False),
        ([PAID, PAID], PAID, False),
        ([RETURNED, PAID], RETURNED, False),
        ([PAID, RETURNED], RETURNED, False),
        ([PAID, PAID, RETURNED], RETURNED, False),
        ([PAID, REFUSED], PAID, True),
        ([PAID, UNKNOWN], PAID, True),
        ([PAID, UNCOLLECTED], PAID, True),
        ([REFUSED, RETURNED], REFUSED, True),
        ([PAID, REFUSED, RETURNED], PAID, True),
        ([UNKNOWN, UNKNOWN], UNKNOWN, False),
    ],
)
def test_of_several_answers_one_counts_or_they_contradict(
    make: Any,
    batch: PaymentBatch,
    kinds: list[OutcomeKind],
    counts: OutcomeKind,
    *,
    contradicted: bool,
) -> None:
    """Paid and then returned is one story; anything else that is said in two ways is none."""
    order = batch.instructions[0]
    result = reconcile([batch], [make.said(order, kind) for kind in kinds])
    (one,) = (*result.matched, *result.mismatched)
    assert one.outcome.kind is counts
    assert len(result.duplicate) == len(kinds) - 1
    assert [bad.differences for bad in result.mismatched] == (
        [("outcome",)] if contradicted else []
    )


@pytest.mark.parametrize(
    "parts", [{"amount": Dong(1)}, {"account": "0000"}, {"name": PersonName("Người Khác")}]
)
@pytest.mark.parametrize("kind", [PAID, RETURNED])
def test_two_answers_that_differ_in_a_field_contradict(
    make: Any, batch: PaymentBatch, kind: OutcomeKind, parts: dict[str, Any]
) -> None:
    order = batch.instructions[0]
    result = reconcile([batch], [make.said(order), make.said(order, kind, **parts)])
    (one,) = result.mismatched
    assert one.differences[0] == "outcome"


def test_who_had_collected_is_no_part_of_a_return(make: Any, batch: PaymentBatch) -> None:
    order = batch.instructions[0]
    paid = make.said(order, collected_by=order.payee.person.name, collected_by_id="099145000012")
    result = reconcile([batch], [paid, make.said(order, RETURNED)])
    assert [one.outcome.kind for one in result.matched] == [RETURNED]


def test_no_account_and_an_empty_one_say_the_same(make: Any) -> None:
    (batch,) = plan(Roll(JULY, [make.entry(channel=CashPoint())]), make.terms()).batches
    (order,) = batch.instructions
    result = reconcile([batch], [make.said(order), make.said(order, account="")])
    assert len(result.matched) == len(result.duplicate) == 1


@pytest.mark.parametrize(
    "collector", [{"collected_by": PersonName("Người Khác")}, {"collected_by_id": "099145000013"}]
)
def test_of_two_answers_of_which_one_names_a_collector_neither_is_taken(
    make: Any, batch: PaymentBatch, collector: dict[str, Any]
) -> None:
    """The one that says less must not hide what the other says."""
    order = batch.instructions[0]
    result = reconcile([batch], [make.said(order), make.said(order, **collector)])
    assert result.mismatched[0].differences[0] == "outcome"


def test_an_answer_for_nobody_is_unexpected(make: Any, batch: PaymentBatch) -> None:
    (stranger,) = plan(Roll(JULY, [make.entry("9")]), make.terms()).instructions
    said = [make.said(stranger), make.said(stranger, reference=None)]
    result = reconcile([batch], said)
    assert len(result.unexpected) == 2
    assert [one.order for one in result.missing] == list(batch.instructions)
    assert not result.is_clean


@pytest.mark.parametrize(
    ("kinds", "late", "duplicate", "unexpected"),
    [
        ([RETURNED], 1, 0, 0),
        ([RETURNED, RETURNED], 1, 1, 0),
        ([PAID], 0, 0, 1),
        ([RETURNED, PAID], 1, 1, 0),
        ([PAID, RETURNED, PAID], 1, 2, 0),
        ([RETURNED, REFUSED], 0, 0, 2),
        ([PAID, RETURNED, UNKNOWN], 0, 0, 3),
        ([REFUSED], 0, 0, 1),
        ([], 0, 0, 0),
    ],
)
def test_of_a_settled_order_only_a_return_may_still_come(
    make: Any,
    batch: PaymentBatch,
    kinds: list[OutcomeKind],
    late: int,
    duplicate: int,
    unexpected: int,
) -> None:
    order = batch.instructions[0]
    result = reconcile([], [make.said(order, kind) for kind in kinds], settled=[batch])
    assert len(result.late_returns) == late
    assert len(result.duplicate) == duplicate
    assert len(result.unexpected) == unexpected


@pytest.mark.parametrize(
    "second", [{"amount": Dong(1)}, {"account": "0000"}, {"name": PersonName("Người Khác")}]
)
def test_a_late_return_that_does_not_fit_is_unexpected(
    make: Any, batch: PaymentBatch, second: dict[str, Any]
) -> None:
    order = batch.instructions[0]
    wrong = make.said(order, RETURNED, **second)
    assert reconcile([], [wrong], settled=[batch]).unexpected == (wrong,)
    for kind in (RETURNED, PAID):
        both = reconcile([], [make.said(order, kind), wrong], settled=[batch])
        assert len(both.unexpected) == 2


def test_what_counts_does_not_depend_on_the_row(make: Any, batch: PaymentBatch) -> None:
    order = batch.instructions[0]
    answers = [
        make.said(order, transaction=text, evidence=Position("a.xlsx", "", row))
        for text, row in (("T2", 4), ("T1", 5))
    ]
    one, other = reconcile([batch], answers), reconcile([batch], answers[::-1])
    assert one == other
    assert one.matched[0].outcome.transaction == "T1"
    assert one.matched[0].outcome.evidence == other.matched[0].outcome.evidence
