"""Mutants that get XML or JSON wrong: what stands in attributes, in numbers, at the end."""

from collections.abc import Sequence
from functools import partial
from xml.etree import ElementTree as ET

import attrs
from tests.conformance.json_file import JsonFile, json_answer
from tests.conformance.mutant import mutant
from tests.conformance.text_adapter import Document, Fields, Row
from tests.conformance.xml_file import XmlFile, xml_answer

from ansinh import (
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseFailed,
    ParseRequest,
    Position,
    Problem,
    Text,
)
from ansinh.formats import Layout, XmlPart

xml = partial(mutant, simulator=xml_answer)
json_ = partial(mutant, simulator=json_answer)


# What is written


@xml("R03")
class NumbersItsElements(XmlFile):
    """Cuts the reference, because the attribute has room for twelve letters."""

    def fields(self, line: object) -> Fields:
        fields = super().fields(line)
        return {**fields, "reference": fields["reference"][:12]}


@xml("R04")
class LeavesTheNarrativeAttributeOut(XmlFile):
    """Writes an empty attribute where the words of the transfer belong."""

    def fields(self, line: object) -> Fields:
        return {**super().fields(line), "narrative": ""}


# Who is paid


@xml("P03")
class TakesAnUnknownAttributeForPaid(XmlFile):
    """Knows the status attributes for failing, and takes every other one for paid."""

    def kind(self, row: Row) -> OutcomeKind:
        listed = row.fields["status"] in self.profile.result_codes
        return super().kind(row) if listed else OutcomeKind.PAID


@xml("P03")
class TakesAnEmptyAttributeForPaid(XmlFile):
    """Takes an empty status attribute for consent."""

    def kind(self, row: Row) -> OutcomeKind:
        return super().kind(row) if row.fields["status"] else OutcomeKind.PAID


@xml("P12", "P04")
class TakesAReturnedElementForARefusedOne(XmlFile):
    """Knows two statuses only: it went, or it did not."""

    def kind(self, row: Row) -> OutcomeKind:
        kind = super().kind(row)
        return OutcomeKind.REFUSED if kind is OutcomeKind.RETURNED else kind


@xml("P08")
class PaysAnAttributeThatIsNoAmount(XmlFile):
    """Takes an element for paid whose amount attribute has a word."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        paid = [
            attrs.evolve(one, kind=OutcomeKind.PAID) if one.amount is None else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=paid)


@xml("P08")
class DoesNotAddElementsUp(XmlFile):
    """Never holds the attributes of the sum against the elements."""

    def check_total(self, *_parts: object) -> None:
        pass


# Whose it is


@xml("P11")
class MatchesElementsByTheirPlace(XmlFile):
    """Takes the third element for the third order, whatever reference it bears."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.instructions if request.batch else ()
        joined = [
            attrs.evolve(one, reference=orders[at].reference) if at < len(orders) else one
            for at, one in enumerate(results.outcomes)
        ]
        return attrs.evolve(results, outcomes=joined)


@xml("P05")
class FillsAnAttributesAmountIn(XmlFile):
    """Gives the ordered amount where the attribute has none that can be read."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.by_reference if request.batch else {}
        filled = [
            attrs.evolve(one, amount=orders[one.reference].amount)
            if one.amount is None and one.reference in orders
            else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=filled)


@xml("P09")
class TakesAnotherMonthsMessage(XmlFile):
    """Never looks at the month in the root's attribute."""

    def check_month(self, document: Document, request: ParseRequest) -> None:
        pass


# What is lost


@xml("P02")
class KeepsOneElementAReference(XmlFile):
    """Collects elements by their reference: what was said twice is said once."""

    def document(self, data: bytes, layout: Layout) -> Document:
        document = super().document(data, layout)
        once = {row.fields["reference"]: row for row in document.rows}
        return attrs.evolve(document, rows=tuple(once.values()))


@xml("P10")
class SwallowsBadElements(XmlFile):
    """Leaves out elements whose attributes cannot be read, and says nothing of them."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        bad = {one.position.row for one in results.problems}
        kept = [one for one in results.outcomes if one.evidence and one.evidence.row not in bad]
        rows = {kind: count for kind, count in results.rows.items() if kind != "problem"}
        return ParsedResults(kept, (), rows)


# What is said


@xml("M08")
class QuotesAnAttribute(XmlFile):
    """Says in a problem which reference it could not read, whatever stands there."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        quoted = row.fields["reference"]
        said = Text(f"no reference: {quoted}", f"không phải mã: {quoted}")
        found[:] = [attrs.evolve(one, message=said) for one in found]
        return outcome


@xml("M08")
class QuotesTheCount(XmlFile):
    """Says in its refusal what stands in the count's attribute."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        if foot[0] != str(len(rows)):
            said = Text(f"{foot[0]} elements", f"{foot[0]} phần tử")
            raise ParseFailed([Problem(place, "mau:count", said, said)])
        super().check_total(foot, rows, place)


@xml("M08")
class QuotesAStatus(XmlFile):
    """Says in a problem which status it does not know, as the attribute has it."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        status = row.fields["status"]
        if status not in self.profile.result_codes:
            said = Text(f"no status: {status}", f"không phải trạng thái: {status}")
            found.append(Problem(row.place, "mau:status", said, said))
        return outcome


@xml("P08")
class BelievesATotalThatIsNoNumber(XmlFile):
    """Compares the total's attribute only where it can be read."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        if self.amount_or_none(foot[1]) is not None:
            super().check_total(foot, rows, place)


@xml("P01", "M10")
class LetsTheParsersErrorOut(XmlFile):
    """Looks whether it is XML with a parser whose error nobody expects."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        ET.fromstring(request.data)
        return super().parse_results(request)


@xml("P13")
class RefusesElementsWithoutAPlace(XmlFile):
    """Refuses a message with nothing to go by."""

    def document(self, data: bytes, layout: Layout) -> Document:
        failed = False
        try:
            return super().document(data, layout)
        except ParseFailed:
            failed = True
        raise ParseFailed([] if failed else ())


@xml("P04", "P07")
class ReadsAnyElementForAName(XmlFile):
    """Takes the first part of an element for the name, once the bank has put another there."""

    def fields_in(self, part: XmlPart) -> Fields:
        fields = super().fields_in(part)
        return {**fields, "name": fields.get("account", "")}


# JSON


@json_("R04")
class WritesThousands(JsonFile):
    """Writes amounts in thousandths, as a library for money does, and reads them back likewise."""

    def record(self, layout: Layout, fields: Fields) -> dict[str, str | int]:
        record = super().record(layout, fields)
        if layout != self.profile.order_table:
            return record
        return {name: one * 1_000 if isinstance(one, int) else one for name, one in record.items()}

    def row_of(self, record: object, layout: Layout, place: Position) -> Row:
        row = super().row_of(record, layout, place)
        if layout != self.profile.order_table:
            return row
        return Row(place, {**row.fields, "amount": row.fields["amount"].removesuffix("000")})


@json_("P03")
class TakesNoStatusForPaid(JsonFile):
    """Takes a record for paid whose status is empty."""

    def kind(self, row: Row) -> OutcomeKind:
        return super().kind(row) if row.fields["status"] else OutcomeKind.PAID


@json_("P05")
class FillsARecordsAmountIn(JsonFile):
    """Gives the ordered amount where the record has a text for a number."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.by_reference if request.batch else {}
        filled = [
            attrs.evolve(one, amount=orders[one.reference].amount)
            if one.amount is None and one.reference in orders
            else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=filled)


@json_("P08")
class PaysATextForANumber(JsonFile):
    """Takes a record for paid whose amount is a text, which says none."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        paid = [
            attrs.evolve(one, kind=OutcomeKind.PAID) if one.amount is None else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=paid)


@json_("P02")
class KeepsOneRecordAReference(JsonFile):
    """Keeps records in a dictionary by their reference."""

    def document(self, data: bytes, layout: Layout) -> Document:
        document = super().document(data, layout)
        once = {row.fields["reference"]: row for row in document.rows}
        return attrs.evolve(document, rows=tuple(once.values()))


@json_("P11")
class SortsRecordsLikeTheOrder(JsonFile):
    """Gives each reference the record that stands where its order stood."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.by_reference if request.batch else {}
        known = [one.reference for one in results.outcomes if one.reference in orders]
        if len(known) != len(results.outcomes):
            return results
        placed = sorted(known, key=list(orders).index)
        joined = [
            attrs.evolve(one, reference=reference)
            for one, reference in zip(results.outcomes, placed, strict=True)
        ]
        return attrs.evolve(results, outcomes=joined)


@json_("M08")
class QuotesARecord(JsonFile):
    """Says in a problem what stands in the record that it could not read."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        said = Text(f"bad record: {dict(row.fields)}", f"dòng lỗi: {dict(row.fields)}")
        found[:] = [attrs.evolve(one, message=said) for one in found]
        return outcome


@json_("R11")
class KeepsItsOwnNamesInRecords(JsonFile):
    """Writes the packaged names into each record, in the agency's order."""

    def record(self, layout: Layout, fields: Fields) -> dict[str, str | int]:
        return super().record(_named_as_packaged(layout), fields)

    def row_of(self, record: object, layout: Layout, place: Position) -> Row:
        return super().row_of(record, _named_as_packaged(layout), place)


def _named_as_packaged(layout: Layout) -> Layout:
    words = {column.field: column.headers for column in JsonFile.profile.answer_table.columns}
    columns = [attrs.evolve(column, headers=words[column.field]) for column in layout.columns]
    return attrs.evolve(layout, columns=columns)
