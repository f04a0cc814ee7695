"""Write the pages that say what the code says: errors, files, strategies, checks, the gallery.

    .venv/bin/python docs/reference_pages.py

A test compares the pages with what this would write, so they cannot fall behind the code.
"""

import ast
import inspect
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import ansinh_iso20022.profile
import ansinh_vietinbank.layout
import ansinh_vietinbank.profile
import ansinh_vnpost.layout
import ansinh_vnpost.profile
from ansinh._hypothesis import DRAWN_BY
from ansinh.adapters import API
from ansinh.entitlement import Instrument, national_rates
from ansinh.entitlement.coefficient import decimal
from ansinh.entitlement.days_off import fixed_days_off
from ansinh.entitlement.fact_words import FACT_WORDS
from ansinh.entitlement.rates import NATIONAL_FILES
from ansinh.errors import Code, Text, explanation
from ansinh.formats import Column, FieldKind, FormatProfile, Layout
from ansinh.testing import REVISIONS, strategies
from ansinh.testing.checks import ALL_CHECKS

DOCS = Path(__file__).parent
TABLE = "<!-- The table below is made by docs/reference_pages.py from the code. -->"
MADE = "<!-- Made by docs/reference_pages.py from the code; edit there. -->"

KINDS = {
    FieldKind.NUMBER: "row number",
    FieldKind.TEXT: "text",
    FieldKind.CODE: "text of digits and letters, not a number",
    FieldKind.AMOUNT: "whole đồng",
    FieldKind.COEFFICIENT: "coefficient, such as 1,5",
    FieldKind.COUNT: "count",
    FieldKind.MONTH: "month, such as 07/2024",
    FieldKind.DATE: "day, such as 05/07/2024",
    FieldKind.BIRTH: "day, month or year of birth",
}
"""What a column of a provider's file holds; offices' lists are read with more patience."""

OFFICE_KINDS = {**KINDS, FieldKind.CODE: "text of digits and letters"}


ERRORS = """\
Every message has a stable code, which programs may rely on; it is never renamed and never means
something else. Words in braces are counts, months and column names; no message holds a person's
name, number, account or birth date. All independent problems of a file are listed in one pass, in
the order of their places; a cell is told once, by the first rule that it breaks.

Each code has its rule (Meaning), how it comes about (Cause), what to do (Cure) and an example, of
people and numbers that are nobody's. What an example does not show is right: the other cells of a
row, the rest of a file, `line`, `batch`, `terms` or `profile` in Python. After → stands where it
is told, if there is a place: a cell, a row, the path of an entry; after + what is told with it.
{run} of the {count} examples are run by a test, which sees that just this code comes out of them.

*Mỗi mã lỗi có quy tắc, nguyên nhân, cách sửa và ví dụ (người và số đều không có thật). Phần ví dụ
không nêu thì coi là đúng. Sau dấu → là chỗ báo lỗi: ô, dòng, hoặc tên mục.*"""

ROOMS = {
    "files": Text("Files", "Tệp"),
    "lists": Text("Lists", "Danh sách"),
    "cells": Text("Cells", "Ô"),
    "values": Text("Values", "Giá trị"),
    "changes": Text("Changes of a month", "Biến động tháng"),
    "law": Text("Law", "Quy định"),
    "payment": Text("Payment", "Chi trả"),
    "answers": Text("Answers of providers", "Kết quả của đơn vị chi trả"),
    "book": Text("The month book", "Sổ chi trả"),
    "settings": Text("Settings, profiles, law files", "Cấu hình, hồ sơ định dạng, tệp văn bản"),
    "documents": Text("Documents (JSON)", "Tài liệu JSON"),
    "plugins": Text("Adapters and plug-ins", "Bộ chuyển đổi và phần mở rộng"),
    "holds": Text("Holds", "Lý do tạm giữ"),
    "findings": Text("Findings", "Điều cần kiểm tra"),
}

IN_ROOM = {
    "holds": "Why money waits; nothing is wrong with the file.",
    "findings": "Worth a look; nothing is refused.",
}

LISTS_BY_KIND = {
    "csv": "",
    "roll": "Danh sách chi trả 06/2024",
    "additions": "Danh sách tăng 07/2024",
    "removals": "Danh sách giảm 07/2024",
    "adjustments": "Danh sách điều chỉnh 07/2024",
}

WIDEST_IN_LINE = 110

LISTS = """\
Headers are matched without regard to case, to where an accent is placed (hoà, hòa), to spaces and
line breaks, and by each of the names given. A header may take two rows, with merged cells above.
Columns may come in any order; unknown ones are kept and reported, also those without a name (by
their letter) and those of one name (by their number). Values need not be typed just so: what is
normalised, what is proposed and what is refused stands in [reading](reading.md).

`ansinh template KIND --month 2024-07 -o FILE.xlsx` writes an empty list; `registrations` is a form
for the office, which nothing reads back yet.

What every list needs besides the columns that are marked:

- The month in its title, as `Tháng 07/2024`, `Tháng 7 năm 2024`, `T7/2024` or `tháng bảy năm
  2024`; or it is said while reading (`--month`). A title that says a quarter is refused.
- A roll and additions: a programme and a commune, in their columns or as defaults of the
  [settings](../settings.md). Removals and adjustments find their line by case or identity number.
- No title that names another list (which titles name which list stands under each), and none
  that names another commune than those of the settings, where the list has no column for it.
- Amounts in whole đồng. A column whose own header says thousands is multiplied; a title that says
  so alone is refused. [How values may be typed](../reference/values.md) stands field by field.

A line with an account is paid there, any other in cash, unless the column Hình thức nhận says
otherwise.

## Rows

Every row of the sheet is one of seven, and the account of a list (`rows`) says how many there are
of each, of a list that was refused too (`UnreadableFile.accounts`, `ansinh check`):

| kind | what it is |
| --- | --- |
| `title` | what stands above the header, again on a new page, the number of a page, and sections |
| `header` | the header, again on a new page, and a row that numbers the columns |
| `record` | somebody, by a code, a name beside an amount or a day; and whatever is none of these |
| `problem` | a record with a problem |
| `total` | a total row, and a section with a subtotal; never counted as data |
| `note` | amounts in words, notes, signatures; below a total also any words |
| `blank` | nothing, or a row number alone |

**Sections** name the lines below them: `I. Xã Mẫu`, `A. NGƯỜI CAO TUỔI`, `Thôn 1`, the mark in the
same cell or in the one before, with nothing else in the row but a subtotal or a count. They are
told by the words for places and groups, or by cells that are merged over half of the list and
more; a name is never one. A section reaches to the next of its level or of a wider one; the kind
of mark that comes first is the widest. In a list without a column Xã/Phường, a section that names
a commune of the settings gives it to its lines (a notice counts them); one that names another
commune is a problem, and any other section is only a title.

**Totals** may stand at any depth. `Cộng trang` is of the lines since the last page's, `Mang sang`
and `Lũy kế` of all lines so far, a subtotal beside a section's name of the section, the last `Tổng
cộng` of every line, and so is a total in front of the first line. Any other (`Cộng`, `Cộng thôn 1`,
an earlier `Tổng cộng`) is right if the lines since some boundary (a total, a section, the
beginning) add up to it in every column of amounts, and in the number of people if it says one
(`Tổng cộng: 25 người`), and if those lines do not cut through what an earlier total closed. What
fits none is a problem, and so is an amount in words that is neither the whole list's nor the
total's above it, and a note that counts other people than there are (`Danh sách này có 25 người`).

**A whole list** shows its end: by a `Tổng cộng` of every line with a figure, by a plain `Cộng` with
a signature or a note below it, by a total in front, by an amount in words, or by a note that counts
its people. A list that shows none is read with `notice-completeness`. So a file that was cut off
anywhere is refused, or has that notice, or was cut below its total and gives what the whole one
gives. Row numbers that jump, repeat or go back are told by `notice-row-numbers`; after a section, a
total or a new page they may begin again.

**Merged cells** of a header are its groups. In the lines, a cell that is merged down the column
Chương trình, Xã/Phường or Thôn, one column wide and over lines only, is the value of each of them
(a notice counts them); every other merge there is a problem. Formulas, error cells and hidden lines
are problems too.

## Files

A list is a workbook (.xlsx, .xlsm without macros, .xls of Excel 97 to 2003, .ods), with the list on
one visible sheet, or a .csv: cells parted by comma, semicolon or tab, quotation marks around a cell
that holds that sign, and no line break within a cell. A .csv is in UTF-8, or in UTF-16 with its
mark (BOM) in front; [any other encoding, and old fonts](letters.md) are read where that is certain.
The first bytes say what a file is, not its name. What is sent in a list's place is named, with what
to do: a web page or XML called .xls, a PDF, a Word document, a picture, an archive, a file with a
password, a workbook of Excel 5/95 or older."""


ANSWER = """\
The answer is told by its name (the patterns above) or by its columns. It is no answer if its title
names the order. Columns that are not marked may be left out; in a .csv no cell has a line break,
so that a header of several lines is written in one."""


REPORTS = DOCS / "adapters" / "reports"

GROUPS = {
    "M": "what an adapter is",
    "R": "how it writes",
    "G": "golden files",
    "P": "how it reads",
    "U": "what it does not claim",
    "L": "the life cycle",
}

CONFORMANCE = """\
What every adapter must do, {count} checks in revision {revision} of the kit, for contract {api}.
An author subclasses `ansinh.testing.AdapterConformance`; whoever has only the wheel runs `python
-m ansinh.testing ID`, which finds the suite that the package ships and ends with 0 if all holds,
1 if something does not, 2 for a command line that makes no sense, 3 for an adapter that is not
there. `--report FILE` writes a JSON report, `--level` stops earlier, `--examples` tries each
property on more cases, `--simulator` and `--golden` bring what a package does not ship,
`--profile` checks the adapter with an agency's [own profile](profiles.md).

**L1** writes files (M, R, U, G02) · **L2** and reads golden answers (G01) · **L3** and whatever
comes, through a simulator (P) · **L4** and keeps the whole life cycle (L). A level is reached
where all of its checks and those below hold, do not apply (the profile does not declare what they
are about, or the kit cannot look into the file, or finds nothing in it to change), or are known
gaps with a reason; one of which no check applies is not reached, so that an adapter that
writes files and reads none is at L1. Without a simulator or golden files a level that needs them
is not reached either.

A report has for each check `pass`, `fail`, `gap`, `warning`, `not-applicable` or `missing`, and the
reason in both languages, as `reason.vi` and `reason.en`; what failed is said in English in both,
and a known gap as its author wrote it.

New checks come with a new revision of the kit and only warn until a suite pins it
([compatibility](compatibility.md)). A check that fails names the adapter's fault by references,
places and counts, never by a person's data."""

GALLERY = """\
What the kit says of the adapters that come along, from the reports in `docs/adapters/reports/`
(`python -m ansinh.testing ID --report FILE`). An author who wants a line here sends a report."""


def pages() -> dict[str, str]:
    """Give every made page: its path under docs/, and its text."""
    return {
        "adapters/conformance.md": _page(_conformance()),
        "adapters/gallery.md": _page(_gallery()),
        "reference/errors.md": _page(_errors()),
        "adapters/strategies.md": _with_table("adapters/strategies.md", _strategies()),
        "reference/law.md": _with_table("reference/law.md", _law()),
        "formats/lists.md": _page(_lists()),
        "formats/iso20022-pain001.md": _page(_messages(ansinh_iso20022.profile.PROFILE)),
        "formats/vietinbank-salary-list.md": _page(
            _provider(
                ansinh_vietinbank.profile.PROFILE,
                ansinh_vietinbank.layout.ORDER,
                ansinh_vietinbank.layout.RESULT,
            )
        ),
        "formats/vietinbank-statement.md": _page(_statement(ansinh_vietinbank.profile.STATEMENT)),
        "formats/vnpost-cash-list.md": _page(
            _provider(
                ansinh_vnpost.profile.PROFILE,
                ansinh_vnpost.layout.ORDER,
                ansinh_vnpost.layout.RESULT,
            )
        ),
    }


def _page(lines: Iterator[str]) -> str:
    return "\n".join([MADE, "", *lines]) + "\n"


def _with_table(name: str, rows: Iterator[str]) -> str:
    """Give a page that is written by hand with its one made table, which stands at its end."""
    by_hand, mark, _ = (DOCS / name).read_text("utf-8").partition(TABLE)
    return "\n".join([by_hand + mark, "", *rows]) + "\n"


def _law() -> Iterator[str]:
    rates = national_rates()
    yield "### Standards, đồng a month"
    yield from _head("programme", "from", "known from", "amount", "source", "how sure", "file")
    for name, one in zip(NATIONAL_FILES, rates.instruments, strict=True):
        for standard in one.standards:
            step = standard.step
            yield (
                f"| {standard.programme.code} | {step.applies_from} | {step.known_from} "
                f"| {step.value} | {step.citation} | {step.confidence} | `{name}.toml` |"
            )
    yield from ("", "### Groups and coefficients")
    yield from _head("code", "group", "level", "×", "source", "from", "how sure", "file")
    for name, one in zip(NATIONAL_FILES, rates.instruments, strict=True):
        for group in one.groups:
            known = f"{group.applies_from} | {group.confidence} | `{name}.toml`"
            rows = [(one.code, one.coefficient, one.citation) for one in group.levels]
            rows += [("", one.coefficient, one.citation) for one in group.wards]
            for code, coefficient, citation in rows or [("", "by decision", group.citation)]:
                factor = coefficient if isinstance(coefficient, str) else decimal(coefficient)
                yield (
                    f"| {group.code} | {group.name.vi}, {group.name.en} ({group.citation}) "
                    f"| {code} | {factor} | {citation} | {known} |"
                )
    yield from ("", "### Start, stop, suspension, funerals, sums paid once, repeals")
    yield from _head("what", "rule", "source", "file")
    for name, one in zip(NATIONAL_FILES, rates.instruments, strict=True):
        for what, rule, source in _rules(one):
            yield f"| {what} | {rule} | {source} | `{name}.toml` |"
    yield from ("", "### Articles that rules in code rest on")
    yield from _head("text", "article", "how sure", "where")
    for (text, place), places in sorted(_cited_in_code().items()):
        yield f"| {text} | {place} | {_READ[text]} | {', '.join(f'`{one}`' for one in places)} |"
    yield from ("", "### Days off every year", "")
    yield "Those of the moon and the moved ones come from the package `holidays`, second-hand."
    yield from _head("day", "name", "source", "how sure", "file")
    for row in fixed_days_off():
        days = ", ".join(row.on)
        yield f"| {days} | {row.name.vi} | {row.source} | {row.sure} | `days_off.toml` |"
    yield from ("", "### Fact words")
    yield from _head("word", "in Vietnamese", "in English")
    yield from (f"| `{word}` | {text.vi} | {text.en} |" for word, text in FACT_WORDS.items())


def _head(*titles: str) -> tuple[str, ...]:
    return "", f"| {' | '.join(titles)} |", "| --- " * len(titles) + "|"


_READ = {
    "02/2021/TT-BLĐTBXH": "verified",
    "17/2024/TT-NHNN": "verified",
    "20/2021/NĐ-CP": "verified",
    "2282/KH-UBND (Hương Trà)": "verified; the plan of one town",
    "44/2022/TT-BTC": "verified",
    "52/2024/NĐ-CP": "second-hand",
    "91/2015/QH13": "verified",
}
"""How sure the texts are that code cites; the page cannot be made of one that is missing here."""


def _cited_in_code() -> dict[tuple[str, str], list[str]]:
    """Find the citations that stand in code, with the files that rest on them."""
    source = DOCS.parent / "src"
    found: dict[tuple[str, str], set[str]] = {}
    for room in ("checks", "entitlement", "payment", "people", "roll"):
        for file in sorted((source / "ansinh" / room).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            names = {
                node.target.id: node.value.value
                for node in tree.body
                if isinstance(node, ast.AnnAssign)
                and isinstance(node.target, ast.Name)
                and isinstance(node.value, ast.Constant)
            }
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Citation":
                    said = [_word_of(argument, names) for argument in call.args]
                    if None not in said:
                        where = file.relative_to(source).as_posix()
                        found.setdefault((str(said[0]), str(said[1])), set()).add(where)
    return {cited: sorted(where) for cited, where in found.items()}


def _word_of(argument: ast.expr, names: Mapping[str, object]) -> object:
    if isinstance(argument, ast.Constant):
        return argument.value
    return names.get(argument.id) if isinstance(argument, ast.Name) else None


def _rules(one: Instrument) -> Iterator[tuple[str, str, object]]:
    for group in one.groups:
        after = f" (goes on from {group.start.continues})" if group.start.continues else ""
        yield f"start of {group.code}", f"{group.start.rule}{after}", group.start.citation
    for both in one.both:
        yield "both may be had", f"{both.group} with {', '.join(both.others)}", both.citation
    for funeral in one.funerals:
        yield f"funeral, {funeral.programme.code}", f"× {funeral.times}", funeral.citation
    for stop in one.stops:
        anew = ", until it is decided anew" if stop.until_decided_anew else ""
        yield "stop", f"`{stop.word}`: from the month after{anew}", stop.citation
    for rule in one.suspensions:
        ends = (
            f"; after {rule.ends_after} months it ends ({rule.end_citation})"
            if rule.ends_after
            else ""
        )
        yield "suspension", f"`{rule.word}`{ends}", rule.citation
    for sum_ in one.one_offs:
        yield (
            f"once, {sum_.code}",
            f"{sum_.amount} for {sum_.month} ({sum_.confidence})",
            sum_.citation,
        )
    for repeal in one.repeals:
        codes = ", ".join(repeal.groups)
        yield (
            f"repeal of {codes}",
            f"from {repeal.applies_from} ({repeal.confidence})",
            repeal.citation,
        )


def _strategies() -> Iterator[str]:
    yield "| strategy | by type | settings | what it draws |"
    yield "| --- | --- | --- | --- |"
    kinds = {name: kind for names in DRAWN_BY.values() for kind, name in names.items()}
    for name in strategies.__all__:
        thing = getattr(strategies, name)
        if inspect.isfunction(thing):
            settings = ", ".join(f"`{setting}`" for setting in inspect.signature(thing).parameters)
            summary = (inspect.getdoc(thing) or "").partition("\n")[0]
            said = _sentence(summary.removeprefix("Draw ")).replace("`", "")
            kind = f"`{kinds[name]}`" if name in kinds else ""
            yield f"| `{name}` | {kind} | {settings} | {said} |"


def _errors() -> Iterator[str]:
    causes = tomllib.loads((DOCS / "reference" / "error_causes.toml").read_text("utf-8"))
    rooms: dict[str, list[Code]] = {room: [] for room in ROOMS}
    for code in sorted(Code):
        rooms[causes[code]["room"]].append(code)
    yield "# Errors, holds and findings"
    yield ""
    told = sum("example" in cause for cause in causes.values())
    yield ERRORS.format(run=len(causes) - told, count=len(causes))
    yield from _head("codes about", "", "how many")
    for room, title in ROOMS.items():
        yield f"| [{title.en}](#{_anchor(title.en)}) | {title.vi} | {len(rooms[room])} |"
    for room, title in ROOMS.items():
        yield from ("", f"## {title.en}", "", f"*{title.vi}.* {IN_ROOM.get(room, '')}".strip(), "")
        yield " · ".join(f"[{code}](#{code})" for code in rooms[room])
        for code in rooms[room]:
            cause, words = causes[code], explanation(code)
            yield from ("", f"### {code}", "")
            yield f"- **Meaning** {_sentence(words.rule.en)} *{_sentence(words.rule.vi)}*"
            yield f"- **Cause** {_sentence(cause['cause_en'])} *{_sentence(cause['cause_vi'])}*"
            yield f"- **Cure** {_sentence(words.cure.en)} *{_sentence(words.cure.vi)}*"
            yield from _example(cause)


def _anchor(title: str) -> str:
    return re.sub(r"[^\w-]", "", title.lower().replace(" ", "-"))


def _example(cause: Mapping[str, Any]) -> Iterator[str]:
    shown, told = _shown(cause), _told(cause)
    if isinstance(shown, str):
        yield f"- **Example** {shown}{told}"
        return
    yield f"- **Example**{told}"
    yield ""
    yield "  ```text"
    yield from (f"  {line}".rstrip() for line in shown)
    yield "  ```"


def _told(cause: Mapping[str, Any]) -> str:
    """Say where the code of an example is told, and which others are told with it."""
    told = ""
    match cause.get("at"):
        case int(row):
            told = f" → dòng {row}, row {row}"
        case str(place):
            lists = [LISTS_BY_KIND[kind] for kind in cause if kind in LISTS_BY_KIND]
            told = f" → {lists[-1]}, `{place}`" if len(lists) > 1 else f" → `{place}`"
    others = ", ".join(f"[{code}](#{code})" for code in cause.get("also", ()))
    return f"{told} (+ {others})" if others else told


def _shown(cause: Mapping[str, Any]) -> str | list[str]:
    """Give an example as words within a line, or as lines of their own."""
    match cause:
        case {"example": words}:
            return str(words)
        case {"row": row}:
            return "; ".join(f"*{header}* {_cell(value)}" for header, value in row.items())
        case {"rows": rows}:
            lines = [
                " | ".join(f"{name}: {_plain(value)}" for name, value in row.items())
                for row in rows
            ]
            return [*lines, f"{cause['merged']}: gộp ô, merged"] if "merged" in cause else lines
        case {"bytes": text}:
            return f"`{json.dumps(text, ensure_ascii=False)[1:-1]}`"
        case {"toml": "", "instead_of": line}:
            return f"(không có dòng, without the line) `{line}`"
    lists = {kind: cause[kind].strip("\n") for kind in cause if kind in LISTS_BY_KIND}
    if len(lists) > 1:
        parts = [f"{LISTS_BY_KIND[kind]}:\n{text}" for kind, text in lists.items()]
        return "\n\n".join(parts).split("\n")
    forms = ("sheet", "toml", "json", "xml", "element", "plugin", "adapter", "python")
    text = next(iter(lists.values()), "") or next(cause[form] for form in forms if form in cause)
    lines = text.strip("\n").split("\n")
    alone = len(lines) == 1 and len(text) <= WIDEST_IN_LINE and "`" not in text
    return f"`{lines[0]}`" if alone else lines


def _cell(value: object) -> str:
    match value:
        case "":
            return "(trống, empty)"
        case bool():
            return f"`{str(value).upper()}`"
        case int() | float():
            return f"`{value}` (ô kiểu số, a number)"
        case datetime():
            return f"`{_plain(value)}` (ngày giờ, a day with its time)"
        case _:
            return f"`{value}`"


def _plain(value: object) -> str:
    match value:
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y} (ô kiểu ngày, a date)"
        case _:
            return str(value)


def _sentence(words: str) -> str:
    said = words.replace("{{", "{").replace("}}", "}").replace("|", "\\|").replace("*", "\\*")
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!")) else ".")


def _conformance() -> Iterator[str]:
    yield "# Conformance checks"
    yield ""
    yield CONFORMANCE.format(
        revision=REVISIONS[-1], count=len(ALL_CHECKS), api=".".join(map(str, API))
    )
    for group, title in GROUPS.items():
        checks = [check for check in ALL_CHECKS if check.id.startswith(group)]
        if not checks:
            continue
        yield from ("", f"## {group}: {title}")
        for check in checks:
            yield from ("", f"### {check.id}", "")
            yield f"{_sentence(check.title.en)} *{_sentence(check.title.vi)}*"
            yield ""
            yield f"- **Why** {_sentence(check.why.en)} *{_sentence(check.why.vi)}*"
            yield f"- **Fix** {_sentence(check.fix.en)} *{_sentence(check.fix.vi)}*"
            needs = ", ".join(f"`{need}`" for need in check.needs) or "nothing"
            tried = "on drawn data" if check.drawn else "once"
            yield f"- {check.level}, since {check.since}; needs {needs}; tried {tried}"


def _gallery() -> Iterator[str]:
    reports = [json.loads(file.read_text("utf-8")) for file in sorted(REPORTS.glob("*.json"))]
    yield "# Adapter gallery"
    yield ""
    yield GALLERY
    yield ""
    yield "| adapter | from | format | known from | contract | kit | level | checks |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for report in reports:
        counts = ", ".join(f"{n} {status}" for status, n in report["counts"].items() if n)
        yield (
            f"| `{report['adapter']}` | {report['distribution']} {report['version']} "
            f"| {report['format_version']} | {report['certainty']} | {report['api']} "
            f"| {report['revision']} | **{report['level']}** | {counts} |"
        )
    yield ""
    names = " | ".join(f"`{report['adapter']}`" for report in reports)
    yield f"| check | {names} |"
    yield f"| --- |{' --- |' * len(reports)}"
    for check in ALL_CHECKS:
        found = [_status(report, check.id) for report in reports]
        yield f"| [{check.id}](conformance.md#{check.id.lower()}) | {' | '.join(found)} |"
    for report in reports:
        for check in report["checks"]:
            if check["status"] in {"gap", "warning"}:
                yield from ("", f"`{report['adapter']}`, {check['id']}: {check['reason']['en']}")


def _status(report: dict[str, Any], check_id: str) -> str:
    found = [check["status"] for check in report["checks"] if check["id"] == check_id]
    return found[0] if found else "-"


def _lists() -> Iterator[str]:
    yield "# The lists of an office"
    yield ""
    yield LISTS
    folder = files("ansinh.formats").joinpath("layouts")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        table = tomllib.loads(file.read_text("utf-8"))
        columns = [Column(**column) for column in table.pop("columns")]
        layout = Layout(**table, columns=columns)
        yield from ("", f"## {layout.titles[0]}: `{layout.kind}`", "")
        yield from _layout(layout, OFFICE_KINDS)


def _provider(profile: FormatProfile, order: Layout, result: Layout) -> Iterator[str]:
    yield from _facts(profile)
    yield from ("", "## The order", "")
    yield from _layout(order)
    yield from ("", "## The answer", "")
    yield ANSWER
    yield ""
    yield from _layout(result)
    yield from _result_codes(profile)


def _statement(profile: FormatProfile) -> Iterator[str]:
    yield from _heading(profile)
    yield ""
    yield _text("formats/vietinbank-statement.txt")
    yield ""
    yield from _layout(profile.answer_table)
    yield from _result_codes(profile)
    yield ""
    yield from _table(("begins with", "is"), profile.reasons)


def _messages(profile: FormatProfile) -> Iterator[str]:
    yield from _facts(profile)
    yield from ("", "## The order", "")
    yield _text("formats/iso20022-order.txt")
    yield ""
    yield "The options as they ship:"
    yield ""
    yield from _table(("option", "value"), profile.options)
    yield ""
    yield "The banks that are paid as it ships, and their codes:"
    yield ""
    yield from _table(("bank", "code"), profile.banks)
    yield from ("", "## The answers", "")
    yield _text("formats/iso20022-answers.txt")
    yield from _result_codes(profile)
    yield ""
    yield "Its reasons, and what they mean here; any other is `other`:"
    yield ""
    yield from _table(("code", "reason"), profile.reasons)


def _text(name: str) -> str:
    return (DOCS / name).read_text("utf-8").rstrip()


def _table(heads: tuple[str, str], words: Mapping[str, str]) -> Iterator[str]:
    yield f"| {heads[0]} | {heads[1]} |"
    yield "| --- | --- |"
    yield from (f"| `{word}` | {meant} |" for word, meant in words.items())


def _heading(profile: FormatProfile) -> Iterator[str]:
    yield f"# {profile.title.vi}: `{profile.id}`"
    yield ""
    yield f"{profile.title.en}; {profile.institution}, version {profile.format_version}."
    yield ""
    yield f"The layout is **{profile.certainty}**. {_sentence(profile.source)}"


def _facts(profile: FormatProfile) -> Iterator[str]:
    yield from _heading(profile)
    yield ""
    yield "| what | rule |"
    yield "| --- | --- |"
    yield f"| file | {profile.media}, {', '.join(f'`{p}`' for p in profile.filename_patterns)} |"
    yield f"| names | {profile.name_rule.charset}; {_most(profile.name_length)} |"
    words = f"{profile.narrative_rule.charset}; {_most(profile.narrative_length)}"
    yield f"| words on the transfer | {words} |"
    yield f"| lines in a file | {_most(profile.max_records, 'lines')} |"
    yield from (f"| {what} | {how} |" for what, how in profile.support.items())
    yield ""
    yield "What cannot be expressed is refused with the references; nothing is cut or altered."


def _result_codes(profile: FormatProfile) -> Iterator[str]:
    yield from (
        "",
        "Its words, and what they mean here; any other word is unknown, never paid:",
        "",
    )
    yield "| word | outcome |"
    yield "| --- | --- |"
    yield from (f"| {word} | {kind} |" for word, kind in profile.result_codes.items())


def _most(limit: int | None, unit: str = "characters") -> str:
    return "no limit is known" if limit is None else f"at most {limit:,} {unit}"


def _layout(layout: Layout, kinds: Mapping[FieldKind, str] = KINDS) -> Iterator[str]:
    yield f"Edition {layout.edition}, **{layout.certainty}**. {_sentence(layout.source)}"
    yield ""
    yield f"Titles that name it: {' · '.join(f'“{title}”' for title in layout.titles)}."
    yield ""
    yield "| field | header | also seen | holds | |"
    yield "| --- | --- | --- | --- | --- |"
    for column in layout.columns:
        written, *others = _names(column)
        need = "required" if column.required else ""
        also = " · ".join(others)
        holds = kinds[column.kind]
        if column.choices:
            holds += ": " + ", ".join(column.choices)
        yield f"| `{column.field}` | {written} | {also} | {holds} | {need} |"
    for group in layout.one_of:
        yield from ("", f"Each line needs one of: {', '.join(f'`{field}`' for field in group)}.")


def _names(column: Column) -> list[str]:
    plain = [*column.alone] if column.groups else [*column.headers]
    above = [f"{group}: {name}" for group in column.groups for name in column.headers]
    names = [column.header, *plain, *above]
    return [" ".join(name.split()).replace("|", "\\|") for name in dict.fromkeys(names)]


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(text, "utf-8")
