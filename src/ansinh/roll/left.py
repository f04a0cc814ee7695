"""`still_left`: who left a list, as far as no later list took it back."""

from collections.abc import Iterable

from ansinh.people import same_person
from ansinh.roll.changes import Addition, Change, Removal
from ansinh.roll.entry import EntryKey


def still_left(months: Iterable[Iterable[Change]]) -> tuple[Removal, ...]:
    """Give the removals that still stand (giảm còn hiệu lực), of the changes of months in order.

    Who is added again under the case has not left any more; somebody else who is given the number
    takes nothing back.
    """
    left: dict[EntryKey, tuple[Removal, ...]] = {}
    for changes in months:
        for change in changes:
            before = left.get(change.key, ())
            if isinstance(change, Removal):
                left[change.key] = (*before, change)
            elif before and isinstance(change, Addition):
                left[change.key] = tuple(one for one in before if not _is_back(one, change))
    return tuple(removal for removals in left.values() for removal in removals)


def _is_back(removal: Removal, addition: Addition) -> bool:
    return same_person(removal.entry.beneficiary.person, addition.entry.beneficiary.person)
