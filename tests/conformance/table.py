"""The table: right adapters, mutants, and what the kit says of them, always on the same data."""

from collections.abc import Collection
from typing import Final

from tests.conformance import wrong_answers, wrong_files, wrong_manners, wrong_trees
from tests.conformance.branch import Branch, branch_is_silent
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.fixed_width import FixedWidth, fixed_width_answer
from tests.conformance.json_file import JsonFile, json_answer
from tests.conformance.mutant import MUTANTS, Mutant, suite_of
from tests.conformance.workbook import Workbook, workbook_answer
from tests.conformance.xml_file import XmlFile, xml_answer

from ansinh import AdapterSpec
from ansinh.testing import AdapterConformance, examine

__all__ = [
    "MUTANTS",
    "RIGHT",
    "Mutant",
    "failures",
    "wrong_answers",
    "wrong_files",
    "wrong_manners",
    "wrong_trees",
]

RIGHT: Final[dict[str, type[AdapterConformance]]] = {
    adapter.profile.id: suite_of(AdapterSpec(profile=adapter.profile, factory=adapter), simulator)
    for adapter, simulator in (
        (Delimited, delimited_answer),
        (FixedWidth, fixed_width_answer),
        (Workbook, workbook_answer),
        (Branch, branch_is_silent),
        (XmlFile, xml_answer),
        (JsonFile, json_answer),
    )
}
"""The suites of the adapters that keep every promise."""


def failures(
    suite: type[AdapterConformance], only: Collection[str] = (), *, examples: int = 40
) -> dict[str, str]:
    """Run the checks, or some of them; give each that fails, with what it found."""
    report = examine(suite, only=only, examples=examples)
    return {id_: report.result(id_).reason.en for id_ in report.failed}
