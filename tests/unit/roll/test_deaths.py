"""Of whose death lists have told: by the number of the person, whichever line told it."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.unit.roll.conftest import MakeEntry

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    Addition,
    AdditionReason,
    Adjustment,
    CitizenId,
    Entry,
    LegacyIdNumber,
    Month,
    Person,
    Removal,
    RemovalReason,
)
from ansinh.roll.deaths import Deaths

JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)
DAY, LATER = date(2024, 6, 20), date(2024, 12, 31)
CITIZEN, ANOTHER = CitizenId("099140000001"), CitizenId("099140000002")
OLD = LegacyIdNumber("000000001")
DIED = RemovalReason.DIED


@pytest.fixture
def line(entry_of: MakeEntry) -> Any:
    """Make a line: of a person with a citizen id, unless fields of theirs say otherwise."""

    def make(case: str = "0001", **parts: Any) -> Entry:
        made = entry_of(case, programme=parts.pop("programme", SOCIAL_ASSISTANCE))
        person = attrs.evolve(made.beneficiary.person, **{"citizen_id": CITIZEN, **parts})
        return attrs.evolve(made, beneficiary=attrs.evolve(made.beneficiary, person=person))

    return make


def person_of(entry: Entry) -> Person:
    return entry.beneficiary.person


def test_who_leaves_as_dead_has_died_for_every_programme_from_that_day_on(line: Any) -> None:
    told = Deaths().after([Removal(line(), JULY, DIED, event_on=DAY)])
    elsewhere = person_of(line("NC-1", programme=MERIT))
    assert told.has_died(elsewhere, DAY)
    assert told.has_died(elsewhere, LATER)
    assert not told.has_died(elsewhere, date(2024, 6, 19))


def test_without_a_day_it_was_by_the_end_of_the_last_month_that_is_paid(line: Any) -> None:
    told = Deaths().after([Removal(line(), JULY, DIED)])
    assert told.has_died(person_of(line()), JUNE.last_day)
    assert not told.has_died(person_of(line()), date(2024, 6, 29))


def test_a_line_says_it_itself_on_a_list_or_where_it_is_changed_or_leaves(line: Any) -> None:
    dead = line(died_on=DAY)
    for told in (
        Deaths().with_lines([dead]),
        Deaths().after([Adjustment(line(), dead, JULY)]),
        Deaths().after([Addition(dead, JULY)]),
        Deaths().after([Removal(dead, JULY, RemovalReason.MOVED_OUT)]),
    ):
        assert told.has_died(person_of(line("0002")), LATER)


@pytest.mark.parametrize("reason", [reason for reason in RemovalReason if reason is not DIED])
def test_who_leaves_for_another_reason_is_alive(line: Any, reason: RemovalReason) -> None:
    told = Deaths().after([Removal(line(), JULY, reason, event_on=DAY)])
    assert not told.has_died(person_of(line()), LATER)


@pytest.mark.parametrize(
    ("known", "asked", "died"),
    [
        ({"legacy_id": OLD}, {"citizen_id": None, "legacy_id": OLD}, True),
        ({"citizen_id": None, "legacy_id": OLD}, {"legacy_id": OLD}, True),
        ({"legacy_id": OLD}, {"citizen_id": ANOTHER, "legacy_id": OLD}, False),
        ({}, {"citizen_id": ANOTHER}, False),
        ({"citizen_id": None}, {"citizen_id": None}, False),
    ],
    ids=["old-number", "had-the-old-one", "given-out-twice", "another", "case-alone"],
)
def test_a_number_tells_who_it_is(
    line: Any, known: dict[str, Any], asked: dict[str, Any], *, died: bool
) -> None:
    """Old numbers were given out twice, and a case is a number of its programme only."""
    told = Deaths().after([Removal(line(**known), JULY, DIED, event_on=DAY)])
    assert told.has_died(person_of(line(**asked)), LATER) is died


def test_a_line_that_is_there_again_and_does_not_say_it_takes_it_back(line: Any) -> None:
    removed = Deaths().after([Removal(line(), JULY, DIED, event_on=DAY)])
    said = Deaths().after([Adjustment(line(), line(died_on=DAY), JULY)])
    again = removed.after([Addition(line(), AUGUST)])
    mended = said.after([Adjustment(line(died_on=DAY), line(), AUGUST)])
    assert not again.by_line
    assert not mended.by_line


def test_its_programme_may_restore_somebody_under_another_case(line: Any) -> None:
    """Whoever joins under another case, or another programme, is as dead as before."""
    told = Deaths().after([Removal(line(), JULY, DIED, event_on=DAY)])
    restored = Addition(line("0002"), AUGUST, AdditionReason.RESTORED)
    merit = line("0002", programme=MERIT)
    assert not told.after([restored]).by_line
    for change in (
        Addition(line("0002"), AUGUST),
        Addition(merit, AUGUST, AdditionReason.RESTORED),
        Addition(line("0002", citizen_id=ANOTHER), AUGUST, AdditionReason.RESTORED),
    ):
        assert told.after([change]).has_died(person_of(line()), LATER)


def test_of_one_months_list_the_death_holds(line: Any) -> None:
    """In whatever order the changes stand, and however often they are taken in."""
    changes = [
        Removal(line(), JULY, DIED, event_on=DAY),
        Addition(line("0002"), JULY, AdditionReason.RESTORED),
    ]
    for told in (Deaths().after(changes), Deaths().after(changes[::-1])):
        assert told.has_died(person_of(line()), LATER)
        assert told.after(changes) == told
