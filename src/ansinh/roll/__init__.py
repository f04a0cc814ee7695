"""Month by month: one month's list, the changes that make the next, and what is owed besides."""

from ansinh.roll.ahead import PromisedAhead, ahead_by_key, arrears_of_ahead
from ansinh.roll.arrears import MERIT_ARREARS_ONCE, Arrears, arrears_of, merit_arrears_month
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.delta import (
    Conflict,
    MonthlyDelta,
    RollIdentity,
    compose,
    difference,
    inverse,
)
from ansinh.roll.due import MonthBalance, owed_or_recoverable
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.late_standards import LateStandards, standards_of
from ansinh.roll.line import Cause, Component, InstructionLine, Owed
from ansinh.roll.once import own_slot, slot_of
from ansinh.roll.one_off import funeral_owed, gifts_for
from ansinh.roll.reasons import AdditionReason, AdjustedPart, RemovalReason
from ansinh.roll.recovery import Recoverable, RecoveryCause, Repayment, outstanding
from ansinh.roll.roll import Roll
from ansinh.roll.top_ups import ListedMonth, top_ups, with_top_ups

__all__ = [
    "MERIT_ARREARS_ONCE",
    "Addition",
    "AdditionReason",
    "AdjustedPart",
    "Adjustment",
    "Arrears",
    "Cause",
    "Change",
    "Component",
    "Conflict",
    "Entry",
    "EntryKey",
    "InstructionLine",
    "LateStandards",
    "ListedMonth",
    "MonthBalance",
    "MonthlyDelta",
    "Owed",
    "PromisedAhead",
    "Recoverable",
    "RecoveryCause",
    "Removal",
    "RemovalReason",
    "Repayment",
    "Roll",
    "RollIdentity",
    "ahead_by_key",
    "arrears_of",
    "arrears_of_ahead",
    "compose",
    "difference",
    "funeral_owed",
    "gifts_for",
    "inverse",
    "merit_arrears_month",
    "outstanding",
    "owed_or_recoverable",
    "own_slot",
    "slot_of",
    "standards_of",
    "top_ups",
    "with_top_ups",
]
