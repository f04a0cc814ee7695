"""Whose account it may be: TT 17/2024/TT-NHNN, articles 11 and 17."""

from datetime import date
from typing import Any

import attrs
import pytest

from ansinh import (
    Authorization,
    BirthDate,
    CashPoint,
    Code,
    DaySpan,
    EWallet,
    Guardianship,
    Incapacity,
    IncapacityKind,
    Month,
    Person,
    PersonName,
    Roll,
    plan,
)

JULY, DAY = Month(2024, 7), date(2024, 7, 5)
A = Person(PersonName("Trần Văn Thử"))
DEAD = Person(PersonName("Lê Thị Ví Dụ"), died_on=DAY)
OPEN = DaySpan()
BY_A = (Guardianship(A, None, OPEN),)


def held(make: Any, **parts: Any) -> tuple[Code | None, str]:
    """Give why a line is held, and by which article; nothing where it is paid."""
    made = plan(Roll(JULY, [make.entry(**parts)]), make.terms())
    return (made.holds[0].code, str(made.holds[0].citation)) if made.holds else (None, "")


def of(make: Any, name: str) -> Any:
    """Make an account in somebody's name."""
    return attrs.evolve(make.account, holder_name=PersonName(name))


def test_the_wards_account_stays_the_wards(make: Any) -> None:
    """Articles 11(1)(b) and 17(2): opened and used through the representative."""
    child = attrs.evolve(make.person, birth=BirthDate(2015, 1, 1))
    assert held(make, person=child, papers=BY_A) == (None, "")


def test_the_representatives_account_may_receive(make: Any) -> None:
    assert held(make, papers=BY_A, channel=of(make, "TRAN VAN THU")) == (None, "")


@pytest.mark.parametrize("papers", [(), BY_A])
def test_a_strangers_account_may_not(make: Any, papers: Any) -> None:
    code = (Code.HOLD_ACCOUNT_HOLDER, "17/2024/TT-NHNN, art. 17")
    assert held(make, papers=papers, channel=of(make, "NGUOI KHAC")) == code
    wallet = EWallet("VIMAU", "0000", PersonName("Người Khác"))
    assert held(make, papers=papers, channel=wallet) == code


def test_an_account_of_a_representative_who_died_is_closed(make: Any) -> None:
    """NĐ 52/2024, article 12: the next guardian gives another account."""
    closed = (Code.HOLD_ACCOUNT_CLOSED, "52/2024/NĐ-CP, art. 12")
    papers = (Guardianship(DEAD, None, OPEN), *BY_A)
    assert held(make, papers=papers, channel=of(make, "LE THI VI DU")) == closed
    agents = (*BY_A, Authorization(A, None, OPEN, DEAD))
    assert held(make, papers=agents, channel=of(make, "LE THI VI DU")) == closed
    alive = (Guardianship(attrs.evolve(DEAD, died_on=None), None, DaySpan(None, DAY)), *BY_A)
    stranger = held(make, papers=alive, channel=of(make, "LE THI VI DU"))
    assert stranger[0] is Code.HOLD_ACCOUNT_HOLDER


@pytest.mark.parametrize("kind", [IncapacityKind.DIFFICULTY, IncapacityKind.RESTRICTED])
def test_an_account_is_not_used_alone_by_whom_a_court_has_restricted(
    make: Any, kind: IncapacityKind
) -> None:
    """Article 17(2); cash is between the person and the pay point."""
    person = attrs.evolve(make.person, incapacity=Incapacity(kind, OPEN))
    code = (Code.HOLD_INCAPACITY, "17/2024/TT-NHNN, art. 17(2)")
    assert held(make, person=person) == code
    assert held(make, person=person, channel=CashPoint()) == (None, "")
    assert held(make, person=person, papers=BY_A) == (None, "")
