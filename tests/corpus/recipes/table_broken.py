"""Lists whose columns, totals, titles and sheets are wrong (E11, E12, E18, F4 to F9).

One fault in a cell is one problem: who mends a list counts what is left to mend.
"""

from datetime import date
from typing import Any

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Broken, Cell, Formula, Grid, Row, roll, styled
from tests.corpus.kit.people import HEADERS, STANDARD

_BOOKS = "xlsx xls ods"
_ALL = "xlsx csv xls ods"


def themes() -> list[Theme]:
    """Give the themes."""
    headers, totals, titles, sheets = (
        Theme(f"{name}-broken") for name in ("headers", "totals", "titles", "sheets")
    )
    _headers(headers)
    _totals(totals)
    _titles(titles)
    _sheets(sheets)
    _merges(sheets)
    _hidden(sheets)
    _formulas(sheets)
    return [headers, totals, titles, sheets]


def _headers(theme: Theme) -> None:
    def without(field: str, *problems: tuple[str, ...], kinds: str = "xlsx csv") -> None:
        columns = tuple(one for one in STANDARD if one != field)
        theme.wrong(f"no-{field}", "E11", f"the column {HEADERS[field]} is missing", roll(columns=columns, total=field not in {"name", "amount"}),
                    *problems, kinds=kinds)  # fmt: skip

    without("birth", ("column-missing", "row 3"), kinds=_ALL)
    theme.wrong(
        "no-name",
        "E11",
        "the names have another header",
        roll().head(C="Ai"),
        ("column-missing", "row 3"),
        kinds="xlsx csv",
    )
    theme.wrong(
        "no-amount",
        "E11",
        "the amounts have another header",
        roll().head(H="Bao nhiêu"),
        ("column-missing", "row 3"),
        kinds=_ALL,
    )
    neither = roll().head(B="Mã", F="Giấy tờ")
    theme.wrong(
        "no-key",
        "E11",
        "neither case number nor id",
        neither,
        ("column-missing", "row 3"),
        kinds="xlsx csv",
    )
    several = roll().head(C="Ai", D="Bao giờ", H="Bao nhiêu")
    theme.wrong("no-three", "E11", "three required columns are missing, each told", several,
                *[("column-missing", "row 3")] * 3, kinds="xlsx csv")  # fmt: skip
    theme.wrong(
        "no-header", "E11", "no header at all", roll().drop(3), ("file-not-a-list", ""), kinds=_ALL
    )
    deep = roll()
    for _ in range(38):
        deep.insert(3, "blank")
    theme.wrong(
        "header-row-41",
        "E11",
        "the header in row 41",
        deep,
        ("file-not-a-list", ""),
        kinds="xlsx csv",
    )
    for name, letter, text in (
        ("name", "L", "Họ tên"),
        ("amount", "L", "Số tiền"),
        ("id", "L", "CCCD"),
        ("account", "L", "STK"),
        ("birth", "L", "NTNS"),
    ):
        field = {"name": "C", "amount": "H", "id": "F", "account": "J", "birth": "D"}[name]
        grid = roll().head(**{letter: text})
        for row in range(4, 9):
            grid.put(**{f"{letter}{row}": grid.rows[row - 1].cells[ord(field) - ord("A")]})
        theme.wrong(
            f"twice-{name}",
            "E11",
            f"two columns of one meaning: {text}",
            grid,
            ("column-twice", "L3"),
            kinds="xlsx csv",
        )
    same = roll().head(G="Họ và tên")
    theme.wrong(
        "twice-same-words",
        "E11",
        "one header twice in the same words",
        same,
        ("column-twice", "G3"),
        kinds=_ALL,
    )
    swapped = roll().head(C="Số CCCD", F="Họ và tên")
    theme.wrong("headers-swapped", "E11", "the headers of names and ids exchanged", swapped,
                *[one for row in range(4, 9) for one in (("citizen-id-digits", f"C{row}"), ("name-characters", f"F{row}"))],
                kinds="xlsx csv")  # fmt: skip
    unit = roll().head(H="Mức hưởng (nghìn đồng)")
    theme.wrong(
        "unit-header-full",
        "E16",
        "the header says thousands, the amounts are in đồng",
        unit,
        ("column-unit", "H3"),
        kinds="xlsx csv",
    )


def _totals(theme: Theme) -> None:
    def summed(
        name: str, says: str, value: Cell, code: str = "total-mismatch", kinds: str = "xlsx csv"
    ) -> None:
        theme.wrong(f"sum-{name}", "E12", says, roll().put(H9=value), (code, "H9"), kinds=kinds)

    summed("less", "the sum is less than the lines", 3_500_000, kinds=_ALL)
    summed("more", "the sum is more than the lines", 4_000_001)
    summed("text", "the sum as text is wrong", "4.500.000", kinds=_ALL)
    summed("zero", "the sum says nothing was paid", 0)
    summed("thousand", "the sum is in thousands", 4_000)
    summed("letters", "the sum is no number", "bốn triệu", "amount-text")
    summed("negative", "the sum is below nothing", -4_000_000, "amount-negative", kinds="xlsx")
    summed("negative-text", "the sum is below nothing, as text", "-4.000.000", "amount-text")
    line = roll().put(H6=999_000)
    theme.wrong(
        "line-changed",
        "E12",
        "an amount was changed and the sum was not",
        line,
        ("total-mismatch", "H9"),
        kinds=_ALL,
    )
    theme.wrong(
        "person-missing",
        "E12",
        "a person is missing and the sum was not changed",
        roll().drop(6),
        ("total-mismatch", "H8"),
        kinds=_ALL,
    )
    below = roll().add(
        "record",
        6,
        "M-0006",
        "Hồ Văn Mẫu",
        "04/05/1940",
        "Nam",
        "099040000006",
        "Thôn Mẫu",
        500_000,
        "Bưu điện",
        None,
        None,
    )
    theme.wrong(
        "person-below",
        "E12",
        "a person below the total, not in the sum",
        below,
        ("total-mismatch", "H9"),
        kinds=_ALL,
    )
    sub = roll()
    sub.insert(7, "total", None, None, "Cộng", None, None, None, None, 2_000_000)
    theme.wrong(
        "subtotal", "E12", "a sum on the way is wrong", sub, ("total-mismatch", "H7"), kinds=_ALL
    )
    both = roll().put(H9=4_100_000)
    both.insert(7, "total", None, None, "Cộng", None, None, None, None, 2_000_000)
    theme.wrong(
        "subtotal-and-total",
        "E12",
        "both sums are wrong",
        both,
        ("total-mismatch", "H7"),
        ("total-mismatch", "H10"),
        kinds="xlsx csv",
    )
    section = roll().insert(7, "title", "II. Tổ Thử").insert(4, "title", "I. Thôn Mẫu")
    section.insert(8, "total", None, None, "Cộng thôn Mẫu", None, None, None, None, 2_300_000)
    theme.wrong(
        "section-sum",
        "E12",
        "a section's sum is wrong",
        section,
        ("total-mismatch", "H8"),
        kinds="xlsx csv",
    )
    counted = roll()
    counted.rows[8].cells[1] = "6 người"
    theme.wrong(
        "count",
        "E12",
        "the total row counts six people where five stand",
        counted,
        ("count-mismatch", "B9"),
        kinds="xlsx csv",
    )
    named = roll()
    named.rows[8].cells[2] = "Tổng cộng: 4 đối tượng"
    theme.wrong(
        "count-in-words",
        "E12",
        "the total row counts four people where five stand",
        named,
        ("count-mismatch", "C9"),
        kinds="xlsx csv",
    )
    note = roll().add("note", "Danh sách này có 7 người./.")
    theme.wrong(
        "count-in-note",
        "E12",
        "a note counts seven people where five stand",
        note,
        ("count-mismatch", "A10"),
        kinds="xlsx csv",
    )
    for number, words in enumerate(
        (
            "Bốn triệu năm trăm nghìn đồng",
            "Bốn trăm nghìn đồng",
            "Bốn tỷ đồng",
            "Ba triệu chín trăm chín mươi chín nghìn đồng",
            "Không đồng",
        ),
        start=1,
    ):
        theme.wrong(f"words-{number}", "E18", f"the amount in words is another: {words}", roll().add("note", f"Bằng chữ: {words}"),
                    ("total-words", "A10"), kinds=_ALL if number == 1 else "xlsx csv")  # fmt: skip
    apart = roll().add("note", "Bằng chữ:", "Năm triệu đồng")
    theme.wrong(
        "words-next-cell",
        "E18",
        "the words in the next cell are of another amount",
        apart,
        ("total-words", "A10"),
        kinds="xlsx csv",
    )
    two = roll().put(H9=5_000_000).add("note", "Bằng chữ: Năm triệu đồng")
    theme.wrong("sum-and-words", "E18", "figures and words agree with each other and not with the lines", two,
                ("total-mismatch", "H9"), ("total-words", "A10"), kinds="xlsx csv")  # fmt: skip
    line_total = (
        roll()
        .head(L="Tổng số tiền")
        .column("L", 500_000, 800_000, 1_000_000, 500_000, 1_250_000)
        .put(L9=4_050_000)
    )
    theme.wrong(
        "line-total",
        "E12",
        "the total of a line is not its amount",
        line_total,
        ("line-total", "L5"),
        kinds="xlsx csv",
    )
    unpaid = (
        roll().head(L="Số tháng chưa trả", M="Số tiền chưa trả tháng trước").put(L4=2, M4=500_001)
    )
    theme.wrong(
        "unpaid-split",
        "E12",
        "what is unpaid does not divide over its months",
        unpaid,
        ("unpaid-split", "M4"),
        kinds="xlsx csv",
    )
    half = (
        roll().head(L="Số tháng chưa trả", M="Số tiền chưa trả tháng trước").put(L4=2, M5=500_000)
    )
    theme.wrong("unpaid-half", "E12", "months without an amount, an amount without months", half,
                ("unpaid-months", "M4"), ("unpaid-months", "L5"), kinds="xlsx csv")  # fmt: skip


def _titles(theme: Theme) -> None:
    def titled(
        name: str,
        says: str,
        title: str,
        code: str,
        cell: str = "A2",
        kinds: str = "xlsx csv",
        **asked: Any,
    ) -> None:
        theme.wrong(
            name,
            "F8",
            says,
            roll(titles=("DANH SÁCH CHI TRẢ TRỢ CẤP", title)),
            (code, cell),
            kinds=kinds,
            **asked,
        )

    titled(
        "month-before",
        "the list is of the month before",
        "Tháng 6 năm 2024",
        "list-month",
        kinds=_ALL,
    )
    titled(
        "month-of-last-year",
        "the list is of last year's July",
        "Tháng 7 năm 2023",
        "list-month",
        kinds=_ALL,
    )
    titled("month-after", "the list is of the month after", "THÁNG 08/2024", "list-month")
    titled(
        "month-unsaid",
        "no month in the title and none asked for",
        "(Mẫu số 01)",
        "list-month-unsaid",
        "row 1",
        month="",
    )
    titled(
        "months-two",
        "two months in the title and none asked for",
        "Tháng 6/2024 và tháng 7/2024",
        "list-month-unsaid",
        "row 1",
        month="",
    )
    titled("quarter", "the title says a quarter", "Quý III năm 2024", "list-period", month="")
    titled(
        "thousands",
        "the title says thousands of đồng",
        "Đơn vị tính: nghìn đồng",
        "list-unit",
        kinds=_ALL,
    )
    titled("thousands-digits", "the title says 1.000 đồng", "ĐVT: 1.000 đồng", "list-unit")
    titled("millions", "the title says millions", "(Đơn vị tính: triệu đồng)", "list-unit")
    for number, (title, asked) in enumerate(
        (
            ("DANH SÁCH TĂNG", "roll"),
            ("DANH SÁCH GIẢM ĐỐI TƯỢNG", "roll"),
            ("DANH SÁCH ĐIỀU CHỈNH", "roll"),
            ("DANH SÁCH THÔI HƯỞNG", "roll"),
        ),
        start=1,
    ):
        theme.wrong(f"kind-{number}", "F8", f"the title says {title}, a roll was asked for", roll(titles=(title, "Tháng 7 năm 2024")),
                    ("file-kind", "A1"), kinds="xlsx csv" if number < 3 else "xlsx", kind=asked)  # fmt: skip
    for number, office in enumerate(
        ("UBND XÃ THỬ", "ỦY BAN NHÂN DÂN PHƯỜNG THỬ", "Đơn vị: Xã Thử Nghiệm"), start=1
    ):
        theme.wrong(f"office-{number}", "F8", f"the title names another commune: {office}",
                    roll(titles=(office, "DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024")), ("list-office", "A1"), kinds=_ALL if number == 1 else "xlsx csv")  # fmt: skip
    theme.wrong(
        "kind-additions",
        "F8",
        "a list of additions where a roll was asked for",
        _additions(),
        ("file-other-list", "row 3"),
        kinds=_ALL,
    )
    theme.wrong(
        "kind-removals",
        "F8",
        "a list of removals where a roll was asked for",
        _removals(),
        ("file-other-list", "row 3"),
        kinds=_ALL,
    )
    theme.wrong(
        "kind-roll",
        "F8",
        "a roll where additions were asked for",
        roll(),
        ("file-other-list", "row 3"),
        kinds="xlsx csv",
        kind="additions",
    )
    theme.wrong(
        "kind-roll-removals",
        "F8",
        "a roll where removals were asked for",
        roll(),
        ("file-other-list", "row 3"),
        kinds="xlsx csv",
        kind="removals",
    )
    staff = Grid(
        [
            Row("title", ["BẢNG CHẤM CÔNG"]),
            Row("header", ["STT", "Họ và tên", "Chức vụ", "Số ngày công"]),
            Row("record", [1, "Nguyễn Mẫu", "Cán bộ", 22]),
        ]
    )
    theme.wrong(
        "kind-none",
        "F8",
        "a table of another kind altogether",
        staff,
        ("file-not-a-list", ""),
        kinds="xlsx csv",
    )
    letter = Grid(
        [
            Row("title", ["Kính gửi: Phòng Lao động"]),
            Row("title", ["UBND xã Mẫu gửi danh sách kèm theo."]),
        ]
    )
    theme.wrong("letter", "F8", "a letter, no list", letter, ("file-not-a-list", ""), kinds=_ALL)
    theme.wrong(
        "empty-book",
        "F8",
        "a workbook with nothing in it",
        Grid([]),
        ("file-not-a-list", ""),
        kinds=_BOOKS,
    )


def _additions() -> Grid:
    grid = roll(titles=("DANH SÁCH TĂNG", "Tháng 7 năm 2024")).head(
        L="Lý do tăng", M="Tăng từ tháng"
    )
    return grid.column("L", *["Mới hưởng"] * 5).column("M", *["07/2024"] * 5)


def _removals() -> Grid:
    rows = [
        Row("title", ["DANH SÁCH GIẢM"]),
        Row("title", ["Tháng 7 năm 2024"]),
        Row(
            "header",
            [
                "STT",
                "Mã hồ sơ",
                "Họ và tên",
                "Ngày sinh",
                "Mức hưởng",
                "Lý do giảm",
                "Giảm từ tháng",
            ],
        ),
        Row("record", [1, "M-0001", "Nguyễn Thị Mẫu", "15/07/1945", 500_000, "Chết", "07/2024"]),
        Row("total", [None, None, "Tổng cộng", None, 500_000]),
    ]
    return Grid(rows)


def _sheets(theme: Theme) -> None:
    theme.wrong(
        "two-lists",
        "F8",
        "two sheets with a list each",
        (roll(), roll().called("DS2")),
        ("file-many-lists", ""),
        ("file-many-lists", ""),
        kinds=_BOOKS,
    )
    theme.wrong(
        "list-hidden",
        "F7",
        "the only list stands on a hidden sheet",
        (Grid([], "Bìa"), roll().called("DS", "hidden")),
        ("xlsx-hidden", ""),
        kinds=_BOOKS,
    )
    theme.wrong(
        "list-very-hidden",
        "F7",
        "the only list stands on a sheet that no menu shows",
        (Grid([], "Bìa"), roll().called("DS", "very-hidden")),
        ("xlsx-hidden", ""),
        kinds="xlsx",
    )
    more = Grid(roll(total=False).rows[3:], "Tiếp")
    theme.wrong(
        "goes-on",
        "F8",
        "lines of the list go on upon a second sheet without a header",
        (roll(), more),
        ("file-sheet-unread", "row 1"),
        kinds=_BOOKS,
    )


def _merges(theme: Theme) -> None:
    names = roll().put(C5=None).merge("C4:C5")
    theme.wrong(
        "merged-names",
        "F6",
        "one name merged over two people",
        names,
        ("xlsx-merged", "C4"),
        ("cell-empty", "C5"),
        kinds=_BOOKS,
    )
    amounts = roll().put(H7=None).merge("H6:H7")
    theme.wrong(
        "merged-amounts",
        "F6",
        "one amount merged over two people",
        amounts,
        ("xlsx-merged", "H6"),
        ("cell-empty", "H7"),
        kinds=_BOOKS,
    )
    across = roll().put(G4=None).merge("F4:G4")
    theme.wrong(
        "merged-across",
        "F6",
        "an id merged over the address",
        across,
        ("xlsx-merged", "F4"),
        kinds=_BOOKS,
    )
    into_total = roll().merge("C8:C9").put(C9=None, A9="Tổng cộng")
    theme.wrong(
        "merged-into-total",
        "F6",
        "the last name merged with the total row",
        into_total,
        ("xlsx-merged", "C8"),
        kinds="xlsx xls",
    )
    block = roll().put(J5=None, K5=None, J4=None, K4=None, I4="Bưu điện").merge("J4:K5")
    theme.wrong(
        "merged-block",
        "F6",
        "a block of cells merged",
        block,
        ("xlsx-merged", "J4"),
        kinds="xlsx xls ods",
    )
    accounts = roll().put(J5=None, I5="Tài khoản", K5="VietinBank").merge("J4:J5")
    theme.wrong(
        "merged-accounts",
        "F6",
        "one account merged over two people",
        accounts,
        ("xlsx-merged", "J4"),
        ("channel-account", "J5"),
        kinds="xlsx",
    )


def _hidden(theme: Theme) -> None:
    for name, rows in (("first", [4]), ("middle", [6]), ("last", [8]), ("two", [5, 7])):
        theme.wrong(f"hidden-row-{name}", "F7", "a person in a hidden row", roll().hide(rows=rows), *(("xlsx-hidden", f"row {n}") for n in rows),
                    kinds=_BOOKS if name in {"first", "two"} else "xlsx")  # fmt: skip

    def filtered(_book: Any, sheet: Any) -> None:
        sheet.autofilter(2, 0, 7, 10)
        sheet.filter_column("E", "x == Nữ")
        for row in (4, 6):
            sheet.set_row(row, None, None, {"hidden": True})

    theme.wrong(
        "filtered",
        "F7",
        "a filter hides two people",
        roll().decorate(filtered),
        ("xlsx-hidden", "row 5"),
        ("xlsx-hidden", "row 7"),
        kinds=_BOOKS,
    )
    for name, letter in (("amount", "H"), ("id", "F"), ("name", "C")):
        theme.wrong(
            f"hidden-column-{name}",
            "F7",
            "a hidden column of data",
            roll().hide(columns=[letter]),
            ("xlsx-hidden", f"{letter}3"),
            kinds=_BOOKS if name == "amount" else "xlsx",
        )

    def narrow(_book: Any, sheet: Any) -> None:
        sheet.set_row(5, 0)

    theme.wrong(
        "row-of-no-height",
        "F7",
        "a row of no height",
        roll().decorate(narrow),
        ("xlsx-hidden", "row 6"),
        kinds="xlsx xls ods",
    )

    def outline(_book: Any, sheet: Any) -> None:
        sheet.set_row(5, None, None, {"level": 1, "hidden": True})

    theme.wrong(
        "closed-outline",
        "F7",
        "a person in a closed group of rows",
        roll().decorate(outline),
        ("xlsx-hidden", "row 6"),
        kinds="xlsx",
    )


def _formulas(theme: Theme) -> None:
    sums = roll().put(H4=Formula("=250000*2", 500_000))
    theme.wrong(
        "formula-amount", "F4", "an amount by formula", sums, ("xlsx-formula", "H4"), kinds=_BOOKS
    )
    none = roll().put(H5=Formula("=H4*1.5"))
    theme.wrong(
        "formula-no-value",
        "F4",
        "a formula that nobody has worked out",
        none,
        ("xlsx-formula", "H5"),
        kinds="xlsx",
    )
    names = roll().put(C4=Formula('="Nguyễn"&" Thị Mẫu"', "Nguyễn Thị Mẫu"))
    theme.wrong(
        "formula-name", "F4", "a name by formula", names, ("xlsx-formula", "C4"), kinds=_BOOKS
    )
    ids = roll().put(F5=Formula('=TEXT(99038000002,"000000000000")', "099038000002"))
    theme.wrong(
        "formula-id",
        "F4",
        "an id by formula, to put its zero back",
        ids,
        ("xlsx-formula", "F5"),
        kinds="xlsx xls ods",
    )
    column = roll().column(
        "H", *(Formula(f"={n}*1", n) for n in (500_000, 750_000, 1_000_000, 500_000, 1_250_000))
    )
    theme.wrong(
        "formula-column",
        "F4",
        "a whole column by formula",
        column,
        *(("xlsx-formula", f"H{n}") for n in range(4, 9)),
        kinds=_BOOKS,
    )
    dates = roll().put(D4=styled(Formula("=DATE(1945,7,15)", 16633), num_format="dd/mm/yyyy"))
    theme.wrong(
        "formula-birth",
        "F4",
        "a birth date by formula",
        dates,
        ("xlsx-formula", "D4"),
        kinds="xlsx",
    )
    total = roll().put(H9=Formula("=SUM(H4:H8)"))
    theme.wrong(
        "formula-total-no-value",
        "F4",
        "the sum by a formula that nobody has worked out",
        total,
        ("xlsx-formula", "H9"),
        kinds="xlsx",
    )
    stale = roll().put(H9=Formula("=SUM(H4:H8)", 3_000_000))
    theme.wrong(
        "formula-total-stale",
        "F4",
        "the sum by formula, kept from before a change",
        stale,
        ("total-mismatch", "H9"),
        kinds="xlsx",
    )
    # LibreOffice works formulas out anew; so these are of Excel alone.
    for name, cell in (("amount", "H6"), ("id", "F6"), ("birth", "D6"), ("account", "J6")):
        grid = roll().put(**{cell: Broken("#N/A")})
        theme.wrong(
            f"error-{name}",
            "F5",
            f"#N/A under {name}",
            grid,
            ("xlsx-error-cell", cell),
            kinds="xlsx",
        )
    theme.wrong(
        "error-total",
        "F5",
        "#REF! as the sum",
        roll().put(H9=Broken("#REF!")),
        ("xlsx-error-cell", "H9"),
        kinds="xlsx",
    )
    both = roll().put(H6=Formula("=1/0", "#DIV/0!"))
    theme.wrong(
        "error-by-formula",
        "F5",
        "#DIV/0! by formula",
        both,
        ("xlsx-error-cell", "H6"),
        kinds=_BOOKS,
    )
    text = roll().put(H6="#N/A")
    theme.wrong(
        "error-as-text", "F5", "#N/A in a text file", text, ("amount-text", "H6"), kinds="csv"
    )
    timed = roll().put(D4=styled(16633.5, num_format="dd/mm/yyyy hh:mm"))
    theme.wrong(
        "date-with-time",
        "F9",
        "a birth date with an hour",
        timed,
        ("cell-time", "D4"),
        kinds=_BOOKS,
    )
    nearly = roll().put(D4=styled(45322.9999999, num_format="dd/mm/yyyy"))
    theme.wrong(
        "date-nearly-whole",
        "F9",
        "a day that is nearly the next one",
        nearly,
        ("cell-time", "D4"),
        kinds="xlsx",
    )
    hours = roll().put(D4=styled(0.5, num_format="hh:mm"))
    theme.wrong(
        "date-only-time",
        "F9",
        "an hour without a day",
        hours,
        ("cell-time", "D4"),
        kinds="xlsx ods",
    )
    truth = roll().put(H4=True)
    theme.wrong(
        "truth-amount",
        "F9",
        "a truth value as an amount",
        truth,
        ("amount-text", "H4"),
        kinds="xlsx",
    )
    truth = roll().put(C4=True)
    theme.wrong(
        "truth-name", "F9", "a truth value as a name", truth, ("cell-text", "C4"), kinds="xlsx"
    )
    for number, cell in (("amount", "H4"), ("name", "C4"), ("id", "F4")):
        code = {"amount": "amount-text", "name": "cell-text", "id": "cell-text"}[number]
        theme.wrong(
            f"date-as-{number}",
            "F9",
            f"a date cell under {number}",
            roll().put(**{cell: date(2024, 7, 5)}),
            (code, cell),
            kinds="xlsx",
        )
    zero = roll().put(D4=styled(0, num_format="dd/mm/yyyy"))
    theme.wrong(
        "date-serial-0",
        "F9",
        "day nought of the spreadsheet's count",
        zero,
        ("cell-time", "D4"),
        kinds="xlsx",
    )
    sixty = roll().put(D4=styled(60, num_format="dd/mm/yyyy"))
    theme.wrong(
        "date-serial-60",
        "F9",
        "29 February 1900, which never was",
        sixty,
        ("birth-date-value", "D4"),
        kinds="xlsx",
    )
    bare = roll().put(D4=16633)
    theme.wrong(
        "date-as-number",
        "F9",
        "a date that was formatted as a number",
        bare,
        ("birth-date-text", "D4"),
        kinds="xlsx csv",
    )
