"""`OfficeLedger`: what the machine reckons by itself of a book, to hold the book against.

It knows what lists promised, which orders hold which promise, what was said of them, and who
really got money. It asks neither the book's keys nor its table of transitions: a promise may be
ordered again only where everything that was heard says that it was surely not paid.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final, TypeVar

import attrs

from ansinh.entitlement import Programme
from ansinh.months import Month
from ansinh.payment import OutcomeKind, PaymentInstruction, PaymentPlan, Reference
from ansinh.people import Beneficiary, Person
from ansinh.roll import Cause, Component, Entry, EntryKey, InstructionLine, Owed
from ansinh.testing.books.provider import Saying, Transfer

Thing = TypeVar("Thing")

Sum = tuple[EntryKey, Component, Month, int]
"""A sum as it goes from month to month; why it is open changes, this does not."""

_OWN: Final = frozenset({Cause.ENTITLED, Cause.ADDED_LATE})
_UNPAID: Final = frozenset({OutcomeKind.REFUSED, OutcomeKind.RETURNED, OutcomeKind.UNCOLLECTED})


def must(truth: object, sentence: str) -> None:
    """Hold something to be true of the book."""
    if not truth:
        raise AssertionError(sentence)


def seen(thing: Thing | None, sentence: str) -> Thing:
    """Hold something to be there."""
    if thing is None:
        raise AssertionError(sentence)
    return thing


@attrs.define(eq=False)
class Promise:
    """A sum that a list promised to somebody, once."""

    sum: Sum
    slot: tuple[str, Month, object]
    """What it is for, so that nobody is promised it twice by two lists."""
    promised_in: Month
    is_own: bool = False
    """Whether it is a month's own money, as its list has it; not what is owed besides."""
    held_by: list["Ordered"] = attrs.Factory(list)
    """The orders that had it, the last of them the one that holds it."""
    cancelled_in: Month | None = None

    @property
    def cancelled(self) -> bool:
        """Whether it is no longer owed."""
        return self.cancelled_in is not None

    @property
    def holder(self) -> "Ordered | None":
        """The order that may pay it, or has."""
        return next((one for one in self.held_by if not one.surely_unpaid), None)


@attrs.define(eq=False)
class Ordered:
    """An order in a file: what it holds, and what was heard of it."""

    order: PaymentInstruction
    known_by: frozenset[str]
    sha256: str
    promises: tuple[Promise, ...]
    heard: list[Saying] = attrs.Factory(list)
    told: list[Saying] = attrs.Factory(list)
    """What counts: evidence takes the place of all that had been heard when it was recorded.

    What is heard later counts beside it, but for what only says again what had been heard.
    """
    answered: list[Saying] = attrs.Factory(list)
    """What approved evidence has answered."""
    was_paid: bool = False
    """Whether it was said to be paid before evidence told of its return: a settlement has it as
    paid perhaps, and news that contradict the return leave it so."""
    lied_of: bool = False
    """Whether somebody said that nobody has the money, and somebody has."""
    transfers: list[Transfer] = attrs.Factory(list)
    doubted: int = 0
    """The event by which the book has doubts of it, after it was let go as not paid; 0: none."""
    void: bool = False
    recalled: bool = False

    @property
    def kinds(self) -> set[OutcomeKind]:
        """What was heard."""
        return {saying.kind for saying in self.told}

    @property
    def all_fits(self) -> bool:
        """Whether nothing that was heard differs from the order."""
        return not any(saying.differs for saying in self.told)

    @property
    def surely_unpaid(self) -> bool:
        """Whether all that was heard says that nobody has the money."""
        if self.void:
            return True
        if not self.told or not self.all_fits:
            return False
        if OutcomeKind.RETURNED in self.kinds:
            return self.kinds <= {OutcomeKind.PAID, OutcomeKind.RETURNED}
        return len(self.kinds) == 1 and self.kinds <= _UNPAID

    @property
    def surely_paid(self) -> bool:
        """Whether all that was heard says that the money was paid."""
        return self.kinds == {OutcomeKind.PAID} and self.all_fits and not self.void

    @property
    def may_have_been_paid(self) -> bool:
        """Whether somebody said that it was paid, whatever was said besides."""
        return any(one.kind is OutcomeKind.PAID and not one.differs for one in self.told)

    @property
    def may_be_paid(self) -> bool:
        """Whether somebody said that it was paid, and not that it came back."""
        return (self.may_have_been_paid or self.was_paid) and not self.surely_unpaid

    @property
    def may_ever_have_paid(self) -> bool:
        """Whether it is not sure that nobody ever had the money, come back or not."""
        return self.may_have_been_paid or self.was_paid or not self.surely_unpaid

    @property
    def received(self) -> int:
        """How often somebody really has the money."""
        return sum(transfer.with_the_person for transfer in self.transfers)


class OfficeLedger:
    """Promises, orders, and what is true of them."""

    def __init__(self) -> None:
        self.promises: dict[Sum, list[Promise]] = defaultdict(list)
        self.slots: dict[tuple[str, Month, object], list[Promise]] = defaultdict(list)
        self.orders: dict[Reference, Ordered] = {}
        self.listed: list[frozenset[str]] = []
        """By what each line of the last list knows its person."""
        self.before: list[tuple[frozenset[str], Month]] = []
        """By what lines knew a person that do so no more, until the list of which month."""
        self.planned_at = 0
        """The event of the last plan."""

    def list_now(self, entries: Iterable[Entry]) -> None:
        """Book by what a list knows everybody."""
        self.listed = [known_by(entry) for entry in entries]

    def known_until(self, entry: Entry, month: Month) -> None:
        """Book by what a line knew its person until the list of a month."""
        self.before.append((known_by(entry), month))

    def forget_before(self) -> None:
        """Book that nobody can tell any more what earlier lists had."""
        self.before.clear()

    def same_numbers(self, numbers: frozenset[str], month: Month) -> frozenset[str]:
        """Give all by which whoever has these numbers was known, on lists from a month on."""
        lines = [*self.listed, *(line for line, until in self.before if month < until)]
        found = numbers
        while True:
            more = found.union(*(line for line in lines if line & found))
            if more == found:
                return found
            found = more

    def plan(self, plan: PaymentPlan) -> None:
        """Book what a month's plan promises anew, in place of what a plan of it did before."""
        self._forget(plan.month)
        for programme, whose, line in _lines(plan):
            if line.cause.is_new:
                self._promise(programme, whose, line, plan.month)
        self._cancel(plan)

    def is_promised(self, key: EntryKey, month: Month) -> bool:
        """Say whether a plan of a month before has promised somebody this month's own money."""
        promised = self.slots[_own_slot(key, month)]
        return any(p.is_own and p.sum[0] == key and p.promised_in < month for p in promised)

    def render(self, sha256: str, orders: Iterable[PaymentInstruction]) -> None:
        """Let the orders of a file hold what they pay: each promise must be free."""
        for order in orders:
            before = self.orders.get(order.reference)
            must(
                before is None or (before.void and before.order == order),
                "a reference was given out for another order",
            )
            promises = tuple(self._free(order, line) for line in order.lines)
            one = Ordered(order, known_by(order), sha256, promises)
            for promise in promises:
                self._nobody_else_has(promise, one)
                promise.held_by.append(one)
            self.orders[order.reference] = one

    def void(self, sha256: str) -> None:
        """Let go of what a file held that was never sent."""
        for one in self.of_file(sha256):
            must(not one.transfers, "a file that was sent was voided")
            one.void = True

    def sent(self, transfers: Iterable[Transfer]) -> None:
        """Book what really came of a file: nobody may get twice what was promised once."""
        for transfer in transfers:
            one = self.orders[transfer.order.reference]
            must(not one.void, "a file was sent that was voided")
            must(not one.transfers, "a provider was sent the same order twice")
            one.transfers.append(transfer)
            for promise in one.promises:
                self._really_once(promise, one)

    def doubt(self, references: Iterable[str], event: int) -> None:
        """Book that the book has doubts of orders that it had let go."""
        for reference in references:
            self.orders[Reference(reference)].doubted = event

    def hand_over(
        self, closed: Month, paid: Collection[Reference], unknown: Collection[Reference]
    ) -> None:
        """Book that another book begins: of what this one had heard it knows what it was told.

        Of what was paid by orders of months before the one that was `closed` last it is told
        nothing, where that was known before; nor of a doubt where no sum waits for its end.
        """
        for reference, one in list(self.orders.items()):
            one.recalled, one.answered = False, []
            if reference in paid:
                one.heard = [Saying(reference, OutcomeKind.PAID)]
            elif reference in unknown:
                one.heard = [Saying(reference, OutcomeKind.UNKNOWN)] if one.told else []
            elif one.surely_unpaid:
                continue
            else:
                must(
                    one.order.month < closed and not self._waits(one),
                    "an order that may be paid was not handed over",
                )
                self._leave(one)
                continue
            one.doubted, one.told = 0, list(one.heard)
        self.planned_at = 0
        self.forget_before()

    def _waits(self, one: Ordered) -> bool:
        """Whether all that an order in doubt had is owed still, and under no other order."""
        return one.doubted > 0 and not one.surely_paid and not self._ordered_or_cancelled(one)

    def _leave(self, one: Ordered) -> None:
        """Book that the next book knows nothing of an order; of its settlement, if it was paid."""
        elsewhere = one.doubted > 0 and self._ordered_or_cancelled(one)
        for promise in one.promises:
            if elsewhere:  # the sum is another order's, or is owed, or is cancelled
                promise.held_by.remove(one)
            else:
                self.promises[promise.sum].remove(promise)
                self.slots[promise.slot].remove(promise)
        one.promises = ()
        if elsewhere:
            del self.orders[one.order.reference]

    def is_due(self, one: Ordered) -> bool:
        """Whether settlements must have an order by now, if it was surely paid.

        Of what is doubted after the month was planned, the next month tells; and where its sum was
        ordered anew by then, and may have been paid again, no settlement has it twice, also once
        that came back: then it waits, and is held since this one has it. Nor has
        one an order of which something was cancelled, since it was known as not paid.
        """
        if one.doubted > self.planned_at:
            return False
        return not (one.doubted and self._ordered_or_cancelled(one))

    def _ordered_or_cancelled(self, one: Ordered) -> bool:
        others = (other for promise in one.promises for other in promise.held_by)
        again = any(other is not one and other.may_ever_have_paid for other in others)
        return again or any(promise.cancelled for promise in one.promises)

    def said(self, sayings: Iterable[Saying]) -> None:
        """Book what an answer says that the book took in."""
        for saying in sayings:
            one = self.orders.get(saying.reference)
            if one is not None:
                one.heard.append(saying)
                if saying not in one.answered:
                    one.told.append(saying)
                one.lied_of = one.lied_of or saying.lie

    def proven(self, reference: Reference, kind: OutcomeKind, heard: int) -> None:
        """Book approved evidence; `heard` is how much had been heard when it was recorded."""
        one = self.orders[reference]
        lie = kind in _UNPAID and one.received > 0
        one.was_paid = kind is OutcomeKind.RETURNED and (one.was_paid or one.may_have_been_paid)
        one.answered = one.heard[:heard]
        later = [saying for saying in one.heard[heard:] if saying not in one.answered]
        one.told = [Saying(reference, kind, lie=lie), *later]
        one.lied_of = one.lied_of or lie

    def _cancel(self, plan: PaymentPlan) -> None:
        """Book what a plan cancels: nothing of it may be with somebody."""
        for promises in self.promises.values():
            for promise in promises:
                if promise.cancelled_in == plan.month:
                    promise.cancelled_in = None
        for item in plan.cancellations:
            key = EntryKey(item.programme.code, item.beneficiary.case.text)
            promised = self.promises[_sum(key, item.line)]
            free = [one for one in promised if not one.cancelled and one.holder is None]
            must(free, "a sum was cancelled that is live or paid already")
            free[0].cancelled_in = plan.month

    def of_file(self, sha256: str) -> list[Ordered]:
        """Give the orders of a file."""
        return [one for one in self.orders.values() if one.sha256 == sha256]

    def carried_out_is_what_is_open(self, carried: Iterable[Owed]) -> None:
        """Hold what a month hands on against every promise: paid ones are gone, open ones there.

        Of what was said both ways it is the book's own table that tells; here either is right.
        """
        handed = Counter(map(sum_of, carried))
        for sum_, promises in self.promises.items():
            surely_open = sum(not p.cancelled and _surely_open(p) for p in promises)
            may_be_open = sum(not p.cancelled and not self._surely_closed(p) for p in promises)
            there = handed.pop(sum_, 0)
            must(surely_open <= there, "money that is owed was not handed on")
            must(there <= may_be_open, "money that was paid was handed on as owed")
        must(not handed, "money was handed on that nobody promised")

    def _surely_closed(self, promise: Promise) -> bool:
        return any(one.surely_paid and self.is_due(one) for one in promise.held_by)

    def may_be_paid(self, sum_: Sum) -> bool:
        """Say whether somebody said that a sum was paid."""
        return any(one.may_be_paid for promise in self.promises[sum_] for one in promise.held_by)

    def _forget(self, month: Month) -> None:
        for sum_, promises in self.promises.items():
            kept = [one for one in promises if one.promised_in != month]
            for gone in promises:
                if gone.promised_in == month:
                    must(gone.holder is None, "a plan was changed under a file that counts")
                    self.slots[gone.slot].remove(gone)
            if len(kept) != len(promises):
                self.promises[sum_] = kept

    def _promise(
        self, programme: Programme, whose: Beneficiary, line: InstructionLine, month: Month
    ) -> None:
        key = EntryKey(programme.code, whose.case.text)
        own = _own_slot(key, line.month_of)
        slot = own if line.cause in _OWN else (programme.code, line.month_of, (line.cause, month))
        promise = Promise(_sum(key, line), slot, month, line.cause is Cause.ENTITLED)
        must(
            not promise.is_own or all(p.sum[0] != key or not p.is_own for p in self.slots[slot]),
            "a month's own money was promised twice",
        )
        self.promises[promise.sum].append(promise)
        self.slots[slot].append(promise)

    def _free(self, order: PaymentInstruction, line: InstructionLine) -> Promise:
        promised = self.promises.get(_sum(order.key, line), [])
        must(promised, "a sum was ordered that nobody promised")
        free = [one for one in promised if one.holder is None and not one.cancelled]
        must(free, "a sum was ordered that is live or paid already")
        return free[0]

    def _nobody_else_has(self, promise: Promise, one: Ordered) -> None:
        numbers = self.same_numbers(one.known_by, promise.slot[1])
        for other in self.slots[promise.slot]:
            holder = other.holder
            must(
                holder is None or holder is one or not holder.known_by & numbers,
                "somebody has two live orders for one month's money",
            )

    def _really_once(self, promise: Promise, one: Ordered) -> None:
        numbers = self.same_numbers(one.known_by, promise.slot[1])
        received = {
            id(order)
            for other in self.slots[promise.slot]
            for order in other.held_by
            if order.received and not order.lied_of and order.known_by & numbers
        }
        must(len(received) <= 1, "somebody really got a month's money twice")


def known_by(listed: PaymentInstruction | Entry) -> frozenset[str]:
    """Give by what somebody is known: either number, and the programme's case."""
    key = listed.key
    return frozenset((*numbers_of(listed.beneficiary.person), f"{key.programme}/{key.case}"))


def numbers_of(person: Person) -> frozenset[str]:
    """Give the numbers that a person has, whatever the programme."""
    return frozenset(n.digits for n in (person.citizen_id, person.legacy_id) if n)


def sum_of(item: Owed) -> Sum:
    """Give a sum that is owed, as it goes from month to month."""
    return _sum(item.key, item.line)


def _lines(plan: PaymentPlan) -> Iterator[tuple[Programme, Beneficiary, InstructionLine]]:
    for order in plan.instructions:
        for line in order.lines:
            yield order.programme, order.beneficiary, line
    for hold in plan.holds:
        for line in hold.lines:
            yield hold.programme, hold.beneficiary, line
    for item in plan.cancellations:
        yield item.programme, item.beneficiary, item.line


def _own_slot(key: EntryKey, month: Month) -> tuple[str, Month, object]:
    return key.programme, month, "own"


def _sum(key: EntryKey, line: InstructionLine) -> Sum:
    return key, line.component, line.month_of, line.amount.value


def _surely_open(promise: Promise) -> bool:
    """Whether no order of it was paid for sure, nor said to be paid by anybody."""
    return not any(one.may_be_paid for one in promise.held_by)
