"""Twelve ways in which results go wrong, each planted in a real month, each caught by the book.

The table of them, `FAULTS`, is what docs/reference/result_faults.md is made of.
"""

from pathlib import Path

import pytest
from tests.books.answering import PAID, Answering
from tests.books.result_faults import FAULTS, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_it_is_caught(fault: Fault, tmp_path: Path) -> None:
    office = Answering(tmp_path).sent()
    assert fault.plant(office) == fault.caught


def test_there_are_twelve_and_each_is_told_apart() -> None:
    assert len(FAULTS) == 12
    assert len({fault.name for fault in FAULTS}) == 12


def test_without_a_fault_nothing_is_caught(tmp_path: Path) -> None:
    office = Answering(tmp_path).sent()
    heard = office.hear(*office.faithful())
    assert office.codes(heard) == {}
    assert {n for n, standing in office.standings().items() if standing == PAID} == set(range(6))
