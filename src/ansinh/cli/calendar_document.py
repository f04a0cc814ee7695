"""A year's calendar as a document for programs."""

from typing import Any

from ansinh.entitlement import PROGRAMMES, DeadlineRule, DueDay, YearCalendar
from ansinh.errors import Text
from ansinh.payment.combined import COMBINED_BY, combined_ground


def calendar_document(calendar: YearCalendar) -> dict[str, Any]:
    """Describe a calendar: each pay month's days, the rules behind them, and what is not known.

    A day is never moved: `off` says why it is a day off, `working_day` which one lies before it.
    """
    return {
        "ok": True,
        "year": calendar.year,
        "months": [
            {"month": str(month.month), "days": [_day(due) for due in month.days]}
            for month in calendar.months
        ],
        "rules": [_rule(rule) for rule in calendar.rules],
        "lunar_known": calendar.days_off.lunar_known,
        "combined_payment": [
            {
                "programme": programme.code,
                "source": str(COMBINED_BY[programme.code])
                if programme.code in COMBINED_BY
                else None,
                "message": _both(combined_ground(programme)),
            }
            for programme in PROGRAMMES
        ],
    }


def _day(due: DueDay) -> dict[str, Any]:
    off = due.off
    return {
        "duty": due.duty.value,
        "day": due.day.isoformat(),
        "off": off and {"name": _both(off.name), "source": off.source, "how_sure": off.sure.value},
        "working_day": due.working_day and due.working_day.isoformat(),
    }


def _rule(rule: DeadlineRule) -> dict[str, Any]:
    return {
        "duty": rule.duty.value,
        "before_day": rule.before_day,
        "months_earlier": rule.months_earlier,
        "sources": [str(citation) for citation in rule.citations],
        "how_sure": rule.sure.value,
        "note": _both(rule.note),
    }


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
