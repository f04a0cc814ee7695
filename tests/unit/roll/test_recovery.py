"""What is to come back, from whom, by which article; and what came back."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from ansinh import (
    MERIT,
    Adjustment,
    Citation,
    Code,
    Document,
    Dong,
    Entry,
    InvalidRecovery,
    Month,
    MonthlyDelta,
    PersonName,
    Programme,
    Recoverable,
    RecoveryCause,
    Removal,
    RemovalReason,
    Repayment,
    Roll,
    arrears_of,
    outstanding,
)

MakeEntry = Callable[..., Entry]
JUNE, JULY, AUGUST = (Month(2024, number) for number in (6, 7, 8))
RECEIPT = Document("17/BL", date(2024, 9, 3))


def debt(entry: Entry, month: Month = JUNE, amount: int = 540_000) -> Recoverable:
    return Recoverable(entry.programme, entry.beneficiary, month, Dong(amount))


def repaid(entry: Entry, amount: int) -> Repayment:
    return Repayment(entry.programme, entry.beneficiary, Dong(amount), RECEIPT)


def left(*items: Recoverable) -> list[tuple[Month, int]]:
    return [(item.month_of, item.amount.value) for item in items]


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        (RemovalReason.DIED, RecoveryCause.DIED),
        (RemovalReason.MOVED_OUT, RecoveryCause.MOVED),
        (RemovalReason.PRISON, RecoveryCause.OTHER),
        (None, RecoveryCause.OTHER),
    ],
)
def test_why_money_is_to_come_back(
    entry_of: MakeEntry, reason: RemovalReason | None, cause: RecoveryCause
) -> None:
    entry = entry_of()
    delta = MonthlyDelta.on(Roll(JULY, [entry]), AUGUST, [Removal(entry, JULY, reason)])
    (item,) = arrears_of(delta, date(2024, 8, 1)).recoverable
    assert (item.cause, item.key) == (cause, entry.key)


def test_a_level_that_was_too_high_says_so(entry_of: MakeEntry) -> None:
    before, after = entry_of("1", 750_000), entry_of("1", 500_000)
    delta = MonthlyDelta.on(Roll(JULY, [before]), AUGUST, [Adjustment(before, after, JULY)])
    (item,) = arrears_of(delta, date(2024, 8, 1)).recoverable
    assert item.cause is RecoveryCause.TOO_HIGH


def test_by_which_articles_it_comes_back(entry_of: MakeEntry) -> None:
    """Merit by its circular; of the dead no more than what they left."""
    budget, estate = Citation("44/2022/TT-BTC", "art. 15(1)"), Citation("91/2015/QH13", "art. 615")
    item = debt(entry_of())
    assert item.citations == ()
    assert attrs.evolve(item, programme=MERIT).citations == (budget,)
    assert attrs.evolve(item, cause=RecoveryCause.DIED).citations == (estate,)
    person = attrs.evolve(item.beneficiary.person, died_on=date(2024, 7, 1))
    dead = attrs.evolve(item.beneficiary, person=person)
    assert attrs.evolve(item, programme=MERIT, beneficiary=dead).citations == (budget, estate)


def test_a_repayment_counts_for_the_oldest_month_first(entry_of: MakeEntry) -> None:
    entry = entry_of()
    debts = [debt(entry, JULY), debt(entry, JUNE)]
    assert left(*outstanding(debts, [])) == [(JUNE, 540_000), (JULY, 540_000)]
    assert left(*outstanding(debts, [repaid(entry, 600_000)])) == [(JULY, 480_000)]
    parts = [repaid(entry, 100_000), repaid(entry, 980_000)]
    assert outstanding(debts, parts) == ()


@pytest.mark.parametrize("case", ["2", "1"])
def test_nobody_pays_another_persons_debt(entry_of: MakeEntry, case: str) -> None:
    """Another case; or the same one, given again to somebody else."""
    entry = entry_of("1")
    other = entry_of(case)
    person = attrs.evolve(other.beneficiary.person, name=PersonName("Hồ Văn Thử"))
    other = attrs.evolve(other, beneficiary=attrs.evolve(other.beneficiary, person=person))
    with pytest.raises(InvalidRecovery) as refused:
        outstanding([debt(entry)], [repaid(other, 1)])
    assert refused.value.code is Code.RECOVERY_PERSON
    elsewhere = attrs.evolve(repaid(entry, 1), programme=Programme("MAU"))
    with pytest.raises(InvalidRecovery):
        outstanding([debt(entry)], [elsewhere])


def test_more_than_is_owed_is_refused(entry_of: MakeEntry) -> None:
    entry = entry_of()
    with pytest.raises(InvalidRecovery) as refused:
        outstanding([debt(entry)], [repaid(entry, 540_001)])
    assert refused.value.code is Code.RECOVERY_TOO_MUCH
    with pytest.raises(InvalidRecovery) as again:
        outstanding([debt(entry)], [repaid(entry, 540_000), repaid(entry, 1)])
    assert again.value.code is Code.RECOVERY_PERSON


@pytest.mark.parametrize("amount", [0, -1])
def test_what_is_to_come_back_is_above_nothing(entry_of: MakeEntry, amount: int) -> None:
    for make in (debt, repaid):
        with pytest.raises(InvalidRecovery) as refused:
            make(entry_of(), amount=amount)
        assert refused.value.code is Code.RECOVERY_AMOUNT


def test_a_repayment_names_nobody(entry_of: MakeEntry) -> None:
    made = repaid(entry_of("1"), 5)
    assert repr(made) == str(made) == "Repayment(BTXH, …, 5 đ)"
    assert made.key == entry_of("1").key
