"""``ansinh check --give-back``: the lists that have problems come back with their cells marked."""

import io
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import PERSONAL, Command, Office, tree
from tests.marked_book import listed, marked_cells
from tests.twenty_faults import workbook

from ansinh.boundary import SourceFile
from ansinh.cli.give_back import names_of

CORPUS = Path(__file__).parents[1] / "corpus" / "files"


@pytest.fixture
def wrong(office: Office) -> list[Path]:
    """Two lists with problems and one that is right."""
    title = "Danh sách {} tháng {}/2024" + "," * 10 + "\n"
    roll = office.read("roll.csv").replace("540.000", "54x").replace("1950", "?")
    office.write("Danh sách Tứ Hạ.csv", title.format("chi trả", "06") + roll)
    office.write("roll.csv", title.format("chi trả", "06") + office.read("roll.csv"))
    removals = office.read("removals.csv").replace("chuyển đi", "đi chơi")
    office.write("removals.csv", "Danh sách giảm tháng 07/2024,,,,,\n" + removals)
    return [office.folder / name for name in ("Danh sách Tứ Hạ.csv", "removals.csv", "roll.csv")]


def test_every_list_with_problems_is_written_and_nothing_else(
    wrong: list[Path], ansinh: Command, office: Office
) -> None:
    before = tree(office.folder)
    out = office.folder / "tra-lai"
    done = ansinh("check", *wrong, "--give-back", out, "--json")
    assert done.code == 1
    names = ["danh-sach-tu-ha-can-sua.xlsx", "removals-can-sua.xlsx"]
    assert sorted(tree(out)) == names
    assert {n: b for n, b in tree(office.folder).items() if not n.startswith("tra-lai/")} == before
    assert done.document["given_back"] == [
        {"file": source, "written": (out / name).as_posix(), "values_only": False}
        for source, name in zip(("Danh sách Tứ Hạ.csv", "removals.csv"), names, strict=True)
    ]
    assert done.document["not_given_back"] == []
    for name in names:
        assert (out / name).stat().st_mode & 0o777 == 0o600
    content = (out / names[0]).read_bytes()
    assert set(marked_cells(content)) == {("Danh sách", "G3"), ("Danh sách", "C4")}
    assert [place for _, place, _ in listed(content)] == ["G3", "C4"]


def test_people_are_told_where_the_marked_lists_are(
    wrong: list[Path], ansinh: Command, office: Office
) -> None:
    done = ansinh("check", *wrong, "--give-back", office.folder / "out")
    assert done.code == 1
    assert done.out.splitlines()[-1].endswith("out/removals-can-sua.xlsx")
    assert "đã ghi bản đánh dấu ô cần sửa vào" in done.out
    assert not [part for part in PERSONAL if part in done.out]
    english = ansinh("check", *wrong, "--give-back", office.folder / "o2", "--lang", "en")
    assert "given back with its cells marked as" in english.out


def test_lists_that_are_right_give_nothing_back(ansinh: Command, office: Office) -> None:
    out = office.folder / "out"
    done = ansinh("check", office.folder / "roll.csv", "--month", "06/2024", "--give-back", out)
    assert done.code == 0
    assert not out.exists()
    assert (
        ansinh("check", office.folder / "roll.csv", "--month", "06/2024", "--json").document[
            "given_back"
        ]
        == []
    )


def test_a_file_that_cannot_be_read_is_not_given_back_and_that_is_said(
    wrong: list[Path], ansinh: Command, office: Office
) -> None:
    broken = office.write("hong.xlsx", b"PK\x03\x04")
    done = ansinh("check", broken, wrong[1], "--give-back", office.folder / "out", "--json")
    assert done.code == 1
    assert done.document["not_given_back"] == ["hong.xlsx"]
    assert [one["file"] for one in done.document["given_back"]] == ["removals.csv"]
    alone = ansinh("check", broken, "--give-back", office.folder / "o2")
    assert alone.code == 1
    assert alone.out.splitlines()[-1] == (
        "hong.xlsx: không ghi bản đánh dấu, vì không đọc được chính tệp này"
    )
    assert not (office.folder / "o2").exists()


def test_a_copy_that_somebody_is_mending_is_not_written_over(
    wrong: list[Path], ansinh: Command, office: Office
) -> None:
    """Nothing at all is written then; the same marks may be written again."""
    out = office.folder / "out"
    assert ansinh("check", wrong[1], "--give-back", out).code == 1
    assert ansinh("check", wrong[1], "--give-back", out, "--json").document["given_back"]
    book = openpyxl.load_workbook(out / "removals-can-sua.xlsx")
    book["Danh sách"]["E3"] = "chuyển đi"
    book.save(out / "removals-can-sua.xlsx")
    before = tree(out)
    done = ansinh("check", *wrong, "--give-back", out, "--json")
    assert done.code == 1
    assert tree(out) == before
    assert done.problems[-1] == ("removals-can-sua.xlsx", "", "file-exists")
    assert done.document["given_back"] == []


def test_a_marked_list_is_not_written_over_when_it_is_checked_itself(
    wrong: list[Path], ansinh: Command, office: Office
) -> None:
    out = office.folder / "out"
    ansinh("check", wrong[0], "--give-back", out)
    marked = out / "danh-sach-tu-ha-can-sua.xlsx"
    content = marked.read_bytes()
    done = ansinh("check", marked, "--month", "06/2024", "--give-back", out, "--json")
    assert [code for *_, code in done.problems] == ["amount-text", "birth-date-text"]
    assert done.document["given_back"]  # the same marks: the same bytes
    assert marked.read_bytes() == content
    changed = openpyxl.load_workbook(io.BytesIO(content))
    changed["Danh sách"]["G3"] = "540.000"
    changed.save(marked)
    mended = marked.read_bytes()
    done = ansinh("check", marked, "--month", "06/2024", "--give-back", out, "--json")
    assert marked.read_bytes() == mended
    assert [code for *_, code in done.problems] == ["birth-date-text", "file-exists"]


def test_a_folder_that_is_in_the_way_is_said(
    wrong: list[Path], ansinh: Command, office: Office
) -> None:
    (office.folder / "out/removals-can-sua.xlsx").mkdir(parents=True)
    done = ansinh("check", wrong[1], "--give-back", office.folder / "out", "--json")
    assert done.problems[-1] == ("removals-can-sua.xlsx", "", "file-exists")


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["Đợt 1/Danh sách.xlsx"], ["danh-sach"]),
        (["a b.xlsx", "a-b.csv", "A_B.ods"], ["a-b", "a-b-2", "a-b-3"]),
        (["a-2.xlsx", "a.xlsx", "a.csv"], ["a-2", "a", "a-3"]),
        (["a-can-sua.xlsx", "???.xlsx", "x" * 300 + ".csv"], ["a", "danh-sach", "x" * 80]),
    ],
)
def test_names_are_the_offices_own_in_letters_that_every_disk_has(
    files: list[str], names: list[str]
) -> None:
    sources = [SourceFile(name, b"") for name in files]
    assert names_of(sources) == [f"{name}-can-sua.xlsx" for name in names]


def test_a_workbook_that_is_made_anew_says_what_it_lacks(ansinh: Command, tmp_path: Path) -> None:
    """Of an .xls only the values come back; the office's own .xlsx comes back whole."""
    old = tmp_path / "cu.xls"
    old.write_bytes((CORPUS / "sheets-broken" / "formula-id.xls").read_bytes())
    new = tmp_path / "moi.xlsx"
    new.write_bytes(workbook(faulty=True))
    done = ansinh("check", old, new, "--give-back", tmp_path / "out", "--json")
    lacking = {one["file"]: one["values_only"] for one in done.document["given_back"]}
    assert lacking == {"cu.xls": True, "moi.xlsx": False}
    shown = ansinh("check", old, new, "--give-back", tmp_path / "o2")
    assert shown.out.count("không có công thức") == 1
