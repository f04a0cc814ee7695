"""Nobody who is planted is named by a command: not when all is right, and not when it is not."""

import logging
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from unittest import mock

import click
import pytest
from tests.canaries import CANARIES, heard, told_by
from tests.cli.conftest import ByTheBook, Done, Office, answers_to, csv_of, results, tree

from ansinh.cli.failures import Exit, Failure, failure
from ansinh.cli.main import root
from ansinh.errors import Text

NAME, AGENT = CANARIES["name"], CANARIES["agent's name"]
HEAD = (
    "Mã hồ sơ",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Số điện thoại",
    "Xã/Phường",
    "Chương trình",
    "Nhóm đối tượng",
    "Số quyết định",
    "Mức hưởng",
    "Hình thức nhận",
    "Số tài khoản",
    "Ngân hàng",
    "Chủ tài khoản",
    "Ghi chú",
)
BY_BANK = (
    CANARIES["case number"],
    NAME,
    CANARIES["birth date"],
    CANARIES["citizen id"],
    CANARIES["phone"],
    "Phường Tứ Hạ",
    "BTXH",
    CANARIES["category"],
    CANARIES["decision"],
    "540.000",
    "Tài khoản",
    CANARIES["account"],
    "VIETINBANK",
    NAME,
    CANARIES["note"],
)
BY_POST = (
    CANARIES["second case number"],
    AGENT,
    "1961",
    CANARIES["agent's citizen id"],
    "",
    "Phường Tứ Hạ",
    "BTXH",
    CANARIES["category"],
    "",
    "720.000",
    "Bưu điện",
    *[""] * 4,
)
PROGRAMME = CANARIES["programme's name"]
KEY = CANARIES["agency's key"].encode().hex()


@pytest.fixture
def planted(office: Office) -> Office:
    """Make an office in whose lists everybody is planted."""
    office.write("roll.csv", csv_of(HEAD, BY_BANK, BY_POST))
    settings = office.read("settings.toml")
    office.write("settings.toml", settings.replace("6e6f626f6479277320736563726574206b6579", KEY))
    return office


def said_by(office: Office, *more: str | Path) -> list[Done]:
    """Run the month on a terminal, in both languages, and for a program."""
    ways = (("--lang", "vi"), ("--lang", "en"), ("--json",))
    return [office.run(*more, *way, lists=False) for way in ways]


def silence(office: Office, done: list[Done]) -> None:
    """Hold everything that was said, and the names of all files, against the planted."""
    names = "\n".join(tree(office.folder))
    for told in (names, *(one.out for one in done), *(one.err for one in done)):
        assert heard(told) == []


def test_a_month_that_is_right(planted: Office) -> None:
    silence(planted, said_by(planted))
    done = said_by(planted, *results(answers_to(planted)))
    assert [one.code for one in done] == [0, 0, 0]
    silence(planted, done)
    assert heard(b"".join(tree(planted.out).values()))  # the papers are about the planted


def _swapped(old: str, new: str) -> Callable[[Office], None]:
    def change(office: Office) -> None:
        text = office.read("roll.csv")
        assert old in text
        office.write("roll.csv", text.replace(old, new, 1))

    return change


FAULTS: dict[str, Callable[[Office], None]] = {
    "an id too long": _swapped(CANARIES["citizen id"], CANARIES["citizen id"] + "0"),
    "an id with a letter": _swapped(CANARIES["citizen id"], CANARIES["citizen id"] + "l"),
    "an id without its zero": _swapped(CANARIES["citizen id"], CANARIES["citizen id"][1:]),
    "a name with figures": _swapped(NAME, f"{NAME} {CANARIES['citizen id']}"),
    "a name that hides a sign": _swapped(NAME, NAME + "\u202e"),
    "a name in place of a day": _swapped(CANARIES["birth date"], NAME),
    "a name in place of an amount": _swapped("540.000", NAME),
    "an account in place of an amount": _swapped("540.000", CANARIES["account"] + "x"),
    "a name in place of a bank": _swapped("VIETINBANK", NAME),
    "a name in place of a programme": _swapped('"BTXH"', f'"{PROGRAMME}"'),
    "a name in place of a channel": _swapped('Tài khoản"', f'{NAME}"'),
    "a phone with words": _swapped(CANARIES["phone"], CANARIES["phone"] + " con gái"),
    "an account with words": _swapped(CANARIES["account"], f"{CANARIES['account']} {NAME}"),
    "a case with words": _swapped(CANARIES["case number"], f"{CANARIES['case number']} ?"),
    "a case twice": _swapped(CANARIES["second case number"], CANARIES["case number"]),
    "an id twice": _swapped(CANARIES["agent's citizen id"], CANARIES["citizen id"]),
    "an account's holder is another": _swapped(f'"{NAME}","{CANARIES["note"]}', f'"{AGENT}","'),
    "a row too long": _swapped(CANARIES["note"] + '"', CANARIES["note"] + f'","{NAME}"'),
    "a stray quotation mark": _swapped(NAME, f'"{NAME}'),
    "a title with a name": lambda office: office.write(
        "roll.csv", f"{NAME} {CANARIES['citizen id']}\n{office.read('roll.csv')}"
    ),
    "a list of nothing but a name": lambda office: office.write("roll.csv", NAME),
    "bytes that are no text": lambda office: office.write(
        "roll.csv", office.read("roll.csv").encode("utf-16-le")
    ),
    "settings with a name": lambda office: office.write(
        "settings.toml", office.read("settings.toml") + f'\n[people]\nx = "{NAME}"\n'
    ),
    "settings that are none": lambda office: office.write("settings.toml", f'x = "{NAME}'),
    "a key too short": lambda office: office.write(
        "settings.toml", office.read("settings.toml").replace(KEY, KEY[:12])
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_list_that_is_wrong(
    planted: Office, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    FAULTS[fault](planted)
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        silence(planted, said_by(planted))
    assert heard(caplog.text) == []
    assert heard("".join(str(one.message) for one in warned)) == []


ANSWERED: dict[str, tuple[str, str]] = {
    "another name": (NAME.upper(), AGENT),
    "an account that is another's": (CANARIES["account"], CANARIES["second account"]),
    "an amount of ten times as much": ("540000", "5400000"),
    "a word that nobody knows": ("Thành công", f"Đã chi cho {NAME}"),
    "a reference that nobody gave": ("A", NAME),
}


@pytest.mark.parametrize("fault", ANSWERED)
def test_an_answer_that_is_wrong(planted: Office, fault: str) -> None:
    said_by(planted)
    old, new = ANSWERED[fault]
    for answer in answers_to(planted):
        text = answer.read_text("utf-8")
        for written in (old, old.replace("Ỉ", "I")):
            text = text.replace(written, new)
        answer.write_text(text, "utf-8")
    silence(planted, said_by(planted, *results(sorted(planted.folder.glob("v*-ket-qua.csv")))))


def by_the_book(office: Office) -> tuple[ByTheBook, list[Done]]:
    """Do a month of the planted by the book, its changes left out; give all that was said."""
    book = ByTheBook(office)
    day = ("--pay-day", "2024-07-05")
    done = [book.begin(), book.do("check", *day), book.do("plan", *day), book.do("render")]
    done += [*book.approve(), *book.send()]
    return book, done


def looks(book: ByTheBook) -> list[Done]:
    """Look at a book in every way that changes nothing."""
    audited = [book.office.command("audit", book.book, *way) for way in ((), ("--json",))]
    return [book.do("status"), book.do("status", "--json"), *audited]


def test_a_month_by_the_book(planted: Office) -> None:
    book, done = by_the_book(planted)
    done += looks(book)
    answers = answers_to(planted, orders=book.orders)
    done += [book.do("results", *answers), book.do("results", *answers, "--json")]
    done += [book.do("settle"), book.do("settle", "--json"), *looks(book)]
    done += [book.do("close", by="can-bo-duyet"), *looks(book)]
    assert {one.code for one in done} == {0}
    silence(planted, done)


def test_what_a_book_refuses(planted: Office) -> None:
    book, done = by_the_book(planted)
    (order, *_) = book.files()
    spoiled = planted.write(f"{order.stem}-ket-qua.csv", f"{NAME};{CANARIES['account']}")
    refused = [
        book.do("approve", order),
        book.do("results", spoiled),
        book.do("results", order),
        book.do("recall", NAME, "--reason", "died"),
        book.do("recall", "A00000000000000000AZ", "--reason", NAME),
        book.do("void", order, "--reason", NAME),
        book.do("close"),
        book.do("open", "--month", "2024-09"),
        planted.command("audit", planted.folder / "settings.toml"),
        planted.command("audit", book.book, "--anchor", f"1:{CANARIES['citizen id']}"),
    ]
    order.write_bytes(order.read_bytes() + NAME.encode())
    refused += [book.do("sent", order), book.do("status")]
    told = [one for one in refused if one.code == 0]
    assert len(told) <= 2  # a look is no step, and an order that was sent is sent
    silence(planted, [*done, *refused])


WORDS: Final = {"a name": NAME, "an id": CANARIES["citizen id"], "a case": CANARIES["case number"]}


def _questions() -> Iterator[tuple[str, ...]]:
    """Give every word that the commands on a book take, by command and option."""
    for group in ("month", "person"):
        command = root.get_command(click.Context(root), group)
        assert isinstance(command, click.Group)
        context = click.Context(command)
        for step in command.list_commands(context):
            found = command.get_command(context, step)
            assert found is not None
            for param in found.params:
                if not isinstance(param.type, click.Path) and not getattr(param, "is_flag", False):
                    named = isinstance(param, click.Option)
                    yield (group, step, max(param.opts, key=len) if named else "")


ASKED: Final = sorted(set(_questions()))


@pytest.mark.parametrize("kind", WORDS)
def test_a_word_that_is_not_taken_is_not_repeated(planted: Office, kind: str) -> None:
    """What somebody typed in the wrong place may be anybody's."""
    book = by_the_book(planted)[0].book
    told = []
    for group, step, option in ASKED:
        for way in ((), ("--lang", "en"), ("--json",)):
            words = (option, WORDS[kind]) if option else (WORDS[kind],)
            told.append(planted.command(group, step, book, *words, *way))
    assert len(told) > 100
    silence(planted, told)


def _of_another(kind: type[BaseException]) -> BaseException:
    error = kind(f"{NAME} {CANARIES['account']}")
    error.__cause__ = ValueError(CANARIES["citizen id"])
    error.add_note(CANARIES["category"])
    return error


UNEXPECTED: Final[dict[str, Callable[[], BaseException]]] = {
    "a bug": lambda: _of_another(KeyError),
    "a bug that came of another": lambda: _of_another(RuntimeError),
    "a text that cannot be written": lambda: UnicodeEncodeError("ascii", NAME, 0, 1, NAME),
    "a file that is named": lambda: OSError(13, NAME, NAME),
    "no memory": lambda: _of_another(MemoryError),
    "no end": lambda: _of_another(RecursionError),
    "the keyboard": lambda: _of_another(KeyboardInterrupt),
}
PLACES: Final = (
    "book.Book.refreshed",
    "sql_store.SqlStore.events",
    "steps.planning.plan",
    "steps.hearing.hear",
    "steps.settling.settle_month",
    "steps.erasing.erase",
    "steps.erasing.export",
    "audit.advance",
)


@pytest.mark.parametrize("what", UNEXPECTED)
def test_what_nobody_expected(planted: Office, what: str, caplog: pytest.LogCaptureFixture) -> None:
    """A fault of ours, wherever it is, is told by its type; a log has it as `unexpected`."""
    book = by_the_book(planted)[0]
    answers = answers_to(planted, orders=book.orders)
    case = ("--case", CANARIES["case number"], "--programme", "BTXH")
    told = []
    with caplog.at_level(logging.DEBUG):
        for place in PLACES:
            with mock.patch(f"ansinh.books.{place}", side_effect=UNEXPECTED[what]()):
                told += [book.do(step, "--pay-day", "2024-07-05") for step in ("check", "plan")]
                told += [
                    book.do("results", *answers),
                    book.do("settle"),
                    book.do("settle", "--json"),
                ]
                told += looks(book)
                told.append(planted.command("person", "export", book.book, *case))
                told.append(
                    planted.command("person", "erase", book.book, *case, "--reason", "asked")
                )
    assert sum(one.code == Exit.ELSEWHERE for one in told) > len(PLACES)
    silence(planted, told)
    assert heard(caplog.text) == []
    assert heard("\n".join(map(told_by, caplog.records))) == []


def test_a_command_that_tells_what_an_error_says_is_heard(planted: Office) -> None:
    """The silence above can be broken: by somebody who means well and shows the words."""
    book = by_the_book(planted)[0]

    def told_all(error: Exception) -> Failure:
        return failure("bug", Text(str(error), str(error)), Exit.ELSEWHERE)

    failing = mock.patch("ansinh.books.book.Book.refreshed", side_effect=UNEXPECTED["a bug"]())
    with failing, mock.patch("ansinh.cli.main.failure_of", told_all):
        done = [book.do("status"), book.do("status", "--json")]
    assert all(heard(one.out + one.err) for one in done)


DAMAGE: Final = {
    "an event that is none": f"UPDATE event SET body = '{{\"{NAME}\":' WHERE seq = 3",
    "an event with a name": f"UPDATE event SET body = json_set(body, '$.by', '{NAME}')",
    "an event of a kind with a name": f"UPDATE event SET kind = '{NAME}' WHERE seq = 4",
    "an event of a month with a name": f"UPDATE event SET month = '{NAME}' WHERE seq = 4",
    "an event with a name for a hash": f"UPDATE event SET hash = '{NAME}'",
    "the last event with a name for a hash": (
        f"UPDATE event SET hash = '{NAME}' WHERE seq = (SELECT max(seq) FROM event)"
    ),
    "an item with a name": f"UPDATE item SET body = '[\"{NAME}\"]' WHERE n = 1",
    "an item that is none": f"UPDATE item SET body = '{NAME}'",
    "an item of a person with a name": f"UPDATE item SET person = '{NAME}'",
    "a commitment to a name": f"UPDATE item SET commitment = '{NAME}'",
    "a document that is none": f"UPDATE personal SET document = '{NAME}'",
    "a document with another name": (
        f"UPDATE personal SET document = replace(document, '{NAME}', '{AGENT}')"
    ),
    "a document with half a letter": (
        "UPDATE personal SET document = CAST(x'ff' AS TEXT) || document"
    ),
    "a key that is a name": (
        f"UPDATE live SET key = '{NAME}' WHERE key = (SELECT min(key) FROM live)"
    ),
    "a key of a name": f"UPDATE live SET reference = '{NAME}'",
    "a reference that is a name": (
        f"UPDATE reference SET reference = '{NAME}'"
        " WHERE reference = (SELECT min(reference) FROM reference)"
    ),
    "a table with a name": f'CREATE TABLE "{NAME}" (x)',
    "an index with a name": f'CREATE INDEX "{NAME}" ON live (reference)',
    "a view with a name": f'CREATE VIEW "{NAME}" AS SELECT * FROM live',
    "a trigger with a name": (f'CREATE TRIGGER "{NAME}" AFTER INSERT ON event BEGIN SELECT 1; END'),
    "a column with a name": f'ALTER TABLE live ADD COLUMN "{NAME}" TEXT',
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_book_that_somebody_changed(planted: Office, damage: str) -> None:
    """What another hand has put there is told by its place; nothing of it is quoted."""
    book = by_the_book(planted)[0]
    with closing(sqlite3.connect(book.book)) as connection, connection:
        connection.execute(DAMAGE[damage])
    case = ("--case", CANARIES["case number"], "--programme", "BTXH")
    told = [
        *looks(book),
        book.do("results", *answers_to(planted, orders=book.orders)),
        *(book.do(step, *way) for step in ("render", "settle") for way in ((), ("--json",))),
        book.do("close", by="can-bo-duyet"),
        planted.command("person", "export", book.book, *case),
        planted.command("person", "erase", book.book, *case, "--reason", "asked"),
    ]
    audited = told[2:4]
    assert all(one.code != 0 for one in audited)
    silence(planted, told)
