"""``ansinh check`` on a workbook with twenty planted faults: those, in their cells, no other."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.twenty_faults import FAULTS, workbook


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "Danh sách tháng 6.xlsx"
    path.write_bytes(workbook(faulty=True))
    return path


def test_the_twenty_are_listed_with_their_cells_and_nothing_else(
    faulty: Path, ansinh: Command
) -> None:
    done = ansinh("check", faulty, "--json")
    assert done.code == 1
    found = {one["cell"]: one["code"] for one in done.document["problems"]}
    assert found == {address: code for address, (_, code) in FAULTS.items()}
    assert len(done.document["problems"]) == 20
    assert list(faulty.parent.iterdir()) == [faulty]


def test_the_same_list_without_them_is_right(tmp_path: Path, ansinh: Command) -> None:
    path = tmp_path / "dung.xlsx"
    path.write_bytes(workbook(faulty=False))
    done = ansinh("check", path, "--json")
    assert (done.code, done.document["problems"]) == (0, [])


def test_the_marked_workbook_is_all_that_is_written(
    faulty: Path, tmp_path: Path, ansinh: Command
) -> None:
    """The office gets its own file back, once, and nothing beside it."""
    back = tmp_path / "gui-lai"
    done = ansinh("check", faulty, "--give-back", back, "--json")
    assert done.code == 1
    assert [path.suffix for path in back.iterdir()] == [".xlsx"]
    assert {path.name for path in tmp_path.iterdir()} == {faulty.name, back.name}
    (marked,) = back.iterdir()
    again = ansinh("check", marked, "--json")
    assert [(one["cell"], one["code"]) for one in again.document["problems"]] == [
        (one["cell"], one["code"]) for one in done.document["problems"]
    ]


def test_what_was_taken_is_listed_though_the_list_is_refused(faulty: Path, ansinh: Command) -> None:
    """A proposal that is taken is no problem any more, and nothing that is taken goes unsaid."""
    done = ansinh("check", faulty, "--apply", "zeros", "--apply", "banks", "--json")
    assert done.code == 1
    taken = {(one["cell"], one["kind"]) for one in done.document["applied"]}
    assert taken == {("F6", "zeros"), ("G24", "zeros"), ("N18", "banks")}
    assert len(done.document["problems"]) == 17
    shown = ansinh("check", faulty, "--apply", "zeros", "--lang", "en")
    assert shown.out.count(": taken: ") == 2
    assert "99145000001" not in shown.out + str(done.document)
