"""What a profile's plain figures and words mean in the words of `ansinh.payment`."""

from ansinh.formats.profile import FormatProfile
from ansinh.payment import Limits, OutcomeKind


def limits_of(profile: FormatProfile) -> Limits:
    """Give the limits that a plan cuts its batches by (giới hạn)."""
    return Limits(
        max_records=profile.max_records,
        max_amount=profile.max_amount,
        name_length=profile.name_length,
        narrative_length=profile.narrative_length,
    )


def outcome_kind(profile: FormatProfile, word: str) -> OutcomeKind:
    """Say what a provider's word or code means; one that the profile does not list is unknown."""
    return OutcomeKind(profile.outcome_kind(word))
