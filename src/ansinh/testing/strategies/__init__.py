"""Strategies that draw valid, visibly invented values of the domain.

Plural functions with keyword-only settings. What they draw is always valid, never filtered into
shape, and holds the edges: 29 February, a birth year alone, an authorization of one day, names in
every letter of Vietnamese, lists of nothing and of one line. Citizen ids begin with 099, which no
province has, and account numbers with 0000. A setting that cannot be is refused where it is said.

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
    carry_overs,
    outcomes,
    reconciliations,
    settlement_lines,
    settlements,
    single_outcomes,
)
from ansinh.testing.strategies.assessments import (
    assessments,
    determinations,
    funeral_supports,
    instruments,
    losses,
    one_offs,
    rates,
    shares,
)
from ansinh.testing.strategies.batches import batches, instructions, payees, references
from ansinh.testing.strategies.boundaries import Boundary, boundary_batches
from ansinh.testing.strategies.calendars import (
    closed_days,
    day_rows,
    deadline_rules,
    due_days,
    month_calendars,
    pay_days,
    year_calendars,
)
from ansinh.testing.strategies.channels import (
    accounts,
    banks,
    cash_points,
    channels,
    home_deliveries,
    wallets,
)
from ansinh.testing.strategies.cycles import (
    answer_files,
    prepared_months,
    provider_files,
    settled_months,
)
from ansinh.testing.strategies.damage import damaged
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.deltas import (
    additions,
    adjusted_entries,
    adjustments,
    changes,
    conflicts,
    deltas,
    removals,
)
from ansinh.testing.strategies.entitlements import categories, entitlements, programmes
from ansinh.testing.strategies.facts import (
    case_facts,
    decisions,
    dependants,
    facts,
    person_facts,
)
from ansinh.testing.strategies.file_forms import csv_forms, xml_parts
from ansinh.testing.strategies.files import (
    file_probes,
    parse_requests,
    parsed_results,
    render_requests,
    rendered_files,
    written_lines,
)
from ansinh.testing.strategies.identity import (
    birth_dates,
    case_numbers,
    citizen_ids,
    legacy_ids,
    phone_numbers,
)
from ansinh.testing.strategies.layouts import (
    columns,
    layouts,
    merges,
    records,
    sections,
    sheets,
    tables,
    title_lines,
    title_months,
    total_rows,
)
from ansinh.testing.strategies.lists import (
    additions_lists,
    adjustments_lists,
    applied_proposals,
    list_defaults,
    list_reports,
    month_lists,
    removals_lists,
    roll_lists,
    row_accounts,
    source_files,
)
from ansinh.testing.strategies.names import person_names, person_names_as_typed
from ansinh.testing.strategies.office import agency_settings, key_places, offices
from ansinh.testing.strategies.paper_looks import cell_styles, paper_sheets
from ansinh.testing.strategies.papers import (
    authorizations,
    delegations,
    guardianships,
    papers,
    parental_representations,
)
from ansinh.testing.strategies.persons import (
    beneficiaries,
    communes,
    incapacities,
    person_keys,
    persons,
)
from ansinh.testing.strategies.plans import PlanInput, owed, plan_inputs, plans
from ansinh.testing.strategies.plugins import (
    adapter_events,
    adapter_specs,
    batch_findings,
    installed_adapters,
    installed_plugins,
    inventories,
    plugin_problems,
    plugin_sources,
)
from ansinh.testing.strategies.profiles import name_rules, narrative_rules, profiles
from ansinh.testing.strategies.provider_batches import renderable_batches
from ansinh.testing.strategies.rolls import (
    entries,
    entry_keys,
    payable_entries,
    roll_identities,
    rolls,
)
from ansinh.testing.strategies.sums import (
    ahead_promises,
    arrears,
    cancellations,
    combined_payments,
    funeral_organisers,
    holds,
    instruction_lines,
    listed_months,
    month_balances,
    recoverables,
    repayments,
)
from ansinh.testing.strategies.terms import agencies, limits, payers, plan_terms, routes
from ansinh.testing.strategies.time import day_spans, days, month_spans, months
from ansinh.testing.strategies.told import (
    citations,
    findings,
    notices,
    positions,
    problems,
    proposals,
    steps,
    texts,
    words,
)

__all__ = [
    "Answered",
    "Boundary",
    "PlanInput",
    "accounts",
    "adapter_events",
    "adapter_specs",
    "additions",
    "additions_lists",
    "adjusted_entries",
    "adjustments",
    "adjustments_lists",
    "agencies",
    "agency_settings",
    "ahead_promises",
    "answer_files",
    "answered_months",
    "answers",
    "applied_proposals",
    "arrears",
    "assessments",
    "authorizations",
    "banks",
    "batch_findings",
    "batches",
    "beneficiaries",
    "birth_dates",
    "boundary_batches",
    "cancellations",
    "carry_overs",
    "case_facts",
    "case_numbers",
    "cash_points",
    "categories",
    "cell_styles",
    "changes",
    "channels",
    "citations",
    "citizen_ids",
    "closed_days",
    "coefficients",
    "columns",
    "combined_payments",
    "communes",
    "conflicts",
    "csv_forms",
    "damaged",
    "day_rows",
    "day_spans",
    "days",
    "deadline_rules",
    "decisions",
    "delegations",
    "deltas",
    "dependants",
    "determinations",
    "documents",
    "dongs",
    "due_days",
    "entitlements",
    "entries",
    "entry_keys",
    "facts",
    "file_probes",
    "findings",
    "funeral_organisers",
    "funeral_supports",
    "guardianships",
    "holds",
    "home_deliveries",
    "incapacities",
    "installed_adapters",
    "installed_plugins",
    "instruction_lines",
    "instructions",
    "instruments",
    "inventories",
    "key_places",
    "layouts",
    "legacy_ids",
    "limits",
    "list_defaults",
    "list_reports",
    "listed_months",
    "losses",
    "merges",
    "month_balances",
    "month_calendars",
    "month_lists",
    "month_spans",
    "monthly_amounts",
    "months",
    "name_rules",
    "narrative_rules",
    "notices",
    "offices",
    "one_offs",
    "outcomes",
    "owed",
    "paper_sheets",
    "papers",
    "parental_representations",
    "parse_requests",
    "parsed_results",
    "pay_days",
    "payable_entries",
    "payees",
    "payers",
    "person_facts",
    "person_keys",
    "person_names",
    "person_names_as_typed",
    "persons",
    "phone_numbers",
    "plan_inputs",
    "plan_terms",
    "plans",
    "plugin_problems",
    "plugin_sources",
    "positions",
    "prepared_months",
    "problems",
    "profiles",
    "programmes",
    "proposals",
    "provider_files",
    "rates",
    "reconciliations",
    "records",
    "recoverables",
    "references",
    "removals",
    "removals_lists",
    "render_requests",
    "renderable_batches",
    "rendered_files",
    "repayments",
    "roll_identities",
    "roll_lists",
    "rolls",
    "routes",
    "row_accounts",
    "sections",
    "settled_months",
    "settlement_lines",
    "settlements",
    "shares",
    "sheets",
    "single_outcomes",
    "source_files",
    "steps",
    "tables",
    "texts",
    "title_lines",
    "title_months",
    "total_rows",
    "wallets",
    "words",
    "written_lines",
    "xml_parts",
    "year_calendars",
]
