"""The checks: what every adapter must do, one theme a file.

M what it is, R how it writes, G golden files, P how it reads, U what it does not claim, L the
life cycle.
"""

from typing import Final

from ansinh.testing.check import Check, known_checks
from ansinh.testing.checks import (
    counting,
    fields,
    golden_files,
    hostile_answers,
    identity,
    letters,
    manners,
    months,
    naming,
    nothing_lost,
    own_layout,
    privacy,
    refusing,
    round_trip,
    sameness,
    undeclared,
    unknown_words,
    whose_answer,
    workbook,
)

ALL_CHECKS: Final[tuple[Check, ...]] = known_checks()
"""Every check there is, in order."""

__all__ = [
    "ALL_CHECKS",
    "counting",
    "fields",
    "golden_files",
    "hostile_answers",
    "identity",
    "letters",
    "manners",
    "months",
    "naming",
    "nothing_lost",
    "own_layout",
    "privacy",
    "refusing",
    "round_trip",
    "sameness",
    "undeclared",
    "unknown_words",
    "whose_answer",
    "workbook",
]
