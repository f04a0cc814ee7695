"""Checks find what an officer should look at, and stop nothing."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from ansinh import (
    SOCIAL_ASSISTANCE,
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Channel,
    CitizenId,
    Code,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Month,
    Person,
    PersonName,
    Roll,
    Sex,
)
from ansinh.checks import check_roll

PAY_DAY = date(2024, 7, 5)
NAME = PersonName("Nguyễn Thị Thí Dụ")


def entry(number: int = 1, *, amount: int = 750_000, channel: Channel | None = None) -> Entry:
    """Give a right line of July 2024: 500,000 đ × 1.5, an id that fits the person."""
    person = Person(
        NAME, BirthDate(1940, 5, 1), Sex.FEMALE, CitizenId(f"099140{number:06}"), None, None
    )
    return Entry(
        SOCIAL_ASSISTANCE,
        Beneficiary(person, CaseNumber(f"THU-{number:04}"), Commune("Phường Thí Dụ")),
        Entitlement(None, Dong(amount), Fraction(3, 2)),
        channel or CashPoint(),
    )


def codes_of(*entries: Entry) -> list[Code]:
    """Check a roll of July 2024 and give the codes of what was found."""
    roll = Roll(Month(2024, 7), entries)
    return [finding.code for finding in check_roll(roll, pay_day=PAY_DAY, as_of=PAY_DAY)]


def test_a_right_line_gives_no_finding() -> None:
    """Right lines stay unmarked, or nobody reads the marks."""
    assert codes_of(entry()) == []


def test_an_amount_that_the_law_does_not_explain_is_found_with_its_article() -> None:
    """The old standard's amount in July 2024 is a missed rise."""
    roll = Roll(Month(2024, 7), [entry(amount=540_000)])
    (finding,) = check_roll(roll, pay_day=PAY_DAY, as_of=PAY_DAY)
    assert finding.code is Code.CHECK_AMOUNT
    assert str(finding.citation) == "76/2024/NĐ-CP, art. 1"
    assert "750.000 đ" in finding.message.vi
    assert "750.000 đ" in finding.message.en


def test_the_day_decides_which_standard_is_known() -> None:
    """Before the decree was known, the old amount was right."""
    roll = Roll(Month(2024, 7), [entry(amount=540_000)])
    assert check_roll(roll, pay_day=PAY_DAY, as_of=date(2024, 6, 25)) == ()


def test_an_amount_without_any_standard_is_said_to_be_unknown() -> None:
    """No standard is no reason to be silent."""
    roll = Roll(Month(2020, 1), [entry()])
    (finding,) = check_roll(roll, pay_day=PAY_DAY, as_of=PAY_DAY)
    assert finding.code is Code.CHECK_AMOUNT_UNKNOWN


def test_a_line_on_a_decision_alone_is_not_judged() -> None:
    """Without a coefficient the amount is the decision's."""
    line = entry()
    assert codes_of(attrs.evolve(line, entitlement=Entitlement(None, Dong(1)))) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"birth": BirthDate(1950)}, Code.CHECK_ID_BIRTH),
        ({"sex": Sex.MALE}, Code.CHECK_ID_SEX),
    ],
)
def test_an_id_whose_digits_say_otherwise_is_found(change: dict[str, object], code: Code) -> None:
    """The digits carry year and sex: a cross-check, never a refusal."""
    line = entry()
    person = attrs.evolve(line.beneficiary.person, **change)  # type: ignore[arg-type]
    line = attrs.evolve(line, beneficiary=attrs.evolve(line.beneficiary, person=person))
    assert codes_of(line) == [code]


def test_one_id_on_two_lines_is_found_on_both() -> None:
    """One person under two cases may be paid twice."""
    first = entry(1)
    second = attrs.evolve(
        first, beneficiary=attrs.evolve(first.beneficiary, case=CaseNumber("THU-0002"))
    )
    assert codes_of(first, second) == [Code.CHECK_ID_TWICE, Code.CHECK_ID_TWICE]


def test_an_account_for_four_people_is_found_and_for_three_is_not() -> None:
    """A guardian of three is usual."""
    account = BankAccount(Bank("VIETINBANK"), "000012345678", NAME)
    lines = [entry(number, channel=account) for number in range(1, 5)]
    assert codes_of(*lines[:3]) == []
    assert codes_of(*lines) == [Code.CHECK_ACCOUNT_SHARED] * 4


def test_a_paper_that_ends_before_the_next_pay_day_is_found() -> None:
    """A commune hears of it while there is time to renew."""
    agent = Person(PersonName("Trần Văn Ví Dụ"))
    ending = Authorization.made(agent, None, date(2023, 8, 1))
    lasting = Authorization.made(agent, None, date(2023, 8, 6))
    assert codes_of(attrs.evolve(entry(), papers=(ending,))) == [Code.CHECK_PAPER_ENDING]
    assert codes_of(attrs.evolve(entry(), papers=(lasting,))) == []


def test_no_finding_names_anybody() -> None:
    """Findings go to logs and screens."""
    line = entry(amount=540_000)
    (finding,) = check_roll(Roll(Month(2024, 7), [line]), pay_day=PAY_DAY, as_of=PAY_DAY)
    shown = repr(finding) + str(finding) + finding.message.vi + finding.cure.vi
    for secret in (NAME.text, NAME.folded, "THU-0001", "099140000001"):
        assert secret not in shown
