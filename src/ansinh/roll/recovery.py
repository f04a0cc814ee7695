"""What was paid too much, what of it came back, and what is still out (truy thu)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from ansinh.entitlement import MERIT, Programme
from ansinh.errors import Code, InvalidRecovery
from ansinh.law import Citation
from ansinh.money import NOTHING, Dong
from ansinh.months import Month
from ansinh.people import Beneficiary, Document, same_person
from ansinh.roll.entry import EntryKey

_BY_PROGRAMME: Final = {MERIT.code: Citation("44/2022/TT-BTC", "art. 15(1)")}
"""By which article money comes back; of the other programmes no text that we read says it."""

_ESTATE: Final = Citation("91/2015/QH13", "art. 615")


class RecoveryCause(StrEnum):
    """Why an earlier month may have been paid too much (lý do truy thu)."""

    DIED = "died"
    MOVED = "moved"
    TOO_HIGH = "too-high"
    OTHER = "other"


def _above_nothing(_value: object, _field: object, amount: Dong) -> None:
    if amount.value <= 0:
        raise InvalidRecovery(Code.RECOVERY_AMOUNT)


@attrs.frozen(repr=False)
class Recoverable:
    """What an earlier month may have paid too much (truy thu); never a negative payment.

    Whether it was paid is for the month book to say. It is never taken from another person; nor
    is it ever set off by itself against the same person's later months: the texts that we read
    neither allow that nor forbid it, so somebody competent has to decide.

    Raises:
        InvalidRecovery: ``recovery-amount``.
    """

    programme: Programme
    beneficiary: Beneficiary
    month_of: Month
    amount: Dong = attrs.field(validator=_above_nothing)
    cause: RecoveryCause = RecoveryCause.OTHER

    @property
    def key(self) -> EntryKey:
        """Whose line of the roll it was."""
        return EntryKey(self.programme.code, self.beneficiary.case.text)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """By which articles it comes back, and how far.

        Merit allowances go back to the central budget by a decision. Of somebody who died, heirs
        owe no more than what was left to them.

        Source: 44/2022/TT-BTC, art. 15(1); Civil Code 2015, art. 615.
        """
        of_programme = _BY_PROGRAMME.get(self.programme.code)
        died = self.cause is RecoveryCause.DIED or self.beneficiary.person.died_on is not None
        return (*((of_programme,) if of_programme else ()), *((_ESTATE,) if died else ()))

    def __repr__(self) -> str:
        return f"Recoverable({self.programme.code}, …, {self.month_of}, {self.amount})"

    __str__ = __repr__


@attrs.frozen(repr=False)
class Repayment:
    """Money that came back (khoản đã thu hồi): of whose debt, how much, by which paper.

    `beneficiary` is whose debt it pays, whoever brought the money: an heir pays the dead's.

    Raises:
        InvalidRecovery: ``recovery-amount``.
    """

    programme: Programme
    beneficiary: Beneficiary
    amount: Dong = attrs.field(validator=_above_nothing)
    document: Document
    repaid_on: date | None = None

    @property
    def key(self) -> EntryKey:
        """Whose line of the roll it was."""
        return EntryKey(self.programme.code, self.beneficiary.case.text)

    def __repr__(self) -> str:
        return f"Repayment({self.programme.code}, …, {self.amount})"

    __str__ = __repr__


def outstanding(
    recoverables: Iterable[Recoverable], repayments: Iterable[Repayment]
) -> tuple[Recoverable, ...]:
    """Give what is still to come back (số còn phải thu hồi), month by month.

    A repayment counts for the person's oldest month first, and for nobody else.

    Raises:
        InvalidRecovery: ``recovery-person``: nothing is to come back from that person;
            ``recovery-too-much``: more came back than was to. Nothing is reckoned then.
    """
    left = sorted(recoverables, key=lambda item: (item.key, item.month_of))
    for repayment in repayments:
        left = _less(left, repayment)
    return tuple(left)


def _less(recoverables: list[Recoverable], repayment: Repayment) -> list[Recoverable]:
    if not any(_pays(repayment, item) for item in recoverables):
        raise InvalidRecovery(Code.RECOVERY_PERSON)
    rest, left = repayment.amount, list[Recoverable]()
    for item in recoverables:
        part = min(rest, item.amount) if _pays(repayment, item) else NOTHING
        rest -= part
        if item.amount > part:
            left.append(attrs.evolve(item, amount=item.amount - part))
    if rest > NOTHING:
        raise InvalidRecovery(Code.RECOVERY_TOO_MUCH)
    return left


def _pays(repayment: Repayment, item: Recoverable) -> bool:
    return repayment.key == item.key and same_person(
        repayment.beneficiary.person, item.beneficiary.person
    )
