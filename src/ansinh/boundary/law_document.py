"""A law file as it is written: version 1, strict; what it means is `ansinh.entitlement`'s."""

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from ansinh.boundary.strict import StrictModel
from ansinh.entitlement.facts import WORDS

Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f]+$")]
ProgrammeCode = Annotated[str, Field(pattern=r"^[A-Z0-9]{2,20}$")]
MonthText = Annotated[str, Field(pattern=r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$")]
GroupCode = Annotated[str, Field(pattern=r"^\w[\w.-]{0,39}$")]
Coefficient = Annotated[str, Field(pattern=r"^(0\.[0-9]{0,3}[1-9]|[1-9][0-9]?(\.[0-9]{1,4})?)$")]
Amount = Annotated[int, Field(ge=1, le=10**12)]
Years = Annotated[int, Field(ge=0, le=150)]
OWN_WORD: Final = "x-[a-z0-9-]{1,60}"
_OWN_WORD: Final = re.compile(OWN_WORD, re.ASCII)


def _known(word: str) -> str:
    if word not in WORDS and not _OWN_WORD.fullmatch(word):
        message = "a fact word, or one of the place's own"
        raise ValueError(message)
    return word


FactWord = Annotated[
    str,
    AfterValidator(_known),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": sorted(WORDS)},
                {"type": "string", "pattern": f"^{OWN_WORD}$"},
            ]
        }
    ),
]
Sure = Literal["verified", "second-hand", "from-memory", "local"]
Place = Annotated[str, Field(max_length=200)]


class TwoLanguages(StrictModel):
    """A name in Vietnamese and English."""

    vi: Line
    en: Line


class Cited(StrictModel):
    """A row that says where it stands, and how sure that is, if not as the file's head does."""

    place: Place = ""
    instrument: Line | None = None
    confidence: Sure | None = None


class Dated(Cited):
    """A row with its first month, and the day from which it was known."""

    applies_from: MonthText
    known_from: date


class AgeDocument(StrictModel):
    """``age``: from one birthday on, until the day before another."""

    from_: Annotated[Years | None, Field(alias="from")] = None
    under: Years | None = None
    under_months: Annotated[int | None, Field(ge=1, le=1800)] = None

    @model_validator(mode="after")
    def _one_end(self) -> "AgeDocument":
        end = self.under_months if self.under is None else self.under * 12
        if self.under is not None and self.under_months is not None:
            message = "an age ends in years or in months"
            raise ValueError(message)
        if end is not None and self.from_ is not None and end <= self.from_ * 12:
            message = "an age ends after it begins"
            raise ValueError(message)
        return self


class ConditionsDocument(StrictModel):
    """What must be so of somebody."""

    age: AgeDocument | None = None
    needs: list[Annotated[list[FactWord], Field(min_length=1)]] = Field(default_factory=list)
    without: list[FactWord] = Field(default_factory=list)


class StandardDocument(Dated):
    """``[[standards]]``: a programme's standard from a month on. Unit: đồng a month."""

    programme: ProgrammeCode
    amount: Amount


class LevelDocument(Cited, ConditionsDocument):
    """``levels``: a coefficient, and whose it is."""

    code: GroupCode
    coefficient: Coefficient
    children: Annotated[int, Field(ge=0, le=20)] = 0


class WardDocument(Cited, ConditionsDocument):
    """``wards``: what is given for one person who is cared for."""

    coefficient: Coefficient
    in_group: GroupCode | None = None


class StartDocument(Cited):
    """``start``: the rule of the first month."""

    from_: Annotated[Literal["decision", "birthday", "fact"], Field(alias="from")]
    continues: GroupCode | None = None


class GroupDocument(Dated, ConditionsDocument):
    """``[[groups]]``: whom the law means, and what they get."""

    code: GroupCode
    programme: ProgrammeCode
    name: TwoLanguages
    start: StartDocument
    kind: Literal["allowance", "care"] = "allowance"
    times: Literal["once", "children", "wards"] = "once"
    not_in: list[GroupCode] = Field(default_factory=list)
    without_at_least: list[FactWord] = Field(default_factory=list)
    levels: list[LevelDocument] = Field(default_factory=list)
    children: list[ConditionsDocument] = Field(default_factory=list)
    wards: list[WardDocument] = Field(default_factory=list)
    by_decision: bool = False

    @model_validator(mode="after")
    def _gives_something(self) -> "GroupDocument":
        given = self.wards if self.times == "wards" else self.levels
        if bool(given) == self.by_decision:
            message = "a group has coefficients, or amounts by decision, and not both"
            raise ValueError(message)
        if self.times == "children" and not self.children:
            message = "a group that counts children says which"
            raise ValueError(message)
        return self


class BothDocument(Dated):
    """``[[both]]``: benefits that one person may have together."""

    group: GroupCode
    with_: Annotated[list[GroupCode], Field(alias="with", min_length=1)]


class GroundDocument(Cited, ConditionsDocument):
    """``or_with``: who has funeral support without a monthly benefit."""


class FuneralDocument(Dated):
    """``[[funerals]]``: funeral support, so many times the standard."""

    programme: ProgrammeCode
    times: Annotated[int, Field(ge=1, le=100)]
    entitled_in: list[GroupCode] = Field(default_factory=list)
    or_with: list[GroundDocument] = Field(default_factory=list)


class StopDocument(Cited):
    """``[[stops]]``: what ends a benefit from the month after."""

    on: FactWord
    until_decided_anew: bool = False
    programmes: list[ProgrammeCode] = Field(default_factory=list)


class SuspensionDocument(Cited):
    """``[[suspensions]]``: what suspends a benefit, and may end it after some months."""

    on: FactWord
    programmes: list[ProgrammeCode] = Field(default_factory=list)
    ends_after_months: Annotated[int | None, Field(ge=1, le=120)] = None
    end_place: Place | None = None


class OneOffDocument(Cited):
    """``[[one_offs]]``: a sum that is paid once. Unit: đồng."""

    code: GroupCode
    programmes: Annotated[list[ProgrammeCode], Field(min_length=1)]
    amount: Amount
    month: MonthText
    known_from: date
    pay_by: date | None = None


class RepealDocument(Dated):
    """``[[repeals]]``: groups that no longer exist."""

    groups: Annotated[list[GroupCode], Field(min_length=1)]


class HeadDocument(StrictModel):
    """``[instrument]``: which text it is, how sure its rows are, where it was read."""

    number: Line
    name: TwoLanguages
    signed_on: date | None = None
    confidence: Sure
    read_in: str = ""


class LawDocument(StrictModel):
    """The whole file: one decree, circular or resolution."""

    version: Literal[1]
    instrument: HeadDocument
    standards: list[StandardDocument] = Field(default_factory=list)
    groups: list[GroupDocument] = Field(default_factory=list)
    both: list[BothDocument] = Field(default_factory=list)
    funerals: list[FuneralDocument] = Field(default_factory=list)
    stops: list[StopDocument] = Field(default_factory=list)
    suspensions: list[SuspensionDocument] = Field(default_factory=list)
    one_offs: list[OneOffDocument] = Field(default_factory=list)
    repeals: list[RepealDocument] = Field(default_factory=list)

    @model_validator(mode="after")
    def _each_group_once(self) -> "LawDocument":
        codes = [group.code for group in self.groups]
        if len(set(codes)) != len(codes):
            message = "a group stands in a file once"
            raise ValueError(message)
        return self
