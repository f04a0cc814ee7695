"""`Registry`: the adapters that are installed, by id."""

import os
import threading
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from ansinh.adapters.bound import BoundAdapter
from ansinh.adapters.claims import Claim, Claims
from ansinh.adapters.event import BatchFinding
from ansinh.adapters.finding import find_plugins, normalised
from ansinh.adapters.hooks import GROUP
from ansinh.adapters.inventory import Inventory, installed_adapters, installed_plugins
from ansinh.adapters.loader import checked_spec, new_manager, taken_in
from ansinh.adapters.making import made
from ansinh.adapters.observers import Observers
from ansinh.adapters.probe import FileProbe
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.adapters.spec import AdapterSpec
from ansinh.errors import AmbiguousFile, AnsinhError, Code, MissingExtra, PluginError, Text
from ansinh.formats.kinds import Capability, Support
from ansinh.formats.profile import FormatProfile
from ansinh.payment import PaymentBatch

if TYPE_CHECKING:
    from ansinh.adapters.profiles import ProfileSource

Given = TypeVar("Given")

DISABLING: Final = "ANSINH_DISABLE_PLUGINS"
"""The environment variable that `installed_registry` reads: names as in `Registry.discover`."""


class Registry:
    """The adapters that there are (danh mục bộ chuyển đổi), and what is wrong with the others.

    A plug-in that fails is recorded in `problems` and told to whoever asks for an adapter that
    is not there; the others work. A new registry is empty; `discover` fills one with what is
    installed. It may be used from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._manager = new_manager()
        self._claims = Claims()
        self._sources: dict[str, PluginSource] = {}
        self._problems: list[PluginProblem] = []
        self._disabled: list[PluginSource] = []
        self._bound: dict[str, BoundAdapter] = {}
        self._observers = Observers(self._manager, self._sources, self._record)

    @classmethod
    def discover(
        cls,
        *,
        disabled: Iterable[str] = (),
        profiles: "Iterable[ProfileSource]" = (),
        strict: bool = False,
    ) -> Self:
        """Take in every plug-in that is installed.

        `disabled` has names of distributions, or ``distribution:entry-point``. `profiles` are an
        agency's own (paths, or `SourceFile`), each in the place of an adapter's. A text alone is
        one name, or one path. With `strict`, for a build that must not go on with a broken plug-in,
        all problems are raised at once.

        Raises:
            UnreadableFile: What is wrong with the agency's profiles, all of it.
            ExceptionGroup: Of `PluginError`, one for each problem, if `strict`.
        """
        registry = cls()
        skipped = {normalised(name) for name in _each(disabled)}
        found, unreadable = find_plugins(GROUP)
        registry._problems += [p for p in unreadable if p.source.distribution not in skipped]
        for plugin in found:
            source = plugin.source
            if {source.distribution, source.key} & skipped:
                registry._disabled.append(source)
                continue
            answer = taken_in(registry._manager, source, plugin.load)
            if isinstance(answer, PluginProblem):
                registry._problems.append(answer)
            else:
                registry._sources[source.key] = source
                registry._claims = registry._claims.with_more(Claim(s, source) for s in answer)
        registry._record_conflicts()
        if strict and registry._problems:
            message = f"{len(registry._problems)} problems with plug-ins"
            raise ExceptionGroup(message, [_told(p) for p in registry._problems])
        own = tuple(_each(profiles))
        if own:
            from ansinh.adapters.profiles import with_own_profiles

            registry._claims = with_own_profiles(registry._claims, own)
        return registry

    @property
    def problems(self) -> tuple[PluginProblem, ...]:
        """What is wrong with plug-ins, in the order in which it was found."""
        with self._lock:
            return tuple(self._problems)

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the adapters that can be asked for, sorted."""
        return tuple(claim.spec.id for claim in self._claims.usable)

    def profiles(
        self, *, can: Capability | None = None, institution: str | None = None
    ) -> tuple[FormatProfile, ...]:
        """Give the profiles, sorted by id; no adapter is loaded for it."""
        profiles = (claim.spec.profile for claim in self._claims.usable)
        return tuple(
            profile
            for profile in profiles
            if (can is None or profile.supports(can) is Support.FULL)
            and (institution is None or profile.institution == institution)
        )

    @property
    def own_profiles(self) -> dict[str, str]:
        """The adapters that follow an agency's own profile: id, and the file's name."""
        specs = (claim.spec for claim in self._claims.usable)
        return {spec.id: spec.own_profile for spec in specs if spec.own_profile}

    def spec(self, adapter: str) -> AdapterSpec:
        """Give an adapter as it signed up, by id or alias; it is not loaded for it.

        Raises:
            UnknownAdapter: ``adapter-unknown``.
            AdapterConflict: ``adapter-conflict``.
        """
        return self._claims.sole(adapter, [problem.text for problem in self.problems]).spec

    def source(self, adapter: str) -> PluginSource:
        """Say who provides an adapter; it is not loaded for it.

        Raises:
            UnknownAdapter: ``adapter-unknown``.
            AdapterConflict: ``adapter-conflict``.
        """
        return self._claims.sole(adapter).source

    def get(self, adapter: str) -> BoundAdapter:
        """Give the adapter of an id or an alias; it is loaded when first asked for.

        Raises:
            UnknownAdapter: ``adapter-unknown``, with the nearest id and the plug-ins' problems.
            AdapterConflict: ``adapter-conflict``.
            PluginError: ``plugin-factory``; or it broke the contract when it was made.
            MissingExtra: It needs an optional library that is not installed.
        """
        claim = self._claims.sole(adapter, [problem.text for problem in self.problems])
        with self._lock:
            bound = self._bound.get(claim.spec.id)
            if bound is None:
                bound = BoundAdapter(claim.spec, claim.source, made(claim), self._observers)
                self._bound[claim.spec.id] = bound
            return bound

    def identify(self, filename: str, head: bytes = b"") -> BoundAdapter:
        """Find the one adapter that recognises a file: first by its name, then by its content.

        If no adapter knows the name, all are asked. `head` may be the whole file.

        Raises:
            AmbiguousFile: ``file-ambiguous``, ``file-unrecognised``.
        """
        probe = FileProbe(filename, head)
        usable = self._claims.usable
        named = [c for c in usable if probe.matches(c.spec.profile.filename_patterns)]
        seen = [adapter for claim in named or usable if (adapter := self._sniffed(claim, probe))]
        if len(seen) == 1:
            return seen[0]
        raise AmbiguousFile(
            Code.FILE_AMBIGUOUS if seen else Code.FILE_UNRECOGNISED,
            candidates=tuple(adapter.id for adapter in seen),
            lines=[problem.text for problem in self.problems],
        )

    def register(self, spec: AdapterSpec, *, source: str) -> None:
        """Take in one adapter of the running program; `source` says whose, for messages.

        Raises:
            PluginError: ``plugin-spec``: it is no `AdapterSpec`, or a part of it is no plain value.
            AdapterApiMismatch: ``adapter-api``.
            AdapterConflict: ``adapter-conflict``; the registry stays as it was.
        """
        told = PluginSource(source)
        claim = Claim(checked_spec(spec, told, hook="Registry.register"), told)
        with self._lock:
            claims = self._claims.with_more([claim])
            for name in claim.spec.names:
                if len(claims.of(name)) > 1:
                    raise claims.conflict(name)
            self._claims = claims

    def register_plugin(self, plugin: ModuleType, *, source: str) -> None:
        """Take in a module with hooks of the running program: adapters, checks, observers.

        Raises:
            PluginError: What is wrong with it; the registry stays as it was.
        """
        told = PluginSource(source)
        with self._lock:
            answer = taken_in(self._manager, told, lambda: plugin)
            if isinstance(answer, PluginProblem):
                raise _told(answer)
            claims = self._claims.with_more(Claim(spec, told) for spec in answer)
            for claim in claims.all[len(self._claims.all) :]:
                for name in claim.spec.names:
                    if len(claims.of(name)) > 1:
                        self._manager.unregister(name=told.key)
                        raise claims.conflict(name)
            self._sources[told.key] = told
            self._claims = claims

    def check_batch(self, batch: PaymentBatch) -> tuple[BatchFinding, ...]:
        """Give what the plug-ins' own rules find in a batch; blocking findings first."""
        claim = self._claims.sole(batch.provider, [problem.text for problem in self.problems])
        return self._observers.findings(batch, claim.spec.profile)

    def inventory(self) -> Inventory:
        """Give all that is known of: adapters, plug-ins, what is disabled, what is wrong."""
        with self._lock:
            return Inventory(
                adapters=installed_adapters(self._claims),
                plugins=installed_plugins(self._manager, self._sources),
                disabled=tuple(self._disabled),
                problems=self.problems,
            )

    def explain(self) -> Text:
        """Say what is installed, how sure each layout is, what is disabled and what is wrong."""
        from ansinh.adapters.explaining import explained

        return explained(self.inventory())

    def _sniffed(self, claim: Claim, probe: FileProbe) -> BoundAdapter | None:
        """Ask one adapter; one that cannot be asked is recorded, and the others are."""
        try:
            adapter = self.get(claim.spec.id)
            return adapter if adapter.sniff(probe) else None
        except PluginError as error:
            self._record(PluginProblem(claim.source, Stage.USE, error))
        except MissingExtra as missing:
            lacking = PluginError(
                Code.PLUGIN_FACTORY,
                adapter=claim.spec.id,
                where=str(claim.source),
                exception=str(missing),
            )
            self._record(PluginProblem(claim.source, Stage.USE, lacking))
        except AnsinhError:
            # An adapter that refuses to read the file says in its way that it is not its own.
            return None
        return None

    def _record(self, problem: PluginProblem) -> None:
        with self._lock:
            if problem not in self._problems:  # an observer that always fails is told once
                self._problems.append(problem)

    def _record_conflicts(self) -> None:
        for name in self._claims.contested:
            source = self._claims.of(name)[-1].source
            self._record(PluginProblem(source, Stage.CONFLICT, self._claims.conflict(name)))


def _each(given: Iterable[Given]) -> Iterable[Given] | tuple[str]:
    """Take a text alone for one of many: its letters are nobody's names."""
    return (given,) if isinstance(given, str) else given


def _told(problem: PluginProblem) -> PluginError:
    problem.error.add_note(f"{problem.source}: {problem.stage}")
    return problem.error


def installed_registry(profiles: "Iterable[ProfileSource]" = ()) -> Registry:
    """Give a registry of what is installed, with an agency's own profiles in their places.

    The environment variable ``ANSINH_DISABLE_PLUGINS`` has names to leave out, with commas.
    """
    names = os.environ.get(DISABLING, "").split(",")
    disabled = [name.strip() for name in names if name.strip()]
    return Registry.discover(disabled=disabled, profiles=profiles)


@cache
def default_registry() -> Registry:
    """Give the registry of what is installed, found when first asked for.

    Library code takes a registry as an argument; this is for commands and notebooks.
    """
    return installed_registry()
