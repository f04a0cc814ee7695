"""Recall an order that was sent: it is asked back, and stays live until the provider answers."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.books.act import Act
from ansinh.books.event_json import event_at, new_event, said_by
from ansinh.books.events import FileIntended, OrderRecalled
from ansinh.books.heard_items import SET_ASIDE
from ansinh.books.items_read import bodies_of, parts_of
from ansinh.books.missing import Missing, lacking
from ansinh.books.pseudonym import pseudonym_of
from ansinh.books.reasons import RecallReason
from ansinh.books.receipts import Receipt
from ansinh.books.state import BookState, FileStage, FileState, MonthState
from ansinh.books.steps.voiding import references_in
from ansinh.books.store import StoredItem
from ansinh.errors import BookRefused, Code
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import OutcomeKind, Reference
from ansinh.roll import Adjustment, Change, Entry, Removal, RemovalReason

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "recall"


@attrs.frozen
class Recallable:
    """An order of somebody who has died, sent and not answered (lệnh chi cần thu hồi)."""

    reference: Reference
    month: Month
    provider: str
    amount: Dong


def recall(book: "Book", reference: Reference, act: Act, *, reason: str) -> Receipt:
    """Recall an order; see `Book.recall`."""
    why = RecallReason.of(reason)
    state = book.refreshed()
    if any(reference.text in month.recalled for month in state.months.values()):
        return Receipt(state.head, repeated=True)
    if state.open is None:
        raise lacking(STEP, Missing.LISTED)
    _, file = _ordered_in(book, state, reference)
    if file is None or file.stage is not FileStage.SENT:
        raise BookRefused(Code.RECALL_UNSENT)
    if answered(book, state, {reference.text}):
        raise BookRefused(Code.RECALL_ANSWERED)
    event = OrderRecalled(
        month=str(state.open.month), reference=reference.text, reason=why.value, **said_by(act)
    )
    with book.store.writing(state.head) as writing:
        writing.append(new_event(event))
    return Receipt(book.refreshed().head)


def to_recall(book: "Book") -> tuple[Recallable, ...]:
    """Give the orders that are under way to people whom the open month's changes say have died.

    In the order of months and references. A death is learned when the file is out: the next
    month's list removes the line, or says the day and keeps it, and somebody has to decide whether
    what was sent is asked back.
    """
    state = book.refreshed()
    month = state.open
    if month is None:
        return ()
    people = _died(book, state, month)
    found = {
        one.reference.text: one
        for person in people
        for item in book.store.documents_of(person)
        if item.body.startswith('["order",')
        for one in _sent(book, state, item)
    }
    recalled = {reference for one in state.months.values() for reference in one.recalled}
    settled = recalled | answered(book, state, found.keys())
    left = (one for reference, one in found.items() if reference not in settled)
    return tuple(sorted(left, key=lambda one: (one.month, one.reference)))


def answered(book: "Book", state: BookState, references: Collection[str]) -> set[str]:
    """Give those references of which a provider, or approved evidence, has said what came of them.

    That nobody knows is no answer.
    """
    if not references:
        return set()
    told: set[str] = set()
    for month in state.months.values():
        told.update(e.reference for e in month.evidence if e.approved_by)
        for event in month.answers:
            for parts in bodies_of(book.store, event, "outcome"):
                _, reference, kind, _, code = parts
                if kind != OutcomeKind.UNKNOWN.value and code not in SET_ASIDE:
                    told.add(reference)
    return told & set(references)


def _ordered_in(
    book: "Book", state: BookState, reference: Reference
) -> tuple[MonthState, FileState | None]:
    """Give the month that ordered it, and the file that it stands in; none where that was voided.

    Raises:
        BookRefused: ``order-unknown``.
    """
    place = book.store.place_of([reference.text]).get(reference.text)
    if place is None:
        raise BookRefused(Code.ORDER_UNKNOWN)
    given = event_at(book.store, place[0], FileIntended)
    month = state.months[Month.parse(given.month)]
    for file in month.standing:
        if file.intended == place[0] or reference in references_in(book.store, file):
            return month, file
    return month, None


def _died(book: "Book", state: BookState, month: MonthState) -> set[str]:
    """Give everything by which the book may know those who have died: with their id, or without."""
    found: set[str] = set()
    for change in book.values.changes(state, month):
        if not _tells_a_death(change):
            continue
        for entry in _lines_of(change):
            whose = entry.beneficiary
            without = attrs.evolve(whose, person=attrs.evolve(whose.person, citizen_id=None))
            for known in (whose, without):
                found.add(pseudonym_of(entry.programme, known, key=book.key))
    return found


def _tells_a_death(change: Change) -> bool:
    """Whether somebody leaves for having died, or a line says the day, also one that stays."""
    if isinstance(change, Removal) and change.reason is RemovalReason.DIED:
        return True
    return _lines_of(change)[-1].beneficiary.person.died_on is not None


def _lines_of(change: Change) -> tuple[Entry, ...]:
    """Give the lines that a change names, the newest last: a person may be known by either."""
    if isinstance(change, Adjustment):
        return change.before, change.after
    return (change.entry,)


def _sent(book: "Book", state: BookState, item: StoredItem) -> Iterator[Recallable]:
    """Give an order if it is of a plan that counts and stands in a file that was sent."""
    _, reference, provider, programme, sequence, amount, _, ordered_in, _ = parts_of(item)
    month = state.months[Month.parse(ordered_in)]
    file = (provider, programme, sequence)
    sent = {
        (one.provider, one.programme, one.sequence)
        for one in month.standing
        if one.stage is FileStage.SENT
    }
    order = Reference(reference)
    if item.event == month.planned and file in sent and order not in book.values.withheld(month):
        yield Recallable(order, month.month, provider, Dong(amount))
