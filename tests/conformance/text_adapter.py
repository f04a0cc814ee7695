"""What the two text formats here have in common: head, one line an order, foot.

The head has the month, the foot count and total, in the order as in the answer to it.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import attrs
from tests.conformance.following import NOTHING, FollowingAdapter

from ansinh import (
    Code,
    Dong,
    InvalidValue,
    Month,
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseFailed,
    ParseRequest,
    PersonName,
    Position,
    Problem,
    Reference,
    RenderedFile,
    RenderRequest,
    Text,
    day_label,
    parse_date,
    problem,
    total_of,
)
from ansinh.adapters import WrittenLine, listed_reason, outcome_kind
from ansinh.formats import Layout, code_of, grouped, text_of

Value = TypeVar("Value")
Fields = Mapping[str, str]

COUNT = Text("the last line has another count than there are rows", "số dòng không khớp dòng cuối")
CURE = Text("send the whole file", "gửi đủ cả tệp")


@attrs.frozen(repr=False)
class Row:
    """One line of a file: its place and its fields."""

    place: Position
    fields: Fields


@attrs.frozen(repr=False)
class Document:
    """A file as it was read: month, rows, and how many lines are something else."""

    month: Month
    rows: tuple[Row, ...]
    counts: Mapping[str, int]


class RowAdapter(FollowingAdapter):
    """An adapter of records with fields; a subclass says how they become a file and how back."""

    @property
    def order_layout(self) -> Layout:
        """The fields of an order."""
        return self.profile.order_table

    @property
    def answer_layout(self) -> Layout:
        """The fields of an answer."""
        return self.profile.answer_table

    @abstractmethod
    def text(self, layout: Layout, month: Month, rows: Sequence[Fields]) -> str:
        """Write a whole file, an order or an answer."""

    @abstractmethod
    def document(self, data: bytes, layout: Layout) -> Document:
        """Read a file of one layout, or say what is wrong with it as a whole."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        rows = [self.fields(line) for line in self.lines(batch)]
        text = self.text(self.order_layout, batch.month, rows)
        return RenderedFile.of(
            self.encoded(text), self.filename(batch), count=batch.count, total=batch.total
        )

    def fields(self, line: WrittenLine) -> Fields:
        """Give the texts of one line."""
        return {
            "reference": line.reference,
            "name": line.payee,
            "account": line.account,
            "bank": line.bank,
            "amount": self.amount(line.amount),
            "narrative": line.narrative,
        }

    def amount(self, amount: Dong) -> str:
        """Write an amount."""
        return grouped(amount)

    def amount_of(self, text: str) -> Dong:
        """Read an amount; what is no plain number of đồng is refused."""
        return Dong.parse(text)

    def amount_or_none(self, text: str) -> Dong | None:
        """Read an amount; what is wrong with it is said where its row is read."""
        try:
            return self.amount_of(text)
        except InvalidValue:
            return None

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        """Hold the count and the total of the last line against the rows."""
        amounts = [self.amount_or_none(row.fields["amount"]) for row in rows]
        check_foot(place, foot[0].lstrip("0") or "0", self.amount_or_none(foot[1]), amounts)

    def encoded(self, text: str) -> bytes:
        """Give the bytes."""
        return text.encode(self.profile.encoding)

    def decoded(self, data: bytes) -> str | None:
        """Give the text, without the mark that some programs put before it."""
        try:
            return data.removeprefix(b"\xef\xbb\xbf").decode(self.profile.encoding)
        except UnicodeDecodeError:
            return None

    def free_words(self, text: str) -> str:
        """Write words of the provider's own, for the simulator."""
        return text

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        return [
            WrittenLine(
                reference=row.fields["reference"],
                amount=self.amount_of(row.fields["amount"]),
                payee=row.fields["name"],
                account=row.fields["account"],
                bank=row.fields["bank"],
                narrative=row.fields["narrative"],
            )
            for row in self.document(data, self.order_layout).rows
        ]

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        document = self.document(request.data, self.answer_layout)
        self.check_month(document, request)
        outcomes, problems, bad = [], [], 0
        for row in document.rows:
            found: list[Problem] = []
            outcome = self.outcome(row, found)
            # Half a row is no evidence that anybody was paid.
            outcomes.append(attrs.evolve(outcome, kind=OutcomeKind.UNKNOWN) if found else outcome)
            problems += found
            bad += bool(found)
        counts = {**document.counts, "record": len(outcomes) - bad, "problem": bad}
        return ParsedResults(outcomes, problems, counts)

    def check_month(self, document: Document, request: ParseRequest) -> None:
        """Refuse the answer of another month."""
        wanted = request.month or (request.batch.month if request.batch else None)
        if wanted is not None and document.month != wanted:
            place = Position(self.profile.id).at(1)
            said = {"said": document.month.label, "wanted": wanted.label}
            raise ParseFailed([problem(Code.LIST_MONTH, place, **said)])

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        """Say what one row of the answer says."""
        reason = listed_reason(self.profile, row.fields["reason"])
        kind = self.kind(row)
        if kind is OutcomeKind.PAID and reason:
            found.append(problem(Code.OUTCOME_CONTRADICTS, row.place))
        return Outcome(
            reference=read_field(row, "reference", Reference, found),
            kind=kind,
            amount=read_field(row, "amount", self.amount_of, found),
            account=read_field(row, "account", code_of, found) or None,
            name=read_field(row, "name", lambda text: PersonName(text_of(text)), found),
            on=read_field(row, "on", parse_date, found) if row.fields["on"] else None,
            reason=reason,
            evidence=row.place,
        )

    def kind(self, row: Row) -> OutcomeKind:
        """Say what the row's status means."""
        return outcome_kind(self.profile, row.fields["status"])


class TextAdapter(RowAdapter):
    """An adapter of lines of text; a subclass says how fields become a line and how back."""

    @abstractmethod
    def head(self, layout: Layout, month: Month) -> list[str]:
        """Write the lines above the rows."""

    @abstractmethod
    def row(self, layout: Layout, fields: Fields) -> str:
        """Write one row."""

    @abstractmethod
    def foot(self, layout: Layout, rows: Sequence[Fields]) -> str:
        """Write the last line: count and total."""

    @abstractmethod
    def read(self, lines: Sequence[str], layout: Layout, place: Position) -> Document:
        """Read all lines of a file, or say what is wrong with it as a whole."""

    def text(self, layout: Layout, month: Month, rows: Sequence[Fields]) -> str:
        """Write a whole file, an order or an answer."""
        body = [self.row(layout, row) for row in rows]
        lines = [*self.head(layout, month), *body, self.foot(layout, rows)]
        return "".join(line + self.profile.newline for line in lines)

    def document(self, data: bytes, layout: Layout) -> Document:
        """Read a file of one layout."""
        place = Position(self.profile.id)
        text = self.decoded(data)
        if text is None:
            raise ParseFailed([problem(Code.FILE_ENCODING, place.at(1))])
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        if lines[-1] == "":
            lines.pop()
        return self.read(lines, layout, place)


def read_field(
    row: Row, field: str, reader: Callable[[str], Value], found: list[Problem]
) -> Value | None:
    """Read one field; what is wrong with it is a problem at its line."""
    try:
        return reader(row.fields[field])
    except InvalidValue as error:
        code, details = error.code, error.details
    found.append(problem(code, attrs.evolve(row.place, header=field), **details))
    return None


def month_of(text: str, place: Position) -> Month:
    """Read the month in the head, or refuse the file."""
    try:
        return Month.parse(text)
    except InvalidValue as error:
        code, details = error.code, error.details
    raise ParseFailed([problem(code, place, **details)])


def check_foot(
    place: Position, count: str, total: Dong | None, amounts: Sequence[Dong | None]
) -> None:
    """Refuse a file whose foot says another count or total than its lines add up to."""
    if count != str(len(amounts)):
        raise ParseFailed([Problem(place, "mau:count", COUNT, CURE)])
    if None in amounts:
        return  # the row says what is wrong with it, and no sum can be right
    summed = total_of(amount for amount in amounts if amount is not None)
    if total != summed:
        words = {"stated": total or NOTHING, "counted": summed}
        raise ParseFailed([problem(Code.TOTAL_MISMATCH, place, **words)])


def answered(adapter: RowAdapter, file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
    """Answer an order as the provider would; `answers` has what to say, the rest is left out."""
    order = adapter.document(file.content, adapter.order_layout)
    rows = [
        said(adapter, row.fields, answers[row.fields["reference"]])
        for row in order.rows
        if row.fields["reference"] in answers
    ]
    return adapter.encoded(adapter.text(adapter.answer_layout, order.month, rows))


def said(adapter: RowAdapter, fields: Fields, outcome: Outcome) -> Fields:
    """Say in the provider's words what came of one order."""
    profile = adapter.profile
    words = {kind: word for word, kind in profile.result_codes.items()}
    reasons = {code: word for word, code in profile.reasons.items()}
    return {
        **fields,
        "amount": adapter.amount(outcome.amount) if outcome.amount else fields["amount"],
        "account": outcome.account or fields["account"],
        "name": profile.name_rule.express(outcome.name.text) if outcome.name else fields["name"],
        "status": words.get(outcome.kind.value, ""),
        "reason": reasons.get(outcome.reason) or adapter.free_words(outcome.reason),
        "on": day_label(outcome.on) if outcome.on else "",
    }
