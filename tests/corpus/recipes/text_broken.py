"""Text files that are broken: cut, in another encoding, with stray marks and signs (2E)."""

from tests.corpus.kit.books import csv, lines_of
from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import roll
from tests.corpus.kit.old_letters import cp1258_bytes, tcvn3_bytes, viscii_bytes, vni_bytes

_PLAIN = csv(roll())
_LINES = _PLAIN.decode().splitlines()


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("text-broken")
    _cut(theme)
    _bytes(theme)
    _encodings(theme)
    _breaks(theme)
    _quotes(theme)
    _separators(theme)
    _long(theme)
    _signs(theme)
    _numbers_of_cells(theme)
    return [theme]


def _file(*lines: str, newline: str = "\n") -> bytes:
    return (newline.join(lines) + newline).encode()


def _with(row: int, text: str) -> bytes:
    lines = [*_LINES]
    lines[row - 1] = text
    return _file(*lines)


def _cut(theme: Theme) -> None:
    whole = csv(roll().add("note", "Bằng chữ: Bốn triệu đồng"))
    theme.wrong_bytes("empty.csv", "E1", "no byte at all", b"", ("file-empty", ""))
    theme.wrong_bytes(
        "only-bom.csv", "E1", "nothing but a mark", b"\xef\xbb\xbf", ("file-empty", "")
    )
    theme.wrong_bytes(
        "only-newlines.csv", "E1", "nothing but line ends", b"\n\r\n\n", ("file-empty", "")
    )
    theme.wrong_bytes(
        "only-commas.csv", "E1", "nothing but commas", b",,,,\n,,,,\n", ("file-not-a-list", "")
    )
    theme.wrong_bytes(
        "cut-in-title.csv", "E1", "cut inside the title", _PLAIN[:20], ("file-not-a-list", "")
    )
    theme.wrong_bytes(
        "cut-before-header.csv",
        "E1",
        "cut before the header",
        _file(*_LINES[:2]),
        ("file-not-a-list", ""),
    )
    at = _PLAIN.index("Mức".encode())
    theme.wrong_bytes(
        "cut-in-header.csv", "E1", "cut inside the header", _PLAIN[:at], ("column-missing", "row 3")
    )
    line = len(_file(*_LINES[:5]))
    theme.wrong_bytes(
        "cut-in-cell.csv",
        "E1",
        "cut inside a cell of the third person",
        _PLAIN[: line + 14],
        ("row-width", "row 6"),
    )
    theme.wrong_bytes(
        "cut-in-letter.csv",
        "E1",
        "cut inside a letter",
        _PLAIN[: line + len(b"3,M-0003,L") + 1],
        ("file-encoding", "row 6"),
    )
    theme.wrong_bytes(
        "cut-at-comma.csv",
        "E1",
        "cut right after a comma",
        _PLAIN[: _PLAIN.index(b"099150000003")],
        ("row-width", "row 6"),
    )
    last = _PLAIN.rindex(b"Agribank") + 5
    theme.wrong_bytes(
        "cut-in-bank.csv",
        "E1",
        "cut inside the last cell of the last person",
        _PLAIN[:last],
        ("account-bank", "K8"),
    )
    theme.right_bytes("cut-after-line.csv", "cut after a whole line: read, and told that nothing shows completeness",
                      _file(*_LINES[:6]), {"title": 2, "header": 1, "record": 3}, of="E1", who=(1, 2, 3), notices=("notice-completeness",))  # fmt: skip
    theme.right_bytes("cut-before-newline.csv", "cut before the last person's line end: the same",
                      _file(*_LINES[:8])[:-1], {"title": 2, "header": 1, "record": 5}, of="E1", notices=("notice-completeness",))  # fmt: skip
    theme.right_bytes("cut-after-header.csv", "cut after the header: no person, and told", _file(*_LINES[:3]),
                      {"title": 2, "header": 1}, of="E1", who=(), notices=("notice-completeness",))  # fmt: skip
    total = _PLAIN.rindex(b"4000000")
    theme.wrong_bytes(
        "cut-in-total.csv",
        "E1",
        "cut inside the sum",
        _PLAIN[: total + 4],
        ("total-mismatch", "H9"),
    )
    theme.wrong_bytes(
        "cut-in-words.csv",
        "E1",
        "cut inside the amount in words",
        whole[: whole.rindex(" triệu".encode())],
        ("total-words", "A10"),
    )
    theme.wrong_bytes(
        "line-lost.csv",
        "E2",
        "a line lost inside the list",
        _file(*_LINES[:5], *_LINES[6:]),
        ("total-mismatch", "H8"),
    )
    theme.wrong_bytes(
        "line-doubled.csv",
        "E2",
        "a line twice",
        _file(*_LINES[:6], *_LINES[5:]),
        ("roll-twice", "B7"),
        ("total-mismatch", "H10"),
    )
    theme.wrong_bytes(
        "first-line-lost.csv",
        "E2",
        "the first person lost",
        _file(*_LINES[:3], *_LINES[4:]),
        ("total-mismatch", "H8"),
    )


def _bytes(theme: Theme) -> None:
    def spoilt(name: str, says: str, old: bytes, new: bytes, *problems: tuple[str, ...]) -> None:
        assert old in _PLAIN, old
        theme.wrong_bytes(f"byte-{name}.csv", "E2", says, _PLAIN.replace(old, new, 1), *problems)

    spoilt(
        "in-amount", "a digit of an amount changed", b"750000", b"850000", ("total-mismatch", "H9")
    )
    spoilt(
        "in-amount-letter",
        "a digit of an amount became a letter",
        b"750000",
        b"75O000",
        ("amount-text", "H5"),
    )
    spoilt(
        "in-letter",
        "a byte of a letter changed",
        "Trần".encode(),
        b"Tr\xe1\xba\x20n",
        ("file-encoding", "row 5"),
    )
    spoilt(
        "high", "a byte that UTF-8 never has", b"M-0003", b"M-\xff003", ("file-encoding", "row 6")
    )
    spoilt(
        "in-id",
        "a digit of an id became a letter",
        b"099038000002",
        b"09903800O002",
        ("citizen-id-digits", "F5"),
    )
    spoilt(
        "in-date",
        "a stroke of a date changed",
        b"15/07/1945",
        b"15/0771945",
        ("birth-date-text", "D4"),
    )
    spoilt(
        "in-sex", "a letter of a sex changed", b",Nam,099038", b",Nan,099038", ("sex-word", "E5")
    )
    spoilt(
        "in-header",
        "a letter of a required header changed",
        "Mức hưởng".encode(),
        "Mục hưởng".encode(),
        ("column-missing", "row 3"),
    )
    spoilt("comma", "a comma became a point", b"M-0003,", b"M-0003.", ("row-width", "row 6"))
    spoilt(
        "newline",
        "a line end became a space",
        b"VietinBank\n",
        b"VietinBank ",
        ("row-width", "row 4"),
    )
    spoilt(
        "in-name",
        "a letter of a name became a digit",
        "Trần Văn".encode(),
        "Trần V4n".encode(),
        ("name-characters", "C5"),
    )


def _encodings(theme: Theme) -> None:
    small = csv(roll(titles=("Danh sach chi tra", "Tháng 7 năm 2024"))).decode()
    theme.wrong_bytes(
        "cp1258-unsaid.csv",
        "E3",
        "cp1258 that nobody said",
        cp1258_bytes(small),
        ("file-encoding", "row 2"),
    )
    theme.wrong_bytes(
        "tcvn3-unsaid.csv",
        "E4",
        "TCVN3 that nobody said",
        tcvn3_bytes(small),
        ("file-encoding", "row 2"),
    )
    theme.wrong_bytes(
        "vni-unsaid.csv", "E4", "VNI that nobody said", vni_bytes(small), ("file-encoding", "row 2")
    )
    theme.wrong_bytes(
        "viscii-unsaid.csv",
        "E3",
        "VISCII that nobody said",
        viscii_bytes(small),
        ("file-encoding", "row 2"),
    )
    theme.wrong_bytes("latin-1-name.csv", "E3", "one name in latin-1, all else plain UTF-8",
                      _PLAIN.replace("Trần Văn".encode(), b"Tr\xe0n V\xe3n"), ("file-encoding", "row 5"))  # fmt: skip
    theme.wrong_bytes(
        "utf-16-unmarked.csv",
        "E3",
        "UTF-16 without a mark",
        csv(roll(), encoding="utf-16-le"),
        ("file-encoding", "row 1"),
    )
    theme.wrong_bytes(
        "utf-16-odd.csv",
        "E3",
        "UTF-16 with half a letter at the end",
        csv(roll(), encoding="utf-16")[:-1],
        ("file-encoding", "row 9"),
    )
    theme.wrong_bytes(
        "utf-32.csv", "E3", "UTF-32", csv(roll(), encoding="utf-32"), ("file-encoding", "row 1")
    )
    theme.wrong_bytes(
        "utf-7.csv",
        "E3",
        "UTF-7: no header is readable",
        csv(roll(), encoding="utf-7"),
        ("file-not-a-list", ""),
    )
    theme.wrong_bytes(
        "utf-8-as-tcvn3.csv",
        "E3",
        "UTF-8, said to be TCVN3",
        _PLAIN,
        ("text-encoding", "row 1"),
        encoding="tcvn3",
    )
    theme.wrong_bytes(
        "utf-8-as-vni.csv",
        "E3",
        "UTF-8, said to be VNI",
        _PLAIN,
        ("text-encoding", "row 1"),
        encoding="vni",
    )
    theme.wrong_bytes(
        "surrogates.csv",
        "E3",
        "halves of letters in UTF-8",
        _with(5, _LINES[4]).replace("Trần".encode(), b"Tr\xed\xa0\x80n"),
        ("file-encoding", "row 5"),
    )
    theme.wrong_bytes(
        "overlong.csv",
        "E3",
        "a comma in two bytes",
        _PLAIN.replace(b"M-0002,", b"M-0002\xc0\xac"),
        ("file-encoding", "row 5"),
    )
    theme.right_bytes(
        "second-bom.csv",
        "a mark in the middle, as glued files have: a sign of no width",
        _with(5, "\ufeff" + _LINES[4]),
        {"title": 2, "header": 1, "record": 5, "total": 1},
        of="E3",
        notices=None,
    )
    theme.wrong_bytes(
        "two-boms.csv",
        "E3",
        "two marks in front",
        b"\xef\xbb\xbf\xef\xbb\xbf" + _PLAIN,
        ("file-encoding", "row 1"),
    )


def _breaks(theme: Theme) -> None:
    theme.wrong_bytes(
        "cr-only.csv",
        "E6",
        "nothing but CR at line ends",
        _PLAIN.replace(b"\n", b"\r"),
        ("file-line-break", "row 1"),
    )
    theme.wrong_bytes(
        "cr-one.csv",
        "E6",
        "one CR inside a cell",
        _with(5, _LINES[4].replace("Trần ", "Trần\r")),
        ("file-line-break", "row 5"),
    )
    theme.wrong_bytes("cr-cr-lf.csv", "E6", "CR CR LF, as a file sent twice by FTP has", _PLAIN.replace(b"\n", b"\r\r\n"),
                      *(("file-line-break", f"row {n}") for n in range(1, 10)))  # fmt: skip
    theme.wrong_bytes("newline-in-cell.csv", "E6", "a line end inside a cell in quotation marks",
                      _with(4, _LINES[3].replace("Nguyễn Thị Mẫu", '"Nguyễn\nThị Mẫu"')), ("file-quote", "row 4"), ("file-quote", "row 5"))  # fmt: skip


def _quotes(theme: Theme) -> None:
    for name, row in (("first", 4), ("middle", 6), ("last", 8)):
        line = _LINES[row - 1]
        theme.wrong_bytes(f"quote-open-{name}.csv", "E7", f"a quotation mark is not closed, in the {name} line",
                          _with(row, line.replace(",Th", ',"Th', 1).replace(",Tổ", ',"Tổ', 1)), ("file-quote", f"row {row}"))  # fmt: skip
    theme.wrong_bytes("quote-two-stray.csv", "E7", "two stray quotation marks would swallow the lines between",
                      _file(*_LINES[:3], _LINES[3].replace(",Thôn", ',"Thôn'), *_LINES[4:7], _LINES[7].replace("Mẫu,1250", 'Mẫu",1250'), _LINES[8]),
                      ("file-quote", "row 4"), ("file-quote", "row 8"))  # fmt: skip
    theme.wrong_bytes(
        "quote-inside.csv",
        "E7",
        "a quotation mark inside a cell",
        _with(5, _LINES[4].replace("Văn", 'V"ăn')),
        ("file-quote", "row 5"),
    )
    theme.wrong_bytes(
        "quote-after-close.csv",
        "E7",
        "letters behind a closed cell",
        _with(5, _LINES[4].replace("Trần Văn Thử", '"Trần Văn" Thử')),
        ("file-quote", "row 5"),
    )
    theme.wrong_bytes(
        "quote-space-before.csv",
        "E7",
        "a space before a quotation mark",
        _with(5, _LINES[4].replace("Thôn Mẫu", ' "Thôn, Mẫu"')),
        ("file-quote", "row 5"),
    )
    theme.wrong_bytes(
        "quote-title.csv",
        "E7",
        "a quotation mark is not closed in the title",
        _with(1, '"' + _LINES[0]),
        ("file-quote", "row 1"),
    )
    theme.wrong_bytes(
        "quote-header.csv",
        "E7",
        "a quotation mark is not closed in the header",
        _with(3, _LINES[2].replace("Họ", '"Họ')),
        ("file-quote", "row 3"),
    )
    theme.wrong_bytes(
        "quote-total.csv",
        "E7",
        "a quotation mark is not closed in the total",
        _with(9, _LINES[8].replace("Tổng", '"Tổng')),
        ("file-quote", "row 9"),
    )
    theme.wrong_bytes("quote-several.csv", "E7", "three broken lines, all told",
                      _file(*_LINES[:3], *(line.replace("M-", '"M-', 1) for line in _LINES[3:6]), *_LINES[6:]),
                      *(("file-quote", f"row {n}") for n in (4, 5, 6)))  # fmt: skip
    semicolons = csv(roll(), delimiter=";").decode().replace(";Trần", ';"Trần', 1)
    theme.wrong_bytes(
        "quote-semicolon.csv",
        "E7",
        "the same with semicolons",
        semicolons.encode(),
        ("file-quote", "row 5"),
    )
    single = [*_LINES]
    single[4] = single[4].replace("Thôn Mẫu", "'Thôn, Mẫu'")
    theme.wrong_bytes(
        "quote-single.csv",
        "E7",
        "single marks are none: the comma between them parts cells",
        _file(*single),
        ("row-width", "row 5"),
    )


def _separators(theme: Theme) -> None:
    pipes = csv(roll(), delimiter="|")
    theme.wrong_bytes("pipes.csv", "E8", "parted by strokes", pipes, ("file-not-a-list", ""))
    theme.wrong_bytes(
        "spaces.csv",
        "E8",
        "parted by spaces",
        csv(roll(), delimiter=" "),
        *(("file-quote", f"row {n}") for n in range(1, 10)),
    )
    mixed = _file(*_LINES[:4], _LINES[4].replace(",", ";"), *_LINES[5:])
    theme.wrong_bytes(
        "mixed.csv",
        "E8",
        "one line with semicolons among lines with commas",
        mixed,
        ("row-width", "row 5"),
    )
    theme.wrong_bytes("decimal-commas.csv", "E8", "amounts with commas and no quotation marks",
                      _with(4, _LINES[3].replace("500000", "500,000")), ("row-width", "row 4"))  # fmt: skip
    theme.wrong_bytes("comma-in-address.csv", "E8", "a comma in an address and no quotation marks",
                      _with(5, _LINES[4].replace("Thôn Mẫu", "Tổ 1, thôn Mẫu")), ("row-width", "row 5"))  # fmt: skip
    tabs = csv(roll(), delimiter="\t").decode().replace("Trần Văn", "Trần\tVăn")
    theme.wrong_bytes(
        "tab-in-name.tsv", "E8", "a tab inside a name", tabs.encode(), ("row-width", "row 5")
    )
    theme.wrong_bytes("sep-lies.csv", "E8", "the first line names a separator that is not used",
                      csv(roll(), before="sep=;\n"), ("file-not-a-list", ""))  # fmt: skip


def _long(theme: Theme) -> None:
    theme.wrong_bytes(
        "long-cell.csv",
        "E9",
        "a cell of 2,001 letters",
        _with(5, _LINES[4].replace("Thôn Mẫu", "Thôn " + "M" * 2_000)),
        ("cell-too-long", "G5"),
    )
    theme.wrong(
        "long-cell",
        "E9",
        "a cell of 2,001 letters",
        roll().put(G5="Thôn " + "M" * 2_000),
        ("cell-too-long", "G5"),
        kinds="xlsx xls ods",
    )
    theme.wrong(
        "long-name",
        "E9",
        "a name of 101 letters",
        roll().put(C5="Trần " + "M" * 96),
        ("name-length", "C5"),
        kinds="xlsx csv",
    )
    theme.wrong_bytes(
        "long-line.csv",
        "E14",
        "a line of 100,001 signs",
        _with(5, _LINES[4] + "," * 100_000),
        ("file-line-long", "row 5"),
    )
    theme.wrong_bytes(
        "many-columns.csv",
        "E14",
        "a line of 300 cells",
        _with(5, _LINES[4] + "," * 300),
        ("file-too-large", "row 5"),
    )
    theme.wrong("long-title", "E9", "a title of 2,001 letters", roll(titles=("DANH SÁCH CHI TRẢ " + "M" * 2_000, "Tháng 7 năm 2024")),
                ("cell-too-long", "A1"), kinds="csv xlsx")  # fmt: skip


_SIGNS = {
    "nul": "\0",
    "bell": "\x07",
    "backspace": "\x08",
    "vertical-tab": "\x0b",
    "form-feed": "\x0c",
    "escape": "\x1b",
    "unit-separator": "\x1f",
    "delete": "\x7f",
    "next-line": "\x85",
    "c1": "\x9b",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "not-a-letter": "\uffff",
    "annotation": "\ufff9",
}


def _signs(theme: Theme) -> None:
    for name, sign in _SIGNS.items():
        theme.wrong_bytes(f"sign-{name}.csv", "E10", f"U+{ord(sign):04X} inside a name",
                          _with(5, _LINES[4].replace("Văn", f"V{sign}ăn")), ("file-character", "row 5"))  # fmt: skip
    theme.wrong_bytes(
        "sign-in-title.csv",
        "E10",
        "a control character in the title",
        _with(1, "DANH SÁCH\x02" + _LINES[0]),
        ("file-character", "row 1"),
    )
    theme.wrong_bytes(
        "sign-in-total.csv",
        "E10",
        "a control character in the total row",
        _with(9, _LINES[8].replace("Tổng", "T\x1aổng")),
        ("file-character", "row 9"),
    )
    theme.wrong_bytes(
        "sign-at-end.csv",
        "E10",
        "the end sign of DOS after the last line",
        _PLAIN + b"\x1a",
        ("file-character", "row 10"),
    )
    theme.wrong_bytes(
        "nul-tail.csv",
        "E10",
        "a block of noughts at the end, as a crash leaves it",
        _PLAIN + b"\0" * 512,
        ("file-character", "row 10"),
    )
    theme.wrong_bytes("signs-in-two-lines.csv", "E10", "two lines, both told",
                      _file(*_LINES[:3], _LINES[3] + "\x1b", _LINES[4], _LINES[5] + "\u2028", *_LINES[6:]),
                      ("file-character", "row 4"), ("file-character", "row 6"))  # fmt: skip


def _numbers_of_cells(theme: Theme) -> None:
    for name, row in (("first", 4), ("last", 8)):
        line = _LINES[row - 1]
        theme.wrong_bytes(
            f"cell-more-{name}.csv",
            "E11",
            f"one cell too many in the {name} line",
            _with(row, line.replace("M-", ",M-", 1)),
            ("row-width", f"row {row}"),
        )
        theme.wrong_bytes(
            f"cell-fewer-{name}.csv",
            "E11",
            f"one cell too few in the {name} line",
            _with(row, line.replace(",M-", "M-", 1)),
            ("row-width", f"row {row}"),
        )
    theme.wrong_bytes(
        "cell-trailing.csv",
        "E11",
        "one comma too many at the end of a line",
        _with(5, _LINES[4] + ","),
        ("row-width", "row 5"),
    )
    theme.wrong_bytes("cells-of-all.csv", "E11", "every line of the people has one cell more than the header",
                      _file(*_LINES[:3], *(line + ",thử" for line in _LINES[3:8]), _LINES[8]), *(("row-width", f"row {n}") for n in range(4, 9)))  # fmt: skip
    assert lines_of(roll()) == _LINES
