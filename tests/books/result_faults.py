"""The twelve faults: what is planted, what systems of this kind do with it, what the book says."""

from collections.abc import Callable
from typing import Final

import attrs
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    JULY,
    MAKER,
    PAID,
    POST,
    TERMS,
    Answering,
    Booked,
    Row,
    came_back,
    changed,
    column,
    statement,
)

from ansinh.cycle import Answer
from ansinh.errors import CodedError, ParseFailed
from ansinh.money import Dong
from ansinh_vietinbank.simulator import bank_answer

Caught = tuple[str, dict[int, str]]
"""The code that is said, and how the orders stand whose rows are wrong."""


@attrs.frozen
class Fault:
    """One way to go wrong, in words for the page, and what plants it."""

    name: str
    story: str
    peers: str
    caught: Caught
    plant: Callable[[Answering], Caught]


def _heard(office: Answering, answer: Answer, *numbers: int) -> Caught:
    """Hear an answer; give all that is found, and how these orders stand."""
    codes = sorted(office.codes(office.hear(answer)))
    standings = office.standings()
    return ", ".join(codes), {number: standings[number].value for number in numbers}


def _refused(work: Callable[[], object]) -> str:
    try:
        work()
    except ParseFailed as failed:
        return ", ".join(sorted({problem.code for problem in failed.problems}))
    except CodedError as refused:
        return str(refused.code)
    return "nothing"


def _ten_times(office: Answering) -> Caught:
    def spoil(rows: list[Row]) -> None:
        rows[0][column(rows, "Số tiền")] = "5.000.000"

    return _heard(office, changed(office.answer(BANK, {0: PAID, 1: PAID}), spoil), 0, 1)


def _wrong_account(office: Answering) -> Caught:
    def spoil(rows: list[Row]) -> None:
        rows[0][column(rows, "Tài khoản")] = "000000009999"

    return _heard(office, changed(office.answer(BANK, {0: PAID, 1: PAID}), spoil), 0, 1)


def _swapped_rows(office: Answering) -> Caught:
    def spoil(rows: list[Row]) -> None:
        for header in (column(rows, "Tài khoản"), column(rows, "Số tiền")):
            rows[0][header], rows[1][header] = rows[1][header], rows[0][header]

    answer = office.answer(BANK, {0: PAID, 1: PAID, 2: PAID})
    return _heard(office, changed(answer, spoil), 0, 1, 2)


def _id_twice(office: Answering) -> Caught:
    def spoil(rows: list[Row]) -> None:
        again = dict(rows[0])
        again[column(rows, "Số giao dịch")] = "FT0000000999"
        rows.append(again)

    caught, standings = _heard(
        office, changed(office.answer(BANK, {0: PAID, 1: PAID}), spoil), 0, 1
    )
    assert office.settle().settled.settlement.total.paid == Dong(500_000 + 510_000)
    return caught, standings


def _fee_line(office: Answering) -> Caught:
    order = office.order(0)
    fee = Booked("PHI CHUYEN TIEN THEO DANH SACH", debit=22_000)
    return _heard(office, statement(fee, came_back(order)), 0)


def _credit_return(office: Answering) -> Caught:
    """One debit for the whole file, and one payment that comes back: nobody is paid by either."""
    order = office.order(1)
    total = office.file(BANK).total.value
    back = Booked(
        f"TRA LAI {order.reference} SAI TK",
        credit=order.amount.value,
        account=order.account,
        name=order.listed_name.folded,
    )
    return _heard(office, statement(Booked("CHI THEO DANH SACH", debit=total), back), 0, 1)


def _empty_receipt(office: Answering) -> Caught:
    def spoil(rows: list[Row]) -> None:
        for header in rows[0]:
            if header not in {
                column(rows, office.order(0).reference.text),
                column(rows, "Trạng thái"),
            }:
                rows[0][header] = ""

    return _heard(office, changed(office.answer(BANK, {0: PAID, 1: PAID}), spoil), 0, 1)


def _unknown_code(office: Answering) -> Caught:
    def spoil(rows: list[Row]) -> None:
        rows[0][column(rows, "Trạng thái")] = "PDNG-7"

    return _heard(office, changed(office.answer(BANK, {0: PAID, 1: PAID}), spoil), 0, 1)


def _no(office: Answering) -> Caught:
    """`No` is a word that some readers take for true, since it is not empty."""

    def spoil(rows: list[Row]) -> None:
        received = next(name for name, cell in rows[0].items() if cell in {"X", "Có"})
        rows[0][received] = "No"

    return _heard(office, changed(office.answer(POST, {4: PAID, 5: PAID}), spoil), 4, 5)


def _another_month(office: Answering) -> Caught:
    references = {order.reference.text: PAID for order in office.orders()[:2]}
    data = bank_answer(office.file(BANK), references, month=JULY - 1)
    refused = _refused(lambda: office.hear(Answer("vietinbank-06.xlsx", data)))
    return refused, {0: office.standings()[0].value}


def _lost_answer(office: Answering) -> Caught:
    """The answer is lost, and the next month would send the same money a second time."""
    office.hear(
        office.answer(BANK, {1: PAID, 2: PAID, 3: PAID}), office.answer(POST, {4: PAID, 5: PAID})
    )
    refused = _refused(lambda: office.book.sent(JULY, office.file(BANK).sha256, CHECKER))
    office.close()
    office.sent(AUGUST)
    assert office.order(0, AUGUST).amount == Dong(500_000), "July's is not ordered a second time"
    held = {hold.code.value for hold in office.book.prepared(AUGUST).plan.holds}
    return f"{refused}, {', '.join(sorted(held))}", {0: office.standings(JULY)[0].value}


def _month_twice(office: Answering) -> Caught:
    """July is planned once more while it is out, and once more when it is closed."""
    anew = attrs.evolve(TERMS, narrative="CHI TRA LAN HAI")
    sent = _refused(lambda: office.book.plan(JULY, anew, MAKER))
    assert office.book.render(JULY, MAKER).receipt.repeated, "the files are those that went out"
    office.hear(*office.faithful())
    office.close()
    closed = _refused(lambda: office.book.plan(JULY, anew, MAKER))
    return f"{sent}, {closed}", {}


FAULTS: Final = (
    Fault(
        "ten times the amount",
        "A row says 5.000.000 đ where 500.000 đ were ordered.",
        "reconcile by the reference alone: the row is paid",
        ("answer-differs", {0: "mismatch", 1: "paid"}),
        _ten_times,
    ),
    Fault(
        "wrong account",
        "A row says that the money went to another account.",
        "compare no account: the row is paid",
        ("answer-differs", {0: "mismatch", 1: "paid"}),
        _wrong_account,
    ),
    Fault(
        "swapped rows",
        "Two rows have each other's account and amount; count and sum are right.",
        "hold count and sum against the file: both rows are paid",
        ("answer-differs", {0: "mismatch", 1: "mismatch", 2: "paid"}),
        _swapped_rows,
    ),
    Fault(
        "an id twice in one file",
        "One order stands in two rows, with two transactions.",
        "break off at it and try for ever, or count it twice",
        ("answer-twice", {0: "paid", 1: "paid"}),
        _id_twice,
    ),
    Fault(
        "a fee line",
        "The bank's fee stands on the statement between the payments.",
        "lose the whole statement by it",
        ("answer-fee", {0: "returned"}),
        _fee_line,
    ),
    Fault(
        "a credit return",
        "The file is debited in one sum; one payment comes back as a credit.",
        "take the debit for the payment of all, and pass the credit over",
        ("answer-file-debit", {0: "sent", 1: "returned"}),
        _credit_return,
    ),
    Fault(
        "an empty receipt",
        "A row says paid, and neither how much nor to whom.",
        "take the word for it: the row is paid",
        ("answer-row-unread", {0: "sent", 1: "paid"}),
        _empty_receipt,
    ),
    Fault(
        "an unknown code",
        "A row has a status that no list of the bank's names.",
        "take whatever is no failure for a success, or lose the file",
        ("answer-unknown-result", {0: "unknown", 1: "paid"}),
        _unknown_code,
    ),
    Fault(
        "the word No",
        "The post writes `No` where the form wants a cross.",
        "read every text that is not empty as yes",
        ("answer-unknown-result", {4: "unknown", 5: "paid"}),
        _no,
    ),
    Fault(
        "another month's file",
        "The answer to June's file is given as July's.",
        "join it by people, so that July is paid by June's answer",
        ("list-month", {0: "sent"}),
        _another_month,
    ),
    Fault(
        "a lost answer, sent again",
        "Of one order no answer came: the file is sent again, the next month orders it anew.",
        "send it again after a time-out: paid up to five times",
        ("sent-already, hold-unresolved", {0: "sent"}),
        _lost_answer,
    ),
    Fault(
        "a month run twice",
        "A month that went out is planned once more, and again when it is closed.",
        "accept the second run: everybody is paid twice",
        ("step-order, step-month", {}),
        _month_twice,
    ),
)
