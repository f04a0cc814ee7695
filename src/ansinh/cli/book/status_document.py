"""A month's status as a document for programs: counts and đồng, and nobody's data."""

from collections.abc import Iterable
from typing import Any

from ansinh.books.status import MonthStatus
from ansinh.books.tally import Tally


def status_document(status: MonthStatus) -> dict[str, Any]:
    """Describe how far a month is."""
    return {
        "stage": status.stage.value,
        "head": {"count": status.head.count, "hash": status.head.hash},
        "listed": tally_document(status.listed),
        "changes": status.changes,
        "checked": status.checked,
        "ordered": tally_document(status.ordered),
        "carried_in": tally_document(status.carried_in),
        "held": _by_word(status.held),
        "cancelled": tally_document(status.cancelled),
        "orders": [
            {
                "file": file.filename,
                "sha256": file.sha256,
                "provider": file.provider,
                "programme": file.programme,
                "sequence": file.sequence,
                **tally_document(file.pays),
                "stage": file.stage.value,
                "approved_by": file.approved_by,
                "sent_by": file.sent_by,
            }
            for file in status.files
        ],
        "gone": list(status.gone),
        "foreign": list(status.foreign),
        "answers": status.answers,
        "unanswered": status.unanswered,
        "standings": _by_word(status.standings),
        "found": _by_word(status.found),
        "recalled": list(status.recalled),
        "recalled_paid": list(status.recalled_paid),
        "evidence_waiting": list(status.evidence_waiting),
    }


def tally_document(tally: Tally) -> dict[str, int]:
    """Describe how many, and how much, for programs."""
    return {"count": tally.count, "total": tally.amount.value}


def _by_word(tallies: Iterable[tuple[str, Tally]]) -> dict[str, dict[str, int]]:
    return {word: tally_document(tally) for word, tally in tallies}
