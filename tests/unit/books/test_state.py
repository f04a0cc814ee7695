"""What a month's state says of orders in doubt."""

import pytest

from ansinh import Month
from ansinh.books.state import MonthStage, MonthState, RecordedEvidenceState


def _month(*evidence: RecordedEvidenceState) -> MonthState:
    return MonthState(
        month=Month(2024, 7),
        stage=MonthStage.PLANNED,
        opened=2,
        base_digest="",
        roll_digest="",
        lines=1,
        total=1,
        planned=10,
        evidence=list(evidence),
        doubted={"A1": (8,), "A2": (8, 12), "A3": (13,)},
    )


def _proof(outcome: str, approved: int) -> RecordedEvidenceState:
    return RecordedEvidenceState(9, "A3", outcome, "statement", "ab", "lap", "duyet", approved)


def test_late_is_what_was_doubted_after_the_plan() -> None:
    assert _month().doubted_late == _month().doubted_still == ("A2", "A3")


@pytest.mark.parametrize(
    ("outcome", "approved", "still"),
    [("refused", 14, False), ("paid", 14, True), ("refused", 0, True), ("refused", 11, True)],
)
def test_evidence_ends_a_doubt_that_was_there_where_it_was_not_paid(
    outcome: str, approved: int, *, still: bool
) -> None:
    """Approved after the doubt; what waits for its approval ends nothing."""
    month = _month(_proof(outcome, approved))
    assert ("A3" in month.doubted_still) is still
    assert month.doubted_late == ("A2", "A3")
