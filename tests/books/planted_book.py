"""A book in which everybody is planted: its steps, with the bank's and the post's own files."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

import attrs
from tests.canaries import CANARIES
from tests.planted_month import ACCOUNT, AGENT, AT_HOME, AT_POINT, entry

from ansinh import (
    Addition,
    Agency,
    BankAccount,
    Beneficiary,
    CaseNumber,
    Change,
    CitizenId,
    Entry,
    LegacyIdNumber,
    Month,
    OutcomeKind,
    Payer,
    PaymentInstruction,
    Person,
    PersonName,
    PlanTerms,
    Registry,
    Roll,
    Routes,
)
from ansinh.adapters import RenderRequest, default_registry
from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.books.receipts import Rendered
from ansinh.cycle import Answer, PreparedMonth
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer

JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)
KEY: Final = CANARIES["agency's key"].encode()
BANK, POST = "vietinbank.salary-list", "vnpost.cash-list"
SIMULATORS: Final = {BANK: bank_answer, POST: post_office_answer}
MAKER = Act("lap-1", datetime(2024, 7, 1, 8))  # noqa: DTZ001 - the office's own time
CHECKER = Act("duyet-2", datetime(2024, 7, 2, 8))  # noqa: DTZ001 - as above
TERMS: Final = PlanTerms(
    agency=Agency("MAU", "Phòng Mẫu", KEY),
    pay_day=date(2024, 7, 5),
    routes=Routes(any_bank=BANK, cash=POST, home=POST),
    payers={BANK: Payer("PHONG MAU", "000000001234")},
)

OTHER: Final = Person(PersonName("Trần Thị Thí Dụ"), None, None, CitizenId("099150000777"))


def _of(line: Entry, case: str, person: Person) -> Entry:
    whose = Beneficiary(person, CaseNumber(case), line.beneficiary.commune)
    return attrs.evolve(line, beneficiary=whose)


BY_BANK: Final = entry(ACCOUNT)
BY_AGENT: Final = _of(
    entry(AT_POINT),
    CANARIES["second case number"],
    Person(PersonName(CANARIES["collector's name"]), None, None, None, LegacyIdNumber("000765430")),
)
AT_THEIR_HOME: Final = _of(attrs.evolve(entry(AT_HOME), papers=()), "TH-0777", OTHER)
ADDED: Final = _of(
    attrs.evolve(entry(BankAccount(ACCOUNT.bank, CANARIES["second account"], AGENT.name)), note=""),
    "TH-0888",
    AGENT,
)
BASE: Final = Roll(JUNE, [BY_BANK, BY_AGENT, AT_THEIR_HOME])


def opened(folder: Path, url: str = "", registry: Registry | None = None) -> Book:
    """Open the book of a folder."""
    return Book.open(
        url or f"sqlite:///{folder / 'month.db'}",
        key=KEY,
        files=folder / "files",
        registry=registry or default_registry(),
    )


def ordered(book: Book, month: Month, changes: Iterable[Change] = ()) -> Rendered:
    """Take a month from its changes to files that were sent."""
    book.apply(month, tuple(changes), MAKER)
    book.check(month, MAKER, pay_day=TERMS.pay_day)
    book.plan(month, terms_of(month), MAKER)
    rendered = book.render(month, MAKER)
    for file in rendered.files:
        book.approve(month, file.sha256, CHECKER)
        book.sent(month, file.sha256, CHECKER)
    return rendered


def answers(
    book: Book, month: Month, said: Mapping[str, OutcomeKind] | None = None
) -> tuple[Answer, ...]:
    """Have the bank and the post answer; what is not `said` by account or case is paid."""
    prepared = book.prepared(month)
    made = []
    for batch in prepared.plan.batches:
        file = book.registry.get(batch.provider).render(
            RenderRequest(batch=batch, as_of=batch.pay_day)
        )
        kinds = {}
        for order in batch.instructions:
            case = order.beneficiary.case.text
            kinds[order.reference.text] = (said or {}).get(case, OutcomeKind.PAID)
        answer = SIMULATORS[batch.provider](file, kinds, media="csv")
        made.append(Answer(f"{file.filename.rpartition('.')[0]}-ket-qua.csv", answer))
    return tuple(made)


def finished(book: Book, month: Month, said: Mapping[str, OutcomeKind] | None = None) -> None:
    """Hear all answers, settle and close."""
    book.results(month, answers(book, month, said), MAKER)
    book.settle(month, MAKER)
    book.close_month(month, CHECKER)


def added() -> tuple[Change, ...]:
    """Give the change of July."""
    return (Addition(ADDED, JULY),)


def terms_for(provider: str) -> PlanTerms:
    """Give terms by which one provider pays everybody."""
    return attrs.evolve(TERMS, routes=Routes(any_bank=provider, cash=provider, home=provider))


def terms_of(month: Month) -> PlanTerms:
    """Give the terms of a month."""
    return attrs.evolve(TERMS, pay_day=date(month.year, month.number, 5))


def answer_of(
    book: Book, prepared: PreparedMonth, order: PaymentInstruction, kind: OutcomeKind
) -> Answer:
    """Have a provider say something of one order alone."""
    (batch,) = [one for one in prepared.plan.batches if order in one.instructions]
    alone = attrs.evolve(batch, instructions=(order,))
    file = book.registry.get(batch.provider).render(RenderRequest(batch=alone, as_of=batch.pay_day))
    answer = SIMULATORS[batch.provider](file, {order.reference.text: kind}, media="csv")
    return Answer(f"{file.filename.rpartition('.')[0]}-muon.csv", answer)
