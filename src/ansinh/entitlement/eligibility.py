"""Who belongs to a group on a day; and in which months that counts.

A month is due whole or not at all. It is due when the person belongs to the group on one of its
days, or when the first of the month is the day of the event by which they no longer do: a benefit
stops from the month after (20/2021/NĐ-CP, art. 8(2)).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

import attrs

from ansinh.entitlement.ages import Ages, turning
from ansinh.entitlement.facts import Decided, Dependant, Fact, PersonFacts
from ansinh.entitlement.groups import Group, Level, StartRule, Times, WardLevel
from ansinh.entitlement.instrument import Stop
from ansinh.money import Dong
from ansinh.months import Month


@attrs.frozen
class Known:
    """Somebody with one birth date taken as true, as everything else is known of them."""

    born: date
    facts: tuple[Fact, ...]
    children: tuple["Known", ...] = ()
    wards: tuple["Known", ...] = ()
    decided: tuple[Decided, ...] = ()

    @classmethod
    def of(cls, person: PersonFacts, births: tuple[date, ...]) -> "Known":
        """Take the birth dates of the person, the children and the wards, in that order."""
        own, *others = births
        of_children = others[: len(person.children)]
        of_wards = others[len(person.children) :]
        return cls(
            own,
            person.facts,
            _each(person.children, of_children),
            _each(person.wards, of_wards),
            person.decided,
        )

    @cached_property
    def by_word(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts by their word."""
        listed: dict[str, list[Fact]] = {}
        for fact in self.facts:
            listed.setdefault(fact.what, []).append(fact)
        return {word: tuple(facts) for word, facts in listed.items()}

    def on(self, day: date) -> "OnDay":
        """Look at them on a day."""
        return OnDay(self, day)

    def changes(self, cuts: Iterable[int]) -> Iterator[date]:
        """Give the days on which something about them, or their own, changes."""
        ages = tuple(cuts)
        for one in (self, *self.children, *self.wards):
            yield from moments(one.facts)
            yield from (turning(one.born, age) for age in ages)


def _each(people: tuple[Dependant, ...], births: list[date]) -> tuple[Known, ...]:
    return tuple(Known(born, one.facts) for one, born in zip(people, births, strict=True))


@attrs.frozen
class OnDay:
    """Somebody on one day; what `Conditions` ask."""

    who: Known
    day: date

    def has(self, word: str) -> bool:
        """Whether a word is true of them."""
        return any(fact.holds(self.day) for fact in self.who.by_word.get(word, ()))

    def is_of(self, ages: Ages) -> bool:
        """Whether they are of an age."""
        return ages.hold(self.who.born, self.day)

    def receives(self, word: str, at_least: Dong) -> bool:
        """Whether they receive so much each month; an unknown amount is taken to be so much."""
        return any(
            fact.holds(self.day) and (fact.amount is None or fact.amount >= at_least)
            for fact in self.who.by_word.get(word, ())
        )


@attrs.frozen
class Law:
    """What of the law holds in the month that is looked at; standards by programme."""

    groups: Mapping[str, Group]
    standards: Mapping[str, Dong]
    stops: tuple[Stop, ...]

    def belongs(self, group: Group, who: Known, day: date) -> bool:
        """Whether somebody belongs to a group on a day, decided or not."""
        return self._meets(group, who, day) and not any(
            other in self.groups and self._meets(self.groups[other], who, day)
            for other in group.not_in
        )

    def _meets(self, group: Group, who: Known, day: date) -> bool:
        """Whether somebody is as a group asks, other groups aside."""
        someone = who.on(day)
        floor = self.standards.get(group.programme.code, Dong(0))
        return (
            who.born <= day
            and group.conditions.hold(someone)
            and not any(someone.receives(word, floor) for word in group.without_at_least)
            and (group.by_decision or self._has_level(group, who, day))
        )

    def _has_level(self, group: Group, who: Known, day: date) -> bool:
        if group.times is Times.WARDS:
            return any(self.ward_level(group, ward, day) for ward in who.wards)
        return self.level(group, who, day) is not None

    def level(self, group: Group, who: Known, day: date) -> Level | None:
        """Give the highest coefficient whose conditions are met on a day."""
        count = self.children(group, who, day)
        if group.times is Times.CHILDREN and count == 0:
            return None
        someone = who.on(day)
        fitting = [
            level
            for level in group.levels
            if level.children <= count and level.conditions.hold(someone)
        ]
        return max(fitting, key=lambda level: level.coefficient, default=None)

    def children(self, group: Group, who: Known, day: date) -> int:
        """Count the children who count for a group on a day."""
        return sum(self.counts(group, child, day) for child in who.children)

    def counts(self, group: Group, child: Known, day: date) -> bool:
        """Whether a child counts for a group on a day."""
        someone = child.on(day)
        alive = child.born <= day and not someone.has("died")
        return alive and any(rule.hold(someone) for rule in group.children)

    def ward_level(self, group: Group, ward: Known, day: date) -> WardLevel | None:
        """Give what is due for one person who is cared for."""
        someone = ward.on(day)
        if someone.has("died") or someone.has("declared-missing"):
            return None
        fitting = [
            level
            for level in group.wards
            if level.conditions.hold(someone)
            and (not level.in_group or self._in_named(level.in_group, ward, day))
        ]
        return max(fitting, key=lambda level: level.coefficient, default=None)

    def _in_named(self, code: str, who: Known, day: date) -> bool:
        return code in self.groups and self.belongs(self.groups[code], who, day)

    def stopped(self, group: Group, who: Known, decided: Decided, day: date) -> Stop | None:
        """Give what has ended a decision by a day: a later event, or one that still holds.

        The stop of the place that somebody moved from does not end what the new place decides.
        """
        for stop in self.stops:
            if not stop.concerns(group):
                continue
            for fact in who.by_word.get(stop.word, ()):
                begun = fact.since is None or fact.since <= day
                own = decided.after_stop_of
                answered = own is not None and fact.since is not None and fact.since <= own
                later = fact.since is not None and fact.since >= decided.on
                if stop.until_decided_anew and answered:
                    continue
                if begun and (later or (fact.holds(day) and not stop.until_decided_anew)):
                    return stop
        return None

    def first_month(self, group: Group, decided: Decided, who: Known) -> Month | None:
        """Give the first month that a decision grants; ``None`` where the facts alone say it."""
        if decided.since is not None:
            return decided.since
        if decided.after_stop_of is not None:
            return Month.of(decided.after_stop_of) + 1
        by_facts = group.start.rule is StartRule.BIRTHDAY or (
            group.start.rule is StartRule.FACT and self._dated(group, who)
        )
        if by_facts and not self._anew(group, decided, who):
            return None
        return Month.of(decided.on)

    def _anew(self, group: Group, decided: Decided, who: Known) -> bool:
        """Whether a decision grants again what had stopped: then it is due from its own month."""
        before = [
            one.on for one in who.decided if one.group == decided.group and one.on < decided.on
        ]
        for stop in self.stops:
            for fact in who.by_word.get(stop.word, ()) if stop.concerns(group) else ():
                since = fact.since or date.min
                granted = stop.until_decided_anew or any(on <= since for on in before)
                if since < decided.on and granted:
                    return True
        return False

    def _dated(self, group: Group, who: Known) -> bool:
        words = group.conditions.needs[0] if group.conditions.needs else ()
        facts = [fact for word in words for fact in who.by_word.get(word, ())]
        return bool(facts) and all(fact.since is not None for fact in facts)

    def decisions(
        self, group: Group, who: Known, day: date
    ) -> Iterator[tuple[Decided, Month | None]]:
        """Give the decisions under which a group's benefit can be due, with their first month."""
        for decided in who.decided:
            if decided.group == group.code:
                yield decided, self.first_month(group, decided, who)
            elif decided.group == group.start.continues and self._went_on(group, decided, who, day):
                yield decided, None

    def _went_on(self, group: Group, decided: Decided, who: Known, day: date) -> bool:
        """Whether the group before passed into this one on the birthday, and nothing between."""
        start = group.conditions.ages.start
        before = self.groups.get(group.start.continues)
        if start is None or before is None:
            return False
        turned = turning(who.born, start)
        first = self.first_month(before, decided, who)
        entitled = (
            self.belongs(before, who, turned - timedelta(days=1))
            and (first is None or first <= Month.of(turned))
            and self.stopped(group, who, decided, turned) is None
        )
        changes = {turned, *(moment for moment in moments(who.facts) if turned < moment <= day)}
        return entitled and all(self.belongs(group, who, moment) for moment in changes)


def moments(facts: Iterable[Fact]) -> Iterator[date]:
    """Give the days on which facts begin and end."""
    for fact in facts:
        yield from (moment for moment in (fact.since, fact.ended_on) if moment is not None)
