"""A month on the screen: each step with counts and đồng that visibly add up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ansinh.boundary import MonthLists
from ansinh.cli.screen import Column, Screen
from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.errors import Code, Text, explanation
from ansinh.money import Dong, total_of
from ansinh.payment import OutcomeKind, SettlementLine
from ansinh.roll import Change

_PEOPLE = Column(Text("People", "Số người"), figure=True)
_AMOUNT = Column(Text("Amount", "Số tiền"), figure=True)
_PROVIDER = Column(Text("Provider", "Đơn vị chi trả"))
_PROGRAMME = Column(Text("Programme", "Chương trình"))
_ORDERS = Column(Text("Orders", "Số lệnh"), figure=True)
_LINES = Column(Text("Lines", "Số dòng"), figure=True)
_REASON = Column(Text("Reason", "Lý do"))

_KINDS = {
    OutcomeKind.PAID: Text("paid", "đã chi"),
    OutcomeKind.REFUSED: Text("refused", "bị từ chối"),
    OutcomeKind.RETURNED: Text("returned", "hoàn trả"),
    OutcomeKind.UNCOLLECTED: Text("uncollected", "chưa nhận"),
    OutcomeKind.UNKNOWN: Text("unknown", "chưa rõ"),
}


def show_lists(screen: Screen, lists: MonthLists) -> None:
    """Show which files were read, and that every row of them is accounted for."""
    screen.heading(Text("Lists read", "Danh sách đã đọc"))
    columns = (
        Column(Text("File", "Tệp")),
        _LINES,
        Column(Text("Rows in the file", "Tổng số hàng"), figure=True),
        _AMOUNT,
    )
    rows = [
        (report.source, str(report.count), str(report.rows.total_rows), str(report.total))
        for report in lists.files
    ]
    screen.table(columns, rows)


def show_movement(screen: Screen, month: PreparedMonth) -> None:
    """Show how last month's list becomes this month's."""
    screen.heading(
        Text(
            f"From {month.before.month.label} to {month.roll.month.label}",
            f"Từ tháng {month.before.month.label} sang tháng {month.roll.month.label}",
        )
    )
    delta = month.delta
    rows = [
        (Text("Last month", "Tháng trước"), str(month.before.count), str(month.before.total)),
        (Text("+ joined", "+ tăng"), *_sums(delta.additions)),
        (Text("− left", "− giảm"), *_sums(delta.removals)),
        (Text("± changed", "± điều chỉnh"), *_sums(delta.adjustments)),
        (Text("= this month", "= tháng này"), str(month.roll.count), str(month.roll.total)),
    ]
    screen.table(
        (Column(Text("", "")), _PEOPLE, _AMOUNT),
        [(label.in_language(screen.language), *figures) for label, *figures in rows],
        total=True,
    )


def _sums(changes: Sequence[Change]) -> tuple[str, str]:
    return str(len(changes)), str(total_of(change.net for change in changes))


def show_plan(screen: Screen, month: PreparedMonth) -> None:
    """Show what is paid through whom, what is held and why, and that nothing is missing."""
    screen.heading(Text("Payment plan", "Kế hoạch chi trả"))
    language = screen.language
    plan = month.plan
    owed = [
        (Text("Entitled this month", "Phải chi tháng này"), month.roll.total),
        (Text("Arrears", "Truy lĩnh"), month.arrears.total),
        (Text("Carried in", "Chuyển từ tháng trước"), total_of(o.amount for o in month.carried_in)),
    ]
    sums = [(label.in_language(language), str(amount)) for label, amount in owed]
    sums.append((_total(screen), str(total_of(amount for _, amount in owed))))
    screen.table((Column(Text("To be paid", "Nguồn phải chi")), _AMOUNT), sums, total=True)
    rows = [
        (batch.provider, batch.programme.code, str(batch.count), str(batch.total))
        for batch in plan.batches
    ]
    rest = (
        (Text("held", "tạm giữ"), len(plan.holds), plan.held),
        (Text("cancelled", "hủy chi"), len(plan.cancellations), plan.cancelled),
    )
    rows += [
        (words.in_language(language), "", str(count), str(amount)) for words, count, amount in rest
    ]
    count = len(plan.instructions) + sum(count for _, count, _ in rest)
    planned = plan.total + plan.held + plan.cancelled
    rows.append((_total(screen), "", str(count), str(planned)))
    screen.table((_PROVIDER, _PROGRAMME, _ORDERS, _AMOUNT), rows, total=True)
    _show_codes(
        screen,
        Text("Held, and why", "Tạm giữ và lý do"),
        [(hold.code, hold.amount) for hold in plan.holds],
    )


def _total(screen: Screen) -> str:
    return Text("Total", "Cộng").in_language(screen.language)


def _show_codes(screen: Screen, title: Text, coded: Iterable[tuple[Code, Dong]]) -> None:
    by_code: dict[Code, list[Dong]] = defaultdict(list)
    for code, amount in coded:
        by_code[code].append(amount)
    if not by_code:
        return
    screen.heading(title)
    columns = (
        Column(Text("Code", "Mã")),
        _REASON,
        _LINES,
        _AMOUNT,
    )
    rows = [
        (
            code.value,
            explanation(code).rule.in_language(screen.language),
            str(len(amounts)),
            str(total_of(amounts)),
        )
        for code, amounts in sorted(by_code.items())
    ]
    screen.table(columns, rows)


def show_findings(screen: Screen, month: PreparedMonth) -> None:
    """Show how often each check found something; who it is stands in the workbook."""
    counts = Counter(finding.code for finding in month.findings)
    if not counts and not month.arrears.recoverable:
        return
    screen.heading(Text("Worth a look", "Cần kiểm tra"))
    rows = [(code.value, str(count)) for code, count in sorted(counts.items())]
    if month.arrears.recoverable:
        rows.append(
            (
                Text("may have been paid too much", "có thể đã chi thừa (truy thu)").in_language(
                    screen.language
                ),
                str(len(month.arrears.recoverable)),
            )
        )
    screen.table(
        (Column(Text("Check", "Nội dung")), Column(Text("Lines", "Số dòng"), figure=True)), rows
    )


def show_answers(screen: Screen, month: SettledMonth) -> None:
    """Show what the providers answered, and what does not fit."""
    screen.heading(Text("Answers", "Kết quả chi trả"))
    found = month.reconciliation
    rows = []
    for kind, words in _KINDS.items():
        matches = [match for match in found.matched if match.outcome.kind is kind]
        if matches:
            amount = total_of(match.order.amount for match in matches)
            rows.append((words.in_language(screen.language), str(len(matches)), str(amount)))
    for words, orders in (
        (Text("differs from the order", "khác lệnh chi"), [m.order for m in found.mismatched]),
        (Text("no answer", "chưa có kết quả"), [m.order for m in found.missing]),
    ):
        if orders:
            amount = total_of(order.amount for order in orders)
            rows.append((words.in_language(screen.language), str(len(orders)), str(amount)))
    ordered = month.prepared.plan
    rows.append((_total(screen), str(len(ordered.instructions)), str(ordered.total)))
    columns = (
        Column(Text("Outcome", "Kết quả")),
        _ORDERS,
        _AMOUNT,
    )
    screen.table(columns, rows, total=True)
    for words, count in (
        (Text("returned from earlier months", "hoàn trả của tháng trước"), len(found.late_returns)),
        (Text("for no order of ours", "không thuộc lệnh chi nào"), len(found.unexpected)),
        (Text("said twice", "trùng lặp"), len(found.duplicate)),
    ):
        if count:
            screen.say(Text(f"  {words.en}: {count}", f"  {words.vi}: {count}"))


def show_settlement(screen: Screen, month: SettledMonth) -> None:
    """Show the settlement: each line balances, and the total."""
    screen.heading(
        Text(
            f"Settlement of {month.settlement.month.label}",
            f"Quyết toán tháng {month.settlement.month.label}",
        )
    )
    columns = (
        _PROVIDER,
        _PROGRAMME,
        Column(Text("Entitled", "Phải chi"), figure=True),
        Column(Text("+ Carried in", "+ Chuyển đến"), figure=True),
        Column(Text("+ Returned", "+ Hoàn trả"), figure=True),
        Column(Text("= Paid", "= Đã chi"), figure=True),
        Column(Text("+ Cancelled", "+ Hủy chi"), figure=True),
        Column(Text("+ Carried out", "+ Chuyển sau"), figure=True),
    )
    no_provider = Text("(not ordered)", "(chưa lập lệnh)").in_language(screen.language)
    rows = [
        (line.provider or no_provider, line.programme, *_figures(line))
        for line in month.settlement.lines
    ]
    rows.append((_total(screen), "", *_figures(month.settlement.total)))
    screen.table(columns, rows, total=True)


def _figures(line: SettlementLine) -> tuple[str, ...]:
    amounts = (
        line.entitled,
        line.carried_in,
        line.returned,
        line.paid,
        line.cancelled,
        line.carried_out,
    )
    return tuple(f"{amount.value:,}".replace(",", ".") for amount in amounts)
