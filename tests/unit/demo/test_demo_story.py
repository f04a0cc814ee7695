"""The two months have everything in them that a month can bring, and both balance."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.workbook_dump import values

from ansinh import Cause, Code, Dong, OutcomeKind, RemovalReason
from ansinh.adapters import default_registry
from ansinh.boundary import SourceFile, read_month, read_settings
from ansinh.cycle import Answer, SettledMonth, prepare_month, settle_month
from ansinh.demo import DemoFile, demo_months, demo_settings
from ansinh.reports import Office, roll_workbook, settlement_workbook

SETTINGS = read_settings(demo_settings().content)
OFFICE = Office.of(SETTINGS)


def sources(files: tuple[DemoFile, ...]) -> list[SourceFile]:
    return [SourceFile(file.name, file.content) for file in files]


def settled_months() -> Iterator[SettledMonth]:
    """Work through both months as the command does, the second from what the first wrote."""
    before: SettledMonth | None = None
    for month in demo_months():
        rolls = sources(month.rolls)
        carried = before.carry_over if before else None
        if before is not None:
            content = roll_workbook(before.prepared.roll, office=OFFICE)
            rolls = [SourceFile("roll.xlsx", content)]
        lists = read_month(
            rolls,
            sources(month.additions),
            sources(month.removals),
            sources(month.adjustments),
            month=month.month,
            defaults=SETTINGS.lists,
        )
        prepared = prepare_month(
            lists.base,
            lists.delta,
            SETTINGS.terms(month.pay_day),
            default_registry(),
            carried=carried,
        )
        before = settle_month(
            prepared,
            [Answer(file.name, file.content) for file in month.answers],
            default_registry(),
            settled=carried.settled if carried else (),
        )
        yield before


@pytest.fixture(scope="module")
def months() -> tuple[SettledMonth, ...]:
    return tuple(settled_months())


@pytest.fixture
def june(months: tuple[SettledMonth, ...]) -> SettledMonth:
    return months[0]


@pytest.fixture
def july(months: tuple[SettledMonth, ...]) -> SettledMonth:
    return months[1]


def kinds(month: SettledMonth) -> Counter[OutcomeKind]:
    return Counter(match.outcome.kind for match in month.reconciliation.matched)


def held(month: SettledMonth) -> set[Code]:
    return {hold.code for hold in month.prepared.plan.holds}


def test_about_250_people_are_paid_in_each_month(months: tuple[SettledMonth, ...]) -> None:
    assert [month.prepared.roll.count for month in months] == [249, 250]


def test_june_has_every_outcome(june: SettledMonth) -> None:
    assert kinds(june) == {
        OutcomeKind.PAID: 239,
        OutcomeKind.UNCOLLECTED: 6,
        OutcomeKind.REFUSED: 1,
        OutcomeKind.RETURNED: 1,
        OutcomeKind.UNKNOWN: 1,
    }
    assert june.reconciliation.is_clean


def test_a_returned_and_a_refused_transfer_are_paid_in_july(
    june: SettledMonth, july: SettledMonth
) -> None:
    paid = {
        match.order.key: match.order.lines
        for match in july.reconciliation.matched
        if match.outcome.kind is OutcomeKind.PAID
    }
    again = [
        owed for owed in june.carry_over.owed if owed.line.cause in {Cause.RETURNED, Cause.REFUSED}
    ]
    assert len(again) == 2
    for owed in again:
        assert owed.line in paid[owed.key]


def test_what_is_unknown_is_never_paid_again(june: SettledMonth, july: SettledMonth) -> None:
    (unknown,) = (owed for owed in june.carry_over.owed if owed.line.cause is Cause.UNKNOWN)
    lines = [
        line
        for order in july.prepared.plan.instructions
        if order.key == unknown.key
        for line in order.lines
    ]
    assert [line.month_of for line in lines] == [july.prepared.roll.month]
    assert Code.HOLD_UNRESOLVED in held(july)


def test_an_account_in_a_strange_name_is_held_until_it_is_corrected(
    june: SettledMonth, july: SettledMonth
) -> None:
    assert held(june) == {Code.HOLD_ACCOUNT_HOLDER}
    assert Code.HOLD_ACCOUNT_HOLDER not in held(july)


def test_an_authorization_that_ended_holds_the_money_in_july(july: SettledMonth) -> None:
    assert Code.HOLD_PAPER_ENDED in held(july)


def test_the_dead_are_not_paid(july: SettledMonth) -> None:
    """June's cash of who died in May is cancelled, of who died in June it waits for the estate."""
    (cancelled,) = july.prepared.plan.cancellations
    assert cancelled.amount == Dong(360_000)
    assert Code.HOLD_CARRIED_WITHOUT_ENTRY in held(july)
    died = {
        removal.key
        for removal in july.prepared.delta.removals
        if removal.reason is RemovalReason.DIED
    }
    assert len(died) == 3
    assert not died & {order.key for order in july.prepared.plan.instructions}


def test_late_news_makes_arrears_and_recoveries(june: SettledMonth, july: SettledMonth) -> None:
    assert june.prepared.arrears.total == Dong(1_260_000)
    assert july.prepared.arrears.total == Dong(720_000)  # June's rate for June
    assert len(june.prepared.arrears.recoverable) == 2
    # Not June's cash of who died in May: it was never collected, and is cancelled.
    assert len(july.prepared.arrears.recoverable) == 2


def test_a_transfer_of_june_comes_back_in_july(july: SettledMonth) -> None:
    assert len(july.reconciliation.late_returns) == 1
    assert july.settlement.total.returned == Dong(720_000)


def test_cash_that_another_collected_is_a_mismatch_with_its_place(july: SettledMonth) -> None:
    (mismatched,) = july.reconciliation.mismatched
    assert mismatched.differences == ("collector",)
    content = settlement_workbook(
        july.settlement, july.prepared.plan, july.reconciliation, office=OFFICE
    )
    cells = {value for (sheet, _), (_, value) in values(content).items() if sheet == "Sai lệch"}
    assert "người nhận" in cells
    assert mismatched.order.reference.text in cells
    assert any("vnpost-btxh-2024-07-1-ket-qua.csv, dòng" in str(value) for value in cells)


def test_everybody_gets_the_new_rate_in_july(july: SettledMonth) -> None:
    for entry in july.prepared.roll.entries:
        coefficient = entry.entitlement.coefficient
        if coefficient is not None:
            assert entry.amount.value == 500_000 * coefficient


def test_the_only_findings_are_papers_that_end_soon(months: tuple[SettledMonth, ...]) -> None:
    codes = {finding.code for month in months for finding in month.prepared.findings}
    assert codes == {Code.CHECK_PAPER_ENDING}


def test_both_months_balance(months: tuple[SettledMonth, ...]) -> None:
    for month in months:
        total = month.settlement.total
        came = total.entitled + total.carried_in + total.returned
        assert came == total.paid + total.cancelled + total.carried_out
    june, july = months
    assert july.settlement.total.carried_in == june.settlement.total.carried_out
