"""Two light providers, a bank and a post office: text files, written and read in no time.

They sign up as anybody's plug-in does. What an answer says of an order is a line of its own, so
that parts, repeats, contradictions and rows of nobody's are written as easily as the truth.
"""

from collections.abc import Sequence
from typing import ClassVar, Final

from ansinh.adapters import (
    AdapterSpec,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    Registry,
    RenderedFile,
    RenderRequest,
    WrittenLine,
)
from ansinh.errors import Code, InvalidValue, ParseFailed, Position, Problem, Text, problem
from ansinh.formats import (
    Capability,
    Certainty,
    ChannelKind,
    Charset,
    FormatProfile,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Outcome, OutcomeKind, Reference
from ansinh.people import PersonName

ORDER: Final = "LENH CHI"
ANSWER: Final = "KET QUA"
FOOT: Final = "TONG"
WORDS: Final = {
    "DA CHI": "paid",
    "TU CHOI": "refused",
    "HOAN TRA": "returned",
    "CHUA NHAN": "uncollected",
    "DANG XU LY": "unknown",
}
_SAID: Final = {kind: word for word, kind in WORDS.items()}
_CUT: Final = Problem(
    Position("slip"),
    "slip:cut",
    Text("the last line is missing, or counts other rows", "thiếu dòng cuối hoặc sai số dòng"),
    Text("send the whole file", "gửi đủ cả tệp"),
)


def _profile(adapter: str, *channels: ChannelKind) -> FormatProfile:
    return FormatProfile(
        id=adapter,
        title=Text("an invented slip", "phiếu mẫu"),
        institution="Đơn vị Mẫu",
        format_version="1",
        media=Media.DELIMITED,
        name_rule=NameRule(Charset.VIETNAMESE, signs="'’-."),
        narrative_rule=NarrativeRule(Charset.VIETNAMESE, signs="/-"),
        source="invented for the machine of the month book",
        certainty=Certainty.ASSUMED,
        support=dict.fromkeys(
            (Capability.RENDER, Capability.PARSE_RESULTS, Capability.READ_BACK), Support.FULL
        ),
        filename_patterns=(f"{adapter.replace('.', '-')}-*.txt",),
        result_codes=WORDS,
        channels=channels,
    )


class Slip(PayoutAdapter):
    """A file of lines: a head, an order each, a foot with count and total."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        """Write the orders."""
        batch = request.batch
        rows = [
            (
                order.reference.text,
                str(order.amount.value),
                order.account,
                order.listed_name.text,
                order.narrative,
            )
            for order in batch.instructions
        ]
        head = (ORDER, batch.programme.code, str(batch.month), str(batch.sequence))
        foot = (FOOT, str(batch.count), str(batch.total.value))
        programme = batch.programme.code.lower()
        name = f"{self._name}-{programme}-{batch.month}-{batch.sequence}.txt"
        return RenderedFile.of(
            _written([head, *rows, foot]), name, count=batch.count, total=batch.total
        )

    def read_back(self, data: bytes, /) -> Sequence[WrittenLine]:
        """Read the orders that it wrote."""
        _, *rows, _ = _rows(data, ORDER)
        return [
            WrittenLine(
                reference=reference,
                amount=Dong(int(amount)),
                payee=name,
                account=account,
                narrative=text,
            )
            for reference, amount, account, name, text in rows
        ]

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        """Read an answer; a row that cannot be read is a problem, and unknown."""
        head, *rows, foot = _rows(request.data, ANSWER)
        if foot != [FOOT, str(len(rows))]:
            raise ParseFailed([_CUT])
        said = Month.parse(head[1])
        wanted = request.month or said
        if said != wanted:
            words = {"said": said.label, "wanted": wanted.label}
            raise ParseFailed([problem(Code.LIST_MONTH, Position("slip").at(1), **words)])
        outcomes, problems = [], []
        for number, row in enumerate(rows, start=2):
            place = Position("slip").at(number)
            try:
                outcomes.append(self._outcome(row, place))
            except InvalidValue as error:
                problems.append(problem(error.code, place, **error.details))
                outcomes.append(Outcome(None, OutcomeKind.UNKNOWN, evidence=place))
        counts = {"header": 1, "record": len(rows) - len(problems), "total": 1}
        return ParsedResults(outcomes, problems, counts | {"problem": len(problems)})

    @property
    def _name(self) -> str:
        return self.profile.id.replace(".", "-")

    def _outcome(self, row: list[str], place: Position) -> Outcome:
        reference, word, amount, account, name = row
        return Outcome(
            reference=Reference(reference),
            kind=OutcomeKind(self.profile.outcome_kind(word)),
            amount=Dong.parse(amount) if amount else None,
            account=account or None,
            name=PersonName(name) if name else None,
            evidence=place,
        )


class BankSlip(Slip):
    """The bank's."""

    profile: ClassVar[FormatProfile] = _profile("mau.bank-slip", ChannelKind.BANK_ACCOUNT)


class PostSlip(Slip):
    """The post office's."""

    profile: ClassVar[FormatProfile] = _profile(
        "mau.post-slip", ChannelKind.CASH_POINT, ChannelKind.HOME_DELIVERY
    )


def slip_registry() -> Registry:
    """Give a registry with both, signed up as anybody signs up."""
    registry = Registry()
    for adapter in (BankSlip, PostSlip):
        spec = AdapterSpec(profile=adapter.profile, factory=adapter)
        registry.register(spec, source="the machine of the month book")
    return registry


def slip_answer(file: RenderedFile, said: Sequence[Outcome], month: Month) -> bytes:
    """Answer an order, row by row as it is said; what an outcome leaves open is as ordered.

    A `reason` stands in the place of the word: so a word can be said that nobody knows.
    """
    ordered = {row[0]: row for row in _rows(file.content, ORDER)[1:-1]}
    rows = []
    for outcome in said:
        reference = outcome.reference.text if outcome.reference else ""
        _, amount, account, name, _ = ordered.get(reference, ("", "1000", "", "Mẫu", ""))
        rows.append(
            (
                reference,
                outcome.reason or _SAID[outcome.kind.value],
                str(outcome.amount.value) if outcome.amount else amount,
                outcome.account or account,
                outcome.name.text if outcome.name else name,
            )
        )
    return _written([(ANSWER, str(month)), *rows, (FOOT, str(len(rows)))])


def _written(rows: Sequence[Sequence[str]]) -> bytes:
    return "".join("|".join(row) + "\n" for row in rows).encode()


def _rows(data: bytes, kind: str) -> list[list[str]]:
    text = data.decode(errors="replace")
    rows = [line.split("|") for line in text.split("\n")[:-1]]
    if len(rows) < 2 or rows[0][0] != kind or rows[-1][0] != FOOT:
        raise ParseFailed([problem(Code.FILE_NOT_A_LIST, Position("slip"), en=kind, vi=kind)])
    if any(len(row) != 5 for row in rows[1:-1]):
        raise ParseFailed([_CUT])
    return rows
