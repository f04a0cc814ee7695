"""Does one account receive for many people?"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.people import BankAccount
from ansinh.roll import Entry, Roll

USUAL: Final = 3
"""A guardian of three children is no surprise; more is worth a look."""


def accounts_shared(roll: Roll, usual: int = USUAL) -> Iterator[Finding]:
    """Find the lines whose account receives for more than `usual` beneficiaries."""
    users: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in roll.entries:
        if isinstance(entry.channel, BankAccount):
            users[entry.channel.bank.code, entry.channel.number].append(entry)
    for entries in users.values():
        if len({entry.beneficiary.case for entry in entries}) > usual:
            for entry in entries:
                yield Finding.of(Code.CHECK_ACCOUNT_SHARED, entry.key, times=len(entries))
