"""Evidence of what came of an order: one person records it, and another approves it."""

import re
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.books.act import Act
from ansinh.books.doubt import doubted_by
from ansinh.books.earlier_orders import earlier_orders
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import EvidenceApproved, EvidenceRecorded
from ansinh.books.missing import Missing, lacking
from ansinh.books.receipts import Receipt
from ansinh.books.reckoning import Reckoning, reckon
from ansinh.books.standing import TRANSITIONS, Standing, Told
from ansinh.books.standings import standings_of
from ansinh.books.state import BookState, MonthState, RecordedEvidenceState
from ansinh.books.steps.doubting import TakenBack
from ansinh.books.steps.freeing import Freed
from ansinh.errors import BookRefused, Code
from ansinh.payment import OutcomeKind, Reference

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "evidence"
GROUNDS: Final = ("statement", "enquiry", "signed-list")
"""By what it can be known: a bank's statement, its answer to an enquiry, the list signed for."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def record_evidence(
    book: "Book",
    reference: Reference,
    outcome: OutcomeKind,
    act: Act,
    *,
    ground: str,
    document: str,
) -> Receipt:
    """Record evidence; see `Book.record_evidence`."""
    if outcome is OutcomeKind.UNKNOWN or ground not in GROUNDS or not _SHA256.fullmatch(document):
        raise BookRefused(Code.EVIDENCE_CONTENT)
    state, month = _open(book)
    recorded = EvidenceRecorded(
        month=str(month.month),
        reference=reference.text,
        outcome=outcome.value,
        ground=ground,
        document=document,
        **said_by(act),
    )
    if _is_known(book, state, month, recorded):
        return Receipt(state.head, repeated=True)
    _refuse_unless_asked_for(book, state, month, recorded, Told.proven(outcome))
    with book.store.writing(state.head) as writing:
        writing.append(new_event(recorded))
    return Receipt(book.refreshed().head)


@attrs.frozen
class Seen:
    """What somebody saw in the evidence that they approve; what they do not say is not asked."""

    outcome: OutcomeKind | None = None
    ground: str | None = None
    document: str | None = None

    def differs_from(self, recorded: RecordedEvidenceState) -> tuple[str, ...]:
        """Name what was recorded otherwise."""
        said = {
            "outcome": (self.outcome and self.outcome.value, recorded.outcome),
            "ground": (self.ground, recorded.ground),
            "document": (self.document, recorded.document),
        }
        return tuple(name for name, (seen, is_) in said.items() if seen not in {None, is_})


def approve_evidence(book: "Book", reference: Reference, act: Act, *, seen: Seen) -> Receipt:
    """Approve what another recorded; see `Book.approve_evidence`."""
    state, month = _open(book)
    about = [one for one in month.evidence if one.reference == reference.text]
    if not about:
        raise BookRefused(Code.EVIDENCE_MISSING)
    recorded = about[-1]  # one waits at most: a new one takes its place
    if fields := seen.differs_from(recorded):
        raise BookRefused(Code.EVIDENCE_DIFFERS, fields=", ".join(fields))
    if recorded.approved:
        return Receipt(state.head, repeated=True)
    if recorded.by == act.by:
        raise BookRefused(Code.EVIDENCE_SAME_PERSON)
    before = reckon(book, state, month)
    after = reckon(book, state, _with_approved(month, recorded, state.head.count + 1))
    freed = Freed.between(before, after)
    not_paid = recorded.outcome != OutcomeKind.PAID.value
    if not_paid and _is_aside_in_doubt(book, state, month, recorded.reference):
        freed = attrs.evolve(freed, free=(*freed.free, recorded.reference))
    doubted = doubted_by(state, month, after)
    taken = TakenBack.of(book, month, doubted, again=freed.again)
    approved = EvidenceApproved(
        month=str(month.month), evidence=recorded.event, doubted=doubted, **said_by(act)
    )
    with book.store.writing(state.head) as writing:
        writing.append(new_event(approved, (*freed.items(book.store), *taken.items)))
        freed.write(writing, book.store)
        taken.write(writing, book.store, month, act)
    return Receipt(book.refreshed().head)


def _open(book: "Book") -> tuple[BookState, MonthState]:
    state = book.refreshed()
    if state.open is None:
        raise lacking(STEP, Missing.LISTED)
    return state, state.open


def _is_known(
    book: "Book", state: BookState, month: MonthState, recorded: EvidenceRecorded
) -> bool:
    """Whether it was recorded before, and waits for its approval or is what the order stands by.

    What a provider told after it was recorded may contradict it. Somebody who looked again and saw
    the same has something new to say then, and another has to approve it.
    """
    said = (recorded.reference, recorded.outcome, recorded.ground, recorded.document)
    same = [
        one
        for one in month.evidence
        if said == (one.reference, one.outcome, one.ground, one.document)
    ]
    if not same or not same[-1].approved:
        return bool(same)
    standing = _standing_of(book, state, month, recorded.reference)
    told = Told.proven(OutcomeKind(recorded.outcome))
    return standing is None or not isinstance(TRANSITIONS[standing][told], Standing)


def _refuse_unless_asked_for(
    book: "Book", state: BookState, month: MonthState, recorded: EvidenceRecorded, told: Told
) -> None:
    """Refuse evidence of what is known."""
    standing = _standing_of(book, state, month, recorded.reference)
    if standing is None:
        raise BookRefused(_code_of(book, state, month, recorded.reference))
    after = TRANSITIONS[standing][told]
    if after is Code.STEP_ORDER:
        raise lacking(STEP, Missing.SENT)
    if isinstance(after, Code):
        raise BookRefused(after)


def _standing_of(
    book: "Book", state: BookState, month: MonthState, reference: str
) -> Standing | None:
    """Say how an order stands of which there may be evidence; ``None`` of all others."""
    reckoning = reckon(book, state, month)
    standing = standings_of(book, state, month, reckoning).get(reference)
    if standing is None and _is_aside_in_doubt(book, state, month, reference):
        return Standing.MISMATCH
    return standing or _settled_as_paid(book, state, month, reference, reckoning)


def _is_aside_in_doubt(book: "Book", state: BookState, month: MonthState, reference: str) -> bool:
    """Whether an order in doubt has no sums of its own that wait: evidence alone ends the doubt.

    Its file was voided, and its provider told of it all the same; or other sums wait in its place,
    where one was ordered twice and both orders are in doubt. What is doubted too late for this
    month's plan waits in the next one.
    """
    late = 0 < month.planned < max(month.doubted.get(reference, (0,)))
    if reference not in state.doubted:
        return False
    known = earlier_orders(book, state, month, (reference,)).get(reference)
    if known is None or known.standing is Standing.ORDERED:
        return known is not None
    return known.standing.frees and not late


def _settled_as_paid(
    book: "Book", state: BookState, month: MonthState, reference: str, reckoning: Reckoning
) -> Standing | None:
    """Say how an order stands that an earlier month settled as paid: its money may come back.

    What the provider told of that may differ from the order, so that it counts for nothing.
    """
    known = earlier_orders(book, state, month, (reference,)).get(reference)
    if known is None or known.order is None or known.standing is not Standing.PAID:
        return None
    returned = {one.order.reference.text for one in reckoning.reconciliation.late_returns}
    return Standing.RETURNED if reference in returned else Standing.PAID


def _code_of(book: "Book", state: BookState, month: MonthState, reference: str) -> Code:
    """Say why there is no evidence of an order that this month does not wait for."""
    earlier = earlier_orders(book, state, month, [reference]).get(reference)
    settled = earlier is not None and earlier.standing is not Standing.ORDERED
    return Code.EVIDENCE_KNOWN if settled else Code.ORDER_UNKNOWN


def _with_approved(month: MonthState, recorded: RecordedEvidenceState, event: int) -> MonthState:
    """Give the month as it will be once the evidence is approved."""
    evidence = [
        attrs.evolve(one, approved=event) if one is recorded else one for one in month.evidence
    ]
    return attrs.evolve(month, evidence=evidence)
