"""What broke off half way is finished when a book is opened, or it stops and says so."""

from typing import TYPE_CHECKING

from ansinh.books.event_json import event_at, new_event
from ansinh.books.events import FileIntended, FileWritten
from ansinh.books.folder import OnDisk, files_of, found, sweep_month
from ansinh.books.receipts import Recovery
from ansinh.books.state import FileStage, FileState, MonthState
from ansinh.books.store import NewEvent
from ansinh.errors import BookBusy, BookDamaged, BookMoved, Code

if TYPE_CHECKING:
    from ansinh.books.book import Book


def recover(book: "Book") -> Recovery:
    """Finish what was begun before the book was last closed, or lost (phục hồi khi mở sổ).

    A file that is in the book and was not marked as written: lies it there whole, it is marked, in
    the name of whoever had it written; lies nothing there, it waits for `render`, which gives the
    same bytes or refuses. What was left half written is swept away. Saying it twice changes
    nothing; while somebody else is writing it is left to them.

    Raises:
        BookDamaged: ``file-foreign``: something else lies there; nothing is written over.
    """
    month = book.refreshed().open
    if month is None or book.files is None:
        return Recovery()
    sweep_month(files_of(book), month.month, (file.filename for file in month.standing))
    waiting = [file for file in month.standing if file.stage is FileStage.INTENDED]
    whole = [file for file in waiting if _is_whole(book, month, file)]
    absent = tuple(file.sha256 for file in waiting if file not in whole)
    if not whole or not _marked(book, [_written(book, month, file) for file in whole]):
        return Recovery(waiting=absent)
    return Recovery(tuple(file.sha256 for file in whole), absent)


def _is_whole(book: "Book", month: MonthState, file: FileState) -> bool:
    lies = found(files_of(book), month, file)
    if lies is OnDisk.FOREIGN:
        raise BookDamaged(Code.FILE_FOREIGN, file=file.filename)
    return lies is OnDisk.RIGHT


def _written(book: "Book", month: MonthState, file: FileState) -> NewEvent:
    intended = event_at(book.store, file.intended, FileIntended)
    return new_event(
        FileWritten(month=str(month.month), sha256=file.sha256, by=intended.by, at=intended.at)
    )


def _marked(book: "Book", events: list[NewEvent]) -> bool:
    try:
        with book.store.writing(book.state.head) as writing:
            for event in events:
                writing.append(event)
    except (BookMoved, BookBusy):
        return False  # whoever writes has the book open, and marks what they have written
    book.refreshed()
    return True
