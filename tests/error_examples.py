"""The examples of docs/reference/errors.md, run: each is to bring out its own code, and no other.

An entry of `error_causes.toml` has its example in one of these forms:

row, rows
    Cells of a list beside those of a right line; a number is a number's cell, ``=…`` a formula.
csv, roll, additions, removals, adjustments
    A list as csv; a change list beside a roll is read against it, as that of the month before.
bytes
    A csv file as it lies on the disk.
sheet
    The rows of a workbook as XML.
toml
    A line in the place of the one with the same key (or `instead_of`) in a right file, or a table
    behind it; `of` says in which.
json, xml
    A whole document, a whole answer of a bank.
element
    An element in the place of the one of that name in a bank's right order or answer.
plugin, adapter
    The module of a plug-in; the part in which an adapter differs from a right one.
python
    Statements, the last of which is evaluated.

Beside it `list` names the list of rows, `merged` cells of them that are one; `read` the list that a
file is read as, and `bare` that no settings help; `also` has the codes that are said too, and `at`
where it is said: a cell, a row, the header of a column or the path of an entry.
"""

import ast
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from types import ModuleType
from typing import Any, Final

import attrs
import xlsxwriter
from tests import sheets
from tests.error_bases import ANSWER, FILES, LINES
from tests.error_values import AS_OF, DEFAULTS, JULY, NAMES, PAY_DAY, SPEC, TERMS, batch_of_two
from tests.iso20022.messages_for_tests import rendered, transfer_batch
from tests.unit.adapters.hostile import adapter_text

from ansinh import (
    CodedError,
    DeltaConflicts,
    Hold,
    ParsedResults,
    ParseRequest,
    PaymentPlan,
    Position,
    Problem,
    Registry,
    RenderRefused,
    RenderRequest,
    SourceFile,
    UnreadableFile,
    check_list,
    from_json,
    plan,
    read_facts,
    read_law,
    read_layout,
    read_month,
    read_roll,
    read_settings,
)
from ansinh.adapters import PluginProblem, PluginSource
from ansinh.adapters.loader import new_manager, taken_in
from ansinh.books.answer_finding import AnswerFinding
from ansinh.books.audit import AuditReport
from ansinh.boundary import ListReport
from ansinh.boundary.days_off import read_days_off
from ansinh.checks import Finding, ages_coming, check_roll, law_explains

Example = Mapping[str, Any]
Said = tuple[str, frozenset[str]]
"""A code, and all the ways in which its place may be told."""

FORMS: Final = (
    "row", "rows", "csv", "roll", "additions", "removals", "adjustments", "bytes", "sheet",
    "toml", "json", "xml", "element", "plugin", "adapter", "python",
)  # fmt: skip


def said_by(code: str, entry: Example) -> list[Said]:
    """Run the example of a code, and give everything of its kind that is said.

    Left out is what every list is told that has no total row, as those of examples are.
    """
    form = next(form for form in FORMS if form in entry)
    of_line = form in {"row", "rows"} and code.startswith(("hold-", "check-"))
    said = _of_roll(code, entry) if of_line else _RUN[form](entry)
    return [one for one in said if one[0] == code or one[0] != "notice-completeness"]


# Lists.


def _rows(entry: Example) -> Iterator[Said]:
    kind, data = entry.get("list", "roll"), _workbook_of(entry)
    if kind == "roll":
        yield from _outcome(lambda: _checked(data, "ds.xlsx"))
    else:
        yield from _outcome(lambda: _month({kind: data}))


def _checked(data: bytes, source: str) -> ListReport:
    return check_list(data, source=source, month=JULY, defaults=DEFAULTS)


def _of_roll(code: str, entry: Example) -> Iterator[Said]:
    """Plan a roll that is right, or check it; the law is asked where no other check speaks."""
    roll = read_roll(_workbook_of(entry), source="ds.xlsx", month=JULY, defaults=DEFAULTS).roll
    found = check_roll(roll, pay_day=PAY_DAY, as_of=AS_OF)
    if code.startswith("hold-"):
        yield from _codes_in(plan(roll, TERMS))
    elif any(finding.code == code for finding in found):
        yield from _codes_in(found)
    else:
        yield from _codes_in([*law_explains(roll, AS_OF), *ages_coming(roll, AS_OF)])


def _lists(entry: Example) -> Iterator[Said]:
    given = {kind: entry[kind].lstrip("\n").encode() for kind in _KINDS if kind in entry}
    if len(given) > 1:
        yield from _outcome(lambda: _month(given, by_default=not entry.get("bare")))
        return
    (data,) = given.values()
    terms: dict[str, Any] = {} if entry.get("bare") else {"month": JULY, "defaults": DEFAULTS}
    read = read_roll if entry.get("read") == "roll" else check_list
    yield from _outcome(lambda: read(data, source="ds.csv", **terms))


_KINDS: Final = ("csv", "roll", "additions", "removals", "adjustments")


def _month(given: Mapping[str, bytes], *, by_default: bool = True) -> object:
    """Read changes against a roll of the month before; a programme is said by default, or not."""
    defaults = DEFAULTS if by_default else attrs.evolve(DEFAULTS, programme=None)
    roll = given.get("roll") or _workbook_of({"row": {}})
    changes = {kind: [SourceFile(kind, data)] for kind, data in given.items() if kind != "roll"}
    return read_month([SourceFile("roll", roll)], month=JULY, defaults=defaults, **changes)


def _bytes(entry: Example) -> Iterator[Said]:
    yield from _outcome(lambda: _checked(entry["bytes"].encode(), "ds.csv"))


def _sheet(entry: Example) -> Iterator[Said]:
    data = sheets.workbook(sheets.sheet_xml(entry["sheet"]))
    yield from _outcome(lambda: _checked(data, "ds.xlsx"))


def _workbook_of(entry: Example) -> bytes:
    """Write the rows of an example, each beside the cells of a right line, as a workbook."""
    right = LINES[entry.get("list", "roll")]
    rows = [{**right, **row} for row in entry.get("rows") or [entry["row"]]]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    moments = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("DS")
    headers = list(dict.fromkeys(header for row in rows for header in row))
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header)
    for number, row in enumerate(rows, start=1):
        for header, value in row.items():
            place = (number, headers.index(header))
            if isinstance(value, datetime):
                sheet.write_datetime(*place, value, moments)
            elif isinstance(value, date):
                sheet.write_datetime(*place, value, days)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(*place, value, None, 0)
            elif isinstance(value, str) and value.startswith("#"):
                sheet.write_formula(*place, "=NA()", None, value)
            elif isinstance(value, str):
                sheet.write_string(*place, value)
            else:
                sheet.write(*place, value)
    if "merged" in entry:
        sheet.merge_range(entry["merged"], rows[0][headers[-1]])
    book.close()
    return out.getvalue()


# Files of settings.


def _toml(entry: Example) -> Iterator[Said]:
    base, snippet = FILES[entry["of"]], entry["toml"].lstrip("\n")
    if "replaces" in entry:
        base = base.replace("vietinbank.salary-list", entry["replaces"])
    if snippet.startswith("["):
        text = base + snippet
    else:
        old = entry.get("instead_of") or _line_with(snippet.partition(" =")[0], base)
        text = base.replace(old, snippet, 1) if old else f"{snippet}\n{base}"
        assert text != base
    yield from _outcome(lambda: _READ[entry["of"]](text.encode()))


def _line_with(key: str, text: str) -> str:
    return next((line for line in text.splitlines() if line.startswith(f"{key} =")), "")


_READ: Final[Mapping[str, Callable[[bytes], object]]] = {
    "settings": read_settings,
    "facts": read_facts,
    "law": read_law,
    "days-off": read_days_off,
    "layout": lambda data: read_layout(data, source="layout.toml"),
    "own-profile": lambda data: Registry.discover(profiles=[SourceFile("rieng.toml", data)]),
}


# Documents and messages.


def _json(entry: Example) -> Iterator[Said]:
    yield from _outcome(lambda: from_json(entry["json"], source="tai-lieu.json"))


def _xml(entry: Example) -> Iterator[Said]:
    yield from _outcome(lambda: _parsed(entry["xml"].lstrip("\n")))


def _element(entry: Example) -> Iterator[Said]:
    """Put the element into the bank's answer, or into our order if no answer has such a one."""
    tag = re.match(r"<(\w+)", entry["element"])
    assert tag is not None
    old = re.compile(rf"<{tag[1]}[ >].*?</{tag[1]}>")

    def with_it(text: str) -> str:
        changed, times = old.subn(lambda _: entry["element"], text, count=1)
        assert times == 1
        return changed

    if old.search(ANSWER):
        yield from _outcome(lambda: _parsed(with_it(ANSWER)))
    else:
        order = rendered().content.decode()
        bank = Registry.discover().get("iso20022.pain001")
        yield from _outcome(lambda: bank.read_back(with_it(order).encode()))


def _parsed(text: str) -> ParsedResults:
    request = ParseRequest(data=text.encode(), filename="a.xml", batch=transfer_batch(), month=JULY)
    return Registry.discover().get("iso20022.pain001").parse_results(request)


# Plug-ins.


def _module(text: str) -> ModuleType:
    module = ModuleType("mau_adapters")
    vars(module).update({name: NAMES[name] for name in ("hookimpl", "PayoutAdapter")})
    exec(text, vars(module))
    return module


def _plugin(entry: Example) -> Iterator[Said]:
    def use() -> Registry | PluginProblem:
        source = PluginSource("so-mau")
        taken = taken_in(new_manager(), source, lambda: _module(entry["plugin"]))
        if isinstance(taken, PluginProblem):
            return taken
        registry = Registry()
        registry.register(SPEC, source="so-khac")
        registry.register_plugin(_module(entry["plugin"]), source="so-mau")
        registry.check_batch(batch_of_two())
        _used(registry)
        return registry

    yield from _outcome(use)


def _adapter(entry: Example) -> Iterator[Said]:
    def use() -> None:
        registry = Registry()
        text = adapter_text("mau.lines", entry["adapter"])
        registry.register_plugin(_module(text), source="so-mau")
        _used(registry)

    yield from _outcome(use)


def _used(registry: Registry) -> None:
    """Let an adapter write a batch, which is read back, and parse an answer to it."""
    adapter, batch = registry.get("mau.lines"), batch_of_two()
    file = adapter.render(RenderRequest(batch=batch, as_of=AS_OF))
    adapter.parse_results(ParseRequest(data=file.content, batch=batch))


# Python.


def _python(entry: Example) -> Iterator[Said]:
    tree = ast.parse(entry["python"].strip())
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    names = dict(NAMES)

    def run() -> object:
        exec(compile(tree, "<example>", "exec"), names)
        return eval(compile(ast.Expression(last.value), "<example>", "eval"), names)

    yield from _outcome(run)


def _outcome(run: Callable[[], object]) -> Iterator[Said]:
    """Give the codes in what is raised, or in what comes out."""
    try:
        yield from _codes_in(run())
    except UnreadableFile as error:
        yield from map(_of_problem, error.problems)
    except DeltaConflicts as error:
        yield from ((str(one.code), frozenset()) for one in error.conflicts)
    except RenderRefused as error:
        yield from ((str(code), frozenset()) for _, code in error.refusals)
    except CodedError as error:
        yield str(error.code), frozenset()


def _codes_in(thing: object) -> Iterator[Said]:
    match thing:
        case ListReport():
            yield from (_of_place(str(one.code), one.position) for one in thing.notices)
        case ParsedResults() | Registry():
            yield from _each(thing.problems)
        case PaymentPlan():
            yield from _each(thing.holds)
        case Problem():
            yield _of_problem(thing)
        case AuditReport():
            yield from ((str(found.code), frozenset()) for found in thing.findings)
        case PluginProblem():
            yield str(thing.error.code), frozenset()
        case Finding() | Hold() | AnswerFinding():
            yield str(thing.code), frozenset()
        case (str(), str(code)):  # a refusal: which order, and why
            yield code, frozenset()
        case list() | tuple() | Iterator():
            yield from _each(thing)


def _each(things: Iterable[object]) -> Iterator[Said]:
    for thing in things:
        yield from _codes_in(thing)


def _of_problem(problem: Problem) -> Said:
    return _of_place(str(problem.code), problem.position)


def _of_place(code: str, position: Position) -> Said:
    places = {position.cell, position.header, str(position.row or ""), position.source}
    return code, frozenset(places - {""})


_RUN: Final[Mapping[str, Callable[[Example], Iterator[Said]]]] = {
    "row": _rows,
    "rows": _rows,
    "csv": _lists,
    "roll": _lists,
    "additions": _lists,
    "removals": _lists,
    "adjustments": _lists,
    "bytes": _bytes,
    "sheet": _sheet,
    "toml": _toml,
    "json": _json,
    "xml": _xml,
    "element": _element,
    "plugin": _plugin,
    "adapter": _adapter,
    "python": _python,
}
