"""What a new package has, and that nothing of a template is left over in it."""

import tomllib

import pytest

from ansinh.adapters import read_profile
from ansinh.formats import Media
from ansinh.scaffold import MEDIA, NewAdapter, adapter_package
from ansinh.scaffold.package import _next_series

MODULES = (
    "__init__.py",
    "adapter.py",
    "conformance.py",
    "files.py",
    "order.py",
    "plugin.py",
    "profile.py",
    "profile.toml",
    "py.typed",
    "results.py",
    "simulator.py",
)
NEW = NewAdapter("so-hn-adapters", "sohn.transfer")


@pytest.mark.parametrize("media", MEDIA)
def test_every_file_is_filled_in(media: str) -> None:
    files = adapter_package(NEW, Media(media))
    texts = {name: data.decode() for name, data in files.items()}
    assert {name for name in texts if name.startswith("src/")} == {
        f"src/so_hn_adapters/{name}" for name in MODULES
    }
    assert [name for name, text in texts.items() if "$package" in text or "$id" in text] == []
    assert {".github/workflows/ci.yml", ".gitignore", "tests/golden/README.md"} <= set(texts)


@pytest.mark.parametrize("media", MEDIA)
def test_its_profile_says_that_it_is_assumed(media: str) -> None:
    """Nobody should take a scaffold for what a bank has said."""
    files = adapter_package(NEW, Media(media))
    profile = read_profile(files["src/so_hn_adapters/profile.toml"])
    assert (profile.id, profile.media, profile.certainty) == ("sohn.transfer", media, "assumed")


def test_its_project_names_the_door_and_what_it_needs() -> None:
    project = tomllib.loads(adapter_package(NEW, Media.XML)["pyproject.toml"].decode())["project"]
    assert project["name"] == "so-hn-adapters"
    assert project["entry-points"]["ansinh.plugins"] == {"so_hn_adapters": "so_hn_adapters.plugin"}
    assert "Framework :: Hypothesis" in project["classifiers"]
    assert project["dependencies"][0].startswith("ansinh[xml]>=")


@pytest.mark.parametrize(
    ("version", "below"), [("0.1.0", "0.2"), ("0.9.3.dev1", "0.10"), ("1.4.2", "2")]
)
def test_it_asks_for_a_series_that_keeps_its_promises(version: str, below: str) -> None:
    assert _next_series(version) == below


def test_the_same_names_give_the_same_files() -> None:
    assert adapter_package(NEW, Media.XLSX) == adapter_package(NEW, Media.XLSX)
