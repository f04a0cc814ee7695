"""A month on the screen: each step with counts and đồng that visibly add up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from ansinh.adapters import BatchFinding
from ansinh.boundary import MonthLists
from ansinh.checks import Finding
from ansinh.cli.failures import notice_line
from ansinh.cli.listed import applied_line
from ansinh.cli.screen import Column, Screen
from ansinh.cli.words import CAUSES, LISTS, OUTCOMES
from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.errors import Code, Text, explanation
from ansinh.formats.grouping import grouped
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.payment import Reconciliation, SettlementLine
from ansinh.roll import Change, MonthlyDelta, Recoverable, Roll

_PEOPLE: Final = Column(Text("People", "Số người"), figure=True)
_AMOUNT: Final = Column(Text("Amount", "Số tiền"), figure=True)
_PROVIDER: Final = Column(Text("Provider", "Đơn vị chi trả"))
_PROGRAMME: Final = Column(Text("Programme", "Chương trình"))
_ORDERS: Final = Column(Text("Orders", "Số lệnh"), figure=True)
_LINES: Final = Column(Text("Lines", "Số dòng"), figure=True)
_TOTAL: Final = Text("Total", "Cộng")


@attrs.frozen
class MonthView:
    """Shows a month; `titles` are the providers' names by adapter id."""

    screen: Screen
    titles: Mapping[str, str]

    def lists(self, lists: MonthLists) -> None:
        """Show which files were read, and that every row of them is accounted for."""
        self.screen.heading(Text("Lists read", "Danh sách đã đọc"))
        columns = (
            Column(Text("File", "Tệp"), whole=True),
            Column(Text("Kind", "Loại")),
            _LINES,
            Column(Text("Other rows", "Hàng khác"), figure=True),
            _AMOUNT,
        )
        rows = [
            (
                report.source,
                self._say(LISTS[report.kind]),
                str(report.count),
                str(report.rows.total_rows - report.count),
                # New amounts and old ones do not add up to anything; the next table has the net.
                "" if report.kind == "adjustments" else str(report.total),
            )
            for report in lists.files
        ]
        self.screen.table(columns, rows)
        for notice in lists.notices:
            self.screen.say(notice_line(notice))
        for applied in lists.applied:
            self.screen.say(applied_line(applied))

    def movement(self, before: Roll, delta: MonthlyDelta, after: Roll) -> None:
        """Show how last month's list becomes this month's."""
        self.screen.heading(
            Text(
                f"From {before.month.label} to {after.month.label}",
                f"Từ tháng {before.month.label} sang tháng {after.month.label}",
            )
        )
        changed = len(delta.adjustments)
        rows = [
            (Text("Last month", "Tháng trước"), str(before.count), str(before.total)),
            (Text("Added", "Tăng"), f"+{len(delta.additions)}", _signed(delta.additions)),
            (Text("Removed", "Giảm"), f"−{len(delta.removals)}", _signed(delta.removals)),
            (
                Text(f"Adjusted ({changed} lines)", f"Điều chỉnh ({changed} dòng)"),
                "",
                _signed(delta.adjustments),
            ),
            (Text("This month", "Tháng này"), str(after.count), str(after.total)),
        ]
        self.screen.table(
            (Column(Text("List", "Danh sách")), _PEOPLE, _AMOUNT),
            [(self._say(label), *figures) for label, *figures in rows],
            total=True,
        )

    def findings(
        self,
        findings: Iterable[Finding],
        rule_findings: Iterable[BatchFinding] = (),
        recoverable: Sequence[Recoverable] = (),
    ) -> None:
        """Show how often each check found something; in whose line it is, the workbook says."""
        counts = Counter((finding.code.value, finding.message) for finding in findings)
        counts.update((finding.code, finding.message) for finding in rule_findings)
        if not counts and not recoverable:
            return
        self.screen.heading(Text("Worth a look", "Cần kiểm tra"))
        rows = sorted(
            (self._say(words), code, str(count)) for (code, words), count in counts.items()
        )
        if recoverable:
            total = total_of(one.amount for one in recoverable)
            said = Text(
                f"may have been paid too much: {total}",
                f"có thể đã chi thừa, cần truy thu: {total}",
            )
            rows.append((self._say(said), "", str(len(recoverable))))
        columns = (Column(Text("Finding", "Nội dung")), Column(Text("Code", "Mã")), _LINES)
        self.screen.table(columns, rows)

    def prepared(self, month: PreparedMonth) -> None:
        """Show a planned month: what is worth a look, then what is paid and what is held."""
        self.findings(month.findings, month.rule_findings, month.arrears.recoverable)
        self.plan(month)

    def plan(self, month: PreparedMonth) -> None:
        """Show what is paid through whom, what is held and why, and that nothing is missing."""
        plan = month.plan
        self.screen.heading(Text("Payment plan", "Kế hoạch chi trả"))
        sources = [
            (Text("Entitled this month", "Phải chi trong tháng"), month.roll.total),
            (Text("Arrears", "Truy lĩnh"), month.arrears.total),
            (
                Text("Carried in", "Tháng trước chuyển sang"),
                total_of(owed.amount for owed in month.carried_in),
            ),
        ]
        sources += _of_two_months(month)
        rows = [(self._say(label), str(amount)) for label, amount in sources]
        rows.append((self._say(_TOTAL), str(total_of(amount for _, amount in sources))))
        self.screen.table((Column(Text("To be paid", "Nguồn phải chi")), _AMOUNT), rows, total=True)
        planned = [
            (self._name(batch.provider), batch.programme.code, batch.count, batch.total)
            for batch in plan.batches
        ]
        held, cancelled = Text("Held", "Tạm giữ"), Text("Cancelled", "Hủy chi")
        planned.append((self._say(held), "", len(plan.holds), plan.held))
        planned.append((self._say(cancelled), "", len(plan.cancellations), plan.cancelled))
        count, total = sum(row[2] for row in planned), total_of(row[3] for row in planned)
        planned.append((self._say(_TOTAL), "", count, total))
        self.screen.table(
            (_PROVIDER, _PROGRAMME, _ORDERS, _AMOUNT),
            [(name, code, str(count), str(total)) for name, code, count, total in planned],
            total=True,
        )
        self._holds([(hold.code, hold.amount) for hold in plan.holds])

    def _holds(self, held: Iterable[tuple[Code, Dong]]) -> None:
        by_code: dict[Code, list[Dong]] = defaultdict(list)
        for code, amount in held:
            by_code[code].append(amount)
        if not by_code:
            return
        rows = [
            (self._say(explanation(code).rule), str(len(amounts)), str(total_of(amounts)))
            for code, amounts in sorted(by_code.items())
        ]
        amounts = [amount for listed in by_code.values() for amount in listed]
        rows.append((self._say(_TOTAL), str(len(amounts)), str(total_of(amounts))))
        columns = (Column(Text("Held, and why", "Lý do tạm giữ")), _LINES, _AMOUNT)
        self.screen.table(columns, rows, total=True)

    def answers(self, found: Reconciliation) -> None:
        """Show what the providers answered, and what does not fit."""
        self.screen.heading(Text("Answers of the providers", "Kết quả chi trả"))
        sums = [
            (words, [m.order.amount for m in found.matched if m.outcome.kind is kind])
            for kind, words in OUTCOMES.items()
        ]
        sums += [
            (
                Text("Differs from the order", "Khác lệnh chi"),
                [mismatch.order.amount for mismatch in found.mismatched],
            ),
            (
                Text("No answer", "Chưa có kết quả"),
                [missing.order.amount for missing in found.missing],
            ),
        ]
        rows = [
            (self._say(words), str(len(amounts)), str(total_of(amounts)))
            for words, amounts in sums
            if amounts
        ]
        everything = [amount for _, amounts in sums for amount in amounts]
        ordered = self._say(Text("Ordered", "Cộng lệnh chi"))
        rows.append((ordered, str(len(everything)), str(total_of(everything))))
        columns = (Column(Text("Outcome", "Kết quả")), _ORDERS, _AMOUNT)
        self.screen.table(columns, rows, total=True)
        late = total_of(one.order.amount for one in found.late_returns)
        resolved = total_of(one.order.amount for one in found.resolved)
        for words, count in (
            (
                Text(
                    f"of an earlier month, unknown until now ({resolved})",
                    f"khoản tháng trước chưa rõ, nay đã rõ kết quả ({resolved})",
                ),
                len(found.resolved),
            ),
            (
                Text(
                    "of an earlier month, still unknown",
                    "khoản tháng trước vẫn chưa rõ kết quả",
                ),
                len(found.still_unresolved),
            ),
            (
                Text(
                    f"paid in an earlier month and returned now ({late})",
                    f"khoản tháng trước đã chi nay bị hoàn trả ({late})",
                ),
                len(found.late_returns),
            ),
            (
                Text("for no order of ours", "kết quả không thuộc lệnh chi nào"),
                len(found.unexpected),
            ),
            (Text("said twice", "kết quả trùng lặp"), len(found.duplicate)),
        ):
            if count:
                self.screen.say(Text(f"{count} {words.en}", f"{count} {words.vi}"))

    def settlement(self, month: SettledMonth) -> None:
        """Show the settlement: each line balances, and the total; then what is carried over."""
        settlement = month.settlement
        self.settlement_lines(settlement.month, settlement.lines, settlement.total)
        self._carried(month)

    def settlement_lines(
        self, month: Month, of_each: Sequence[SettlementLine], total: SettlementLine
    ) -> None:
        """Show the lines of a settlement, and the total."""
        label = month.label
        self.screen.heading(
            Text(f"Settlement of {label}, in đồng", f"Quyết toán tháng {label}, đơn vị: đồng")
        )
        lines = [*of_each, total]
        names = [self._line_name(line) for line in of_each]
        names.append(self._say(_TOTAL))
        came = [(line.entitled, line.carried_in, line.returned) for line in lines]
        went = [(line.paid, line.cancelled, line.carried_out) for line in lines]
        for titles, amounts in (
            (
                (
                    Text("What there was to pay", "Nguồn phải chi"),
                    Text("Entitled", "Phải chi"),
                    Text("+ Carried in", "+ Chuyển đến"),
                    Text("+ Returned", "+ Hoàn trả"),
                ),
                came,
            ),
            (
                (
                    Text("What became of it", "Kết quả"),
                    Text("Paid", "Đã chi"),
                    Text("+ Cancelled", "+ Hủy chi"),
                    Text("+ Carried out", "+ Chuyển sau"),
                ),
                went,
            ),
        ):
            first, *others = (*titles, Text("= Total", "= Cộng"))
            columns = (Column(first), *(Column(title, figure=True) for title in others))
            rows = [
                (name, *(grouped(amount) for amount in (*parts, total_of(parts))))
                for name, parts in zip(names, amounts, strict=True)
            ]
            self.screen.table(columns, rows, total=True)

    def _line_name(self, line: SettlementLine) -> str:
        no_order = self._say(Text("(no order)", "(chưa lập lệnh)"))
        return f"{self._name(line.provider) or no_order}, {line.programme}"

    def _carried(self, month: SettledMonth) -> None:
        owed = month.carry_over.owed
        if not owed:
            return
        by_cause: dict[str, list[Dong]] = defaultdict(list)
        for one in owed:
            by_cause[self._say(CAUSES[one.line.cause])].append(one.amount)
        rows = [
            (cause, str(len(amounts)), str(total_of(amounts)))
            for cause, amounts in sorted(by_cause.items())
        ]
        total = total_of(one.amount for one in owed)
        rows.append((self._say(_TOTAL), str(len(owed)), str(total)))
        following = (month.settlement.month + 1).label
        title = Text(f"Carried into {following}", f"Chuyển sang tháng {following}")
        sums = Column(Text("Sums", "Số khoản"), figure=True)
        self.screen.table((Column(title), sums, _AMOUNT), rows, total=True)

    def _say(self, text: Text) -> str:
        return text.in_language(self.screen.language)

    def _name(self, provider: str) -> str:
        return self.titles.get(provider, provider)


def _of_two_months(month: PreparedMonth) -> list[tuple[Text, Dong]]:
    """Say what a combined payment moves from one month into the other, where there is one."""
    moved = [
        (
            Text("Of next month, paid together", "Chi gộp tháng sau"),
            total_of(line.amount for line in month.next_month),
        ),
        (
            Text("Ordered with an earlier month", "Đã chi gộp cùng kỳ trước"),
            -total_of(entry.amount for entry in month.ordered_before),
        ),
    ]
    return [(label, amount) for label, amount in moved if amount != NOTHING]


def _signed(changes: Sequence[Change]) -> str:
    total = total_of(change.net for change in changes)
    return f"−{-total}" if total.value < 0 else f"+{total}"
