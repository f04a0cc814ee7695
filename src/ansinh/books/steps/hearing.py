"""Hear what providers say: every row is kept, told for what it is, and none is taken on trust."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.adapters import Registry
from ansinh.books.act import Act
from ansinh.books.answer_finding import AnswerFinding
from ansinh.books.doubt import doubted_by
from ansinh.books.earlier_orders import EarlierOrder, earlier_orders, months_ordered_in
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import AnswerHeard
from ansinh.books.heard_items import HeardOutcome, items_of_heard
from ansinh.books.items import AGENCY
from ansinh.books.missing import Missing, lacking
from ansinh.books.pseudonym import pseudonym_of, pseudonym_of_account
from ansinh.books.receipts import Heard, Receipt
from ansinh.books.reckoning import Reckoning, heard_of, reckon, remember_heard
from ansinh.books.sorting import KnownOrder, Sorting, rows_unread
from ansinh.books.state import BookState, FileState, MonthState
from ansinh.books.steps.doubting import TakenBack
from ansinh.books.steps.freeing import Freed
from ansinh.books.steps.months import open_month_of
from ansinh.books.steps.sources import new_answers
from ansinh.books.store import NewEvent
from ansinh.cycle import Answer, ParsedAnswer, hear_answers
from ansinh.errors import AnsinhError, BookRefused, Code, ParseFailed
from ansinh.formats import Capability
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Outcome, PaymentInstruction, Reference

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "results"

_NO_ANSWER: Final = frozenset(
    {
        Code.FILE_NOT_A_LIST,
        Code.FILE_OTHER_LIST,
        Code.FILE_UNRECOGNISED,
        Code.OPERATION_UNSUPPORTED,
        Code.XML_MESSAGE,
    }
)
"""What adapters say of a file that is no answer at all."""


def hear(book: "Book", month: Month, answers: Iterable[Answer], act: Act) -> Heard:
    """Hear answers; see `Book.results`."""
    state = book.refreshed()
    about = open_month_of(state, month, STEP)
    given = {hashlib.sha256(answer.data).hexdigest(): answer for answer in answers}
    _refuse_own(state, given)
    unheard, known = new_answers(state, book.store, given)
    fresh = {digest: given[digest] for digest in unheard}
    again = tuple(_found_before(book, state, about, known))
    waiting = _waiting(book, state, about)
    parsed = _shared(list(_parsed(book, state, about, tuple(fresh.values()))), waiting)
    before = reckon(book, state, about, asked=_outcomes(parsed))
    if not fresh:
        return Heard((), before.reconciliation, Receipt(state.head, repeated=True), again)
    rows = _Rows.of(book, state, about, parsed, waiting, before)
    after = reckon(book, state, about, rows.heard)
    freed = Freed.between(before, after)
    doubted = doubted_by(state, about, after, rows.heard, rows.earlier)
    # What stands in the plan has its keys, or takes them when its file is written again.
    back = [one for one in doubted if one not in rows.unsent]
    taken = TakenBack.of(book, about, back, again=freed.again)
    events = list(rows.events(book, month, act, tuple(fresh), doubted))
    with book.store.writing(state.head) as writing:
        for event in events[:-1]:
            writing.append(event)
        more = chain(freed.items(book.store), taken.items)
        writing.append(attrs.evolve(events[-1], items=chain(events[-1].items, more)))
        freed.write(writing, book.store)
        taken.write(writing, book.store, about, act)
    state = book.refreshed()
    remember_heard(book, state, rows.rows)
    return Heard(
        tuple(one.results for one in parsed),
        after.reconciliation,
        Receipt(state.head),
        (*again, *rows.findings),
    )


def _refuse_own(state: BookState, given: Iterable[str]) -> None:
    ours = {digest for month in state.months.values() for digest in month.files}
    if not ours.isdisjoint(given):
        raise BookRefused(Code.ANSWER_OWN_FILE)


def _parsed(
    book: "Book", state: BookState, month: MonthState, answers: tuple[Answer, ...]
) -> tuple[ParsedAnswer, ...]:
    """Read the answers; what no adapter reads as an answer may be an order of ours, saved anew."""

    def ordered_in(references: Collection[Reference]) -> Collection[Month]:
        return months_ordered_in(book, state, {reference.text for reference in references})

    failed: ParseFailed | None = None
    try:
        return hear_answers(answers, book.registry, month.month, ordered_in=ordered_in)
    except ParseFailed as error:
        failed = error
    strange = {p.position.source for p in failed.problems if p.code in _NO_ANSWER}
    files = [file for one in state.months.values() for file in one.files.values()]
    for answer in answers:
        if answer.filename in strange and _is_own(answer, files, book):
            raise BookRefused(Code.ANSWER_OWN_FILE)
    raise failed


def _is_own(answer: Answer, files: Iterable[FileState], book: "Book") -> bool:
    """Whether a provider's adapter reads in it orders that the book gave out."""
    for provider in {file.provider for file in files}:
        try:
            adapter = book.registry.get(provider)
            lines = adapter.read_back(answer.data) if adapter.can(Capability.READ_BACK) else ()
        except AnsinhError:
            continue
        if book.store.place_of(line.reference for line in lines):
            return True
    return False


def _outcomes(parsed: Iterable[ParsedAnswer]) -> list[Outcome]:
    return [outcome for answer in parsed for outcome in answer.results.outcomes]


def _references(parsed: Iterable[ParsedAnswer]) -> set[str]:
    return {one.reference.text for one in _outcomes(parsed) if one.reference}


@attrs.frozen
class _Rows:
    """The rows of all answers: what is kept of them, and what is to be said."""

    parsed: tuple[ParsedAnswer, ...]
    rows: tuple[tuple[HeardOutcome, ...], ...]
    findings: tuple[AnswerFinding, ...]
    waiting: dict[str, KnownOrder]
    unsent: set[str]
    earlier: dict[str, EarlierOrder]

    @classmethod
    def of(
        cls,
        book: "Book",
        state: BookState,
        month: MonthState,
        parsed: tuple[ParsedAnswer, ...],
        waiting: dict[str, KnownOrder],
        before: Reckoning,
    ) -> "_Rows":
        about = _references(parsed)
        unsent = _unsent(book, state, month)
        _refuse_unsent(parsed, waiting, unsent)
        earlier = earlier_orders(book, state, month, [one for one in about if one not in waiting])
        said, known = _by_reference(before.said), _by_reference(before.known)
        payers = _institutions_before(book.registry, earlier)
        sorting = Sorting(waiting, unsent, earlier, payers, _debits(book, month), said, known)
        findings: list[AnswerFinding] = []
        rows = []
        for number, answer in enumerate(parsed, start=state.head.count + 1):
            unread = rows_unread(one.position for one in answer.results.problems)
            heard = []
            for outcome in answer.results.outcomes:
                found = sorting.finding_of(answer, outcome, unread)
                if found is not None:
                    findings.append(found)
                heard.append(HeardOutcome(number, outcome, found.code if found else None))
            rows.append(tuple(heard))
        return cls(parsed, tuple(rows), tuple(findings), waiting, unsent, earlier)

    @property
    def heard(self) -> list[HeardOutcome]:
        """All rows."""
        return [one for rows in self.rows for one in rows]

    def _order_of(self, outcome: Outcome) -> PaymentInstruction | None:
        reference = outcome.reference.text if outcome.reference else ""
        known = self.earlier.get(reference) or self.waiting.get(reference)
        return known.order if known else None

    def events(
        self, book: "Book", month: Month, act: Act, digests: Sequence[str], doubted: tuple[str, ...]
    ) -> Iterator[NewEvent]:
        """Give an event for each answer; the last one says what is doubted."""

        def person_of(outcome: Outcome) -> str:
            order = self._order_of(outcome)
            if order is None and outcome.account:
                return pseudonym_of_account(outcome.account, key=book.key)
            if order is None:
                return AGENCY  # whose it is, is not known
            return pseudonym_of(order.programme, order.beneficiary, key=book.key)

        for digest, answer, rows in zip(digests, self.parsed, self.rows, strict=True):
            is_last = digest == digests[-1]
            heard = AnswerHeard(
                month=str(month),
                source=digest,
                provider=answer.adapter,
                adapter_format=answer.format_version,
                count=len(rows),
                doubted=doubted if is_last else (),
                **said_by(act),
            )
            yield new_event(heard, items_of_heard(rows, person_of))


def _refuse_unsent(
    parsed: Iterable[ParsedAnswer], waiting: Mapping[str, KnownOrder], unsent: set[str]
) -> None:
    """Refuse an answer that tells of nothing but orders that wait to be sent.

    It can be heard once they are noted as sent. Where it tells of others too, these rows hide
    nothing: they are set aside.

    Raises:
        BookRefused: ``step-order``.
    """
    for answer in parsed:
        told = _references([answer])
        early = {one for one in told & unsent if waiting[one].institution == answer.institution}
        if early and early == told:
            raise lacking(STEP, Missing.SENT)


def _shared(
    parsed: list[ParsedAnswer], waiting: Mapping[str, KnownOrder]
) -> tuple[ParsedAnswer, ...]:
    """Let the rows have the parts of their orders that they repeat: most of what an answer is.

    One answer after the other, so that none is there twice.
    """
    for place, one in enumerate(parsed):
        outcomes = tuple([_sharing(outcome, waiting) for outcome in one.results.outcomes])
        parsed[place] = attrs.evolve(one, results=attrs.evolve(one.results, outcomes=outcomes))
    return tuple(parsed)


def _sharing(outcome: Outcome, waiting: Mapping[str, KnownOrder]) -> Outcome:
    known = waiting.get(outcome.reference.text) if outcome.reference else None
    if known is None:
        return outcome
    order = known.order
    account, name = order.account, order.listed_name
    return attrs.evolve(
        outcome,
        reference=order.reference,
        account=account if outcome.account == account else outcome.account,
        name=name if outcome.name == name else outcome.name,
    )


def _unsent(book: "Book", state: BookState, month: MonthState) -> set[str]:
    """Give the month's orders that were never sent."""
    sent = {(one.provider, one.programme, one.sequence) for one in month.sent}
    return {
        order.reference.text
        for batch in (book.values.batches(state, month) if month.planned else ())
        if (batch.provider, batch.programme.code, batch.sequence) not in sent
        for order in batch.instructions
    }


def _waiting(book: "Book", state: BookState, month: MonthState) -> dict[str, KnownOrder]:
    """Give the orders that an answer may tell of now, sent or not."""
    batches = book.values.batches(state, month) if month.planned else ()
    unresolved = book.values.carried(state, month).unresolved
    institutions = _institutions(book.registry, {b.provider for b in (*batches, *unresolved)})
    return {
        order.reference.text: KnownOrder(institutions[batch.provider], order)
        for batch in (*batches, *unresolved)
        for order in batch.instructions
    }


def _institutions(registry: Registry, providers: Iterable[str]) -> dict[str, str]:
    return {provider: registry.get(provider).profile.institution for provider in providers}


def _institutions_before(registry: Registry, earlier: Mapping[str, EarlierOrder]) -> dict[str, str]:
    """Give by whom earlier orders were to be paid, by reference.

    An adapter of that time may be gone; then nobody can tell, and nothing is refused for it.
    """
    providers = {ref: one.batch.provider for ref, one in earlier.items() if one.batch}
    known: dict[str, str] = {}
    for provider in {*providers.values()}:
        with suppress(AnsinhError):
            known |= _institutions(registry, [provider])
    return {ref: known[provider] for ref, provider in providers.items() if provider in known}


def _debits(book: "Book", month: MonthState) -> frozenset[tuple[str, Dong]]:
    """Give the totals of the files that were sent, each with its institution."""
    institutions = _institutions(book.registry, {file.provider for file in month.sent})
    return frozenset((institutions[one.provider], Dong(one.total)) for one in month.sent)


def _by_reference(rows: Iterable[HeardOutcome]) -> dict[str, list[Outcome]]:
    told: dict[str, list[Outcome]] = {}
    for one in rows:
        if one.outcome.reference:
            told.setdefault(one.outcome.reference.text, []).append(one.outcome)
    return told


def _found_before(
    book: "Book", state: BookState, month: MonthState, events: Sequence[int]
) -> Iterator[AnswerFinding]:
    """Give the findings of answers that the book had heard before."""
    for one in heard_of(book, state, month):
        if one.event in events and one.code is not None:
            outcome = one.outcome
            reference = outcome.reference.text if outcome.reference else ""
            yield AnswerFinding(one.code, reference, outcome.amount, outcome.evidence)
