"""`Assessment`: what somebody is entitled to in a month, with every step of the reasoning."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

import attrs

from ansinh.entitlement.facts import Decided
from ansinh.entitlement.groups import Group, Kind
from ansinh.law import Citation, Confidence, Step
from ansinh.money import Dong, total_of
from ansinh.months import Month


@attrs.frozen(kw_only=True)
class Share:
    """One benefit of one group (một suất): standard × coefficient × times, each with its article.

    Unit: đồng a month. Of a benefit whose amount is in the person's own decision `standard` and
    `coefficient` are ``None``.
    """

    group: Group
    code: str
    amount: Dong
    citation: Citation
    coefficient: Fraction | None = None
    times: int = 1
    standard: Step[Dong] | None = None
    decided: Decided | None = None
    ward: int | None = None
    """Which of the wards it is for, where it is for one."""

    @property
    def confidence(self) -> Confidence:
        """The least sure of what the amount rests on."""
        sure = [self.group.confidence]
        if self.standard is not None:
            sure.append(self.standard.confidence)
        return max(sure, key=list(Confidence).index)


class Reason(StrEnum):
    """Why a benefit is not granted (lý do không hưởng), though decided on or its terms met."""

    LOWER = "lower"
    NO_DECISION = "no-decision"
    NO_STANDARD = "no-standard"
    NOT_MET = "not-met"
    NOT_YET = "not-yet"
    REPEALED = "repealed"
    SUSPENDED = "suspended"
    STOPPED = "stopped"


@attrs.frozen
class Lost:
    """A benefit that was looked at and not granted, why, and by which article."""

    group: Group
    reason: Reason
    citation: Citation
    share: Share | None = None


@attrs.frozen
class Determination:
    """One answer: what is granted and what is not (một kết quả xác định). Unit: đồng a month."""

    granted: tuple[Share, ...]
    lost: tuple[Lost, ...]

    @property
    def amount(self) -> Dong:
        """What is due for the month, everything together."""
        return total_of(share.amount for share in self.granted)

    @property
    def codes(self) -> tuple[str, ...]:
        """The groups that are granted."""
        return tuple(sorted({share.group.code for share in self.granted}))

    def of_kind(self, kind: Kind) -> Dong:
        """What is due of one kind: allowances, or support for care."""
        return total_of(share.amount for share in self.granted if share.group.kind is kind)


@attrs.frozen
class Assessment:
    """What somebody is entitled to in a month as known on a day (kết quả xét hưởng).

    `possible` has one determination for each answer that the known facts leave open: where only a
    birth year is known there may be several, and none of them is chosen.
    """

    month: Month
    as_of: date
    possible: tuple[Determination, ...]

    @property
    def amounts(self) -> tuple[Dong, ...]:
        """The amounts that are possible, each once, from the least."""
        return tuple(sorted({one.amount for one in self.possible}))

    @property
    def amount(self) -> Dong | None:
        """The amount, where there is one answer only. Unit: đồng a month."""
        return self.amounts[0] if len(self.amounts) == 1 else None
