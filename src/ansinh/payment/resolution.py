"""`Resolution`: what became known of an order that an earlier month left unresolved."""

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ansinh.errors import Code, UnbalancedSettlement
from ansinh.payment.batch import PaymentBatch
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.outcome import Outcome, OutcomeKind
from ansinh.people import same_person
from ansinh.roll import Cause, Owed


@attrs.frozen
class Resolution:
    """What is known at last of an order of an earlier month (kết quả biết sau).

    The month that ordered it had no answer, or none to go by, and carried its sums as missing,
    unknown or different. Now it is known: by an answer that came late, or by evidence.
    """

    provider: str
    order: PaymentInstruction
    outcome: Outcome

    @property
    def was_paid(self) -> bool:
        """Whether it had been paid all along: then its sums are owed no more."""
        return self.outcome.kind is OutcomeKind.PAID


class Unresolved:
    """Sums of which nobody knows whether they were paid, to be found by the order that had them."""

    def __init__(self, owed: Iterable[Owed]) -> None:
        self._waiting: dict[object, list[Owed]] = defaultdict(list)
        for item in owed:
            if item.line.cause.unresolved:
                self._waiting[_bare(item)].append(item)

    def taken(self, order: PaymentInstruction) -> tuple[Owed, ...]:
        """Take an order's sums out, each once.

        Raises:
            UnbalancedSettlement: ``settlement-unbalanced``: they do not wait here.
        """
        return tuple(self._taken(owed) for owed in _carried_by(order))

    def _taken(self, wanted: Owed) -> Owed:
        waiting = self._waiting.get(_bare(wanted), [])
        for place, item in enumerate(waiting):
            # A case number may have been given again: the sum is the person's who was to get it.
            if item.beneficiary == wanted.beneficiary:
                return waiting.pop(place)
        raise UnbalancedSettlement(Code.SETTLEMENT_UNBALANCED)


def resolve(owed: Iterable[Owed], resolutions: Iterable[Resolution]) -> tuple[Owed, ...]:
    """Give what is still owed, and why, after what became known of earlier orders.

    What was paid is owed no more; what was not is owed for the cause that is now known, and can
    be ordered again. For a month that is not planned yet: in one that is, `settle` does it. With
    what was paid, `CarryOver.knowing` also has it among what is settled.

    Raises:
        UnbalancedSettlement: ``settlement-unbalanced``: a sum of theirs is not unresolved there.
    """
    carried = tuple(owed)
    unresolved = Unresolved(carried)
    became: dict[int, Owed | None] = {}
    for resolution in resolutions:
        for item in unresolved.taken(resolution.order):
            became[id(item)] = None if resolution.was_paid else known(item, resolution)
    after = (became.get(id(item), item) for item in carried)
    return tuple(item for item in after if item is not None)


def reopened(
    owed: Iterable[Owed], doubted: Iterable[PaymentBatch]
) -> tuple[tuple[Owed, ...], tuple[PaymentBatch, ...]]:
    """Give what is owed after doubt was cast on orders that were not paid, as it had been said.

    Their sums wait again until somebody knows: they differ in what was said. An order of which a
    sum is owed no more, or waits already under another order, stays as it is: it was ordered anew.
    """
    carried = list(owed)
    waiting: list[PaymentBatch] = []
    for batch in doubted:
        orders = tuple(order for order in batch.instructions if _reopen(carried, order))
        if orders:
            waiting.append(attrs.evolve(batch, instructions=orders))
    return tuple(carried), tuple(waiting)


def _reopen(carried: list[Owed], order: PaymentInstruction) -> bool:
    places: list[int] = []
    for wanted in _carried_by(order):
        found = (
            place
            for place, item in enumerate(carried)
            if place not in places and _is_of(wanted, item)
        )
        place = next(found, None)
        if place is None:
            return False
        places.append(place)
    for place in places:
        line = attrs.evolve(carried[place].line, cause=Cause.MISMATCH)
        # The person as ordered: the list may write them otherwise since.
        carried[place] = attrs.evolve(carried[place], beneficiary=order.beneficiary, line=line)
    return True


def _is_of(wanted: Owed, item: Owed) -> bool:
    known_to_be_owed = not item.line.cause.unresolved
    his = same_person(item.beneficiary.person, wanted.beneficiary.person)
    return known_to_be_owed and his and _bare(item) == _bare(wanted)


def known(item: Owed, resolution: Resolution) -> Owed:
    """Give a sum with the cause that a resolution tells; it was not paid."""
    return attrs.evolve(item, line=attrs.evolve(item.line, cause=resolution.outcome.kind.cause))


def _carried_by(order: PaymentInstruction) -> Iterable[Owed]:
    """Give an order's sums as its month handed them on, all for one cause."""
    lines = (line.carried(Cause.MISSING, order.month) for line in order.lines)
    return (Owed(order.programme, order.beneficiary, line) for line in lines)


def _bare(item: Owed) -> object:
    """Give a sum but for its cause, which is another from month to month."""
    return (item.key, attrs.evolve(item.line, cause=Cause.MISSING))
