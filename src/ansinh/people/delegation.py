"""`Delegation`: what a sub-delegation rests on."""

from enum import StrEnum

import attrs

from ansinh.law import Citation
from ansinh.months import DaySpan
from ansinh.people.document import Document
from ansinh.people.person import Person


class DelegationReason(StrEnum):
    """Why an agent may authorize another (lý do ủy quyền lại).

    Source: Civil Code 2015, art. 564(1).
    """

    CONSENT = "consent"
    FORCE_MAJEURE = "force-majeure"

    @property
    def citation(self) -> Citation:
        """The point of the article."""
        return _ARTICLES[self]


_ARTICLES = {
    DelegationReason.CONSENT: Citation("91/2015/QH13", "art. 564(1)(a)"),
    DelegationReason.FORCE_MAJEURE: Citation("91/2015/QH13", "art. 564(1)(b)"),
}


@attrs.frozen
class Delegation:
    """The first authorization behind a sub-delegation (ủy quyền lại), and why it was allowed.

    `agent` is the first agent, `document` and `span` are the first authorization's.

    Source: Civil Code 2015, art. 564.
    """

    agent: Person
    document: Document | None
    span: DaySpan
    reason: DelegationReason

    def covers(self, span: DaySpan) -> bool:
        """Say whether a span lies within the first authorization's (art. 564(2))."""
        first = self.span
        begins = first.start is None or (span.start is not None and first.start <= span.start)
        ends = first.end is None or (span.end is not None and span.end <= first.end)
        return begins and ends
