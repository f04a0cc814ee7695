"""The papers that let somebody collect for somebody else."""

from datetime import date
from typing import ClassVar, Self

import attrs

from ansinh.canonical import WHERE_SAID
from ansinh.errors import Code, InvalidPaper
from ansinh.law import Citation
from ansinh.months import DaySpan
from ansinh.people.delegation import Delegation, DelegationReason
from ansinh.people.document import Document
from ansinh.people.guardian_basis import GuardianBasis, GuardianRelation
from ansinh.people.person import Person

_GUARDIANSHIP = Citation("91/2015/QH13", "art. 46-63")
_AUTHORIZATION = Citation("91/2015/QH13", "art. 562-563")


@attrs.frozen
class Guardianship:
    """A guardianship (giám hộ), by `basis` where it is known.

    `relation` is said where both parents or both grandparents are guardians together.

    Source: Civil Code 2015, art. 46 to 63; a guardian represents by art. 136(2).
    """

    representative: Person
    document: Document | None
    span: DaySpan
    basis: GuardianBasis | None = attrs.field(default=None, metadata=WHERE_SAID)
    relation: GuardianRelation | None = attrs.field(default=None, metadata=WHERE_SAID)

    @property
    def citation(self) -> Citation:
        """The article that makes the guardian; all of them where the basis is not known."""
        return _GUARDIANSHIP if self.basis is None else self.basis.citation


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

    `given_by` is the guardian or parent who gave it in the beneficiary's name; ``None`` is the
    beneficiary. `delegation` says on what a sub-delegation (ủy quyền lại) rests; `delegated` makes
    one.

    Source: Civil Code 2015, art. 562 to 564; it ends at either's death, art. 140(3).

    Raises:
        InvalidPaper: ``paper-delegation``: it goes beyond the first authorization.
    """

    representative: Person
    document: Document | None
    span: DaySpan
    given_by: Person | None = attrs.field(default=None, metadata=WHERE_SAID)
    delegation: Delegation | None = attrs.field(default=None, metadata=WHERE_SAID)

    def __attrs_post_init__(self) -> None:
        if self.delegation is not None and not self.delegation.covers(self.span):
            raise InvalidPaper(Code.PAPER_DELEGATION)

    @property
    def citation(self) -> Citation:
        """The article that lets the agent collect."""
        return _AUTHORIZATION if self.delegation is None else self.delegation.reason.citation

    @property
    def passed_on_by(self) -> Person | None:
        """Who else had the right, and gave it to this agent: first agent, guardian or parent."""
        return self.given_by if self.delegation is None else self.delegation.agent

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

    def delegated(self, made: "Authorization", reason: DelegationReason) -> "Authorization":
        """Give the sub-delegation by which this one's agent authorizes another as in `made`.

        It ends with this one at the latest.

        Source: Civil Code 2015, art. 564(2).

        Raises:
            InvalidPaper: ``paper-delegation``: it begins before this one, or this one is a
                sub-delegation itself.
            InvalidSpan: ``span-order``: this one has ended by then.
        """
        if self.delegation is not None:
            raise InvalidPaper(Code.PAPER_DELEGATION)
        ends = [end for end in (self.span.end, made.span.end) if end is not None]
        return Authorization(
            made.representative,
            made.document,
            DaySpan(made.span.start, min(ends, default=None)),
            self.given_by,
            Delegation(self.representative, self.document, self.span, reason),
        )


Paper = Guardianship | ParentalRepresentation | Authorization
"""What gives a person the right to collect for another (căn cứ nhận thay)."""
