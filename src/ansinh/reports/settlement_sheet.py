"""`settlement_workbook`: what was paid, what was not, what waits, what does not agree."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from ansinh.formats import BookWriter, dong_in_words
from ansinh.payment import (
    Missing,
    OutcomeKind,
    PaymentBatch,
    PaymentPlan,
    Reconciliation,
    Reference,
    Resolution,
    Settlement,
    SettlementLine,
)
from ansinh.reports.head import CellContent, Head, Kind
from ansinh.reports.left_over_sheets import cancellations, holds, unpaid
from ansinh.reports.mismatch_sheet import mismatches, silent_before
from ansinh.reports.office import Office
from ansinh.reports.page import NOTE, WORDS, Page
from ansinh.reports.words import OUTCOMES

_IN: Final = "Nguồn phải chi"
_OUT: Final = "Kết quả chi"
_HEADS: Final = (
    Head("Đơn vị chi trả", 22),
    Head("Chương trình", 12, Kind.CODE),
    Head("Được hưởng trong tháng (1)", 15, Kind.MONEY, _IN),
    Head("Kỳ trước chuyển sang (2)", 15, Kind.MONEY, _IN),
    Head("Hoàn trả muộn (3)", 14, Kind.MONEY, _IN),
    Head("Cộng (4) = (1) + (2) + (3)", 16, Kind.MONEY, _IN),
    Head("Đã chi (5)", 15, Kind.MONEY, _OUT),
    Head("Hủy chi (6)", 14, Kind.MONEY, _OUT),
    Head("Chuyển tháng sau (7)", 15, Kind.MONEY, _OUT),
    Head("Cộng (8) = (5) + (6) + (7)", 16, Kind.MONEY, _OUT),
)
_NOBODY: Final = "Chưa giao đơn vị chi trả"
_EQUATION: Final = (
    "Được hưởng trong tháng + kỳ trước chuyển sang + hoàn trả muộn "
    "= đã chi + hủy chi + chuyển tháng sau; cột (4) bằng cột (8) ở mọi dòng."
)
_EQUATION_EN: Final = (
    "Entitled + carried in + returned late = paid + cancelled + carried out: "
    "column (4) is column (8)."
)


def settlement_workbook(  # noqa: PLR0913 - each is a part of what the sheet says, by its name
    settlement: Settlement,
    plan: PaymentPlan,
    reconciliation: Reconciliation,
    *,
    office: Office,
    titles: Mapping[str, str] | None = None,
    resolved: Iterable[Resolution] = (),
    recalled: Collection[Reference] = (),
    unresolved: Iterable[PaymentBatch] = (),
    anchor: str = "",
) -> bytes:
    """Write a month's settlement (quyết toán) and the lists behind its figures.

    `titles` are the providers' names by adapter id. A line without a provider is money of which
    none was told: held, or cancelled. `resolved` are earlier orders of which it became known
    before the month was planned, `recalled` those that are asked back, `unresolved` all of which
    nobody knows after the month, as its carry-over has them. `anchor` says how far the month book
    was, for whoever holds it later against this paper.
    """
    known = tuple(resolved)
    silent = silent_before(settlement.month, unresolved, reconciliation)
    names = titles or {}
    book = BookWriter(f"Quyết toán chi trả tháng {settlement.month.label}")
    page = Page(book.sheet("Quyết toán"), _HEADS)
    said = [*_said(reconciliation, known, silent, recalled)]
    if anchor:
        said.append(f"Neo của sổ chi trả: {anchor}")
    _settlement(page, settlement, office, names, said)
    unpaid(book, settlement, office)
    holds(book, plan, office)
    cancellations(book, plan, office)
    mismatches(
        book,
        settlement.month,
        reconciliation,
        office,
        names,
        resolved=known,
        silent=silent,
        recalled=recalled,
    )
    return book.content()


def _settlement(
    page: Page,
    settlement: Settlement,
    office: Office,
    names: Mapping[str, str],
    said: Iterable[str],
) -> None:
    page.letterhead(office)
    page.title(
        "BẢNG QUYẾT TOÁN CHI TRẢ TRỢ CẤP",
        "Settlement of the month",
        f"Tháng {settlement.month.number:02} năm {settlement.month.year} (đơn vị tính: đồng)",
    )
    page.header()
    for line in settlement.lines:
        name = names.get(line.provider, line.provider) if line.provider else _NOBODY
        page.record([name, line.programme, *_figures(line)])
    total = settlement.total
    page.total("Tổng cộng", [None, None, *_figures(total)], under=2)
    page.line(f"Bằng chữ, số đã chi: {dong_in_words(total.paid)}.", WORDS)
    page.line(_EQUATION, NOTE)
    page.line(_EQUATION_EN, NOTE)
    for sentence in said:
        page.line(sentence, NOTE)
    page.signatures(office)
    page.finish()


def _figures(line: SettlementLine) -> list[CellContent]:
    came = line.entitled + line.carried_in + line.returned
    went = line.paid + line.cancelled + line.carried_out
    return [
        line.entitled,
        line.carried_in,
        line.returned,
        came,
        line.paid,
        line.cancelled,
        line.carried_out,
        went,
    ]


def _said(
    reconciliation: Reconciliation,
    resolved: tuple[Resolution, ...],
    silent: tuple[Missing, ...],
    recalled: Collection[Reference],
) -> Iterator[str]:
    """Say in sentences what came of the orders, this month's and those left from earlier ones."""
    yield _orders(reconciliation)
    known = (*resolved, *reconciliation.resolved)
    if known:
        paid = sum(one.was_paid for one in known)
        yield (
            f"Lệnh chi kỳ trước nay đã rõ kết quả: {len(known)}, trong đó đã chi {paid}, "
            f"chưa chi {len(known) - paid}."
        )
    open_before = [one.order for one in silent]
    open_before += [one.order for one in reconciliation.still_unresolved]
    if open_before:
        asked = sum(order.reference in recalled for order in open_before)
        which = f", trong đó đã thu hồi {asked}" if asked else ""
        yield f"Lệnh chi kỳ trước chưa rõ kết quả: {len(open_before)}{which}."
    waiting = [one for one in reconciliation.missing if one.order.reference in recalled]
    if waiting:
        yield f"Lệnh chi đã thu hồi, chưa có trả lời: {len(waiting)}."
    told = [(one.order, one.outcome) for one in reconciliation.matched]
    told += [(one.order, one.outcome) for one in known]
    lost = sum(
        outcome.kind is OutcomeKind.PAID and order.reference in recalled for order, outcome in told
    )
    if lost:
        yield f"Lệnh chi đã thu hồi nhưng vẫn được chi, phải đòi lại tiền: {lost}."


def _orders(reconciliation: Reconciliation) -> str:
    """Say in a sentence what came of the orders; the parts add up to what was sent."""
    counts = dict.fromkeys(OutcomeKind, 0)
    for match in reconciliation.matched:
        counts[match.outcome.kind] += 1
    parts = [f"{OUTCOMES[kind].lower()} {count}" for kind, count in counts.items() if count]
    parts += [
        f"{word} {count}"
        for word, count in (
            ("không khớp", len(reconciliation.mismatched)),
            ("chưa có trả lời", len(reconciliation.missing)),
        )
        if count
    ]
    sent = sum(counts.values()) + len(reconciliation.mismatched) + len(reconciliation.missing)
    return f"Lệnh chi đã gửi: {sent}, trong đó {', '.join(parts) or 'chưa có kết quả'}."
