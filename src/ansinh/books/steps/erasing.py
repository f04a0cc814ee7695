"""Give a person what the book holds of them, and erase it; the history of the money stays."""

from typing import TYPE_CHECKING, Final

from ansinh.books.act import Act
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import PersonErased
from ansinh.books.kept import items_kept
from ansinh.books.person_export import PersonExport
from ansinh.books.reasons import EraseReason
from ansinh.books.receipts import Receipt
from ansinh.books.state import BookState, MonthState
from ansinh.books.whose import Found, Whom, found_of
from ansinh.entitlement import PROGRAMMES
from ansinh.errors import BookRefused, Code
from ansinh.people import Beneficiary, CitizenId, PersonKey
from ansinh.roll import EntryKey

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "erase"


def export(book: "Book", person: Whom) -> PersonExport:
    """Give what the book holds of a person; see `Book.export`."""
    book.refreshed()
    found = found_of(book.store, person, _surely(person, book.key), key=book.key)
    if not (found.own or found.mentions):
        raise BookRefused(Code.PERSON_UNKNOWN)
    return PersonExport.of(found)


def erase(book: "Book", person: Whom, act: Act, *, reason: str) -> Receipt:
    """Erase a person's documents; see `Book.erase`."""
    why = EraseReason.of(reason)
    state = book.refreshed()
    found = found_of(book.store, person, _surely(person, book.key), key=book.key)
    if not found.documented:
        if state.erased & {*found.pseudonyms, *_perhaps(person, book.key)}:
            return Receipt(state.head, repeated=True)
        raise BookRefused(Code.PERSON_UNKNOWN)
    if state.last is not None:
        _in_no_month(book, state, state.last, found)
    kept = tuple(items_kept(book, state, found))
    with book.store.writing(state.head) as writing:
        for pseudonym in sorted(found.documented):
            writing.append(
                new_event(
                    PersonErased(
                        person=pseudonym,
                        documents=writing.erase(pseudonym),
                        reason=why.value,
                        **said_by(act),
                    ),
                    kept,
                )
            )
            kept = ()  # they stand with the first
    return Receipt(book.refreshed().head)


def _surely(person: Whom, key: bytes) -> tuple[str, ...]:
    """Give the pseudonym that is the person's beyond doubt."""
    match person:
        case CitizenId():
            return (PersonKey.of_citizen(person, key=key).hex,)
        case EntryKey():
            return (PersonKey.of_case(person.case, agency=person.programme, key=key).hex,)
        case _:
            citizen_id = person.person.citizen_id
            return _surely(citizen_id, key) if citizen_id else ()


def _perhaps(person: Whom, key: bytes) -> tuple[str, ...]:
    """Give the pseudonyms that a case without a citizen id may have, by programme."""
    if not isinstance(person, Beneficiary):
        return ()
    case = person.case.text
    return tuple(_surely(EntryKey(one.code, case), key)[0] for one in PROGRAMMES)


def _in_no_month(book: "Book", state: BookState, last: MonthState, found: Found) -> None:
    """Refuse to erase whom the next step of a month may still need.

    Raises:
        BookRefused: ``erase-listed``, ``erase-open``, ``erase-unanswered``, ``erase-owed``.
    """
    month = last.month.label
    if any(map(found.concerns, book.values.roll(state, last).entries)):
        raise BookRefused(Code.ERASE_LISTED, month=month)
    if not last.is_closed:
        brought = book.values.carried(state, last)
        proven = {one.reference for one in last.evidence}
        waits = found.stands_in(last.month) or found.names_any_of(proven)
        if waits or any(map(found.concerns, brought.owed)):
            raise BookRefused(Code.ERASE_OPEN, month=month)
        return
    owed = [one for one in book.values.handed_on(state, last).owed if found.concerns(one)]
    unanswered = [one for one in owed if one.line.cause.unresolved]
    if unanswered:
        raise BookRefused(Code.ERASE_UNANSWERED, count=len(unanswered))
    if owed:
        raise BookRefused(Code.ERASE_OWED, count=len(owed))
