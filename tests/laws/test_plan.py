"""A plan loses no line, pays nobody who may not be paid, and does not depend on order."""

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ansinh import (
    BankAccount,
    Dong,
    EWallet,
    InstructionLine,
    Limits,
    NameMatch,
    Roll,
    plan,
    total_of,
)
from ansinh.errors import Code
from ansinh.payment import Capacity, Cause, Component, PaymentPlan
from ansinh.testing.strategies import PlanInput, plan_inputs

Sums = Counter[tuple[object, InstructionLine]]


def _came_in(month: PlanInput) -> Sums:
    own = [
        (
            entry.key,
            InstructionLine(Component.REGULAR, month.roll.month, entry.amount, Cause.ENTITLED),
        )
        for entry in month.roll.entries
        if entry.amount > Dong(0)
    ]
    return Counter([*own, *((owed.key, owed.line) for owed in month.owed)])


def _goes_out(made: PaymentPlan) -> Sums:
    ordered = [(order.key, line) for order in made.instructions for line in order.lines]
    held = [(hold.key, line) for hold in made.holds for line in hold.lines]
    cancelled = [
        ((item.programme.code, item.beneficiary.case.text), item.line)
        for item in made.cancellations
    ]
    return Counter([*ordered, *held, *cancelled])


@given(month=plan_inputs())
def test_the_sums_that_come_in_are_the_sums_that_go_out(month: PlanInput) -> None:
    """As multisets: nothing lost, nothing twice, nothing invented, each under its own case."""
    assert _goes_out(month.plan()) == _came_in(month)


@given(month=plan_inputs())
def test_the_money_that_comes_in_goes_out(month: PlanInput) -> None:
    made = month.plan()
    came = month.roll.total + total_of(owed.amount for owed in month.owed)
    assert made.total + made.held + made.cancelled == came


@given(month=plan_inputs())
def test_every_entry_is_in_one_instruction_or_one_hold(month: PlanInput) -> None:
    """What waits for evidence, or is said twice, waits on its own, and stops nothing else."""
    made = month.plan()
    apart = {
        Code.HOLD_UNRESOLVED,
        Code.HOLD_TWICE,
        Code.HOLD_CARRIED_WITHOUT_ENTRY,
        Code.HOLD_FUNERAL_ORGANISER,
    }
    placed = [order.key for order in made.instructions]
    placed += [hold.key for hold in made.holds if hold.code not in apart]
    assert sorted(placed) == [entry.key for entry in month.roll.entries]


@given(month=plan_inputs(), data=st.data())
def test_the_plan_does_not_depend_on_the_order_of_the_input(
    month: PlanInput, data: st.DataObject
) -> None:
    shuffled = plan(
        Roll(month.roll.month, data.draw(st.permutations(month.roll.entries))),
        month.terms,
        owed=data.draw(st.permutations(month.owed)),
        removals=data.draw(st.permutations(month.removals)),
    )
    made = month.plan()
    assert shuffled == made
    assert [b.digest for b in shuffled.batches] == [b.digest for b in made.batches]


@given(month=plan_inputs())
def test_nobody_dead_is_paid_and_nobody_dead_collects(month: PlanInput) -> None:
    for order in month.plan().instructions:
        for person in (order.beneficiary.person, order.payee.person):
            assert person.died_on is None or person.died_on > month.terms.pay_day


@given(month=plan_inputs())
def test_only_an_organiser_collects_for_a_funeral(month: PlanInput) -> None:
    for order in month.plan().instructions:
        funeral = any(line.component is Component.FUNERAL for line in order.lines)
        assert not funeral or order.payee.capacity is Capacity.ORGANISER


@given(month=plan_inputs())
def test_who_collects_for_another_has_a_paper_that_holds_on_the_pay_day(month: PlanInput) -> None:
    for order in month.plan().instructions:
        entry = month.roll.by_key[order.key]
        if order.payee.ground is None:
            assert order.payee.person == entry.beneficiary.person
            assert not entry.papers
        else:
            assert order.payee.ground in entry.papers
            assert order.payee.person == order.payee.ground.representative
            assert month.terms.pay_day in order.payee.ground.span


@given(month=plan_inputs())
def test_an_account_is_the_beneficiarys_or_the_payees(month: PlanInput) -> None:
    for order in month.plan().instructions:
        if isinstance(order.channel, BankAccount | EWallet):
            own = (order.beneficiary.person.name, order.payee.person.name)
            holder = order.channel.holder_name
            assert any(holder.matches(name) is not NameMatch.DIFFERENT for name in own)


@given(month=plan_inputs())
def test_what_nobody_knows_to_be_unpaid_is_never_ordered(month: PlanInput) -> None:
    for order in month.plan().instructions:
        assert not any(line.cause.unresolved for line in order.lines)


@given(month=plan_inputs())
def test_what_is_for_later_months_is_cancelled_by_a_removal_only(
    month: PlanInput,
) -> None:
    gone = {removal.key: removal for removal in month.removals}
    made = month.plan()
    for item in made.cancellations:
        removal = gone[item.programme.code, item.beneficiary.case.text]
        assert item.line.month_of >= removal.effective
        assert item.decision == removal.decision
    for hold in made.holds:
        if hold.code is Code.HOLD_CARRIED_WITHOUT_ENTRY and hold.key in gone:
            assert all(line.month_of < gone[hold.key].effective for line in hold.lines)


@given(month=plan_inputs())
def test_batches_keep_to_their_provider_programme_and_limits(month: PlanInput) -> None:
    made = month.plan()
    for batch in made.batches:
        limits = month.terms.limits[batch.provider]
        assert batch.count <= (limits.max_records or batch.count)
        assert batch.total == total_of(order.amount for order in batch.instructions)
        for order in batch.instructions:
            assert month.terms.routes.provider_for(order.channel) == batch.provider
            assert order.programme == batch.programme
            assert limits.max_amount is None or order.amount <= limits.max_amount
            assert limits.name_length is None or len(order.listed_name.text) <= limits.name_length
    names = [(b.provider, b.programme, b.sequence) for b in made.batches]
    assert len(set(names)) == len(names)
    references = [order.reference for order in made.instructions]
    assert len(set(references)) == len(references)


@given(month=plan_inputs())
def test_the_records_limit_cuts_a_batch_and_loses_nobody(month: PlanInput) -> None:
    """Batches cut small and batches not cut hold the same orders in the same order."""
    whole = attrs.evolve(month.terms, limits={})
    cut = attrs.evolve(
        month.terms,
        limits=dict.fromkeys(month.terms.limits, Limits(max_records=1)),
    )
    one = plan(month.roll, whole, owed=month.owed, removals=month.removals)
    many = plan(month.roll, cut, owed=month.owed, removals=month.removals)
    assert one.instructions == many.instructions
    assert one.holds == many.holds
    assert len(many.batches) == len(many.instructions)


@given(month=plan_inputs(), data=st.data())
def test_one_persons_line_changes_nobody_elses_order(month: PlanInput, data: st.DataObject) -> None:
    """A line that is taken away takes its own money, and no other order notices."""
    if not month.roll.entries:
        return
    gone = data.draw(st.sampled_from(month.roll.entries))
    rest = Roll(month.roll.month, [entry for entry in month.roll.entries if entry is not gone])
    owed = [item for item in month.owed if item.key != gone.key]
    made = {order.key: order for order in month.plan().instructions}
    without = {o.key: o for o in plan(rest, month.terms, owed=owed).instructions}
    assert without == {key: order for key, order in made.items() if key != gone.key}
