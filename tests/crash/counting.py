"""What came of many points, counted, for whoever asked for the proof."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tests.crash.proof import Told

MOST_SHOWN: Final = 20


def in_short(told: Sequence[Told]) -> dict[str, object]:
    """Count by step, call, fault and state; show some of what is wrong."""
    counts = Counter(
        (
            one.step,
            one.again,
            one.point.call.name,
            one.point.fault.value,
            one.state,
            bool(one.wrong),
        )
        for one in told
    )
    return {
        "counts": [[*key, number] for key, number in sorted(counts.items())],
        "wrong": [text for one in told for text in one.wrong][:MOST_SHOWN],
    }
