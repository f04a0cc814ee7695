"""``ansinh demo``: two months of two invented communes, the same bytes everywhere."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.cli.conftest import ByTheBook, Command, Done, Office, tree, without_anchor

from ansinh.books import sqlite_file, sqlite_schema
from ansinh.demo import demo_months

MONTHS = ("2024-06", "2024-07")


@attrs.frozen
class Demo:
    """A demo that was run: its folder and what it said."""

    folder: Path
    done: Done


def run_demo(folder: Path, *words: str, **environment: str) -> Done:
    """Run the demo in a process of its own, as a user does."""
    done = subprocess.run(
        [sys.executable, "-m", "ansinh.cli", "demo", "--out", str(folder), *words],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        cwd=folder.parent,
    )
    return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run the demo once for all tests."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    return Demo(folder, run_demo(folder, "--json", PYTHONHASHSEED="1"))


@pytest.fixture(scope="module")
def in_vietnam(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run it as an office's computer would."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    place = {"TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "ANSINH_LANG": "vi"}
    return Demo(folder, run_demo(folder, PYTHONHASHSEED="2", **place))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run it on a bare server on the other side of the world."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    place = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "ANSINH_LANG": "en"}
    return Demo(folder, run_demo(folder, PYTHONHASHSEED="0", **place))


def test_the_demo_ends_well(demo: Demo) -> None:
    assert (demo.done.code, demo.done.err) == (0, "")
    assert demo.done.document["ok"] is True
    assert [month["month"] for month in demo.done.document["months"]] == list(MONTHS)


def test_every_file_that_it_names_is_there_and_no_other(demo: Demo) -> None:
    named = {
        f"{month['month']}/{name}"
        for month in demo.done.document["months"]
        for name in month["files"]
    }
    read = {name for name in tree(demo.folder) if "/danh-sach/" in name or "/ket-qua/" in name}
    assert set(tree(demo.folder)) == named | read | {"settings.toml", "month.db"}
    assert len(named) == 18


def test_the_demo_gives_the_same_bytes_on_any_machine(
    demo: Demo, in_vietnam: Demo, elsewhere: Demo
) -> None:
    """Else nobody could say whether a file that was sent is the file that was approved."""
    for other in (in_vietnam, elsewhere):
        assert (other.done.code, other.done.err) == (0, "")
        assert tree(other.folder) == tree(demo.folder)


def test_it_may_be_run_again_in_the_same_folder(demo: Demo, ansinh: Command) -> None:
    before = tree(demo.folder)
    done = ansinh("demo", "--out", demo.folder)
    assert (done.code, done.err) == (0, "")
    assert tree(demo.folder) == before


def test_the_figures_add_up(demo: Demo) -> None:
    for month in demo.done.document["months"]:
        assert_adds_up(month)
    june, july = demo.done.document["months"]
    assert july["last_month"] == june["this_month"]
    assert july["carried_in"]["total"] == june["settlement"]["total"]["carried_out"]
    assert july["settlement"]["total"]["returned"] > 0
    assert june["last_month"]["count"] == 250


def assert_adds_up(month: dict[str, Any]) -> None:
    """Hold the figures of one month against each other."""
    last, this = month["last_month"], month["this_month"]
    added, removed, adjusted = month["added"], month["removed"], month["adjusted"]
    assert last["count"] + added["count"] - removed["count"] == this["count"]
    assert last["total"] + added["total"] + removed["total"] + adjusted["total"] == this["total"]
    sources = sum(month[key]["total"] for key in ("this_month", "arrears", "carried_in"))
    assert sources == sum(month[key]["total"] for key in ("ordered", "held", "cancelled"))
    for key in ("count", "total"):
        assert sum(batch[key] for batch in month["batches"]) == month["ordered"][key]
        assert sum(hold[key] for hold in month["holds"].values()) == month["held"][key]
    settlement = month["settlement"]
    answered = ("matched", "mismatched", "missing")
    assert sum(settlement[key] for key in answered) == month["ordered"]["count"]
    for line in [*settlement["lines"], settlement["total"]]:
        came = line["entitled"] + line["carried_in"] + line["returned"]
        assert came == line["paid"] + line["cancelled"] + line["carried_out"]
    for column in ("entitled", "carried_in", "returned", "paid", "cancelled", "carried_out"):
        in_lines = sum(line[column] for line in settlement["lines"])
        assert in_lines == settlement["total"][column]


def test_every_batch_but_what_the_story_leaves_open_is_answered(demo: Demo) -> None:
    """A row that an answer lost would show here as an order without an answer."""
    for month in demo.done.document["months"]:
        assert month["settlement"]["missing"] == 0
        assert month["settlement"]["unexpected"] == 0
        assert month["settlement"]["duplicate"] == 0


@pytest.mark.parametrize("number", [0, 1], ids=MONTHS)
def test_run_makes_the_same_month_of_the_files_that_the_demo_left(
    number: int, demo: Demo, tmp_path: Path, ansinh: Command
) -> None:
    """What the demo shows, an office can do on its own files."""
    month = demo_months()[number]
    folder = demo.folder / MONTHS[number]
    words: list[str | Path] = []
    if number:
        before = demo.folder / MONTHS[number - 1]
        words += ["--roll", before / f"danh-sach-chi-tra-{MONTHS[number - 1]}.xlsx"]
        words += ["--carried", before / f"chuyen-sang-{MONTHS[number]}.json"]
    for option, files in (
        ("--roll", month.rolls),
        ("--additions", month.additions),
        ("--removals", month.removals),
        ("--adjustments", month.adjustments),
    ):
        for file in reversed(files):
            words += [option, folder / "danh-sach" / file.name]
    for answer in sorted((folder / "ket-qua").iterdir(), reverse=True):
        words += ["--results", answer]
    days = ("--pay-day", str(month.pay_day), "--as-of", str(month.as_of))
    settings = ("--settings", demo.folder / "settings.toml")
    done = ansinh(
        "run", *words, "--month", MONTHS[number], *days, *settings, "--out", tmp_path, "--json"
    )
    assert (done.code, done.err) == (0, "")
    demos = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert without_anchor(tree(tmp_path)) == without_anchor(demos)
    said = demo.done.document["months"][number]
    # The book has no list of the month before to read again, so it tells of none.
    read = ("lists", "notices", "unpaid_on_list", "ok", "out")
    of_run = {key: value for key, value in done.document.items() if key not in read}
    assert of_run == {key: value for key, value in said.items() if key not in read}


def test_a_terminal_shows_each_step_and_nobody(in_vietnam: Demo) -> None:
    """The people are invented; the habit is not."""
    shown = in_vietnam.done.out
    carried = (in_vietnam.folder / "2024-06/chuyen-sang-2024-07.json").read_text("utf-8")
    people = set(re.findall(r'"(?:name|holder_name|number|citizen_id)":"([^"]{8,})"', carried))
    assert len(people) > 100
    assert not [one for one in people if one in shown]
    for heading in ("Danh sách đã đọc", "Kế hoạch chi trả", "Kết quả chi trả", "Các tệp"):
        assert heading in shown
    assert f"{in_vietnam.folder.as_posix()}/2024-07/quyet-toan-2024-07.xlsx" in shown


def test_english_shows_no_vietnamese_but_names(elsewhere: Demo) -> None:
    """A word that was forgotten stands out by its marks."""
    without_sums = re.sub(r" đ\b|đồng|Hương Trà|sheet Danh sách", "", elsewhere.done.out)
    assert "Settlement of 07/2024" in without_sums
    assert not [word for word in without_sums.split() if re.search(r"[À-ỹđ]", word)]


def test_its_book_can_be_gone_on_with(demo: Demo, tmp_path: Path, ansinh: Command) -> None:
    """It is a book like any other: with the demo's settings, August begins on it."""
    shutil.copytree(demo.folder, tmp_path, dirs_exist_ok=True)
    book = tmp_path / "month.db"
    status = ansinh("month", "status", book, "--json").document
    assert (status["month"], status["stage"]) == ("2024-07", "closed")
    assert status["head"] == demo.done.document["head"]
    done = ansinh("month", "open", book, "--month", "2024-08", "--by", "can-bo-lap", "--json")
    carried = demo.done.document["months"][1]["settlement"]["total"]["carried_out"]
    assert (done.code, done.document["carried_in"]["total"]) == (0, carried)


def test_it_writes_over_no_book_but_its_own(office: Office) -> None:
    """Somebody may keep theirs where the demo would go."""
    by_the_book = ByTheBook(office)
    by_the_book.until("open")
    before = tree(office.folder)
    done = office.command("demo", "--out", office.folder, "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "book-key")
    assert tree(office.folder) == before


def test_somebody_s_book_of_an_older_schema_stays_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ByTheBook(office).until("open")
    later = {**sqlite_schema.STEPS, 2: ("CREATE TABLE remark (text TEXT)",)}
    monkeypatch.setattr(sqlite_file, "STEPS", later)
    before = tree(office.folder)
    done = office.command("demo", "--out", office.folder, "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "book-key")
    assert tree(office.folder) == before


def test_a_file_in_which_nothing_is_keeps_no_demo_away(office: Office) -> None:
    office.write("month.db", "")
    assert office.command("demo", "--out", office.folder, "--json").code == 0
    assert (office.folder / "month.db").stat().st_size


def test_the_lists_are_closed_before_they_are_paid() -> None:
    """The days that --as-of and --pay-day stand for."""
    for month in demo_months():
        assert month.as_of < month.pay_day < date(2024, 8, 1)
