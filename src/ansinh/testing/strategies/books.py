"""What the month book takes and gives: acts, anchors, receipts, what a month looks like in it."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from ansinh.books.act import Act
from ansinh.books.answer_finding import AnswerFinding
from ansinh.books.audit import AuditFinding, AuditReport
from ansinh.books.person_export import HeldPart, PersonExport
from ansinh.books.receipts import (
    BookFile,
    Checked,
    Heard,
    Planned,
    Receipt,
    Recovery,
    Rendered,
    Settled,
)
from ansinh.books.standing import Standing
from ansinh.books.state import FileStage, MonthStage
from ansinh.books.status import FileStatus, MonthStatus, NextStep
from ansinh.books.store import Head
from ansinh.books.tables import Table
from ansinh.books.tally import Tally
from ansinh.boundary.documents import to_document
from ansinh.errors import Code
from ansinh.testing.strategies.amounts import dongs
from ansinh.testing.strategies.answers import reconciliations
from ansinh.testing.strategies.batches import references
from ansinh.testing.strategies.cycles import prepared_months, settled_months
from ansinh.testing.strategies.files import parsed_results
from ansinh.testing.strategies.rolls import entries
from ansinh.testing.strategies.time import months
from ansinh.testing.strategies.told import findings

_COUNTS = st.integers(0, 300_000)
_DIGESTS = st.sampled_from(["ab", "cd", "ef"]).map(lambda pair: pair * 32)
_STAFF = st.sampled_from(["lap.mau", "duyet.mau", "gui-mau", "mau_3"])
_PROVIDERS = st.sampled_from(["mau.bank", "mau.post"])
_PROGRAMMES = st.sampled_from(["BTXH", "NCC"])
_NAMES = st.sampled_from(["mau-bank-2024-07.xlsx", "mau-post-2024-07-2.csv"])
_REFERENCES = st.lists(references().map(str), max_size=2).map(tuple)
_HOLDS = st.sampled_from([Code.HOLD_LIVE.value, Code.HOLD_UNRESOLVED.value])


def acts() -> st.SearchStrategy[Act]:
    """Draw who does a step, and when: some say the zone, some mean the agency's own time."""
    times = st.datetimes(datetime(2023, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001 - bounds have no zone
    said = st.one_of(times, times.map(lambda when: when.replace(tzinfo=UTC)))
    return st.builds(Act, _STAFF, said.map(lambda when: when.replace(microsecond=0)))


def heads() -> st.SearchStrategy[Head]:
    """Draw anchors of books, empty ones too."""
    return st.just(Head(0, "")) | st.builds(Head, st.integers(1, 10_000), _DIGESTS)


def tallies() -> st.SearchStrategy[Tally]:
    """Draw counts with what they come to."""
    return st.builds(Tally, _COUNTS, dongs())


def receipts() -> st.SearchStrategy[Receipt]:
    """Draw receipts of steps that were new, and of repeated ones."""
    return st.builds(Receipt, heads(), st.booleans())


def checked_months() -> st.SearchStrategy[Checked]:
    """Draw checks with what they found."""
    return st.builds(Checked, st.lists(findings(), max_size=2).map(tuple), receipts())


def planned_months() -> st.SearchStrategy[Planned]:
    """Draw plans as the book has them."""
    return st.builds(Planned, prepared_months(max_size=1), receipts())


def book_files() -> st.SearchStrategy[BookFile]:
    """Draw providers' files at every stage."""
    return st.builds(
        BookFile,
        path=_NAMES.map(lambda name: Path("2024-07") / name),
        sha256=_DIGESTS,
        provider=_PROVIDERS,
        programme=_PROGRAMMES,
        sequence=st.integers(1, 3),
        count=_COUNTS,
        total=dongs(),
        stage=st.sampled_from(FileStage),
    )


def rendered_months() -> st.SearchStrategy[Rendered]:
    """Draw months whose files are on the disk."""
    files = st.lists(book_files(), max_size=2).map(tuple)
    return st.builds(Rendered, files, receipts(), tallies())


def heard_answers() -> st.SearchStrategy[Heard]:
    """Draw answers that were heard, with what is to be said of their rows."""
    finding = st.builds(
        AnswerFinding,
        st.sampled_from([Code.REFERENCE_TEXT, Code.REFERENCE_CHECK]),
        references().map(str),
        st.none() | dongs(),
    )
    return st.builds(
        Heard,
        results=st.lists(parsed_results(), max_size=1).map(tuple),
        reconciliation=reconciliations(),
        receipt=receipts(),
        findings=st.lists(finding, max_size=2).map(tuple),
    )


def settled_books() -> st.SearchStrategy[Settled]:
    """Draw months that were settled in a book."""
    return st.builds(Settled, settled_months(), receipts())


def recoveries() -> st.SearchStrategy[Recovery]:
    """Draw what was found half done."""
    some = st.lists(_DIGESTS, max_size=1).map(tuple)
    return st.builds(Recovery, some, some)


def file_statuses() -> st.SearchStrategy[FileStatus]:
    """Draw files at a glance."""
    return st.builds(
        FileStatus,
        filename=_NAMES,
        sha256=_DIGESTS,
        provider=_PROVIDERS,
        programme=_PROGRAMMES,
        sequence=st.integers(1, 3),
        pays=tallies(),
        stage=st.sampled_from(FileStage),
        approved_by=st.just("") | _STAFF,
        sent_by=st.just("") | _STAFF,
    )


def month_statuses() -> st.SearchStrategy[MonthStatus]:
    """Draw months at a glance."""
    words = st.sampled_from([standing.value for standing in Standing])
    return st.builds(
        MonthStatus,
        month=months(),
        stage=st.sampled_from(MonthStage),
        head=heads(),
        next_step=st.sampled_from(NextStep),
        listed=tallies(),
        changes=_COUNTS,
        checked=st.booleans(),
        ordered=tallies(),
        held=st.lists(st.tuples(_HOLDS, tallies()), max_size=2).map(tuple),
        cancelled=tallies(),
        carried_in=tallies(),
        files=st.lists(file_statuses(), max_size=2).map(tuple),
        answers=st.integers(0, 9),
        unanswered=_COUNTS,
        standings=st.lists(st.tuples(words, tallies()), max_size=2).map(tuple),
        recalled=_REFERENCES,
        recalled_paid=_REFERENCES,
        evidence_waiting=_REFERENCES,
    )


def audit_findings() -> st.SearchStrategy[AuditFinding]:
    """Draw what an audit finds, of the whole book or of one item."""
    return st.builds(
        AuditFinding,
        st.sampled_from([Code.BOOK_CHAIN, Code.BOOK_REPLAY, Code.BOOK_SCHEMA, Code.BOOK_VALUES]),
        st.sampled_from([table.value for table in Table]),
        _COUNTS,
        _COUNTS,
    )


def audit_reports() -> st.SearchStrategy[AuditReport]:
    """Draw audits, of sound books and of others."""
    return st.builds(
        AuditReport,
        head=heads(),
        items=_COUNTS,
        documents=_COUNTS,
        erased=_COUNTS,
        live=_COUNTS,
        references=_COUNTS,
        findings=st.lists(audit_findings(), max_size=2).map(tuple),
        unlisted=st.integers(0, 5),
    )


@st.composite
def held_parts(draw: st.DrawFn) -> HeldPart:
    """Draw what a book holds of a person, with its document or after that was erased."""
    entry = draw(entries())
    act = draw(acts())
    return HeldPart(
        event=draw(st.integers(1, 500)),
        n=draw(st.integers(1, 500)),
        kind="month-opened",
        month=str(draw(months())),
        by=act.by,
        at=act.at.isoformat(),
        body=["entry", entry.programme.code, entry.amount.value],
        document=draw(st.sampled_from([None, to_document(entry)["value"]])),
    )


def person_exports() -> st.SearchStrategy[PersonExport]:
    """Draw what a book holds of one person: of their own, and where others' parts name them."""
    parts = st.lists(held_parts(), max_size=3).map(tuple)
    return st.builds(PersonExport, own=parts, mentions=parts)
