"""What an outcome must say, held against the row of the answer that it came of."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ansinh.formats import FormatProfile
from ansinh.latin import fold
from ansinh.payment import Outcome
from ansinh.testing.exchange import Exchange
from ansinh.testing.written import Record, records_of

_DAYS: Final = ("%d/%m/%Y", "%Y-%m-%d", "%Y%m%d", "%d%m%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")


def differences(exchange: Exchange, outcomes: dict[str, list[Outcome]]) -> Iterator[str]:
    """Say where the outcomes that were read are not what was said, reference by reference."""
    profile = exchange.case.profile
    records = records_of(exchange.answer, profile, exchange.said)
    for reference, said in exchange.said.items():
        came = outcomes.get(reference, [])
        if len(came) != 1:
            yield f"{reference} was said once and comes back {len(came)} times"
            continue
        record = records[reference][0]
        for field in _wrong_fields(profile, record, said, came[0]):
            yield f"{reference} comes back with another {field}"


def _wrong_fields(
    profile: FormatProfile, record: Record, said: Outcome, came: Outcome
) -> Iterator[str]:
    if came.kind is not said.kind:
        yield f"outcome: {said.kind.value} was said, {came.kind.value} is read"
    # An answer without amounts says none; it never says another one.
    silent = came.amount is None and said.amount and not record.says_amount(said.amount.value)
    if said.amount is not None and came.amount != said.amount and not silent:
        yield "amount"
    if _has(profile, "account", record, said.account or "") and came.account != said.account:
        yield "account"
    if said.name is not None and not _same_name(record, said.name.text, came):
        yield "name"
    if said.on is not None and _has_day(profile, record, said.on) and came.on != said.on:
        yield "day"
    if _has_reason(profile, record, said.reason) and came.reason != said.reason:
        yield "reason"


def _has(profile: FormatProfile, field: str, record: Record, text: str) -> bool:
    """Say whether a field has a place in the answer: by its layout, or as it stands there."""
    if profile.answer is not None:
        return any(column.field == field for column in profile.answer.columns)
    return bool(text) and record.says(text)


def _has_day(profile: FormatProfile, record: Record, day: date) -> bool:
    written = (f"{day:{form}}" for form in _DAYS)
    return _has(profile, "on", record, "") or any(
        form in text for form in written for text in record.texts
    )


def _has_reason(profile: FormatProfile, record: Record, reason: str) -> bool:
    """Say whether a word of the provider's for a reason stands in the row."""
    words = (word for word, meant in profile.reasons.items() if meant == reason)
    return any(record.says(word) for word in words)


def _same_name(record: Record, name: str, came: Outcome) -> bool:
    """Say whether the name is that which was said, letter by letter as the row has it."""
    written = [text for text in record.texts if fold(name).casefold() in fold(text).casefold()]
    if not written:
        return True  # the answer has no place for names
    return (
        came.name is not None
        and fold(came.name.text).casefold() == fold(name).casefold()
        and record.says(came.name.text)
    )
