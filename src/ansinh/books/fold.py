"""`fold`: a book's events, one after the other, give what the book says.

Every event is allowed in some states only. A step asks before it writes; the fold asks again, so
that a chain that was put together otherwise is noticed, and stops.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Final, NoReturn

from ansinh.books.chain import is_hash
from ansinh.books.event_json import event_of
from ansinh.books.events import (
    AnswerHeard,
    BookMade,
    ChangesApplied,
    Event,
    EvidenceApproved,
    EvidenceRecorded,
    FileApproved,
    FileIntended,
    FileSent,
    FileVoided,
    FileWritten,
    MonthChecked,
    MonthClosed,
    MonthOpened,
    MonthPlanned,
    MonthSettled,
    OrderRecalled,
    OrdersWithheld,
    PersonErased,
)
from ansinh.books.state import (
    BookState,
    FileStage,
    FileState,
    MonthStage,
    MonthState,
    RecordedEvidenceState,
)
from ansinh.books.store import Head, StoredEvent
from ansinh.errors import BookDamaged, Code, InvalidMonth
from ansinh.months import Month
from ansinh.payment import OutcomeKind


def fold(stored: Iterable[StoredEvent]) -> BookState:
    """Give the state that events lead to, from the first one on.

    Raises:
        BookDamaged: ``book-replay``: they are not events that can follow one another.
    """
    state = BookState()
    for event in stored:
        advance(state, event)
    return state


def advance(state: BookState, stored: StoredEvent) -> None:
    """Take the next event into a state.

    Raises:
        BookDamaged: ``book-replay``: it cannot be the next one. The state is of no use then.
    """
    if (stored.seq, stored.previous) != (state.head.count + 1, state.head.hash):
        _impossible()
    if not is_hash(stored.hash):
        _impossible()
    event = event_of(stored)
    begun = bool(state.key_check)
    if begun is isinstance(event, BookMade):
        _impossible()
    _TAKEN[type(event)](state, event, stored)
    state.head = Head(stored.seq, stored.hash)


def _impossible() -> NoReturn:
    raise BookDamaged(Code.BOOK_REPLAY)


def _require(*conditions: object) -> None:
    if not all(conditions):
        _impossible()


def _made(state: BookState, event: BookMade, _stored: StoredEvent) -> None:
    _require(event.key_check, event.edition == 1)
    state.key_check = event.key_check


def _opened(state: BookState, event: MonthOpened, stored: StoredEvent) -> None:
    month, last = _month(event.month), state.last
    _require(last is None or (last.is_closed and month == last.month + 1))
    state.months[month] = MonthState(
        month=month,
        stage=MonthStage.OPENED,
        opened=stored.seq,
        base_digest=event.base_digest,
        roll_digest=event.roll_digest,
        lines=event.count,
        total=event.total,
        # Who brings a list in prepares it; who goes on with the book's own adds nothing to it.
        makers={event.by} if stored.items else set(),
    )
    _see(state, event.sources, stored)


def _applied(state: BookState, event: ChangesApplied, stored: StoredEvent) -> None:
    month = _open(state, event)
    # A file that says what is known already has no change, and leaves all as it is.
    _require(event.count or event.roll_digest == month.roll_digest)
    if event.count:
        _relisted(month, event)
    month.changes.append(stored.seq)
    month.makers.add(event.by)
    _see(state, event.sources, stored)


def _relisted(month: MonthState, event: ChangesApplied) -> None:
    """Take in changes: what was made of the list before is made anew."""
    _require(not month.standing, not month.is_settled)
    month.roll_digest = event.roll_digest
    month.lines, month.total = event.lines, event.total
    month.checked = month.planned = 0
    month.batches = frozenset()
    month.stage = MonthStage.OPENED


def _checked(state: BookState, event: MonthChecked, stored: StoredEvent) -> None:
    month = _open(state, event)
    _require(event.roll_digest == month.roll_digest)
    month.checked = stored.seq


def _planned(state: BookState, event: MonthPlanned, stored: StoredEvent) -> None:
    month = _open(state, event)
    _require(not month.standing, not month.is_settled)
    _require(event.roll_digest == month.roll_digest, state.agency in {"", event.agency})
    state.agency = event.agency
    month.planned = stored.seq
    month.batches = frozenset((one[0], one[1], one[2]) for one in event.batches)
    month.stage = MonthStage.PLANNED
    month.makers.add(event.by)


def _withheld(state: BookState, event: OrdersWithheld, stored: StoredEvent) -> None:
    month = _open(state, event)
    left = frozenset((one[0], one[1], one[2]) for one in event.batches)
    written = {(file.provider, file.programme, file.sequence) for file in month.standing}
    _require(month.stage is MonthStage.PLANNED, month.is_sent)
    _require(written <= left <= month.batches)
    month.withheld.append(stored.seq)
    month.batches = left
    month.makers.add(event.by)


def _intended(state: BookState, event: FileIntended, stored: StoredEvent) -> None:
    month = _open(state, event)
    before = month.files.pop(event.sha256, None)
    _require(month.stage is MonthStage.PLANNED)
    _require(before is None or before.stage is FileStage.VOIDED)
    month.makers.add(event.by)
    month.files[event.sha256] = FileState(
        intended=stored.seq,
        provider=event.provider,
        programme=event.programme,
        sequence=event.sequence,
        filename=event.filename,
        sha256=event.sha256,
        renderer=event.renderer,
        batch_digest=event.batch_digest,
        count=event.count,
        total=event.total,
        stage=FileStage.INTENDED,
        makers=frozenset(month.makers),
    )


def _written(state: BookState, event: FileWritten, _stored: StoredEvent) -> None:
    file = _file(state, event, FileStage.INTENDED)
    file.stage = FileStage.WRITTEN


def _approved(state: BookState, event: FileApproved, _stored: StoredEvent) -> None:
    file = _file(state, event, FileStage.WRITTEN)
    _require(event.by not in file.makers)
    file.stage = FileStage.APPROVED
    file.approved_by, file.approved_at = event.by, event.at


def _sent(state: BookState, event: FileSent, _stored: StoredEvent) -> None:
    file = _file(state, event, FileStage.APPROVED)
    file.stage = FileStage.SENT
    file.sent_by, file.sent_at = event.by, event.at


def _voided(state: BookState, event: FileVoided, _stored: StoredEvent) -> None:
    unsent = (FileStage.INTENDED, FileStage.WRITTEN, FileStage.APPROVED)
    file = _file(state, event, *unsent)
    file.stage = FileStage.VOIDED
    month = _open(state, event)
    month.voided.append(file.intended)


def _heard(state: BookState, event: AnswerHeard, stored: StoredEvent) -> None:
    month = _open(state, event)
    _require(event.source not in state.seen)
    month.answers.append(stored.seq)
    _doubt(state, month, event.doubted, stored)
    _unsettle(month)
    _see(state, (event.source,), stored)


def _recalled(state: BookState, event: OrderRecalled, _stored: StoredEvent) -> None:
    month = _open(state, event)
    _require(event.reference not in month.recalled)
    month.recalled[event.reference] = event.reason


def _recorded(state: BookState, event: EvidenceRecorded, stored: StoredEvent) -> None:
    month = _open(state, event)
    # It takes the place of what waited for its approval: another's finding, or a mistake.
    month.evidence = [
        one for one in month.evidence if one.approved or one.reference != event.reference
    ]
    month.evidence.append(
        RecordedEvidenceState(
            event=stored.seq,
            reference=event.reference,
            outcome=event.outcome,
            ground=event.ground,
            document=event.document,
            by=event.by,
        )
    )


def _evidenced(state: BookState, event: EvidenceApproved, stored: StoredEvent) -> None:
    month = _open(state, event)
    waiting = [one for one in month.evidence if one.event == event.evidence]
    _require(waiting and not waiting[0].approved_by and waiting[0].by != event.by)
    waiting[0].approved_by, waiting[0].approved = event.by, stored.seq
    if waiting[0].outcome != OutcomeKind.PAID.value:
        state.doubted.discard(waiting[0].reference)
    _doubt(state, month, event.doubted, stored)
    _unsettle(month)


def _settled(state: BookState, event: MonthSettled, stored: StoredEvent) -> None:
    month = _open(state, event)
    _require(month.planned)
    month.stage = MonthStage.SETTLED
    month.settled = stored.seq


def _closed(state: BookState, event: MonthClosed, stored: StoredEvent) -> None:
    month = _open(state, event)
    _require(month.stage is MonthStage.SETTLED)
    month.stage = MonthStage.CLOSED
    month.closed = stored.seq


def _erased(state: BookState, event: PersonErased, stored: StoredEvent) -> None:
    state.erased.add(event.person)
    state.erasures.append(stored.seq)


_TAKEN: Final[Mapping[type[Event], Callable[[BookState, Any, StoredEvent], None]]] = (
    MappingProxyType(
        {
            BookMade: _made,
            MonthOpened: _opened,
            ChangesApplied: _applied,
            MonthChecked: _checked,
            MonthPlanned: _planned,
            OrdersWithheld: _withheld,
            FileIntended: _intended,
            FileWritten: _written,
            FileApproved: _approved,
            FileSent: _sent,
            FileVoided: _voided,
            AnswerHeard: _heard,
            OrderRecalled: _recalled,
            EvidenceRecorded: _recorded,
            EvidenceApproved: _evidenced,
            MonthSettled: _settled,
            MonthClosed: _closed,
            PersonErased: _erased,
        }
    )
)
"""What each kind of event does to a state."""


def _month(text: str) -> Month:
    month = None
    with suppress(InvalidMonth):  # said below, as everything that no step writes
        month = Month.parse(text)
    if month is None or str(month) != text:
        _impossible()
    return month


def _open(state: BookState, event: Event) -> MonthState:
    month = state.open
    if month is None or str(month.month) != event.month:
        _impossible()
    return month


def _file(
    state: BookState, event: FileWritten | FileApproved | FileSent | FileVoided, *stages: FileStage
) -> FileState:
    file = _open(state, event).files.get(event.sha256)
    if file is None or file.stage not in stages:
        _impossible()
    return file


def _unsettle(month: MonthState) -> None:
    """Take a settlement back that what is learned now may change."""
    if month.stage is MonthStage.SETTLED:
        month.stage = MonthStage.PLANNED
        month.settled = 0


def _doubt(
    state: BookState, month: MonthState, references: Iterable[str], stored: StoredEvent
) -> None:
    for reference in references:
        month.doubted[reference] = (*month.doubted.get(reference, ()), stored.seq)
    state.doubted.update(references)


def _see(state: BookState, sources: Iterable[str], stored: StoredEvent) -> None:
    for source in sources:
        state.seen.setdefault(source, stored.seq)
