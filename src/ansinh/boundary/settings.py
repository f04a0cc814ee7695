"""`Settings`: what an agency sets once, and the terms of a month that follow from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import attrs

from ansinh.boundary.lists.source import ListDefaults
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.payment import Agency, Limits, Payer, PlanTerms, Routes


@attrs.frozen
class KeyPlace:
    """Where the agency's key lies (nơi giữ khóa): in a file, or in a variable."""

    kind: Literal["file", "environment"]
    name: str


def _frozen(items: Mapping[str, Any]) -> Mapping[str, Any]:
    return FrozenMapping(items)


@attrs.frozen(kw_only=True)
class Settings:
    """An agency's settings (cấu hình của cơ quan chi trả).

    `department` is the line above the agency's name on papers, `signatories` are the titles over
    the signatures; `texts` are further words for one adapter, which it knows. `profiles` name the
    files of the agency's own profiles, as the settings file has them.
    """

    agency: Agency
    department: str = ""
    lists: ListDefaults = attrs.field(factory=ListDefaults)
    routes: Routes = attrs.field(factory=Routes)
    payers: Mapping[str, Payer] = attrs.field(factory=dict, converter=_frozen)
    limits: Mapping[str, Limits] = attrs.field(factory=dict, converter=_frozen)
    texts: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict, converter=_frozen)
    profiles: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen)
    narrative: str = "CHI TRA THANG {month}"
    signatories: tuple[str, ...] = ()

    def terms(self, pay_day: date, limits: Mapping[str, Limits] | None = None) -> PlanTerms:
        """Give the terms on which a month is planned.

        `limits` are those of the profiles; what the settings say of a provider goes before.
        """
        known = dict(limits or {})
        for provider, own in self.limits.items():
            known[provider] = _joined(own, known.get(provider, Limits()))
        return PlanTerms(
            agency=self.agency,
            pay_day=pay_day,
            routes=self.routes,
            payers=self.payers,
            limits=known,
            narrative=self.narrative,
        )

    def for_adapter(self, provider: str) -> dict[str, str]:
        """Give the texts that an adapter is rendered with."""
        return {
            "agency": self.agency.name,
            "department": self.department,
            "signatories": "|".join(self.signatories),
            **self.texts.get(provider, {}),
        }


def _joined(own: Limits, profile: Limits) -> Limits:
    said = {name: limit for name, limit in attrs.asdict(own, recurse=False).items() if limit}
    return attrs.evolve(profile, **said)
