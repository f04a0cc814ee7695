"""`reconcile`: what a provider says is held against what was ordered, order by order."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import attrs

from ansinh.payment.batch import PaymentBatch
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.outcome import Outcome, OutcomeKind
from ansinh.payment.reference import Reference
from ansinh.people import NameMatch, Person

_SURE: Final = frozenset({OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.RETURNED})


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
    mismatched, a late return, unexpected, or a duplicate.
    """

    matched: tuple[Matched, ...]
    mismatched: tuple[Mismatched, ...]
    missing: tuple[Missing, ...]
    late_returns: tuple[LateReturn, ...]
    unexpected: tuple[Outcome, ...]
    duplicate: tuple[Outcome, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every order has one fitting answer and every answer its order."""
        return not (self.mismatched or self.missing or self.unexpected or self.duplicate)


def reconcile(
    batches: Iterable[PaymentBatch],
    outcomes: Iterable[Outcome],
    *,
    settled: Iterable[PaymentBatch] = (),
) -> Reconciliation:
    """Hold the answers against the orders: joined on the reference, each field compared.

    `settled` are the batches of earlier months whose orders were paid; only a return may still
    come for them. The order of the outcomes does not matter.
    """
    by_reference: dict[Reference, list[Outcome]] = defaultdict(list)
    unexpected = []
    for outcome in outcomes:
        if outcome.reference is None:
            unexpected.append(outcome)
        else:
            by_reference[outcome.reference].append(outcome)
    matched: list[Matched] = []
    mismatched: list[Mismatched] = []
    missing: list[Missing] = []
    duplicate: list[Outcome] = []
    for provider, order in _orders(batches):
        answers = by_reference.pop(order.reference, [])
        if not answers:
            missing.append(Missing(provider, order))
            continue
        answer, rest, contradicted = _one(answers)
        duplicate += rest
        differences = _differences(order, answer)
        if contradicted:
            differences = ("outcome", *differences)
        if differences:
            mismatched.append(Mismatched(provider, order, answer, differences))
        else:
            matched.append(Matched(provider, order, answer))
    late_returns: list[LateReturn] = []
    for provider, order in _orders(settled):
        answers = by_reference.get(order.reference, [])
        if not answers or any(a.kind is not OutcomeKind.RETURNED for a in answers):
            continue
        answer, rest, contradicted = _one(answers)
        if not contradicted and not _differences(order, answer):
            late_returns.append(LateReturn(provider, order, answer))
            duplicate += rest
            del by_reference[order.reference]
    unexpected += [answer for answers in by_reference.values() for answer in answers]
    return Reconciliation(
        tuple(matched),
        tuple(mismatched),
        tuple(missing),
        tuple(late_returns),
        tuple(sorted(unexpected, key=_order_of_outcomes)),
        tuple(sorted(duplicate, key=_order_of_outcomes)),
    )


def _orders(batches: Iterable[PaymentBatch]) -> list[tuple[str, PaymentInstruction]]:
    return [(batch.provider, order) for batch in batches for order in batch.instructions]


def _one(answers: list[Outcome]) -> tuple[Outcome, list[Outcome], bool]:
    """Choose the answer that counts; say whether the others contradict it.

    The same thing said twice is a duplicate. Paid and then returned is one story: the return
    counts. Anything else said twice in two ways is a contradiction.
    """
    ordered = sorted(answers, key=_order_of_outcomes)
    kinds = {answer.kind for answer in ordered}
    if kinds == {OutcomeKind.PAID, OutcomeKind.RETURNED}:
        chosen = next(a for a in ordered if a.kind is OutcomeKind.RETURNED)
        rest = [a for a in ordered if a is not chosen]
        return chosen, rest, any(_said(a) != _said(chosen) for a in rest)
    chosen, *rest = ordered
    return (
        chosen,
        rest,
        any(_told(a) != _told(chosen) for a in rest),
    )


def _said(outcome: Outcome) -> tuple[object, ...]:
    return (outcome.amount, outcome.account or None, outcome.name and outcome.name.folded)


def _told(outcome: Outcome) -> tuple[object, ...]:
    # A return does not repeat who had collected; the same kind of answer does.
    collector = outcome.collected_by and outcome.collected_by.folded
    return (outcome.kind, _said(outcome), collector, outcome.collected_by_id)


def _order_of_outcomes(outcome: Outcome) -> tuple[str, ...]:
    return (
        outcome.reference.text if outcome.reference else "",
        outcome.kind.value,
        "" if outcome.amount is None else f"{outcome.amount.value:020}",
        outcome.account or "",
        outcome.name.text if outcome.name else "",
        outcome.on.isoformat() if outcome.on else "",
        outcome.reason,
        outcome.transaction,
        outcome.collected_by.text if outcome.collected_by else "",
        outcome.collected_by_id or "",
        str(outcome.evidence or ""),
    )


def _differences(order: PaymentInstruction, outcome: Outcome) -> tuple[str, ...]:
    """Name the fields in which an answer differs from its order.

    An answer that moves money (paid, refused, returned) has to repeat amount, name and account;
    another is compared in what it says.
    """
    required = outcome.kind in _SURE
    differences = []
    account = outcome.account or None
    if (account is None and required and order.account) or (
        account is not None and account != order.account
    ):
        differences.append("account")
    if (outcome.amount is None and required) or (
        outcome.amount is not None and outcome.amount != order.amount
    ):
        differences.append("amount")
    name = outcome.name
    if (name is None and required) or (
        name is not None and name.matches(order.listed_name) is NameMatch.DIFFERENT
    ):
        differences.append("name")
    if _somebody_else(outcome, order.payee.person):
        differences.append("collector")
    return tuple(differences)


def _somebody_else(outcome: Outcome, payee: Person) -> bool:
    """Whether the money went to another than the payee, by name or by identity number."""
    name, digits = outcome.collected_by, outcome.collected_by_id
    if name is not None and name.matches(payee.name) is NameMatch.DIFFERENT:
        return True
    known = {number.digits for number in (payee.citizen_id, payee.legacy_id) if number}
    return bool(digits and known and digits not in known)
