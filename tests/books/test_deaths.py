"""A death that one programme's list told of in an earlier month, and the lines of the others."""

from datetime import date
from pathlib import Path

import attrs
from tests.books.answering import AUGUST, JULY, Answering, base, entry
from tests.books.test_other_numbers import known_as, month_of, ordered

from ansinh import MERIT, AdditionReason, Code
from ansinh.roll import Addition, Removal, RemovalReason, Roll

SEPTEMBER, OCTOBER = AUGUST + 1, AUGUST + 2
DEAD = entry(1)
WITH_MERIT = attrs.evolve(known_as(DEAD, "NC-0001"), programme=MERIT)
DIED = Removal(DEAD, JULY, RemovalReason.DIED, event_on=date(2024, 6, 20))


def test_every_later_month_holds_what_is_owed_to_them_until_it_is_taken_back(
    tmp_path: Path,
) -> None:
    """It is told once, in July; in October the list that told it has them again."""
    office = Answering(tmp_path / "tep", f"sqlite:///{tmp_path / 'so.db'}")
    month_of(office, JULY, DIED, Addition(WITH_MERIT, JULY))
    month_of(office, AUGUST)
    month_of(office, SEPTEMBER, Removal(entry(2), SEPTEMBER))
    for month in (JULY, AUGUST, SEPTEMBER):
        assert ordered(office, month, "NC-0001") == set()
        codes = {h.code for h in office.book.prepared(month).plan.holds if h.programme == MERIT}
        assert codes == {Code.HOLD_DIED}
    back = Addition(known_as(DEAD, "TH-0099"), OCTOBER, AdditionReason.RESTORED)
    month_of(office, OCTOBER, back)
    assert ordered(office, OCTOBER, "NC-0001") == {JULY, AUGUST, SEPTEMBER, OCTOBER}


def test_who_joins_another_list_after_the_death_was_told_is_held(tmp_path: Path) -> None:
    office = Answering(tmp_path / "tep")
    month_of(office, JULY, DIED)
    month_of(office, AUGUST, Addition(WITH_MERIT, AUGUST), Addition(known_as(DEAD, "PT-1"), AUGUST))
    holds = office.book.prepared(AUGUST).plan.holds
    assert [(hold.code, hold.programme.code) for hold in holds] == [
        (Code.HOLD_DIED, "BTXH"),
        (Code.HOLD_DIED, "NCC"),
    ]
    assert office.book.roll(AUGUST) == Roll(
        AUGUST,
        [
            *(line for line in base().entries if line.key != DEAD.key),
            WITH_MERIT,
            known_as(DEAD, "PT-1"),
        ],
    )
