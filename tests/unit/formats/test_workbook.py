"""What we write is what was meant: no formula from a text, no lost zero, no cut, no clock."""

import io
import sys
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workbook_dump import opened

from ansinh import Code, Dong, InvalidValue, MissingExtra
from ansinh.formats import TEXT_FORMAT, BookWriter, CellStyle, Paper, SheetWriter
from ansinh.formats.workbook import sheet_name


def _one(write: Callable[[SheetWriter], None]) -> bytes:
    book = BookWriter("Thử")
    write(book.sheet("A"))
    return book.content()


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=1+1}",
        "+1",
        "-1",
        "@SUM(A1)",
        "https://example.vn",
        "012345678901",
        "1.2E+11",
        "a  b",
        " a ",
        "_x0041_",
        "dòng 1\ndòng 2",
        "TRUE",
        "#N/A",
        "<b>&amp;</b>",
    ],
)
def test_a_text_stays_that_text(text: str) -> None:
    cell = opened(_one(lambda sheet: sheet.text(1, 1, text)))["A"]["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
)
def test_any_text_without_controls_comes_back(text: str) -> None:
    """U+FFFE and U+FFFF are no characters of XML, and are refused."""
    try:
        content = _one(lambda sheet: sheet.text(1, 1, text))
    except InvalidValue as refused:
        assert refused.code == Code.CELL_CONTROL_CHARACTER  # noqa: PT017 - the only way out
        assert set(text) & {"\ufffe", "\uffff"}
    else:
        cell = opened(content)["A"]["A1"]
        assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 32_768, Code.CELL_TOO_LONG),
        ("a\x00b", Code.CELL_CONTROL_CHARACTER),
        ("a\tb", Code.CELL_CONTROL_CHARACTER),
        ("a\rb", Code.CELL_CONTROL_CHARACTER),
        ("\ud800", Code.CELL_CONTROL_CHARACTER),
    ],
)
def test_what_a_cell_cannot_hold_is_refused_not_cut(text: str, code: Code) -> None:
    with pytest.raises(InvalidValue) as refused:
        _one(lambda sheet: sheet.text(1, 1, text))
    assert refused.value.code == code


@pytest.mark.parametrize("place", [(1_048_577, 1), (1, 16_385)])
def test_a_cell_outside_the_sheet_is_refused(place: tuple[int, int]) -> None:
    """XlsxWriter says so by a number that is easily overlooked."""
    for write in (
        lambda sheet: sheet.text(*place, "x"),
        lambda sheet: sheet.number(*place, 1),
        lambda sheet: sheet.blank(*place, CellStyle()),
    ):
        with pytest.raises(InvalidValue) as refused:
            _one(write)
        assert refused.value.code == Code.CELL_PLACE


def test_numbers_are_whole_and_exact() -> None:
    largest = 999_999_999_999_999
    cell = opened(_one(lambda sheet: sheet.money(1, 1, Dong(largest), CellStyle())))["A"]["A1"]
    assert (cell.data_type, cell.value) == ("n", largest)
    for number in (True, 1.0, largest + 1, "1"):
        with pytest.raises(InvalidValue):
            _one(lambda sheet, number=number: sheet.number(1, 1, number))


def test_an_empty_text_is_an_empty_cell() -> None:
    style = CellStyle(number_format=TEXT_FORMAT)
    cell = opened(_one(lambda sheet: sheet.text(1, 1, "", style)))["A"]["A1"]
    assert (cell.value, cell.number_format) == (None, "@")


def test_merged_cells_hold_text_and_not_a_formula() -> None:
    sheet = opened(_one(lambda sheet: sheet.merged((1, 1), (2, 3), "=x")))["A"]
    assert sheet["A1"].value == "=x"
    assert sheet["A1"].data_type == "s"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C2"]


def test_choices_warn_and_do_not_forbid() -> None:
    def write(sheet: SheetWriter) -> None:
        sheet.choices(2, (4, 9), ["chết", "chuyển đi"], prompt="Chọn")

    rule = opened(_one(write))["A"].data_validations.dataValidation[0]
    assert str(rule.sqref) == "B4:B9"
    assert rule.formula1 == '"chết,chuyển đi"'
    assert rule.errorStyle == "warning"


@pytest.mark.parametrize("choices", [["a,b"], ["x" * 256]])
def test_choices_that_do_not_fit_are_refused(choices: list[str]) -> None:
    with pytest.raises(InvalidValue):
        _one(lambda sheet: sheet.choices(1, (1, 2), choices, prompt=""))


def test_the_page_is_a4_landscape_with_its_number() -> None:
    def write(sheet: SheetWriter) -> None:
        sheet.text(9, 3, "x")
        sheet.print_on(Paper(scale=70, repeat=(2, 3)), last_row=9, columns=3, ends=[5])

    sheet = opened(_one(write))["A"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.scale == 70
    assert sheet.print_title_rows == "$2:$3"
    assert "Trang &P/&N" in str(sheet.oddFooter.center.text)
    assert [one.id for one in sheet.row_breaks.brk] == [5]
    assert sheet.print_area == "'A'!$A$1:$C$9"


def test_sheet_names_are_made_valid_and_told_apart() -> None:
    taken: set[str] = set()
    for text, name in [
        ("xã Bình Thành", "xã Bình Thành"),
        ("XÃ BÌNH THÀNH", "XÃ BÌNH THÀNH 2"),
        ("a/b:c*[d]", "a b c d"),
        ("x" * 40, "x" * 31),
        ("x" * 41, "x" * 29 + " 2"),
        ("'", "Sheet"),
        ("", "Sheet 2"),
    ]:
        assert sheet_name(text, taken) == name
        taken.add(name.casefold())


def test_no_person_stands_in_the_properties() -> None:
    properties = opened(_one(lambda sheet: sheet.text(1, 1, "x"))).properties
    assert properties.creator in (None, "")
    assert properties.lastModifiedBy in (None, "")
    assert properties.created.year == 2024


def test_the_parts_are_stored_and_undated() -> None:
    """Compressed bytes would depend on the zlib at hand; dates and systems on the machine."""
    with zipfile.ZipFile(io.BytesIO(_one(lambda sheet: sheet.text(1, 1, "x")))) as archive:
        for part in archive.infolist():
            assert part.compress_type == zipfile.ZIP_STORED
            assert part.date_time == (1980, 1, 1, 0, 0, 0)
            assert part.create_system == 0


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"ansinh\[xlsx\]"):
        BookWriter("x")


def test_the_second_workbook_is_as_the_first() -> None:
    """XlsxWriter keeps what it is given as options, and wrote into them."""
    contents = {_one(lambda sheet: sheet.text(1, 1, "x", CellStyle(bold=True))) for _ in range(3)}
    assert len(contents) == 1
