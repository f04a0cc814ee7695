"""Grounds that give no right to collect are found with their article, and nobody is named."""

from datetime import date, timedelta

import attrs
import pytest

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    Authorization,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    CitizenId,
    Code,
    Commune,
    DaySpan,
    DelegationReason,
    Dong,
    Entitlement,
    Entry,
    GuardianRelation,
    Guardianship,
    Incapacity,
    IncapacityKind,
    Month,
    Paper,
    ParentalRepresentation,
    Person,
    PersonName,
    Programme,
    Roll,
)
from ansinh.checks import Finding, check_roll, grounds_sound

DAY = date(2024, 7, 5)
ONE = timedelta(days=1)
OPEN = DaySpan()
LOST = Incapacity(IncapacityKind.LOST, OPEN)
A = Person(PersonName("Trần Văn Thử"), citizen_id=CitizenId("099045000001"))
B = Person(PersonName("Lê Thị Ví Dụ"), citizen_id=CitizenId("099145000002"))
C = Person(PersonName("Phạm Thị Chứng"), citizen_id=CitizenId("099145000003"))
WARD = Person(PersonName("Nguyễn Thị Mẫu"), citizen_id=CitizenId("099145000004"))


def line(
    case: int, person: Person, *papers: Paper, programme: Programme = SOCIAL_ASSISTANCE
) -> Entry:
    """Make a line."""
    whose = Beneficiary(person, CaseNumber(f"THU-{case}"), Commune("Phường Thí Dụ"))
    return Entry(programme, whose, Entitlement(None, Dong(1)), CashPoint(), papers)


def found(*entries: Entry, on: date = DAY) -> list[tuple[str, Code, str]]:
    """Give case, code and article of each finding."""
    findings = grounds_sound(Roll(Month(2024, 7), entries), on)
    return sorted((f.key.case, f.code, str(f.citation)) for f in findings)


def of_one(code: Code, article: str) -> list[tuple[str, Code, str]]:
    """Expect one finding of the first line."""
    return [("THU-1", code, f"91/2015/QH13, {article}")]


@pytest.mark.parametrize(
    ("papers", "code", "article"),
    [
        (
            [Guardianship(attrs.evolve(A, birth=BirthDate(2006, 7, 6)), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_MINOR,
            "art. 49(1)",
        ),
        (
            [Authorization(attrs.evolve(A, birth=BirthDate(2009, 7, 6)), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_MINOR,
            "art. 138(3)",
        ),
        (
            [Guardianship(Person(A.name, citizen_id=CitizenId("099207000001")), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_MINOR,
            "art. 49(1)",
        ),
        (
            [Guardianship(attrs.evolve(A, died_on=DAY), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_DIED,
            "art. 60(1)",
        ),
        (
            [Authorization(attrs.evolve(A, died_on=DAY), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_DIED,
            "art. 140(3)",
        ),
        ([Guardianship(WARD, None, OPEN)], Code.CHECK_REPRESENTATIVE_SELF, "art. 134(1)"),
        (
            [Authorization(Person(WARD.name), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_SELF,
            "art. 134(1)",
        ),
        (
            [Guardianship(attrs.evolve(A, incapacity=LOST), None, OPEN)],
            Code.CHECK_REPRESENTATIVE_INCAPACITY,
            "art. 60(1)",
        ),
        (
            [Guardianship(A, None, OPEN), Guardianship(B, None, OPEN)],
            Code.CHECK_GUARDIANS_MANY,
            "art. 47(2)",
        ),
        (
            [Authorization(A, None, OPEN), Authorization(B, None, OPEN)],
            Code.CHECK_PAPERS_OVERLAP,
            "art. 562-563",
        ),
        (
            [ParentalRepresentation(who, None, OPEN) for who in (A, B, C)],
            Code.CHECK_PAPERS_OVERLAP,
            "art. 136(1)",
        ),
        (
            [Authorization(A, None, DaySpan(None, date(2024, 6, 5)))],
            Code.CHECK_PAPER_ENDED,
            "art. 562-563",
        ),
    ],
)
def test_an_unsound_ground_is_found_with_its_article(
    papers: list[Paper], code: Code, article: str
) -> None:
    assert found(line(1, WARD, *papers)) == of_one(code, article)


@pytest.mark.parametrize(
    "papers",
    [
        [],
        [Guardianship(A, None, OPEN)],
        [Guardianship(A, None, OPEN), Guardianship(A, None, OPEN)],
        [Guardianship(who, None, OPEN, None, GuardianRelation.GRANDPARENT) for who in (A, B)],
        [ParentalRepresentation(who, None, OPEN) for who in (A, B)],
        [Guardianship(A, None, DaySpan(None, DAY)), Guardianship(B, None, DaySpan(DAY))],
        [Guardianship(A, None, DaySpan(DAY + ONE))],
        [Authorization(A, None, DaySpan(None, date(2024, 6, 6)))],
        [Authorization(A, None, DaySpan(None, date(2023, 1, 1))), Authorization(A, None, OPEN)],
        [
            Authorization(A, None, OPEN),
            Authorization(A, None, OPEN).delegated(
                Authorization(B, None, OPEN), DelegationReason.CONSENT
            ),
        ],
        [Authorization(Person(WARD.name, citizen_id=A.citizen_id), None, OPEN)],
    ],
)
def test_a_sound_ground_is_left_alone(papers: list[Paper]) -> None:
    """Among them what another check told a month ago, and a namesake with a number of their own."""
    assert found(line(1, WARD, *papers)) == []


def test_guardianships_that_are_to_overlap_are_found_now() -> None:
    papers = (Guardianship(A, None, OPEN), Guardianship(B, None, DaySpan(DAY + 30 * ONE)))
    assert found(line(1, WARD, *papers)) == of_one(Code.CHECK_GUARDIANS_MANY, "art. 47(2)")


def test_a_dead_guardian_and_the_next_are_not_two() -> None:
    dead = attrs.evolve(A, died_on=DAY - ONE)
    papers = (Guardianship(dead, None, OPEN), Guardianship(B, None, OPEN))
    assert found(line(1, WARD, *papers)) == of_one(Code.CHECK_REPRESENTATIVE_DIED, "art. 60(1)")


def test_two_guardians_are_found_under_two_programmes() -> None:
    entries = (
        line(1, WARD, Guardianship(A, None, OPEN)),
        line(2, WARD, Guardianship(B, None, OPEN), programme=MERIT),
    )
    article = "91/2015/QH13, art. 47(2)"
    assert found(*entries) == [
        ("THU-1", Code.CHECK_GUARDIANS_MANY, article),
        ("THU-2", Code.CHECK_GUARDIANS_MANY, article),
    ]


def test_a_child_without_a_representative_is_found() -> None:
    child = attrs.evolve(WARD, birth=BirthDate(2012))
    assert found(line(1, child)) == of_one(Code.CHECK_UNREPRESENTED, "art. 21")
    own = Authorization(A, None, OPEN)
    assert found(line(1, child, own)) == of_one(Code.CHECK_UNREPRESENTED, "art. 21")
    lost = attrs.evolve(WARD, incapacity=LOST)
    assert found(line(1, lost)) == of_one(Code.CHECK_UNREPRESENTED, "art. 22(2)")


def test_a_paper_ended_by_age_is_found_with_its_last_day() -> None:
    grown = attrs.evolve(WARD, birth=BirthDate(2006, 3, 1), citizen_id=None)
    roll = Roll(Month(2024, 7), [line(1, grown, ParentalRepresentation(A, None, OPEN))])
    (finding,) = grounds_sound(roll, DAY)
    assert (finding.code, str(finding.citation)) == (
        Code.CHECK_PAPER_ENDED,
        "91/2015/QH13, art. 140(4)(a)",
    )
    assert "29/02/2024" in finding.message.en
    assert "29/02/2024" in finding.message.vi


def test_a_paper_about_to_end_by_age_is_found_before() -> None:
    """A commune hears of the 18th birthday while the child can still open an account."""
    grown = attrs.evolve(WARD, birth=BirthDate(2006, 7, 20), citizen_id=None)
    roll = Roll(Month(2024, 7), [line(1, grown, ParentalRepresentation(A, None, OPEN))])
    (finding,) = check_roll(roll, pay_day=DAY, as_of=DAY)
    assert finding.code is Code.CHECK_PAPER_ENDING
    assert "19/07/2024" in finding.message.vi


def test_of_a_beneficiary_who_died_no_paper_is_judged() -> None:
    dead = attrs.evolve(WARD, died_on=DAY, birth=BirthDate(2012))
    two = (Guardianship(A, None, OPEN), Guardianship(B, None, OPEN))
    assert found(line(1, dead), line(2, dead, *two, programme=MERIT)) == []


def test_a_guardian_who_died_as_a_beneficiary_is_found() -> None:
    """The post reports a death on one line; the paper stands on another."""
    entries = (line(1, WARD, Guardianship(A, None, OPEN)), line(2, attrs.evolve(A, died_on=DAY)))
    assert found(*entries) == of_one(Code.CHECK_REPRESENTATIVE_DIED, "art. 60(1)")
    assert found(*entries, on=DAY - ONE) == []


CIRCLES: list[list[tuple[Person, Person]]] = [
    [(A, B), (B, A)],
    [(A, B), (B, C), (C, A)],
]


@pytest.mark.parametrize("circle", CIRCLES)
def test_guardians_in_a_circle_are_found(circle: list[tuple[Person, Person]]) -> None:
    """Article 49(1): who needs a guardian is none."""
    entries = [
        line(at, ward, Guardianship(guardian, None, OPEN))
        for at, (ward, guardian) in enumerate(circle, start=1)
    ]
    article = "91/2015/QH13, art. 49(1)"
    assert found(*entries) == [
        (f"THU-{at}", Code.CHECK_GUARDIANS_CIRCLE, article) for at in range(1, len(circle) + 1)
    ]


def test_a_circle_is_known_by_name_and_birth_date_too() -> None:
    one, other = (
        Person(PersonName(name), BirthDate(1970, 1, 1)) for name in ("Siu Mẫu", "Rơ Châm Mẫu")
    )
    entries = (
        line(1, one, Guardianship(other, None, OPEN)),
        line(2, other, Guardianship(one, None, OPEN)),
    )
    assert {code for _, code, _ in found(*entries)} == {Code.CHECK_GUARDIANS_CIRCLE}


@pytest.mark.parametrize(
    "entries",
    [
        [line(1, A, Guardianship(B, None, OPEN)), line(2, B, Guardianship(C, None, OPEN))],
        [
            line(1, A, Guardianship(B, None, OPEN)),
            line(2, B, Guardianship(A, None, DaySpan(None, DAY - ONE))),
        ],
        [
            line(1, Person(A.name), Guardianship(Person(B.name), None, OPEN)),
            line(2, Person(B.name), Guardianship(Person(A.name), None, OPEN)),
        ],
        [line(1, A, Authorization(B, None, OPEN)), line(2, B, Authorization(A, None, OPEN))],
        [
            line(1, WARD, Guardianship(A, None, OPEN)),
            line(2, A, Guardianship(B, None, OPEN)),
            line(3, B, Guardianship(C, None, OPEN)),
            line(4, WARD, programme=MERIT),
        ],
    ],
)
def test_a_chain_or_names_alone_are_no_circle(entries: list[Entry]) -> None:
    """Two people may collect for each other; and a name is not a person."""
    assert Code.CHECK_GUARDIANS_CIRCLE not in {code for _, code, _ in found(*entries)}


def test_no_finding_names_anybody() -> None:
    """Findings go to logs and screens."""
    entries = [
        line(1, A, Guardianship(B, None, OPEN), Guardianship(WARD, None, OPEN)),
        line(2, B, Guardianship(attrs.evolve(A, died_on=DAY), None, OPEN)),
    ]
    findings: list[Finding] = list(grounds_sound(Roll(Month(2024, 7), entries), DAY))
    assert len(findings) >= 4
    shown = "".join(f"{f!r}{f.message.vi}{f.cure.vi}{f.message.en}{f.cure.en}" for f in findings)
    for person in (A, B, WARD):
        for secret in (person.name.text, person.name.folded, "THU-1", "0991450000"):
            assert secret not in shown
