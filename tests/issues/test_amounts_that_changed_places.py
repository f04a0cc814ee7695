"""Two amounts that changed places add up to what the answer states: no total can tell.

The kit called a right adapter wrong whenever the accident that it drew was two lines of an XML
answer, an amount each, in each other's place. Who got another amount than was ordered is found
when the answer is held against the orders.
"""

from tests.conformance.table import RIGHT

from ansinh.testing.checks.hostile_answers import _pays_no_more
from ansinh.testing.exchange import Exchange

FIRST, SECOND = b'amount="361.111"', b'amount="362.222"'


def _exchange() -> Exchange:
    return Exchange.mixed(RIGHT["mau.xml"]().case())


def test_no_total_is_asked_to_tell_amounts_that_changed_places() -> None:
    exchange = _exchange()
    moved = exchange.answer.replace(FIRST, b"\0").replace(SECOND, FIRST).replace(b"\0", SECOND)
    assert moved.count(FIRST) == moved.count(SECOND) == 1
    assert moved != exchange.answer
    _pays_no_more(exchange, moved)
