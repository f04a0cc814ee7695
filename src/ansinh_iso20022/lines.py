"""The order read back: a pain.001, ours or another program's, as the lines that it pays."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ansinh import Code, Dong, Position
from ansinh.adapters import WrittenLine
from ansinh_iso20022.guard import message_of
from ansinh_iso20022.messages import PAIN_001
from ansinh_iso20022.row import account_in
from ansinh_iso20022.shapes import texts_of
from ansinh_iso20022.stream import Fields, Open, Reader, is_whole
from ansinh_iso20022.tree import Element

LEVELS: Final = (
    ("Document", "document"),
    (PAIN_001.root, "message"),
    ("PmtInf", "payment"),
    ("CdtTrfTxInf", "transfer"),
)

_ACCOUNT: Final = "CdtrAcct/Id/Othr/Id"
_MEMBER: Final = "CdtrAgt/FinInstnId/ClrSysMmbId/MmbId"
_TRANSFER: Final = "TRF"
_NOT_OURS: Final = ("XchgRateInf", "ChqInstr", "UltmtCdtr")
"""A rate, a cheque, another payee: what no line of a list could be compared with."""

_OURS: Final = frozenset(
    {
        "Amt/InstdAmt",
        "CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Prtry",
        "Cdtr/Nm",
        "PmtId/EndToEndId",
        "PmtId/InstrId",
        "RmtInf/Ustrd",
        _ACCOUNT,
        _MEMBER,
    }
)
"""What a transfer of ours says, by path."""


def lines_written(data: bytes, source: str) -> Sequence[WrittenLine]:
    """Read the transfers of a pain.001.001.09.

    Raises:
        ParseFailed: it is none, it is not whole, or it says what no file of this profile says.
    """
    message_of(data, source, [PAIN_001])
    return _Order(Reader(data, source, PAIN_001, LEVELS, unit="CdtTrfTxInf")).lines()


class _Order:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lines: list[WrittenLine] = []
        self._references: set[str] = set()

    def lines(self) -> list[WrittenLine]:
        self._reader.walk(self._ended, self._quick)
        return self._lines

    def _ended(self, name: str, one: Open) -> None:
        if name == "CdtTrfTxInf":
            self._transfer(one)
        elif name == "PmtInf":
            self._payment(one)
        elif name == PAIN_001.root:
            group = self._reader.fields(one.fields.get("GrpHdr"), "group")
            element = one.fields.get("GrpHdr", one.element)
            if "NbOfTxs" not in group:
                self._reader.missing(element, "NbOfTxs")
            total = sum(line.amount.value for line in self._lines)
            self._totals(element, group, len(self._lines), total)
        elif PAIN_001.root not in one.fields:
            self._reader.missing(one.element, PAIN_001.root)

    def _quick(
        self, holes: Mapping[str, int], said: re.Match[bytes], _place: Position, above: Open
    ) -> bool:
        """Take a transfer that says what ours say, and no more."""
        if not holes.keys() <= _OURS:
            return False
        texts = texts_of(holes, said)
        amount = texts.get("Amt/InstdAmt", "")
        reference, payee = texts.get("PmtId/EndToEndId"), texts.get("Cdtr/Nm")
        if not (is_whole(amount) and reference and payee) or reference in self._references:
            return False
        line = WrittenLine(
            reference=reference,
            amount=Dong(int(amount)),
            payee=payee,
            account=texts.get(_ACCOUNT, ""),
            bank=texts.get(_MEMBER, ""),
            narrative=texts.get("RmtInf/Ustrd", ""),
        )
        above.items += 1
        above.sum += line.amount.value
        self._references.add(reference)
        self._lines.append(line)
        return True

    def _payment(self, one: Open) -> None:
        """Hold a payment to credit transfers from an account in VND."""
        reader, said = self._reader, one.fields
        if "PmtMtd" not in said:
            reader.missing(one.element, "PmtMtd")
        elif reader.text(said["PmtMtd"]) != _TRANSFER:
            reader.fail(Code.XML_VALUE, said["PmtMtd"])
        reader.in_currency(reader.fields(said.get("DbtrAcct"), "account").get("Ccy"))
        self._totals(one.element, said, one.items, one.sum)

    def _totals(self, element: Element, said: Fields, count: int, total: int) -> None:
        reader = self._reader
        if not count:
            reader.missing(element, "CdtTrfTxInf")
            return
        number, whole = said.get("NbOfTxs"), said.get("CtrlSum")
        reader.agree(number, reader.count(number), count, Code.COUNT_MISMATCH)
        reader.agree(whole, reader.whole(whole), Dong(total), Code.TOTAL_MISMATCH)

    def _transfer(self, one: Open) -> None:
        reader, said = self._reader, one.fields
        ids = reader.fields(said.get("PmtId"), "ids")
        money = reader.fields(said.get("Amt"), "money")
        creditor = reader.fields(said.get("Cdtr"), "party")
        words = reader.fields(said.get("RmtInf"), "remittance")
        amount = reader.amount(money.get("InstdAmt"))
        line = WrittenLine(
            reference=reader.text(ids.get("EndToEndId")),
            amount=amount or Dong(0),
            payee=reader.text(creditor.get("Nm")),
            account=account_in(reader, said.get("CdtrAcct")) or "",
            bank=self._agent(said.get("CdtrAgt")),
            narrative=reader.text(words.get("Ustrd")),
        )
        for name, text in (("EndToEndId", line.reference), ("Nm", line.payee)):
            if not text:
                reader.missing(one.element, name)
        if "InstdAmt" not in money:
            reader.missing(one.element, "InstdAmt")
        self._check_alone(said)
        if line.reference and line.reference in self._references:
            reader.fail(Code.REFERENCE_TWICE, ids["EndToEndId"])
        self._references.add(line.reference)
        above = reader.above()
        above.items += 1
        above.sum += line.amount.value
        self._lines.append(line)

    def _check_alone(self, said: Fields) -> None:
        """Refuse what changes whom a transfer pays, how, or how much, and no line would say."""
        reader = self._reader
        for name in _NOT_OURS:
            if name in said:
                reader.fail(Code.XML_ELEMENT, said[name])
        reader.in_currency(reader.fields(said.get("CdtrAcct"), "account").get("Ccy"))
        words = said.get("RmtInf")
        if words is not None:
            several = [one for one in words if one.tag == PAIN_001.tag("Ustrd")]
            for one in several[1:]:
                reader.fail(Code.XML_ELEMENT, one)

    def _agent(self, element: Element | None) -> str:
        """Give the code of the payee's bank: of a clearing system, else of SWIFT."""
        reader = self._reader
        said = reader.fields(reader.fields(element, "agent").get("FinInstnId"), "institution")
        member = reader.fields(said.get("ClrSysMmbId"), "member")
        return reader.text(member.get("MmbId", said.get("BICFI")))
