"""Taking a plug-in in: wholly or not at all, with every version of pluggy."""

from types import ModuleType

import pytest

from ansinh.adapters import AdapterSpec, hookimpl
from ansinh.adapters.loader import new_manager, taken_in
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.errors import Code

SOURCE = PluginSource("so-hn-adapters", "0.3", "bank = fake_bank")


@pytest.mark.parametrize("registers_first", [True, False])
def test_nothing_stays_of_a_plugin_that_pluggy_refuses(
    invented: ModuleType, monkeypatch: pytest.MonkeyPatch, registers_first: bool
) -> None:
    """pluggy 1.6 leaves a plug-in registered that failed to register."""
    manager = new_manager()
    register = manager.register

    def refuse(plugin: ModuleType, name: str) -> None:
        if registers_first:
            register(plugin, name=name)
        raise ValueError

    monkeypatch.setattr(manager, "register", refuse)

    @hookimpl
    def hook() -> list[AdapterSpec]:
        return []

    plugin = invented.module("inline", ansinh_register_adapters=hook)
    problem = taken_in(manager, SOURCE, lambda: plugin)
    assert isinstance(problem, PluginProblem)
    assert (problem.stage, problem.error.code) == (Stage.REGISTER, Code.PLUGIN_RAISED)
    assert not manager.get_plugins()


def test_nothing_stays_of_a_plugin_that_was_interrupted(invented: ModuleType) -> None:
    """Whoever presses Ctrl-C in a notebook goes on with the same registry."""
    manager = new_manager()

    @hookimpl
    def hook() -> list[AdapterSpec]:
        raise KeyboardInterrupt

    plugin = invented.module("inline", ansinh_register_adapters=hook)
    with pytest.raises(KeyboardInterrupt):
        taken_in(manager, SOURCE, lambda: plugin)
    assert not manager.get_plugins()
