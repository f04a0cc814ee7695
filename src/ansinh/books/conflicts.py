"""A reference was given out before: to the same order, or to one that differs in some fields."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, assert_never

from ansinh.books.events import MonthPlanned
from ansinh.books.store import Store
from ansinh.errors import BookRefused, Code
from ansinh.payment import PaymentInstruction
from ansinh.people import BankAccount, CashPoint, Channel, EWallet, HomeDelivery

if TYPE_CHECKING:
    from ansinh.books.book import Book

ERASED: Final = "erased"
"""Named in place of the fields where the order that had the reference was erased."""

_FIELDS: Final = (
    "programme",
    "month",
    "amount",
    "account",
    "name",
    "channel",
    "payee",
    "beneficiary",
    "lines",
    "narrative",
    "attempt",
    "decision",
    "note",
)


def differing(one: PaymentInstruction, other: PaymentInstruction) -> tuple[str, ...]:
    """Name the fields in which two orders differ; never what stands in them.

    The account's number and the name on the provider's list are named apart from the channel.
    """
    return tuple(name for name in _FIELDS if _part(one, name) != _part(other, name))


def given_before(
    book: "Book", orders: Iterable[PaymentInstruction], *, planned: int
) -> frozenset[str]:
    """Say which references of orders were given out before, to the very same orders.

    `planned` is the event of the plan that the orders are of. A file that was voided gave its
    references out; where it is written again, they name what they named.

    Raises:
        BookRefused: ``reference-conflict``: one was given to another order; all fields in which
            such orders differ are named.
    """
    by_reference = {order.reference.text: order for order in orders}
    places = book.store.place_of(by_reference)
    named_by = {reference: event for reference, (event, _) in places.items()}
    plans = _plans_of(book.store, set(named_by.values()))
    others = {reference: plans[event] for reference, event in named_by.items()}
    conflicts: dict[str, tuple[str, ...]] = {}
    for plan in sorted(set(others.values()) - {planned}):
        had = {order.reference.text: order for order in _orders_of(book, plan)}
        for reference in (name for name, by in others.items() if by == plan):
            before = had.get(reference)
            fields = (ERASED,) if before is None else differing(before, by_reference[reference])
            if fields:
                conflicts[reference] = fields
    if conflicts:
        named = sorted({field for fields in conflicts.values() for field in fields})
        raise BookRefused(Code.REFERENCE_CONFLICT, count=len(conflicts), fields=", ".join(named))
    return frozenset(places)


def _plans_of(store: Store, intended: set[int]) -> dict[int, int]:
    """Give the plan that each file was of: the last one of its month before it."""
    if not intended:
        return {}
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for event in store.events():
        if event.kind == MonthPlanned.kind:
            last[event.month] = event.seq
        elif event.seq in intended:
            found[event.seq] = last[event.month]
    return found


def _orders_of(book: "Book", plan: int) -> Iterator[PaymentInstruction]:
    yield from book.values.items(plan).values("order", PaymentInstruction)


def _part(order: PaymentInstruction, name: str) -> object:
    match name:
        case "name":
            return order.listed_name
        case "channel":
            return _through(order.channel)
        case _:
            return getattr(order, name)


def _through(channel: Channel) -> object:
    match channel:
        case BankAccount():
            return BankAccount, channel.bank
        case EWallet():
            return EWallet, channel.provider
        case CashPoint() | HomeDelivery():
            return channel
        case _:
            assert_never(channel)
