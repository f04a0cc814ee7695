"""The messages that are written and read: namespaces, and what stands in each element.

Only the elements that are looked into are here; a test holds them against the official schemas.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

_PREFIX: Final = "urn:iso:std:iso:20022:tech:xsd:"


@attrs.frozen
class Place:
    """An element's place among the children of its parent: its name, its rank, whether it repeats.

    Alternatives of a choice have one rank.
    """

    name: str
    rank: int
    repeats: bool = False


Table = Mapping[str, Place]
"""What may stand in an element, by name with namespace."""


@attrs.frozen(eq=False)
class Message:
    """One message definition, in one version (thông điệp ISO 20022)."""

    id: str
    root: str
    """The one element in ``Document``."""
    tables: Mapping[str, Table]
    """By a name of ours for a kind of element."""

    @property
    def namespace(self) -> str:
        """The namespace of all its elements."""
        return _PREFIX + self.id

    def tag(self, name: str) -> str:
        """Write a name with its namespace."""
        return f"{{{self.namespace}}}{name}"


_PARTY: Final = "Nm PstlAdr Id CtryOfRes CtctDtls"
_AGENT: Final = {
    "agent": "FinInstnId BrnchId",
    "institution": "BICFI ClrSysMmbId LEI Nm PstlAdr Othr",
    "member": "ClrSysId MmbId",
}
_ACCOUNT: Final = {
    "account": "Id Tp Ccy Nm Prxy",
    "account-id": "IBAN|Othr",
    "other-account": "Id SchmeNm Issr",
}
_DAY: Final = {"day": "Dt|DtTm"}


def _message(id_: str, root: str, **elements: str) -> Message:
    prefix = f"{{{_PREFIX}{id_}}}"
    tables = {
        kind.replace("_", "-"): MappingProxyType(
            {
                prefix + name.rstrip("*"): Place(name.rstrip("*"), rank, name.endswith("*"))
                for rank, names in enumerate(children.split())
                for name in names.split("|")
            }
        )
        for kind, children in {"document": root, **elements}.items()
    }
    return Message(id_, root, MappingProxyType(tables))


PAIN_001: Final = _message(
    "pain.001.001.09",
    "CstmrCdtTrfInitn",
    message="GrpHdr PmtInf* SplmtryData*",
    group="MsgId CreDtTm Authstn* NbOfTxs CtrlSum InitgPty FwdgAgt",
    payment=(
        "PmtInfId PmtMtd BtchBookg NbOfTxs CtrlSum PmtTpInf ReqdExctnDt PoolgAdjstmntDt Dbtr "
        "DbtrAcct DbtrAgt DbtrAgtAcct InstrForDbtrAgt UltmtDbtr ChrgBr ChrgsAcct ChrgsAcctAgt "
        "CdtTrfTxInf*"
    ),
    transfer=(
        "PmtId PmtTpInf Amt XchgRateInf ChrgBr ChqInstr UltmtDbtr IntrmyAgt1 IntrmyAgt1Acct "
        "IntrmyAgt2 IntrmyAgt2Acct IntrmyAgt3 IntrmyAgt3Acct CdtrAgt CdtrAgtAcct Cdtr CdtrAcct "
        "UltmtCdtr InstrForCdtrAgt* InstrForDbtrAgt Purp RgltryRptg* Tax RltdRmtInf* RmtInf "
        "SplmtryData*"
    ),
    ids="InstrId EndToEndId UETR",
    money="InstdAmt|EqvtAmt",
    remittance="Ustrd* Strd*",
    party=_PARTY,
    **_AGENT,
    **_ACCOUNT,
)
"""The order: CustomerCreditTransferInitiationV09."""

_STATUS_REASON: Final = {"reason": "Orgtr Rsn AddtlInf*", "reason-code": "Cd|Prtry"}

PAIN_002: Final = _message(
    "pain.002.001.12",
    "CstmrPmtStsRpt",
    message="GrpHdr OrgnlGrpInfAndSts OrgnlPmtInfAndSts* SplmtryData*",
    group=(
        "OrgnlMsgId OrgnlMsgNmId OrgnlCreDtTm OrgnlNbOfTxs OrgnlCtrlSum GrpSts StsRsnInf* "
        "NbOfTxsPerSts*"
    ),
    payment=(
        "OrgnlPmtInfId OrgnlNbOfTxs OrgnlCtrlSum PmtInfSts StsRsnInf* NbOfTxsPerSts* TxInfAndSts*"
    ),
    transfer=(
        "StsId OrgnlInstrId OrgnlEndToEndId OrgnlUETR TxSts StsRsnInf* ChrgsInf* TrckrData "
        "AccptncDtTm AcctSvcrRef ClrSysRef OrgnlTxRef SplmtryData*"
    ),
    count="DtldNbOfTxs DtldSts DtldCtrlSum",
    original=(
        "IntrBkSttlmAmt Amt IntrBkSttlmDt ReqdColltnDt ReqdExctnDt CdtrSchmeId SttlmInf PmtTpInf "
        "PmtMtd MndtRltdInf RmtInf UltmtDbtr Dbtr DbtrAcct DbtrAgt DbtrAgtAcct CdtrAgt "
        "CdtrAgtAcct Cdtr CdtrAcct UltmtCdtr Purp"
    ),
    money="InstdAmt|EqvtAmt",
    either="Pty|Agt",
    party=_PARTY,
    **_STATUS_REASON,
    **_ACCOUNT,
)
"""What the bank does with an order: CustomerPaymentStatusReportV12."""

CAMT_054: Final = _message(
    "camt.054.001.08",
    "BkToCstmrDbtCdtNtfctn",
    message="GrpHdr Ntfctn* SplmtryData*",
    notification=(
        "Id NtfctnPgntn ElctrncSeqNb RptgSeq LglSeqNb CreDtTm FrToDt CpyDplctInd RptgSrc Acct "
        "RltdAcct Intrst* TxsSummry Ntry* AddtlNtfctnInf"
    ),
    summary="TtlNtries TtlCdtNtries TtlDbtNtries TtlNtriesPerBkTxCd*",
    totals="NbOfNtries Sum TtlNetNtry",
    entry=(
        "NtryRef Amt CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef Avlbty* BkTxCd ComssnWvrInd "
        "AddtlInfInd AmtDtls Chrgs TechInptChanl Intrst CardTx NtryDtls* AddtlNtryInf"
    ),
    status="Cd|Prtry",
    details="Btch TxDtls*",
    batch="MsgId PmtInfId NbOfTxs TtlAmt CdtDbtInd",
    charges="TtlChrgsAndTaxAmt Rcrd*",
    charge="Amt CdtDbtInd ChrgInclInd Tp Rate Br Agt Tax",
    transfer=(
        "Refs Amt CdtDbtInd AmtDtls Avlbty* BkTxCd Chrgs Intrst RltdPties RltdAgts LclInstrm Purp "
        "RltdRmtInf* RmtInf RltdDts RltdPric RltdQties* FinInstrmId Tax RtrInf CorpActn SfkpgAcct "
        "CshDpst* CardTx AddtlTxInf SplmtryData*"
    ),
    ids=(
        "MsgId AcctSvcrRef PmtInfId InstrId EndToEndId UETR TxId MndtId ChqNb ClrSysRef "
        "AcctOwnrTxId AcctSvcrTxId MktInfrstrctrTxId PrcgId Prtry*"
    ),
    parties=("InitgPty Dbtr DbtrAcct UltmtDbtr Cdtr CdtrAcct UltmtCdtr TradgPty Prtry*"),
    either="Pty|Agt",
    party=_PARTY,
    returned="OrgnlBkTxCd Orgtr Rsn AddtlInf*",
    reason_code="Cd|Prtry",
    **_ACCOUNT,
    **_DAY,
)
"""What was booked on the payer's account: BankToCustomerDebitCreditNotificationV08."""

ANSWERS: Final = (PAIN_002, CAMT_054)

_NAMES: Final = frozenset(
    {"Document"}
    | {
        place.name
        for message in (PAIN_001, *ANSWERS)
        for table in message.tables.values()
        for place in table.values()
    }
)


def name_shown(tag: str) -> str:
    """Give an element's name, without namespace, as it may be shown: a name that is known.

    Any other is a word of the file's, and could be anybody's.
    """
    name = tag.rpartition("}")[2]
    return name if name in _NAMES else "?"
