"""The sheets behind a settlement: what was not paid, what is held, what is cancelled."""

from typing import Final

from ansinh.entitlement import Programme
from ansinh.errors import explanation
from ansinh.formats import BookWriter, dong_in_words
from ansinh.money import Dong, total_of
from ansinh.months import Month, day_label
from ansinh.payment import PaymentPlan, Settlement
from ansinh.people import Beneficiary
from ansinh.reports.head import CellContent, Head, Kind
from ansinh.reports.office import Office
from ansinh.reports.page import NOTE, WORDS, Page
from ansinh.reports.words import CAUSES, COMPONENTS
from ansinh.roll import InstructionLine

_WHO: Final = (
    Head("STT", 5, Kind.COUNT),
    Head("Mã hồ sơ", 14, Kind.CODE),
    Head("Họ và tên", 24),
    Head("Xã/Phường", 16),
    Head("Chương trình", 9, Kind.CODE),
)
_WHAT: Final = (
    Head("Khoản", 14),
    Head("Của tháng", 10, Kind.CODE),
    Head("Số tiền", 14, Kind.MONEY),
)
_UNPAID: Final = (*_WHO, *_WHAT, Head("Lý do chưa chi", 30))
_HELD: Final = (*_WHO, *_WHAT, Head("Lý do tạm giữ", 34), Head("Cách xử lý", 34))
_CANCELLED: Final = (
    *_WHO,
    *_WHAT,
    Head("Quyết định thôi hưởng", 18, Kind.CODE),
    Head("Ngày quyết định", 12, Kind.CODE),
    Head("Căn cứ", 22),
)
_AMOUNT: Final = len(_WHO) + len(_WHAT) - 1


def unpaid(book: BookWriter, settlement: Settlement, office: Office) -> None:
    """Write who was not paid, for which month, how much and why: next month begins with them."""
    page = Page(book.sheet("Chưa chi - chuyển tháng sau"), _UNPAID)
    _head(
        page,
        office,
        "DANH SÁCH CHƯA CHI, CHUYỂN CHI TRẢ THÁNG SAU",
        "Not paid, carried into the next month",
        settlement.month,
    )
    for number, owed in enumerate(settlement.carried_out, start=1):
        page.record(
            [
                number,
                *_who(owed.programme, owed.beneficiary),
                *_what(owed.line),
                CAUSES[owed.line.cause],
            ]
        )
    _foot(page, office, len(_UNPAID), total_of(owed.amount for owed in settlement.carried_out))


def holds(book: BookWriter, plan: PaymentPlan, office: Office) -> None:
    """Write whose money waits, by which rule, and what would free it."""
    page = Page(book.sheet("Tạm giữ"), _HELD)
    _head(page, office, "DANH SÁCH TẠM GIỮ, CHƯA LẬP LỆNH CHI", "Held, with the rule", plan.month)
    number = 0
    for hold in plan.holds:
        words = explanation(hold.code)
        rule = f"{_sentence(words.rule.vi)} [{hold.code}]"
        if hold.citation:
            rule = f"{rule} ({hold.citation.vietnamese})"
        # A line with nothing to pay is held too: it stands there without a sum.
        sums = [_what(line) for line in hold.lines] or [[None, plan.month.label, Dong(0)]]
        for what in sums:
            number += 1
            page.record(
                [
                    number,
                    *_who(hold.programme, hold.beneficiary),
                    *what,
                    rule,
                    _sentence(words.cure.vi),
                ]
            )
    _foot(page, office, len(_HELD), plan.held)


def cancellations(book: BookWriter, plan: PaymentPlan, office: Office) -> None:
    """Write what is no longer owed, and the decision that ended it."""
    page = Page(book.sheet("Hủy chi"), _CANCELLED)
    _head(page, office, "DANH SÁCH HỦY CHI", "Cancelled by a decision", plan.month)
    for number, item in enumerate(plan.cancellations, start=1):
        decision = item.decision
        day = decision.issued_on if decision else None
        page.record(
            [
                number,
                *_who(item.programme, item.beneficiary),
                *_what(item.line),
                decision.number if decision else None,
                day_label(day) if day else None,
                item.citation.vietnamese if item.citation else None,
            ]
        )
    _foot(page, office, len(_CANCELLED), plan.cancelled)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _head(page: Page, office: Office, title: str, english: str, month: Month) -> None:
    page.letterhead(office)
    page.title(title, english, f"Tháng {month.number:02} năm {month.year}")
    page.header()


def _foot(page: Page, office: Office, columns: int, total: Dong) -> None:
    cells: list[CellContent] = [None] * columns
    cells[_AMOUNT] = total
    page.total("Tổng cộng", cells, under=_AMOUNT)
    if total:
        page.line(f"Bằng chữ: {dong_in_words(total)}.", WORDS)
    else:
        page.line("Không có. / None.", NOTE)
    page.signatures(office)
    page.finish()


def _who(programme: Programme, beneficiary: Beneficiary) -> list[CellContent]:
    return [
        beneficiary.case.text,
        beneficiary.person.name.text,
        beneficiary.commune.name,
        programme.code,
    ]


def _what(line: InstructionLine) -> list[CellContent]:
    return [COMPONENTS[line.component], line.month_of.label, line.amount]
