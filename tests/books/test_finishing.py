"""A month can always be brought to its end, by what the book says comes next."""

from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    JULY,
    KEY,
    MAKER,
    PAID,
    POST,
    REFUSED,
    TERMS,
    UNCOLLECTED,
    Answering,
    Row,
    changed,
    column,
)
from tests.books.releases import Office
from tests.unit.test_cycle import adapter

from ansinh import Code, Dong, LiveAlready, RenderRefused
from ansinh.books import Tally
from ansinh.books.book import Book
from ansinh.books.state import FileStage, FileState
from ansinh.books.status import NextStep

SEPTEMBER = AUGUST + 1
OWN = {3: Dong(530_000), 4: Dong(540_000)}
"""What the fourth and the fifth person have each month."""

_MOST = 20


def finished(book: Book) -> list[NextStep]:
    """Do what comes next until the month is closed, and say what it was."""
    told: list[NextStep] = []
    month = book.status().month
    while (step := book.status().next_step) is not NextStep.OPEN:
        told.append(step)
        assert len(told) < _MOST, told
        match step:
            case NextStep.CHECK | NextStep.PLAN:
                book.plan(month, attrs.evolve(TERMS, pay_day=month.first_day), MAKER)
            case NextStep.RENDER:
                book.render(month, MAKER)
            case NextStep.APPROVE | NextStep.SENT:
                for file in book.state.months[month].standing:
                    if file.stage is FileStage.WRITTEN:
                        book.approve(month, file.sha256, CHECKER)
                    elif file.stage is FileStage.APPROVED:
                        book.sent(month, file.sha256, MAKER)
            case NextStep.RESULTS | NextStep.SETTLE:
                book.settle(month, MAKER)
            case NextStep.CLOSE:
                book.close_month(month, MAKER)
    return told


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """Of July one transfer was refused and one sum not collected; August's files wait."""
    made = Answering(tmp_path / "tep").sent()
    bank = {0: PAID, 1: PAID, 2: PAID, 3: REFUSED}
    made.hear(made.answer(BANK, bank), made.answer(POST, {4: UNCOLLECTED, 5: PAID}))
    made.close().opened(AUGUST)
    made.book.plan(AUGUST, attrs.evolve(TERMS, pay_day=AUGUST.first_day), MAKER)
    made.book.render(AUGUST, MAKER)
    return made


def _file(office: Answering, provider: str) -> FileState:
    standing = office.book.state.months[AUGUST].standing
    return next(file for file in standing if file.provider == provider)


def _send(office: Answering, provider: str) -> None:
    sha256 = _file(office, provider).sha256
    office.book.approve(AUGUST, sha256, CHECKER)
    office.book.sent(AUGUST, sha256, MAKER)


def _void(office: Answering, provider: str) -> None:
    office.book.void(AUGUST, _file(office, provider).sha256, MAKER, reason="mistake")


def _late(office: Answering, provider: str, number: int) -> None:
    """A provider says of an order of July that it had let go that it was paid."""
    reference = office.order(number, JULY).reference.text
    late = office.answer(provider, {number: PAID}, name="muon.csv")
    heard = office.hear(late, month=AUGUST)
    assert [one.code for one in heard.findings] == [Code.ANSWER_SETTLED]
    assert reference in office.book.state.doubted


class TestAnotherFileIsOut:
    """The plan can be changed no more; what may have been paid is left out of its files."""

    @pytest.mark.parametrize("voided", [True, False])
    def test_what_is_in_doubt_is_held_and_the_rest_goes_out(
        self, office: Answering, *, voided: bool
    ) -> None:
        order = office.order(4, AUGUST)
        assert order.amount == Dong(2 * OWN[4].value)
        _send(office, BANK)
        if voided:
            _void(office, POST)
        _late(office, POST, 4)
        standing = office.book.state.months[AUGUST].standing
        assert [file.provider for file in standing] == [BANK]
        assert office.book.status().next_step is NextStep.RENDER
        rendered = office.book.render(AUGUST, MAKER)
        assert rendered.withheld == Tally(1, order.amount)
        assert {(file.provider, file.count) for file in rendered.files} == {(BANK, 4), (POST, 1)}
        status = office.book.status()
        assert dict(status.held) == {Code.HOLD_LIVE.value: Tally(1, order.amount)}
        assert status.ordered.count == 5
        again = office.book.render(AUGUST, MAKER)
        assert (again.receipt.repeated, again.withheld) == (True, Tally())
        _send(office, POST)
        assert NextStep.OPEN not in finished(office.book)
        assert office.book.audit().sound

    def test_it_waits_in_the_next_month_until_somebody_knows(self, office: Answering) -> None:
        """The person's own money of August is ordered then, and July's is not."""
        _send(office, BANK)
        _late(office, POST, 4)
        office.book.render(AUGUST, MAKER)
        _send(office, POST)
        paid = [office.answer(BANK, dict.fromkeys(range(4), PAID), month=AUGUST)]
        paid.append(office.answer(POST, {5: PAID}, month=AUGUST))
        office.hear(*paid, month=AUGUST)
        settled = office.settle(AUGUST).settled.settlement
        assert settled.total.carried_out == Dong(2 * OWN[4].value)
        office.close(AUGUST).opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
        order = office.order(4, SEPTEMBER)
        assert [line.month_of for line in order.lines] == [AUGUST, SEPTEMBER]
        (hold,) = office.book.prepared(SEPTEMBER).plan.holds
        assert (hold.code, hold.amount) == (Code.HOLD_UNRESOLVED, OWN[4])
        office.prove(4, PAID, JULY)
        office.hear(*office.faithful(SEPTEMBER), month=SEPTEMBER)
        assert office.settle(SEPTEMBER).settled.settlement.carried_out == ()
        office.close(SEPTEMBER)
        assert office.book.audit().sound

    def test_a_file_of_which_nothing_is_left_is_not_written(self, tmp_path: Path) -> None:
        office = Answering(tmp_path / "tep").sent()
        bank = dict.fromkeys(range(4), PAID)
        post = dict.fromkeys((4, 5), UNCOLLECTED)
        office.hear(office.answer(BANK, bank), office.answer(POST, post))
        office.close().opened(AUGUST)
        office.book.plan(AUGUST, TERMS, MAKER)
        office.book.render(AUGUST, MAKER)
        _send(office, BANK)
        _void(office, POST)
        office.hear(office.answer(POST, {4: PAID, 5: PAID}, name="muon.csv"), month=AUGUST)
        assert [file.provider for file in office.book.render(AUGUST, MAKER).files] == [BANK]
        assert office.book.status().next_step is NextStep.SETTLE
        finished(office.book)
        assert len(office.orders(AUGUST)) == 4
        book = office.book
        reread = Book(book.store, key=KEY, files=office.folder, registry=book.registry)
        assert reread.prepared(AUGUST).plan == book.prepared(AUGUST).plan
        assert reread.audit().sound

    def test_what_is_told_of_an_order_that_was_held_makes_it_doubtful_too(
        self, office: Answering
    ) -> None:
        """Somebody had sent the file that was voided."""
        _send(office, BANK)
        answer = office.answer(POST, {4: PAID}, month=AUGUST, name="la.csv")
        reference = office.order(4, AUGUST).reference.text
        _late(office, POST, 4)
        office.book.render(AUGUST, MAKER)
        heard = office.hear(answer, month=AUGUST)
        assert [one.code for one in heard.findings] == [Code.ANSWER_NOT_SENT]
        assert reference in office.book.state.doubted
        finished(office.book)
        office.opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
        (line,) = office.order(4, SEPTEMBER).lines
        assert line.month_of == SEPTEMBER
        assert office.book.audit().sound

    def test_an_order_that_waits_and_was_told_of_is_not_written_a_second_time(
        self, office: Answering
    ) -> None:
        """Its file is voided for another's sake: who sent it may have sent this one too."""
        fifth = office.order(5, AUGUST).reference.text

        def one_of_the_banks(rows: list[Row]) -> None:
            banks = office.order(3, AUGUST).reference.text
            rows.append({**rows[-1], column(rows, fifth): banks})

        _send(office, BANK)
        answer = office.answer(POST, {5: PAID}, month=AUGUST, name="la.csv")
        office.hear(changed(answer, one_of_the_banks), month=AUGUST)
        assert fifth in office.book.state.doubted
        assert _file(office, POST).stage is FileStage.WRITTEN
        _late(office, POST, 4)
        assert office.book.render(AUGUST, MAKER).withheld.count == 2
        finished(office.book)
        assert office.book.audit().sound

    def test_who_left_orders_out_does_not_approve(self, office: Answering) -> None:
        _send(office, BANK)
        _late(office, POST, 4)
        office.book.render(AUGUST, attrs.evolve(MAKER, by="lap-2"))
        assert "lap-2" in _file(office, POST).makers


class TestNothingIsOut:
    """The month is planned anew, and the book says so."""

    def test_a_doubt_of_what_was_voided_or_never_written_asks_for_a_plan(
        self, office: Answering
    ) -> None:
        sha256 = _file(office, BANK).sha256
        office.book.approve(AUGUST, sha256, CHECKER)
        _void(office, POST)
        _late(office, POST, 4)
        assert office.book.status().next_step is NextStep.PLAN
        with pytest.raises(LiveAlready):
            office.book.render(AUGUST, MAKER)
        assert finished(office.book)[0] is NextStep.PLAN
        assert office.order(4, AUGUST).amount == OWN[4]

    def test_where_the_other_file_goes_out_all_the_same_the_rest_is_written(
        self, office: Answering
    ) -> None:
        sha256 = _file(office, BANK).sha256
        office.book.approve(AUGUST, sha256, CHECKER)
        _void(office, POST)
        _late(office, POST, 4)
        office.book.sent(AUGUST, sha256, MAKER)
        assert finished(office.book)[0] is NextStep.RENDER
        assert {order.beneficiary.case.text[-1] for order in office.orders(AUGUST)} == set("01235")


def test_what_the_renderer_takes_no_more_is_held(tmp_path: Path) -> None:
    """Another edition of it was installed between two files of a month."""
    office = Office("memory:", tmp_path).planned()
    out, post = sorted(office.rendered(), key=lambda file: file.provider)
    office.book.approve(JULY, out.sha256, CHECKER)
    office.book.sent(JULY, out.sha256, MAKER)
    office.book.void(JULY, post.sha256, MAKER, reason="mistake")
    refuses = Code.FIELD_TOO_LONG.value
    office.with_adapters(adapter("post", refuses=refuses), adapter("home"))
    rendered = office.book.render(JULY, MAKER)
    assert (rendered.withheld, len(rendered.files)) == (Tally(2, Dong(1_000_000)), 1)
    assert dict(office.book.status().held) == {refuses: rendered.withheld}
    finished(office.book)
    assert office.book.audit().sound


def test_a_reason_of_the_renderers_own_cannot_be_held(tmp_path: Path) -> None:
    office = Office("memory:", tmp_path).planned()
    out, post = sorted(office.rendered(), key=lambda file: file.provider)
    office.book.approve(JULY, out.sha256, CHECKER)
    office.book.sent(JULY, out.sha256, MAKER)
    office.book.void(JULY, post.sha256, MAKER, reason="mistake")
    office.with_adapters(adapter("post", refuses="own-code"), adapter("home"))
    before = office.book.head
    with pytest.raises(RenderRefused):
        office.book.render(JULY, MAKER)
    assert office.book.head == before
