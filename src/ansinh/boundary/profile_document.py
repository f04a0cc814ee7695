"""A profile as it is written: a TOML document, strict; what it means is `profiles.py`'s.

Two forms: a whole profile, as an adapter's package has it, and an agency's own, which names the
profile that it replaces and says only what is different.
"""

from typing import Annotated, Literal

from pydantic import Field

from ansinh.boundary.layouts import ColumnDocument, Name, Names
from ansinh.boundary.settings_document import AdapterId, Limit
from ansinh.boundary.strict import StrictModel
from ansinh.formats.kinds import Capability, Certainty, ChannelKind, Media, Support
from ansinh.formats.name_rule import Charset

Line = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^[^\x00-\x1f]+$")]
FieldName = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
Meaning = Literal["paid", "refused", "returned", "uncollected", "unknown"]
Words = dict[Line, Line]


class TitleDocument(StrictModel):
    """``title``: what the format is called, in English and Vietnamese."""

    en: Line
    vi: Line


class TextRuleDocument(StrictModel):
    """``[name_rule]``, ``[narrative_rule]``: letters, length and signs that the provider takes."""

    charset: Annotated[Charset, Field(strict=False)]
    length: Limit | None = None
    signs: str | None = None


class ProfileLimitsDocument(StrictModel):
    """``[limits]``: lines in one file, and đồng in one order."""

    max_records: Limit | None = None
    max_amount: Limit | None = None


class OrderDocument(StrictModel):
    """``[order]``: the columns of the file that goes out."""

    titles: Annotated[tuple[Name, ...], Field(min_length=1, strict=False)]
    columns: Annotated[tuple[ColumnDocument, ...], Field(min_length=1, strict=False)]
    one_of: Annotated[tuple[Names, ...], Field(strict=False)] = ()
    edition: Line | None = None
    source: Line | None = None
    certainty: Annotated[Certainty | None, Field(strict=False)] = None


class AnswerDocument(OrderDocument):
    """``[answer]``: the columns of the file that comes back."""

    after_order: bool = False
    """The order's columns stand before these."""


class ProfileDocument(StrictModel):
    """A whole profile."""

    profile: Literal[1]
    id: AdapterId
    title: TitleDocument
    institution: Line
    format_version: Line
    media: Annotated[Media, Field(strict=False)]
    source: Line
    certainty: Annotated[Certainty, Field(strict=False)]
    channels: Annotated[
        tuple[Annotated[ChannelKind, Field(strict=False)], ...], Field(min_length=1, strict=False)
    ]
    filename_patterns: Names = ()
    encoding: Line = "utf-8"
    newline: Literal["LF", "CRLF"] = "CRLF"
    must_say: Annotated[tuple[FieldName, ...], Field(strict=False)] = ()
    support: dict[
        Annotated[Capability, Field(strict=False)], Annotated[Support, Field(strict=False)]
    ]
    name_rule: TextRuleDocument
    narrative_rule: TextRuleDocument
    limits: ProfileLimitsDocument = ProfileLimitsDocument()
    result_codes: dict[Line, Meaning] = Field(default_factory=dict)
    reasons: Words = Field(default_factory=dict)
    banks: Words = Field(default_factory=dict)
    options: Words = Field(default_factory=dict)
    order: OrderDocument | None = None
    answer: AnswerDocument | None = None


class OwnColumnDocument(StrictModel):
    """A column of an agency's own layout; what it does not say is as the adapter has it.

    `headers`, `groups` and `alone` belong together: who says `headers` says all three.
    """

    field: FieldName
    headers: Annotated[tuple[Name, ...] | None, Field(min_length=1, strict=False)] = None
    groups: Names = ()
    alone: Names = ()
    width: Annotated[int, Field(ge=1, le=255)] | None = None


class OwnLayoutDocument(StrictModel):
    """``[order]``, ``[answer]`` of an agency's own profile."""

    titles: Annotated[tuple[Name, ...] | None, Field(min_length=1, strict=False)] = None
    columns: Annotated[tuple[OwnColumnDocument, ...] | None, Field(min_length=1, strict=False)] = (
        None
    )


class OwnProfileDocument(StrictModel):
    """An agency's own profile: which one it replaces, where it is known from, what is different.

    A table that it has takes the place of the whole table.
    """

    profile: Literal[1]
    replaces: AdapterId
    format_version: Line
    source: Line
    certainty: Annotated[Certainty, Field(strict=False)]
    filename_patterns: Names | None = None
    encoding: Line | None = None
    newline: Literal["LF", "CRLF"] | None = None
    support: dict[
        Annotated[Capability, Field(strict=False)], Annotated[Support, Field(strict=False)]
    ] = Field(default_factory=dict)
    name_rule: TextRuleDocument | None = None
    narrative_rule: TextRuleDocument | None = None
    limits: ProfileLimitsDocument | None = None
    result_codes: dict[Line, Meaning] | None = None
    reasons: Words | None = None
    banks: Words | None = None
    options: Words | None = None
    order: OwnLayoutDocument | None = None
    answer: OwnLayoutDocument | None = None
