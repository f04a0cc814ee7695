"""Is this month's list what last month's list and the reported changes make it?"""

from collections.abc import Iterator
from typing import Final

from ansinh.checks.finding import Finding
from ansinh.errors import Code, Text
from ansinh.people import NameMatch, Person
from ansinh.roll import Entry, MonthlyDelta, Roll

_GONE: Final = Text("it is missing", "thiếu dòng")
_NEW: Final = Text("it is there and nobody added it", "có dòng mà không báo tăng")
_PERSON: Final = Text("name, birth date or identity number", "họ tên, ngày sinh hoặc số định danh")
_CHANNEL: Final = Text("channel or account", "hình thức nhận hoặc tài khoản")
_AMOUNT: Final = Text("amount", "mức hưởng")
_COLLECTOR: Final = Text("who collects", "người nhận thay")


def unlike_last_roll(listed: Roll, before: Roll, delta: MonthlyDelta) -> Iterator[Finding]:
    """Find the lines of a list that neither last month's list nor a reported change explains.

    An agency that gets a whole list each month learns here of a column that was sorted by itself
    or has slipped by a row, and of a line that was dropped or doubled: count and total may agree.
    One finding for each thing that differs.

    Raises:
        DeltaConflicts: The changes do not fit last month's list.
    """
    expected = delta.apply_to(before)
    for entry in expected.entries:
        if entry.key not in listed.by_key:
            yield _finding(entry, _GONE)
    for entry in listed.entries:
        wanted = expected.by_key.get(entry.key)
        if wanted is None:
            yield _finding(entry, _NEW)
        elif entry != wanted:
            yield from (_finding(entry, what) for what in _differences(entry, wanted))


def same_person(one: Person, other: Person) -> bool:
    """Whether two lines name one person: another writing of the name is no difference."""
    return (
        one.name.matches(other.name) is not NameMatch.DIFFERENT
        and one.birth == other.birth
        and (one.citizen_id, one.legacy_id) == (other.citizen_id, other.legacy_id)
    )


def _differences(entry: Entry, wanted: Entry) -> Iterator[Text]:
    if not same_person(entry.beneficiary.person, wanted.beneficiary.person):
        yield _PERSON
    if entry.channel != wanted.channel:
        yield _CHANNEL
    if entry.amount != wanted.amount:
        yield _AMOUNT
    if entry.papers != wanted.papers:
        yield _COLLECTOR


def _finding(entry: Entry, what: Text) -> Finding:
    return Finding.of(
        Code.CHECK_UNREPORTED,
        entry.key,
        beneficiary=entry.beneficiary,
        what_en=what.en,
        what_vi=what.vi,
    )
