"""`Book`: the memory of an agency's payments, which cannot be talked into paying twice."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from ansinh.adapters import Registry
from ansinh.books.act import Act
from ansinh.books.audit import AuditReport, audit
from ansinh.books.fold import advance
from ansinh.books.loading import Values
from ansinh.books.log import Step
from ansinh.books.opening import folder_beside, open_store, store_to_read
from ansinh.books.person_export import PersonExport
from ansinh.books.receipts import Checked, Heard, Planned, Receipt, Recovery, Rendered, Settled
from ansinh.books.state import BookState
from ansinh.books.status import MonthStatus, status_of
from ansinh.books.stepping import a_step
from ansinh.books.steps import (
    applying,
    checking,
    closing,
    erasing,
    evidence,
    hearing,
    opening,
    planning,
    recalling,
    releasing,
    settling,
)
from ansinh.books.steps.beginning import begin, must_be_own
from ansinh.books.steps.months import month_of, planned_month_of
from ansinh.books.steps.recalling import Recallable
from ansinh.books.steps.recovering import recover
from ansinh.books.store import Head
from ansinh.books.tables import Shelf
from ansinh.books.whose import Whom
from ansinh.cycle import Answer, PreparedMonth
from ansinh.entitlement import Rates
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Agency, CarryOver, OutcomeKind, PlanTerms, Reference
from ansinh.roll import Change, Roll


class Book:
    """The month book of one agency (sổ chi trả).

    Each step is a method: it reads what the book knows, refuses with what is missing, or adds
    events in one transaction. The same step said again changes nothing and says `repeated`.
    Each method delegates to a function of `books.steps`, one module a step.

    Attributes: `key`, `files` (the folder of the providers' files, if there is one), `registry`,
    `store`, `state` (a fold, brought up to the head before every step), `values` (what the state
    stands for), `recovery` (what was found half done when it was opened).
    """

    def __init__(
        self, store: Shelf, *, key: bytes, files: Path | None, registry: Registry | None
    ) -> None:
        self.store: Final = store
        self.key: Final = key
        self.files: Final = files
        self.state: Final = BookState()
        self.values: Final = Values(store, key=key, erased=self.state.erased)
        self.recovery = Recovery()
        self._registry = registry

    @classmethod
    def open(
        cls, url: str, *, key: bytes, files: Path | None = None, registry: Registry | None = None
    ) -> Self:
        """Open a book, or begin one: ``sqlite:///month.db``, ``postgresql://…``, ``memory:``.

        `files` is where the providers' files go: a folder for each month; beside the book's own
        file if not given. `registry` is discovered where it is needed and not given.

        Raises:
            InvalidSettings: ``key-length``.
            BookRefused: ``book-key``: it is another agency's; ``book-url``, ``book-schema``.
            BookDamaged: ``book-replay``, ``book-schema``: nothing is done with it any more;
                ``file-foreign``: something else lies where a file of the book should.
            BookMoved: ``book-moved``: two programs began it at once; open it again.
            BookBusy: ``book-busy``.
            StorageError: ``book-unwritable``.
            MissingExtra: ``postgres``.
        """
        Agency("", "", key)  # it asks whether the key is long enough
        store = open_store(url, salt_key=key)
        try:
            book = cls(store, key=key, files=files or folder_beside(url), registry=registry)
            begin(book)
            book.recovery = recover(book)
        except BaseException:
            store.close()
            raise
        return book

    @classmethod
    def to_read(
        cls, url: str, *, key: bytes, files: Path | None = None, registry: Registry | None = None
    ) -> Self:
        """Open a book that is there, to look at it only: nothing of it is changed.

        It is brought to no newer schema, and what broke off half way is left for the next step;
        every step that writes is refused: ``book-unwritable``.

        Raises:
            BookRefused: ``book-missing``; others as `open`.
        """
        Agency("", "", key)
        store = store_to_read(url)
        try:
            book = cls(store, key=key, files=files or folder_beside(url), registry=registry)
            must_be_own(book)
        except BaseException:
            store.close()
            raise
        return book

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the book's file, or of its server."""
        self.store.close()

    @property
    def head(self) -> Head:
        """How far the book is: to be printed on the signed list (neo của sổ)."""
        return self.refreshed().head

    @property
    def registry(self) -> Registry:
        """The adapters that tell the providers."""
        if self._registry is None:
            self._registry = Registry.discover()
        return self._registry

    def refreshed(self) -> BookState:
        """Give the state at the head, whoever has written since.

        Raises:
            BookDamaged: ``book-replay``.
        """
        for event in self.store.events(after=self.state.head.count):
            advance(self.state, event)
        return self.state

    @a_step(Step.OPEN_MONTH)
    def open_month(
        self,
        month: Month,
        act: Act,
        *,
        base: Roll | None = None,
        carried: CarryOver | None = None,
        sources: Iterable[str] = (),
    ) -> Receipt:
        """Open a month (mở kỳ chi trả).

        The first month of a book begins on `base`, the list of the month before, and on what that
        month left over; the next ones begin on the book's own, and what is given has to be equal.
        `sources` are the SHA-256 digests of the files that it was read from.

        Raises:
            BookRefused: ``step-order``: there is no base, or a month is open; ``step-month``: it
                is not the next month; ``step-base``: the list is not that of the month before;
                ``source-known``.
            BookMoved: As of every step that writes: ``book-moved``; `BookBusy` ``book-busy``.
        """
        return opening.open_month(self, month, act, base=base, carried=carried, sources=sources)

    @a_step(Step.APPLY)
    def apply(
        self, month: Month, changes: Iterable[Change], act: Act, *, sources: Iterable[str] = ()
    ) -> Receipt:
        """Take in reported changes (áp dụng biến động), in as many parts as they come.

        A change that is there already is not taken twice. By any other what was planned is planned
        no more, and files that were not sent are voided with their approvals.

        Raises:
            DeltaConflicts: ``delta-…``, ``effective-after``: all of them; ``delta-twice`` also
                where the line has another change already.
            BookRefused: ``step-order``: a file was sent, or nothing was opened; ``step-month``;
                ``source-known``.
        """
        return applying.apply(self, month, changes, act, sources=sources)

    @a_step(Step.CHECK)
    def check(
        self,
        month: Month,
        act: Act,
        *,
        pay_day: date,
        as_of: date | None = None,
        rates: Rates | None = None,
    ) -> Checked:
        """Hold the month's list against the law (kiểm tra), as known on `as_of` or the pay day.

        Raises:
            BookRefused: ``step-order``, ``step-month``.
        """
        return checking.check(self, month, act, pay_day=pay_day, as_of=as_of, rates=rates)

    @a_step(Step.PLAN)
    def plan(
        self,
        month: Month,
        terms: PlanTerms,
        act: Act,
        *,
        as_of: date | None = None,
        rates: Rates | None = None,
        texts: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Planned:
        """Plan the month (lập kế hoạch chi trả), in place of any plan before.

        What the book knows to be ordered already is held: ``hold-live``. Files of a plan before
        that were not sent are voided.

        Raises:
            BookRefused: ``step-order``: a file was sent; ``step-month``; ``book-agency``,
                ``book-key``: the terms are another agency's; ``order-told``: a provider told of
                its orders before they were given out.
            RenderRefused: As `cycle.prepare_month` says.
            UnknownAdapter: As `cycle.prepare_month` says.
        """
        return planning.plan(self, month, terms, act, as_of=as_of, rates=rates, texts=texts)

    @a_step(Step.RENDER)
    def render(self, month: Month, act: Act) -> Rendered:
        """Write the files of a planned month, each once and always the same bytes (lập tệp).

        Keys and references stand in the book before the first byte is on the disk. Files that are
        there are left alone; one that is gone is written again. The renderer has to give the bytes
        that the book has still, of each that was not sent: by another profile it gives others.

        Once a file of the month is out no other plan is made of it: what may have been paid since,
        and what the renderer takes no more, is left out of the files that are still to be written,
        and held (`Rendered.withheld`).

        Raises:
            BookRefused: ``step-order``, ``step-month``; ``file-foreign``, ``file-name-twice``: a
                name is taken; ``file-changed``: the renderer gives other bytes than the book has;
                ``reference-conflict``: a reference was given to another order; ``book-folder``.
            BookDamaged: ``file-foreign``: something else lies where a file of the book should.
            LiveAlready: ``live-already``: some of it is ordered already; plan again.
            RenderRefused: The renderer takes orders no more that it took when they were planned.
            StorageError: ``file-unwritable``; say the step again.
        """
        return releasing.render(self, month, act)

    @a_step(Step.APPROVE)
    def approve(
        self,
        month: Month,
        sha256: str,
        act: Act,
        *,
        count: int | None = None,
        total: Dong | None = None,
    ) -> Receipt:
        """Approve exactly these bytes (duyệt tệp), as somebody who prepared nothing of the month.

        `count` and `total` are what the approver counted without looking at the book's figures.

        Raises:
            BookRefused: ``step-month``, ``file-unknown``, ``maker-checker``, ``approval-totals``,
                ``step-order``, ``file-gone``, ``file-changed``.
        """
        return releasing.approve(self, month, sha256, act, count=count, total=total)

    @a_step(Step.SENT)
    def sent(self, month: Month, sha256: str, act: Act) -> Receipt:
        """Say that an approved file went to its provider (đã gửi tệp): once, and these bytes.

        Raises:
            BookRefused: ``step-month``, ``file-unknown``, ``step-order``, ``file-gone``,
                ``file-changed``; ``sent-already``, with when and by whom.
        """
        return releasing.sent(self, month, sha256, act)

    @a_step(Step.VOID)
    def void(self, month: Month, sha256: str, act: Act, *, reason: str) -> Receipt:
        """Void a file that was never sent (hủy tệp chưa gửi): its orders can be made anew.

        `reason` is a word of `VoidReason`. The file stays on the disk: of who took a copy the book
        knows nothing, and whoever was shown it has to be told. A new file of its name takes its
        place. Where its provider tells of it all the same, evidence has to say what it paid before
        that is ordered anew.

        Raises:
            BookRefused: ``void-reason``, ``step-month``, ``file-unknown``; ``sent-already``: its
                orders can be recalled.
        """
        return releasing.void(self, month, sha256, act, reason=reason)

    @a_step(Step.RESULTS)
    def results(self, month: Month, answers: Iterable[Answer], act: Act) -> Heard:
        """Hear answers of providers (kết quả chi trả), any number of times, in parts, in any order.

        An answer is known by its content, whatever it is called. Every row is kept; what is no
        plain news of an order is in `findings`, with its code. What counts is worked out from all
        that was ever told, so the order of hearing does not matter. An answer may bear an earlier
        month, if it tells of an order that was given out by then.

        Raises:
            BookRefused: ``step-month``; ``step-order``: it tells of nothing but orders that wait
                to be sent; ``answer-own-file``: it is an order of ours; ``source-known``: it was
                taken in as a list.
            ParseFailed: As `cycle.hear_answers` says; nothing was changed.
            AmbiguousFile: As `cycle.hear_answers` says.
        """
        return hearing.hear(self, month, answers, act)

    @a_step(Step.RECALL)
    def recall(self, reference: Reference, act: Act, *, reason: str) -> Receipt:
        """Ask an order back that was sent (thu hồi lệnh chi), for a death or a mistake.

        `reason` is a word of `RecallReason`. The order stays live until the provider answers, and
        what it answers counts. `to_recall` names those of people who have died.

        Raises:
            BookRefused: ``recall-reason``, ``order-unknown``, ``recall-unsent``,
                ``recall-answered``; ``step-order``: no month is open.
        """
        return recalling.recall(self, reference, act, reason=reason)

    def to_recall(self) -> tuple[Recallable, ...]:
        """Give the orders under way to people whom the open month's changes say have died."""
        return recalling.to_recall(self)

    @a_step(Step.RECORD_EVIDENCE)
    def record_evidence(
        self, reference: Reference, outcome: OutcomeKind, act: Act, *, ground: str, document: str
    ) -> Receipt:
        """Record what proves what came of an order (chứng cứ); it counts once another approves it.

        For an order that is missing, recalled, unknown, different or in doubt; for money that was
        paid, in whatever month, and is back; and where returned money was paid after all. It takes
        the place of evidence of the order that waits still; the same again is new where an answer
        contradicted it since.

        `ground` is ``statement``, ``enquiry`` or ``signed-list``, `document` the SHA-256 of what
        shows it.

        Raises:
            BookRefused: ``evidence-content``; ``evidence-known``; ``order-unknown``;
                ``step-order``: the order was never sent, or no month is open.
        """
        return evidence.record_evidence(
            self, reference, outcome, act, ground=ground, document=document
        )

    @a_step(Step.APPROVE_EVIDENCE)
    def approve_evidence(
        self,
        reference: Reference,
        act: Act,
        *,
        outcome: OutcomeKind | None = None,
        ground: str | None = None,
        document: str | None = None,
    ) -> Receipt:
        """Approve evidence that another person recorded (duyệt chứng cứ).

        `outcome`, `ground` and `document` are what the approver saw without looking at the book.

        Raises:
            BookRefused: ``evidence-same-person``; ``evidence-missing``; ``evidence-differs``;
                ``step-order``.
        """
        seen = evidence.Seen(outcome, ground, document)
        return evidence.approve_evidence(self, reference, act, seen=seen)

    @a_step(Step.SETTLE)
    def settle(self, month: Month, act: Act) -> Settled:
        """Settle the month (quyết toán) by all that was told; again, until it is closed.

        Raises:
            BookRefused: ``step-order``: it is not planned, or a file of it was not sent;
                ``step-month``.
        """
        return settling.settle_month(self, month, act)

    @a_step(Step.CLOSE_MONTH)
    def close_month(self, month: Month, act: Act) -> Receipt:
        """Close the month (khóa sổ), for ever: what is learned later belongs to the next one.

        Raises:
            BookRefused: ``step-order``: it is not settled, or a file waits; ``step-month``.
        """
        return closing.close_month(self, month, act)

    def status(self, month: Month | None = None) -> MonthStatus:
        """Say how far a month is (tình trạng kỳ chi trả): the open one, or the last, if not said.

        Raises:
            BookRefused: ``step-order``, ``step-month``: the book has no such month.
        """
        return status_of(self, month)

    def audit(self, *, anchor: Head | None = None) -> AuditReport:
        """Go through all that the book holds (kiểm tra sổ), and find what is not as it was written.

        An `anchor` from a signed list proves that nothing up to it was cut off or written anew.
        What was read before is forgotten, so that the step after it is told what stands there.

        Raises:
            StorageError: ``book-unwritable``.
        """
        self.values.forget()
        return audit(self.store, key=self.key, anchor=anchor)

    def roll(self, month: Month) -> Roll:
        """Give a month's list as it is now; of people who were erased it has nothing.

        Raises:
            BookRefused: ``step-order``, ``step-month``.
            BookDamaged: ``book-values``: it is not what was written.
        """
        state = self.refreshed()
        return self.values.roll(state, month_of(state, month, "roll"))

    def prepared(self, month: Month) -> PreparedMonth:
        """Give a month as it was planned; its `files` are empty where the plan was read back.

        Raises:
            BookRefused: ``step-order``: it is not planned; ``step-month``.
            BookDamaged: ``book-values``.
        """
        state = self.refreshed()
        return self.values.prepared(state, planned_month_of(state, month, "prepared"))

    @a_step(Step.EXPORT)
    def export(self, person: Whom) -> PersonExport:
        """Give all that the book holds of one person (dữ liệu của một người), across months.

        A person is named as a list has them, by citizen id, or by programme and case; what they
        were called besides is found. All documents are looked at.

        Raises:
            BookRefused: ``person-unknown``; ``person-several``: a case that was given again.
        """
        return erasing.export(self, person)

    @a_step(Step.ERASE)
    def erase(self, person: Whom, act: Act, *, reason: str) -> Receipt:
        """Erase a person's documents (xóa dữ liệu cá nhân); the history of the money stays.

        `reason` is a word of `EraseReason`. The keys against paying twice stay too, and a person
        who is entered again is not paid again. Copies of the book are the agency's to erase.

        Raises:
            BookRefused: ``erase-reason``; ``erase-listed``: the last list has them; ``erase-open``:
                so has a month that is not closed; ``erase-unanswered``, ``erase-owed``;
                ``person-unknown``, ``person-several``.
        """
        return erasing.erase(self, person, act, reason=reason)
