"""`Act`: a staff code and a time; neither a name nor what a person is numbered by."""

from datetime import UTC, datetime

import pytest
from tests.canaries import CANARIES, silent

from ansinh.books import Act
from ansinh.errors import Code, InvalidAct

WHEN = datetime(2024, 7, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize("who", ["lap-1", "can.bo.duyet", "7", "12345678", "mau_3", "a" * 64])
def test_a_staff_code_is_taken(who: str) -> None:
    assert Act(who, WHEN).by == who


@pytest.mark.parametrize(
    "who",
    [
        *("", " ", "-1", "Lap", "lập", "a" * 65, "lap\n", "lap 1"),
        *(CANARIES[what] for what in ("name", "citizen id", "legacy id", "phone", "account")),
        f"cb-{CANARIES['citizen id']}-1",
        f"x{'0' * 9}",
    ],
)
def test_what_may_be_somebody_is_not_and_is_not_repeated(who: str) -> None:
    """It would stand in the chain, from which nobody can be erased."""
    with pytest.raises(InvalidAct) as error:
        Act(who, WHEN)
    assert error.value.code is Code.ACT_WHO
    assert silent(error.value) == []


@pytest.mark.parametrize("when", [WHEN.replace(microsecond=1), WHEN.date(), "2024-07-01"])
def test_a_time_is_to_the_second(when: object) -> None:
    with pytest.raises(InvalidAct) as error:
        Act("lap-1", when)  # type: ignore[arg-type] # as a program without types gives it
    assert error.value.code is Code.ACT_WHEN
