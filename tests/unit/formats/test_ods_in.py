"""ods in: the same sheet as from an xlsx, whoever has written it, and nothing that acts."""

from datetime import date, datetime

import pytest
from tests.ods_files import (
    DECLARATION,
    MIMETYPE,
    SPACES,
    content,
    number_cell,
    ods,
    ods_of,
    packed,
    row,
    table,
    text_cell,
)
from tests.sheets import codes

from ansinh.errors import Code, UnreadableFile
from ansinh.formats import Merge, Sheet, ods_walk, read_sheets
from ansinh.formats.ods_in import read_ods

EMPTY = "<table:table-cell/>"


@pytest.fixture(autouse=True, params=["rows by the grammar", "rows by the walk"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is true of an .ods is true whichever way its rows are read."""
    if request.param == "rows by the walk":
        monkeypatch.setattr(ods_walk, "without_plain_rows", lambda xml, _styles: (xml, []))


def only(data: bytes) -> Sheet:
    (sheet,) = read_ods(data, "list.ods")
    return sheet


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_ods(data, "list.ods")
    assert caught.value.__context__ is None
    return caught.value


def rows_of(sheet: Sheet) -> list[tuple[object, ...]]:
    return [tuple(cells) for cells in sheet.rows]


def valued(kind: str, attribute: str, value: str, shown: str = "x") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


class TestValues:
    def test_cells_are_read_as_they_stand(self) -> None:
        sheet = only(ods(row(text_cell(" a "), number_cell(5), number_cell("1.5"), EMPTY)))
        assert sheet.rows == [("a", 5, 1.5)]
        assert (sheet.source, sheet.name, sheet.hidden) == ("list.ods", "DS", False)

    @pytest.mark.parametrize("kind", ["float", "percentage", "currency"])
    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("750000", 750_000),
            ("-3", -3),
            ("1.23456789012346E+018", 1.23456789012346e18),
            ("999999999999999", 999_999_999_999_999),
            ("1e15", 1e15),
            (".5", 0.5),
            ("7.", 7),
        ],
    )
    def test_numbers_are_as_from_an_xlsx(self, kind: str, written: str, value: float) -> None:
        found = only(ods(row(number_cell(written, kind)))).cell(1, 1)
        assert (found, type(found)) == (value, type(value))

    @pytest.mark.parametrize("written", ["", "1_0", "NaN", "INF", "1e999", "٣", "0x1", "1 000"])
    def test_what_is_no_number_is_damage(self, written: str) -> None:
        error = refused(ods(row(EMPTY, number_cell(written))))
        assert codes(error) == [Code.XLSX_DAMAGED]
        assert error.problems[0].position.cell == "B1"

    def test_days_and_times(self) -> None:
        days = ["2024-07-01", "2024-07-01T00:00:00", "2024-07-01T08:30:00", "1899-12-30"]
        cells = [valued("date", "date-value", day) for day in days]
        clock = valued("time", "time-value", "PT08H30M00S")
        sheet = only(ods(row(*cells, valued("date", "date-value", f"{days[2]}.25"), clock)))
        day, moment = date(2024, 7, 1), datetime(2024, 7, 1, 8, 30)  # noqa: DTZ001 - as cells are
        assert sheet.rows == [(day, day, moment, date(1899, 12, 30), moment, None)]
        assert sheet.times == {(1, 3), (1, 5), (1, 6)}
        assert type(sheet.rows[0][1]) is date

    @pytest.mark.parametrize(
        "cell",
        [
            valued("date", "date-value", "2024-02-30"),
            valued("date", "date-value", "2024-07-01T25:00:00"),
            valued("date", "date-value", "01/07/2024"),
            valued("date", "date-value", "20240701"),
            valued("time", "time-value", "8:30"),
            valued("boolean", "boolean-value", "yes"),
            valued("sorrow", "value", "1"),
        ],
    )
    def test_what_is_no_value_of_its_kind_is_damage(self, cell: str) -> None:
        assert codes(refused(ods(row(cell)))) == [Code.XLSX_DAMAGED]

    def test_truth_values(self) -> None:
        cells = [valued("boolean", "boolean-value", word) for word in ("true", "false")]
        assert only(ods(row(*cells))).rows == [(True, False)]

    @pytest.mark.parametrize(
        ("inside", "text"),
        [
            ("<text:p>một</text:p><text:p>hai</text:p>", "một\nhai"),
            ("<text:p>a<text:s/>b<text:s text:c='3'/>c</text:p>", "a b   c"),
            ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
            ("<text:p>\n  a\n  b\n</text:p>", "a   b"),
            ("<text:p><text:span>Lê</text:span> <text:span>Thử</text:span></text:p>", "Lê Thử"),
            ("<text:p>x<text:span>y<text:span>z</text:span></text:span></text:p>", "xyz"),
            ("<text:p><text:a xlink:href='http://x.example'>thư</text:a></text:p>", "thư"),
            ("<text:p><text:sheet-name>DS</text:sheet-name></text:p>", "DS"),
            ("<text:h>đầu</text:h>", "đầu"),
            ("<text:p>&lt;&amp;&#225;</text:p>", "<&á"),
            ("<text:p>a<text:s text:c='x'/>b</text:p>", "a b"),
            ("<text:p/>", None),
            ("<text:p> \u00a0 </text:p>", None),
            ("<text:p>a<text:ruby>b<text:ruby-text>no</text:ruby-text></text:ruby></text:p>", "ab"),
        ],
    )
    def test_a_text_is_what_is_shown(self, inside: str, text: str | None) -> None:
        cell = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
        assert only(ods(row(cell, text_cell("next")))).rows == [(text, "next")]

    def test_a_text_without_a_kind_is_read_too(self) -> None:
        cell = "<table:table-cell><text:p>a</text:p></table:table-cell>"
        assert only(ods(row(cell))).rows == [("a",)]

    def test_a_value_beside_the_text_is_the_text(self) -> None:
        assert only(ods(row(text_cell("shown", more=' office:string-value=" real "')))).rows == [
            ("real",)
        ]

    def test_a_comment_is_never_cell_text(self) -> None:
        note = (
            "<office:annotation><dc:creator>ai</dc:creator><text:p>ghi chú "
            "<text:span>dài</text:span></text:p></office:annotation>"
        )
        picture = "<draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame>"
        paragraphs = f"<text:p>a{note}b{picture}c</text:p>{picture}<text:p>d</text:p>"
        cells = [
            f"<table:table-cell>{inside}</table:table-cell>"
            for inside in (note, f"{note}{paragraphs}")
        ]
        assert only(ods(row(*cells))).rows == [(None, "abc\nd")]

    def test_a_text_too_long_is_told_at_its_place_and_all_of_them(self) -> None:
        long = text_cell("x" * 2_001)
        many = text_cell("a<text:s text:c='999999'/>b")
        error = refused(ods(row(EMPTY, long), row(many, text_cell(" " * 2_001 + "x" * 2_000))))
        assert codes(error) == [Code.CELL_TOO_LONG] * 2
        assert [one.position.cell for one in error.problems] == ["B1", "A2"]

    @pytest.mark.parametrize("shown", ["Err:502", "#N/A", "#DIV/0!", "#NAME?", "#REF!"])
    def test_an_error_is_marked_and_no_value(self, shown: str) -> None:
        sheet = only(ods(row(text_cell(shown), number_cell(0).replace(">0<", f">{shown}<"))))
        assert sheet.errors == {(1, 1), (1, 2)}
        assert sheet.rows == [(None, None)]

    def test_an_error_that_libreoffice_names_is_one_in_any_language(self) -> None:
        cell = (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'office:string-value="" calcext:value-type="error"><text:p>LỖI!</text:p>'
            "</table:table-cell>"
        )
        sheet = only(ods(row(cell)))
        assert sheet.errors == sheet.formulas == {(1, 1)}

    @pytest.mark.parametrize("shown", ["#1", "###", "# N/A", "Err: 5", "#N/A rồi"])
    def test_what_only_looks_like_an_error_is_text(self, shown: str) -> None:
        sheet = only(ods(row(text_cell(shown))))
        assert (sheet.errors, sheet.rows) == (frozenset(), [(shown,)])


class TestPlaces:
    def test_rows_keep_their_physical_numbers(self) -> None:
        empty = row(EMPTY, more=' table:number-rows-repeated="2"')
        skipped = '<table:table-cell table:number-columns-repeated="2"/>'
        sheet = only(ods(empty, row(skipped, text_cell("x"))))
        assert sheet.rows == [(None,) * 3, (None,) * 3, (None, None, "x")]

    def test_what_is_repeated_is_there_as_often(self) -> None:
        twice = ' table:number-columns-repeated="2"'
        thrice = ' table:number-rows-repeated="3"'
        cells = row(number_cell(5, more=twice), text_cell("a"), more=thrice)
        assert only(ods(cells, row(text_cell("end")))).rows == [
            *[(5, 5, "a")] * 3,
            ("end", None, None),
        ]

    def test_empty_cells_to_the_end_of_the_sheet_mean_nothing(self) -> None:
        """LibreOffice writes so below and beside every list."""
        beside = '<table:table-cell table:number-columns-repeated="16383"/>'
        styled = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/>'
        below = row(styled, more=' table:number-rows-repeated="1048575"')
        assert only(ods(row(number_cell(1), beside), below)).rows == [(1,)]

    @pytest.mark.parametrize(
        "cells",
        [
            row(number_cell(1, more=' table:number-columns-repeated="16384"')),
            row(number_cell(1), more=' table:number-rows-repeated="1048576"'),
            row('<table:table-cell table:number-columns-repeated="256"/>', number_cell(1)),
            row('<table:table-cell table:number-columns-repeated="256"/>', text_cell("x" * 2_001)),
            row(
                '<table:table-cell table:number-columns-repeated="9"/>'
                '<table:table-cell table:number-columns-repeated="9999999" '
                'office:value-type="string"><text:p>a</text:p></table:table-cell>'
            ),
            row(EMPTY, more=' table:number-rows-repeated="9999999"') + row(number_cell(1)),
            row(
                '<table:table-cell table:number-columns-repeated="250"/>',
                number_cell(1),
                more=' table:number-rows-repeated="400000"',
            ),
        ],
    )
    def test_a_value_far_outside_is_refused_before_it_is_laid_out(self, cells: str) -> None:
        error = refused(ods(cells))
        assert codes(error) == [Code.XLSX_FAR_CELL]
        assert error.problems[0].position.sheet == "DS"

    @pytest.mark.parametrize("count", ["0", "-1", "x", "", "10000000", "1.0"])
    @pytest.mark.parametrize("what", ["columns", "rows"])
    def test_a_count_that_is_none_is_damage(self, what: str, count: str) -> None:
        more = f' table:number-{what}-repeated="{count}"'
        cells = row(number_cell(1, more=more)) if what == "columns" else row(EMPTY, more=more)
        assert codes(refused(ods(cells))) == [Code.XLSX_DAMAGED]

    def test_formulas_merges_and_what_is_hidden_are_told(self) -> None:
        formula = ' table:formula="of:=1+1"'
        merged = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
        columns = (
            '<table:table-column/><table:table-column table:visibility="collapse" '
            'table:number-columns-repeated="2"/><table:table-column-group table:display="false">'
            "<table:table-column/></table:table-column-group><table:table-column "
            'table:visibility="filter" table:number-columns-repeated="16380"/><table:table-column/>'
        )
        sheet = only(
            ods(
                row(number_cell(2, more=formula), text_cell("a", more=merged)),
                row(EMPTY, "<table:covered-table-cell/>" * 2, more=' table:visibility="collapse"'),
                row(number_cell(3), more=' table:visibility="filter"'),
                '<table:table-row-group table:display="false">',
                "<table:table-row-group>",
                row(number_cell(4)),
                "</table:table-row-group></table:table-row-group>",
                row(number_cell(5)),
                row(
                    EMPTY, more=' table:visibility="collapse" table:number-rows-repeated="1048000"'
                ),
                columns=columns,
            )
        )
        assert sheet.formulas == {(1, 1)}
        assert sheet.merges == (Merge(1, 2, 2, 3),)
        assert sheet.hidden_rows == {2, 3, 4}
        assert {column for column in sheet.hidden_columns if column < 6} == {2, 3, 4, 5}
        assert max(sheet.hidden_columns) == 256

    def test_a_formula_for_several_cells_is_told_in_each(self) -> None:
        more = (
            ' table:formula="of:=A2:B3" table:number-matrix-columns-spanned="2"'
            ' table:number-matrix-rows-spanned="2"'
        )
        sheet = only(ods(row(number_cell(1, more=more), number_cell(2)), row(number_cell(3))))
        assert sheet.formulas == {(1, 1), (1, 2), (2, 1), (2, 2)}

    def test_repeated_formulas_errors_and_times_are_told_in_each(self) -> None:
        twice = ' table:number-columns-repeated="2"'
        cells = row(
            number_cell(2, more=f' table:formula="of:=1+1"{twice}'),
            text_cell("#N/A", more=twice),
            valued("time", "time-value", "PT1H"),
            more=' table:number-rows-repeated="2"',
        )
        sheet = only(ods(cells))
        assert sheet.formulas == {(r, c) for r in (1, 2) for c in (1, 2)}
        assert sheet.errors == {(r, c) for r in (1, 2) for c in (3, 4)}
        assert sheet.times == {(1, 5), (2, 5)}

    def test_a_merge_that_is_repeated_is_damage(self) -> None:
        more = ' table:number-columns-spanned="2" table:number-columns-repeated="2"'
        assert codes(refused(ods(row(text_cell("a", more=more))))) == [Code.XLSX_DAMAGED]

    def test_many_marks_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, most in (("MAX_MARKED", 3), ("MAX_MERGES", 1), ("MAX_SPECIAL", 2)):
            monkeypatch.setattr(f"ansinh.formats.ods_rows.{name}", most)
        formula = number_cell(1, more=' table:formula="of:=1" table:number-columns-repeated="4"')
        matrix = number_cell(1, more=' table:formula="of:=1" table:number-matrix-rows-spanned="4"')
        merge = text_cell("a", more=' table:number-columns-spanned="2"')
        times = valued("time", "time-value", "PT1H") * 3
        for cells, code in (
            (formula, Code.XLSX_FORMULA),
            (matrix, Code.XLSX_FORMULA),
            (merge * 2, Code.XLSX_MERGED),
            (times, Code.XLSX_EXPANDS),
        ):
            assert codes(refused(ods(row(cells)))) == [code]

    def test_sheets_come_in_order_and_hidden_ones_say_so(self) -> None:
        styles = (
            '<style:style style:name="ta1" style:family="table"><style:table-properties '
            'table:display="true"/></style:style><style:style style:name="ta2" '
            'style:family="table"><style:table-properties table:display="false"/></style:style>'
        )
        sheets = read_ods(
            ods_of(
                content(
                    table(row(number_cell(1)), name="A", more=' table:style-name="ta1"'),
                    table(row(number_cell(2)), name="B", more=' table:style-name="ta2"'),
                    table(
                        '<table:scenario table:scenario-ranges="A.A1" table:is-active="true"/>',
                        row(number_cell(3)),
                        name="C",
                    ),
                    styles=styles,
                )
            ),
            "x",
        )
        assert [(one.name, one.hidden, one.cell(1, 1)) for one in sheets] == [
            ("A", False, 1),
            ("B", True, 2),
            ("C", True, 3),
        ]

    def test_an_empty_sheet_has_no_rows(self) -> None:
        assert only(ods(row(EMPTY))).rows == []
        assert only(ods()).rows == []


OLD = "NguyÔn V¨n MÉu"
NEW = "Nguyễn Văn Mẫu"
FACES = (
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"'
    '/><style:font-face style:name="F2" svg:font-family="Arial, .VnTime"/></office:font-face-decls>'
)


def style(name: str, font: str, family: str = "table-cell", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}"{more}>'
        f"<style:text-properties {font}/></style:style>"
    )


STYLES = "".join(
    [
        style("old", 'style:font-name="F1"'),
        style("named", 'style:font-name=".VnTime"'),
        style("family", 'fo:font-family="&apos;.VnTime&apos;"'),
        style("plain", 'style:font-name="F2"'),
        style("bold", 'fo:font-weight="bold"', more=' style:parent-style-name="old"'),
        style("circle", "", more=' style:parent-style-name="circle"'),
        style("T1", 'style:font-name="F1"', "text"),
        style("T2", 'style:font-name="F2"', "text"),
        style("T3", 'fo:color="#f00"', "text"),
        style("P1", 'style:font-name="F1"', "paragraph"),
    ]
)


def old(*rows: str, columns: str = "", common: str = "") -> Sheet:
    more = {}
    if common:
        root = "office:document-styles"
        more["styles"] = f"{DECLARATION}<{root} {SPACES}>{common}</{root}>".encode()
    xml = content(table(*rows, columns=columns), styles=STYLES, before=FACES)
    return only(ods_of(xml, **more))


class TestOldFonts:
    @pytest.mark.parametrize("name", ["old", "named", "family", "bold"])
    def test_a_text_in_an_old_font_is_read_as_it_shows(self, name: str) -> None:
        sheet = old(row(EMPTY, text_cell(OLD, more=f' table:style-name="{name}"')))
        assert rows_of(sheet) == [(None, NEW)]
        assert sheet.converted == {(1, 2)}

    @pytest.mark.parametrize("name", ["plain", "circle", "nowhere"])
    def test_a_text_in_a_font_of_today_stays(self, name: str) -> None:
        sheet = old(row(text_cell(OLD, more=f' table:style-name="{name}"')))
        assert (sheet.rows, sheet.converted) == ([(OLD,)], frozenset())

    def test_a_row_s_style_goes_before_a_column_s(self) -> None:
        columns = (
            '<table:table-column table:default-cell-style-name="plain"/>'
            '<table:table-column table:default-cell-style-name="old" '
            'table:number-columns-repeated="3"/>'
        )
        texts = text_cell(OLD) * 2 + text_cell(OLD, more=' table:style-name="plain"')
        rows = (row(texts), row(texts, more=' table:default-cell-style-name="old"'))
        sheet = old(*rows, columns=columns)
        assert sheet.converted == {(1, 2), (2, 1), (2, 2)}

    def test_a_part_of_a_text_may_have_a_font_of_its_own(self) -> None:
        sheet = old(
            row(
                text_cell(f'<text:span text:style-name="T1">{OLD}</text:span> Việt'),
                text_cell(
                    f'{OLD} <text:span text:style-name="T2">Việt <text:span text:style-name="T3">'
                    f"Nam</text:span></text:span>",
                    more=' table:style-name="old"',
                ),
            ),
            row(
                f'<table:table-cell><text:p text:style-name="P1">{OLD}</text:p></table:table-cell>'
            ),
        )
        assert rows_of(sheet) == [(f"{NEW} Việt", f"{NEW} Việt Nam"), (NEW, None)]
        assert sheet.converted == {(1, 1), (1, 2), (2, 1)}

    def test_common_styles_and_the_default_count_and_those_of_pages_do_not(self) -> None:
        default = (
            '<style:default-style style:family="table-cell"><style:text-properties '
            'style:font-name=".VnTime"/></style:default-style>'
        )
        common = f"<office:styles>{default}{style('Default', '')}</office:styles>"
        own = style("page", 'style:font-name=".VnTime"')
        pages = f"<office:automatic-styles>{own}</office:automatic-styles>"
        cells = row(
            text_cell(OLD),
            text_cell(OLD, more=' table:style-name="Default"'),
            text_cell(OLD, more=' table:style-name="plain"'),
        )
        of_page = row(text_cell(OLD, more=' table:style-name="page"'))
        assert old(of_page, common=pages).converted == frozenset()
        assert old(cells, common=common + pages).converted == {(1, 1), (1, 2)}
        assert old(cells, common=pages).converted == frozenset()

    def test_what_is_repeated_is_read_in_each(self) -> None:
        more = ' table:style-name="old" table:number-columns-repeated="2"'
        sheet = old(row(text_cell(OLD, more=more), more=' table:number-rows-repeated="2"'))
        assert rows_of(sheet) == [(NEW, NEW)] * 2
        assert len(sheet.converted) == 4

    def test_a_font_that_the_grammar_overlooked_is_no_reason_to_guess(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.undo()
        monkeypatch.setattr("ansinh.formats.ods_plain.letters_of_font", lambda _name: None)
        xml = content(table(row(text_cell("a"))), styles=STYLES, before=FACES)
        assert codes(refused(ods_of(xml))) == [Code.XLSX_DAMAGED]

    def test_texts_of_today_in_an_old_font_stay(self) -> None:
        sheet = old(row(text_cell(NEW, more=' table:style-name="old"')))
        assert (sheet.rows, sheet.converted) == ([(NEW,)], frozenset())


def with_part(name: str, data: bytes = b"x") -> bytes:
    xml = content(table(row(number_cell(1))))
    return packed({"mimetype": MIMETYPE, "content.xml": xml, name: data})


def manifest(inside: str) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'{DECLARATION}<m:manifest xmlns:m="{space}">{inside}</m:manifest>'.encode()


class TestRefused:
    @pytest.mark.parametrize(
        "name",
        [
            "Basic/Standard/Module1.xml",
            "Basic/Standard/x/script-lb.xml",
            "Scripts/python/hello.py",
            "Dialogs/Standard/Dialog1.xml",
        ],
    )
    def test_macros(self, name: str) -> None:
        assert codes(refused(with_part(name))) == [Code.XLSX_MACRO]

    @pytest.mark.parametrize(
        "name",
        ["Basic/script-lc.xml", "Basic/Standard/script-lb.xml", "Dialogs/dialog-lc.xml",
         "Configurations2/menubar/", "Thumbnails/thumbnail.png", "Pictures/1.png"],
    )  # fmt: skip
    def test_what_programs_write_without_a_macro_is_none(self, name: str) -> None:
        assert only(with_part(name)).rows == [(1,)]

    @pytest.mark.parametrize(
        "name", ["Object 1/content.xml", "ObjectReplacements/1", "database/script"]
    )
    def test_objects(self, name: str) -> None:
        assert codes(refused(with_part(name))) == [Code.XLSX_EXTERNAL]

    @pytest.mark.parametrize(
        "inside",
        [
            '<office:script script:language="JavaScript">x</office:script>',
            "<office:event-listeners><script:event-listener/></office:event-listeners>",
            '<office:script script:language="ooo:Basic"><ooo:module/></office:script>',
        ],
    )
    def test_macros_in_the_content(self, inside: str) -> None:
        scripts = f"<office:scripts>{inside}</office:scripts>"
        xml = content(table(row(number_cell(1))), before=scripts)
        assert codes(refused(ods_of(xml))) == [Code.XLSX_MACRO]

    def test_an_empty_list_of_macros_is_none(self) -> None:
        scripts = (
            '<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries>'
            '<ooo:library-embedded ooo:name="Standard"/></ooo:libraries></office:script>'
            "</office:scripts>"
        )
        assert only(ods_of(content(table(row(number_cell(1))), before=scripts))).rows == [(1,)]

    @pytest.mark.parametrize(
        "inside",
        [
            '<table:table-source xlink:href="file:///x.ods"/>',
            '<office:dde-source office:dde-application="soffice"/>',
            '<table:shapes><draw:object xlink:href="./Object 1"/></table:shapes>',
            row("<table:table-cell><draw:frame><draw:object-ole/></draw:frame></table:table-cell>"),
            row("<table:table-cell><table:cell-range-source/></table:table-cell>"),
            "<office:forms><form:form/></office:forms>",
            '<table:shapes><draw:image xlink:href="http://x.example/a.png"/></table:shapes>',
        ],
    )  # fmt: skip
    def test_links_and_objects_in_a_sheet(self, inside: str) -> None:
        assert codes(refused(ods(inside, row(number_cell(1))))) == [Code.XLSX_EXTERNAL]

    @pytest.mark.parametrize(
        "inside",
        [
            "<table:dde-links><table:dde-link/></table:dde-links>",
            "<table:database-range><table:database-source-sql/></table:database-range>",
        ],
    )  # fmt: skip
    def test_links_beside_the_sheets(self, inside: str) -> None:
        assert codes(refused(ods_of(content(table(row(number_cell(1))), inside)))) == [
            Code.XLSX_EXTERNAL
        ]

    def test_a_picture_in_the_file_harms_nobody(self) -> None:
        frame = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
        xml = content(table(f"<table:shapes>{frame}</table:shapes>", row(number_cell(1))))
        parts = {"mimetype": MIMETYPE, "content.xml": xml, "Pictures/1.png": b"x"}
        assert only(packed(parts)).rows == [(1,)]

    def test_filters_and_named_ranges_of_a_sheet_are_none_of_these(self) -> None:
        beside = (
            '<table:named-expressions><table:named-range table:name="x"/></table:named-expressions>'
            '<table:database-ranges><table:database-range table:name="y"><table:filter/>'
            "</table:database-range></table:database-ranges>"
        )
        assert only(ods_of(content(table(row(number_cell(1))), beside))).rows == [(1,)]

    def test_a_password(self) -> None:
        entry = "<m:file-entry><m:encryption-data/></m:file-entry>"
        for parts in (
            {"META-INF/manifest.xml": manifest(entry), "content.xml": b"\x01\x02"},
            {"encrypted-package": b"\x01\x02"},
        ):
            assert codes(refused(packed({"mimetype": MIMETYPE, **parts}))) == [Code.XLSX_ENCRYPTED]
        assert only(with_part("META-INF/manifest.xml", manifest("<m:file-entry/>"))).rows == [(1,)]

    @pytest.mark.parametrize(
        "parts",
        [
            {"mimetype": MIMETYPE},
            {"content.xml": content(table())},
            {"mimetype": MIMETYPE.replace(b"sheet", b"text"), "content.xml": content(table())},
        ],
    )  # fmt: skip
    def test_other_documents(self, parts: dict[str, bytes]) -> None:
        assert codes(refused(packed(parts))) == [Code.XLSX_NOT_A_WORKBOOK]

    @pytest.mark.parametrize(
        "xml",
        [
            b"",
            b"<a/>",
            content(),
            content(table(), table()),
            content(*(table(name=f"S{n}") for n in range(51))),
            content(table(row(text_cell("a")))).replace(b"UTF-8", b"UTF-16"),
            content(table(row(text_cell("a")))).replace(b"</text:p>", b""),
            content(table(row(text_cell("a")))) + b"<x/>",
            content(table(row(text_cell("a<!-- x -->b")))),
            content(table(row(text_cell("<![CDATA[x]]>")))),
            content(table(row(text_cell("\x01")))),
            content(table(row(text_cell("&nbsp;")))),
            content(table(row(text_cell("<text:p>x</text:p>")))),
            content(table(row(table(row(text_cell("a")))))),
            content(table(row(f"<table:table-cell>{table(name='B')}</table:table-cell>"))),
            content(table(row(row(text_cell("a"))))),
            content(table(text_cell("a"))),
            content(table(row(f"<draw:g>{text_cell('a')}</draw:g>"))),
            content(row(text_cell("a"))),
            content(table(row(text_cell("a")))).replace(b"xmlns:text", b"xmlns:test"),
            content(table(row(text_cell("<text:span>" * 101 + "</text:span>" * 101)))),
            content(table(), "<office:spreadsheet/>"),
            content(table()).replace(b"<office:body>", b"").replace(b"</office:body>", b""),
        ],
    )
    def test_damage(self, xml: bytes) -> None:
        assert codes(refused(ods_of(xml))) == [Code.XLSX_DAMAGED]

    def test_a_document_type(self) -> None:
        xml = content(table()).replace(b"\n<", b'\n<!DOCTYPE x [<!ENTITY a "b">]><', 1)
        assert codes(refused(ods_of(xml))) == [Code.XLSX_DTD]
        data = ods_of(content(table()), styles=b"<!DOCTYPE x><x/>")
        assert codes(refused(data)) == [Code.XLSX_DTD]

    def test_another_prefix_is_as_good(self) -> None:
        xml = content(table(row(number_cell(1), text_cell("a"))))
        for prefix in (b"table", b"text", b"office"):
            xml = xml.replace(prefix + b":", prefix[:2] + b"-x:")
            xml = xml.replace(b"xmlns:" + prefix, b"xmlns:" + prefix[:2] + b"-x")
            xml = xml.replace(b"xmlns:" + prefix[:2] + b"-x:", b"xmlns:" + prefix + b":")
        xml = xml.replace(b"opendocument:xmlns:ta-x:", b"opendocument:xmlns:table:")
        xml = xml.replace(b"opendocument:xmlns:te-x:", b"opendocument:xmlns:text:")
        xml = xml.replace(b"opendocument:xmlns:of-x:", b"opendocument:xmlns:office:")
        assert only(ods_of(xml)).rows == [(1, "a")]


def test_a_file_is_known_by_its_first_bytes() -> None:
    data = ods(row(text_cell("STT")))
    assert read_sheets(data, "list.xlsx")[0].rows == [("STT",)]
    kinds = {
        "mimetype": MIMETYPE + b"-template",
        "content.xml": content(table(row(text_cell("a")))),
    }
    assert read_sheets(packed(kinds), "list.ots")[0].rows == [("a",)]
