"""Steps of the life of a month: open, report changes, check, plan, settle, close."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from ansinh.canonical import digest_of
from ansinh.months import Month
from ansinh.roll import (
    Addition,
    Adjustment,
    Change,
    Entry,
    EntryKey,
    Removal,
    RemovalReason,
)
from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.books.ledger import must
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import MAKERS, NothingToDo
from ansinh.testing.books.people import (
    AMOUNTS,
    COMMUNES,
    PEOPLE,
    PROGRAMMES,
    Known,
    Way,
    case_of,
    entry_of,
)
from ansinh.testing.books.taking_over import take_over

_MOST: Final = 5
"""Lines of a list, about: what goes wrong goes wrong among few."""

_BACK: Final = (0, 0, 0, 1, 3)
"""How many months before its list a change takes effect."""


def open_month(office: ObservingOffice, dice: Dice) -> None:
    """The next month begins, the first one on a list from outside; in another book perhaps."""
    if office.open is not None:
        raise NothingToDo
    month = office.first
    if office.last_closed is not None:
        month = office.last_closed + 1
        if office.place.then is not None and not office.erased and once_in(dice, 2):
            take_over(office, office.place.then)
    act, base, carried = office.act(dice.pick(MAKERS)), office.base, office.carried
    if office.seen.count <= 1:
        office.done(lambda: office.book.open_month(month, act, base=base, carried=carried))
    else:  # a book that has months knows itself what the next one begins on
        office.done(lambda: office.book.open_month(month, act))


def open_out_of_turn(office: ObservingOffice, dice: Dice) -> None:
    """A month is begun beside another one, or one is left out."""
    last = office.open.month if office.open else office.last_closed
    if last is None:
        raise NothingToDo
    month = last + dice.pick((1, 2) if office.open else (0, 2))
    act = office.act(dice.pick(MAKERS))
    office.nothing_new(lambda: office.book.open_month(month, act), "a month out of turn")


def report(office: ObservingOffice, dice: Dice) -> None:
    """Somebody joins, leaves, changes or moves; perhaps several at once."""
    changes: dict[EntryKey, Change] = {}
    for _ in range(dice.number(1, 2)):
        changes |= {change.key: change for change in dice.pick(_CHANGES)(office, dice)}
    _reported(office, dice, changes)


def report_death(office: ObservingOffice, dice: Dice) -> None:
    """A death is learned, months late perhaps; the line leaves, or stays and says so."""
    entry = office.some(dice, _unchanged(office))
    month = office.month.month
    back = dice.pick((0, 1, 2))
    day = (month - back).first_day + timedelta(days=2)
    change: Change
    if back == 0 or once_in(dice, 3):
        number, commune, known, way = _who(entry)
        dead = entry_of(entry.programme, number, commune, known, entry.amount, way, day)
        change = Adjustment(entry, dead, month)
    else:
        change = Removal(entry, month - back + 1, RemovalReason.DIED, event_on=day)
    _reported(office, dice, {entry.key: change})


def report_again(office: ObservingOffice, dice: Dice) -> None:
    """The same file of changes comes in twice, and one change a month too early."""
    changes = office.month.last_changes
    if not changes:
        raise NothingToDo
    before = office.book.store.head()
    month, act = office.month.month, office.act(dice.pick(MAKERS))
    sources = (_source(office.month.month, changes),)
    office.attempt(lambda: office.book.apply(month, changes, act, sources=sources))
    must(office.book.store.head() == before, "changes that were known changed the book")
    early = [Removal(entry, month + 1) for entry in _unchanged(office)[:1]]
    if early:
        office.refused(lambda: office.book.apply(month, early, act), "a change of a later month")


def report_otherwise(office: ObservingOffice, dice: Dice) -> None:
    """A line is changed again that a list has changed already."""
    changed = office.some(dice, sorted(office.month.changed))
    entry = office.expected.get(changed)
    if entry is None or office.month.is_fixed:
        raise NothingToDo
    month, act = office.month.month, office.act(dice.pick(MAKERS))
    change = Removal(entry, month)
    if change in office.month.last_changes:
        raise NothingToDo
    office.refused(lambda: office.book.apply(month, [change], act), "two changes of one line")


def check(office: ObservingOffice, dice: Dice) -> None:
    """The list is held against the law."""
    if not once_in(dice, 4):
        raise NothingToDo
    month, act = office.month.month, office.act(dice.pick(MAKERS))
    day = month.first_day + timedelta(days=4)
    office.attempt(lambda: office.book.check(month, act, pay_day=day))


def plan(office: ObservingOffice, dice: Dice) -> None:
    """The month is planned, or planned anew; not when a file is out."""
    if office.month.prepared is not None and not once_in(dice, 4):
        raise NothingToDo
    month, act = office.month.month, office.act(dice.pick(MAKERS))
    terms = office.place.terms(month, dice)
    if office.month.is_fixed:
        office.nothing_new(
            lambda: office.book.plan(month, terms, act), "a plan after a file was sent"
        )
    else:
        office.done(lambda: office.book.plan(month, terms, act))


def _reported(office: ObservingOffice, dice: Dice, changes: dict[EntryKey, Change]) -> None:
    if not changes:
        raise NothingToDo
    listed = tuple(changes.values())
    month, act = office.month.month, office.act(dice.pick(MAKERS))
    sources = (_source(month, listed),)
    office.reported = listed

    def apply() -> object:
        return office.book.apply(month, listed, act, sources=sources)

    if office.month.is_fixed:
        office.refused(apply, "changes of a list that stands")
    else:
        office.done(apply)


def _source(month: Month, changes: tuple[Change, ...]) -> str:
    """Give the digest of the file in which a month's changes stood."""
    return digest_of((month, changes))


def _unchanged(office: ObservingOffice) -> list[Entry]:
    """Give the lines of which no change was reported."""
    return [e for key, e in sorted(office.expected.items()) if key not in office.month.changed]


def _joins(office: ObservingOffice, dice: Dice) -> list[Change]:
    programme, number = dice.pick(PROGRAMMES), dice.pick(PEOPLE)
    commune = dice.number(0, len(COMMUNES) - 1)
    key = EntryKey(programme.code, case_of(number, commune).text)
    if key in office.expected or key in office.month.changed or len(office.expected) > _MOST:
        return []
    known, way = dice.pick(tuple(Known)), dice.pick(tuple(Way))
    entry = entry_of(programme, number, commune, known, dice.pick(AMOUNTS), way)
    return [Addition(entry, office.month.month - dice.pick(_BACK))]


def _leaves(office: ObservingOffice, dice: Dice) -> list[Change]:
    entry = office.some(dice, _unchanged(office))
    reason = dice.pick((RemovalReason.MOVED_OUT, None))
    return [Removal(entry, office.month.month - dice.pick(_BACK), reason)]


def _changes(office: ObservingOffice, dice: Dice) -> list[Change]:
    entry = office.some(dice, _unchanged(office))
    number, commune, _, _ = _who(entry)
    known, way = dice.pick(tuple(Known)), dice.pick(tuple(Way))
    after = entry_of(entry.programme, number, commune, known, dice.pick(AMOUNTS), way)
    if after == entry:
        return []
    return [Adjustment(entry, after, office.month.month - dice.pick(_BACK))]


def _moves(office: ObservingOffice, dice: Dice) -> list[Change]:
    """Somebody's case goes to the other commune, under another number; one list may be late."""
    entry = office.some(dice, _unchanged(office))
    number, commune, known, way = _who(entry)
    there = entry_of(entry.programme, number, 1 - commune, known, entry.amount, way)
    if there.key in office.expected or there.key in office.month.changed:
        return []
    month = office.month.month
    joins = Addition(there, month - dice.pick(_BACK))
    if once_in(dice, 3):
        return [joins]
    return [Removal(entry, month - dice.pick(_BACK), RemovalReason.MOVED_OUT), joins]


_CHANGES: Final[tuple[Callable[[ObservingOffice, Dice], list[Change]], ...]] = (
    _joins,
    _joins,
    _leaves,
    _changes,
    _moves,
)


def _who(entry: Entry) -> tuple[int, int, Known, Way]:
    """Read from a line whose it is: number, commune, by what they are known, how they are paid."""
    commune, _, serial = entry.beneficiary.case.text.partition("-")
    person = entry.beneficiary.person
    if person.citizen_id is None:
        known = Known.LEGACY
    else:
        known = Known.CITIZEN if person.legacy_id is None else Known.BOTH
    way = Way(_WAYS[type(entry.channel).__name__])
    return int(serial), int(commune) - 1, known, way


_WAYS: Final = {"BankAccount": "account", "CashPoint": "cash", "HomeDelivery": "home"}
