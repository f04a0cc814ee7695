"""The library's answers are those that were worked out from the texts by hand."""

import pytest
from tests.entitlement.worked_cases import Case, every_case

from ansinh import Dong
from ansinh.entitlement import entitlement_for, funeral_support

CASES = every_case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_month_is_due_as_the_texts_say(case: Case) -> None:
    found = {month: entitlement_for(case.person, month, case.as_of) for month in case.months}
    assert {month: one.amounts for month, one in found.items()} == dict(case.months), case.text
    granted = {one.codes for one in found[max(case.months)].possible}
    assert tuple(sorted(case.groups)) in granted, case.text


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.funeral is not None], ids=lambda case: case.id
)
def test_a_funeral_is_supported_as_the_texts_say(case: Case) -> None:
    support = funeral_support(case.person, case.as_of)
    assert (support.amount if support else Dong(0)) == case.funeral, case.text


def test_there_are_cases_enough() -> None:
    """At least 300, each with a name of its own; what they cover is counted in the documents."""
    assert len({case.id for case in CASES}) == len(CASES) >= 300
