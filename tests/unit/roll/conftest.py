"""Small invented lines, to be changed by each test as it needs."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from ansinh import (
    SOCIAL_ASSISTANCE,
    Beneficiary,
    CaseNumber,
    CashPoint,
    Category,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Person,
    PersonName,
    Programme,
)

MakeEntry = Callable[..., Entry]


@pytest.fixture
def entry_of() -> MakeEntry:
    """Make a line: ``entry_of("0001", 540_000, Fraction(3, 2))``."""

    def make(
        case: str = "0001",
        amount: int = 540_000,
        coefficient: Fraction | None = None,
        programme: Programme = SOCIAL_ASSISTANCE,
    ) -> Entry:
        person = Person(PersonName("Nguyễn Thị Mẫu"))
        return Entry(
            programme,
            Beneficiary(person, CaseNumber(case), Commune("Xã Mẫu")),
            Entitlement(Category("5c"), Dong(amount), coefficient),
            CashPoint(),
        )

    return make
