"""Ugly but right: other sheets, formats, views, and what spreadsheets keep beside the cells."""

import io
import struct
import zlib
from datetime import date
from typing import Any

from tests.corpus.kit.books import xlsx
from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Formula, Grid, Row, roll, styled
from tests.corpus.kit.zips import repacked, replaced, unpacked, zipped

_BOOKS = "xlsx xls ods"
_ROWS = {"title": 2, "header": 1, "record": 5, "total": 1}


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("ugly-sheets")
    _sheets(theme)
    _views(theme)
    _formats(theme)
    _formulas(theme)
    _parts(theme)
    return [theme]


def _blank(name: str, state: str = "visible") -> Grid:
    return Grid([], name, state)


def _sheets(theme: Theme) -> None:
    theme.right("two-empty-sheets", "two empty sheets behind the list, as old Excel makes", roll(),
                _blank("Sheet2"), _blank("Sheet3"), kinds=_BOOKS)  # fmt: skip
    theme.right(
        "hidden-empty-sheet", "an empty hidden sheet", roll(), _blank("Ẩn", "hidden"), kinds=_BOOKS
    )
    theme.right(
        "very-hidden-empty-sheet",
        "an empty sheet that no menu shows",
        roll(),
        _blank("Ẩn", "very-hidden"),
    )
    notes = Grid(
        [Row("note", ["Ghi chú: gửi lại trước ngày 5"]), Row("note", ["Liên hệ: ông Thử"])],
        "Ghi chú",
    )
    theme.right(
        "notes-sheet",
        "a sheet of notes beside the list; told",
        roll(),
        notes,
        kinds=_BOOKS,
        notices=("notice-sheet",),
    )
    codes = Grid(
        [
            Row("note", ["Mã nhóm", "Tên nhóm"]),
            Row("note", [1, "Người cao tuổi"]),
            Row("note", [2, "Trẻ em"]),
        ],
        "DM",
    )
    theme.right(
        "codes-sheet",
        "a list of codes on another sheet; told",
        roll(),
        codes,
        notices=("notice-sheet",),
    )
    hidden = Grid([Row("note", ["Nam"]), Row("note", ["Nữ"])], "Chọn", "hidden")
    theme.right(
        "hidden-choices",
        "a hidden sheet with the words to choose from; told",
        roll(),
        hidden,
        notices=("notice-sheet",),
    )
    cover = Grid(
        [Row("title", ["UBND XÃ MẪU"]), Row("title", ["DANH SÁCH CHI TRẢ TRỢ CẤP"])], "Bìa"
    )
    theme.right("second-sheet", "the list stands on the second sheet, after a cover", cover, roll(), kinds=_BOOKS,
                rows=_ROWS, notices=("notice-sheet",))  # fmt: skip
    theme.right(
        "second-sheet-first-empty",
        "the first sheet is empty",
        _blank("Sheet1"),
        roll(),
        kinds=_BOOKS,
        rows=_ROWS,
    )
    theme.right(
        "other-sheet-active",
        "an empty sheet is the active one",
        roll(),
        _blank("Sheet2"),
        book={"active": 1},
    )
    theme.right(
        "sheet-name",
        "a long Vietnamese name of a sheet",
        roll().called("DS chi trả T7-2024 (xã Mẫu)"),
        kinds=_BOOKS,
    )
    theme.right(
        "sheet-name-signs",
        "an apostrophe and signs in the sheet's name",
        roll().called("T7 'mẫu' & thử"),
    )


def _views(theme: Theme) -> None:
    def do(*verbs: tuple[str, tuple[Any, ...]]) -> Any:
        def decorate(_book: Any, sheet: Any) -> None:
            for verb, values in verbs:
                getattr(sheet, verb)(*values)

        return decorate

    widths = do(("set_column", (0, 0, 5)), ("set_column", (1, 10, 22)), ("set_row", (2, 40)))
    theme.right("widths", "wide columns and high rows", roll().decorate(widths), kinds=_BOOKS)
    theme.right(
        "frozen",
        "frozen panes under the header",
        roll().decorate(do(("freeze_panes", (3, 3)))),
        kinds=_BOOKS,
    )
    theme.right(
        "autofilter",
        "a filter that hides nothing",
        roll().decorate(do(("autofilter", (2, 0, 7, 10)))),
        kinds=_BOOKS,
    )
    printed = do(
        ("print_area", (0, 0, 8, 10)),
        ("repeat_rows", (2,)),
        ("set_landscape", ()),
        ("fit_to_pages", (1, 0)),
    )
    theme.right(
        "printed", "a print area, repeated rows, landscape", roll().decorate(printed), kinds=_BOOKS
    )
    headed = do(("set_header", ("&C UBND xã Mẫu",)), ("set_footer", ("&R Trang &P/&N",)))
    theme.right(
        "paper-header", "a header and a footer of the page", roll().decorate(headed), kinds=_BOOKS
    )
    noted = do(("write_comment", ("C4", "đã kiểm tra")), ("write_comment", ("H5", "tăng mức?")))
    theme.right("comments", "comments on cells", roll().decorate(noted), kinds=_BOOKS)
    chosen = do(("data_validation", ("E4:E8", {"validate": "list", "source": ["Nam", "Nữ"]})))
    theme.right("validation", "words to choose from", roll().decorate(chosen), kinds=_BOOKS)
    pages = do(("set_h_pagebreaks", ([6],)), ("hide_gridlines", (2,)), ("set_zoom", (70,)))
    theme.right(
        "page-breaks", "page breaks, no grid, another zoom", roll().decorate(pages), kinds=_BOOKS
    )
    theme.right(
        "tab-colour", "a coloured tab", roll().decorate(do(("set_tab_color", ("#FF0000",))))
    )
    theme.right(
        "protected",
        "a sheet against typing errors, without a password",
        roll().decorate(do(("protect", ()))),
        kinds=_BOOKS,
    )
    theme.right(
        "outline",
        "rows in a group that is open",
        roll().decorate(do(("set_row", (4, None, None, {"level": 1})))),
    )
    theme.right(
        "right-to-left", "a sheet shown from the right", roll().decorate(do(("right_to_left", ())))
    )

    def conditional(book: Any, sheet: Any) -> None:
        red = book.add_format({"bg_color": "#FFC7CE"})
        sheet.conditional_format(
            "H4:H8", {"type": "cell", "criteria": ">", "value": 900_000, "format": red}
        )

    theme.right("conditional", "colours by amount", roll().decorate(conditional), kinds=_BOOKS)
    theme.right(
        "hidden-other-column",
        "a hidden column with nothing in it",
        roll().hide(columns=["M"]),
        kinds=_BOOKS,
    )
    hidden = roll().insert(4, "blank").hide(rows=[4])
    theme.right("hidden-blank-row", "a hidden row with nothing in it", hidden, kinds=_BOOKS)
    theme.right(
        "hidden-title-row",
        "a hidden row of a title",
        roll().hide(rows=[1]),
        kinds="xlsx",
        notices=None,
    )

    def picture(_book: Any, sheet: Any) -> None:
        sheet.insert_image("L1", "dau.png", {"image_data": io.BytesIO(_png())})

    theme.right(
        "picture",
        "a picture of a stamp: no embedded object",
        roll().decorate(picture),
        kinds=_BOOKS,
    )
    theme.right(
        "text-box",
        "a text box",
        roll().decorate(do(("insert_textbox", ("M3", "Ghi chú: đã đối chiếu")))),
    )


def _png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">L", len(content))
            + kind
            + content
            + struct.pack(">L", zlib.crc32(kind + content))
        )

    head = struct.pack(">2L5B", 8, 8, 8, 2, 0, 0, 0)
    dots = zlib.compress((b"\0" + b"\xff\0\0" * 8) * 8, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def _formats(theme: Theme) -> None:
    for number, look in enumerate(
        ("#,##0", '#,##0 "đ"', "_-* #,##0_-", "[>=1000]#\\.000;0", "0.00", "0%", "@"), start=1
    ):
        grid = roll().column(
            "H",
            *(
                styled(n, num_format=look)
                for n in (500_000, 750_000, 1_000_000, 500_000, 1_250_000)
            ),
        )
        theme.right(
            f"amount-format-{number}",
            f"amounts shown as {look}",
            grid,
            kinds="xlsx xls" if number < 4 else "xlsx",
        )
    texts = roll()
    for row in texts.rows:
        row.cells = [
            styled(cell, num_format="@") if isinstance(cell, str) else cell for cell in row.cells
        ]
    theme.right("text-cells", "every text cell formatted as text", texts, kinds=_BOOKS)
    looks = roll()
    for row in looks.rows:
        row.cells = [
            styled(cell, font_name="Arial", font_size=14, border=1, text_wrap=True)
            for cell in row.cells
        ]
    theme.right("looks", "another font, borders, wrapped text", looks, kinds=_BOOKS)
    dates = (
        date(1945, 7, 15),
        date(1938, 2, 3),
        date(1950, 11, 13),
        date(1962, 12, 24),
        date(2010, 1, 31),
    )
    for number, look in enumerate(
        ("dd/mm/yyyy", "d/m/yy", "yyyy-mm-dd", 'dd" tháng "mm" năm "yyyy', "mm/dd/yyyy", "mmm-yy"),
        start=1,
    ):
        grid = roll().column("D", *(styled(day, num_format=look) for day in dates))
        theme.right(
            f"date-format-{number}",
            f"true dates shown as {look}",
            grid,
            kinds=_BOOKS if number == 1 else "xlsx",
        )
    grid = roll().column("D", *dates)
    theme.right("epoch-1904", "true dates counted from 1904, as on old Macs", grid, kinds="xlsx",
                book={"options": {"date_1904": True}})  # fmt: skip
    far = roll()
    for _ in range(200):
        far.add("blank")
    far.rows = far.rows[:9]

    def bordered(book: Any, sheet: Any) -> None:
        look = book.add_format({"border": 1})
        for row in range(9, 60):
            sheet.write_blank(row, 0, None, look)
        sheet.write_blank(20, 40, None, look)

    theme.right(
        "styled-empty-cells",
        "borders on empty cells far below and to the right",
        far.decorate(bordered),
        kinds=_BOOKS,
        rows={},
    )

    def rich(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        sheet.write_rich_string("C4", "Nguyễn ", bold, "Thị ", "Mẫu")

    theme.right(
        "rich-text", "a name in two styles", roll().put(C4=None).decorate(rich), kinds=_BOOKS
    )
    lines = roll().put(C4=styled("Nguyễn Thị\nMẫu", text_wrap=True), G4="Thôn\nMẫu")
    theme.right(
        "line-breaks",
        "line breaks inside cells",
        lines,
        kinds=_BOOKS,
        notices=("notice-normalised",) * 2,
    )


def _formulas(theme: Theme) -> None:
    theme.right("numbers-by-formula", "row numbers by formula: nobody's data",
                roll().column("A", 1, *(Formula(f"=A{n}+1", n - 2) for n in range(4, 8))), kinds=_BOOKS)  # fmt: skip
    theme.right("total-by-formula", "the sum by formula, as last worked out",
                roll().put(H9=Formula("=SUM(H4:H8)", 4_000_000)), kinds=_BOOKS)  # fmt: skip
    strange = (
        roll()
        .head(L="Tuổi")
        .column(
            "L", *(Formula(f"=2024-{year}", 2024 - year) for year in (1945, 1938, 1950, 1962, 2010))
        )
    )
    theme.right(
        "formula-in-unknown-column",
        "formulas in a column that is not read",
        strange,
        kinds=_BOOKS,
        notices=("notice-column",),
    )
    theme.right("title-by-formula", "the month of the title by formula",
                roll().put(A2=Formula('="Tháng "&7&" năm 2024"', "Tháng 7 năm 2024")), kinds="xlsx", notices=None)  # fmt: skip


def _parts(theme: Theme) -> None:
    plain = xlsx(roll())
    names = repacked(
        plain,
        {
            "xl/workbook.xml": replaced(
                "</sheets>",
                '</sheets><definedNames><definedName name="vung">DS!$A$3:$K$8</definedName></definedNames>',
            )
        },
    )
    theme.right_bytes("defined-name.xlsx", "a named range", names, _ROWS)
    inline = repacked(
        plain, {"xl/sharedStrings.xml": None, "xl/worksheets/sheet1.xml": _inline(plain)}
    )
    theme.right_bytes(
        "inline-strings.xlsx", "texts in the cells themselves, as exports write them", inline, _ROWS
    )
    prefixed = repacked(plain, {"xl/worksheets/": _prefixed})
    theme.right_bytes("prefixed.xlsx", "every element of the sheet with a prefix", prefixed, _ROWS)
    stored = zipped(dict(reversed(unpacked(plain).items())))
    theme.right_bytes("parts-in-other-order.xlsx", "the parts in another order", stored, _ROWS)
    sized = repacked(
        plain,
        {
            "xl/worksheets/": replaced(
                '<dimension ref="A1:K9"/>', '<dimension ref="A1:XFD1048576"/>'
            )
        },
    )
    theme.right_bytes(
        "dimension-lies.xlsx", "the sheet claims to be as large as can be, and is not", sized, _ROWS
    )
    for ending in ("xls", "csv", "ods"):
        theme.right_bytes(
            f"workbook-as-{ending}.{ending}",
            "a workbook under another kind's name: its bytes say what it is",
            plain,
            _ROWS,
        )
    theme.right(
        "office-saved", "saved again by LibreOffice", roll(), kinds="office-xlsx office-csv"
    )


def _inline(data: bytes) -> bytes:
    parts = unpacked(data)
    strings = parts["xl/sharedStrings.xml"].decode().split("<si><t>")[1:]
    texts = [one.split("</t>")[0] for one in strings]
    xml = parts["xl/worksheets/sheet1.xml"].decode()
    for number in reversed(range(len(texts))):
        xml = xml.replace(
            f't="s"><v>{number}</v>', f't="inlineStr"><is><t>{texts[number]}</t></is>'
        )
    return xml.encode()


def _prefixed(xml: bytes) -> bytes:
    text = xml.decode()
    head, _, rest = text.partition("<worksheet ")
    rest = rest.replace("xmlns=", "xmlns:x=")
    whole = "<worksheet " + rest
    return (head + whole.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")).encode()
