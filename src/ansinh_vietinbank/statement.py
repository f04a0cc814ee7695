"""The account statement (sao kê tài khoản): what was booked, and what of it concerns our orders.

Of a whole file that went out the bank books one debit, which tells nothing of anybody. What comes
back is a credit with our reference in its description. Fees and other people's money stand between
them: each is an outcome without a reference, so that its money is counted, and nobody is paid by
it. The balances have to go on from row to row, or a row is missing.

Source: statement.toml says where the columns are known from; the meaning of rows is assumed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Final

import attrs

from ansinh import (
    Code,
    Dong,
    InvalidValue,
    Outcome,
    OutcomeKind,
    PersonName,
    Problem,
    Reference,
    UnreadableFile,
    problem,
)
from ansinh.adapters import (
    FileProbe,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    RenderedFile,
    RenderRequest,
    answers_in,
    holds_answer,
    outcome_kind,
)
from ansinh.formats import (
    Capability,
    CellValue,
    FormatProfile,
    Layout,
    Record,
    RowReader,
    Sheet,
    Table,
    amount_of,
    code_of,
    date_of,
    find_table,
    read_sheets,
    text_of,
    total_problems,
)
from ansinh_vietinbank.profile import STATEMENT

FEE: Final = "fee"

_OURS: Final = re.compile(r"(?<![A-Z0-9])A[A-Z0-9]{19}(?![A-Z0-9])", re.ASCII)
"""How a reference of ours looks; one with a wrong check character is nobody's."""

_LONGEST_WORD: Final = 3
"""How many words of a description are looked at for a fee."""

_NOTE: Final = "Ghi chú"
_BALANCES: Final = {
    "số dư đầu kỳ": "opening",
    "so du dau ky": "opening",
    "số dư cuối kỳ": "closing",
    "so du cuoi ky": "closing",
}


class VietinBankStatement(PayoutAdapter):
    """Sao kê tài khoản của VietinBank eFAST: read, never written."""

    profile: ClassVar[FormatProfile] = STATEMENT

    def render(self, _request: RenderRequest, /) -> RenderedFile:
        """Say that the bank is told nothing by a statement."""
        raise self._unsupported(Capability.RENDER)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        """Read the statement.

        Raises:
            ParseFailed: it is none, or its balances do not go on from row to row.
        """
        layout = self.profile.answer_table
        return answers_in(
            request,
            partial(_table, layout=layout),
            partial(_outcome, profile=self.profile),
            source=self.profile.id,
        )

    def sniff(self, probe: FileProbe, /) -> bool:
        """Know a statement by its columns; how the bank names it is not known."""
        return holds_answer(probe, self.profile.answer_table)


def _outcome(row: RowReader, profile: FormatProfile) -> Outcome:
    described = row.need("reference", text_of) or ""
    debit, credit = _moved(row, "debit"), _moved(row, "credit")
    if (debit is None) == (credit is None) and not row.problems:
        row.refuse("debit", Code.CELL_EMPTY if debit is None else Code.OUTCOME_CONTRADICTS)
    side = "debit" if debit is not None else "credit"
    kind = outcome_kind(profile, profile.answer_table.column(side).header)
    is_fee = side == "debit" and _is_fee(described, profile)
    joins = kind is not OutcomeKind.UNKNOWN and not is_fee
    reference = _reference_in(described) if joins else None
    return Outcome(
        reference=reference,
        kind=kind if reference else OutcomeKind.UNKNOWN,
        amount=debit if debit is not None else credit,
        account=row.read("account", code_of),
        name=row.read("name", lambda cell: PersonName(text_of(cell))) if reference else None,
        on=row.read("on", date_of),
        reason="" if reference else FEE if is_fee else side,
        transaction=row.read("transaction", code_of) or "",
        evidence=row.position(side),
    )


def _moved(row: RowReader, side: str) -> Dong | None:
    """Read what was booked on a side; nothing and 0 are the same."""
    amount = row.read(side, amount_of)
    return amount if amount is not None and amount.value else None


def _reference_in(described: str) -> Reference | None:
    """Find our reference in a description; of two, none is meant."""
    found = set()
    for text in _OURS.findall(described.upper()):
        try:
            found.add(Reference(text))
        except InvalidValue:
            continue
    return found.pop() if len(found) == 1 else None


def _is_fee(described: str, profile: FormatProfile) -> bool:
    words = described.split()
    beginnings = (" ".join(words[:count]) for count in range(1, _LONGEST_WORD + 1))
    return any(profile.reason(beginning) == FEE for beginning in beginnings)


def _table(data: bytes, name: str, layout: Layout) -> Table:
    sheets = read_sheets(data, name)
    stated = {name: figure for sheet in sheets for name, figure in _stated(sheet)}
    return _balanced(find_table([_noted(sheet) for sheet in sheets], layout), stated)


def _noted(sheet: Sheet) -> Sheet:
    """Let a line with a balance by itself be a note: it is no row of the account."""
    rows = [
        [f"{_NOTE}: {cells[0]}", *cells[1:]] if cells and _balance_said(cells[0]) else cells
        for cells in sheet.rows
    ]
    return attrs.evolve(sheet, rows=rows)


def _balanced(table: Table, stated: dict[str, int]) -> Table:
    """Hold the balances against what was booked between them.

    Statements run from the oldest row to the newest, or the other way round; one of the two has
    to add up.

    Raises:
        UnreadableFile: ``total-mismatch``: where it breaks, with both figures.
    """
    rows = [row for row in map(_Booked.of, table.records) if row is not None]
    if len(rows) < len(table.records):
        return table  # a row that cannot be read is told as such, and says no balance
    totals = [
        *total_problems(table, {row.row: Dong(row.debit) for row in rows}, "debit"),
        *total_problems(table, {row.row: Dong(row.credit) for row in rows}, "credit"),
    ]
    if totals:
        raise UnreadableFile(totals)
    ways = (list(_broken(table, rows, stated)), list(_broken(table, rows[::-1], stated)))
    if all(ways):
        raise UnreadableFile(min(ways, key=len))
    return table


class _Booked:
    """A row by its figures: what it moved, and the balance after it."""

    def __init__(self, record: Record, debit: int, credit: int, balance: int) -> None:
        self.row = record.row
        self.debit = debit
        self.credit = credit
        self.balance = balance

    @property
    def moved(self) -> int:
        return self.credit - self.debit

    @classmethod
    def of(cls, record: Record) -> "_Booked | None":
        try:
            debit, credit, balance = (_figure(record, f) for f in ("debit", "credit", "balance"))
        except InvalidValue:
            return None
        one_side = bool(debit) is not bool(credit)
        return cls(record, debit, credit, balance) if one_side else None


def _figure(record: Record, field: str) -> int:
    cell = record[field]
    if cell is None and field != "balance":
        return 0
    return amount_of(cell).value


def _broken(table: Table, rows: Sequence[_Booked], stated: dict[str, int]) -> Iterator[Problem]:
    before = stated.get("opening")
    for row in rows:
        if before is not None and before + row.moved != row.balance:
            place = table.position(row.row, "balance")
            yield problem(
                Code.TOTAL_MISMATCH,
                place,
                stated=Dong(row.balance),
                counted=Dong(before + row.moved),
            )
        before = row.balance
    closing = stated.get("closing")
    if closing is not None and before is not None and before != closing:
        place = table.sheet.position
        yield problem(Code.TOTAL_MISMATCH, place, stated=Dong(closing), counted=Dong(before))


def _stated(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """Find the opening and the closing balance, where the statement says them apart."""
    for cells in sheet.rows:
        for place, cell in enumerate(cells):
            name = _balance_said(cell)
            figures = [_maybe(other) for other in cells[place + 1 :]] if name else []
            figure = next((one for one in figures if one is not None), None)
            if name and figure is not None:
                yield name, figure


def _balance_said(cell: object) -> str | None:
    return _BALANCES.get(cell.strip(" :").lower()) if isinstance(cell, str) else None


def _maybe(cell: CellValue) -> int | None:
    try:
        return amount_of(cell).value
    except InvalidValue:
        return None
