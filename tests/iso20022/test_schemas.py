"""The tables of elements are those of the official schemas."""

import pytest
from lxml import etree
from tests.iso20022.messages_for_tests import schema_tree

from ansinh_iso20022.messages import CAMT_054, PAIN_001, PAIN_002, Message, Place

XS = "{http://www.w3.org/2001/XMLSchema}"

PATHS = {
    PAIN_001: {
        "document": "",
        "message": "CstmrCdtTrfInitn",
        "group": "CstmrCdtTrfInitn/GrpHdr",
        "payment": "CstmrCdtTrfInitn/PmtInf",
        "transfer": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf",
        "ids": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId",
        "money": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt",
        "remittance": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/RmtInf",
        "party": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Cdtr",
        "agent": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAgt",
        "institution": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId",
        "member": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId",
        "account": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAcct",
        "account-id": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAcct/Id",
        "other-account": "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/CdtrAcct/Id/Othr",
    },
    PAIN_002: {
        "document": "",
        "message": "CstmrPmtStsRpt",
        "group": "CstmrPmtStsRpt/OrgnlGrpInfAndSts",
        "payment": "CstmrPmtStsRpt/OrgnlPmtInfAndSts",
        "transfer": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts",
        "count": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/NbOfTxsPerSts",
        "reason": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/StsRsnInf",
        "reason-code": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/StsRsnInf/Rsn",
        "original": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef",
        "money": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Amt",
        "either": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Cdtr",
        "party": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Cdtr/Pty",
        "account": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/CdtrAcct",
        "account-id": "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/CdtrAcct/Id",
        "other-account": (
            "CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/CdtrAcct/Id/Othr"
        ),
    },
    CAMT_054: {
        "document": "",
        "message": "BkToCstmrDbtCdtNtfctn",
        "notification": "BkToCstmrDbtCdtNtfctn/Ntfctn",
        "summary": "BkToCstmrDbtCdtNtfctn/Ntfctn/TxsSummry",
        "totals": "BkToCstmrDbtCdtNtfctn/Ntfctn/TxsSummry/TtlNtries",
        "entry": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry",
        "status": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/Sts",
        "day": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/BookgDt",
        "details": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls",
        "batch": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/Btch",
        "charges": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/Chrgs",
        "charge": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/Chrgs/Rcrd",
        "transfer": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls",
        "ids": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/Refs",
        "parties": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RltdPties",
        "either": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RltdPties/Cdtr",
        "party": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RltdPties/Cdtr/Pty",
        "account": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RltdPties/CdtrAcct",
        "account-id": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RltdPties/CdtrAcct/Id",
        "other-account": (
            "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/Othr"
        ),
        "returned": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RtrInf",
        "reason-code": "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/RtrInf/Rsn",
    },
}


def children_in_schema(message: Message, path: str) -> dict[str, Place]:
    """What the official schema lets stand in the element of that path, in order."""
    types = {one.get("name"): one for one in schema_tree(message.id).findall(f"{XS}complexType")}
    kind = types["Document"]
    for name in filter(None, path.split("/")):
        (element,) = [one for one in kind.iter(f"{XS}element") if one.get("name") == name]
        kind = types[element.get("type")]
    choice = kind.find(f"{XS}choice") is not None
    return {
        message.tag(element.get("name")): Place(
            element.get("name"), 0 if choice else rank, element.get("maxOccurs", "1") != "1"
        )
        for rank, element in enumerate(kind.iter(f"{XS}element"))
    }


@pytest.mark.parametrize("message", PATHS, ids=lambda message: message.id)
def test_every_table_is_the_official_sequence(message: Message) -> None:
    """So that an element that is moved, doubled or foreign is seen."""
    assert set(PATHS[message]) == set(message.tables)
    for kind, path in PATHS[message].items():
        assert children_in_schema(message, path) == dict(message.tables[kind]), kind


def test_the_schemas_are_those_of_the_versions_that_are_written() -> None:
    for message in PATHS:
        root = schema_tree(message.id).getroot()
        assert isinstance(root, etree._Element)
        assert root.get("targetNamespace") == message.namespace
