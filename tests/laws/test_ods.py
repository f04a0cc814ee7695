"""Laws of OpenDocument sheets: one meaning however a row is read, and no file that does harm."""

import time
from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ods_files import content, number_cell, ods_of, row, table, text_cell
from tests.sheets import codes, sheet_of, xlsx_of

from ansinh.errors import AnsinhError, UnreadableFile
from ansinh.formats import CellValue, Sheet, ods_walk, read_workbook
from ansinh.formats.ods_in import read_ods

TEXTS = st.text(
    st.sampled_from("aAđĐễ ỡ0123#/!?Err:N/A.,'\u00a0\n\t\r&<>]"), min_size=0, max_size=12
)
NUMBERS = st.sampled_from(
    ["0", "-0", "5", "750000", "999999999999999", "1000000000000000", "1.5", "-3.25", "1E+20",
     "1.2E-05", "007", "1E+018", "12345678901234567890", "1E999", "0.1.2", "", " 1", "1e5"]
)  # fmt: skip
COUNTS = st.sampled_from([*[""] * 12, "1", "2", "2", "3", "3", "16000", "0", "x"])


def repeated(what: str, count: str) -> str:
    return f' table:number-{what}-repeated="{count}"' if count else ""


@st.composite
def cells(draw: st.DrawFn) -> str:
    more = draw(st.sampled_from(["", ' table:style-name="ce1"']))
    more += repeated("columns", draw(COUNTS))
    if draw(st.integers(0, 19)) == 0:
        more += ' table:formula="of:=1+1"'
    kind = draw(st.sampled_from(["text", "text", "number", "empty", "covered", "other"]))
    if kind == "text":
        return ordered(text_cell(escape(draw(TEXTS), quote=False), more=more))
    if kind == "number":
        return ordered(number_cell(draw(NUMBERS), more=more))
    if kind == "empty":
        return f"<table:table-cell{more}/>"
    if kind == "covered":
        return f"<table:covered-table-cell{more}/>"
    inside = draw(
        st.sampled_from(
            [
                "<text:p/>",
                "<text:p>a<text:s/>b</text:p>",
                "<text:p>a</text:p><text:p>b</text:p>",
                "",
            ]
        )
    )
    return f"<table:table-cell{more}>{inside}</table:table-cell>"


def ordered(cell: str) -> str:
    """Write the attributes in the order of LibreOffice: the kind of the value comes last."""
    start, end = cell.index(" office:"), cell.index(">")
    at = cell.find(" table:", 0, end)
    if at < 0:
        return cell
    return cell[:start] + cell[at:end] + cell[start:at] + cell[end:]


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A document of some rows, plain ones and others."""
    rows = [
        row(*inside, more=repeated("rows", count) + hidden)
        for inside, count, hidden in draw(
            st.lists(
                st.tuples(
                    st.lists(cells(), max_size=4),
                    COUNTS,
                    st.sampled_from(["", "", "", ' table:visibility="collapse"']),
                ),
                max_size=4,
            )
        )
    ]
    if rows and draw(st.booleans()):
        rows.insert(1, '<table:table-row-group table:display="false">')
        rows.append("</table:table-row-group>")
    sheets = [table(*rows), table(row(number_cell(1)), name="B")]
    return content(*sheets)


def outcome(data: bytes) -> object:
    try:
        sheets = read_ods(data, "x")
    except UnreadableFile as error:
        return codes(error), [one.position for one in error.problems]
    return [all_of(sheet) for sheet in sheets]


def all_of(sheet: Sheet) -> dict[str, object]:
    typed = [[(type(value), value) for value in cells] for cells in sheet.rows]
    return {
        "rows": typed,
        "marks": (sheet.formulas, sheet.errors, sheet.times, sheet.merges, sheet.converted),
        "hidden": (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns),
    }


@given(xml=documents())
def test_a_row_says_the_same_by_the_grammar_and_by_the_walk(xml: bytes) -> None:
    """The grammar is there to be quick: wherever it takes a row, the walk would say no other."""
    data = ods_of(xml)
    quick = outcome(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ods_walk, "without_plain_rows", lambda xml, _styles: (xml, []))
        assert outcome(data) == quick


VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.text(st.sampled_from("aĐễ 09"), max_size=5).map("x{}".format),
    st.integers(-(10**16), 10**16),
    st.floats(-1e20, 1e20, allow_nan=False),
)


@given(rows=st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=4))
def test_an_xlsx_and_an_ods_of_the_same_values_read_alike(rows: list[list[CellValue]]) -> None:
    """Which program an office writes its list with is no part of the list."""
    written = [
        row(
            *(
                "<table:table-cell/>"
                if value is None
                else text_cell(value)
                if isinstance(value, str)
                else number_cell(repr(value) if isinstance(value, int) else f"{value:.16G}")
                for value in cells
            )
        )
        for cells in rows
    ]
    as_xlsx = [
        [float(f"{value:.16G}") if isinstance(value, float) else value for value in cells]
        for cells in rows
    ]
    (ods,) = read_ods(ods_of(content(table(*written))), "x")
    (xlsx,) = read_workbook(xlsx_of(as_xlsx), "x")
    assert all_of(sheet_of(ods.rows)) == all_of(sheet_of(xlsx.rows))


STYLES = (
    '<style:style style:name="ce1" style:family="table-cell"><style:text-properties '
    'style:font-name=".VnTime"/></style:style>'
)
WHOLE = content(
    table(
        row(text_cell("Họ và tên"), number_cell(5), more=' table:style-name="ro1"'),
        row(
            text_cell("NguyÔn", more=' table:style-name="ce1" table:number-columns-spanned="2"'),
            "<table:covered-table-cell/>",
            '<table:table-cell office:value-type="date" office:date-value="2024-07-01T08:00:00">'
            "<office:annotation><text:p>x</text:p></office:annotation><text:p>a<text:s/>b</text:p>"
            "</table:table-cell>",
            more=' table:visibility="filter"',
        ),
        row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            more=' table:number-rows-repeated="1048574"',
        ),
        columns='<table:table-column table:number-columns-repeated="3"/>',
    ),
    styles=STYLES,
)
FILE = ods_of(WHOLE)


def harmless(data: bytes) -> None:
    """It is read, or refused in our own words, and soon."""
    start = time.monotonic()
    with suppress(AnsinhError):
        for sheet in read_ods(data, "x"):
            assert len(sheet.rows) * max(map(len, sheet.rows), default=0) <= 16_000_000
    assert time.monotonic() - start < 20


def test_the_file_that_is_harmed_below_is_whole() -> None:
    (sheet,) = read_ods(FILE, "x")
    assert (sheet.times, sheet.converted, sheet.hidden_rows) == ({(2, 3)}, {(2, 1)}, {2})


@given(end=st.integers(0, len(FILE)))
def test_a_file_cut_off_is_refused(end: int) -> None:
    harmless(FILE[:end])
    if end < len(FILE):
        with pytest.raises(UnreadableFile):
            read_ods(FILE[:end], "x")


@given(at=st.integers(0, len(FILE) - 1), byte=st.integers(0, 255))
def test_a_file_with_one_byte_changed_is_read_or_refused(at: int, byte: int) -> None:
    harmless(FILE[:at] + bytes([byte]) + FILE[at + 1 :])


@given(
    at=st.integers(0, len(WHOLE) - 1),
    size=st.integers(0, 40),
    new=st.one_of(
        st.binary(max_size=3),
        st.sampled_from(
            [b"<", b">", b"/>", b'"', b"&amp;", b"9999999", b"<table:table-cell>", b"<text:p>",
             b"</table:table-row>", b"<table:table>", b"<!--", b"<?plain 0?>", b"<?plain x?>"]
        ),
    ),
)  # fmt: skip
def test_content_with_something_changed_is_read_or_refused(at: int, size: int, new: bytes) -> None:
    """The archive is whole, so that the change comes as far as the walk."""
    harmless(ods_of(WHOLE[:at] + new + WHOLE[at + size :]))


@given(end=st.integers(0, len(WHOLE) - 1))
def test_content_cut_off_is_refused(end: int) -> None:
    with pytest.raises(UnreadableFile):
        read_ods(ods_of(WHOLE[:end]), "x")
