"""A facts file says what is known of a case; what is wrong is told without what stands there."""

from datetime import date

import pytest

from ansinh import BirthDate, Code, Document, Dong, Month, UnreadableFile, read_facts
from ansinh.entitlement import Decided, Dependant, Fact

WHOLE = """\
version = 1
[[cases]]
case = "TD-001"
born = "03/1980"
facts = [{ is = "pension", since = 2024-01-01, known_from = 2024-02-01, amount = 400_000 }]
children = [{ born = "2019" }, { facts = [{ is = "studying" }] }]
wards = [{ born = "01/02/2012", facts = [{ is = "fostered" }] }]
decided = [
    { group = "NCC", on = 2024-03-05, since = "2024-04", amount = 1_000_000, number = "7/QĐ" },
]
paid = { "2024-04" = 1_000_000, "2024-05" = 0 }
"""


def test_everything_that_a_file_can_say_is_read() -> None:
    known = read_facts(WHOLE.encode())
    assert list(known) == ["TD-001"]
    one = known["TD-001"]
    assert one.paid == {Month(2024, 4): Dong(1_000_000), Month(2024, 5): Dong(0)}
    person = one.person
    assert person.birth == BirthDate(1980, 3)
    assert person.facts == (
        Fact(
            "pension",
            since=date(2024, 1, 1),
            known_from=date(2024, 2, 1),
            amount=Dong(400_000),
        ),
    )
    assert person.children == (Dependant(BirthDate(2019)), Dependant(None, (Fact("studying"),)))
    assert person.wards == (Dependant(BirthDate(2012, 2, 1), (Fact("fostered"),)),)
    signed = date(2024, 3, 5)
    paper = Document("7/QĐ", signed)
    assert person.decided == (
        Decided("NCC", signed, since=Month(2024, 4), amount=Dong(1_000_000), document=paper),
    )


def test_nobody_is_shown_by_what_was_read() -> None:
    known = read_facts(WHOLE.encode())
    assert "1980" not in f"{known['TD-001']} {known['TD-001'].person!r}"


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("version = 1", "version = 2", Code.FACTS_VALUE, "version"),
        ('is = "pension"', 'is = "secret"', Code.FACTS_VALUE, None),
        (
            "since = 2024-01-01,",
            "ended_on = 2023-01-01, since = 2024-01-01,",
            Code.FACTS_VALUE,
            None,
        ),
        ('born = "03/1980"', 'born = "99/99/secret"', Code.FACTS_VALUE, "cases.0.born"),
        ('born = "03/1980"', 'born = "31/02/1980"', Code.BIRTH_DATE_VALUE, "cases.0"),
        ("paid = {", "payed = 1\npaid = {", Code.FACTS_VALUE, "cases.0.payed"),
        ("version = 1", "version = = 1", Code.FACTS_TOML, None),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    old: str, new: str, code: Code, where: str | None
) -> None:
    assert old in WHOLE
    with pytest.raises(UnreadableFile) as refused:
        read_facts(WHOLE.replace(old, new, 1).encode())
    problems = refused.value.problems
    assert {one.code for one in problems} == {code}
    assert "secret" not in str([(one.position, one.message, one.cure) for one in problems])
    if where is not None:
        assert [one.position.header for one in problems] == [where]


def test_a_case_stands_in_a_file_once() -> None:
    twice = WHOLE + WHOLE[WHOLE.index("[[cases]]") :]
    with pytest.raises(UnreadableFile) as refused:
        read_facts(twice.encode())
    assert [one.code for one in refused.value.problems] == [Code.FACTS_VALUE]
