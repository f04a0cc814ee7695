"""`BookState`: what a book says, as a fold over its events."""

from enum import StrEnum

import attrs

from ansinh.books.store import Head
from ansinh.months import Month
from ansinh.payment import OutcomeKind


class MonthStage(StrEnum):
    """How far a month is (giai đoạn của kỳ chi trả)."""

    OPENED = "opened"
    PLANNED = "planned"
    SETTLED = "settled"
    CLOSED = "closed"


class FileStage(StrEnum):
    """How far a provider's file is (giai đoạn của tệp lệnh chi)."""

    INTENDED = "intended"
    WRITTEN = "written"
    APPROVED = "approved"
    SENT = "sent"
    VOIDED = "voided"


@attrs.define
class FileState:
    """A provider's file: what it is, and how far."""

    intended: int
    """The number of the event."""
    provider: str
    programme: str
    sequence: int
    filename: str
    sha256: str
    renderer: str
    batch_digest: str
    count: int
    total: int
    stage: FileStage
    makers: frozenset[str]
    """Everybody who prepared what is in it: none of them may approve it."""
    approved_by: str = ""
    approved_at: str = ""
    sent_by: str = ""
    sent_at: str = ""


@attrs.define
class RecordedEvidenceState:
    """Evidence that waits for its approval, or has it."""

    event: int
    reference: str
    outcome: str
    ground: str
    document: str
    by: str
    approved_by: str = ""
    approved: int = 0
    """The event of its approval; 0 where it waits."""


@attrs.define
class MonthState:
    """A month: its stage, and the numbers of the events that its values are read from."""

    month: Month
    stage: MonthStage
    opened: int
    base_digest: str
    roll_digest: str
    """Of the month's list as it is now."""
    lines: int
    """How many lines the month's list has now."""
    total: int
    """What the list comes to now. Unit: đồng."""
    changes: list[int] = attrs.Factory(list)
    checked: int = 0
    """0 where the list, as it is now, was not checked."""
    planned: int = 0
    batches: frozenset[tuple[str, str, int]] = frozenset()
    """What the plan has a file for: provider, programme, number."""
    withheld: list[int] = attrs.Factory(list)
    """By which events orders of the plan are held, since it could be changed no more."""
    makers: set[str] = attrs.Factory(set)
    files: dict[str, FileState] = attrs.Factory(dict)
    """By SHA-256, in the order in which they were intended; voided ones too."""
    voided: list[int] = attrs.Factory(list)
    """Where the files that were voided had been intended: their references are spent."""
    answers: list[int] = attrs.Factory(list)
    recalled: dict[str, str] = attrs.Factory(dict)
    """Reason by reference."""
    evidence: list[RecordedEvidenceState] = attrs.Factory(list)
    doubted: dict[str, tuple[int, ...]] = attrs.Factory(dict)
    """Orders that had been let go as not paid, or waited to be sent, and the events by which nobody
    knows any more: more than one where evidence ended the doubt, and something was told then."""
    settled: int = 0
    closed: int = 0

    def doubts_after(self, before: "MonthState") -> tuple[str, ...]:
        """Give the orders that it takes over as doubted: of which the month before heard too late.

        What was heard before this month is planned it takes into its plan; what is heard later is
        the next one's.
        """
        soon = (r for r, (first, *_) in self.doubted.items() if not 0 < self.planned < first)
        return tuple(sorted({*before.doubted_late, *soon}))

    @property
    def doubted_late(self) -> tuple[str, ...]:
        """The orders that are doubted since it was planned, or again since then."""
        return tuple(r for r, (*_, last) in sorted(self.doubted.items()) if last > self.planned)

    @property
    def doubted_still(self) -> tuple[str, ...]:
        """Those of them that no evidence of this month has ended as not paid."""
        ended = {
            one.reference
            for one in self.evidence
            if one.outcome != OutcomeKind.PAID.value
            and one.approved > self.doubted.get(one.reference, (0,))[-1]
        }
        return tuple(one for one in self.doubted_late if one not in ended)

    @property
    def standing(self) -> tuple[FileState, ...]:
        """The files that count: all but the voided ones."""
        return tuple(f for f in self.files.values() if f.stage is not FileStage.VOIDED)

    @property
    def sent(self) -> tuple[FileState, ...]:
        """The files that went to their providers."""
        return tuple(file for file in self.standing if file.stage is FileStage.SENT)

    @property
    def is_sent(self) -> bool:
        """Whether a file of it went to a provider."""
        return bool(self.sent)

    @property
    def is_settled(self) -> bool:
        """Whether its settlement is in the book."""
        return self.stage in {MonthStage.SETTLED, MonthStage.CLOSED}

    @property
    def is_closed(self) -> bool:
        """Whether nothing about it changes any more."""
        return self.stage is MonthStage.CLOSED


@attrs.define
class BookState:
    """A whole book, without its items."""

    head: Head = attrs.Factory(lambda: Head(0, ""))
    key_check: str = ""
    """The HMAC that tells the agency's key from another; empty where the book is not begun."""
    agency: str = ""
    """The code of the agency whose book it is; from the first plan on."""
    months: dict[Month, MonthState] = attrs.Factory(dict)
    seen: dict[str, int] = attrs.Factory(dict)
    """The event of every file that was taken in, by its SHA-256."""
    erased: set[str] = attrs.Factory(set)
    erasures: list[int] = attrs.Factory(list)
    """The events by which somebody was erased: what they held from outside stands there."""
    doubted: set[str] = attrs.Factory(set)
    """Orders that had been let go as not paid or never sent, or waited to be sent, and of which
    nobody knows any more, or for sure that they were paid after all: what they paid is not ordered
    anew, whoever holds its keys."""

    @property
    def last(self) -> MonthState | None:
        """The month that is open, or else the last one that was."""
        return next(reversed(self.months.values()), None)  # they are opened in their order

    @property
    def open(self) -> MonthState | None:
        """The month that is open: one at a time."""
        last = self.last
        return None if last is None or last.is_closed else last

    def recalled_by(self, month: Month) -> frozenset[str]:
        """Give the references of orders that were asked back by then, in whatever month."""
        months = (one for one in self.months.values() if one.month <= month)
        return frozenset(reference for one in months for reference in one.recalled)
