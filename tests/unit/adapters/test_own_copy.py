"""What a plug-in is given shares nothing that can be changed with the caller's values."""

from collections.abc import Iterator
from enum import Enum
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given

from ansinh.adapters import RenderRequest
from ansinh.adapters.own_copy import own_copy
from ansinh.formats import FormatProfile
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.payment import PaymentBatch
from ansinh.testing import strategies


def parts(value: object) -> Iterator[object]:
    """Every object in a value that could be changed by force."""
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, FrozenMapping):
        yield value
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


@given(strategies.profiles())
def test_a_copy_of_what_remembers_its_hash_has_one(profile: FormatProfile) -> None:
    """A layout is the key of what matching headers prepares."""
    copy = own_copy(profile)
    assert (copy, hash(copy)) == (profile, hash(profile))


@given(strategies.batches())
def test_a_copy_is_equal_and_shares_no_part(batch: PaymentBatch) -> None:
    copy = own_copy(batch)
    assert copy == batch
    assert copy.digest == batch.digest
    assert not {id(part) for part in parts(copy)} & {id(part) for part in parts(batch)}


def test_a_profile_and_a_request_are_copied_too(
    invented: ModuleType, request_: RenderRequest
) -> None:
    request = attrs.evolve(request_, settings={"branch": "Hương Trà"})
    for value in (invented.PROFILE, request):
        copy = own_copy(value)
        assert copy == value
        assert not {id(part) for part in parts(copy)} & {id(part) for part in parts(value)}


def test_what_was_worked_out_before_does_not_go_along(batch: PaymentBatch) -> None:
    """A dict that the batch keeps for itself would be one to change."""
    kept = batch.by_reference
    assert own_copy(batch).by_reference is not kept


def test_one_value_in_many_places_stays_one(batch: PaymentBatch) -> None:
    """A hundred thousand lines name the same programme."""
    first, second = own_copy(batch).instructions
    assert first.programme is second.programme


@attrs.frozen(slots=False)
class Loose:
    one: object
    two: object = 2


class Shape(Enum):
    ROUND = 1


@pytest.mark.parametrize(
    ("value", "shared"),
    [(Loose(1), False), (Shape.ROUND, True), ([1], True), (print, True)],
)
def test_what_is_not_ours_is_whose_it_is(value: Any, shared: bool) -> None:
    """Values with a ``__dict__`` are copied; of types that nobody knows nothing is guessed."""
    copy = own_copy(value)
    assert copy == value
    assert (copy is value) is shared
