"""A month as a document for programs: counts and đồng that add up, and nobody's data."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from ansinh.adapters import BatchFinding, PluginProblem
from ansinh.boundary import MonthLists
from ansinh.checks import Finding
from ansinh.cli.failures import notice_document
from ansinh.cli.listed import applied_document, normalised_document
from ansinh.cli.work import WorkedMonth
from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.errors import Code
from ansinh.money import Dong, total_of
from ansinh.payment import Reconciliation, SettlementLine
from ansinh.roll import Change, MonthlyDelta, Roll


def month_document(worked: WorkedMonth) -> dict[str, Any]:
    """Describe a month as far as it was worked.

    ``last_month + added + removed + adjusted = this_month`` in đồng, and in people where an
    adjustment counts for none; ``this_month - ordered_before + next_month + arrears + carried_in =
    ordered + held + cancelled``: where two months are paid together, the first orders what is the
    ``next_month``'s, and the second no more what was ``ordered_before``.
    ``unpaid_on_list`` stood on last month's list as unpaid before it, and is in none of these.
    """
    prepared = worked.prepared
    return {
        "month": str(prepared.roll.month),
        **lists_document(worked.lists),
        **prepared_document(prepared),
        "plugin_problems": plugin_problems_document(worked.plugin_problems),
        "settlement": settlement_document(worked.settled) if worked.settled else None,
        "files": sorted(output.name for output in worked.outputs),
    }


def lists_document(lists: MonthLists) -> dict[str, Any]:
    """Describe the lists that were read, and what last month's had as unpaid."""
    return {
        "lists": [
            {
                "file": file.source,
                "kind": file.kind,
                "lines": file.count,
                "total": file.total.value,
                "normalised": normalised_document(file),
                "applied": [applied_document(applied) for applied in file.applied],
            }
            for file in lists.files
        ],
        "notices": [notice_document(notice) for notice in lists.notices],
        "unpaid_on_list": _sum(len(lists.owed), total_of(owed.amount for owed in lists.owed)),
    }


def movement_document(before: Roll, delta: MonthlyDelta, after: Roll) -> dict[str, Any]:
    """Describe how one list becomes the next."""
    return {
        "last_month": _sum(before.count, before.total),
        "added": _net(delta.additions),
        "removed": _net(delta.removals),
        "adjusted": _net(delta.adjustments),
        "this_month": _sum(after.count, after.total),
    }


def prepared_document(prepared: PreparedMonth) -> dict[str, Any]:
    """Describe a planned month: where its money comes from, and what becomes of it."""
    plan = prepared.plan
    carried_in = total_of(owed.amount for owed in prepared.carried_in)
    return {
        **movement_document(prepared.before, prepared.delta, prepared.roll),
        "ordered_before": _sum(
            len(prepared.ordered_before),
            total_of(entry.amount for entry in prepared.ordered_before),
        ),
        "next_month": _sum(
            len(prepared.next_month), total_of(line.amount for line in prepared.next_month)
        ),
        "arrears": _sum(len(prepared.arrears.owed), prepared.arrears.total),
        "carried_in": _sum(len(prepared.carried_in), carried_in),
        "ordered": _sum(len(plan.instructions), plan.total),
        "held": _sum(len(plan.holds), plan.held),
        "cancelled": _sum(len(plan.cancellations), plan.cancelled),
        "batches": _batches(prepared),
        "holds": _by_code((hold.code, hold.amount) for hold in plan.holds),
        "findings": findings_document(prepared.findings),
        "rule_findings": [_rule_finding(found) for found in prepared.rule_findings],
    }


def findings_document(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by code."""
    return dict(sorted(Counter(finding.code.value for finding in findings).items()))


def plugin_problems_document(problems: Iterable[PluginProblem]) -> list[dict[str, str]]:
    """Describe what failed beside the work."""
    return [{"vi": failed.text.vi, "en": failed.text.en} for failed in problems]


def _rule_finding(found: BatchFinding) -> dict[str, Any]:
    return {
        "code": found.code,
        "reference": found.reference,
        "blocking": found.blocking,
        "message": {"vi": found.message.vi, "en": found.message.en},
    }


def _sum(count: int, total: Dong) -> dict[str, int]:
    return {"count": count, "total": total.value}


def _net(changes: Sequence[Change]) -> dict[str, int]:
    return _sum(len(changes), total_of(change.net for change in changes))


def _batches(prepared: PreparedMonth) -> list[dict[str, Any]]:
    return [
        {
            "provider": item.batch.provider,
            "programme": item.batch.programme.code,
            "sequence": item.batch.sequence,
            **_sum(item.batch.count, item.batch.total),
            "file": item.file.filename,
            "sha256": item.file.sha256,
        }
        for item in prepared.files
    ]


def _by_code(coded: Iterable[tuple[Code, Dong]]) -> dict[str, dict[str, int]]:
    by_code: dict[str, list[Dong]] = defaultdict(list)
    for code, amount in coded:
        by_code[code.value].append(amount)
    return {code: _sum(len(sums), total_of(sums)) for code, sums in sorted(by_code.items())}


def settlement_document(settled: SettledMonth) -> dict[str, Any]:
    """Describe a settled month: each line balances, and the answers behind it."""
    settlement = settled.settlement
    return {
        **lines_document(settlement.lines, settlement.total),
        **answers_document(settled.reconciliation),
    }


def lines_document(lines: Iterable[SettlementLine], total: SettlementLine) -> dict[str, Any]:
    """Describe the lines of a settlement, and their total."""
    return {"lines": [_line(line) for line in lines], "total": _line(total)}


def answers_document(found: Reconciliation) -> dict[str, Any]:
    """Describe what answers said, held against the orders."""
    return {
        "matched": len(found.matched),
        "mismatched": len(found.mismatched),
        "missing": len(found.missing),
        "late_returns": len(found.late_returns),
        "resolved": len(found.resolved),
        "still_unresolved": len(found.still_unresolved),
        "unexpected": len(found.unexpected),
        "duplicate": len(found.duplicate),
        "outcomes": dict(
            sorted(Counter(match.outcome.kind.value for match in found.matched).items())
        ),
    }


def _line(line: SettlementLine) -> dict[str, Any]:
    """Give ``entitled + carried_in + returned = paid + cancelled + carried_out``."""
    return {
        "provider": line.provider,
        "programme": line.programme,
        "entitled": line.entitled.value,
        "carried_in": line.carried_in.value,
        "returned": line.returned.value,
        "paid": line.paid.value,
        "cancelled": line.cancelled.value,
        "carried_out": line.carried_out.value,
    }
