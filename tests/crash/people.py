"""The people of the office whose programs are killed and race: all of them are planted.

What such a program says, leaves behind and writes into its book outside of people's documents is
held against them (`Scanner`). Their names stay as the small providers answer them.
"""

from typing import Final

import attrs
from tests.canaries import CANARIES, Scanner, sayings
from tests.planted_month import ENTITLEMENT
from tests.unit.test_cycle import JUNE, NAME, entry

from ansinh import (
    BirthDate,
    CashPoint,
    Channel,
    CitizenId,
    Entry,
    HomeDelivery,
    Person,
    PhoneNumber,
    Roll,
)

_SERIALS: Final = ("734152", "815263", "926371", "637482", "548593")
_PHONES: Final = ("0007316452", "0008427563", "0009538674", "0006249785", "0005351896")

_SAID: Final = {
    **CANARIES,
    "everybody's name": NAME.text,
    **{f"citizen id of K{n}": f"099131{serial}" for n, serial in enumerate(_SERIALS, 1)},
    **{f"phone of K{n}": phone for n, phone in enumerate(_PHONES, 1)},
}
PEOPLE: Final = Scanner(_SAID)
"""Hears all that a list says of them."""

SAYS_WHO: Final = "names somebody: "
"""What is wrong begins so, where a program said more than it should."""


def line(number: int, channel: Channel) -> Entry:
    """Give the line of one of them."""
    plain = entry(f"K{number}", channel)
    whose = Person(
        NAME,
        BirthDate(1931, 3, 17),
        citizen_id=CitizenId(_SAID[f"citizen id of K{number}"]),
        phone=PhoneNumber(_SAID[f"phone of K{number}"]),
    )
    due = attrs.evolve(
        plain.entitlement, category=ENTITLEMENT.category, decision=ENTITLEMENT.decision
    )
    beneficiary = attrs.evolve(plain.beneficiary, person=whose)
    return attrs.evolve(plain, beneficiary=beneficiary, entitlement=due, note=CANARIES["note"])


BEFORE: Final = Roll(JUNE, [line(1, CashPoint()), line(2, HomeDelivery(CANARIES["address"]))])
NEW: Final = line(3, CashPoint())
LATE: Final = line(4, CashPoint())
LATER: Final = line(5, CashPoint())


def all_said(error: BaseException) -> str:
    """Give all that an error says, and all that it came of."""
    return "\n".join(said for _, said in sayings(error))
