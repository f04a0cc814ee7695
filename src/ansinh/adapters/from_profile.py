"""What a profile's plain figures and words mean in the words of `ansinh.payment`."""

from ansinh.errors import Code
from ansinh.formats.profile import FormatProfile
from ansinh.payment import Limits, OutcomeKind, PaymentBatch


def limits_of(profile: FormatProfile) -> Limits:
    """Give the limits that a plan cuts its batches by (giới hạn)."""
    return Limits(
        max_records=profile.max_records,
        max_amount=profile.max_amount,
        name_length=profile.name_length,
        narrative_length=profile.narrative_length,
    )


def over_limits(batch: PaymentBatch, profile: FormatProfile) -> list[tuple[str, str]]:
    """Give the refusals of what is above a profile's limits, for `RenderRefused`.

    A batch with too many orders is refused as a whole: which of them to leave out is nobody's to
    choose here.
    """
    most, records = profile.max_amount, profile.max_records
    too_long = records is not None and batch.count > records
    refused: list[tuple[str, str]] = []
    for order in batch.instructions:
        if too_long:
            refused.append((order.reference.text, Code.BATCH_RECORDS.value))
        if most is not None and order.amount > most:
            refused.append((order.reference.text, Code.HOLD_LIMIT.value))
    return refused


def listed_reason(profile: FormatProfile, words: str) -> str:
    """Give the reason for a provider's words (lý do), ``other`` where the profile has none.

    Free words may name somebody and are never passed on.
    """
    return (profile.reason(words) or "other") if words else ""


def outcome_kind(profile: FormatProfile, word: str) -> OutcomeKind:
    """Say what a provider's word or code means; one that the profile does not list is unknown."""
    return OutcomeKind(profile.outcome_kind(word))
