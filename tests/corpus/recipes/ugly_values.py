"""Ugly but right: values as offices type them, of which it is certain what they mean."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Cell, Grid, roll
from tests.corpus.kit.people import FIVE, HEADERS, STANDARD

_NORMALISED = ("notice-normalised",)


def themes() -> list[Theme]:
    """Give the themes."""
    births, amounts, codes, words = (
        Theme(f"ugly-{name}") for name in ("dates", "amounts", "codes", "words")
    )
    _births(births)
    _months(births)
    _days(births)
    _amounts(amounts)
    _thousands(amounts)
    _phones(codes)
    _ids(codes)
    _accounts(codes)
    _names(words)
    _banks(words)
    _channels(words)
    _capacities(words)
    _short_words(words)
    return [births, amounts, codes, words]


def _but(field: str, *values: Any) -> dict[str, dict[str, Any]]:
    return {str(n): {field: value} for n, value in enumerate(values, start=1)}


_BORN = tuple(one["birth"] for one in FIVE)


def _births(theme: Theme) -> None:
    def typed_as(
        name: str, says: str, *cells: Cell, born: Sequence[str] = _BORN, kinds: str = "xlsx csv"
    ) -> None:
        theme.right(
            f"birth-{name}",
            says,
            roll().column("D", *cells),
            kinds=kinds,
            but=_but("birth", *born),
            notices=None,
        )

    split = [text.split("/") for text in _BORN]
    typed_as("short", "d/m/yyyy without zeros", *(f"{int(d)}/{int(m)}/{y}" for d, m, y in split))
    typed_as("dashes", "dashes between", *("-".join(one) for one in split))
    typed_as("dots", "dots between", *(".".join(one) for one in split))
    typed_as(
        "year-first", "as programs write it: 1945-07-15", *("-".join(one[::-1]) for one in split)
    )
    typed_as("spaces", "spaces around the strokes", *(" / ".join(one) for one in split))
    typed_as("blanks", "spaces before and behind", *(f" {text}  " for text in _BORN))
    days = [date(int(y), int(m), int(d)) for d, m, y in split]
    typed_as("cells", "true dates", *days, kinds="xlsx xls ods")
    typed_as(
        "mixed", "true dates and texts in one column", days[0], _BORN[1], days[2], _BORN[3], days[4]
    )
    years = [text[-4:] for text in _BORN]
    typed_as(
        "years", "years only, as numbers", *map(int, years), born=years, kinds="xlsx csv xls ods"
    )
    typed_as("years-text", "years only, as texts", *years, born=years)
    typed_as("years-mixed", "some with a day, some with a year", _BORN[0], 1938, "1950", _BORN[3], 2010,
             born=(_BORN[0], "1938", "1950", _BORN[3], "2010"), kinds="xlsx csv xls")  # fmt: skip
    typed_as(
        "months", "month and year", *(text[3:] for text in _BORN), born=[text[3:] for text in _BORN]
    )
    typed_as("noughts", "00/00/1945 where nobody knows the day", "00/00/1945", "00/02/1938", "0/0/1950", "00/00/1962", _BORN[4],
             born=("1945", "02/1938", "1950", "1962", _BORN[4]), kinds="xlsx csv xls ods")  # fmt: skip
    typed_as("noughts-dashes", "00-00-1945", "00-00-1945", "00.00.1938", "00-11-1950", _BORN[3], _BORN[4],
             born=("1945", "1938", "11/1950", _BORN[3], _BORN[4]))  # fmt: skip
    typed_as(
        "apostrophe",
        "an apostrophe in front, to keep it a text",
        *(f"'{text}" for text in _BORN),
        kinds="csv",
    )
    typed_as("low-days", "no day above 12 in the whole column: read as d/m/y, as everywhere",
             "05/07/1945", "03/02/1938", "12/11/1950", "01/12/1962", "02/01/2010",
             born=("05/07/1945", "03/02/1938", "12/11/1950", "01/12/1962", "02/01/2010"))  # fmt: skip


def _with(field: str, *cells: Cell, header: str | None = None) -> Grid:
    return roll().head(L=header or HEADERS[field]).column("L", *cells)


def _months(theme: Theme) -> None:
    since = ("07/2024", "01/2023", "12/2020", "06/2021", "02/2020")
    for number, (says, cells) in enumerate(
        (
            ("7/2024", ("7/2024", "1/2023", "12/2020", "6/2021", "2/2020")),
            ("07-2024", ("07-2024", "1-2023", "12-2020", "06-2021", "02-2020")),
            ("07.2024", ("07.2024", "1.2023", "12.2020", "06.2021", "02.2020")),
            ("2024-07", ("2024-07", "2023-01", "2020-12", "2021-06", "2020-02")),
            ("T7/24", ("T7/24", "T1/23", "T12/20", "T6/21", "T2/20")),
            ("T7/2024", ("T7/2024", "t01/2023", "T 12/2020", "T06/2021", "T2/2020")),
            (
                "Tháng 7/2024",
                (
                    "Tháng 7/2024",
                    "tháng 01/2023",
                    "THÁNG 12/2020",
                    "Tháng 6 năm 2021",
                    "tháng 02-2020",
                ),
            ),
            ("true dates of the first", tuple(date(int(m[3:]), int(m[:2]), 1) for m in since)),
            ("07 / 2024", ("07 / 2024", " 01/2023", "12/2020 ", "6 / 2021", "02/ 2020")),
            ("01/07/2024", ("01/07/2024", "01/01/2023", "1/12/2020", "01/06/2021", "01/02/2020")),
        ),
        start=1,
    ):
        theme.right(f"month-{number}", f"months as {says}", _with("since", *cells), kinds="xlsx csv" if number < 8 else "xlsx",
                    but=_but("since", *since), notices=None)  # fmt: skip


def _days(theme: Theme) -> None:
    days = ("15/06/2024", "30/12/2022", "25/11/2020", "17/05/2021", "20/01/2020")
    for number, cells in enumerate(
        (
            ("15/6/2024", "30-12-2022", "25.11.2020", "2021-05-17", "20/1/2020"),
            tuple(date(int(d[6:]), int(d[3:5]), int(d[:2])) for d in days),
        ),
        start=1,
    ):
        grid = (
            _with("decision", *(f"{n}/QĐ-UBND" for n in range(1, 6)))
            .head(M="Ngày quyết định")
            .column("M", *cells)
        )
        theme.right(f"decision-day-{number}", "the day of a decision, written in several ways", grid, kinds="xlsx csv" if number != 2 else "xlsx",
                    but={str(n): {"decision": f"{n}/QĐ-UBND", "decision_date": day} for n, day in enumerate(days, start=1)},
                    notices=None)  # fmt: skip


def _amounts(theme: Theme) -> None:
    def typed_as(
        name: str, says: str, *cells: Cell, kinds: str = "xlsx csv", total: Cell = 4_000_000
    ) -> None:
        theme.right(name, says, roll().column("H", *cells).put(H9=total), kinds=kinds, notices=None)

    sums = [one["amount"] for one in FIVE]
    dotted = [f"{n:,}".replace(",", ".") for n in sums]
    typed_as(
        "dots",
        "500.000 as text",
        *dotted,
        kinds="xlsx csv semicolon.csv xls ods",
        total="4.000.000",
    )
    typed_as(
        "commas",
        "500,000 as text",
        *(f"{n:,}" for n in sums),
        kinds="xlsx csv tab.tsv",
        total="4,000,000",
    )
    typed_as("spaces", "500 000", *(f"{n:,}".replace(",", " ") for n in sums), total="4 000 000")
    typed_as(
        "nbsp",
        "500 000 with spaces that do not break",
        *(f"{n:,}".replace(",", "\u00a0") for n in sums),
        total="4\u00a0000\u00a0000",
    )
    typed_as(
        "narrow-nbsp",
        "500 000 with narrow spaces",
        *(f"{n:,}".replace(",", "\u202f") for n in sums),
    )
    typed_as("d", "500.000đ", *(f"{text}đ" for text in dotted), total="4.000.000đ")
    typed_as(
        "space-d",
        "500.000 đ",
        *(f"{text} đ" for text in dotted),
        kinds="xlsx csv xls",
        total="4.000.000 đ",
    )
    typed_as(
        "dong",
        "500.000 đồng",
        *(f"{text} đồng" for text in dotted),
        kinds="xlsx csv ods",
        total="4.000.000 đồng",
    )
    typed_as(
        "vnd",
        "500.000 VND, VNĐ, vnđ",
        f"{dotted[0]} VND",
        f"{dotted[1]} VNĐ",
        f"{dotted[2]}vnđ",
        dotted[3],
        dotted[4],
    )
    typed_as("sign", "500.000 ₫", *(f"{text} ₫" for text in dotted))
    typed_as("plain-text", "500000 as text", *map(str, sums), kinds="xlsx xls ods")
    typed_as("plain-d", "500000đ", *(f"{n}đ" for n in sums), kinds="csv")
    typed_as(
        "mixed",
        "numbers and texts in one column",
        500_000,
        "750.000",
        "1,000,000",
        "500 000",
        "1.250.000 đ",
    )
    typed_as("float", "numbers with nothing behind the point", *map(float, sums), kinds="xlsx")
    typed_as("outer-spaces", "spaces around", *(f"  {text} " for text in dotted), kinds="xlsx csv")
    nothing = roll().put(H4=0, H9=3_500_000)
    theme.right(
        "zero",
        "an amount of nothing",
        nothing,
        kinds="xlsx csv",
        but={"1": {"amount": 0}},
        notices=None,
    )


def _thousands(theme: Theme) -> None:
    for number, header in enumerate(
        (
            "Mức hưởng (nghìn đồng)",
            "Mức hưởng (1.000 đồng)",
            "Mức hưởng (ngàn đồng)",
            "Mức hưởng\n(1000đ)",
            "Mức hưởng (ĐVT: nghìn đồng)",
        ),
        start=1,
    ):
        grid = roll().head(H=header).column("H", 500, 750, "1.000", 500, "1.250").put(H9="4.000")
        theme.right(
            f"thousands-{number}",
            f"the column itself says thousands: {header!r}",
            grid,
            kinds="xlsx csv" if number < 3 else "xlsx",
            notices=None,
        )


def _phones(theme: Theme) -> None:
    want = ("0990000001", "0990000002", "0990000003", "0990000004", "0990000005")
    for number, cells in enumerate(
        (
            ("0990 000 001", "0990.000.002", "0990-000-003", "0990000004", "099 0000005"),
            ("+84990000001", "+84 990 000 002", "84990000003", "+84.990.000.004", "0990000005"),
            ("(0990) 000 001", "(+84) 990000002", "+84-990-000-003", "0990 000004", "0990000005"),
            ("'0990000001", "'0990000002", "0990 000 003 ", "0990000004", " 0990000005"),
            ("0990\u00a0000\u00a0001", "0990000002", "0990000003", "0990000004", "0990000005"),
        ),
        start=1,
    ):
        theme.right(f"phone-{number}", "telephones with spaces, dots, dashes, +84", _with("phone", *cells), kinds="xlsx csv",
                    but=_but("phone", *want), notices=None)  # fmt: skip
    fixed = _with("phone", "0234 000 0001", "02340000002", "(0234) 0000003", "0234.0000004", None)
    theme.right("phone-fixed", "fixed lines of eleven digits", fixed, kinds="xlsx csv",
                but=_but("phone", *(f"0234000000{n}" for n in range(1, 5))), notices=None)  # fmt: skip


def _ids(theme: Theme) -> None:
    whole = [one["id"] for one in FIVE]
    grouped = [f"{n[:3]} {n[3:6]} {n[6:9]} {n[9:]}" for n in whole]
    theme.right(
        "id-spaces",
        "citizen ids in groups",
        roll().column("F", *grouped),
        kinds="xlsx csv xls ods",
        notices=_NORMALISED,
    )
    theme.right("id-apostrophe", "an apostrophe in front of the id", roll().column("F", *(f"'{n}" for n in whole)),
                kinds="xlsx csv", notices=_NORMALISED)  # fmt: skip
    theme.right("id-nbsp", "spaces that do not break in the id", roll().column("F", *(text.replace(" ", "\u00a0") for text in grouped)),
                kinds="xlsx csv", notices=None)  # fmt: skip
    theme.right(
        "id-outer-spaces",
        "spaces around the id",
        roll().column("F", *(f" {n}  " for n in whole)),
        kinds="xlsx csv",
        notices=None,
    )
    old = ("000000001", "000000002", whole[2], "000000004", whole[4])
    theme.right("id-old-cards", "numbers of old identity cards among citizen ids", roll().head(F="Số CCCD/CMND").column("F", *old),
                kinds="xlsx csv xls ods", but=_but("id", *old))  # fmt: skip
    theme.right("id-old-spaces", "an old card's number in groups", roll().column("F", "000 000 001", "000 000 002"), kinds="xlsx csv",
                but=_but("id", "000000001", "000000002"), notices=_NORMALISED)  # fmt: skip
    theme.right(
        "id-missing",
        "somebody without an id has a case number",
        roll().put(F5=None),
        kinds="xlsx csv",
        but={"2": {"id": None}},
    )
    cases = ("HS.0001", "HS/2024/0002", "HS-0003", "0004", "M_0005")
    theme.right("case-signs", "case numbers with signs and zeros", roll().column("B", *cases), kinds="xlsx csv xls",
                but=_but("case", *cases))  # fmt: skip
    theme.right("case-letters", "case numbers with Vietnamese letters", roll().column("B", "ĐT-0001", "HỒSƠ2"), kinds="xlsx csv",
                but=_but("case", "ĐT-0001", "HỒSƠ2"))  # fmt: skip


def _accounts(theme: Theme) -> None:
    theme.right("account-spaces", "account numbers in groups",
                roll().put(J4="0000 1000 0001", J6="0000 1000 00003", J8="'0000200000005"), kinds="xlsx csv xls ods",
                notices=_NORMALISED)  # fmt: skip
    theme.right("account-letters", "an account by letters and digits", roll().put(J4="MAU0000001"), kinds="xlsx csv",
                but={"1": {"account": "MAU0000001"}})  # fmt: skip
    theme.right("account-long", "an account of nineteen digits, as text", roll().put(J4="0000436812345678901"), kinds="xlsx csv xls ods",
                but={"1": {"account": "0000436812345678901"}})  # fmt: skip
    theme.right(
        "account-nbsp",
        "spaces that do not break in the account",
        roll().put(J4="0000\u00a01000\u00a00001"),
        kinds="xlsx csv",
        notices=None,
    )


def _names(theme: Theme) -> None:
    names = [one["name"] for one in FIVE]
    theme.right("name-nfd", "names in decomposed letters", roll().column("C", *(unicodedata.normalize("NFD", n) for n in names)),
                kinds="xlsx csv xls ods", notices=_NORMALISED)  # fmt: skip
    capitals = [name.upper() for name in names]
    theme.right(
        "name-capitals",
        "names in capitals are kept so",
        roll().column("C", *capitals),
        kinds="xlsx csv",
        but=_but("name", *capitals),
    )
    theme.right(
        "name-two-spaces",
        "two spaces in names",
        roll().column("C", *(n.replace(" ", "  ") for n in names)),
        kinds="xlsx csv xls",
        notices=_NORMALISED,
    )
    theme.right(
        "name-outer-spaces",
        "spaces around names",
        roll().column("C", *(f"  {n} " for n in names)),
        kinds="xlsx csv",
    )
    theme.right(
        "name-nbsp",
        "spaces that do not break in names",
        roll().column("C", *(n.replace(" ", "\u00a0") for n in names)),
        kinds="xlsx csv ods",
        notices=_NORMALISED,
    )
    theme.right(
        "name-tab", "a tab in a name", roll().put(C4="Nguyễn Thị\tMẫu"), notices=_NORMALISED
    )
    theme.right("name-zero-width", "a sign of no width inside a name, as copying from the web leaves it",
                roll().put(C4="Nguyễn\u200b Thị Mẫu", C5="\ufeffTrần Văn Thử", C6="Lê Thị Hoà Mẫu\u200b"), kinds="xlsx csv", notices=None)  # fmt: skip
    theme.right(
        "name-eth",
        "Ð of Iceland, typed for Đ",
        roll().put(C8="Ðặng Thị Thuỷ Mẫu"),
        kinds="xlsx csv",
        notices=None,
    )
    other = roll().put(C6="Lê Thị Hòa Mẫu", C8="Đặng Thị Thủy Mẫu")
    theme.right(
        "name-tones",
        "the tone on the other vowel is kept",
        other,
        kinds="xlsx csv",
        but={"3": {"name": "Lê Thị Hòa Mẫu"}, "5": {"name": "Đặng Thị Thủy Mẫu"}},
    )
    signs = ("H'Hen Mẫu", "Y-Thử Mẫu", "Ka Să K. Mẫu", "Trần Văn Thử-Mẫu")
    theme.right(
        "name-signs",
        "names with an apostrophe, a dash, a dot",
        roll().column("C", *signs),
        kinds="xlsx csv",
        but=_but("name", *signs),
    )
    short = ("Thử", "Mẫu Thử")
    theme.right(
        "name-short",
        "names of one word and of two",
        roll().column("C", *short),
        kinds="csv",
        but=_but("name", *short),
    )
    highland = ("Ƀing Mẫu", "Lữ Ŋa Thử")
    theme.right(
        "name-highland",
        "letters of highland languages",
        roll().column("C", *highland),
        kinds="csv",
        but=_but("name", *highland),
    )
    long = "Nguyễn Hoàng Thị Ngọc Bảo Châu Mẫu Thử Công Tằng Tôn Nữ"
    theme.right(
        "name-long", "a long name", roll().put(C4=long), kinds="xlsx", but={"1": {"name": long}}
    )
    holder = (
        roll()
        .head(L="Chủ tài khoản")
        .put(L4="NGUYEN THI MAU", L6="LE THI HOA MAU", L8="DANG VAN THU")
    )
    theme.right("holder-plain", "holders of accounts as banks write them", holder, kinds="xlsx csv",
                but={"1": {"holder": "NGUYEN THI MAU"}, "3": {"holder": "LE THI HOA MAU"}, "5": {"holder": "DANG VAN THU"}})  # fmt: skip


def _banks(theme: Theme) -> None:
    def spelt(
        name: str,
        says: str,
        *texts: str,
        code: str = "VIETINBANK",
        branch: str | None = None,
        kinds: str = "xlsx csv",
    ) -> None:
        grid = roll()
        want: dict[str, dict[str, Any]] = {}
        for person, text in zip((1, 3, 5), texts, strict=False):
            grid.put(**{f"K{person + 3}": text})
            want[str(person)] = {"bank": code, "branch": branch}
        theme.right(f"bank-{name}", says, grid, kinds=kinds, but=want, notices=None)

    spelt("short", "a bank by short names and capitals", "VIETINBANK", "vietinbank", "Vietin Bank")
    spelt(
        "full",
        "by its full name",
        "Ngân hàng TMCP Công thương Việt Nam",
        "NH TMCP Công Thương Việt Nam",
        "NH Công thương",
        kinds="xlsx csv xls ods",
    )
    spelt("code", "by the codes of the exchange and of QR", "CTG", "ICB", "Ngân hàng VietinBank")
    spelt("bin", "by the switch's number", "970415", "970415", "970415")
    spelt(
        "bin-number",
        "by the switch's number, typed as one",
        "970415",
        code="VIETINBANK",
        kinds="csv",
    )
    spelt(
        "branch-code",
        "by a branch's eight digits",
        "46201001",
        "46201001 - VietinBank CN Mẫu",
        "46201001",
        branch="46201001",
    )
    spelt(
        "branch",
        "with the branch's name behind",
        "VietinBank chi nhánh Mẫu",
        "VietinBank - CN Mẫu",
        "VietinBank CN Thừa Thiên Huế",
    )
    spelt(
        "doubled",
        "Viettinbank, as many write it",
        "Viettinbank",
        "VIETTINBANK",
        "Ngân hàng Viettinbank",
    )
    spelt(
        "agri",
        "the bank of the countryside by its names",
        "NHNo&PTNT",
        "NN&PTNT",
        "Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam",
        code="AGRIBANK",
    )
    spelt(
        "vcb",
        "VCB in three ways",
        "VCB",
        "Ngân hàng Ngoại thương",
        "NH TMCP Ngoại thương Việt Nam",
        code="VIETCOMBANK",
    )
    spelt(
        "bidv",
        "BIDV in three ways",
        "BIDV",
        "NH BIDV",
        "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam",
        code="BIDV",
    )
    spelt(
        "lp", "a bank's old name", "LienVietPostBank", "LPBank", "Bưu điện Liên Việt", code="LPBANK"
    )
    spelt(
        "spaces",
        "line breaks and spaces in the name",
        "Vietin  bank",
        " VietinBank ",
        "NH  Công  thương",
        kinds="xlsx csv",
    )


def _channels(theme: Theme) -> None:
    def said(name: str, word: str, kinds: str = "csv") -> None:
        theme.right(
            f"channel-account-{name}",
            f"an account said as {word!r}",
            roll().put(I4=word, I6=word, I8=word),
            kinds=kinds,
            notices=None,
        )

    for number, word in enumerate(
        (
            "TK",
            "ATM",
            "Chuyển khoản",
            "CK",
            "Qua tài khoản",
            "Thẻ ATM",
            "TÀI KHOẢN",
            "tài khoản ngân hàng",
            "Chuyển khoản ngân hàng",
            "Ngân hàng",
        ),
        start=1,
    ):
        said(str(number), word, "xlsx" if number % 2 else "csv")
    cash = (
        "Tiền mặt",
        "TM",
        "BĐ",
        "Qua bưu điện",
        "BƯU ĐIỆN",
        "Nhận tại bưu điện",
        "Tiền mặt tại bưu điện",
        "Điểm chi trả",
    )
    for number, word in enumerate(cash, start=1):
        theme.right(
            f"channel-cash-{number}",
            f"cash said as {word!r}",
            roll().put(I5=word),
            kinds="csv" if number % 2 else "xlsx",
            notices=None,
        )
    place = roll().put(I5="Bưu điện Mẫu", I7="Tại nhà: tổ 3")
    theme.right("channel-places", "the pay point and the home named", place, kinds="xlsx csv",
                but={"2": {"place": "Mẫu"}, "4": {"place": "tổ 3"}})  # fmt: skip
    for number, word in enumerate(
        ("Tận nhà", "Chi trả tại nhà", "NHẬN TẠI NHÀ", "tại  nhà"), start=1
    ):
        theme.right(
            f"channel-home-{number}",
            f"at home said as {word!r}",
            roll().put(I7=word),
            kinds="csv",
            notices=None,
        )
    unsaid = roll().put(I4=None, I5=None, I6=None, I8=None)
    theme.right(
        "channel-unsaid",
        "no word: an account where there is one, else cash",
        unsaid,
        kinds="xlsx csv",
    )
    without = tuple(field for field in STANDARD if field != "channel")
    theme.right("channel-no-column", "no column for it", roll(columns=without), kinds="xlsx csv",
                but={"4": {"channel": "cash", "place": None}})  # fmt: skip


def _collector(capacity: str) -> Grid:
    grid = roll().head(L="Người nhận thay", M="Tư cách", N="Hiệu lực từ")
    return grid.put(L5="Trần Thị Thử", M5=capacity, N5="15/01/2024")


def _capacities(theme: Theme) -> None:
    for number, (word, means) in enumerate(
        (
            ("Giám hộ", "guardian"),
            ("Người giám hộ", "guardian"),
            ("GIÁM HỘ", "guardian"),
            ("Cha", "parent"),
            ("Mẹ", "parent"),
            ("Bố", "parent"),
            ("Cha/Mẹ", "parent"),
            ("Ủy quyền", "agent"),
            ("Uỷ quyền", "agent"),
            ("được ủy quyền", "agent"),
            ("Người được uỷ quyền", "agent"),
        ),
        start=1,
    ):
        want: dict[str, Any] = {
            "capacity": means,
            "representative": "Trần Thị Thử",
            "paper_from": "15/01/2024",
        }
        if means == "agent":
            want["paper_to"] = "14/01/2025"  # a year, where no term is said
        theme.right(f"capacity-{number}", f"who collects does so as {word!r}", _collector(word), kinds="xlsx" if number % 3 == 1 else "csv",
                    but={"2": want}, notices=None)  # fmt: skip
    own = roll().head(L="Người nhận thay", M="Tư cách").put(L5="Trần Văn Thử", M5="Bản thân")
    theme.right("capacity-self", "the beneficiary collects", own, kinds="xlsx csv")
    above = roll().head(L="Người giám hộ").put(L8="Đặng Văn Thử")
    theme.right("capacity-in-header", "the header says in what capacity", above, kinds="xlsx csv",
                but={"5": {"capacity": "guardian", "representative": "Đặng Văn Thử"}})  # fmt: skip


def _short_words(theme: Theme) -> None:
    for number, cells in enumerate(
        (
            ("nữ", "NAM", "Nữ ", "nam", "NỮ"),
            ("Nu\u031b\u0303", "Nam", "nu", "nam", "Nu"),
            ("Gái", "Trai", "gái", "trai", "Nữ"),
        ),
        start=1,
    ):
        theme.right(
            f"sex-{number}",
            "the sex, spelt in several ways",
            roll().column("E", *cells),
            kinds="xlsx csv",
            notices=None,
        )
    for number, (says, code, cells) in enumerate(
        (
            (
                "social assistance",
                "BTXH",
                ("BTXH", "Bảo trợ xã hội", "TGXH", "trợ giúp xã hội", "BẢO TRỢ XÃ HỘI"),
            ),
            (
                "merit",
                "NCC",
                ("NCC", "Người có công", "người có công với cách mạng", "NGƯỜI CÓ CÔNG", "NCC"),
            ),
            (
                "the social pension",
                "HTXH",
                ("HTXH", "Hưu trí xã hội", "Trợ cấp hưu trí xã hội", "hưu trí xã hội", "HTXH"),
            ),
        ),
        start=1,
    ):
        theme.right(
            f"programme-{number}",
            f"{says}, spelt in several ways",
            _with("programme", *cells),
            kinds="xlsx csv",
            but={"*": {"programme": code}},
            notices=None,
        )
    groups = (
        "Người cao tuổi",
        "NKT-01 - Người khuyết tật nặng",
        "4",
        "Trẻ em dưới 3 tuổi",
        "a) khoản 5 Điều 5",
    )
    theme.right("groups", "groups of people by name, by code, by both", _with("category", *groups), kinds="xlsx csv",
                but=_but("category", "Người cao tuổi", "Người khuyết tật nặng", "4", "Trẻ em dưới 3 tuổi", "a) khoản 5 Điều 5"))  # fmt: skip
    coefficients = ("1,5", "1.5", 1.5, "2", 2.5)
    theme.right("coefficients", "coefficients with a comma, a point, as numbers", _with("coefficient", *coefficients), kinds="xlsx xls csv",
                but=_but("coefficient", 1.5, 1.5, 1.5, 2.0, 2.5))  # fmt: skip
    hamlets = ("Thôn 1", "TDP số 2, đường Thử", "Tổ\u00a03", "  Xóm  Mẫu ", "Ấp 'Thử'")
    theme.right("hamlets", "addresses with signs and spaces", roll().column("G", *hamlets), kinds="xlsx csv", notices=None,
                but=_but("hamlet", "Thôn 1", "TDP số 2, đường Thử", "Tổ 3", "Xóm Mẫu", "Ấp 'Thử'") | {"4": {"hamlet": "Xóm Mẫu", "place": "Xóm Mẫu"}})  # fmt: skip
    notes = _with("note", "đã chuyển", "=", "- xem hồ sơ", "100%", "ok!")
    theme.right(
        "notes",
        "notes of any kind",
        notes,
        kinds="xlsx",
        but=_but("note", "đã chuyển", "=", "- xem hồ sơ", "100%", "ok!"),
    )
    commune = _with("commune", *["Xã Mẫu", "xã Mẫu", "XÃ MẪU", "Xã  Mẫu", "Xa\u0303 Mâ\u0303u"])
    theme.right("communes", "the commune, spelt in several ways, is one", commune, kinds="xlsx csv", but={"2": {"commune": "xã Mẫu"}, "3": {"commune": "XÃ MẪU"}}, notices=None)  # fmt: skip
