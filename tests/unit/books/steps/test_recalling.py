"""An order that was sent is asked back, and stays live until the provider answers."""

import pytest
from tests.books.releases import MAKER, Office, later
from tests.unit.test_cycle import AT_HOME, JULY, NEW

from ansinh.books.claims import keys_of_order
from ansinh.errors import BookRefused, Code
from ansinh.payment import PaymentInstruction, reference_for
from ansinh.roll import Entry


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
