"""``ansinh adapters``: what is installed, how sure each layout is, and what is broken."""

from importlib import import_module

import pytest
from tests.cli.conftest import Command

from ansinh.adapters import PluginProblem, PluginSource, Registry, Stage
from ansinh.errors import Code, PluginError


def test_both_providers_are_listed_with_how_sure_their_layout_is(ansinh: Command) -> None:
    done = ansinh("adapters", "--json")
    assert done.code == 0
    certainty = {one["id"]: one["certainty"] for one in done.document["adapters"]}
    assert certainty == {"vietinbank.salary-list": "observed", "vnpost.cash-list": "assumed"}
    assert done.document["problems"] == []
    assert "theo tệp thực tế" in ansinh("adapters").out
    assert "observed" in ansinh("adapters", "--lang", "en").out


def test_a_broken_plug_in_is_told_and_is_the_installations(
    ansinh: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is still shown: the others work."""
    broken = Registry()
    error = PluginError(Code.PLUGIN_IMPORT, exception="ImportError")
    broken._record(PluginProblem(PluginSource("acme-pay"), Stage.IMPORT, error))
    module = import_module("ansinh.cli.adapters")
    monkeypatch.setattr(module, "registry_with", lambda *_: broken)
    done = ansinh("adapters")
    assert done.code == 3
    assert "acme-pay" in done.out
    assert "[plugin-import]" in ansinh("adapters", "--json").document["problems"][0]["vi"]
