"""The pages for authors name every hook, every field and every method, and no other."""

import inspect
import re
from pathlib import Path
from typing import Final

import attrs
import pytest

from ansinh import adapters
from ansinh.adapters.hook_rules import KNOWN_HOOKS
from ansinh.adapters.hooks import AnsinhHooks
from ansinh.errors import Code, explanation

PAGES: Final = Path(__file__).parents[3] / "docs/adapters"
HOOKS: Final = (PAGES / "hooks.md").read_text("utf-8")
CONTRACT: Final = (PAGES / "contract.md").read_text("utf-8")

CHAPTERS: Final = {
    "PayoutAdapter": "What an author writes",
    "AdapterSpec": "What an author writes",
    "RenderRequest": "What it is asked",
    "ParseRequest": "What it is asked",
    "FileProbe": "What it is asked",
    "RenderedFile": "What it gives",
    "ParsedResults": "What it gives",
    "WrittenLine": "What it gives",
    "Registry": "What callers get",
    "BoundAdapter": "What callers get",
}


def chapter(page: str, title: str) -> str:
    (found,) = re.findall(rf"^## {title}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return str(found)


def signature(hook: str) -> str:
    """Write a hook's signature as a caller sees it, with bare names of types."""
    of_spec = inspect.signature(getattr(AnsinhHooks, hook))
    arguments = [one for one in of_spec.parameters.values() if one.name != "self"]
    bare = str(of_spec.replace(parameters=arguments))
    return hook + re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", bare)


def public_names(kind: type) -> set[str]:
    fields = {field.name for field in attrs.fields(kind)} if attrs.has(kind) else set()
    methods = {name for name in vars(kind) if not name.startswith("_")}
    annotated = set(inspect.get_annotations(kind))
    return {name for name in fields | methods | annotated if not name.startswith("_")}


def test_every_hook_has_its_heading_and_no_other_has() -> None:
    headings = re.findall(r"^## (ansinh_\w+)$", HOOKS, re.MULTILINE)
    assert sorted(headings) == sorted(KNOWN_HOOKS)


@pytest.mark.parametrize("hook", KNOWN_HOOKS)
def test_a_hook_stands_with_its_signature_and_an_example(hook: str) -> None:
    """Whoever writes one copies it from the page."""
    text = chapter(HOOKS, hook)
    assert f"```text\n{signature(hook)}\n```" in text
    assert f"@hookimpl\ndef {hook}(" in text


def test_every_way_to_be_refused_stands_on_the_page() -> None:
    told = set(re.findall(r"`((?:plugin|adapter)-[a-z-]+)`", HOOKS))
    codes = {code.value for code in Code if code.startswith(("plugin-", "adapter-"))}
    # A name that is asked for in vain, a factory, a suite and a finding's value are told elsewhere.
    elsewhere = {"adapter-unknown", "plugin-factory", "plugin-finding", "plugin-suite"}
    assert codes - told == elsewhere
    assert told <= codes


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_field_and_method_of_the_contract_stands_in_its_chapter(name: str) -> None:
    text = chapter(CONTRACT, CHAPTERS[name])
    assert f"`{name}`" in text
    said = set(re.findall(r"`([a-z_0-9]+)`", text))
    assert public_names(getattr(adapters, name)) - said == set()


def test_every_promise_that_is_checked_stands_on_the_page() -> None:
    told = set(re.findall(r"`(contract-[a-z-]+)`", CONTRACT))
    assert told == {code.value for code in Code if code.startswith("contract-")}


@pytest.mark.parametrize("code", [code for code in Code if code.startswith("contract-")])
def test_every_broken_promise_says_whose_it_is(code: Code) -> None:
    """The distribution and its version are in `where`."""
    words = explanation(code).rule
    assert all("{adapter}" in said and "{where}" in said for said in (words.en, words.vi))


def test_the_page_tells_which_contract_it_is() -> None:
    assert f"`{adapters.API}`" in CONTRACT


def test_every_piece_for_authors_is_named() -> None:
    pieces = set(re.findall(r"`(\w+)`(?=[^|\n]*\| )", chapter(CONTRACT, "Pieces for authors")))
    functions = {name for name in adapters.__all__ if name == name.lower()}
    assert pieces == functions - {"default_registry", "hookimpl"}
