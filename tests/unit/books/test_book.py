"""A book is opened with the key that it was begun with, and sees what others write."""

from pathlib import Path

import pytest
from tests.books.releases import JOINS, KEY, MAKER, Office
from tests.unit.test_cycle import BEFORE, JULY

from ansinh import books
from ansinh.adapters import Registry
from ansinh.books import Act, Book, Head
from ansinh.books.opening import open_store
from ansinh.errors import BookMoved, BookRefused, Code, InvalidSettings, StorageError


def test_a_book_is_begun_once(tmp_path: Path) -> None:
    """Opened again it is as it was: nothing is added by looking."""
    url = f"sqlite:///{tmp_path / 'month.db'}"
    with Book.open(url, key=KEY) as book:
        head = book.head
        assert head.count == 1
        assert book.files == tmp_path
    with Book.open(url, key=KEY, files=tmp_path / "elsewhere") as book:
        assert book.head == head
        assert book.files == tmp_path / "elsewhere"


def test_another_key_is_noticed_and_nothing_is_written(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'month.db'}"
    with Book.open(url, key=KEY) as book:
        head = book.head
    with pytest.raises(BookRefused) as caught:
        Book.open(url, key=b"another key of 16 bytes")
    assert caught.value.code is Code.BOOK_KEY
    with Book.open(url, key=KEY) as book:
        assert book.head == head


def test_looking_at_a_book_changes_nothing_of_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'month.db'}"
    with pytest.raises(BookRefused) as caught:
        Book.to_read(url, key=KEY)
    assert caught.value.code is Code.BOOK_MISSING
    assert [*tmp_path.iterdir()] == []
    Office(url, tmp_path).opened().close()
    office = Office(url, tmp_path)
    office.planned()
    before = (tmp_path / "month.db").read_bytes()
    with Book.to_read(url, key=KEY, registry=office.registry) as book:
        assert (book.head, book.files) == (office.book.head, tmp_path)
        assert book.status(JULY).stage == "planned"
        with pytest.raises(StorageError) as stopped:
            book.render(JULY, MAKER)
        assert stopped.value.code is Code.BOOK_UNWRITABLE
    with pytest.raises(BookRefused) as caught:
        Book.to_read(url, key=b"another key of 16 bytes")
    assert caught.value.code is Code.BOOK_KEY
    assert (tmp_path / "month.db").read_bytes() == before


def test_what_nobody_began_is_no_book_to_look_at(tmp_path: Path) -> None:
    """The tables are there, but for the power cut there would be a first event."""
    url = f"sqlite:///{tmp_path / 'month.db'}"
    open_store(url, salt_key=KEY).close()
    with pytest.raises(BookRefused) as caught:
        Book.to_read(url, key=KEY)
    assert caught.value.code is Code.BOOK_MISSING


def test_a_key_that_is_short_begins_no_book(tmp_path: Path) -> None:
    place = tmp_path / "month.db"
    with pytest.raises(InvalidSettings) as caught:
        Book.open(f"sqlite:///{place}", key=b"short")
    assert caught.value.code is Code.KEY_LENGTH
    assert not place.exists()


def test_a_book_in_memory_has_no_folder_unless_it_is_said(tmp_path: Path) -> None:
    assert Book.open("memory:", key=KEY).files is None
    assert Book.open("memory:", key=KEY, files=tmp_path).files == tmp_path


def test_adapters_are_looked_for_when_they_are_needed() -> None:
    book = Book.open("memory:", key=KEY)
    assert isinstance(book.registry, Registry)
    assert book.registry is book.registry


def test_two_programs_see_what_each_other_writes(tmp_path: Path) -> None:
    """Each step goes by the head; what was worked out on another one is not written."""
    office = Office(f"sqlite:///{tmp_path / 'month.db'}", tmp_path)
    other = office.opened()
    office.book.open_month(JULY, MAKER, base=BEFORE)
    assert other.open_month(JULY, MAKER, base=BEFORE).repeated
    other.apply(JULY, [JOINS], MAKER)
    assert office.book.roll(JULY) == other.roll(JULY)
    assert office.book.head == other.head
    old = Head(2, office.book.state.head.hash)
    with pytest.raises(BookMoved), office.book.store.writing(old):
        pytest.fail("it was written on a head that is gone")


def test_what_others_use_is_imported_from_one_place() -> None:
    assert books.Book is Book
    assert books.Act is Act
    assert sorted(books.__all__) == books.__all__
    for name in books.__all__:
        assert getattr(books, name).__doc__
