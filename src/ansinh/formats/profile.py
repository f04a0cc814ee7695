"""`FormatProfile`: what is known of one provider's format, as data, and how sure it is."""

import codecs
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, TypeVar

import attrs

from ansinh.errors import Code, InvalidProfile, Text
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.formats.kinds import Capability, Certainty, ChannelKind, Media, Support
from ansinh.formats.layout import Layout
from ansinh.formats.name_rule import NameRule, NarrativeRule
from ansinh.latin import fold
from ansinh.money import NOTHING, Dong

Kind = TypeVar("Kind")

OUTCOME_KINDS: Final = ("paid", "refused", "returned", "uncollected", "unknown")
"""What a provider's word can mean; the values of `ansinh.payment.OutcomeKind`."""

_ID: Final = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+", re.ASCII)


def is_adapter_id(text: object) -> bool:
    """Say whether a text can name an adapter: ``provider.format``."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def _folded_word(word: str) -> str:
    return " ".join(fold(word).split())


def _an_id(_profile: object, _field: object, adapter: str) -> None:
    if not is_adapter_id(adapter):
        raise InvalidProfile(Code.PROFILE_ID)


def _said(_profile: object, _field: object, text: str) -> None:
    if not isinstance(text, str) or not text.strip() or not text.isprintable():
        raise InvalidProfile(Code.PROFILE_TEXT)


def _titled(_profile: object, _field: object, title: Text) -> None:
    if not (isinstance(title, Text) and title.en.strip() and title.vi.strip()):
        raise InvalidProfile(Code.PROFILE_TEXT)


def _known_encoding(_profile: object, _field: object, encoding: str) -> None:
    if not isinstance(encoding, str) or not _has_codec(encoding):
        raise InvalidProfile(Code.PROFILE_ENCODING)


def _has_codec(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return True


def _known_newline(_profile: object, _field: object, newline: str) -> None:
    if newline not in {"\n", "\r\n"}:
        raise InvalidProfile(Code.PROFILE_ENCODING)


def _a_kind(_profile: object, field: "attrs.Attribute[Kind]", kind: Kind) -> None:
    if not isinstance(field.type, type) or not isinstance(kind, field.type):
        raise InvalidProfile(Code.PROFILE_KIND)


def _a_count(_profile: object, _field: object, count: int | None) -> None:
    if count is not None and (type(count) is not int or count < 1):
        raise InvalidProfile(Code.LIMITS)


def _an_amount(_profile: object, _field: object, amount: Dong | None) -> None:
    if amount is not None and (not isinstance(amount, Dong) or amount <= NOTHING):
        raise InvalidProfile(Code.LIMITS)


def _patterns(_profile: object, _field: object, patterns: tuple[str, ...]) -> None:
    if not all(isinstance(p, str) and p.strip() and "/" not in p for p in patterns):
        raise InvalidProfile(Code.PROFILE_PATTERN)


def _abilities(_profile: object, _field: object, support: Mapping[Capability, Support]) -> None:
    if not all(isinstance(c, Capability) and isinstance(s, Support) for c, s in support.items()):
        raise InvalidProfile(Code.PROFILE_KIND)


def _codes(_profile: object, _field: object, codes: Mapping[str, str]) -> None:
    if not all(isinstance(word, str) and _folded_word(word) for word in codes):
        raise InvalidProfile(Code.PROFILE_RESULT_CODE)
    if not all(kind in OUTCOME_KINDS for kind in codes.values()):
        raise InvalidProfile(Code.PROFILE_RESULT_CODE)
    meanings = {(_folded_word(word), kind) for word, kind in codes.items()}
    if len(meanings) != len({word for word, _ in meanings}):  # one word, two meanings
        raise InvalidProfile(Code.PROFILE_RESULT_CODE)


def _channels(_profile: object, _field: object, channels: tuple[ChannelKind, ...]) -> None:
    if not all(isinstance(kind, ChannelKind) for kind in channels):
        raise InvalidProfile(Code.PROFILE_KIND)


def _a_layout(_profile: object, _field: object, layout: Layout | None) -> None:
    if layout is not None and not isinstance(layout, Layout):
        raise InvalidProfile(Code.PROFILE_KIND)


def _words(_profile: object, _field: object, words: Mapping[str, str]) -> None:
    if not all(
        isinstance(text, str) and text.strip() and text.isprintable()
        for pair in words.items()
        for text in pair
    ):
        raise InvalidProfile(Code.PROFILE_TEXT)


def _frozen_support(support: Mapping[Capability, Support]) -> Mapping[Capability, Support]:
    return FrozenMapping(support)


def _frozen_words(words: Mapping[str, str]) -> Mapping[str, str]:
    return FrozenMapping(words)


def _kinds(kinds: Iterable[ChannelKind]) -> tuple[ChannelKind, ...]:
    return tuple(kinds)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _table(layout: Layout | None) -> Layout:
    if layout is None:
        raise InvalidProfile(Code.PROFILE_TABLE)
    return layout


@attrs.frozen(kw_only=True)
class FormatProfile:
    """One format of one provider (hồ sơ định dạng): data, so that it can be listed and replaced.

    `id` is the adapter's name for ever; `format_version` is the provider's edition. A capability
    that `support` does not name is not in the format. `result_codes` gives each of the provider's
    words or codes one of `OUTCOME_KINDS`, `reasons` its words for a failure one of our codes.
    `source` says where the layout was learned, `certainty` how sure that makes it.

    `channels` are those that the provider pays through (none: nothing is said), `banks` gives each
    of our bank codes as the provider writes it (none: every bank). Where the format is a table,
    `order` and `answer` are its columns, and `must_say` names the fields that an order has
    whatever its layout. `options` are further facts that only this adapter knows.

    Raises:
        InvalidProfile: ``profile-id``, ``profile-text``, ``profile-kind``, ``profile-encoding``,
            ``profile-pattern``, ``profile-result-code``, ``limits``.
    """

    id: str = attrs.field(validator=_an_id)
    title: Text = attrs.field(validator=_titled)
    institution: str = attrs.field(validator=_said)
    format_version: str = attrs.field(validator=_said)
    media: Media = attrs.field(validator=_a_kind)
    name_rule: NameRule = attrs.field(validator=_a_kind)
    narrative_rule: NarrativeRule = attrs.field(validator=_a_kind)
    source: str = attrs.field(validator=_said)
    certainty: Certainty = attrs.field(validator=_a_kind)
    support: Mapping[Capability, Support] = attrs.field(
        converter=_frozen_support, validator=_abilities
    )
    encoding: str = attrs.field(default="utf-8", validator=_known_encoding)
    newline: str = attrs.field(default="\r\n", validator=_known_newline)
    max_records: int | None = attrs.field(default=None, validator=_a_count)
    max_amount: Dong | None = attrs.field(default=None, validator=_an_amount)
    filename_patterns: tuple[str, ...] = attrs.field(
        default=(), converter=_texts, validator=_patterns
    )
    result_codes: Mapping[str, str] = attrs.field(
        factory=dict, converter=_frozen_words, validator=_codes
    )
    reasons: Mapping[str, str] = attrs.field(
        factory=dict, converter=_frozen_words, validator=_words
    )
    channels: tuple[ChannelKind, ...] = attrs.field(
        default=(), converter=_kinds, validator=_channels
    )
    banks: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen_words, validator=_words)
    order: Layout | None = attrs.field(default=None, validator=_a_layout)
    answer: Layout | None = attrs.field(default=None, validator=_a_layout)
    must_say: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    options: Mapping[str, str] = attrs.field(
        factory=dict, converter=_frozen_words, validator=_words
    )

    @cached_property
    def _meanings(self) -> dict[str, str]:
        return {_folded_word(word): kind for word, kind in self.result_codes.items()}

    @cached_property
    def _reasons(self) -> dict[str, str]:
        return {_folded_word(word): reason for word, reason in self.reasons.items()}

    @property
    def order_table(self) -> Layout:
        """The columns of the order, of a format that is a table.

        Raises:
            InvalidProfile: ``profile-table``.
        """
        return _table(self.order)

    @property
    def answer_table(self) -> Layout:
        """The columns of the answer, of a format that is a table.

        Raises:
            InvalidProfile: ``profile-table``.
        """
        return _table(self.answer)

    @property
    def name_length(self) -> int | None:
        """The most characters that a name may have; None where no limit is known."""
        return self.name_rule.length

    @property
    def narrative_length(self) -> int | None:
        """The most characters that a narrative may have; None where no limit is known."""
        return self.narrative_rule.length

    def supports(self, capability: Capability) -> Support:
        """Say whether the adapter can."""
        return self.support.get(capability, Support.NOT_IN_FORMAT)

    def outcome_kind(self, word: str) -> str:
        """Say what a provider's word means; a word that is not listed means ``unknown``.

        Case, marks and spaces do not tell words apart; nothing else is guessed.
        """
        return self._meanings.get(_folded_word(word), "unknown")

    def reason(self, word: str) -> str | None:
        """Say what a provider's word for a failure means, or nothing; compared as above."""
        return self._reasons.get(_folded_word(word))
