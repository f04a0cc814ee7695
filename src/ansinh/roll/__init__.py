"""Month by month: one month's list, the changes that make the next, and what is owed besides."""

from ansinh.roll.ahead import PromisedAhead, ahead_by_key, arrears_of_ahead
from ansinh.roll.arrears import Arrears, Recoverable, arrears_of
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.delta import (
    Conflict,
    MonthlyDelta,
    RollIdentity,
    compose,
    difference,
    inverse,
)
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.line import Cause, Component, InstructionLine, Owed
from ansinh.roll.reasons import AdditionReason, AdjustedPart, RemovalReason
from ansinh.roll.roll import Roll

__all__ = [
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
    "MonthlyDelta",
    "Owed",
    "PromisedAhead",
    "Recoverable",
    "Removal",
    "RemovalReason",
    "Roll",
    "RollIdentity",
    "ahead_by_key",
    "arrears_of",
    "arrears_of_ahead",
    "compose",
    "difference",
    "inverse",
]
