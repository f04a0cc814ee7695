"""`found_of`: everything that a book holds of one person, under whatever number or case.

A person may stand in a book under a citizen id in one month, without it in another, under a second
case, under an old number. Documents tell what belongs together: what names one of the person's
numbers gives the others. So all documents are looked at, more than once where one gave something
new; this is done for one person now and then, and is not made to be quick.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from ansinh.books.items import AGENCY
from ansinh.books.pseudonym import pseudonym_of_account
from ansinh.books.store import Store, StoredEvent, StoredItem
from ansinh.boundary.documents import to_document
from ansinh.errors import BookDamaged, BookRefused, Code
from ansinh.latin import fold
from ansinh.months import Month
from ansinh.payment import PaymentInstruction
from ansinh.people import Beneficiary, CitizenId
from ansinh.roll import Entry, EntryKey, Owed

Whom = Beneficiary | CitizenId | EntryKey
"""How a person is named to a book: as a list has them, by citizen id, or by programme and case."""

Part = tuple[StoredEvent, StoredItem]

_ANY: Final = ""
"""The programme of a case where nothing says which it is."""


@attrs.frozen(repr=False)
class _Written:
    """A beneficiary as a document has them."""

    citizen: str
    legacy: str
    case: tuple[str, str]
    """Programme and number: each programme numbers its own."""
    look: tuple[str, str]
    """Name and birth, as they were written."""

    @classmethod
    def of(cls, part: dict[str, Any], programme: str = _ANY) -> "_Written":
        person = part["person"]
        return cls(
            citizen=person.get("citizen_id") or "",
            legacy=person.get("legacy_id") or "",
            case=(programme, part["case"]),
            look=(fold(person["name"]).casefold(), person.get("birth") or ""),
        )


@attrs.define(repr=False)
class _Known:
    """What is known of a person so far; it only grows."""

    pseudonyms: set[str]
    citizens: set[str] = attrs.Factory(set)
    legacies: set[str] = attrs.Factory(set)
    cases: set[tuple[str, str]] = attrs.Factory(set)
    looks: set[tuple[str, str]] = attrs.Factory(set)
    accounts: set[str] = attrs.Factory(set)

    @classmethod
    def of(cls, whom: Whom, pseudonyms: Iterable[str]) -> "_Known":
        known = cls(set(pseudonyms))
        match whom:
            case CitizenId():
                known.citizens.add(whom.digits)
            case EntryKey():
                known.cases.add((whom.programme, whom.case))
            case _:
                known.learn(_Written.of(to_document(whom)["value"]))
        return known

    @property
    def size(self) -> int:
        people = (self.citizens, self.legacies, self.cases, self.looks)
        return sum(len(known) for known in (*people, self.pseudonyms, self.accounts))

    @property
    def plain_numbers(self) -> set[str]:
        """Every number of theirs."""
        return {*self.citizens, *self.legacies, *(number for _, number in self.cases)}

    @property
    def numbers(self) -> tuple[str, ...]:
        """What a document that names them has in it, in quotation marks."""
        return tuple(f'"{digits}"' for digits in (*self.citizens, *self.legacies))

    @property
    def needles(self) -> tuple[str, ...]:
        """What a document that is theirs has in it."""
        cases = (json.dumps(number, ensure_ascii=False) for _, number in self.cases)
        return (*self.numbers, *cases)

    def learn(self, written: _Written) -> None:
        self.citizens |= {written.citizen} - {""}
        self.legacies |= {written.legacy} - {""}
        self.cases.add(written.case)
        self.looks.add(written.look)

    def is_them(self, written: _Written) -> bool:
        """Say whether a beneficiary of a document is the person.

        One identity number is one person. A case is given again after a death: where nothing but
        the case agrees, the names have to, and the births as far as both are known.
        """
        if written.citizen and self.citizens:
            return written.citizen in self.citizens
        if written.legacy and self.legacies:
            return written.legacy in self.legacies
        return self._has_case(*written.case) and self._looks_like(*written.look)

    def _has_case(self, programme: str, number: str) -> bool:
        return any(
            number == known and (programme == under or _ANY in {programme, under})
            for under, known in self.cases
        )

    def _looks_like(self, name: str, birth: str) -> bool:
        return not self.looks or any(
            name == known and (birth == born or "" in {birth, born}) for known, born in self.looks
        )


@attrs.frozen(repr=False)
class Found:
    """What a book holds of a person: parts about them, and such about others that name them."""

    own: tuple[Part, ...]
    mentions: tuple[Part, ...]
    _known: _Known

    @property
    def pseudonyms(self) -> frozenset[str]:
        """All pseudonyms that are theirs."""
        return frozenset(self._known.pseudonyms)

    @property
    def documented(self) -> frozenset[str]:
        """The pseudonyms under which there is a document."""
        return frozenset(item.person for _, item in self.own if item.document is not None)

    def stands_in(self, month: Month) -> bool:
        """Say whether an event of a month is about them."""
        return any(event.month == str(month) for event, _ in self.own)

    def names_any_of(self, references: Iterable[str]) -> bool:
        """Say whether one of these orders is about them."""
        return any(one in item.body for one in references for _, item in self.own)

    def concerns(self, listed: Entry | Owed | PaymentInstruction) -> bool:
        """Say whether a line of a list, a sum that waits, or an order is the person's."""
        whose = listed.beneficiary
        numbers = {whose.case.text}
        numbers |= {n.digits for n in (whose.person.citizen_id, whose.person.legacy_id) if n}
        if numbers.isdisjoint(self._known.plain_numbers):
            return False
        written = _Written.of(to_document(whose)["value"], listed.programme.code)
        return self._known.is_them(written)


def found_of(
    store: Store, whom: Whom, pseudonyms: Iterable[str] = (), *, key: bytes = b""
) -> Found:
    """Look through all documents for a person; `pseudonyms` are those that are known already.

    With the agency's `key` also rows of answers are found that have nothing but their account.

    Raises:
        BookRefused: ``person-several``: documents of several people are kept there under one
            pseudonym, as of a case that was given again.
    """
    known = _Known.of(whom, pseudonyms)
    before = -1
    while known.size != before:
        before = known.size
        _learn(store, known)
        if key:
            known.pseudonyms |= {pseudonym_of_account(one, key=key) for one in known.accounts}
    own: list[Part] = []
    mentions: list[Part] = []
    for event, item in _parts(store):
        if item.person in known.pseudonyms:
            own.append((event, item))
        elif item.document and any(number in item.document for number in known.numbers):
            mentions.append((event, item))
    return Found(tuple(own), tuple(mentions), known)


def _learn(store: Store, known: _Known) -> None:
    for _, item in _parts(store):
        if not item.document or item.person == AGENCY:
            continue
        theirs = item.person in known.pseudonyms
        if not theirs and not any(needle in item.document for needle in known.needles):
            continue
        # All that one document has, before and after a change, is one person's.
        document = _read(item.document)
        written = tuple(document.beneficiaries)
        if any(known.is_them(one) for one in written):
            for one in written:
                known.learn(one)
            known.pseudonyms.add(item.person)
            known.accounts |= document.accounts
        elif theirs and written:
            raise BookRefused(Code.PERSON_SEVERAL)


@attrs.frozen(repr=False)
class _Document:
    """A document of the book: whom it is about, and to which accounts they are paid."""

    beneficiaries: tuple[_Written, ...]
    accounts: frozenset[str]


def _read(document: str) -> _Document:
    """Read a document.

    Raises:
        BookDamaged: ``book-values``: it is not what was written.
    """
    try:
        whole = json.loads(document)
        return _Document(tuple(_beneficiaries(whole)), frozenset(_accounts(whole)))
    except (ValueError, TypeError, KeyError, AttributeError):
        pass  # said below: these errors would show what stands there
    raise BookDamaged(Code.BOOK_VALUES)


def _accounts(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("number"), str) and "holder_name" in part:
            yield part["number"]
        for inner in part.values():
            yield from _accounts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _accounts(inner)


def _parts(store: Store) -> Iterator[Part]:
    for event in store.events():
        if event.items:
            for item in store.items(event.seq, documents=True):
                if item.person:
                    yield event, item


def _beneficiaries(part: object, programme: str = _ANY) -> Iterator[_Written]:
    """Find every beneficiary in a document, wherever it stands in it."""
    if isinstance(part, dict):
        under = part.get("programme")
        inside = under["code"] if isinstance(under, dict) else programme
        if "case" in part and isinstance(part.get("person"), dict):
            yield _Written.of(part, inside)
        for inner in part.values():
            yield from _beneficiaries(inner, inside)
    elif isinstance(part, list):
        for inner in part:
            yield from _beneficiaries(inner, programme)
