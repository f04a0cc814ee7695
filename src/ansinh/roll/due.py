"""What somebody was due by what is now known of them, against what they were paid."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from ansinh.entitlement import PersonFacts, Rates, entitlement_for
from ansinh.money import NOTHING, Dong
from ansinh.months import Month


@attrs.frozen
class MonthBalance:
    """A month of one person (đối chiếu số phải trả với số đã trả). Unit: đồng.

    `possible` are the amounts that may have been due as now known: one, or several where only the
    month or the year of a birth is known. Then nothing is owed and nothing comes back before
    somebody finds out: neither is guessed.
    """

    month: Month
    possible: tuple[Dong, ...]
    paid: Dong

    @property
    def due(self) -> Dong | None:
        """What was due, where there is one answer only."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def owed(self) -> Dong:
        """What is still to be paid (truy lĩnh)."""
        return NOTHING if self.due is None else max(self.due - self.paid, NOTHING)

    @property
    def recoverable(self) -> Dong:
        """What was paid too much (truy thu); never a negative payment."""
        return NOTHING if self.due is None else max(self.paid - self.due, NOTHING)


def owed_or_recoverable(
    person: PersonFacts,
    months: Iterable[Month],
    paid: Mapping[Month, Dong],
    as_of: date,
    rates: Rates | None = None,
) -> tuple[MonthBalance, ...]:
    """Hold what a person was due, as known on the day `as_of`, against what each month was paid.

    `paid` is what went out for a month, whenever it did, less what is already claimed back of it;
    a month that is not there was paid nothing. In whatever order facts, decisions and standards
    become known, paying what is owed and claiming what is too much each time ends at what is due.

    Source: 20/2021/NĐ-CP, art. 8; 02/2021/TT-BLĐTBXH, art. 6(1)(b).
    """
    return tuple(
        MonthBalance(
            month,
            entitlement_for(person, month, as_of, rates).amounts,
            paid.get(month, NOTHING),
        )
        for month in months
    )
