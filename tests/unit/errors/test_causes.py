"""The page of errors has a cause and an example for every code, and the examples are true."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.error_examples import FORMS, said_by

from ansinh.errors import Code, explanation

PATH = Path(__file__).parents[3] / "docs/reference/error_causes.toml"
TEXT = PATH.read_text("utf-8")
CAUSES: dict[str, dict[str, Any]] = tomllib.loads(TEXT)
ROOMS = (
    "files", "lists", "cells", "values", "changes", "law", "payment", "answers", "book",
    "settings", "documents", "plugins", "holds", "findings",
)  # fmt: skip
ABOUT = {"room", "cause_en", "cause_vi"}
BESIDE = {"list", "of", "instead_of", "replaces", "read", "bare", "at", "also", "merged"}
"""What says how an example is to be run, beside what it is."""

RUN = sorted(code for code, entry in CAUSES.items() if "example" not in entry)


def example_of(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key in {"example", *FORMS}}


def test_every_code_has_an_entry_and_no_other() -> None:
    assert sorted(CAUSES) == sorted(Code)


def test_the_entries_stand_in_order() -> None:
    assert list(CAUSES) == sorted(CAUSES)


@pytest.mark.parametrize("code", sorted(CAUSES))
def test_an_entry_is_complete(code: str) -> None:
    entry = CAUSES[code]
    assert entry.keys() >= ABOUT
    assert entry["room"] in ROOMS
    assert entry.keys() - ABOUT - BESIDE == example_of(entry).keys()
    assert example_of(entry)
    assert "example" not in entry or len(example_of(entry)) == 1
    removed = {"toml"} if "instead_of" in entry else set()
    assert [
        key for key, value in entry.items() if value in ("", [], {}) and key not in removed
    ] == []


@pytest.mark.parametrize("code", sorted(CAUSES))
def test_a_cause_is_one_sentence_in_each_language(code: str) -> None:
    """Written as the rules are: the page begins it with a capital and ends it with a stop."""
    rule = explanation(Code(code)).rule
    for said, told_already in (
        (CAUSES[code]["cause_en"], rule.en),
        (CAUSES[code]["cause_vi"], rule.vi),
    ):
        assert said == said.strip()
        assert said.isprintable()
        assert 20 <= len(said) <= 250
        assert not said.endswith(".")
        assert ". " not in said
        assert said != told_already
    assert CAUSES[code]["cause_en"] != CAUSES[code]["cause_vi"]


def test_no_two_codes_have_one_cause_or_one_example() -> None:
    for what in ("cause_en", "cause_vi"):
        causes = [entry[what] for entry in CAUSES.values()]
        assert sorted({cause for cause in causes if causes.count(cause) > 1}) == []
    examples = [
        (entry.get("list"), entry.get("of"), example_of(entry)) for entry in CAUSES.values()
    ]
    assert [one for at, one in enumerate(examples) if one in examples[:at]] == []


def test_no_number_in_an_example_may_be_somebodys() -> None:
    """They begin as no province's do: 099, 99 where the zero was lost, 000; or are all zeros."""
    numbers = re.findall(r"(?<!\d)\d{9,}(?!\d)", TEXT)
    invented = re.compile(r"099|99|000|.*0{6}")
    assert [number for number in numbers if not invented.match(number)] == []


@pytest.mark.parametrize("code", RUN)
def test_an_example_brings_out_its_code_and_says_where(code: str) -> None:
    entry = CAUSES[code]
    said = said_by(code, entry)
    assert {one for one, _ in said} == {code, *entry.get("also", ())}
    wanted = {str(place) for place in (entry.get("at"), *_said_of(code, entry)) if place}
    assert any(one == code and wanted <= places for one, places in said)


def _said_of(code: str, entry: dict[str, Any]) -> tuple[str, ...]:
    """Give what the page lets one believe without a word: the first cell shown, the last list."""
    if code.startswith(("hold-", "check-")):
        return ()  # these are about a line
    lists = [kind for kind in entry if kind in {"roll", "additions", "removals", "adjustments"}]
    if len(lists) > 1:
        return (lists[-1],)
    return () if "at" in entry else tuple(entry.get("row", ()))[:1]


def test_nearly_all_examples_are_run() -> None:
    """What needs a password, a death in the registers or a full disk is told in words."""
    assert len(CAUSES) - len(RUN) <= len(CAUSES) // 10
