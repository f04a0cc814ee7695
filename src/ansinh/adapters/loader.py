"""Taking one plug-in in: import, check, register, ask; wholly or not at all."""

from collections.abc import Callable, Iterable
from types import ModuleType

import attrs
import pluggy

from ansinh.adapters.foreign import first_words
from ansinh.adapters.hook_rules import check_hooks
from ansinh.adapters.hooks import PROJECT, AnsinhHooks
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.adapters.spec import API, AdapterSpec
from ansinh.errors import AdapterApiMismatch, AnsinhError, Code, PluginError

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
    stage = Stage.IMPORT
    registered = False
    try:
        plugin = _imported(load)
        stage = Stage.HOOKS
        module = check_hooks(plugin)
        stage = Stage.REGISTER
        _register(manager, source, module)
        registered = True
        given = _asked(manager, module)
        stage = Stage.VALIDATE
        return _checked(given, source)
    except PluginError as error:
        problem = PluginProblem(source, stage, error)
    if registered:
        manager.unregister(name=source.key)
    return problem


def check_api(spec: AdapterSpec, source: PluginSource) -> None:
    """Refuse an adapter that was written for a contract that this ansinh does not offer.

    Raises:
        AdapterApiMismatch: ``adapter-api``.
    """
    if spec.api[0] != API[0] or spec.api[1] > API[1]:
        raise AdapterApiMismatch(
            adapter=spec.id,
            distribution=source.distribution,
            needs=_dotted(spec.api),
            offers=_dotted(API),
        )


@attrs.frozen
class _Failure:
    """What is left of an exception that was caught: words, and no link to where it came from."""

    words: str


def _guarded(call: Callable[[], object]) -> object | _Failure:
    try:
        return call()
    except AnsinhError as error:
        return _Failure(str(error))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plug-in may raise anything
        return _Failure(first_words(error))


def _imported(load: Callable[[], object]) -> object:
    plugin = _guarded(load)
    if isinstance(plugin, _Failure):
        raise PluginError(Code.PLUGIN_IMPORT, exception=plugin.words)
    return plugin


def _register(manager: pluggy.PluginManager, source: PluginSource, module: ModuleType) -> None:
    if manager.is_registered(module) or manager.has_plugin(source.key):
        raise PluginError(Code.PLUGIN_TWICE)
    failure = _guarded(lambda: manager.register(module, name=source.key))
    if isinstance(failure, _Failure):
        # Older versions of pluggy leave the failed plug-in registered.
        if manager.has_plugin(source.key):
            manager.unregister(name=source.key)
        raise PluginError(Code.PLUGIN_RAISED, hook="pluggy", exception=failure.words)


def _asked(manager: pluggy.PluginManager, module: ModuleType) -> Iterable[object]:
    """Call this plug-in's own hook, and read a generator to its end while the guard stands."""
    given: list[object] = []
    for hook in manager.hook.ansinh_register_adapters.get_hookimpls():
        if hook.plugin is not module:
            continue
        answer = _guarded(lambda function=hook.function: list(function()))  # type: ignore[misc] # the default binds this hook
        if isinstance(answer, _Failure):
            raise PluginError(Code.PLUGIN_RAISED, hook=_REGISTER, exception=answer.words)
        given += answer  # type: ignore[arg-type] # what is not a failure is the list
    return given


def _checked(given: Iterable[object], source: PluginSource) -> tuple[AdapterSpec, ...]:
    specs: list[AdapterSpec] = []
    for spec in given:
        if not isinstance(spec, AdapterSpec):
            raise PluginError(Code.PLUGIN_SPEC, hook=_REGISTER, exception=type(spec).__name__)
        check_api(spec, source)
        specs.append(spec)
    return tuple(specs)


def _dotted(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"
