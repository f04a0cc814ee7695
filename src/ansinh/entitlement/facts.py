"""What is known of somebody, since when, and since when it is known."""

from datetime import date
from typing import Final, Literal, get_args

import attrs

from ansinh.errors import Code, InvalidEntitlement
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import BirthDate, Document

Word = Literal[
    "abandoned",
    "orphan-of-both",
    "orphan-other-missing",
    "orphan-other-in-care",
    "orphan-other-detained",
    "both-missing",
    "both-in-care",
    "both-detained",
    "missing-and-in-care",
    "missing-and-detained",
    "in-care-and-detained",
    "studying",
    "hiv",
    "poor-household",
    "near-poor-household",
    "single-parent",
    "no-supporter",
    "supporter-on-assistance",
    "cannot-live-in-community",
    "cared-for-in-community",
    "difficult-area",
    "pension",
    "insurance-allowance",
    "other-social-allowance",
    "survivor-allowance",
    "severely-disabled",
    "very-severely-disabled",
    "stable-income",
    "pregnant",
    "spouse-has-care-share",
    "requested-social-pension",
    "child-of-single-poor-parent",
    "fostered",
    "household-cares",
    "taken-in",
    "died",
    "declared-missing",
    "in-prison",
    "stop-decided",
    "refused-benefit",
    "moved-away",
    "uncollected",
    "refuses-redetermination",
    "detained",
]
"""What can be said of somebody; docs/reference/law.md has each word in Vietnamese.

A province's own groups may ask for words of their own, which begin with ``x-``.
"""

WORDS: Final[frozenset[str]] = frozenset(get_args(Word))


EVENTS: Final = frozenset(
    {
        "died",
        "declared-missing",
        "in-prison",
        "stop-decided",
        "refused-benefit",
        "moved-away",
        "uncollected",
        "refuses-redetermination",
        "detained",
    }
)
"""Words of what ends or suspends a benefit: without its day nobody could say from when."""


def _in_our_time(*days: date | None) -> None:
    if any(day is not None and not 1900 <= day.year <= 2199 for day in days):
        raise InvalidEntitlement(Code.FACT_DAY)


def _word(_fact: object, _field: object, what: str) -> None:
    if not isinstance(what, str) or not (what in WORDS or what.startswith("x-")):
        raise InvalidEntitlement(Code.FACT_WORD)


@attrs.frozen
class Fact:
    """Something that is so of somebody (tình tiết), from a day on.

    `since` is the first day on which it holds; of an event like a death its day, of a disability
    the day of the certificate. `ended_on` is the day of the event by which it no longer holds.
    `known_from` and `end_known_from` are the days from which the agency knows the one and the
    other; ``None`` for all of them: as far back as anybody asks. `amount` is the monthly amount
    of a pension.

    Raises:
        InvalidEntitlement: ``fact-word``, ``fact-order``; ``fact-day``: an event has no day, or a
            day is not between 1900 and 2199.
    """

    what: str = attrs.field(validator=_word)
    since: date | None = None
    ended_on: date | None = None
    known_from: date | None = None
    end_known_from: date | None = None
    amount: Dong | None = None

    def __attrs_post_init__(self) -> None:
        if self.since is None and self.what in EVENTS:
            raise InvalidEntitlement(Code.FACT_DAY)
        _in_our_time(self.since, self.ended_on)
        if self.since and self.ended_on and self.ended_on < self.since:
            raise InvalidEntitlement(Code.FACT_ORDER)

    def holds(self, day: date) -> bool:
        """Whether it is so on a day."""
        begun = self.since is None or self.since <= day
        return begun and (self.ended_on is None or day < self.ended_on)


@attrs.frozen
class Decided:
    """A decision that grants a group's benefit (quyết định hưởng).

    `on` is the day on which it was signed, and from which it is known where `known_from` does not
    say another. `after_stop_of` is the day of the old place's decision to stop, for somebody who
    moved; `since` and `amount` count where the decision itself says first month and amount.

    Raises:
        InvalidEntitlement: ``fact-day``: a day is not between 1900 and 2199.
    """

    group: str
    on: date
    after_stop_of: date | None = None
    since: Month | None = None
    amount: Dong | None = None
    known_from: date | None = None
    document: Document | None = None

    def __attrs_post_init__(self) -> None:
        _in_our_time(self.on, self.after_stop_of)

    @property
    def known(self) -> date:
        """The day from which the agency knows it."""
        return self.known_from or self.on


@attrs.frozen(repr=False)
class Dependant:
    """A child (con), or somebody who is cared for (người được chăm sóc)."""

    birth: BirthDate | None = None
    facts: tuple[Fact, ...] = ()

    def __repr__(self) -> str:
        return "Dependant(…)"

    __str__ = __repr__


@attrs.frozen(repr=False, kw_only=True)
class PersonFacts:
    """All that counts for what somebody is entitled to (thông tin xét hưởng).

    One person and nobody else's: what is said here never changes another person's entitlement.
    """

    birth: BirthDate | None = None
    facts: tuple[Fact, ...] = ()
    children: tuple[Dependant, ...] = ()
    wards: tuple[Dependant, ...] = ()
    decided: tuple[Decided, ...] = ()

    def as_known(self, as_of: date) -> "PersonFacts":
        """Give what was known on a day; the rest did not happen yet, as far as anybody knew."""
        return PersonFacts(
            birth=self.birth,
            facts=_known(self.facts, as_of),
            children=_known_of(self.children, as_of),
            wards=_known_of(self.wards, as_of),
            decided=tuple(one for one in self.decided if one.known <= as_of),
        )

    def __repr__(self) -> str:
        return "PersonFacts(…)"

    __str__ = __repr__


def _known_of(people: tuple[Dependant, ...], as_of: date) -> tuple[Dependant, ...]:
    return tuple(attrs.evolve(one, facts=_known(one.facts, as_of)) for one in people)


def _known(facts: tuple[Fact, ...], as_of: date) -> tuple[Fact, ...]:
    return tuple(
        fact
        if fact.end_known_from is None or fact.end_known_from <= as_of
        else attrs.evolve(fact, ended_on=None, end_known_from=None)
        for fact in facts
        if fact.known_from is None or fact.known_from <= as_of
    )
