"""All that a book holds of a person is found, under whatever number or case, and nobody else's."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from tests.canaries import CANARIES, heard
from tests.planted_month import ACCOUNT, AGENT, AT_POINT, PAPER, PERSON, entry, without_number

from ansinh import CaseNumber, CashPoint, Entry, EntryKey, PersonKey, PersonName
from ansinh.books.memory_store import MemoryStore
from ansinh.books.opening import open_store
from ansinh.books.person_export import PersonExport
from ansinh.books.store import Item, NewEvent, Store
from ansinh.books.whose import found_of
from ansinh.boundary.documents import to_json
from ansinh.errors import BookRefused

KEY = b"a key of this test alone"
OTHER = attrs.evolve(PERSON, name=PersonName("Lê Văn Mẫu Khác"), citizen_id=None, legacy_id=None)


def item(line: Entry) -> Item:
    person = PersonKey.of(line.beneficiary, agency=line.programme.code, key=KEY).hex
    return Item('{"kind":"entry"}', person, to_json(line))


def add(store: Store, month: str, *items: Item) -> None:
    body = '{"at":"2024-07-01T08:00:00","by":"can-bo-1"}'
    with store.writing(store.head()) as transaction:
        transaction.append(NewEvent("month-opened", month, body, items))


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = "memory:" if request.param == "memory" else f"sqlite:///{tmp_path / 'month.db'}"
    made = open_store(url, salt_key=KEY)
    yield made
    made.close()


def test_one_person_is_found_under_all_that_they_were_known_by(store: Store) -> None:
    """Without a number in June, with one in July, under another case in August."""
    add(store, "2024-06", item(entry(ACCOUNT, person=without_number())))
    add(store, "2024-07", item(entry(ACCOUNT)))
    add(store, "2024-08", item(entry(ACCOUNT, case="second case number")))
    assert PERSON.citizen_id is not None
    for whom in (
        entry(ACCOUNT).beneficiary,
        PERSON.citizen_id,
        EntryKey("BTXH", CANARIES["case number"]),
        EntryKey("BTXH", CANARIES["second case number"]),
    ):
        found = found_of(store, whom)
        assert [event.month for event, _ in found.own] == ["2024-06", "2024-07", "2024-08"]
        assert len(found.pseudonyms) == 2


def test_others_are_not_found(store: Store) -> None:
    add(store, "2024-06", item(entry(ACCOUNT)))
    other = entry(ACCOUNT, person=OTHER, case="second case number")
    add(store, "2024-06", item(other))
    found = found_of(store, entry(ACCOUNT).beneficiary)
    assert [item.event for _, item in found.own] == [1]
    assert found.mentions == ()
    assert [item.event for _, item in found_of(store, other.beneficiary).own] == [2]


def test_a_case_that_was_given_again_is_not_the_same_person(store: Store) -> None:
    add(store, "2024-06", item(entry(ACCOUNT)))
    add(store, "2024-07", item(entry(ACCOUNT, person=OTHER)))
    assert [item.event for _, item in found_of(store, entry(ACCOUNT).beneficiary).own] == [1]
    assert [
        item.event for _, item in found_of(store, entry(ACCOUNT, person=OTHER).beneficiary).own
    ] == [2]


def test_documents_of_two_people_under_one_pseudonym_are_nobodys_to_erase(store: Store) -> None:
    """Neither has a number, and one case was both's: whoever erases one would erase the other."""
    add(store, "2024-06", item(entry(ACCOUNT, person=without_number())))
    add(store, "2024-07", item(entry(ACCOUNT, person=OTHER)))
    with pytest.raises(BookRefused, match="person-several"):
        found_of(store, entry(ACCOUNT, person=OTHER).beneficiary)


def test_who_stands_in_anothers_documents_is_told(store: Store) -> None:
    add(store, "2024-06", item(entry(AT_POINT)))
    assert AGENT.citizen_id is not None
    found = found_of(store, AGENT.citizen_id)
    assert found.own == ()
    assert [item.event for _, item in found.mentions] == [1]
    assert PAPER.representative == AGENT


def test_an_export_says_everything_and_shows_nothing(store: Store) -> None:
    add(store, "2024-06", item(entry(AT_POINT)))
    made = PersonExport.of(found_of(store, entry(ACCOUNT).beneficiary))
    assert made.documents == 1
    (part,) = made.own
    assert (part.event, part.month, part.by) == (1, "2024-06", "can-bo-1")
    told = {found.split(",")[0] for found in heard(made.to_json())}
    assert told >= {"name", "citizen id", "legacy id", "phone", "case number", "note", "decision"}
    assert heard(f"{made!r} {made} {part!r} {part}") == []


def test_what_is_erased_is_not_in_the_file_any_more(tmp_path: Path) -> None:
    """Not in the book's bytes, not in a journal, not in anything beside it."""
    place = tmp_path / "month.db"
    store = open_store(f"sqlite:///{place}", salt_key=KEY)
    line = entry(CashPoint("Bưu cục Mẫu"), person=OTHER)
    many = []
    for number in range(300):
        whose = attrs.evolve(line.beneficiary, case=CaseNumber(f"TH-{number:05}"))
        many.append(item(attrs.evolve(line, beneficiary=whose, papers=(), note="")))
    add(store, "2024-06", *many[:150], item(entry(AT_POINT)), *many[150:])
    assert "name" in {found.split(",")[0] for found in heard(place.read_bytes())}
    found = found_of(store, entry(AT_POINT).beneficiary)
    with store.writing(store.head()) as transaction:
        assert sum(transaction.erase(person) for person in found.pseudonyms) == 1
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    mine = {"name", "citizen id", "legacy id", "agent's name", "agent's citizen id", "note"}
    assert not mine & {found.split(",")[0] for found in heard(left)}
    store.close()


def test_nobody_is_named_outside_of_the_documents(store: Store) -> None:
    add(store, "2024-06", item(entry(AT_POINT)))
    (stored,) = store.events()
    (plain,) = store.items(1)
    assert heard(f"{stored!r} {plain!r} {attrs.astuple(stored)} {attrs.astuple(plain)}") == []


def test_the_memory_store_shows_nothing() -> None:
    store = MemoryStore(salt_key=CANARIES["agency's key"].encode())
    add(store, "2024-06", item(entry(AT_POINT)))
    (with_document,) = store.items(1, documents=True)
    assert heard(f"{store!r} {with_document!r}") == []
