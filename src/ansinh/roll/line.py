"""`InstructionLine`: one sum for one month; `Owed`: such a sum that waits for its payment."""

from enum import StrEnum

import attrs

from ansinh.canonical import WHERE_SAID
from ansinh.entitlement import Programme
from ansinh.errors import Code, InvalidInstruction
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import Beneficiary
from ansinh.roll.entry import EntryKey


class Component(StrEnum):
    """What a sum is (khoản): monthly amount, arrears, funeral support, a one-off."""

    REGULAR = "regular"
    ARREARS = "arrears"
    FUNERAL = "funeral"
    ONE_OFF = "one-off"


class Cause(StrEnum):
    """Why a sum is owed now (lý do).

    ``ENTITLED`` is the month's own; ``ADDED_LATE``, ``RAISED_LATE`` and ``RATE_LATE`` are arrears,
    the last because the standard was decided after it applies; ``LISTED`` stood as unpaid on the
    list itself; the rest was promised before and not paid.
    """

    ENTITLED = "entitled"
    ADDED_LATE = "added-late"
    RAISED_LATE = "raised-late"
    RATE_LATE = "rate-late"
    LISTED = "listed"
    HELD = "held"
    REFUSED = "refused"
    RETURNED = "returned"
    UNCOLLECTED = "uncollected"
    UNKNOWN = "unknown"
    MISSING = "missing"
    MISMATCH = "mismatch"

    @property
    def unresolved(self) -> bool:
        """Whether nobody knows if it was paid: never paid again without evidence."""
        return self in {Cause.UNKNOWN, Cause.MISSING, Cause.MISMATCH}

    @property
    def is_new(self) -> bool:
        """Whether the sum was never promised before this month."""
        return self in {Cause.ENTITLED, Cause.ADDED_LATE, Cause.RAISED_LATE, Cause.RATE_LATE}

    @property
    def is_promise(self) -> bool:
        """Whether it says why a sum was promised at all, and not what came of the promise."""
        return self.is_new or self is Cause.LISTED

    @property
    def repeatable(self) -> bool:
        """Whether a later decision can add it to the same month again."""
        return self in {Cause.RAISED_LATE, Cause.RATE_LATE}


def _above_nothing(_line: object, _field: object, amount: Dong) -> None:
    if amount.value <= 0:
        raise InvalidInstruction(Code.INSTRUCTION_LINES)


@attrs.frozen
class InstructionLine:
    """One sum: what it is, for which month, how much, why. Unit: đồng.

    Of a sum that an earlier month promised and did not pay, `cause` says what came of it,
    `origin` why it was promised (lý do gốc), and `promised_in` which month's list promised it,
    where a month can be owed such a sum more than once.

    Raises:
        InvalidInstruction: ``instruction-lines``: the amount is not above 0 đ.
    """

    component: Component
    month_of: Month
    amount: Dong = attrs.field(validator=_above_nothing)
    cause: Cause
    origin: Cause | None = attrs.field(default=None, metadata=WHERE_SAID)
    promised_in: Month | None = attrs.field(default=None, metadata=WHERE_SAID)

    @property
    def promised_as(self) -> Cause:
        """Why it was promised, as far as that is known: what came of it says it no more."""
        return self.origin or self.cause

    def carried(self, cause: Cause, month: Month) -> "InstructionLine":
        """Give the sum as `month` hands it on: owed for another cause, promised as it was."""
        if not self.cause.is_promise:
            return attrs.evolve(self, cause=cause)
        promised_in = month if self.cause.repeatable else None
        return attrs.evolve(self, cause=cause, origin=self.cause, promised_in=promised_in)


@attrs.frozen(repr=False)
class Owed:
    """A sum that is owed to somebody besides the month's own (khoản còn phải chi).

    Arrears, and what an earlier month promised and did not pay; it keeps its own month.
    """

    programme: Programme
    beneficiary: Beneficiary
    line: InstructionLine

    @property
    def key(self) -> EntryKey:
        """Whose it is."""
        return EntryKey(self.programme.code, self.beneficiary.case.text)

    @property
    def amount(self) -> Dong:
        """How much. Unit: đồng."""
        return self.line.amount

    def __repr__(self) -> str:
        return f"Owed({self.programme.code}, …, {self.line.month_of}, {self.amount})"

    __str__ = __repr__
