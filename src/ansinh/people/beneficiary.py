"""`Beneficiary`: a person under a case."""

import attrs

from ansinh.people.case_number import CaseNumber
from ansinh.people.commune import Commune
from ansinh.people.person import Person


@attrs.frozen(repr=False)
class Beneficiary:
    """A beneficiary (đối tượng): a person, the case they are kept under, and where they live.

    `hamlet` is the hamlet or residential group (thôn, tổ dân phố).
    """

    person: Person
    case: CaseNumber
    commune: Commune
    hamlet: str = ""

    def __repr__(self) -> str:
        return f"Beneficiary(…, {self.commune.name})"

    __str__ = __repr__
