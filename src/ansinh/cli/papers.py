"""The papers of a month: what ``ansinh run`` and the month book write beside the orders."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from ansinh.boundary.documents import to_json
from ansinh.checks import Finding
from ansinh.cli.folder import Output
from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.errors import Text
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.payment import PaymentBatch, Reference
from ansinh.reports import (
    Office,
    findings_workbook,
    roll_workbook,
    settlement_workbook,
    treasury_workbook,
)
from ansinh.roll import Recoverable, Roll


def carried_name(month: Month) -> str:
    """Name the file that hands a month over to the next."""
    return f"chuyen-sang-{month + 1}.json"


def roll_name(month: Month) -> str:
    """Name the workbook of a month's list."""
    return f"danh-sach-chi-tra-{month}.xlsx"


@attrs.frozen
class Papers:
    """Makes the files of a month; `titles` are the providers' names by adapter id."""

    office: Office
    titles: Mapping[str, str]

    def orders(self, prepared: PreparedMonth) -> Iterator[Output]:
        """Give the providers' files, as they were rendered."""
        for item in prepared.files:
            what = order_words(item.batch, self.titles)
            yield Output(item.file.filename, what, item.file.content)

    def of_list(self, prepared: PreparedMonth) -> Iterator[Output]:
        """Make what goes with the orders: the list, the treasury's table, what needs a look."""
        month = prepared.roll.month
        owed = (*prepared.carried_in, *prepared.arrears.owed)
        yield Output(
            roll_name(month),
            Text(f"the list of {month.label}", f"danh sách chi trả tháng {month.label}"),
            roll_workbook(prepared.roll, owed, office=self.office),
        )
        yield Output(
            f"bang-tong-hop-{month}.xlsx",
            Text("the treasury's table", "bảng tổng hợp gửi kho bạc"),
            treasury_workbook(
                prepared.roll,
                before=prepared.before,
                delta=prepared.delta,
                owed=owed,
                ordered_before=total_of(entry.amount for entry in prepared.ordered_before),
                next_month=total_of(line.amount for line in prepared.next_month),
                office=self.office,
            ),
        )
        yield self.of_findings(prepared.roll, prepared.findings, prepared.arrears.recoverable)

    def of_findings(
        self,
        roll: Roll,
        findings: Sequence[Finding],
        recoverable: Sequence[Recoverable] = (),
    ) -> Output:
        """Make the workbook of what is worth a look, line by line."""
        return Output(
            f"can-kiem-tra-{roll.month}.xlsx",
            Text("what is worth a look", "cần kiểm tra, truy thu"),
            findings_workbook(roll, findings, recoverable, office=self.office),
        )

    def of_settlement(
        self, settled: SettledMonth, recalled: Collection[Reference] = (), anchor: str = ""
    ) -> Iterator[Output]:
        """Make what a settled month gives: the settlement, and what the next one starts from.

        `recalled` are orders that are asked back, `anchor` is the book's, where there is one.
        """
        month, plan = settled.settlement.month, settled.prepared.plan
        following = (month + 1).label
        yield Output(
            f"quyet-toan-{month}.xlsx",
            Text("the settlement", "quyết toán, chưa chi, tạm giữ"),
            settlement_workbook(
                settled.settlement,
                plan,
                settled.reconciliation,
                office=self.office,
                titles=self.titles,
                resolved=settled.resolved,
                recalled=recalled,
                unresolved=settled.carry_over.unresolved,
                anchor=anchor,
            ),
        )
        yield Output(
            carried_name(month),
            Text(f"for {following}: --carried", f"cho tháng {following}: --carried"),
            to_json(settled.carry_over).encode(),
        )


def order_words(batch: PaymentBatch, titles: Mapping[str, str]) -> Text:
    """Say what a provider's file is."""
    provider, programme = titles.get(batch.provider, batch.provider), batch.programme.code
    return Text(f"orders, {provider} {programme}", f"lệnh chi {provider} {programme}")
