"""How much, since when, by which article."""

from ansinh.entitlement.assessing import entitlement_for
from ansinh.entitlement.entitlement import Category, Entitlement
from ansinh.entitlement.explain import explain
from ansinh.entitlement.facts import Decided, Dependant, Fact, PersonFacts
from ansinh.entitlement.instrument import Instrument, OneOff
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
    "MERIT",
    "PROGRAMMES",
    "SOCIAL_ASSISTANCE",
    "SOCIAL_PENSION",
    "Assessment",
    "Category",
    "Decided",
    "Dependant",
    "Determination",
    "Entitlement",
    "Fact",
    "Instrument",
    "Lost",
    "OneOff",
    "PersonFacts",
    "Programme",
    "Rates",
    "Reason",
    "Share",
    "entitlement_for",
    "explain",
    "national_rates",
    "standard_for",
]

public_values_loaded()
