"""csv in: a line is a row."""

import pytest
from tests.sheets import codes

from ansinh.errors import Code, UnreadableFile
from ansinh.formats import read_sheets
from ansinh.formats.delimited import read_csv

HEADER = "STT,Họ và tên,Ghi chú\n"


def rows(text: str) -> list[list[object]]:
    return [list(row) for row in read_csv(text.encode(), "x.csv").rows]


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_csv(data, "x.csv")
    assert caught.value.__context__ is None
    return caught.value


def test_cells_are_text_without_outer_spaces_and_never_empty() -> None:
    assert rows(HEADER + "1, A B ,\n")[1] == ["1", "A B", None]


def test_zeros_stay() -> None:
    assert rows("STT,Số CCCD\n1,046099990012\n")[1] == ["1", "046099990012"]


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_last_line_may_end_or_not(end: str) -> None:
    assert len(rows("STT,Họ và tên\n1,A" + end)) == 2


def test_empty_lines_are_rows() -> None:
    assert rows("STT,Họ và tên\n\n1,A\n\n")[1::2] == [[], []]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_header_says_the_delimiter(sign: str) -> None:
    title = "DANH SÁCH, THÁNG 7, NĂM 2024; a, b, c\n"
    text = title + HEADER.replace(",", sign) + sign.join(("1", "A", "x.y")) + "\n"
    assert rows(text)[1:] == [["STT", "Họ và tên", "Ghi chú"], ["1", "A", "x.y"]]


def test_a_quoted_header_says_it_too() -> None:
    assert rows('"STT";"Họ và tên";"Xã, phường"\n')[0] == ["STT", "Họ và tên", "Xã, phường"]


def test_a_spreadsheet_may_say_it_itself() -> None:
    assert rows("sep=;\nA;B\n")[1] == ["A", "B"]


def test_without_a_known_header_it_is_the_sign_that_cuts_most() -> None:
    assert rows("Ngày;Số tiền;Nội dung\n1,5;2;3\n")[0] == ["Ngày", "Số tiền", "Nội dung"]


def test_quotes_hold_the_delimiter_and_quotes() -> None:
    assert rows(HEADER + '1,"A, ""B""",x\n')[1] == ["1", 'A, "B"', "x"]


@pytest.mark.parametrize(
    "line", ['1,"A,x', '1,A"B,x', '1,"A"B,x', '1, "A",x', '1,A,"', '1,"A\nB",x']
)
def test_quotes_that_do_not_pair_are_told_at_their_line(line: str) -> None:
    error = refused((HEADER + "1,A,x\n" + line + "\n2,B,y\n").encode())
    assert set(codes(error)) == {Code.FILE_QUOTE}
    assert error.problems[0].position.row == 3


def test_all_lines_are_looked_at_in_one_pass() -> None:
    error = refused((HEADER + '1,"A,x\n2,B,y\n3,\x00,z\n4,a\rb,z\n').encode())
    assert [(p.position.row, p.code) for p in error.problems] == [
        (2, Code.FILE_QUOTE),
        (4, Code.FILE_CHARACTER),
        (5, Code.FILE_LINE_BREAK),
    ]


@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\u202e"])
def test_control_and_invisible_characters_are_refused(sign: str) -> None:
    assert codes(refused((HEADER + f"1,A{sign}B,x\n").encode())) == [Code.FILE_CHARACTER]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bom_and_line_ends_make_no_difference(mark: bytes, end: str) -> None:
    data = mark + HEADER.replace("\n", end).encode() + b"1,A,x" + end.encode()
    assert read_csv(data, "x").rows == [("STT", "Họ và tên", "Ghi chú"), ("1", "A", "x")]


def test_other_encodings_are_told_with_the_line() -> None:
    error = refused(HEADER.encode() + "1,Thuỷ,x\n2,é,y\n".replace("ỷ", "y").encode("latin-1"))
    assert codes(error) == [Code.FILE_ENCODING]
    assert error.problems[0].position.row == 3
    assert codes(refused(HEADER.encode("utf-16-le"))) == [Code.FILE_ENCODING]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"  \r\n"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert codes(refused(data)) == [Code.FILE_EMPTY]


def test_bounds_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(refused((HEADER + "1," + "x" * 2001 + "," + "y" * 3000).encode())) == [
        Code.CELL_TOO_LONG,
        Code.CELL_TOO_LONG,
    ]
    assert codes(refused((HEADER + "1," + "x" * 100_001).encode())) == [Code.FILE_LINE_LONG]
    assert codes(refused((HEADER + "," * 256).encode())) == [Code.FILE_TOO_LARGE]
    monkeypatch.setattr("ansinh.formats.text_file.MAX_ROWS", 1)
    assert codes(refused((HEADER + "1,A,x").encode())) == [Code.FILE_TOO_LARGE]
    monkeypatch.setattr("ansinh.formats.text_file.MAX_FILE_BYTES", 5)
    assert codes(refused(HEADER.encode())) == [Code.FILE_TOO_LARGE]


def test_no_message_holds_what_the_line_had() -> None:
    error = refused((HEADER + '1,"Bí Mật,x\n').encode())
    assert "Mật" not in f"{error!r}{error}{error.args}"


def test_text_is_read_as_text_whatever_its_name() -> None:
    (sheet,) = read_sheets((HEADER + "1,A,x\n").encode(), "list.xlsx")
    assert sheet.rows[1] == ("1", "A", "x")


def test_encoding_and_delimiter_that_are_said_are_not_guessed() -> None:
    data = "STT;Họ, tên|x\n1;A|b\n".encode()
    assert [list(row) for row in read_csv(data, "x.csv", delimiter="|").rows] == [
        ["STT;Họ, tên", "x"],
        ["1;A", "b"],
    ]
    (row,) = read_csv("Hòa;x".encode("cp1252"), "x.csv", encoding="cp1252", delimiter=";").rows
    assert row == ("Hòa", "x")
