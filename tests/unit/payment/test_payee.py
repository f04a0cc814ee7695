from datetime import date, timedelta
from typing import Any

import pytest

from ansinh import (
    Authorization,
    Capacity,
    Code,
    DaySpan,
    Guardianship,
    Paper,
    ParentalRepresentation,
    Payee,
    Person,
    PersonName,
    payee_for,
)

DAY = date(2024, 7, 5)
ONE = timedelta(days=1)
AGENT = Person(PersonName("Trần Văn Thử"))
OTHER = Person(PersonName("Lê Thị Ví Dụ"))
DEAD = Person(PersonName("Trần Văn Thử"), died_on=DAY)
HOLDS, ENDED, TO_COME = DaySpan(DAY - ONE, DAY + ONE), DaySpan(None, DAY), DaySpan(DAY + ONE)


def test_a_beneficiary_without_papers_collects(make: Any) -> None:
    payee = payee_for(make.entry(), DAY)
    assert payee == Payee(make.person, Capacity.SELF)
    assert str(payee) == "Payee(…, self)"


@pytest.mark.parametrize(
    ("kind", "capacity", "word"),
    [
        (Guardianship, Capacity.GUARDIAN, "Người giám hộ"),
        (ParentalRepresentation, Capacity.PARENT, "Cha/mẹ"),
        (Authorization, Capacity.AGENT, "Người được ủy quyền"),
    ],
)
def test_who_is_named_by_a_paper_that_holds_collects(
    make: Any, kind: type[Paper], capacity: Capacity, word: str
) -> None:
    paper = kind(AGENT, None, HOLDS)
    payee = payee_for(make.entry(papers=(paper,)), DAY)
    assert payee == Payee(AGENT, capacity, paper)
    assert capacity.vietnamese == word
    assert paper.citation.instrument == "91/2015/QH13"


@pytest.mark.parametrize(
    ("spans", "code"),
    [
        ([ENDED], Code.HOLD_PAPER_ENDED),
        ([TO_COME], Code.HOLD_PAPER_NOT_BEGUN),
        ([ENDED, TO_COME], Code.HOLD_PAPER_ENDED),
        ([TO_COME, ENDED], Code.HOLD_PAPER_ENDED),
        ([HOLDS], None),
        ([ENDED, HOLDS], None),
        ([HOLDS, TO_COME], None),
        ([DaySpan(DAY, DAY + ONE)], None),
        ([DaySpan()], None),
    ],
)
def test_a_paper_counts_on_the_days_that_it_names(
    make: Any, spans: list[DaySpan], code: Code | None
) -> None:
    """Money held for an ended paper waits; it does not go to the beneficiary in silence."""
    papers = tuple(Authorization(AGENT, None, span) for span in spans)
    payee = payee_for(make.entry(papers=papers), DAY)
    if code is None:
        assert isinstance(payee, Payee)
        assert payee.person == AGENT
    else:
        assert payee is code


@pytest.mark.parametrize(
    ("died_on", "code"),
    [
        (DAY - ONE, Code.HOLD_DIED),
        (DAY, Code.HOLD_DIED),
        (DAY + ONE, None),
        (None, None),
    ],
)
def test_the_dead_do_not_collect(make: Any, died_on: date | None, code: Code | None) -> None:
    entry = make.entry(died_on=died_on)
    assert (payee_for(entry, DAY) if code else code) is code
    assert isinstance(payee_for(entry, DAY), Payee) == (code is None)


def test_an_authorization_ends_with_either_of_the_two(make: Any) -> None:
    """Civil Code 2015, article 140(3)."""
    paper = Authorization(AGENT, None, HOLDS)
    assert payee_for(make.entry(papers=(paper,), died_on=DAY), DAY) is Code.HOLD_DIED
    dead = Authorization(DEAD, None, HOLDS)
    assert payee_for(make.entry(papers=(dead,)), DAY) is Code.HOLD_REPRESENTATIVE_DIED


def test_of_two_the_living_one_collects(make: Any) -> None:
    papers = (Guardianship(DEAD, None, HOLDS), Guardianship(OTHER, None, HOLDS))
    payee = payee_for(make.entry(papers=papers), DAY)
    assert isinstance(payee, Payee)
    assert payee.person == OTHER


def test_of_two_that_may_collect_nobody_is_chosen(make: Any) -> None:
    papers = (Guardianship(AGENT, None, HOLDS), Guardianship(OTHER, None, HOLDS))
    assert payee_for(make.entry(papers=papers), DAY) is Code.HOLD_REPRESENTATIVES_MANY
