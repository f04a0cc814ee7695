"""How much, since when, by which article; and by when what is due."""

from ansinh.entitlement.assessing import entitlement_for
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
from ansinh.entitlement.explain import explain
from ansinh.entitlement.facts import Decided, Dependant, Fact, PersonFacts
from ansinh.entitlement.funeral import FuneralSupport, funeral_support
from ansinh.entitlement.instrument import Instrument, OneOff
from ansinh.entitlement.lunar_days import known_days_off
from ansinh.entitlement.programme import (
    MERIT,
    PROGRAMMES,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Programme,
)
from ansinh.entitlement.rates import Rates, national_rates, standard_for
from ansinh.entitlement.share import Assessment, Determination, Lost, Reason, Share
from ansinh.lazy import public_values_loaded

__all__ = [
    "DEADLINES",
    "MERIT",
    "PROGRAMMES",
    "SOCIAL_ASSISTANCE",
    "SOCIAL_PENSION",
    "Assessment",
    "Category",
    "DayKind",
    "DayRow",
    "DaysOff",
    "DeadlineRule",
    "Decided",
    "Dependant",
    "Determination",
    "DueDay",
    "Duty",
    "Entitlement",
    "Fact",
    "FuneralSupport",
    "Instrument",
    "Lost",
    "MonthCalendar",
    "OneOff",
    "PayDays",
    "PersonFacts",
    "Programme",
    "Rates",
    "Reason",
    "Share",
    "YearCalendar",
    "calendar_of",
    "entitlement_for",
    "explain",
    "funeral_support",
    "known_days_off",
    "national_rates",
    "standard_for",
]

public_values_loaded()
