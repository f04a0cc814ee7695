"""``--profile FILE``: an agency's own layout, before the command's name and after it."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.branch_form import OWN
from tests.cli.conftest import ByTheBook, Command, Office, tree


def own(folder: Path, text: str = OWN) -> Path:
    path = folder / "cn2.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("first", [True, False])
def test_the_adapters_show_it(ansinh: Command, tmp_path: Path, first: bool) -> None:
    words = ("--profile", own(tmp_path))
    done = ansinh(*words, "adapters", "--json") if first else ansinh("adapters", *words, "--json")
    assert done.code == 0
    told = {one["id"]: one for one in done.document["adapters"]}
    assert told["vietinbank.salary-list"]["format_version"] == "CN2"
    assert told["vietinbank.salary-list"]["own_profile"] == "cn2.toml"
    assert told["vietinbank.salary-list"]["support"]["parse-results"] == "not-in-format"
    assert told["vnpost.cash-list"]["own_profile"] == ""


@pytest.mark.parametrize("first", [True, False])
def test_a_month_is_written_by_it(office: Office, first: bool) -> None:
    """The branch wants STT, Họ tên, Số TK, Ngân hàng, Số tiền; it gets them, without code."""
    words = ["--profile", own(office.folder)]
    if first:
        command = office.command
        office = Office(office.folder, lambda *given: command(*words, *given))
        done = office.run()
    else:
        done = office.run(*words)
    assert done.code == 0, done.err
    (order,) = office.out.glob("vietinbank-*.xlsx")
    sheet = load_workbook(order).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == ["STT", "Họ tên", "Số TK", "Ngân hàng", "Số tiền"]
    assert rows[1] == [1, "LE VAN KHONG BA", "0000000301", "VietinBank", 360_000]
    assert len(rows) == 3


def test_what_is_wrong_with_it_is_told_and_nothing_is_written(office: Office) -> None:
    wrong = own(office.folder, OWN.replace('field = "bank"', 'field = "iban"'))
    done = office.run("--profile", wrong, "--json")
    assert done.code == 1
    assert sorted(code for _, _, code in done.problems) == ["profile-field", "profile-must-say"]
    assert not office.out.exists() or not tree(office.out)


def test_a_profile_that_is_not_there_is_told(ansinh: Command, tmp_path: Path) -> None:
    done = ansinh("adapters", "--profile", tmp_path / "none.toml")
    assert done.code == 1
    assert "none.toml" in done.err
    assert "[file-missing]" in done.err


def test_an_office_names_it_in_its_settings_once_and_for_all(office: Office) -> None:
    """Forgotten on one month's command line, the branch would get the other layout."""
    own(office.folder)
    settings = office.read("settings.toml")
    line = '[providers."vietinbank.salary-list"]\n'
    office.write("settings.toml", settings.replace(line, line + 'profile = "cn2.toml"\n'))
    assert office.run().code == 0
    (order,) = office.out.glob("vietinbank-*.xlsx")
    header = [cell.value for cell in load_workbook(order).worksheets[0][3]]
    assert header == ["STT", "Họ tên", "Số TK", "Ngân hàng", "Số tiền"]


def test_a_profile_that_is_named_twice_is_told(office: Office) -> None:
    """In the settings and on the command line: which one is meant, nobody can say."""
    given = own(office.folder)
    (office.folder / "again.toml").write_bytes(given.read_bytes())
    again = office.folder / "again.toml"
    done = office.run("--profile", given, "--profile", again, "--json")
    assert done.code == 1
    assert [code for _, _, code in done.problems] == ["profile-twice"]


def test_a_profile_of_another_format_is_told_at_its_entry(office: Office) -> None:
    own(office.folder)
    settings = office.read("settings.toml") + '[providers."vnpost.cash-list"]\n'
    office.write("settings.toml", settings + 'profile = "cn2.toml"\n')
    done = office.run("--json")
    assert done.code == 1
    (told,) = done.document["problems"]
    assert (told["code"], told["header"]) == (
        "settings-value",
        "providers.vnpost.cash-list.profile",
    )


def next_of(document: dict[str, Any]) -> list[str]:
    """Give the next command's words after the book, as somebody types them; the clock is ours."""
    _, _, step, _, *words = shlex.split(document["next"]["command"])
    return [step, *words[: words.index("--by")]]


def head_of(order: Path) -> list[object]:
    """Give the titles of an order's columns."""
    return [cell.value for cell in load_workbook(order).worksheets[0][3]]


class TestByTheBook:
    """Each step is told of it, and the next one is typed as the last was."""

    def test_what_was_typed_is_in_the_next_command(self, by_the_book: ByTheBook) -> None:
        profile = own(by_the_book.office.folder)
        by_the_book.until("apply")
        terms = ("--pay-day", "2024-07-05", "--as-of", "2024-07-01")
        done = by_the_book.do("check", *terms, "--profile", profile, "--json")
        assert next_of(done.document) == ["plan", *terms, "--profile", str(profile)]
        done = by_the_book.do(*next_of(done.document), "--json")
        assert next_of(done.document) == ["render", "--profile", str(profile)]
        done = by_the_book.do(*next_of(done.document))
        assert done.code == 0
        (order,) = by_the_book.orders.glob("vietinbank-*.xlsx")
        assert "Họ tên" in head_of(order)

    def test_a_profile_said_before_the_command_is_carried_too(self, by_the_book: ByTheBook) -> None:
        profile = own(by_the_book.office.folder)
        by_the_book.until("open")
        status = ("month", "status", by_the_book.book, "--json")
        done = by_the_book.office.command("--profile", profile, *status)
        assert next_of(done.document)[-2:] == ["--profile", str(profile)]

    @pytest.mark.parametrize("written_by_it", [True, False])
    def test_what_was_written_otherwise_is_not_taken_for_it(
        self, by_the_book: ByTheBook, written_by_it: bool
    ) -> None:
        profile = ("--profile", own(by_the_book.office.folder))
        first, second = (profile, ()) if written_by_it else ((), profile)
        by_the_book.until("plan")
        assert by_the_book.do("render", *first).code == 0
        before = tree(by_the_book.office.folder)
        done = by_the_book.do("render", *second, "--json")
        assert (done.code, done.document["error"]["code"]) == (1, "file-changed")
        assert tree(by_the_book.office.folder) == before
        assert by_the_book.do("render", *first, "--json").document["repeated"] is True
        (order,) = by_the_book.orders.glob("vietinbank-*.xlsx")
        assert by_the_book.do("void", order, "--reason", "mistake").code == 0
        done = by_the_book.do("render", *second, "--json")
        assert (done.code, done.document["repeated"]) == (0, False)
        assert ("Họ tên" in head_of(order)) is not written_by_it
