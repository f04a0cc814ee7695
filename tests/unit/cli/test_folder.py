"""Files in and out: nothing read by halves, nothing written over what was read."""

from pathlib import Path

import pytest

from ansinh.boundary import SourceFile
from ansinh.cli.folder import Output, distinct, read_sources, show_outputs, write_outputs
from ansinh.cli.screen import PlainScreen
from ansinh.errors import Code, StorageError, Text, UnreadableFile

WHAT = Text("orders", "lệnh chi")


def output(name: str, content: bytes = b"new") -> Output:
    return Output(name, WHAT, content)


def test_a_file_is_called_by_its_name_and_by_its_path_where_two_have_one(tmp_path: Path) -> None:
    """Two communes send a ``tang.csv`` each; a problem must say which."""
    for name in ("a/tang.csv", "b/tang.csv", "a/giam.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    paths = [tmp_path / name for name in ("a/tang.csv", "b/tang.csv", "a/giam.csv")]
    names = [source.name for source in read_sources([*paths, paths[0]]).values()]
    assert names == [paths[0].as_posix(), paths[1].as_posix(), "giam.csv"]


def test_all_files_that_are_not_there_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "tang.csv").write_bytes(b"")
    with pytest.raises(UnreadableFile) as caught:
        read_sources(tmp_path / name for name in ("mot.csv", "tang.csv", "hai.csv", "."))
    places = [(one.position.source, one.code) for one in caught.value.problems]
    assert places[:2] == [("mot.csv", Code.FILE_MISSING), ("hai.csv", Code.FILE_MISSING)]
    assert len(places) == 3  # a folder is no file


def test_the_folder_that_one_is_in_has_a_name_too() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_sources([Path()])
    assert [one.position.source for one in caught.value.problems] == ["."]


@pytest.mark.parametrize("second", ["list.xlsx", "LIST.xlsx"])
def test_no_output_takes_the_place_of_another(second: str) -> None:
    """A batch that vanished under its neighbour's name would be people who are not paid."""
    with pytest.raises(StorageError) as caught:
        distinct([output("list.xlsx", b"1"), output(second, b"2")])
    assert caught.value.code is Code.FILE_NAME_TWICE
    assert [one.name for one in distinct([output("b"), output("a")])] == ["b", "a"]


def test_an_answer_under_its_orders_name_is_not_written_over(tmp_path: Path) -> None:
    """The bank sends the order back with its answer in it, and people save it where it lay."""
    answer = tmp_path / "vietinbank-btxh-2024-07-1.xlsx"
    answer.write_bytes(b"the answer")
    sources = {tmp_path / "." / answer.name: SourceFile(answer.name, b"the answer")}
    with pytest.raises(UnreadableFile) as caught:
        write_outputs(tmp_path, [output(answer.name), output("other.xlsx")], sources)
    (found,) = caught.value.problems
    assert (found.code, found.position.source) == (Code.FILE_OVER_INPUT, answer.name)
    assert [path.name for path in tmp_path.iterdir()] == [answer.name]
    assert answer.read_bytes() == b"the answer"


def test_what_lay_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"mine")
    same = tmp_path / "same.xlsx"
    same.write_bytes(b"new")
    sources = {same: SourceFile("same.xlsx", b"new")}
    write_outputs(tmp_path, [output("a/list.xlsx"), output("same.xlsx")], sources)
    assert (tmp_path / "note.txt").read_bytes() == b"mine"
    assert (tmp_path / "a/list.xlsx").read_bytes() == b"new"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file stands in the way")
    with pytest.raises(StorageError) as caught:
        write_outputs(tmp_path / "out", [output("list.xlsx")], {})
    assert caught.value.__notes__ == [(tmp_path / "out").as_posix()]


def test_where_the_files_lie_is_shown_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    show_outputs(PlainScreen("en"), Path("out"), [output("a.xlsx").within("2024-07"), output("b/")])
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "  out/2024-07/a.xlsx  orders",
        "  out/b/              orders",
    ]
