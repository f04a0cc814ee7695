"""A sheet of totals ended in no problem but in ``StopIteration``; long notes took minutes."""

from time import perf_counter

import pytest
from tests.lists import HEADERS, csv_of, places

from ansinh import Month, UnreadableFile, read_roll
from ansinh.formats.record_rules import says_note
from ansinh.people import nearest_bank

HANGS = 20
"""Seconds: before, each of these took more than a minute; speed is for the benchmarks."""


def test_more_totals_than_are_tried_are_problems() -> None:
    """Two of them follow each other: between these is no line to begin with."""
    rows = [list(HEADERS)]
    for number in range(1, 701):
        rows.append([str(number), f"M{number:04}", "Nguyễn Văn Mẫu", "1945", "500.000", "BTXH"])
        rows.append(["", "", "Cộng thôn 1", "", "7"])
    rows.append(["", "", "Cộng thôn 2", "", "7"])
    with pytest.raises(UnreadableFile) as caught:
        read_roll(csv_of(rows), source="list.csv", month=Month(2024, 7))
    assert ("E1402", "total-mismatch") in places(caught.value.problems)


@pytest.mark.parametrize("words", ["ngày tháng ", "ký họ ", "ngày ngày tháng "])
def test_a_long_note_is_told_at_once(words: str) -> None:
    began = perf_counter()
    for _ in range(200):
        says_note(words * (2_000 // len(words)))
    assert perf_counter() - began < HANGS


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ngày 5 tháng 7 năm 2024", True),
        ("Xã Mẫu, ngày ... tháng ... năm ...", True),
        ("ngày công, ngày 5 tháng 6, tháng 7 năm nay", True),
        ("Ký, ghi rõ họ và họ tên", True),
        ("Năm 2024 tháng 7 ngày 5", False),
        ("Chàngngày 5 tháng 7 năm 2024", False),
        ("ngày 5 thángbảy năm 2024", False),
    ],
)
def test_dates_of_a_signature_are_still_notes(text: str, note: bool) -> None:
    assert says_note(text) is note


def test_a_sentence_is_near_no_bank_at_once() -> None:
    began = perf_counter()
    for number in range(1_000):
        assert nearest_bank(f"{number} " + "nhà ở gần ngân hàng " * 95) is None
    assert perf_counter() - began < HANGS
