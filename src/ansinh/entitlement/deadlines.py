"""`DeadlineRule`: what has to be done before which day, month after month, and who says so."""

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from ansinh.errors import Text
from ansinh.law import Citation, Confidence
from ansinh.months import Month


class Duty(StrEnum):
    """What is due (việc phải làm), in the order in which a pay month needs it."""

    CHANGES = "changes"
    """Communes report who joins, leaves and changes."""
    FUNDS = "funds"
    """The agency draws the money, moves it to the provider, and sends the list."""
    PAYMENT = "payment"
    """The provider pays."""
    REPORT = "report"
    """The provider reports who was paid and who was not, and what money is left."""

    @property
    def words(self) -> Text:
        """Who does what, in both languages."""
        return _WORDS[self]


_WORDS: Final = MappingProxyType(
    {
        Duty.CHANGES: Text("Communes report the changes", "Cấp xã báo tăng, giảm, điều chỉnh"),
        Duty.FUNDS: Text(
            "The agency draws the money and sends the list", "Cơ quan rút dự toán, chuyển danh sách"
        ),
        Duty.PAYMENT: Text("The provider pays", "Tổ chức dịch vụ chi trả"),
        Duty.REPORT: Text("The provider reports", "Tổ chức dịch vụ báo cáo"),
    }
)


@attrs.frozen
class DeadlineRule:
    """Something that is due every month (thời hạn hằng tháng): before which day, by which text.

    ``before day 20`` (trước ngày 20) means that the 19th is the last day. `months_earlier` says
    in which month, counted back from the month that is paid. `sure` is about the day; what the
    texts leave open stands in `note`.
    """

    duty: Duty
    before_day: int
    months_earlier: int
    citations: tuple[Citation, ...]
    sure: Confidence
    note: Text

    def last_day(self, month: Month) -> date:
        """Give the last day that is in time for a pay month.

        >>> str(DEADLINES[0].last_day(Month(2025, 1)))
        '2024-12-19'
        """
        due = month - self.months_earlier
        return due.first_day + relativedelta(day=self.before_day, days=-1)


DEADLINES: Final = (
    DeadlineRule(
        Duty.CHANGES,
        before_day=20,
        months_earlier=1,
        citations=(Citation("2282/KH-UBND (Hương Trà)", "sec. V.5"),),
        sure=Confidence.VERIFIED,
        note=Text(
            "One town's plan; elsewhere the agency's own day counts",
            "Kế hoạch của một thị xã; nơi khác theo quy định của địa phương",
        ),
    ),
    DeadlineRule(
        Duty.FUNDS,
        before_day=25,
        months_earlier=1,
        citations=(
            Citation("20/2021/NĐ-CP", "art. 34(4)"),
            Citation("44/2022/TT-BTC", "art. 8(3)"),
        ),
        sure=Confidence.VERIFIED,
        note=Text(
            "Social assistance and merit; the social pension's decree was not read",
            "Trợ giúp xã hội và người có công; chưa đọc nghị định về hưu trí xã hội",
        ),
    ),
    DeadlineRule(
        Duty.REPORT,
        before_day=20,
        months_earlier=0,
        citations=(
            Citation("20/2021/NĐ-CP", "art. 34(5)"),
            Citation("44/2022/TT-BTC", "art. 8(4)"),
        ),
        sure=Confidence.VERIFIED,
        note=Text(
            "That it is about what was paid in the same month is our reading; "
            "the social pension's decree was not read",
            "Báo cáo của chính tháng đã chi là cách hiểu của phần mềm; "
            "chưa đọc nghị định về hưu trí xã hội",
        ),
    ),
)
"""What is due for each pay month.

None of the texts says that a deadline moves when its last day is a day off: here it never does.
"""
