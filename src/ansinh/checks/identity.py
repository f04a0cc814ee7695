"""Do the digits of an id fit the person, and does each person stand on the roll once?"""

from collections import defaultdict
from collections.abc import Iterator

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.people import CitizenId
from ansinh.roll import Entry, Roll


def ids_fit(roll: Roll) -> Iterator[Finding]:
    """Find the ids whose digits say another birth year or sex than the line does."""
    for entry in roll.entries:
        person = entry.beneficiary.person
        if person.citizen_id is None:
            continue
        implied = person.citizen_id.implied
        if person.birth is not None and person.birth.year != implied.birth_year:
            yield Finding.of(Code.CHECK_ID_BIRTH, entry.key)
        if person.sex is not None and person.sex is not implied.sex:
            yield Finding.of(Code.CHECK_ID_SEX, entry.key)


def ids_once(roll: Roll) -> Iterator[Finding]:
    """Find the people who stand on the roll under more than one case or programme."""
    holders: dict[CitizenId, list[Entry]] = defaultdict(list)
    for entry in roll.entries:
        citizen_id = entry.beneficiary.person.citizen_id
        if citizen_id is not None:
            holders[citizen_id].append(entry)
    for entries in holders.values():
        if len(entries) > 1:
            for entry in entries:
                yield Finding.of(Code.CHECK_ID_TWICE, entry.key, times=len(entries))
