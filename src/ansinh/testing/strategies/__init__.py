"""Strategies that draw valid, visibly invented values of the domain.

Plural functions with keyword-only settings. What they draw is always valid, never filtered into
shape, and holds the edges: 29 February, a birth year alone, an authorization of one day, names in
every letter of Vietnamese. Citizen ids begin with 099, which no province has, and account numbers
with 0000.

The names are stable; how often something is drawn is not.
"""

from importlib.util import find_spec

from ansinh.errors import MissingExtra

if find_spec("hypothesis") is None:
    raise MissingExtra(extra="testing", needed_for="ansinh.testing.strategies")

from ansinh.testing.strategies.amounts import coefficients, dongs, monthly_amounts
from ansinh.testing.strategies.answers import (
    Answered,
    answered_months,
    answers,
    outcomes,
    settlements,
)
from ansinh.testing.strategies.batches import batches, instructions
from ansinh.testing.strategies.channels import accounts, banks, channels, wallets
from ansinh.testing.strategies.deltas import adjusted_entries, changes, deltas
from ansinh.testing.strategies.entitlements import categories, entitlements, programmes
from ansinh.testing.strategies.identity import (
    birth_dates,
    case_numbers,
    citizen_ids,
    legacy_ids,
    phone_numbers,
)
from ansinh.testing.strategies.names import person_names, person_names_as_typed
from ansinh.testing.strategies.papers import documents, papers
from ansinh.testing.strategies.persons import beneficiaries, communes, persons
from ansinh.testing.strategies.plans import PlanInput, owed, plan_inputs, plans
from ansinh.testing.strategies.rolls import entries, rolls
from ansinh.testing.strategies.terms import agencies, plan_terms, routes
from ansinh.testing.strategies.time import day_spans, days, month_spans, months

__all__ = [
    "Answered",
    "PlanInput",
    "accounts",
    "adjusted_entries",
    "agencies",
    "answered_months",
    "answers",
    "banks",
    "batches",
    "beneficiaries",
    "birth_dates",
    "case_numbers",
    "categories",
    "changes",
    "channels",
    "citizen_ids",
    "coefficients",
    "communes",
    "day_spans",
    "days",
    "deltas",
    "documents",
    "dongs",
    "entitlements",
    "entries",
    "instructions",
    "legacy_ids",
    "month_spans",
    "monthly_amounts",
    "months",
    "outcomes",
    "owed",
    "papers",
    "person_names",
    "person_names_as_typed",
    "persons",
    "phone_numbers",
    "plan_inputs",
    "plan_terms",
    "plans",
    "programmes",
    "rolls",
    "routes",
    "settlements",
    "wallets",
]
