"""A batch in which what is told apart by the reference alone is alike in all the rest.

A guardian of two children has one account; two people have one name; a sum is this month's and
an earlier one. A file that is made by way of a table by account or by name loses one of them.
"""

from typing import Final

import attrs

from ansinh.formats import FormatProfile
from ansinh.money import Dong
from ansinh.months import DaySpan
from ansinh.payment import (
    Capacity,
    Cause,
    Component,
    InstructionLine,
    Payee,
    PaymentBatch,
    PaymentInstruction,
)
from ansinh.people import (
    BankAccount,
    BirthDate,
    CitizenId,
    EWallet,
    Guardianship,
    Person,
    PersonName,
)
from ansinh.testing.expected import expressed
from ansinh.testing.samples import sample_batch

_GUARDIAN: Final = ("Hồ Thị Ví Dụ", "Lê Mẫu", "A")
_NAMESAKE: Final = ("Nguyễn Văn Thử", "Trần Mẫu", "B")
_EARLIER: Final = Dong(100_000)


def family_batch(profile: FormatProfile) -> PaymentBatch:
    """Give five orders: two children of one guardian, two namesakes, one with an earlier month.

    Every narrative is another, where the rule has room for that.
    """
    batch = sample_batch(profile, count=5)
    orders = [_with_words(order, profile, at) for at, order in enumerate(batch.instructions)]
    if len(orders) == 5:
        guardian, namesake = _taken(profile, _GUARDIAN), _taken(profile, _NAMESAKE)
        first = _guarded(orders[0], guardian)
        orders[:2] = [first, _of_one_account(_guarded(orders[1], guardian), first)]
        orders[2:4] = [_named(order, namesake) for order in orders[2:4]]
        orders[4] = _with_an_earlier_sum(orders[4], profile)
    return attrs.evolve(batch, instructions=tuple(orders))


def _with_words(order: PaymentInstruction, profile: FormatProfile, at: int) -> PaymentInstruction:
    words = f"CHI TRA {at}"
    fits = expressed(profile.narrative_rule, words) is not None
    return attrs.evolve(order, narrative=words) if fits else order


def _taken(profile: FormatProfile, names: tuple[str, ...]) -> PersonName:
    return PersonName(next(n for n in names if expressed(profile.name_rule, n) is not None))


def _guarded(order: PaymentInstruction, name: PersonName) -> PaymentInstruction:
    guardian = Person(name, BirthDate(1960), citizen_id=CitizenId("099000000999"))
    paper = Guardianship(guardian, None, DaySpan(order.month.first_day))
    channel = order.channel
    if isinstance(channel, BankAccount | EWallet):
        channel = attrs.evolve(channel, holder_name=name)
    return attrs.evolve(order, payee=Payee(guardian, Capacity.GUARDIAN, paper), channel=channel)


def _of_one_account(order: PaymentInstruction, other: PaymentInstruction) -> PaymentInstruction:
    return attrs.evolve(order, channel=other.channel)


def _named(order: PaymentInstruction, name: PersonName) -> PaymentInstruction:
    person = attrs.evolve(order.beneficiary.person, name=name)
    channel = order.channel
    if isinstance(channel, BankAccount | EWallet):
        channel = attrs.evolve(channel, holder_name=name)
    whose = attrs.evolve(order.beneficiary, person=person)
    return attrs.evolve(
        order, beneficiary=whose, payee=Payee(person, Capacity.SELF), channel=channel
    )


def _with_an_earlier_sum(order: PaymentInstruction, profile: FormatProfile) -> PaymentInstruction:
    if profile.max_amount is not None and order.amount + _EARLIER > profile.max_amount:
        return order
    earlier = InstructionLine(Component.REGULAR, order.month - 1, _EARLIER, Cause.UNCOLLECTED)
    return attrs.evolve(order, lines=(earlier, *order.lines))
