"""A reason is a code: what could name somebody is not taken into the chain."""

import pytest
from tests.canaries import CANARIES, silent

from ansinh.books.reason import reason_code
from ansinh.errors import InvalidAct
from ansinh.latin import fold


@pytest.mark.parametrize("reason", ["died", "wrong-amount", "da-mat", "a-b-c-d-e"])
def test_a_code_is_taken(reason: str) -> None:
    assert reason_code(reason) == reason


@pytest.mark.parametrize(
    "reason", ["", "-", "died-", "Died", "has died", "đã-mất", "a-b-c-d-e-f", "case-7", "x" * 21, 7]
)
def test_what_is_no_code_is_not(reason: str) -> None:
    with pytest.raises(InvalidAct, match="act-reason"):
        reason_code(reason)


@pytest.mark.parametrize("what", sorted(CANARIES))
def test_whoever_is_typed_is_not_taken_and_not_repeated(what: str) -> None:
    for typed in (CANARIES[what], f"mất: {CANARIES[what]}", fold(CANARIES[what]).lower()):
        with pytest.raises(InvalidAct) as refused:
            reason_code(typed)
        assert silent(refused.value) == []
