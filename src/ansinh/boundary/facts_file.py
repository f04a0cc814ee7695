"""`read_facts`: what is known of the people of some cases, in a facts file."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from ansinh.boundary.facts_document import (
    CaseDocument,
    DecidedDocument,
    FactDocument,
    FactsDocument,
    SomebodyDocument,
)
from ansinh.boundary.toml_document import read_toml
from ansinh.entitlement import Decided, Dependant, Fact, PersonFacts
from ansinh.errors import Code, InvalidValue, Position, Problem, UnreadableFile, problem
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import BirthDate, Document


@attrs.frozen(repr=False)
class CaseFacts:
    """What is known of a case (hồ sơ): the person, and what was paid where that is said."""

    person: PersonFacts
    paid: Mapping[Month, Dong]

    def __repr__(self) -> str:
        return "CaseFacts(…)"

    __str__ = __repr__


def read_facts(data: bytes, *, source: str = "facts.toml") -> Mapping[str, CaseFacts]:
    """Read a facts file (tệp tình tiết hồ sơ: TOML, UTF-8); by case number.

    Raises:
        UnreadableFile: ``toml-encoding``, ``facts-toml``, with the line; ``facts-value``, the
            path of the entry as its place; never what stands there.
    """
    document = read_toml(
        FactsDocument,
        data,
        source=source,
        syntax=Code.FACTS_TOML,
        entry=lambda *_: Code.FACTS_VALUE,
    )
    cases: dict[str, CaseFacts] = {}
    problems: list[Problem] = []
    for number, said in enumerate(document.cases):
        try:
            cases[said.case] = _case(said)
        except InvalidValue as error:
            path = f"cases.{number}"
            problems.append(problem(error.code, Position(source, header=path)))
    if problems:
        raise UnreadableFile(problems)
    return MappingProxyType(cases)


def _code(_path: str, _kind: str) -> Code:
    return Code.FACTS_VALUE


def _case(said: CaseDocument) -> CaseFacts:
    person = PersonFacts(
        birth=_birth(said),
        facts=_facts(said.facts),
        children=tuple(map(_dependant, said.children)),
        wards=tuple(map(_dependant, said.wards)),
        decided=tuple(map(_decided, said.decided)),
    )
    paid = {Month.parse(month): Dong(amount) for month, amount in said.paid.items()}
    return CaseFacts(person, MappingProxyType(paid))


def _birth(said: SomebodyDocument) -> BirthDate | None:
    return None if said.born is None else BirthDate.parse(said.born)


def _dependant(said: SomebodyDocument) -> Dependant:
    return Dependant(_birth(said), _facts(said.facts))


def _facts(said: Iterable[FactDocument]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            one.is_,
            since=one.since,
            ended_on=one.ended_on,
            known_from=one.known_from,
            end_known_from=one.end_known_from,
            amount=None if one.amount is None else Dong(one.amount),
        )
        for one in said
    )


def _decided(said: DecidedDocument) -> Decided:
    return Decided(
        said.group,
        said.on,
        after_stop_of=said.after_stop_of,
        since=None if said.since is None else Month.parse(said.since),
        amount=None if said.amount is None else Dong(said.amount),
        known_from=said.known_from,
        document=None if said.number is None else Document(said.number, said.on),
    )
