"""The records of a file in another order: each stays among those that it stands beside.

What stands between records (a heading, a subtotal, another group) may say what they are, so that a
record on its other side would be another one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

Part = TypeVar("Part")


def runs_of(
    parts: Sequence[tuple[str, Part]],
) -> Iterator[tuple[bool, list[tuple[str, Part]]]]:
    """Give runs of parts that speak of one order each, and runs of those that do not."""
    for is_record, run in groupby(parts, key=lambda part: part[0] != ""):
        yield is_record, list(run)


def in_order(run: Sequence[tuple[str, Part]], order: Sequence[str]) -> list[Part]:
    """Give a run's records as `order` has their references; of others nothing, of twice two."""
    return [part for wanted in order for reference, part in run if reference == wanted]


def rearranged(parts: Sequence[tuple[str, Part]], order: Sequence[str]) -> list[Part]:
    """Give all parts, the records of each run in this order.

    >>> rearranged([("", "head"), ("A", "a"), ("B", "b"), ("", "foot")], ("B", "A"))
    ['head', 'b', 'a', 'foot']
    """
    anew: list[Part] = []
    for is_record, run in runs_of(parts):
        anew += in_order(run, order) if is_record else [part for _, part in run]
    return anew


def spoken_of(texts: Sequence[str], references: Sequence[str]) -> str:
    """Give the one reference that stands in texts; nothing where there is none, or another."""
    spoken = [reference for reference in references if any(reference in text for text in texts)]
    return spoken[0] if len(spoken) == 1 else ""
