"""``ansinh check``: what is in a list, and what is wrong with it."""

import sys
from pathlib import Path

import pytest
from tests.cli.conftest import PERSONAL, Command, Office
from tests.old_letters import typed
from tests.sheets import xlsx_of

from ansinh.apart import reading
from ansinh.formats.old_letters import OldLetters, read_old

TITLES = {
    "roll.csv": "Danh sách chi trả tháng 06/2024",
    "additions.csv": "Danh sách tăng tháng 07/2024",
    "removals.csv": "Danh sách giảm tháng 07/2024",
    "adjustments.csv": "Danh sách điều chỉnh tháng 07/2024",
}


@pytest.fixture
def lists(office: Office) -> list[Path]:
    """Give the office's lists a title, which says their month."""
    for name, title in TITLES.items():
        text = office.read(name)
        office.write(name, title + "," * text.splitlines()[0].count(",") + "\n" + text)
    return [office.folder / name for name in TITLES]


def test_lists_that_are_right_are_summed_up(lists: list[Path], ansinh: Command) -> None:
    done = ansinh("check", *lists, "--json")
    assert done.code == 0
    summed = [
        (one["kind"], one["month"], one["lines"], one["total"]) for one in done.document["lists"]
    ]
    assert summed == [
        ("roll", "2024-06", 4, 1_980_000),
        ("additions", "2024-07", 1, 360_000),
        ("removals", "2024-07", 1, 720_000),
        ("adjustments", "2024-07", 1, 750_000),
    ]
    assert done.document["lists"][0]["rows"]["title"] == 1


def test_a_person_reads_a_table_and_a_verdict(lists: list[Path], ansinh: Command) -> None:
    done = ansinh("check", *lists)
    assert done.code == 0
    assert "  điều chỉnh  " in done.out
    assert done.out.splitlines()[-1] == "Không có lỗi."
    assert not [part for part in PERSONAL if part in done.out]
    assert ansinh("check", *lists, "--lang", "en").out.splitlines()[-1] == "No problem found."


def test_problems_come_in_the_order_of_their_places(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    """File by file as given, then row by row; an office goes down its list."""
    text = office.read("roll.csv")
    for old, new in (
        ("360.000", "36O"),
        ("1950", "1850x"),
        ("099145000001", "1"),
        ("540.000", "?"),
    ):
        text = text.replace(old, new)
    office.write("roll.csv", text)
    broken = office.read("removals.csv").replace("chuyển đi", "đi chơi")
    office.write("removals.csv", broken)
    done = ansinh("check", lists[2], lists[0], "--json")
    assert done.code == 1
    assert done.problems == [
        ("removals.csv", "E3", "reason-word"),
        ("roll.csv", "D3", "citizen-id-length"),
        ("roll.csv", "G3", "amount-text"),
        ("roll.csv", "C4", "birth-date-text"),
        ("roll.csv", "G5", "amount-text"),
        ("roll.csv", "G6", "amount-text"),
    ]
    shown = ansinh("check", lists[2], lists[0])
    assert shown.out.splitlines()[-1] == "6 lỗi"
    assert not [part for part in PERSONAL if part in shown.out]


def test_changes_are_held_against_the_roll_where_both_are_given(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    """Alone, a removal of a stranger is a right list."""
    text = (
        office.read("removals.csv").replace("K002", "K999").replace("099150000002", "099150000999")
    )
    office.write("removals.csv", text)
    assert ansinh("check", lists[2]).code == 0
    done = ansinh("check", *lists, "--json")
    assert done.problems == [("removals.csv", "A3", "delta-absent")]


def test_a_list_that_lacks_a_column_is_what_its_title_says(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    """Else an office would be told that its list of additions is a wrong roll."""
    office.write("additions.csv", office.read("additions.csv").replace("Lý do tăng", "Ghi chú"))
    assert ansinh("check", lists[1], "--json").problems == [("additions.csv", "", "column-missing")]


def test_the_month_may_be_said_on_the_command_line(office: Office) -> None:
    removals = office.folder / "removals.csv"
    assert office.command("check", removals, "--json").problems == [
        ("removals.csv", "", "list-month-unsaid")
    ]
    assert office.command("check", removals, "--month", "07/2024").code == 0


def test_without_settings_a_list_needs_to_say_its_commune(office: Office) -> None:
    """With them, the agency's commune stands in for the column."""
    text = office.read("roll.csv").replace("Xã/Phường", "Màu áo")
    office.write("roll.csv", text)
    words = ("check", office.folder / "roll.csv", "--month", "06/2024")
    assert [code for *_, code in office.command(*words, "--json").problems] == ["list-commune"]
    assert office.command(*words, "--settings", office.folder / "settings.toml").code == 0


def test_what_is_worth_knowing_is_said_and_is_no_problem(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    office.write("removals.csv", office.read("removals.csv").replace("Số CCCD", "Màu áo"))
    done = ansinh("check", lists[2], "--json")
    assert done.code == 0
    (_, notice) = done.document["lists"][0]["notices"]
    assert notice["code"] == "notice-column"
    assert "removals.csv, C2, Màu áo" in ansinh("check", lists[2]).out


def test_lists_of_months_that_do_not_follow_are_checked_by_themselves(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    office.write("roll.csv", office.read("roll.csv").replace("tháng 06/2024", "tháng 05/2024"))
    assert ansinh("check", *lists).code == 0


def test_lists_in_an_old_encoding_are_read_where_it_is_named(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    """One option for all of them; a file that says its encoding itself needs none."""
    expected = ansinh("check", *lists, "--json").document
    for name in TITLES:
        text = office.read(name)
        (office.folder / name).write_bytes(typed(text, OldLetters.TCVN3).encode("latin-1"))
    removals = office.folder / "removals.csv"
    text = read_old(removals.read_bytes().decode("latin-1"), OldLetters.TCVN3)
    removals.write_bytes(text.encode("utf-16"))
    assert ansinh("check", *lists, "--json").code == 1
    done = ansinh("check", *lists, "--encoding", "ABC", "--json")
    assert done.code == 0
    assert done.document == expected


def test_an_encoding_that_is_none_is_told_with_those_that_are(
    lists: list[Path], ansinh: Command
) -> None:
    done = ansinh("check", *lists, "--encoding", "latin-1")
    assert done.code == 2
    assert "utf-8, utf-16, cp1258, tcvn3, vni, viscii, vps" in done.err
    assert "latin-1" not in done.err


def test_where_no_reader_can_be_started_nothing_is_blamed_on_the_file(
    ansinh: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading._close()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    listed = tmp_path / "roll.xlsx"
    listed.write_bytes(xlsx_of([["STT", "Họ và tên"]]))
    done = ansinh("check", listed, "--json")
    assert done.code == 3
    assert done.document["error"]["code"] == "reader-apart"


def test_every_row_of_every_file_is_accounted_for(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    """A file that is refused, too; one that is no list has no rows."""
    office.write("roll.csv", office.read("roll.csv").replace("1950", "1850x"))
    office.write("letter.csv", "Kính gửi,quý cơ quan\n")
    letter = office.folder / "letter.csv"
    done = ansinh("check", lists[0], lists[1], letter, "--json")
    rows = done.document["rows"]
    assert list(rows) == ["roll.csv", "additions.csv", "letter.csv"]
    assert rows["letter.csv"] == {}
    for name, lines, wrong in (("roll.csv", 3, 1), ("additions.csv", 1, 0)):
        assert (rows[name]["record"], rows[name]["problem"]) == (lines, wrong)
        assert sum(rows[name].values()) == len(office.read(name).splitlines())
    assert [one["file"] for one in done.document["lists"]] == ["additions.csv"]
    shown = ansinh("check", *lists, letter)
    line = next(one for one in shown.out.splitlines() if one.strip().startswith("roll.csv"))
    assert line.split()[1:] == ["1", "1", "3", "1", "0", "0", "0"]


def test_a_refused_month_accounts_for_its_rows_in_json(office: Office, ansinh: Command) -> None:
    """Where the lists are right one by one and do not fit each other."""
    for name, title in TITLES.items():
        text = office.read(name).replace("K002", "K999").replace("099150000002", "099150000999")
        text = text if name == "removals.csv" else office.read(name)
        office.write(name, title + "," * text.splitlines()[0].count(",") + "\n" + text)
    done = ansinh("check", *(office.folder / name for name in TITLES), "--json")
    assert done.problems == [("removals.csv", "A3", "delta-absent")]
    assert done.document["rows"]["removals.csv"]["problem"] == 1
    assert done.document["rows"]["roll.csv"]["record"] == 4


def test_this_month_s_roll_is_held_against_the_last_and_the_changes(
    lists: list[Path], ansinh: Command, office: Office
) -> None:
    """Whoever gets whole lists learns what was changed without a word."""
    now = office.read("roll.csv").replace("06/2024", "07/2024")
    office.write("now.csv", now)
    done = ansinh("check", lists[0], office.folder / "now.csv", "--json")
    assert (done.code, done.document["unreported"]) == (0, [])
    shown = ansinh("check", lists[0], office.folder / "now.csv", "--lang", "en")
    assert shown.out.splitlines()[-1] == "Every difference from last month's list was reported."
    office.write("now.csv", now.replace("0000000301", "0000000302"))
    done = ansinh("check", lists[0], office.folder / "now.csv", "--json")
    assert (done.code, done.document["ok"]) == (1, False)
    (found,) = done.document["unreported"]
    assert (found["code"], found["file"]) == ("check-unreported", "now.csv")
    shown = ansinh("check", lists[0], office.folder / "now.csv")
    assert shown.out.splitlines()[-1] == "1 thay đổi chưa báo."
    assert not [part for part in PERSONAL if part in shown.out.replace("K003", "")]
    with_changes = ansinh("check", *lists, office.folder / "now.csv", "--json")
    found = [one["message"]["en"] for one in with_changes.document["unreported"]]
    assert sorted(message.rpartition(": ")[2] for message in found) == [
        "amount",
        "channel or account",
        "it is missing",
        "it is there and nobody added it",
    ]
