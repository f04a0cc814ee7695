"""What was let go as not paid, and of which its provider says otherwise then."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    DOCUMENT,
    JULY,
    MAKER,
    PAID,
    POST,
    REFUSED,
    RETURNED,
    TERMS,
    UNCOLLECTED,
    Answering,
    Row,
    changed,
    column,
    entry,
)

from ansinh import Code, Dong, LiveAlready, OutcomeKind, Reference, Removal
from ansinh.books.standing import Standing
from ansinh.books.state import FileStage, MonthStage
from ansinh.books.status import NextStep
from ansinh.cycle import Answer
from ansinh.errors import BookRefused

SEPTEMBER = AUGUST + 1
OWN = Dong(530_000)
"""What the fourth person has each month."""


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """July is closed: the fourth transfer was refused, and let go."""
    made = Answering(tmp_path / "tep").sent()
    kinds = {0: PAID, 1: PAID, 2: PAID, 3: REFUSED}
    made.hear(made.answer(BANK, kinds), made.answer(POST, {4: PAID, 5: PAID}))
    return made.close()


def _late(office: Answering) -> None:
    """The bank says of the refused transfer that it was paid."""
    reference = office.order(3, JULY).reference.text
    late = office.answer(BANK, {3: PAID}, name="vietinbank-muon.csv")
    heard = office.hear(late, month=AUGUST)
    assert [one.code for one in heard.findings] == [Code.ANSWER_SETTLED]
    assert office.book.state.doubted == {reference}


def test_what_is_said_to_be_paid_before_it_is_planned_anew_waits(office: Answering) -> None:
    office.opened(AUGUST)
    assert not office.live(3, JULY)
    _late(office)
    assert office.live(3, JULY)
    assert office.standings(JULY) == {3: Standing.MISMATCH}
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    held = office.book.prepared(AUGUST).plan.holds
    assert [hold.code for hold in held] == [Code.HOLD_UNRESOLVED]


def test_the_file_that_would_pay_it_again_is_voided(office: Answering) -> None:
    office.opened(AUGUST)
    office.book.plan(AUGUST, TERMS, MAKER)
    files = office.book.render(AUGUST, MAKER).files
    _late(office)
    stages = {file.stage for file in office.book.state.months[AUGUST].files.values()}
    assert stages == {FileStage.VOIDED}
    assert office.book.status(AUGUST).next_step is NextStep.PLAN
    with pytest.raises(LiveAlready):
        office.book.render(AUGUST, MAKER)
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    assert len(files) == 2


def test_of_what_went_out_it_is_too_late(office: Answering) -> None:
    """Nothing can be undone; it is told, and the sum is not ordered a third time."""
    office.sent(AUGUST)
    assert office.order(3, AUGUST).amount == Dong(2 * OWN.value)
    _late(office)
    assert not office.live(3, JULY)
    assert office.live(3, AUGUST)
    office.hear(office.answer(BANK, {3: REFUSED}, month=AUGUST), month=AUGUST)
    office.close(AUGUST).opened(AUGUST + 1)
    office.planned_and_sent(AUGUST + 1)
    assert office.order(3, AUGUST + 1).amount == Dong(2 * OWN.value)
    held = [hold.lines[0].month_of for hold in office.book.prepared(AUGUST + 1).plan.holds]
    assert JULY in held


def test_a_doubt_that_came_too_late_is_handed_over_to_another_book(
    office: Answering, tmp_path: Path
) -> None:
    """What the book itself waits for, whoever goes on with what it hands over waits for too."""
    office.sent(AUGUST)
    _late(office)
    kinds = {0: PAID, 1: PAID, 2: PAID, 3: REFUSED}
    office.hear(office.answer(BANK, kinds, month=AUGUST), month=AUGUST)
    carried = office.settle(AUGUST).settled.carry_over
    office.close(AUGUST).opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
    another = Answering(tmp_path / "khac")
    another.book.open_month(SEPTEMBER, MAKER, base=office.book.roll(AUGUST), carried=carried)
    another.planned_and_sent(SEPTEMBER)
    for one in (office, another):
        due = {line.month_of for line in one.order(3, SEPTEMBER).lines}
        assert due == {AUGUST, SEPTEMBER}
        holds = one.book.prepared(SEPTEMBER).plan.holds
        held = [hold for hold in holds if hold.beneficiary == entry(3).beneficiary]
        assert [(hold.code, hold.amount) for hold in held] == [(Code.HOLD_UNRESOLVED, OWN)]
    office.prove(3, UNCOLLECTED, JULY)
    assert office.settle(AUGUST).whole, "what a closed month handed over stays as it is"


def test_what_was_voided_for_a_doubt_is_planned_anew_before_it_is_written(
    office: Answering,
) -> None:
    office.opened(AUGUST)
    office.book.plan(AUGUST, TERMS, MAKER)
    assert office.book.status(AUGUST).next_step is NextStep.RENDER
    office.book.render(AUGUST, MAKER)
    _late(office)
    assert office.book.status(AUGUST).next_step is NextStep.PLAN
    office.book.plan(AUGUST, TERMS, MAKER)
    assert office.book.status(AUGUST).next_step is NextStep.RENDER
    assert len(office.book.render(AUGUST, MAKER).files) == 2


@pytest.mark.parametrize("proven", [PAID, UNCOLLECTED])
def test_evidence_ends_the_doubt(office: Answering, proven: OutcomeKind) -> None:
    office.opened(AUGUST)
    _late(office)
    office.prove(3, proven, JULY)
    office.planned_and_sent(AUGUST)
    again = Dong(0) if proven is PAID else OWN
    assert office.order(3, AUGUST).amount == OWN + again
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled.settlement
    assert settled.carried_out == ()
    assert settled.total.paid == Dong(3_150_000) + OWN
    assert office.book.audit().sound


def test_what_was_proven_in_the_month_of_the_doubt_the_next_one_knows(tmp_path: Path) -> None:
    """It came after the plan, which holds the sum: nobody has to prove it twice."""
    office = Answering(tmp_path / "tep").sent()
    office.hear(*office.but_one())
    office.close().opened(AUGUST, changes=[Removal(entry(3), AUGUST)])
    for said in (PAID, RETURNED):
        office.hear(office.answer(BANK, {3: said}), month=AUGUST)
    office.planned_and_sent(AUGUST)
    (hold,) = office.book.prepared(AUGUST).plan.holds
    assert (hold.code, hold.amount) == (Code.HOLD_CARRIED_WITHOUT_ENTRY, OWN)
    office.hear(office.answer(BANK, {3: REFUSED}), month=AUGUST)
    assert office.book.state.doubted == {office.order(3, JULY).reference.text}
    office.prove(3, PAID, JULY)
    paid = ((BANK, {0: PAID, 1: PAID, 2: PAID}), (POST, {4: PAID, 5: PAID}))
    for month in (AUGUST, AUGUST + 1):
        if month != AUGUST:
            office.opened(month).planned_and_sent(month)
        office.hear(*(office.answer(who, said, month=month) for who, said in paid), month=month)
        settled = office.settle(month).settled
        office.close(month)
    assert [one.was_paid for one in settled.resolved] == [True]
    assert settled.prepared.plan.holds == ()
    assert settled.settlement.carried_out == ()
    assert office.book.audit().sound


def _another_transaction(rows: list[Row]) -> None:
    rows[0][column(rows, "FT0000000001")] = "FT0000000099"


def test_what_is_told_after_the_evidence_casts_doubt_again(office: Answering) -> None:
    """Two people had proven it, and its sum was ordered anew: the file does not go out."""
    office.opened(AUGUST)
    _late(office)
    office.prove(3, REFUSED, JULY)
    assert not office.book.state.doubted
    office.book.plan(AUGUST, TERMS, MAKER)
    assert office.order(3, AUGUST).amount == Dong(2 * OWN.value)
    office.book.render(AUGUST, MAKER)
    office.hear(
        changed(office.answer(BANK, {3: PAID}, name="lan-hai.csv"), _another_transaction),
        month=AUGUST,
    )
    assert office.book.state.doubted == {office.order(3, JULY).reference.text}
    assert not office.book.state.months[AUGUST].standing
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.prove(3, PAID, JULY)
    settled = office.settle(AUGUST).settled.settlement
    assert settled.carried_out == ()
    assert settled.total.paid == Dong(3_150_000) + OWN
    office.close(AUGUST).opened(AUGUST + 1).planned_and_sent(AUGUST + 1)
    assert office.order(3, AUGUST + 1).amount == OWN
    assert office.book.audit().sound


class TestOrderedTwice:
    """July's sum was refused, ordered again with August's, and refused again; or nobody told."""

    @pytest.fixture
    def again(self, office: Answering) -> Answering:
        office.sent(AUGUST)
        kinds = {0: PAID, 1: PAID, 2: PAID, 3: REFUSED}
        post = office.answer(POST, {4: PAID, 5: PAID}, month=AUGUST)
        office.hear(office.answer(BANK, kinds, month=AUGUST), post, month=AUGUST)
        return office.close(AUGUST).opened(SEPTEMBER)

    @pytest.fixture
    def untold(self, office: Answering) -> Answering:
        """August's order was told of in September only."""
        office.sent(AUGUST)
        kinds = {0: PAID, 1: PAID, 2: PAID}
        post = office.answer(POST, {4: PAID, 5: PAID}, month=AUGUST)
        office.hear(office.answer(BANK, kinds, month=AUGUST), post, month=AUGUST)
        office.close(AUGUST).opened(SEPTEMBER)
        refused = office.answer(BANK, {3: REFUSED}, month=AUGUST, name="vietinbank-8.csv")
        office.hear(refused, month=SEPTEMBER)
        return office

    def _paid(self, office: Answering, *, at_once: bool) -> None:
        """The bank says of both orders that they were paid, in one go or one after the other."""
        answers = [
            office.answer(BANK, {3: PAID}, name="vietinbank-muon-7.csv"),
            office.answer(BANK, {3: PAID}, month=AUGUST, name="vietinbank-muon-8.csv"),
        ]
        for heard in [answers] if at_once else [[one] for one in answers]:
            office.hear(*heard, month=SEPTEMBER)

    @pytest.mark.parametrize("at_once", [True, False])
    def test_doubt_of_both_orders_is_heard_and_holds_both_sums(
        self, again: Answering, *, at_once: bool
    ) -> None:
        self._paid(again, at_once=at_once)
        both = {again.order(3, month).reference.text for month in (JULY, AUGUST)}
        assert again.book.state.doubted == both
        again.planned_and_sent(SEPTEMBER)
        assert again.order(3, SEPTEMBER).amount == OWN
        held = {hold.code: hold.amount for hold in again.book.prepared(SEPTEMBER).plan.holds}
        assert held == {Code.HOLD_UNRESOLVED: OWN, Code.HOLD_LIVE: OWN}
        assert again.book.audit().sound

    def test_what_is_in_doubt_is_held_and_not_cancelled_when_its_person_leaves(
        self, again: Answering
    ) -> None:
        """It was paid perhaps, and is claimed back then."""
        self._paid(again, at_once=True)
        again.book.apply(SEPTEMBER, [Removal(entry(3), JULY)], MAKER)
        again.planned_and_sent(SEPTEMBER)
        plan = again.book.prepared(SEPTEMBER).plan
        assert plan.cancellations == ()
        held = {hold.code: hold.amount for hold in plan.holds}
        assert held == {Code.HOLD_UNRESOLVED: OWN, Code.HOLD_LIVE: OWN}

    @pytest.mark.parametrize("at_once", [True, False])
    def test_what_contradicts_a_refusal_before_the_plan_is_heard_beside_a_doubt(
        self, untold: Answering, *, at_once: bool
    ) -> None:
        self._paid(untold, at_once=at_once)
        untold.planned_and_sent(SEPTEMBER)
        assert untold.order(3, SEPTEMBER).amount == OWN
        holds = untold.book.prepared(SEPTEMBER).plan.holds
        assert [hold.code for hold in holds] == [Code.HOLD_UNRESOLVED] * 2
        assert untold.book.audit().sound

    @pytest.mark.parametrize(("july", "amount"), [(PAID, 2), (REFUSED, 3)])
    def test_evidence_of_each_ends_its_doubt(
        self, again: Answering, july: OutcomeKind, amount: int
    ) -> None:
        """August's sum is held for its own order: it would be held for ever."""
        self._paid(again, at_once=True)
        again.prove(3, REFUSED, AUGUST)
        again.prove(3, july, JULY)
        again.planned_and_sent(SEPTEMBER)
        assert again.order(3, SEPTEMBER).amount == Dong(amount * OWN.value)
        assert again.book.prepared(SEPTEMBER).plan.holds == ()
        again.hear(*again.faithful(SEPTEMBER), month=SEPTEMBER)
        assert again.settle(SEPTEMBER).settled.settlement.carried_out == ()
        assert again.book.audit().sound

    def test_what_is_doubted_too_late_for_the_plan_waits_for_the_next_month(
        self, again: Answering
    ) -> None:
        """Its sums are looked at then: only what has none of its own is proven by itself."""
        again.planned_and_sent(SEPTEMBER)
        self._paid(again, at_once=True)
        with pytest.raises(BookRefused) as refused:
            again.prove(3, REFUSED, AUGUST)
        assert refused.value.code is Code.EVIDENCE_KNOWN

    def test_proven_paid_it_holds_its_sum_for_ever(self, again: Answering) -> None:
        self._paid(again, at_once=True)
        again.prove(3, PAID, AUGUST)
        again.prove(3, REFUSED, JULY)
        again.planned_and_sent(SEPTEMBER)
        assert again.order(3, SEPTEMBER).amount == OWN
        (hold,) = again.book.prepared(SEPTEMBER).plan.holds
        assert (hold.code, hold.amount) == (Code.HOLD_LIVE, Dong(2 * OWN.value))


class TestVoided:
    """Somebody sent a file that was voided, and its provider paid it."""

    @pytest.fixture
    def voided(self, tmp_path: Path) -> tuple[Answering, Answer, Reference]:
        """July's files were voided by a change; the bank answers to the one it was given."""
        made = Answering(tmp_path / "tep").opened()
        made.book.plan(JULY, TERMS, MAKER)
        made.book.render(JULY, MAKER)
        reference = made.order(3).reference
        answer = made.answer(BANK, {2: REFUSED, 3: PAID}, name="vietinbank-la.csv")
        made.book.apply(JULY, [Removal(entry(5), JULY)], MAKER)
        return made, answer, reference

    def test_what_it_paid_is_not_ordered_anew(
        self, voided: tuple[Answering, Answer, Reference]
    ) -> None:
        office, answer, reference = voided
        heard = office.hear(answer)
        assert {one.code for one in heard.findings} == {Code.ANSWER_NOT_SENT}
        assert office.book.state.doubted == {reference.text}
        office.planned_and_sent()
        assert [order.beneficiary.case.text for order in office.orders()] == [
            "TH-0000",
            "TH-0001",
            "TH-0002",
            "TH-0004",
        ]
        held = office.book.prepared(JULY).plan.holds
        assert [(hold.code, hold.amount) for hold in held] == [(Code.HOLD_LIVE, OWN)]
        assert office.book.audit().sound

    def test_the_file_that_would_pay_it_again_is_voided(
        self, voided: tuple[Answering, Answer, Reference]
    ) -> None:
        office, answer, _ = voided
        office.book.plan(JULY, TERMS, MAKER)
        files = office.book.render(JULY, MAKER).files
        for file in files:
            office.book.approve(JULY, file.sha256, CHECKER)
        office.hear(answer)
        assert not office.book.state.months[JULY].standing
        with pytest.raises(LiveAlready):
            office.book.render(JULY, MAKER)
        office.planned_and_sent()
        assert len(office.orders()) == 4
        assert office.book.audit().sound

    def test_in_the_next_month_too_it_waits_for_evidence(
        self, voided: tuple[Answering, Answer, Reference]
    ) -> None:
        """The order that took its place was refused: the money is owed, as far as is known."""
        office, answer, reference = voided
        office.planned_and_sent()
        office.hear(
            office.answer(BANK, {0: PAID, 1: PAID, 2: PAID, 3: REFUSED}),
            office.answer(POST, {4: PAID}),
        )
        office.close().opened(AUGUST)
        office.hear(answer, month=AUGUST)
        office.book.plan(AUGUST, TERMS, MAKER)
        assert office.order(3, AUGUST).amount == OWN
        office.book.record_evidence(
            reference, REFUSED, MAKER, ground="statement", document=DOCUMENT
        )
        assert office.book.state.doubted
        office.book.approve_evidence(reference, CHECKER)
        assert not office.book.state.doubted
        office.planned_and_sent(AUGUST)
        assert office.order(3, AUGUST).amount == Dong(2 * OWN.value)
        assert office.book.audit().sound

    def test_in_a_later_month_that_is_changed_it_is_held_too(self, tmp_path: Path) -> None:
        """The order is of no plan any more: nothing is carried for it, and the book goes on."""
        office = Answering(tmp_path / "tep").sent()
        office.hear(*office.faithful())
        office.close().opened(AUGUST)
        office.book.plan(AUGUST, TERMS, MAKER)
        office.book.render(AUGUST, MAKER)
        answer = office.answer(BANK, {3: PAID}, month=AUGUST)
        office.book.apply(AUGUST, [Removal(entry(5), AUGUST)], MAKER)
        office.hear(answer, month=AUGUST)
        assert office.book.status(AUGUST).stage is MonthStage.OPENED
        office.planned_and_sent(AUGUST)
        assert len(office.orders(AUGUST)) == 4
        held = office.book.prepared(AUGUST).plan.holds
        assert [(hold.code, hold.amount) for hold in held] == [(Code.HOLD_LIVE, OWN)]
        office.hear(
            office.answer(BANK, dict.fromkeys(range(3), PAID), month=AUGUST),
            office.answer(POST, {4: PAID}, month=AUGUST),
            month=AUGUST,
        )
        office.close(AUGUST).opened(AUGUST + 1).planned_and_sent(AUGUST + 1)
        assert office.book.audit().sound

    def test_proven_paid_it_is_never_ordered(
        self, voided: tuple[Answering, Answer, Reference]
    ) -> None:
        office, answer, reference = voided
        office.hear(answer)
        office.book.record_evidence(reference, PAID, MAKER, ground="statement", document=DOCUMENT)
        office.book.approve_evidence(reference, CHECKER)
        office.planned_and_sent()
        assert len(office.orders()) == 4
        office.hear(
            office.answer(BANK, dict.fromkeys(range(3), PAID)), office.answer(POST, {4: PAID})
        )
        office.close().opened(AUGUST).planned_and_sent(AUGUST)
        assert office.order(3, AUGUST).amount == OWN
        (hold,) = office.book.prepared(AUGUST).plan.holds
        assert (hold.code, hold.amount) == (Code.HOLD_LIVE, OWN)

    def test_of_an_order_that_nobody_told_of_there_is_no_evidence(
        self, voided: tuple[Answering, Answer, Reference]
    ) -> None:
        office, answer, reference = voided
        with pytest.raises(BookRefused) as refused:
            office.book.record_evidence(
                reference, REFUSED, MAKER, ground="statement", document=DOCUMENT
            )
        assert refused.value.code is Code.ORDER_UNKNOWN
        office.hear(changed(answer, lambda rows: rows.pop(1)))
        assert office.book.state.doubted == set()


class TestWaiting:
    """Somebody sent a file that waits still, and its provider tells of it among other things."""

    @pytest.fixture
    def told(self, tmp_path: Path) -> tuple[Answering, Reference]:
        made = Answering(tmp_path / "tep").opened()
        made.book.plan(JULY, TERMS, MAKER)
        for file in made.book.render(JULY, MAKER).files:
            made.book.approve(JULY, file.sha256, CHECKER)
        return made, made.order(3).reference

    def _hear(self, office: Answering, reference: Reference) -> None:
        posts = office.order(4).reference.text

        def one_of_nobodys(rows: list[Row]) -> None:
            rows.append({**rows[-1], column(rows, reference.text): posts})

        heard = office.hear(changed(office.answer(BANK, {3: PAID}), one_of_nobodys))
        codes = [one.code for one in heard.findings]
        assert codes == [Code.ANSWER_NOT_SENT, Code.ANSWER_OTHER_PROVIDER]

    @pytest.mark.parametrize("given_up_by", ["apply", "plan", "void"])
    def test_another_plan_does_not_order_it_anew(
        self, told: tuple[Answering, Reference], given_up_by: str
    ) -> None:
        office, reference = told
        self._hear(office, reference)
        assert office.book.state.doubted == {reference.text}
        changes = [Removal(entry(5), JULY)] if given_up_by == "apply" else []
        office.book.apply(JULY, changes, MAKER)
        if given_up_by == "void":
            for file in office.book.state.months[JULY].standing:
                office.book.void(JULY, file.sha256, MAKER, reason="mistake")
        terms = attrs.evolve(TERMS, pay_day=date(2024, 7, 9))
        plan = office.book.plan(JULY, terms, MAKER).prepared.plan
        assert [(hold.code, hold.amount) for hold in plan.holds] == [(Code.HOLD_LIVE, OWN)]
        office.planned_and_sent()
        assert "TH-0003" not in {order.beneficiary.case.text for order in office.orders()}
        office.book.record_evidence(
            reference, REFUSED, MAKER, ground="statement", document=DOCUMENT
        )
        office.book.approve_evidence(reference, CHECKER)
        assert not office.book.state.doubted
        assert office.book.audit().sound

    @pytest.mark.parametrize("anew", [False, True])
    def test_its_file_is_noted_as_sent(self, told: tuple[Answering, Reference], anew: bool) -> None:
        """The same plan again changes nothing, and the same file can be written again."""
        office, reference = told
        self._hear(office, reference)
        assert office.book.plan(JULY, TERMS, MAKER).receipt.repeated
        if anew:
            for file in office.book.state.months[JULY].standing:
                office.book.void(JULY, file.sha256, MAKER, reason="mistake")
        for file in office.book.render(JULY, MAKER).files:
            office.book.approve(JULY, file.sha256, CHECKER)
            office.book.sent(JULY, file.sha256, MAKER)
        assert office.order(3).reference == reference
        office.hear(*office.faithful())
        office.close().opened(AUGUST).planned_and_sent(AUGUST)
        assert office.order(3, AUGUST).amount == OWN
        assert not office.book.prepared(AUGUST).plan.holds
        assert office.book.audit().sound

    def test_what_no_file_of_the_books_took_out_went_out_elsewhere(self, tmp_path: Path) -> None:
        """It was planned only, as another copy of the book had planned it and sent it."""
        office = Answering(tmp_path / "tep")
        copy = Answering(tmp_path / "ban-sao")
        copy.opened().planned_and_sent()
        office.opened()
        office.book.plan(JULY, attrs.evolve(TERMS, pay_day=JULY.first_day), MAKER)
        reference = copy.order(3).reference
        assert office.order(3).reference == reference

        def one_of_nobodys(rows: list[Row]) -> None:
            posts = copy.order(4).reference.text
            rows.append({**rows[-1], column(rows, reference.text): posts})

        office.hear(changed(copy.answer(BANK, {3: PAID}), one_of_nobodys))
        with pytest.raises(BookRefused) as refused:
            office.book.plan(JULY, TERMS, MAKER)
        assert refused.value.code is Code.ORDER_TOLD
