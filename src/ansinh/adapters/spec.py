"""`AdapterSpec`: what a plug-in hands in for each adapter."""

from collections.abc import Callable, Iterable
from typing import Final

import attrs

from ansinh.adapters.adapter import PayoutAdapter
from ansinh.errors import Code, InvalidProfile
from ansinh.formats.profile import FormatProfile, is_adapter_id

API: Final = (1, 0)
"""The adapter contract that this ansinh offers; an adapter needs the same major, no later minor."""


def _a_profile(_spec: object, _field: object, profile: FormatProfile) -> None:
    if not isinstance(profile, FormatProfile):
        raise InvalidProfile(Code.PROFILE_KIND)


def _a_factory(_spec: object, _field: object, factory: str | Callable[[], PayoutAdapter]) -> None:
    if not callable(factory) and not _names_something(factory):
        raise InvalidProfile(Code.SPEC_FACTORY)


def _a_suite(_spec: object, _field: object, suite: str) -> None:
    if suite != "" and not _names_something(suite):
        raise InvalidProfile(Code.SPEC_FACTORY)


def _names_something(place: object) -> bool:
    """Say whether a text has the form ``package.module:Name``."""
    if not isinstance(place, str) or place.count(":") != 1:
        return False
    module, _, name = place.partition(":")
    return all(part.isidentifier() for part in (*module.split("."), *name.split(".")))


def _a_version(_spec: object, _field: object, api: tuple[int, int]) -> None:
    if not isinstance(api, tuple) or [type(part) for part in api] != [int, int]:
        raise InvalidProfile(Code.SPEC_API)


def _ids(_spec: object, _field: object, aliases: tuple[str, ...]) -> None:
    if not all(is_adapter_id(alias) for alias in aliases):
        raise InvalidProfile(Code.PROFILE_ID)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@attrs.frozen(kw_only=True)
class AdapterSpec:
    """An adapter as it signs up (khai báo bộ chuyển đổi): its profile, and how to make it.

    `factory` is ``"package.module:Class"`` or something to call without arguments; it is not
    touched before the adapter is asked for, so that listing adapters loads no spreadsheet
    library. `api` is the contract that it was written for, `aliases` are ids that it once had.
    `conformance` names the `ansinh.testing.AdapterConformance` that the package ships, as
    ``"package.module:Class"``, so that whoever installs it can run its checks. `own_profile` is
    the file of an agency's own profile where that took the place of the adapter's.

    Raises:
        InvalidProfile: ``profile-kind``, ``profile-id``, ``spec-factory``, ``spec-api``.
    """

    profile: FormatProfile = attrs.field(validator=_a_profile)
    factory: str | Callable[[], PayoutAdapter] = attrs.field(validator=_a_factory)
    api: tuple[int, int] = attrs.field(default=API, validator=_a_version)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_ids)
    conformance: str = attrs.field(default="", validator=_a_suite)
    own_profile: str = ""

    @property
    def id(self) -> str:
        """The adapter's name."""
        return self.profile.id

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that finds it, each once: the id and the aliases."""
        return tuple(dict.fromkeys((self.id, *self.aliases)))
