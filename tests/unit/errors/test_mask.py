"""`masked` shows what is wrong with a value and nothing of whose it is."""

from hypothesis import given
from hypothesis import strategies as st

from ansinh.errors import masked


@given(st.text(max_size=60))
def test_a_shape_says_no_letter_and_no_digit(text: str) -> None:
    """Of what was written there stay spaces, signs, and how long it was."""
    shape = masked(text)
    assert set(shape) <= {"0", "A", "a", "·", "…"} | {c for c in text if not c.isalnum()}
    assert len(shape) == min(len(text), 41 if len(text) > 40 else 40)


def test_the_shape_of_an_id_that_lost_its_zero_shows_it() -> None:
    assert masked(99145000012) == "00000000000"
    assert masked("9.91450E+10") == "0.00000A+00"
