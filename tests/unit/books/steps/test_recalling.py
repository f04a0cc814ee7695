"""An order that was sent is asked back, and stays live until the provider answers."""

import attrs
import pytest
from tests.books.releases import MAKER, Office, later
from tests.unit.test_cycle import AT_HOME, AT_THE_POST, JULY, NEW

from ansinh.books.claims import keys_of_order
from ansinh.cycle import Answer
from ansinh.errors import BookRefused, Code
from ansinh.payment import PaymentInstruction, reference_for
from ansinh.people import CitizenId
from ansinh.roll import Adjustment, Entry, Removal, RemovalReason

AUGUST = JULY + 1


def order_of(office: Office, entry: Entry) -> PaymentInstruction:
    orders = office.book.prepared(JULY).plan.instructions
    return next(order for order in orders if order.key == entry.key)


def test_it_is_marked_and_stays_live(office: Office) -> None:
    office.planned().out()
    order = order_of(office, AT_HOME)
    keys = keys_of_order(order, agency=office.agency)
    assert not office.book.recall(order.reference, MAKER, reason="mistake").repeated
    assert office.july.recalled == {order.reference.text: "mistake"}
    assert office.book.store.holder_of(keys) == dict.fromkeys(keys, order.reference.text)
    assert office.book.recall(order.reference, later(MAKER), reason="died").repeated
    assert office.july.recalled == {order.reference.text: "mistake"}


def answer(order: PaymentInstruction, kind: str) -> Answer:
    return Answer("post-07.txt", f"2024-07\n{order.reference};{kind}".encode())


@pytest.mark.parametrize("kind", ["paid", "refused", "returned", "uncollected"])
def test_what_was_answered_is_not_under_way_any_more(office: Office, kind: str) -> None:
    office.planned().out()
    order = order_of(office, AT_THE_POST)
    office.book.results(JULY, [answer(order, kind)], later(MAKER))
    with pytest.raises(BookRefused) as caught:
        office.book.recall(order.reference, MAKER, reason="died")
    assert caught.value.code is Code.RECALL_ANSWERED
    office.book.recall(order_of(office, NEW).reference, MAKER, reason="died")


def test_that_nobody_knows_is_no_answer(office: Office) -> None:
    office.planned().out()
    order = order_of(office, AT_THE_POST)
    office.book.results(JULY, [answer(order, "unknown")], later(MAKER))
    assert not office.book.recall(order.reference, MAKER, reason="died").repeated


def test_the_provider_s_answer_settles_what_was_recalled(office: Office) -> None:
    """The post paid it out before it heard of the recall."""
    office.planned().out()
    order = order_of(office, AT_THE_POST)
    office.book.recall(order.reference, MAKER, reason="died")
    heard = office.book.results(JULY, [answer(order, "paid")], later(MAKER))
    assert [match.order for match in heard.reconciliation.matched] == [order]
    assert office.july.recalled == {order.reference.text: "died"}


def test_a_death_that_is_learned_next_month_offers_what_is_still_under_way(
    office: Office,
) -> None:
    """The list of August says that somebody died whose July order nobody has answered."""
    office.planned().out()
    paid, silent = order_of(office, AT_THE_POST), order_of(office, AT_HOME)
    office.book.results(JULY, [answer(paid, "paid")], later(MAKER))
    office.book.settle(JULY, later(MAKER))
    office.book.close_month(JULY, later(MAKER))
    office.book.open_month(AUGUST, MAKER)
    assert office.book.to_recall() == ()
    gone = [
        Removal(AT_HOME, AUGUST, reason=RemovalReason.DIED),
        Removal(AT_THE_POST, AUGUST, reason=RemovalReason.DIED),
        Removal(NEW, AUGUST, reason=RemovalReason.MOVED_OUT),
    ]
    office.book.apply(AUGUST, gone, MAKER)
    (offered,) = office.book.to_recall()
    assert (offered.reference, offered.month, offered.amount, offered.provider) == (
        silent.reference,
        JULY,
        silent.amount,
        "home.lines",
    )
    office.book.recall(silent.reference, later(MAKER), reason="died")
    assert office.book.to_recall() == ()
    assert office.book.refreshed().months[AUGUST].recalled == {silent.reference.text: "died"}


def test_a_line_that_stays_and_says_the_day_of_death_offers_it_too(office: Office) -> None:
    """An adjustment corrects the number besides: the order is known by the old one."""
    office.planned().out()
    silent = order_of(office, AT_HOME)
    office.book.settle(JULY, later(MAKER))
    office.book.close_month(JULY, later(MAKER))
    office.book.open_month(AUGUST, MAKER)
    person = AT_HOME.beneficiary.person
    dead = attrs.evolve(
        person, died_on=JULY.first_day, citizen_id=CitizenId("099100000999"), legacy_id=None
    )
    line = attrs.evolve(AT_HOME, beneficiary=attrs.evolve(AT_HOME.beneficiary, person=dead))
    louder = attrs.evolve(AT_THE_POST, note="đổi số nhà")
    changes = [Adjustment(AT_HOME, line, AUGUST), Adjustment(AT_THE_POST, louder, AUGUST)]
    office.book.apply(AUGUST, changes, MAKER)
    assert [one.reference for one in office.book.to_recall()] == [silent.reference]


def test_before_a_month_is_open_nobody_is_offered(office: Office) -> None:
    assert office.book.to_recall() == ()


def test_what_was_not_sent_is_voided_and_planned_again_instead(office: Office) -> None:
    office.planned().rendered()
    with pytest.raises(BookRefused) as caught:
        office.book.recall(order_of(office, AT_HOME).reference, MAKER, reason="died")
    assert caught.value.code is Code.RECALL_UNSENT
    assert "plan the month again" in str(caught.value)
    office.book.void(JULY, office.file("home.lines").sha256, MAKER, reason="changed")
    with pytest.raises(BookRefused) as caught:
        office.book.recall(order_of(office, AT_HOME).reference, MAKER, reason="died")
    assert caught.value.code is Code.RECALL_UNSENT


def test_a_reference_has_to_be_known_and_a_reason_to_be_a_word(office: Office) -> None:
    office.planned().out()
    stranger = reference_for(office.agency, AT_HOME.key, JULY + 5, 1)
    with pytest.raises(BookRefused) as caught:
        office.book.recall(stranger, MAKER, reason="died")
    assert caught.value.code is Code.ORDER_UNKNOWN
    with pytest.raises(BookRefused) as caught:
        office.book.recall(order_of(office, AT_HOME).reference, MAKER, reason="chết")
    assert caught.value.code is Code.RECALL_REASON


def test_without_an_open_month_there_is_nothing_to_recall(office: Office) -> None:
    with pytest.raises(BookRefused) as caught:
        office.book.recall(reference_for(office.agency, NEW.key, JULY, 1), MAKER, reason="died")
    assert caught.value.code is Code.STEP_ORDER
