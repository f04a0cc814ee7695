"""How much, since when, by which article; and by when what is due."""

from ansinh.entitlement.calendar import (
    DueDay,
    MonthCalendar,
    PayDays,
    YearCalendar,
    calendar_of,
)
from ansinh.entitlement.days_off import DayKind, DayRow, DaysOff
from ansinh.entitlement.deadlines import DEADLINES, DeadlineRule, Duty
from ansinh.entitlement.entitlement import Category, Entitlement
from ansinh.entitlement.how_sure import HowSure
from ansinh.entitlement.lunar_days import known_days_off
from ansinh.entitlement.programme import (
    MERIT,
    PROGRAMMES,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Programme,
)
from ansinh.entitlement.rates import STANDARDS, standard_for
from ansinh.lazy import public_values_loaded

__all__ = [
    "DEADLINES",
    "MERIT",
    "PROGRAMMES",
    "SOCIAL_ASSISTANCE",
    "SOCIAL_PENSION",
    "STANDARDS",
    "Category",
    "DayKind",
    "DayRow",
    "DaysOff",
    "DeadlineRule",
    "DueDay",
    "Duty",
    "Entitlement",
    "HowSure",
    "MonthCalendar",
    "PayDays",
    "Programme",
    "YearCalendar",
    "calendar_of",
    "known_days_off",
    "standard_for",
]

public_values_loaded()
