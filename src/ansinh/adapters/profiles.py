"""Profiles as documents: the one that an adapter's package ships, and an agency's own.

An own profile is found like a plug-in, when a registry is filled: so this module reads files, as
discovery does, and nothing else here.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from ansinh.adapters.claims import Claim, Claims
from ansinh.boundary.lists.source import SourceFile
from ansinh.boundary.profiles import read_own_profile, read_profile, replaced
from ansinh.errors import (
    AdapterConflict,
    Code,
    Position,
    Problem,
    UnknownAdapter,
    UnreadableFile,
    problem,
)
from ansinh.formats.kinds import Capability, Support
from ansinh.formats.profile import FormatProfile
from ansinh.resources import bytes_data

if TYPE_CHECKING:
    from os import PathLike

    ProfileSource: TypeAlias = str | PathLike[str] | SourceFile
"""Where an own profile lies: a path, or a file that was read already."""

_LARGEST: Final = 1024 * 1024

__all__ = ["packaged_profile", "read_profile", "with_own_profiles"]


@cache
def packaged_profile(package: str, name: str = "profile.toml") -> FormatProfile:
    """Read the profile that ships with an adapter's package.

    Raises:
        UnreadableFile: See `read_profile`.
    """
    return read_profile(bytes_data(package, name), source=f"{package}/{name}")


def with_own_profiles(claims: Claims, sources: "Iterable[ProfileSource]") -> Claims:
    """Give the claims with the profiles replaced that an agency brings its own for.

    All files are read to their end before anything is refused.

    Raises:
        UnreadableFile: ``profile-twice``, ``profile-not-followed``, ``adapter-unknown``,
            ``adapter-conflict``, or what `read_own_profile` and `replaced` say.
    """
    problems: list[Problem] = []
    changed: dict[str, Claim] = {}
    for source in sources:
        try:
            claim = _replaced(claims, _file(source), changed)
        except UnreadableFile as error:
            problems += error.problems
        else:
            changed[claim.spec.id] = claim
    if problems:
        raise UnreadableFile(problems)
    return Claims(tuple(changed.get(claim.spec.id, claim) for claim in claims.all))


def _file(source: "ProfileSource") -> SourceFile:
    if isinstance(source, SourceFile):
        return source
    data = None
    last = str(source).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(sign if sign.isprintable() else "?" for sign in last)
    try:
        with open(source, "rb") as stream:  # noqa: PTH123 - no paths here: discovery alone reads
            data = stream.read(_LARGEST + 1)
    except (OSError, ValueError):  # ValueError: no system has a path with such a character
        pass  # said below, outside of the handler: the error would carry the path along
    if data is None:
        raise UnreadableFile([problem(Code.FILE_MISSING, Position(name))])
    if len(data) > _LARGEST:
        raise UnreadableFile([problem(Code.FILE_SIZE, Position(name))])
    return SourceFile(name, data)


def _replaced(claims: Claims, file: SourceFile, changed: dict[str, Claim]) -> Claim:
    own = read_own_profile(file.data, source=file.name)
    place = Position(file.name, header="replaces")
    try:
        claim = claims.sole(own.replaces)
    except (UnknownAdapter, AdapterConflict) as error:
        refused = problem(error.code, place, **dict(_said(error)))
    else:
        _check_follows(claim, changed, place)
        profile = replaced(claim.spec.profile, own, source=file.name)
        spec = attrs.evolve(claim.spec, profile=profile, own_profile=file.name)
        return attrs.evolve(claim, spec=spec)
    raise UnreadableFile([refused])


def _said(error: UnknownAdapter | AdapterConflict) -> Iterator[tuple[str, str]]:
    for name, detail in error.details.items():
        if name != "lines":
            yield name, ", ".join(detail) or "-" if isinstance(detail, tuple) else str(detail)


def _check_follows(claim: Claim, changed: dict[str, Claim], place: Position) -> None:
    """Refuse a second profile for one adapter, and any for an adapter that follows none."""
    if claim.spec.id in changed:
        raise UnreadableFile([problem(Code.PROFILE_TWICE, place, adapter=claim.spec.id)])
    # What a text names is imported when the adapter is first asked for, and looked at then.
    has_class = isinstance(claim.spec.factory, str | type)
    if not has_class or claim.spec.profile.supports(Capability.OWN_PROFILE) is not Support.FULL:
        named = {"adapter": claim.spec.id, "where": str(claim.source)}
        raise UnreadableFile([problem(Code.PROFILE_NOT_FOLLOWED, place, **named)])
