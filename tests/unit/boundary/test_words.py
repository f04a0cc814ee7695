"""What a word on a list means."""

import pytest

from ansinh.boundary.words import meaning_and_rest, meaning_of, vocabulary
from ansinh.entitlement import PROGRAMMES
from ansinh.people import Sex
from ansinh.resources import toml_data
from ansinh.roll import AdditionReason, AdjustedPart, RemovalReason

TABLES = toml_data("ansinh.boundary", "words.toml")


@pytest.mark.parametrize("name", TABLES)
def test_no_word_means_two_things(name: str) -> None:
    """Folding must not make one word out of two."""
    words = [(word, meaning) for meaning, list_ in TABLES[name].items() for word in list_]
    for word, meaning in words:
        assert meaning_of(name, word) == meaning
        assert meaning_of(name, word.upper()) == meaning


@pytest.mark.parametrize(
    ("name", "meanings"),
    [
        ("programme", {programme.code for programme in PROGRAMMES}),
        ("sex", set(Sex)),
        ("addition", set(AdditionReason)),
        ("removal", set(RemovalReason)),
        ("part", set(AdjustedPart)),
        ("channel", {"account", "cash", "home"}),
        ("capacity", {"self", "guardian", "parent", "agent"}),
    ],
)
def test_every_meaning_has_words(name: str, meanings: set[str]) -> None:
    """The table and the domain know the same things."""
    assert set(vocabulary(name).values()) == meanings


@pytest.mark.parametrize("reasons", [AdditionReason, RemovalReason, AdjustedPart])
def test_what_we_write_we_read(reasons: type) -> None:
    """The words that templates offer are understood."""
    table = {AdditionReason: "addition", RemovalReason: "removal", AdjustedPart: "part"}[reasons]
    assert all(meaning_of(table, reason.vietnamese) == reason for reason in reasons)


@pytest.mark.parametrize("relation", ["Bà", "Ông", "Con", "Cháu", "Vợ", "Chồng", "Anh", "Chị"])
def test_a_family_relation_is_no_capacity(relation: str) -> None:
    """It gives no right to collect; `Bà` is not `Ba`."""
    assert meaning_of("capacity", relation) is None


def test_what_follows_a_word_stays_as_it_is_written() -> None:
    """It is the place."""
    assert meaning_and_rest("channel", "Bưu điện: Tứ Hạ") == ("cash", "Tứ Hạ")
    assert meaning_and_rest("channel", "bồ câu") is None
