"""`play`: a story of the office from a seed, step by step; the seed repeats it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, Self

import attrs

from ansinh.testing.books.crashes import Crashed
from ansinh.testing.books.dice import Dice, SeededDice, once_in
from ansinh.testing.books.finishing import finish, trouble
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import NothingToDo
from ansinh.testing.books.place import Place
from ansinh.testing.books.steps import STEPS, Step

DID: Final = "did"
REPEATED: Final = "repeated"
REFUSED: Final = "refused"
LOOKED: Final = "looked"


@attrs.define
class Counts:
    """How often each step happened, and how it came out."""

    by_step: Counter[tuple[str, str]] = attrs.Factory(Counter)
    refusals: Counter[str] = attrs.Factory(Counter)
    crashes: int = 0
    months: int = 0

    @property
    def did(self) -> int:
        """The steps that did something to the book or to a provider."""
        return sum(count for (_, how), count in self.by_step.items() if how == DID)

    def add(self, other: "Counts") -> None:
        """Count another story's, too."""
        self.by_step += other.by_step
        self.refusals += other.refusals
        self.crashes += other.crashes
        self.months += other.months

    def to_json(self, store: str) -> str:
        """Write the counts down, so that they can go from one process to another."""
        steps = [[*key, count] for key, count in sorted(self.by_step.items())]
        refusals = sorted(self.refusals.items())
        return json.dumps([store, steps, refusals, self.crashes, self.months])

    @classmethod
    def from_json(cls, text: str) -> tuple[str, Self]:
        """Read counts that were written down, and of which store they are."""
        store, steps, refusals, crashes, months = json.loads(text)
        by_step = Counter({(name, how): count for name, how, count in steps})
        return store, cls(by_step, Counter(dict(refusals)), crashes, months)

    def table(self) -> str:
        """Give the counts as a table, a line for each step."""
        names = sorted({name for name, _ in self.by_step})
        kinds = (DID, REPEATED, REFUSED, LOOKED)
        head = f"{'step':24}" + "".join(f"{kind:>10}" for kind in kinds)
        rows = [
            f"{name:24}" + "".join(f"{self.by_step[name, kind]:>10,}" for kind in kinds)
            for name in names
        ]
        sums = [sum(self.by_step[name, kind] for name in names) for kind in kinds]
        foot = f"{'all':24}" + "".join(f"{number:>10,}" for number in sums)
        return "\n".join([head, *rows, foot])


def take(office: ObservingOffice, step: Step, dice: Dice, *, crash: bool = False) -> str | None:
    """Let one step happen, and hold all that must be true; say how it came out.

    Nothing where there was nothing to do, which is no step.
    """
    office.repeated = office.acted = False
    before, refusals = office.seen, len(office.refusals)
    if crash:
        office.crashes.due(dice.number(1, 20), disk_fails=once_in(dice, 3))
    idle = False
    try:
        step.do(office, dice)
    except NothingToDo:
        idle = True
    except Crashed:
        office.acted = True
    office.crashes.off()
    office.observe(dice)
    if office.seen != before or office.acted:
        return DID
    if len(office.refusals) > refusals:
        return REFUSED
    if idle:
        return None
    return REPEATED if office.repeated else LOOKED


def play(place: Place, seed: int, steps: int, counts: Counts | None = None) -> Counts:
    """Play a story of so many steps that did something; `counts` has them also where it fails.

    At its end a month is brought into trouble and then finished, by what the book says comes next:
    it must be possible, whatever happened.
    """
    counts = Counts() if counts is None else counts
    wanted = counts.did + steps
    told: list[str] = []
    try:
        dice = SeededDice(seed)
        office = ObservingOffice(place, dice)
        office.observe(dice)
        while counts.did < wanted:
            step = dice.pick(THROWN)
            crash = step.crashes and once_in(dice, 16)
            how = take(office, step, dice, crash=crash)
            if how is not None:
                told.append(f"{step.name}{' (crash)' if crash else ''}: {how}")
                counts.by_step[step.name, how] += 1
                counts.crashes += office.crashes.happened
                office.crashes.happened = False
        for end in (trouble, finish):
            end(office, dice)
    except BaseException as error:
        error.add_note(f"seed {seed}, after {len(told)} steps:\n" + "\n".join(told[-40:]))
        raise
    counts.refusals.update(office.refusals)
    counts.months += office.closed
    office.book.close()
    return counts


THROWN: Final = tuple(step for step in STEPS for _ in range(step.weight))
"""All steps, each as often as it is thrown."""


def summary(told: Iterable[str]) -> str:
    """Put counts together that came from everywhere: store by store, and step by step."""
    stores: dict[str, Counts] = defaultdict(Counts)
    every = Counts()
    for text in told:
        store, counts = Counts.from_json(text)
        stores[store].add(counts)
        every.add(counts)
    lines = [
        f"{store}: {counts.did:,} steps, {counts.months:,} months, {counts.crashes:,} crashes"
        for store, counts in sorted(stores.items())
    ]
    refusals = ", ".join(f"{code} {count:,}" for code, count in sorted(every.refusals.items()))
    return "\n".join([every.table(), "", *lines, f"refused: {refusals}"])
