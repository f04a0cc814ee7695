"""`Movement`: what changed between two months, in people and in đồng."""

from collections import defaultdict

import attrs

from ansinh.money import NOTHING, Dong
from ansinh.reports.head import CellContent
from ansinh.roll import Entry, MonthlyDelta, Roll


@attrs.frozen
class Sum:
    """People and đồng, counted together (số người, số tiền)."""

    people: int = 0
    amount: Dong = NOTHING

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.people + other.people, self.amount + other.amount)

    @property
    def cells(self) -> list[CellContent]:
        """The two figures, as a table has them."""
        return [self.people, self.amount]


@attrs.frozen
class Movement:
    """What happened to one programme in one commune (biến động)."""

    before: Sum = Sum()
    added: Sum = Sum()
    removed: Sum = Sum()
    adjusted: Sum = Sum()

    def __add__(self, other: "Movement") -> "Movement":
        return Movement(
            self.before + other.before,
            self.added + other.added,
            self.removed + other.removed,
            self.adjusted + other.adjusted,
        )

    @property
    def cells(self) -> list[CellContent]:
        """Last month, joined, left, changed, and what they make: this month."""
        after = Sum(
            self.before.people + self.added.people - self.removed.people,
            self.before.amount + self.added.amount - self.removed.amount + self.adjusted.amount,
        )
        parts = (self.before, self.added, self.removed, self.adjusted, after)
        return [cell for part in parts for cell in part.cells]


def movements(before: Roll, delta: MonthlyDelta) -> dict[tuple[str, str], Movement]:
    """Count by where a line stands; who changes the commune leaves one and joins the other."""
    moved: dict[tuple[str, str], Movement] = defaultdict(Movement)
    for entry in before.entries:
        moved[where(entry)] += Movement(before=Sum(1, entry.amount))
    for addition in delta.additions:
        moved[where(addition.entry)] += Movement(added=Sum(1, addition.entry.amount))
    for removal in delta.removals:
        moved[where(removal.entry)] += Movement(removed=Sum(1, removal.entry.amount))
    for adjustment in delta.adjustments:
        old, new = adjustment.before, adjustment.after
        if where(old) == where(new):
            moved[where(new)] += Movement(adjusted=Sum(1, adjustment.net))
        else:
            moved[where(old)] += Movement(removed=Sum(1, old.amount))
            moved[where(new)] += Movement(added=Sum(1, new.amount))
    return dict(moved)


def where(entry: Entry) -> tuple[str, str]:
    """Give under which programme and commune a line counts."""
    return (entry.programme.code, entry.beneficiary.commune.name)
