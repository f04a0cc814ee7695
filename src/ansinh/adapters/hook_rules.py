"""What a plug-in's hooks must look like, said before pluggy would say it less plainly.

pluggy takes a misspelt hook in silence, and its versions treat default arguments differently.
"""

import inspect
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from ansinh.adapters.hooks import PROJECT, AnsinhHooks
from ansinh.errors import Code, PluginError, PluginHookError

_MARK: Final = f"{PROJECT}_impl"
_WITHOUT_ANSWER: Final = "ansinh_observe"
_OPTIONS: Final = ("wrapper", "hookwrapper", "tryfirst", "trylast", "optionalhook")


def _arguments_of(hook: Callable[..., object]) -> tuple[str, ...]:
    return tuple(name for name in inspect.signature(hook).parameters if name != "self")


KNOWN_HOOKS: Final[Mapping[str, tuple[str, ...]]] = {
    name: _arguments_of(hook)
    for name, hook in sorted(vars(AnsinhHooks).items())
    if name.startswith(f"{PROJECT}_")
}
"""Each hook's name and arguments, read off the specification."""


def check_hooks(plugin: object) -> ModuleType:
    """Refuse a plug-in that is no module, has no hook, or a hook that ansinh does not take.

    Raises:
        PluginError: ``plugin-not-module``, ``plugin-no-hook``.
        PluginHookError: ``plugin-hook-unknown``, ``plugin-hook-unmarked``,
            ``plugin-hook-option``, ``plugin-hook-generator``, ``plugin-hook-default``,
            ``plugin-hook-argument``.
    """
    if not isinstance(plugin, ModuleType):
        raise PluginError(Code.PLUGIN_NOT_MODULE)
    hooks = 0
    for name, function in sorted(vars(plugin).items()):
        mark = getattr(function, _MARK, None) if inspect.isroutine(function) else None
        if isinstance(mark, dict):
            _check_hook(mark.get("specname") or name, function, mark)
            hooks += 1
        elif name in KNOWN_HOOKS and inspect.isroutine(function):
            raise PluginHookError(Code.PLUGIN_HOOK_UNMARKED, hook=name)
    if not hooks:
        raise PluginError(Code.PLUGIN_NO_HOOK, known=tuple(KNOWN_HOOKS))
    return plugin


def _check_hook(name: str, function: Callable[..., object], mark: Mapping[str, Any]) -> None:
    if name not in KNOWN_HOOKS:
        raise PluginHookError(
            Code.PLUGIN_HOOK_UNKNOWN,
            hook=name,
            known=tuple(KNOWN_HOOKS),
            nearest=tuple(get_close_matches(name, KNOWN_HOOKS, n=1)),
        )
    for option in _OPTIONS:
        if mark.get(option):
            raise PluginHookError(Code.PLUGIN_HOOK_OPTION, hook=name, argument=option)
    if _never_runs(name, function):
        raise PluginHookError(Code.PLUGIN_HOOK_GENERATOR, hook=name)
    for argument in inspect.signature(function).parameters.values():
        _check_argument(name, argument)


def _never_runs(name: str, function: Callable[..., object]) -> bool:
    """Say whether calling it would do nothing: nobody awaits it, or reads what it yields."""
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        return True
    return name == _WITHOUT_ANSWER and inspect.isgeneratorfunction(function)


def _check_argument(hook: str, argument: inspect.Parameter) -> None:
    catch_all = argument.kind in {argument.VAR_POSITIONAL, argument.VAR_KEYWORD}
    if catch_all or argument.default is not argument.empty:
        raise PluginHookError(Code.PLUGIN_HOOK_DEFAULT, hook=hook, argument=argument.name)
    if argument.name not in KNOWN_HOOKS[hook]:
        raise PluginHookError(
            Code.PLUGIN_HOOK_ARGUMENT,
            hook=hook,
            argument=argument.name,
            known=KNOWN_HOOKS[hook],
            version=import_module(PROJECT).__version__,
        )
