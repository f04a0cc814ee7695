"""`PaymentInstruction`: the order to pay one person once."""

from typing import Final, assert_never

import attrs

from ansinh.entitlement import Programme
from ansinh.errors import Code, InvalidInstruction
from ansinh.money import Dong, total_of
from ansinh.months import Month
from ansinh.payment.payee import Payee
from ansinh.payment.reference import Reference
from ansinh.people import (
    BankAccount,
    Beneficiary,
    CashPoint,
    Channel,
    Document,
    EWallet,
    HomeDelivery,
    PersonName,
)
from ansinh.roll import EntryKey, InstructionLine

_LONGEST_NARRATIVE: Final = 210


def _some(_instruction: object, _field: object, lines: tuple[InstructionLine, ...]) -> None:
    if not lines:
        raise InvalidInstruction(Code.INSTRUCTION_LINES)


def _printable(_instruction: object, _field: object, narrative: str) -> None:
    fits = isinstance(narrative, str) and 1 <= len(narrative) <= _LONGEST_NARRATIVE
    if not fits or not narrative.isprintable():
        raise InvalidInstruction(Code.INSTRUCTION_NARRATIVE)


@attrs.frozen(repr=False)
class PaymentInstruction:
    """The order to pay one person once (lệnh chi).

    `narrative` is what the payee's bank statement shows; it is neutral, since a programme's name
    tells of disability or poverty.

    Raises:
        InvalidInstruction: ``instruction-lines``, ``instruction-narrative``.
    """

    reference: Reference
    programme: Programme
    beneficiary: Beneficiary
    payee: Payee
    channel: Channel
    month: Month
    lines: tuple[InstructionLine, ...] = attrs.field(validator=_some)
    narrative: str = attrs.field(validator=_printable)
    attempt: int = 1
    decision: Document | None = None
    note: str = ""

    @property
    def key(self) -> EntryKey:
        """Whose line of the roll it pays."""
        return EntryKey(self.programme.code, self.beneficiary.case.text)

    @property
    def amount(self) -> Dong:
        """What is paid in all. Unit: đồng."""
        return total_of(line.amount for line in self.lines)

    @property
    def current(self) -> tuple[InstructionLine, ...]:
        """The lines for the pay month itself."""
        return tuple(line for line in self.lines if line.month_of == self.month)

    @property
    def earlier(self) -> tuple[InstructionLine, ...]:
        """The lines for months before: arrears and what was not paid then."""
        return tuple(line for line in self.lines if line.month_of < self.month)

    @property
    def ahead(self) -> tuple[InstructionLine, ...]:
        """The lines for the month after, where two are paid together."""
        return tuple(line for line in self.lines if line.month_of > self.month)

    @property
    def listed_name(self) -> PersonName:
        """The name that the provider's list carries: the account's holder, or the beneficiary."""
        match self.channel:
            case BankAccount() | EWallet():
                return self.channel.holder_name
            case CashPoint() | HomeDelivery():
                return self.beneficiary.person.name
            case _:
                assert_never(self.channel)

    @property
    def account(self) -> str:
        """The account's number; empty where there is none."""
        match self.channel:
            case BankAccount() | EWallet():
                return self.channel.number
            case CashPoint() | HomeDelivery():
                return ""
            case _:
                assert_never(self.channel)

    def __repr__(self) -> str:
        return f"PaymentInstruction({self.reference}, {self.amount})"

    __str__ = __repr__
