"""The statement: what was booked, what of it is ours, and that no row is missing."""

import pytest
from tests.books.answering import Booked, statement
from tests.invented_batches import REFERENCES

from ansinh import Dong, OutcomeKind, ParseFailed
from ansinh.adapters import ParsedResults, ParseRequest, default_registry
from ansinh.cycle import Answer
from ansinh_vietinbank.statement import VietinBankStatement

OURS = REFERENCES[0]


def parsed(answer: Answer) -> ParsedResults:
    return VietinBankStatement().parse_results(
        ParseRequest(data=answer.data, filename=answer.filename)
    )


def edited(answer: Answer, old: str, new: str) -> Answer:
    text = answer.data.decode()
    assert text.count(old) == 1
    return Answer(answer.filename, text.replace(old, new).encode())


@pytest.mark.parametrize(
    "described",
    [f"HOAN TRA {OURS}", OURS, f"Hoàn trả lệnh {OURS.lower()}, sai TK", f"REF:{OURS}/08072024"],
)
def test_a_credit_with_our_reference_is_returned_money(described: str) -> None:
    row = Booked(described, credit=500_000, account="000000000017", name="DANG THI HOA")
    (outcome,) = parsed(statement(row)).outcomes
    assert (outcome.kind, str(outcome.reference)) == (OutcomeKind.RETURNED, OURS)
    assert (outcome.amount, outcome.account) == (Dong(500_000), "000000000017")
    assert outcome.name is not None
    assert outcome.transaction == "FT0000000001"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (Booked("CHI LUONG 07/2024", debit=1_500_000), "debit"),
        (Booked("NOP TIEN", credit=200_000), "credit"),
        (Booked("PHI CHUYEN TIEN", debit=22_000), "fee"),
        (Booked("Thu phí dịch vụ", debit=22_000), "fee"),
        (Booked(f"PHI CHUYEN TIEN {OURS}", debit=3_300), "fee"),
        (Booked("PHIEU CHI", debit=22_000), "debit"),
        (Booked("PHI HOAN LAI", credit=22_000), "credit"),
        (Booked(f"HOAN TRA {OURS[:-1]}0", credit=500_000), "credit"),
        (Booked(f"HOAN TRA {OURS}X", credit=500_000), "credit"),
        (Booked(f"HOAN TRA {OURS} {REFERENCES[1]}", credit=500_000), "credit"),
    ],
)
def test_what_is_nobodys_is_counted_and_pays_nobody(row: Booked, reason: str) -> None:
    (outcome,) = parsed(statement(row)).outcomes
    assert (outcome.reference, outcome.kind) == (None, OutcomeKind.UNKNOWN)
    assert (outcome.amount, outcome.reason) == (Dong(row.debit + row.credit), reason)


def test_a_debit_with_our_reference_is_a_payment_by_itself() -> None:
    row = Booked(f"CT {OURS}", debit=500_000, account="000000000017", name="DANG THI HOA")
    (outcome,) = parsed(statement(row)).outcomes
    assert (outcome.kind, str(outcome.reference)) == (OutcomeKind.PAID, OURS)


ROWS = statement(
    Booked("CHI LUONG", debit=1_000_000),
    Booked("PHI", debit=22_000),
    Booked(f"HOAN TRA {OURS}", credit=500_000, account="000000000017", name="DANG THI HOA"),
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("98978000", "98978001"), (",22000,,", ",23000,,"), (",,500000,", ",,50000,")],
)
def test_balances_that_do_not_go_on_fail_the_file(old: str, new: str) -> None:
    with pytest.raises(ParseFailed) as failed:
        parsed(edited(ROWS, old, new))
    assert {problem.code for problem in failed.value.problems} == {"total-mismatch"}


def test_a_row_that_was_taken_out_is_missed() -> None:
    lines = ROWS.data.splitlines(keepends=True)
    with pytest.raises(ParseFailed):
        parsed(Answer(ROWS.filename, b"".join([*lines[:3], *lines[4:]])))


def test_the_newest_row_may_stand_first() -> None:
    head, header, *rows = ROWS.data.splitlines(keepends=True)
    turned = parsed(Answer(ROWS.filename, b"".join([head, header, *rows[::-1]])))
    assert len(turned.outcomes) == 3
    assert turned.problems == ()


@pytest.mark.parametrize(
    ("first", "last", "fails"),
    [
        ("Số dư đầu kỳ,100000000", "Số dư cuối kỳ:,99478000", False),
        ("Số dư đầu kỳ,100000001", "Số dư cuối kỳ,99478000", True),
        ("Số dư đầu kỳ,100000000", "Số dư cuối kỳ,99478001", True),
        ("Số dư đầu kỳ,không rõ", "", False),
    ],
)
def test_opening_and_closing_balance_are_held_against_the_rows(
    first: str, last: str, *, fails: bool
) -> None:
    head, *rest = ROWS.data.splitlines(keepends=True)
    data = b"".join([head, f"{first}\r\n".encode(), *rest, f"{last}\r\n".encode()])
    answer = Answer(ROWS.filename, data)
    if not fails:
        assert len(parsed(answer).outcomes) == 3
        return
    with pytest.raises(ParseFailed):
        parsed(answer)


def test_the_sums_below_are_held_against_the_rows() -> None:
    right = ROWS.data + "Cộng phát sinh,,,1022000,500000,,,,,,,\r\n".encode()
    assert parsed(Answer(ROWS.filename, right)).rows["total"] == 1
    with pytest.raises(ParseFailed):
        parsed(Answer(ROWS.filename, right.replace(b"1022000", b"1000000")))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",22000,,", ",22 nghìn,,", "amount-text"),
        (",22000,,", ",22000,1,", "outcome-contradicts"),
        (",22000,,", ",,,", "cell-empty"),
        ("PHI,", ",", "cell-empty"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_problem_and_hides_no_other(
    old: str, new: str, code: str
) -> None:
    results = parsed(edited(ROWS, old, new))
    assert code in {problem.code for problem in results.problems}
    assert len(results.outcomes) == 3
    assert results.outcomes[2].kind is OutcomeKind.RETURNED


def test_it_is_known_by_its_columns_too() -> None:
    registry = default_registry()
    for name in ("sao-ke-thang-7.csv", "download.csv"):
        assert registry.identify(name, ROWS.data).id == "vietinbank.statement"
