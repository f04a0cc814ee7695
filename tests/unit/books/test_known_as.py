"""Which lines are of one person, and for which months that counts."""

from collections.abc import Iterable

import attrs
from tests.unit.books.test_claims import AGENCY, FUNERAL, OTHER_CASE, REGULAR, WHOSE, known_as

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    Addition,
    Adjustment,
    Beneficiary,
    CaseNumber,
    CashPoint,
    CitizenId,
    Dong,
    Entitlement,
    Entry,
    Month,
    PersonName,
    PhoneNumber,
    Programme,
    Removal,
)
from ansinh.books.claims import Written, keys_of
from ansinh.books.known_as import KnownAs, Past

JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)
BY_CASE = known_as(WHOSE, citizen_id=None, legacy_id=None)
BY_ID = known_as(WHOSE, legacy_id=None)
BY_OLD = known_as(OTHER_CASE, citizen_id=None)


def line(whose: Beneficiary, programme: Programme = SOCIAL_ASSISTANCE) -> Entry:
    return Entry(programme, whose, Entitlement(None, Dong(500_000)), CashPoint())


def others(
    now: Iterable[Beneficiary], past: Past, whose: Beneficiary, month: Month | None
) -> list[Beneficiary]:
    known = KnownAs(map(line, now), past)
    return [found for _, found in known.others((SOCIAL_ASSISTANCE, whose), month)]


def until(month: Month, *lines: Beneficiary) -> Past:
    return Past().after(month, [Removal(line(one), month) for one in lines])


def test_what_left_a_list_or_got_other_numbers_counts_until_then() -> None:
    renamed = known_as(WHOSE, phone=PhoneNumber("0900000000"))
    past = Past().after(
        JULY,
        [
            Adjustment(line(BY_CASE), line(BY_ID), JULY),
            Adjustment(line(WHOSE), line(renamed), JULY),
            Removal(line(BY_OLD), JULY),
            Addition(line(OTHER_CASE), JULY),
        ],
    )
    assert past.until == {
        (SOCIAL_ASSISTANCE, BY_CASE): JULY,
        (SOCIAL_ASSISTANCE, BY_OLD): JULY,
    }
    later = past.after(AUGUST, [Removal(line(BY_CASE), AUGUST)])
    assert later.until[SOCIAL_ASSISTANCE, BY_CASE] == AUGUST


def test_one_line_leads_to_the_next_for_the_months_before_it_was_gone() -> None:
    """From another case by the citizen id to the line with both, and by its case to the first."""
    past = Past().after(JULY, [Adjustment(line(BY_CASE), line(BY_ID), JULY)])
    past = past.after(AUGUST, [Removal(line(BY_ID), AUGUST)])
    now = attrs.evolve(BY_ID, case=CaseNumber("0009"))
    assert others([now], past, now, JUNE) == [BY_ID, BY_CASE]
    assert others([now], past, now, JULY) == [BY_ID]
    assert others([now], past, now, AUGUST) == []
    assert others([now], past, now, None) == [BY_ID, BY_CASE]


def test_two_lines_of_now_are_one_persons_where_a_third_has_both_numbers() -> None:
    now = [BY_OLD, WHOSE, attrs.evolve(BY_ID, case=CaseNumber("0009"))]
    assert others(now, Past(), now[0], AUGUST) == [now[1], now[2]]


def test_who_has_nothing_but_the_case_in_common_is_another_person() -> None:
    other = known_as(
        WHOSE,
        name=PersonName("Lê Văn Thử"),
        citizen_id=CitizenId("099100000009"),
        legacy_id=None,
    )
    assert others([other], until(JULY, BY_CASE), other, JUNE) == []


def test_a_number_that_everybody_has_is_nobodys() -> None:
    """Nine noughts in place of a number would be a person of a thousand cases."""
    lines = [attrs.evolve(BY_ID, case=CaseNumber(f"{n:04}")) for n in range(51)]
    assert others(lines[:50], Past(), lines[0], JULY) == lines[1:50]
    assert others(lines, Past(), lines[0], JULY) == []


def test_the_case_of_another_programme_is_a_key_of_the_funeral_only() -> None:
    """Each programme pays its own money, and supports one funeral together with all others."""
    other: Written = (MERIT, attrs.evolve(BY_CASE, case=CaseNumber("NC-1")))
    for sum_, is_shared in ((REGULAR, False), (FUNERAL, True)):
        alone = keys_of((sum_,), WHOSE, SOCIAL_ASSISTANCE, JULY, agency=AGENCY)
        both = keys_of((sum_,), WHOSE, SOCIAL_ASSISTANCE, JULY, agency=AGENCY, others=[other])
        _, whose = other
        theirs = keys_of((sum_,), whose, MERIT, JULY, agency=AGENCY)
        assert set(theirs).isdisjoint(alone)
        assert set(both) == {*alone, *(theirs if is_shared else ())}
