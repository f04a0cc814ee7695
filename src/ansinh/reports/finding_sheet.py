"""`findings_workbook`: what an officer should look at, line by line, and what may be recovered."""

from collections.abc import Iterable
from typing import Final

from ansinh.checks import Finding
from ansinh.entitlement import Programme
from ansinh.formats import BookWriter, dong_in_words
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.people import Beneficiary
from ansinh.reports.head import CellContent, Head, Kind
from ansinh.reports.office import Office
from ansinh.reports.page import NOTE, WORDS, Page
from ansinh.reports.words import RECOVERY_CAUSES
from ansinh.roll import Recoverable, Roll

_WHO: Final = (
    Head("STT", 5, Kind.COUNT),
    Head("Mã hồ sơ", 14, Kind.CODE),
    Head("Họ và tên", 24),
    Head("Xã/Phường", 16),
    Head("Chương trình", 9, Kind.CODE),
)
_FOUND: Final = (*_WHO, Head("Nội dung", 44), Head("Cách xử lý", 28), Head("Căn cứ", 24))
_RECOVERABLE: Final = (
    *_WHO,
    Head("Của tháng", 10, Kind.CODE),
    Head("Số tiền", 14, Kind.MONEY),
    Head("Lý do", 24),
)
_AMOUNT: Final = len(_RECOVERABLE) - 2
_NOTHING: Final = "Không có. / None."
_NOT_TAKEN: Final = (
    "Số tiền chỉ là dự kiến theo danh sách: cần đối chiếu với số thực chi trước khi thu hồi; "
    "không khoản nào được tự động trừ. / Nothing of this is deducted from anybody by itself."
)


def findings_workbook(
    roll: Roll,
    findings: Iterable[Finding],
    recoverable: Iterable[Recoverable] = (),
    *,
    office: Office,
) -> bytes:
    """Write what the checks found (cần kiểm tra) and what may have been paid too much (truy thu).

    `findings` are of this roll's lines. They stop nothing; somebody has to look.
    """
    book = BookWriter(f"Cần kiểm tra tháng {roll.month.label}")
    _findings(Page(book.sheet("Cần kiểm tra"), _FOUND), roll, findings, office)
    page = Page(book.sheet("Có thể đã chi thừa"), _RECOVERABLE)
    _recoverable(page, roll.month, tuple(recoverable), office)
    return book.content()


def _findings(page: Page, roll: Roll, findings: Iterable[Finding], office: Office) -> None:
    english = "Worth a look before the month is paid"
    _head(page, office, "DANH SÁCH CẦN KIỂM TRA", english, roll.month)
    number = 0
    for number, finding in enumerate(findings, start=1):
        words = f"{finding.message.vi} [{finding.code}]"
        source = finding.citation.vietnamese if finding.citation else None
        who = _whom(roll, finding)
        page.record([number, *who, words, finding.cure.vi, source])
    if not number:
        page.line(_NOTHING, NOTE)
    page.signatures(office)
    page.finish()


def _whom(roll: Roll, finding: Finding) -> list[CellContent]:
    entry = roll.by_key.get(finding.key)
    beneficiary = entry.beneficiary if entry else finding.beneficiary
    if beneficiary is None:  # a finding about nobody we know: the line stays, its person open
        return [None, None, None, finding.key.programme]
    return _who(Programme(finding.key.programme), beneficiary)


def _recoverable(
    page: Page, month: Month, recoverable: tuple[Recoverable, ...], office: Office
) -> None:
    english = "What may have been paid too much"
    _head(page, office, "DANH SÁCH CÓ THỂ ĐÃ CHI THỪA (TRUY THU)", english, month)
    for number, one in enumerate(recoverable, start=1):
        who = _who(one.programme, one.beneficiary)
        why = RECOVERY_CAUSES[one.cause]
        page.record([number, *who, one.month_of.label, one.amount, why])
    total = total_of(one.amount for one in recoverable)
    page.total("Tổng cộng", [*[None] * _AMOUNT, total, None], under=_AMOUNT)
    if recoverable:
        page.line(f"Bằng chữ: {dong_in_words(total)}.", WORDS)
        page.line(_NOT_TAKEN, NOTE)
    else:
        page.line(_NOTHING, NOTE)
    page.signatures(office)
    page.finish()


def _head(page: Page, office: Office, title: str, english: str, month: Month) -> None:
    page.letterhead(office)
    page.title(title, english, f"Tháng {month.number:02} năm {month.year}")
    page.header()


def _who(programme: Programme, beneficiary: Beneficiary) -> list[CellContent]:
    return [
        beneficiary.case.text,
        beneficiary.person.name.text,
        beneficiary.commune.name,
        programme.code,
    ]
