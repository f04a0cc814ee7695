"""Values that say nothing for certain: numbers, dates, ids, words, names (E15 to E17, F1, F2, F10, H1 to H3)."""

from datetime import date

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Cell, Grid, roll
from tests.corpus.kit.people import EIGHT, HEADERS

_ALL = "xlsx csv xls ods"


def themes() -> list[Theme]:
    """Give the themes."""
    amounts, dates, codes, words, names, rows = (
        Theme(f"{name}-broken")
        for name in ("amounts", "dates", "codes", "words", "names", "people")
    )
    _amounts(amounts)
    _dates(dates)
    _codes(codes)
    _words(words)
    _names(names)
    _people(rows)
    return [amounts, dates, codes, words, names, rows]


def _put(
    theme: Theme,
    name: str,
    of: str,
    says: str,
    cell: str,
    value: Cell,
    code: str,
    kinds: str = "xlsx csv",
    proposal: str = "",
) -> None:
    problem = (code, cell, proposal) if proposal else (code, cell)
    theme.wrong(name, of, says, roll().put(**{cell: value}), problem, kinds=kinds)


def _amounts(theme: Theme) -> None:
    for number, (text, code) in enumerate(
        (
            ("1_000_000", "amount-text"),
            ("５００.０００", "amount-text"),
            ("٥٠٠٠٠٠", "amount-text"),
            ("五十万", "amount-text"),
            ("+500000", "amount-text"),
            ("500.00", "amount-text"),
            ("500,5", "amount-text"),
            ("500.000,00", "amount-text"),
            ("1.00.000", "amount-text"),
            ("1,000.000", "amount-text"),
            ("500 .000", "amount-text"),
            (".500.000", "amount-text"),
            ("0500000", "amount-text"),
            ("5E+05", "amount-text"),
            ("NaN", "amount-text"),
            ("Infinity", "amount-text"),
            ("0x7A120", "amount-text"),
            ("năm trăm nghìn", "amount-text"),
            ("500 nghìn", "amount-text"),
            ("500k", "amount-text"),
            ("0,5 triệu", "amount-text"),
            ("500.000 USD", "amount-text"),
            ("$500.000", "amount-text"),
            ("500.000/tháng", "amount-text"),
            ("500.000 + 250.000", "amount-text"),
            ("²500000", "amount-text"),
            ("500000 500000", "amount-text"),
            ("-", "amount-text"),
            ("(500.000)", "amount-text"),
            ("-500.000", "amount-text"),
        ),
        start=1,
    ):
        _put(
            theme,
            f"text-{number}",
            "E15" if number < 14 else "E16",
            f"an amount written {text!r}",
            "H5",
            text,
            code,
            kinds="xlsx csv" if number % 3 == 0 else ("xlsx" if number % 3 == 1 else "csv"),
        )
    _put(
        theme,
        "decimal",
        "E16",
        "a number with something behind the point",
        "H5",
        750_000.5,
        "amount-text",
        kinds="xlsx xls ods",
    )
    _put(
        theme,
        "decimal-text",
        "E16",
        "1.5, which is neither 1500 nor a million and a half",
        "H5",
        "1.5",
        "amount-text",
    )
    _put(
        theme,
        "negative",
        "E15",
        "a number below nothing",
        "H5",
        -750_000,
        "amount-negative",
        kinds="xlsx xls ods",
    )
    _put(
        theme,
        "sixteen-digits",
        "E15",
        "a number of sixteen digits",
        "H5",
        1_234_567_890_123_456,
        "amount-text",
        kinds="xlsx",
    )
    _put(
        theme,
        "sixteen-digits-text",
        "E15",
        "sixteen digits as text",
        "H5",
        "1234567890123456",
        "amount-text",
        kinds="csv",
    )
    _put(theme, "empty", "E16", "no amount", "H5", None, "cell-empty", kinds=_ALL)
    small = roll().column("H", 500, 750, 1_000, 500, 1_250).put(H9=4_000)
    theme.wrong(
        "thousands-unsaid",
        "E16",
        "a whole column in thousands, and nothing says so",
        small,
        ("amount-thousands", "H3"),
        kinds=_ALL,
    )
    eight = roll(EIGHT)
    for row, one in enumerate(EIGHT, start=4):
        eight.put(**{f"H{row}": f"{one['amount'] // 1000}"})
    eight.put(H12=str(sum(one["amount"] for one in EIGHT) // 1000))
    theme.wrong(
        "thousands-unsaid-text",
        "E16",
        "the same as text",
        eight,
        ("amount-thousands", "H3"),
        kinds="xlsx csv",
    )
    millions = roll().column("H", "0,5", "0,75", "1", "0,5", "1,25").put(H9="4")
    theme.wrong("millions-unsaid", "E16", "amounts in millions with a comma", millions,
                *(("amount-text", cell) for cell in ("H4", "H5", "H7", "H8")), kinds="xlsx csv")  # fmt: skip
    several = roll().put(H4="x", H5="500.00", H6="1_000")
    theme.wrong("three", "E15", "three amounts, all told, and the sum is not held against what is missing", several,
                ("amount-text", "H4"), ("amount-text", "H5"), ("amount-text", "H6"), kinds=_ALL)  # fmt: skip
    coefficients = roll().head(L="Hệ số").column("L", "1,555", "một rưỡi", 25, 0, "-1,5")
    theme.wrong(
        "coefficients",
        "E16",
        "coefficients that are none",
        coefficients,
        *(("coefficient", f"L{n}") for n in range(4, 9)),
        kinds="xlsx csv",
    )


def _dates(theme: Theme) -> None:
    for number, (text, code) in enumerate(
        (
            ("15/07/45", "birth-date-text"),
            ("15071945", "birth-date-text"),
            ("30/02/1945", "birth-date-value"),
            ("32/01/1945", "birth-date-value"),
            ("15/13/1945", "birth-date-value"),
            ("31/04/1945", "birth-date-value"),
            ("29/02/1945", "birth-date-value"),
            ("15/00/1945", "birth-date-value"),
            ("15/07/0045", "birth-date-value"),
            ("15/07/1045", "birth-date-value"),
            ("15/07/2945", "birth-date-value"),
            ("1945W293", "birth-date-text"),
            ("tháng bảy", "birth-date-text"),
            ("khoảng 1945", "birth-date-text"),
            ("1945?", "birth-date-text"),
            ("15 Jul 1945", "birth-date-text"),
            ("79 tuổi", "birth-date-text"),
            ("1945-1950", "birth-date-text"),
            ("15/7/１９４５", "birth-date-text"),
            ("15/7", "birth-date-text"),
            ("45", "birth-date-text"),
            ("15//1945", "birth-date-text"),
            ("1945/07/32", "birth-date-text"),
        ),
        start=1,
    ):
        _put(
            theme,
            f"birth-{number}",
            "E17",
            f"a birth date written {text!r}",
            "D4",
            text,
            code,
            kinds="xlsx csv" if number % 3 == 0 else ("xlsx" if number % 3 == 1 else "csv"),
        )
    _put(theme, "birth-empty", "E17", "no birth date", "D4", None, "cell-empty", kinds=_ALL)
    _put(
        theme,
        "birth-year-number",
        "E17",
        "a number that is no year",
        "D4",
        194,
        "birth-date-text",
        kinds="xlsx xls",
    )
    _put(
        theme,
        "birth-future",
        "E17",
        "born in a year that is far off",
        "D4",
        2945,
        "birth-date-value",
        kinds="xlsx csv",
    )
    order = roll().column("D", "07/15/1945", "02/03/1938", "11/13/1950", "12/24/1962", "01/31/2010")
    theme.wrong("month-first", "F10", "a column with the month in front: none of it is read as if it were not", order,
                *(("date-order", f"D{n}") for n in range(4, 9)), kinds="xlsx csv")  # fmt: skip
    one = roll().put(D6="11/13/1950")
    theme.wrong(
        "month-first-one",
        "F10",
        "one date with the month in front among others",
        one,
        ("birth-date-value", "D6"),
        kinds="xlsx csv",
    )
    men = roll().head(E="Nam").column("E", "15/07/1946", "x", None, "x", None)
    theme.wrong(
        "two-births",
        "E17",
        "a birth date under Nam that is not the one under Ngày sinh",
        men,
        ("birth-sex", "E4"),
        kinds="xlsx csv",
    )
    both = (
        roll()
        .head(E="Nam", L="Nữ")
        .column("E", "x", "x", None, "x", None)
        .column("L", "x", None, "x", None, "x")
    )
    theme.wrong(
        "both-sexes",
        "E17",
        "a cross under Nam and under Nữ",
        both,
        ("birth-sex", "L4"),
        kinds="xlsx csv",
    )
    for number, (text, code) in enumerate(
        (
            ("13/2024", "month-text"),
            ("00/2024", "month-text"),
            ("2024", "month-text"),
            ("tháng bảy", "month-text"),
            ("7/24/2024", "month-text"),
            ("15/07/2024", "month-text"),
        ),
        start=1,
    ):
        since = roll().head(L=HEADERS["since"]).put(L4=text)
        theme.wrong(
            f"month-{number}",
            "E17",
            f"a month written {text!r}",
            since,
            (code, "L4"),
            kinds="xlsx csv" if number % 2 else "csv",
        )
    paper = (
        roll()
        .head(L="Số quyết định", M="Ngày quyết định")
        .put(L4="1/QĐ", M4="30/02/2024", L5="2/QĐ", M5="15/06/24", M6="15/06/2024")
    )
    theme.wrong("decision-days", "E17", "days of decisions: there is none such, two digits of a year, no number", paper,
                ("date-value", "M4"), ("date-text", "M5"), ("decision-number", "M6"), kinds="xlsx csv xls")  # fmt: skip
    cells = roll().head(L=HEADERS["since"]).put(L4=date(2024, 7, 15))
    theme.right(
        "month-as-day",
        "a date cell of a month stands for the month",
        cells,
        of="E17",
        but={"1": {"since": "07/2024"}},
        notices=None,
    )


def _codes(theme: Theme) -> None:
    for number, (text, code) in enumerate(
        (
            ("0991450000012", "citizen-id-length"),
            ("09914500", "citizen-id-length"),
            ("0991450000", "citizen-id-length"),
            ("09914500000A", "citizen-id-digits"),
            ("O99145000001", "citizen-id-digits"),
            ("099-145-000-00l", "citizen-id-digits"),
            ("０９９１４５００００01", "citizen-id-digits"),
            ("٠٩٩١٤٥٠٠٠٠٠١", "citizen-id-digits"),
            ("099145000001 / 000000001", "citizen-id-digits"),
            ("chưa có", "citizen-id-digits"),
            ("9.91450E+10", "cell-number-rounded"),
            ("9,9145E+10", "cell-number-rounded"),
            ("<099145000001>", "citizen-id-digits"),
        ),
        start=1,
    ):
        _put(
            theme,
            f"id-{number}",
            "F2" if "E+" in text else "F1",
            f"an id written {text!r}",
            "F4",
            text,
            code,
            kinds="xlsx csv" if number % 2 else "csv",
        )
    for number, text in enumerate(
        ("4.60999E+10", "9.70437E+18", "1,2E+11", "1E+13", "9.70436681234568e+18"), start=1
    ):
        _put(
            theme,
            f"account-power-{number}",
            "F2",
            f"an account written {text!r}",
            "J4",
            text,
            "cell-number-rounded",
            kinds="xlsx csv" if number < 3 else "csv",
            proposal="-",
        )
    _put(
        theme,
        "account-rounded",
        "F2",
        "an account of nineteen digits kept as a number",
        "J4",
        9704366812345678901,
        "cell-number-rounded",
        kinds="xlsx xls ods",
        proposal="-",
    )
    _put(
        theme,
        "account-sixteen",
        "F2",
        "an account of sixteen digits kept as a number",
        "J4",
        1234567812345678,
        "cell-number-rounded",
        kinds="xlsx xls",
        proposal="-",
    )
    _put(
        theme,
        "id-fraction",
        "F2",
        "an id kept as a number with a fraction",
        "F4",
        99145000001.5,
        "cell-number-rounded",
        kinds="xlsx",
        proposal="-",
    )
    _put(theme, "account-short", "F2", "an account of three digits", "J4", "123", "account-number")
    _put(
        theme,
        "account-signs",
        "F2",
        "an account with a star",
        "J4",
        "0000*10000001",
        "account-number",
        kinds="csv xlsx",
    )
    _put(
        theme,
        "account-vietnamese",
        "F2",
        "an account with a Vietnamese letter",
        "J4",
        "Đ000010000001",
        "account-number",
        kinds="csv",
    )
    _put(
        theme,
        "account-long",
        "F2",
        "an account of thirty-one digits",
        "J4",
        "0" * 31,
        "account-number",
        kinds="csv",
    )
    _put(
        theme,
        "account-missing",
        "F2",
        "by account, and no number",
        "J4",
        None,
        "channel-account",
        kinds=_ALL,
    )
    _put(
        theme,
        "bank-missing",
        "F2",
        "by account, and no bank",
        "K4",
        None,
        "channel-account",
        kinds=_ALL,
    )
    two = roll().put(J4="000010000001; 000010000002")
    theme.wrong(
        "account-two",
        "F2",
        "two accounts in one cell",
        two,
        ("account-number", "J4"),
        kinds="xlsx csv",
    )
    sorted_alone = roll().put(
        J4=None, J5="000010000001", J6="0000200000005", J8="0000100000003", I5="Tài khoản"
    )
    theme.wrong("accounts-shifted", "F13", "the accounts slipped a line down: one is missing and one has no bank", sorted_alone,
                ("channel-account", "J4"), ("channel-account", "K5"), kinds="xlsx csv")  # fmt: skip
    for number, text in enumerate(
        (
            "12345",
            "09900000011234",
            "không",
            "0990000001 hoặc gọi con",
            "O990000001",
            "+1 990 000 0001",
            "0990 000 00l",
            "１２３４５６７８９０",
        ),
        start=1,
    ):
        grid = roll().head(L=HEADERS["phone"]).put(L4=text)
        theme.wrong(
            f"phone-{number}",
            "F1",
            f"a telephone written {text!r}",
            grid,
            ("phone-text", "L4"),
            kinds="xlsx csv" if number % 2 else "csv",
        )
    two = roll().head(L=HEADERS["phone"]).put(L4="0990000001 / 0990000002")
    theme.wrong(
        "phone-two", "F1", "two telephones in one cell", two, ("phone-two", "L4"), kinds="xlsx csv"
    )
    for number, text in enumerate(("M 0001", "M#0001", "-0001", "M" * 41, "M,0001"), start=1):
        _put(
            theme,
            f"case-{number}",
            "F1",
            "a case number with a sign that none has, or too long",
            "B4",
            text,
            "case-number-text",
            kinds="xlsx csv" if number % 2 else "csv",
        )
    neither = roll().put(B4=None, F4=None)
    theme.wrong(
        "no-key", "F1", "neither case number nor id", neither, ("entry-key", "B4"), kinds=_ALL
    )


def _words(theme: Theme) -> None:
    for number, text in enumerate(("M", "F", "1", "0", "Khác", "Nam/Nữ", "N", "x"), start=1):
        _put(
            theme,
            f"sex-{number}",
            "words",
            f"a sex written {text!r}",
            "E4",
            text,
            "sex-word",
            kinds="xlsx csv" if number % 2 else "csv",
        )
    for number, text in enumerate(
        ("ví điện tử", "Momo", "?", "cả hai", "gửi con", "TK/TM"), start=1
    ):
        _put(
            theme,
            f"channel-{number}",
            "words",
            f"a way to pay written {text!r}",
            "I5",
            text,
            "channel-word",
            kinds="xlsx csv" if number % 2 else "csv",
        )
    for number, text in enumerate(("BHXH", "Hộ nghèo", "BTXH/NCC", "?", "lương hưu"), start=1):
        grid = roll().head(L=HEADERS["programme"]).column("L", *["BTXH"] * 4, text)
        theme.wrong(
            f"programme-{number}",
            "words",
            f"a programme written {text!r}",
            grid,
            ("programme-word", "L8"),
            kinds="xlsx csv" if number % 2 else "csv",
        )
    for number, text in enumerate(("Con", "Vợ", "Cháu", "Hàng xóm", "Trưởng thôn"), start=1):
        grid = roll().head(L="Người nhận thay", M="Tư cách").put(L5="Trần Thị Thử", M5=text)
        theme.wrong(
            f"capacity-{number}",
            "words",
            f"a relation alone gives no right: {text!r}",
            grid,
            ("capacity-word", "M5"),
            kinds="xlsx csv" if number % 2 else "csv",
        )
    alone = roll().head(L="Người nhận thay", M="Tư cách").put(M5="Giám hộ")
    theme.wrong(
        "capacity-alone",
        "words",
        "a capacity and nobody who has it",
        alone,
        ("paper-representative", "M5"),
        kinds="xlsx csv",
    )
    unsaid = roll().head(L="Người nhận thay", M="Tư cách").put(L5="Trần Thị Thử")
    theme.wrong(
        "capacity-unsaid",
        "words",
        "somebody who collects and no capacity",
        unsaid,
        ("capacity-word", "M5"),
        kinds="xlsx csv",
    )
    start = roll().head(L="Người nhận thay", M="Tư cách").put(L5="Trần Thị Thử", M5="Ủy quyền")
    theme.wrong(
        "paper-start",
        "words",
        "an authorization that does not say from when",
        start,
        ("paper-start", "L5"),
        kinds="xlsx csv",
    )
    ended = roll().head(L="Người nhận thay", M="Tư cách", N="Hiệu lực từ", O="Hiệu lực đến")
    ended.put(L5="Trần Thị Thử", M5="Ủy quyền", N5="15/01/2024", O5="14/01/2024")
    theme.wrong(
        "paper-order",
        "words",
        "an authorization that ends before it begins",
        ended,
        ("span-order", "O5"),
        kinds="xlsx csv",
    )
    for number, text in enumerate(
        ("Ngân hàng", "ABCXYZ", "Kho bạc", "999999", "99999999"), start=1
    ):
        _put(
            theme,
            f"bank-{number}",
            "words",
            f"a bank written {text!r}",
            "K4",
            text,
            "account-bank",
            kinds="xlsx csv" if number % 2 else "csv",
            proposal="-",
        )


_STRANGE = {
    "rlo": ("\u202e", "a sign that turns the writing round"),
    "lrm": ("\u200f", "a mark of direction"),
    "isolate": ("\u2066", "a sign that sets a direction apart"),
    "private": ("\ue000", "a sign of private use"),
    "tag": ("\U000e0041", "a tag"),
    "replacement": ("\ufffd", "the sign for what could not be read"),
    "joiner": ("\u034f", "a joiner that nobody sees"),
    "variation": ("\ufe0f", "a variation selector"),
    "full-width": ("Ａ", "a full-width letter"),
    "cyrillic": ("\u0410", "a Cyrillic letter that looks like A"),
    "greek": ("\u0391", "a Greek letter that looks like A"),
    "ligature": ("ﬁ", "two letters in one sign"),
    "emoji": ("\U0001f600", "a picture"),
    "degree": ("°", "a sign"),
    "han": ("阮", "a Chinese letter"),
    "math": ("\U0001d400", "a letter of mathematics"),
}


def _names(theme: Theme) -> None:
    for name, (sign, says) in _STRANGE.items():
        code = (
            "cell-control-character"
            if name in {"rlo", "lrm", "isolate", "private", "tag"}
            else "name-characters"
        )
        _put(
            theme,
            f"sign-{name}",
            "H3" if name in {"cyrillic", "greek", "full-width", "math"} else "H2",
            f"{says} in a name",
            "C4",
            f"Nguyễn {sign}n Mẫu",
            code,
            kinds="xlsx xls" if name == "rlo" else "xlsx",
        )
        if name in {"cyrillic", "greek", "ligature", "emoji", "replacement"}:
            _put(
                theme,
                f"sign-{name}-text",
                "H3",
                f"{says} in a name of a text file",
                "C4",
                f"Nguyễn {sign}n Mẫu",
                code,
                kinds="csv",
            )
    for name in ("rlo", "lrm", "isolate"):
        sign, says = _STRANGE[name]
        theme.wrong(
            f"sign-{name}-text",
            "H2",
            f"{says} in a name of a text file",
            roll().put(C4=f"Nguyễn {sign}n Mẫu"),
            ("file-character", "row 4"),
            kinds="csv",
        )
    for number, text in enumerate(
        (
            '=HYPERLINK("x")',
            "=1+1",
            "+84990000001",
            "-Nguyễn Mẫu",
            "@SUM(A1)",
            "＝1+1",
            "=cmd|' /C calc'!A0",
            "Nguyễn=Mẫu",
            "Nguyễn, Mẫu",
        ),
        start=1,
    ):
        _put(
            theme,
            f"formula-{number}",
            "H1",
            f"a name that a spreadsheet would work out: {text!r}",
            "C4",
            text,
            "name-characters",
            kinds="xlsx csv" if number < 6 else "xlsx",
        )
    for number, (text, code) in enumerate(
        (
            ("Nguyễn Thị Mẫu 2", "name-characters"),
            ("Nguyễn Thị Mẫu (đã chết)", "name-characters"),
            ("Nguyễn_Mẫu", "name-characters"),
            ("Nguyễn/Mẫu", "name-characters"),
            ("123", "name-characters"),
            ("...", "name-length"),
            ("-", "name-characters"),
            ("?", "name-characters"),
            ("Nguyễn\\Mẫu", "name-characters"),
            ("Nguyễn;Mẫu", "name-characters"),
            ("\u0301Nguyễn", "name-characters"),
        ),
        start=1,
    ):
        _put(
            theme,
            f"name-{number}",
            "H2",
            f"a name written {text!r}",
            "C4",
            text,
            code,
            kinds="xlsx csv" if number % 2 else "csv",
        )
    _put(theme, "name-empty", "H2", "no name", "C4", None, "cell-empty", kinds=_ALL)
    holder = roll().head(L="Chủ tài khoản").put(L4="NGUYEN THI MAU=1", L6="LE\u0430 THI")
    theme.wrong(
        "holder",
        "H1",
        "holders of accounts with signs and look-alikes",
        holder,
        ("name-characters", "L4"),
        ("name-characters", "L6"),
        kinds="xlsx csv",
    )
    collector = roll().head(L="Người nhận thay", M="Tư cách").put(L5="Trần 2", M5="Giám hộ")
    theme.wrong(
        "collector",
        "H2",
        "a digit in the name of who collects",
        collector,
        ("name-characters", "L5"),
        kinds="xlsx csv",
    )
    hamlet = roll().put(G4="Thôn\u202eMẫu")
    theme.wrong(
        "hamlet-direction",
        "H2",
        "a sign that turns the writing round, in an address",
        hamlet,
        ("cell-control-character", "G4"),
        kinds="xlsx xls",
    )
    title = roll(titles=("DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024\u202e"))
    theme.right(
        "title-direction",
        "such a sign in a title stands in nobody's way",
        title,
        of="H2",
        notices=None,
    )
    lines = roll().put(C4="Nguyễn\x1b[31m Mẫu")
    theme.wrong(
        "ansi",
        "H6",
        "a colour of the terminal in a name",
        lines,
        ("file-character", "row 4"),
        kinds="csv",
    )


def _people(theme: Theme) -> None:
    def again(**cells: Cell) -> Grid:
        grid = roll(total=False).add(
            "record",
            6,
            "M-0001",
            "Nguyễn Thị Mẫu",
            "15/07/1945",
            "Nữ",
            "099145000001",
            "Thôn Mẫu",
            500_000,
            "Bưu điện",
            None,
            None,
        )
        return grid.put(**cells)

    theme.wrong("same-line", "E2", "one person twice", again(), ("roll-twice", "B9"), kinds=_ALL)
    theme.wrong(
        "same-case",
        "E2",
        "one case for two people",
        again(C9="Hồ Văn Mẫu", F9="099040000006"),
        ("roll-twice", "B9"),
        kinds="xlsx csv",
    )
    theme.wrong(
        "same-id",
        "E2",
        "one id under two cases",
        again(B9="M-0006"),
        ("roll-citizen-id", "F9"),
        kinds=_ALL,
    )
    theme.wrong(
        "same-id-spaces",
        "E2",
        "one id under two cases, once with spaces",
        again(B9="M-0006", F9="099 145 000 001"),
        ("roll-citizen-id", "F9"),
        kinds="xlsx csv",
    )
    several = again().add(
        "record",
        7,
        "M-0002",
        "Trần Văn Thử",
        "03/02/1938",
        "Nam",
        "099038000002",
        "Thôn Mẫu",
        750_000,
        "Bưu điện",
        None,
        None,
    )
    theme.wrong(
        "two-doubles",
        "E2",
        "two people twice, both told",
        several,
        ("roll-twice", "B9"),
        ("roll-twice", "B10"),
        kinds="xlsx csv",
    )
    empty = roll().put(B6=None, C6=None, D6=None, E6=None, F6=None)
    theme.wrong("nobody", "E12", "an amount and an account and nobody", empty,
                ("entry-key", "B6"), ("cell-empty", "C6"), ("cell-empty", "D6"), kinds=_ALL)  # fmt: skip
    many = roll().put(C4="1", D5="x", E6="?", F7="12", H8="x")
    theme.wrong("five-faults", "E12", "five faults in five lines, all in one pass, in order", many, ("name-characters", "C4"), ("birth-date-text", "D5"),
                ("sex-word", "E6"), ("citizen-id-length", "F7"), ("amount-text", "H8"), kinds=_ALL)  # fmt: skip
    line = roll().put(C4="1", D4="x", E4="?", F4="12", H4="x", I4="?", K4="?")
    theme.wrong("faults-in-one-line", "E12", "all that is wrong with one line", line, ("name-characters", "C4"), ("birth-date-text", "D4"), ("sex-word", "E4"),
                ("citizen-id-length", "F4"), ("amount-text", "H4"), ("channel-word", "I4"), ("account-bank", "K4"), kinds="xlsx csv")  # fmt: skip
