"""`Picker`: takes people out of the roll for a part in the story, each for one part only."""

from collections.abc import Callable, Iterable

from ansinh import BankAccount, CashPoint, Entry, EntryKey, Roll
from demo_data.places import Place

Wanted = Callable[[Entry], bool]


class Picker:
    """Gives the first line of a roll that fits and has no other part."""

    def __init__(self, roll: Roll, taken: Iterable[EntryKey] = ()) -> None:
        self._roll = roll
        self.taken = set(taken)

    def take(self, place: Place, code: str, wanted: Wanted = lambda _entry: True) -> Entry:
        """Take somebody of a group of a commune."""
        for entry in self._roll.entries:
            category = entry.entitlement.category
            fits = category is not None and category.code == code
            here = entry.beneficiary.commune == place.commune
            if fits and here and entry.key not in self.taken and wanted(entry):
                self.taken.add(entry.key)
                return entry
        message = f"nobody of {code} in {place.slug} fits"
        raise LookupError(message)


def alone(entry: Entry) -> bool:
    """Whether nobody collects for the line's beneficiary."""
    return not entry.papers


def in_cash(entry: Entry) -> bool:
    """Whether the line is paid at the post's counter, to the beneficiary."""
    return isinstance(entry.channel, CashPoint) and not entry.papers


def by_account(entry: Entry) -> bool:
    """Whether the line is paid into an account at VietinBank of the beneficiary's own."""
    channel = entry.channel
    own = isinstance(channel, BankAccount) and channel.bank.code == "VIETINBANK"
    return own and not entry.papers


def represented(entry: Entry) -> bool:
    """Whether somebody collects for the beneficiary, in cash."""
    return bool(entry.papers) and isinstance(entry.channel, CashPoint)
