"""How much, since when, by which article."""

from ansinh.entitlement.entitlement import Category, Entitlement
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
    "MERIT",
    "PROGRAMMES",
    "SOCIAL_ASSISTANCE",
    "SOCIAL_PENSION",
    "STANDARDS",
    "Category",
    "Entitlement",
    "Programme",
    "standard_for",
]

public_values_loaded()
