"""The answer as a camt.054: what was booked on the payer's account (thông báo ghi nợ, ghi có).

A debit with our reference that is booked is a payment made; a credit with it that says that it
returns one is a return. Which words that takes is the profile's: ``BOOK DBIT``. Everything else on
the account (fees, other people's payments, what is not booked yet) is an outcome that is unknown,
with its amount: money moved, and nobody is paid by it.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs
from attrs import evolve

from ansinh import Code, Dong, Outcome, OutcomeKind, Position, Problem, problem
from ansinh.adapters import ParsedResults, ParseRequest
from ansinh.formats import FormatProfile
from ansinh_iso20022.messages import CAMT_054
from ansinh_iso20022.row import Meanings, Row, plain_values
from ansinh_iso20022.shapes import texts_of
from ansinh_iso20022.stream import Fields, Open, Reader, is_whole
from ansinh_iso20022.tree import Element

LEVELS: Final = (
    ("Document", "document"),
    (CAMT_054.root, "message"),
    ("Ntfctn", "notification"),
    ("Ntry", "entry"),
    ("NtryDtls", "details"),
    ("TxDtls", "transfer"),
)

_IN: Final = "NtryDtls/TxDtls/"
_ID: Final = f"{_IN}Refs/EndToEndId"
_NAME: Final = f"{_IN}RltdPties/Cdtr/Pty/Nm"
_ACCOUNT: Final = f"{_IN}RltdPties/CdtrAcct/Id/Othr/Id"
_PLAIN: Final = frozenset(
    {
        *("NtryRef", "Amt", "CdtDbtInd", "Sts/Cd", "AcctSvcrRef", "AddtlNtryInf"),
        *("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"),
        *("BkTxCd/Prtry/Cd", "BkTxCd/Prtry/Issr", "BkTxCd/Domn/Cd"),
        *("BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd"),
        *(f"{_IN}Refs/{name}" for name in ("MsgId", "AcctSvcrRef", "PmtInfId", "InstrId", "TxId")),
        *(f"{_IN}{name}" for name in ("Amt", "CdtDbtInd", "RmtInf/Ustrd", "RtrInf/Rsn/Cd")),
        *(_ID, _NAME, _ACCOUNT, f"{_IN}AddtlTxInf"),
    }
)
"""What a plain entry says, by path; one that says more is walked."""

_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_OWN_STATUS: Final = "PRTRY"
"""Before a status of the bank's own in the profile's words: it is none of ISO's of that name."""

_OURS: Final = re.compile("[A-Z0-9]{20}", re.ASCII)
"""How a reference of ours looks; with a wrong check character it is a problem, not a stranger."""


def notification_results(
    request: ParseRequest, source: str, profile: FormatProfile
) -> ParsedResults:
    """Read a camt.054.

    Raises:
        ParseFailed: the file is not whole.
    """
    return _Notification(request, source, profile).results()


class _Entry:
    """What an entry says of all that is booked with it."""

    def __init__(self, row: Row, reader: Reader, one: Open) -> None:
        said = one.fields
        self.one = one
        self.amount = reader.amount(said.get("Amt"))
        self.direction = reader.text(said.get("CdtDbtInd"))
        self.reversal = self._reversed(row, reader, said.get("RvslInd"))
        status = reader.fields(said.get("Sts"), "status")
        own = f"{_OWN_STATUS} {reader.text(status['Prtry'])}" if "Prtry" in status else ""
        self.status = own or reader.text(status.get("Cd"))
        self.charges = self._charged(reader, said.get("Chrgs"))
        self.unsaid = False
        """One of its transactions does not say its amount, so that there is no sum."""
        self.totals: list[int | None] = []
        """What each of its batches comes to, as it says."""
        self.on = self._day(row, reader, said.get("BookgDt"))
        self.transaction = reader.text(said.get("AcctSvcrRef"))

    def _reversed(self, row: Row, reader: Reader, element: Element | None) -> bool:
        said = reader.text(element)
        if element is not None and said not in _BOOLEANS:
            row.refuse(Code.XML_VALUE, element)
        return _BOOLEANS.get(said, False)

    def _charged(self, reader: Reader, element: Element | None) -> int:
        """Give the most that charges can make of a difference: their total, else their sum."""
        if element is None:
            return 0
        total = reader.amount(reader.fields(element, "charges").get("TtlChrgsAndTaxAmt"))
        records = [one for one in element if one.tag == CAMT_054.tag("Rcrd")]
        each = [reader.amount(reader.fields(one, "charge").get("Amt")) for one in records]
        return sum(one.value for one in each if one) if total is None else total.value

    def _day(self, row: Row, reader: Reader, element: Element | None) -> date | None:
        said = reader.fields(element, "day")
        return row.day(said.get("Dt", said.get("DtTm")))


class _Notification:
    def __init__(self, request: ParseRequest, source: str, profile: FormatProfile) -> None:
        self._reader = Reader(request.data, source, CAMT_054, LEVELS, unit="Ntry")
        self._meanings = Meanings(profile)
        self._outcomes: list[Outcome] = []
        self._problems: list[Problem] = []
        self._bad_rows = 0
        self._entry: _Entry | None = None
        self._entry_problems: list[Problem] = []
        self._unsaid: list[int] = []
        self._sums = {"CRDT": [0, 0], "DBIT": [0, 0]}

    def results(self) -> ParsedResults:
        self._reader.walk(self._ended, self._quick)
        rows = {"record": len(self._outcomes) - self._bad_rows, "problem": self._bad_rows}
        return ParsedResults(self._outcomes, self._problems, rows)

    def _ended(self, name: str, one: Open) -> None:
        if name == "TxDtls":
            self._transaction(one)
        elif name == "NtryDtls":
            self._details(one)
        elif name == "Ntry":
            self._end_of_entry(one)
        elif name == "Ntfctn":
            self._end_of_notification(one)
        elif name == CAMT_054.root and "Ntfctn" not in one.fields:
            self._reader.missing(one.element, "Ntfctn")
        elif name == "Document" and CAMT_054.root not in one.fields:
            self._reader.missing(one.element, CAMT_054.root)

    def _quick(
        self, holes: Mapping[str, int], said: re.Match[bytes], place: Position, _above: Open
    ) -> bool:
        """Take an entry of ours without any fault, with one transaction that is all of it."""
        if not holes.keys() <= _PLAIN:
            return False
        texts = texts_of(holes, said)
        amount, direction = texts.get("Amt", ""), texts.get("CdtDbtInd", "")
        status, own = texts.get("Sts/Cd", ""), texts.get(f"{_IN}CdtDbtInd", direction)
        day = "BookgDt/DtTm" if "BookgDt/DtTm" in texts else "BookgDt/Dt"
        plain = plain_values(texts, _ID, _NAME, day)
        if plain is None or not is_whole(amount) or amount != texts.get(f"{_IN}Amt"):
            return False
        if direction not in self._sums or own != direction:
            return False
        returned = f"{_IN}RtrInf/Rsn/Cd"
        word = f"{status} {direction} RETURN" if returned in texts else f"{status} {direction}"
        reasons = [texts[returned]] if returned in texts else []
        outcome = Outcome(
            reference=plain[0],
            kind=self._meanings.kind(word, reasons),
            amount=Dong(int(amount)),
            account=texts.get(_ACCOUNT) or None,
            name=plain[1],
            on=plain[2],
            reason=self._meanings.reason(reasons),
            transaction=texts.get(f"{_IN}Refs/AcctSvcrRef") or texts.get("AcctSvcrRef", ""),
            evidence=attrs.evolve(place, header=f"{place.header}/NtryDtls[1]/TxDtls[1]"),
        )
        self._add(outcome, [])
        tally = self._sums[direction]
        tally[0] += 1
        tally[1] += int(amount)
        return True

    def _entry_of(self, one: Open) -> _Entry:
        if self._entry is None or self._entry.one is not one:
            row = Row(self._reader)
            self._entry = _Entry(row, self._reader, one)
            self._entry_problems = row.problems
        return self._entry

    def _transaction(self, one: Open) -> None:
        reader = self._reader
        entry = self._entry_of(reader.above(2))
        said = one.fields
        row = Row(reader)
        row.problems += self._entry_problems
        direction = reader.text(said.get("CdtDbtInd")) or entry.direction
        amount = reader.amount(said.get("Amt"))
        returned = reader.fields(said.get("RtrInf"), "returned")
        ids = reader.fields(said.get("Refs"), "ids")
        reasons = self._reasons(returned)
        word = f"{entry.status} {direction}"
        if "RtrInf" in said or entry.reversal:
            word += " RETURN"
        outcome = Outcome(
            reference=None,
            kind=OutcomeKind.UNKNOWN,
            amount=amount,
            on=entry.on,
            reason=self._meanings.reason(reasons),
            transaction=reader.text(ids.get("AcctSvcrRef")) or entry.transaction,
            evidence=reader.here(),
        )
        # Looked at whosever it is: where its elements stand has to be right in any case.
        parties = reader.fields(said.get("RltdPties"), "parties")
        account, named = row.account(parties.get("CdtrAcct")), row.named(parties.get("Cdtr"))
        if _OURS.fullmatch(reader.text(ids.get("EndToEndId"))):
            outcome = evolve(
                outcome,
                reference=row.reference(ids["EndToEndId"]),
                kind=self._meanings.kind(word, reasons),
                account=account,
                name=row.name(named),
            )
        entry.one.items += 1
        if amount is None:
            self._unsaid.append(len(self._outcomes))
        else:
            signed = amount.value if direction == entry.direction else -amount.value
            entry.one.sum += signed
            details = reader.above()
            details.items += 1
            details.sum += signed
        self._add(row.settled(outcome), row.problems)

    def _reasons(self, returned: Fields) -> list[str]:
        said = self._reader.fields(returned.get("Rsn"), "reason-code")
        code = self._reader.text(said.get("Cd", said.get("Prtry")))
        return [code] if code else []

    def _add(self, outcome: Outcome, problems: list[Problem]) -> None:
        self._outcomes.append(outcome)
        self._problems += problems
        self._bad_rows += bool(problems)

    def _details(self, one: Open) -> None:
        """Hold what a batch says of itself against what is listed, where anything is."""
        reader = self._reader
        entry = self._entry_of(reader.above())
        said = reader.fields(one.fields.get("Btch"), "batch")
        stated, total = reader.count(said.get("NbOfTxs")), reader.amount(said.get("TtlAmt"))
        if "TxDtls" in one.fields:
            reader.agree(said.get("NbOfTxs"), stated, one.count, Code.COUNT_MISMATCH)
            if one.items == one.count:
                reader.agree(said.get("TtlAmt"), total, Dong(one.sum), Code.TOTAL_MISMATCH)
        if "CdtDbtInd" in said and reader.text(said["CdtDbtInd"]) != entry.direction:
            reader.fail(Code.XML_VALUE, said["CdtDbtInd"])
        entry.totals.append(None if total is None else total.value)

    def _end_of_entry(self, one: Open) -> None:
        reader = self._reader
        entry = self._entry_of(one)
        for name in ("Amt", "CdtDbtInd", "Sts"):
            if name not in one.fields:
                reader.missing(one.element, name)
        if one.items == 0:
            # Nothing tells whose it is: a fee, or payments booked in one sum without details.
            outcome = Outcome(
                reference=None,
                kind=OutcomeKind.UNKNOWN,
                amount=entry.amount,
                on=entry.on,
                transaction=entry.transaction,
                evidence=reader.here(),
            )
            self._add(outcome, self._entry_problems)
        self._mend_unsaid(one, entry)
        self._check_sum(one, entry)
        if entry.amount is not None and entry.direction in self._sums:
            tally = self._sums[entry.direction]
            tally[0] += 1
            tally[1] += entry.amount.value
        self._entry = None

    def _check_sum(self, one: Open, entry: _Entry) -> None:
        """Hold what is listed, and what its batches say, against the entry's amount.

        They differ by charges, if at all.
        """
        if entry.amount is None:
            return
        sums = [] if one.items == 0 or entry.unsaid else [one.sum]
        totals = [total for total in entry.totals if total is not None]
        if totals and len(totals) == len(entry.totals):
            sums.append(sum(totals))
        for counted in sums:
            if abs(counted - entry.amount.value) > entry.charges:
                stated, found = entry.amount, Dong(counted)
                element = one.fields["Amt"]
                self._reader.fail(Code.TOTAL_MISMATCH, element, stated=stated, counted=found)
                return

    def _mend_unsaid(self, one: Open, entry: _Entry) -> None:
        """Give a transaction that is all of its entry the entry's amount; to others, none."""
        for at in self._unsaid:
            outcome = self._outcomes[at]
            if one.items == 1 and entry.amount is not None:
                self._outcomes[at] = evolve(outcome, amount=entry.amount)
                one.sum = entry.amount.value
                continue
            self._outcomes[at] = evolve(outcome, kind=OutcomeKind.UNKNOWN)
            place = outcome.evidence or self._reader.here()
            self._problems.append(problem(Code.XML_ELEMENT_MISSING, place, element="Amt"))
            self._bad_rows += 1
            entry.unsaid = True
        self._unsaid.clear()

    def _end_of_notification(self, one: Open) -> None:
        reader = self._reader
        if "Acct" not in one.fields:
            reader.missing(one.element, "Acct")
        reader.in_currency(reader.fields(one.fields.get("Acct"), "account").get("Ccy"))
        summary = reader.fields(one.fields.get("TxsSummry"), "summary")
        credit, debit = self._sums["CRDT"], self._sums["DBIT"]
        both = [credit[0] + debit[0], credit[1] + debit[1]]
        wanted = {"TtlNtries": both, "TtlCdtNtries": credit, "TtlDbtNtries": debit}
        for name, (count, total) in wanted.items():
            said = reader.fields(summary.get(name), "totals")
            number, whole = said.get("NbOfNtries"), said.get("Sum")
            reader.agree(number, reader.count(number), count, Code.COUNT_MISMATCH)
            reader.agree(whole, reader.whole(whole), Dong(total), Code.TOTAL_MISMATCH)
        self._sums = {"CRDT": [0, 0], "DBIT": [0, 0]}
