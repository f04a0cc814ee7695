"""This month's list is held against last month's and the reported changes."""

from datetime import date

import attrs
import pytest
from tests.unit.checks.test_checks import NAME, entry

from ansinh import (
    Addition,
    AdditionReason,
    Authorization,
    Bank,
    BankAccount,
    Dong,
    Entry,
    Month,
    MonthlyDelta,
    Person,
    PersonName,
    Removal,
    RemovalReason,
    Roll,
)
from ansinh.checks import unlike_last_roll
from ansinh.errors import Code, DeltaConflicts

JUNE, JULY = Month(2024, 6), Month(2024, 7)
FIRST, SECOND, THIRD = entry(1), entry(2), entry(3)
BEFORE = Roll(JUNE, [FIRST, SECOND])
NOTHING = MonthlyDelta.on(BEFORE, JULY, [])
AGENT = Authorization.made(Person(PersonName("Trần Văn Thử")), None, date(2024, 1, 1))


def told(*entries: Entry, delta: MonthlyDelta = NOTHING) -> list[tuple[str, str]]:
    """Give whose line differs, and in what."""
    found = list(unlike_last_roll(Roll(JULY, entries), BEFORE, delta))
    assert {one.code for one in found} <= {Code.CHECK_UNREPORTED}
    return [(one.key.case, one.message.en.rpartition(": ")[2]) for one in found]


def test_what_has_not_changed_is_not_found() -> None:
    assert told(FIRST, SECOND) == []


def test_what_was_reported_is_not_found() -> None:
    changes = [
        Addition(THIRD, JULY, AdditionReason.NEW),
        Removal(FIRST, JULY, RemovalReason.DIED),
    ]
    delta = MonthlyDelta.on(BEFORE, JULY, changes)
    assert told(SECOND, THIRD, delta=delta) == []
    assert told(FIRST, SECOND, delta=delta) == [
        (THIRD.key.case, "it is missing"),
        (FIRST.key.case, "it is there and nobody added it"),
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            {"channel": BankAccount(Bank("VIETINBANK"), "000000000101", NAME)},
            "channel or account",
        ),
        (
            {"entitlement": attrs.evolve(SECOND.entitlement, amount=Dong(1))},
            "amount",
        ),
        ({"papers": (AGENT,)}, "who collects"),
        ({"note": "đã đối chiếu"}, ""),
    ],
)
def test_each_thing_that_differs_is_told(change: dict[str, object], what: str) -> None:
    expected = [(SECOND.key.case, what)] if what else []
    assert told(FIRST, attrs.evolve(SECOND, **change)) == expected


def test_another_person_under_the_case_is_told_and_not_named() -> None:
    held = SECOND.beneficiary
    other = attrs.evolve(held.person, name=PersonName("Lê Văn Khác"))
    moved = attrs.evolve(SECOND, beneficiary=attrs.evolve(held, person=other))
    (finding,) = unlike_last_roll(Roll(JULY, [FIRST, moved]), BEFORE, NOTHING)
    assert finding.message.vi.endswith("họ tên, ngày sinh hoặc số định danh")
    assert "Khác" not in repr(finding)


def test_changes_of_another_roll_are_refused() -> None:
    with pytest.raises(DeltaConflicts):
        list(unlike_last_roll(BEFORE, Roll(JUNE, [FIRST]), NOTHING))
