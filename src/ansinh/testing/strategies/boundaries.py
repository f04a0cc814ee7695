"""Batches exactly at the limits of a format, and one past them."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs
from hypothesis import strategies as st

from ansinh.formats import FormatProfile
from ansinh.money import Dong
from ansinh.payment import PaymentBatch, PaymentInstruction
from ansinh.testing.samples import sample_batch
from ansinh.testing.strategies.expressible import name_of_length, narrative_of_length
from ansinh.testing.strategies.provider_batches import renderable_batches, with_amount, with_name

_MANY: Final = 1_200
"""Orders that a format without a limit takes, as a district's list has them."""

_MOST_ORDERS: Final = 2_000
"""Above it a file at its limit takes longer than it tells."""


@attrs.frozen
class Boundary:
    """A batch at a limit of the format, or one past it: which limit, and whether it fits."""

    limit: str
    batch: PaymentBatch
    fits: bool


Change = Callable[[PaymentInstruction], PaymentInstruction]


def every_boundary(profile: FormatProfile, *, narrative: bool = True) -> Iterator[Boundary]:
    """Give a batch at, and one past, each limit of a profile, at either end of the list."""
    batch = sample_batch(profile, count=3)
    for limit, change, fits in _changes(profile, narrative=narrative):
        for at in {0, batch.count - 1}:
            orders = [change(o) if n == at else o for n, o in enumerate(batch.instructions)]
            yield Boundary(limit, attrs.evolve(batch, instructions=tuple(orders)), fits)
    if profile.max_records is not None and profile.max_records < _MOST_ORDERS:
        yield Boundary("max_records", _full(profile, past=False), fits=True)
        yield Boundary("max_records", _full(profile, past=True), fits=False)
    else:
        yield Boundary(
            "length, though there is none", sample_batch(profile, count=_MANY), fits=True
        )


@st.composite
def boundary_batches(
    draw: st.DrawFn, profile: FormatProfile, *, narrative: bool = True
) -> Boundary | None:
    """Draw batches exactly at, and one past, each limit of a profile; nothing where it has none.

    `narrative` says whether the format has a place for the words on a transfer.
    """
    choices: list[tuple[str, Change | None, bool]] = list(_changes(profile, narrative=narrative))
    if profile.max_records is not None and profile.max_records < _MOST_ORDERS:
        choices += [("max_records", None, True), ("max_records", None, False)]
    if not choices:
        return None
    limit, change, fits = draw(st.sampled_from(choices))
    if change is None:
        return Boundary(limit, _full(profile, past=not fits), fits)
    batch = draw(renderable_batches(profile, max_size=3))
    at = draw(st.integers(0, batch.count - 1))
    orders = [change(o) if n == at else o for n, o in enumerate(batch.instructions)]
    return Boundary(limit, attrs.evolve(batch, instructions=tuple(orders)), fits)


def _changes(profile: FormatProfile, *, narrative: bool) -> Iterator[tuple[str, Change, bool]]:
    for past in (0, 1):
        fits = not past
        if profile.max_amount is not None:
            amount = profile.max_amount + Dong(past)
            yield "max_amount", lambda order, amount=amount: with_amount(order, amount), fits  # type: ignore[misc] # the default binds this amount
        if profile.name_length is not None:
            name = name_of_length(profile.name_length + past)
            if name is not None:
                yield "name length", lambda order, name=name: with_name(order, name), fits  # type: ignore[misc] # as above
        if profile.narrative_length is not None and narrative:
            words = narrative_of_length(profile.narrative_length + past)
            if words is not None:
                yield (
                    "narrative length",
                    lambda o, words=words: attrs.evolve(o, narrative=words),
                    fits,
                )  # type: ignore[misc] # as above


def _full(profile: FormatProfile, *, past: bool) -> PaymentBatch:
    most = profile.max_records or 1
    unlimited = attrs.evolve(profile, max_records=None)
    return sample_batch(unlimited, count=most + past)
