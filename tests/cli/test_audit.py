"""``ansinh audit``: a book is what was written to it, or what is wrong with it is listed."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import PERSONAL, ByTheBook, Done, tree

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture
def settled(by_the_book: ByTheBook) -> ByTheBook:
    """Give a book of a month that is settled."""
    by_the_book.until("settle")
    return by_the_book


def audit(by_the_book: ByTheBook, *words: str | Path) -> Done:
    return by_the_book.office.command("audit", by_the_book.book, *words)


def changed(by_the_book: ByTheBook, change: Change) -> None:
    """Change the book as somebody would who has a program for it."""
    book = sqlite3.connect(by_the_book.book)
    for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        book.execute(f"DROP TRIGGER {name}")
    change(book)
    book.commit()
    book.close()


def test_a_book_is_sound_and_says_how_far_it_is(settled: ByTheBook) -> None:
    before = tree(settled.office.folder)
    done = audit(settled)
    assert (done.code, done.err) == (0, "")
    assert "Sổ nguyên vẹn" in done.out
    document = audit(settled, "--json").document
    assert document["ok"] is True
    assert document["findings"] == []
    assert document["anchor"] in done.out
    assert document["anchor"] == f"{document['head']['count']}:{document['head']['hash']}"
    assert document["head"] == settled.do("status", "--json").document["head"]
    assert tree(settled.office.folder) == before
    assert not [part for part in PERSONAL if part in done.out]


def test_it_needs_no_settings_and_tries_the_key_where_it_has_it(settled: ByTheBook) -> None:
    settings = settled.office.folder / "settings.toml"
    assert audit(settled, "--settings", settings).code == 0
    other = settled.office.read("settings.toml").replace("6e6f626f", "6e6f626e")
    settings.write_text(other, "utf-8")
    done = audit(settled, "--settings", settings, "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "book-key")
    settings.unlink()
    assert audit(settled).code == 0


def test_another_key_does_not_hide_what_was_changed(settled: ByTheBook) -> None:
    """Of a book that somebody changed all of it is told, and no document that is as it was."""
    settings = settled.office.folder / "settings.toml"
    other = settled.office.read("settings.toml").replace("6e6f626f", "6e6f626e")
    settings.write_text(other, "utf-8")
    changed(settled, lambda book: book.execute("UPDATE event SET month = '2024-09' WHERE seq = 4"))
    done = audit(settled, "--settings", settings, "--json")
    told = [(one["code"], one["part"]) for one in done.document["findings"]]
    assert done.code == 1
    assert ("book-chain", "hash") in told
    assert told[-1] == ("book-key", "key_check")
    assert not [part for _, part in told if part == "salt"]


def test_an_anchor_fits_later(settled: ByTheBook) -> None:
    anchor = audit(settled, "--json").document["anchor"]
    settled.do("close", by="can-bo-duyet")
    done = audit(settled, "--anchor", anchor)
    assert done.code == 0
    assert "Neo khớp; từ đó đã ghi thêm 1 sự kiện." in done.out
    assert audit(settled, "--anchor", anchor.upper()).code == 0


def test_an_anchor_that_the_book_does_not_reach_tells_of_what_was_cut_off(
    settled: ByTheBook,
) -> None:
    """The chain of a copy from before is whole: only the anchor shows it."""
    before = settled.book.with_suffix(".copy")
    shutil.copy(settled.book, before)
    settled.do("close", by="can-bo-duyet")
    anchor = audit(settled, "--json").document["anchor"]
    shutil.copy(before, settled.book)
    assert audit(settled).code == 0
    done = audit(settled, "--anchor", anchor, "--json")
    assert (done.code, done.document["ok"], done.document["anchor"]) == (1, False, None)
    assert [one["code"] for one in done.document["findings"]] == ["book-anchor"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            "UPDATE event SET body = replace(body, 'can-bo', 'can-ba') WHERE seq = 3",
            "chain",
        ),
        ("UPDATE item SET body = replace(body, '360000', '3600000') WHERE event = 2", "chain"),
        ("UPDATE personal SET document = replace(document, '0000000301', '0000000302')", "chain"),
        ("UPDATE personal SET document = document || ' ' WHERE event = 2", "chain"),
        ("DELETE FROM event WHERE seq = 4", "chain"),
        ("DELETE FROM live", "replay"),
        ("DELETE FROM reference", "replay"),
    ],
)
def test_what_was_changed_is_listed_with_its_place(
    change: str, code: str, settled: ByTheBook
) -> None:
    changed(settled, lambda book: book.execute(change))
    done = audit(settled, "--json")
    assert done.code == 1
    found = done.document["findings"]
    assert f"book-{code}" in {one["code"] for one in found}
    assert all(one["message"]["vi"] and one["part"] for one in found)
    told = audit(settled, "--lang", "en")
    assert (told.code, told.err) == (1, "")
    assert "use this book no more" in told.out
    assert "Anchor" not in told.out
    assert not [part for part in PERSONAL if part in told.out + done.out]


def test_a_book_that_is_not_there(by_the_book: ByTheBook) -> None:
    done = audit(by_the_book, "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "book-missing")
    assert not by_the_book.book.exists()


def test_a_book_that_was_emptied_is_none(by_the_book: ByTheBook) -> None:
    """No step and no audit makes a new one of it, which would know of nothing that was paid."""
    by_the_book.until("sent")
    by_the_book.book.write_bytes(b"")
    audited = audit(by_the_book, "--json")
    status = by_the_book.do("status", "--json")
    plan = by_the_book.do("plan", "--pay-day", "2024-07-05", "--json")
    for done in (audited, status, plan):
        assert (done.code, done.document["error"]["code"]) == (1, "book-missing")
    assert by_the_book.book.read_bytes() == b""


def test_a_file_that_is_no_book(by_the_book: ByTheBook) -> None:
    by_the_book.book.write_text("Kính gửi", "utf-8")
    done = audit(by_the_book, "--json")
    assert done.code != 0
    assert done.document["ok"] is False


@pytest.mark.parametrize("anchor", ["12", "12:xyz", ":" + "0" * 64, "0:" + "0" * 64])
def test_an_anchor_that_is_none(anchor: str, settled: ByTheBook) -> None:
    done = audit(settled, "--anchor", anchor, "--json")
    assert (done.code, done.document["error"]["code"]) == (2, "usage")
