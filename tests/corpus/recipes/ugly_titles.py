"""Ugly but right: what stands above the list, and where its header is."""

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Grid, Row, roll, styled

_ALL = "xlsx csv xls ods"
_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("ugly-titles")
    theme.right("plain", "two titles, the header in row 3, a total row", roll(), kinds=_ALL)
    theme.right("motto", "office and national motto, number, date of a decision, unit of one đồng",
                _office(), kinds=_ALL, month="")  # fmt: skip
    theme.right(
        "header-first",
        "no title at all; the header in row 1",
        roll(titles=()),
        kinds="xlsx csv semicolon.csv",
    )
    deep = roll()
    for _ in range(37):
        deep.insert(3, "blank")
    theme.right(
        "header-row-40",
        "the header in the last row where one is looked for",
        deep,
        kinds="xlsx csv",
    )
    gaps = roll().insert(3, "blank").insert(2, "blank").insert(1, "blank").insert(1, "blank")
    theme.right(
        "gaps", "blank rows above, between and below the titles", gaps, kinds="xlsx csv ods"
    )
    for number, text in enumerate(
        (
            "THÁNG 7/2024",
            "tháng 07/2024",
            "Tháng 7 - 2024",
            "Tháng  07  năm  2024",
            "Kỳ chi trả: tháng 7/2024",
            "(Tháng 07 năm 2024)",
        ),
        start=1,
    ):
        theme.right(f"month-{number}", f"the title says the month as {text}",
                    roll(titles=("DANH SÁCH CHI TRẢ TRỢ CẤP", text)), kinds="xlsx" if number % 2 else "csv", month="")  # fmt: skip
    theme.right("month-in-title", "the month stands in the title itself",
                roll(titles=("DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 7 NĂM 2024",)), kinds="xlsx xls", month="")  # fmt: skip
    theme.right("month-nfd", "the title is typed in decomposed letters",
                roll(titles=("DANH SA\u0301CH CHI TRA\u0309 TRO\u031b\u0323 CA\u0302\u0301P", "Tha\u0301ng 7 na\u0306m 2024")),
                kinds="xlsx csv", month="")  # fmt: skip
    theme.right("two-months", "the title names another month too; the one that was asked for is there",
                roll(titles=("DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024 (đã rà soát so với tháng 6/2024)")))  # fmt: skip
    for number, title in enumerate(
        (
            "DANH SÁCH ĐỐI TƯỢNG HƯỞNG TRỢ CẤP BẢO TRỢ XÃ HỘI",
            "Danh sách nhận trợ cấp hàng tháng",
            "DANH  SÁCH  CHI  TRẢ",
            "DANH SÁCH\nCHI TRẢ TRỢ CẤP\nBẢO TRỢ XÃ HỘI",
            "danh sách lĩnh trợ cấp thường xuyên",
        ),
        start=1,
    ):
        theme.right(f"title-{number}", "another title of a roll", roll(titles=(title, "Tháng 7 năm 2024")),
                    kinds="xlsx")  # fmt: skip
    for number, office in enumerate(
        (
            "UBND XÃ MẪU",
            "ỦY BAN NHÂN DÂN XÃ MẪU",
            "UỶ BAN NHÂN DÂN\nXÃ MẪU",
            "Đơn vị: Xã Mẫu",
            "Xã Mẫu - huyện Thử",
        ),
        start=1,
    ):
        theme.right(f"office-{number}", f"the office that was asked for, as {office!r}",
                    roll(titles=(office, "DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024")))  # fmt: skip
    for number, unit in enumerate(
        ("Đơn vị tính: đồng", "ĐVT: VNĐ", "(Đơn vị: đồng Việt Nam)"), start=1
    ):
        titles = ("DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024", unit)
        theme.right(f"unit-{number}", "the unit is one đồng", roll(titles=titles), kinds="csv")
    merged = roll().merge("A1:K1", "A2:K2")
    merged.rows[0].cells = [styled(merged.rows[0].cells[0], bold=True, align="center")]
    theme.right("merged", "titles merged over the whole width", merged, kinds="xlsx xls ods")
    theme.right(
        "merged-tall",
        "a title merged over two rows",
        roll().insert(2, "blank").merge("A1:K2"),
        kinds="xlsx xls",
    )
    theme.right("place-and-day", "the day of signing stands above the list",
                roll().insert(3, "title", None, None, None, None, None, None, "Mẫu, ngày 05 tháng 7 năm 2024"),
                kinds="xlsx csv", month="")  # fmt: skip
    return [theme]


def _office() -> Grid:
    grid = roll(titles=())
    far = [None] * 6
    for row in reversed(
        [
            Row("title", ["UBND HUYỆN THỬ", *far, _MOTTO]),
            Row("title", ["UBND XÃ MẪU", *far, "Độc lập - Tự do - Hạnh phúc"]),
            Row("title", ["Số: 12/DS-UBND", *far, "Mẫu, ngày 28 tháng 6 năm 2024"]),
            Row("blank", []),
            Row("title", ["DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI HÀNG THÁNG"]),
            Row("title", ["Tháng 07 năm 2024"]),
            Row(
                "title",
                ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 28 tháng 6 năm 2024 của UBND huyện Thử)"],
            ),
            Row("title", [*[None] * 9, "Đơn vị tính: đồng"]),
        ]
    ):
        grid.rows.insert(0, row)
    return grid
