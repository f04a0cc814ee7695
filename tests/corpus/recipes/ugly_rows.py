"""Ugly but right: what stands between and below the people of a list."""

from collections.abc import Sequence

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Cell, Grid, roll, styled
from tests.corpus.kit.people import HEADERS, STANDARD, TOTAL_IN_WORDS

_ALL = "xlsx csv xls ods"
_REPEATED = [HEADERS[field] for field in STANDARD]


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("ugly-rows")
    _blanks(theme)
    _sections(theme)
    _totals(theme)
    _words(theme)
    _feet(theme)
    _pages(theme)
    return [theme]


def _line(column: int, value: Cell, width: int = 11) -> list[Cell]:
    cells: list[Cell] = [None] * width
    cells[column - 1] = value
    return cells


def _sum(words: str, amount: Cell, column: int = 3) -> list[Cell]:
    cells = _line(column, words)
    cells[7] = amount
    return cells


def _blanks(theme: Theme) -> None:
    theme.right(
        "blank-between",
        "blank rows between people",
        roll().insert(6, "blank").insert(8, "blank"),
        kinds=_ALL,
    )
    theme.right(
        "blank-before-total",
        "two blank rows before the total",
        roll().insert(9, "blank").insert(9, "blank"),
        kinds="xlsx csv",
    )
    many = roll()
    for _ in range(20):
        many.insert(7, "blank")
    theme.right("blank-twenty", "twenty blank rows in the middle", many, kinds="xlsx csv")
    theme.right(
        "blank-at-end",
        "two blank rows at the end",
        roll().add("blank").add("blank"),
        kinds="csv semicolon.csv",
    )
    spaces = roll().insert(6, "blank", " ", "  ", None, "\u00a0")
    theme.right("blank-of-spaces", "a row with nothing but spaces", spaces, kinds="xlsx csv")
    numbered = roll()
    numbered.insert(9, "blank", 6).insert(10, "blank", 7)
    theme.right(
        "numbered-in-advance",
        "row numbers below the last person, with nobody beside them",
        numbered,
        kinds=_ALL,
    )


def _sections(theme: Theme) -> None:
    theme.right(
        "section-one",
        "a section's name above its people",
        roll().insert(4, "title", "I. Xã Mẫu"),
        kinds=_ALL,
    )
    two = roll().insert(7, "title", "II", "Tổ Thử").insert(4, "title", "I", "Thôn Mẫu")
    theme.right(
        "sections-roman",
        "two sections by roman numbers, the name in the next cell",
        two,
        kinds="xlsx csv",
    )
    named = (
        roll().insert(7, "title", "II", None, "Tổ Thử").insert(4, "title", "I", None, "Thôn Mẫu")
    )
    theme.right(
        "sections-under-the-name",
        "two sections by roman numbers, their names where names of people stand",
        named,
        kinds="xlsx csv",
    )
    groups = (
        roll().insert(7, "title", "B. NGƯỜI KHUYẾT TẬT").insert(4, "title", "A. NGƯỜI CAO TUỔI")
    )
    theme.right(
        "sections-groups", "sections by group of people, in capitals", groups, kinds="xlsx csv xls"
    )
    merged = roll().insert(4, "title", styled("I. Thôn Mẫu", bold=True)).merge("A4:K4")
    theme.right(
        "section-merged", "a section's name merged over the width", merged, kinds="xlsx xls ods"
    )
    subtotals = roll()
    subtotals.insert(7, "total", *_sum("Cộng thôn Mẫu", 2_250_000)).insert(7, "title", "II. Tổ Thử")
    subtotals.rows[6], subtotals.rows[7] = subtotals.rows[7], subtotals.rows[6]
    subtotals.insert(11, "total", *_sum("Cộng tổ Thử", 1_750_000)).insert(4, "title", "I. Thôn Mẫu")
    theme.right(
        "sections-subtotals", "sections with a sum each, and a sum of all", subtotals, kinds=_ALL
    )
    heads = roll()
    heads.insert(7, "total", *["II", *_sum("Tổ Thử", 1_750_000)[1:]])
    heads.insert(4, "total", *["I", *_sum("Thôn Mẫu", 2_250_000)[1:]])
    theme.right(
        "sections-with-sums",
        "the sum of a section stands beside its name",
        heads,
        kinds="xlsx",
        notices=None,
    )
    counted = roll().insert(4, "total", "I. Thôn Mẫu (5 người)")
    theme.right("section-counted", "a section's name counts its people", counted, kinds="xlsx csv")


def _totals(theme: Theme) -> None:
    for number, words in enumerate(
        ("Tổng cộng:", "TỔNG CỘNG", "Cộng", "Tổng số", "Tổng", "TỔNG SỐ TIỀN", "Tổng cộng (5 đối tượng)",
         "Cộng: 5 người", "Tổng  cộng", "To\u0302\u0309ng co\u0323\u0302ng", "Tổng tiền", "Tổng cộng toàn xã"),
        start=1,
    ):  # fmt: skip
        grid = roll().without("total").add("total", *_sum(words, 4_000_000))
        theme.right(
            f"total-{number}",
            f"the total row says {words!r}",
            grid,
            kinds="xlsx" if number % 2 else "csv",
            # After "Cộng" alone another part may have been lost.
            notices=("notice-completeness",) if number in {3, 8} else (),
        )
    first = roll().without("total").add("total", *_sum("Tổng cộng", 4_000_000, 1))
    theme.right("total-first-cell", "the words of the total in the first cell", first, kinds=_ALL)
    merged = roll().without("total").add("total", *_sum("Tổng cộng", 4_000_000, 1)).merge("A9:G9")
    theme.right(
        "total-merged", "the words of the total merged up to the sum", merged, kinds="xlsx xls ods"
    )
    counted = roll()
    counted.rows[8].cells[1] = "5 người"
    theme.right("total-counts", "the total row counts the people too", counted, kinds="xlsx csv")
    for number, written in enumerate(
        ("4.000.000", "4,000,000", "4 000 000", "4.000.000 đ", "4.000.000 đồng"), start=1
    ):
        theme.right(f"total-text-{number}", f"the sum is a text: {written}", roll().put(H9=written),
                    kinds="xlsx csv" if number < 3 else "xlsx", notices=None)  # fmt: skip
    none = roll(total=False)
    theme.right("total-none", "no total row: right, and told that nothing shows completeness", none, kinds=_ALL,
                notices=("notice-completeness",))  # fmt: skip
    empty = roll().put(H9=None)
    theme.right(
        "total-empty",
        "a total row without a sum",
        empty,
        kinds="xlsx csv",
        notices=("notice-completeness",),
    )
    two = roll().insert(9, "total", *_sum("Cộng trang 1", 4_000_000))
    theme.right(
        "total-page-and-list", "the sum of the page and that of the list", two, kinds="xlsx csv"
    )
    three = roll()
    three.insert(8, "total", *_sum("Cộng", 1_500_000)).insert(6, "total", *_sum("Cộng", 1_250_000))
    theme.right("total-thrice", "two sums on the way and one of all", three, kinds=_ALL)


def _words(theme: Theme) -> None:
    for number, words in enumerate(
        (
            f"Bằng chữ: {TOTAL_IN_WORDS}",
            "Số tiền bằng chữ: Bốn triệu đồng chẵn./.",
            "(Bằng chữ: bốn triệu đồng)",
            "Tổng số tiền viết bằng chữ: BỐN TRIỆU ĐỒNG",
            "Viết bằng chữ: Bốn triệu đồng chẵn",
            "Bằng chữ : Bốn  triệu đồng.",
        ),
        start=1,
    ):
        theme.right(f"words-{number}", "the amount in words is that of the lines", roll().add("note", words),
                    kinds="xlsx csv" if number < 3 else "xlsx")  # fmt: skip
    apart = roll().add("note", None, "Bằng chữ:", "Bốn triệu đồng")
    theme.right("words-next-cell", "the words stand in the cell beside", apart, kinds="xlsx csv")
    for number, (amount, words) in enumerate(
        (
            (505_000, "Bốn triệu không trăm linh năm nghìn đồng"),
            (505_000, "Bốn triệu không trăm lẻ năm ngàn đồng"),
            (524_000, "Bốn triệu không trăm hai mươi tư nghìn đồng"),
            (524_000, "Bốn triệu không trăm hai mươi bốn ngàn đồng"),
            (521_000, "Bốn triệu không trăm hai mươi mốt nghìn đồng chẵn"),
            (15_500_000, "Mười chín triệu đồng"),
        ),
        start=1,
    ):
        grid = roll().put(H4=amount, H9=3_500_000 + amount).add("note", f"Bằng chữ: {words}")
        theme.right(
            f"words-spelt-{number}", f"{words}", grid, kinds="csv", but={"1": {"amount": amount}}
        )
    theme.right("words-unreadable", "words that say no number are told, not refused",
                roll().add("note", "Bằng chữ: như trên"), kinds="xlsx", notices=("notice-words",))  # fmt: skip


def _signed(grid: Grid) -> Grid:
    lines: Sequence[Sequence[Cell]] = (
        [*_line(9, "Mẫu, ngày 05 tháng 7 năm 2024")],
        ["", "NGƯỜI LẬP BIỂU", None, None, "KẾ TOÁN", None, None, None, "CHỦ TỊCH"],
        ["", "(Ký, họ tên)", None, None, "(Ký, họ tên)", None, None, None, "(Ký tên, đóng dấu)"],
    )
    for line in lines:
        grid.add("note", *line)
    grid.add("blank").add("blank")
    return grid.add(
        "note", None, "Nguyễn Thị Thử", None, None, "Trần Mẫu", None, None, None, "Lê Văn Mẫu"
    )


def _feet(theme: Theme) -> None:
    theme.right(
        "signatures", "day, three signatures, and names under them", _signed(roll()), kinds=_ALL
    )
    theme.right("signatures-words", "words, then signatures",
                _signed(roll().add("note", f"Bằng chữ: {TOTAL_IN_WORDS}").add("blank")), kinds="xlsx csv")  # fmt: skip
    for number, note in enumerate(
        (
            "Ghi chú: danh sách này có 5 đối tượng",
            "* Lưu ý: nhận tiền từ ngày 10 hàng tháng",
            "Danh sách có 5 người./.",
            "Nơi nhận: - Như trên; - Lưu: VT.",
            "Ấn định danh sách này có 05 đối tượng với số tiền 4.000.000 đồng",
            "TM. ỦY BAN NHÂN DÂN",
        ),
        start=1,
    ):
        theme.right(
            f"note-{number}", note, roll().add("note", note), kinds="xlsx" if number % 2 else "csv"
        )
    several = roll().add("blank").add("note", "Trong đó:").add("note", None, "- Người cao tuổi: 3 người").add(
        "note", None, "- Người khuyết tật: 2 người")  # fmt: skip
    theme.right("notes-itemised", "what the total is made of, as notes", several, kinds="xlsx csv")
    merged = _signed(roll().without("total").add("total", *_sum("Tổng cộng", 4_000_000, 1))).merge(
        "B11:D11", "E11:G11", "I11:K11"
    )
    theme.right("signatures-merged", "signatures in merged cells", merged, kinds="xlsx xls ods")
    theme.right("foot-without-total", "no total, a blank row, signatures", _signed(roll(total=False).add("blank")),
                kinds="xlsx csv", notices=("notice-completeness",))  # fmt: skip


def _pages(theme: Theme) -> None:
    once = roll().insert(7, "header", *_REPEATED)
    theme.right("header-again", "the header again after a page break", once, kinds=_ALL)
    summed = (
        roll().insert(7, "header", *_REPEATED).insert(7, "total", *_sum("Cộng trang", 2_250_000))
    )
    theme.right(
        "header-again-after-sum", "the page's sum, then the header again", summed, kinds="xlsx csv"
    )
    numbered = (
        roll()
        .insert(7, "header", *[f"({n})" for n in range(1, 12)])
        .insert(7, "header", *_REPEATED)
    )
    theme.right(
        "header-again-numbered", "the header again with its numbers", numbered, kinds="xlsx csv"
    )
    capitals = roll().insert(6, "header", *[text.upper() for text in _REPEATED])
    theme.right("header-again-capitals", "the header again, in capitals", capitals, kinds="xlsx")
    blank = roll().insert(7, "header", *_REPEATED).insert(7, "blank")
    theme.right(
        "header-again-after-blank", "a blank row and the header again", blank, kinds="xlsx csv"
    )
    gap = roll().put(A7=5, A8=6)
    theme.right(
        "numbers-jump",
        "row numbers jump: told, not refused",
        gap,
        kinds="xlsx csv",
        notices=("notice-row-numbers",),
    )
    twice = roll().put(A7=3, A8=4)
    theme.right(
        "numbers-repeat",
        "row numbers repeat: told, not refused",
        twice,
        kinds="xlsx csv",
        notices=("notice-row-numbers",),
    )
    padded = roll().column("A", "01", "02", "03", "04", "05")
    theme.right("numbers-padded", "row numbers as texts with a zero", padded, kinds="xlsx csv")
    dotted = roll().column("A", "1.", "2.", "3.", "4.", "5.")
    theme.right("numbers-dotted", "row numbers with a dot", dotted, kinds="xlsx csv")
