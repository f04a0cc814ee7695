"""The library's answers are those that were worked out from the texts by hand."""

import pytest
from tests.entitlement.worked_cases import Case, every_case

from ansinh.entitlement import entitlement_for

CASES = every_case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_month_is_due_as_the_texts_say(case: Case) -> None:
    found = {month: entitlement_for(case.person, month, case.as_of) for month in case.months}
    assert {month: one.amounts for month, one in found.items()} == dict(case.months), case.text
    granted = {one.codes for one in found[max(case.months)].possible}
    assert tuple(sorted(case.groups)) in granted, case.text
