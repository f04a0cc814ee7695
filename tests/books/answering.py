"""An invented office of six people, its bank and its post: months that are sent and answered."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import attrs
from tests.invented_batches import person

from ansinh import (
    SOCIAL_ASSISTANCE,
    Agency,
    Bank,
    BankAccount,
    Beneficiary,
    CaseNumber,
    CashPoint,
    Channel,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Month,
    Outcome,
    OutcomeKind,
    PaymentInstruction,
    PlanTerms,
    Reference,
    RenderedFile,
    Roll,
    Routes,
)
from ansinh.adapters import default_registry
from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.books.receipts import Heard, Settled
from ansinh.books.reckoning import reckon
from ansinh.books.standing import Standing
from ansinh.books.standings import standings_of
from ansinh.books.tables import Table
from ansinh.cli.papers import Papers
from ansinh.cycle import Answer
from ansinh.formats import read_workbook
from ansinh.reports import Office
from ansinh.roll import Change
from ansinh_vietinbank.profile import STATEMENT
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer

JUNE: Final = Month(2024, 6)
JULY: Final = Month(2024, 7)
AUGUST: Final = Month(2024, 8)
BANK: Final = "vietinbank.salary-list"
POST: Final = "vnpost.cash-list"
KEY: Final = b"published key of the test office"
TERMS: Final = PlanTerms(
    agency=Agency("MAU", "Phòng Mẫu", KEY),
    pay_day=date(2024, 7, 5),
    routes=Routes(any_bank=BANK, cash=POST),
)
_WHEN: Final = datetime(2024, 7, 1, 8, tzinfo=UTC)
MAKER: Final = Act("lap", _WHEN)
CHECKER: Final = Act("duyet", _WHEN)
DOCUMENT: Final = "ab" * 32

PAID, REFUSED, RETURNED = OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.RETURNED
UNCOLLECTED, UNKNOWN = OutcomeKind.UNCOLLECTED, OutcomeKind.UNKNOWN
_SIMULATORS: Final[Mapping[str, Callable[..., bytes]]] = {
    BANK: bank_answer,
    POST: post_office_answer,
}
_NAMES: Final = ("Đặng Thị Hoà", "Lê Văn Thử", "Hồ Thị Bịa", "Trần Văn Mẫu", "H'Mẫu Niê", "Bùi Thử")


def entry(number: int, amount: int = 500_000) -> Entry:
    """Give an invented line: the first four have accounts, the others fetch cash."""
    whose = person(_NAMES[number % len(_NAMES)], number + 1)
    account = BankAccount(Bank("VIETINBANK"), f"00000000{number:04}", whose.name)
    channel: Channel = account if number < 4 else CashPoint()
    return Entry(
        SOCIAL_ASSISTANCE,
        Beneficiary(whose, CaseNumber(f"TH-{number:04}"), Commune("Xã Mẫu")),
        Entitlement(None, Dong(amount + 10_000 * number)),
        channel,
    )


def base() -> Roll:
    """Give the list of June."""
    return Roll(JUNE, [entry(number) for number in range(6)])


Said = OutcomeKind | Outcome


@attrs.define
class Answering:
    """An office whose files go out, and who can have them answered as a test wants it."""

    folder: Path
    url: str = "memory:"
    book: Book = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.book = Book.open(self.url, key=KEY, files=self.folder, registry=default_registry())

    def sent(
        self, month: Month = JULY, *, changes: Iterable[Change] = (), roll: Roll | None = None
    ) -> "Answering":
        """Open a month, plan it, and send every file."""
        self.opened(month, changes=changes, roll=roll)
        return self.planned_and_sent(month)

    def opened(
        self, month: Month = JULY, *, changes: Iterable[Change] = (), roll: Roll | None = None
    ) -> "Answering":
        """Open a month; the first one on June's list."""
        first = not self.book.state.months
        self.book.open_month(month, MAKER, base=(roll or base()) if first else None)
        self.book.apply(month, changes, MAKER)
        return self

    def planned_and_sent(self, month: Month = JULY) -> "Answering":
        """Plan a month that is open, and send every file."""
        self.book.plan(month, attrs.evolve(TERMS, pay_day=month.first_day), MAKER)
        for file in self.book.render(month, MAKER).files:
            self.book.approve(month, file.sha256, CHECKER)
            self.book.sent(month, file.sha256, MAKER)
        return self

    def orders(self, month: Month = JULY) -> tuple[PaymentInstruction, ...]:
        """Give a month's orders as they stand in its plan: by the case numbers."""
        orders = self.book.prepared(month).plan.instructions
        return tuple(sorted(orders, key=lambda order: order.beneficiary.case))

    def order(self, number: int, month: Month = JULY) -> PaymentInstruction:
        """Give the order of one of the six."""
        return next(
            order
            for order in self.orders(month)
            if order.beneficiary.case.text == f"TH-{number:04}"
        )

    def file(self, provider: str, month: Month = JULY) -> RenderedFile:
        """Give a month's file for a provider, as it lies on the disk."""
        state = self.book.refreshed().months[month]
        file = next(one for one in state.standing if one.provider == provider)
        content = (self.folder / str(month) / file.filename).read_bytes()
        return RenderedFile.of(content, file.filename, count=file.count, total=Dong(file.total))

    def answer(
        self,
        provider: str,
        said: Mapping[int, Said],
        *,
        month: Month = JULY,
        name: str = "",
    ) -> Answer:
        """Have a provider answer: for each of the six what it says, the others are left out."""
        by_reference = {self.order(n, month).reference.text: one for n, one in said.items()}
        data = _SIMULATORS[provider](self.file(provider, month), by_reference, media="csv")
        return Answer(name or f"{provider.split('.', maxsplit=1)[0]}-ket-qua-{month}.csv", data)

    def faithful(self, month: Month = JULY, kind: OutcomeKind = PAID) -> list[Answer]:
        """Have both providers answer that everything went as ordered."""
        bank = dict.fromkeys(range(4), kind)
        post = dict.fromkeys(range(4, 6), kind)
        return [
            self.answer(BANK, bank, month=month),
            self.answer(POST, post, month=month),
        ]

    def but_one(self) -> list[Answer]:
        """Have both providers answer July as ordered, but say nothing of number 3."""
        return [
            self.answer(BANK, dict.fromkeys(range(3), PAID)),
            self.answer(POST, {4: PAID, 5: PAID}),
        ]

    def workbook(self, said: Mapping[int, Said], *, says: Month | None = None) -> Answer:
        """Have the bank answer July's file in a workbook; `says` is the month in its title."""
        by_reference = {self.order(n).reference.text: one for n, one in said.items()}
        data = bank_answer(self.file(BANK), by_reference, month=says)
        return Answer("vietinbank-ket-qua.xlsx", data)

    def hear(self, *answers: Answer, month: Month = JULY) -> Heard:
        """Hear answers."""
        return self.book.results(month, answers, MAKER)

    def settle(self, month: Month = JULY) -> Settled:
        """Settle a month."""
        return self.book.settle(month, MAKER)

    def settlement_cells(self, month: Month) -> list[object]:
        """Settle a month and give the cells of its workbook, as the desk makes it."""
        found = self.settle(month).settled
        recalled = self.book.state.recalled_by(month)
        papers = Papers(Office(name="Phòng Mẫu"), {})
        paper, *_ = papers.of_settlement(found, [Reference(text) for text in recalled])
        return [c for page in read_workbook(paper.content, "") for row in page.rows for c in row]

    def close(self, month: Month = JULY) -> "Answering":
        """Settle a month and close it."""
        self.settle(month)
        self.book.close_month(month, MAKER)
        return self

    def prove(self, number: int, kind: OutcomeKind, month: Month = JULY) -> None:
        """Record evidence of an order, and have it approved."""
        reference = self.order(number, month).reference
        self.book.record_evidence(reference, kind, MAKER, ground="statement", document=DOCUMENT)
        self.book.approve_evidence(reference, CHECKER)

    def standings(self, month: Month = JULY) -> dict[int, Standing]:
        """Say how the orders of a month stand, by the number of the person."""
        state = self.book.refreshed()
        about = state.last
        assert about is not None
        known = standings_of(self.book, state, about, reckon(self.book, state, about))
        return {
            int(order.beneficiary.case.text[-4:]): known[order.reference.text]
            for order in self.orders(month)
            if order.reference.text in known
        }

    def codes(self, heard: Heard) -> dict[str, int]:
        """Say how often each code was found."""
        return {code.value: count for code, (count, _) in heard.counts.items()}

    def live(self, number: int, month: Month = JULY) -> bool:
        """Say whether an order of a month holds keys."""
        reference = self.order(number, month).reference.text
        return any(row[1] == reference for row in self.book.store.rows(Table.LIVE))


Row = dict[str, str]
"""A row of an answer, by the headers of its columns."""


def changed(answer: Answer, change: Callable[[list[Row]], None]) -> Answer:
    """Change the rows of an answer by hand, as somebody in an office would."""
    text = answer.data.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    top = next(n for n, cells in enumerate(lines) if len([c for c in cells if c]) > 3)
    header = lines[top]
    rows = [dict(zip(header, cells, strict=True)) for cells in lines[top + 1 :]]
    change(rows)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([*lines[: top + 1], *([row[name] for name in header] for row in rows)])
    return attrs.evolve(answer, data=b"\xef\xbb\xbf" + out.getvalue().encode())


def with_rows(answer: Answer, other: Answer) -> Answer:
    """Put another answer's rows behind an answer's own."""
    more: list[Row] = []
    changed(other, more.extend)
    return changed(answer, lambda rows: rows.extend(more))


def bearing(month: Month, answer: Answer) -> Answer:
    """Give an answer under a title that says of which month it is."""
    text = answer.data.decode("utf-8-sig")
    title = f"Tháng {month.number:02} năm {month.year}" + "," * text.splitlines()[0].count(",")
    data = f"{title}\n{text}".encode()
    return Answer(f"{month}-{answer.filename}", data)


def column(rows: list[Row], what: str) -> str:
    """Find the column whose header, or whose first cell, has a text in it."""
    return next(name for name, cell in rows[0].items() if what in name or what == cell)


def packed_anew(workbook: bytes) -> bytes:
    """Give a workbook in other bytes, as a spreadsheet program that saves it does."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


@attrs.frozen
class Booked:
    """A row of a bank's statement."""

    described: str
    debit: int = 0
    credit: int = 0
    account: str = ""
    name: str = ""
    number: str = ""


def came_back(order: PaymentInstruction) -> Booked:
    """Give the row with which an order's money is booked back in."""
    return Booked(
        f"HOAN TRA {order.reference}",
        credit=order.amount.value,
        account=order.account,
        name=order.listed_name.folded,
    )


def statement(*booked: Booked, name: str = "sao-ke.csv") -> Answer:
    """Give a bank's statement on which this is booked, with its balances."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["SAO KÊ TÀI KHOẢN"])
    writer.writerow([column.header for column in STATEMENT.answer_table.columns])
    balance = 100_000_000
    for number, row in enumerate(booked, start=1):
        balance += row.credit - row.debit
        said = [row.debit or "", row.credit or "", balance, row.number or f"FT{number:010}"]
        day = "08/07/2024"
        writer.writerow([number, day, row.described, *said, row.account, row.name, "", "", day])
    return Answer(name, out.getvalue().encode())
