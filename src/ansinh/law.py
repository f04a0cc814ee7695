"""Where a rule comes from, how sure that is, and steps that are dated twice; no values here."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Generic, TypeVar

import attrs

from ansinh.errors import Code, NotInForce, Text
from ansinh.months import Month, day_label

Value = TypeVar("Value")


@attrs.frozen
class Citation:
    """A legal source (căn cứ pháp lý): the instrument and the place in it.

    >>> str(Citation("20/2021/NĐ-CP", "art. 4(2)"))
    '20/2021/NĐ-CP, art. 4(2)'
    """

    instrument: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.instrument}, {self.place}" if self.place else self.instrument

    @property
    def vietnamese(self) -> str:
        """The source as Vietnamese papers name it: ``20/2021/NĐ-CP, Điều 4(2)``."""
        return str(self).replace("art. ", "Điều ")


class Confidence(StrEnum):
    """How sure a fact of the law is (mức tin cậy): who read what.

    ``VERIFIED``: the text itself was read. ``SECOND_HAND``: told by others. ``FROM_MEMORY``: not
    seen. ``LOCAL``: an agency or a province says it of itself.
    """

    VERIFIED = "verified"
    LOCAL = "local"
    SECOND_HAND = "second-hand"
    FROM_MEMORY = "from-memory"

    @property
    def words(self) -> Text:
        """How sure it is, in both languages."""
        return _WORDS[self]

    @property
    def sure(self) -> bool:
        """Whether the text was read, or set by who uses it."""
        return self in {Confidence.VERIFIED, Confidence.LOCAL}


_WORDS: Final = MappingProxyType(
    {
        Confidence.VERIFIED: Text("the text was read", "đã đọc văn bản"),
        Confidence.LOCAL: Text(
            "set by the place or the agency itself", "do địa phương, đơn vị quy định"
        ),
        Confidence.SECOND_HAND: Text(
            "not read in the text itself, but told by others",
            "chưa đọc được văn bản gốc, ghi theo nguồn gián tiếp",
        ),
        Confidence.FROM_MEMORY: Text(
            "from memory; look it up before relying on it",
            "ghi theo trí nhớ; cần đối chiếu văn bản",
        ),
    }
)


@attrs.frozen
class Step(Generic[Value]):
    """A value from a month on, and the day on which it became known (mức theo thời kỳ).

    Both dates matter: rates have been decided months after they apply. `confidence` says how sure
    the value is.
    """

    applies_from: Month
    known_from: date
    value: Value
    citation: Citation
    confidence: Confidence = Confidence.VERIFIED


def in_force(steps: Iterable[Step[Value]], month: Month, as_of: date) -> Step[Value]:
    """Give the step that governs `month`, as known on the day `as_of`.

    Of the steps that apply by then the latest counts; of two for one month, the later known.

    Raises:
        NotInForce: ``not-in-force``.
    """
    governing = [s for s in steps if s.applies_from <= month and s.known_from <= as_of]
    if not governing:
        raise NotInForce(Code.NOT_IN_FORCE, month=month.label, day=day_label(as_of))
    return max(governing, key=lambda step: (step.applies_from, step.known_from))
