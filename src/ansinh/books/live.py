"""What of a plan is ordered already: by the book's live keys, or twice in the plan itself."""

from collections.abc import Callable, Collection, Iterator, Mapping

from ansinh.books.claims import keys_of
from ansinh.books.items_read import parts_of
from ansinh.books.known_as import KnownAs
from ansinh.books.store import Store
from ansinh.payment import Agency, LiveSum, PaymentInstruction, PaymentPlan, Reference
from ansinh.roll import EntryKey, InstructionLine


def live_in(
    plan: PaymentPlan,
    *,
    store: Store,
    agency: Agency,
    known_as: KnownAs,
    own: Collection[Reference],
    doubted: Collection[str],
    kept: Mapping[str, str],
    brought: Callable[[PaymentPlan], Mapping[str, str]],
) -> frozenset[LiveSum]:
    """Give the sums of a plan that another order has already, or an earlier one of the plan.

    They are asked for by all numbers under which a person is known, or was by then (`known_as`).
    `own` are the references of the plan that is made anew: they hold nothing against it. What
    orders in doubt paid, `doubted`, they hold whoever has its keys since; `kept` is what erasures
    kept, and `brought` tells what orders from outside hold. Of one person under two cases the first
    in order keeps what is the same; somebody has to look at the other. What the plan cancels is
    given too where an order in doubt may have paid it: nobody knows whether it is still owed.
    """
    wanted = [
        (order, line, known_as.keys_of_line(order, line, agency=agency))
        for order in sorted(plan.instructions, key=lambda order: order.key)
        for line in order.lines
    ]
    own_texts = {reference.text for reference in own}
    doubt = keys_in_doubt(store, doubted)
    held = {**doubt, **kept}
    held |= brought(plan)
    held |= store.holder_of({key for _, _, keys in wanted for key in keys})
    taken = {key: holder for key, holder in held.items() if holder not in own_texts}
    in_doubt = {key for key, holder in doubt.items() if holder not in own_texts}
    return frozenset((*_live(wanted, taken), *_cancelled(plan, in_doubt, agency)))


def keys_in_doubt(store: Store, doubted: Collection[str]) -> dict[str, str]:
    """Give all keys that orders in doubt had, each with its order."""
    return {key: reference for reference, keys in keys_held(store, doubted) for key in keys}


def keys_held(store: Store, references: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the keys that orders were given out with, in the order of their references."""
    for reference, (event, n) in sorted(store.place_of(references).items()):
        for item in store.items(event):
            if item.n == n:
                yield reference, tuple(parts_of(item)[2])


def _cancelled(plan: PaymentPlan, in_doubt: Collection[str], agency: Agency) -> Iterator[LiveSum]:
    for item in plan.cancellations:
        whose, programme = item.beneficiary, item.programme
        keys = keys_of((item.line,), whose, programme, plan.month, agency=agency)
        if any(key in in_doubt for key in keys):
            yield EntryKey(programme.code, whose.case.text), item.line


def _live(
    wanted: list[tuple[PaymentInstruction, InstructionLine, tuple[str, ...]]],
    taken: dict[str, str],
) -> Iterator[LiveSum]:
    for order, line, keys in wanted:
        reference = order.reference.text
        if any(taken.get(key, reference) != reference for key in keys):
            yield order.key, line
        else:
            taken.update((key, reference) for key in keys)
