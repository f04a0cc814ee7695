"""Taking one plug-in in: import, check, register, ask; wholly or not at all."""

import inspect
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, cast

import attrs
import pluggy

from ansinh.adapters.foreign import PASSES, first_words, is_ours
from ansinh.adapters.hook_rules import check_hooks
from ansinh.adapters.hooks import PROJECT, AnsinhHooks
from ansinh.adapters.own_copy import own_copy
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.adapters.spec import API, AdapterSpec
from ansinh.adapters.taking import foreign_part
from ansinh.errors import AdapterApiMismatch, AnsinhError, Code, PluginError
from ansinh.formats.profile import FormatProfile

_REGISTER = "ansinh_register_adapters"


def new_manager() -> pluggy.PluginManager:
    """Make a manager that knows the hooks and has no plug-in."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(AnsinhHooks)
    return manager


def taken_in(
    manager: pluggy.PluginManager, source: PluginSource, load: Callable[[], object]
) -> tuple[AdapterSpec, ...] | PluginProblem:
    """Take a plug-in in and give its adapters, or the problem; then nothing of it stays."""
    taking = _Taking(manager, source)
    try:
        failure = _guarded(lambda: taking.run(load))
    except PASSES:
        taking.undo()
        raise
    if not isinstance(failure, _Failure):
        return tuple(taking.specs)
    taking.undo()
    error = failure.error or PluginError(
        Code.PLUGIN_RAISED, hook=taking.what, exception=failure.words
    )
    return PluginProblem(source, taking.stage, error)


def checked_spec(spec: object, source: PluginSource, *, hook: str) -> AdapterSpec:
    """Give our own copy of what a plug-in, or the program, gave for an `AdapterSpec`.

    Raises:
        PluginError: ``plugin-spec``.
        AdapterApiMismatch: ``adapter-api``: it was written for a contract not offered here.
    """
    if type(spec) is not AdapterSpec:
        raise PluginError(Code.PLUGIN_SPEC, hook=hook, exception=type(spec).__name__)
    if type(spec.profile) is not FormatProfile:
        raise PluginError(Code.PLUGIN_SPEC, hook=hook, exception=type(spec.profile).__name__)
    # The factory may be whatever can be called; all else is data.
    data = (part for name, part in attrs.asdict(spec, recurse=False).items() if name != "factory")
    foreign = foreign_part(tuple(data))
    if foreign:
        raise PluginError(Code.PLUGIN_SPEC, hook=hook, exception=foreign)
    _check_api(spec, source)
    return own_copy(spec)  # a plug-in may change its profile later, for itself


@attrs.define
class _Taking:
    """How far a plug-in has come: at which stage, in which hook, and what has to be undone."""

    manager: pluggy.PluginManager
    source: PluginSource
    stage: Stage = Stage.IMPORT
    what: str = "module"
    registering: bool = False
    specs: list[AdapterSpec] = attrs.Factory(list)

    def run(self, load: Callable[[], object]) -> None:
        plugin = _imported(load)
        self.stage = Stage.HOOKS
        module = check_hooks(plugin)
        self.stage, self.what = Stage.REGISTER, "pluggy"
        self._register(module)
        self.what = _REGISTER
        given = self._asked(module)
        self.stage = Stage.VALIDATE
        self.specs += [checked_spec(spec, self.source, hook=_REGISTER) for spec in given]

    def undo(self) -> None:
        """Leave nothing behind; pluggy 1.6 keeps what it failed to register."""
        if self.registering and self.manager.has_plugin(self.source.key):
            self.manager.unregister(name=self.source.key)

    def _register(self, module: ModuleType) -> None:
        if self.manager.is_registered(module) or self.manager.has_plugin(self.source.key):
            raise PluginError(Code.PLUGIN_TWICE)
        self.registering = True
        self.manager.register(module, name=self.source.key)

    def _asked(self, module: ModuleType) -> list[object]:
        """Call this plug-in's own hook, and read a generator to its end while the guard stands."""
        given: list[object] = []
        for hook in self.manager.hook.ansinh_register_adapters.get_hookimpls():
            if hook.plugin is module:
                given += _answers(hook.function)
        return given


@attrs.frozen
class _Failure:
    """What is left of an exception that was caught: words, and no link to where it came from."""

    words: str
    error: PluginError | None = None


def _guarded(call: Callable[[], object]) -> object | _Failure:
    try:
        return call()
    except PASSES:
        raise
    except PluginError as error:
        return _Failure(first_words(error), error if is_ours(error) else None)
    except AnsinhError as error:
        return _Failure(str(error) if is_ours(error) else first_words(error))
    except BaseException as error:  # noqa: BLE001 - a plug-in may raise anything
        return _Failure(first_words(error))


def _imported(load: Callable[[], object]) -> object:
    plugin = _guarded(load)
    if isinstance(plugin, _Failure):
        raise PluginError(Code.PLUGIN_IMPORT, exception=plugin.words)
    return plugin


def _answers(hook: Callable[[], Any]) -> list[object]:
    given: list[object] = []
    failure = _guarded(lambda: given.append(hook()))
    if not isinstance(failure, _Failure):
        answer = given.pop()
        if inspect.isgenerator(answer):
            return _to_its_end(answer)
        failure = _guarded(lambda: given.extend(cast("Iterable[object]", answer)))
    if isinstance(failure, _Failure):
        raise PluginError(Code.PLUGIN_RAISED, hook=_REGISTER, exception=failure.words)
    return given


def _to_its_end(generator: Iterable[object]) -> list[object]:
    """Read a generator; one that fails late says after how many answers."""
    given: list[object] = []
    failure = _guarded(lambda: given.extend(generator))
    if isinstance(failure, _Failure):
        raise PluginError(
            Code.PLUGIN_GENERATOR, hook=_REGISTER, count=len(given), exception=failure.words
        )
    return given


def _check_api(spec: AdapterSpec, source: PluginSource) -> None:
    if spec.api[0] != API[0] or spec.api[1] > API[1]:
        raise AdapterApiMismatch(
            adapter=spec.id,
            distribution=source.distribution,
            needs=_dotted(spec.api),
            offers=_dotted(API),
        )


def _dotted(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"
