"""A month's work with everything shown: what ``ansinh run`` and ``ansinh demo`` share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from ansinh.adapters import Registry, limits_of
from ansinh.boundary import MonthLists, Settings, SourceFile, from_json, read_month, to_json
from ansinh.cli import month_view
from ansinh.cli.screen import Screen
from ansinh.cycle import Answer, PreparedMonth, SettledMonth, prepare_month, settle_month
from ansinh.errors import Code, Position, Text, UnreadableFile, problem
from ansinh.months import Month
from ansinh.payment import CarryOver, PlanTerms
from ansinh.reports import Office, roll_workbook, settlement_workbook, treasury_workbook


@attrs.frozen(kw_only=True)
class MonthFiles:
    """The files of a month's work, as far as they are given."""

    rolls: tuple[SourceFile, ...]
    additions: tuple[SourceFile, ...] = ()
    removals: tuple[SourceFile, ...] = ()
    adjustments: tuple[SourceFile, ...] = ()
    results: tuple[SourceFile, ...] = ()
    carried: SourceFile | None = None


@attrs.frozen(kw_only=True)
class WorkedMonth:
    """A month as far as its files reached, and the files that it gives."""

    lists: MonthLists
    prepared: PreparedMonth
    settled: SettledMonth | None
    outputs: Mapping[str, bytes]

    @property
    def document(self) -> dict[str, Any]:
        """Counts and đồng for programs; nobody's data."""
        plan = self.prepared.plan
        return {
            "month": str(self.prepared.roll.month),
            "people": self.prepared.roll.count,
            "entitled": self.prepared.roll.total.value,
            "joined": len(self.prepared.delta.additions),
            "left": len(self.prepared.delta.removals),
            "changed": len(self.prepared.delta.adjustments),
            "arrears": self.prepared.arrears.total.value,
            "ordered": {"orders": len(plan.instructions), "total": plan.total.value},
            "held": [{"code": hold.code.value, "total": hold.amount.value} for hold in plan.holds],
            "cancelled": plan.cancelled.value,
            "findings": [finding.code.value for finding in self.prepared.findings],
            "settlement": _settlement_document(self.settled) if self.settled else None,
            "files": sorted(self.outputs),
        }


def work_month(
    screen: Screen,
    files: MonthFiles,
    *,
    month: Month,
    pay_day: date,
    settings: Settings,
    registry: Registry,
) -> WorkedMonth:
    """Read, apply, check, plan, write; and with answers reconcile, settle and carry over.

    Raises:
        UnreadableFile: Problems of any file; nothing was written.
    """
    with screen.working(Text("reading the lists", "đang đọc danh sách")):
        carried = _carried(files.carried, month)
        lists = read_month(
            files.rolls,
            files.additions,
            files.removals,
            files.adjustments,
            month=month,
            defaults=settings.lists,
        )
    month_view.show_lists(screen, lists)
    with screen.working(Text("planning and writing", "đang lập kế hoạch và ghi tệp")):
        prepared = prepare_month(
            lists.base,
            lists.delta,
            _terms(settings, pay_day, registry),
            registry,
            owed=carried.owed if carried else (),
            texts={provider: settings.for_adapter(provider) for provider in registry.ids()},
        )
    _say_unpaid_on_list(screen, lists, carried)
    month_view.show_movement(screen, prepared)
    month_view.show_findings(screen, prepared)
    month_view.show_plan(screen, prepared)
    settled = None
    if files.results:
        with screen.working(Text("reconciling", "đang đối soát")):
            answers = [Answer(source.name, source.data) for source in files.results]
            paid = carried.settled if carried else ()
            settled = settle_month(prepared, answers, registry, settled=paid)
        month_view.show_answers(screen, settled)
        month_view.show_settlement(screen, settled)
    with screen.working(Text("writing the papers", "đang lập các bảng")):
        titles = {profile.id: profile.institution for profile in registry.profiles()}
        outputs = _outputs(prepared, settled, Office.of(settings), titles)
    return WorkedMonth(lists=lists, prepared=prepared, settled=settled, outputs=outputs)


def carried_name(month: Month) -> str:
    """Name the file that hands a month over to the next."""
    return f"chuyen-sang-{month + 1}.json"


def roll_name(month: Month) -> str:
    """Name the workbook of a month's list."""
    return f"danh-sach-chi-tra-{month}.xlsx"


def _carried(source: SourceFile | None, month: Month) -> CarryOver | None:
    if source is None:
        return None
    carried = from_json(source.data, kind="carry-over", source=source.name)
    if carried.month != month - 1:
        where = Position(source.name, header="value.month")
        raise UnreadableFile([problem(Code.CARRIED_MONTH, where, month=(month - 1).label)])
    return carried


def _terms(settings: Settings, pay_day: date, registry: Registry) -> PlanTerms:
    terms = settings.terms(pay_day)
    own = {profile.id: limits_of(profile) for profile in registry.profiles()}
    return attrs.evolve(terms, limits={**own, **terms.limits})


def _say_unpaid_on_list(screen: Screen, lists: MonthLists, carried: CarryOver | None) -> None:
    if not lists.owed or carried is not None:
        return
    count = len(lists.owed)
    screen.say(
        Text(
            f"{count} sums stand as unpaid on last month's list. They belonged to last month's "
            "payment; what is still open comes by --carried.",
            f"{count} khoản ghi chưa trả trên danh sách tháng trước thuộc kỳ chi tháng trước; "
            "khoản còn phải chi cần đưa vào bằng --carried.",
        )
    )


def _outputs(
    prepared: PreparedMonth,
    settled: SettledMonth | None,
    office: Office,
    titles: Mapping[str, str],
) -> dict[str, bytes]:
    month = prepared.roll.month
    outputs = {item.file.filename: item.file.content for item in prepared.files}
    owed = (*prepared.carried_in, *prepared.arrears.owed)
    outputs[roll_name(month)] = roll_workbook(prepared.roll, owed, office=office)
    outputs[f"bang-tong-hop-{month}.xlsx"] = treasury_workbook(
        prepared.roll, before=prepared.before, delta=prepared.delta, owed=owed, office=office
    )
    if settled is not None:
        outputs[f"quyet-toan-{month}.xlsx"] = settlement_workbook(
            settled.settlement,
            prepared.plan,
            settled.reconciliation,
            office=office,
            titles=titles,
        )
        outputs[carried_name(month)] = to_json(settled.carry_over).encode()
    return outputs


def _settlement_document(settled: SettledMonth) -> dict[str, Any]:
    found = settled.reconciliation
    lines = [*settled.settlement.lines, settled.settlement.total]
    return {
        "lines": [
            {
                "provider": line.provider,
                "programme": line.programme,
                "entitled": line.entitled.value,
                "carried_in": line.carried_in.value,
                "returned": line.returned.value,
                "paid": line.paid.value,
                "cancelled": line.cancelled.value,
                "carried_out": line.carried_out.value,
            }
            for line in lines
        ],
        "matched": len(found.matched),
        "mismatched": len(found.mismatched),
        "missing": len(found.missing),
        "late_returns": len(found.late_returns),
        "unexpected": len(found.unexpected),
        "duplicate": len(found.duplicate),
        "carried_out": len(settled.carry_over.owed),
    }
