"""`Claims`: which adapter answers to which name; a name that is claimed twice answers to none."""

from collections.abc import Iterable
from difflib import get_close_matches

import attrs

from ansinh.adapters.source import PluginSource
from ansinh.adapters.spec import AdapterSpec
from ansinh.errors import AdapterConflict, Text, UnknownAdapter


@attrs.frozen
class Claim:
    """An adapter and who provides it."""

    spec: AdapterSpec
    source: PluginSource


@attrs.frozen
class Claims:
    """All the adapters that signed up, in the order of their sources.

    Neither the first nor the last of two wins: with money, a silent choice is worse than none.
    Only the name in question is lost; the rest of both distributions works.
    """

    all: tuple[Claim, ...] = ()

    def with_more(self, more: Iterable[Claim]) -> "Claims":
        """Give the claims with others added."""
        return Claims((*self.all, *more))

    def of(self, name: str) -> tuple[Claim, ...]:
        """Give those that claim a name, as id or alias."""
        return tuple(claim for claim in self.all if name in claim.spec.names)

    @property
    def contested(self) -> tuple[str, ...]:
        """The names that are claimed more than once, sorted."""
        names = {name for claim in self.all for name in claim.spec.names}
        return tuple(sorted(name for name in names if len(self.of(name)) > 1))

    @property
    def usable(self) -> tuple[Claim, ...]:
        """The adapters that their ids find, sorted by id."""
        single = (claim for claim in self.all if len(self.of(claim.spec.id)) == 1)
        return tuple(sorted(single, key=lambda claim: claim.spec.id))

    def conflict(self, name: str) -> AdapterConflict:
        """Give the error of a contested name: every distribution, with its version."""
        return AdapterConflict(
            adapter=name, sources=tuple(str(claim.source) for claim in self.of(name))
        )

    def sole(self, name: str, lines: Iterable[Text] = ()) -> Claim:
        """Give the one adapter of a name; `lines` go into the error if there is none.

        Raises:
            UnknownAdapter: ``adapter-unknown``.
            AdapterConflict: ``adapter-conflict``.
        """
        claims = self.of(name)
        if len(claims) > 1:
            raise self.conflict(name)
        if not claims:
            known = tuple(claim.spec.id for claim in self.usable)
            nearest = tuple(get_close_matches(name, known, n=1))
            raise UnknownAdapter(adapter=name, nearest=nearest, known=known, lines=tuple(lines))
        return claims[0]
