"""How a line is paid: its words and account columns become a channel."""

from typing import Final

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.typed.banks import BANK
from ansinh.boundary.typed.digits import account
from ansinh.boundary.typed.texts import NAME, text, text_of
from ansinh.boundary.words import meaning_and_rest
from ansinh.errors import Code, InvalidAccount, InvalidChannel, InvalidValue
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import (
    Bank,
    BankAccount,
    CashPoint,
    Channel,
    HomeDelivery,
    PersonName,
    find_bank,
)

_NOBODY: Final = PersonName("X")
"""Stands in where the name is a problem, so that the account's own problems come up too."""


def channel_word_of(cell: CellValue) -> tuple[str, str]:
    """Read a way to pay: account, cash or home, and what follows it."""
    found = meaning_and_rest("channel", text_of(cell))
    if found is None:
        raise InvalidChannel(Code.CHANNEL_WORD)
    return found


CHANNEL_WORD: Final = text(channel_word_of)


class ChannelReader:
    """Reads the channel of a line (hình thức nhận).

    Without a word for it, a line with an account is paid there and any other in cash.
    """

    def __init__(self, reading: ListReading, prefix: str = "") -> None:
        self._reading = reading
        self._fields = {
            name: prefix + name for name in ("channel", "account", "bank", "account_holder")
        }
        self.word = reading.reader(self._fields["channel"], CHANNEL_WORD)
        self.number = reading.reader(
            self._fields["account"], account(self._fields["bank"]), repeats=False
        )
        self.bank = reading.reader(self._fields["bank"], BANK)
        self.holder = reading.reader(self._fields["account_holder"], NAME)

    def __call__(self, record: Record, own_name: PersonName | None, hamlet: str) -> Channel | None:
        """Read a whole channel; `own_name` is the holder's where none is written."""
        word, number = self.word(record), self.number(record)
        bank, holder = self.bank(record), self.holder(record)
        if word is None:
            said, place = ("cash" if number is None else "account"), ""
        else:
            said, place = word
        if said == "account":
            bank = bank or self._bank_in(record, place)
            if number is None or bank is None:
                self._incomplete(record, number, bank)
                return None
            return self.account(record, bank, number, holder or own_name or _NOBODY)
        if word is None and (bank is not None or holder is not None):
            self._incomplete(record, number, bank)  # half an account is not cash
            return None
        return self.by_hand(record, said, place or (hamlet if said == "home" else ""))

    def account(
        self, record: Record, bank: Bank, number: str, holder: PersonName
    ) -> BankAccount | None:
        """Make an account; a number that is none is a problem at its cell."""
        try:
            return BankAccount(bank, number, holder)
        except InvalidValue as error:
            code = error.code
        self._reading.fault(record.row, self._fields["account"], code)
        return None

    def by_hand(self, record: Record, said: str, place: str) -> CashPoint | HomeDelivery | None:
        """Make a channel for cash, at a pay point or at home."""
        try:
            return CashPoint(place) if said == "cash" else HomeDelivery(place)
        except InvalidValue as error:
            code = error.code
        self._reading.fault(record.row, self._fields["channel"], code)
        return None

    def _bank_in(self, record: Record, text: str) -> Bank | None:
        if not text or record[self._fields["bank"]] is not None:
            return None
        try:
            return find_bank(text)
        except InvalidAccount:
            return None

    def _incomplete(self, record: Record, number: str | None, bank: Bank | None) -> None:
        """Say which half of the account is missing; what could not be read was said before."""
        for name, value in (("account", number), ("bank", bank)):
            field = self._fields[name]
            if value is None and record[field] is None:
                at = field if self._reading.has(field) else self._fields["channel"]
                self._reading.fault(record.row, at, Code.CHANNEL_ACCOUNT)
