"""`entitlement_for`: what somebody is entitled to in a month, as known on a day, and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, product
from operator import add
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from ansinh.entitlement.ages import births_that_differ
from ansinh.entitlement.eligibility import Known, Law, moments
from ansinh.entitlement.facts import Decided, Dependant, Fact, PersonFacts
from ansinh.entitlement.groups import Group, Kind, Level, Times, WardLevel
from ansinh.entitlement.instrument import Stop, Suspension
from ansinh.entitlement.programme import PROGRAMMES
from ansinh.entitlement.rates import Rates, national_rates
from ansinh.entitlement.share import Assessment, Determination, Lost, Reason, Share
from ansinh.errors import NotInForce
from ansinh.law import Citation, Step
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month


def entitlement_for(
    person: PersonFacts, month: Month, as_of: date, rates: Rates | None = None
) -> Assessment:
    """Say what somebody is entitled to in `month` (xét mức hưởng), as known on the day `as_of`.

    Facts, decisions and rates that were not known by then do not count. Where a birth date is
    known to the month or the year only, every answer that it leaves open is given.

    Source: 20/2021/NĐ-CP, art. 5, 6, 8 and 20; docs/reference/law.md says how each is read.
    """
    return MonthOfLaw(rates or national_rates(), month, as_of).assess(person)


def _with_ends(person: PersonFacts, suspensions: Iterable[Suspension]) -> PersonFacts:
    """Add the stop into which a suspension turns when nobody ends it in time."""
    ends = [
        Fact(rule.end_word, since=fact.since + relativedelta(months=rule.ends_after))
        for rule in suspensions
        for fact in person.facts
        if rule.ends_after is not None and fact.what == rule.word and fact.since is not None
        if fact.ended_on is None
        or fact.ended_on >= fact.since + relativedelta(months=rule.ends_after)
    ]
    return attrs.evolve(person, facts=(*person.facts, *ends)) if ends else person


def _stops_of(suspensions: Iterable[Suspension]) -> Iterator[Stop]:
    """Give the stops into which suspensions turn; a new decision ends them."""
    for rule in suspensions:
        if rule.ends_after is not None:
            yield Stop(
                rule.end_word,
                rule.end_citation or rule.citation,
                until_decided_anew=True,
                programmes=rule.programmes,
            )


class MonthOfLaw:
    """The law of a month as known on a day (quy định áp dụng cho tháng): it assesses anybody.

    For a whole roll: `entitlement_for` looks the law up anew for each person.
    """

    def __init__(self, rates: Rates, month: Month, as_of: date) -> None:
        self._rates = rates
        self._month = month
        self._as_of = as_of
        self._groups = {group.code: group for group in rates.groups(month, as_of)}
        self._standards = dict(self._steps())
        self._both = rates.both(month, as_of)
        amounts = {code: step.value for code, step in self._standards.items()}
        self._law = Law(self._groups, amounts, (*rates.stops, *_stops_of(rates.suspensions)))
        others = chain.from_iterable(group.child_cuts for group in self._groups.values())
        self._cuts = {0, *_cuts(self._groups.values()), *others}

    def _steps(self) -> Iterator[tuple[str, Step[Dong]]]:
        for programme in {*PROGRAMMES, *(group.programme for group in self._groups.values())}:
            try:
                step = self._rates.standard(programme, self._month, self._as_of)
            except NotInForce:
                continue
            yield programme.code, step

    def assess(self, person: PersonFacts) -> Assessment:
        """Say what somebody is entitled to in the month."""
        known = _with_ends(person.as_known(self._as_of), self._rates.suspensions)
        answers = [self._determination(Known.of(known, births)) for births in self._births(known)]
        distinct = {(one.amount, one.codes): one for one in answers}
        ordered = sorted(distinct.values(), key=lambda one: (one.amount, one.codes))
        return Assessment(self._month, self._as_of, tuple(ordered))

    def _births(self, person: PersonFacts) -> Iterator[tuple[date, ...]]:
        """Give the birth dates to look at: the person's, the children's, the wards'."""
        days = sorted(self._moments(person))
        groups = self._that_matter(person)
        own = {*days, *_earlier(person)} if self._may_go_on(person) else days
        births = product(
            births_that_differ(person.birth, {0, *_cuts(groups)}, own),
            self._of_children(person.children, groups, days),
            product(*(self._of_ward(ward, groups, days) for ward in person.wards)),
        )
        return ((one, *children, *wards) for one, children, wards in births)

    def _that_matter(self, person: PersonFacts) -> tuple[Group, ...]:
        """Give the groups on which the answer can depend: those decided on, and what bears on them.

        Without a decision nothing is due, whatever the age.
        """
        own = self._decided_on(person.decided)
        named = {code for group in own for code in (*group.not_in, *_named_by(group))}
        others = (self._groups[code] for code in named if code in self._groups)
        return (*own, *others)

    def _moments(self, person: PersonFacts) -> set[date]:
        """Give the days of the month on which it can matter who is of which age."""
        before, last = self._month.first_day - timedelta(days=1), self._month.last_day
        others = (one.facts for one in (*person.children, *person.wards))
        changes = moments(chain(person.facts, *others))
        within = {day for day in changes if before < day <= last}
        return {before, last, *within, *(day - timedelta(days=1) for day in within)}

    def _may_go_on(self, person: PersonFacts) -> bool:
        """Whether a decision for one group may have passed into another with a birthday."""
        going_on = {group.start.continues for group in self._groups.values()}
        return any(one.group in going_on for one in person.decided)

    def _of_children(
        self, children: Iterable[Dependant], groups: Iterable[Group], days: Sequence[date]
    ) -> tuple[tuple[date, ...], ...]:
        """Give birth dates of all children for each number of them that can count.

        Whose child counts does not matter, only how many do: a dozen of unknown age are no burden.
        """
        counting = [group for group in groups if group.children]
        ways: dict[tuple[int, ...], tuple[date, ...]] = {(0,) * len(counting) * len(days): ()}
        for one in children:
            kinds: dict[tuple[int, ...], date] = {}
            for born in births_that_differ(one.birth, self._cuts, days):
                child = Known(born, one.facts)
                counts = (self._law.counts(group, child, day) for group in counting for day in days)
                kinds.setdefault(tuple(map(int, counts)), born)
            ways = {
                tuple(map(add, way, kind)): (*births, born)
                for way, births in ways.items()
                for kind, born in kinds.items()
            }
        return tuple(ways.values())

    def _of_ward(
        self, ward: Dependant, groups: Iterable[Group], days: Sequence[date]
    ) -> tuple[date, ...]:
        """Give one birth date for each way in which somebody who is cared for can count."""
        caring = [group for group in groups if group.wards]
        kinds: dict[tuple[WardLevel | None, ...], date] = {}
        for born in births_that_differ(ward.birth, self._cuts, days):
            known = Known(born, ward.facts)
            levels = (self._law.ward_level(group, known, day) for group in caring for day in days)
            kinds.setdefault(tuple(levels), born)
        return tuple(kinds.values())

    def _determination(self, who: Known) -> Determination:
        """Look at every group and take what the law leaves of it."""
        days = self._last_days(who)
        suspension = self._suspension(who)
        shares: list[Share] = []
        lost: list[Lost] = []
        for group in self._groups.values():
            for one in self._of_group(group, who, days):
                if isinstance(one, Lost):
                    lost.append(one)
                elif suspension is not None and suspension.concerns(group):
                    lost.append(Lost(group, Reason.SUSPENDED, suspension.citation, one))
                else:
                    shares.append(one)
        granted, lower = self._highest(shares)
        due = {one.group.code for one in granted}
        # Of two groups of which one goes on from the other the one that is granted says it all.
        told = due | {one.group.start.continues for one in granted}
        told |= {one.group.code for one in (*lower, *lost)}
        unmet = (
            one
            for one in self._decided_on(who.decided)
            if one.code not in told and one.start.continues not in due
        )
        lost += [Lost(group, Reason.NOT_MET, group.citation) for group in unmet]
        return Determination(granted, (*lower, *lost, *self._repealed(who, days)))

    def _decided_on(self, decisions: Iterable[Decided]) -> list[Group]:
        """Give the groups that decisions are for, and those into which they may go on."""
        decided = {one.group for one in decisions}
        return [
            group
            for group in self._groups.values()
            if group.code in decided or group.start.continues in decided
        ]

    def _last_days(self, who: Known) -> tuple[date, ...]:
        """Give the days on which something held for the last time, from the latest.

        Between two changes everything stays as it is, so the last day before each change in the
        month, and the month's own last day, are all that need to be looked at.
        """
        first, last = self._month.first_day, self._month.last_day
        changes = {day for day in who.changes(self._cuts) if first <= day <= last}
        return tuple(sorted({last, *(day - timedelta(days=1) for day in changes)}, reverse=True))

    def _suspension(self, who: Known) -> Suspension | None:
        for rule in self._rates.suspensions:
            for fact in who.by_word.get(rule.word, ()):
                begun = fact.since is not None and Month.of(fact.since) < self._month
                over = fact.ended_on is not None and fact.ended_on <= self._as_of
                if begun and not over and not self._has_become_a_stop(rule, fact):
                    return rule
        return None

    def _has_become_a_stop(self, rule: Suspension, fact: Fact) -> bool:
        if rule.ends_after is None or fact.since is None:
            return False
        return Month.of(fact.since) + rule.ends_after < self._month

    def _of_group(self, group: Group, who: Known, days: Iterable[date]) -> Iterator[Share | Lost]:
        if group.times is Times.WARDS:
            for number, ward in enumerate(who.wards):
                due = self._due(group, who, days, ward)
                if isinstance(due, _Due):
                    yield self._ward_share(group, who, number, due)
                elif due is not None:
                    yield due
            return
        due = self._due(group, who, days)
        if isinstance(due, _Due):
            yield (
                self._by_decision(group, due) if group.by_decision else self._share(group, who, due)
            )
        elif due is not None:
            yield due

    def _due(
        self, group: Group, who: Known, days: Iterable[date], ward: Known | None = None
    ) -> "_Due | Lost | None":
        """Give the last day on which a benefit was due, and by which decision; or why it is not."""
        missed: Lost | None = None
        for day in days:
            if not self._fits(group, who, day, ward):
                continue
            decided, reason = self._decision(group, who, day)
            if decided is not None:
                return _Due(day, decided)
            missed = missed or reason
        return None if group.by_decision and _undecided(missed) else missed

    def _fits(self, group: Group, who: Known, day: date, ward: Known | None) -> bool:
        if ward is None:
            return self._law.belongs(group, who, day)
        fits = group.conditions.hold(who.on(day))
        return fits and self._law.ward_level(group, ward, day) is not None

    def _decision(self, group: Group, who: Known, day: date) -> tuple[Decided | None, Lost | None]:
        """Give the latest decision by which the benefit is due on a day; or why there is none."""
        lost = Lost(group, Reason.NO_DECISION, group.start.citation)
        holding: list[Decided] = []
        for decided, first in self._law.decisions(group, who, day):
            stop = self._law.stopped(group, who, decided, day)
            if stop is not None:
                lost = Lost(group, Reason.STOPPED, stop.citation)
            elif first is not None and first > Month.of(day):
                lost = Lost(group, Reason.NOT_YET, group.start.citation)
            else:
                holding.append(decided)
        return max(holding, key=lambda one: one.on, default=None), lost

    def _by_decision(self, group: Group, due: "_Due") -> Share:
        return Share(
            group=group,
            code=group.code,
            amount=due.decided.amount or NOTHING,
            citation=group.citation,
            decided=due.decided,
        )

    def _share(self, group: Group, who: Known, due: "_Due") -> Share | Lost:
        level = self._law.level(group, who, due.day)
        children = self._law.children(group, who, due.day)
        times = children if group.times is Times.CHILDREN else 1
        return self._of_level(group, due, level, times=times)

    def _ward_share(self, group: Group, who: Known, number: int, due: "_Due") -> Share | Lost:
        level = self._law.ward_level(group, who.wards[number], due.day)
        return self._of_level(group, due, level, ward=number)

    def _of_level(
        self,
        group: Group,
        due: "_Due",
        level: Level | WardLevel | None,
        *,
        times: int = 1,
        ward: int | None = None,
    ) -> Share | Lost:
        standard = self._standards.get(group.programme.code)
        if standard is None or level is None:
            return Lost(group, Reason.NO_STANDARD, group.citation)
        return Share(
            group=group,
            code=level.code if isinstance(level, Level) else group.code,
            amount=standard.value.times(level.coefficient * times),
            citation=level.citation,
            coefficient=level.coefficient,
            times=times,
            standard=standard,
            decided=due.decided,
            ward=ward,
        )

    def _highest(self, shares: list[Share]) -> tuple[tuple[Share, ...], list[Lost]]:
        """Of allowances take the highest, or the pair that may be had together; of care each."""
        allowances = [one for one in shares if one.group.kind is Kind.ALLOWANCE]
        options: list[tuple[Share, ...]] = [(one,) for one in allowances]
        options += [
            (one, other)
            for pair in self._both
            for one in allowances
            for other in allowances
            if one.group.code == pair.group and other.group.code in pair.others
        ]
        best = max(options, key=_amount, default=())
        granted = (*best, *_best_for_each_ward(shares))
        return granted, [
            Lost(one.group, Reason.LOWER, ONLY_HIGHEST, one) for one in shares if one not in granted
        ]

    def _repealed(self, who: Known, days: tuple[date, ...]) -> Iterator[Lost]:
        """Tell of the groups to which somebody would belong, were they not repealed."""
        repeals = self._rates.repealed(self._month, self._as_of)
        for group in chain.from_iterable(one.groups for one in self._rates.every):
            gone = group.code in repeals and group.code not in self._groups
            if gone and self._law.belongs(group, who, days[0]):
                yield Lost(group, Reason.REPEALED, repeals[group.code].citation)


def _cuts(groups: Iterable[Group]) -> Iterator[int]:
    return chain.from_iterable(group.cuts for group in groups)


def _named_by(group: Group) -> Iterator[str]:
    """Give the groups that a group's own conditions name."""
    yield from (ward.in_group for ward in group.wards)
    if group.start.continues:
        yield group.start.continues


def _earlier(person: PersonFacts) -> Iterator[date]:
    """Give the days before the month that decide on what went on from a group before."""
    for day in moments(person.facts):
        yield from (day - timedelta(days=1), day)
    for decided in person.decided:
        signed = Month.of(decided.on)
        yield from (signed.first_day - timedelta(days=1), signed.last_day)


@attrs.frozen
class _Due:
    """The last day of the month on which a benefit was due, and the decision that grants it."""

    day: date
    decided: Decided


def _undecided(missed: Lost | None) -> bool:
    """Whether there is nothing but the lack of a decision: of merit that says nothing."""
    return missed is not None and missed.reason is Reason.NO_DECISION


ONLY_HIGHEST: Final = Citation("20/2021/NĐ-CP", "art. 6(2)")
"""By which article of several allowances only the highest counts."""


def _amount(shares: tuple[Share, ...]) -> tuple[Dong, int]:
    # Of equal amounts the one with fewer benefits, so that none is named in vain.
    return total_of(one.amount for one in shares), -len(shares)


def _best_for_each_ward(shares: Iterable[Share]) -> list[Share]:
    """Take of the support for care one for each person who is cared for, and one's own."""
    best: dict[int | None, Share] = {}
    for one in shares:
        if one.group.kind is Kind.CARE:
            kept = best.get(one.ward)
            if kept is None or kept.amount < one.amount:
                best[one.ward] = one
    return list(best.values())
