"""The bank, invented: it answers a pain.001 in messages that the official schemas allow.

For the demo of an agency, for tests and for the conformance checks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import attrs

from ansinh import Outcome, OutcomeKind, RenderedFile
from ansinh.adapters import WrittenLine
from ansinh_iso20022.expressed import escaped
from ansinh_iso20022.lines import lines_written
from ansinh_iso20022.messages import CAMT_054, PAIN_001, PAIN_002
from ansinh_iso20022.profile import PROFILE
from ansinh_iso20022.row import DUPLICATE

Answer = OutcomeKind | Outcome
"""What the bank is to say of one order: a kind, or an outcome with what differs from the order."""

_TRANSACTION_STATUS: Final = {
    OutcomeKind.PAID: "ACSC",
    OutcomeKind.REFUSED: "RJCT",
    OutcomeKind.RETURNED: "PDNG",  # no status says it: a camt.054 does
    OutcomeKind.UNCOLLECTED: "PDNG",
    OutcomeKind.UNKNOWN: "PDNG",
}
_ENTRY: Final = {
    OutcomeKind.PAID: ("DBIT", "BOOK"),
    OutcomeKind.REFUSED: ("DBIT", "INFO"),
    OutcomeKind.RETURNED: ("CRDT", "BOOK"),
    OutcomeKind.UNCOLLECTED: ("DBIT", "PDNG"),
    OutcomeKind.UNKNOWN: ("DBIT", "PDNG"),
}
_FAILED: Final = frozenset({OutcomeKind.REFUSED, OutcomeKind.RETURNED})
_REASONS: Final = {
    meant: code for code, meant in reversed([*PROFILE.reasons.items()]) if meant != DUPLICATE
}
"""That a bank had an order already leaves open what became of it, so a refusal never says that."""


@attrs.frozen
class _Said:
    """What is said of one order, each text as it goes into the message."""

    kind: OutcomeKind
    reference: str
    amount: int
    account: str
    name: str
    day: str
    reason: str
    transaction: str


def bank_answer(
    file: RenderedFile,
    answers: Mapping[str, Answer],
    *,
    message: Literal["pain.002", "camt.054"] | None = None,
) -> bytes:
    """Answer an order file; `answers` has what to say by reference, the rest is left out.

    By a pain.002; where something is returned, which a pain.002 cannot say, by a camt.054.
    """
    lines = lines_written(file.content, file.filename)
    said = [
        _said(number, line, answers[line.reference])
        for number, line in enumerate(lines, start=1)
        if line.reference in answers
    ]
    returned = any(one.kind is OutcomeKind.RETURNED for one in said)
    if message == "camt.054" or (message is None and returned):
        return _notification(file, said)
    return _report(file, said)


def _said(number: int, line: WrittenLine, answer: Answer) -> _Said:
    given = answer if isinstance(answer, Outcome) else Outcome(None, answer)
    reason = _REASONS.get(given.reason, "NARR" if given.reason else "AC01")
    return _Said(
        kind=given.kind,
        reference=line.reference,
        amount=(given.amount or line.amount).value,
        account=given.account or line.account,
        name=escaped(given.name.text if given.name else line.payee),
        day=given.on.isoformat() if given.on else "",
        reason=reason if given.kind in _FAILED else "",
        transaction=given.transaction or f"FT{number:010}",
    )


def _heading(file: RenderedFile, name: str) -> str:
    """Give what the order's head says under a name."""
    found = re.search(rf"<{name}>([^<]*)</{name}>", file.content[:4_096].decode("utf-8", "replace"))
    return found[1] if found else ""


def _report(file: RenderedFile, said: Sequence[_Said]) -> bytes:
    counts: Counter[str] = Counter()
    sums: defaultdict[str, int] = defaultdict(int)
    for one in said:
        counts[_TRANSACTION_STATUS[one.kind]] += 1
        sums[_TRANSACTION_STATUS[one.kind]] += one.amount
    per_status = "".join(
        f"<NbOfTxsPerSts><DtldNbOfTxs>{count}</DtldNbOfTxs><DtldSts>{status}</DtldSts>"
        f"<DtldCtrlSum>{sums[status]}</DtldCtrlSum></NbOfTxsPerSts>"
        for status, count in sorted(counts.items())
    )
    order, made = _heading(file, "MsgId"), _heading(file, "CreDtTm")
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<Document xmlns="{PAIN_002.namespace}">',
            "<CstmrPmtStsRpt>",
            f"<GrpHdr><MsgId>S-{order[:33]}</MsgId><CreDtTm>{made}</CreDtTm></GrpHdr>",
            (
                f"<OrgnlGrpInfAndSts><OrgnlMsgId>{order}</OrgnlMsgId>"
                f"<OrgnlMsgNmId>{PAIN_001.id}</OrgnlMsgNmId><OrgnlNbOfTxs>{file.count}</OrgnlNbOfTxs>"
                f"<OrgnlCtrlSum>{file.total.value}</OrgnlCtrlSum>{per_status}</OrgnlGrpInfAndSts>"
            ),
            f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{order}</OrgnlPmtInfId>",
            *(_status(one) for one in said),
            "</OrgnlPmtInfAndSts>",
            "</CstmrPmtStsRpt>",
            "</Document>",
            "",
        )
    ).encode()


def _status(one: _Said) -> str:
    status = _TRANSACTION_STATUS[one.kind]
    reason = f"<StsRsnInf><Rsn><Cd>{one.reason}</Cd></Rsn></StsRsnInf>" if one.reason else ""
    on = f"<AccptncDtTm>{one.day}T00:00:00</AccptncDtTm>" if one.day else ""
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{one.reference}</OrgnlEndToEndId>"
        f"<TxSts>{status}</TxSts>{reason}{on}<AcctSvcrRef>{one.transaction}</AcctSvcrRef>"
        f'<OrgnlTxRef><Amt><InstdAmt Ccy="VND">{one.amount}</InstdAmt></Amt>'
        f"<Cdtr><Pty><Nm>{one.name}</Nm></Pty></Cdtr>"
        f"<CdtrAcct><Id><Othr><Id>{one.account}</Id></Othr></Id></CdtrAcct></OrgnlTxRef>"
        "</TxInfAndSts>"
    )


def _notification(file: RenderedFile, said: Sequence[_Said]) -> bytes:
    sums: dict[str, list[int]] = {"CRDT": [0, 0], "DBIT": [0, 0]}
    for one in said:
        tally = sums[_ENTRY[one.kind][0]]
        tally[0] += 1
        tally[1] += one.amount
    order, made = _heading(file, "MsgId"), _heading(file, "CreDtTm")
    account = re.search(
        r"<DbtrAcct><Id><Othr><Id>([^<]*)<", file.content[:4_096].decode("utf-8", "replace")
    )
    both = [a + b for a, b in zip(*sums.values(), strict=True)]
    totals = "".join(
        f"<{name}><NbOfNtries>{count}</NbOfNtries><Sum>{total}</Sum></{name}>"
        for name, (count, total) in (
            ("TtlNtries", both),
            ("TtlCdtNtries", sums["CRDT"]),
            ("TtlDbtNtries", sums["DBIT"]),
        )
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<Document xmlns="{CAMT_054.namespace}">',
            "<BkToCstmrDbtCdtNtfctn>",
            f"<GrpHdr><MsgId>N-{order[:33]}</MsgId><CreDtTm>{made}</CreDtTm></GrpHdr>",
            (
                f"<Ntfctn><Id>N-{order[:33]}</Id><CreDtTm>{made}</CreDtTm>"
                f"<Acct><Id><Othr><Id>{account[1] if account else '0'}</Id></Othr></Id>"
                f"<Ccy>VND</Ccy></Acct><TxsSummry>{totals}</TxsSummry>"
            ),
            *(_entry(one, order) for one in said),
            "</Ntfctn>",
            "</BkToCstmrDbtCdtNtfctn>",
            "</Document>",
            "",
        )
    ).encode()


def _entry(one: _Said, order: str) -> str:
    direction, status = _ENTRY[one.kind]
    amount = f'<Amt Ccy="VND">{one.amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>'
    on = f"<BookgDt><Dt>{one.day}</Dt></BookgDt>" if one.day else ""
    reason = f"<RtrInf><Rsn><Cd>{one.reason}</Cd></Rsn></RtrInf>" if one.reason else ""
    return (
        f"<Ntry>{amount}<Sts><Cd>{status}</Cd></Sts>{on}"
        f"<AcctSvcrRef>{one.transaction}</AcctSvcrRef><BkTxCd><Prtry><Cd>CT</Cd></Prtry></BkTxCd>"
        f"<NtryDtls><TxDtls><Refs><PmtInfId>{order}</PmtInfId>"
        f"<EndToEndId>{one.reference}</EndToEndId></Refs>{amount}"
        f"<RltdPties><Cdtr><Pty><Nm>{one.name}</Nm></Pty></Cdtr>"
        f"<CdtrAcct><Id><Othr><Id>{one.account}</Id></Othr></Id></CdtrAcct></RltdPties>"
        f"{reason}</TxDtls></NtryDtls></Ntry>"
    )
