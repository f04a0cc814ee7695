"""What an answer says, held against its order and against the other answers under its reference."""

from typing import Final

from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.outcome import Outcome, OutcomeKind
from ansinh.people import NameMatch, Person

_SURE: Final = frozenset({OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.RETURNED})
_ONE_STORY: Final = frozenset({OutcomeKind.PAID, OutcomeKind.RETURNED})


def one_of(answers: list[Outcome]) -> tuple[Outcome, list[Outcome], bool]:
    """Choose the answer that counts; say whether any two contradict each other.

    The same thing said twice is a duplicate. Paid and then returned is one story: the return
    counts. Anything else said twice in two ways is a contradiction.
    """
    if len(answers) == 1:
        return answers[0], [], False
    ordered = sorted(answers, key=place_among_answers)
    kinds = {answer.kind for answer in ordered}
    counts = OutcomeKind.RETURNED if kinds == _ONE_STORY else ordered[0].kind
    place = next(place for place, answer in enumerate(ordered) if answer.kind is counts)
    rest = [*ordered[:place], *ordered[place + 1 :]]
    return ordered[place], rest, _contradictory(ordered, kinds)


def _contradictory(answers: list[Outcome], kinds: set[OutcomeKind]) -> bool:
    if len(kinds) > 1 and kinds != _ONE_STORY:
        return True
    said = {_said(answer) for answer in answers}
    # A return does not repeat who had collected; the same kind of answer does.
    collected = {(answer.kind, *_collector(answer)) for answer in answers}
    return len(said) > 1 or len(collected) > len(kinds)


def contradicts(one: Outcome, other: Outcome) -> bool:
    """Say whether two answers to one order cannot both be right."""
    return _contradictory([one, other], {one.kind, other.kind})


def what_is_said(outcome: Outcome) -> tuple[object, ...]:
    """Give what answers of one kind have alike unless they contradict each other."""
    return (outcome.kind, _said(outcome), _collector(outcome))


def _said(outcome: Outcome) -> tuple[object, ...]:
    return (outcome.amount, outcome.account or None, outcome.name and outcome.name.folded)


def _collector(outcome: Outcome) -> tuple[object, object]:
    return (outcome.collected_by and outcome.collected_by.folded, outcome.collected_by_id)


def place_among_answers(outcome: Outcome) -> tuple[str, ...]:
    """Give the same order to the same answers, however they came."""
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


def differences_of(order: PaymentInstruction, outcome: Outcome) -> tuple[str, ...]:
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
    if name is None and not digits:
        return False
    if name is not None and name.matches(payee.name) is NameMatch.DIFFERENT:
        return True
    known = {number.digits for number in (payee.citizen_id, payee.legacy_id) if number}
    return bool(digits and known and digits not in known)
