"""`Applied`: a proposal that was taken, told so that somebody can look at the paper."""

import attrs

from ansinh.errors import Position, ProposalKind, Text


@attrs.frozen
class Applied:
    """A proposal that was taken because it was asked for (đề xuất đã áp dụng).

    `before` and `after` have the shapes (`masked`) of the cell and of what it was taken for.
    """

    position: Position
    kind: ProposalKind = attrs.field(converter=ProposalKind)
    evidence: Text
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.position}: {self.before} -> {self.after}; {self.evidence.en} [{self.kind}]"
