"""How an order stands is a function of all that was told, whatever was told first."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ansinh import OutcomeKind, PaymentBatch, PersonName, reconcile
from ansinh.books.standing import TRANSITIONS, Standing, Told, standing_after
from ansinh.money import Dong
from ansinh.payment import Outcome, PaymentInstruction
from ansinh.payment.comparison import contradicts, differences_of
from ansinh.testing.samples import echo
from ansinh.testing.strategies import batches

ANSWERS = st.lists(
    st.sampled_from([told for told in Told if told is not Told.SENT and not told.is_evidence]),
    max_size=6,
)


@given(told=ANSWERS, data=st.data())
def test_the_order_of_telling_does_not_matter(told: list[Told], data: st.DataObject) -> None:
    other = data.draw(st.permutations(told))
    assert standing_after(told, Standing.SENT) is standing_after(other, Standing.SENT)


@given(told=ANSWERS)
def test_what_is_told_again_changes_nothing(told: list[Told]) -> None:
    once = standing_after(told, Standing.SENT)
    assert standing_after([*told, *told], Standing.SENT) is once
    assert standing_after([one for one in told for _ in range(2)], Standing.SENT) is once


@given(told=ANSWERS, more=ANSWERS)
def test_more_news_never_makes_an_answered_order_unanswered(
    told: list[Told], more: list[Told]
) -> None:
    """Standings go one way: what is open by a contradiction stays open."""
    before = standing_after(told, Standing.SENT)
    after = standing_after(more, before)
    if before is Standing.MISMATCH:
        assert after is Standing.MISMATCH
    if before not in {Standing.SENT, Standing.RECALLED}:
        assert after not in {Standing.SENT, Standing.RECALLED}


@given(
    standing=st.sampled_from(Standing),
    told=st.sampled_from([told for told in Told if told.is_evidence]),
    again=ANSWERS,
)
def test_only_evidence_makes_an_open_order_known(
    standing: Standing, told: Told, again: list[Told]
) -> None:
    after = TRANSITIONS[standing][told]
    if standing in {Standing.UNKNOWN, Standing.MISMATCH}:
        assert standing_after(again, standing).is_open
        assert isinstance(after, Standing)
        assert not after.is_open


def _answers_to(order: PaymentInstruction) -> st.SearchStrategy[Outcome]:
    """Draw what can be said of an order: each kind, as it is or with something that differs."""
    changed = st.sampled_from(
        [
            {},
            {},
            {"amount": order.amount + Dong(1)},
            {"account": "0000999999"},
            {"name": PersonName("Người Khác")},
            {"collected_by": PersonName("Người Khác")},
        ]
    )
    kinds = st.sampled_from(OutcomeKind)
    return st.builds(lambda kind, parts: attrs.evolve(echo(order, kind), **parts), kinds, changed)


def _told(order: PaymentInstruction, said: list[Outcome]) -> list[Told]:
    """Say of each answer what it tells, after those before it."""
    told = []
    for place, outcome in enumerate(said):
        differs = differences_of(order, outcome) or any(
            contradicts(outcome, before) for before in said[:place]
        )
        told.append(Told.DIFFERENT if differs else Told(outcome.kind.value))
    return told


@given(batch=batches(max_size=2), data=st.data())
def test_the_table_says_what_reconciling_says(batch: PaymentBatch, data: st.DataObject) -> None:
    """One by one through the table, or all at once: the same comes out, for every order."""
    said = {
        order.reference: data.draw(st.lists(_answers_to(order), max_size=4))
        for order in batch.instructions
    }
    result = reconcile([batch], [one for each in said.values() for one in each])
    reconciled = {one.order.reference: Standing.SENT for one in result.missing}
    reconciled |= {one.order.reference: Standing(one.outcome.kind.value) for one in result.matched}
    reconciled |= {one.order.reference: Standing.MISMATCH for one in result.mismatched}
    assert reconciled == {
        order.reference: standing_after(_told(order, said[order.reference]), Standing.SENT)
        for order in batch.instructions
    }
