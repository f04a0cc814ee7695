"""Mutants that read an answer wrong: who is paid, how much, in which month, and what is lost."""

from collections.abc import Mapping, Sequence
from functools import partial

import attrs
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.fixed_width import FixedWidth, fixed_width_answer
from tests.conformance.mistakes import (
    EmptyIsPaid,
    FillsAmountsIn,
    PaysWithoutAnAmount,
    Swallows,
    TakesAnyMonth,
)
from tests.conformance.mutant import mutant
from tests.conformance.text_adapter import Document, Row, answered
from tests.conformance.workbook import Workbook, workbook_answer

from ansinh import (
    Dong,
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
)
from ansinh.formats import Layout, RowReader, text_of
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.adapter import VNPostCashList
from ansinh_vnpost.simulator import post_office_answer

delimited = partial(mutant, simulator=delimited_answer)
fixed_width = partial(mutant, simulator=fixed_width_answer)
workbook = partial(mutant, simulator=workbook_answer)
vietinbank = partial(mutant, simulator=bank_answer)
vnpost = partial(mutant, simulator=post_office_answer)


# Who is paid


@delimited("P03")
class TakesAnUnknownWordForPaid(Delimited):
    """Knows the words for failing, and takes everything else for paid."""

    def kind(self, row: Row) -> OutcomeKind:
        kind = super().kind(row)
        listed = row.fields["status"] in self.profile.result_codes
        return OutcomeKind.PAID if kind is OutcomeKind.UNKNOWN and not listed else kind


@fixed_width("P03")
class TakesAnEmptyStatusForPaid(EmptyIsPaid, FixedWidth):
    """Takes silence for consent."""


@workbook("P03")
class FindsTheWordInsideAnother(Workbook):
    """Looks for the word for paid anywhere in the cell: "Không thành công" is paid."""

    def kind(self, row: RowReader) -> OutcomeKind:
        paid = "thành công" in (row.read("status", text_of) or "").casefold()
        return OutcomeKind.PAID if paid else super().kind(row)


@fixed_width("P03")
class ComparesOneLetter(FixedWidth):
    """Looks at the first letter of the code only."""

    def kind(self, row: Row) -> OutcomeKind:
        word = row.fields["status"]
        alike = [kind for code, kind in self.profile.result_codes.items() if code[:1] == word[:1]]
        return OutcomeKind(alike[0]) if alike else super().kind(row)


@workbook("P12", "P04", "L01")
class IgnoresReturnedLines(Workbook):
    """Leaves out what came back, since it was paid once."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        kept = [one for one in results.outcomes if one.kind is not OutcomeKind.RETURNED]
        return attrs.evolve(results, outcomes=kept)


@vietinbank("P12", "P04", "L01")
class TakesAReturnForARefusal(VietinBankSalaryList):
    """Knows two outcomes only: it went, or it did not."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        return attrs.evolve(results, outcomes=[_refused(one) for one in results.outcomes])


@vnpost("P04")
class TakesAbsenceForPaid(VNPostCashList):
    """Takes everybody on the list for paid, with or without the mark."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        paid = [attrs.evolve(one, kind=OutcomeKind.PAID, reason="") for one in results.outcomes]
        return attrs.evolve(results, outcomes=paid)


@delimited("P03")
class BelievesAContradiction(Delimited):
    """Takes a row that is paid and has a reason for not paying for paid."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        silent = Row(row.place, {**row.fields, "reason": ""})
        return super().outcome(silent if row.fields["status"] == "Thành công" else row, found)


@delimited("P03")
class TakesADayForPaid(Delimited):
    """Takes a row that bears a day for paid, whatever its status says."""

    def kind(self, row: Row) -> OutcomeKind:
        kind = super().kind(row)
        return OutcomeKind.PAID if kind is OutcomeKind.UNKNOWN and row.fields["on"] else kind


# What the row is joined on


@delimited("P11", "L01")
class MatchesByRowNumber(Delimited):
    """Takes the third row for the third order, whatever reference stands in it."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        if request.batch is None:
            return results
        orders = request.batch.instructions
        joined = [
            attrs.evolve(one, reference=orders[at].reference) if at < len(orders) else one
            for at, one in enumerate(results.outcomes)
        ]
        return attrs.evolve(results, outcomes=joined)


@workbook("P07")
class MatchesByName(Workbook):
    """Looks up whose row it is by the name."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.instructions if request.batch else ()
        by_name = {order.listed_name: order.reference for order in orders}
        joined = [
            attrs.evolve(one, reference=by_name.get(one.name)) if by_name else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=joined)


@fixed_width("P07")
class RepeatsTheOrderedAmount(FixedWidth):
    """Says what was ordered where the answer says what was paid."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        return _as_ordered(super().parse_results(request), request, "amount")


@delimited("P07")
class RepeatsTheOrderedAccount(Delimited):
    """Says the account that was ordered where the answer says the one that was paid."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        return _as_ordered(super().parse_results(request), request, "account")


@workbook("P07")
class RepeatsTheOrderedName(Workbook):
    """Says the name that was ordered where the answer says the one at the bank."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        return _as_ordered(super().parse_results(request), request, "name")


@delimited("P05")
class FillsTheDayIn(Delimited):
    """Gives the pay day where the answer has no day."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        if request.batch is None:
            return results
        day = request.batch.pay_day
        return attrs.evolve(
            results, outcomes=[attrs.evolve(o, on=o.on or day) for o in results.outcomes]
        )


@fixed_width("P05")
class FillsTheAmountIn(FixedWidth):
    """Gives the ordered amount where the answer's cannot be read, and is content."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.by_reference if request.batch else {}
        filled = [
            attrs.evolve(one, amount=orders[one.reference].amount, kind=OutcomeKind.PAID)
            if one.amount is None and one.reference in orders
            else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=filled)


@workbook("P05")
class FillsAWorkbooksAmountIn(FillsAmountsIn, Workbook):
    """Gives the ordered amount where the cell of numbers has a word or nothing."""


@fixed_width("P05")
class FillsTheNameIn(FixedWidth):
    """Gives the ordered name where the answer's cannot be read."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.by_reference if request.batch else {}
        filled = [
            attrs.evolve(one, name=orders[one.reference].listed_name)
            if one.name is None and one.reference in orders
            else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=filled)


@fixed_width("P05")
class RefusesStrangers(FixedWidth):
    """Takes an order that the batch has not for one that the bank refused."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        if request.batch is None:
            return results
        known = request.batch.by_reference
        told = [
            one if one.reference in known else attrs.evolve(one, kind=OutcomeKind.REFUSED)
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=told)


@delimited("P05")
class KnowsNothingWithoutTheBatch(Delimited):
    """Reads an answer only where it is told of which order."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        return results if request.batch else attrs.evolve(results, outcomes=())


# What is lost


@vietinbank("P02")
class KeepsOneRowAReference(VietinBankSalaryList):
    """Collects outcomes by reference: what was said twice is said once."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        once = {one.reference: one for one in results.outcomes}
        return attrs.evolve(results, outcomes=once.values())


@workbook("P02")
class LetsPaidWin(Workbook):
    """Takes an order for paid that one row says was paid and another that it came back."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        paid = {one.reference for one in results.outcomes if one.kind is OutcomeKind.PAID}
        won = [
            attrs.evolve(one, kind=OutcomeKind.PAID) if one.reference in paid else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=won)


@workbook("P10")
class ReadsAThousandRows(Workbook):
    """Reads as many rows as anybody ever tried it on."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        return attrs.evolve(results, outcomes=results.outcomes[:1_000])


@workbook("P02")
class DropsUnknownReferences(Workbook):
    """Leaves out rows that speak of no order in the batch."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        if request.batch is None:
            return results
        known = request.batch.by_reference
        kept = [one for one in results.outcomes if one.reference in known]
        return attrs.evolve(results, outcomes=kept)


@workbook("P10")
class SwallowsBadRows(Swallows, Workbook):
    """Leaves out rows that cannot be read, and says nothing of them."""


@delimited("P04", "P10")
class StopsAtTheFirstFailure(Delimited):
    """Reads as far as the first row that was not paid, and is content."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        kept = []
        for one in results.outcomes:
            kept.append(one)
            if one.kind is not OutcomeKind.PAID:
                break
        return attrs.evolve(results, outcomes=kept)


@delimited("P10")
class CountsTheTotalAsARow(Delimited):
    """Takes the total row for one more payment."""

    def read(self, lines: Sequence[str], layout: Layout, place: Position) -> Document:
        document = super().read(lines, layout, place)
        if layout != self.profile.answer_table or not document.rows:
            return document
        last = document.rows[-1]
        total = Row(place.at(len(lines)), {**last.fields, "reference": "TỔNG CỘNG"})
        return attrs.evolve(document, rows=(*document.rows, total))


@fixed_width("P10")
class CountsTooFewRows(FixedWidth):
    """Forgets the head when it accounts for the file's lines."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        rows = {kind: count for kind, count in results.rows.items() if kind != "title"}
        return attrs.evolve(results, rows=rows)


def _american(outcome: Outcome) -> Outcome:
    on = outcome.on
    if on is None or on.day > 12:
        return outcome
    return attrs.evolve(outcome, on=on.replace(month=on.day, day=on.month))


def american_answer(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
    """Answer as nobody does here, with the month before the day."""
    return delimited_answer(file, {ref: _american(one) for ref, one in answers.items()})


@mutant("G01", simulator=american_answer)
class IsWrongAndSoIsItsSimulator(Delimited):
    """Reads the month before the day, as its simulator writes it; a real answer says otherwise."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        return _american(super().outcome(row, found))


# Which file


@delimited("P09")
class TakesAnotherMonth(TakesAnyMonth, Delimited):
    """Never looks at the month in the head."""


@delimited("P09")
class ComparesTheMonthWithoutItsYear(Delimited):
    """Takes the answer of July last year for this July's."""

    def check_month(self, document: Document, request: ParseRequest) -> None:
        wanted = request.month or (request.batch.month if request.batch else None)
        if wanted is not None and wanted.number != document.month.number:
            super().check_month(document, request)


@workbook("P09")
class TakesAnotherMonthsWorkbook(Workbook):
    """Reads the list without saying which month it wants."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        return super().parse_results(attrs.evolve(request, batch=None, month=None))


@fixed_width("P09")
class ChecksTheMonthOnlyIfAsked(FixedWidth):
    """Looks at the month that it is told, and not at the month of the batch that it is given."""

    def check_month(self, document: Document, request: ParseRequest) -> None:
        super().check_month(document, attrs.evolve(request, batch=None))


@fixed_width("P09")
class TakesItsOwnOrderForAnAnswer(FixedWidth):
    """Reads an order as an answer in which everything went well."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        try:
            return super().parse_results(request)
        except ParseFailed as failed:
            problems = failed.problems
        try:
            lines = self.read_back(request.data)
        except ParseFailed:
            lines = []
        if not lines:
            raise ParseFailed(problems)
        paid = [
            Outcome(Reference(line.reference), OutcomeKind.PAID, line.amount, line.account)
            for line in lines
        ]
        return ParsedResults(paid, rows={"record": len(paid), "title": 1, "total": 1})


@delimited("P06")
class BelievesTheNameOfTheFile(Delimited):
    """Takes everything for refused in a file that is named for failures."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        named = any(word in request.filename.casefold() for word in ("loi", "fail", "refused"))
        if not (named or request.filename.casefold().endswith(".txt")):
            return results
        return attrs.evolve(results, outcomes=[_refused(one) for one in results.outcomes])


@delimited("P08")
class DoesNotAddUp(Delimited):
    """Never holds the total against the rows, so that a damaged amount is an amount."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        pass


@fixed_width("P08")
class MendsReferences(FixedWidth):
    """Takes the nearest order of the batch where a reference is damaged."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        if request.batch is None or not results.problems:
            return results
        said = {one.reference for one in results.outcomes}
        left = [o.reference for o in request.batch.instructions if o.reference not in said]
        mended = [
            attrs.evolve(one, reference=left.pop(0), kind=OutcomeKind.PAID)
            if one.reference is None and left
            else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=mended)


class Commas(Delimited):
    """Right: commas between the cells, and within an amount."""

    separator = ","

    def amount(self, amount: Dong) -> str:
        return f"{amount.value:,}"


def commas_answer(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
    """Answer an order between commas."""
    return answered(Commas(), file, answers)


@mutant("P08", simulator=commas_answer)
class DoesNotAddCellsInMarksUp(Commas):
    """Never holds the total against amounts that stand in quotation marks."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        pass


class InVnd(Delimited):
    """Right: says the currency behind each amount."""

    def amount(self, amount: Dong) -> str:
        return f"{super().amount(amount)} VND"

    def amount_of(self, text: str) -> Dong:
        return super().amount_of(text.removesuffix(" VND"))


def in_vnd_answer(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
    """Answer an order with the currency behind each amount."""
    return answered(InVnd(), file, answers)


@mutant("P08", simulator=in_vnd_answer)
class PaysAWordForAnAmountInVnd(PaysWithoutAnAmount, InVnd):
    """Takes a row for paid whose amount has a word before the currency."""


@workbook("P08")
class PaysAWordForAnAmount(PaysWithoutAnAmount, Workbook):
    """Takes a row for paid where a word stands in the cell of its amount."""


# What stands in the row


@delimited("P04")
class ReadsDotsAsDecimals(Delimited):
    """Reads 500.000 as five hundred, as most of the world's programs do."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        amount = Dong.parse(row.fields["amount"].partition(".")[0])
        return attrs.evolve(super().outcome(row, found), amount=amount)


@delimited("P04")
class ReadsTheMonthFirst(Delimited):
    """Reads 07/08 as 8 July."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        if outcome.on is None or outcome.on.day > 12:
            return outcome
        on = outcome.on.replace(month=outcome.on.day, day=outcome.on.month)
        return attrs.evolve(outcome, on=on)


@workbook("P04")
class LosesZerosOfAnsweredAccounts(Workbook):
    """Reads accounts as numbers."""

    def outcome(self, row: RowReader) -> Outcome:
        outcome = super().outcome(row)
        account = (outcome.account or "").lstrip("0")
        return attrs.evolve(outcome, account=account)


@delimited("P04")
class TidiesNames(Delimited):
    """Writes names in capitals, as it likes them."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        name = PersonName(outcome.name.folded) if outcome.name else None
        return attrs.evolve(outcome, name=name)


@delimited("P04")
class DropsTheReason(Delimited):
    """Says that an order failed, and not why."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        return attrs.evolve(super().outcome(row, found), reason="")


@workbook("P04")
class KnowsNoReasonButOther(Workbook):
    """Looks for its words in a table that has codes in the place of words."""

    def outcome(self, row: RowReader) -> Outcome:
        outcome = super().outcome(row)
        return attrs.evolve(outcome, reason="other" if outcome.reason else "")


@fixed_width("P13")
class PointsAtTheWrongRow(FixedWidth):
    """Counts rows from the first order, and people from the top of the file."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        place = row.place.at(row.place.row - 1)
        return attrs.evolve(super().outcome(row, found), evidence=place)


@workbook("P13")
class PointsNowhere(Workbook):
    """Says what came of an order, but not where that stands."""

    def outcome(self, row: RowReader) -> Outcome:
        return attrs.evolve(super().outcome(row), evidence=None)


def _refused(outcome: Outcome) -> Outcome:
    paid = outcome.kind is OutcomeKind.PAID
    return outcome if paid else attrs.evolve(outcome, kind=OutcomeKind.REFUSED)


def _as_ordered(results: ParsedResults, request: ParseRequest, field: str) -> ParsedResults:
    orders = request.batch.by_reference if request.batch else {}
    changed = []
    for one in results.outcomes:
        order = orders.get(one.reference)
        if order is not None:
            said = {"amount": order.amount, "account": order.account, "name": order.listed_name}
            changed.append(attrs.evolve(one, **{field: said[field]}))
        else:
            changed.append(one)
    return attrs.evolve(results, outcomes=changed)
