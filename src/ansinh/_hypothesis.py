"""The entry point for Hypothesis: ``st.from_type(ansinh.Roll)`` draws what `rolls()` draws.

Hypothesis calls `register` inside its own import, in every program of the environment that has
ansinh. So it loads no value and no strategy: a class is signed up once a program has loaded it,
by a function that loads the strategies when something is drawn. And it never fails: at worst it
warns, and types are drawn as if ansinh had said nothing.
"""

import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, get_args

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

DRAWN_BY: Final = {
    "adapters.event": {"AdapterEvent": "adapter_events", "BatchFinding": "batch_findings"},
    "adapters.inventory": {
        "InstalledAdapter": "installed_adapters",
        "InstalledPlugin": "installed_plugins",
        "Inventory": "inventories",
    },
    "adapters.probe": {"FileProbe": "file_probes"},
    "adapters.requests": {
        "ParseRequest": "parse_requests",
        "ParsedResults": "parsed_results",
        "RenderRequest": "render_requests",
        "RenderedFile": "rendered_files",
        "WrittenLine": "written_lines",
    },
    "adapters.source": {"PluginProblem": "plugin_problems", "PluginSource": "plugin_sources"},
    "adapters.spec": {"AdapterSpec": "adapter_specs"},
    "books.act": {"Act": "acts"},
    "books.audit": {
        "AuditFinding": "audit_findings",
        "AuditReport": "audit_reports",
    },
    "books.person_export": {"HeldPart": "held_parts", "PersonExport": "person_exports"},
    "books.receipts": {
        "BookFile": "book_files",
        "Checked": "checked_months",
        "Heard": "heard_answers",
        "Planned": "planned_months",
        "Receipt": "receipts",
        "Recovery": "recoveries",
        "Rendered": "rendered_months",
        "Settled": "settled_books",
    },
    "books.status": {
        "FileStatus": "file_statuses",
        "MonthStatus": "month_statuses",
    },
    "books.store": {"Head": "heads"},
    "books.tally": {"Tally": "tallies"},
    "boundary.facts_file": {"CaseFacts": "case_facts"},
    "boundary.lists.applied": {"Applied": "applied_proposals"},
    "boundary.lists.results": {
        "AdditionsList": "additions_lists",
        "AdjustmentsList": "adjustments_lists",
        "ListReport": "list_reports",
        "MonthLists": "month_lists",
        "RemovalsList": "removals_lists",
        "RollList": "roll_lists",
    },
    "boundary.lists.source": {
        "ListDefaults": "list_defaults",
        "Notice": "notices",
        "SourceFile": "source_files",
    },
    "boundary.settings": {"KeyPlace": "key_places", "Settings": "agency_settings"},
    "checks.finding": {"Finding": "findings"},
    "cycle": {
        "Answer": "answer_files",
        "PreparedMonth": "prepared_months",
        "ProviderFile": "provider_files",
        "SettledMonth": "settled_months",
    },
    "entitlement.calendar": {
        "DueDay": "due_days",
        "MonthCalendar": "month_calendars",
        "PayDays": "pay_days",
        "YearCalendar": "year_calendars",
    },
    "entitlement.days_off": {"DayRow": "day_rows", "DaysOff": "closed_days"},
    "entitlement.deadlines": {"DeadlineRule": "deadline_rules"},
    "entitlement.entitlement": {"Category": "categories", "Entitlement": "entitlements"},
    "entitlement.facts": {
        "Decided": "decisions",
        "Dependant": "dependants",
        "Fact": "facts",
        "PersonFacts": "person_facts",
    },
    "entitlement.funeral": {"FuneralSupport": "funeral_supports"},
    "entitlement.instrument": {"Instrument": "instruments", "OneOff": "one_offs"},
    "entitlement.programme": {"Programme": "programmes"},
    "entitlement.rates": {"Rates": "rates"},
    "entitlement.share": {
        "Assessment": "assessments",
        "Determination": "determinations",
        "Lost": "losses",
        "Share": "shares",
    },
    "errors.problem": {"Position": "positions", "Problem": "problems"},
    "errors.proposal": {"Proposal": "proposals"},
    "errors.text": {"Text": "texts"},
    "formats.cell_style": {"CellStyle": "cell_styles"},
    "formats.layout": {"Column": "columns", "Layout": "layouts"},
    "formats.list_writer": {"CsvForm": "csv_forms"},
    "formats.name_rule": {"NameRule": "name_rules", "NarrativeRule": "narrative_rules"},
    "formats.paper": {"Paper": "paper_sheets"},
    "formats.profile": {"FormatProfile": "profiles"},
    "formats.record": {"Record": "records"},
    "formats.rows": {"RowAccount": "row_accounts"},
    "formats.sections": {"Section": "sections"},
    "formats.sheet": {"Merge": "merges", "Sheet": "sheets"},
    "formats.table": {"Table": "tables"},
    "formats.title_facts": {"Line": "title_lines", "TitleMonth": "title_months"},
    "formats.total_row": {"TotalRow": "total_rows"},
    "formats.xml_tree": {"XmlPart": "xml_parts"},
    "law": {"Citation": "citations", "Step": "steps"},
    "money": {"Dong": "dongs"},
    "months": {"DaySpan": "day_spans", "Month": "months", "MonthSpan": "month_spans"},
    "payment.agency": {"Agency": "agencies", "Payer": "payers"},
    "payment.batch": {"PaymentBatch": "batches"},
    "payment.carry_over": {"CarryOver": "carry_overs"},
    "payment.combined": {"CombinedPayment": "combined_payments"},
    "payment.hold": {"Cancellation": "cancellations", "Hold": "holds"},
    "payment.instruction": {"PaymentInstruction": "instructions"},
    "payment.limits": {"Limits": "limits"},
    "payment.organiser": {"FuneralOrganiser": "funeral_organisers"},
    "payment.outcome": {"Outcome": "single_outcomes"},
    "payment.payee": {"Payee": "payees"},
    "payment.plan": {"PaymentPlan": "plans", "PlanTerms": "plan_terms"},
    "payment.reconciliation": {"Reconciliation": "reconciliations"},
    "payment.reference": {"Reference": "references"},
    "payment.routes": {"Routes": "routes"},
    "payment.settlement": {"Settlement": "settlements", "SettlementLine": "settlement_lines"},
    "people.bank": {"Bank": "banks"},
    "people.beneficiary": {"Beneficiary": "beneficiaries"},
    "people.birth_date": {"BirthDate": "birth_dates"},
    "people.case_number": {"CaseNumber": "case_numbers"},
    "people.channel": {
        "BankAccount": "accounts",
        "CashPoint": "cash_points",
        "EWallet": "wallets",
        "HomeDelivery": "home_deliveries",
    },
    "people.citizen_id": {"CitizenId": "citizen_ids"},
    "people.commune": {"Commune": "communes"},
    "people.delegation": {"Delegation": "delegations"},
    "people.document": {"Document": "documents"},
    "people.incapacity": {"Incapacity": "incapacities"},
    "people.legacy_id": {"LegacyIdNumber": "legacy_ids"},
    "people.name": {"PersonName": "person_names"},
    "people.papers": {
        "Authorization": "authorizations",
        "Guardianship": "guardianships",
        "ParentalRepresentation": "parental_representations",
    },
    "people.person": {"Person": "persons"},
    "people.person_key": {"PersonKey": "person_keys"},
    "people.phone": {"PhoneNumber": "phone_numbers"},
    "reports.office": {"Office": "offices"},
    "roll.ahead": {"PromisedAhead": "ahead_promises"},
    "roll.arrears": {"Arrears": "arrears"},
    "roll.changes": {"Addition": "additions", "Adjustment": "adjustments", "Removal": "removals"},
    "roll.delta": {
        "Conflict": "conflicts",
        "MonthlyDelta": "deltas",
        "RollIdentity": "roll_identities",
    },
    "roll.due": {"MonthBalance": "month_balances"},
    "roll.entry": {"Entry": "entries", "EntryKey": "entry_keys"},
    "roll.line": {"InstructionLine": "instruction_lines", "Owed": "owed"},
    "roll.recovery": {"Recoverable": "recoverables", "Repayment": "repayments"},
    "roll.roll": {"Roll": "rolls"},
    "roll.top_ups": {"ListedMonth": "listed_months"},
}
"""Each public value, by the module that defines it, and its function in the strategies."""

_waiting: Final = {home: dict(names) for home, names in DRAWN_BY.items()}


def register() -> None:
    """Sign up the values that are loaded, and later those that will be."""
    try:
        from ansinh.lazy import when_values_load

        when_values_load(_sign_up)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not break `import hypothesis`
        _warn(error)
    else:
        _sign_up()


def _sign_up() -> None:
    try:
        _sign_up_loaded()
    except Exception as error:  # noqa: BLE001 - it runs in the middle of anybody's import
        _waiting.clear()
        _warn(error)


def _sign_up_loaded() -> None:
    from hypothesis.strategies import register_type_strategy

    for home, names in list(_waiting.items()):
        module = sys.modules.get(f"ansinh.{home}")
        if module is None or any(not hasattr(module, name) for name in names):
            continue  # not loaded, or in the middle of it
        for name, strategy in _waiting.pop(home).items():
            register_type_strategy(getattr(module, name), _drawn_by(strategy))


def _drawn_by(name: str) -> "Callable[[type], SearchStrategy[Any]]":
    def strategy_for(kind: type) -> "SearchStrategy[Any]":
        from hypothesis.strategies import from_type

        from ansinh.testing import strategies

        draw: Callable[..., SearchStrategy[Any]] = getattr(strategies, name)
        within = get_args(kind) if name == "steps" else ()
        return draw(value=from_type(within[0])) if within else draw()

    return strategy_for


def _warn(error: Exception) -> None:
    # Where warnings are errors, this one must still break nothing.
    with suppress(Warning):
        warnings.warn(f"ansinh: no strategies for Hypothesis: {error!r}", stacklevel=2)
