"""A provider's answer as a list of rows, for adapters whose answers are lists."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from ansinh.adapters.probe import FileProbe
from ansinh.adapters.requests import ParsedResults, ParseRequest
from ansinh.errors import Code, InvalidValue, ParseFailed, Problem, UnreadableFile, problem
from ansinh.formats import (
    Layout,
    Record,
    RowReader,
    Sheet,
    Table,
    amount_of,
    code_of,
    date_of,
    read_sheets,
    read_table,
    text_of,
    total_problems,
)
from ansinh.money import Dong
from ansinh.payment import Outcome, OutcomeKind, Reference
from ansinh.people import PersonName

_NO_LIST = frozenset({Code.FILE_NOT_A_LIST.value, Code.FILE_EMPTY.value})


def read_answers(
    request: ParseRequest,
    layout: Layout,
    outcome_of: Callable[[RowReader], Outcome],
    *,
    source: str,
    known: Sequence[Layout] = (),
) -> ParsedResults:
    """Read every sheet that has the list, row by row.

    `outcome_of` reads one row. A row with a problem is kept: its outcome is unknown, whatever its
    status says, because half a row is no evidence. What is wrong with the file as a whole (a
    column, a total) fails it, and then all problems are given at once.

    Raises:
        ParseFailed: the file is no such list, or is wrong as a whole.
    """
    tables, passed_over = _tables(request, layout, source, known)
    return _results(request, tables, outcome_of, passed_over)


def answers_in(
    request: ParseRequest,
    read: Callable[[bytes, str], Table],
    outcome_of: Callable[[RowReader], Outcome],
    *,
    source: str,
) -> ParsedResults:
    """Read an answer that holds one list: `read` makes a table of its bytes and its name.

    For files that are no spreadsheets, or that an adapter finds its own way in. Everything else
    is as `read_answers` does it.

    Raises:
        ParseFailed: `read` refuses the file, or it is wrong as a whole.
    """
    try:
        table = read(request.data, request.filename or source)
    except UnreadableFile as error:
        problems = error.problems
    else:
        return _results(request, [table], outcome_of, sum(len(s.rows) for s in table.passed_over))
    raise ParseFailed(problems)


def _results(
    request: ParseRequest,
    tables: Sequence[Table],
    outcome_of: Callable[[RowReader], Outcome],
    passed_over: int = 0,
) -> ParsedResults:
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    counts: Counter[str] = Counter(note=passed_over)
    whole: list[Problem] = []
    for table in tables:
        by_row = _by_row(table)
        whole += [one for one in table.problems if one.position.row not in by_row]
        for record in table.records:
            row = RowReader(table, record)
            row.problems += by_row[record.row]
            outcome = outcome_of(row)
            if row.problems:
                outcome = evolve(outcome, kind=OutcomeKind.UNKNOWN)
                by_row[record.row] = row.problems
            outcomes.append(outcome)
            problems += row.problems
        whole += _total_problems(table)
        whole += _month_problems(table, request)
        counts.update(table.account([r for r, found in by_row.items() if found]).counts)
    if whole:
        raise ParseFailed(sorted([*whole, *problems], key=lambda one: (one.position, one.code)))
    return ParsedResults(outcomes, problems, counts)


def row_outcome(
    row: RowReader, kind: OutcomeKind, reason: str = "", *, status: str = "status"
) -> Outcome:
    """Read what every provider's row says: of which order, how much, in whose name, on which day.

    Only the day may be left out. What else a provider says, an account above all, the adapter adds.
    `status` names the column that says what came of the order: the outcome's evidence, and the
    place of ``outcome-contradicts``, where a row says at once that it was paid and why not.
    """
    if kind is OutcomeKind.PAID and reason:
        row.refuse(status, Code.OUTCOME_CONTRADICTS)
    return Outcome(
        reference=row.need("reference", lambda cell: Reference(code_of(cell))),
        kind=kind,
        amount=row.need("amount", amount_of),
        name=row.need("name", lambda cell: PersonName(text_of(cell))),
        on=row.read("on", date_of),
        reason=reason,
        evidence=row.position(status),
    )


def holds_answer(probe: FileProbe, layout: Layout, *, known: Sequence[Layout] = ()) -> bool:
    """Say whether a file has this list in it, with every column that it must have.

    For `PayoutAdapter.sniff`: people rename what a provider sends. Of a file's head alone, where
    that is no list by itself, the answer is no.
    """
    request = ParseRequest(data=probe.head, filename=probe.name)
    try:
        tables, _ = _tables(request, layout, layout.id, known)
    except ParseFailed:
        return False
    missing = (one for table in tables for one in table.problems)
    return not any(one.code == Code.COLUMN_MISSING for one in missing)


def _tables(
    request: ParseRequest, layout: Layout, source: str, known: Sequence[Layout]
) -> tuple[list[Table], int]:
    """Give the lists in the file, and how many rows stand on sheets that hold none."""
    tables: list[Table] = []
    passed_over = 0
    refused: list[Problem] = []
    none: list[Problem] = []
    for sheet in _sheets(request, source):
        try:
            table = read_table(sheet, layout, known)
        except UnreadableFile as error:
            found = list(error.problems)
        else:
            if not sheet.hidden:
                tables.append(table)
                continue
            found = [problem(Code.XLSX_HIDDEN, sheet.position)]
        if all(one.code in _NO_LIST for one in found):
            none += found
            passed_over += len(sheet.rows)
        else:
            refused += found
    if refused or not tables:
        raise ParseFailed(refused or none)
    return tables, passed_over


def _sheets(request: ParseRequest, source: str) -> Sequence[Sheet]:
    try:
        return read_sheets(request.data, request.filename or source)
    except UnreadableFile as error:
        problems = error.problems
    raise ParseFailed(problems)


def _by_row(table: Table) -> dict[int, list[Problem]]:
    by_row: dict[int, list[Problem]] = {record.row: [] for record in table.records}
    for one in table.problems:
        if one.position.row in by_row:
            by_row[one.position.row].append(one)
    return by_row


def _total_problems(table: Table) -> list[Problem]:
    amounts = dict(_amounts(table.records))
    # Where an amount cannot be read, that is the problem, and no sum can be right.
    return total_problems(table, amounts) if len(amounts) == len(table.records) else []


def _month_problems(table: Table, request: ParseRequest) -> list[Problem]:
    wanted = request.month or (request.batch.month if request.batch else None)
    return [
        problem(
            Code.LIST_MONTH,
            table.sheet.position.at(said.row, said.column),
            said=said.month.label,
            wanted=wanted.label,
        )
        for said in table.months
        if wanted is not None and said.month != wanted
    ]


def _amounts(records: Sequence[Record]) -> Iterator[tuple[int, Dong]]:
    for record in records:
        try:
            yield record.row, amount_of(record["amount"])
        except InvalidValue:
            continue
