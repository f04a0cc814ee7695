"""The answer as a pain.002: what the bank does with each order (báo cáo trạng thái lệnh).

A status of a transaction counts; one of the whole file or of its payment counts where it refuses,
and never where it pays: that a file was settled is no evidence for any single order. It refuses
where nothing in the file says otherwise, for who is refused is paid again.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from ansinh import (
    Code,
    Dong,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    Position,
    Problem,
)
from ansinh.adapters import ParsedResults, ParseRequest
from ansinh.formats import FormatProfile
from ansinh_iso20022.messages import PAIN_002
from ansinh_iso20022.names import message_id, month_named
from ansinh_iso20022.row import Meanings, Row, plain_values
from ansinh_iso20022.shapes import texts_of
from ansinh_iso20022.stream import Fields, Open, Reader, is_whole
from ansinh_iso20022.tree import Element

LEVELS: Final = (
    ("Document", "document"),
    (PAIN_002.root, "message"),
    ("OrgnlPmtInfAndSts", "payment"),
    ("TxInfAndSts", "transfer"),
)

_ID: Final = "OrgnlEndToEndId"
_REASON: Final = "StsRsnInf/Rsn/Cd"
_ON: Final = "AccptncDtTm"
_AMOUNT: Final = "OrgnlTxRef/Amt/InstdAmt"
_NAME: Final = "OrgnlTxRef/Cdtr/Pty/Nm"
_ACCOUNT: Final = "OrgnlTxRef/CdtrAcct/Id/Othr/Id"
_PLAIN: Final = frozenset(
    {
        "StsId",
        "OrgnlInstrId",
        "TxSts",
        "AcctSvcrRef",
        "ClrSysRef",
        _ID,
        _REASON,
        _ON,
        _AMOUNT,
        _NAME,
        _ACCOUNT,
    }
)
"""What a plain transaction says, by path; one that says more is walked."""

_ORDERS: Final = "pain.001."
_PARTLY: Final = "PART"
"""A file's status that leaves it to its payments."""


def report_results(request: ParseRequest, source: str, profile: FormatProfile) -> ParsedResults:
    """Read a pain.002.

    Raises:
        ParseFailed: the file is not whole, or is not about the file that was asked about.
    """
    return _Report(request, source, profile).results()


class _Tally:
    """How many transactions of a status are listed, and what they come to."""

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0
        self.unsaid = False

    def add(self, amount: Dong | None) -> None:
        self.count += 1
        self.sum += amount.value if amount else 0
        self.unsaid |= amount is None


@attrs.frozen
class _Level:
    """What the file or a payment says of all that stands in it."""

    refused: bool
    otherwise: bool
    """It has a status, and that says neither that all is refused nor that only some is."""
    codes: list[str]
    """The codes of its reasons."""
    place: Position
    """Where its status stands."""


@attrs.frozen(eq=False)
class _Above:
    """What stands above the transactions of a payment: what the file says, and the payment."""

    payment: Open
    own: _Level
    refused: bool
    contradicts: bool
    codes: list[str]
    plain: bool
    """Nothing in it touches a transaction that has a status of its own."""


@attrs.frozen
class _Stated:
    """A count of those that are refused, as it is stated, and where."""

    count: int | None
    total: Dong | None
    place: Position


class _Report:
    def __init__(self, request: ParseRequest, source: str, profile: FormatProfile) -> None:
        self._request = request
        self._reader = Reader(request.data, source, PAIN_002, LEVELS, unit="TxInfAndSts")
        self._meanings = Meanings(profile)
        self._outcomes: list[Outcome] = []
        self._problems: list[Problem] = []
        self._bad_rows = 0
        self._of_payment: dict[str, _Tally] = {}
        self._of_file: dict[str, _Tally] = {}
        self._group: _Level | None = None
        self._group_fields: Fields = {}
        self._above: _Above | None = None
        self._payments: list[_Level] = []
        self._otherwise: list[Position] = []
        """Where the file counts orders that were not refused."""

    def results(self) -> ParsedResults:
        self._reader.walk(self._ended, self._quick)
        listed = len(self._outcomes)
        rows = {"record": listed - self._bad_rows, "problem": self._bad_rows}
        return ParsedResults(self._outcomes, self._problems, rows)

    def _ended(self, name: str, one: Open) -> None:
        if name == "TxInfAndSts":
            self._transaction(one.fields)
        elif name == "OrgnlPmtInfAndSts":
            self._payment(one)
        elif name == PAIN_002.root:
            self._message(one)
        elif PAIN_002.root not in one.fields:
            self._reader.missing(one.element, PAIN_002.root)

    def _quick(
        self, holes: Mapping[str, int], said: re.Match[bytes], place: Position, payment: Open
    ) -> bool:
        """Take a transaction without any fault, in a payment that is not refused."""
        above = self._above
        if not holes.keys() <= _PLAIN or above is None:
            return False
        if above.payment is not payment or not above.plain:
            return False
        texts = texts_of(holes, said)
        status, amount = texts.get("TxSts", ""), texts.get(_AMOUNT, "")
        reasons = [texts[_REASON]] if _REASON in texts else []
        kind = self._meanings.kind(status, reasons)
        plain = plain_values(texts, _ID, _NAME, _ON)
        if plain is None or not (status and is_whole(amount)):
            return False
        if kind is OutcomeKind.PAID and reasons:
            return False
        outcome = Outcome(
            reference=plain[0],
            kind=kind,
            amount=Dong(int(amount)),
            account=texts.get(_ACCOUNT) or None,
            name=plain[1],
            on=plain[2],
            reason="" if kind is OutcomeKind.PAID else self._meanings.reason(reasons),
            transaction=texts.get("AcctSvcrRef", ""),
            evidence=place,
        )
        self._outcomes.append(outcome)
        for tallies in (self._of_payment, self._of_file):
            tallies.setdefault(status, _Tally()).add(outcome.amount)
        return True

    def _transaction(self, said: Fields) -> None:
        reader, row = self._reader, Row(self._reader)
        status = reader.text(said.get("TxSts"))
        here = reader.above(0).element
        reasons = [*self._reasons_in(here)] if "StsRsnInf" in said else []
        original = reader.fields(said.get("OrgnlTxRef"), "original")
        money = reader.fields(original.get("Amt"), "money")
        ordered = reader.amount(money.get("InstdAmt"))
        moved = reader.amount(original.get("IntrBkSttlmAmt"))
        amount = moved if ordered is None else ordered
        above = self._said_above()
        kind = self._meanings.kind(status, reasons)
        if above.refused and not status:
            kind = OutcomeKind.REFUSED
        if kind is not OutcomeKind.PAID and self._meanings.is_duplicate([*reasons, *above.codes]):
            kind, reasons = OutcomeKind.UNKNOWN, [*reasons, *above.codes]
        if "OrgnlEndToEndId" not in said:
            row.refuse(Code.XML_ELEMENT_MISSING, here, element="OrgnlEndToEndId")
        if kind is OutcomeKind.PAID and (above.refused or reasons):
            row.refuse(Code.OUTCOME_CONTRADICTS, said["TxSts"])
        elif above.contradicts and not status:
            row.refuse(Code.OUTCOME_CONTRADICTS, here)
        if moved not in {None, amount}:
            row.refuse(Code.OUTCOME_AMOUNTS, original["IntrBkSttlmAmt"])
        outcome = Outcome(
            reference=row.reference(said.get("OrgnlEndToEndId")),
            kind=kind,
            amount=amount,
            account=row.account(original.get("CdtrAcct")),
            name=row.name(row.named(original.get("Cdtr"))),
            on=row.day(said.get("AccptncDtTm")),
            reason="" if kind is OutcomeKind.PAID else self._meanings.reason(reasons),
            transaction=reader.text(said.get("AcctSvcrRef")),
            evidence=reader.here(),
        )
        self._outcomes.append(row.settled(outcome))
        self._problems += row.problems
        self._bad_rows += bool(row.problems)
        for tallies in (self._of_payment, self._of_file):
            tallies.setdefault(status, _Tally()).add(amount)

    def _reasons_in(self, element: Element) -> Iterator[str]:
        """Give every reason code; the words beside them may name somebody and are not read."""
        reader = self._reader
        for child in element:
            if child.tag == PAIN_002.tag("StsRsnInf"):
                reason = reader.fields(reader.fields(child, "reason").get("Rsn"), "reason-code")
                if code := reader.text(reason.get("Cd", reason.get("Prtry"))):
                    yield code

    def _said_above(self) -> _Above:
        """Say what the payment and the whole file say that a transaction stands in."""
        payment = self._reader.above()
        if self._above is None or self._above.payment is not payment:
            self._above = self._above_in(payment, self._reader.above(2))
        return self._above

    def _above_in(self, payment: Open, message: Open) -> _Above:
        own = self._level(payment.element, payment.fields.get("PmtInfSts"))
        group = self._of_group(message)
        codes = [*own.codes, *group.codes]
        refused = own.refused or group.refused
        return _Above(
            payment=payment,
            own=own,
            refused=refused,
            contradicts=refused and (own.otherwise or group.otherwise),
            codes=codes,
            plain=not refused and not self._meanings.is_duplicate(codes),
        )

    def _of_group(self, message: Open) -> _Level:
        if self._group is None:
            element = message.fields.get("OrgnlGrpInfAndSts")
            if element is None:  # told when the message ends
                return _Level(refused=False, otherwise=False, codes=[], place=self._reader.here())
            self._group_fields = self._reader.fields(element, "group")
            status = self._group_fields.get("GrpSts")
            self._group = self._level(element, status, besides=_PARTLY)
        return self._group

    def _level(self, element: Element, status: Element | None, *, besides: str = "") -> _Level:
        said = self._reader.text(status)
        refused = self._meanings.kind(said) is OutcomeKind.REFUSED
        return _Level(
            refused=refused,
            otherwise=not refused and said not in {"", besides},
            codes=[*self._reasons_in(element)],
            place=self._reader.place(element if status is None else status),
        )

    def _payment(self, one: Open) -> None:
        reader = self._reader
        batch = self._request.batch
        if reader.text(one.fields.get("OrgnlPmtInfId")) == "":
            reader.missing(one.element, "OrgnlPmtInfId")
        elif batch and reader.text(one.fields["OrgnlPmtInfId"]) != message_id(batch):
            reader.fail(Code.ANSWER_OTHER_FILE, one.fields["OrgnlPmtInfId"])
        self._original_totals(one.fields, batch)
        self._check_tallies(one.element, self._of_payment)
        above = self._above
        if above is None or above.payment is not one:
            above = self._above_in(one, reader.above())
        self._payments.append(above.own)
        self._of_payment = {}

    def _message(self, one: Open) -> None:
        reader = self._reader
        element = one.fields.get("OrgnlGrpInfAndSts")
        if element is None:
            reader.missing(one.element, "OrgnlGrpInfAndSts")
            return
        levels = [self._of_group(one), *self._payments]
        group = self._group_fields
        self._check_subject(element, group)
        self._original_totals(group, self._request.batch)
        self._check_tallies(element, self._of_file)
        if not self._outcomes and any(level.refused for level in levels):
            self._refuse_all(levels)

    def _check_subject(self, element: Element, group: Fields) -> None:
        """Refuse what is about another message than the one asked about, or no order at all."""
        reader, request = self._reader, self._request
        for name in ("OrgnlMsgId", "OrgnlMsgNmId"):
            if not reader.text(group.get(name)):
                reader.missing(element, name)
                return
        subject = reader.text(group["OrgnlMsgId"])
        said = month_named(subject)
        wanted = request.month or (request.batch.month if request.batch else None)
        if wanted and said and said != wanted:
            reader.fail(Code.LIST_MONTH, group["OrgnlMsgId"], said=said.label, wanted=wanted.label)
        elif (wanted and not said) or (request.batch and subject != message_id(request.batch)):
            reader.fail(Code.ANSWER_OTHER_FILE, group["OrgnlMsgId"])
        if not reader.text(group["OrgnlMsgNmId"]).startswith(_ORDERS):
            reader.fail(Code.ANSWER_OTHER_FILE, group["OrgnlMsgNmId"])

    def _original_totals(self, said: Fields, batch: PaymentBatch | None) -> None:
        reader = self._reader
        count, total = said.get("OrgnlNbOfTxs"), said.get("OrgnlCtrlSum")
        stated, whole = reader.count(count), reader.whole(total)
        if batch is not None:
            reader.agree(count, stated, batch.count, Code.COUNT_MISMATCH)
            reader.agree(total, whole, batch.total, Code.TOTAL_MISMATCH)
        elif count is not None and stated is not None and stated < len(self._outcomes):
            listed = len(self._outcomes)
            reader.fail(Code.COUNT_MISMATCH, count, stated=stated, counted=listed)

    def _check_tallies(self, element: Element, listed: dict[str, _Tally]) -> None:
        """Hold the counts for each status against what is listed.

        A bank may list the refused alone, so a status of which none is listed is no fault.
        """
        reader = self._reader
        stated = [one for one in element if one.tag == PAIN_002.tag("NbOfTxsPerSts")]
        left = dict(listed)
        refused: list[_Stated] = []
        for one in stated:
            said = reader.fields(one, "count")
            status = reader.text(said.get("DtldSts"))
            tally = left.pop(status, None)
            count = reader.count(said.get("DtldNbOfTxs"))
            total = reader.whole(said.get("DtldCtrlSum"))
            if self._meanings.kind(status) is OutcomeKind.REFUSED:
                refused.append(_Stated(count, total, reader.place(one)))
            elif count != 0:
                self._otherwise.append(reader.place(one))
            if tally is not None:
                reader.agree(said.get("DtldNbOfTxs"), count, tally.count, Code.COUNT_MISMATCH)
                if not tally.unsaid:
                    element_of_sum = said.get("DtldCtrlSum")
                    reader.agree(element_of_sum, total, Dong(tally.sum), Code.TOTAL_MISMATCH)
        self._check_all_are_meant(refused)
        if stated and left:
            counted = sum(tally.count for tally in left.values())
            reader.fail(Code.COUNT_MISMATCH, stated[-1], stated=0, counted=counted)

    def _check_all_are_meant(self, refused: list[_Stated]) -> None:
        """Note where fewer are said to be refused than the batch has, or less money."""
        batch = self._request.batch
        if batch is None or not refused:
            return
        counts = [one.count for one in refused if one.count is not None]
        sums = [one.total.value for one in refused if one.total is not None]
        if (counts and sum(counts) != batch.count) or (
            len(sums) == len(refused) and sum(sums) != batch.total.value
        ):
            self._otherwise.append(refused[0].place)

    def _refuse_all(self, levels: list[_Level]) -> None:
        """Refuse every order of the batch: the answer names the file, and so these.

        Without the batch nobody knows which they are, and nothing is decided; nor where the
        answer says in one place that all are refused, and in another that some are not.
        """
        reader, batch = self._reader, self._request.batch
        evidence = next(level.place for level in levels if level.refused)
        for place in [*(one.place for one in levels if one.otherwise), *self._otherwise]:
            reader.fail_at(Code.OUTCOME_CONTRADICTS, place)
        if batch is None:
            reader.fail_at(Code.ANSWER_WITHOUT_BATCH, evidence)
            return
        codes = [code for level in levels for code in level.codes]
        duplicate = self._meanings.is_duplicate(codes)
        self._outcomes += [
            Outcome(
                reference=order.reference,
                kind=OutcomeKind.UNKNOWN if duplicate else OutcomeKind.REFUSED,
                amount=order.amount,
                account=order.account,
                name=order.listed_name,
                reason=self._meanings.reason(codes),
                evidence=evidence,
            )
            for order in batch.instructions
        ]
