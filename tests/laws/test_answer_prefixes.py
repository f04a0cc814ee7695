"""An answer that was cut off is refused, or it lacks no more than the end of its last line."""

import pytest
from tests.conformance.table import RIGHT
from tests.invented_batches import REFERENCES
from tests.iso20022.messages_for_tests import ADAPTER, rendered

from ansinh import OutcomeKind, ParseFailed
from ansinh.adapters import ParseRequest
from ansinh.testing.exchange import Exchange
from ansinh_iso20022.simulator import bank_answer

_ENDS = b" \r\n\t;"


TEXTS = [id_ for id_ in RIGHT if RIGHT[id_]().case().profile.media.is_text and id_ != "mau.branch"]


@pytest.mark.parametrize("adapter", TEXTS)
def test_every_prefix_of_an_answer_as_text(adapter: str) -> None:
    """A count, a sum, a closing mark: without it an answer is not taken; with it, it is whole."""
    exchange = Exchange.mixed(RIGHT[adapter]().case())
    whole = exchange.read().outcomes
    told = [exchange.read_if_taken(exchange.answer[:cut]) for cut in range(len(exchange.answer))]
    taken = [cut for cut, read in enumerate(told) if read is not None]
    assert all(told[cut].outcomes == whole for cut in taken)  # type: ignore[union-attr]
    assert all(not exchange.answer[cut:].strip(_ENDS) for cut in taken)


@pytest.mark.parametrize("kind", ["pain.002", "camt.054"])
def test_every_prefix_of_a_message(kind: str) -> None:
    """XML is closed by its last element, so nothing shorter is a message."""
    answer = bank_answer(rendered(), {REFERENCES[0]: OutcomeKind.PAID}, message=kind)
    end = answer.rindex(b">") + 1
    for cut in range(end):
        with pytest.raises(ParseFailed):
            ADAPTER.parse_results(ParseRequest(data=answer[:cut]))
