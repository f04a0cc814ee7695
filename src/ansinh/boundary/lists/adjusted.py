"""The new line of an adjustment: the old one, with the parts that are named set anew."""

import re
from collections.abc import Sequence
from typing import Any, Final

import attrs

from ansinh.boundary.lists.channel import ChannelReader
from ansinh.boundary.lists.entitlement import CATEGORY
from ansinh.boundary.lists.papers import NAMES, Ground, PapersReader
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.typed.days import BIRTH
from ansinh.boundary.typed.identities import NEW_CITIZEN_ID
from ansinh.boundary.typed.numbers import COEFFICIENT
from ansinh.boundary.typed.phones import PHONE
from ansinh.boundary.typed.texts import NAME, TEXT, text, text_of
from ansinh.boundary.words import meaning_of
from ansinh.entitlement import Entitlement
from ansinh.errors import Code, InvalidRoll, InvalidValue
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import (
    Authorization,
    BankAccount,
    Beneficiary,
    Channel,
    Guardianship,
    Paper,
)
from ansinh.roll import AdjustedPart, Entry

_BETWEEN: Final = re.compile(r"[,;+&/]| và ", re.IGNORECASE)
_ACCOUNT: Final = ("new_account", "new_bank", "new_account_holder")
_FIELDS: Final = {
    AdjustedPart.AMOUNT: ("new_amount", "new_category", "new_coefficient"),
    AdjustedPart.ACCOUNT: _ACCOUNT,
    AdjustedPart.CHANNEL: ("new_channel", *_ACCOUNT),
    AdjustedPart.REPRESENTATIVE: tuple("new_" + name for name in NAMES),
    AdjustedPart.PERSON: ("new_name", "new_birth", "new_citizen_id", "new_phone", "new_hamlet"),
}
"""What each part may set; the first is where its absence is reported."""


def _parts_of(cell: CellValue) -> tuple[AdjustedPart, ...]:
    """Read what an adjustment changes: one part, or several with commas between them."""
    text = text_of(cell)
    whole = meaning_of("part", text)
    said = [whole] if whole else [meaning_of("part", word) for word in _BETWEEN.split(text)]
    if None in said:
        raise InvalidRoll(Code.ADJUSTMENT_WORD)
    return tuple(part for part in AdjustedPart if part.value in said)


PARTS: Final = text(_parts_of)


class AdjustedReader:
    """Reads the columns of new values (… mới, Điều chỉnh sang)."""

    def __init__(self, reading: ListReading) -> None:
        self._reading = reading
        self._amount = reading.amounts("new_amount")
        self._category = reading.reader("new_category", CATEGORY)
        self._coefficient = reading.reader("new_coefficient", COEFFICIENT)
        self._channel = ChannelReader(reading, "new_")
        self._papers = PapersReader(reading, "new_")
        self._name = reading.reader("new_name", NAME)
        self._birth = reading.reader("new_birth", BIRTH)
        self._citizen_id = reading.reader("new_citizen_id", NEW_CITIZEN_ID)
        self._phone = reading.reader("new_phone", PHONE)
        self._hamlet = reading.reader("new_hamlet", TEXT)

    def __call__(
        self, record: Record, before: Entry | None, parts: Sequence[AdjustedPart]
    ) -> Entry | None:
        """Give the new line; what is missing, or is there and not named, is a problem."""
        for part in parts:
            if all(record[field] is None for field in _FIELDS[part]):
                self._missing(record, _FIELDS[part][0])
        if parts:
            self._refuse_unsaid(record, parts)
        entitlement = self._entitlement(record, before)
        beneficiary = self._beneficiary(record, before)
        channel = self._new_channel(record, before, parts)
        papers = self._new_papers(record, before)
        if before is None or entitlement is None or beneficiary is None or channel is None:
            return None
        return attrs.evolve(
            before,
            entitlement=entitlement,
            beneficiary=beneficiary,
            channel=channel,
            papers=papers,
        )

    def _missing(self, record: Record, field: str) -> None:
        at = field if self._reading.has(field) else "what"
        self._reading.fault(record.row, at, Code.ADJUSTMENT_VALUE)

    def _refuse_unsaid(self, record: Record, parts: Sequence[AdjustedPart]) -> None:
        said = {field for part in parts for field in _FIELDS[part]}
        for fields in _FIELDS.values():
            for field in fields:
                if field not in said and record[field] is not None:
                    self._reading.fault(record.row, field, Code.ADJUSTMENT_UNSAID)

    def _entitlement(self, record: Record, before: Entry | None) -> Entitlement | None:
        amount, category = self._amount(record), self._category(record)
        coefficient = self._coefficient(record)
        if coefficient is not None and record["new_amount"] is None:
            self._missing(record, "new_amount")
        if before is None:
            return None
        held = before.entitlement
        new = _given(amount=amount, category=category, coefficient=coefficient)
        try:
            return attrs.evolve(held, **new)
        except InvalidValue as error:
            code = error.code
        self._reading.fault(record.row, "new_coefficient", code)
        return None

    def _beneficiary(self, record: Record, before: Entry | None) -> Beneficiary | None:
        new = _given(
            name=self._name(record),
            birth=self._birth(record),
            citizen_id=self._citizen_id(record),
            phone=self._phone(record),
        )
        hamlet = self._hamlet(record)
        if before is None:
            return None
        held = before.beneficiary
        person = attrs.evolve(held.person, **new)
        return attrs.evolve(held, person=person, hamlet=hamlet or held.hamlet)

    def _new_channel(
        self, record: Record, before: Entry | None, parts: Sequence[AdjustedPart]
    ) -> Channel | None:
        """Give the new channel; what an account's correction leaves out stays as it was."""
        word, number = self._channel.word(record), self._channel.number(record)
        bank, holder = self._channel.bank(record), self._channel.holder(record)
        if before is None:
            return None
        held = before.channel
        if word is not None and word[0] != "account":
            if number is not None or bank is not None or holder is not None:
                self._reading.fault(record.row, "new_channel", Code.ADJUSTMENT_UNSAID)
            said, place = word
            hamlet = before.beneficiary.hamlet if said == "home" else ""
            return self._channel.by_hand(record, said, place or hamlet)
        if word is None and number is None and bank is None and holder is None:
            if AdjustedPart.CHANNEL in parts and record["new_channel"] is None:
                self._missing(record, "new_channel")
            return held
        if isinstance(held, BankAccount):
            number, bank = number or held.number, bank or held.bank
            holder = holder or held.holder_name
        holder = holder or before.beneficiary.person.name
        if number is None or bank is None:
            for field, value in (("new_account", number), ("new_bank", bank)):
                if value is None and record[field] is None:
                    self._missing(record, field)
            return None
        return self._channel.account(record, bank, number, holder)

    def _new_papers(self, record: Record, before: Entry | None) -> tuple[Paper, ...]:
        """Give the new papers; a new term alone renews the paper that there is."""
        ground = self._papers.ground(record)
        held = before.papers if before else ()
        if ground.is_empty:
            return held
        if ground.representative is None and len(held) == 1:
            ground = _renewed(ground, held[0])
        name = before.beneficiary.person.name if before else None
        return self._papers.papers(record, ground, name)


def _given(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _renewed(ground: Ground, paper: Paper) -> Ground:
    if isinstance(paper, Authorization):
        kind = "agent"
    else:
        kind = "guardian" if isinstance(paper, Guardianship) else "parent"
    person = paper.representative
    return attrs.evolve(
        ground,
        representative=None if ground.capacity == "self" else person.name,
        capacity=ground.capacity or kind,
        citizen_id=ground.citizen_id or person.citizen_id,
    )
