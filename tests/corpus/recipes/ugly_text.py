"""Ugly but right: text files of other encodings and separators, and workbooks in old fonts."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tests.corpus.kit.books import csv, lines_of
from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Cell, Grid, roll, styled
from tests.corpus.kit.old_letters import (
    cp1258_bytes,
    tcvn3,
    tcvn3_bytes,
    viscii_bytes,
    vni,
    vni_bytes,
    vps_bytes,
)

_ROWS = {"title": 2, "header": 1, "record": 5, "total": 1}
_SMALL = ("Danh sách chi trả trợ cấp", "Tháng 7 năm 2024")
"""Titles without accented capitals, which TCVN3 has not."""


def themes() -> list[Theme]:
    """Give the themes."""
    text, fonts = Theme("ugly-text"), Theme("ugly-fonts")
    _signs(text)
    _lines(text)
    _encodings(text)
    _fonts(fonts)
    return [text, fonts]


def _signs(theme: Theme) -> None:
    kinds = "csv semicolon.csv tab.tsv bom.csv crlf.csv utf-16.csv"
    theme.right(
        "list", "one list, by comma, semicolon, tab; with BOM; CRLF; UTF-16", roll(), kinds=kinds
    )
    for name, sign in (("semicolon", ";"), ("tab", "\t"), ("comma", ",")):
        made = csv(roll(), delimiter=sign, before=f"sep={sign}\n")
        theme.right_bytes(
            f"sep-{name}.csv", "a first line that names the separator", made, _ROWS | {"title": 3}
        )
    theme.right_bytes("sep-crlf.csv", "a first line that names the separator, and CRLF",
                      csv(roll(), delimiter=";", before="sep=;\r\n", newline="\r\n"), _ROWS | {"title": 3})  # fmt: skip
    theme.right_bytes("bom-semicolon-crlf.csv", "as Excel saves in Vietnam: BOM, semicolons, CRLF",
                      csv(roll(), delimiter=";", newline="\r\n", encoding="utf-8-sig"), _ROWS)  # fmt: skip
    theme.right_bytes(
        "as-txt.txt", "tabs, under the ending .txt", csv(roll(), delimiter="\t"), _ROWS
    )
    theme.right_bytes("utf-16-tabs.txt", "as Excel saves Unicode text: UTF-16 with tabs and CRLF",
                      csv(roll(), delimiter="\t", newline="\r\n", encoding="utf-16"), _ROWS)  # fmt: skip
    theme.right_bytes("utf-16-be.csv", "UTF-16 with the high byte first",
                      b"\xfe\xff" + csv(roll(), encoding="utf-16-be"), _ROWS)  # fmt: skip
    theme.right_bytes("as-xlsx.xlsx", "text under the name of a workbook", csv(roll()), _ROWS)
    theme.right_bytes(
        "as-xls.xls",
        "text with tabs under the name of an old workbook",
        csv(roll(), delimiter="\t"),
        _ROWS,
    )
    commas = roll().column("G", "Tổ 1, thôn Mẫu", "Tổ 2, thôn Mẫu")
    addresses = {"1": {"hamlet": "Tổ 1, thôn Mẫu"}, "2": {"hamlet": "Tổ 2, thôn Mẫu"}}
    theme.right(
        "comma-in-cell",
        "a comma inside a cell in quotation marks",
        commas,
        kinds="csv semicolon.csv tab.tsv",
        but=addresses,
    )
    semicolons = roll().column("G", "Tổ 1; thôn Mẫu")
    theme.right(
        "semicolon-in-cell",
        "a semicolon inside a cell",
        semicolons,
        kinds="csv semicolon.csv",
        but={"1": {"hamlet": "Tổ 1; thôn Mẫu"}},
    )
    quotes = roll().column("G", 'Tổ "Mẫu"')
    theme.right(
        "quotes-in-cell",
        "quotation marks inside a cell, doubled",
        quotes,
        kinds="csv semicolon.csv",
        but={"1": {"hamlet": 'Tổ "Mẫu"'}},
    )
    quoted = (
        "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in lines_of(roll()))
        + "\n"
    )
    theme.right_bytes("all-quoted.csv", "every cell in quotation marks", quoted.encode(), _ROWS)
    dotted = roll().column("H", "500,000", "750,000", "1,000,000").put(H9="4,000,000")
    theme.right(
        "amounts-with-commas",
        "amounts with commas, in quotation marks",
        dotted,
        kinds="csv",
        notices=None,
    )
    letters = roll().head(H="Số tiền, đồng", G="Thôn, Tổ dân phố")
    letters.rows[2].cells[6] = "Thôn/Tổ dân phố"
    theme.right("comma-in-header", "a comma inside a header", letters, kinds="csv semicolon.csv")


def _lines(theme: Theme) -> None:
    theme.right_bytes("no-last-newline.csv", "no line end after the total row, which shows that the list is whole",
                      csv(roll(), last_newline=False), _ROWS)  # fmt: skip
    theme.right_bytes("no-last-newline-words.csv", "no line end after the amount in words",
                      csv(roll().add("note", "Bằng chữ: Bốn triệu đồng"), last_newline=False), _ROWS | {"note": 1})  # fmt: skip
    theme.right_bytes(
        "newlines-at-end.csv",
        "three empty lines at the end",
        csv(roll()) + b"\n\n\n",
        _ROWS | {"blank": 3},
    )
    theme.right_bytes("newlines-at-end-crlf.csv", "two empty lines at the end, CRLF",
                      csv(roll(), newline="\r\n") + b"\r\n\r\n", _ROWS | {"blank": 2})  # fmt: skip
    theme.right_bytes(
        "newlines-at-start.csv",
        "two empty lines before the titles",
        b"\n\n" + csv(roll()),
        _ROWS | {"blank": 2},
    )
    theme.right_bytes("commas-only.csv", "lines of nothing but commas, as emptied rows are saved",
                      csv(roll()) + b",,,,,,,,,,\n,,,,,,,,,,\n", _ROWS | {"blank": 2})  # fmt: skip
    short = [line.rstrip(",") for line in lines_of(roll())]
    lines = [short[0], short[1], *lines_of(roll())[2:]]
    theme.right_bytes("short-titles.csv", "titles without the commas that fill a line",
                      ("\n".join(lines) + "\n").encode(), _ROWS)  # fmt: skip
    lines = [*lines_of(roll()), "Người lập biểu: Nguyễn Thị Thử"]
    theme.right_bytes("short-note.csv", "a note without the commas that fill a line",
                      ("\n".join(lines) + "\n").encode(), _ROWS | {"note": 1})  # fmt: skip
    wide = [line + ",,," for line in lines_of(roll())]
    theme.right_bytes(
        "empty-columns.csv",
        "three empty columns at the right",
        ("\n".join(wide) + "\n").encode(),
        _ROWS,
    )
    mixed = csv(roll()).replace(b"\n", b"\r\n", 4)
    theme.right_bytes("mixed-newlines.csv", "CRLF in the first lines, LF in the rest", mixed, _ROWS)
    spaced = "\n".join(" , ".join(line.split(",")) for line in lines_of(roll())) + "\n"
    theme.right_bytes(
        "spaces-around-commas.csv", "spaces around every comma", spaced.encode(), _ROWS
    )
    two = csv(roll()).replace(
        "Nguyễn Thị Mẫu".encode(), "Nguyê\u0303n Thi\u0323 Mâ\u0303u".encode()
    )
    theme.right_bytes(
        "nfd-and-nfc.csv",
        "composed and decomposed letters in one file",
        two,
        _ROWS,
        notices=("notice-normalised",),
    )


def _encodings(theme: Theme) -> None:
    plain = roll(titles=_SMALL)
    text = csv(plain).decode()
    coded: Mapping[str, Callable[[str], bytes]] = {
        "cp1258": cp1258_bytes,
        "tcvn3": tcvn3_bytes,
        "vni": vni_bytes,
        "viscii": viscii_bytes,
        "vps": vps_bytes,
    }
    for name, encode in coded.items():
        theme.right_bytes(
            f"{name}.csv", f"{name}, said by option", encode(text), _ROWS, encoding=name
        )
        theme.right_bytes(f"{name}-semicolon-crlf.csv", f"{name}, semicolons, CRLF, said by option",
                          encode(csv(plain, delimiter=";", newline="\r\n").decode()), _ROWS, encoding=name)  # fmt: skip
    for name in ("vni", "viscii", "cp1258"):
        theme.right_bytes(
            f"{name}-capitals.csv",
            f"{name} with accented capitals",
            coded[name](csv(roll()).decode()),
            _ROWS,
            encoding=name,
        )
    theme.right_bytes(
        "utf-16-le-said.csv",
        "UTF-16 without a mark, said by option",
        csv(roll(), encoding="utf-16-le"),
        _ROWS,
        encoding="utf-16",
    )
    theme.right_bytes(
        "utf-8-said.csv", "UTF-8, said by option", csv(roll()), _ROWS, encoding="utf-8"
    )
    theme.right_bytes(
        "utf-8-said-bom.csv",
        "UTF-8 with a mark, said by option",
        csv(roll(), encoding="utf-8-sig"),
        _ROWS,
        encoding="utf-8",
    )
    plain_names = roll().column(
        "C", "Nguyen Thi Mau", "Tran Van Thu", "Le Thi Hoa Mau", "Pham Duc Thu", "Dang Thi Thuy Mau"
    )
    theme.right_bytes("ascii-names.csv", "names without marks are kept so", csv(plain_names), _ROWS,
                      but={str(n): {"name": name} for n, name in enumerate(
                          ("Nguyen Thi Mau", "Tran Van Thu", "Le Thi Hoa Mau", "Pham Duc Thu", "Dang Thi Thuy Mau"), start=1)})  # fmt: skip


def _set_in(
    grid: Grid,
    font: str,
    convert: Callable[[str], str],
    roles: str = "title header record total note",
) -> Grid:
    """Type every text of a grid for a font, and set it in that font."""
    for row in grid.rows:
        if row.role not in roles.split():
            continue
        row.cells = [_typed(cell, font, convert) for cell in row.cells]
    return grid


def _typed(cell: Cell, font: str, convert: Callable[[str], str]) -> Cell:
    if isinstance(cell, str):
        return styled(convert(cell), font_name=font)
    return cell if cell is None else styled(cell, font_name=font)


def _capitals(text: str) -> str:
    return tcvn3(text, capitals=True)


def _fonts(theme: Theme) -> None:
    books = "+xlsx xls ods"
    # Letters read by their font are counted in notices, those of headers and of people apart.
    right = partial(theme.right, notices=None)
    for font in (".VnTime", ".VnArial", ".VnTimes New Roman"):
        right(f"tcvn3{font.lower().replace('.', '-').replace(' ', '-')}", f"a list typed for {font}",
                    _set_in(roll(titles=_SMALL), font, tcvn3), kinds=books if font != ".VnArial" else "xlsx")  # fmt: skip
    for font in ("VNI-Times", "VNI-Helve", "VNI-Aptima"):
        right(f"{font.lower().replace(' ', '-')}", f"a list typed for {font}", _set_in(roll(), font, vni),
                    kinds=books if font != "VNI-Helve" else "xlsx")  # fmt: skip
    titled = _set_in(
        _set_in(roll(), ".VnTimeH", _capitals, "title header"), ".VnTime", tcvn3, "record total"
    )
    right(
        "tcvn3-capital-titles",
        "titles and headers in .VnTimeH, which draws small letters as capitals",
        titled,
        kinds=books,
    )
    named = _set_in(roll(titles=_SMALL), ".VnTime", tcvn3)
    names = (
        "Nguyễn Thị Mẫu",
        "Trần Văn Thử",
        "Lê Thị Hoà Mẫu",
        "Phạm Đức Thử",
        "Đặng Thị Thuỷ Mẫu",
    )
    named.column("C", *(styled(_capitals(name), font_name=".VnTimeH") for name in names))
    right("tcvn3-capital-names", "names in .VnTimeH are in capitals", named, kinds=books,
                but={str(n): {"name": name.upper()} for n, name in enumerate(names, start=1)})  # fmt: skip
    partly = roll().column("C", *(styled(tcvn3(name), font_name=".VnTime") for name in names))
    right("tcvn3-names-only", "only the names in .VnTime, all else in Unicode", partly, kinds=books)
    two = roll().column("C", *(styled(tcvn3(n), font_name=".VnTime") if at % 2 else styled(vni(n), font_name="VNI-Times")
                               for at, n in enumerate(names)))  # fmt: skip
    right("two-fonts", "names in .VnTime and in VNI-Times by turns", two, kinds=books)
    worn: Any = roll(titles=_SMALL)
    for row in worn.rows:
        row.cells = [
            styled(cell, font_name=".VnTime") if isinstance(cell, str) else cell
            for cell in row.cells
        ]
    right(
        "unicode-in-old-font",
        "Unicode text in cells that are set in .VnTime: no letter of that font is there",
        worn,
    )
    notes = _set_in(roll(titles=_SMALL).add("note", "Bằng chữ: Bốn triệu đồng"), ".VnTime", tcvn3)
    right("tcvn3-words", "the amount in words in .VnTime", notes, kinds=books)
    ascii_only = roll()
    ascii_only.column(
        "F", *(styled(one, font_name=".VnTime") for one in ("099145000001", "099038000002"))
    )
    right("digits-in-old-font", "ids set in .VnTime: digits are digits", ascii_only, kinds=books)
    sections = _set_in(roll(titles=_SMALL).insert(4, "title", "I. Xã Mẫu"), "VNI-Times", vni)
    right("vni-section", "a section's name in VNI-Times", sections)
