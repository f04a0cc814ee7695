"""What holds of every store, whatever keeps it."""

import contextlib
import itertools

import pytest
from tests.places import Place

from ansinh.books.chain import NOTHING
from ansinh.books.store import Head, Item, NewEvent, Store
from ansinh.books.tables import Shelf, Table
from ansinh.errors import (
    BookBusy,
    BookMoved,
    BookRefused,
    Code,
    LiveAlready,
    StorageError,
)

PERSON, OTHER = "a" * 64, "b" * 64
OPENED = NewEvent(
    kind="month-opened",
    month="2024-07",
    body='{"total":500000}',
    items=(
        Item('["entry",1]', PERSON, '{"name":"Nguyễn Thị Thử"}'),
        Item('["owed",2]'),
        Item('["entry",3]', OTHER, '{"name":"Trần Văn Mẫu"}'),
    ),
)


@pytest.fixture
def store(store_place: Place) -> Shelf:
    return store_place.open()


def with_opened(store: Store) -> Head:
    with store.writing(store.head()) as tx:
        tx.append(OPENED)
    return store.head()


class TestReading:
    def test_an_empty_book_has_an_empty_head(self, store: Shelf) -> None:
        assert store.head() == NOTHING
        assert list(store.events()) == []
        assert list(store.items(1)) == []

    def test_what_was_added_is_read_back(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            stored = tx.append(OPENED)
        assert [stored] == list(store.events())
        assert (stored.seq, stored.kind, stored.month, stored.body, stored.items) == (
            1,
            "month-opened",
            "2024-07",
            '{"total":500000}',
            3,
        )
        items = list(store.items(1, documents=True))
        assert [(item.n, item.body, item.person, item.document) for item in items] == [
            (n, item.body, item.person, item.document) for n, item in enumerate(OPENED.items, 1)
        ]

    def test_documents_are_given_only_where_asked_for(self, store: Shelf) -> None:
        with_opened(store)
        assert {item.document for item in store.items(1)} == {None}

    def test_the_head_moves_with_every_event(self, store: Shelf) -> None:
        heads = [store.head(), *(with_opened(store) for _ in range(3))]
        assert [head.count for head in heads] == [0, 1, 2, 3]
        assert len({head.hash for head in heads}) == 4

    def test_events_are_given_after_a_number(self, store: Shelf) -> None:
        for _ in range(3):
            with_opened(store)
        assert [event.seq for event in store.events(after=1)] == [2, 3]
        assert [event.previous for event in store.events(after=1)] == [
            event.hash for event in itertools.islice(store.events(), 2)
        ]

    def test_more_items_than_are_read_at_once_keep_their_order(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.append(NewEvent("many", "", "{}", [Item(f"[{n}]") for n in range(2_500)]))
        assert [item.body for item in store.items(1)] == [f"[{n}]" for n in range(2_500)]
        assert [row[1] for row in store.rows(Table.ITEM)] == list(range(1, 2_501))

    def test_a_list_that_is_still_read_keeps_nobody_from_writing(self, store: Shelf) -> None:
        head = with_opened(store)
        reading = store.items(1)
        next(reading)
        with store.writing(head) as tx:
            tx.append(NewEvent("month-closed", "2024-07", "{}"))
        assert len(list(reading)) == 2

    def test_texts_come_back_as_they_were(self, store: Shelf) -> None:
        texts = ["", "Đặng Thị Ự 🌾", "e\u0301", "a\nb\tc'\"\\", "\ufeff", "%s ? $1 {}"]
        items = [Item(text, person=f"p{n}", document=text) for n, text in enumerate(texts)]
        with store.writing(NOTHING) as tx:
            tx.append(NewEvent("texts", texts[1], texts[3], items))
        stored = store.items(1, documents=True)
        assert [(item.body, item.document) for item in stored] == [(text, text) for text in texts]

    def test_the_documents_of_a_person_are_found_in_every_event(self, store: Shelf) -> None:
        with_opened(store)
        with_opened(store)
        found = list(store.documents_of(PERSON))
        assert [(item.event, item.n) for item in found] == [(1, 1), (2, 1)]
        assert {item.document for item in found} == {OPENED.items[0].document}
        assert list(store.documents_of("nobody")) == []


class TestWriting:
    def test_nothing_stands_where_the_body_raises(self, store: Shelf) -> None:
        head = with_opened(store)
        with store.writing(head) as tx:
            tx.claim([("k0", "A0"), ("k9", "A9")])
            tx.name([("A0", 1, 1)])
        before = {table: list(store.rows(table)) for table in Table}

        def many_things() -> None:
            with store.writing(head) as tx:
                tx.append(OPENED)
                tx.claim([("k1", "A1")])
                tx.release(["A0"])
                tx.claim([("k0", "A2")])
                tx.name([("A1", 1, 1)])
                assert tx.erase(PERSON) == 2
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            many_things()
        assert {table: list(store.rows(table)) for table in Table} == before
        assert store.head() == head

    def test_a_book_that_somebody_wrote_to_since_has_moved(self, store: Shelf) -> None:
        with_opened(store)
        with pytest.raises(BookMoved), store.writing(NOTHING):
            pytest.fail("it began")

    def test_a_head_of_another_book_is_none_of_this_one(self, store: Shelf) -> None:
        head = with_opened(store)
        with pytest.raises(BookMoved), store.writing(Head(head.count, "0" * 64)):
            pytest.fail("it began")

    def test_several_events_can_be_added_at_once(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            first, second = tx.append(OPENED), tx.append(OPENED)
        assert second.previous == first.hash
        assert store.head() == Head(2, second.hash)

    def test_one_who_writes_cannot_begin_again_meanwhile(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            with pytest.raises(BookBusy), store.writing(NOTHING):
                pytest.fail("it began")
            tx.append(OPENED)
        assert store.head().count == 1

    def test_what_is_written_can_be_read_meanwhile(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.append(OPENED)
            tx.claim([("k", "A")])
            assert store.head().count == 1
            assert len(list(store.items(1))) == 3
            assert store.holder_of(["k"]) == {"k": "A"}

    def test_a_transaction_that_ended_does_nothing_any_more(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            pass
        for late in (
            lambda: tx.append(OPENED),
            lambda: tx.claim([("k", "A")]),
            lambda: tx.release(["A"]),
            lambda: tx.name([("A", 1, 1)]),
            lambda: tx.erase(PERSON),
        ):
            with pytest.raises(StorageError) as caught:
                late()
            assert caught.value.code == Code.BOOK_UNWRITABLE
        assert store.head() == NOTHING
        assert store.holder_of(["k"]) == {}

    @pytest.mark.parametrize(
        "item",
        [
            Item("[]", person="p\0"),
            Item("[]", person="\udc80"),
            Item("[]", person="p", document="\ud800"),
            Item(5),  # type: ignore[arg-type]
            Item("[]", document="{}"),
        ],
        ids=["nul", "half-a-pair", "half-in-document", "number", "document-of-nobody"],
    )
    def test_what_cannot_be_kept_ends_the_transaction(self, store: Shelf, item: Item) -> None:
        def swallowed() -> None:
            with store.writing(NOTHING) as tx:
                with pytest.raises(BookRefused):
                    tx.append(NewEvent("broken", "", "{}", [Item("[]", "p", "{}"), item]))
                with pytest.raises(BookRefused):
                    tx.append(OPENED)

        with pytest.raises(BookRefused) as caught:
            swallowed()
        assert caught.value.code == Code.BOOK_VALUES
        assert caught.value.__context__ is None
        assert store.head() == NOTHING
        assert {table: list(store.rows(table)) for table in Table} == {table: [] for table in Table}

    def test_items_that_fail_on_their_way_end_the_transaction(self, store: Shelf) -> None:
        def items() -> object:
            yield Item("[]", "p", "{}")
            raise ZeroDivisionError

        def swallowed() -> None:
            with store.writing(NOTHING) as tx, contextlib.suppress(ZeroDivisionError):
                tx.append(NewEvent("broken", "", "{}", items()))  # type: ignore[arg-type]

        with pytest.raises(ZeroDivisionError):
            swallowed()
        assert store.head() == NOTHING
        assert list(store.rows(Table.PERSONAL)) == []


class TestLiveKeys:
    def test_a_key_is_held_by_one_reference(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.claim([("k1", "A"), ("k2", "A"), ("k3", "B")])
        assert store.holder_of(["k1", "k3", "k4", "k1"]) == {"k1": "A", "k3": "B"}

    def test_what_is_live_cannot_be_claimed_again(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.claim([("k1", "A"), ("k2", "B")])
        with pytest.raises(LiveAlready) as caught, store.writing(NOTHING) as tx:
            tx.claim([("k0", "C"), ("k2", "C"), ("k1", "A"), ("k5", "C")])
        assert caught.value.code == Code.LIVE_ALREADY
        assert caught.value.held == {"k1": "A", "k2": "B"}
        assert caught.value.__context__ is None
        assert store.holder_of(["k0", "k1", "k2", "k5"]) == {"k1": "A", "k2": "B"}

    def test_two_cannot_claim_one_key_at_once(self, store: Shelf) -> None:
        with pytest.raises(LiveAlready) as caught, store.writing(NOTHING) as tx:
            tx.claim([("k", "B"), ("k", "A")])
        assert set(caught.value.held) == {"k"}

    def test_a_claim_that_failed_leaves_the_rest_of_the_transaction(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.claim([("k1", "A")])
            with pytest.raises(LiveAlready):
                tx.claim([("k0", "B"), ("k1", "B")])
            tx.claim([("k2", "C")])
        assert store.holder_of(["k0", "k1", "k2"]) == {"k1": "A", "k2": "C"}

    def test_what_was_let_go_can_be_claimed_again(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.claim([("k1", "A"), ("k2", "A"), ("k3", "B")])
        with store.writing(NOTHING) as tx:
            tx.release(["A", "unknown"])
            tx.claim([("k1", "C")])
        assert store.holder_of(["k1", "k2", "k3"]) == {"k1": "C", "k3": "B"}

    def test_many_keys_are_claimed_and_let_go_at_once(self, store: Shelf) -> None:
        keys = [(f"k{n:05}", f"A{n // 2:05}") for n in range(5_000)]
        with store.writing(NOTHING) as tx:
            tx.claim(iter(keys))
        assert store.holder_of(key for key, _ in keys) == dict(keys)
        with store.writing(NOTHING) as tx:
            tx.release(f"A{n:05}" for n in range(2_499))
        assert store.holder_of(key for key, _ in keys) == dict(keys[-2:])

    def test_keys_are_texts(self, store: Shelf) -> None:
        for wrong in (1, True, None, 1.0, b"k"):
            with pytest.raises(BookRefused), store.writing(NOTHING) as tx:
                tx.claim([(wrong, "A")])  # type: ignore[list-item]


class TestReferences:
    def test_a_reference_is_given_out_once_for_ever(self, store: Shelf) -> None:
        with store.writing(NOTHING) as tx:
            tx.name([("A", 1, 1), ("B", 1, 2)])
            tx.claim([("k", "A")])
        with store.writing(NOTHING) as tx:
            tx.release(["A"])
        with pytest.raises(LiveAlready) as caught, store.writing(NOTHING) as tx:
            tx.name([("C", 2, 1), ("A", 2, 2)])
        assert caught.value.code == Code.REFERENCE_GIVEN
        assert caught.value.held == {"A": "1/1"}
        assert store.place_of(["A", "B", "C"]) == {"A": (1, 1), "B": (1, 2)}

    def test_one_reference_cannot_be_given_out_twice_at_once(self, store: Shelf) -> None:
        with pytest.raises(LiveAlready), store.writing(NOTHING) as tx:
            tx.name([("A", 1, 1), ("A", 1, 1)])

    @pytest.mark.parametrize("wrong", [True, 1.0, "1", None, -1, 2**63])
    def test_places_are_whole_numbers(self, store: Shelf, wrong: int) -> None:
        with pytest.raises(BookRefused), store.writing(NOTHING) as tx:
            tx.name([("A", 1, wrong)])


class TestErasure:
    def test_the_documents_of_a_person_go_and_all_else_stays(self, store: Shelf) -> None:
        head = with_opened(store)
        items = list(store.items(1))
        with store.writing(head) as tx:
            assert tx.erase(PERSON) == 1
            assert tx.erase(PERSON) == 0
        assert list(store.items(1)) == items
        documents = [item.document for item in store.items(1, documents=True)]
        assert documents == [None, None, OPENED.items[2].document]
        assert list(store.documents_of(PERSON)) == []
        assert store.head() == head


class TestTwoPrograms:
    def test_each_sees_what_the_other_has_done(self, store_place: Place) -> None:
        one, two = store_place.open(), store_place.open()
        head = with_opened(one)
        assert two.head() == head
        with two.writing(head) as tx:
            tx.claim([("k", "A")])
        assert one.holder_of(["k"]) == {"k": "A"}

    def test_one_waits_for_the_other_but_not_for_ever(self, store_place: Place) -> None:
        one, two = store_place.open(), store_place.open()
        with one.writing(NOTHING) as tx:
            with pytest.raises(BookBusy), two.writing(NOTHING):
                pytest.fail("it began")
            tx.append(OPENED)
        with pytest.raises(BookMoved), two.writing(NOTHING):
            pytest.fail("it began")
        assert two.head().count == 1

    def test_two_who_start_from_one_state_cannot_both_go_on(self, store_place: Place) -> None:
        one, two = store_place.open(), store_place.open()
        seen_by_one, seen_by_two = one.head(), two.head()
        with one.writing(seen_by_one) as tx:
            tx.append(OPENED)
        with pytest.raises(BookMoved), two.writing(seen_by_two) as tx:
            tx.append(OPENED)
        assert one.head().count == 1

    def test_a_book_is_there_when_it_is_opened_again(self, store_place: Place) -> None:
        one = store_place.open()
        head = with_opened(one)
        rows = {table: list(one.rows(table)) for table in Table}
        two = store_place.open()
        assert two.head() == head
        assert {table: list(two.rows(table)) for table in Table} == rows
