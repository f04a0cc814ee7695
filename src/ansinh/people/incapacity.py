"""`Incapacity`: a court's decision that somebody cannot act alone."""

from enum import StrEnum

import attrs

from ansinh.law import Citation
from ansinh.months import DaySpan
from ansinh.people.document import Document


class IncapacityKind(StrEnum):
    """What a court declares (mất, khó khăn, hạn chế năng lực hành vi dân sự).

    Source: Civil Code 2015, art. 22, 23, 24.
    """

    LOST = "lost"
    DIFFICULTY = "difficulty"
    RESTRICTED = "restricted"

    @property
    def citation(self) -> Citation:
        """The article of the declaration."""
        return _ARTICLES[self]


_ARTICLES = {
    IncapacityKind.LOST: Citation("91/2015/QH13", "art. 22"),
    IncapacityKind.DIFFICULTY: Citation("91/2015/QH13", "art. 23"),
    IncapacityKind.RESTRICTED: Citation("91/2015/QH13", "art. 24"),
}


@attrs.frozen
class Incapacity:
    """A court's declaration that somebody cannot act alone (quyết định tuyên bố của Tòa án).

    Without one an adult has full capacity, whatever an illness or a disability looks like.

    Source: Civil Code 2015, art. 20(2), 22 to 24.
    """

    kind: IncapacityKind
    span: DaySpan
    document: Document | None = None

    @property
    def citation(self) -> Citation:
        """The article of the declaration."""
        return self.kind.citation
