"""Batches exactly at the limits of a format, and one past them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from ansinh.formats import FormatProfile
from ansinh.money import LARGEST, Dong
from ansinh.payment import Cause, PaymentBatch, PaymentInstruction
from ansinh.people import PersonName
from ansinh.testing.samples import sample_batch
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.expressible import name_of_length, narratives_of_length
from ansinh.testing.strategies.provider_batches import renderable_batches, with_amount, with_name

_MANY: Final = 1_200
"""Orders that a format without a limit takes, as a district's list has them."""

_MOST_ORDERS: Final = 2_000
"""Above it a file at its limit takes longer than it tells."""

_SHOWN: Final = 5
"""Of more orders an example shows the number: it would be a book."""

Change = Callable[[PaymentInstruction], PaymentInstruction]


@attrs.frozen(repr=False)
class Boundary:
    """A batch at a limit of the format, or one past it: which limit, and whether it fits."""

    limit: str
    batch: PaymentBatch
    fits: bool

    def __repr__(self) -> str:
        few = self.batch.count <= _SHOWN
        orders = repr(self.batch.instructions) if few else self.batch.count
        return f"Boundary(limit={self.limit!r}, orders={orders}, fits={self.fits})"

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: object) -> None:
        """Show itself so in examples, too; Hypothesis would show every field."""
        printer.text(repr(self))


def all_boundaries(profile: FormatProfile, *, narrative: bool = True) -> Iterator[Boundary]:
    """Give a batch at, and one past, each limit of a profile; the same ones every time.

    The order in question stands first, and last, among others that fit.
    """
    plain = sample_batch(profile, count=3)
    for limit, change, fits in _changes(profile, narrative=narrative):
        for at in {0, plain.count - 1}:
            yield Boundary(limit, _changed(plain, at, change), fits)
    if _limits_records(profile):
        yield Boundary("max_records", _full(profile, past=False), fits=True)
        yield Boundary("max_records", _full(profile, past=True), fits=False)
    else:
        many = sample_batch(profile, count=_MANY)
        yield Boundary("length, though there is none", many, fits=True)


@eager
@st.composite
def boundary_batches(
    draw: st.DrawFn, profile: FormatProfile, *, narrative: bool = True
) -> Boundary | None:
    """Draw batches exactly at, and one past, each limit of a profile; nothing where it has none.

    `narrative` says whether the format has a place for the words on a transfer.
    """
    fillings = [None] if _limits_records(profile) else []
    choices = [*fillings, *_changes(profile, narrative=narrative)]
    if not choices:
        return None
    chosen = draw(st.sampled_from(choices))
    if chosen is None:
        past = draw(st.booleans())
        return Boundary("max_records", _full(profile, past=past), fits=not past)
    limit, change, fits = chosen
    batch = draw(renderable_batches(profile, max_size=3))
    return Boundary(limit, _changed(batch, draw(st.integers(0, batch.count - 1)), change), fits)


def _changed(batch: PaymentBatch, at: int, change: Change) -> PaymentBatch:
    orders = [change(o) if n == at else o for n, o in enumerate(batch.instructions)]
    return attrs.evolve(batch, instructions=tuple(orders))


def _changes(profile: FormatProfile, *, narrative: bool) -> Iterator[tuple[str, Change, bool]]:
    for past in (0, 1):
        fits = not past
        if profile.max_amount is not None and profile.max_amount.value + past <= LARGEST:
            amount = profile.max_amount + Dong(past)
            yield "max_amount", partial(_of_amount, amount=amount), fits
            yield "max_amount", partial(_of_two_months, amount=amount), fits
        if profile.name_length is not None:
            name = name_of_length(profile.name_length + past)
            if name is not None:
                yield "name length", partial(_of_name, name=name), fits
        if profile.narrative_length is not None and narrative:
            for words in narratives_of_length(profile.narrative_length + past):
                yield "narrative length", partial(_of_words, words=words), fits


def _of_amount(order: PaymentInstruction, *, amount: Dong) -> PaymentInstruction:
    return with_amount(order, amount)


def _of_two_months(order: PaymentInstruction, *, amount: Dong) -> PaymentInstruction:
    """Give an order whose sums are below a limit, each by itself."""
    if amount < Dong(2):
        return with_amount(order, amount)
    (own,) = with_amount(order, amount).lines
    half = Dong(amount.value // 2)
    earlier = attrs.evolve(own, month_of=order.month - 1, amount=half, cause=Cause.UNCOLLECTED)
    return attrs.evolve(order, lines=(earlier, attrs.evolve(own, amount=amount - half)))


def _of_name(order: PaymentInstruction, *, name: PersonName) -> PaymentInstruction:
    return with_name(order, name)


def _of_words(order: PaymentInstruction, *, words: str) -> PaymentInstruction:
    return attrs.evolve(order, narrative=words)


def _limits_records(profile: FormatProfile) -> bool:
    """Say whether there is a limit of orders that a batch can be made for."""
    return profile.max_records is not None and profile.max_records < _MOST_ORDERS


def _full(profile: FormatProfile, *, past: bool) -> PaymentBatch:
    most = profile.max_records or 1
    unlimited = attrs.evolve(profile, max_records=None)
    return sample_batch(unlimited, count=most + past)
