"""`keys_of`: the keys that an order makes live, so that no other can pay the same."""

import hmac
from collections.abc import Iterable, Iterator
from typing import Final

from ansinh.entitlement import Programme
from ansinh.months import Month
from ansinh.payment import Agency, PaymentInstruction
from ansinh.people import Beneficiary
from ansinh.roll import Component, InstructionLine, slot_of

_EDITION: Final = "live-1"
_BETWEEN: Final = "\x1f"
"""No code, number, name or month has this sign in it: different parts never give one text."""

Written = tuple[Programme, Beneficiary]
"""How a line of a list has somebody (cách ghi một người), and of which programme it is."""

_DIGITS: Final = 32
"""128 bits of an HMAC: two of a thousand million keys are the same with a chance below 10⁻²⁰."""


def keys_of(
    lines: Iterable[InstructionLine],
    beneficiary: Beneficiary,
    programme: Programme,
    month: Month,
    *,
    agency: Agency,
    others: Iterable[Written] = (),
) -> tuple[str, ...]:
    """Give the keys of sums of a person (khóa chống chi trùng): in order, each once, naming nobody.

    `month` is that of the list that orders or holds them. A sum has a key for everything by which
    its person is known: citizen id, legacy number, and programme with case. So one person under
    another case, in another commune, with another writing of the name shares a key; two people do
    not, but where one case number is given to both. The programme counts, except for the funeral:
    there is one, whatever the programme that supports it; without a number, one of a case and name.
    `others` is how other lines have or had the same person: by whose keys the sums are asked for
    too.

    Source: 20/2021/NĐ-CP, art. 11(2).
    """
    key, found = agency.key, set[str]()
    written = ((programme, beneficiary), *others)
    for line in lines:
        slot = slot_of(line, month)
        for identity in _identities(line.component, written, programme, agency):
            what = _BETWEEN.join((_EDITION, *slot, _BETWEEN, *identity))
            found.add(hmac.digest(key, what.encode(), "sha256").hex()[:_DIGITS])
    return tuple(sorted(found))


def keys_of_order(order: PaymentInstruction, *, agency: Agency) -> tuple[str, ...]:
    """Give the keys of an order."""
    return keys_of(order.lines, order.beneficiary, order.programme, order.month, agency=agency)


def _identities(
    component: Component, written: Iterable[Written], programme: Programme, agency: Agency
) -> Iterator[tuple[str, ...]]:
    funeral = component is Component.FUNERAL
    under = "" if funeral else programme.code
    for listed_by, beneficiary in written:
        person, case = beneficiary.person, beneficiary.case.text
        if person.citizen_id is not None:
            yield "citizen", under, person.citizen_id.digits
        if person.legacy_id is not None:
            yield "legacy", under, person.legacy_id.digits
        if funeral or listed_by == programme:
            # A case number is given again after a death, and whoever has it then dies too one day.
            whose = person.name.folded if funeral else ""
            yield "case", listed_by.code, agency.code, case, whose
            if funeral and person.citizen_id is None and person.legacy_id is None:
                yield "case", under, agency.code, case, whose
