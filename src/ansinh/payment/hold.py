"""`Hold` and `Cancellation`: what is not paid, and why; counted, never lost."""

import attrs

from ansinh.entitlement import Programme
from ansinh.errors import Code, Text, explanation
from ansinh.law import Citation
from ansinh.money import Dong, total_of
from ansinh.people import Beneficiary, Document
from ansinh.roll import EntryKey, InstructionLine


@attrs.frozen(repr=False)
class Hold:
    """Money that waits (tạm giữ): whose, how much, and the rule that stands in the way.

    `citation` is the article behind the rule; ``None`` where the rule is ours and no law's.
    """

    programme: Programme
    beneficiary: Beneficiary
    code: Code
    lines: tuple[InstructionLine, ...]
    citation: Citation | None = None

    @property
    def key(self) -> EntryKey:
        """Whose line of the roll it is."""
        return EntryKey(self.programme.code, self.beneficiary.case.text)

    @property
    def amount(self) -> Dong:
        """How much waits. Unit: đồng."""
        return total_of(line.amount for line in self.lines)

    @property
    def reason(self) -> Text:
        """Why it waits, in both languages."""
        return explanation(self.code).rule

    def __repr__(self) -> str:
        return f"Hold({self.programme.code}, …, {self.amount}, {self.code})"

    __str__ = __repr__


@attrs.frozen(repr=False)
class Cancellation:
    """Money that is no longer owed (hủy chi), by the decision that ended the entitlement.

    `citation` is the article by which entitlement stops, where we know the programme's.
    """

    programme: Programme
    beneficiary: Beneficiary
    line: InstructionLine
    decision: Document | None
    citation: Citation | None = None

    @property
    def amount(self) -> Dong:
        """How much is cancelled. Unit: đồng."""
        return self.line.amount

    def __repr__(self) -> str:
        return f"Cancellation({self.programme.code}, …, {self.amount})"

    __str__ = __repr__
