"""`found_of`: everything that a book holds of one person, under whatever number or case.

A person may stand in a book under a citizen id in one month, without it in another, under a second
case, under an old number. Documents tell what belongs together: what names one of the person's
numbers gives the others. So all documents are looked at, more than once where one gave something
new; this is done for one person now and then, and is not made to be quick.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import attrs

from ansinh.books.store import Store, StoredEvent, StoredItem
from ansinh.boundary.documents import to_document
from ansinh.errors import BookRefused, Code
from ansinh.latin import fold
from ansinh.people import Beneficiary, CitizenId
from ansinh.roll import EntryKey

Whom = Beneficiary | CitizenId | EntryKey
"""How a person is named to a book: as a list has them, by citizen id, or by programme and case."""

_CITIZEN: Final = "citizen_id"
_LEGACY: Final = "legacy_id"


@attrs.frozen(repr=False)
class _Written:
    """A beneficiary as a document has them."""

    citizen: str
    legacy: str
    case: str
    name: str
    birth: str

    @classmethod
    def of(cls, part: dict[str, Any]) -> "_Written":
        person = part["person"]
        return cls(
            citizen=person.get(_CITIZEN) or "",
            legacy=person.get(_LEGACY) or "",
            case=part["case"],
            name=fold(person["name"]).casefold(),
            birth=person.get("birth") or "",
        )


@attrs.define(repr=False)
class _Known:
    """What is known of a person so far; it only grows."""

    citizens: set[str] = attrs.Factory(set)
    legacies: set[str] = attrs.Factory(set)
    cases: set[str] = attrs.Factory(set)
    looks: set[tuple[str, str]] = attrs.Factory(set)
    """Name and birth, as they were written."""
    pseudonyms: set[str] = attrs.Factory(set)

    @classmethod
    def of(cls, whom: Whom) -> "_Known":
        match whom:
            case CitizenId():
                return cls(citizens={whom.digits})
            case EntryKey():
                return cls(cases={whom.case})
            case _:
                known = cls()
                known.learn(_Written.of(to_document(whom)["value"]))
                return known

    @property
    def size(self) -> int:
        sets = (self.citizens, self.legacies, self.cases, self.looks, self.pseudonyms)
        return sum(len(known) for known in sets)

    @property
    def numbers(self) -> tuple[str, ...]:
        """What a document that names them has in it, in quotation marks."""
        return tuple(f'"{digits}"' for digits in (*self.citizens, *self.legacies))

    @property
    def needles(self) -> tuple[str, ...]:
        """What a document that is theirs has in it."""
        cases = (json.dumps(case, ensure_ascii=False) for case in self.cases)
        return (*self.numbers, *cases)

    def learn(self, written: _Written) -> None:
        self.citizens |= {written.citizen} - {""}
        self.legacies |= {written.legacy} - {""}
        self.cases.add(written.case)
        self.looks.add((written.name, written.birth))

    def is_them(self, written: _Written) -> bool:
        """Say whether a beneficiary of a document is the person.

        One identity number is one person. A case is given again after a death: where nothing but
        the case agrees, the names have to, and the births as far as both are known.
        """
        if written.citizen and self.citizens:
            return written.citizen in self.citizens
        if written.legacy and self.legacies:
            return written.legacy in self.legacies
        if written.case not in self.cases:
            return False
        return not self.looks or any(
            written.name == name and (not birth or not written.birth or written.birth == birth)
            for name, birth in self.looks
        )


@attrs.frozen(repr=False)
class Found:
    """What a book holds of a person: items of theirs, and such of others that name them."""

    own: tuple[tuple[StoredEvent, StoredItem], ...]
    mentions: tuple[tuple[StoredEvent, StoredItem], ...]
    pseudonyms: frozenset[str]
    keys: frozenset[EntryKey]
    """Under which lines of a list they stood."""


def found_of(store: Store, whom: Whom) -> Found:
    """Look through all documents for a person.

    Raises:
        BookRefused: ``person-several``: a case that several people had, and nothing says who of
            them is meant; or documents of another person that are kept under the same pseudonym.
    """
    known = _Known.of(whom)
    before = -1
    while known.size != before:
        before = known.size
        _learn(store, known)
    own, mentions = [], []
    keys: set[EntryKey] = set()
    for event, item in _with_documents(store):
        if item.person and item.person in known.pseudonyms:
            own.append((event, item))
            keys |= _keys(item)
        elif item.document is not None and any(n in item.document for n in known.numbers):
            mentions.append((event, item))
    return Found(tuple(own), tuple(mentions), frozenset(known.pseudonyms), frozenset(keys))


def _learn(store: Store, known: _Known) -> None:
    for _, item in _with_documents(store):
        if item.document is None:
            continue
        needles = known.needles
        if item.person in known.pseudonyms or any(needle in item.document for needle in needles):
            for written in _beneficiaries(json.loads(item.document)):
                if known.is_them(written):
                    known.learn(written)
                    known.pseudonyms.add(item.person)
                elif item.person in known.pseudonyms:
                    raise BookRefused(Code.PERSON_SEVERAL)


def _with_documents(store: Store) -> Iterator[tuple[StoredEvent, StoredItem]]:
    for event in store.events():
        if event.items:
            for item in store.items(event.seq, documents=True):
                yield event, item


def _keys(item: StoredItem) -> set[EntryKey]:
    found = json.loads(item.document) if item.document else None
    return {EntryKey(code, case) for code, case in _programmes_and_cases(found)}


def _beneficiaries(part: Any) -> Iterator[_Written]:  # noqa: ANN401 - any part of a JSON document
    """Find every beneficiary in a document, wherever it stands in it."""
    if isinstance(part, dict):
        if "case" in part and isinstance(part.get("person"), dict):
            yield _Written.of(part)
        for inner in part.values():
            yield from _beneficiaries(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _beneficiaries(inner)


def _programmes_and_cases(part: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    if isinstance(part, dict):
        programme, whose = part.get("programme"), part.get("beneficiary")
        if isinstance(programme, dict) and isinstance(whose, dict):
            yield programme["code"], whose["case"]
        for inner in part.values():
            yield from _programmes_and_cases(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _programmes_and_cases(inner)
