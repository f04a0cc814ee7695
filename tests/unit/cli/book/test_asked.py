"""A command of the book as it was typed: a path or an url, and what lies beside it."""

from pathlib import Path

import pytest

from ansinh.cli.book.asked import Asked


@pytest.mark.parametrize(
    ("book", "url", "path"),
    [
        ("month.db", "sqlite:///month.db", Path("month.db")),
        ("so/sổ chi trả.db", None, Path("so/sổ chi trả.db")),
        ("s\udcf4.db", "sqlite:///s%F4.db", Path("s\udcf4.db")),
        ("/srv/100%.db", None, Path("/srv/100%.db")),
        ("sqlite:////srv/month.db", "sqlite:////srv/month.db", Path("/srv/month.db")),
        ("postgresql://server/book", "postgresql://server/book", None),
        ("memory:", "memory:", None),
    ],
)
def test_a_path_is_a_book_of_sqlite_and_an_url_is_itself(
    book: str, url: str | None, path: Path | None
) -> None:
    asked = Asked(book=book)
    assert asked.path == path
    assert url is None or asked.url == url
    assert asked.url.isascii()


def test_settings_and_files_lie_beside_the_book(tmp_path: Path) -> None:
    asked = Asked(book=(tmp_path / "month.db").as_posix())
    assert asked.settings_place == tmp_path / "settings.toml"
    assert asked.files_place == tmp_path
    assert asked.begins


def test_both_can_lie_elsewhere() -> None:
    asked = Asked(book="month.db", settings_file=Path("a.toml"), files=Path("out"))
    assert (asked.settings_place, asked.files_place) == (Path("a.toml"), Path("out"))


def test_of_a_server_they_lie_where_the_command_is_called() -> None:
    asked = Asked(book="postgresql://server/book")
    assert (asked.settings_place, asked.files_place) == (Path("settings.toml"), Path())
    assert not asked.begins
