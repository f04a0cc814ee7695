"""Additions, removals and adjustments: ugly but right, and broken; and lists of any kind."""

from datetime import date
from typing import Any

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Cell, Grid, Row, roll
from tests.corpus.kit.people import FIVE

_ALL = "xlsx csv xls ods"


def themes() -> list[Theme]:
    """Give the themes."""
    right, wrong, kinds = Theme("ugly-changes"), Theme("changes-broken"), Theme("any-kind")
    _additions(right, wrong)
    _removals(right, wrong)
    _adjustments(right, wrong)
    _any(kinds)
    return [right, wrong, kinds]


def additions(
    reasons: tuple[Cell, ...] = ("Mới hưởng",) * 5, months: tuple[Cell, ...] = ("07/2024",) * 5
) -> Grid:
    """Give a list of five additions: reason L, effective month M."""
    grid = roll(titles=("DANH SÁCH TĂNG", "Tháng 7 năm 2024")).head(
        L="Lý do tăng", M="Tăng từ tháng"
    )
    return grid.column("L", *reasons).column("M", *months)


def _added(reason: str, month: str) -> dict[str, Any]:
    return {"reason": reason, "effective": month, "since": month}


def _additions(right: Theme, wrong: Theme) -> None:
    plain = {"*": _added("new", "07/2024")}
    right.right(
        "additions", "five additions", additions(), kinds="+" + _ALL, kind="additions", but=plain
    )
    for number, title in enumerate(
        (
            "DANH SÁCH ĐỐI TƯỢNG TĂNG",
            "Danh sách các đối tượng tăng mới tháng 7/2024",
            "DANH SÁCH BỔ SUNG",
        ),
        start=1,
    ):
        grid = additions()
        grid.rows[0].cells = [title]
        right.right(
            f"additions-title-{number}",
            "another title",
            grid,
            kinds="xlsx",
            kind="additions",
            but=plain,
        )
    for number, (words, meanings) in enumerate(
        (
            (
                ("mới hưởng", "Chuyển đến", "hưởng lại", "Phục hồi", "MỚI"),
                ("new", "moved-in", "resumed", "restored", "new"),
            ),
            (
                (
                    "Hưởng lần đầu",
                    "Nơi khác chuyển đến",
                    "Tiếp tục hưởng",
                    "Khôi phục trợ cấp",
                    "tăng mới",
                ),
                ("new", "moved-in", "resumed", "restored", "new"),
            ),
        ),
        start=1,
    ):
        right.right(f"additions-reasons-{number}", "reasons in several words", additions(words), kinds="xlsx csv", kind="additions",
                    but={str(n): _added(meaning, "07/2024") for n, meaning in enumerate(meanings, start=1)})  # fmt: skip
    earlier = additions(months=("07/2024", "05/2024", date(2024, 6, 1), "4/2024", "07-2024"))
    right.right("additions-earlier", "some count from an earlier month", earlier, kinds="xlsx", kind="additions",
                but={str(n): _added("new", m) for n, m in enumerate(("07/2024", "05/2024", "06/2024", "04/2024", "07/2024"), start=1)})  # fmt: skip
    for number, header in enumerate(("Hưởng từ tháng", "Thời điểm hưởng"), start=1):
        right.right(
            f"additions-since-{number}",
            f"the month stands under {header}",
            additions().head(M=header),
            kinds="xlsx csv",
            kind="additions",
            but=plain,
        )
    stated = (
        additions(months=("05/2024", *("07/2024",) * 4))
        .head(N="Số tháng truy lĩnh", O="Số tiền truy lĩnh")
        .put(N4=2, O4=1_000_000)
    )
    right.right("additions-arrears", "arrears of two months stated", stated, kinds="xlsx csv", kind="additions",
                but={"1": _added("new", "05/2024")} | {str(n): _added("new", "07/2024") for n in range(2, 6)})  # fmt: skip
    asked = {"kind": "additions", "kinds": "xlsx csv"}
    wrong.wrong(
        "additions-no-reason",
        "words",
        "no reason",
        additions(("Mới hưởng", None, "Mới hưởng", "Mới hưởng", "Mới hưởng")),
        ("cell-empty", "L5"),
        **asked,
    )
    wrong.wrong("additions-reason", "words", "a reason that nobody knows", additions(("?", "Chết", "Mới hưởng", "Mới hưởng", "khác")),
                ("reason-word", "L4"), ("reason-word", "L5"), ("reason-word", "L8"), **asked)  # fmt: skip
    wrong.wrong(
        "additions-later",
        "E17",
        "counts from a month after the list's",
        additions(months=("08/2024", *("07/2024",) * 4)),
        ("effective-after", "M4"),
        **asked,
    )
    wrong.wrong(
        "additions-no-month",
        "E17",
        "no month",
        additions(months=(None, *("07/2024",) * 4)),
        ("cell-empty", "M4"),
        **asked,
    )
    wrong.wrong("additions-arrears-months", "E12", "arrears of three months where two have passed",
                additions(months=("05/2024", *("07/2024",) * 4)).head(N="Số tháng truy lĩnh", O="Số tiền truy lĩnh").put(N4=3, O4=1_500_000),
                ("arrears-stated", "N4"), **asked)  # fmt: skip
    wrong.wrong(
        "additions-sum",
        "E12",
        "the sum is wrong",
        additions().put(H9=1),
        ("total-mismatch", "H9"),
        **asked,
    )
    without = additions()
    without.head(M="Ghi chú khác")
    wrong.wrong(
        "additions-no-month-column",
        "E11",
        "no column of months",
        without,
        ("column-missing", "row 3"),
        **asked,
    )


_REMOVED = [
    {"case": "M-0001", "reason": "died", "effective": "07/2024", "event_on": "15/06/2024"},
    {"case": "M-0004", "reason": "moved-out", "effective": "07/2024"},
]


def removals(*lines: list[Cell]) -> Grid:
    """Give a list of removals: case B, name C, birth D, amount E, reason F, day G, month H."""
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
                "Ngày sự kiện",
                "Giảm từ tháng",
            ],
        ),
    ]
    found = lines or (
        ["M-0001", "Nguyễn Thị Mẫu", "15/07/1945", 500_000, "Chết", "15/06/2024", "07/2024"],
        ["M-0004", "Phạm Đức Thử", "24/12/1962", 500_000, "Chuyển đi", None, "07/2024"],
    )
    rows += [Row("record", [number, *line]) for number, line in enumerate(found, start=1)]
    total = sum(line[3] for line in found if isinstance(line[3], int))
    rows.append(Row("total", [None, None, "Tổng cộng", None, total]))
    return Grid(rows)


def _removal(case: int, reason: str, month: Cell = "07/2024", day: Cell = None) -> list[Cell]:
    one = FIVE[case - 1]
    return [one["case"], one["name"], one["birth"], one["amount"], reason, day, month]


def _removals(right: Theme, wrong: Theme) -> None:
    right.right(
        "removals",
        "a death and a move",
        removals(),
        kinds="+" + _ALL,
        kind="removals",
        base=_REMOVED,
    )
    words = (
        ("Từ trần", "died"), ("đã mất", "died"), ("Qua đời", "died"), ("Chuyển nơi cư trú", "moved-out"), ("Hết tuổi", "aged-out"),
        ("Hết điều kiện", "not-eligible"), ("Thoát nghèo", "no-longer-poor"), ("Đi tù", "prison"), ("Từ chối nhận", "refused"),
        ("Mất tích", "missing"), ("Tạm dừng", "suspended"), ("CHẾT", "died"), ("Chấp hành án phạt tù", "prison"), ("Khác", "other"),
    )  # fmt: skip
    for number in range(0, len(words), 5):
        some = words[number : number + 5]
        grid = removals(*(_removal(case, word) for case, (word, _) in enumerate(some, start=1)))
        base = [
            {"case": f"M-000{case}", "reason": meaning, "effective": "07/2024"}
            for case, (_, meaning) in enumerate(some, start=1)
        ]
        right.right(
            f"removals-reasons-{number // 5 + 1}",
            "reasons in several words",
            grid,
            kinds="xlsx csv",
            kind="removals",
            base=base,
        )
    for number, header in enumerate(
        ("Thôi hưởng từ", "Cắt từ tháng", "Thôi hưởng từ tháng"), start=1
    ):
        grid = removals().head(H=header, G="Ngày chết")
        right.right(
            f"removals-header-{number}",
            f"the month stands under {header}",
            grid,
            kinds="xlsx csv",
            kind="removals",
            base=_REMOVED,
        )
    titled = removals()
    titled.rows[0].cells = ["Danh sách thôi hưởng trợ cấp"]
    right.right(
        "removals-title", "another title", titled, kinds="csv", kind="removals", base=_REMOVED
    )
    bare = removals().head(D=None, E=None, G=None)
    for row in bare.rows[3:]:
        row.cells = [cell for at, cell in enumerate(row.cells) if at not in {3, 4, 6}]
    bare.rows[2].cells = [cell for cell in bare.rows[2].cells if cell is not None]
    bare.rows[-1] = Row("total", [None, None, "Tổng cộng: 2 người"])
    right.right("removals-least", "the fewest columns, and the number of people as the total", bare, kinds="xlsx csv", kind="removals",
                base=[{k: v for k, v in one.items() if k != "event_on"} for one in _REMOVED], notices=None)  # fmt: skip
    asked = {"kind": "removals", "kinds": "xlsx csv"}
    stranger = removals(["M-0099", "Hồ Văn Mẫu", "04/05/1940", 500_000, "Chết", None, "07/2024"])
    wrong.wrong(
        "removals-absent",
        "F8",
        "somebody who is not on the roll",
        stranger,
        ("delta-absent", "B4"),
        **asked,
    )
    other = removals(["M-0001", "Hồ Văn Mẫu", "15/07/1945", 500_000, "Chết", None, "07/2024"])
    wrong.wrong(
        "removals-name",
        "F13",
        "another name than the roll has under the case",
        other,
        ("delta-name", "C4"),
        **asked,
    )
    amount = removals(["M-0001", "Nguyễn Thị Mẫu", "15/07/1945", 750_000, "Chết", None, "07/2024"])
    wrong.wrong(
        "removals-amount",
        "F13",
        "another amount than the roll has",
        amount,
        ("delta-old-value", "E4"),
        **asked,
    )
    wrong.wrong(
        "removals-reason",
        "words",
        "a reason that nobody knows",
        removals(_removal(1, "?"), _removal(2, "Mới hưởng")),
        ("reason-word", "F4"),
        ("reason-word", "F5"),
        **asked,
    )
    wrong.wrong(
        "removals-later",
        "E17",
        "from a month after the list's",
        removals(_removal(1, "Chết", "09/2024")),
        ("effective-after", "H4"),
        **asked,
    )
    wrong.wrong(
        "removals-day",
        "E17",
        "a day that there is not",
        removals(_removal(1, "Chết", "07/2024", "31/06/2024")),
        ("date-value", "G4"),
        **asked,
    )
    wrong.wrong(
        "removals-sum",
        "E12",
        "the sum is wrong",
        removals().put(E6=9),
        ("total-mismatch", "E6"),
        **asked,
    )
    nobody = removals(_removal(1, "Chết")).put(B4=None)
    wrong.wrong(
        "removals-no-case", "E11", "neither case nor id", nobody, ("entry-key", "B4"), **asked
    )


def adjustments(*lines: list[Cell], more: tuple[str, ...] = ()) -> Grid:
    """Give a list of adjustments: case B, name C, what D, old amount E, new amount F, month G, more from H on."""
    rows = [
        Row("title", ["DANH SÁCH ĐIỀU CHỈNH"]),
        Row("title", ["Tháng 7 năm 2024"]),
        Row(
            "header",
            [
                "STT",
                "Mã hồ sơ",
                "Họ và tên",
                "Nội dung điều chỉnh",
                "Mức hưởng cũ",
                "Mức hưởng mới",
                "Điều chỉnh từ tháng",
                *more,
            ],
        ),
    ]
    found = lines or (
        [*_who(1), "Mức hưởng", 500_000, 750_000, "07/2024"],
        [*_who(2), "Mức hưởng", 750_000, 1_000_000, "07/2024"],
    )
    rows += [Row("record", [number, *line]) for number, line in enumerate(found, start=1)]
    old, new = (sum(line[at] for line in found if isinstance(line[at], int)) for at in (3, 4))
    rows.append(Row("total", [None, None, "Tổng cộng", None, old or None, new or None]))
    return Grid(rows)


def _who(case: int) -> list[Cell]:
    return [FIVE[case - 1]["case"], FIVE[case - 1]["name"]]


_ADJUSTED = [
    {"case": "M-0001", "parts": ["amount"], "effective": "07/2024", "amount": 750_000},
    {"case": "M-0002", "parts": ["amount"], "effective": "07/2024", "amount": 1_000_000},
]


def _adjustments(right: Theme, wrong: Theme) -> None:
    right.right(
        "adjustments",
        "two amounts",
        adjustments(),
        kinds="+" + _ALL,
        kind="adjustments",
        base=_ADJUSTED,
    )
    grouped = adjustments()
    grouped.rows[2].cells[4:6] = ["Đang hưởng", "Điều chỉnh sang"]
    grouped.insert(4, "header", None, None, None, None, "Mức hưởng", "Mức hưởng")
    right.right(
        "adjustments-groups",
        "old and new stand under groups",
        grouped,
        kinds="xlsx csv",
        kind="adjustments",
        base=_ADJUSTED,
    )
    wide = adjustments()
    wide.rows[2].cells[4:6] = ["Đang hưởng", None, "Điều chỉnh sang", None]
    for row in wide.rows[3:-1]:
        row.cells[4:6] = [None, row.cells[4], None, row.cells[5]]
    wide.rows[-1].cells[4:6] = [None, wide.rows[-1].cells[4], None, wide.rows[-1].cells[5]]
    wide.insert(
        4, "header", None, None, None, None, "Hệ số", "Mức hưởng", "Hệ số", "Mức hưởng"
    ).merge("E3:F3", "G3:H3")
    right.right(
        "adjustments-wide-groups",
        "old and new stand under groups of two columns",
        wide,
        kinds="xlsx xls ods",
        kind="adjustments",
        base=_ADJUSTED,
    )
    account = adjustments(
        [*_who(1), "Tài khoản", None, None, "07/2024", "0000300000001", "BIDV"],
        [
            *_who(2),
            "Hình thức nhận, tài khoản",
            None,
            None,
            "07/2024",
            "0000300000002",
            "VCB",
            "Tài khoản",
        ],
        more=("Số tài khoản mới", "Ngân hàng mới", "Hình thức nhận mới"),
    )
    right.right("adjustments-accounts", "a new account, and a new way to be paid", account, kinds="xlsx csv", kind="adjustments", notices=None, base=[
        {"case": "M-0001", "parts": ["account"], "effective": "07/2024", "account": "0000300000001", "bank": "BIDV"},
        {"case": "M-0002", "parts": ["account", "channel"], "effective": "07/2024", "account": "0000300000002", "bank": "VIETCOMBANK", "channel": "account"},
    ])  # fmt: skip
    person = adjustments(
        [*_who(3), "Thông tin cá nhân", None, None, "07/2024", "14/11/1950", "099150000033"],
        more=("Ngày sinh mới", "Số CCCD mới"),
    )
    right.right("adjustments-person", "a birth date and an id corrected", person, kinds="xlsx csv", kind="adjustments", notices=None, base=[
        {"case": "M-0003", "parts": ["person"], "effective": "07/2024", "birth": "14/11/1950", "id": "099150000033"}])  # fmt: skip
    asked = {"kind": "adjustments", "kinds": "xlsx csv"}
    wrong.wrong(
        "adjustments-nothing",
        "F13",
        "old and new are the same",
        adjustments([*_who(1), "Mức hưởng", 500_000, 500_000, "07/2024"]),
        ("adjustment-nothing", "D4"),
        **asked,
    )
    wrong.wrong(
        "adjustments-old",
        "F13",
        "the old amount is not the roll's",
        adjustments([*_who(1), "Mức hưởng", 400_000, 750_000, "07/2024"]),
        ("delta-old-value", "E4"),
        **asked,
    )
    wrong.wrong(
        "adjustments-word",
        "words",
        "a content that nobody knows",
        adjustments([*_who(1), "lung tung", 500_000, 750_000, "07/2024"]),
        ("adjustment-word", "D4"),
        **asked,
    )
    wrong.wrong(
        "adjustments-no-value",
        "E12",
        "an amount is to change, and to what is not said",
        adjustments([*_who(1), "Mức hưởng", 500_000, None, "07/2024"]),
        ("adjustment-value", "F4"),
        **asked,
    )
    wrong.wrong("adjustments-unsaid", "E12", "a new amount where the account is to change",
                adjustments([*_who(1), "Tài khoản", 500_000, 750_000, "07/2024", "0000300000001", "BIDV"], more=("Số tài khoản mới", "Ngân hàng mới")),
                ("adjustment-unsaid", "F4"), **asked)  # fmt: skip
    wrong.wrong(
        "adjustments-absent",
        "F8",
        "somebody who is not on the roll",
        adjustments(["M-0099", "Hồ Văn Mẫu", "Mức hưởng", 500_000, 750_000, "07/2024"]),
        ("delta-absent", "B4"),
        **asked,
    )
    wrong.wrong(
        "adjustments-later",
        "E17",
        "from a month after the list's",
        adjustments([*_who(1), "Mức hưởng", 500_000, 750_000, "12/2024"]),
        ("effective-after", "G4"),
        **asked,
    )
    wrong.wrong(
        "adjustments-sum",
        "E12",
        "the sum of the new amounts is wrong",
        adjustments().put(F6=1),
        ("total-mismatch", "F6"),
        **asked,
    )


def _any(theme: Theme) -> None:
    lists = {
        "roll": roll(),
        "additions": additions(),
        "removals": removals(),
        "adjustments": adjustments(),
    }
    for name, grid in lists.items():
        theme.right(
            name, f"of whatever kind it is: {name}", grid, kinds="+" + _ALL, kind="any", base=None
        )
    untitled = additions().drop(1)
    theme.right(
        "untitled-additions",
        "the columns alone say that these are additions",
        untitled,
        kinds="xlsx csv",
        kind="any",
        base=None,
    )
    two = roll(titles=("DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024")).put(H9=1)
    theme.wrong(
        "roll-sum",
        "E12",
        "of whatever kind it is, the sum is wrong",
        two,
        ("total-mismatch", "H9"),
        kinds="xlsx csv",
        kind="any",
    )
    letter = Grid([Row("title", ["Kính gửi: Phòng Nội vụ"])])
    theme.wrong(
        "no-list",
        "F8",
        "no list of any kind",
        letter,
        ("file-not-a-list", ""),
        kinds="xlsx csv",
        kind="any",
    )
