"""A facts file as it is written: what is known of the people of some cases; version 1, strict."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ansinh.boundary.law_document import Amount, FactWord, GroupCode, Line, MonthText
from ansinh.boundary.strict import StrictModel

BirthText = Annotated[str, Field(max_length=10, pattern=r"^[0-9/.-]{4,10}$")]


class FactDocument(StrictModel):
    """``facts``: something that is so of somebody."""

    is_: Annotated[FactWord, Field(alias="is")]
    since: date | None = None
    ended_on: date | None = None
    known_from: date | None = None
    end_known_from: date | None = None
    amount: Amount | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "FactDocument":
        if self.since and self.ended_on and self.ended_on < self.since:
            message = "a fact ends after it begins"
            raise ValueError(message)
        return self


class DecidedDocument(StrictModel):
    """``decided``: a decision that grants a group's benefit."""

    group: GroupCode
    on: date
    after_stop_of: date | None = None
    since: MonthText | None = None
    amount: Amount | None = None
    known_from: date | None = None
    number: Line | None = None


class SomebodyDocument(StrictModel):
    """``children``, ``wards``: a child, or somebody who is cared for."""

    born: BirthText | None = Field(default=None, repr=False)
    facts: list[FactDocument] = Field(default_factory=list)


class CaseDocument(SomebodyDocument):
    """``[[cases]]``: what is known of one beneficiary; `born` where the list does not say it."""

    case: str = Field(repr=False, min_length=1, max_length=40)
    children: list[SomebodyDocument] = Field(default_factory=list)
    wards: list[SomebodyDocument] = Field(default_factory=list)
    decided: list[DecidedDocument] = Field(default_factory=list)
    paid: dict[MonthText, Annotated[int, Field(ge=0, le=10**12)]] = Field(default_factory=dict)


class FactsDocument(StrictModel):
    """The whole file."""

    version: Literal[1]
    cases: list[CaseDocument]

    @model_validator(mode="after")
    def _each_case_once(self) -> "FactsDocument":
        if len({one.case for one in self.cases}) != len(self.cases):
            message = "a case stands in a file once"
            raise ValueError(message)
        return self
