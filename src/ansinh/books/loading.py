"""`Values`: what a book holds, as values of the domain again, read from its documents.

A roll is read from the list that the book began on and every change since; no list is stored
twice. What was erased is left out: people who are gone, from the lists that they stood on.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from types import MappingProxyType
from typing import Any, Final, TypeVar, assert_never, cast

import attrs

from ansinh.adapters import BatchFinding
from ansinh.books.carried_items import carried_of
from ansinh.books.event_json import event_at
from ansinh.books.events import MonthPlanned
from ansinh.books.items_read import ItemsRead, bodies_of, parts_of, read_texts
from ansinh.books.known_as import Past
from ansinh.books.orders_read import batches_of
from ansinh.books.state import BookState, MonthState
from ansinh.books.store import Store
from ansinh.checks import Finding
from ansinh.cycle import PreparedMonth
from ansinh.errors import BookDamaged, Code
from ansinh.months import Month, parse_date
from ansinh.payment import (
    Cancellation,
    CarryOver,
    Hold,
    PaymentBatch,
    PaymentPlan,
    Reference,
    reopened,
)
from ansinh.roll import (
    Addition,
    Adjustment,
    Arrears,
    Change,
    Entry,
    MonthlyDelta,
    Owed,
    PromisedAhead,
    Recoverable,
    Removal,
    Roll,
    RollIdentity,
)

_KEPT: Final = MappingProxyType({"plan": 2, "prepared": 1, "heard": 1_000, "standings": 1_000})
"""How many values of a kind are remembered: the open month's and the last one's, as a rule.

Of what answers said all are, for they are asked for together.
"""

_OTHERS_KEPT: Final = 4

_Value = TypeVar("_Value")


@attrs.frozen
class _List:
    """A month's list, with what the lists before it have told besides."""

    roll: Roll
    past: Past


class Values:
    """The values of a book; what was read or made is remembered, so that no step reads it again.

    Events are never changed, so a value that is remembered with the events it is made of stays
    right, but for an erasure, which makes it another.
    """

    def __init__(self, store: Store, *, key: bytes, erased: Collection[str]) -> None:
        self._store: Final = store
        self._key: Final = key
        self._erased: Final = erased
        self._known: Final[dict[object, OrderedDict[tuple[object, ...], Any]]] = {}

    def forget(self) -> None:
        """Remember nothing more: what is asked for next is read from the store."""
        self._known.clear()

    def items(self, event: int) -> ItemsRead:
        """Read an event's items, and see that they are what was written.

        Raises:
            BookDamaged: ``book-chain``.
        """
        return ItemsRead.of(self._store, event, key=self._key, erased=self._erased)

    def base(self, state: BookState, month: MonthState) -> Roll:
        """Give the list on which a month began: that of the month before.

        Raises:
            BookDamaged: ``book-values``: it is not the list that the events say.
        """
        before = state.months.get(month.month - 1)
        if before is not None:
            return self.roll(state, before)
        return self.once(("base", month.opened), state, lambda: self._brought(state, month))

    def changes(self, state: BookState, month: MonthState) -> tuple[Change, ...]:
        """Give the changes that were reported for a month, in the order of the list."""

        def read() -> tuple[Change, ...]:
            found = [change for event in month.changes for change in self.items(event).changes()]
            return tuple(sorted(found, key=lambda change: change.key))

        return self.once(("changes", month.month, tuple(month.changes)), state, read)

    def roll(self, state: BookState, month: MonthState) -> Roll:
        """Give a month's list as it is now.

        Raises:
            BookDamaged: ``book-values``: it is not the list that the events say.
        """
        return self._list(state, month).roll

    def past(self, state: BookState, month: MonthState) -> Past:
        """Give what the lists up to a month have told and its own does not say, by all changes.

        Raises:
            BookDamaged: ``book-values``: its list is not the one that the events say.
        """
        return self._list(state, month).past

    def _list(self, state: BookState, month: MonthState) -> "_List":
        # Month by month from the last list that is remembered: a book may have hundreds of months.
        waiting = [one for one in sorted(state.months) if one <= month.month]
        known = [one for one in waiting if self._has(_of_roll(state.months[one]), state)]
        start = known[-1] if known else waiting[0]
        for one in waiting[waiting.index(start) :]:
            self._listed(state, state.months[one])
        return self._listed(state, month)

    def delta(self, state: BookState, month: MonthState) -> MonthlyDelta:
        """Give the changes of a month, with the names of both lists as the events have them."""
        return MonthlyDelta(
            RollIdentity(month.month - 1, month.base_digest),
            RollIdentity(month.month, month.roll_digest),
            self.changes(state, month),
        )

    def carried(self, state: BookState, month: MonthState) -> CarryOver:
        """Give what the month before handed over: by its settlement, or from outside."""
        before = state.months.get(month.month - 1)
        if before is not None:
            handed, doubts = self.handed_on(state, before), month.doubts_after(before)
            if not doubts:
                return handed
            what = ("reopened", before.settled, doubts)
            return self.once(what, state, lambda: self.reopened(state, handed, doubts))

        def read() -> CarryOver:
            return carried_of(month.month - 1, self._beside_the_many(month.opened))

        return self.once(("brought", month.opened), state, read)

    def brought(self, state: BookState) -> CarryOver:
        """Give what was handed over from outside when the book began; a month was opened."""
        return self.carried(state, next(iter(state.months.values())))

    def handed_on(self, state: BookState, month: MonthState) -> CarryOver:
        """Give what a month that is settled hands to the next."""
        return self.once(("handed", month.settled), state, lambda: self._handed(state, month))

    def reopened(self, state: BookState, handed: CarryOver, doubts: Iterable[str]) -> CarryOver:
        """Give what is handed on as it is where doubt was cast on orders that were not paid."""
        doubted = [batch for one in doubts if (batch := self.batch_of(state, one)) is not None]
        owed, waiting = reopened(handed.owed, doubted)
        return attrs.evolve(handed, owed=owed, unresolved=(*handed.unresolved, *waiting))

    def batch_of(self, state: BookState, reference: str) -> PaymentBatch | None:
        """Give an order of any month's plan, or one from outside, alone in its batch.

        ``None`` where it was erased, or is of a plan that was given up with its files.
        """
        for batch in self._batches_with(state, reference):
            orders = tuple(o for o in batch.instructions if o.reference.text == reference)
            if orders:
                return attrs.evolve(batch, instructions=orders)
        return None

    def _batches_with(self, state: BookState, reference: str) -> tuple[PaymentBatch, ...]:
        """Give the batches among which an order is: those of its month, or from outside."""
        place = self._store.place_of([reference]).get(reference)
        if place is None:
            brought = self.brought(state)
            return (*brought.settled, *brought.unresolved)
        given = next(self._store.events(after=place[0] - 1))
        month = state.months[Month.parse(given.month)]
        return self.batches(state, month) if month.planned else ()

    def batches(self, state: BookState, month: MonthState) -> tuple[PaymentBatch, ...]:
        """Give what a month's plan orders; whoever asks has seen that it is planned."""
        return self.plan(state, month).batches

    def plan(self, state: BookState, month: MonthState) -> PaymentPlan:
        """Give a month's plan as it stands, without the lists that it was made of."""
        planned = self.once(("plan", month.planned), state, lambda: self._planned(month))
        if not month.withheld:
            return planned
        what = ("plan", month.planned, *month.withheld)
        return self.once(what, state, lambda: planned.withholding(self.withheld(month)))

    def prepared(self, state: BookState, month: MonthState) -> PreparedMonth:
        """Give a month as it was planned; whoever asks has seen that it is.

        Its `files` are empty where it was read back: they are rendered from the orders.
        """
        what = ("prepared", month.planned, *month.withheld)
        return self.once(what, state, lambda: self._prepared(state, month))

    def arrears(self, month: MonthState) -> Arrears | None:
        """Give what a month's plan owed besides its list; ``None`` where it was not planned."""
        if not month.planned:
            return None
        return _arrears(self._beside_orders(month))

    def texts(self, month: MonthState) -> dict[str, dict[str, str]]:
        """Give the agency's own texts for the papers of each provider, as the plan took them."""
        items = self._beside_orders(month).of_kind("texts")
        return {parts_of(item)[1]: read_texts(item) for item in items}

    def withheld(self, month: MonthState) -> dict[Reference, Code]:
        """Give the orders of a month's plan that are held since a file went out, and why."""
        return {
            Reference(reference): Code(code)
            for event in month.withheld
            for _, reference, code in bodies_of(self._store, event, "withheld")
        }

    def references(self, events: Iterable[int]) -> frozenset[Reference]:
        """Give the references of files, by the events in which they were intended."""
        return frozenset(
            Reference(parts[1])
            for event in events
            for parts in bodies_of(self._store, event, "live")
        )

    def take_base(self, state: BookState, month: MonthState, base: Roll) -> None:
        """Remember the list that was brought in, so that it is not read again."""
        self._remember(("base", month.opened), base, state)

    def take_roll(
        self, state: BookState, month: MonthState, changes: tuple[Change, ...], roll: Roll
    ) -> None:
        """Remember a list and all changes that made it."""
        self._remember(("changes", month.month, tuple(month.changes)), changes, state)
        past = self._before(state, month).past.after(month.month, changes)
        self._remember(_of_roll(month), _List(roll, past), state)

    def take_plan(self, state: BookState, month: MonthState, prepared: PreparedMonth) -> None:
        """Remember a plan, with the files as they were rendered for it."""
        self._remember(("plan", month.planned), prepared.plan, state)
        self._remember(("prepared", month.planned), prepared, state)

    def _listed(self, state: BookState, month: MonthState) -> "_List":
        """Give a month's list; that of the month before is remembered, or there is none."""

        def read() -> _List:
            before, changes = self._before(state, month), self.changes(state, month)
            made = _changed(before.roll, month.month, changes)
            roll = _as_recorded(made, month.roll_digest, state)
            return _List(roll, before.past.after(month.month, changes))

        return self.once(_of_roll(month), state, read)

    def _before(self, state: BookState, month: MonthState) -> "_List":
        before = state.months.get(month.month - 1)
        if before is None:
            return _List(self.base(state, month), Past())
        return self._listed(state, before)

    def _has(self, what: tuple[object, ...], state: BookState) -> bool:
        return (*what[1:], len(state.erased)) in self._known.get(what[0], {})

    def _remember(self, what: tuple[object, ...], value: object, state: BookState) -> None:
        known = self._known.setdefault(what[0], OrderedDict())
        known[*what[1:], len(state.erased)] = value
        while len(known) > _KEPT.get(str(what[0]), _OTHERS_KEPT):
            known.popitem(last=False)

    def once(
        self, what: tuple[object, ...], state: BookState, read: Callable[[], _Value]
    ) -> _Value:
        """Give a value that is remembered, or read it; `what` has the events it is made of."""
        if not self._has(what, state):
            self._remember(what, read(), state)
        known = (*what[1:], len(state.erased))
        self._known[what[0]].move_to_end(known)
        return cast("_Value", self._known[what[0]][known])

    def _brought(self, state: BookState, month: MonthState) -> Roll:
        entries = self.items(month.opened).values("entry", Entry)
        return _as_recorded(Roll(month.month - 1, entries), month.base_digest, state)

    def _handed(self, state: BookState, month: MonthState) -> CarryOver:
        items = self.items(month.settled)
        unpaid = {parts_of(item)[1] for item in items.of_kind("unpaid")}
        paid = (_without(batch, unpaid) for batch in self.batches(state, month))
        return CarryOver(
            month.month,
            tuple(items.values("owed", Owed)),
            settled=(*(batch for batch in paid if batch is not None), *batches_of(items, "paid")),
            unresolved=batches_of(items, "unresolved"),
        )

    def _beside_orders(self, month: MonthState) -> ItemsRead:
        return self._beside_the_many(month.planned)

    def _beside_the_many(self, event: int) -> ItemsRead:
        return ItemsRead.before_the_many(self._store, event, key=self._key, erased=self._erased)

    def _planned(self, month: MonthState) -> PaymentPlan:
        event = event_at(self._store, month.planned, MonthPlanned)
        items = self.items(month.planned)
        return PaymentPlan(
            month=month.month,
            pay_day=parse_date(event.pay_day),
            batches=batches_of(items, "order"),
            holds=tuple(items.values("hold", Hold)),
            cancellations=tuple(items.values("cancellation", Cancellation)),
        )

    def _prepared(self, state: BookState, month: MonthState) -> PreparedMonth:
        items = self._beside_orders(month)
        return PreparedMonth(
            before=self.base(state, month),
            delta=self.delta(state, month),
            roll=self.roll(state, month),
            carried_in=tuple(items.values("carried", Owed)),
            arrears=_arrears(items),
            findings=tuple(items.values("finding", Finding)),
            plan=self.plan(state, month),
            files=(),
            rule_findings=tuple(items.values("rule-finding", BatchFinding)),
            ahead=tuple(items.values("ahead", PromisedAhead)),
        )


def _of_roll(month: MonthState) -> tuple[object, ...]:
    return ("roll", month.month, tuple(month.changes))


def _arrears(items: ItemsRead) -> Arrears:
    return Arrears(
        tuple(items.values("owed", Owed)),
        tuple(items.values("recoverable", Recoverable)),
        tuple(items.values("not-yet", Owed)),
    )


def _changed(base: Roll, month: Month, changes: Iterable[Change]) -> Roll:
    """Apply changes of which every one fitted when it was reported; who was erased is gone."""
    entries = base.by_key.copy()
    for change in changes:
        match change:
            case Addition():
                entries[change.key] = change.entry
            case Removal():
                entries.pop(change.key, None)
            case Adjustment():
                entries[change.key] = change.after
            case _:
                assert_never(change)
    return Roll(month, entries.values())


def _as_recorded(roll: Roll, digest: str, state: BookState) -> Roll:
    # Where somebody was erased the list is not what it was, and has no digest to be held to.
    if not state.erased and roll.digest != digest:
        raise BookDamaged(Code.BOOK_VALUES)
    return roll


def _without(batch: PaymentBatch, unpaid: set[str]) -> PaymentBatch | None:
    orders = tuple(order for order in batch.instructions if order.reference.text not in unpaid)
    return attrs.evolve(batch, instructions=orders) if orders else None
