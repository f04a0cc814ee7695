"""Mutants that behave badly: they talk, remember, reach out, name people, promise too much."""

import logging
import os
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import attrs
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.fixed_width import FixedWidth, fixed_width_answer
from tests.conformance.mistakes import QuotesStatuses, RefusesWithoutAPlace
from tests.conformance.mutant import mutant
from tests.conformance.text_adapter import Document, Row
from tests.conformance.workbook import Workbook, workbook_answer

from ansinh import (
    Month,
    Outcome,
    ParsedResults,
    ParseFailed,
    ParseRequest,
    PaymentBatch,
    Position,
    Problem,
    RenderedFile,
    RenderRefused,
    RenderRequest,
    Text,
    UnreadableFile,
)
from ansinh.adapters import FileProbe, WrittenLine
from ansinh.formats import Capability, FormatProfile, Layout, Support, read_sheets
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.simulator import bank_answer

delimited = partial(mutant, simulator=delimited_answer)
fixed_width = partial(mutant, simulator=fixed_width_answer)
workbook = partial(mutant, simulator=workbook_answer)
vietinbank = partial(mutant, simulator=bank_answer)


# It remembers


@delimited("M06")
class CountsItsFiles(Delimited):
    """Numbers the files it has written since it was made."""

    def __init__(self) -> None:
        self.written = 0

    def filename(self, batch: PaymentBatch) -> str:
        self.written += 1
        return super().filename(batch).replace(".csv", f"-{self.written}.csv")


@workbook("M06")
class RemembersTheLastBatch(Workbook):
    """Reads an answer with the batch that it wrote last in mind."""

    last: ClassVar[PaymentBatch | None] = None

    def render(self, request: RenderRequest, /) -> RenderedFile:
        type(self).last = request.batch
        return super().render(request)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        known = self.last.by_reference if self.last else {}
        kept = [one for one in results.outcomes if one.reference in known]
        return attrs.evolve(results, outcomes=kept)


@fixed_width("M06")
class ReadsBackWhatItRemembers(FixedWidth):
    """Gives the lines that it wrote last instead of reading the file."""

    said: ClassVar[list[WrittenLine]] = []

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        type(self).said = super().lines(batch)
        return type(self).said

    def read_back(self, _data: bytes, /) -> list[WrittenLine]:
        return type(self).said


@delimited("M04")
class SharesItsRowsBetweenThreads(Delimited):
    """Keeps the rows of the file that it is writing in itself."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        self.batch = request.batch
        time.sleep(0.002)  # what a larger batch takes by itself
        return super().render(attrs.evolve(request, batch=self.batch))


@delimited("L01")
class HasDoneWithTheMonthBefore(Delimited):
    """Takes what comes about an earlier month than it wrote last for out of date, and skips it."""

    latest: Month | None = None

    def render(self, request: RenderRequest, /) -> RenderedFile:
        self.latest = request.batch.month
        return super().render(request)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        month = self.document(request.data, self.profile.answer_table).month
        if self.latest is None or month >= self.latest:
            return results
        return attrs.evolve(results, outcomes=())


# It changes what it was given


@workbook("R09")
class SortsTheBatchItself(Workbook):
    """Sorts the orders where they stand, in the batch of its caller."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        orders = tuple(reversed(batch.instructions))
        object.__setattr__(batch, "instructions", orders)
        return super().render(request)


@delimited("R09")
class WritesIntoTheSettings(Delimited):
    """Notes in the agency's settings what it has done."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        settings: Any = request.settings
        settings._items["last"] = str(request.batch.month)
        return super().render(request)


@delimited("R09")
class FoldsNarrativesInPlace(Delimited):
    """Writes in capitals in the order itself, which others still need."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        for order in batch.instructions:
            object.__setattr__(order, "narrative", order.narrative.upper())
        return super().lines(batch)


# It reaches out


@delimited("M05")
class KeepsACopyOnDisk(Delimited):
    """Looks for a list of banks beside its module."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        Path(__file__).read_bytes()
        return super().render(request)


@fixed_width("M05")
class ReadsATemplateWhileParsing(FixedWidth):
    """Opens a file whenever it reads an answer."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        Path(__file__).read_bytes()
        return super().parse_results(request)


@workbook("M05")
class AsksTheNetwork(Workbook):
    """Asks the bank's server whether it is there."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        with socket.socket() as line:
            line.settimeout(0.01)
        return super().render(request)


@delimited("M05")
class StartsAProgram(Delimited):
    """Lets another program make the file."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        subprocess.run([sys.executable, "-S", "-c", ""], check=True)
        return super().render(request)


@delimited("M05")
class KeepsTheFilesItCannotRead(Delimited):
    """Puts an answer that it cannot read aside, in a folder for the author to look at."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        try:
            return super().parse_results(request)
        except ParseFailed as failed:
            problems = failed.problems
        Path(os.devnull).write_bytes(request.data)
        raise ParseFailed(problems)


@fixed_width("M05")
class LooksUpWhyItRefuses(FixedWidth):
    """Opens its list of reasons once it has to refuse an order."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        try:
            return super().lines(batch)
        except RenderRefused as refused:
            refusals = refused.refusals
        Path(__file__).read_bytes()
        raise RenderRefused(refusals)


# It talks


@vietinbank("M07")
class Prints(VietinBankSalaryList):
    """Prints how far it has come; the log of a server keeps it."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        print(f"{request.batch.count} lines")  # noqa: T201 - that is what is wrong
        return super().render(request)


@workbook("M07")
class Warns(Workbook):
    """Warns of a name that it finds strange, by its letters."""

    def line(self, order: Any) -> WrittenLine:
        warnings.warn("unusual letters in a name", stacklevel=2)
        return super().line(order)


@fixed_width("M07")
class Logs(FixedWidth):
    """Logs every line that it reads."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        logging.getLogger("mau").info("row %s: %s", row.place.row, row.fields["name"])
        return super().outcome(row, found)


# It names people


@delimited("M08")
class NamesThePersonInARefusal(Delimited):
    """Refuses by name, so that the clerk knows whom to ask."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        try:
            return super().lines(batch)
        except RenderRefused as refused:
            refusals = refused.refusals
        names = {o.reference.text: o.listed_name.text for o in batch.instructions}
        error = RenderRefused(refusals)
        error.add_note(", ".join(names[reference] for reference, _ in refusals))
        raise error


@fixed_width("M08")
class NamesThePersonInACause(FixedWidth):
    """Passes on where its error came from, with the account that it could not read."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        try:
            return super().lines(batch)
        except RenderRefused as refused:
            refusals = refused.refusals
        told = ValueError(batch.instructions[0].account, batch.instructions[0].listed_name.text)
        raise RenderRefused(refusals) from told


@delimited("M08")
class NamesThePersonInAProblem(Delimited):
    """Says in a problem what it found in the row."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        said = Text(f"bad row of {row.fields['name']}", f"dòng lỗi của {row.fields['name']}")
        found[:] = [attrs.evolve(one, message=said) for one in found]
        return outcome


@delimited("M08")
class PassesFreeWordsOn(Delimited):
    """Takes the bank's own words for a failure as they come, with whom they name."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        other = outcome.reason == "other"
        return attrs.evolve(outcome, reason=row.fields["reason"]) if other else outcome


@fixed_width("M08")
class QuotesWhatIsNoName(FixedWidth):
    """Says in a problem what stands where a name should; it may be an account."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        quoted = row.fields["name"]
        said = Text(f"no name: {quoted}", f"không phải tên: {quoted}")
        if outcome.name is None:
            found[:] = [attrs.evolve(one, message=said) for one in found]
        return outcome


@delimited("M08")
class QuotesANumberThatIsNoTotal(Delimited):
    """Says which number it found in the total's place; numbers name nobody, it thinks."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        number = foot[1]
        if number.isdigit() and self.amount_or_none(number) is None:
            said = Text(f"no total: {number}", f"không phải tổng: {number}")
            raise ParseFailed([Problem(place, "mau:total", said, said)])
        super().check_total(foot, rows, place)


@delimited("M08")
class QuotesTheTotalRow(Delimited):
    """Says in its refusal which total it read in the last row."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        if self.amount_or_none(foot[1]) is None:
            said = Text(f"no total: {foot[1]}", f"không phải tổng: {foot[1]}")
            raise ParseFailed([Problem(place, "mau:total", said, said)])
        super().check_total(foot, rows, place)


@fixed_width("M08")
class QuotesItsLastLine(FixedWidth):
    """Says in its refusal which count it read in the last line."""

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        if not foot[0].isdigit():
            said = Text(f"no count: {foot[0]}", f"không phải số dòng: {foot[0]}")
            raise ParseFailed([Problem(place, "mau:count", said, said)])
        super().check_total(foot, rows, place)


@fixed_width("M08")
class QuotesAStatusOfTenLetters(QuotesStatuses, FixedWidth):
    """Says in a problem which status it does not know; a word of a name has room there."""


@workbook("M08")
class QuotesATotalThatIsNoNumber(Workbook):
    """Adds to its refusals the last row of the list, which is the total's."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        try:
            return super().parse_results(request)
        except ParseFailed as failed:
            problems = failed.problems
        try:
            rows = [
                row for sheet in read_sheets(request.data, self.profile.id) for row in sheet.rows
            ]
        except UnreadableFile:
            rows = []
        last = [row for row in rows if row and row[0] == "Tổng cộng"]
        said = Text(f"the last row is {last}", f"dòng cuối là {last}")
        raise ParseFailed([attrs.evolve(one, message=said) for one in problems])


# It raises what it likes


@fixed_width("P01")
class ChokesOnShortLines(FixedWidth):
    """Takes the first character of every line, also of one that has none."""

    def read(self, lines: Any, layout: Layout, place: Position) -> Document:
        first = [line[0] for line in lines]
        return super().read(lines[: len(first)], layout, place)


@delimited("M10", "P01")
class ChokesOnOtherEncodings(Delimited):
    """Decodes without asking what happens if that fails."""

    def decoded(self, data: bytes) -> str | None:
        return data.decode("utf-8-sig")


@delimited("P01")
class ChokesOnAnAnswerAboutNobody(Delimited):
    """Looks at the first row to see what kind of answer it is; there may be none."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        first = results.outcomes[0].evidence
        return results if first else attrs.evolve(results, outcomes=())


@workbook("M10", "P01")
class ChokesOnWhatIsNoWorkbook(Workbook):
    """Looks into the archive before anybody has looked whether it is one."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        if b"xl/workbook.xml" not in request.data:
            raise KeyError("xl/workbook.xml")  # noqa: EM101 - what zipfile says
        return super().parse_results(request)


@delimited("P01", "P13")
class FailsWithoutSayingWhere(RefusesWithoutAPlace, Delimited):
    """Refuses a file with nothing to go by."""


# It promises too much, or too little


def _with(profile: FormatProfile, capability: Capability, support: Support) -> FormatProfile:
    return attrs.evolve(profile, support={**profile.support, capability: support})


@delimited("R02", "R03")
class ReadsBackNothing(Delimited):
    """Says that it can read its file back, and gives no line."""

    def read_back(self, _data: bytes, /) -> list[WrittenLine]:
        return []


@workbook("P04")
class PromisesToReadAnswers(Workbook):
    """Declares parse-results before it has been written."""

    def parse_results(self, _request: ParseRequest, /) -> ParsedResults:
        raise self._unsupported(Capability.PARSE_RESULTS)


@fixed_width("U01")
class ReadsWhatItDoesNotDeclare(FixedWidth):
    """Does not declare parse-results, and finds nothing in every answer instead of refusing."""

    profile = _with(FixedWidth.profile, Capability.PARSE_RESULTS, Support.NOT_YET)

    def parse_results(self, _request: ParseRequest, /) -> ParsedResults:
        return ParsedResults([])


@delimited("M01")
class SaysNoChannels(Delimited):
    """Does not say in its profile through which channels it pays."""

    profile = attrs.evolve(Delimited.profile, channels=())


@delimited("M03", api=(1, 9))
class IsFromTheFuture(Delimited):
    """Was written for a contract that this ansinh does not have."""


@delimited("M02", factory=Workbook)
class SignsUpAnotherAdapter(Delimited):
    """Its sign-up makes another adapter than it describes."""


@delimited("M02")
class TakesEveryFileForItsOwn(Delimited):
    """Says yes to every file, so that nobody can tell any longer whose one is."""

    def sniff(self, probe: FileProbe, /) -> bool:
        return bool(probe.filename)


@workbook("M02")
class TakesEveryWorkbookForItsOwn(Workbook):
    """Knows its answers by what every workbook begins with."""

    def sniff(self, probe: FileProbe, /) -> bool:
        return probe.head.startswith(b"PK")


@fixed_width("P09")
class DoesNotKnowItsOwnFiles(FixedWidth):
    """Looks for its files under the names that they had before."""

    def sniff(self, probe: FileProbe, /) -> bool:
        return probe.matches(("mau-*.dat",))


@delimited("M09", suite={"known_gaps": {"R04": ""}})
class ExcusesItselfWithoutReason(Delimited):
    """Lists a known gap and no reason for it."""


@delimited("M09", suite={"known_gaps": {"R99": "the bank will mend it"}})
class ExcusesWhatNobodyChecks(Delimited):
    """Lists a known gap that is no check."""


@delimited("M09", suite={"test_R02_count_and_total": lambda _self: None})
class ReplacesACheck(Delimited):
    """Overrides a check that it did not pass."""


@delimited("M09", suite={"revision": "2031.7"})
class PinsAnUnknownRevision(Delimited):
    """Pins an edition of the kit that does not exist."""
