"""`HowSure`: on what a fact of ours rests."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ansinh.errors import Text


class HowSure(StrEnum):
    """How sure a fact is (mức độ chắc chắn)."""

    VERIFIED = "verified"
    """The text itself was read."""
    SECOND_HAND = "second-hand"
    """Somebody else says it: a package, a newspaper."""
    FROM_MEMORY = "from-memory"
    """Nobody looked it up."""
    OWN = "own"
    """The agency's own: its contract, its table."""

    @property
    def words(self) -> Text:
        """How sure it is, in both languages."""
        return _WORDS[self]


_WORDS: Final = MappingProxyType(
    {
        HowSure.VERIFIED: Text("the text was read", "đã đọc văn bản"),
        HowSure.SECOND_HAND: Text("second hand", "theo nguồn khác, chưa đọc văn bản"),
        HowSure.FROM_MEMORY: Text("from memory, unverified", "theo trí nhớ, chưa kiểm chứng"),
        HowSure.OWN: Text("the agency's own", "do đơn vị quy định"),
    }
)
