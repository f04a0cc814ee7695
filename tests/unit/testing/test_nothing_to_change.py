"""Where the kit finds nothing to change, a check is not applicable; it does not pass."""

from collections.abc import Mapping, Sequence
from functools import partial

import attrs
import pytest
from _pytest.outcomes import Skipped
from tests.conformance.delimited import TOTAL, Delimited, delimited_answer
from tests.conformance.following import following
from tests.conformance.mutant import suite_of
from tests.conformance.profiles import WORKBOOK
from tests.conformance.text_adapter import Fields, Row, answered
from tests.conformance.workbook import Workbook, workbook_answer

from ansinh import (
    AdapterSpec,
    Dong,
    MissingExtra,
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseFailed,
    ParseRequest,
    Position,
    Problem,
    RenderedFile,
    Text,
)
from ansinh.formats import Layout
from ansinh.testing import Status, examine
from ansinh.testing.answer_file import CHANGES_NOTHING, ONE_ORDER
from ansinh.testing.checks import counting


class SaysTheStatusInASentence(Delimited):
    """Right, and of a kind that the kit does not see through: no cell is a status alone."""

    def row(self, layout: Layout, fields: Fields) -> str:
        status = fields.get("status")
        return super().row(layout, {**fields, "status": f"KQ {status}"} if status else fields)

    def kind(self, row: Row) -> OutcomeKind:
        fields = {**row.fields, "status": row.fields["status"].removeprefix("KQ ")}
        return super().kind(attrs.evolve(row, fields=fields))


def _sentence(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
    return answered(SaysTheStatusInASentence(), file, answers)


def test_a_status_that_cannot_be_found_is_told() -> None:
    """P03 found no word to put another in the place of, and passed whoever it looked at."""
    spec = AdapterSpec(profile=Delimited.profile, factory=SaysTheStatusInASentence)
    suite = suite_of(spec, _sentence)
    result = examine(suite, only=("P03",)).result("P03")
    assert (result.status, result.reason) == (
        Status.NOT_APPLICABLE,
        CHANGES_NOTHING,
    )
    with pytest.raises(Skipped, match="no cell of the answer"):
        suite().test_P03_unknown_is_not_paid()


@pytest.mark.parametrize("check", ["P02", "P11"])
def test_rows_of_a_file_of_one_order_cannot_be_mixed_up(check: str) -> None:
    profile = attrs.evolve(Delimited.profile, max_records=1)
    adapter = type(following(Delimited, profile))
    suite = suite_of(
        AdapterSpec(profile=profile, factory=adapter), partial(delimited_answer, profile=profile)
    )
    result = examine(suite, only=(check,)).result(check)
    assert (result.status, result.reason) == (
        Status.NOT_APPLICABLE,
        ONE_ORDER,
    )


class SaysAmountsInMarks(Delimited):
    """Right, and of a kind that the kit does not see through: no cell is an amount alone."""

    def amount(self, amount: Dong) -> str:
        return f"<{super().amount(amount)}>"

    def amount_of(self, text: str) -> Dong:
        return super().amount_of(text.removeprefix("<").removesuffix(">"))


def test_amounts_that_cannot_be_found_are_told() -> None:
    """P08 changed no amount, and passed adapters that pay whatever a row says."""
    spec = AdapterSpec(profile=Delimited.profile, factory=SaysAmountsInMarks)

    def answer(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
        return answered(SaysAmountsInMarks(), file, answers)

    result = examine(suite_of(spec, answer), only=("P08",)).result("P08")
    assert (result.status, result.reason) == (Status.NOT_APPLICABLE, CHANGES_NOTHING)


class WithoutTotal(Delimited):
    """Right: the list ends in a line that counts, and adds nothing up."""

    def foot(self, layout: Layout, rows: Sequence[Fields]) -> str:
        return self.cells([TOTAL, str(len(rows))], layout)

    def check_total(self, foot: Sequence[str], rows: Sequence[Row], place: Position) -> None:
        if foot[0] != str(len(rows)):
            said = Text("another count", "số dòng khác")
            raise ParseFailed([Problem(place, "mau:count", said, said)])


@pytest.mark.parametrize("check", ["P08", "P10"])
def test_the_amount_of_one_row_is_no_total(check: str) -> None:
    """It stood in the file, and the adapter was to hold itself to a total that nobody states."""
    profile = attrs.evolve(Delimited.profile, max_records=1)
    adapter = type(following(WithoutTotal, profile))
    spec = AdapterSpec(profile=profile, factory=adapter)

    def answer(file: RenderedFile, answers: Mapping[str, Outcome]) -> bytes:
        return answered(following(WithoutTotal, profile), file, answers)

    result = examine(suite_of(spec, answer), only=(check,), examples=20).result(check)
    assert result.status is Status.PASS


class OpensWorkbooksToo(Delimited):
    """Right: reads workbooks as well, by a library that is not installed here."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        if request.data.startswith(b"PK"):
            extra = "xlsx"
            raise MissingExtra(extra, "*.xlsx")
        return super().parse_results(request)


def test_who_lacks_a_library_takes_nothing_for_paid() -> None:
    spec = AdapterSpec(profile=Delimited.profile, factory=OpensWorkbooksToo)
    result = examine(suite_of(spec, delimited_answer), only=("P09",)).result("P09")
    assert result.status is Status.PASS


def test_who_writes_workbooks_without_our_reader_is_not_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An adapter may write them by a library of its own, beside ansinh without its extras."""

    def missing(*_asked: object) -> None:
        extra = "xlsx"
        raise MissingExtra(extra, "*.xlsx")

    monkeypatch.setattr(counting, "read_sheets", missing)
    suite = suite_of(AdapterSpec(profile=WORKBOOK, factory=Workbook), workbook_answer)
    result = examine(suite, only=("R02",), examples=5).result("R02")
    assert (result.status, result.reason) == (Status.NOT_APPLICABLE, counting.NO_READER)
