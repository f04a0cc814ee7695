"""Two months of an office, paid together: from the list to the figures of the month after."""

from typing import Any

import attrs
import pytest
from tests.unit.test_cycle import (
    AT_HOME,
    AT_THE_POST,
    BEFORE,
    JULY,
    NEW,
    TERMS,
    adapter,
    registry_of,
)
from tests.workbook_dump import opened

from ansinh import (
    SOCIAL_ASSISTANCE,
    Addition,
    Adjustment,
    CarryOver,
    CombinedPayment,
    Document,
    Dong,
    Entitlement,
    MonthlyDelta,
    OutcomeKind,
    PlanTerms,
    PreparedMonth,
    Registry,
    Removal,
    SettledMonth,
    prepare_month,
    total_of,
)
from ansinh.adapters import ParsedResults
from ansinh.boundary import MonthLists
from ansinh.cli.month_document import month_document
from ansinh.cli.month_view import MonthView
from ansinh.cli.screen import PlainScreen
from ansinh.cli.work import WorkedMonth
from ansinh.cycle import settle_results
from ansinh.reports import Office, treasury_workbook
from ansinh.testing.samples import echo

AUGUST = JULY + 1
TOGETHER: PlanTerms = attrs.evolve(
    TERMS, combined=(CombinedPayment(SOCIAL_ASSISTANCE, JULY, Document("1/QĐ-MAU")),)
)
RAISED = Adjustment(
    AT_THE_POST,
    attrs.evolve(AT_THE_POST, entitlement=Entitlement(None, Dong(700_000))),
    AUGUST,
)
CHANGES = (RAISED, Removal(AT_HOME, AUGUST), Addition(NEW, AUGUST))


@pytest.fixture
def registry() -> Registry:
    return registry_of(adapter("post"), adapter("home"))


def july(registry: Registry) -> PreparedMonth:
    return prepare_month(BEFORE, MonthlyDelta.on(BEFORE, JULY, ()), TOGETHER, registry)


def paid(month: PreparedMonth) -> SettledMonth:
    outcomes = [echo(order, OutcomeKind.PAID) for order in month.plan.instructions]
    return settle_results(month, [ParsedResults(outcomes, (), {"record": len(outcomes)})])


def following(registry: Registry, settled: SettledMonth, *changes: Any) -> PreparedMonth:
    roll = settled.prepared.roll
    delta = MonthlyDelta.on(roll, roll.month + 1, changes)
    terms = attrs.evolve(TERMS, pay_day=(roll.month + 1).first_day)
    return prepare_month(roll, delta, terms, registry, carried=settled.carry_over)


def document(month: PreparedMonth) -> dict[str, Any]:
    lists = MonthLists(
        month=month.roll.month, base=month.before, delta=month.delta, owed=(), files=()
    )
    return month_document(WorkedMonth(lists=lists, prepared=month, settled=None, outputs=()))


def test_the_second_month_pays_what_the_first_could_not_know(registry: Registry) -> None:
    """The rise, the newcomer; who left is to be recovered from, and nobody is paid again."""
    august = following(registry, paid(july(registry)), *CHANGES)
    assert sorted(
        (order.key.case, order.amount, str(order.lines[0].cause))
        for order in august.plan.instructions
    ) == [("K1", Dong(200_000), "raised-late"), ("K3", Dong(500_000), "entitled")]
    assert [(one.month_of, one.amount) for one in august.arrears.recoverable] == [
        (AUGUST, Dong(500_000))
    ]
    assert [entry.beneficiary.case.text for entry in august.ordered_before] == ["K1"]


def test_both_months_settle(registry: Registry) -> None:
    first = paid(july(registry))
    assert first.settlement.total.entitled == first.settlement.total.paid == Dong(2_000_000)
    second = paid(following(registry, first, *CHANGES))
    assert second.settlement.total.entitled == second.settlement.total.paid == Dong(700_000)


def test_the_figures_of_both_months_add_up(registry: Registry) -> None:
    """A program that holds the month against its own books has to know what was moved."""
    first = july(registry)
    told = document(first)
    assert told["next_month"] == {"count": 2, "total": 1_000_000}
    assert told["ordered_before"] == {"count": 0, "total": 0}
    after = document(following(registry, paid(first), *CHANGES))
    assert after["next_month"] == {"count": 0, "total": 0}
    assert after["ordered_before"] == {"count": 1, "total": 700_000}
    for figures in (told, after):
        came = sum(
            figures[k]["total"] for k in ("this_month", "next_month", "arrears", "carried_in")
        )
        went = sum(figures[k]["total"] for k in ("ordered", "held", "cancelled", "ordered_before"))
        assert came == went


def test_the_screen_says_what_was_moved(
    registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    first = july(registry)
    MonthView(PlainScreen("vi"), {}).plan(first)
    shown = capsys.readouterr().out
    assert "Chi gộp tháng sau" in shown
    assert "Đã chi gộp" not in shown
    MonthView(PlainScreen("vi"), {}).plan(following(registry, paid(first), *CHANGES))
    shown = capsys.readouterr().out
    assert "Đã chi gộp cùng kỳ trước" in shown
    assert "-700.000" in shown or "−700.000" in shown


@pytest.mark.parametrize(("changes", "total"), [(CHANGES, 1_200_000), ((RAISED,), 1_200_000)])
def test_a_month_that_was_paid_ahead_raises_no_alarm_in_the_next(
    registry: Registry, changes: tuple[Any, ...], total: int
) -> None:
    """September's list is held against August's payments: those of arrears say nothing of it."""
    august = following(registry, paid(july(registry)), *changes)
    assert [one.code for one in august.findings if one.code.startswith("check-last")] == []
    september = following(registry, paid(august))
    assert [one.code for one in september.findings if one.code.startswith("check-last")] == []
    assert september.plan.total == Dong(total)
    assert september.ahead == ()


def test_money_of_both_months_that_comes_back_late_is_owed_for_both(registry: Registry) -> None:
    first = paid(july(registry))
    august = following(registry, first)
    returned = [echo(order, OutcomeKind.RETURNED) for order in first.prepared.plan.instructions]
    second = settle_results(
        august, [ParsedResults(returned, (), {})], settled=first.carry_over.settled
    )
    assert second.settlement.total.returned == Dong(2_000_000)
    september = following(registry, second)
    assert total_of(order.amount for order in september.plan.instructions) == Dong(3_000_000)


def test_nothing_is_ahead_of_a_month_without_a_carry_over(registry: Registry) -> None:
    assert july(registry).ahead == ()
    assert CarryOver(JULY, (), ()).ahead == ()


def need(month: PreparedMonth) -> list[str]:
    """Read what the treasury's table says below its sums."""
    content = treasury_workbook(
        month.roll,
        before=month.before,
        delta=month.delta,
        owed=(*month.carried_in, *month.arrears.owed),
        ordered_before=total_of(entry.amount for entry in month.ordered_before),
        next_month=total_of(line.amount for line in month.next_month),
        office=Office(name="Phòng Mẫu"),
    )
    cells = [cell.value for row in opened(content)["Tổng hợp"].iter_rows() for cell in row]
    marks = ("Nhu cầu", "Chi gộp", "Trừ phần")
    return [str(cell) for cell in cells if str(cell).startswith(marks)]


def test_the_treasury_is_asked_for_two_months_once(registry: Registry) -> None:
    """Asked for the second month again, it would send money that nobody is owed."""
    first = july(registry)
    assert need(first) == [
        "Chi gộp tháng sau: 1.000.000 đ.",
        "Nhu cầu kinh phí: 2.000.000 đ.",
    ]
    assert need(following(registry, paid(first), *CHANGES)) == [
        "Trừ phần đã chi gộp cùng kỳ trước: 700.000 đ.",
        "Nhu cầu kinh phí: 700.000 đ.",
    ]
    assert need(prepare_month(BEFORE, MonthlyDelta.on(BEFORE, JULY, ()), TERMS, registry)) == [
        "Nhu cầu kinh phí: 1.000.000 đ."
    ]
