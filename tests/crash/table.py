"""What came of all points, as tables for people."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import attrs
from tests.crash.faults import Fault
from tests.crash.office import STEPS
from tests.tables import columns

STATES: Final = ("before", "between", "after")
"""Where the book was found: before the step, between two of its transactions, after it."""


@attrs.frozen
class Count:
    """So many points of one kind came to one end."""

    step: str
    again: bool
    call: str
    fault: str
    state: str
    wrong: bool
    number: int


def counts_in(texts: Iterable[str]) -> list[Count]:
    """Read what the proofs of single steps have printed."""
    return [Count(*row) for text in texts for row in json.loads(text)["counts"]]


def summary(texts: Iterable[str]) -> str:
    """Show points, states and violations: by step, and by call and fault."""
    counts = counts_in(texts)
    faults = [fault for fault in Fault if any(count.fault == fault for count in counts)]
    order = [step.name for step in STEPS]
    steps = sorted({count.step for count in counts}, key=order.index)
    by_step = [
        _row(name, faults, [one for one in counts if (one.step, one.again) == (step, again)])
        for step in steps
        for again, name in ((False, step), (True, f"{step}, taken up again"))
    ]
    calls = sorted({count.call for count in counts})
    by_call = [_row(call, faults, [one for one in counts if one.call == call]) for call in calls]
    heads = ("", "points", *faults, *STATES, "wrong")
    return "\n\n".join(
        columns(heads, [row for row in rows if row[1]] + [_row("all", faults, counts)])
        for rows in (by_step, by_call)
    )


def _row(name: str, faults: Sequence[Fault], counts: Sequence[Count]) -> tuple[str | int, ...]:
    by_fault: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for count in counts:
        by_fault[count.fault] += count.number
        states[count.state] += count.number
    return (
        name,
        sum(count.number for count in counts),
        *(by_fault[fault] for fault in faults),
        *(states[state] for state in STATES),
        sum(count.number for count in counts if count.wrong),
    )
