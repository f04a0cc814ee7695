"""An agency's own profile: found with the plug-ins, followed by the adapter, refused as a whole."""

from pathlib import Path

import attrs
import pytest

from ansinh.adapters import Registry
from ansinh.boundary import SourceFile
from ansinh.errors import Code, PluginError, UnreadableFile
from ansinh.formats import Capability

OWN = """
profile = 1
replaces = "vietinbank.salary-list"
format_version = "CN2"
source = "the branch's own form"
certainty = "documented"
"""


def source(text: str = OWN, name: str = "own.toml") -> SourceFile:
    return SourceFile(name, text.encode())


def problems(*sources: SourceFile | str | Path) -> list[tuple[str, str, str]]:
    with pytest.raises(UnreadableFile) as caught:
        Registry.discover(profiles=sources)
    return [(p.code, p.position.source, p.position.header) for p in caught.value.problems]


def test_it_stands_in_the_registry_and_in_the_adapter() -> None:
    registry = Registry.discover(profiles=[source()])
    adapter = registry.get("vietinbank.salary-list")
    assert adapter.profile.format_version == "CN2"
    assert adapter.profile in registry.profiles()
    assert registry.own_profiles == {"vietinbank.salary-list": "own.toml"}
    assert registry.get("vnpost.cash-list").profile.format_version == "2024-07"


def test_registries_with_and_without_it_live_side_by_side() -> None:
    """Two agencies in one program: each has its own layout, and neither sees the other's."""
    with_own, without = Registry.discover(profiles=[source()]), Registry.discover()
    assert with_own.get("vietinbank.salary-list").profile.format_version == "CN2"
    assert without.get("vietinbank.salary-list").profile.format_version == "SAI-1.0"
    assert without.own_profiles == {}


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cn2.toml"
    path.write_text(OWN, "utf-8")
    for given in (path, str(path)):
        registry = Registry.discover(profiles=[given])
        assert registry.own_profiles == {"vietinbank.salary-list": "cn2.toml"}


def test_a_path_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    """Never with the folders: they name people."""
    assert problems(tmp_path / "cn2.toml") == [(Code.FILE_MISSING, "cn2.toml", "")]
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (1024 * 1024 + 1))
    assert problems(large) == [(Code.FILE_SIZE, "large.toml", "")]


def test_everything_wrong_with_every_file_is_said_at_once() -> None:
    other = OWN.replace("salary-list", "salery-list")
    cash = OWN.replace("vietinbank.salary-list", "vnpost.cash-list")
    assert problems(
        source(other, "a.toml"),
        source("profile = 1", "b.toml"),
        source(cash, "c.toml"),
        source(cash, "d.toml"),
    ) == [
        (Code.ADAPTER_UNKNOWN, "a.toml", "replaces"),
        *((Code.PROFILE_DOCUMENT, "b.toml", path) for path in (
            "replaces", "format_version", "source", "certainty"
        )),
        (Code.PROFILE_TWICE, "d.toml", "replaces"),
    ]  # fmt: skip


def test_an_unknown_adapter_is_told_with_the_nearest() -> None:
    with pytest.raises(UnreadableFile) as caught:
        Registry.discover(profiles=[source(OWN.replace("salary-list", "salery-list"))])
    assert "nearest: vietinbank.salary-list" in caught.value.problems[0].cure.en


def test_an_adapter_that_follows_none_is_named(install: object, invented: object) -> None:
    """It would be listed with the agency's limits, and write by its own."""
    install("hue-adapters", points="hue = fake_hue", fake_hue=invented.plugin("hue.list"))  # type: ignore[operator,attr-defined]
    with pytest.raises(UnreadableFile) as caught:
        Registry.discover(profiles=[source(OWN.replace("vietinbank.salary-list", "hue.list"))])
    (told,) = caught.value.problems
    assert told.code == Code.PROFILE_NOT_FOLLOWED
    assert "hue-adapters 0.3" in told.message.en


FUNCTION = """
from functools import partial

import attrs

from ansinh.adapters import AdapterSpec, hookimpl
from ansinh_vietinbank.adapter import PROFILE, VietinBankSalaryList

made = partial(VietinBankSalaryList)

@hookimpl
def ansinh_register_adapters():
    return [AdapterSpec(profile=attrs.evolve(PROFILE, id="hue.list"), factory=FACTORY)]
"""


@pytest.mark.parametrize("factory", ["made", '"fake_hue:made"'])
def test_a_factory_that_is_a_function_follows_none(install: object, factory: str) -> None:
    """It makes what it makes: the agency's profile would be listed, and the author's followed."""
    install("hue-adapters", points="hue = fake_hue", fake_hue=FUNCTION.replace("FACTORY", factory))  # type: ignore[operator]
    own = source(OWN.replace("vietinbank.salary-list", "hue.list"))
    with pytest.raises((UnreadableFile, PluginError)) as caught:
        Registry.discover(profiles=[own]).get("hue.list")
    error = caught.value
    told = error.problems[0] if isinstance(error, UnreadableFile) else error
    assert told.code == Code.PROFILE_NOT_FOLLOWED


def test_a_path_that_no_system_has_is_a_missing_file() -> None:
    """Its unprintable sign is not said either: a message is one line."""
    assert problems("a\0b\n.toml") == [(Code.FILE_MISSING, "a?b?.toml", "")]


def test_one_path_alone_is_one_path(tmp_path: Path) -> None:
    path = tmp_path / "cn2.toml"
    path.write_text(OWN, "utf-8")
    registry = Registry.discover(profiles=str(path))
    assert registry.own_profiles == {"vietinbank.salary-list": "cn2.toml"}


def test_a_claim_that_is_contested_takes_no_profile(install: object, invented: object) -> None:
    install("hue-a", points="a = fake_a", fake_a=invented.plugin("hue.list"))  # type: ignore[operator,attr-defined]
    install("hue-b", points="b = fake_b", fake_b=invented.plugin("hue.list"))  # type: ignore[operator,attr-defined]
    assert problems(source(OWN.replace("vietinbank.salary-list", "hue.list"))) == [
        (Code.ADAPTER_CONFLICT, "own.toml", "replaces")
    ]


def test_what_is_taken_away_cannot_be_asked_for() -> None:
    text = OWN + '[support]\nparse-results = "not-in-format"\n'
    adapter = Registry.discover(profiles=[source(text)]).get("vietinbank.salary-list")
    assert not adapter.can(Capability.PARSE_RESULTS)
    assert attrs.asdict(adapter.limits)["name_length"] == 69
