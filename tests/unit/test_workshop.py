"""The workshop keeps its own promises: what loads, what ships, what is pinned, what is written."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest

import ansinh

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-tools.lock")


@cache
def repository_files() -> tuple[str, ...]:
    """What a clone would hold; from an unpacked sdist there is nothing to ask."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = listing.stdout.decode().split("\0")
    return tuple(name for name in names if name and (ROOT / name).is_file())


def in_fresh_interpreter(code: str) -> list[str]:
    """Run Python code that prints a JSON list, in an interpreter that has loaded nothing."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    found: list[str] = json.loads(done.stdout)
    return found


class TestImport:
    HEAVY = (
        "ansinh_iso20022",
        "ansinh_vietinbank",
        "ansinh_vnpost",
        "ansinh.adapters",
        "attrs",
        "click",
        "dateutil",
        "hypothesis",
        "importlib.metadata",
        "lxml",
        "pluggy",
        "pydantic",
        "pytest",
        "rich",
        "xlsxwriter",
    )

    def test_importing_ansinh_loads_next_to_nothing(self) -> None:
        """An application that imports ansinh pays for what it uses, and no plug-in runs unasked."""
        loaded = in_fresh_interpreter(
            "import sys, json; before = set(sys.modules); import ansinh;"
            "print(json.dumps(sorted(set(sys.modules) - before)))"
        )
        assert not [name for name in loaded if name in self.HEAVY]
        assert [name for name in loaded if name.startswith("ansinh")] == ["ansinh", "ansinh.lazy"]

    def test_the_names_of_the_contract_load_no_provider_and_no_kit(self) -> None:
        """An author's module imports them at sign-up, and so does whoever lists adapters."""
        loaded = in_fresh_interpreter(
            "import sys, json; from ansinh.adapters import AdapterSpec, PayoutAdapter, Registry;"
            "from ansinh.formats import FormatProfile;"
            "print(json.dumps(sorted(sys.modules)))"
        )
        heavy = {"hypothesis", "lxml", "pydantic", "pytest", "rich", "xlsxwriter"}
        assert not [name for name in loaded if name in heavy]
        assert not [name for name in loaded if name.startswith("ansinh_")]

    def test_listing_adapters_loads_no_spreadsheet_library(self) -> None:
        """Sign-up is cheap: profiles are data, and factories are named, not imported."""
        loaded = in_fresh_interpreter(
            "import sys, json; from ansinh.adapters import Registry; r = Registry.discover();"
            "assert r.ids() and not r.problems; r.explain();"
            "print(json.dumps(sorted(sys.modules)))"
        )
        heavy = {"hypothesis", "lxml", "pytest", "python_calamine", "rich", "xlrd", "xlsxwriter"}
        assert not [name for name in loaded if name in heavy]
        assert not [
            name
            for name in loaded
            if name.endswith((".adapter", ".order", ".results")) and name.startswith("ansinh_")
        ]

    def test_values_load_no_document_library_and_no_plug_in(self) -> None:
        """A roll can be computed where pydantic or a broken plug-in would be in the way."""
        loaded = in_fresh_interpreter(
            "import sys, json; from ansinh import Dong, Month, Roll, difference, plan, reconcile;"
            "print(json.dumps(sorted(sys.modules)))"
        )
        heavy = set(self.HEAVY) - {"attrs", "dateutil"}
        assert not [name for name in loaded if name in heavy]

    @pytest.mark.parametrize(
        "module",
        [
            "ansinh",
            "ansinh.adapters",
            "ansinh.checks",
            "ansinh.entitlement",
            "ansinh.formats",
            "ansinh.reports",
            "ansinh.testing",
            "ansinh.testing.strategies",
        ],
    )
    def test_every_public_name_loads(self, module: str) -> None:
        """A name that only the type checker can see would fail in the user's hands."""
        missing = in_fresh_interpreter(
            f"import json, {module} as m;"
            "print(json.dumps([n for n in m.__all__ if not hasattr(m, n)]))"
        )
        assert missing == []

    def test_type_checkers_see_the_same_names_as_programs(self) -> None:
        """The imports under TYPE_CHECKING and the names that load lazily are one list."""
        tree = ast.parse(Path(ansinh.__file__).read_text("utf-8"))
        seen = {
            alias.asname or alias.name
            for block in tree.body
            if isinstance(block, ast.If)
            for statement in block.body
            if isinstance(statement, ast.ImportFrom)
            for alias in statement.names
        }
        assert seen == set(ansinh.__all__) - {"__version__"}

    def test_version_is_that_of_the_distribution(self) -> None:
        assert ansinh.__version__ == PROJECT["project"]["version"]


class TestDistribution:
    def test_all_has_every_extra(self) -> None:
        """`pip install ansinh[all]` leaves nothing out."""
        extras = dict(PROJECT["project"]["optional-dependencies"])
        (everything,) = extras.pop("all")
        assert re.findall(r"[a-z]+", everything.partition("[")[2]) == list(extras)

    def test_the_wheel_holds_what_the_tree_holds(self, tmp_path: Path) -> None:
        """Package data (banks, layouts, the demo's lists, py.typed) ships with the code."""

        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        (wheel,) = tmp_path.glob("*.whl")
        shipped = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
        kept = {name.removeprefix("src/") for name in repository_files() if name.startswith("src/")}
        assert kept <= shipped
        typed = {
            f"{package}/py.typed"
            for package in ("ansinh", "ansinh_iso20022", "ansinh_vietinbank", "ansinh_vnpost")
        }
        assert typed <= shipped


class TestLocks:
    @staticmethod
    def pins(lock: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        text = (ROOT / lock).read_text("utf-8")
        pin = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
        for name, version in pin.findall(text):
            found.setdefault(name, set()).add(version)
        return found

    @pytest.mark.parametrize("lock", LOCKS)
    def test_a_lock_names_no_host(self, lock: str) -> None:
        """The user's own index is asked, not that of whoever locked last."""
        assert "://" not in (ROOT / lock).read_text("utf-8")

    @pytest.mark.parametrize("lock", LOCKS)
    def test_a_lock_pins_by_hash(self, lock: str) -> None:
        text = (ROOT / lock).read_text("utf-8")
        requirements = re.split(r"\n(?=[a-z0-9])", text.strip())
        assert not [entry for entry in requirements if "--hash=sha256:" not in entry]

    def test_the_tools_add_to_what_the_demo_runs_on(self) -> None:
        """What is checked is what is shipped: one pin for a package in both."""
        demo, tools = (self.pins(lock) for lock in LOCKS)
        assert {name: tools.get(name) for name in demo} == demo

    def test_the_locks_know_every_dependency(self) -> None:
        """Whoever adds a dependency runs `make lock`."""
        project, groups = PROJECT["project"], PROJECT["dependency-groups"]
        asked = [
            *project["dependencies"],
            *(r for extra in project["optional-dependencies"].values() for r in extra),
            *(r for group in groups.values() for r in group),
        ]
        names = {re.split(r"[\[<>=~! ]", requirement)[0].lower() for requirement in asked}
        assert names - {"ansinh"} <= set(self.pins(LOCKS[1]))


class TestRepository:
    MACHINE_PATH = re.compile(
        r"(?<![A-Za-z0-9._~/-])/(?:work|farm|root|home|opt|tmp|Users|private)/|\b[A-Z]:\\Users\\"
    )
    HOST = re.compile(r"(?:pypi|pythonhosted|npmjs|crates)\.(?:org|io)|deb\.debian\.org")

    def texts(self) -> list[tuple[str, str]]:
        found = []
        for name in repository_files():
            content = (ROOT / name).read_bytes()
            if b"\0" not in content:
                found.append((name, content.decode("utf-8", errors="replace")))
        return found

    def test_no_file_names_a_place_on_somebodys_machine(self) -> None:
        assert [name for name, text in self.texts() if self.MACHINE_PATH.search(text)] == []

    def test_no_file_names_a_registry(self) -> None:
        """Whoever is behind a mirror can work here, and nobody's mirror is told to the world."""
        own = re.findall(
            r"://(?:[^/@\s]*@)?([^/:\s]+)",
            " ".join(os.environ.get(name, "") for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX")),
        )
        named = [
            name
            for name, text in self.texts()
            if self.HOST.search(text) or any(host in text for host in own)
        ]
        assert named == []
