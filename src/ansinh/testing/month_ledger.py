"""`MonthLedger`: what a machine of months keeps by itself, to hold the code against."""

from collections import Counter
from collections.abc import Iterable

from ansinh.money import NOTHING, total_of
from ansinh.months import Month
from ansinh.payment import (
    Cause,
    Component,
    InstructionLine,
    Outcome,
    OutcomeKind,
    Owed,
    PaymentBatch,
    PaymentInstruction,
    PaymentPlan,
    Reference,
)
from ansinh.roll import EntryKey, Roll
from ansinh.testing.samples import echo

Sum = tuple[EntryKey, Component, Month]
"""What may be paid once: whose, what it is, and for which month."""

Sums = Counter[tuple[EntryKey, InstructionLine]]


class MonthLedger:
    """Promised and live money, booked from rolls and answers alone.

    Live is what was paid or may have been: ordered, and not said to be refused, uncollected or
    sent back. It asks neither plan nor settlement what became of an order. Of the month that was
    closed last it knows what providers said they paid, what they repeated exactly as ordered, and
    what came back of months before. Unit: đồng.
    """

    def __init__(self) -> None:
        self.promised: Counter[Sum] = Counter()
        self.live: Counter[Sum] = Counter()
        self.said_paid = self.surely_paid = self.came_back = NOTHING

    def promise(self, sums: Sums) -> None:
        """Book what a month owes that no month owed before."""
        for (key, line), count in sums.items():
            if line.cause.is_new:
                self.promised[_sum(key, line)] += count * line.amount.value

    def would_be_live(self, orders: Iterable[PaymentInstruction]) -> Counter[Sum]:
        """Give what is live once these orders are out."""
        return self.live + ordered(orders)

    def close(
        self, plan: PaymentPlan, said: Iterable[Outcome], settled: Iterable[PaymentBatch]
    ) -> None:
        """Book a month's answers; `settled` are the orders that were paid before."""
        answers: dict[Reference | None, list[Outcome]] = {}
        for outcome in said:
            answers.setdefault(outcome.reference, []).append(outcome)
        told = [(order, answers.get(order.reference, [])) for order in plan.instructions]
        self.said_paid = total_of(order.amount for order, about in told if _says_paid(about))
        self.surely_paid = total_of(
            order.amount
            for order, about in told
            if about and all(outcome == echo(order) for outcome in about)
        )
        came_back = [
            order
            for batch in settled
            for order in batch.instructions
            if OutcomeKind.RETURNED in _kinds(answers.get(order.reference, []))
        ]
        self.came_back = total_of(order.amount for order in came_back)
        self.live += ordered(order for order, about in told if _may_be_paid(about))
        self.live.subtract(ordered(came_back))


def _kinds(about: Iterable[Outcome]) -> set[OutcomeKind]:
    return {outcome.kind for outcome in about}


def _says_paid(about: Iterable[Outcome]) -> bool:
    kinds = _kinds(about)
    return OutcomeKind.PAID in kinds and OutcomeKind.RETURNED not in kinds


def _may_be_paid(about: Iterable[Outcome]) -> bool:
    kinds = _kinds(about)
    return not kinds or OutcomeKind.UNKNOWN in kinds or _says_paid(about)


def ordered(orders: Iterable[PaymentInstruction]) -> Counter[Sum]:
    """Add up orders by what may be paid once."""
    sums: Counter[Sum] = Counter()
    for order in orders:
        for line in order.lines:
            sums[_sum(order.key, line)] += line.amount.value
    return sums


def _sum(key: EntryKey, line: InstructionLine) -> Sum:
    return key, line.component, line.month_of


def asked_for(roll: Roll, owed: Iterable[Owed]) -> Sums:
    """Give what a month has to order, hold or cancel: its own amounts, and what is owed besides."""
    sums: Sums = Counter((item.key, item.line) for item in owed)
    for entry in roll.entries:
        if entry.amount.value > 0:
            line = InstructionLine(Component.REGULAR, roll.month, entry.amount, Cause.ENTITLED)
            sums[entry.key, line] += 1
    return sums


def planned(plan: PaymentPlan) -> Sums:
    """Give what a plan orders, holds or cancels."""
    sums: Sums = Counter((order.key, line) for order in plan.instructions for line in order.lines)
    sums.update((hold.key, line) for hold in plan.holds for line in hold.lines)
    sums.update(
        (EntryKey(item.programme.code, item.beneficiary.case.text), item.line)
        for item in plan.cancellations
    )
    return sums


def without_cause(sums: Iterable[tuple[EntryKey, InstructionLine]]) -> Counter[object]:
    """Leave out why a sum is open; that changes from month to month, the sum does not."""
    return Counter((*_sum(key, line), line.amount) for key, line in sums)
