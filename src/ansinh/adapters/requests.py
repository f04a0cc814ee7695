"""What an adapter is asked and what it answers.

One object a question: it can grow fields with defaults without breaking an adapter.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self

import attrs

from ansinh.errors import Code, InvalidProfile, InvalidReference, Problem
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Outcome, PaymentBatch, Reference

_LONGEST_NAME = 120


def _frozen_texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    return FrozenMapping(texts)


def _frozen_counts(counts: Mapping[str, int]) -> Mapping[str, int]:
    return FrozenMapping({str(kind): count for kind, count in counts.items()})


def _counts(_results: object, _field: object, counts: Mapping[str, int]) -> None:
    if not all(type(count) is int and count >= 0 for count in counts.values()):
        raise InvalidProfile(Code.ROW_COUNTS)


def _bare_name(_file: object, _field: object, name: str) -> None:
    if not isinstance(name, str) or not 1 <= len(name) <= _LONGEST_NAME or not name.isprintable():
        raise InvalidProfile(Code.FILE_NAME)
    if name in {".", ".."} or any(sign in '/\\:*?"<>|' for sign in name):
        raise InvalidProfile(Code.FILE_NAME)


def _outcomes(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(outcomes)


def _problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problems)


@attrs.frozen(kw_only=True)
class RenderRequest:
    """Write this batch as the provider's file (yêu cầu lập tệp).

    `as_of` is the day that the file bears where it bears one; an adapter knows no clock.
    `settings` are the agency's for this adapter, as texts.
    """

    batch: PaymentBatch
    as_of: date
    settings: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen_texts)


@attrs.frozen(kw_only=True)
class ParseRequest:
    """Read what the provider sent back (yêu cầu đọc kết quả).

    `batch` is what the answer is about, where one knows; `month` the period that the file must
    be of.
    """

    data: bytes = attrs.field(repr=False)
    filename: str = attrs.field(default="", repr=False)
    batch: PaymentBatch | None = None
    month: Month | None = None
    settings: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen_texts)


@attrs.frozen(kw_only=True)
class RenderedFile:
    """A provider's file (tệp đã lập), and what it says of itself: count, total and digest.

    `filename` is a proposal, a bare name that names nobody.

    Raises:
        InvalidProfile: ``file-name``.
    """

    content: bytes = attrs.field(repr=False)
    filename: str = attrs.field(validator=_bare_name)
    count: int
    total: Dong
    sha256: str

    @classmethod
    def of(cls, content: bytes, filename: str, *, count: int, total: Dong) -> Self:
        """Make it, with the digest of the content."""
        digest = hashlib.sha256(content).hexdigest()
        return cls(content=content, filename=filename, count=count, total=total, sha256=digest)


@attrs.frozen
class ParsedResults:
    """What a provider's answer says (kết quả chi trả đã đọc).

    Every row that speaks of a payment gives an outcome, also one whose reference nobody knows.
    `rows` accounts for every physical row, by kind: record, problem, title, header, total, note,
    blank.

    Raises:
        InvalidProfile: ``row-counts``.
    """

    outcomes: tuple[Outcome, ...] = attrs.field(converter=_outcomes)
    problems: tuple[Problem, ...] = attrs.field(default=(), converter=_problems)
    rows: Mapping[str, int] = attrs.field(factory=dict, converter=_frozen_counts, validator=_counts)


@attrs.frozen(kw_only=True, repr=False)
class WrittenLine:
    """One payment as an adapter reads it back from its own file (dòng đã lập).

    The texts are as they stand in the file, so that a check can compare them with what the
    profile's rules make of the instruction. Empty is what the format has no place for.
    """

    reference: str
    amount: Dong
    payee: str
    account: str = ""
    bank: str = ""
    narrative: str = ""

    def __repr__(self) -> str:
        # What stands in the reference's place may be somebody's name.
        return f"WrittenLine({self.reference if _is_reference(self.reference) else '…'}, …)"


def _is_reference(text: str) -> bool:
    try:
        Reference(text)
    except InvalidReference:
        return False
    return True
