"""The kit has teeth: each check kills a wrong adapter, and no wrong adapter survives it."""

import os

import attrs
import pytest
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.following import following
from tests.conformance.mutant import suite_of
from tests.conformance.table import MUTANTS, Mutant, failures

from ansinh import AdapterSpec
from ansinh.adapters import profiles
from ansinh.formats import Capability, Support
from ansinh.testing.checks import ALL_CHECKS

EVERY_CHECK = {check.id for check in ALL_CHECKS}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_killed_by_the_checks_that_must_kill_it(mutant: Mutant) -> None:
    """Only the checks that the table names are run, so that each proves its worth alone."""
    assert set(failures(mutant.conformance(), mutant.killed_by)) == set(mutant.killed_by)


def test_there_are_mutants_of_many_kinds() -> None:
    names = [mutant.name for mutant in MUTANTS]
    assert len(names) == len(set(names)) >= 45
    assert all(mutant.story and mutant.killed_by for mutant in MUTANTS)


def test_every_check_kills_somebody() -> None:
    """A check that no mutant fails might be a check that nobody can fail.

    U02 is about the registry, which no adapter can make wrong: the next test does.
    """
    assert {check for mutant in MUTANTS for check in mutant.killed_by} == EVERY_CHECK - {"U02"}


def test_a_registry_that_takes_every_own_profile_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    profile = attrs.evolve(
        Delimited.profile,
        support={**Delimited.profile.support, Capability.OWN_PROFILE: Support.NOT_YET},
    )
    spec = AdapterSpec(profile=profile, factory=following(Delimited, profile).__class__)
    suite = suite_of(spec, delimited_answer)
    assert not failures(suite, ("U02",))
    monkeypatch.setattr(profiles, "_check_follows", lambda *_: None)
    assert set(failures(suite, ("U02",))) == {"U02"}


def by_the_whole_kit(profile: str) -> list[Mutant]:
    """Give the mutants on which a run with a profile tries everything: all at night, some in CI."""
    every = {"nightly": 1, "ci": 10}.get(profile)
    return MUTANTS[::every] if every else []


def test_every_tenth_mutant_is_tried_by_the_whole_kit_before_a_change_comes_in() -> None:
    assert not by_the_whole_kit("quick")
    assert by_the_whole_kit("nightly") == MUTANTS
    assert len(by_the_whole_kit("ci")) > len(MUTANTS) // 10
    kinds = {one.adapter.__module__ for one in by_the_whole_kit("ci")}
    assert kinds == {one.adapter.__module__ for one in MUTANTS}


TRIED = by_the_whole_kit(os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(
            one,
            marks=pytest.mark.skipif(
                one not in TRIED,
                reason="the whole kit takes 7 to 13 s a mutant, up to half an hour for all: "
                "the profile ci tries every tenth, nightly each",
            ),
        )
        for one in MUTANTS
    ],
    ids=lambda mutant: mutant.name,
)
def test_the_whole_kit_kills_it_too(mutant: Mutant) -> None:
    """As an author would run it: every check, in their order."""
    assert set(mutant.killed_by) <= set(failures(mutant.conformance()))
