"""Nobody of the demo is named where they should not be: each of its people is looked for."""

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

import attrs
import pytest
from tests.books.listening import kept_by
from tests.canaries import Scanner, no_parts, texts_of
from tests.cli.conftest import tree

from ansinh import Entry
from ansinh.books import Book
from ansinh.boundary import read_settings
from ansinh.cli import main
from ansinh.demo import demo_months, demo_settings
from ansinh.latin import fold

MONTHS: Final = demo_months()
WAYS: Final = (("--lang", "vi"), ("--lang", "en"), ("--json",))
AGENCY: Final = read_settings(demo_settings().content, source="settings").agency
KEY: Final = AGENCY.key
ABOUT_PEOPLE: Final = {
    *("month.db", "danh-sach/", "ket-qua/"),
    *("chuyen-sang", "can-kiem-tra", "danh-sach-chi-tra", "quyet-toan", "vietinbank", "vnpost"),
}
"""What of the demo is about people: the book, lists, answers, orders and four of the papers."""


@attrs.frozen
class Shown:
    """A demo that was run: its folder, whom it is about, and all that was said aloud."""

    folder: Path
    people: Scanner
    texts: dict[str, str]
    said: dict[str, str]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Run the demo in every way, and look at its book in every way."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    book = str(folder / "month.db")
    said: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ANSINH_LANG", raising=False)
        for way in (WAYS[0], WAYS[-1]):
            said |= run("demo", "--out", str(folder), *way)
        for way in WAYS:
            said |= run("audit", book, *way)
            for month in MONTHS:
                said |= run("month", "status", book, "--month", str(month.month), *way)
    people = {what: text for entry in entries_of(folder) for what, text in said_of(entry)}
    return Shown(folder, Scanner(people, no_parts), people, said)


def run(*words: str) -> dict[str, str]:
    """Run a command; give all that it says to people, to programs and to a log."""
    out, err, log = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(3))
    handler = logging.StreamHandler(log)
    handler.setFormatter(logging.Formatter("%(message)s %(ansinh)s", defaults={"ansinh": ""}))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            assert main(words) == 0, _written(err)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    command = " ".join(words)
    said = {"standard output": out, "standard error": err, "log": log}
    return {f"{where} of {command}": _written(stream) for where, stream in said.items()}


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def entries_of(folder: Path) -> Iterator[Entry]:
    """Give every line of every list: of who was there before, who came, and how it was changed."""
    with Book.open(f"sqlite:///{folder / 'month.db'}", key=KEY) as book:
        for month in MONTHS:
            prepared = book.prepared(month.month)
            yield from prepared.before.entries
            yield from prepared.roll.entries


def said_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what a list says of somebody.

    A year of birth alone is anybody's, and so is the category that the agency itself is named for.
    """
    whose, channel = entry.beneficiary.person, entry.channel
    said = {
        "name": whose.name.text,
        "citizen id": whose.citizen_id and whose.citizen_id.digits,
        "legacy id": whose.legacy_id and whose.legacy_id.digits,
        "phone": whose.phone and whose.phone.digits,
        "birth date": whose.birth and whose.birth.day and whose.birth.label,
        "account": getattr(channel, "number", ""),
        "address": getattr(channel, "address", ""),
        "case": entry.beneficiary.case.text,
        "note": entry.note,
        "decision": entry.entitlement.decision and entry.entitlement.decision.number,
        "category": entry.entitlement.category and entry.entitlement.category.name,
    }
    for what, text in said.items():
        if isinstance(text, str) and text and text not in AGENCY.name:
            yield f"{what}, {text}", text


def test_nothing_that_is_said_aloud_names_anybody(shown: Shown) -> None:
    """On a terminal in both languages, for programs, and to a log of everything."""
    assert any("step=close-month" in said for said in shown.said.values())
    told = {where: shown.people.heard(said) for where, said in shown.said.items()}
    assert {where: who for where, who in told.items() if who} == {}


@pytest.mark.parametrize("what", ["name", "citizen id", "phone", "account", "case", "category"])
def test_a_leak_is_heard(shown: Shown, what: str) -> None:
    """One of each is planted into what was said, folded and backwards."""
    leaks = [text for key, text in shown.texts.items() if key.startswith(f"{what},")]
    assert len(leaks) > 9
    (said, *_) = shown.said.values()
    assert shown.people.heard(f"{said} {fold(leaks[0])}")
    assert shown.people.heard(f"{said} {leaks[-1][::-1]}")


def test_no_file_is_named_after_anybody(shown: Shown) -> None:
    names = "\n".join(path.as_posix() for path in shown.folder.rglob("*"))
    assert shown.people.heard(names) == []


def test_the_book_names_nobody_outside_of_their_documents(shown: Shown) -> None:
    with Book.open(f"sqlite:///{shown.folder / 'month.db'}", key=KEY) as book:
        assert kept_by(book, shown.people) == []
        assert shown.people.heard(repr(book.audit())) == []


def test_only_what_is_about_people_names_them(shown: Shown) -> None:
    """And each of these does: else the silence above would be that of a deaf listener."""
    files = tree(shown.folder)
    names = [text for what, text in shown.texts.items() if what.startswith("name,")]
    plain = {name for name, content in files.items() if _is_named_in(content, names)}
    assert {_kind_of(name) for name in plain} == ABOUT_PEOPLE
    others = {name: content for name, content in files.items() if name not in plain}
    assert {_kind_of(name) for name in others} >= {"settings.toml", "bang-tong-hop"}
    assert {name for name, content in others.items() if shown.people.heard(content)} == set()


def _is_named_in(content: bytes, names: list[str]) -> bool:
    """Say whether somebody stands there as they are written, or as a bank writes them."""
    text = "".join(texts_of(content))
    return any(name in text or fold(name).upper() in text for name in names)


def _kind_of(name: str) -> str:
    """Say what a file is: by its folder, or by its name without the month."""
    inside = name.partition("/")[2] or name
    return next((kind for kind in ABOUT_PEOPLE if inside.startswith(kind)), inside.split("-20")[0])
