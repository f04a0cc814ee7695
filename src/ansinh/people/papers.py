"""The papers that let somebody collect for somebody else."""

from datetime import date
from typing import ClassVar, Self

import attrs

from ansinh.law import Citation
from ansinh.months import DaySpan
from ansinh.people.document import Document
from ansinh.people.person import Person


@attrs.frozen
class Guardianship:
    """A guardianship (giám hộ), natural or appointed.

    Source: Civil Code 2015, art. 46 to 63; a guardian represents by art. 136(2).
    """

    representative: Person
    document: Document | None
    span: DaySpan
    citation: ClassVar[Citation] = Citation("91/2015/QH13", "art. 46-63")


@attrs.frozen
class ParentalRepresentation:
    """A parent who represents a minor (cha, mẹ đại diện); a parent is no guardian.

    Source: Civil Code 2015, art. 136(1).
    """

    representative: Person
    document: Document | None
    span: DaySpan
    citation: ClassVar[Citation] = Citation("91/2015/QH13", "art. 136(1)")


@attrs.frozen
class Authorization:
    """An authorization to collect (giấy ủy quyền).

    Source: Civil Code 2015, art. 562 and 563; it ends at either's death, art. 140(3).
    """

    representative: Person
    document: Document | None
    span: DaySpan
    citation: ClassVar[Citation] = Citation("91/2015/QH13", "art. 562-563")

    @classmethod
    def made(
        cls,
        representative: Person,
        document: Document | None,
        made_on: date,
        last_day: date | None = None,
    ) -> Self:
        """Make the authorization of a day; without a term it lasts one year (art. 563)."""
        span = DaySpan.through(made_on, last_day) if last_day else DaySpan.one_year(made_on)
        return cls(representative, document, span)


Paper = Guardianship | ParentalRepresentation | Authorization
"""What gives a person the right to collect for another (căn cứ nhận thay)."""
