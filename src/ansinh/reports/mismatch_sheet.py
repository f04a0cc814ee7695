"""The sheet of what does not agree between the orders and the answers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from ansinh.errors import Position
from ansinh.formats import BookWriter
from ansinh.months import Month
from ansinh.payment import (
    Missing,
    Outcome,
    PaymentBatch,
    PaymentInstruction,
    Reconciliation,
    Reference,
    Resolution,
)
from ansinh.reports.head import CellContent, Head, Kind
from ansinh.reports.office import Office
from ansinh.reports.page import NOTE, Page
from ansinh.reports.words import DIFFERENCES, OUTCOMES

_HEADS: Final = (
    Head("STT", 5, Kind.COUNT),
    Head("Loại", 20),
    Head("Đơn vị chi trả", 18),
    Head("Mã tham chiếu", 29, Kind.CODE),
    Head("Họ và tên", 24),
    Head("Số tiền lệnh chi", 14, Kind.MONEY),
    Head("Số tiền trả lời", 14, Kind.MONEY),
    Head("Kết quả trả lời", 15),
    Head("Khác nhau ở", 18),
    Head("Nơi ghi (tệp, trang tính, dòng)", 34),
)
_MISSING: Final = "Lệnh chưa có trả lời"
_RECALLED: Final = "Lệnh đã thu hồi, chưa trả lời"
_OPEN_BEFORE: Final = "Lệnh kỳ trước, chưa rõ"
_RECALLED_BEFORE: Final = "Lệnh kỳ trước đã thu hồi, chưa rõ"
_NOTHING: Final = "Không có sai lệch. / Nothing disagrees."


def mismatches(
    book: BookWriter,
    month: Month,
    reconciliation: Reconciliation,
    office: Office,
    titles: Mapping[str, str],
    *,
    resolved: Iterable[Resolution] = (),
    silent: Iterable[Missing] = (),
    recalled: Collection[Reference] = (),
) -> None:
    """Write every order without its answer and every answer without its order, with its place.

    And what became known of earlier orders, or is still not known, which are no orders of this
    month's. `resolved` was known before the month was planned, of `silent` ones it heard nothing;
    of `recalled` orders the kind says so.
    """
    page = Page(book.sheet("Sai lệch"), _HEADS)
    page.letterhead(office)
    page.title(
        "DANH SÁCH SAI LỆCH KHI ĐỐI SOÁT",
        "What does not agree",
        f"Tháng {month.number:02} năm {month.year}",
    )
    page.header()
    number = 0
    lines = chain(
        _lines(reconciliation, titles, recalled),
        _earlier(reconciliation, titles, resolved, silent, recalled),
    )
    for number, cells in enumerate(lines, start=1):
        page.record([number, *cells])
    page.line(_NOTHING if not number else f"Cộng: {number} trường hợp.", NOTE)
    page.signatures(office)
    page.finish()


def silent_before(
    month: Month, unresolved: Iterable[PaymentBatch], reconciliation: Reconciliation
) -> tuple[Missing, ...]:
    """Give the orders of earlier months of which nobody knows, and this month heard nothing."""
    told = {one.order.reference for one in reconciliation.still_unresolved}
    return tuple(
        Missing(batch.provider, order)
        for batch in unresolved
        for order in batch.instructions
        if order.month < month and order.reference not in told
    )


def _lines(
    reconciliation: Reconciliation, titles: Mapping[str, str], recalled: Collection[Reference]
) -> Iterator[list[CellContent]]:
    for wrong in reconciliation.mismatched:
        differences = ", ".join(DIFFERENCES.get(name, name) for name in wrong.differences)
        provider = titles.get(wrong.provider, wrong.provider)
        yield _line("Trả lời không khớp", provider, wrong.order, wrong.outcome, differences)
    for missing in reconciliation.missing:
        provider = titles.get(missing.provider, missing.provider)
        kind = _RECALLED if missing.order.reference in recalled else _MISSING
        yield _line(kind, provider, missing.order, None)
    for late in reconciliation.late_returns:
        provider = titles.get(late.provider, late.provider)
        yield _line("Hoàn trả muộn", provider, late.order, late.outcome)
    for outcome in reconciliation.unexpected:
        yield _line("Trả lời không có lệnh", "", None, outcome)
    for outcome in reconciliation.duplicate:
        yield _line("Trả lời lặp lại", "", None, outcome)


def _earlier(
    reconciliation: Reconciliation,
    titles: Mapping[str, str],
    resolved: Iterable[Resolution],
    silent: Iterable[Missing],
    recalled: Collection[Reference],
) -> Iterator[list[CellContent]]:
    """Write what is known of orders that earlier months left unresolved, and what is not."""

    def kind_of(order: PaymentInstruction) -> str:
        return _RECALLED_BEFORE if order.reference in recalled else _OPEN_BEFORE

    for known in (*resolved, *reconciliation.resolved):
        provider = titles.get(known.provider, known.provider)
        yield _line("Lệnh kỳ trước, nay đã rõ", provider, known.order, known.outcome)
    for wrong in reconciliation.still_unresolved:
        differences = ", ".join(DIFFERENCES.get(name, name) for name in wrong.differences)
        provider = titles.get(wrong.provider, wrong.provider)
        yield _line(kind_of(wrong.order), provider, wrong.order, wrong.outcome, differences)
    for one in silent:
        provider = titles.get(one.provider, one.provider)
        yield _line(kind_of(one.order), provider, one.order, None)


def _line(
    kind: str,
    provider: str,
    order: PaymentInstruction | None,
    outcome: Outcome | None,
    differences: str = "",
) -> list[CellContent]:
    reference = outcome.reference if outcome else None
    name = outcome.name if outcome else None
    if order is not None:
        reference, name = order.reference, order.beneficiary.person.name
    return [
        kind,
        provider or None,
        reference.text if reference else None,
        name.text if name else None,
        order.amount if order else None,
        outcome.amount if outcome else None,
        OUTCOMES[outcome.kind] if outcome else None,
        differences or None,
        _place(outcome.evidence) if outcome and outcome.evidence else None,
    ]


def _place(position: Position) -> str:
    parts = (
        position.source,
        position.sheet and f"trang tính {position.sheet}",
        position.row and f"dòng {position.row}",
    )
    return ", ".join(part for part in parts if part)
