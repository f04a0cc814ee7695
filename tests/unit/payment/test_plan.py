from datetime import date
from itertools import permutations
from typing import Any

import attrs
import pytest

from ansinh import (
    MERIT,
    Authorization,
    Bank,
    BankAccount,
    BirthDate,
    CashPoint,
    Cause,
    CitizenId,
    Code,
    Commune,
    Component,
    DaySpan,
    Document,
    Dong,
    EWallet,
    Guardianship,
    HomeDelivery,
    Incapacity,
    IncapacityKind,
    InstructionLine,
    Limits,
    Month,
    Paper,
    ParentalRepresentation,
    Payer,
    Person,
    PersonName,
    Removal,
    Roll,
    Routes,
    plan,
)

JULY = Month(2024, 7)
AGENT = Person(PersonName("Trần Văn Thử"))
STRANGERS = BankAccount(Bank("BIDV"), "000012345678", PersonName("Người Khác"))
PAPER = Authorization(AGENT, None, DaySpan())
DEAD = attrs.evolve(AGENT, died_on=date(2024, 7, 1))
DEAD_OTHER = Person(PersonName("Lê Thị Ví Dụ"), died_on=date(2024, 7, 1))
DEADS = BankAccount(Bank("BIDV"), "000012345679", PersonName("LE THI VI DU"))
BORN_IN_2015 = Person(PersonName("Nguyễn Thị Mẫu"), BirthDate(2015))
NUMBERED = Person(PersonName("Nguyễn Thị Mẫu"), citizen_id=CitizenId("099145000012"))
LOST = Incapacity(IncapacityKind.LOST, DaySpan())
OPEN, ENDED, TO_COME = (
    DaySpan(),
    DaySpan(None, date(2024, 7, 5)),
    DaySpan(date(2024, 7, 6)),
)

HOLDS: list[tuple[Code, dict[str, Any], dict[str, Any]]] = [
    (Code.HOLD_DIED, {"died_on": date(2024, 6, 30)}, {}),
    (
        Code.HOLD_PAPER_ENDED,
        {"papers": (attrs.evolve(PAPER, span=DaySpan(None, date(2024, 7, 5))),)},
        {},
    ),
    (
        Code.HOLD_PAPER_NOT_BEGUN,
        {"papers": (attrs.evolve(PAPER, span=DaySpan(date(2024, 7, 6))),)},
        {},
    ),
    (
        Code.HOLD_REPRESENTATIVE_DIED,
        {
            "papers": (
                Authorization(attrs.evolve(AGENT, died_on=date(2024, 7, 1)), None, DaySpan()),
            )
        },
        {},
    ),
    (
        Code.HOLD_REPRESENTATIVES_MANY,
        {"papers": (PAPER, Authorization(Person(PersonName("A")), None, DaySpan()))},
        {},
    ),
    (Code.HOLD_MINOR, {"person": BORN_IN_2015}, {}),
    (Code.HOLD_INCAPACITY, {"person": attrs.evolve(AGENT, incapacity=LOST)}, {}),
    (Code.HOLD_NO_GROUND, {"papers": (attrs.evolve(PAPER, given_by=NUMBERED),)}, {}),
    (
        Code.HOLD_REPRESENTATIVE_INCAPACITY,
        {"papers": (Guardianship(attrs.evolve(AGENT, incapacity=LOST), None, DaySpan()),)},
        {},
    ),
    (
        Code.HOLD_REPRESENTATIVE_MINOR,
        {"papers": (Guardianship(BORN_IN_2015, None, DaySpan()),)},
        {},
    ),
    (
        Code.HOLD_REPRESENTATIVE_SELF,
        {"person": NUMBERED, "papers": (Guardianship(NUMBERED, None, DaySpan()),)},
        {},
    ),
    (Code.HOLD_NOTHING, {"amount": 0}, {}),
    (Code.HOLD_ACCOUNT_HOLDER, {"channel": STRANGERS}, {}),
    (Code.HOLD_ACCOUNT_HOLDER, {"channel": EWallet("VIMAU", "0000", PersonName("Người Khác"))}, {}),
    (
        Code.HOLD_ACCOUNT_CLOSED,
        {"channel": DEADS, "papers": (PAPER, Authorization(DEAD_OTHER, None, DaySpan()))},
        {},
    ),
    (Code.HOLD_NO_ROUTE, {"channel": HomeDelivery()}, {"routes": Routes(cash="mau.post")}),
    (Code.HOLD_NO_ROUTE, {}, {"routes": Routes(banks={"BIDV": "mau.bank"})}),
    (Code.HOLD_LIMIT, {}, {"limits": {"mau.bank": Limits(max_amount=Dong(499_999))}}),
    (Code.HOLD_NAME_LENGTH, {}, {"limits": {"mau.bank": Limits(name_length=13)}}),
    (Code.HOLD_NARRATIVE_LENGTH, {}, {"limits": {"mau.bank": Limits(narrative_length=20)}}),
]


@pytest.mark.parametrize(("code", "entry", "terms"), HOLDS, ids=[str(hold[0]) for hold in HOLDS])
def test_what_stands_in_the_way_holds_the_money(
    make: Any, code: Code, entry: dict[str, Any], terms: dict[str, Any]
) -> None:
    line = make.entry(**entry)
    made = plan(Roll(JULY, [line]), make.terms(**terms))
    (hold,) = made.holds
    assert (hold.code, hold.key, hold.amount) == (code, line.key, line.amount)
    assert made.instructions == ()
    assert made.held == line.amount
    assert hold.reason.vi
    assert str(hold) == f"Hold(BTXH, …, {line.amount}, {code})"


def test_every_hold_has_its_line_above() -> None:
    others = {
        Code.HOLD_AGENCY_RULE,  # the month's, from a plug-in (tests/unit/test_cycle.py)
        Code.HOLD_CARRIED_WITHOUT_ENTRY,
        Code.HOLD_ORDERED_AHEAD,  # of nothing (tests/unit/payment/test_combined.py)
        Code.HOLD_FUNERAL_ORGANISER,
        Code.HOLD_LIVE,  # of what the book knows (tests/unit/payment/test_known_orders.py)
        Code.HOLD_MERIT_MONTH,
        Code.HOLD_TWICE,
        Code.HOLD_UNRESOLVED,
    }
    holds = {code for code in Code if code.startswith("hold-")}
    assert {code for code, _, _ in HOLDS} | others == holds


@pytest.mark.parametrize(
    ("limits", "narrowest"),
    [
        ({"max_amount": Dong(500_000)}, True),
        ({"name_length": 14}, True),
        ({"max_records": 1}, True),
    ],
)
def test_a_limit_is_what_still_fits(make: Any, limits: dict[str, Any], *, narrowest: bool) -> None:
    made = plan(Roll(JULY, [make.entry()]), make.terms(limits={"mau.bank": Limits(**limits)}))
    assert (len(made.instructions) == 1) is narrowest


@pytest.mark.parametrize(
    "cause",
    [Cause.HELD, Cause.REFUSED, Cause.RETURNED, Cause.UNCOLLECTED, Cause.ADDED_LATE, Cause.LISTED],
)
def test_what_is_owed_besides_goes_with_the_months_own(make: Any, cause: Cause) -> None:
    entry = make.entry()
    made = plan(Roll(JULY, [entry]), make.terms(), owed=[make.owed(entry, cause)])
    (order,) = made.instructions
    assert [(line.month_of, line.amount.value, line.cause) for line in order.lines] == [
        (JULY - 1, 360_000, cause),
        (JULY, 500_000, Cause.ENTITLED),
    ]
    assert order.amount == made.total == Dong(860_000)
    assert order.current == order.lines[1:]
    assert order.earlier == order.lines[:1]


@pytest.mark.parametrize("cause", [Cause.UNKNOWN, Cause.MISSING, Cause.MISMATCH])
def test_what_may_have_been_paid_waits_beside_the_months_own(make: Any, cause: Cause) -> None:
    entry = make.entry()
    made = plan(Roll(JULY, [entry]), make.terms(), owed=[make.owed(entry, cause)])
    assert [hold.code for hold in made.holds] == [Code.HOLD_UNRESOLVED]
    assert made.total == Dong(500_000)
    assert made.held == Dong(360_000)


@pytest.mark.parametrize(
    ("effective", "cancelled"), [(JULY - 1, True), (JULY - 2, True), (JULY, False)]
)
def test_what_is_for_a_month_after_the_end_is_cancelled(
    make: Any, effective: Month, *, cancelled: bool
) -> None:
    """June's money of somebody who died in May is not owed; of somebody who died in June it is."""
    entry = make.entry()
    decision = Document("7/QĐ-MẪU")
    removal = Removal(entry, effective, decision=decision)
    owed = [make.owed(entry, month_of=JULY - 1)]
    made = plan(Roll(JULY, []), make.terms(), owed=owed, removals=[removal])
    if cancelled:
        (item,) = made.cancellations
        assert (item.amount, item.decision) == (Dong(360_000), decision)
        assert str(item) == "Cancellation(BTXH, …, 360.000 đ)"
        assert str(item.citation) == "20/2021/NĐ-CP, art. 8(2)"
        assert made.cancelled == Dong(360_000)
        assert made.holds == ()
    else:
        assert [hold.code for hold in made.holds] == [Code.HOLD_CARRIED_WITHOUT_ENTRY]
        assert made.cancellations == ()


def test_of_a_case_that_was_given_again_each_removal_ends_its_own_persons_money(make: Any) -> None:
    """In whatever order they are given; of two of one person the first ended it."""
    first = make.entry()
    person = attrs.evolve(first.beneficiary.person, name=PersonName("Trần Văn Thử"))
    heir = attrs.evolve(first, beneficiary=attrs.evolve(first.beneficiary, person=person))
    papers = [Document(f"{number}/QĐ-MẪU") for number in range(3)]
    removals = [
        Removal(first, JULY, decision=papers[0]),
        Removal(heir, JULY - 1, decision=papers[1]),
        Removal(heir, JULY - 2, decision=papers[2]),
    ]
    owed = [make.owed(first, month_of=JULY - 1), make.owed(heir, month_of=JULY - 1)]
    for given in permutations(removals):
        made = plan(Roll(JULY, []), make.terms(), owed=owed, removals=given)
        assert [hold.beneficiary for hold in made.holds] == [first.beneficiary]
        (cancelled,) = made.cancellations
        assert (cancelled.beneficiary, cancelled.decision) == (heir.beneficiary, papers[2])


def test_another_programmes_money_is_not_cancelled_by_the_article_of_social_assistance(
    make: Any,
) -> None:
    entry = make.entry(programme=MERIT)
    removal = Removal(entry, JULY - 1, decision=Document("8/QĐ-MẪU"))
    owed = [make.owed(entry, month_of=JULY - 1)]
    (item,) = plan(Roll(JULY, []), make.terms(), owed=owed, removals=[removal]).cancellations
    assert (item.decision, item.citation) == (Document("8/QĐ-MẪU"), None)


@pytest.mark.parametrize(
    ("paper", "code", "article"),
    [
        (Authorization(AGENT, None, ENDED), Code.HOLD_PAPER_ENDED, "art. 562-563"),
        (Guardianship(AGENT, None, TO_COME), Code.HOLD_PAPER_NOT_BEGUN, "art. 46-63"),
        (Authorization(DEAD, None, OPEN), Code.HOLD_REPRESENTATIVE_DIED, "art. 140(3)"),
        (Guardianship(DEAD, None, OPEN), Code.HOLD_REPRESENTATIVE_DIED, "art. 60(1)"),
        (ParentalRepresentation(DEAD, None, OPEN), Code.HOLD_REPRESENTATIVE_DIED, "art. 136(1)"),
    ],
)
def test_a_hold_cites_the_article_of_the_paper_that_stands_in_the_way(
    make: Any, paper: Paper, code: Code, article: str
) -> None:
    (hold,) = plan(Roll(JULY, [make.entry(papers=(paper,))]), make.terms()).holds
    assert (hold.code, str(hold.citation)) == (code, f"91/2015/QH13, {article}")


def test_a_hold_by_a_rule_of_ours_cites_no_law(make: Any) -> None:
    dead = make.entry(papers=(Authorization(AGENT, None, OPEN),), died_on=make.pay_day)
    unrouted = make.entry("0002")
    holds = plan(Roll(JULY, [dead, unrouted]), make.terms(routes=Routes())).holds
    assert {hold.code: hold.citation for hold in holds} == {
        Code.HOLD_DIED: None,
        Code.HOLD_NO_ROUTE: None,
    }


def test_what_nobody_decided_on_waits(make: Any) -> None:
    made = plan(Roll(JULY, []), make.terms(), owed=[make.owed(make.entry())])
    assert [hold.code for hold in made.holds] == [Code.HOLD_CARRIED_WITHOUT_ENTRY]


def test_what_may_have_been_paid_to_somebody_gone_is_not_cancelled(make: Any) -> None:
    entry = make.entry()
    owed = [make.owed(entry, Cause.UNKNOWN)]
    made = plan(Roll(JULY, []), make.terms(), owed=owed, removals=[Removal(entry, JULY - 3)])
    assert [hold.code for hold in made.holds] == [Code.HOLD_UNRESOLVED]


def test_a_line_of_nothing_still_brings_what_is_owed(make: Any) -> None:
    entry = make.entry(amount=0)
    made = plan(Roll(JULY, [entry]), make.terms(), owed=[make.owed(entry)])
    assert made.total == Dong(360_000)


def test_batches_go_by_provider_and_programme_in_the_order_of_places(make: Any) -> None:
    lines = [
        make.entry("3", commune=Commune("Xã B")),
        make.entry("1", commune=Commune("Xã B")),
        make.entry("2", commune=Commune("Xã A")),
        make.entry("4", channel=CashPoint()),
        make.entry("1", programme=MERIT),
    ]
    made = plan(Roll(JULY, lines), make.terms(limits={"mau.bank": Limits(max_records=2)}))
    assert [(b.provider, b.programme.code, b.sequence, b.count) for b in made.batches] == [
        ("mau.bank", "BTXH", 1, 2),
        ("mau.bank", "BTXH", 2, 1),
        ("mau.bank", "NCC", 1, 1),
        ("mau.post", "BTXH", 1, 1),
    ]
    assert [order.key.case for order in made.instructions] == ["2", "1", "3", "1", "4"]
    first = made.batches[0]
    assert first.by_reference[first.instructions[0].reference] is first.instructions[0]
    assert str(first) == "PaymentBatch(mau.bank, BTXH, 2024-07, 1, 2 instructions, 1.000.000 đ)"


def test_an_order_says_to_whom_through_what_and_with_which_words(make: Any) -> None:
    entry = attrs.evolve(make.entry(papers=(PAPER,), channel=CashPoint("Bưu cục Mẫu")), note="ghi")
    (order,) = plan(Roll(JULY, [entry]), make.terms()).instructions
    assert order.payee.person == AGENT
    assert order.listed_name == make.person.name
    assert (order.account, order.narrative, order.note) == ("", "CHI TRA THANG 07/2024", "ghi")
    assert str(order) == f"PaymentInstruction({order.reference}, 500.000 đ)"
    (order,) = plan(Roll(JULY, [make.entry()]), make.terms()).instructions
    assert (order.account, order.listed_name) == ("000012345678", make.account.holder_name)


def test_the_agency_is_known_under_its_name_unless_a_provider_knows_another(make: Any) -> None:
    terms = make.terms(payers={"mau.bank": Payer("PHONG MAU", "0000")})
    assert terms.payer_for("mau.bank") == Payer("PHONG MAU", "0000")
    assert terms.payer_for("mau.post") == Payer("Phòng Mẫu")
    assert "0000" not in repr(terms)


def test_an_account_may_be_the_payees(make: Any) -> None:
    account = attrs.evolve(make.account, holder_name=PersonName("TRAN VAN THU"))
    made = plan(Roll(JULY, [make.entry(channel=account, papers=(PAPER,))]), make.terms())
    assert len(made.instructions) == 1


def test_a_month_of_nobody_is_a_plan_of_nothing(make: Any) -> None:
    made = plan(Roll(JULY, []), make.terms())
    assert (made.batches, made.holds, made.cancellations, made.total) == ((), (), (), Dong(0))


def test_lines_are_told_by_what_they_are(make: Any) -> None:
    entry = make.entry()
    gift = InstructionLine(Component.ONE_OFF, JULY, Dong(400_000), Cause.ADDED_LATE)
    owed = [attrs.evolve(make.owed(entry), line=gift)]
    (order,) = plan(Roll(JULY, [entry]), make.terms(), owed=owed).instructions
    assert [line.component for line in order.current] == [Component.ONE_OFF, Component.REGULAR]


def test_orders_that_are_withheld_are_held_as_a_whole_and_nothing_is_lost(make: Any) -> None:
    """A batch of which no order is left is none."""
    entries = [make.entry("0001"), make.entry("0002"), make.entry("0003", channel=CashPoint())]
    before = plan(Roll(JULY, entries), make.terms(), owed=[make.owed(entries[0])])
    first, second, third = before.instructions
    codes = {first.reference: Code.HOLD_LIVE, third.reference: Code.FIELD_TOO_LONG}
    after = before.withholding(codes)
    assert after.instructions == (second,)
    assert [(hold.code, hold.lines) for hold in after.holds] == [
        (Code.HOLD_LIVE, first.lines),
        (Code.FIELD_TOO_LONG, third.lines),
    ]
    assert after.total + after.held == before.total + before.held
    assert before.withholding({}) == before
