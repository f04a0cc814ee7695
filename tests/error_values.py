"""The right values of nobody that stand for themselves in the examples of the page of errors."""

import atexit
import io
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any, Final

import attrs
import xlsxwriter
from tests import error_answers
from tests.invented_batches import bank_batch
from tests.small_book import fill
from tests.unit.adapters.hostile import adapter_text

import ansinh
import ansinh_vnpost.plugin
from ansinh import (
    SOCIAL_ASSISTANCE,
    Agency,
    Authorization,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Cause,
    Commune,
    Component,
    DaySpan,
    Document,
    Dong,
    Entitlement,
    Entry,
    Guardianship,
    Incapacity,
    IncapacityKind,
    InstructionLine,
    ListDefaults,
    Month,
    Owed,
    PaymentBatch,
    PaymentInstruction,
    Person,
    PersonName,
    PlanTerms,
    PromisedAhead,
    Recoverable,
    RecoveryCause,
    RenderRequest,
    Repayment,
    Roll,
    Routes,
    SourceFile,
    adapters,
    checks,
    difference,
    entitlement,
    formats,
    plan,
)
from ansinh.books import Act, Book
from ansinh.books.audit import AuditReport, audit
from ansinh.books.opening import open_store, store_to_read
from ansinh.books.receipts import BookFile
from ansinh.books.store import Head
from ansinh.books.tables import Shelf
from ansinh.cli.folder import Output, distinct
from ansinh.entitlement.calendar import PayDays
from ansinh.files import read_file, write_files
from ansinh.payment import KnownOrders
from ansinh.reports import roll_workbook
from ansinh.reports.office import Office
from ansinh.scaffold import NewAdapter
from ansinh.testing.suites import suite_for

JULY: Final = Month(2024, 7)
PAY_DAY: Final = date(2024, 7, 5)
AS_OF: Final = date(2024, 7, 1)
DEFAULTS: Final = ListDefaults(
    programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Mẫu"), communes={"Xã Mẫu": "00000"}
)
TERMS: Final = PlanTerms(
    agency=Agency("MAU", "Phòng Mẫu", b"published test key"),
    pay_day=PAY_DAY,
    routes=Routes(any_bank="mau.bank", cash="mau.post", home="mau.post"),
)

_PERSON: Final = Person(PersonName("Trần Văn Mẫu"), BirthDate(1945, 2, 1))
_OTHER: Final = Person(PersonName("Lê Thị Thử"), BirthDate(1970, 2, 1))
_PLACE: Final = Commune("Xã Mẫu")
_OF_PERSON: Final = ("name", "birth", "died_on", "incapacity")


def line(case: str = "TH-0001", amount: int = 500_000, **parts: Any) -> Entry:
    """Give a right line of a roll; `parts` are fields of it, or of its person, by name."""
    of_person = {name: parts.pop(name) for name in _OF_PERSON if name in parts}
    whose = Beneficiary(attrs.evolve(_PERSON, **of_person), CaseNumber(case), _PLACE)
    entry = Entry(SOCIAL_ASSISTANCE, whose, Entitlement(None, Dong(amount)), CashPoint())
    return attrs.evolve(entry, **parts)


def owed(case: str, cause: Cause, month_of: Month = JULY) -> Owed:
    """Give a sum of a month that is owed under a case."""
    entry = line(case)
    item = InstructionLine(Component.REGULAR, month_of, Dong(360_000), cause)
    return Owed(entry.programme, entry.beneficiary, item)


def july(*entries: Entry) -> Roll:
    """Give the roll of July 2024."""
    return Roll(JULY, entries)


def june(*entries: Entry) -> Roll:
    """Give the roll of the month before."""
    return Roll(JULY - 1, entries)


def batch_of(*entries: Entry) -> PaymentBatch:
    """Give the one batch in which lines are ordered."""
    (batch,) = plan(july(*entries), TERMS).batches
    return batch


def batch_of_two() -> PaymentBatch:
    """Give two orders to accounts, for the adapter of the examples."""
    first, second, _ = bank_batch().instructions
    return attrs.evolve(bank_batch(), provider="mau.lines", instructions=(first, second))


def workbook(**rows: Sequence[Sequence[object]]) -> bytes:
    """Give a workbook with these sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, lines in rows.items():
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(lines):
            sheet.write_row(number, 0, cells)
    book.close()
    return out.getvalue()


def check_list(data: bytes, source: str) -> object:
    """Read a list as the office's settings have it."""
    return ansinh.check_list(data, source=source, month=JULY, defaults=DEFAULTS)


def repaid(amount: int) -> Repayment:
    """Give a sum that came back from the one person of the examples."""
    paper = Document("PT-01")
    return Repayment(SOCIAL_ASSISTANCE, line().beneficiary, Dong(amount), paper)


def paper_of(**changes: Any) -> Authorization:
    """Give an authorization of somebody else; `changes` are fields of that person."""
    return Authorization.made(attrs.evolve(_OTHER, **changes), None, date(2024, 1, 2))


def guardianship_of(**changes: Any) -> Guardianship:
    """Give a guardianship without a term; `changes` are fields of the guardian."""
    return Guardianship(attrs.evolve(_OTHER, **changes), None, DaySpan(None))


def request_for(provider: str, **changes: Any) -> RenderRequest:
    """Ask a provider's adapter for the file of orders to accounts."""
    return RenderRequest(
        batch=attrs.evolve(bank_batch(), provider=provider, **changes), as_of=AS_OF
    )


def own_profile(replaces: str, *more: str) -> SourceFile:
    """Give an agency's own profile, with these lines more."""
    text = (
        "profile = 1", f'replaces = "{replaces}"', 'format_version = "2"', 'source = "mau"',
        'certainty = "documented"', *more,
    )  # fmt: skip
    return SourceFile("rieng.toml", "\n".join(text).encode())


ACT: Final = Act("lap.mau", datetime(2024, 7, 1, 8, tzinfo=UTC))
CHECKER: Final = Act("duyet.mau", datetime(2024, 7, 1, 9, tzinfo=UTC))


def opened_book(base: Roll) -> Book:
    """Begin a book in memory and open July on June's list."""
    book = Book.open("memory:", key=TERMS.agency.key)
    book.open_month(JULY, ACT, base=base)
    return book


def rendered_book() -> Book:
    """Give a book in memory whose July is planned and rendered, in a folder of its own."""
    folder = mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    registry = adapters.Registry()
    registry.register(SPEC, source="mau")
    key, place = TERMS.agency.key, Path(folder)
    book = Book.open("memory:", key=key, files=place, registry=registry)
    book.open_month(JULY, ACT, base=june(line()))
    book.plan(JULY, attrs.evolve(TERMS, routes=Routes(cash=SPEC.profile.id)), ACT)
    book.render(JULY, ACT)
    return book


def file_of(book: Book) -> BookFile:
    """Give the one file of July."""
    (file,) = book.render(JULY, ACT).files
    return file


def order_of(book: Book) -> PaymentInstruction:
    """Give the one order of July."""
    (order,) = book.prepared(JULY).plan.instructions
    return order


def sent_book() -> Book:
    """Give that book after its file was approved and sent."""
    book = rendered_book()
    file = file_of(book)
    book.approve(JULY, file.sha256, CHECKER)
    book.sent(JULY, file.sha256, CHECKER)
    return book


def _signed_up(adapter: str) -> adapters.AdapterSpec:
    module = ModuleType("mau_adapters")
    exec(adapter_text(adapter), vars(module))
    (spec,) = module.ansinh_register_adapters()
    return spec


SPEC: Final = _signed_up("mau.lines")


def _public(module: ModuleType) -> dict[str, Any]:
    return {name: getattr(module, name) for name in module.__all__}


KEY: Final = b"0123456789abcdef0123456789abcdef"


def small_store() -> Shelf:
    """Give a book in memory that has written a little."""
    store = open_store("memory:", salt_key=KEY)
    fill(store)
    return store


def audited_after(statement: str) -> AuditReport:
    """Audit a small book into whose file somebody has got with a database tool."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "month.db"
        with closing(open_store(f"sqlite:///{path}", salt_key=KEY)) as store:
            fill(store)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(statement)
        with closing(store_to_read(f"sqlite:///{path}")) as store:
            return audit(store)


NAMES: Final[Mapping[str, Any]] = {
    **error_answers.NAMES,
    **_public(entitlement),
    **_public(checks),
    **_public(formats),
    **_public(adapters),
    **_public(ansinh),
    "Book": Book,
    "JULY": JULY,
    "KnownOrders": KnownOrders,
    "NewAdapter": NewAdapter,
    "Output": Output,
    "PayDays": PayDays,
    "Fraction": Fraction,
    "date": date,
    "evolve": attrs.evolve,
    "Act": Act,
    "Head": Head,
    "audit": audit,
    "audited_after": audited_after,
    "datetime": datetime,
    "distinct": distinct,
    "read_file": read_file,
    "roll_workbook": roll_workbook,
    "suite_for": suite_for,
    "workbook": workbook,
    "write_files": write_files,
    "act": ACT,
    "agency": TERMS.agency,
    "ahead": PromisedAhead(SOCIAL_ASSISTANCE, line().beneficiary, JULY, Dong(500_000)),
    "batch": batch_of_two(),
    "batch_of": batch_of,
    "beneficiary": line().beneficiary,
    "check_list": check_list,
    "checker": CHECKER,
    "delta": difference(june(line("TH-0001")), july(line("TH-0001"), line("TH-0002"))),
    "file_of": file_of,
    "funeral_sum": attrs.evolve(
        owed("TH-0001", Cause.ENTITLED),
        line=InstructionLine(Component.FUNERAL, JULY, Dong(10_000_000), Cause.ENTITLED),
    ),
    "guardianship_of": guardianship_of,
    "good_rows": [
        ["Mã hồ sơ", "Họ và tên", "Ngày sinh", "Mức hưởng"],
        ["TH-0001", "Trần Văn Mẫu", "01/02/1945", 500_000],
        ["TH-0002", "Lê Thị Thử", "01/02/1970", 500_000],
    ],
    "july": july,
    "june": june,
    "lost": Incapacity(IncapacityKind.LOST, DaySpan(date(2024, 1, 10))),
    "line": line,
    "key": KEY,
    "office": Office(name="Phòng Mẫu"),
    "opened_book": opened_book,
    "order_of": order_of,
    "open_store": open_store,
    "order": batch_of_two().instructions[0],
    "other_person": _OTHER,
    "other_spec": _signed_up("mau.khac"),
    "owed": owed,
    "own_profile": own_profile,
    "paper": paper_of(),
    "paper_of": paper_of,
    "person": _PERSON,
    "profile": SPEC.profile,
    "recoverable": Recoverable(
        SOCIAL_ASSISTANCE, line().beneficiary, JULY - 1, Dong(500_000), RecoveryCause.DIED
    ),
    "rendered_book": rendered_book,
    "repaid": repaid,
    "request_for": request_for,
    "roll": july(line()),
    "sent_book": sent_book,
    "spec": SPEC,
    "store": small_store(),
    "store_to_read": store_to_read,
    "terms": TERMS,
    "vnpost_plugin": ansinh_vnpost.plugin,
}
"""What a name in an example stands for."""
