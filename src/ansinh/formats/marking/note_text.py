"""What a note on a wrong cell says: rule, cure and proposal, and no value that stands there."""

from collections.abc import Sequence
from typing import Final

from ansinh.errors import Problem
from ansinh.formats.marking.problem_list import more_text

_MOST: Final = 6
"""Problems told in one note; a cell with more has a row of the list for each."""


def note_text(problems: Sequence[Problem]) -> str:
    """Tell of a cell's problems: each in Vietnamese, then in English, with its code."""
    told = [_told(problem) for problem in problems[:_MOST]]
    if len(problems) > _MOST:
        told.append(more_text(len(problems) - _MOST))
    return "\n\n".join(told)


def _told(problem: Problem) -> str:
    rule, cure, proposal = problem.message, problem.cure, problem.proposal
    lines = [f"Lỗi: {rule.vi}.", f"Cách sửa: {cure.vi}."]
    english = f"{rule.en}; {cure.en}"
    if proposal is not None:
        lines.append(f"Đề xuất: {proposal.words.vi}.")
        english += f"; proposed: {proposal.words.en}"
    return "\n".join([*lines, f"{english} [{problem.code}]"])
