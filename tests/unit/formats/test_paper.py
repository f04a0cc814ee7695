import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.formats import Paper, height_of, lines_of, page_ends


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Hồ Thị Bịa", 15, 1),
        ("Phạm Văn Giả Định Có Tên Rất Dài", 15, 3),
        ("A0PDHNWSPZAG6136VCFB", 16, 2),  # no space to break at
        ("một\nhai\nba", 20, 3),
        ("", 5, 1),
    ],
)
def test_lines_are_counted_by_the_width_of_letters(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_a_row_is_as_high_as_its_fullest_cell() -> None:
    assert height_of([("a", 10), ("một\nhai", 10)]) == height_of([("một\nhai", 10)])
    assert height_of([("a", 10)], least=2) == height_of([("a\na", 10)])


def test_a_smaller_scale_has_more_room() -> None:
    assert Paper(scale=50).pixels > Paper(scale=100).pixels
    assert Paper(scale=50).points > Paper(scale=100).points


@given(
    heights=st.lists(st.integers(10, 60), min_size=1, max_size=60),
    together=st.integers(1, 6),
    first_room=st.integers(200, 400),
)
def test_no_page_overflows_and_the_end_stays_together(
    heights: list[int], together: int, first_room: int
) -> None:
    """A signature alone on a page is no signature of the list."""
    ends = page_ends(heights, first_room=first_room, room=400, together=together)
    starts = (0, *ends)
    for page, (start, end) in enumerate(zip(starts, (*ends, len(heights)), strict=True)):
        assert start < end
        assert sum(heights[start:end]) <= (400 if page else first_room) or end - start <= together
    assert not ends or ends[-1] <= max(1, len(heights) - together)
