"""How a year's calendar looks: a line a month, then what falls on a day off, and by which texts."""

from types import MappingProxyType
from typing import Final

import attrs

from ansinh.cli.screen import Column, Screen
from ansinh.entitlement import (
    PROGRAMMES,
    DayRow,
    DeadlineRule,
    DueDay,
    Duty,
    MonthCalendar,
    YearCalendar,
)
from ansinh.errors import Text
from ansinh.months import day_label
from ansinh.payment.combined import combined_ground

_SHORT: Final = MappingProxyType(
    {
        Duty.CHANGES: Text("Communes", "Cấp xã báo"),
        Duty.FUNDS: Text("Agency", "Cơ quan lập"),
        Duty.PAYMENT: Text("Payment", "Chi trả"),
        Duty.REPORT: Text("Provider", "Tổ chức báo"),
    }
)
"""What the columns are called; what each is about stands below the table."""
_MARK: Final = "*"
_IN_WHICH: Final = (
    Text("the pay month", "của kỳ chi trả"),
    Text("the month before", "của tháng trước kỳ"),
)
_EXTRA: Final = Text(
    "Not known: Tết, the Hùng Kings' day, days in lieu and days that were moved; "
    "pip install 'ansinh[holidays]' brings them, or give them with --overrides",
    "Chưa biết Tết, Giỗ Tổ, ngày nghỉ bù, ngày hoán đổi: cài bằng pip install 'ansinh[holidays]' "
    "hoặc khai bằng --overrides",
)


@attrs.frozen
class CalendarView:
    """Shows a calendar."""

    screen: Screen
    calendar: YearCalendar

    def show(self) -> None:
        """Show all of it."""
        year = self.calendar.year
        self.screen.heading(
            Text(
                f"Last days for the pay months of {year}", f"Hạn cuối của các kỳ chi trả năm {year}"
            )
        )
        duties = [duty for duty in Duty if self._has(duty)]
        self.screen.table(
            (
                Column(Text("Month", "Kỳ"), whole=True),
                *(Column(_SHORT[duty], whole=True) for duty in duties),
            ),
            [
                (month.month.label, *(_cell(month, duty) for duty in duties))
                for month in self.calendar.months
            ],
        )
        self._days_off()
        self._sources()

    def _has(self, duty: Duty) -> bool:
        return any(month.of(duty) for month in self.calendar.months)

    def _days_off(self) -> None:
        found = self.calendar.on_days_off
        if not found:
            return
        self.screen.heading(
            Text(f"{_MARK} On a day off, and not moved", f"{_MARK} Rơi vào ngày nghỉ, không tự dời")
        )
        titles = (
            Text("Day", "Ngày"),
            Text("Due", "Việc"),
            Text("Month", "Kỳ"),
            Text("Day off", "Ngày nghỉ"),
            Text("Last working day", "Ngày làm việc cuối"),
        )
        self.screen.table(
            tuple(Column(title, whole=number != 3) for number, title in enumerate(titles)),
            [
                (
                    day_label(due.day),
                    self._say(_SHORT[due.duty]),
                    month.label,
                    self._say(off.name),
                    day_label(due.working_day) if due.working_day else "-",
                )
                for month, due in found
                if (off := due.off) is not None
            ],
        )

    def _sources(self) -> None:
        self.screen.heading(Text("By which texts, and how sure", "Căn cứ và mức độ chắc chắn"))
        facts = [(_SHORT[rule.duty], self._say(_said(rule))) for rule in self.calendar.rules]
        if self._has(Duty.PAYMENT):
            contract = Text(
                "By the agency's own contract; no text sets the day",
                "Theo hợp đồng của cơ quan; không văn bản nào ấn định ngày",
            )
            facts.insert(-1, (_SHORT[Duty.PAYMENT], self._say(contract)))
        facts.append((Text("Days off", "Ngày nghỉ"), self._say(self._closed())))
        if not self.calendar.days_off.lunar_known:
            facts.append((Text("Lunar days", "Ngày âm lịch"), self._say(_EXTRA)))
        by_ground: dict[Text, list[str]] = {}
        for programme in PROGRAMMES:
            by_ground.setdefault(combined_ground(programme), []).append(programme.code)
        facts += [
            (Text("Two at once", "Chi gộp 2 kỳ"), f"{', '.join(codes)}: {self._say(ground)}")
            for ground, codes in by_ground.items()
        ]
        self.screen.facts(facts)

    def _closed(self) -> Text:
        """Say who tells the days off that matter here, each once."""
        rows = [due.off for _, due in self.calendar.on_days_off if due.off is not None]
        told = [_told(row) for row in dict.fromkeys(rows)]
        unique = list(dict.fromkeys(told)) or [Text("None", "Không có")]
        return Text("; ".join(one.en for one in unique), "; ".join(one.vi for one in unique))

    def _say(self, text: Text) -> str:
        return text.in_language(self.screen.language)


def _cell(month: MonthCalendar, duty: Duty) -> str:
    days = month.of(duty)
    first, last = days[0], days[-1]
    mark = _MARK if any(due.off is not None for due in days) else ""
    label = day_label(first.day)
    return f"{label}{mark}" if first == last else f"{_short(first)}-{day_label(last.day)}{mark}"


def _short(due: DueDay) -> str:
    return f"{due.day.day:02}"


def _said(rule: DeadlineRule) -> Text:
    where = _IN_WHICH[min(rule.months_earlier, 1)]
    sources = "; ".join(str(citation) for citation in rule.citations)
    vietnamese = sources.replace("art. ", "Điều ").replace("sec. ", "mục ")
    sure = rule.sure.words
    what = rule.duty.words
    return Text(
        f"{what.en} before day {rule.before_day} of {where.en}. {sources} ({sure.en}). "
        f"{rule.note.en}",
        f"{what.vi} trước ngày {rule.before_day} {where.vi}. {vietnamese} ({sure.vi}). "
        f"{rule.note.vi}",
    )


def _told(row: DayRow) -> Text:
    vietnamese = row.source.replace("art. ", "Điều ")
    return Text(f"{row.source} ({row.sure.words.en})", f"{vietnamese} ({row.sure.words.vi})")
