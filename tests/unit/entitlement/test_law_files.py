"""The files of the law are as their schema says, and say nothing that is not known."""

from datetime import date
from importlib.resources import files

import pytest
from tests.invented_rates import OWN_GROUP

from ansinh import MERIT, SOCIAL_ASSISTANCE, Code, Confidence, Dong, Month, UnreadableFile, read_law
from ansinh.entitlement import entitlement_for, national_rates
from ansinh.entitlement.fact_words import FACT_WORDS
from ansinh.entitlement.facts import WORDS, Decided, Fact, PersonFacts
from ansinh.entitlement.rates import NATIONAL_FILES
from ansinh.people import BirthDate

FOLDER = files("ansinh.entitlement").joinpath("instruments")
WHOLE = FOLDER.joinpath("20-2021.toml").read_text("utf-8")


@pytest.mark.parametrize("name", NATIONAL_FILES)
def test_a_national_file_reads_strictly_as_it_was_loaded(name: str) -> None:
    """What ships is of the same kind as what a province writes: one way of reading."""
    data = FOLDER.joinpath(f"{name}.toml").read_bytes()
    at = NATIONAL_FILES.index(name)
    assert read_law(data) == national_rates().instruments[at]


def test_every_file_of_the_folder_is_loaded() -> None:
    there = {file.name for file in FOLDER.iterdir()}
    assert there == {f"{name}.toml" for name in NATIONAL_FILES}


def test_every_word_of_the_files_is_explained() -> None:
    assert set(FACT_WORDS) == WORDS
    assert all(text.en and text.vi for text in FACT_WORDS.values())


def test_every_row_says_where_it_stands_or_is_not_verified() -> None:
    """Second-hand rows may lack an article; what was read does not."""
    for instrument in national_rates().instruments:
        for standard in instrument.standards:
            step = standard.step
            assert step.citation.place or not step.confidence.sure
            assert step.known_from.year >= step.applies_from.year - 1
        for group in instrument.groups:
            assert group.citation.place
            assert group.start.citation.place


def test_what_was_told_by_others_says_so_in_the_data() -> None:
    sure = {one.number: one.confidence for one in national_rates().instruments}
    assert sure["20/2021/NĐ-CP"] is Confidence.VERIFIED
    assert sure["335/2026/NĐ-CP"] is Confidence.SECOND_HAND
    merit = national_rates().steps(MERIT)
    assert not any(step.confidence.sure for step in merit)


def test_a_places_own_group_counts_from_its_month_for_its_people() -> None:
    rates = national_rates().and_local(read_law(OWN_GROUP.encode()))
    person = PersonFacts(
        birth=BirthDate(1980, 1, 1),
        facts=(Fact("x-thi-du"),),
        decided=(Decided("TD.1", date(2024, 12, 20)),),
    )
    as_of = date(2025, 3, 1)
    before, first = (
        entitlement_for(person, month, as_of, rates) for month in (Month(2024, 12), Month(2025, 1))
    )
    assert (before.amount, first.amount) == (Dong(0), Dong(625_000))
    assert entitlement_for(person, Month(2025, 1), as_of).amount == Dong(0)


def test_a_later_file_of_the_same_code_takes_the_groups_place() -> None:
    later = (
        OWN_GROUP.replace('code = "TD.1"', 'code = "5.8"', 1)
        .replace('"2025-01"', '"2026-01"')
        .replace("x-thi-du", "hiv")
        .replace('"1.25"', '"2.0"')
    )
    rates = national_rates().and_local(read_law(later.encode()))
    for month, factor in ((Month(2025, 12), "3/2"), (Month(2026, 1), "2")):
        (group,) = [one for one in rates.groups(month, date(2026, 6, 1)) if one.code == "5.8"]
        assert str(group.levels[0].coefficient) == factor
    assert (
        rates.standard(SOCIAL_ASSISTANCE, Month(2025, 12), date(2026, 1, 1)).value.value == 500_000
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("version = 1", "version = 2", Code.LAW_VALUE, "version"),
        ('number = "00/2024/NQ-HĐND"\n', "", Code.LAW_MISSING, "instrument.number"),
        ('confidence = "local"', 'confidence = "sure"', Code.LAW_VALUE, "instrument.confidence"),
        ('place = "art. 2"\n', 'plaec = "art. 2"\n', Code.LAW_UNKNOWN, "groups.0.plaec"),
        ('"2025-01"', '"2025-13"', Code.LAW_VALUE, "groups.0.applies_from"),
        ('"1.25"', '"1,25"', Code.LAW_VALUE, "groups.0.levels.0.coefficient"),
        ('"1.25"', '"0"', Code.LAW_VALUE, "groups.0.levels.0.coefficient"),
        ('"1.25"', "1.25", Code.LAW_VALUE, "groups.0.levels.0.coefficient"),
        ("x-thi-du", "thi-du", Code.LAW_VALUE, None),
        ("from = 18, under = 60", "from = 60, under = 18", Code.LAW_VALUE, "groups.0.age"),
        ("under = 60", "under = 60, under_months = 3", Code.LAW_VALUE, "groups.0.age"),
        ('from = "decision"', 'from = "whim"', Code.LAW_VALUE, "groups.0.start.from"),
        ("levels = [", "by_decision = true\nlevels = [", Code.LAW_VALUE, "groups.0"),
        ("needs = ", 'times = "children"\nneeds = ', Code.LAW_VALUE, "groups.0"),
        ("needs = ", 'not_in = ["Z.9", "5.6"]\nneeds = ', Code.LAW_GROUP, "groups.0.not_in"),
        (
            'from = "decision"',
            'continues = "Z.9", from = "decision"',
            Code.LAW_GROUP,
            "groups.0.start.continues",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused_at_its_place(
    old: str, new: str, code: Code, where: str | None
) -> None:
    assert old in OWN_GROUP
    with pytest.raises(UnreadableFile) as refused:
        read_law(OWN_GROUP.replace(old, new, 1).encode(), source="own.toml")
    assert {one.code for one in refused.value.problems} == {code}
    if where is not None:
        assert [one.position.header for one in refused.value.problems] == [where]


def test_a_group_stands_in_a_file_once() -> None:
    twice = OWN_GROUP + OWN_GROUP[OWN_GROUP.index("[[groups]]") :]
    with pytest.raises(UnreadableFile) as refused:
        read_law(twice.encode())
    assert [one.code for one in refused.value.problems] == [Code.LAW_VALUE]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_law(b"version = 1\n[instrument\n")
    (one,) = refused.value.problems
    assert (one.code, one.position.row) == (Code.LAW_TOML, 2)
