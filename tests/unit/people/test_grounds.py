"""What a guardian, a sub-delegation and a court's declaration rest on."""

from datetime import date

import attrs
import pytest

from ansinh import (
    Authorization,
    Code,
    DaySpan,
    Delegation,
    DelegationReason,
    Document,
    GuardianBasis,
    GuardianRelation,
    Guardianship,
    Incapacity,
    IncapacityKind,
    Person,
    PersonName,
)
from ansinh.canonical import digest_of
from ansinh.errors import InvalidPaper, InvalidSpan

AGENT, OTHER = Person(PersonName("Trần Văn Thử")), Person(PersonName("Lê Thị Ví Dụ"))
MADE_ON = date(2024, 7, 5)
FIRST = Authorization.made(AGENT, Document("1/UQ"), MADE_ON)


@pytest.mark.parametrize(
    ("basis", "article"),
    [
        (None, "art. 46-63"),
        (GuardianBasis.NATURAL_OF_MINOR, "art. 52"),
        (GuardianBasis.NATURAL_OF_ADULT, "art. 53"),
        (GuardianBasis.CHOSEN, "art. 48(2)"),
        (GuardianBasis.APPOINTED, "art. 54(1)"),
        (GuardianBasis.DESIGNATED_IN_DISPUTE, "art. 54(1)"),
        (GuardianBasis.DESIGNATED_FOR_DIFFICULTY, "art. 54(4)"),
    ],
)
def test_a_guardianship_cites_what_made_the_guardian(
    basis: GuardianBasis | None, article: str
) -> None:
    paper = Guardianship(AGENT, None, DaySpan(), basis)
    assert str(paper.citation) == f"91/2015/QH13, {article}"


@pytest.mark.parametrize(
    ("kind", "article"),
    [
        (IncapacityKind.LOST, "art. 22"),
        (IncapacityKind.DIFFICULTY, "art. 23"),
        (IncapacityKind.RESTRICTED, "art. 24"),
    ],
)
def test_a_declaration_cites_its_article(kind: IncapacityKind, article: str) -> None:
    assert str(Incapacity(kind, DaySpan()).citation) == f"91/2015/QH13, {article}"


@pytest.mark.parametrize(
    ("made_on", "last_day", "until"),
    [
        (date(2024, 8, 1), None, date(2025, 7, 4)),
        (date(2024, 8, 1), date(2026, 1, 1), date(2025, 7, 4)),
        (date(2024, 8, 1), date(2024, 9, 1), date(2024, 9, 1)),
        (date(2025, 7, 4), None, date(2025, 7, 4)),
    ],
)
def test_a_sub_delegation_ends_with_the_first_at_the_latest(
    made_on: date, last_day: date | None, until: date
) -> None:
    """Civil Code 2015, article 564(2)."""
    passed_on = FIRST.delegated(
        Authorization.made(OTHER, None, made_on, last_day), DelegationReason.CONSENT
    )
    assert passed_on.representative == OTHER
    assert passed_on.span.last_day == until
    assert passed_on.passed_on_by == AGENT
    assert passed_on.delegation == Delegation(
        AGENT, Document("1/UQ"), FIRST.span, DelegationReason.CONSENT
    )


@pytest.mark.parametrize(
    ("reason", "article"),
    [
        (DelegationReason.CONSENT, "art. 564(1)(a)"),
        (DelegationReason.FORCE_MAJEURE, "art. 564(1)(b)"),
    ],
)
def test_a_sub_delegation_cites_why_it_was_allowed(reason: DelegationReason, article: str) -> None:
    passed_on = FIRST.delegated(Authorization.made(OTHER, None, MADE_ON), reason)
    assert str(passed_on.citation) == f"91/2015/QH13, {article}"
    assert str(FIRST.citation) == "91/2015/QH13, art. 562-563"
    assert FIRST.passed_on_by is None


def test_a_sub_delegation_of_an_open_authorization_may_be_open() -> None:
    first = Authorization(AGENT, None, DaySpan())
    made = Authorization(OTHER, None, DaySpan())
    assert first.delegated(made, DelegationReason.CONSENT).span == DaySpan()


@pytest.mark.parametrize(
    "span",
    [
        DaySpan(date(2024, 7, 4), date(2024, 8, 1)),
        DaySpan(None, date(2024, 8, 1)),
        DaySpan(date(2024, 8, 1), date(2025, 7, 6)),
        DaySpan(date(2024, 8, 1)),
    ],
)
def test_what_goes_beyond_the_first_authorization_is_refused(span: DaySpan) -> None:
    delegation = Delegation(AGENT, None, FIRST.span, DelegationReason.CONSENT)
    with pytest.raises(InvalidPaper) as refused:
        Authorization(OTHER, None, span, delegation=delegation)
    assert refused.value.code is Code.PAPER_DELEGATION


def test_a_sub_delegation_is_not_passed_on_again() -> None:
    """Article 564 lets the agent of the beneficiary do so, and nobody after."""
    second = FIRST.delegated(Authorization.made(OTHER, None, MADE_ON), DelegationReason.CONSENT)
    with pytest.raises(InvalidPaper):
        second.delegated(Authorization.made(AGENT, None, MADE_ON), DelegationReason.CONSENT)


def test_after_the_first_has_ended_nothing_can_be_passed_on() -> None:
    late = Authorization.made(OTHER, None, date(2025, 7, 5))
    with pytest.raises(InvalidSpan):
        FIRST.delegated(late, DelegationReason.CONSENT)


def test_an_authorization_of_29_february_lasts_through_27_february() -> None:
    """Civil Code 2015, article 563."""
    made = Authorization.made(AGENT, None, date(2024, 2, 29))
    assert made.span.last_day == date(2025, 2, 27)


def test_what_an_older_list_could_not_say_leaves_its_digest() -> None:
    """Books and orders name lists by their digest; a field that came later may not change it."""
    guardianship = Guardianship(OTHER, None, DaySpan())
    authorization = Authorization(OTHER, None, DaySpan())
    assert digest_of((AGENT, guardianship, authorization)) == (
        "295c410eb063d2ff96f9e5150aa561a85765eb6219465a9197ac5a68dceb36ef"
    )


@pytest.mark.parametrize(
    "said",
    [
        Guardianship(OTHER, None, DaySpan(), GuardianBasis.CHOSEN),
        Guardianship(OTHER, None, DaySpan(), None, GuardianRelation.PARENT),
        Authorization(OTHER, None, DaySpan(), AGENT),
        attrs.evolve(OTHER, incapacity=Incapacity(IncapacityKind.LOST, DaySpan())),
    ],
)
def test_what_is_said_counts_in_the_digest(said: object) -> None:
    plain = {Guardianship: Guardianship(OTHER, None, DaySpan())}
    plain |= {Authorization: Authorization(OTHER, None, DaySpan()), Person: OTHER}
    assert digest_of(said) != digest_of(plain[type(said)])
