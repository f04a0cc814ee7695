"""`Group`: whom the law means, from when on, and what they get; all of it data."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

import attrs

from ansinh.entitlement.ages import Ages
from ansinh.entitlement.programme import Programme
from ansinh.errors import Text
from ansinh.law import Citation, Confidence
from ansinh.months import Month


class Subject(Protocol):
    """Somebody on a day, as conditions ask about them."""

    def has(self, word: str) -> bool:
        """Whether a word is true of them that day."""
        ...

    def is_of(self, ages: Ages) -> bool:
        """Whether they are of an age that day."""
        ...


@attrs.frozen
class Conditions:
    """What must be so of somebody (điều kiện).

    An age, of each row of `needs` one word at least, and none of `without`.
    """

    ages: Ages = attrs.field(factory=Ages)
    needs: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()

    def hold(self, subject: Subject) -> bool:
        """Whether they are met."""
        return (
            subject.is_of(self.ages)
            and all(any(map(subject.has, row)) for row in self.needs)
            and not any(map(subject.has, self.without))
        )


@attrs.frozen
class Level:
    """A coefficient and whose it is (hệ số): `children` is the least number of them."""

    code: str
    coefficient: Fraction
    citation: Citation
    conditions: Conditions = attrs.field(factory=Conditions)
    children: int = 0


@attrs.frozen
class WardLevel:
    """What is given for one person who is cared for (mức cho mỗi người được chăm sóc).

    `in_group` names the group to which the person must belong, decided or not.
    """

    coefficient: Fraction
    citation: Citation
    conditions: Conditions
    in_group: str = ""


class StartRule(StrEnum):
    """From which month on a benefit is due (thời điểm hưởng)."""

    DECISION = "decision"
    BIRTHDAY = "birthday"
    FACT = "fact"


class Kind(StrEnum):
    """Whether a benefit competes for the highest, or comes on top as support for care."""

    ALLOWANCE = "allowance"
    CARE = "care"


class Times(StrEnum):
    """By what a level is multiplied."""

    ONCE = "once"
    CHILDREN = "children"
    WARDS = "wards"


@attrs.frozen
class Start:
    """The rule of the first month, with its article; `continues` names the group before."""

    rule: StartRule
    citation: Citation
    continues: str = ""


@attrs.frozen(kw_only=True)
class Group:
    """A group of beneficiaries (nhóm đối tượng): conditions, levels, first month.

    ``by_decision``: the amount is that of the person's own decision.
    """

    code: str
    programme: Programme
    name: Text
    citation: Citation
    confidence: Confidence
    applies_from: Month
    known_from: date
    start: Start
    conditions: Conditions = attrs.field(factory=Conditions)
    not_in: tuple[str, ...] = ()
    without_at_least: tuple[str, ...] = ()
    kind: Kind = Kind.ALLOWANCE
    times: Times = Times.ONCE
    levels: tuple[Level, ...] = ()
    children: tuple[Conditions, ...] = ()
    wards: tuple[WardLevel, ...] = ()
    by_decision: bool = False

    @property
    def cuts(self) -> tuple[int, ...]:
        """The ages, in months, at which the beneficiary's own level or membership changes."""
        own = [self.conditions, *(level.conditions for level in self.levels)]
        return tuple(cut for one in own for cut in one.ages.cuts)

    @property
    def child_cuts(self) -> tuple[int, ...]:
        """The same of children and of those who are cared for."""
        others = [*self.children, *(ward.conditions for ward in self.wards)]
        return tuple(cut for one in others for cut in one.ages.cuts)


Groups = Mapping[str, Group]
"""Groups by code."""
