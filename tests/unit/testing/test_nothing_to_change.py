"""Where the kit finds nothing to change, a check is not applicable; it does not pass."""

from collections.abc import Mapping
from functools import partial

import attrs
import pytest
from _pytest.outcomes import Skipped
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.following import following
from tests.conformance.mutant import suite_of
from tests.conformance.text_adapter import Fields, Row, answered

from ansinh import AdapterSpec, Outcome, OutcomeKind, RenderedFile
from ansinh.formats import Layout
from ansinh.testing import Status, examine
from ansinh.testing.answer_file import CHANGES_NOTHING, ONE_ORDER


class SaysTheStatusInASentence(Delimited):
    """Right, and of a kind that the kit does not see through: no cell is a status alone."""

    def row(self, layout: Layout, fields: Fields) -> str:
        status = fields.get("status")
        return super().row(layout, {**fields, "status": f"KQ {status}"} if status else fields)

    def kind(self, row: Row) -> OutcomeKind:
        fields = {**row.fields, "status": row.fields["status"].removeprefix("KQ ")}
        return super().kind(attrs.evolve(row, fields=fields))


def _sentence(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
    return answered(SaysTheStatusInASentence(), file, answers)


def test_a_status_that_cannot_be_found_is_told() -> None:
    """P03 found no word to put another in the place of, and passed whoever it looked at."""
    spec = AdapterSpec(profile=Delimited.profile, factory=SaysTheStatusInASentence)
    suite = suite_of(spec, _sentence)
    result = examine(suite, only=("P03",)).result("P03")
    assert (result.status, result.reason) == (
        Status.NOT_APPLICABLE,
        CHANGES_NOTHING,
    )
    with pytest.raises(Skipped, match="no cell of the answer"):
        suite().test_P03_unknown_is_not_paid()


@pytest.mark.parametrize("check", ["P02", "P11"])
def test_rows_of_a_file_of_one_order_cannot_be_mixed_up(check: str) -> None:
    profile = attrs.evolve(Delimited.profile, max_records=1)
    adapter = type(following(Delimited, profile))
    suite = suite_of(
        AdapterSpec(profile=profile, factory=adapter), partial(delimited_answer, profile=profile)
    )
    result = examine(suite, only=(check,)).result(check)
    assert (result.status, result.reason) == (
        Status.NOT_APPLICABLE,
        ONE_ORDER,
    )
