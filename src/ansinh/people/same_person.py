"""Are two writings of a person one and the same?"""

from ansinh.people.name import NameMatch
from ansinh.people.person import Person


def same_person(one: Person, other: Person) -> bool:
    """Say whether two writings are of one person.

    One identity number is one person, however the name is corrected. Without that, name and birth
    have to agree as far as both are known: a number may be new, or corrected.
    """
    if one.citizen_id is not None and one.citizen_id == other.citizen_id:
        return True
    births = {person.birth for person in (one, other) if person.birth is not None}
    return one.name.matches(other.name) is not NameMatch.DIFFERENT and len(births) < 2


def surely_same(one: Person, other: Person) -> bool:
    """Say whether two writings are certainly of one person; a name alone never is.

    The names agree, and with them the identity number or, where one writing has none, the day of
    birth.
    """
    if one.citizen_id is not None and other.citizen_id is not None:
        agree = one.citizen_id == other.citizen_id
    else:
        agree = one.birth is not None and one.birth.day is not None and one.birth == other.birth
    return agree and one.name.matches(other.name) is not NameMatch.DIFFERENT
