"""`reconcile`: what a provider says is held against what was ordered, order by order."""

from collections import defaultdict
from collections.abc import Iterable

import attrs

from ansinh.payment.batch import PaymentBatch
from ansinh.payment.comparison import differences_of, one_of, place_among_answers
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.outcome import Outcome, OutcomeKind
from ansinh.payment.reference import Reference
from ansinh.payment.resolution import Resolution


@attrs.frozen
class Matched:
    """An order and the outcome that fits it in account, amount and name."""

    provider: str
    order: PaymentInstruction
    outcome: Outcome


@attrs.frozen
class Mismatched:
    """An order and an outcome under its reference that differs; `differences` names the fields.

    ``account``, ``amount``, ``name``, ``collector``, or ``outcome`` where two outcomes
    contradict.
    """

    provider: str
    order: PaymentInstruction
    outcome: Outcome
    differences: tuple[str, ...]


@attrs.frozen
class Missing:
    """An order of which the provider says nothing."""

    provider: str
    order: PaymentInstruction


@attrs.frozen
class LateReturn:
    """Money of an earlier month that was settled as paid and has come back."""

    provider: str
    order: PaymentInstruction
    outcome: Outcome


@attrs.frozen
class Reconciliation:
    """What was ordered against what was answered (đối soát).

    Two partitions: each order is matched, mismatched or missing; each outcome is matched,
    mismatched, a late return, unexpected, or a duplicate; or it tells of an order that an earlier
    month left unresolved, which is `resolved` by it, or `still_unresolved`.
    """

    matched: tuple[Matched, ...]
    mismatched: tuple[Mismatched, ...]
    missing: tuple[Missing, ...]
    late_returns: tuple[LateReturn, ...]
    unexpected: tuple[Outcome, ...]
    duplicate: tuple[Outcome, ...]
    resolved: tuple[Resolution, ...] = ()
    still_unresolved: tuple[Mismatched, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether every order has one fitting answer and every answer its order."""
        wrong = (self.mismatched, self.missing, self.unexpected, self.duplicate)
        return not any((*wrong, self.still_unresolved))


def reconcile(
    batches: Iterable[PaymentBatch],
    outcomes: Iterable[Outcome],
    *,
    settled: Iterable[PaymentBatch] = (),
    unresolved: Iterable[PaymentBatch] = (),
) -> Reconciliation:
    """Hold the answers against the orders: joined on the reference, each field compared.

    `settled` are the batches of earlier months whose orders were paid; only a return may still
    come for them. `unresolved` are those of which nobody knows: what is told of one now, in this
    month's answers together with all that was told before, resolves it where it is sure. The
    order of the outcomes does not matter.
    """
    answers = _Answers(outcomes)
    matched: list[Matched] = []
    mismatched: list[Mismatched] = []
    missing: list[Missing] = []
    for provider, order in _orders(batches):
        told = answers.about(order)
        if told is None:
            missing.append(Missing(provider, order))
            continue
        outcome, differences = told
        if differences:
            mismatched.append(Mismatched(provider, order, outcome, differences))
        else:
            matched.append(Matched(provider, order, outcome))
    late_returns: list[LateReturn] = []
    for provider, order in _orders(settled):
        returned = answers.late_return_of(order)
        if returned is not None:
            late_returns.append(LateReturn(provider, order, returned))
    resolved: list[Resolution] = []
    still_unresolved: list[Mismatched] = []
    for provider, order in _orders(unresolved):
        told = answers.about(order)
        if told is None:
            continue
        outcome, differences = told
        if differences or outcome.kind is OutcomeKind.UNKNOWN:
            still_unresolved.append(Mismatched(provider, order, outcome, differences))
        else:
            resolved.append(Resolution(provider, order, outcome))
    return Reconciliation(
        tuple(matched),
        tuple(mismatched),
        tuple(missing),
        tuple(late_returns),
        tuple(sorted(answers.left, key=place_among_answers)),
        tuple(sorted(answers.duplicate, key=place_among_answers)),
        tuple(resolved),
        tuple(still_unresolved),
    )


class _Answers:
    """The outcomes by reference; what an order has taken is there no more."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        self.duplicate: list[Outcome] = []
        self._nobodys: list[Outcome] = []
        self._by_reference: dict[Reference, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            if outcome.reference is None:
                self._nobodys.append(outcome)
            else:
                self._by_reference[outcome.reference].append(outcome)

    @property
    def left(self) -> list[Outcome]:
        """What no order has taken."""
        about_others = (one for answers in self._by_reference.values() for one in answers)
        return [*self._nobodys, *about_others]

    def about(self, order: PaymentInstruction) -> tuple[Outcome, tuple[str, ...]] | None:
        """Take what counts of the answers to an order, and in what they differ from it."""
        answers = self._by_reference.pop(order.reference, None)
        if answers is None:
            return None
        answer, rest, contradicted = one_of(answers)
        self.duplicate += rest
        differences = differences_of(order, answer)
        for other in rest:
            more = differences_of(order, other)
            differences += tuple(one for one in more if one not in differences)
        return answer, ("outcome", *differences) if contradicted else differences

    def late_return_of(self, order: PaymentInstruction) -> Outcome | None:
        """Take the return of an order that was paid, if it fits and nothing else is said.

        That it was paid may be said once more: paid and then returned is one story here too.
        """
        answers = self._by_reference.get(order.reference)
        if not answers:
            return None
        answer, rest, contradicted = one_of(answers)
        if answer.kind is not OutcomeKind.RETURNED or contradicted:
            return None
        if differences_of(order, answer):
            return None
        self.duplicate += rest
        del self._by_reference[order.reference]
        return answer


def _orders(batches: Iterable[PaymentBatch]) -> list[tuple[str, PaymentInstruction]]:
    return [(batch.provider, order) for batch in batches for order in batch.instructions]
