"""Does one person stand on the roll twice where no identity number says so?"""

from collections import defaultdict
from collections.abc import Iterator

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.people import BirthDate
from ansinh.roll import Entry, Roll


def people_alike(roll: Roll) -> Iterator[Finding]:
    """Find the lines of the same name and birth date of which one at least has no citizen id.

    Two ids are two people, whatever they are called; one id twice is `ids_once`'s.
    """
    alike: dict[tuple[str, BirthDate], list[Entry]] = defaultdict(list)
    for entry in roll.entries:
        person = entry.beneficiary.person
        if person.birth is not None:
            alike[person.name.folded, person.birth].append(entry)
    for entries in alike.values():
        ids = {entry.beneficiary.person.citizen_id for entry in entries}
        if len(entries) > 1 and None in ids:
            for entry in entries:
                yield Finding.of(Code.CHECK_PERSON_ALIKE, entry.key, times=len(entries))
