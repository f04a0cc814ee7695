"""What happens in June and July 2024: who comes, goes and changes, and what the providers say."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

import attrs

from ansinh import (
    Addition,
    AdditionReason,
    AdjustedPart,
    Adjustment,
    Authorization,
    BankAccount,
    BirthDate,
    CashPoint,
    Change,
    DaySpan,
    Document,
    Dong,
    Entry,
    EntryKey,
    HomeDelivery,
    Month,
    MonthlyDelta,
    Outcome,
    OutcomeKind,
    ParentalRepresentation,
    PersonName,
    Removal,
    RemovalReason,
    Roll,
)
from demo_data.chooser import Chooser
from demo_data.groups import GROUPS
from demo_data.people import Town, citizen_id
from demo_data.picking import Picker, alone, by_account, in_cash, represented
from demo_data.places import BINH_THANH, TU_HA

JUNE: Final = Month(2024, 6)
JULY: Final = Month(2024, 7)
_CHOOSER: Final = Chooser("story")
_SON: Final = "NGUYEN VAN MAU HUNG"
"""In whose name an account stands that he has no paper for."""


@attrs.frozen
class Story:
    """Everything that is told: the lists of three months, and the exceptional answers."""

    may: Roll
    june: MonthlyDelta
    july: MonthlyDelta
    june_answers: dict[EntryKey, Outcome]
    july_answers: dict[EntryKey, Outcome]
    late_returns: dict[EntryKey, Outcome]
    """Orders of June, answered as paid in June, that come back in July."""


def story() -> Story:
    """Tell it."""
    town = Town()
    may, picker = _prepared(town.roll())
    june = MonthlyDelta.on(may, JUNE, _june(town, picker))
    june_roll = june.apply_to(may)
    told = _Told(june_roll, picker)
    told.answers_of_june()
    july = MonthlyDelta.on(june_roll, JULY, _july(town, told))
    told.answers_of_july(july.apply_to(june_roll))
    return Story(may, june, july, told.june, told.july, told.late)


def _prepared(roll: Roll) -> tuple[Roll, Picker]:
    """Set the stage: an account that is a son's, a paper that ends with June, wrong amounts."""
    picker = Picker(roll)
    strange = picker.take(TU_HA, "5c", by_account)
    ending = picker.take(TU_HA, "5c", represented)
    assert isinstance(strange.channel, BankAccount)
    son = attrs.evolve(strange.channel, holder_name=PersonName(_SON))
    agent = ending.papers[0].representative
    paper = Authorization(
        agent, Document("17/UQ-UBND"), DaySpan.through(date(2023, 7, 1), date(2024, 6, 30))
    )
    older = Picker(roll, picker.taken).take(BINH_THANH, "5a.1")
    changed = {
        strange.key: attrs.evolve(strange, channel=son),
        ending.key: attrs.evolve(ending, papers=(paper,)),
        older.key: _born_on(older, date(1944, 5, 9)),
        **_exchanged(*(picker.take(TU_HA, code, by_account) for code in ("5a.1", "5a.2"))),
        **_exchanged(*(picker.take(TU_HA, code, in_cash) for code in ("6.1", "6.3"))),
    }
    may = Roll(roll.month, (changed.get(entry.key, entry) for entry in roll.entries))
    return may, Picker(may, picker.taken)


def _born_on(entry: Entry, day: date) -> Entry:
    person = entry.beneficiary.person
    assert person.sex is not None
    assert person.citizen_id is not None
    known = attrs.evolve(
        person,
        birth=BirthDate.on(day),
        citizen_id=citizen_id(day.year, person.sex, int(person.citizen_id.digits[-6:])),
    )
    return attrs.evolve(entry, beneficiary=attrs.evolve(entry.beneficiary, person=known))


def _exchanged(one: Entry, other: Entry) -> dict[EntryKey, Entry]:
    """Plant two wrong amounts: each has the group of the other, and no total shows it."""
    return {
        mine.key: attrs.evolve(
            mine,
            entitlement=attrs.evolve(
                mine.entitlement,
                category=its.entitlement.category,
                coefficient=its.entitlement.coefficient,
                amount=its.entitlement.amount,
            ),
        )
        for mine, its in ((one, other), (other, one))
    }


# June ---------------------------------------------------------------------------------------


def _june(town: Town, picker: Picker) -> Iterator[Change]:
    yield from _june_additions(town)
    yield from _june_removals(picker)
    yield from _june_adjustments(town, picker)


def _june_additions(town: Town) -> Iterator[Addition]:
    new, moved = AdditionReason.NEW, AdditionReason.MOVED_IN
    turned_80 = town.resident(TU_HA, GROUPS["5c"], age=80, since=JUNE)
    yield _added(turned_80, JUNE, new, _decided(1418, date(2024, 5, 17)))
    # The certificate is of April, so April and May are owed as arrears.
    late = town.resident(TU_HA, GROUPS["6.4"], age=41, since=Month(2024, 4))
    yield _added(late, Month(2024, 4), new, _decided(1422, date(2024, 5, 17)))
    came = town.resident(TU_HA, GROUPS["6.6"], since=JUNE)
    yield _added(came, JUNE, moved, _decided(1425, date(2024, 5, 20)))
    child = town.resident(BINH_THANH, GROUPS["7"], age=0, since=JUNE)
    yield _added(child, JUNE, new, _decided(1430, date(2024, 5, 20)))
    veteran = town.resident(BINH_THANH, GROUPS["NCC4"], since=JUNE)
    yield _added(veteran, JUNE, AdditionReason.RESTORED, _merit(311, date(2024, 5, 14)))


def _june_removals(picker: Picker) -> Iterator[Removal]:
    took = picker.take
    yield _died(took(TU_HA, "5c", alone), date(2024, 5, 12), 1440)
    # Died in March and reported in May: April and May were paid and are to be recovered.
    yield _died(took(TU_HA, "5c", by_account), date(2024, 3, 20), 1441)
    moved = took(TU_HA, "4.1", by_account)
    yield Removal(
        moved, JUNE, RemovalReason.MOVED_OUT, _decided(1442, date(2024, 5, 20)), date(2024, 5, 6)
    )
    yield _died(took(BINH_THANH, "5c", in_cash), date(2024, 5, 25), 1450)
    for code, reason, number in (
        ("7", RemovalReason.AGED_OUT, 1451),
        ("4.1", RemovalReason.NO_LONGER_POOR, 1452),
    ):
        yield Removal(took(BINH_THANH, code), JUNE, reason, _decided(number, date(2024, 5, 20)))


def _june_adjustments(town: Town, picker: Picker) -> Iterator[Adjustment]:
    cash = picker.take(TU_HA, "6.4", in_cash)
    account = town.account(
        _CHOOSER, cash.beneficiary.person.name, bank="VIETINBANK", what=cash.key.case
    )
    yield _adjusted(cash, attrs.evolve(cash, channel=account), JUNE, (AdjustedPart.CHANNEL,), 1461)
    parent = picker.take(TU_HA, "6.5", lambda entry: bool(entry.papers))
    other = town.helper(_CHOOSER, "the other parent")
    paper = ParentalRepresentation(other, Document("KS 88/2015"), DaySpan())
    parts: tuple[AdjustedPart, ...] = (AdjustedPart.REPRESENTATIVE,)
    changed: dict[str, Any] = {"papers": (paper,)}
    if isinstance(parent.channel, BankAccount):
        parts = (AdjustedPart.ACCOUNT, AdjustedPart.REPRESENTATIVE)
        changed["channel"] = town.account(
            _CHOOSER, other.name, bank="VIETINBANK", what="the other parent"
        )
    yield _adjusted(parent, attrs.evolve(parent, **changed), JUNE, parts, 1462)
    # Turned 80 in May: a higher coefficient from that month on, so May is owed as arrears.
    older = picker.take(BINH_THANH, "5a.1")
    group = GROUPS["5a.2"]
    entitlement = attrs.evolve(
        older.entitlement,
        category=group.category,
        coefficient=group.coefficient,
        amount=group.before,
    )
    after = attrs.evolve(older, entitlement=entitlement)
    yield _adjusted(older, after, Month(2024, 5), (AdjustedPart.AMOUNT,), 1465)
    frail = picker.take(BINH_THANH, "5c", in_cash)
    at_home = HomeDelivery(frail.beneficiary.hamlet)
    yield _adjusted(
        frail, attrs.evolve(frail, channel=at_home), JUNE, (AdjustedPart.CHANNEL,), 1466
    )


# July ---------------------------------------------------------------------------------------


def _july(town: Town, told: "_Told") -> Iterator[Change]:
    removed = list(_july_removals(told))
    yield from removed
    yield from _july_additions(town)
    gone = {removal.key for removal in removed}
    staying = [entry for entry in told.roll.entries if entry.key not in gone]
    yield from _july_adjustments(town, told, staying)


def _july_additions(town: Town) -> Iterator[Addition]:
    for place, code, age, number in (
        (TU_HA, "5c", 80, 1601),
        (TU_HA, "6.4", 33, 1602),
        (TU_HA, "4.1", 31, 1603),
        (BINH_THANH, "5c", 80, 1611),
        (BINH_THANH, "6.6", 67, 1612),
    ):
        entry = _raised(town.resident(place, GROUPS[code], age=age, since=JULY))
        yield _added(entry, JULY, AdditionReason.NEW, _decided(number, date(2024, 6, 18)))
    # Decided in June for June: the old rate is owed for June, the new one is paid for July.
    late = _raised(town.resident(TU_HA, GROUPS["6.1"], age=45, since=JUNE))
    yield _added(late, JUNE, AdditionReason.NEW, _decided(1604, date(2024, 6, 19)))


def _july_removals(told: "_Told") -> Iterator[Removal]:
    # Died in May, reported in June; June's cash was not collected and is no longer owed.
    yield _died(told.died_in_may, date(2024, 5, 27), 1621)
    # Died in June: June's own money is still owed, to the estate, and waits for a decision.
    yield _died(told.died_in_june, date(2024, 6, 10), 1622)
    # Died in April, paid into the account in May and June: to be recovered.
    yield _died(told.paid_after_death, date(2024, 4, 28), 1623)
    moved = told.picker.take(BINH_THANH, "4.2")
    yield Removal(
        moved, JULY, RemovalReason.MOVED_OUT, _decided(1631, date(2024, 6, 19)), date(2024, 6, 3)
    )
    student = told.picker.take(TU_HA, "2")
    yield Removal(student, JULY, RemovalReason.NOT_ELIGIBLE, _decided(1624, date(2024, 6, 19)))


def _july_adjustments(town: Town, told: "_Told", staying: Iterable[Entry]) -> Iterator[Adjustment]:
    also = dict(told.changes_of_july(town))
    for entry in staying:
        parts, changed = also.get(entry.key, ((), {}))
        after = attrs.evolve(_raised(entry), **changed)
        yield Adjustment(
            entry,
            after,
            JULY,
            tuple(p for p in AdjustedPart if p in {AdjustedPart.AMOUNT, *parts}),
            Document("76/2024/NĐ-CP" if entry.programme.code == "BTXH" else "77/2024/NĐ-CP"),
        )


def _raised(entry: Entry) -> Entry:
    category = entry.entitlement.category
    assert category is not None
    amount: Dong = GROUPS[category.code].after
    return attrs.evolve(entry, entitlement=attrs.evolve(entry.entitlement, amount=amount))


class _Told:
    """Who plays which part in June's answers and in what follows from them in July."""

    def __init__(self, roll: Roll, picker: Picker) -> None:
        self.roll = roll
        self.picker = Picker(roll, picker.taken)
        self.june: dict[EntryKey, Outcome] = {}
        self.july: dict[EntryKey, Outcome] = {}
        self.late: dict[EntryKey, Outcome] = {}
        took = self.picker.take
        self.refused = took(TU_HA, "6.4", by_account)
        self.returned = took(TU_HA, "5c", by_account)
        self.unknown = took(BINH_THANH, "6.4", by_account)
        self.paid_after_death = took(TU_HA, "5c", by_account)
        self.comes_back_late = took(TU_HA, "6.6", by_account)
        self.died_in_may = took(TU_HA, "5c", in_cash)
        self.died_in_june = took(BINH_THANH, "5c", in_cash)
        self.absent = [took(TU_HA, "5c", in_cash), took(BINH_THANH, "5c", in_cash)]
        self.no_papers = took(BINH_THANH, "5c", in_cash)
        self.collected_by_another = took(TU_HA, "5c", in_cash)
        self.absent_again = self.absent[0]
        self.veteran = took(TU_HA, "NCC1", in_cash)

    def answers_of_june(self) -> None:
        """Say what did not go smoothly in June."""
        self.june = {
            self.refused.key: Outcome(None, OutcomeKind.REFUSED, reason="account-not-found"),
            self.returned.key: Outcome(None, OutcomeKind.RETURNED, reason="account-closed"),
            self.unknown.key: Outcome(None, OutcomeKind.UNKNOWN),
            self.died_in_may.key: _not_collected("died"),
            self.died_in_june.key: _not_collected("died"),
            self.no_papers.key: _not_collected("papers-missing"),
            self.veteran.key: _not_collected("absent"),
            **{entry.key: _not_collected("absent") for entry in self.absent},
        }

    def answers_of_july(self, roll: Roll) -> None:
        """Say what did not go smoothly in July; it is short of June, as it should be."""
        assert roll.month == JULY
        self.july = {
            self.absent_again.key: _not_collected("absent"),
            self.collected_by_another.key: Outcome(
                None, OutcomeKind.PAID, collected_by=PersonName("Trần Văn Ví Dụ Lợi")
            ),
        }
        self.late = {
            self.comes_back_late.key: Outcome(
                None, OutcomeKind.RETURNED, reason="account-closed", on=date(2024, 6, 27)
            )
        }

    def changes_of_july(
        self, town: Town
    ) -> Iterator[tuple[EntryKey, tuple[tuple[AdjustedPart, ...], dict[str, Any]]]]:
        """Say what changes on a line in July besides the amount."""
        account = (AdjustedPart.ACCOUNT,)
        for entry in (self.refused, self.returned, self.comes_back_late, self._strange()):
            new = town.account(
                _CHOOSER,
                entry.beneficiary.person.name,
                bank="VIETINBANK",
                what=f"corrected {entry.key.case}",
            )
            yield entry.key, (account, {"channel": new})
        other_bank = self.picker.take(
            TU_HA, "6.3", lambda e: isinstance(e.channel, BankAccount) and not e.papers
        )
        new = town.account(
            _CHOOSER, other_bank.beneficiary.person.name, bank="AGRIBANK", what="other bank"
        )
        yield other_bank.key, (account, {"channel": new})
        frail = self.picker.take(TU_HA, "5c", in_cash)
        at_home = HomeDelivery(frail.beneficiary.hamlet)
        yield frail.key, ((AdjustedPart.CHANNEL,), {"channel": at_home})
        weak = self.picker.take(BINH_THANH, "5c", in_cash)
        agent = Authorization(
            town.helper(_CHOOSER, "new agent"),
            Document("41/UQ-UBND"),
            DaySpan.through(date(2024, 6, 20), date(2025, 6, 19)),
        )
        yield weak.key, ((AdjustedPart.REPRESENTATIVE,), {"papers": (agent,)})
        caught_up = self.picker.take(BINH_THANH, "6.6", lambda e: isinstance(e.channel, CashPoint))
        account_of = town.account(
            _CHOOSER, _collector(caught_up), bank="VIETCOMBANK", what="first account"
        )
        yield caught_up.key, ((AdjustedPart.CHANNEL,), {"channel": account_of})

    def _strange(self) -> Entry:
        return next(
            entry
            for entry in self.roll.entries
            if isinstance(entry.channel, BankAccount) and entry.channel.holder_name.text == _SON
        )


def _collector(entry: Entry) -> PersonName:
    return entry.papers[0].representative.name if entry.papers else entry.beneficiary.person.name


def _added(entry: Entry, effective: Month, reason: AdditionReason, decision: Document) -> Addition:
    """Add a line by a decision, which is the one that grants it."""
    entitlement = attrs.evolve(entry.entitlement, decision=decision)
    return Addition(attrs.evolve(entry, entitlement=entitlement), effective, reason, decision)


def _died(entry: Entry, day: date, number: int) -> Removal:
    """End an entitlement with the month after a death (20/2021/NĐ-CP, art. 8)."""
    decided = date(2024, 5, 20) if number < 1600 else date(2024, 6, 19)
    return Removal(entry, Month.of(day) + 1, RemovalReason.DIED, _decided(number, decided), day)


def _adjusted(
    before: Entry, after: Entry, effective: Month, parts: tuple[AdjustedPart, ...], number: int
) -> Adjustment:
    return Adjustment(before, after, effective, parts, _decided(number, date(2024, 5, 20)))


def _not_collected(reason: str) -> Outcome:
    return Outcome(None, OutcomeKind.UNCOLLECTED, reason=reason)


def _decided(number: int, day: date) -> Document:
    return Document(f"{number}/QĐ-UBND", day)


def _merit(number: int, day: date) -> Document:
    return Document(f"{number}/QĐ-LĐTBXH", day)


__all__ = ["JULY", "JUNE", "Story", "story"]
