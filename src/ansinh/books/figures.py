"""What a month comes to, in counts and đồng: bodies alone are read, and they name nobody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ansinh.books.earlier_orders import standings_settled
from ansinh.books.items_read import parts_of
from ansinh.books.reckoning import reckon
from ansinh.books.standing import Standing
from ansinh.books.standings import standings_of, with_recalled
from ansinh.books.state import BookState, MonthState
from ansinh.books.tally import NONE, Tally
from ansinh.money import Dong

if TYPE_CHECKING:
    from ansinh.books.book import Book

_Place = tuple[str, str, int]
"""Provider, programme and number of a batch."""


@attrs.frozen
class OrderFigure:
    """An order in figures: in which batch it is, and what it pays. Unit: đồng."""

    place: _Place
    amount: int


@attrs.define
class PlanFigures:
    """What a plan's items come to."""

    orders: dict[str, OrderFigure] = attrs.Factory(dict)
    held: dict[str, Tally] = attrs.Factory(lambda: defaultdict(Tally))
    cancelled: Tally = NONE
    carried_in: Tally = NONE

    @classmethod
    def of(cls, book: "Book", month: MonthState) -> "PlanFigures":
        """Read a month's plan; there is nothing in it where the month is not planned."""
        made = cls()
        if month.planned:
            made.take(parts_of(item) for item in book.store.items(month.planned))
        for reference, code in book.values.withheld(month).items():
            made.held[code.value] += Tally(1, Dong(made.orders.pop(reference.text).amount))
        return made

    def take(self, bodies: Iterable[list[Any]]) -> None:
        """Take items in, by the parts of their bodies."""
        for body in bodies:
            match body:
                case ["order", str(reference), provider, programme, number, int(amount), *_]:
                    self.orders[reference] = OrderFigure((provider, programme, number), amount)
                case ["hold", str(code), _, int(amount), *_]:
                    self.held[code] += Tally(1, Dong(amount))
                case ["cancellation", _, [_, _, int(amount), *_]]:
                    self.cancelled += Tally(1, Dong(amount))
                case ["carried", _, [_, _, int(amount), *_]]:
                    self.carried_in += Tally(1, Dong(amount))
                case _:
                    pass  # other items are no money that this month moves

    @property
    def ordered(self) -> Tally:
        """What is ordered in all."""
        return _tally(order.amount for order in self.orders.values())


def standings_in(
    book: "Book", state: BookState, month: MonthState, figures: PlanFigures
) -> tuple[dict[str, Standing], dict[str, int]]:
    """Say how each order stands of which the month can still hear, and what each pays.

    As long as nothing was told nothing has to be compared, and no document is read.
    """
    earlier = _unresolved_before(book, state, month)
    amounts = {reference: order.amount for reference, order in figures.orders.items()}
    amounts |= earlier
    if month.answers or any(one.approved_by for one in month.evidence):
        known = standings_of(book, state, month, reckon(book, state, month))
        if month.is_closed:
            known = {**_of_erased(book, state, month, figures, earlier), **known}
        return {one: standing for one, standing in known.items() if one in amounts}, amounts
    standings = _as_settled(book, state, month, earlier)
    sent = {(file.provider, file.programme, file.sequence) for file in month.sent}
    for reference, order in figures.orders.items():
        standings[reference] = Standing.SENT if order.place in sent else Standing.ORDERED
    return with_recalled(state, month, standings), amounts


def _of_erased(
    book: "Book",
    state: BookState,
    month: MonthState,
    figures: PlanFigures,
    earlier: Iterable[str],
) -> dict[str, Standing]:
    """Say how orders stood when a month was closed, whoever was erased since."""
    stood = _as_settled(book, state, month, earlier)
    stood |= dict.fromkeys(figures.orders, Standing.PAID)
    return stood | dict(standings_settled(book, state, month))


def tallied(
    standings: Mapping[str, Standing], amounts: Mapping[str, int]
) -> tuple[tuple[str, Tally], ...]:
    """Count orders by how they stand, in the order in which the standings are told."""
    by_word: dict[Standing, list[int]] = defaultdict(list)
    for reference, standing in standings.items():
        by_word[standing].append(amounts[reference])
    return tuple((one.value, _tally(by_word[one])) for one in Standing if by_word[one])


def _tally(amounts: Iterable[int]) -> Tally:
    listed = list(amounts)
    return Tally(len(listed), Dong(sum(listed)))


def _unresolved_before(book: "Book", state: BookState, month: MonthState) -> dict[str, int]:
    """Give what orders pay that an earlier month left unresolved, by reference."""
    before = state.months.get(month.month - 1)
    event = before.settled if before else month.opened
    found = {}
    for item in book.store.items(event):
        if item.body.startswith('["unresolved",'):
            parts = parts_of(item)
            found[parts[1]] = parts[5]
    return found


def _as_settled(
    book: "Book", state: BookState, month: MonthState, references: Iterable[str]
) -> dict[str, Standing]:
    known: dict[str, Standing] = {}
    for earlier in sorted(state.months):
        if earlier < month.month:
            known |= standings_settled(book, state, state.months[earlier])
    return {reference: known.get(reference, Standing.SENT) for reference in references}
