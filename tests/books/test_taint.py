"""Nobody who is planted is named by a book: not by its chain, a log, a status, an error, a name.

Only the table of personal documents, the providers' files and the office's own papers name people.
"""

import logging
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest
from tests.books import planted_book as planted
from tests.books.listening import kept_by
from tests.books.planted_book import AUGUST, BASE, CHECKER, JULY, KEY, MAKER, TERMS, opened, ordered
from tests.canaries import CANARIES, heard, silent, told_by
from tests.places import KINDS

from ansinh import (
    Agency,
    Outcome,
    OutcomeKind,
    Reference,
    Removal,
    RenderedFile,
    RenderRequest,
    Roll,
)
from ansinh.adapters import AdapterSpec, PayoutAdapter, Registry, default_registry
from ansinh.books.book import Book
from ansinh.books.receipts import Heard
from ansinh.books.tables import COLUMNS, Table
from ansinh.cycle import Answer
from ansinh.errors import AnsinhError

NAMES_PEOPLE = Table.PERSONAL


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened(tmp_path) as made:
        made.open_month(JULY, MAKER, base=BASE)
        yield made


@contextmanager
def all_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Log everything, and hold it against the planted."""
    with caplog.at_level(logging.DEBUG):
        yield
    assert heard(caplog.text) == []
    assert heard("\n".join(map(told_by, caplog.records))) == []


def names_nobody(book: Book) -> None:
    """Hold all that a book says of itself against the planted."""
    assert kept_by(book) == []
    status = book.status()
    assert heard(repr(status) + str(status)) == []


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a new book, of each kind by turns."""
    if request.param == "postgres":
        with request.getfixturevalue("postgres").schema() as made:
            yield made
    else:
        yield f"sqlite:///{tmp_path / 'month.db'}" if request.param == "sqlite" else "memory:"


def test_a_whole_life(address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with all_logged(caplog), opened(tmp_path, address) as book:
        receipts: list[object] = [book.open_month(JULY, MAKER, base=BASE)]
        receipts.append(ordered(book, JULY, planted.added()))
        names_nobody(book)
        said = {CANARIES["case number"]: OutcomeKind.REFUSED, "TH-0777": OutcomeKind.UNCOLLECTED}
        receipts.append(book.results(JULY, planted.answers(book, JULY, said), MAKER))
        names_nobody(book)
        receipts.append(book.settle(JULY, MAKER))
        receipts.append(book.close_month(JULY, CHECKER))
        receipts.append(book.open_month(AUGUST, MAKER))
        receipts.append(ordered(book, AUGUST, [Removal(planted.BY_BANK, AUGUST)]))
        planted.finished(book, AUGUST)
        receipts += [book.prepared(JULY), book.roll(AUGUST), book.recovery, book.to_recall()]
        receipts += [book.audit(), book.export(planted.BY_AGENT.beneficiary)]
        refused(lambda: book.erase(planted.BY_BANK.beneficiary, CHECKER, reason="asked"))
        names_nobody(book)
        assert heard("\n".join(map(repr, receipts)) + "\n".join(map(str, receipts))) == []
    names = "\n".join(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert heard(names) == []


def test_the_personal_documents_are_where_people_are_named(book: Book) -> None:
    """Else the silence above would be that of an empty book."""
    ordered(book, JULY, planted.added())
    rows = book.store.rows(NAMES_PEOPLE)  # type: ignore[attr-defined] # every store is a shelf
    told = {
        found.split(",")[0]
        for row in rows
        for found in heard(str(dict(zip(COLUMNS[NAMES_PEOPLE], row, strict=True))))
    }
    assert told >= {
        *("name", "agent's name", "collector's name", "citizen id", "legacy id", "phone"),
        *("account", "second account", "case number", "birth date", "address", "note"),
        *("category", "category's name", "programme's name", "decision"),
    }
    assert "agency's key" not in told


def test_what_lies_on_the_disk_is_the_owners_only(tmp_path: Path) -> None:
    """Whatever the umask; temporary files and the journal are looked at while they are there."""
    before = os.umask(0)
    try:
        with opened(tmp_path) as book:
            book.open_month(JULY, MAKER, base=BASE)
            ordered(book, JULY, planted.added())
    finally:
        os.umask(before)
    made = list(tmp_path.rglob("*"))
    assert len(made) > 3
    for path in made:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path.name


def refused(step: Callable[[], object]) -> None:
    """Say a step that is refused, and hold all that the error says against the planted."""
    with pytest.raises(AnsinhError) as error:
        step()
    assert silent(error.value) == []


def given_or_raised(step: Callable[[], object]) -> object:
    """Say a step that may be refused, and hold what the error says against the planted."""
    told: Exception | None = None
    try:
        return step()
    except AnsinhError as error:
        told = error
    assert silent(told) == []
    return told


def test_steps_that_are_refused(book: Book, caplog: pytest.LogCaptureFixture) -> None:
    somebody = planted.BY_BANK
    changed = attrs.evolve(somebody, note="")
    with all_logged(caplog):
        refused(lambda: book.open_month(AUGUST, MAKER))
        refused(lambda: book.open_month(JULY, MAKER, base=Roll(JULY - 1, [somebody])))
        refused(lambda: book.render(JULY, MAKER))
        refused(lambda: book.apply(AUGUST, (), MAKER))
        refused(lambda: book.apply(JULY, [Removal(changed, JULY)], MAKER))
        refused(lambda: book.plan(JULY, attrs.evolve(TERMS, agency=_other_agency()), MAKER))
        files = ordered(book, JULY, planted.added()).files
        refused(lambda: book.approve(JULY, files[0].sha256, MAKER))
        refused(lambda: book.apply(JULY, [Removal(somebody, JULY)], MAKER))
        refused(lambda: book.void(JULY, files[0].sha256, MAKER, reason=CANARIES["name"]))
        reference = book.prepared(JULY).plan.instructions[0].reference
        refused(lambda: book.recall(reference, MAKER, reason=CANARIES["name"]))
        refused(lambda: book.recall(Reference("A00000000000000000AZ"), MAKER, reason="died"))
        refused(
            lambda: book.record_evidence(
                reference, OutcomeKind.PAID, MAKER, ground="statement", document=CANARIES["name"]
            )
        )
        refused(lambda: book.approve_evidence(reference, MAKER))
        refused(lambda: book.close_month(JULY, CHECKER))
        refused(lambda: book.erase(somebody.beneficiary, MAKER, reason=CANARIES["name"]))
        refused(lambda: book.erase(somebody.beneficiary, MAKER, reason="asked"))
        refused(lambda: book.export(somebody.key._replace(case="KHONG-CO")))
    names_nobody(book)


def _other_agency() -> Agency:
    return Agency("KHAC", CANARIES["name"], CANARIES["agency's key"].encode() + b"!")


ANSWERS: dict[str, Callable[[bytes], bytes]] = {
    "no answer at all": lambda _: CANARIES["name"].encode(),
    "an empty one": lambda _: b"",
    "a name that differs": lambda data: data.replace(b"HOILOANG", b"KSOR"),
    "an account that differs": lambda data: data.replace(
        CANARIES["account"].encode(), CANARIES["second account"].encode()
    ),
    "ten times the amount": lambda data: data.replace(b"750000", b"7500000"),
    "a word that nobody knows": lambda data: data.replace(
        "Thành công".encode(), CANARIES["name"].encode()
    ),
    "references that nobody gave": lambda data: data.replace(b"A", b"B"),
    "a row twice": lambda data: data + data.splitlines(keepends=True)[-1],
}


@pytest.mark.parametrize("fault", ANSWERS)
def test_answers_that_are_wrong(book: Book, fault: str, caplog: pytest.LogCaptureFixture) -> None:
    ordered(book, JULY, planted.added())
    with all_logged(caplog):
        for answer in planted.answers(book, JULY):
            spoiled = Answer(answer.filename, ANSWERS[fault](answer.data))
            told = given_or_raised(lambda said=spoiled: book.results(JULY, [said], MAKER))
            if isinstance(told, Heard):
                assert heard(repr(told) + str(told) + repr(told.findings)) == []
        names_nobody(book)


def test_a_wrong_key(tmp_path: Path, book: Book, caplog: pytest.LogCaptureFixture) -> None:
    book.close()
    url = f"sqlite:///{tmp_path / 'month.db'}"
    with all_logged(caplog):
        refused(lambda: Book.open(url, key=KEY + b"!"))
        refused(lambda: Book.open(url, key=b"short"))
        nowhere = tmp_path / CANARIES["case number"] / "so.db"
        refused(lambda: Book.open(f"sqlite:///{nowhere}", key=KEY))
        refused(lambda: Book.open(f"oracle://{CANARIES['case number']}", key=KEY))


def _document(book: Path, old: str, new: str) -> None:
    import sqlite3

    connection = sqlite3.connect(book)
    connection.execute("UPDATE personal SET document = replace(document, ?, ?)", (old, new))
    connection.execute("UPDATE item SET body = replace(body, '750000', '750001')")
    connection.commit()
    connection.close()


DAMAGE = {
    "an amount that is none": ('"amount":750000', f'"amount":"{CANARIES["name"]}"'),
    "an id that is none": (CANARIES["citizen id"], CANARIES["citizen id"] + "0"),
    "no JSON": ("{", f"{CANARIES['name']} {{"),
    "another name": (CANARIES["name"], CANARIES["agent's name"]),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_book_that_was_changed(
    tmp_path: Path, book: Book, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What stands in a document that does not read is said by nobody."""
    book.apply(JULY, planted.added(), MAKER)
    book.close()
    _document(tmp_path / "month.db", *DAMAGE[damage])
    with all_logged(caplog), opened(tmp_path) as again:
        refused(lambda: again.roll(JULY))
        refused(lambda: again.plan(JULY, TERMS, MAKER))
        given_or_raised(lambda: again.export(planted.BY_BANK.beneficiary))


POST_PROFILE = default_registry().get(planted.POST).profile


class Breaking(PayoutAdapter):
    """Fails with somebody's name, and with what it came of."""

    profile = attrs.evolve(POST_PROFILE, id="thu.hong", channels=())

    def render(self, request: RenderRequest, /) -> RenderedFile:
        order = request.batch.instructions[0]
        try:
            int(order.beneficiary.person.name.text)
        except ValueError as error:
            raise KeyError(order.account, order.beneficiary.case.text) from error
        raise NotImplementedError


def _breaking() -> Registry:
    registry = Registry()
    registry.register(AdapterSpec(profile=Breaking.profile, factory=Breaking), source="thu")
    return registry


def test_an_adapter_that_breaks(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An adapter is anybody's; what it raises is told by its type and place alone."""
    with all_logged(caplog), opened(tmp_path, registry=_breaking()) as book:
        book.open_month(JULY, MAKER, base=BASE)
        book.apply(JULY, planted.added(), MAKER)
        refused(lambda: book.plan(JULY, planted.terms_for(Breaking.profile.id), MAKER))
        names_nobody(book)


def test_an_outcome_shows_nobody() -> None:
    holder = planted.BY_BANK.beneficiary.person.name
    outcome = Outcome(None, OutcomeKind.PAID, None, CANARIES["account"], holder)
    assert heard(repr(outcome)) == []
