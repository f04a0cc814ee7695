"""`SourceFile`, `ListDefaults`, `Notice`: what lists are read from and with, and what to tell."""

from collections.abc import Iterable, Mapping
from typing import Self

import attrs

from ansinh.entitlement import Programme
from ansinh.errors import Code, Position, ProposalKind, Text, explanation
from ansinh.formats.encodings import known_encoding
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.latin import legible
from ansinh.people import Commune


@attrs.frozen
class SourceFile:
    """A file as it came (tệp nhận được): its name for messages, and its bytes."""

    name: str = attrs.field(converter=legible)
    data: bytes = attrs.field(repr=False)


def _frozen(communes: Mapping[str, str]) -> Mapping[str, str]:
    return FrozenMapping(communes)


def _kinds(kinds: Iterable[str]) -> tuple[ProposalKind, ...]:
    return tuple(sorted({ProposalKind(kind) for kind in kinds}))


def _encoding(name: str) -> str:
    return known_encoding(name) if name else ""


@attrs.frozen(kw_only=True)
class ListDefaults:
    """What holds where a list does not say it (giá trị mặc định của danh sách).

    `communes` are the communes that the agency pays in, name to code; `code_list` and `edition`
    say whose codes they are. A list without a programme or a commune, column or default, is a
    problem: money must not go under a law that nobody named.

    `encoding` is that of text files which do not say it themselves (``ENCODINGS``); empty stands
    for UTF-8. `apply` are the kinds of proposals that are taken: without it what is only likely is
    a problem.

    Raises:
        InvalidValue: ``encoding-unknown``.
    """

    programme: Programme | None = None
    commune: Commune | None = None
    communes: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen)
    code_list: str = ""
    edition: str = ""
    encoding: str = attrs.field(default="", converter=_encoding)
    apply: tuple[ProposalKind, ...] = attrs.field(default=(), converter=_kinds)


@attrs.frozen
class Notice:
    """Something worth knowing about a file that stands in nobody's way (lưu ý)."""

    position: Position
    code: Code
    text: Text
    cure: Text
    count: int = 1

    @classmethod
    def of(cls, code: Code, position: Position, *, count: int = 1, **details: object) -> Self:
        """Make the notice that `code` stands for."""
        words = explanation(code)
        rule, cure = (text.filled(count=count, **details) for text in (words.rule, words.cure))
        return cls(position, code, rule, cure, count)

    def __str__(self) -> str:
        return f"{self.position}: {self.text.en} [{self.code}]"
