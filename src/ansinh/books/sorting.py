"""`Sorting`: each row of an answer is told for what it is, before any of it counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import attrs

from ansinh.books.answer_finding import AnswerFinding
from ansinh.books.earlier_orders import EarlierOrder
from ansinh.books.standing import Standing
from ansinh.books.told_rows import ToldRows
from ansinh.cycle import ParsedAnswer
from ansinh.errors import Code, Position
from ansinh.money import Dong
from ansinh.payment import Outcome, OutcomeKind, PaymentInstruction
from ansinh.payment.comparison import differences_of

FEE: Final = "fee"
"""The reason by which an adapter says that a row is a fee of the provider's."""

_DEBITS: Final = frozenset({"", "debit"})
_NOTHING: Final = (ToldRows(), ToldRows())
"""What was told of most orders; nothing is ever added to it."""


@attrs.frozen
class KnownOrder:
    """An order that an answer may tell of now: this month's, or one that is still unresolved."""

    institution: str
    order: PaymentInstruction


@attrs.define
class Sorting:
    """Sorts rows, one after the other (phân loại dòng kết quả).

    `orders` are those that are waiting for news, and `unsent` which of them never went out;
    `earlier` are the others that the book knows, and `institutions` who was to pay these, by
    reference, as far as that can be told; `said` is what providers said of each before, `known`
    what of that counts still. `debits` are the totals of the files that were sent, each with its
    institution.
    """

    orders: Mapping[str, KnownOrder]
    unsent: Collection[str]
    earlier: Mapping[str, EarlierOrder]
    institutions: Mapping[str, str]
    debits: Collection[tuple[str, Dong]]
    said: Mapping[str, Sequence[Outcome]]
    known: Mapping[str, Sequence[Outcome]]
    _first: dict[str, Outcome] = attrs.field(factory=dict, init=False)
    """The first row of each, where nothing was said before; nearly always it is the only one."""
    _told: dict[str, tuple[ToldRows, ToldRows]] = attrs.field(factory=dict, init=False)
    """Of the others what was said and what counts of it, the rows before this one among both."""

    def finding_of(
        self, answer: ParsedAnswer, outcome: Outcome, unread: Collection[Position]
    ) -> AnswerFinding | None:
        """Say what is to be said of a row; ``None`` where it is plain news of an order.

        `unread` are the places of the rows that could not be read in full.
        """
        code, differences = self._code_of(answer, outcome, unread)
        if code is None:
            return None
        reference = outcome.reference.text if outcome.reference else ""
        return AnswerFinding(code, reference, outcome.amount, outcome.evidence, differences)

    def _code_of(
        self, answer: ParsedAnswer, outcome: Outcome, unread: Collection[Position]
    ) -> tuple[Code | None, tuple[str, ...]]:
        if outcome.kind is OutcomeKind.UNKNOWN and _row_of(outcome.evidence) in unread:
            return Code.ANSWER_ROW_UNREAD, ()
        if outcome.reference is None:
            return self._nobodys(answer, outcome), ()
        reference = outcome.reference.text
        known, earlier = self.orders.get(reference), self.earlier.get(reference)
        if known is not None:
            if answer.institution != known.institution:
                return Code.ANSWER_OTHER_PROVIDER, ()
            if reference in self.unsent:
                return Code.ANSWER_NOT_SENT, ()
            order: PaymentInstruction | None = known.order
            found = self._news(known.order, outcome)
        elif earlier is not None:
            if answer.institution != self.institutions.get(reference, answer.institution):
                return Code.ANSWER_OTHER_PROVIDER, ()
            order = earlier.order
            found = self._late(earlier, outcome)
        else:
            return Code.ANSWER_UNKNOWN_REFERENCE, ()
        if found[0] is None and order is not None and order.month > answer.month:
            return Code.ANSWER_OTHER_FILE, ()  # in the month that the file bears nobody knew of it
        self._keep(reference, outcome)
        return found

    def _nobodys(self, answer: ParsedAnswer, outcome: Outcome) -> Code:
        if outcome.reason == FEE:
            return Code.ANSWER_FEE
        amount = outcome.amount
        is_debit = outcome.reason in _DEBITS and amount is not None
        if is_debit and (answer.institution, amount) in self.debits:
            return Code.ANSWER_FILE_DEBIT
        return Code.ANSWER_WITHOUT_REFERENCE

    def _news(
        self, order: PaymentInstruction, outcome: Outcome
    ) -> tuple[Code | None, tuple[str, ...]]:
        """Hold a row against its order, and against what was told of it before."""
        reference = order.reference.text
        said, known = self._told_of(reference)
        if said.have(outcome):
            return Code.ANSWER_REPEATED, ()
        differences = differences_of(order, outcome)
        if known.contradict(outcome):
            differences = ("outcome", *differences)
        if differences:
            return Code.ANSWER_DIFFERS, differences
        if known.have_another(outcome):
            return Code.ANSWER_TWICE, ()
        return (Code.ANSWER_UNKNOWN_RESULT if outcome.kind is OutcomeKind.UNKNOWN else None), ()

    def _keep(self, reference: str, outcome: Outcome) -> None:
        if self._told_of(reference) is _NOTHING:
            self._first[reference] = outcome
        else:
            for told in self._told_of(reference):
                told.add(outcome)

    def _told_of(self, reference: str) -> tuple[ToldRows, ToldRows]:
        """Give what was said of an order, and what counts of it; put together when first asked."""
        told = self._told.get(reference)
        if told is not None:
            return told
        first = [self._first[reference]] if reference in self._first else []
        said, known = self.said.get(reference, ()), self.known.get(reference, ())
        if not (first or said or known):
            return _NOTHING
        told = (ToldRows([*said, *first]), ToldRows([*known, *first]))
        self._told[reference] = told
        return told

    def _late(self, earlier: EarlierOrder, outcome: Outcome) -> tuple[Code | None, tuple[str, ...]]:
        """Say what a row is that tells of an order which a closed month settled."""
        if earlier.standing is Standing.ORDERED:
            return Code.ANSWER_NOT_SENT, ()
        if earlier.order is None:
            return Code.ANSWER_SETTLED, ()
        returned = outcome.kind is OutcomeKind.RETURNED
        if earlier.standing is Standing.PAID and returned:
            return self._news(earlier.order, outcome)
        again = earlier.is_said_again(outcome)
        return (Code.ANSWER_REPEATED if again else Code.ANSWER_SETTLED), ()


def _row_of(place: Position | None) -> Position | None:
    return attrs.evolve(place, column=0, header="") if place is not None and place.row else place


def rows_unread(places: Iterable[Position]) -> frozenset[Position]:
    """Give the rows that could not be read in full, by the places of what is wrong with them."""
    return frozenset(row for place in places if (row := _row_of(place)) is not None)
