"""Ugly but right: headers by other names, in other letters, over two rows, in any order."""

import unicodedata

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Grid, Row, records, roll, styled, total_row
from tests.corpus.kit.people import ALL_FIELDS, FULL, HEADERS, STANDARD

_ALL = "xlsx csv xls ods"

ALIASES = {
    "number": ("TT", "Số TT", "STT"),
    "case": ("Mã đối tượng", "Số hồ sơ", "Số sổ lĩnh tiền", "Mã ĐT"),
    "name": ("Họ tên", "Họ và tên đối tượng", "Họ tên người hưởng", "Tên đối tượng"),
    "birth": ("Năm sinh", "Ngày tháng năm sinh", "NTNS"),
    "sex": ("Nam/Nữ", "GT", "Phái"),
    "id": ("CCCD", "Số định danh", "Số CCCD/CMND", "CMND/CCCD", "Số ĐDCN", "CMND"),
    "hamlet": ("Thôn", "Tổ", "TDP", "Xóm", "Ấp", "Địa chỉ"),
    "amount": ("Số tiền", "Mức trợ cấp", "Tiền trợ cấp tháng này", "Thành tiền"),
    "channel": ("Hình thức chi trả", "Phương thức chi trả"),
    "account": ("STK", "Tài khoản", "Số TK"),
    "bank": ("NH", "Tên ngân hàng"),
    "phone": ("SĐT", "Điện thoại", "ĐT"),
    "commune": ("Xã", "Phường", "Đơn vị", "Xã/phường/thị trấn"),
    "programme": ("Loại trợ cấp", "Chính sách"),
    "category": ("Đối tượng", "Loại đối tượng", "Mã nhóm", "Diện đối tượng"),
    "coefficient": ("HS",),
    "since": ("Tháng hưởng", "Thời điểm hưởng", "Từ tháng"),
    "decision": ("QĐ hưởng", "Số QĐ"),
    "decision_date": ("Ngày QĐ",),
    "holder": ("Tên chủ TK", "Tên tài khoản"),
    "representative": (
        "Người giám hộ",
        "Người được ủy quyền",
        "Người được uỷ quyền",
        "Người đại diện",
    ),
    "capacity": ("Quan hệ",),
    "paper": ("Giấy ủy quyền số",),
    "paper_from": ("Ngày ủy quyền",),
    "paper_to": ("Thời hạn",),
    "total": ("Tổng cộng", "Tổng tiền nhận"),
}
"""What LISTS.md has under "also seen" for a roll."""


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("ugly-headers")
    theme.right(
        "every-column", "every column that a roll can have", full(), kinds=_ALL, base="full"
    )
    for number in range(6):
        names = {field: also[number % len(also)] for field, also in ALIASES.items()}
        theme.right(
            f"alias-{number + 1}",
            "every column by another of its names",
            full(names),
            kinds="xlsx csv",
            base="full",
        )
    _letters(theme)
    _orders(theme)
    _two_rows(theme)
    _strangers(theme)
    return [theme]


def full(headers: dict[str, str] | None = None) -> Grid:
    """Give the list of three people with every column."""
    named = HEADERS | (headers or {})
    grid = roll(FULL, columns=ALL_FIELDS, headers=named, total=False)
    total = total_row(sum(one["amount"] for one in FULL), ALL_FIELDS)
    total.cells[ALL_FIELDS.index("unpaid_amount")] = 500_000
    total.cells[ALL_FIELDS.index("total")] = sum(one["amount"] for one in FULL) + 500_000
    grid.rows.append(total)
    return grid


def _letters(theme: Theme) -> None:
    def written(change: object) -> Grid:
        return roll(headers={field: change(HEADERS[field]) for field in STANDARD})  # type: ignore[operator]

    theme.right("capitals", "headers in capitals", written(str.upper), kinds=_ALL)
    theme.right("small", "headers in small letters", written(str.lower), kinds="csv xlsx")
    theme.right(
        "breaks",
        "line breaks between the words",
        written(lambda text: text.replace(" ", "\n")),
        kinds="xlsx xls ods",
    )
    theme.right(
        "spaces",
        "two spaces, and spaces around",
        written(lambda text: f" {text.replace(' ', '  ')}  "),
        kinds="xlsx csv",
    )
    theme.right(
        "nbsp",
        "spaces that do not break",
        written(lambda text: text.replace(" ", "\u00a0")),
        kinds="xlsx csv",
    )
    theme.right(
        "nfd",
        "decomposed letters",
        written(lambda text: unicodedata.normalize("NFD", text)),
        kinds="xlsx csv",
    )
    theme.right(
        "colons",
        "a colon or a star behind each",
        written(lambda text: f"{text} (*):"),
        kinds="xlsx",
    )
    theme.right("slashes", "spaces around a slash", roll().head(G="Thôn / Tổ dân phố"), kinds="csv")
    theme.right(
        "breaks-in-the-word",
        "a break right after a slash",
        roll().head(G="Thôn/\nTổ dân phố", F="Số\n CCCD"),
    )
    for number, unit in enumerate(
        ("Mức hưởng (đồng)", "Mức hưởng\n(VNĐ)", "Số tiền (đ)", "Mức hưởng, đồng"), start=1
    ):
        theme.right(f"unit-{number}", "the unit of one đồng in the header", roll().head(H=unit))
    theme.right("tone", "the tone on the other vowel: uỷ, and Ủy",
                full({"representative": "NGƯỜI ĐƯỢC UỶ QUYỀN", "paper": "Giấy uỷ quyền số", "paper_from": "Ngày uỷ quyền"}),
                kinds="+xlsx csv", base="full", of="H4")  # fmt: skip
    theme.right("bold-and-turned", "bold headers, turned text, coloured cells",
                roll().head(A=styled("STT", bold=True, rotation=90), C=styled("Họ và tên", bg_color="#FFFF00", font_size=14)))  # fmt: skip


def _orders(theme: Theme) -> None:
    theme.right(
        "backwards",
        "the columns in the opposite order",
        roll(columns=STANDARD[::-1]),
        kinds="xlsx csv",
    )
    mixed = (
        "name",
        "amount",
        "id",
        "case",
        "bank",
        "account",
        "channel",
        "birth",
        "sex",
        "hamlet",
        "number",
    )
    theme.right("mixed", "the columns in no order", roll(columns=mixed), kinds=_ALL)
    theme.right(
        "no-numbers", "no column of row numbers", roll(columns=STANDARD[1:]), kinds="xlsx csv"
    )
    without = tuple(field for field in STANDARD if field != "case")
    theme.right("no-case", "the citizen id stands for the case number", roll(columns=without), kinds="xlsx csv",
                but={str(n): {"case": f"{one}"} for n, one in
                     enumerate(("099145000001", "099038000002", "099150000003", "099062000004", "099310000005"), start=1)})  # fmt: skip
    least = ("number", "case", "name", "birth", "amount")
    nothing = dict.fromkeys(("sex", "id", "hamlet", "account", "bank", "place"))
    theme.right("least", "the fewest columns that a roll can have", roll(columns=least), kinds="xlsx csv",
                but={"*": nothing | {"channel": "cash"}})  # fmt: skip
    shifted = roll()
    for row in shifted.rows:
        row.cells = [None, None, *row.cells]
    theme.right("shifted", "two empty columns before the list", shifted, kinds=_ALL)
    split = roll()
    for row in split.rows:
        row.cells = [*row.cells[:3], None, *row.cells[3:]]
    theme.right("empty-column", "an empty column inside the list", split, kinds="xlsx csv")


def _two_rows(theme: Theme) -> None:
    for spelt in ("birth", "year"):
        columns = tuple(field for field in STANDARD if field != "sex")
        grid = roll(columns=columns, total=False)
        for row in grid.rows[3:]:
            born = row.cells[3]
            row.cells[3:4] = [born, None] if row.cells[1] in {"M-0002", "M-0004"} else [None, born]
        above = "Ngày sinh" if spelt == "birth" else "NĂM SINH"
        grid.rows[2].cells[3:4] = [above, None]
        grid.rows.insert(3, Row("header", [None, None, None, "Nam", "Nữ"]))
        grid.add("total", None, None, "Tổng cộng", *[None] * 4, 4_000_000)
        grid.merge("D3:E3", *(f"{letter}3:{letter}4" for letter in "ABCFGHIJK"))
        theme.right(
            f"men-and-women-{spelt}",
            "the birth date stands under Nam or under Nữ",
            grid,
            kinds=_ALL,
        )
    mark = roll().head(E="Nữ").column("E", "x", None, "X", None, "x")
    theme.right("a-cross", "a cross in a column Nữ; the others are not said to be men", mark, kinds="xlsx csv",
                but={"2": {"sex": None}, "4": {"sex": None}})  # fmt: skip
    grouped = roll()
    grouped.rows[2].cells = [None, None, *grouped.rows[2].cells[2:]]
    grouped.insert(3, "header", "STT", "Mã hồ sơ", "Thông tin đối tượng", None, None, None, None, "Mức hưởng",
                   "Chi trả", None, None)  # fmt: skip
    grouped.rows[3].cells[7] = None
    grouped.merge("A3:A4", "B3:B4", "C3:G3", "H3:H4", "I3:K3")
    theme.right(
        "groups-that-decorate",
        "groups over the headers that say nothing more",
        grouped,
        kinds="xlsx xls ods",
    )
    _representatives(theme)


def _representatives(theme: Theme) -> None:
    columns = [
        f for f in ALL_FIELDS if f not in {"unpaid_months", "unpaid_amount", "total", "note"}
    ]
    for name, group, own in (
        ("collector", "Người nhận thay", {}),
        ("guardian", "NGƯỜI GIÁM HỘ", {}),
    ):
        grid = roll(FULL, columns=columns)
        header = grid.rows[2].cells
        at = columns.index("representative")
        under = [None] * len(header)
        under[at : at + 3] = ["Họ và tên", "Tư cách", "Số CCCD"]
        header[at : at + 3] = [group, None, None]
        grid.rows.insert(3, Row("header", under))
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        grid.merge(f"{letters[at]}3:{letters[at + 2]}3")
        theme.right(f"group-{name}", "the one who collects stands under a group of three columns", grid,
                    kinds="xlsx csv xls ods" if not own and name == "collector" else "xlsx csv",
                    base="full", but={"1": dict.fromkeys(("unpaid_months", "unpaid_amount", "note"))})  # fmt: skip
    columns = [*STANDARD, "unpaid_months", "unpaid_amount", "total"]
    for group in ("Chưa trả tháng trước", "Tồn tháng trước", "TRUY LĨNH"):
        grid = Grid([*roll(titles=("DANH SÁCH CHI TRẢ", "Tháng 7 năm 2024")).rows[:2]])
        grid.add("header", *[HEADERS[f] for f in STANDARD], group, None, "Tổng số tiền")
        grid.add("header", *[None] * 11, "Số tháng", "Số tiền", None)
        people = [FULL[0], *(one | {} for one in FULL[1:])]
        grid.rows += records(people, columns)
        total = total_row(2_500_000, columns)
        total.cells[12:14] = [500_000, 3_000_000]
        grid.rows.append(total)
        grid.merge("L3:M3")
        only = dict.fromkeys(("phone", "category", "coefficient", "since", "decision", "decision_date", "holder",
                              "representative", "capacity", "representative_id", "paper", "paper_from", "paper_to", "note"))  # fmt: skip
        name = {"Chưa": "unpaid", "Tồn": "left", "TRUY": "arrears"}[group.split()[0]]
        theme.right(
            f"group-{name}",
            "what is unpaid stands under a group",
            grid,
            kinds="xlsx csv",
            base="full",
            but={"*": only},
        )


def _strangers(theme: Theme) -> None:
    notice = ("notice-column",)
    strange = roll().head(L="Dân tộc").column("L", *["Kinh"] * 5)
    theme.right(
        "unknown-column",
        "a column that no list knows; kept and told",
        strange,
        kinds=_ALL,
        notices=notice,
    )
    two = (
        roll()
        .head(L="Dân tộc", M="Tôn giáo")
        .column("L", *["Kinh"] * 5)
        .column("M", *["Không"] * 5)
    )
    theme.right("unknown-columns", "two such columns", two, kinds="xlsx csv", notices=notice * 2)
    nameless = roll().head(L=None).column("L", "thử", None, "thử")
    theme.right(
        "nameless-column",
        "words under no header; kept and told",
        nameless,
        kinds="xlsx csv",
        notices=notice,
    )
    empty = roll().head(L="Ký nhận")
    theme.right(
        "unknown-empty-column",
        "an empty column for signatures",
        empty,
        kinds="xlsx",
        notices=notice,
    )
    for name, row in (
        ("numbered", [f"({n})" for n in range(1, 12)]),
        ("numbered-plain", list(range(1, 12))),
        ("numbered-letters", ["A", "B", "C", *map(str, range(1, 9))]),
        (
            "numbered-sums",
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)=(5)x(6)", "(9)", "(10)", "(11)"],
        ),
    ):
        theme.right(name, "a row that numbers the columns under the header", roll().insert(4, "header", *row),
                    kinds="xlsx csv" if name != "numbered" else _ALL)  # fmt: skip
    theme.right(
        "blank-under-header",
        "a blank row under the header",
        roll().insert(4, "blank"),
        kinds="xlsx csv",
    )
