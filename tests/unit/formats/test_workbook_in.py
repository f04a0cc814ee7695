"""xlsx in: what a list may be made of, and what is refused before a library sees it."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from tests.sheets import (
    DECLARATION,
    MAIN,
    cell,
    codes,
    sheet_xml,
    workbook,
    workbook_parts,
    xlsx_of,
    zipped,
)

from ansinh.errors import Code, MissingExtra, UnreadableFile
from ansinh.formats import Merge, Sheet, read_workbook
from ansinh.formats.xml_part import Refusal, walk

HONEST = sheet_xml(f'<row r="1">{cell("A1", "STT")}{cell("B1", 5)}</row>')


def only(data: bytes) -> Sheet:
    (sheet,) = read_workbook(data, "list.xlsx")
    return sheet


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(data, "list.xlsx")
    assert caught.value.__context__ is None
    return caught.value


def test_cells_are_read_as_they_stand() -> None:
    rows = [["a", 5, 1.5, True, date(2024, 7, 1), None, " b "], [None] * 7, [0, 750000]]
    assert only(xlsx_of(rows)).rows == [
        ("a", 5, 1.5, True, date(2024, 7, 1), None, "b"),
        (None,) * 7,
        (0, 750000, None, None, None, None, None),
    ]


def test_rows_keep_their_physical_numbers() -> None:
    sheet = only(workbook(sheet_xml(f'<row r="3">{cell("C3", "x")}</row>')))
    assert sheet.cell(3, 3) == "x"
    assert len(sheet.rows) == 3
    assert sheet.cell(1, 1) is sheet.cell(9, 9) is None


def test_a_number_too_long_to_be_exact_stays_a_float() -> None:
    data = workbook(sheet_xml(f'<row r="1">{cell("A1", 970436681234567890)}</row>'))
    assert type(only(data).cell(1, 1)) is float


def test_a_time_of_day_is_marked() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    clock = book.add_format({"num_format": "hh:mm"})
    sheet.write_number(0, 0, 45474.5, moment)
    sheet.write_number(0, 1, 0.5, clock)
    sheet.write_number(0, 2, 45474, moment)
    book.close()
    read = only(out.getvalue())
    assert read.times == {(1, 1), (1, 2)}
    assert read.cell(1, 3) == date(2024, 7, 1)


def test_days_counted_from_1904_are_the_same_days() -> None:
    """Old Macintosh workbooks count so: unread, each day would be four years early."""
    rows = [(date(2024, 7, 1),)]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, rows[0][0], book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    assert only(out.getvalue()).rows == rows


def test_merges_formulas_errors_and_what_is_hidden_are_told() -> None:
    data = (
        f'<row r="1">{cell("A1", "x")}<c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="e"><v>#N/A</v></c><c r="D1" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        f'<row r="2" hidden="1">{cell("A2", "y")}</row><row r="3" ht="15" hidden="false"/>'
    )
    cols = (
        '<cols><col min="2" max="3" width="9" hidden="1"/><col min="4" max="4" width="9"/></cols>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    shown, hidden = read_workbook(
        workbook(sheet_xml(data, cols, merged), HONEST, states=("visible", "veryHidden")), "x"
    )
    assert shown.formulas == {(1, 2), (1, 4)}
    assert shown.errors == {(1, 3), (1, 4)}
    assert shown.merges == (Merge(1, 1, 2, 2),)
    assert shown.hidden_rows == {2}
    assert shown.hidden_columns == {2, 3}
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert (shown.name, hidden.name) == ("S1", "S2")


def test_a_prefix_on_every_element_is_read_too() -> None:
    """.NET programs write ``x:row``."""
    xml = (
        f'{DECLARATION}<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="e"><x:v>#N/A</x:v></x:c><x:c r="B1"><x:f>1</x:f><x:v>7</x:v>'
        "</x:c></x:row></x:sheetData></x:worksheet>"
    )
    read = only(workbook(xml))
    assert (read.errors, read.formulas, read.cell(1, 2)) == ({(1, 1)}, {(1, 2)}, 7)


def test_spaces_between_elements_and_attributes_in_any_order_are_read() -> None:
    data = (
        '\n <row spans="1:1" r="2">\n  <c s="0" r="A2" >\n <v>5</v>\n </c>\n <c r="B2"/>\n</row>\n '
    )
    assert only(workbook(sheet_xml(data))).cell(2, 1) == 5


def test_rich_text_in_place_is_read() -> None:
    first = '<r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">Nguyễn </t></r>'
    runs = f"<is>{first}<r><t>Thử</t></r></is>"
    data = f'<row r="1"><c r="A1" t="inlineStr">{runs}</c></row>'
    assert only(workbook(sheet_xml(data))).cell(1, 1) == "Nguyễn Thử"


def test_a_day_written_out_is_a_day() -> None:
    data = '<row r="1"><c r="A1" t="d"><v>2024-07-01</v></c></row>'
    assert only(workbook(sheet_xml(data))).cell(1, 1) == date(2024, 7, 1)


def test_styled_empty_cells_far_out_mean_nothing() -> None:
    data = (
        f'<row r="1">{cell("A1", 1)}<c r="XFD1" s="0"/></row>'
        '<row r="1048576"><c r="A1048576" s="0"/></row>'
    )
    assert only(workbook(sheet_xml(data))).rows == [(1,)]


def test_an_empty_sheet_has_no_rows() -> None:
    assert only(workbook(sheet_xml(""))).rows == []
    bare = f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    assert only(workbook(bare)).rows == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (cell("XFD1", 1), Code.XLSX_FAR_CELL),
        (cell("A1", 1) + cell("A1", 2), Code.XLSX_CELL_ORDER),
        (cell("B1", 1) + cell("A1", 2), Code.XLSX_CELL_ORDER),
        (cell("A2", 1), Code.XLSX_DAMAGED),
        ('<c t="s"><v>0</v></c>', Code.XLSX_DAMAGED),
        ('<c r="A1" r="B1"><v>0</v></c>', Code.XLSX_DAMAGED),
        ('<c r="A1" x=">"><v>0</v></c>', Code.XLSX_DAMAGED),
        ("<c r='A1'><v>0</v></c>", Code.XLSX_DAMAGED),
        ('<c r="A1"><v>0</v><v>1</v></c>', Code.XLSX_DAMAGED),
        ('<c r="A1"><v>5<!-- x -->00</v></c>', Code.XLSX_DAMAGED),
        ('<c r="A1"><v>5<?x y?>00</v></c>', Code.XLSX_DAMAGED),
        ('<c r="A1"><is><t>a</t><c r="B9"/></is></c>', Code.XLSX_DAMAGED),
        ('<c r="A1"><unknown/></c>', Code.XLSX_DAMAGED),
        ("words", Code.XLSX_DAMAGED),
    ],
)
def test_cells_that_readers_would_disagree_on_are_refused(data: str, code: Code) -> None:
    assert codes(refused(workbook(sheet_xml(f'<row r="1">{data}</row>')))) == [code]


@pytest.mark.parametrize(
    "data",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"/><row r="1"/>',
    ],
)
def test_rows_out_of_order_or_twice_are_refused_at_their_row(data: str) -> None:
    error = refused(workbook(sheet_xml(data)))
    assert codes(error) == [Code.XLSX_CELL_ORDER]
    assert (error.problems[0].position.sheet, error.problems[0].position.row) == ("S1", 1)


def test_two_far_apart_cells_do_not_end_the_process() -> None:
    """python-calamine lays out 549 GB for them and aborts."""
    far = f'<row r="1">{cell("A1", 1)}</row><row r="1048576">{cell("XFD1048576", 1)}</row>'
    error = refused(workbook(sheet_xml(far)))
    assert codes(error) == [Code.XLSX_FAR_CELL]
    assert error.problems[0].position.cell == "XFD1048576"


def test_a_wide_and_tall_rectangle_is_refused_too() -> None:
    tall = f'<row r="1">{cell("IV1", 1)}</row><row r="400000">{cell("A400000", 1)}</row>'
    assert codes(refused(workbook(sheet_xml(tall)))) == [Code.XLSX_FAR_CELL]


def test_a_dimension_that_lies_harms_nobody() -> None:
    data = f'<row r="1">{cell("A1", 1)}</row>'
    lies = '<dimension ref="A1:XFD1048576"/>'
    assert only(workbook(sheet_xml(data, lies))).rows == [(1,)]


def test_every_sheet_is_looked_at_and_all_problems_are_told() -> None:
    bad = sheet_xml('<row r="2"/><row r="1"/>')
    error = refused(workbook(bad, HONEST, bad))
    assert [problem.position.sheet for problem in error.problems] == ["S1", "S3"]


def strings(count: str, *texts: str) -> str:
    inside = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{DECLARATION}<sst xmlns="{MAIN}" {count}>{inside}</sst>'


SHARED = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')


def test_shared_strings_are_read() -> None:
    assert only(workbook(SHARED, strings=strings('uniqueCount="1"', "x"))).rows == [("x",)]
    assert only(workbook(SHARED, strings=strings("", "x"))).rows == [("x",)]


@pytest.mark.parametrize(
    "count", ['uniqueCount="4000000000"', 'uniqueCount="99999999"', "uniqueCount='1'"]
)
def test_a_count_of_strings_that_lies_does_not_end_the_process(count: str) -> None:
    """python-calamine makes room for as many as it is told: 96 GB, and aborts."""
    error = refused(workbook(SHARED, strings=strings(count, "x")))
    assert codes(error) == [Code.XLSX_DAMAGED]


def test_a_string_that_is_not_there_is_damage() -> None:
    data = SHARED.replace("<v>0</v>", "<v>7</v>")
    assert codes(refused(workbook(data, strings=strings('uniqueCount="1"', "x")))) == [
        Code.XLSX_DAMAGED
    ]


def test_a_long_string_shared_by_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cell gets its own copy: 1 MB, 100,000 times, is 100 GB."""
    monkeypatch.setattr("ansinh.formats.shared_strings.MAX_STRINGS_BYTES", 5_000)
    text = strings('uniqueCount="2"', "x" * 100, "y")
    many = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100))
    assert codes(refused(workbook(sheet_xml(many), strings=text))) == [Code.XLSX_EXPANDS]
    few = many.replace("<v>0</v>", "<v>1</v>")
    assert len(only(workbook(sheet_xml(few), strings=text)).rows) == 99


DTD = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"],
)
def test_a_document_type_in_any_part_is_refused(part: str) -> None:
    parts = workbook_parts(HONEST)
    xml = parts.get(part, DECLARATION.encode() + b"<styleSheet/>")
    parts[part] = xml.replace(DECLARATION.encode(), DECLARATION.encode() + DTD.encode())
    assert codes(refused(zipped(parts))) == [Code.XLSX_DTD]


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-7", "windows-1258"])
def test_other_encodings_are_refused(encoding: str) -> None:
    """A document type in UTF-16 would be there and not be seen."""
    parts = workbook_parts(HONEST)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"UTF-8", encoding.encode())
    assert codes(refused(zipped(parts))) == [Code.XLSX_DAMAGED]
    parts[name] = HONEST.encode("utf-16")
    assert codes(refused(zipped(parts))) == [Code.XLSX_DAMAGED]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", Code.XLSX_MACRO),
        ("xl/macrosheets/sheet1.xml", Code.XLSX_MACRO),
        ("xl/externalLinks/externalLink1.xml", Code.XLSX_EXTERNAL),
        ("xl/embeddings/oleObject1.bin", Code.XLSX_EXTERNAL),
        ("xl/connections.xml", Code.XLSX_EXTERNAL),
        ("xl/activeX/activeX1.xml", Code.XLSX_EXTERNAL),
    ],
)
def test_what_could_run_or_call_out_is_refused(part: str, code: Code) -> None:
    assert codes(refused(zipped({**workbook_parts(HONEST), part: b"<x/>"}))) == [code]


def test_an_embedded_object_on_a_sheet_is_refused() -> None:
    after = '<oleObjects><oleObject shapeId="1"/></oleObjects>'
    assert codes(refused(workbook(sheet_xml("", after=after)))) == [Code.XLSX_EXTERNAL]


@pytest.mark.parametrize(
    "around",
    [
        '<sheetData><row r="1"/></sheetData>',
        "<sheetData/>",
        '<row r="9"><c r="A9"/></row>',
        '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>',
        '<mergeCells><mergeCell ref="all"/></mergeCells>',
        '<cols><col min="x" max="3" hidden="1"/></cols>',
        "<unclosed>",
    ],
)
def test_what_stands_around_the_cells_must_be_plain(around: str) -> None:
    assert codes(refused(workbook(sheet_xml("", after=around)))) == [Code.XLSX_DAMAGED]


@pytest.mark.parametrize(
    "xml",
    [
        HONEST.replace("sheetData", "sheetDate"),
        HONEST.replace("</sheetData>", ""),
        HONEST.replace("<sheetData>", "<a><sheetData>").replace("</sheetData>", "</sheetData></a>"),
        "<sheetData/>",
    ],
)
def test_cells_stand_in_their_one_place(xml: str) -> None:
    assert codes(refused(workbook(xml))) == [Code.XLSX_DAMAGED]


def test_a_part_under_another_ending_is_looked_at_all_the_same() -> None:
    parts = workbook_parts(HONEST)
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"sheet1.xml", b"sheet1.dat")
    xml = parts.pop("xl/worksheets/sheet1.xml")
    name = "xl/worksheets/sheet1.dat"
    assert only(zipped({**parts, name: xml})).cell(1, 2) == 5
    assert codes(refused(zipped({**parts, name: xml.replace(b"UTF-8", b"cp1258")}))) == [
        Code.XLSX_DAMAGED
    ]
    typed = xml.replace(b"<worksheet", DTD.encode() + b"<worksheet")
    assert codes(refused(zipped({**parts, name: typed}))) == [Code.XLSX_DTD]


def test_expat_meets_no_document_type() -> None:
    with pytest.raises(Refusal) as caught:
        walk(f"{DTD}<x>&a;</x>".encode(), lambda _name, _attributes: None)
    assert caught.value.code is Code.XLSX_DTD


def test_a_relation_twice_is_refused() -> None:
    parts = workbook_parts(HONEST)
    name = "xl/_rels/workbook.xml.rels"
    twice = b'<Relationship Id="rId1" Type="x" Target="y"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", twice)
    assert codes(refused(zipped(parts))) == [Code.XLSX_DAMAGED]


def test_strings_have_one_root() -> None:
    for text in ("<x/>", strings("", "x").replace("</sst>", "<sst/></sst>")):
        assert codes(refused(workbook(SHARED, strings=text))) == [Code.XLSX_DAMAGED]


def test_a_stopped_run_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_asked: object, **_bounds: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ansinh.formats.workbook_in.read_apart", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_workbook(workbook(HONEST), "x")


def test_openpyxl_sees_the_same() -> None:
    """A second reader: where two disagree, a list is not certain."""
    rows = [("a", 5, 1.5, None, "0123"), (None, "x y", 0, True, "=1+1")]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(rows)), read_only=True)
    assert [tuple(row) for row in book.active.iter_rows(values_only=True)] == rows
    assert only(xlsx_of(rows)).rows == rows


def test_too_many_merges_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.sheet_frame.MAX_MERGES", 1)
    after = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    assert codes(refused(workbook(sheet_xml("", after=after)))) == [Code.XLSX_MERGED]


def test_too_many_formulas_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.sheet_scan.MAX_MARKED", 1)
    data = '<row r="1"><c r="A1"><f>1</f></c><c r="B1"><f>1</f></c></row>'
    assert codes(refused(workbook(sheet_xml(data)))) == [Code.XLSX_FORMULA]


def test_sheets_that_are_listed_oddly_are_refused() -> None:
    parts = workbook_parts(HONEST, HONEST)
    book = parts["xl/workbook.xml"]
    for old, new in [(b'"S2"', b'"S1"'), (b'"rId2"', b'"rId1"'), (b'"rId2"', b'"rId9"')]:
        changed = {**parts, "xl/workbook.xml": book.replace(old, new)}
        assert codes(refused(zipped(changed))) == [Code.XLSX_DAMAGED]
    moved = parts["xl/_rels/workbook.xml.rels"].replace(b"sheet2.xml", b"elsewhere.xml")
    assert codes(refused(zipped({**parts, "xl/_rels/workbook.xml.rels": moved}))) == [
        Code.XLSX_DAMAGED
    ]


def test_a_target_may_be_written_from_the_root() -> None:
    parts = workbook_parts(HONEST)
    name = "xl/_rels/workbook.xml.rels"
    changed = parts[name].replace(b"worksheets/sheet1.xml", b"/xl/worksheets/sheet1.xml")
    assert only(zipped({**parts, name: changed})).cell(1, 1) == "STT"


def test_a_chart_sheet_is_passed_over() -> None:
    parts = workbook_parts(HONEST, HONEST)
    name = "xl/_rels/workbook.xml.rels"
    kinds = parts[name].replace(b'worksheet" Target="worksheets/sheet2', b'chartsheet" Target="x')
    assert only(zipped({**parts, name: kinds})).name == "S1"


@pytest.mark.parametrize("text", ["&bad;", "&#0;", "&#xFFFFFFFF;", "a & b", "&#55555;&#xD801;"])
def test_a_text_that_a_reader_would_drop_is_refused(text: str) -> None:
    """python-calamine gives an empty cell for it, without a word."""
    for data in (cell("A1", text), f'<c r="A1" t="str"><v>{text}</v></c>'):
        error = refused(workbook(sheet_xml(f'<row r="1">{data}</row>')))
        assert codes(error) == [Code.XLSX_DAMAGED]
    assert codes(refused(workbook(SHARED, strings=strings("", text)))) == [Code.XLSX_DAMAGED]


@pytest.mark.parametrize("junk", [b"\x01", b"\xff", b"\xed\xa0\x80"])
def test_bytes_that_are_no_text_are_refused(junk: bytes) -> None:
    parts = workbook_parts(HONEST)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"STT", junk)
    assert codes(refused(zipped(parts))) == [Code.XLSX_DAMAGED]


def test_escaped_text_is_read() -> None:
    data = f'<row r="1">{cell("A1", "Tổ 5 &amp; 6 &lt;&#x41;&#66;&gt;")}</row>'
    assert only(workbook(sheet_xml(data))).cell(1, 1) == "Tổ 5 & 6 <AB>"


def test_strings_elsewhere_than_readers_look_are_refused() -> None:
    parts = workbook_parts(SHARED, strings=strings("", "x"))
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"sharedStrings.xml", b"other.xml")
    assert codes(refused(zipped(parts))) == [Code.XLSX_DAMAGED]


def test_an_external_reference_is_refused() -> None:
    parts = workbook_parts(HONEST)
    name = "xl/workbook.xml"
    linked = b'</sheets><externalReferences><externalReference r:id="rId7"/></externalReferences>'
    parts[name] = parts[name].replace(b"</sheets>", linked)
    assert codes(refused(zipped(parts))) == [Code.XLSX_EXTERNAL]


def test_what_is_no_workbook_is_refused() -> None:
    assert codes(refused(b"<html><table></table></html>")) == [Code.XLSX_NOT_A_WORKBOOK]
    assert codes(refused(zipped({"mimetype": b"application/x"}))) == [Code.XLSX_NOT_A_WORKBOOK]
    assert codes(refused(b"PK\x03\x04")) == [Code.XLSX_DAMAGED]


def test_an_overlong_cell_is_told_with_its_address() -> None:
    error = refused(xlsx_of([["a", "x" * 2001]]))
    assert codes(error) == [Code.CELL_TOO_LONG]
    assert error.problems[0].position.cell == "B1"


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.workbook_in.find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"ansinh\[xlsx\]"):
        read_workbook(workbook(HONEST), "x")


def test_stored_parts_are_as_good_as_packed_ones() -> None:
    assert only(zipped(workbook_parts(HONEST), zipfile.ZIP_STORED)).cell(1, 2) == 5
