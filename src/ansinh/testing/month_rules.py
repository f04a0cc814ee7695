"""`MonthRules`: what can happen in an office, month after month, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Programme
from ansinh.payment import (
    CarryOver,
    Outcome,
    OutcomeKind,
    Owed,
    PaymentInstruction,
    PaymentPlan,
    Reconciliation,
    Settlement,
)
from ansinh.people import CaseNumber
from ansinh.roll import (
    Addition,
    AdditionReason,
    Adjustment,
    Change,
    Entry,
    EntryKey,
    MonthlyDelta,
    Removal,
    RemovalReason,
    Roll,
    arrears_of,
)
from ansinh.testing.month_hooks import MonthHooks
from ansinh.testing.month_ledger import (
    MonthLedger,
    asked_for,
)
from ansinh.testing.samples import echo
from ansinh.testing.strategies import adjusted_entries

_KEYS: tuple[tuple[Programme, CaseNumber], ...] = tuple(
    (programme, CaseNumber(f"{serial:04}"))
    for serial in range(1, 5)
    for programme in (SOCIAL_ASSISTANCE, MERIT)
)
_BACK = st.sampled_from([0, 0, 1, 3])


class MonthRules(MonthHooks, RuleBasedStateMachine):
    """The rules of `MonthMachine`, and how far the month is."""

    def __init__(self) -> None:
        super().__init__()
        self.before: Roll | None = None
        self.delta: MonthlyDelta | None = None
        self.roll = Roll(self.first_month, ())
        self.expected: dict[EntryKey, Entry] = {}
        self.changes: dict[EntryKey, Change] = {}
        self.carried = CarryOver(self.first_month - 1, (), ())
        self.owed: tuple[Owed, ...] = ()
        self.plan: PaymentPlan | None = None
        self.said: list[Outcome] = []
        self.reconciliation: Reconciliation | None = None
        self.settlement: Settlement | None = None
        self.last: Settlement | None = None
        self.ledger = MonthLedger()

    @property
    def stage(self) -> str:
        """How far the month is: ``listed``, ``planned`` or ``settled``."""
        if self.plan is None:
            return "listed"
        return "planned" if self.settlement is None else "settled"

    @property
    def unanswered(self) -> list[PaymentInstruction]:
        """The orders of which nothing was said yet."""
        if self.plan is None or self.settlement is not None:
            return []
        told = {outcome.reference for outcome in self.said}
        return [order for order in self.plan.instructions if order.reference not in told]

    @property
    def not_returned(self) -> list[PaymentInstruction]:
        """Last month's paid orders of which no money has come back."""
        told = {outcome.reference for outcome in self.said}
        paid = [order for batch in self.carried.settled for order in batch.instructions]
        return [order for order in paid if order.reference not in told]

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Begin with some list."""
        self.roll = data.draw(self.first_rolls(), label="first list")
        self.expected = dict(self.roll.by_key)

    @rule(data=st.data(), back=_BACK, reason=st.sampled_from(AdditionReason))
    def report_addition(self, data: st.DataObject, back: int, reason: AdditionReason) -> None:
        """Somebody joins the next list, perhaps from an earlier month on."""
        taken = {*self.roll.by_key, *self.changes}
        free = [key for key in _KEYS if EntryKey(key[0].code, key[1].text) not in taken]
        if free:
            programme, case = data.draw(st.sampled_from(free), label="case")
            entry = data.draw(self.new_entries(programme, case))
            self.changes[entry.key] = Addition(entry, self.roll.month + 1 - back, reason)

    @precondition(lambda self: self.unreported)
    @rule(data=st.data(), back=_BACK, reason=st.sampled_from(RemovalReason))
    def report_removal(self, data: st.DataObject, back: int, reason: RemovalReason) -> None:
        """Somebody leaves the next list."""
        entry = data.draw(st.sampled_from(self.unreported), label="line")
        self.changes[entry.key] = Removal(entry, self.roll.month + 1 - back, reason)

    @precondition(lambda self: self.unreported)
    @rule(data=st.data(), back=_BACK)
    def report_adjustment(self, data: st.DataObject, back: int) -> None:
        """A line changes: amount, channel, representative or person."""
        entry = data.draw(st.sampled_from(self.unreported), label="line")
        after = data.draw(adjusted_entries(entry))
        self.changes[entry.key] = Adjustment(entry, after, self.roll.month + 1 - back)

    @property
    def unreported(self) -> list[Entry]:
        """The lines of which no change was reported."""
        return [entry for entry in self.roll.entries if entry.key not in self.changes]

    @precondition(lambda self: self.stage == "listed")
    @rule(data=st.data())
    def plan_month(self, data: st.DataObject) -> None:
        """Turn the list, what was carried in and the arrears into orders and holds."""
        terms = data.draw(self.terms(self.roll.month), label="terms")
        arrears: tuple[Owed, ...] = ()
        removals: tuple[Removal, ...] = ()
        if self.delta is not None:
            arrears = arrears_of(self.delta, terms.pay_day, promised=self.carried.owed).owed
            removals = self.delta.removals
        self.owed = (*self.carried.owed, *arrears)
        self.ledger.promise(asked_for(self.roll, self.owed))
        self.plan = self.make_plan(self.roll, terms, self.owed, removals)

    @precondition(lambda self: self.unanswered)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        """A provider says something of one order."""
        order = data.draw(st.sampled_from(self.unanswered), label="order")
        self.said += data.draw(self.answers_to(order))

    @precondition(lambda self: self.unanswered)
    @rule(data=st.data())
    def answer_the_others(self, data: st.DataObject) -> None:
        """The providers say something of every order that is left, or of most."""
        for order in self.unanswered:
            self.said += data.draw(self.answers_to(order))

    @precondition(lambda self: self.stage == "planned" and self.not_returned)
    @rule(data=st.data())
    def money_comes_back(self, data: st.DataObject) -> None:
        """An account that was paid last month sends the money back."""
        order = data.draw(st.sampled_from(self.not_returned), label="order")
        self.said.append(echo(order, OutcomeKind.RETURNED))

    @precondition(lambda self: self.stage == "planned")
    @rule(data=st.data(), early=st.sampled_from([False, False, True]))
    def settle_month(self, data: st.DataObject, *, early: bool) -> None:
        """The month is settled, early or when the providers have said the rest."""
        assert self.plan is not None
        if not early:
            self.answer_the_others(data)
        heard = self.ask(self.plan, tuple(self.said))
        self.reconciliation = self.reconcile(self.plan.batches, heard, self.carried.settled)
        self.settlement = self.settle(self.plan, self.reconciliation)
        self.ledger.close(self.plan, self.said, self.carried.settled)

    @precondition(lambda self: self.stage == "settled")
    @rule()
    def close_list(self) -> None:
        """The changes make the next month's list, which takes over what is left."""
        assert self.plan is not None
        assert self.settlement is not None
        assert self.reconciliation is not None
        left = CarryOver.of(self.settlement, self.reconciliation, self.plan.batches)
        self.carried = self.hand_over(left)
        for key, change in self.changes.items():
            if isinstance(change, Removal):
                del self.expected[key]
            else:
                self.expected[key] = change.entry if isinstance(change, Addition) else change.after
        self.before = self.roll
        self.delta = MonthlyDelta.on(self.roll, self.roll.month + 1, self.changes.values())
        self.last = self.settlement
        self.roll = self.apply(self.delta, self.roll)
        self.plan = self.settlement = self.reconciliation = None
        self.changes, self.said = {}, []
