"""Does the law explain each line: its group, its coefficient, its amount, and its beginning?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property

import attrs

from ansinh.checks.finding import Finding
from ansinh.entitlement import MERIT, Assessment, Rates, national_rates
from ansinh.entitlement.ages import turning
from ansinh.entitlement.assessing import ONLY_HIGHEST, MonthOfLaw
from ansinh.entitlement.groups import Group, Kind, StartRule, Times
from ansinh.entitlement.listed import ListedGroup, facts_listed, listed_groups
from ansinh.errors import Code, NotInForce
from ansinh.law import Citation
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.people import CitizenId
from ansinh.roll import Entry, Roll


def law_explains(roll: Roll, as_of: date, rates: Rates | None = None) -> tuple[Finding, ...]:
    """Find the lines that the law, as known on the day `as_of`, does not explain.

    The group that a line names is taken at its word; that the person is of the right age, that the
    coefficient is the group's, that the amount follows, and that nobody has two benefits of which
    only one may be had, is looked into. A line of people with merit rests on its decision.

    Source: 20/2021/NĐ-CP, art. 5, 6 and 8; docs/reference/law.md.
    """
    law = rates or national_rates()
    asked = _Asked(law, roll.month, as_of)
    findings = [finding for entry in roll.entries for finding in _of_line(entry, asked)]
    findings += _excluding(roll, asked)
    return tuple(sorted(findings, key=lambda finding: (finding.code, finding.key)))


@attrs.frozen
class _Asked:
    """The law that a roll is held against, looked up once."""

    rates: Rates
    month: Month
    as_of: date

    @cached_property
    def law(self) -> MonthOfLaw:
        """What assesses anybody in the month."""
        return MonthOfLaw(self.rates, self.month, self.as_of)

    @cached_property
    def _found(self) -> dict[str, tuple[ListedGroup, ...]]:
        return {}

    def listed(self, entry: Entry) -> tuple[ListedGroup, ...]:
        """Give what a line's group means."""
        category = entry.entitlement.category
        if category is None:
            return ()
        if category.code not in self._found:  # a memo: a roll has few groups and many lines
            found = listed_groups(category.code, self.rates, self.month, self.as_of)
            self._found[category.code] = found
        return self._found[category.code]

    def standard(self, group: Group) -> Dong | None:
        """Give the month's standard, where there is one."""
        try:
            return self.rates.standard(group.programme, self.month, self.as_of).value
        except NotInForce:
            return None


def _of_line(entry: Entry, asked: _Asked) -> Iterator[Finding]:
    yield from _dates(entry, asked.month)
    if entry.programme == MERIT:
        if entry.entitlement.decision is None:
            yield Finding.of(Code.CHECK_DECISION_MISSING, entry.key)
        return
    listed = asked.listed(entry)
    if not listed:
        yield Finding.of(Code.CHECK_GROUP_UNKNOWN, entry.key)
        return
    coefficient = entry.entitlement.coefficient
    if coefficient is not None and not _is_one_of(listed, coefficient):
        place = listed[0].group.citation
        yield Finding.of(Code.CHECK_COEFFICIENT_GROUP, entry.key, place)
    standard = asked.standard(listed[0].group)
    if standard is None:
        yield Finding.of(Code.CHECK_AMOUNT_UNKNOWN, entry.key, month=asked.month.label)
    elif any(part.group.times is Times.WARDS for part in listed):
        yield from _for_wards(entry, listed, standard, asked.month)
    else:
        yield from _amount(entry, listed, asked)
    yield from _since(entry, listed)


def _is_one_of(listed: tuple[ListedGroup, ...], coefficient: Fraction) -> bool:
    """Whether the coefficient is of some level of the groups; of several groups their sum."""
    sums = {Fraction(0)}
    for part in listed:
        own = {level.coefficient * part.times for level in part.group.levels}
        own |= {ward.coefficient for ward in part.group.wards}
        sums = {before + one for before in sums for one in own}
    return coefficient in sums


def _for_wards(
    entry: Entry, listed: tuple[ListedGroup, ...], standard: Dong, month: Month
) -> Iterator[Finding]:
    """Find the carers' lines whose amount is no coefficient's: of the wards a list says nothing."""
    levels = {ward.coefficient: ward for part in listed for ward in part.group.wards}
    amounts = {standard.times(factor) for factor in levels}
    if entry.amount not in amounts:
        yield Finding.of(
            Code.CHECK_AMOUNT,
            entry.key,
            listed[0].group.citation,
            listed=entry.amount,
            expected=" / ".join(map(str, sorted(amounts))),
            month=month.label,
        )


def _amount(entry: Entry, listed: tuple[ListedGroup, ...], asked: _Asked) -> Iterator[Finding]:
    person = entry.beneficiary.person
    facts = facts_listed(listed, person.birth, asked.month, died_on=person.died_on)
    found = asked.law.assess(facts)
    amounts = found.amounts
    label = asked.month.label
    if entry.amount in amounts:
        coefficient = entry.entitlement.coefficient
        if coefficient is not None and _is_one_of(listed, coefficient):
            yield from _same_level(entry, coefficient, found)
        if len(amounts) > 1:
            expected = " / ".join(map(str, amounts))
            yield Finding.of(Code.CHECK_BIRTH_UNSURE, entry.key, expected=expected, month=label)
    elif amounts == (NOTHING,):
        place = next((lost.citation for lost in found.possible[0].lost), listed[0].group.citation)
        yield Finding.of(Code.CHECK_NOT_ENTITLED, entry.key, place, month=label)
    else:
        expected = " / ".join(map(str, amounts))
        yield Finding.of(
            Code.CHECK_AMOUNT,
            entry.key,
            _article(found),
            listed=entry.amount,
            expected=expected,
            month=label,
        )


def _same_level(entry: Entry, coefficient: Fraction, found: Assessment) -> Iterator[Finding]:
    """Find the lines whose amount is right and whose coefficient is another level's."""
    expected = {
        sum((share.coefficient or 0) * share.times for share in one.granted)
        for one in found.possible
    }
    if coefficient not in expected:
        yield Finding.of(Code.CHECK_COEFFICIENT_GROUP, entry.key, _article(found))


def _article(found: Assessment) -> Citation | None:
    shares = [share for one in found.possible for share in one.granted]
    return shares[0].citation if shares else None


def _since(entry: Entry, listed: tuple[ListedGroup, ...]) -> Iterator[Finding]:
    """Find a first month before the birthday from which the group is entitled."""
    since, birth = entry.entitlement.since, entry.beneficiary.person.birth
    if since is None or birth is None:
        return
    for part in listed:
        start, age = part.group.start, part.group.conditions.ages.start
        if start.rule is StartRule.BIRTHDAY and age is not None:
            first = Month.of(turning(birth.earliest, age))
            if since < first:
                yield Finding.of(
                    Code.CHECK_SINCE_EARLY, entry.key, start.citation, month=first.label
                )


def _dates(entry: Entry, month: Month) -> Iterator[Finding]:
    """Find the dates that cannot follow each other as they do."""
    person, entitlement = entry.beneficiary.person, entry.entitlement
    signed = entitlement.decision.issued_on if entitlement.decision else None
    born = person.birth.earliest if person.birth else None
    pairs = (
        (born, person.died_on),
        (born, signed),
        (born, entitlement.since.last_day if entitlement.since else None),
        (entitlement.since.first_day if entitlement.since else None, month.last_day),
    )
    if any(one is not None and other is not None and other < one for one, other in pairs):
        yield Finding.of(Code.CHECK_DATES, entry.key)


def _excluding(roll: Roll, asked: _Asked) -> Iterator[Finding]:
    """Find the people with several allowances of which they may have only the highest."""
    held: dict[CitizenId, list[Entry]] = defaultdict(list)
    for entry in roll.entries:
        citizen_id = entry.beneficiary.person.citizen_id
        if citizen_id is not None and not _is_care(entry, asked):
            held[citizen_id].append(entry)
    pairs = {
        frozenset({pair.group, other})
        for pair in asked.rates.both(asked.month, asked.as_of)
        for other in pair.others
    }
    for entries in held.values():
        if len(entries) > 1 and _codes(entries, asked) not in pairs:
            highest = max(entry.amount for entry in entries)
            total = total_of(entry.amount for entry in entries)
            for entry in entries:
                yield Finding.of(
                    Code.CHECK_ONLY_HIGHEST,
                    entry.key,
                    ONLY_HIGHEST,
                    total=total,
                    highest=highest,
                )


def _is_care(entry: Entry, asked: _Asked) -> bool:
    return any(part.group.kind is Kind.CARE for part in asked.listed(entry))


def _codes(entries: list[Entry], asked: _Asked) -> frozenset[str]:
    return frozenset(part.group.code for entry in entries for part in asked.listed(entry))
