"""`Person`: somebody, beneficiary or not."""

from datetime import date

import attrs

from ansinh.canonical import WHERE_SAID
from ansinh.people.birth_date import BirthDate
from ansinh.people.citizen_id import CitizenId
from ansinh.people.incapacity import Incapacity
from ansinh.people.legacy_id import LegacyIdNumber
from ansinh.people.name import PersonName
from ansinh.people.phone import PhoneNumber
from ansinh.people.sex import Sex

__all__ = ["Person", "Sex"]


@attrs.frozen(repr=False)
class Person:
    """A person (người) as the lists know them; what is not known is ``None``.

    `incapacity` is a court's decision that the person cannot act alone; most lists carry none.
    """

    name: PersonName
    birth: BirthDate | None = None
    sex: Sex | None = None
    citizen_id: CitizenId | None = None
    legacy_id: LegacyIdNumber | None = None
    phone: PhoneNumber | None = None
    died_on: date | None = None
    incapacity: Incapacity | None = attrs.field(default=None, metadata=WHERE_SAID)

    def __repr__(self) -> str:
        return f"Person(…, {self.citizen_id or self.legacy_id})"

    __str__ = __repr__
