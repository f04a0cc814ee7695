import pytest

from ansinh.books.standing import TRANSITIONS, Standing, Told, standing_after
from ansinh.errors import Code
from ansinh.payment import OutcomeKind

OPEN = {Standing.SENT, Standing.RECALLED, Standing.UNKNOWN, Standing.MISMATCH}
PROVEN = [told for told in Told if told.is_evidence]
ANSWERS = [told for told in Told if not told.is_evidence and told is not Told.SENT]


def test_the_table_says_something_of_every_pair() -> None:
    assert {(one, told) for one, row in TRANSITIONS.items() for told in row} == {
        (one, told) for one in Standing for told in Told
    }


@pytest.mark.parametrize("told", [told for told in Told if told is not Told.SENT])
def test_of_an_order_that_was_never_sent_nothing_can_be_told(told: Told) -> None:
    assert TRANSITIONS[Standing.ORDERED][told] is Code.STEP_ORDER


def test_what_comes_back_after_it_was_paid_is_returned_and_never_paid_by_an_answer() -> None:
    assert TRANSITIONS[Standing.PAID][Told.RETURNED] is Standing.RETURNED
    assert TRANSITIONS[Standing.RETURNED][Told.PAID] is Standing.RETURNED
    assert TRANSITIONS[Standing.RETURNED][Told.PROVEN_PAID] is Standing.PAID


@pytest.mark.parametrize("standing", [Standing.UNKNOWN, Standing.MISMATCH])
@pytest.mark.parametrize("told", ANSWERS)
def test_what_is_unknown_becomes_neither_paid_nor_payable_without_evidence(
    standing: Standing, told: Told
) -> None:
    after = TRANSITIONS[standing][told]
    assert isinstance(after, Standing)
    assert after.is_open


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.ORDERED])
@pytest.mark.parametrize("told", PROVEN)
def test_evidence_is_for_what_is_open_and_for_money_that_came_back_or_went_out_again(
    standing: Standing, told: Told
) -> None:
    after = TRANSITIONS[standing][told]
    asked_for = standing in OPEN or (standing, told) in {
        (Standing.RETURNED, Told.PROVEN_PAID),
        (Standing.PAID, Told.PROVEN_RETURNED),
    }
    assert (after is Code.EVIDENCE_KNOWN) != asked_for
    if asked_for:
        assert after == told.value.removeprefix("proven-")


def test_there_is_no_evidence_that_something_is_unknown() -> None:
    assert [Told.proven(kind) for kind in OutcomeKind if kind is not OutcomeKind.UNKNOWN] == PROVEN
    with pytest.raises(ValueError, match="proven-unknown"):
        Told.proven(OutcomeKind.UNKNOWN)


def test_an_order_is_open_free_or_paid_and_nothing_of_it_twice() -> None:
    for standing in Standing:
        kinds = (standing.is_open, standing.frees, standing.is_paid)
        assert sum(kinds) == (standing is not Standing.ORDERED)


def test_a_recall_shows_until_the_provider_answers() -> None:
    assert standing_after([Told.SENT, Told.RECALLED]) is Standing.RECALLED
    assert standing_after([Told.SENT, Told.RECALLED, Told.PAID]) is Standing.PAID
    assert standing_after([Told.SENT, Told.UNKNOWN, Told.RECALLED]) is Standing.UNKNOWN


def test_what_is_refused_changes_nothing() -> None:
    assert standing_after([Told.PAID]) is Standing.ORDERED
    assert standing_after([Told.SENT, Told.PAID, Told.PROVEN_REFUSED]) is Standing.PAID
