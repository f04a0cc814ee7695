"""Mutants that get XML or JSON wrong: what stands in attributes, in numbers, at the end."""

from collections.abc import Sequence
from functools import partial
from xml.etree import ElementTree as ET

import attrs
from tests.conformance.json_file import JsonFile, json_answer
from tests.conformance.mistakes import (
    EmptyIsPaid,
    FillsAmountsIn,
    KeepsOneAReference,
    PaysWithoutAnAmount,
    QuotesStatuses,
    RefusesWithoutAPlace,
    Swallows,
    TakesAnyMonth,
)
from tests.conformance.mutant import mutant
from tests.conformance.text_adapter import Fields, Row
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
class TakesAnEmptyAttributeForPaid(EmptyIsPaid, XmlFile):
    """Takes an empty status attribute for consent."""


@xml("P12", "P04")
class TakesAReturnedElementForARefusedOne(XmlFile):
    """Knows two statuses only: it went, or it did not."""

    def kind(self, row: Row) -> OutcomeKind:
        kind = super().kind(row)
        return OutcomeKind.REFUSED if kind is OutcomeKind.RETURNED else kind


@xml("P08")
class PaysAnAttributeThatIsNoAmount(PaysWithoutAnAmount, XmlFile):
    """Takes an element for paid whose amount attribute has a word."""


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
class FillsAnAttributesAmountIn(FillsAmountsIn, XmlFile):
    """Gives the ordered amount where the attribute has none that can be read."""


@xml("P09")
class TakesAnotherMonthsMessage(TakesAnyMonth, XmlFile):
    """Never looks at the month in the root's attribute."""


# What is lost


@xml("P02")
class KeepsOneElementAReference(KeepsOneAReference, XmlFile):
    """Collects elements by their reference: what was said twice is said once."""


@xml("P10")
class SwallowsBadElements(Swallows, XmlFile):
    """Leaves out elements whose attributes cannot be read, and says nothing of them."""


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
class QuotesAStatus(QuotesStatuses, XmlFile):
    """Says in a problem which status it does not know, as the attribute has it."""


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
class RefusesElementsWithoutAPlace(RefusesWithoutAPlace, XmlFile):
    """Refuses a message with nothing to go by."""


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
class TakesNoStatusForPaid(EmptyIsPaid, JsonFile):
    """Takes a record for paid whose status is empty."""


@json_("P05")
class FillsARecordsAmountIn(FillsAmountsIn, JsonFile):
    """Gives the ordered amount where the record has a text for a number."""


@json_("P08")
class PaysATextForANumber(PaysWithoutAnAmount, JsonFile):
    """Takes a record for paid whose amount is a text, which says none."""


@json_("P02")
class KeepsOneRecordAReference(KeepsOneAReference, JsonFile):
    """Keeps records in a dictionary by their reference."""


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
