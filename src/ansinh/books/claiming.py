"""What stands in the way of a claim, told alike by every store."""

from collections.abc import Iterable, Mapping


def held_by_others(wanted: Iterable[tuple[str, str]], live: Mapping[str, str]) -> dict[str, str]:
    """Give the wanted keys that are live, or wanted twice at once, each with who holds it.

    An order that asks again for what it holds is refused too: nobody claims twice.
    """
    held: dict[str, str] = {}
    first: dict[str, str] = {}
    for key, reference in wanted:
        if key in live:
            held[key] = live[key]
        elif key in first:
            held[key] = first[key]
        else:
            first[key] = reference
    return held


def places_taken(
    wanted: Iterable[tuple[str, int, int]], given: Mapping[str, tuple[int, int]]
) -> dict[str, str]:
    """Give the references that were given out, or are wanted twice, each with event and item."""
    taken: dict[str, str] = {}
    first: dict[str, tuple[int, int]] = {}
    for reference, *place in wanted:
        at = given.get(reference) or first.get(reference)
        if at is None:
            first[reference] = (place[0], place[1])
        else:
            taken[reference] = f"{at[0]}/{at[1]}"
    return taken
