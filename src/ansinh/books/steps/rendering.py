"""How files are rendered, written down, and put on the disk, so that it can break off anywhere."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, Self

import attrs

from ansinh.adapters import Registry, RenderedFile
from ansinh.books.act import Act
from ansinh.books.claims import keys_of_order
from ansinh.books.conflicts import given_before
from ansinh.books.event_json import event_at, new_event, said_by
from ansinh.books.events import FileIntended, FileWritten, MonthPlanned
from ansinh.books.folder import OnDisk, files_of, found, lying_at, put, same_place, sweep_month
from ansinh.books.keys import live_body
from ansinh.books.ordered_elsewhere import held_by_doubt
from ansinh.books.state import BookState, FileStage, FileState, MonthState
from ansinh.books.steps.withholding import batch_rows
from ansinh.books.store import Item, NewEvent
from ansinh.cycle import ProviderFile, render_batches
from ansinh.errors import BookDamaged, BookMoved, BookRefused, Code, LiveAlready, RenderRefused
from ansinh.months import Month, parse_date
from ansinh.payment import Agency, PaymentBatch, PaymentInstruction

if TYPE_CHECKING:
    from ansinh.books.book import Book

_TRIES: Final = 5
"""How often it is tried to mark files as written while others write to the book."""

_Place = tuple[str, str, int]
"""Provider, programme, sequence: of each a plan has one batch, and the book one file."""


@attrs.frozen
class Rendering:
    """What has to be put on the disk: files that are new to the book, and files that are gone."""

    new: tuple[ProviderFile, ...]
    gone: tuple[RenderedFile, ...]
    digests: dict[_Place, str]
    """Of each batch, as the plan has it."""

    @property
    def files(self) -> tuple[RenderedFile, ...]:
        """All of them."""
        return (*(one.file for one in self.new), *self.gone)

    @classmethod
    def of(cls, book: "Book", state: BookState, month: MonthState) -> Self:
        """Render what the book has no file of, and what is gone; nothing where all is there.

        What lies there and was not sent is rendered too, and held against the book: by another
        profile, or another version of the adapter, another file would come of it.

        Raises:
            BookRefused: ``file-foreign``, ``file-name-twice``, ``file-changed``.
            BookDamaged: ``file-foreign``.
            RenderRefused: The renderer refuses what it took when it was planned.
        """
        event = event_at(book.store, month.planned, MonthPlanned)
        digests = {batch[:3]: batch[3] for batch in batch_rows(book, month)}
        known = {_place(file): file for file in month.standing}
        there = {place for place, file in known.items() if is_there(book, month, file)}
        out = {place for place in there if known[place].stage is FileStage.SENT}
        if out >= digests.keys():
            return cls((), (), digests)
        files = _rendered(book, state, month, out, parse_date(event.as_of))
        new = tuple(one for one in files if _place_of(one.batch) not in known)
        same = [(p, _same(one, known[p])) for one in files if (p := _place_of(one.batch)) in known]
        gone = tuple(file for place, file in same if place not in there)
        _names_free(book, month, new)
        return cls(new, gone, digests)


def _rendered(
    book: "Book", state: BookState, month: MonthState, out: Collection[_Place], day: date
) -> tuple[ProviderFile, ...]:
    """Give the files but those that are out: as planning made them, or rendered anew.

    Raises:
        RenderRefused: The renderer takes orders no more that it took when they were planned.
    """
    prepared = book.values.prepared(state, month)
    made = {_place_of(one.batch): one for one in prepared.files}
    wanted = [batch for batch in prepared.plan.batches if _place_of(batch) not in out]
    anew, refusals = render_batches(
        [batch for batch in wanted if _place_of(batch) not in made],
        book.registry,
        as_of=day,
        texts=book.values.texts(month),
    )
    if refusals:
        raise RenderRefused(refusals)
    made |= {_place_of(one.batch): one for one in anew}
    return tuple(made[_place_of(batch)] for batch in wanted)


def is_there(book: "Book", month: MonthState, file: FileState) -> bool:
    """Say whether a file lies in its place.

    Raises:
        BookDamaged: ``file-foreign``: something else does.
    """
    lies = found(files_of(book), month, file)
    if lies is OnDisk.FOREIGN:
        raise BookDamaged(Code.FILE_FOREIGN, file=file.filename)
    return lies is OnDisk.RIGHT


def intend(book: "Book", state: BookState, month: MonthState, work: Rendering, act: Act) -> None:
    """Write down what files will be: all of them, their keys and their orders' names, or nothing.

    Raises:
        BookRefused: ``reference-conflict``.
        LiveAlready: ``live-already``, ``reference-given``.
        BookMoved: ``book-moved``.
    """
    agency = Agency(state.agency, "", book.key)
    orders = [order for one in work.new for order in one.batch.instructions]
    given = given_before(book, orders, planned=month.planned)
    _refuse_doubted(book, state, month, orders)
    with book.store.writing(state.head) as writing:
        for one in work.new:
            held = [
                (order.reference.text, keys_of_order(order, agency=agency))
                for order in one.batch.instructions
            ]
            event = _intended(book.registry, month, one, work.digests[_place_of(one.batch)], act)
            items = tuple(Item(live_body(reference, keys)) for reference, keys in held)
            seq = writing.append(new_event(event, items)).seq
            writing.name(
                (reference, seq, n)
                for n, (reference, _) in enumerate(held, start=1)
                if reference not in given
            )
            writing.claim((key, reference) for reference, keys in held for key in keys)


def _refuse_doubted(
    book: "Book", state: BookState, month: MonthState, orders: Collection[PaymentInstruction]
) -> None:
    """Refuse to order what another order, in doubt, may have paid, though its keys be free.

    Raises:
        LiveAlready: ``live-already``.
    """
    held = held_by_doubt(book, state, month, orders)
    if held:
        raise LiveAlready(Code.LIVE_ALREADY, held)


def put_on_disk(book: "Book", month: Month, work: Rendering) -> None:
    """Put the files in their places, and sweep away what was left half written of them before.

    Raises:
        StorageError: ``file-unwritable``.
    """
    sweep_month(files_of(book), month, (file.filename for file in work.files))
    for file in work.files:
        put(files_of(book), month, file.filename, file.content)


def mark_written(book: "Book", month: Month, act: Act) -> int:
    """Write down that the files of a month that lie in their places are written; say how many.

    Raises:
        BookMoved: ``book-moved``: others write all the time.
    """
    for _ in range(_TRIES):
        state = book.refreshed()
        of = state.months[month]
        lying = [f for f in _waiting(of) if is_there(book, of, f)]
        if not lying:
            return 0
        try:
            with book.store.writing(state.head) as writing:
                for event in _written(month, lying, act):
                    writing.append(event)
        except BookMoved:
            continue
        return len(lying)
    raise BookMoved(Code.BOOK_MOVED)


def _waiting(month: MonthState) -> Iterator[FileState]:
    return (file for file in month.standing if file.stage is FileStage.INTENDED)


def _written(month: Month, files: Iterable[FileState], act: Act) -> Iterator[NewEvent]:
    for file in files:
        yield new_event(FileWritten(month=str(month), sha256=file.sha256, **said_by(act)))


def _intended(
    registry: Registry, month: MonthState, one: ProviderFile, digest: str, act: Act
) -> FileIntended:
    source = registry.get(one.batch.provider).source
    return FileIntended(
        month=str(month.month),
        provider=one.batch.provider,
        programme=one.batch.programme.code,
        sequence=one.batch.sequence,
        filename=one.file.filename,
        sha256=one.file.sha256,
        renderer=f"{source.distribution} {source.version}".strip(),
        batch_digest=digest,
        count=one.file.count,
        total=one.file.total.value,
        **said_by(act),
    )


def _same(one: ProviderFile, file: FileState) -> RenderedFile:
    if (one.file.sha256, one.file.filename) != (file.sha256, file.filename):
        raise BookRefused(Code.FILE_CHANGED, file=file.filename)
    return one.file


def _names_free(book: "Book", month: MonthState, new: Iterable[ProviderFile]) -> None:
    """Refuse names that another file has: of this month's, or of whatever lies there."""
    taken = {same_place(file.filename) for file in month.standing}
    for one in new:
        name = one.file.filename
        if same_place(name) in taken:
            raise BookRefused(Code.FILE_NAME_TWICE, name=name)
        taken.add(same_place(name))
        if lying_at(files_of(book), month, name, one.file.sha256) is OnDisk.FOREIGN:
            raise BookRefused(Code.FILE_FOREIGN, file=name)


def _place(file: FileState) -> _Place:
    return file.provider, file.programme, file.sequence


def _place_of(batch: PaymentBatch) -> _Place:
    return batch.provider, batch.programme.code, batch.sequence
