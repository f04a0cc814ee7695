"""`BookMachine`: the office for Hypothesis, which makes a story that fails as short as it can."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from ansinh.testing.books.dice import Choice
from ansinh.testing.books.driver import THROWN, take
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.place import Place
from ansinh.testing.books.steps import STEPS, Step


class DrawnDice:
    """Chance as Hypothesis draws it, so that a story that fails is made short."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def number(self, least: int, most: int) -> int:
        """Give a whole number between two, both of them included."""
        return self._data.draw(st.integers(least, most))

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Give one of several."""
        return options[self._data.draw(st.integers(0, len(options) - 1))]


class BookMachine(RuleBasedStateMachine):
    """A Hypothesis machine of the month book (sổ chi trả): an office, its book, its providers.

    Each rule is a step of the office; after each of them everything that must be true of the book
    is held against what the machine knows by itself. Run it with
    ``hypothesis.stateful.run_state_machine_as_test(BookMachine)``, or a subclass: `place` says
    where the book is and who the providers are, yours perhaps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ansinh-book-"))

    def place(self, folder: Path) -> Place:
        """Say where the book is, and who pays."""
        return Place("memory:", folder)

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Begin with some list."""
        dice = DrawnDice(data)
        self.office = ObservingOffice(self.place(self.folder), dice)
        self.office.observe(dice)

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """An hour in the office: of single steps, each as likely as any other, few get far."""
        dice = DrawnDice(data)
        for _ in range(dice.number(1, 24)):
            take(self.office, dice.pick(THROWN), dice)

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "office"):
            self.office.book.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _rule_of(step: Step, *, crash: bool) -> Callable[..., None]:
    def happens(self: BookMachine, data: st.DataObject) -> None:
        take(self.office, step, DrawnDice(data), crash=crash)

    happens.__name__ = f"{step.name}_and_crash" if crash else step.name
    return rule(data=st.data())(happens)


for _step in STEPS:
    setattr(BookMachine, _step.name, _rule_of(_step, crash=False))
    if _step.crashes:
        setattr(BookMachine, f"{_step.name}_and_crash", _rule_of(_step, crash=True))
