"""How a figure is taken: the median of several runs, ours and the peer's in turn."""

import gc
import statistics
import sys
import time
from collections.abc import Callable

import attrs


@attrs.frozen
class Figure:
    """Ours beside the peer's; seconds, the median of the runs."""

    what: str
    peer: str
    items: int
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times the peer's time ours takes."""
        return self.ours / self.theirs

    @property
    def line(self) -> str:
        """One line of the table."""
        rate = self.items / self.ours
        mine = f"{self.what:<46} {self.items:>9,} {self.ours:>8.2f} s {rate:>12,.0f}/s"
        ratio = f"{self.ratio:.1f}" if self.ratio >= 1 else f"{self.ratio:.2f}"
        return f"{mine}  {ratio:>7} x  {self.peer} ({self.theirs:.2f} s)"


def side_by_side(
    what: str,
    items: int,
    ours: Callable[[], object],
    peer: str,
    theirs: Callable[[], object],
    *,
    runs: int = 3,
) -> Figure:
    """Run both in turn, so that a busy machine slows both."""
    own: list[float] = []
    other: list[float] = []
    for _ in range(runs):
        own.append(_seconds(ours))
        other.append(_seconds(theirs))
    figure = Figure(what, peer, items, statistics.median(own), statistics.median(other))
    sys.stdout.write(figure.line + "\n")
    sys.stdout.flush()
    return figure


def alone(what: str, items: int, ours: Callable[[], object], *, runs: int = 3) -> float:
    """Time a part by itself, to say where the time goes."""
    seconds = statistics.median(_seconds(ours) for _ in range(runs))
    sys.stdout.write(f"  of it: {what:<38} {items:>9,} {seconds:>8.2f} s\n")
    sys.stdout.flush()
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    kept = work()
    seconds = time.perf_counter() - start
    del kept
    return seconds
