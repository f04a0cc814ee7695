"""Two months in one order: what it rests on, and that the second month does not pay again."""

from typing import Any

import attrs
import pytest

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Adjustment,
    Cause,
    Citation,
    Code,
    CombinedPayment,
    Component,
    Document,
    Dong,
    Entitlement,
    Entry,
    InstructionLine,
    Month,
    MonthlyDelta,
    OutcomeKind,
    Owed,
    PaymentPlan,
    Person,
    PersonName,
    Programme,
    PromisedAhead,
    Removal,
    Roll,
    arrears_of_ahead,
    plan,
    reconcile,
    settle,
)
from ansinh.payment import CarryOver, Limits
from ansinh.roll import Addition

JANUARY, FEBRUARY = Month(2025, 1), Month(2025, 2)
DECISION = Document("15/QĐ-PLĐ")


def combined(programme: Programme = SOCIAL_ASSISTANCE) -> CombinedPayment:
    return CombinedPayment(programme, JANUARY, DECISION)


def together(make: Any, *entries: Entry, **terms: Any) -> PaymentPlan:
    """Plan January and February in one."""
    return plan(Roll(JANUARY, entries), make.terms(combined=(combined(),), **terms))


def closed(make: Any, made: PaymentPlan, kind: OutcomeKind | None = OutcomeKind.PAID) -> CarryOver:
    """Let every order have the same answer, or none, and settle."""
    said = [] if kind is None else [make.said(order, kind) for order in made.instructions]
    reconciliation = reconcile(made.batches, said)
    return CarryOver.of(settle(made, reconciliation), reconciliation, made.batches)


def lines_of(made: PaymentPlan) -> list[tuple[str, int, str]]:
    return [
        (str(line.month_of), line.amount.value, line.cause.value)
        for order in made.instructions
        for line in order.lines
    ]


def february(make: Any, carried: CarryOver, *entries: Entry, **more: Any) -> PaymentPlan:
    owed = (*carried.owed, *more.pop("arrears", ()))
    roll = Roll(FEBRUARY, entries)
    return plan(roll, make.terms(**more.pop("terms", {})), owed=owed, ahead=carried.ahead, **more)


def test_for_merit_the_circular_lets_the_agency_decide() -> None:
    made = combined(MERIT)
    assert made.citation == Citation("44/2022/TT-BTC", "art. 8(3)")
    assert made.months == (JANUARY, FEBRUARY)
    assert "44/2022/TT-BTC, art. 8(3)" in made.explanation.en
    assert "44/2022/TT-BTC, Điều 8(3)" in made.explanation.vi


@pytest.mark.parametrize("programme", [SOCIAL_ASSISTANCE, SOCIAL_PENSION])
def test_elsewhere_it_rests_on_the_decision_alone_and_says_so(programme: Programme) -> None:
    """20/2021/NĐ-CP, art. 34, says nothing of two months; silence is no article."""
    made = combined(programme)
    assert made.citation is None
    assert made.decision == DECISION
    assert "decision alone" in made.explanation.en
    assert "chỉ căn cứ quyết định" in made.explanation.vi


def test_one_order_has_a_line_for_each_of_the_two_months(make: Any) -> None:
    (order,) = together(make, make.entry()).instructions
    assert order.lines == (
        InstructionLine(Component.REGULAR, JANUARY, Dong(500_000), Cause.ENTITLED),
        InstructionLine(Component.REGULAR, FEBRUARY, Dong(500_000), Cause.ENTITLED),
    )
    assert order.amount == Dong(1_000_000)
    assert (order.current, order.earlier, order.ahead) == (order.lines[:1], (), order.lines[1:])
    assert order.narrative == "CHI TRA THANG 01/2025-02/2025"


def test_a_decision_about_another_programme_or_month_changes_nothing(make: Any) -> None:
    roll = Roll(JANUARY, [make.entry()])
    for other in (combined(MERIT), CombinedPayment(SOCIAL_ASSISTANCE, FEBRUARY, DECISION)):
        (order,) = plan(roll, make.terms(combined=(other,))).instructions
        assert [line.month_of for line in order.lines] == [JANUARY]
        assert order.narrative == "CHI TRA THANG 01/2025"


def test_what_was_paid_ahead_is_not_ordered_again(make: Any) -> None:
    """February's line is accounted for by a hold of nothing, which says where its money went."""
    entry = make.entry()
    made = february(make, closed(make, together(make, entry)), entry)
    assert made.instructions == ()
    (hold,) = made.holds
    assert (hold.code, hold.amount, hold.lines) == (Code.HOLD_ORDERED_AHEAD, Dong(0), ())
    assert hold.citation is None


def test_the_hold_of_a_merit_line_names_the_article(make: Any) -> None:
    entry = make.entry(programme=MERIT)
    terms = make.terms(combined=(combined(MERIT),))
    carried = closed(make, plan(Roll(JANUARY, [entry]), terms))
    (hold,) = february(make, carried, entry).holds
    assert hold.citation == Citation("44/2022/TT-BTC", "art. 8(3)")


@pytest.mark.parametrize("kind", [OutcomeKind.UNCOLLECTED, OutcomeKind.REFUSED])
def test_what_nobody_collected_is_paid_once_with_both_its_months(
    make: Any, kind: OutcomeKind
) -> None:
    entry = make.entry()
    made = february(make, closed(make, together(make, entry), kind), entry)
    cause = kind.cause.value
    assert lines_of(made) == [("2025-01", 500_000, cause), ("2025-02", 500_000, cause)]
    assert made.holds == ()


def test_an_order_that_was_held_waits_with_both_its_months(make: Any) -> None:
    entry = make.entry()
    held = together(make, entry, limits={"mau.bank": Limits(max_amount=Dong(999_999))})
    assert [(hold.code, hold.amount) for hold in held.holds] == [(Code.HOLD_LIMIT, Dong(1_000_000))]
    made = february(make, closed(make, held), entry)
    assert lines_of(made) == [("2025-01", 500_000, "held"), ("2025-02", 500_000, "held")]


def test_what_nobody_knows_of_is_held_and_february_not_ordered(make: Any) -> None:
    """A bank that does not answer may have paid both months."""
    entry = make.entry()
    made = february(make, closed(make, together(make, entry), None), entry)
    assert made.instructions == ()
    assert sorted((hold.code, hold.amount.value) for hold in made.holds) == [
        (Code.HOLD_ORDERED_AHEAD, 0),
        (Code.HOLD_UNRESOLVED, 500_000),
        (Code.HOLD_UNRESOLVED, 500_000),
    ]


def test_a_sum_of_the_month_that_is_said_twice_is_held(make: Any) -> None:
    """One sum of February may wait; another is the same money again."""
    entry = make.entry()
    carried = closed(make, together(make, entry), OutcomeKind.UNCOLLECTED)
    again = make.owed(entry, Cause.HELD, FEBRUARY, 500_000)
    made = february(make, carried, entry, arrears=(again,))
    assert made.total == Dong(1_000_000)
    assert [(hold.code, hold.amount) for hold in made.holds] == [(Code.HOLD_TWICE, Dong(500_000))]


def test_who_joined_in_february_is_paid_as_ever(make: Any) -> None:
    entry, new = make.entry(), make.entry("0002")
    made = february(make, closed(make, together(make, entry)), entry, new)
    assert lines_of(made) == [("2025-02", 500_000, "entitled")]


def test_somebody_else_under_the_same_case_is_paid(make: Any) -> None:
    """A case number that was given again does not hand over what was paid to another."""
    other = make.entry(person=Person(PersonName("Trần Văn Khác")), channel=make.account)
    other = attrs.evolve(
        other, channel=attrs.evolve(make.account, holder_name=other.beneficiary.person.name)
    )
    made = february(make, closed(make, together(make, make.entry())), other)
    assert lines_of(made) == [("2025-02", 500_000, "entitled")]


def test_february_may_be_paid_ahead_and_pay_march_ahead(make: Any) -> None:
    entry = make.entry()
    again = CombinedPayment(SOCIAL_ASSISTANCE, FEBRUARY, DECISION)
    carried = closed(make, together(make, entry))
    made = february(make, carried, entry, terms={"combined": (again,)})
    assert lines_of(made) == [("2025-03", 500_000, "entitled")]


def test_a_line_of_nothing_promises_nothing(make: Any) -> None:
    made = together(make, make.entry(amount=0))
    assert [hold.code for hold in made.holds] == [Code.HOLD_NOTHING]
    assert closed(make, made).ahead == ()


def arrears(make: Any, kind: OutcomeKind, *changes: Any) -> tuple[list[Any], list[Any]]:
    carried = closed(make, together(make, make.entry()), kind)
    delta = MonthlyDelta.on(Roll(JANUARY, [make.entry()]), FEBRUARY, changes)
    found = arrears_of_ahead(delta, carried.ahead, promised=carried.owed)
    return (
        [(one.line.component, one.line.cause, one.line.month_of, one.amount) for one in found.owed],
        [(one.month_of, one.amount) for one in found.recoverable],
    )


def adjusted(make: Any, amount: int, **parts: Any) -> Adjustment:
    entry = make.entry()
    after = attrs.evolve(entry, entitlement=Entitlement(None, Dong(amount)), **parts)
    return Adjustment(entry, after, FEBRUARY)


def test_who_gets_more_in_february_is_owed_the_difference(make: Any) -> None:
    assert arrears(make, OutcomeKind.PAID, adjusted(make, 700_000)) == (
        [(Component.ARREARS, Cause.RAISED_LATE, FEBRUARY, Dong(200_000))],
        [],
    )


def test_the_difference_is_all_that_february_pays(make: Any) -> None:
    entry, change = make.entry(), adjusted(make, 700_000)
    carried = closed(make, together(make, entry))
    delta = MonthlyDelta.on(Roll(JANUARY, [entry]), FEBRUARY, [change])
    owed = arrears_of_ahead(delta, carried.ahead).owed
    made = february(make, carried, change.after, arrears=owed)
    assert lines_of(made) == [("2025-02", 200_000, "raised-late")]


def test_who_gets_less_in_february_may_have_been_paid_too_much(make: Any) -> None:
    assert arrears(make, OutcomeKind.PAID, adjusted(make, 300_000)) == (
        [],
        [(FEBRUARY, Dong(200_000))],
    )


def test_another_account_changes_nothing(make: Any) -> None:
    changed = adjusted(make, 500_000, note="đổi tài khoản")
    assert arrears(make, OutcomeKind.PAID, changed) == ([], [])


def test_who_left_was_paid_february_and_it_is_to_come_back(make: Any) -> None:
    gone = Removal(make.entry(), FEBRUARY)
    assert arrears(make, OutcomeKind.PAID, gone) == ([], [(FEBRUARY, Dong(500_000))])


def test_what_who_left_never_got_is_cancelled_and_not_claimed_back(make: Any) -> None:
    entry = make.entry()
    gone = Removal(entry, FEBRUARY)
    assert arrears(make, OutcomeKind.UNCOLLECTED, gone) == ([], [])
    carried = closed(make, together(make, entry), OutcomeKind.UNCOLLECTED)
    made = february(make, carried, removals=(gone,))
    assert [(item.line.month_of, item.amount) for item in made.cancellations] == [
        (FEBRUARY, Dong(500_000))
    ]
    assert [(hold.code, hold.lines[0].month_of) for hold in made.holds] == [
        (Code.HOLD_CARRIED_WITHOUT_ENTRY, JANUARY)
    ]


def test_what_nobody_knows_of_may_have_to_come_back(make: Any) -> None:
    """Who left may have been paid both months: nobody can say that nothing is to be recovered."""
    carried = closed(make, together(make, make.entry()), None)
    gone = Removal(make.entry(), FEBRUARY)
    delta = MonthlyDelta.on(Roll(JANUARY, [make.entry()]), FEBRUARY, [gone])
    found = arrears_of_ahead(delta, carried.ahead, promised=carried.owed)
    assert [one.amount for one in found.recoverable] == [Dong(500_000)]


def test_the_line_becomes_somebody_elses_and_the_money_stays_the_first_ones(make: Any) -> None:
    other = make.entry(person=Person(PersonName("Trần Văn Khác")))
    change = Adjustment(make.entry(), other, FEBRUARY)
    assert arrears(make, OutcomeKind.PAID, change) == ([], [(FEBRUARY, Dong(500_000))])


def test_an_addition_under_the_case_of_somebody_gone_leaves_their_money_to_be_recovered(
    make: Any,
) -> None:
    whose = make.entry().beneficiary
    ahead = PromisedAhead(SOCIAL_ASSISTANCE, whose, FEBRUARY, Dong(500_000))
    of_march = attrs.evolve(ahead, month_of=FEBRUARY + 1)
    other = make.entry(person=Person(PersonName("Trần Văn Khác")))
    for entry, recovered in ((other, [Dong(500_000)]), (make.entry(), [])):
        delta = MonthlyDelta.on(Roll(JANUARY, []), FEBRUARY, [Addition(entry, FEBRUARY)])
        found = arrears_of_ahead(delta, [ahead, of_march])
        assert ([one.amount for one in found.recoverable], found.owed) == (recovered, ())


def test_nobody_is_named(make: Any) -> None:
    (ahead,) = closed(make, together(make, make.entry())).ahead
    assert str(ahead) == f"PromisedAhead(BTXH, …, 2025-02, {Dong(500_000)})"


def test_only_the_months_own_money_counts_as_ordered_ahead(make: Any) -> None:
    line = InstructionLine(Component.ONE_OFF, FEBRUARY, Dong(1), Cause.HELD)
    owed = Owed(SOCIAL_ASSISTANCE, make.entry().beneficiary, line)
    assert CarryOver(JANUARY, (owed,), ()).ahead == ()


@pytest.mark.parametrize("kind", [OutcomeKind.PAID, OutcomeKind.REFUSED])
def test_what_is_known_late_of_both_months_was_ordered_ahead_all_the_same(
    make: Any, kind: OutcomeKind
) -> None:
    made = together(make, make.entry())
    carried = closed(make, made, kind=None)
    said = [make.said(order, kind) for order in made.instructions]
    known = reconcile((), said, unresolved=carried.unresolved).resolved
    knowing = carried.knowing(known)
    assert knowing.ahead == carried.ahead
    lines = lines_of(february(make, knowing, make.entry()))
    again = [("2025-01", 500_000, "refused"), ("2025-02", 500_000, "refused")]
    assert lines == ([] if kind is OutcomeKind.PAID else again)
