"""`funeral_support`: what is paid towards somebody's funeral, and on what ground."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from ansinh.entitlement.ages import Ages, births_that_differ
from ansinh.entitlement.assessing import entitlement_for
from ansinh.entitlement.eligibility import Known
from ansinh.entitlement.facts import PersonFacts
from ansinh.entitlement.groups import Conditions
from ansinh.entitlement.instrument import Funeral
from ansinh.entitlement.programme import Programme
from ansinh.entitlement.rates import Rates, national_rates
from ansinh.errors import NotInForce
from ansinh.law import Citation, Confidence, Step
from ansinh.money import Dong
from ansinh.months import Month

_DIED: Final = "died"


@attrs.frozen(kw_only=True)
class FuneralSupport:
    """Support for a funeral (hỗ trợ chi phí mai táng): so many times the standard. Unit: đồng.

    `month` is that of the death; `citation` the article of the ground, `amount_citation` of the
    amount. ``certain``: whether the birth date, as far as it is known, leaves no other answer.
    """

    programme: Programme
    amount: Dong
    month: Month
    times: int
    standard: Step[Dong]
    citation: Citation
    amount_citation: Citation
    confidence: Confidence
    certain: bool = True


def funeral_support(
    person: PersonFacts, as_of: date, rates: Rates | None = None
) -> FuneralSupport | None:
    """Say what is due towards a funeral, as known on the day `as_of`; ``None`` where nothing is.

    Due for who had a monthly allowance in the month of death, for a poor single parent's child,
    and for somebody from 80 with a survivor's or another monthly allowance; by the standard of
    the month of death. Of several programmes the highest alone.

    Source: 20/2021/NĐ-CP, art. 11; 176/2025/NĐ-CP (second hand).
    """
    law = rates or national_rates()
    known = person.as_known(as_of)
    days = [fact.since for fact in known.facts if fact.what == _DIED and fact.since is not None]
    if not days:
        return None
    found = _grounds(known, min(days), as_of, law)
    return max(found, key=lambda one: (one.certain, one.amount), default=None)


def _grounds(
    person: PersonFacts, died: date, as_of: date, rates: Rates
) -> Iterator[FuneralSupport]:
    month = Month.of(died)
    latest = {row.programme.code: row for row in rates.funerals(month, as_of)}
    for row in latest.values():
        try:
            standard = rates.standard(row.programme, month, as_of)
        except NotInForce:
            continue
        for citation, certain in _met(row, person, died, as_of, rates):
            yield FuneralSupport(
                programme=row.programme,
                amount=standard.value.times(row.times),
                month=month,
                times=row.times,
                standard=standard,
                citation=citation,
                amount_citation=row.citation,
                confidence=max(row.confidence, standard.confidence, key=list(Confidence).index),
                certain=certain,
            )


def _met(
    row: Funeral, person: PersonFacts, died: date, as_of: date, rates: Rates
) -> Iterator[tuple[Citation, bool]]:
    """Give the grounds that are met, or may be, and whether that is certain."""
    possible = entitlement_for(person, Month.of(died), as_of, rates).possible
    entitled = [bool(set(one.codes) & set(row.entitled_in)) for one in possible]
    if any(entitled):
        yield row.citation, all(entitled)
    for ground in row.grounds:
        answers = list(_answers(ground.conditions, person, died))
        if any(answers):
            yield ground.citation, all(answers)


def _answers(conditions: Conditions, person: PersonFacts, died: date) -> Iterator[bool]:
    # An allowance that ended with the death still held the day before it.
    of_any_age = attrs.evolve(conditions, ages=Ages())
    for born in births_that_differ(person.birth, conditions.ages.cuts, (died,)):
        who = Known(born, person.facts)
        held = any(of_any_age.hold(who.on(day)) for day in (died, died - timedelta(days=1)))
        yield held and conditions.ages.hold(born, died)
