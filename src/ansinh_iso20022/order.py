"""The order: a batch as a pain.001, by text templates whose every field is checked and escaped.

A tree of a hundred thousand transfers takes hundreds of megabytes and ten times as long, and has
nothing to add: the layout never varies. The tests hold what is written against the official
schema, for any batch.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final, TypeVar

import attrs

from ansinh import (
    BankAccount,
    Code,
    Dong,
    PaymentBatch,
    PaymentInstruction,
    RenderedFile,
    RenderRefused,
    RenderRequest,
)
from ansinh.formats import FormatProfile, NameRule, NarrativeRule
from ansinh_iso20022.agents import agent_code
from ansinh_iso20022.expressed import escaped, speaker
from ansinh_iso20022.messages import PAIN_001
from ansinh_iso20022.names import file_name, message_id
from ansinh_iso20022.options import Options, options_of

Rule = TypeVar("Rule", NameRule, NarrativeRule)

_AT_ONCE: Final = 1_000
"""Transfers that are kept as text before they become bytes: the bytes alone should stay."""

_ACCOUNT: Final = re.compile(r"[A-Za-z0-9]{1,34}", re.ASCII)
_LONGEST_TEXT: Final = 140
"""The message's Max140Text, of names and narratives; no profile makes it longer."""
_NOT_PROVIDED: Final = "<Othr><Id>NOTPROVIDED</Id></Othr>"

_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="{namespace}">
<CstmrCdtTrfInitn>
<GrpHdr><MsgId>{id}</MsgId><CreDtTm>{made}T00:00:00</CreDtTm><NbOfTxs>{count}</NbOfTxs>\
<CtrlSum>{total}</CtrlSum><InitgPty><Nm>{payer}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>{id}</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>{count}</NbOfTxs>\
<CtrlSum>{total}</CtrlSum><ReqdExctnDt><Dt>{day}</Dt></ReqdExctnDt><Dbtr><Nm>{payer}</Nm></Dbtr>\
<DbtrAcct><Id><Othr><Id>{account}</Id></Othr></Id></DbtrAcct>\
<DbtrAgt><FinInstnId>{agent}</FinInstnId></DbtrAgt>{bearer}
"""
_TAIL: Final = "</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n"


def order_file(request: RenderRequest, profile: FormatProfile) -> RenderedFile:
    """Write the batch as a pain.001.

    Raises:
        RenderRefused: ``channel-of-another-provider``, ``bank-not-listed``,
            ``name-too-long-for-provider``, ``narrative-too-long-for-provider``,
            ``text-not-expressible``, ``hold-limit``; every instruction that
            stands in the way. ``payer-not-expressible``, ``batch-records``: all of them.
        InvalidProfile: ``profile-option``.
    """
    batch = request.batch
    options = options_of(profile)
    # Said in the head, so added up before; what is written is added up again by itself.
    total = sum(line.amount.value for order in batch.instructions for line in order.lines)
    head = _head(request, profile, options, total)
    content = BytesIO()
    content.write(head.replace("\n", profile.newline).encode())
    transfer = _Transfers(profile, options)
    pending: list[str] = []
    for order in batch.instructions:
        pending.append(transfer.written(order))
        if len(pending) == _AT_ONCE:
            content.write("".join(pending).encode())
            pending.clear()
    if transfer.refusals:
        raise RenderRefused(transfer.refusals)
    content.write("".join(pending).encode())
    content.write(_TAIL.replace("\n", profile.newline).encode())
    return RenderedFile.of(
        content.getvalue(), file_name(batch), count=batch.count, total=Dong(transfer.total)
    )


def _head(request: RenderRequest, profile: FormatProfile, options: Options, total: int) -> str:
    batch = request.batch
    most = profile.max_records
    if most is not None and batch.count > most:
        raise RenderRefused(_all(batch, Code.BATCH_RECORDS))
    # A payer's name has signs that a person's has not.
    rule = NarrativeRule(profile.name_rule.charset, _LONGEST_TEXT, ".,-/()&'")
    payer = speaker(rule)(batch.payer.name.strip(" "))
    if isinstance(payer, Code) or not payer or not _ACCOUNT.fullmatch(batch.payer.account):
        raise RenderRefused(_all(batch, Code.PAYER_NOT_EXPRESSIBLE))
    bank = options.debtor_agent
    return _HEAD.format(
        namespace=PAIN_001.namespace,
        id=message_id(batch),
        made=request.as_of.isoformat()[:10],
        count=batch.count,
        total=total,
        payer=payer,
        day=batch.pay_day.isoformat(),
        account=batch.payer.account,
        agent=_member(bank, options) if bank else _NOT_PROVIDED,
        bearer=f"<ChrgBr>{escaped(options.charge_bearer)}</ChrgBr>",
    )


def _all(batch: PaymentBatch, code: Code) -> list[tuple[str, str]]:
    return [(order.reference.text, code.value) for order in batch.instructions]


def _member(code: str, options: Options) -> str:
    system = escaped(options.clearing_system)
    named = f"<ClrSysId><Prtry>{system}</Prtry></ClrSysId>"
    return f"<ClrSysMmbId>{named}<MmbId>{escaped(code)}</MmbId></ClrSysMmbId>"


def _capped(rule: Rule) -> Rule:
    most = _LONGEST_TEXT if rule.length is None else min(rule.length, _LONGEST_TEXT)
    return attrs.evolve(rule, length=most)


class _Transfers:
    """Writes transfers one after the other, and keeps what stands in the way."""

    def __init__(self, profile: FormatProfile, options: Options) -> None:
        self.refusals: list[tuple[str, str]] = []
        self.total = 0
        self._profile = profile
        self._options = options
        self._newline = profile.newline
        self._name = speaker(_capped(profile.name_rule))
        self._narrative = speaker(_capped(profile.narrative_rule))
        self._narrated = ""
        self._words: str | Code = ""
        self._most = profile.max_amount.value if profile.max_amount else None
        self._agents: dict[tuple[str, str], str | None] = {}

    def written(self, order: PaymentInstruction) -> str:
        """Write one; what cannot be written is among the refusals."""
        channel = order.channel
        if not isinstance(channel, BankAccount):
            return self._refused(order, [Code.CHANNEL_OF_ANOTHER_PROVIDER])
        bank = channel.bank
        key = (bank.code, bank.branch)
        if key in self._agents:
            agent = self._agents[key]
        else:
            code = agent_code(bank, self._profile, self._options.agent)
            agent = self._agents[key] = None if code is None else _member(code, self._options)
        name = self._name(channel.holder_name.text)
        if order.narrative != self._narrated:  # one serves a whole batch as a rule
            self._narrated, self._words = order.narrative, self._narrative(order.narrative)
        narrative = self._words
        lines = order.lines
        amount = lines[0].amount.value if len(lines) == 1 else order.amount.value
        if (
            agent is None
            or type(name) is Code
            or type(narrative) is Code
            or (self._most is not None and amount > self._most)
        ):
            return self._refused(order, list(self._reasons(agent, amount, name, narrative)))
        self.total += amount
        return (
            f"<CdtTrfTxInf><PmtId><EndToEndId>{order.reference.text}</EndToEndId></PmtId>"
            f'<Amt><InstdAmt Ccy="VND">{amount}</InstdAmt></Amt>'
            f"<CdtrAgt><FinInstnId>{agent}</FinInstnId></CdtrAgt>"
            f"<Cdtr><Nm>{name}</Nm></Cdtr>"
            f"<CdtrAcct><Id><Othr><Id>{channel.number}</Id></Othr></Id></CdtrAcct>"
            f"<RmtInf><Ustrd>{narrative}</Ustrd></RmtInf></CdtTrfTxInf>{self._newline}"
        )

    def _reasons(
        self, agent: str | None, amount: int, name: str | Code, narrative: str | Code
    ) -> Iterator[Code]:
        if agent is None:
            yield Code.BANK_NOT_LISTED
        if self._most is not None and amount > self._most:
            yield Code.HOLD_LIMIT
        for text in (name, narrative):
            if isinstance(text, Code):
                yield text

    def _refused(self, order: PaymentInstruction, codes: list[Code]) -> str:
        self.refusals += [(order.reference.text, code.value) for code in codes]
        return ""
