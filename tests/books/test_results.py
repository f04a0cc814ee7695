"""What providers say, heard by a book: in parts, late, again, contradicting, wrong, not ours."""

import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    DOCUMENT,
    JULY,
    JUNE,
    MAKER,
    PAID,
    POST,
    REFUSED,
    RETURNED,
    TERMS,
    UNCOLLECTED,
    UNKNOWN,
    Answering,
    Row,
    base,
    changed,
    column,
    entry,
    packed_anew,
)

from ansinh.books.receipts import Receipt
from ansinh.books.standing import Standing
from ansinh.books.steps import hearing
from ansinh.cycle import Answer
from ansinh.errors import BookRefused, Code, ParseFailed
from ansinh.formats import read_workbook
from ansinh.money import Dong
from ansinh.payment import CarryOver, Limits, Outcome, OutcomeKind, PaymentInstruction
from ansinh.people import Document, PersonName
from ansinh.reports import Office, settlement_workbook
from ansinh.roll import Cause, Removal, Roll


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """Six people whose files of July are sent."""
    return Answering(tmp_path).sent()


def test_what_goes_as_ordered_is_paid_and_stays_live_for_ever(office: Answering) -> None:
    heard = office.hear(*office.faithful())
    assert heard.findings == ()
    assert heard.reconciliation.is_clean
    assert set(office.standings().values()) == {Standing.PAID}
    assert office.settle().settled.settlement.total.paid == Dong(3_150_000)
    office.close()
    assert all(office.live(number) for number in range(6))


def test_an_answer_in_parts_says_the_same_in_any_order(tmp_path: Path) -> None:
    """Part results, the return before the payment, the same again: the end is one."""
    ends = []
    for place, order in enumerate(itertools.permutations(range(4))):
        office = Answering(tmp_path / str(place)).sent()
        parts = [
            office.answer(BANK, {0: PAID, 1: RETURNED}),
            office.answer(BANK, {1: PAID, 2: REFUSED}),
            office.answer(BANK, {0: PAID}),
            office.answer(POST, {4: UNCOLLECTED, 5: PAID}),
        ]
        for part in order:
            office.hear(parts[part])
        settled = office.settle().settled
        ends.append((office.standings(), settled.settlement))
    assert all(end == ends[0] for end in ends)
    assert ends[0][0] == {
        0: Standing.PAID,
        1: Standing.RETURNED,
        2: Standing.REFUSED,
        3: Standing.SENT,
        4: Standing.UNCOLLECTED,
        5: Standing.PAID,
    }


def test_the_same_file_is_heard_once_whatever_it_is_called(office: Answering) -> None:
    bank, post = office.faithful()
    first = office.hear(bank, post)
    again = office.hear(bank, attrs.evolve(post, filename="gui-lai.csv"))
    assert (again.receipt.repeated, again.receipt.head) == (True, first.receipt.head)
    assert again.reconciliation == first.reconciliation


@pytest.mark.parametrize(
    ("name", "told"), [("a\udc80.csv", r"a\udc80.csv"), ("a\0.csv", r"a\x00.csv")]
)
def test_the_name_of_a_file_keeps_no_answer_from_being_heard(
    office: Answering, name: str, told: str
) -> None:
    """Whoever called it so may have used an old letter code: its rows are right."""
    heard = office.hear(office.answer(BANK, {0: PAID, 1: UNKNOWN}, name=name))
    assert office.standings()[0] is Standing.PAID
    (finding,) = heard.findings
    assert finding.place is not None
    assert finding.place.source == told
    with pytest.raises(ParseFailed) as failed:
        office.hear(Answer(name, b"no answer"))
    assert {one.position.source for one in failed.value.problems} == {told}


def test_what_was_taken_in_as_a_list_is_not_taken_for_heard(tmp_path: Path) -> None:
    office = Answering(tmp_path).sent()
    answer, *_ = office.faithful()
    office.close().opened(AUGUST)
    digest = hashlib.sha256(answer.data).hexdigest()
    office.book.apply(AUGUST, (), MAKER, sources=[digest])
    head = office.book.head
    with pytest.raises(BookRefused) as refused:
        office.hear(answer, month=AUGUST)
    assert refused.value.code is Code.SOURCE_KNOWN
    assert office.book.head == head


def test_the_same_rows_in_another_file_count_once_and_are_told(office: Answering) -> None:
    office.hear(office.answer(BANK, {0: PAID, 1: PAID}))
    heard = office.hear(office.answer(BANK, {0: PAID, 1: PAID, 2: PAID}))
    assert office.codes(heard) == {"answer-repeated": 2}
    assert heard.counts[Code.ANSWER_REPEATED] == (2, Dong(1_010_000))
    assert office.standings()[2] is Standing.PAID


def test_the_findings_of_what_was_heard_before_are_told_again(office: Answering) -> None:
    answer = office.answer(BANK, {0: UNKNOWN})
    first, again = office.hear(answer), office.hear(answer)
    assert again.receipt.repeated
    assert office.codes(again) == office.codes(first) == {"answer-unknown-result": 1}


def test_two_answers_that_contradict_block_the_order(office: Answering) -> None:
    office.hear(office.answer(BANK, {0: PAID}))
    heard = office.hear(office.answer(BANK, {0: REFUSED}))
    (finding,) = heard.findings
    assert (finding.code, finding.differences) == (Code.ANSWER_DIFFERS, ("outcome",))
    assert office.standings()[0] is Standing.MISMATCH


@pytest.mark.parametrize(
    ("change", "fields", "vietnamese"),
    [
        ({"amount": Dong(5_000_000)}, ("amount",), "số tiền"),
        ({"account": "0000999999"}, ("account",), "số tài khoản"),
        ({"name": PersonName("NGUOI KHAC")}, ("name",), "họ tên"),
    ],
)
def test_what_differs_is_never_taken_for_a_payment(
    office: Answering, change: dict[str, object], fields: tuple[str, ...], vietnamese: str
) -> None:
    said = attrs.evolve(Outcome(None, PAID), **change)  # type: ignore[arg-type]  # as the test says
    heard = office.hear(office.answer(BANK, {0: said, 1: PAID}))
    (finding,) = heard.findings
    assert (finding.code, finding.differences) == (Code.ANSWER_DIFFERS, fields)
    assert finding.message.vi.endswith(f": {vietnamese}")
    assert finding.place is not None
    assert finding.reference == office.order(0).reference.text
    assert (office.standings()[0], office.standings()[1]) == (Standing.MISMATCH, Standing.PAID)


def test_a_bad_row_hides_no_other_and_counts_for_nothing(office: Answering) -> None:
    def spoil(rows: list[Row]) -> None:
        rows[1][column(rows, "Số tiền")] = "5OO000"

    answer = changed(office.answer(BANK, {0: PAID, 1: PAID, 2: PAID}), spoil)
    heard = office.hear(answer)
    assert office.codes(heard) == {"answer-row-unread": 1}
    assert heard.results[0].problems[0].code == "amount-text"
    standings = office.standings()
    assert [standings[n] for n in (0, 1, 2)] == [Standing.PAID, Standing.SENT, Standing.PAID]
    office.hear(office.answer(BANK, {1: PAID}, name="vietinbank-sua.csv"))
    assert office.standings()[1] is Standing.PAID, "the row that was mended counts"


def test_a_row_of_an_order_that_another_provider_has_counts_for_nothing(office: Answering) -> None:
    mine, theirs = office.order(4), office.order(0)

    def swap(rows: list[Row]) -> None:
        rows[0][column(rows, mine.reference.text)] = theirs.reference.text

    heard = office.hear(changed(office.answer(POST, {4: PAID, 5: PAID}), swap))
    assert office.codes(heard) == {"answer-other-provider": 1}
    assert office.standings()[0] is Standing.SENT
    assert [one.reference for one in heard.reconciliation.unexpected] == [theirs.reference]


@pytest.mark.parametrize("kind", [RETURNED, REFUSED])
def test_what_another_provider_tells_of_a_settled_order_counts_for_nothing(
    office: Answering, kind: OutcomeKind
) -> None:
    """The post sends no money back that the bank had paid."""
    office.hear(*office.faithful())
    mine, theirs = office.order(4), office.order(0)
    told = attrs.evolve(
        Outcome(theirs.reference, kind, theirs.amount),
        account=theirs.account,
        name=theirs.listed_name,
    )
    answer = office.answer(POST, {4: told}, name="vnpost-muon.csv")
    own, others = (one.reference.text.encode() for one in (mine, theirs))
    office.close().sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    before = office.settle(AUGUST).settled.settlement
    heard = office.hear(attrs.evolve(answer, data=answer.data.replace(own, others)), month=AUGUST)
    assert office.codes(heard) == {"answer-other-provider": 1}
    assert office.settle(AUGUST).settled.settlement == before
    assert office.book.state.doubted == set()


def test_a_reference_that_nobody_gave_is_set_aside_with_its_money(office: Answering) -> None:
    def another(rows: list[Row]) -> None:
        rows[0][column(rows, "Staff Code")] = "A00000000000000000AZ"

    heard = office.hear(changed(office.answer(BANK, {0: PAID, 1: PAID}), another))
    assert heard.counts == {Code.ANSWER_UNKNOWN_REFERENCE: (1, Dong(500_000))}
    (finding,) = heard.findings
    assert finding.place is not None
    assert finding.place.row > 1
    assert office.standings()[0] is Standing.SENT


@pytest.mark.parametrize("provider", [BANK, POST])
@pytest.mark.parametrize("name", ["tra-loi.xlsx", "vietinbank-a.xlsx", "vnpost-a.xlsx"])
@pytest.mark.parametrize("saved_anew", [False, True])
def test_an_order_of_ours_is_no_answer(
    office: Answering, provider: str, name: str, *, saved_anew: bool
) -> None:
    """By its digest, and also where somebody has saved it anew."""
    content = office.file(provider).content
    with pytest.raises(BookRefused) as refused:
        office.hear(Answer(name, packed_anew(content) if saved_anew else content))
    assert refused.value.code is Code.ANSWER_OWN_FILE
    assert office.book.refreshed().months[JULY].answers == []


def test_an_order_of_ours_is_known_by_its_digest_alone(
    office: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some formats cannot be read back, and an agency's own layout has no place for references."""
    monkeypatch.setattr(hearing, "_is_own", lambda *_: False)
    with pytest.raises(BookRefused) as refused:
        office.hear(Answer("tra-loi.xlsx", office.file(POST).content))
    assert refused.value.code is Code.ANSWER_OWN_FILE


def test_an_answer_to_an_order_that_was_never_sent_is_refused(tmp_path: Path) -> None:
    office = Answering(tmp_path).opened()
    office.book.plan(JULY, TERMS, MAKER)
    files = office.book.render(JULY, MAKER).files
    with pytest.raises(BookRefused) as refused:
        office.hear(office.answer(BANK, {0: PAID}))
    assert refused.value.code is Code.STEP_ORDER
    assert refused.value.details["lacks"] == "sent"
    assert files
    assert office.book.refreshed().months[JULY].answers == []


@pytest.fixture
def in_part(tmp_path: Path) -> Answering:
    """The bank has two files of two, of which the first is sent; the post's waits."""
    made = Answering(tmp_path / "tep").opened()
    limits = {BANK: Limits(max_records=2)}
    made.book.plan(JULY, attrs.evolve(TERMS, limits=limits), MAKER)
    first = made.book.render(JULY, MAKER).files[0]
    made.book.approve(JULY, first.sha256, CHECKER)
    made.book.sent(JULY, first.sha256, MAKER)
    return made


def _renamed(office: Answering, number: int) -> Answer:
    """Have the bank answer the first file, one row under the name of another's order."""
    other = office.order(number).reference.text

    def change(rows: list[Row]) -> None:
        own = column(rows, office.order(0).reference.text)
        rows[1][own] = other

    return changed(office.answer(BANK, {0: PAID, 1: PAID}), change)


@pytest.mark.parametrize(
    ("number", "code"), [(2, Code.ANSWER_NOT_SENT), (4, Code.ANSWER_OTHER_PROVIDER)]
)
def test_a_row_of_an_order_that_waits_to_be_sent_hides_no_other(
    in_part: Answering, number: int, code: Code
) -> None:
    office = in_part
    heard = office.hear(_renamed(office, number))
    assert [one.code for one in heard.findings] == [code]
    # Its file may be voided still and written otherwise: what was told must not be forgotten then.
    told = {office.order(number).reference.text} if code is Code.ANSWER_NOT_SENT else set()
    assert office.book.state.doubted == told
    known = office.standings()
    assert (known[0], known[1]) == (Standing.PAID, Standing.SENT)
    assert known.get(number, Standing.ORDERED) is Standing.ORDERED
    for file in office.book.render(JULY, MAKER).files[1:]:
        office.book.approve(JULY, file.sha256, CHECKER)
        office.book.sent(JULY, file.sha256, MAKER)
    assert office.standings()[number] is Standing.SENT, "what was told too early counts for nothing"
    assert office.book.audit().sound


def test_another_months_answer_to_a_file_is_refused(office: Answering) -> None:
    answer = office.answer(BANK, {0: PAID})
    with pytest.raises(ParseFailed) as failed:
        office.hear(office.workbook({0: PAID}, says=AUGUST))
    assert [one.code for one in failed.value.problems] == ["list-month"]
    assert office.hear(answer).findings == ()


def test_two_payments_of_one_order_are_told(office: Answering) -> None:
    once = attrs.evolve(Outcome(None, PAID), transaction="FT1")
    office.hear(office.answer(BANK, {0: once}))
    heard = office.hear(office.answer(BANK, {0: attrs.evolve(once, transaction="FT2")}))
    assert office.codes(heard) == {"answer-twice": 1}
    assert office.standings()[0] is Standing.PAID


def test_two_returns_of_one_order_come_back_once(office: Answering) -> None:
    """What comes back is never more than was paid."""
    office.hear(*office.faithful())
    office.close()
    office.sent(AUGUST)
    one = attrs.evolve(Outcome(None, RETURNED), transaction="R1")
    office.hear(office.answer(BANK, {0: one}), month=AUGUST)
    heard = office.hear(office.answer(BANK, {0: attrs.evolve(one, transaction="R2")}), month=AUGUST)
    assert office.codes(heard) == {"answer-twice": 1}
    assert office.settle(AUGUST).settled.settlement.total.returned == Dong(500_000)


def test_a_late_return_of_a_closed_month_is_owed_again(office: Answering) -> None:
    office.hear(*office.faithful())
    office.close()
    office.sent(AUGUST)
    late = office.answer(BANK, {0: RETURNED})
    assert office.hear(late, month=AUGUST).findings == ()
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled
    assert settled.settlement.total.returned == Dong(500_000)
    assert [owed.line.cause for owed in settled.settlement.carried_out] == [Cause.RETURNED]
    assert office.live(0)
    office.close(AUGUST)
    assert not office.live(0), "it can be ordered again"
    assert office.live(1)


def test_a_return_long_after_is_known_and_comes_back_once(office: Answering) -> None:
    office.hear(*office.faithful())
    late = office.answer(BANK, {0: RETURNED})
    office.close()
    for month in (AUGUST, AUGUST + 1):
        office.sent(month)
        office.hear(*office.faithful(month), month=month)
        office.close(month)
    october = AUGUST + 2
    office.opened(october)
    assert office.hear(late, month=october).findings == ()
    office.planned_and_sent(october)
    office.hear(*office.faithful(october), month=october)
    assert office.settle(october).settled.settlement.total.returned == Dong(500_000)
    office.close(october)
    office.opened(october + 1)
    said = office.answer(BANK, {0: RETURNED, 1: RETURNED}, name="vietinbank-luy-ke.csv")
    heard = office.hear(said, month=october + 1)
    assert office.codes(heard) == {"answer-repeated": 1}
    assert len(heard.reconciliation.late_returns) == 1


def test_news_of_what_was_settled_otherwise_changes_nothing_and_is_told(
    office: Answering,
) -> None:
    office.hear(office.answer(BANK, {n: REFUSED if n == 0 else PAID for n in range(4)}))
    office.hear(office.answer(POST, {4: PAID, 5: PAID}))
    paid_after_all = office.answer(BANK, {0: PAID}, name="vietinbank-muon.csv")
    office.close()
    office.opened(AUGUST)
    office.planned_and_sent(AUGUST)
    for answer in (office.workbook({0: PAID}), paid_after_all):  # that bears July, this no month
        heard = office.hear(answer, month=AUGUST)
        assert heard.counts == {Code.ANSWER_SETTLED: (1, Dong(500_000))}
        assert heard.reconciliation.unexpected


def test_what_was_refused_is_free_once_the_month_is_closed(office: Answering) -> None:
    office.hear(office.answer(BANK, {0: REFUSED, 1: PAID, 2: UNKNOWN}))
    office.settle()
    assert all(office.live(number) for number in range(6))
    office.book.close_month(JULY, MAKER)
    assert [number for number in range(6) if not office.live(number)] == [0]


def test_a_late_answer_resolves_what_was_missing(office: Answering) -> None:
    office.hear(*office.but_one())
    late = office.answer(BANK, {3: PAID}, name="vietinbank-muon.csv")
    carried = office.settle().settled.carry_over
    assert [owed.line.cause for owed in carried.owed] == [Cause.MISSING]
    office.close()
    office.opened(AUGUST)
    assert office.standings(JULY) == {3: Standing.SENT}
    heard = office.hear(late, month=AUGUST)
    assert heard.findings == ()
    office.planned_and_sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled
    assert settled.settlement.carried_out == ()
    assert settled.settlement.total.carried_in == Dong(530_000)
    assert settled.settlement.total.paid == Dong(3_150_000 + 530_000)
    office.close(AUGUST)
    assert office.live(3, JULY)


@pytest.mark.parametrize("before_planning", [True, False])
def test_a_late_refusal_lets_the_sum_be_ordered_again(
    office: Answering, *, before_planning: bool
) -> None:
    office.hear(*office.but_one())
    late = office.answer(BANK, {3: REFUSED}, name="vietinbank-muon.csv")
    office.close()
    office.opened(AUGUST)
    if before_planning:
        office.hear(late, month=AUGUST)
        assert not office.live(3, JULY)
    office.planned_and_sent(AUGUST)
    if not before_planning:
        office.hear(late, month=AUGUST)
        assert office.live(3, JULY)
    amount = office.order(3, AUGUST).amount
    assert amount == Dong(1_060_000 if before_planning else 530_000)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled.settlement
    assert settled.total.carried_in == Dong(530_000)
    assert [owed.line.cause for owed in settled.carried_out] == (
        [] if before_planning else [Cause.REFUSED]
    )
    office.close(AUGUST)
    assert not office.live(3, JULY)
    office.opened(AUGUST + 1)
    office.planned_and_sent(AUGUST + 1)
    assert office.order(3, AUGUST + 1).amount == Dong(530_000 if before_planning else 1_060_000)


def test_a_sum_is_cancelled_by_the_list_that_ended_it_when_it_is_known_as_not_paid(
    office: Answering,
) -> None:
    """August's list removes somebody from July on; what came of July is known in September."""
    office.hear(*office.but_one())
    late = office.answer(BANK, {3: REFUSED}, name="vietinbank-muon.csv")
    office.close()
    decision = Document("12/QĐ-MẪU")
    office.sent(AUGUST, changes=[Removal(entry(3), JULY, decision=decision)])
    august = office.book.prepared(AUGUST).plan
    assert [hold.code for hold in august.holds] == [Code.HOLD_UNRESOLVED]
    office.close(AUGUST)
    office.opened(AUGUST + 1)
    office.hear(late, month=AUGUST + 1)
    office.planned_and_sent(AUGUST + 1)
    september = office.book.prepared(AUGUST + 1).plan
    (cancelled,) = september.cancellations
    assert (cancelled.amount, cancelled.decision) == (Dong(530_000), decision)
    assert cancelled.line.month_of == JULY
    settled = office.settle(AUGUST + 1).settled.settlement
    assert settled.total.cancelled == Dong(530_000)
    assert not [one for one in settled.carried_out if one.key == entry(3).key]


def test_a_late_refusal_that_is_contradicted_before_planning_is_live_again(
    office: Answering,
) -> None:
    office.hear(*office.but_one())
    refused = office.answer(BANK, {3: REFUSED}, name="vietinbank-muon.csv")
    paid = office.answer(BANK, {3: PAID}, name="vietinbank-muon-hon.csv")
    office.close()
    office.opened(AUGUST)
    office.hear(refused, month=AUGUST)
    assert not office.live(3, JULY)
    heard = office.hear(paid, month=AUGUST)
    assert [one.differences for one in heard.findings] == [("outcome",)]
    assert office.live(3, JULY)
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == Dong(530_000)


def test_unknown_is_resolved_by_evidence_alone(office: Answering) -> None:
    office.hear(office.answer(BANK, {0: UNKNOWN, 1: PAID, 2: PAID, 3: PAID}))
    office.hear(office.answer(POST, {4: PAID, 5: PAID}))
    late = office.answer(BANK, {0: PAID}, name="vietinbank-muon.csv")
    office.close()
    office.opened(AUGUST)
    heard = office.hear(late, month=AUGUST)
    assert [one.code for one in heard.findings] == [Code.ANSWER_DIFFERS]
    assert office.standings(JULY) == {0: Standing.MISMATCH}
    office.prove(0, PAID, JULY)
    assert office.standings(JULY) == {0: Standing.PAID}
    office.planned_and_sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled.settlement
    assert settled.total.paid == Dong(3_150_000 + 500_000)
    assert settled.carried_out == ()


def test_what_the_book_hands_on_is_what_the_settlement_gave(office: Answering) -> None:
    office.hear(office.answer(BANK, {0: PAID, 1: REFUSED, 2: UNKNOWN}))
    given = office.settle().settled.carry_over
    office.close()
    office.opened(AUGUST)
    state = office.book.refreshed()
    taken: CarryOver = office.book.values.carried(state, state.months[AUGUST])
    assert _orders(taken.settled) == _orders(given.settled)
    assert _orders(taken.unresolved) == _orders(given.unresolved)
    assert taken.owed == given.owed


def _orders(batches: object) -> list[PaymentInstruction]:
    return [order for batch in batches for order in batch.instructions]  # type: ignore[attr-defined]  # batches


class TestEvidence:
    """One records it, another approves it; only what nobody knows asks for it."""

    def test_it_counts_once_another_approves_it(self, office: Answering) -> None:
        reference = office.order(0).reference
        for repeated in (False, True):
            receipt = office.book.record_evidence(
                reference, PAID, MAKER, ground="statement", document=DOCUMENT
            )
            assert receipt.repeated == repeated
        assert office.standings()[0] is Standing.SENT
        with pytest.raises(BookRefused) as refused:
            office.book.approve_evidence(reference, MAKER)
        assert refused.value.code is Code.EVIDENCE_SAME_PERSON
        for repeated in (False, True):
            assert office.book.approve_evidence(reference, CHECKER).repeated == repeated
        assert office.standings()[0] is Standing.PAID

    @pytest.mark.parametrize(
        ("ground", "document", "kind"),
        [
            ("telephone", DOCUMENT, PAID),
            ("statement", "sao-ke.pdf", PAID),
            ("statement", DOCUMENT.upper(), PAID),
            ("statement", DOCUMENT, UNKNOWN),
        ],
    )
    def test_it_has_a_ground_a_document_and_an_outcome(
        self, office: Answering, ground: str, document: str, kind: object
    ) -> None:
        with pytest.raises(BookRefused) as refused:
            office.book.record_evidence(
                office.order(0).reference,
                kind,  # type: ignore[arg-type]  # one of the kinds
                MAKER,
                ground=ground,
                document=document,
            )
        assert refused.value.code is Code.EVIDENCE_CONTENT

    def test_of_what_is_known_there_is_none(self, office: Answering) -> None:
        office.hear(*office.faithful())
        with pytest.raises(BookRefused) as refused:
            office.prove(0, REFUSED)
        assert refused.value.code is Code.EVIDENCE_KNOWN

    def test_what_is_recorded_anew_takes_the_place_of_what_waits(self, office: Answering) -> None:
        """A mistake, or what the approver found: it never counts, and nobody approves it later."""
        reference = office.order(0).reference
        told = {"ground": "enquiry", "document": DOCUMENT}
        office.book.record_evidence(reference, PAID, MAKER, **told)
        office.book.record_evidence(reference, REFUSED, CHECKER, **told)
        assert office.book.status().evidence_waiting == (reference.text,)
        with pytest.raises(BookRefused) as refused:
            office.book.approve_evidence(reference, CHECKER)
        assert refused.value.code is Code.EVIDENCE_SAME_PERSON
        with pytest.raises(BookRefused) as refused:
            office.book.approve_evidence(reference, MAKER, outcome=PAID)
        assert refused.value.code is Code.EVIDENCE_DIFFERS
        office.book.approve_evidence(reference, MAKER, outcome=REFUSED)
        assert office.standings()[0] is Standing.REFUSED
        assert office.book.status().evidence_waiting == ()
        assert office.book.audit().sound

    def test_what_the_approver_saw_is_what_was_recorded(self, office: Answering) -> None:
        reference = office.order(0).reference
        office.book.record_evidence(reference, REFUSED, MAKER, ground="enquiry", document=DOCUMENT)
        head = office.book.head
        others: tuple[dict[str, object], ...] = (
            {"outcome": PAID},
            {"ground": "statement"},
            {"document": "cd" * 32},
        )
        for seen in others:
            with pytest.raises(BookRefused) as refused:
                office.book.approve_evidence(reference, CHECKER, **seen)  # type: ignore[arg-type]  # one of the three
            assert refused.value.code is Code.EVIDENCE_DIFFERS
            assert refused.value.details == {"fields": "".join(seen)}
        assert office.book.head == head
        same = {"ground": "enquiry", "document": DOCUMENT}
        for repeated in (False, True):
            receipt = office.book.approve_evidence(reference, CHECKER, outcome=REFUSED, **same)
            assert receipt.repeated == repeated
        with pytest.raises(BookRefused) as refused:
            office.book.approve_evidence(reference, CHECKER, outcome=PAID)
        assert refused.value.code is Code.EVIDENCE_DIFFERS

    def test_what_was_never_recorded_is_not_approved(self, office: Answering) -> None:
        with pytest.raises(BookRefused) as refused:
            office.book.approve_evidence(office.order(0).reference, CHECKER)
        assert refused.value.code is Code.EVIDENCE_MISSING

    def test_returned_money_that_was_paid_after_all_is_paid_by_evidence(
        self, office: Answering
    ) -> None:
        office.hear(office.answer(BANK, {0: PAID}))
        office.hear(office.answer(BANK, {0: RETURNED}))
        with pytest.raises(BookRefused) as refused:
            office.prove(0, REFUSED)
        assert refused.value.code is Code.EVIDENCE_KNOWN
        office.prove(0, PAID)
        assert office.standings()[0] is Standing.PAID

    def test_what_comes_back_after_the_evidence_is_returned(self, office: Answering) -> None:
        office.hear(office.answer(BANK, {0: UNKNOWN}))
        office.prove(0, PAID)
        again = office.hear(office.answer(BANK, {0: UNKNOWN, 1: PAID}))
        assert office.codes(again) == {"answer-repeated": 1}
        assert office.standings()[0] is Standing.PAID
        assert office.hear(office.answer(BANK, {0: RETURNED})).findings == ()
        assert office.standings()[0] is Standing.RETURNED

    def test_an_answer_that_says_what_the_evidence_says_changes_nothing(
        self, office: Answering
    ) -> None:
        """The post names who collected, and no evidence does; both say that it was paid."""
        office.prove(4, PAID)
        office.hear(office.answer(POST, {4: PAID}))
        assert office.standings()[4] is Standing.PAID

    def test_what_contradicts_the_evidence_blocks_again(self, office: Answering) -> None:
        office.hear(office.answer(BANK, {0: UNKNOWN}))
        office.prove(0, PAID)
        office.hear(office.answer(BANK, {0: REFUSED}))
        assert office.standings()[0] is Standing.MISMATCH
        office.book.record_evidence(
            office.order(0).reference, REFUSED, MAKER, ground="enquiry", document="cd" * 32
        )
        office.book.approve_evidence(office.order(0).reference, CHECKER)
        assert office.standings()[0] is Standing.REFUSED

    def test_the_same_evidence_counts_anew_once_an_answer_contradicted_it(
        self, office: Answering
    ) -> None:
        """Somebody looked at the same statement again, and so did another who approves it."""

        def record() -> Receipt:
            return office.book.record_evidence(
                office.order(0).reference, PAID, MAKER, ground="statement", document="cd" * 32
            )

        def approve() -> Receipt:
            return office.book.approve_evidence(office.order(0).reference, CHECKER)

        office.hear(office.answer(BANK, {0: UNKNOWN}))
        assert not record().repeated
        assert not approve().repeated
        assert record().repeated
        office.hear(office.answer(BANK, {0: REFUSED}))
        assert office.standings()[0] is Standing.MISMATCH
        assert not record().repeated
        assert record().repeated
        assert office.standings()[0] is Standing.MISMATCH
        assert not approve().repeated
        assert office.standings()[0] is Standing.PAID
        assert record().repeated
        assert approve().repeated


class TestSettling:
    """It can be said again until the month is closed, and never once a file waits."""

    def test_before_everything_is_sent_nothing_is_settled(self, tmp_path: Path) -> None:
        office = Answering(tmp_path).opened()
        with pytest.raises(BookRefused) as unplanned:
            office.settle()
        assert unplanned.value.details["lacks"] == "planned"
        office.book.plan(JULY, TERMS, MAKER)
        office.book.render(JULY, MAKER)
        with pytest.raises(BookRefused) as unsent:
            office.settle()
        assert unsent.value.details["lacks"] == "all-sent"
        assert unsent.value.details["which"] == (
            "vietinbank.salary-list BTXH 1",
            "vnpost.cash-list BTXH 1",
        )

    def test_the_same_again_adds_nothing(self, office: Answering) -> None:
        office.hear(*office.faithful())
        first, again = office.settle(), office.settle()
        assert again.receipt.repeated
        assert again.settled.settlement == first.settled.settlement

    def test_what_is_heard_afterwards_takes_the_settlement_back(self, office: Answering) -> None:
        office.hear(office.answer(BANK, {0: PAID}))
        office.settle()
        office.hear(office.answer(BANK, {0: RETURNED}))
        with pytest.raises(BookRefused) as refused:
            office.book.close_month(JULY, MAKER)
        assert refused.value.details["lacks"] == "settled"
        assert not office.settle().receipt.repeated
        office.close()
        assert office.book.close_month(JULY, MAKER).repeated

    def test_what_is_closed_is_closed(self, office: Answering) -> None:
        office.close()
        assert office.settle().receipt.repeated
        with pytest.raises(BookRefused) as refused:
            office.hear(office.answer(BANK, {0: PAID}))
        assert refused.value.code is Code.STEP_MONTH


class TestShown:
    """What was found is in the status and on the settlement's sheets, with its money."""

    def test_the_status_counts_what_was_found_and_how_orders_stand(self, office: Answering) -> None:
        wrong = attrs.evolve(Outcome(None, PAID), amount=Dong(5_000_000))
        office.hear(office.answer(BANK, {0: wrong, 1: UNKNOWN, 2: PAID}))
        status = office.book.status()
        assert [(code, tally.count, tally.amount) for code, tally in status.found] == [
            ("answer-differs", 1, Dong(5_000_000)),
            ("answer-unknown-result", 1, Dong(510_000)),
        ]
        assert status.standing(Standing.MISMATCH).amount == Dong(500_000)
        assert status.standing(Standing.SENT).count == 3

    def test_orders_left_from_an_earlier_month_show_from_its_opening_on(
        self, office: Answering
    ) -> None:
        office.hear(*office.but_one())
        office.close()
        office.opened(AUGUST)
        assert office.book.status().standing(Standing.SENT).amount == Dong(530_000)

    def test_a_recall_shows_until_the_provider_answers(self, office: Answering) -> None:
        reference = office.order(0).reference
        office.book.recall(reference, MAKER, reason="died")
        assert office.standings()[0] is Standing.RECALLED
        found = office.settle().settled
        sheet = settlement_workbook(
            found.settlement,
            found.prepared.plan,
            found.reconciliation,
            office=Office(name="Phòng Mẫu"),
            recalled=[reference],
        )
        cells = [cell for page in read_workbook(sheet, "") for row in page.rows for cell in row]
        assert "Lệnh đã thu hồi, chưa trả lời" in cells
        assert "Lệnh chi đã thu hồi, chưa có trả lời: 1." in cells
        office.hear(office.answer(BANK, {0: RETURNED}))
        assert office.standings()[0] is Standing.RETURNED
        assert office.book.status().recalled_paid == ()

    def test_what_was_recalled_and_paid_all_the_same_is_told(self, office: Answering) -> None:
        """The money is with somebody who is to have none: it does not look like any other."""
        reference = office.order(0).reference
        office.book.recall(reference, MAKER, reason="died")
        office.hear(*office.faithful())
        status = office.book.status()
        assert (status.recalled, status.recalled_paid) == ((), (reference.text,))
        office.close()
        assert office.book.status(JULY).recalled_paid == (reference.text,)

    @pytest.mark.parametrize("when", ["at once", "after the settlement", "in August"])
    def test_a_recall_shows_in_every_later_month_until_the_provider_answers(
        self, office: Answering, when: str
    ) -> None:
        """Two orders of July wait for news and one is asked back: no month's sheet forgets it."""
        order, other = office.order(0), office.order(1)
        office.hear(
            office.answer(BANK, {2: PAID, 3: PAID}), office.answer(POST, {4: PAID, 5: PAID})
        )
        if when == "at once":
            office.book.recall(order.reference, MAKER, reason="died")
        office.settle()
        if when == "after the settlement":
            office.book.recall(order.reference, MAKER, reason="died")
        office.book.close_month(JULY, MAKER)
        for month in (AUGUST, AUGUST + 1):
            office.sent(month)
            if when == "in August" and month == AUGUST:
                office.book.recall(order.reference, MAKER, reason="died")
            for answers in ((), office.faithful(month)):
                office.hear(*answers, month=month)
                assert office.book.status().recalled == (order.reference.text,)
                assert office.standings(JULY)[0] is Standing.RECALLED
                assert office.standings(JULY)[1] is Standing.SENT
                cells = office.settlement_cells(month)
                row = cells[cells.index("Lệnh kỳ trước đã thu hồi, chưa rõ") :]
                assert row[2] == order.reference.text
                assert row[4] == order.amount.value
                row = cells[cells.index("Lệnh kỳ trước, chưa rõ") :]
                assert row[2] == other.reference.text
                said = "Lệnh chi kỳ trước chưa rõ kết quả: 2, trong đó đã thu hồi 1."
                assert said in cells
            office.close(month)
        last = AUGUST + 2
        office.sent(last)
        office.hear(office.answer(BANK, {0: RETURNED}, name="muon.csv"), month=last)
        assert office.book.status().recalled == ()
        cells = office.settlement_cells(last)
        assert "Lệnh kỳ trước, nay đã rõ" in cells
        assert "Lệnh kỳ trước đã thu hồi, chưa rõ" not in cells
        assert "Lệnh chi kỳ trước chưa rõ kết quả: 1." in cells

    @pytest.mark.parametrize("before_planning", [True, False])
    def test_the_settlement_shows_what_became_known_of_earlier_orders(
        self, office: Answering, *, before_planning: bool
    ) -> None:
        office.hear(*office.but_one())
        late = office.answer(BANK, {3: PAID}, name="vietinbank-muon.csv")
        office.close()
        office.opened(AUGUST)
        if before_planning:
            office.hear(late, month=AUGUST)
        office.planned_and_sent(AUGUST)
        if not before_planning:
            office.hear(late, month=AUGUST)
        found = office.settle(AUGUST).settled
        sheet = settlement_workbook(
            found.settlement,
            found.prepared.plan,
            found.reconciliation,
            office=Office(name="Phòng Mẫu"),
            resolved=found.resolved,
        )
        cells = [cell for page in read_workbook(sheet, "") for row in page.rows for cell in row]
        assert cells.count("Lệnh kỳ trước, nay đã rõ") == 1
        assert "Lệnh chi kỳ trước nay đã rõ kết quả: 1, trong đó đã chi 1, chưa chi 0." in cells


class TestBetweenMonths:
    """What a book knows of orders of other months, of other files, and after it was closed."""

    @pytest.mark.parametrize("later", [False, True])
    def test_an_answer_to_a_file_that_was_voided_counts_for_nothing(
        self, tmp_path: Path, *, later: bool
    ) -> None:
        office = Answering(tmp_path).opened()
        office.book.plan(JULY, TERMS, MAKER)
        files = office.book.render(JULY, MAKER).files
        leaked = office.answer(BANK, {0: PAID})
        bank = next(file for file in files if file.provider == BANK)
        office.book.void(JULY, bank.sha256, MAKER, reason="mistake")
        office.planned_and_sent(JULY)
        month = JULY
        if later:
            office.hear(*office.faithful())
            office.close()
            office.opened(AUGUST)
            month = AUGUST
        heard = office.hear(leaked, month=month)
        assert heard.counts == {Code.ANSWER_NOT_SENT: (1, Dong(500_000))}
        assert (
            heard.findings[0].message.en
            == "an answer tells of an order whose file was not sent, or was voided"
        )
        assert "a voided one" in heard.findings[0].cure.en
        assert not heard.reconciliation.matched or later

    def test_a_book_that_is_opened_again_knows_what_it_heard(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'month.db'}"
        office = Answering(tmp_path / "files", url).sent()
        said = attrs.evolve(Outcome(None, PAID), amount=Dong(1))
        first = office.hear(office.answer(BANK, {0: said, 1: REFUSED, 2: PAID}))
        standings = office.standings()
        office.book.close()
        again = Answering(tmp_path / "files", url)
        assert again.standings() == standings
        repeated = again.hear(again.answer(BANK, {0: said, 1: REFUSED, 2: PAID}))
        assert repeated.receipt.repeated
        assert repeated.reconciliation == first.reconciliation
        assert again.settle().settled.reconciliation == first.reconciliation
        again.close()
        again.opened(AUGUST)
        assert again.book.status().carried_in.count == 5, "all but the one that is paid"
        assert again.planned_and_sent(AUGUST).order(1, AUGUST).amount == Dong(2 * 510_000)

    def test_with_no_month_open_there_is_nothing_to_prove(self, office: Answering) -> None:
        office.close()
        with pytest.raises(BookRefused) as refused:
            office.prove(0, PAID)
        assert refused.value.code is Code.STEP_ORDER

    def test_of_an_order_that_is_settled_or_was_never_sent_there_is_no_evidence(
        self, office: Answering
    ) -> None:
        office.hear(*office.faithful())
        office.close()
        office.opened(AUGUST)
        with pytest.raises(BookRefused) as settled:
            office.prove(0, REFUSED, JULY)
        assert settled.value.code is Code.EVIDENCE_KNOWN
        office.book.plan(AUGUST, attrs.evolve(TERMS, pay_day=AUGUST.first_day), MAKER)
        with pytest.raises(BookRefused) as unsent:
            office.prove(0, REFUSED, AUGUST)
        assert unsent.value.details["lacks"] == "sent"

    def test_a_month_is_not_closed_while_a_file_waits(self, tmp_path: Path) -> None:
        office = Answering(tmp_path).opened()
        office.book.plan(JULY, TERMS, MAKER)
        files = office.book.render(JULY, MAKER).files
        with pytest.raises(BookRefused) as refused:
            office.book.close_month(JULY, MAKER)
        assert refused.value.details["which"] == tuple(file.path.name for file in files)

    def test_what_was_known_before_planning_stays_so(self, office: Answering) -> None:
        """A refusal let the sum be ordered anew; that the first order was paid is told loudly."""
        office.hear(*office.but_one())
        refused = office.answer(BANK, {3: REFUSED}, name="vietinbank-muon.csv")
        paid = office.answer(BANK, {3: PAID}, name="vietinbank-muon-hon.csv")
        office.close()
        office.opened(AUGUST)
        office.hear(refused, month=AUGUST)
        office.planned_and_sent(AUGUST)
        heard = office.hear(paid, month=AUGUST)
        assert [one.code for one in heard.findings] == [Code.ANSWER_DIFFERS]
        assert [one.kind for one in heard.reconciliation.unexpected] == [PAID]
        office.hear(*office.faithful(AUGUST), month=AUGUST)
        settled = office.settle(AUGUST).settled
        assert settled.settlement.carried_out == ()
        assert [one.was_paid for one in settled.resolved] == [False]

    def test_what_is_known_to_be_paid_may_still_come_back(self, office: Answering) -> None:
        office.hear(*office.but_one())
        paid = office.answer(BANK, {3: PAID}, name="vietinbank-muon.csv")
        back = office.answer(BANK, {3: RETURNED}, name="vietinbank-ve.csv")
        office.close()
        office.opened(AUGUST)
        office.hear(paid, month=AUGUST)
        office.planned_and_sent(AUGUST)
        office.hear(back, month=AUGUST)
        office.hear(*office.faithful(AUGUST), month=AUGUST)
        total = office.settle(AUGUST).settled.settlement.total
        assert (total.carried_in, total.returned) == (Dong(530_000), Dong(530_000))
        assert total.carried_out == Dong(530_000)

    def test_a_month_that_is_closed_settles_as_it_was_settled(self, office: Answering) -> None:
        office.hear(*office.faithful())
        late = office.answer(BANK, {0: RETURNED})
        office.close()
        office.sent(AUGUST)
        office.hear(late, month=AUGUST)
        office.hear(*office.faithful(AUGUST), month=AUGUST)
        august = office.settle(AUGUST).settled.settlement
        office.close(AUGUST)
        office.opened(AUGUST + 1)
        for month, total in ((JULY, Dong(0)), (AUGUST, Dong(500_000))):
            again = office.settle(month)
            assert again.receipt.repeated
            assert again.settled.settlement.total.returned == total
        assert office.settle(AUGUST).settled.settlement == august

    def test_evidence_of_an_earlier_month_is_not_forgotten(self, office: Answering) -> None:
        """Proven refused, then told as paid: nothing but new evidence resolves that, ever."""
        office.hear(*office.but_one())
        office.prove(3, REFUSED)
        office.hear(office.answer(BANK, {3: PAID}, name="vietinbank-a.csv"))
        assert office.standings()[3] is Standing.MISMATCH
        once_more = attrs.evolve(Outcome(None, PAID), transaction="FT99")
        again = office.answer(BANK, {3: once_more}, name="vietinbank-b.csv")
        office.close()
        office.opened(AUGUST)
        assert [one.code for one in office.hear(again, month=AUGUST).findings] == [
            Code.ANSWER_DIFFERS
        ]
        assert office.standings(JULY) == {3: Standing.MISMATCH}


def test_no_step_changes_a_month_that_is_closed(tmp_path: Path) -> None:
    """What it was made of, said again, is known; everything else is refused, with its code."""
    office = Answering(tmp_path).sent()
    office.hear(*office.faithful())
    office.close()
    book, terms = office.book, attrs.evolve(TERMS, pay_day=JULY.first_day)
    file, order = book.state.months[JULY].sent[0].sha256, office.order(0).reference
    leaves = [Removal(entry(0), JULY)]
    late = office.answer(BANK, {0: RETURNED}, name="vietinbank-muon.csv")
    known: tuple[Callable[[], object], ...] = (
        lambda: book.open_month(JULY, MAKER, base=base()).repeated,
        lambda: book.apply(JULY, (), MAKER, sources=["cd" * 32]).repeated,
        lambda: book.plan(JULY, terms, MAKER).receipt.repeated,
        lambda: book.settle(JULY, MAKER).receipt.repeated,
        lambda: book.close_month(JULY, MAKER).repeated,
    )
    refused: tuple[tuple[Callable[[], object], Code], ...] = (
        (lambda: book.open_month(JULY, MAKER, base=Roll(JUNE, [entry(0)])), Code.STEP_BASE),
        (lambda: book.apply(JULY, leaves, MAKER), Code.STEP_MONTH),
        (lambda: book.check(JULY, MAKER, pay_day=JULY.first_day), Code.STEP_MONTH),
        (lambda: book.plan(JULY, attrs.evolve(TERMS, narrative="Khác"), MAKER), Code.STEP_MONTH),
        (lambda: book.render(JULY, MAKER), Code.STEP_MONTH),
        (lambda: book.approve(JULY, file, CHECKER), Code.STEP_MONTH),
        (lambda: book.sent(JULY, file, MAKER), Code.STEP_MONTH),
        (lambda: book.void(JULY, file, MAKER, reason="mistake"), Code.STEP_MONTH),
        (lambda: book.results(JULY, [late], MAKER), Code.STEP_MONTH),
        (lambda: book.results(JULY, office.faithful(), MAKER), Code.STEP_MONTH),
        (lambda: book.recall(order, MAKER, reason="died"), Code.STEP_ORDER),
        (lambda: book.approve_evidence(order, CHECKER), Code.STEP_ORDER),
    )
    head = book.head
    for said_again in known:
        assert said_again()
    for step, code in refused:
        with pytest.raises(BookRefused) as caught:
            step()
        assert caught.value.code is code
    assert book.head == head
