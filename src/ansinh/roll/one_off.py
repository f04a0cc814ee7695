"""Sums that are paid once: funeral support, and gifts by a resolution."""

from collections.abc import Iterable, Iterator

from ansinh.entitlement import OneOff
from ansinh.entitlement.funeral import FuneralSupport
from ansinh.errors import Code, InvalidEntitlement
from ansinh.people import Beneficiary, same_person
from ansinh.roll.entry import Entry
from ansinh.roll.line import Cause, Component, InstructionLine, Owed
from ansinh.roll.roll import Roll


def funeral_owed(
    support: FuneralSupport, beneficiary: Beneficiary, *, promised: Iterable[Owed] = ()
) -> tuple[Owed, ...]:
    """Give the funeral support of somebody who died (mai táng phí): once, or nothing again.

    It is for the month of death, and goes to whoever organises the funeral
    (`ansinh.FuneralOrganiser`); until one is known the plan holds it. `promised` is what was owed
    before, paid or not.

    Source: 20/2021/NĐ-CP, art. 11(3) and (4).

    Raises:
        InvalidEntitlement: ``funeral-uncertain``: the birth date is not precise enough.
    """
    if not support.certain:
        raise InvalidEntitlement(Code.FUNERAL_UNCERTAIN)
    before = (item for item in promised if item.line.component is Component.FUNERAL)
    if any(_is_of(item.beneficiary, beneficiary) for item in before):
        return ()
    line = InstructionLine(Component.FUNERAL, support.month, support.amount, Cause.ENTITLED)
    return (Owed(support.programme, beneficiary, line),)


def gifts_for(roll: Roll, one_off: OneOff, *, promised: Iterable[Owed] = ()) -> tuple[Owed, ...]:
    """Give a gift to everybody on a list (quà tặng): once a person, not once a line, for ever.

    Who stands in several of the gift's programmes gets it in the first that it names. One citizen
    id is one person; without ids two lines are two people, since turning away somebody real is
    the worse mistake, and `ansinh.checks.people_alike` finds who may be one. `promised` is what
    was owed before, paid or not: a gift of that month and amount is not given again.

    Source: 418/NQ-CP.
    """
    order = {programme.code: place for place, programme in enumerate(one_off.programmes)}
    entitled = [entry for entry in roll.entries if entry.programme.code in order]
    given = [item for item in promised if _is_gift(item, one_off)]
    ids = {item.beneficiary.person.citizen_id for item in given}
    gifts: list[Owed] = []
    for entry in sorted(entitled, key=lambda one: order[one.programme.code]):
        citizen_id = entry.beneficiary.person.citizen_id
        if (citizen_id is not None and citizen_id in ids) or any(_has(entry, given)):
            continue
        ids.add(citizen_id)
        line = InstructionLine(Component.ONE_OFF, one_off.month, one_off.amount, Cause.ENTITLED)
        gifts.append(Owed(entry.programme, entry.beneficiary, line))
    return tuple(sorted(gifts, key=lambda item: item.key))


def _is_gift(item: Owed, one_off: OneOff) -> bool:
    line = item.line
    is_one = line.component is Component.ONE_OFF
    return is_one and (line.month_of, line.amount) == (one_off.month, one_off.amount)


def _has(entry: Entry, given: Iterable[Owed]) -> Iterator[bool]:
    for item in given:
        yield item.key == entry.key and same_person(
            item.beneficiary.person, entry.beneficiary.person
        )


def _is_of(one: Beneficiary, other: Beneficiary) -> bool:
    ids = (one.person.citizen_id, other.person.citizen_id)
    if None not in ids:
        return ids[0] == ids[1]
    return one.case == other.case and same_person(one.person, other.person)
