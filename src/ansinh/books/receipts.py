"""What the steps of a book give back."""

from pathlib import Path

import attrs

from ansinh.adapters import ParsedResults
from ansinh.books.answer_finding import AnswerFinding, counted
from ansinh.books.state import FileStage
from ansinh.books.store import Head
from ansinh.books.tally import NONE, Tally
from ansinh.checks import Finding
from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.errors import Code
from ansinh.money import Dong
from ansinh.payment import Reconciliation, SettlementLine
from ansinh.payment.settlement import in_total


@attrs.frozen
class Receipt:
    """That a step is in the book (biên nhận): the head after it; `repeated` where it was before."""

    head: Head
    repeated: bool = False


@attrs.frozen
class Checked:
    """A month's list held against the law."""

    findings: tuple[Finding, ...]
    receipt: Receipt


@attrs.frozen
class Planned:
    """A month planned: the orders, the holds, and the files as they will be written."""

    prepared: PreparedMonth
    receipt: Receipt


@attrs.frozen
class BookFile:
    """A provider's file as the book knows it (tệp lệnh chi trong sổ)."""

    path: Path
    sha256: str
    provider: str
    programme: str
    sequence: int
    count: int
    total: Dong
    stage: FileStage


@attrs.frozen
class Rendered:
    """The files of a month, all on the disk.

    `withheld` is what the plan had ordered and this step left out, since another file was sent.
    """

    files: tuple[BookFile, ...]
    receipt: Receipt
    withheld: Tally = NONE


@attrs.frozen
class Heard:
    """What answers said, held against all that was ordered and all that was said before."""

    results: tuple[ParsedResults, ...]
    reconciliation: Reconciliation
    receipt: Receipt
    findings: tuple[AnswerFinding, ...] = ()
    """What is to be said of rows of these answers, heard now or before."""

    @property
    def counts(self) -> dict[Code, tuple[int, Dong]]:
        """For each code how many rows there are, and what they say together. Unit: đồng."""
        return counted(self.findings)


@attrs.frozen
class Settled:
    """A month settled, as the pure steps give it.

    `lines` are the settlement's as the book has them, for ever. Where people were erased since a
    month was closed, nothing of theirs is in `settled`: it is not `whole`, and adds up to less.
    """

    settled: SettledMonth
    receipt: Receipt
    lines: tuple[SettlementLine, ...] = attrs.field()
    whole: bool = True

    @lines.default
    def _as_settled(self) -> tuple[SettlementLine, ...]:
        return self.settled.settlement.lines

    @property
    def total(self) -> SettlementLine:
        """All providers and programmes together, as the book has them."""
        return in_total(self.lines)


@attrs.frozen
class Recovery:
    """What was found half done when a book was opened (phục hồi), by SHA-256 of the file.

    `finished` stand now; `waiting` are to be rendered anew by the same step said again.
    What is there and is another file stops the book: ``file-foreign``.
    """

    finished: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
