"""An invented person whose data must turn up nowhere but in the file: planted, and looked for."""

from datetime import date
from typing import Final

import attrs

from ansinh.formats import FormatProfile
from ansinh.latin import fold
from ansinh.payment import Capacity, Payee, PaymentBatch
from ansinh.people import (
    BankAccount,
    BirthDate,
    CitizenId,
    EWallet,
    Person,
    PersonName,
    PhoneNumber,
)
from ansinh.testing.samples import sample_batch

_WORDS: Final = ("KINHDANH", "MATBI", "GIUKIN")


@attrs.frozen(repr=False)
class Planted:
    """Who is planted, and what to look for."""

    name: str = "Kínhdanh Mậtbí Giữkín"
    word: str = "KINHDANH"
    account: str = "0000928374650"
    citizen_id: str = "099837261504"
    phone: str = "0007364529"
    birth: date = date(1937, 11, 23)

    def batch(self, profile: FormatProfile, *, count: int = 3) -> PaymentBatch:
        """Give a batch of which every order is the planted person's."""
        longest = min(profile.name_rule.length or 100, 100)
        person = Person(
            PersonName(self.name[:longest].strip()),
            BirthDate.on(self.birth),
            citizen_id=CitizenId(self.citizen_id),
            phone=PhoneNumber(self.phone),
        )
        base = sample_batch(profile, count=count)
        orders = []
        for at, order in enumerate(base.instructions):
            channel = order.channel
            if isinstance(channel, BankAccount | EWallet):
                channel = attrs.evolve(
                    channel, number=f"{self.account}{at}", holder_name=person.name
                )
            whose = attrs.evolve(order.beneficiary, person=person)
            payee = Payee(person, Capacity.SELF)
            orders.append(attrs.evolve(order, beneficiary=whose, payee=payee, channel=channel))
        return attrs.evolve(base, instructions=tuple(orders))


PLANTED: Final = Planted()


def names_somebody(text: str) -> bool:
    """Say whether a text holds anything of the planted person."""
    letters = fold(text).upper()
    digits = "".join(sign for sign in text if sign.isdigit())
    # As a number an account has no zeros in front.
    numbers = (PLANTED.account.lstrip("0"), PLANTED.citizen_id, PLANTED.phone)
    return any(word in letters for word in _WORDS) or any(number in digits for number in numbers)
