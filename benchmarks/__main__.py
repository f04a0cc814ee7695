"""``python -m benchmarks``: read, change, plan and write, beside the bare tools."""

import gc
import sys
from datetime import date

import attrs

from ansinh import (
    Agency,
    Dong,
    Entry,
    Month,
    PlanTerms,
    Registry,
    RenderRequest,
    Roll,
    Routes,
    difference,
    plan,
)
from benchmarks.book import through_the_book
from benchmarks.lists import reading, workbook_of
from benchmarks.people import MONTH, entries
from benchmarks.timing import side_by_side
from benchmarks.transfers import transfers

LINES = 100_000
ENTRIES = 300_000
TITLE = f"DANH SÁCH CHI TRẢ TRỢ CẤP THÁNG {MONTH.number} NĂM {MONTH.year}"


def main() -> None:
    """Take every figure; small with ``--quick``."""
    scale = 20 if "--quick" in sys.argv else 1
    sys.stdout.write("ours beside the bare tool; seconds are medians of three runs in turn\n\n")
    reading(LINES // scale)
    _delta(ENTRIES // scale)
    _planning_and_writing(LINES // scale)
    transfers(scale)
    through_the_book(scale)


def _delta(count: int) -> None:
    before = Roll(Month(2024, 6), entries(count))
    changed = [_changed(entry, n) for n, entry in enumerate(before.entries) if n % 100]
    after = Roll(Month(2024, 7), changed)
    gc.collect()
    gc.freeze()  # what lives through the run is not looked at again (docs/reference/figures.md)
    delta = difference(before, after)
    plain_before = {tuple(entry.key): (entry.key, entry.amount.value) for entry in before.entries}
    plain_after = {tuple(entry.key): (entry.key, entry.amount.value) for entry in after.entries}
    gone = plain_before.keys() - plain_after.keys()
    new = {k: v for k, v in plain_after.items() if plain_before.get(k) != v}

    def merged() -> dict[tuple[str, ...], tuple[object, ...]]:
        table = plain_before | new
        for key in gone:
            del table[key]
        return table

    side_by_side(
        f"delta of {len(delta.changes):,} changes applied, verified",
        count,
        lambda: delta.apply_to(before),
        "merge of plain dicts",
        merged,
    )
    side_by_side(
        "difference of two rolls",
        count,
        lambda: difference(before, after),
        "comparison of plain dicts",
        lambda: {k for k, v in plain_after.items() if plain_before.get(k) != v},
    )
    gc.unfreeze()


def _changed(entry: Entry, number: int) -> Entry:
    if number % 100 != 1:
        return entry
    raised = attrs.evolve(entry.entitlement, amount=Dong(1_000_000))
    return attrs.evolve(entry, entitlement=raised)


def _planning_and_writing(count: int) -> None:
    roll = Roll(MONTH, entries(count))
    terms = PlanTerms(
        agency=Agency("THU", "Cơ quan thí dụ", b"a published key: for figures only"),
        pay_day=date(2024, 7, 5),
        routes=Routes(any_bank="vietinbank.salary-list", cash="vnpost.cash-list"),
    )
    gc.collect()
    gc.freeze()
    side_by_side(
        "plan: payee, route, reference, batch",
        count,
        lambda: plan(roll, terms),
        "roll's dict copied",
        lambda: {entry.key: (entry.key, entry.amount) for entry in roll.entries},
    )
    (batch,) = plan(roll, terms).batches
    adapter = Registry.discover().get("vietinbank.salary-list")
    request = RenderRequest(batch=batch, as_of=terms.pay_day)
    side_by_side(
        "VietinBank workbook, all checks",
        count,
        lambda: adapter.render(request),
        "XlsxWriter, same cells unchecked",
        lambda: _unchecked(count),
    )
    gc.unfreeze()


def _unchecked(count: int) -> bytes:
    table = [
        (
            n + 1,
            f"A{n:019}",
            "CHI TRA THANG 07 2024",
            "NGUYEN THI VI DU",
            750_000,
            f"{n:012}",
            "VietinBank",
            "",
        )
        for n in range(count)
    ]
    return workbook_of(table)


if __name__ == "__main__":
    main()
