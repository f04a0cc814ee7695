import pytest

from ansinh.people import BirthDate, CitizenId, Person, PersonName, same_person

ONE, OTHER = CitizenId("099040000001"), CitizenId("099050000003")
BORN, LATER = BirthDate(1940, 2), BirthDate(1950)


def _person(name: str, birth: BirthDate | None = None, number: CitizenId | None = None) -> Person:
    return Person(PersonName(name), birth, None, number)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_person("Lê Mẫu", BORN, ONE), _person("Lê Mậu", LATER, ONE), True),
        (_person("Lê Mẫu", BORN, ONE), _person("LE MAU", BORN, OTHER), True),
        (_person("Lê Mẫu", BORN), _person("Lê Mẫu", None, ONE), True),
        (_person("Lê Mẫu", BORN, ONE), _person("Lê Mẫu", LATER, OTHER), False),
        (_person("Lê Mẫu", BORN, ONE), _person("Lê Thử", BORN, OTHER), False),
        (_person("Lê Mẫu"), _person("Lê Thử"), False),
    ],
)
def test_a_number_decides_and_then_name_and_birth(
    one: Person, other: Person, *, same: bool
) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
