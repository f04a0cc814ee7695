"""Profiles as TOML documents: those that adapters ship, and the ones that agencies bring.

An own profile names the one that it replaces and says only what is different. It may rename and
reorder columns, leave some out, set limits and say what the provider's words mean; it cannot teach
an adapter a field that it does not write, nor drop one that an order must say.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

import attrs

from ansinh.boundary.layouts import unit_problems
from ansinh.boundary.profile_document import (
    AnswerDocument,
    OrderDocument,
    OwnLayoutDocument,
    OwnProfileDocument,
    ProfileDocument,
    ProfileLimitsDocument,
    TextRuleDocument,
)
from ansinh.boundary.toml_document import Document, read_toml
from ansinh.errors import (
    Code,
    InvalidProfile,
    Position,
    Problem,
    Text,
    UnreadableFile,
    problem,
)
from ansinh.formats.header_text import header_key
from ansinh.formats.kinds import Capability, Support
from ansinh.formats.large_unit import says_large_unit
from ansinh.formats.layout import Column, Layout
from ansinh.formats.name_rule import NameRule, NarrativeRule, TextRule
from ansinh.formats.profile import FormatProfile
from ansinh.money import Dong

Rule = TypeVar("Rule", bound=TextRule)

_NEWLINES: Final = {"LF": "\n", "CRLF": "\r\n"}
_JOINED_BY: Final = "reference"
"""The field that an answer is joined on."""


def read_profile(data: bytes, *, source: str = "profile.toml") -> FormatProfile:
    """Read a whole profile (hồ sơ định dạng), as an adapter's package has it.

    Raises:
        UnreadableFile: ``toml-encoding``, ``profile-toml``, with the line; ``profile-document``,
            ``profile-column-twice``, or a code of `FormatProfile`, each with the path of the entry.
    """
    document = _document(ProfileDocument, data, source)
    order = None if document.order is None else _layout(document, document.order, "order")
    answer = None
    if document.answer is not None:
        before = order.columns if order is not None and document.answer.after_order else ()
        answer = _layout(document, document.answer, "answer", before)
    profile = _made(document, order, answer, source)
    problems = [*_twice(order, "order", source), *_twice(answer, "answer", source)]
    if problems:
        raise UnreadableFile(problems)
    return profile


def read_own_profile(data: bytes, *, source: str) -> OwnProfileDocument:
    """Read an agency's own profile (hồ sơ riêng của đơn vị), before it meets what it replaces.

    Raises:
        UnreadableFile: ``toml-encoding``, ``profile-toml``, with the line; ``profile-document``,
            with the path of the entry.
    """
    return _document(OwnProfileDocument, data, source)


def replaced(base: FormatProfile, own: OwnProfileDocument, *, source: str) -> FormatProfile:
    """Give the profile that an agency's own makes of an adapter's.

    Raises:
        UnreadableFile: ``profile-table``, ``profile-field``, ``profile-must-say``,
            ``profile-column-twice``, ``profile-reference``, ``profile-support``,
            ``profile-media``, ``column-unit``, ``list-unit``, or a code of `FormatProfile`; all of
            them, each with the path of the entry.
    """
    change = _Change(base, own, source)
    profile = change.profile()
    if profile is None or change.problems:
        raise UnreadableFile(sorted(change.problems, key=lambda one: (one.position, one.code)))
    return profile


def _document(kind: type[Document], data: bytes, source: str) -> Document:
    return read_toml(
        kind,
        data,
        source=source,
        syntax=Code.PROFILE_TOML,
        entry=lambda _path, _kind: Code.PROFILE_DOCUMENT,
    )


def _layout(
    document: ProfileDocument,
    written: OrderDocument | AnswerDocument,
    part: str,
    before: tuple[Column, ...] = (),
) -> Layout:
    return Layout(
        id=f"{document.id}.{part}",
        kind=_kind(part),
        edition=written.edition or document.format_version,
        source=written.source or document.source,
        titles=written.titles,
        columns=(*before, *(Column(**dict(column)) for column in written.columns)),
        one_of=written.one_of,
        certainty=written.certainty or document.certainty,
    )


def _kind(part: str) -> str:
    return "payment order" if part == "order" else "payment results"


def _made(
    document: ProfileDocument, order: Layout | None, answer: Layout | None, source: str
) -> FormatProfile:
    try:
        return FormatProfile(
            id=document.id,
            title=Text(en=document.title.en, vi=document.title.vi),
            institution=document.institution,
            format_version=document.format_version,
            media=document.media,
            name_rule=_rule(NameRule, document.name_rule),
            narrative_rule=_rule(NarrativeRule, document.narrative_rule),
            source=document.source,
            certainty=document.certainty,
            support=document.support,
            encoding=document.encoding,
            newline=_NEWLINES[document.newline],
            filename_patterns=document.filename_patterns,
            result_codes=document.result_codes,
            reasons=document.reasons,
            channels=document.channels,
            banks=document.banks,
            order=order,
            answer=answer,
            must_say=document.must_say,
            options=document.options,
            **_limits(document.limits),
        )
    except InvalidProfile as error:
        code = error.code
    raise UnreadableFile([problem(code, Position(source))])


def _rule(kind: type[Rule], document: TextRuleDocument) -> Rule:
    signs = {} if document.signs is None else {"signs": document.signs}
    return kind(document.charset, document.length, **signs)


def _limits(document: ProfileLimitsDocument) -> dict[str, Any]:
    amount = document.max_amount
    return {
        "max_records": document.max_records,
        "max_amount": None if amount is None else Dong(amount),
    }


def _twice(layout: Layout | None, part: str, source: str) -> list[Problem]:
    """Refuse a field, or a header, that stands for two columns: a reader would have to guess."""
    if layout is None:
        return []
    seen: set[tuple[str, str]] = set()
    problems = []
    for at, column in enumerate(layout.columns):
        names = {("field", column.field), *(("header", name) for name in _names(column))}
        if names & seen:
            path = f"{part}.columns.{at}"
            problems.append(problem(Code.PROFILE_COLUMN_TWICE, Position(source, header=path)))
        seen |= names
    return problems


def _names(column: Column) -> Iterable[str]:
    groups = column.groups or ("",)
    yield from (header_key(f"{group} {name}") for group in groups for name in column.headers)
    yield from map(header_key, column.alone)


class _Change:
    """An own profile meeting the adapter's; what does not fit is noted."""

    def __init__(self, base: FormatProfile, own: OwnProfileDocument, source: str) -> None:
        self._base = base
        self._own = own
        self._source = source
        self.problems: list[Problem] = []

    def profile(self) -> FormatProfile | None:
        own, base = self._own, self._base
        order = self._order()
        answer = self._answer(order)
        support = self._support()
        self._check_reference(answer, support)
        self._check_media()
        rules: dict[str, Any] = {}
        if own.name_rule is not None:
            rules["name_rule"] = self._taken("name_rule", NameRule, own.name_rule)
        if own.narrative_rule is not None:
            rules["narrative_rule"] = self._taken(
                "narrative_rule", NarrativeRule, own.narrative_rule
            )
        if own.newline is not None:
            rules["newline"] = _NEWLINES[own.newline]
        said = {
            name: getattr(own, name)
            for name in (
                "filename_patterns",
                "encoding",
                "result_codes",
                "reasons",
                "banks",
                "options",
            )
            if getattr(own, name) is not None
        }
        if self.problems:
            return None
        try:
            return attrs.evolve(
                base,
                format_version=own.format_version,
                source=own.source,
                certainty=own.certainty,
                support=support,
                order=order,
                answer=answer,
                **({} if own.limits is None else _limits(own.limits)),
                **said,
                **rules,
            )
        except InvalidProfile as error:
            code = error.code
        self._note(code, "-")
        return None

    def _order(self) -> Layout | None:
        own, base = self._own.order, self._base.order
        if own is None or base is None:
            self._check_table(own, base, "order")
            return base
        layout = self._changed(own, base, "order")
        fields = {column.field for column in layout.columns}
        for field in self._base.must_say:
            if field not in fields:
                self._note(Code.PROFILE_MUST_SAY, "order.columns", field=field)
        return layout

    def _answer(self, order: Layout | None) -> Layout | None:
        """Give the answer's layout: its own columns, behind the order's where they were so."""
        own, base, before = self._own.answer, self._base.answer, self._base.order
        if base is None:
            self._check_table(own, base, "answer")
            return None
        if order is not None and before is not None and order is not before:
            start = len(before.columns)
            if base.columns[:start] == before.columns:
                columns = (*order.columns, *base.columns[start:])
                base = attrs.evolve(base, columns=columns, **self._learned())
        if own is None:
            if not self.problems:  # the order's columns were told already
                self._check_twice(base, "answer")
            return _narrowed(base)
        return self._changed(own, base, "answer")

    def _changed(self, own: OwnLayoutDocument, base: Layout, part: str) -> Layout:
        columns = base.columns
        if own.columns is not None:
            known = {column.field: column for column in base.columns}
            if part == "answer" and self._base.order is not None:
                known = {column.field: column for column in self._base.order.columns} | known
            columns = tuple(self._columns(own, known, part))
        titles = own.titles or base.titles
        if any(map(says_large_unit, own.titles or ())):
            self._note(Code.LIST_UNIT, f"{part}.titles")
        layout = attrs.evolve(base, columns=columns, titles=titles, **self._learned())
        self._check_twice(layout, part)
        return _narrowed(layout)

    def _columns(
        self, own: OwnLayoutDocument, known: Mapping[str, Column], part: str
    ) -> Iterable[Column]:
        for at, written in enumerate(own.columns or ()):
            column = known.get(written.field)
            if column is None:
                path = f"{part}.columns.{at}.field"
                self._note(Code.PROFILE_FIELD, path, field=written.field, known=", ".join(known))
                continue
            if written.headers is not None:
                column = attrs.evolve(
                    column, headers=written.headers, groups=written.groups, alone=written.alone
                )
                self.problems += unit_problems(column, f"{part}.columns.{at}", self._source)
            yield attrs.evolve(column, width=written.width or column.width)

    def _learned(self) -> dict[str, Any]:
        own = self._own
        return {
            "edition": own.format_version,
            "source": own.source,
            "certainty": own.certainty,
        }

    def _support(self) -> dict[Capability, Support]:
        """An own profile can only take away: what an adapter cannot, no document can."""
        support = dict(self._base.support)
        for capability, wanted in self._own.support.items():
            has = self._base.supports(capability)
            if wanted is Support.FULL and has is not Support.FULL:
                self._note(Code.PROFILE_SUPPORT, f"support.{capability}", capability=capability)
            support[capability] = wanted
        return support

    def _check_reference(
        self, answer: Layout | None, support: Mapping[Capability, Support]
    ) -> None:
        # What is wrong with the columns so far may be why there is none.
        if self.problems or answer is None:
            return
        if support.get(Capability.PARSE_RESULTS) is not Support.FULL:
            return
        if all(column.field != _JOINED_BY for column in answer.columns):
            self._note(Code.PROFILE_REFERENCE, "answer.columns")

    def _check_media(self) -> None:
        """What nothing follows is refused: an agency would take it for done."""
        media, own = self._base.media, self._own
        if own.encoding is not None and not media.has_encodings:
            self._note(Code.PROFILE_MEDIA, "encoding", media=media, entry="encoding")
        if own.newline is not None and not media.is_text:
            self._note(Code.PROFILE_MEDIA, "newline", media=media, entry="newline")

    def _check_table(self, own: OwnLayoutDocument | None, base: Layout | None, part: str) -> None:
        if own is not None and base is None:
            self._note(Code.PROFILE_TABLE, part)

    def _check_twice(self, layout: Layout, part: str) -> None:
        self.problems += _twice(layout, part, self._source)

    def _taken(self, path: str, kind: type[Rule], document: TextRuleDocument) -> Rule | None:
        try:
            return _rule(kind, document)
        except InvalidProfile as error:
            code = error.code
        self._note(code, path)
        return None

    def _note(self, code: Code, path: str, **details: object) -> None:
        self.problems.append(problem(code, Position(self._source, header=path), **details))


def _narrowed(layout: Layout) -> Layout:
    """Let a line need one of those fields only that still have a column."""
    fields = {column.field for column in layout.columns}
    groups = [tuple(field for field in group if field in fields) for group in layout.one_of]
    return attrs.evolve(layout, one_of=[group for group in groups if group])
