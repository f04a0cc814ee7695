"""``ansinh template``: an empty list that the library itself takes for a list."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize("kind", ["roll", "additions", "removals", "adjustments"])
def test_an_empty_template_is_a_list_without_lines(
    kind: str, tmp_path: Path, ansinh: Command
) -> None:
    place = tmp_path / "new" / "mau.xlsx"
    done = ansinh("template", kind, "-o", place, "--month", "07/2024", "--json")
    assert (done.code, done.document["file"]) == (0, str(place))
    checked = ansinh("check", place, "--json")
    assert checked.code == 0
    (found,) = checked.document["lists"]
    assert (found["kind"], found["month"], found["lines"]) == (kind, "2024-07", 0)


def test_registrations_have_a_template_too(tmp_path: Path, ansinh: Command) -> None:
    assert ansinh("template", "registrations", "-o", tmp_path / "dang-ky.xlsx").code == 0
    assert (tmp_path / "dang-ky.xlsx").read_bytes().startswith(b"PK")


def test_a_name_without_an_ending_gets_it(tmp_path: Path, ansinh: Command) -> None:
    done = ansinh("template", "additions", "-o", tmp_path / "tang")
    assert done.out == f"Đã ghi {tmp_path / 'tang.xlsx'}, sẵn sàng để điền.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["tang.xlsx"]


def test_what_may_be_filled_in_is_not_written_over(tmp_path: Path, ansinh: Command) -> None:
    """A morning's typing would be lost by an arrow key and Enter."""
    (tmp_path / "tang.xlsx").write_bytes(b"a morning's typing")
    done = ansinh("template", "additions", "-o", tmp_path / "tang.xlsx", "--json")
    assert (done.code, done.problems) == (1, [("tang.xlsx", "", "file-exists")])
    assert (tmp_path / "tang.xlsx").read_bytes() == b"a morning's typing"


def test_the_same_template_has_the_same_bytes(tmp_path: Path, ansinh: Command) -> None:
    for name in ("a", "b"):
        ansinh("template", "additions", "-o", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
