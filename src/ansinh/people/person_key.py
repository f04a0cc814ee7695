"""`PersonKey`: one person across cases, communes and programmes."""

import hmac

import attrs

from ansinh.errors import Code, InvalidSettings
from ansinh.people.beneficiary import Beneficiary
from ansinh.people.citizen_id import CitizenId

_SHORTEST_KEY = 16


@attrs.frozen(order=True)
class PersonKey:
    """A person's pseudonym (khóa định danh ẩn): HMAC-SHA256 with the agency's key, in hex.

    Twelve structured digits are found by trying them all, so a plain hash would be the id itself;
    only the agency's key makes this a pseudonym.
    """

    hex: str

    @classmethod
    def of(cls, beneficiary: Beneficiary, *, agency: str, key: bytes) -> "PersonKey":
        """Make the key from the citizen id where there is one, else from agency and case.

        Raises:
            InvalidSettings: ``key-length``.
        """
        citizen_id = beneficiary.person.citizen_id
        if citizen_id is not None:
            return cls.of_citizen(citizen_id, key=key)
        return cls.of_case(beneficiary.case.text, agency=agency, key=key)

    @classmethod
    def of_citizen(cls, citizen_id: CitizenId, *, key: bytes) -> "PersonKey":
        """Make the key of whoever has a citizen id.

        Raises:
            InvalidSettings: ``key-length``.
        """
        return cls(_keyed(f"citizen\x1f{citizen_id.digits}", key))

    @classmethod
    def of_case(cls, case: str, *, agency: str, key: bytes) -> "PersonKey":
        """Make the key of a case whose person has no citizen id.

        Raises:
            InvalidSettings: ``key-length``.
        """
        return cls(_keyed(f"case\x1f{agency}\x1f{case}", key))

    def __repr__(self) -> str:
        return f"PersonKey({self.hex[:8]}…)"


def _keyed(what: str, key: bytes) -> str:
    if len(key) < _SHORTEST_KEY:
        raise InvalidSettings(Code.KEY_LENGTH)
    return hmac.digest(key, what.encode(), "sha256").hex()
