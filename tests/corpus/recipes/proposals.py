"""What is only likely: a problem with a proposal, and a right list where it is asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import Cell, Grid, roll, styled
from tests.corpus.kit.old_letters import tcvn3, vni
from tests.corpus.kit.people import EIGHT, FIVE, HEADERS


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("proposals")
    _zeros(theme)
    _numbers(theme)
    _dates(theme)
    _banks(theme)
    _letters(theme)
    return [theme]


def _both(
    theme: Theme, name: str, of: str, says: str, grid: Grid, code: str, cells: Sequence[str], kind: str,
    kinds: str = "xlsx xls ods", **asked: Any,
) -> None:  # fmt: skip
    """A file refused with a proposal, and the same one read when that is asked for."""
    theme.wrong(name, of, says, grid, *((code, cell, kind) for cell in cells), kinds=kinds)
    theme.right(
        f"{name}-applied",
        f"{says}; applied",
        grid,
        kinds=kinds,
        of=of,
        apply=(kind,),
        **{"notices": None, **asked},
    )


def _column(letter: str, count: int = 5) -> list[str]:
    return [f"{letter}{row}" for row in range(4, 4 + count)]


def _zeros(theme: Theme) -> None:
    numbers = [int(one["id"]) for one in FIVE]
    _both(
        theme,
        "id-numbers",
        "F1",
        "citizen ids kept as numbers",
        roll().column("F", *numbers),
        "id-zero-lost",
        _column("F"),
        "zeros",
    )
    texts = [str(number) for number in numbers]
    _both(theme, "id-short-texts", "F1", "citizen ids of eleven digits, as text", roll().column("F", *texts), "id-zero-lost",
          _column("F"), "zeros", kinds="xlsx csv semicolon.csv")  # fmt: skip
    _both(
        theme,
        "id-one",
        "F1",
        "one citizen id lost its zero",
        roll().put(F6=numbers[2]),
        "id-zero-lost",
        ["F6"],
        "zeros",
        kinds="xlsx csv",
    )
    shown = roll().column("F", *(styled(number, num_format="000000000000") for number in numbers))
    _both(
        theme,
        "id-shown-with-zero",
        "F3",
        "citizen ids as numbers, a format shows the zero",
        shown,
        "id-zero-lost",
        _column("F"),
        "zeros",
    )
    plain = roll().column("F", *(styled(number, num_format="0") for number in numbers))
    _both(
        theme,
        "id-format-0",
        "F1",
        "citizen ids as numbers without a point",
        plain,
        "id-zero-lost",
        _column("F"),
        "zeros",
        kinds="xlsx xls",
    )
    spaced = roll().put(F4="99 145 000 001")
    _both(
        theme,
        "id-short-spaces",
        "F1",
        "eleven digits in groups",
        spaced,
        "id-zero-lost",
        ["F4"],
        "zeros",
        kinds="xlsx csv",
    )
    phones = roll().head(L=HEADERS["phone"]).column("L", *(990000000 + n for n in range(1, 6)))
    known = {str(n): {"phone": f"099000000{n}"} for n in range(1, 6)}
    _both(
        theme,
        "phone-numbers",
        "F1",
        "telephones kept as numbers",
        phones,
        "phone-zero-lost",
        _column("L"),
        "zeros",
        but=known,
    )
    short = roll().head(L=HEADERS["phone"]).column("L", *(f"99000000{n}" for n in range(1, 6)))
    _both(theme, "phone-short-texts", "F1", "telephones without their zero, as text", short, "phone-zero-lost", _column("L"), "zeros",
          kinds="xlsx csv", but=known)  # fmt: skip
    dotted = roll().head(L=HEADERS["phone"]).column("L", "990.000.001", "990 000 002")
    _both(theme, "phone-short-dots", "F1", "telephones without their zero, with dots", dotted, "phone-zero-lost", ["L4", "L5"], "zeros",
          kinds="xlsx csv", but={"1": known["1"], "2": known["2"]})  # fmt: skip
    theme.wrong("id-numbers-other-kind", "F1", "asked for another kind of repair: still refused", roll().column("F", *numbers),
                *(("id-zero-lost", cell, "zeros") for cell in _column("F")), apply=("dates",))  # fmt: skip
    against = roll().put(F5=99199000002)
    theme.wrong("id-number-contradicted", "F1", "with its zero the id says another birth and sex: no proposal", against,
                ("id-zero-lost", "F5", "-"), kinds="xlsx xls")  # fmt: skip
    theme.wrong("id-number-contradicted-applied", "F1", "and nothing is taken, asked for or not", against,
                ("id-zero-lost", "F5", "-"), apply=("zeros",))  # fmt: skip


def _numbers(theme: Theme) -> None:
    accounts = roll().put(J4=100000000001, J8=100000000005)
    want = {
        "1": {"account": "100000000001"},
        "5": {"account": "100000000005"},
    }
    _both(theme, "account-numbers", "F2", "accounts of twelve digits kept as numbers", accounts, "cell-number-for-text",
          ["J4", "J8"], "numbers", but=want)  # fmt: skip
    cases = roll().column("B", 101, 102, 103, 104, 105)
    _both(theme, "case-numbers", "F1", "case numbers kept as numbers", cases, "cell-number-for-text", _column("B"), "numbers",
          but={str(n): {"case": str(100 + n)} for n in range(1, 6)})  # fmt: skip
    old = roll().put(F4=200000001, F5=200000002)
    theme.right("old-card-numbers", "numbers of old cards kept as numbers: none of the nine digits is lost", old, of="F1", kinds="+xlsx xls ods",
                but={"1": {"id": "200000001"}, "2": {"id": "200000002"}}, notices=None)  # fmt: skip
    theme.wrong("account-few-digits", "F2", "an account kept as a number, with fewer digits than the bank's have: no proposal",
                roll().put(J4=10000001), ("cell-number-for-text", "J4", "-"), kinds="xlsx ods")  # fmt: skip
    theme.wrong("account-few-digits-applied", "F2", "and nothing is taken, asked for or not",
                roll().put(J4=10000001), ("cell-number-for-text", "J4", "-"), apply=("numbers",))  # fmt: skip
    theme.wrong("account-thirteen-to-twelve", "F2", "twelve digits where the bank's accounts have thirteen: a zero may be lost",
                roll().put(J6=100000000003), ("cell-number-for-text", "J6", "-"), kinds="xlsx xls")  # fmt: skip
    both = roll().put(F4=int(FIVE[0]["id"]), J4=100000000001)
    theme.wrong("two-kinds", "F1", "an id without its zero and an account as a number, both told", both,
                ("id-zero-lost", "F4", "zeros"), ("cell-number-for-text", "J4", "numbers"))  # fmt: skip
    theme.right("two-kinds-applied", "both kinds of repair asked for", both, of="F1", apply=("numbers", "zeros"), notices=None,
                but={"1": {"account": "100000000001"}})  # fmt: skip
    theme.wrong("two-kinds-one-applied", "F1", "one kind asked for: the other is still refused", both,
                ("cell-number-for-text", "J4", "numbers"), apply=("zeros",))  # fmt: skip


def _dates(theme: Theme) -> None:
    swapped = roll(EIGHT)
    # A spreadsheet of the United States took 03/02, 04/05, 05/03, 07/09 for March, April, May, July.
    swapped.put(
        D5=date(1938, 3, 2), D9=date(1940, 4, 5), D10=date(1955, 5, 3), D11=date(1948, 7, 9)
    )
    _both(theme, "birth-swapped", "F10", "day and month exchanged wherever a spreadsheet of the United States could", swapped,
          "date-swapped", ["D5", "D9", "D10", "D11"], "dates", base="eight")  # fmt: skip
    months_first = [f"{one['birth'][3:5]}/{one['birth'][:2]}/{one['birth'][6:]}" for one in EIGHT]
    grid = roll(EIGHT).column("D", *months_first)
    cells = _column("D", 8)
    _both(theme, "birth-month-first", "F10", "birth dates as text, the month in front", grid, "date-order", cells, "dates",
          kinds="xlsx csv xls ods", base="eight")  # fmt: skip
    dashed = roll(EIGHT).column("D", *(text.replace("/", "-") for text in months_first))
    _both(theme, "birth-month-first-dashes", "F10", "birth dates as text with dashes, the month in front", dashed, "date-order", cells,
          "dates", kinds="csv", base="eight")  # fmt: skip


def _banks(theme: Theme) -> None:
    for number, (wrong, right, cell) in enumerate(
        (
            ("Vietcombamk", "VIETCOMBANK", "K6"),
            ("Agribnak", "AGRIBANK", "K8"),
            ("Vietinbamk", "VIETINBANK", "K4"),
            ("Sacombak", "SACOMBANK", "K4"),
        ),
        start=1,
    ):
        grid = roll().put(**{cell: wrong})
        person = str(int(cell[1:]) - 3)
        _both(theme, f"bank-misspelt-{number}", "words", f"a letter wrong in a bank's name: {wrong}", grid, "account-bank", [cell], "banks",
              kinds="xlsx csv", but={person: {"bank": right}})  # fmt: skip
    theme.wrong(
        "bank-between-two",
        "words",
        "a name that is near to two banks, to one nearer: no proposal",
        roll().put(K4="Vietimbank"),
        ("account-bank", "K4", "-"),
        kinds="csv",
    )
    theme.wrong(
        "bank-unknown",
        "words",
        "a bank that there is not",
        roll().put(K4="Ngân hàng Mẫu Thử"),
        ("account-bank", "K4", "-"),
        kinds="xlsx csv xls",
    )


def _letters(theme: Theme) -> None:
    names = [one["name"] for one in FIVE]
    for set_name, convert in (("tcvn3", tcvn3), ("vni", vni)):
        grid = roll().column("C", *(convert(name) for name in names))
        _both(theme, f"names-{set_name}", "E4", f"names typed for a font of {set_name} that the file does not name", grid, "cell-old-font",
              _column("C"), "fonts", kinds="xlsx csv xls ods")  # fmt: skip
        cells: tuple[Cell, ...] = tuple(convert(one["hamlet"]) for one in FIVE)
        hamlets = roll().column("G", *cells)
        _both(theme, f"hamlets-{set_name}", "E4", f"addresses typed for a font of {set_name} that the file does not name", hamlets,
              "cell-old-font", _column("G"), "fonts", kinds="xlsx csv")  # fmt: skip
    spoilt = [name.encode().decode("cp1252") for name in names[:2]]
    _both(theme, "names-mojibake", "E5", "UTF-8 that was once read as Windows-1252", roll().column("C", *spoilt), "cell-mojibake",
          ["C4", "C5"], "encoding", kinds="xlsx csv xls ods")  # fmt: skip
    places = roll().column("G", *("Thôn Mẫu".encode().decode("cp1252") for _ in range(2)))
    _both(theme, "hamlets-mojibake", "E5", "addresses in UTF-8 that was once read as Windows-1252", places, "cell-mojibake",
          ["G4", "G5"], "encoding", kinds="xlsx csv")  # fmt: skip
    twice = roll().put(C4=spoilt[0].encode().decode("cp1252", errors="replace"))
    theme.wrong(
        "names-mojibake-twice",
        "E5",
        "UTF-8 read wrongly twice, signs lost: nothing to propose",
        twice,
        ("cell-mojibake", "C4"),
    )
    lost = roll().put(C4="Nguy?n Th? M?u")
    theme.wrong(
        "names-question-marks",
        "E5",
        "letters lost to question marks",
        lost,
        ("name-characters", "C4", "-"),
        kinds="xlsx csv xls",
    )
    replaced = roll().put(C4="Nguy\ufffdn Th\ufffd M\ufffdu")
    theme.wrong(
        "names-replaced",
        "E5",
        "letters lost to the sign for what could not be read",
        replaced,
        ("name-characters", "C4", "-"),
    )
