"""`Outcome`: what a provider says came of one order."""

from datetime import date
from enum import StrEnum

import attrs

from ansinh.errors import Position
from ansinh.money import Dong
from ansinh.payment.reference import Reference
from ansinh.people import PersonName
from ansinh.roll import Cause


class OutcomeKind(StrEnum):
    """What came of an order (kết quả chi trả).

    An unknown code is ``UNKNOWN``, and unknown never becomes paid, nor payable, without evidence.
    """

    PAID = "paid"
    REFUSED = "refused"
    RETURNED = "returned"
    UNCOLLECTED = "uncollected"
    UNKNOWN = "unknown"

    @property
    def cause(self) -> Cause:
        """Why the money is owed again.

        Raises:
            ValueError: Of ``PAID``, which leaves nothing owed.
        """
        return Cause(self.value)


@attrs.frozen(repr=False)
class Outcome:
    """One line of a provider's answer (kết quả của một lệnh chi), as it stands there.

    What the line does not say is ``None``. `reason` is the provider's own code, in our words
    where the profile has them; `collected_by_id` the digits that the post took down from the
    collector's identity paper; `evidence` is the line's place.
    """

    reference: Reference | None
    kind: OutcomeKind
    amount: Dong | None = None
    account: str | None = None
    name: PersonName | None = None
    on: date | None = None
    reason: str = ""
    transaction: str = ""
    collected_by: PersonName | None = None
    evidence: Position | None = attrs.field(default=None, eq=False)
    collected_by_id: str | None = None

    def __repr__(self) -> str:
        return f"Outcome({self.reference}, {self.kind.value}, {self.amount})"

    __str__ = __repr__
