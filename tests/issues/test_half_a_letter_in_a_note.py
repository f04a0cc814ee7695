"""JSON lets half a surrogate pair into a note; hashing it raised an error holding the line."""

import attrs
from hypothesis import given

from ansinh import Entry, PaymentBatch
from ansinh.testing.strategies import batches, entries

HALF = "\ud83d"


@given(entry=entries(), batch=batches(max_size=1))
def test_digests_are_made_of_any_note(entry: Entry, batch: PaymentBatch) -> None:
    noted = attrs.evolve(entry, note=HALF)
    assert noted.digest != entry.digest
    orders = tuple(attrs.evolve(order, note=HALF) for order in batch.instructions)
    assert attrs.evolve(batch, instructions=orders).digest != batch.digest
