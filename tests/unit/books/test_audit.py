"""What an audit says of a book, and where."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import attrs
import pytest
from tests.places import SALT_KEY
from tests.small_book import PERSONS, fill

from ansinh.books.audit import MOST_LISTED, AuditFinding, AuditReport, audit
from ansinh.books.chain import ItemsDigest, event_hash
from ansinh.books.event_json import new_event
from ansinh.books.events import FileApproved
from ansinh.books.keys import live_body
from ansinh.books.memory_store import MemoryStore
from ansinh.books.sqlite_store import SqliteStore
from ansinh.books.store import Head, Item, NewEvent
from ansinh.books.tables import Row, Shelf, Table
from ansinh.errors import Code


@pytest.fixture
def store() -> Shelf:
    store = MemoryStore(salt_key=SALT_KEY)
    fill(store)
    return store


def found(report: AuditReport) -> list[tuple[str, str, int, int]]:
    """Give what was found, but that an event of these tests' own cannot follow the ones before."""
    findings = [attrs.astuple(finding) for finding in report.findings]
    return [one for one in findings if one[:2] != (Code.BOOK_REPLAY, "event")]


def test_a_book_as_it_was_written_is_sound_and_counted(store: Shelf) -> None:
    report = audit(store, key=SALT_KEY, anchor=store.head())
    assert report == AuditReport(
        head=store.head(), items=10, documents=3, erased=1, live=4, references=4
    )
    assert report.sound


def test_an_empty_book_is_sound() -> None:
    report = audit(MemoryStore(salt_key=SALT_KEY), anchor=Head(0, ""))
    assert report.sound
    assert report.head == Head(0, "")


class TestDocuments:
    def test_a_document_that_is_gone_wants_a_later_erasure(self, store: Shelf) -> None:
        """One that was added after its person was erased has to be there."""
        with store.writing(store.head()) as tx:
            again = tx.append(NewEvent("again", "", "{}", [Item("[]", PERSONS[2], "{}")]))
        assert found(audit(store)) == []
        with store.writing(store.head()) as tx:
            tx.erase(PERSONS[2])
        report = audit(store)
        assert found(report) == [(Code.BOOK_CHAIN, "document", again.seq, 1)]

    def test_an_erased_document_that_is_back_is_found(self, store: Shelf) -> None:
        """From a backup, for instance: then nobody was erased."""
        with store.writing(store.head()) as tx:
            tx.append(NewEvent("person-erased", "", f'{{"person":"{PERSONS[0]}"}}'))
        assert [finding[:2] for finding in found(audit(store))] == [
            (Code.BOOK_CHAIN, "erased"),
            (Code.BOOK_CHAIN, "erased"),
        ]

    @pytest.mark.parametrize("body", ["", "[]", "5", '{"whom":"x"}', '{"person":5}', "{"])
    def test_an_erasure_that_names_nobody_explains_nothing(self, store: Shelf, body: str) -> None:
        with store.writing(store.head()) as tx:
            tx.append(NewEvent("person-erased", "", body))
            tx.erase(PERSONS[1])
        assert found(audit(store)) == [(Code.BOOK_CHAIN, "document", 2, 2)]


class TestReplay:
    def added(self, store: Shelf, *bodies: str) -> int:
        with store.writing(store.head()) as tx:
            return tx.append(NewEvent("more", "", "{}", [Item(body) for body in bodies])).seq

    def test_keys_that_no_event_tells_of_are_found(self, store: Shelf) -> None:
        with store.writing(store.head()) as tx:
            tx.claim([("khoa-9", "Z9")])
        assert found(audit(store)) == [(Code.BOOK_REPLAY, "live", 0, 0)]

    def test_keys_that_were_let_go_without_an_event_are_found(self, store: Shelf) -> None:
        with store.writing(store.head()) as tx:
            tx.release(["B1"])
        assert found(audit(store)) == [(Code.BOOK_REPLAY, "live", 14, 2)]

    def test_a_claim_without_its_keys_is_found(self, store: Shelf) -> None:
        seq = self.added(store, live_body("C1", ["khoa-7"]))
        assert found(audit(store)) == [
            (Code.BOOK_REPLAY, "live", seq, 1),
            (Code.BOOK_REPLAY, "reference", seq, 1),
        ]

    def test_events_that_order_one_sum_twice_are_found(self, store: Shelf) -> None:
        """No store lets it happen; whoever writes a chain of his own might."""
        seq = self.added(store, live_body("C1", ["khoa-1"]), live_body("A1", ["khoa-8"]))
        assert found(audit(store)) == [
            (Code.BOOK_REPLAY, "claim", seq, 1),
            (Code.BOOK_REPLAY, "claim", seq, 2),
        ]

    def test_an_order_that_was_let_go_may_be_live_again_under_its_name(self, store: Shelf) -> None:
        """A voided file that is rendered anew has the same orders; the name stays where it was."""
        with store.writing(store.head()) as tx:
            tx.append(NewEvent("more", "", "{}", [Item(live_body("A2", ["khoa-9"]))]))
            tx.claim([("khoa-9", "A2")])
        assert found(audit(store)) == []
        assert store.place_of(["A2"]) == {"A2": (4, 2)}

    @pytest.mark.parametrize(
        "body", ['["live",', '["live",5,[]]', '["live","A",[5]]', '["free",', '["free",5]']
    )
    def test_an_item_that_is_no_claim_and_begins_as_one_is_found(
        self, store: Shelf, body: str
    ) -> None:
        seq = self.added(store, body)
        assert found(audit(store)) == [(Code.BOOK_REPLAY, "body", seq, 1)]


class TestEvents:
    def written_anew(self, event: int, **changes: object) -> MemoryStore:
        """Give a book in which an event that has no items was written anew, with a right hash."""
        store = MemoryStore(salt_key=SALT_KEY)
        fill(store)
        events = store._kept.events
        bare = attrs.evolve(events[event - 1], **changes)
        events[event - 1] = attrs.evolve(bare, hash=event_hash(bare, ItemsDigest()))
        return store

    def test_one_that_was_written_anew_does_not_lead_to_the_next(self) -> None:
        store = self.written_anew(9, body="{}")
        assert (Code.BOOK_CHAIN, "previous", 10, 0) in found(audit(store))

    def test_a_number_that_is_left_out_is_found(self) -> None:
        store = self.written_anew(15, seq=16)
        assert found(audit(store)) == [(Code.BOOK_CHAIN, "seq", 16, 0)]

    def test_an_event_that_cannot_follow_the_ones_before_is_found(self, store: Shelf) -> None:
        """With hashes that are right: whoever knows how they are made writes a chain of his own."""
        approved = FileApproved(sha256="9c" * 32, month="2024-08", by="lap-1", at="")  # its maker
        with store.writing(store.head()) as tx:
            seq = tx.append(new_event(approved)).seq
        assert audit(store).findings == (AuditFinding(Code.BOOK_REPLAY, "event", seq),)

    @pytest.mark.parametrize("body", ["", "{}", "[]", "5", '{"other":1}'])
    def test_an_event_that_is_none_is_found(self, store: Shelf, body: str) -> None:
        with store.writing(store.head()) as tx:
            seq = tx.append(NewEvent("month-settled", "2024-08", body)).seq
        assert audit(store).findings == (AuditFinding(Code.BOOK_REPLAY, "event", seq),)


class TestTheAnchor:
    def test_a_book_that_went_on_agrees_with_an_earlier_anchor(self, store: Shelf) -> None:
        earlier = [Head(event.seq, event.hash) for event in store.events()]
        assert all(audit(store, anchor=anchor).sound for anchor in earlier)

    def test_an_anchor_of_a_longer_book_is_not_reached(self, store: Shelf) -> None:
        report = audit(store, anchor=Head(99, "0" * 64))
        assert found(report) == [(Code.BOOK_ANCHOR, "event", 99, 0)]

    def test_an_anchor_of_another_book_does_not_agree(self, store: Shelf) -> None:
        report = audit(store, anchor=Head(3, "0" * 64))
        assert found(report) == [(Code.BOOK_ANCHOR, "hash", 3, 0)]


def test_more_findings_than_anybody_reads_are_counted(store: Shelf) -> None:
    with store.writing(store.head()) as tx:
        tx.claim((f"khoa-{n:05}", "Z9") for n in range(MOST_LISTED + 500))
    report = audit(store)
    assert (len(report.findings), report.unlisted) == (MOST_LISTED, 500)


def test_all_is_found_in_one_pass_and_nothing_is_quoted(tmp_path: Path) -> None:
    path = tmp_path / "month.db"
    with closing(SqliteStore.open(path, salt_key=SALT_KEY)) as store:
        fill(store)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE event SET month = '2030-01' WHERE seq = 2")
        connection.execute("UPDATE personal SET document = 'Trần Văn Mẫu' WHERE event = 8")
        connection.execute("DELETE FROM live WHERE key = 'khoa-1'")
        connection.execute("CREATE TABLE [Lê Thị Thử] (x)")
    with closing(SqliteStore.to_read(path)) as store:
        report = audit(store)
    assert {(finding.code, finding.part) for finding in report.findings} == {
        (Code.BOOK_SCHEMA, "foreign object"),
        (Code.BOOK_CHAIN, "hash"),
        (Code.BOOK_CHAIN, "commitment"),
        (Code.BOOK_REPLAY, "event"),
        (Code.BOOK_REPLAY, "live"),
    }
    assert "Mẫu" not in repr(report)
    assert "Thử" not in repr(report)


def test_rows_of_the_wrong_kind_are_left_out_and_found() -> None:
    """As a store might give them whose tables were made anew without types."""

    class Loose(MemoryStore):
        def rows(self, table: Table) -> Iterator[Row]:
            for row in super().rows(table):
                yield (*row[:-1], 1.0) if table is Table.REFERENCE else row

    store = Loose(salt_key=SALT_KEY)
    fill(store)
    codes = {finding.code for finding in audit(store).findings}
    assert codes == {Code.BOOK_VALUES, Code.BOOK_REPLAY}


def test_a_finding_says_where_it_belongs() -> None:
    assert AuditFinding(Code.BOOK_SCHEMA, "integrity") == AuditFinding(
        Code.BOOK_SCHEMA, "integrity", event=0, n=0
    )
