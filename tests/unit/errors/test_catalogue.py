import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import ansinh
from ansinh.errors import Code, Text, explanation
from ansinh.errors.catalogue import CATALOGUE

SOURCES = sorted(
    path
    for package in ("ansinh", "ansinh_iso20022", "ansinh_vietinbank", "ansinh_vnpost")
    for path in (Path(ansinh.__file__).parents[1] / package).rglob("*.py")
    if path.name not in {"codes.py", "catalogue.py"}
)


TEMPLATES = sorted((Path(ansinh.__file__).parent / "scaffold/templates").rglob("*.py.tmpl"))


def _room(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", Code)
def test_every_code_says_its_rule_and_its_cure_in_both_languages(code: Code) -> None:
    words = explanation(code)
    for text in (words.rule, words.cure):
        assert text.en.strip() == text.en
        assert text.vi.strip() == text.vi
        assert len(text.en) > 5
        assert len(text.vi) > 5
        assert text.en.isprintable()
        assert text.vi.isprintable()


def _meant(text: str) -> set[str]:
    # A detail that is itself a word has a name in each language: found_en, found_vi.
    return {name.removesuffix("en").removesuffix("vi") for name in _room(text)}


@pytest.mark.parametrize("code", Code)
def test_both_languages_have_room_for_the_same_details(code: Code) -> None:
    words = explanation(code)
    for text in (words.rule, words.cure):
        assert _meant(text.en) == _meant(text.vi)


def test_the_catalogue_has_the_codes_and_no_other() -> None:
    assert set(CATALOGUE) == set(Code)


@pytest.mark.parametrize("code", Code)
def test_a_code_is_a_word_for_programs(code: Code) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.value)
    assert code.name == code.value.upper().replace("-", "_")


@pytest.mark.parametrize("code", [code for code in Code if code.startswith("hold-")])
def test_why_money_waits_is_said_without_details(code: Code) -> None:
    """`Hold.reason` gives the rule as it stands."""
    words = explanation(code)
    assert not _room(words.rule.en) | _room(words.cure.en)


def _uses() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each ``Code.X`` in the sources, with the details of the call that it is handed to."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given: dict[int, set[str] | None] = {}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            names = {word.arg for word in call.keywords}
            for handed in call.args:
                given[id(handed)] = None if None in names else {name for name in names if name}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Code":
                yield node.attr, f"{path.name}:{node.lineno}", given.get(id(node))


USES = list(_uses())
OFFERED = {
    name for path in TEMPLATES for name in re.findall(r"\bCode\.([A-Z_]+)", path.read_text("utf-8"))
}


@pytest.mark.parametrize("code", Code)
def test_every_code_is_used(code: Code) -> None:
    """By ours, or by the package that a new adapter begins with."""
    assert any(name == code.name for name, _, _ in USES) or code.name in OFFERED


def test_what_is_raised_fills_the_room_in_its_text() -> None:
    """Looked at where a code is handed to an error's class by name."""
    gaps = []
    for name, place, details in USES:
        words = explanation(Code[name])
        needed = _room(words.rule.en) | _room(words.cure.en)
        if details is not None and details and needed - details:
            gaps.append((place, name, needed - details))
    assert gaps == []


def test_a_text_is_shown_in_english_unless_asked() -> None:
    text = Text("row {row}", "dòng {row}").filled(row=7)
    assert (str(text), text.in_language("vi"), text.in_language("en")) == (
        "row 7",
        "dòng 7",
        "row 7",
    )
