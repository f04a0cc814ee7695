"""`PersonKey`: one person across cases, communes and programmes."""

import hmac

import attrs

from ansinh.errors import Code, InvalidSettings
from ansinh.people.beneficiary import Beneficiary

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
        if len(key) < _SHORTEST_KEY:
            raise InvalidSettings(Code.KEY_LENGTH)
        citizen_id = beneficiary.person.citizen_id
        what = (
            f"citizen\x1f{citizen_id.digits}"
            if citizen_id
            else f"case\x1f{agency}\x1f{beneficiary.case.text}"
        )
        return cls(hmac.digest(key, what.encode(), "sha256").hex())

    def __repr__(self) -> str:
        return f"PersonKey({self.hex[:8]}…)"
