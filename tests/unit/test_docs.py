"""The documentation says what the code does, and the code that it shows runs."""

import json
import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

import ansinh
from ansinh.adapters import Registry, default_registry
from ansinh.boundary import profile_document, settings_document
from ansinh.errors import Code
from ansinh.formats import Capability
from ansinh.testing import REVISIONS
from ansinh.testing.checks import ALL_CHECKS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *DOCS.rglob("*.md"))
    if "_build" not in path.parts and path.parent.name != "api"
)
FENCE = re.compile(r"^`{3,}\s*([^\s`]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def made_pages() -> dict[str, str]:
    pages: Callable[[], dict[str, str]] = runpy.run_path(str(DOCS / "reference_pages.py"))["pages"]
    return pages()


@pytest.mark.parametrize("name", sorted(made_pages()))
def test_a_made_page_is_as_the_code_makes_it(name: str) -> None:
    """Codes, lists and files are documented from the code; run docs/reference_pages.py."""
    assert (DOCS / name).read_text("utf-8") == made_pages()[name]


def test_every_code_has_its_heading() -> None:
    headings = re.findall(
        r"^### (\S+)$", (DOCS / "reference/errors.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(headings) == sorted(Code)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_on_a_page_is_run(page: Path) -> None:
    """Only ```python fences are run; a ```pycon or ```py fence would be skipped without a word."""
    languages = set(FENCE.findall(page.read_text("utf-8")))
    assert not languages & {"pycon", "py", "python3", "Python", "py3"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    broken = [
        target
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_python_in_the_vietnamese_readme_is_that_of_the_english_one() -> None:
    """Whoever reads one of them can run the same code."""

    def code_of(page: str) -> set[str]:
        return set(re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL))

    assert code_of("README.vi.md") <= code_of("README.md")


@pytest.mark.parametrize("part", ["Agency", "Lists", "Routes", "Provider", "Limits", "Papers"])
def test_every_entry_of_the_settings_is_explained(part: str) -> None:
    """An agency writes its settings from the page, not from the code."""
    page = (DOCS / "settings.md").read_text("utf-8")
    document = getattr(settings_document, f"{part}Document")
    assert [name for name in document.model_fields if f"`{name}`" not in page] == []


def test_every_entry_of_an_own_profile_is_explained() -> None:
    """An agency writes its profile from the page, not from the code."""
    page = (DOCS / "adapters/profiles.md").read_text("utf-8")
    entries = set(profile_document.OwnProfileDocument.model_fields) - {"profile"}
    assert [name for name in sorted(entries) if not re.search(rf"`\[?{name}\]?`", page)] == []


@pytest.mark.parametrize("report", sorted((DOCS / "adapters" / "reports").glob("*.json")))
def test_a_report_of_the_gallery_is_about_the_adapter_as_it_is(report: Path) -> None:
    """Run `python -m ansinh.testing ID --report FILE` again."""
    told = json.loads(report.read_text("utf-8"))
    adapter = default_registry().get(told["adapter"])
    assert told["format_version"] == adapter.profile.format_version
    assert (told["version"], told["revision"]) == (ansinh.__version__, REVISIONS[-1])
    assert [one["id"] for one in told["checks"]] == [check.id for check in ALL_CHECKS]
    # Most of the kit asks for an order; of what is only read it can say no more than this.
    assert told["level"] == ("L4" if adapter.can(Capability.RENDER) else "L2")


def test_every_adapter_that_comes_along_is_in_the_gallery() -> None:
    named = {path.stem for path in (DOCS / "adapters" / "reports").glob("*.json")}
    ours = Registry.discover().profiles()
    assert named == {profile.id.replace(".", "-") for profile in ours}


def test_every_decision_has_the_same_form() -> None:
    for page in DOCS.glob("decisions/0*.md"):
        text = page.read_text("utf-8")
        parts = ("**Decided.**", "**Because.**", "**Instead of.**", "**Again when.**")
        assert re.match(rf"# {page.name[:4]}: \S", text), page.name
        assert [part for part in parts if part not in text] == [], page.name
