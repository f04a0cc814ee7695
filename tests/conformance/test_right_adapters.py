"""The kit is fair: adapters that keep every promise pass every check."""

import pytest
from tests.conformance.table import RIGHT

from ansinh.testing import examine


@pytest.mark.parametrize("adapter", RIGHT)
def test_a_right_adapter_reaches_the_highest_level_that_it_has(adapter: str) -> None:
    """Nobody answers a branch's own form: writing is all that there is to it."""
    report = examine(RIGHT[adapter])
    failed = {id_: report.result(id_).reason.en for id_ in report.failed}
    assert (failed, report.level) == ({}, "L1" if adapter == "mau.branch" else "L4")
