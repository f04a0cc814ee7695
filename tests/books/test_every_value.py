"""Any change of any stored value is found: every table, every row, every column, by turns."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.books import planted_book as planted
from tests.books.hands import (
    Change,
    Hand,
    PostgresHand,
    Refused,
    SqliteHand,
    added,
    deleted,
    updated,
)
from tests.places import SALT_KEY
from tests.small_book import fill

from ansinh import OutcomeKind
from ansinh.books.audit import audit
from ansinh.books.event_json import new_event
from ansinh.books.events import BookMade
from ansinh.books.keyed import key_check
from ansinh.books.memory_store import MemoryStore
from ansinh.books.opening import file_of, open_store, store_to_read
from ansinh.books.store import Head, Item
from ansinh.books.tables import COLUMNS, KEYS, Table
from ansinh.errors import BookRefused, Code


def filled(url: str) -> None:
    with closing(open_store(url, salt_key=SALT_KEY)) as store:
        fill(store)
        report = audit(store, key=SALT_KEY, anchor=store.head())
    assert report.sound, report


def worked_with(url: str) -> None:
    """Keep a real book for two months: lists, files, answers, settlements."""
    folder = file_of(url).parent
    with planted.opened(folder) as book:
        book.open_month(planted.JULY, planted.MAKER, base=planted.BASE)
        for month, changes in ((planted.JULY, planted.added()), (planted.AUGUST, ())):
            if month == planted.AUGUST:
                book.open_month(month, planted.MAKER)
            planted.ordered(book, month, changes)
            planted.finished(
                book, month, {planted.ADDED.beneficiary.case.text: OutcomeKind.UNCOLLECTED}
            )
        report = audit(book.store, key=planted.KEY, anchor=book.head)
    assert report.sound, report


@pytest.fixture(scope="module", params=["sqlite", "postgres", "two months"])
def hand(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hand]:
    if request.param == "sqlite":
        yield SqliteHand(tmp_path_factory.mktemp("book"), filled)
    elif request.param == "two months":
        yield SqliteHand(tmp_path_factory.mktemp("book"), worked_with)
    else:
        server = request.getfixturevalue("postgres")
        with server.schema() as url, closing(PostgresHand(url, filled)) as hand:
            yield hand


def others(value: Any) -> Iterator[Any]:
    """Give values that differ from this one as little as can be, and some that differ more."""
    match value:
        case int():
            candidates: list[Any] = [value + 1, value - 1, -value - 1, 2**63 - 1]
        case str():
            candidates = [f"{value} ", f"x{value}", value.swapcase(), value[:-1], value[1:], ""]
        case _:
            candidates = [value + b"\0", bytes([value[0] ^ 1]) + value[1:], value[:-1], b""]
    yield from (other for other in candidates if other != value)


def unseen(hand: Hand, changes: Iterator[tuple[Change, ...]]) -> tuple[int, list[Any]]:
    """Try changes by turns; say how many could be made, and which were not found."""
    tried, missed = 0, []
    for change in changes:
        try:
            if not hand.found(*change):
                missed.append(change)
        except Refused:
            continue
        tried += 1
    return tried, missed


@pytest.mark.parametrize("table", Table)
def test_a_changed_value_is_found(hand: Hand, table: Table) -> None:
    changes = (
        (updated(table, row, column, other),)
        for row in hand.rows[table]
        for column, value in zip(COLUMNS[table], row, strict=True)
        for other in itertools.islice(others(value), 3 if len(hand.rows[Table.EVENT]) < 20 else 1)
    )
    tried, missed = unseen(hand, changes)
    assert missed == []
    assert tried > 0.7 * len(hand.rows[table]) * len(COLUMNS[table])


@pytest.mark.parametrize("table", Table)
def test_a_missing_row_is_found(hand: Hand, table: Table) -> None:
    """The last event of all by the anchor only: before it was written, the book was sound too."""
    last = hand.rows[Table.EVENT][-1]
    anchor = Head(last[0], last[6])
    for row in hand.rows[table]:
        assert hand.found(deleted(table, row), anchor=anchor)
        assert hand.found(deleted(table, row)) == (row != last)


@pytest.mark.parametrize("table", Table)
def test_a_row_too_many_is_found(hand: Hand, table: Table) -> None:
    """A second one of each under every key that is free beside it."""
    width = len(KEYS[table])
    taken = {row[:width] for row in hand.rows[table]}
    changes = (
        (added(table, (*key, *row[width:])),)
        for row in hand.rows[table]
        for at in range(width)
        for other in others(row[at])
        if (key := (*row[:at], other, *row[at + 1 : width])) not in taken
    )
    tried, missed = unseen(hand, changes)
    assert missed == []
    assert tried >= 2 * len(hand.rows[table])


@pytest.mark.parametrize("table", Table)
def test_two_rows_that_changed_places_are_found(hand: Hand, table: Table) -> None:
    """Whole rows, and each column of them alone."""
    width = len(KEYS[table])

    def swaps() -> Iterator[tuple[Change, ...]]:
        for one, two in itertools.pairwise(hand.rows[table]):
            for at, column in enumerate(COLUMNS[table][width:], width):
                if one[at] != two[at]:
                    yield (
                        updated(table, one, column, two[at]),
                        updated(table, two, column, one[at]),
                    )
            if one[width:] != two[width:]:
                yield (
                    deleted(table, one),
                    deleted(table, two),
                    added(table, (*one[:width], *two[width:])),
                    added(table, (*two[:width], *one[width:])),
                )

    tried, missed = unseen(hand, swaps())
    assert missed == []
    assert tried > len(hand.rows[table]) / 2


class TestTheAnchor:
    """What a chain cannot show by itself: its end cut off, or written anew."""

    def cut(self, hand: Hand, after: int) -> list[Change]:
        """Take the last events away as cleanly as can be, with all that they brought."""
        return [
            deleted(table, row)
            for table in (Table.PERSONAL, Table.ITEM, Table.EVENT)
            for row in hand.rows[table]
            if row[0] > after
        ]

    def test_a_clean_cut_is_found_by_the_anchor_only(self, hand: Hand) -> None:
        last = hand.rows[Table.EVENT][-1]
        assert last[4] == 0  # it has no items and no keys
        cut = self.cut(hand, last[0] - 1)
        assert not hand.found(*cut)
        assert hand.found(*cut, anchor=Head(last[0], last[6]))

    def test_an_anchor_of_before_still_holds(self, hand: Hand) -> None:
        for event in hand.rows[Table.EVENT]:
            assert not hand.found(anchor=Head(event[0], event[6]))

    def test_an_end_written_anew_is_found(self, hand: Hand) -> None:
        """By somebody who knows how hashes are made, and has no key."""
        from ansinh.books.chain import ItemsDigest, event_hash
        from ansinh.books.store import StoredEvent

        row = hand.rows[Table.EVENT][-1]
        other = row[3].replace("T08:", "T09:")
        bare = StoredEvent(*row[:3], other, *row[4:])
        forged = (
            updated(Table.EVENT, row, "body", bare.body),
            updated(Table.EVENT, row, "hash", event_hash(bare, ItemsDigest())),
        )
        assert not hand.found(*forged)
        assert hand.found(*forged, anchor=Head(row[0], row[6]))


def test_nothing_is_found_where_nothing_was_changed(hand: Hand) -> None:
    assert not hand.found()


def test_a_salt_that_the_key_has_not_made_is_found() -> None:
    """By nothing else: to whoever has no key it is as good as any."""
    book = MemoryStore(salt_key=b"another key of an invented agency")
    begun = BookMade(key_check=key_check(SALT_KEY), edition=1)
    with book.writing(book.head()) as writing:
        writing.append(new_event(begun, [Item("[]", "p" * 32, "{}")]))
    assert audit(book).sound
    report = audit(book, key=SALT_KEY)
    assert {finding.part for finding in report.findings} == {"salt"}


def test_another_key_is_told_as_another_key(tmp_path: Path) -> None:
    """Every document of a book of another agency would be called wrong else."""
    url = f"sqlite:///{tmp_path / 'month.db'}"
    filled(url)
    with closing(store_to_read(url)) as store:
        assert audit(store).sound
        with pytest.raises(BookRefused) as refused:
            audit(store, key=b"another key of an invented agency")
    assert refused.value.code is Code.BOOK_KEY
