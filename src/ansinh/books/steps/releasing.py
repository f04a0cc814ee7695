"""The release of a month's files: rendered, approved by another person, sent once, or voided.

What is written down comes first: that a file will be, with the keys of all that it pays and the
names of its orders, stands in the book before the file's first byte is on the disk. So whatever
breaks off in between is found again, and either ends in the same bytes or stops.
"""

from typing import TYPE_CHECKING, Final

from ansinh.books.act import Act
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import FileApproved, FileSent
from ansinh.books.folder import OnDisk, files_of, found, shown
from ansinh.books.missing import Missing, lacking
from ansinh.books.reasons import VoidReason
from ansinh.books.receipts import Receipt, Rendered
from ansinh.books.state import BookState, FileStage, FileState, MonthStage, MonthState
from ansinh.books.steps.months import open_month_of
from ansinh.books.steps.rendering import Rendering, intend, mark_written, put_on_disk
from ansinh.books.steps.voiding import void as write_void
from ansinh.books.steps.withholding import withhold
from ansinh.books.store import NewEvent
from ansinh.books.tally import NONE
from ansinh.errors import BookMoved, BookRefused, Code, Text
from ansinh.money import Dong
from ansinh.months import Month

if TYPE_CHECKING:
    from ansinh.books.book import Book

RENDER: Final = "render"
APPROVE: Final = "approve"
SENT: Final = "sent"
VOID: Final = "void"

_COUNTED: Final = {"count": "số lệnh", "total": "số tiền"}


def render(book: "Book", month: Month, act: Act) -> Rendered:
    """Write the files of a planned month; see `Book.render`."""
    folder = files_of(book)
    state = book.refreshed()
    planned = open_month_of(state, month, RENDER)
    if not planned.planned:
        raise lacking(RENDER, Missing.PLANNED)
    held = withhold(book, state, planned, act) if planned.is_sent else NONE
    if held != NONE:
        state = book.refreshed()
        planned = state.months[month]
    work = Rendering.of(book, state, planned)
    if work.new:
        if planned.stage is not MonthStage.PLANNED:
            raise lacking(RENDER, Missing.NOT_SETTLED)
        intend(book, state, planned, work, act)
    put_on_disk(book, month, work)
    marked = mark_written(book, month, act)
    state = book.refreshed()
    standing = state.months[month].standing
    if not {file.sha256 for file in work.files} <= {file.sha256 for file in standing}:
        raise BookMoved(Code.BOOK_MOVED)  # somebody has voided what was being written
    files = tuple(shown(folder, month, file) for file in standing)
    repeated = not (work.files or marked or held != NONE)
    return Rendered(files, Receipt(state.head, repeated=repeated), held)


def approve(
    book: "Book",
    month: Month,
    sha256: str,
    act: Act,
    *,
    count: int | None,
    total: Dong | None,
) -> Receipt:
    """Approve the bytes of a file; see `Book.approve`."""
    state = book.refreshed()
    of, file = _file(state, month, sha256, APPROVE)
    if act.by in file.makers | of.makers:
        raise BookRefused(Code.MAKER_CHECKER)
    _same_totals(file, count, total)
    if file.stage in {FileStage.APPROVED, FileStage.SENT}:
        return Receipt(state.head, repeated=True)
    _counts(file, APPROVE)
    if file.stage is not FileStage.WRITTEN:
        raise lacking(APPROVE, Missing.RENDERED)
    _still_there(book, of, file)
    event = FileApproved(month=str(month), sha256=sha256, **said_by(act))
    return _append(book, state, new_event(event))


def sent(book: "Book", month: Month, sha256: str, act: Act) -> Receipt:
    """Say that an approved file went out; see `Book.sent`."""
    state = book.refreshed()
    of, file = _file(state, month, sha256, SENT)
    if file.stage is FileStage.SENT:
        if said_by(act) == {"by": file.sent_by, "at": file.sent_at}:
            return Receipt(state.head, repeated=True)
        raise _sent_already(file)
    _counts(file, SENT)
    if file.stage is not FileStage.APPROVED:
        raise lacking(SENT, Missing.APPROVED)
    _still_there(book, of, file)
    event = FileSent(month=str(month), sha256=sha256, **said_by(act))
    return _append(book, state, new_event(event))


def void(book: "Book", month: Month, sha256: str, act: Act, *, reason: str) -> Receipt:
    """Void a file that was never sent; see `Book.void`."""
    why = VoidReason.of(reason)
    state = book.refreshed()
    of, file = _file(state, month, sha256, VOID)
    if file.stage is FileStage.SENT:
        raise _sent_already(file)
    if file.stage is FileStage.VOIDED:
        return Receipt(state.head, repeated=True)
    with book.store.writing(state.head) as writing:
        write_void(writing, book.store, of, file, act, reason=why.value)
    return Receipt(book.refreshed().head)


def _file(state: BookState, month: Month, sha256: str, step: str) -> tuple[MonthState, FileState]:
    of = open_month_of(state, month, step)
    file = of.files.get(sha256)
    if file is None:
        raise BookRefused(Code.FILE_UNKNOWN)
    return of, file


def _counts(file: FileState, step: str) -> None:
    """Refuse a file that was voided: it may lie there still, whole and once approved."""
    if file.stage is FileStage.VOIDED:
        raise lacking(step, Missing.STANDING)


def _same_totals(file: FileState, count: int | None, total: Dong | None) -> None:
    """Hold what somebody counted apart against the file; what was not counted is not asked."""
    counted = {"count": (count, file.count), "total": (total, Dong(file.total))}
    wrong = [name for name, (said, is_) in counted.items() if said is not None and said != is_]
    if wrong:
        fields = ", ".join(wrong)
        words = Text(fields, ", ".join(_COUNTED[name] for name in wrong))
        raise BookRefused(Code.APPROVAL_TOTALS, words=words, fields=fields)


def _still_there(book: "Book", month: MonthState, file: FileState) -> None:
    match found(files_of(book), month, file):
        case OnDisk.ABSENT:
            raise BookRefused(Code.FILE_GONE, file=file.filename)
        case OnDisk.FOREIGN:
            raise BookRefused(Code.FILE_CHANGED, file=file.filename)
        case OnDisk.RIGHT:
            return


def _sent_already(file: FileState) -> BookRefused:
    return BookRefused(Code.SENT_ALREADY, at=file.sent_at, by=file.sent_by)


def _append(book: "Book", state: BookState, event: NewEvent) -> Receipt:
    with book.store.writing(state.head) as writing:
        writing.append(event)
    return Receipt(book.refreshed().head)
