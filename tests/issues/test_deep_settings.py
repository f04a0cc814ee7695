"""A settings file that nests too deeply ended in a RecursionError instead of a problem."""

import pytest

from ansinh import UnreadableFile, read_settings
from ansinh.boundary.layouts import read_layout
from ansinh.errors import Code

DEEP = b"a = " + b"[" * 20_000 + b"]" * 20_000


def test_settings_that_nest_too_deeply_are_no_settings() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_settings(DEEP)
    assert [one.code for one in caught.value.problems] == [Code.SETTINGS_TOML]


def test_a_layout_that_nests_too_deeply_is_no_layout() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_layout(DEEP, source="layout.toml")
    assert [one.code for one in caught.value.problems] == [Code.LAYOUT_TOML]
