"""Moving the money: who collects, what is ordered, what came of it, what is left."""

from ansinh.payment.agency import Agency, Payer
from ansinh.payment.batch import PaymentBatch
from ansinh.payment.carry_over import CarryOver
from ansinh.payment.combined import CombinedPayment
from ansinh.payment.hold import Cancellation, Hold
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.known_orders import KnownOrders, LiveSum
from ansinh.payment.limits import Limits
from ansinh.payment.organiser import FuneralOrganiser
from ansinh.payment.outcome import Outcome, OutcomeKind
from ansinh.payment.payee import Capacity, Payee, payee_for
from ansinh.payment.plan import PaymentPlan, PlanTerms, plan
from ansinh.payment.reconciliation import (
    LateReturn,
    Matched,
    Mismatched,
    Missing,
    Reconciliation,
    reconcile,
)
from ansinh.payment.reference import Reference, reference_for
from ansinh.payment.resolution import Resolution, reopened, resolve
from ansinh.payment.routes import Routes
from ansinh.payment.settlement import Settlement, SettlementLine, settle
from ansinh.roll import Cause, Component, InstructionLine, Owed, PromisedAhead

__all__ = [
    "Agency",
    "Cancellation",
    "Capacity",
    "CarryOver",
    "Cause",
    "CombinedPayment",
    "Component",
    "FuneralOrganiser",
    "Hold",
    "InstructionLine",
    "KnownOrders",
    "LateReturn",
    "Limits",
    "LiveSum",
    "Matched",
    "Mismatched",
    "Missing",
    "Outcome",
    "OutcomeKind",
    "Owed",
    "Payee",
    "Payer",
    "PaymentBatch",
    "PaymentInstruction",
    "PaymentPlan",
    "PlanTerms",
    "PromisedAhead",
    "Reconciliation",
    "Reference",
    "Resolution",
    "Routes",
    "Settlement",
    "SettlementLine",
    "payee_for",
    "plan",
    "reconcile",
    "reference_for",
    "reopened",
    "resolve",
    "settle",
]
