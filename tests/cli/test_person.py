"""``ansinh person``: what a book holds of one person, and erasing it; nobody is shown."""

import io
import json
import stat
import sys

import pytest
from tests.cli.conftest import PERSONAL, REMOVALS_HEAD, ByTheBook, Done, csv_of, tree

GONE = ("K002", "099150000002")
"""Who left in July; the money of June is nobody's business here."""


@pytest.fixture
def closed(by_the_book: ByTheBook) -> ByTheBook:
    """Give a book whose month is closed."""
    by_the_book.until("close")
    return by_the_book


def person(by_the_book: ByTheBook, step: str, *words: object) -> Done:
    said = [str(word) for word in words]
    if step == "erase":
        said += ["--by", "can-bo-lap", "--at", "2024-08-01T08:00"]
    return by_the_book.office.command("person", step, by_the_book.book, *said)


def test_an_export_is_for_the_person_and_its_owner_alone(closed: ByTheBook) -> None:
    out = closed.office.folder / "k003.json"
    done = person(closed, "export", "--case", "K003", "--out", out, "--json")
    assert (done.code, done.err) == (0, "")
    held = json.loads(out.read_text("utf-8"))
    assert done.document["parts"] == len(held["own"]) > 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    told = person(closed, "export", "--case", "K003", "--out", out.with_name("b.json"))
    assert not [part for part in PERSONAL if part in told.out]


def test_no_file_is_written_over(closed: ByTheBook) -> None:
    out = closed.office.write("k003.json", "something else")
    done = person(closed, "export", "--case", "K003", "--out", out, "--json")
    assert (done.code, done.problems) == (1, [("k003.json", "", "file-exists")])
    assert out.read_text("utf-8") == "something else"


def test_a_person_may_be_named_by_an_id_that_nobody_sees(
    closed: ByTheBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("099060000003\n"))
    by_id = person(closed, "export", "--out", closed.office.folder / "a.json", "--json")
    file = closed.office.write("so.txt", "099060000003\r\n")
    words = ("--id-file", file, "--out", closed.office.folder / "b.json", "--json")
    by_file = person(closed, "export", *words)
    assert (by_id.code, by_file.code) == (0, 0)
    assert "099060000003" not in by_id.out + by_id.err + by_file.out + by_file.err
    first, second = (closed.office.read(name) for name in ("a.json", "b.json"))
    assert first == second


@pytest.mark.parametrize("step", ["erase", "export"])
@pytest.mark.parametrize("words", [("--case", "K002"), ("--programme", "BTXH")])
def test_who_is_named_twice_is_nobody(closed: ByTheBook, step: str, words: tuple[str, str]) -> None:
    """The file may hold another person's id, and nothing brings back who was erased."""
    file = closed.office.write("so.txt", "099060000003")
    before = tree(closed.office.folder)
    more = {"erase": ("--reason", "asked"), "export": ("--out", closed.office.folder / "a.json")}
    done = person(closed, step, *words, "--id-file", file, *more[step], "--json")
    assert (done.code, done.document["error"]["code"]) == (2, "usage")
    said = f"{words[0]}, --id-file are not given together; see ansinh person {step} --help"
    assert done.document["error"]["message"]["en"] == said
    assert tree(closed.office.folder) == before


def test_an_id_that_is_none_is_not_repeated(
    closed: ByTheBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("09906000000\n"))
    done = person(closed, "export", "--out", closed.office.folder / "a.json", "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "citizen-id-length")
    assert "09906000000" not in done.out + done.err


def test_a_person_on_a_terminal_is_asked_for_without_a_sound(
    closed: ByTheBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def prompt(words: str, **how: object) -> str:
        asked.append((words, how))
        return "099060000003"

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert person(closed, "export", "--out", closed.office.folder / "a.json").code == 0
    assert asked == [("Số CCCD (không hiện trên màn hình)", {"hide_input": True, "err": True})]


def test_who_is_on_the_list_is_not_erased(closed: ByTheBook) -> None:
    before = closed.book.read_bytes()
    done = person(closed, "erase", "--case", "K003", "--reason", "asked", "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "erase-listed")
    assert closed.book.read_bytes() == before


def test_who_has_left_is_erased_and_the_book_stays_sound(closed: ByTheBook) -> None:
    case, citizen_id = GONE
    done = person(closed, "erase", "--case", case, "--reason", "asked", "--json")
    assert (done.code, done.document["repeated"]) == (0, False)
    assert citizen_id.encode() not in closed.book.read_bytes()
    audit = closed.office.command("audit", closed.book, "--json").document
    assert (audit["ok"], audit["erased"] > 0) == (True, True)
    assert audit["head"] == done.document["head"]
    again = person(closed, "erase", "--case", case, "--reason", "asked", "--json")
    assert again.document["error"]["code"] == "person-unknown"


def test_the_papers_of_a_closed_month_stay_as_they_were_signed(closed: ByTheBook) -> None:
    """Made anew they would lack who was erased, and take the signed ones' place."""
    assert closed.do("open", "--month", "2024-08").code == 0
    left = ("K003", "Lê Văn Không Ba", "099060000003", "360.000", "chết", "08/2024")
    removals = closed.office.write("giam-8.csv", csv_of(REMOVALS_HEAD, left))
    for step, words in (
        ("apply", ("--removals", removals)),
        ("plan", ("--pay-day", "2024-08-05")),
        ("render", ()),
    ):
        assert closed.do(step, *words).code == 0
    for file in sorted((closed.office.folder / "2024-08").glob("v*-*.xlsx")):
        assert closed.do("approve", file, by="can-bo-duyet").code == 0
        assert closed.do("sent", file).code == 0
    for step in ("settle", "close"):
        assert closed.do(step).code == 0
    before = closed.do("settle", "--month", "2024-07", "--json").document
    papers = tree(closed.orders)
    assert person(closed, "erase", "--case", "K003", "--reason", "asked").code == 0
    after = closed.do("settle", "--month", "2024-07", "--json").document
    assert tree(closed.orders) == papers
    for part in ("lines", "total"):
        assert after["settlement"][part] == before["settlement"][part]
    assert after["files"] == []
    shown = closed.do("settle", "--month", "2024-07", "--lang", "en").out
    assert "no paper is made anew" in shown
    assert "1.830.000" in shown


def test_whom_the_book_does_not_know(closed: ByTheBook) -> None:
    done = person(closed, "erase", "--case", "K777", "--reason", "time", "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "person-unknown")


def test_a_case_of_no_programme_needs_one(closed: ByTheBook) -> None:
    settings = closed.office.read("settings.toml").replace('programme = "BTXH"\n', "")
    closed.office.write("settings.toml", settings)
    words = ("--case", "K003", "--out", closed.office.folder / "a.json")
    done = person(closed, "export", *words, "--json")
    assert (done.code, done.document["error"]["code"]) == (2, "usage")
    assert person(closed, "export", *words, "--programme", "BTXH").code == 0


def test_money_that_waits_for_its_answer_keeps_its_name(by_the_book: ByTheBook) -> None:
    by_the_book.until("sent")
    done = person(by_the_book, "erase", "--case", "K003", "--reason", "mistake", "--json")
    assert done.code == 1
    assert done.document["error"]["code"].startswith("erase-")
