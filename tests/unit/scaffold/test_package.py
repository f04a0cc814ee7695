"""What a new package has, and that nothing of a template is left over in it."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from ansinh.adapters import RenderRequest, read_profile
from ansinh.errors import Code
from ansinh.formats import Media
from ansinh.scaffold import MEDIA, NewAdapter, adapter_package
from ansinh.scaffold.package import _next_series
from ansinh.testing import sample_batch

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


COUNT: dict[Media, tuple[bytes, bytes]] = {
    Media.XML: (b'count="3"', 'count="Nguyễn Văn Bí Mật"'.encode()),
    Media.FIXED_WIDTH: (b"T000003", b"TBIMAT0"),
}


@pytest.mark.parametrize("media", COUNT)
def test_what_stands_in_the_place_of_the_count_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, media: Media
) -> None:
    """Somebody's name, where a file has slipped by a field."""
    new = NewAdapter(f"bimat-{media}-adapters", f"bimat.{media}")
    for name, content in adapter_package(new, media).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path / "src")
    profile = import_module(f"{new.package}.profile").PROFILE
    batch = sample_batch(profile, count=3)
    adapter = import_module(f"{new.package}.adapter").__dict__[new.class_name]()
    file = adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))
    right, wrong = COUNT[media]
    assert file.content.count(right) == 1
    files = import_module(f"{new.package}.files")
    table = files.read(profile, profile.order_table, file.content.replace(right, wrong), "f")
    (told,) = [one for one in table.problems if one.code == Code.COUNT_MISMATCH]
    assert "B" not in str(told)
    assert "says ?, there are 3" in told.message.en
