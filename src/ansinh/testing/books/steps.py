"""All that can happen in the office: each step with a name, and how often it is thrown."""

from collections.abc import Callable
from typing import Final

import attrs

from ansinh.testing.books import steps_answers, steps_files, steps_life, steps_watch
from ansinh.testing.books.dice import Dice
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.provider import Way
from ansinh.testing.books.steps_answers import answering

Do = Callable[[ObservingOffice, Dice], None]


@attrs.frozen
class Step:
    """Something that can happen; `weight` says how often it does, beside the others.

    `crashes` says whether it is let end in the middle, too: where a step writes.
    """

    name: str
    do: Do
    weight: int
    crashes: bool = False


def _named(do: Do, weight: int, *, crashes: bool = False) -> Step:
    return Step(do.__name__, do, weight, crashes)


STEPS: Final = (
    _named(steps_life.open_month, 40, crashes=True),
    _named(steps_life.open_out_of_turn, 1),
    _named(steps_life.report, 5, crashes=True),
    _named(steps_life.report_death, 2),
    _named(steps_life.report_again, 1),
    _named(steps_life.report_otherwise, 1),
    _named(steps_life.check, 1),
    _named(steps_life.plan, 6, crashes=True),
    _named(steps_files.render, 8, crashes=True),
    _named(steps_files.approve, 24, crashes=True),
    _named(steps_files.approve_as_maker, 1),
    _named(steps_files.approve_other_totals, 1),
    _named(steps_files.approve_unknown, 1),
    _named(steps_files.other_bytes, 1),
    _named(steps_files.send, 24, crashes=True),
    _named(steps_files.send_unapproved, 1),
    _named(steps_files.send_again, 1),
    _named(steps_files.void, 1, crashes=True),
    _named(steps_files.recall, 1),
    Step("answer_in_whole", answering(Way.WHOLE), 10, crashes=True),
    Step("answer_in_part", answering(Way.PART), 10, crashes=True),
    Step("answer_with_returns", answering(Way.RETURNS), 6),
    Step("answer_again", answering(Way.AGAIN, Way.REPEAT, Way.TWICE), 4),
    Step("answer_garbled", answering(Way.AMOUNT, Way.ACCOUNT, Way.NAME), 3),
    Step("answer_nobody_knows", answering(Way.WORD, Way.IN_PROCESS), 3),
    Step("answer_otherwise", answering(Way.CONTRADICTION, Way.LIE), 2),
    Step("answer_of_nobodys", answering(Way.NOBODYS, Way.EMPTY), 2),
    Step("answer_that_is_none", answering(Way.OTHER_MONTH, Way.OWN_FILE, Way.STRANGE), 2),
    _named(steps_answers.prove, 6),
    _named(steps_answers.approve_proof, 8, crashes=True),
    _named(steps_answers.approve_own_proof, 1),
    _named(steps_answers.settle, 4, crashes=True),
    _named(steps_answers.close, 3, crashes=True),
    _named(steps_answers.work_in_closed, 1),
    _named(steps_watch.audit, 1),
    _named(steps_watch.erase, 1, crashes=True),
    _named(steps_watch.look, 1),
    _named(steps_watch.open_again, 1),
)
