"""A law file's document becomes an `Instrument`.

The document has been checked against its schema: ours by the tests, a province's by
`ansinh.boundary`, which then comes here, so that both are read one way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from ansinh.entitlement.ages import Ages
from ansinh.entitlement.groups import (
    Conditions,
    Group,
    Kind,
    Level,
    Start,
    StartRule,
    Times,
    WardLevel,
)
from ansinh.entitlement.instrument import (
    Both,
    Funeral,
    FuneralGround,
    Instrument,
    OneOff,
    Repeal,
    Standard,
    Stop,
    Suspension,
)
from ansinh.entitlement.programme import PROGRAMMES, Programme
from ansinh.errors import Text
from ansinh.law import Citation, Confidence, Step
from ansinh.money import Dong
from ansinh.months import Month

Row = Mapping[str, Any]

_YEAR = 12


def instrument_from(document: Row) -> Instrument:
    """Build the instrument that a law file says."""
    head = document["instrument"]
    reading = _Reading(head["number"], Confidence(head["confidence"]))
    return Instrument(
        number=head["number"],
        name=_text(head["name"]),
        confidence=reading.confidence,
        read_in=head.get("read_in", ""),
        signed_on=head.get("signed_on"),
        standards=tuple(map(reading.standard, document.get("standards", ()))),
        groups=tuple(map(reading.group, document.get("groups", ()))),
        both=tuple(map(reading.both, document.get("both", ()))),
        funerals=tuple(map(reading.funeral, document.get("funerals", ()))),
        stops=tuple(map(reading.stop, document.get("stops", ()))),
        suspensions=tuple(map(reading.suspension, document.get("suspensions", ()))),
        one_offs=tuple(map(reading.one_off, document.get("one_offs", ()))),
        repeals=tuple(map(reading.repeal, document.get("repeals", ()))),
    )


@attrs.frozen
class _Reading:
    """What the head of the file says of every row that does not say otherwise."""

    number: str
    confidence: Confidence

    def standard(self, row: Row) -> Standard:
        step = Step(
            Month.parse(row["applies_from"]),
            row["known_from"],
            Dong(row["amount"]),
            self._cited(row),
            self._sure(row),
        )
        return Standard(_programme(row["programme"]), step)

    def group(self, row: Row) -> Group:
        start = row["start"]
        return Group(
            code=row["code"],
            programme=_programme(row["programme"]),
            name=_text(row["name"]),
            citation=self._cited(row),
            confidence=self._sure(row),
            **_dated(row),
            start=Start(StartRule(start["from"]), self._cited(start), start.get("continues", "")),
            conditions=_conditions(row),
            not_in=tuple(row.get("not_in", ())),
            without_at_least=tuple(row.get("without_at_least", ())),
            kind=Kind(row.get("kind", Kind.ALLOWANCE)),
            times=Times(row.get("times", Times.ONCE)),
            levels=tuple(map(self._level, row.get("levels", ()))),
            children=tuple(map(_conditions, row.get("children", ()))),
            wards=tuple(map(self._ward, row.get("wards", ()))),
            by_decision=row.get("by_decision", False),
        )

    def both(self, row: Row) -> Both:
        return Both(row["group"], tuple(row["with"]), self._cited(row), **_dated(row))

    def funeral(self, row: Row) -> Funeral:
        return Funeral(
            programme=_programme(row["programme"]),
            times=row["times"],
            citation=self._cited(row),
            confidence=self._sure(row),
            **_dated(row),
            entitled_in=tuple(row.get("entitled_in", ())),
            grounds=tuple(
                FuneralGround(_conditions(ground), self._cited(ground))
                for ground in row.get("or_with", ())
            ),
        )

    def stop(self, row: Row) -> Stop:
        return Stop(
            row["on"],
            self._cited(row),
            row.get("until_decided_anew", False),
            tuple(map(_programme, row.get("programmes", ()))),
        )

    def suspension(self, row: Row) -> Suspension:
        end = row.get("end_place")
        return Suspension(
            row["on"],
            self._cited(row),
            row.get("ends_after_months"),
            None if end is None else Citation(self.number, end),
            tuple(map(_programme, row.get("programmes", ()))),
        )

    def one_off(self, row: Row) -> OneOff:
        return OneOff(
            code=row["code"],
            programmes=tuple(map(_programme, row["programmes"])),
            amount=Dong(row["amount"]),
            month=Month.parse(row["month"]),
            citation=self._cited(row),
            confidence=self._sure(row),
            known_from=row["known_from"],
            pay_by=row.get("pay_by"),
        )

    def repeal(self, row: Row) -> Repeal:
        return Repeal(
            groups=tuple(row["groups"]),
            citation=self._cited(row),
            confidence=self._sure(row),
            **_dated(row),
        )

    def _level(self, row: Row) -> Level:
        return Level(
            code=row["code"],
            coefficient=Fraction(row["coefficient"]),
            citation=self._cited(row),
            conditions=_conditions(row),
            children=row.get("children", 0),
        )

    def _ward(self, row: Row) -> WardLevel:
        return WardLevel(
            coefficient=Fraction(row["coefficient"]),
            citation=self._cited(row),
            conditions=_conditions(row),
            in_group=row.get("in_group", ""),
        )

    def _cited(self, row: Row) -> Citation:
        return Citation(row.get("instrument", self.number), row.get("place", ""))

    def _sure(self, row: Row) -> Confidence:
        return Confidence(row.get("confidence", self.confidence))


def _programme(code: str) -> Programme:
    known = {programme.code: programme for programme in PROGRAMMES}
    return known.get(code) or Programme(code)


def _text(row: Row) -> Text:
    return Text(row["en"], row["vi"])


def _dated(row: Row) -> dict[str, Any]:
    known: date = row["known_from"]
    return {"applies_from": Month.parse(row["applies_from"]), "known_from": known}


def _conditions(row: Row) -> Conditions:
    return Conditions(
        ages=_ages(row.get("age", {})),
        needs=_words(row.get("needs", ())),
        without=tuple(row.get("without", ())),
    )


def _words(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _ages(row: Row) -> Ages:
    start, end = row.get("from"), row.get("under")
    return Ages(
        start=None if start is None else start * _YEAR,
        end=row.get("under_months", None if end is None else end * _YEAR),
    )
