"""What the scaffold writes works where its author is: beside an ansinh that is installed."""

import json
import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.scaffold.outside import Outside, built

from ansinh.cli import main
from ansinh.scaffold import MEDIA

ROOT = Path(__file__).parents[2]
EXAMPLES = "10"


def _id(media: str) -> str:
    return f"sohn.{media}"


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One new package a kind of file, as the command writes it."""
    folder = tmp_path_factory.mktemp("projects")
    made = {media: folder / media for media in MEDIA}
    for media, place in made.items():
        command = ["new-adapter", f"so-hn-{media}", "--id", _id(media), "--media", media]
        assert main([*command, "--into", str(place)]) == 0
    return made


@pytest.fixture(scope="module")
def outside(projects: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Outside:
    """An environment with ansinh's wheel and the four packages'."""
    if find_spec("hatchling") is None:
        assert not os.environ.get("CI"), "hatchling is missing, so nothing of this would be tried"
        pytest.skip("hatchling is not installed, so no wheel can be built")
    folder = tmp_path_factory.mktemp("outside")
    made = Outside.made(folder / "venv")
    for name, project in {"ansinh": ROOT, **projects}.items():
        made.install(built(project, folder / "wheels" / name))
    return made


def test_ansinh_is_the_wheels(outside: Outside, tmp_path: Path) -> None:
    """Otherwise the rest would say nothing about what users install."""
    done = outside.run("-c", "import ansinh; print(ansinh.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(outside.packages), done.stderr


def test_all_of_them_are_listed_and_nothing_is_wrong(outside: Outside, tmp_path: Path) -> None:
    done = outside.run("-m", "ansinh.cli", "adapters", "--json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert told["problems"] == []
    assert {_id(media) for media in MEDIA} < {one["id"] for one in told["adapters"]}


@pytest.mark.slow
@pytest.mark.parametrize("media", MEDIA)
def test_its_own_tests_pass(media: str, outside: Outside, projects: dict[str, Path]) -> None:
    """Warnings are errors there, too; no check is left out for a known gap."""
    done = outside.run("-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=projects[media])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "xfailed" not in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("media", MEDIA)
def test_the_kit_passes_on_what_is_installed(media: str, outside: Outside, tmp_path: Path) -> None:
    """Whoever has the wheel alone runs the suite that it ships; with golden files, up to L4."""
    kit = ("-m", "ansinh.testing", _id(media))
    first = outside.run(*kit, "--write-golden", "golden", cwd=tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    brought = ("--golden", "golden", "--examples", EXAMPLES, "--report", "report.json")
    done = outside.run(*kit, *brought, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert (report["counts"]["fail"], report["counts"]["gap"]) == (0, 0)
    assert report["level"] == "L4"


@pytest.mark.parametrize("media", MEDIA)
@pytest.mark.parametrize("tool", ["mypy", "ruff"])
def test_it_is_clean_for_the_tools_that_it_names(
    tool: str, media: str, outside: Outside, projects: dict[str, Path]
) -> None:
    """An author begins with nothing to apologise for."""
    pytest.importorskip(tool, reason=f"{tool} comes with `make check`")
    ways = {"mypy": [["mypy"]], "ruff": [["ruff", "check"], ["ruff", "format", "--check"]]}
    for words in ways[tool]:
        done = outside.run("-m", *words, cwd=projects[media])
        assert done.returncode == 0, done.stdout + done.stderr
