"""A file of TOML that cannot be read says which line is to blame, whatever file it is."""

from collections.abc import Callable

import pytest

from ansinh import UnreadableFile, read_settings
from ansinh.adapters import read_profile
from ansinh.boundary import read_layout
from ansinh.boundary.profiles import read_own_profile
from ansinh.errors import Code, Position

READERS: list[tuple[Callable[..., object], Code]] = [
    (read_settings, Code.SETTINGS_TOML),
    (read_profile, Code.PROFILE_TOML),
    (read_own_profile, Code.PROFILE_TOML),
    (read_layout, Code.LAYOUT_TOML),
]
SECRET = "Nguyễn Thị Bí Mật"


def problem_of(read: Callable[..., object], data: bytes) -> tuple[str, Position]:
    with pytest.raises(UnreadableFile) as caught:
        read(data, source="bad.toml")
    (one,) = caught.value.problems
    assert SECRET not in f"{one} {one.message.vi} {one.cure.vi}"
    assert caught.value.__context__ is None
    return one.code, one.position


@pytest.mark.parametrize(("read", "code"), READERS)
@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a = 1\n\n[limits\nmax = "x"\n', 3),
        ("a = 1\r\n\r\nb = = 2\r\n", 3),
        (f'"{SECRET}" = 1\n"{SECRET}" = 2\n', 2),
        (f'a = 1\nb = """\n{SECRET}\n\n\n', 3),  # its end is missing, so the last line is named
        (f"# {SECRET} (at line 7, column 1)\n= 1", 2),
        ("a = " + "9" * 5_000, 0),
        ("a = " + "[" * 20_000, 0),
    ],
)
def test_a_text_that_is_no_toml_names_the_line(
    read: Callable[..., object], code: Code, text: str, row: int
) -> None:
    assert problem_of(read, text.encode()) == (code, Position("bad.toml", row=row))


@pytest.mark.parametrize(("read", "_code"), READERS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_text_that_is_not_utf_8_names_the_line(
    read: Callable[..., object], _code: Code, mark: bytes
) -> None:
    """An old editor saves Vietnamese in an encoding of its own."""
    data = mark + b"a = 1\r\n\r\nname = '" + "Đặng".encode("utf-16-le") + b"'\n"
    assert problem_of(read, data) == (Code.TOML_ENCODING, Position("bad.toml", row=3))


def test_the_line_is_told_to_people() -> None:
    with pytest.raises(UnreadableFile, match=r"bad.toml, row 2: the profile is not a TOML"):
        read_own_profile(b"profile = 1\n[limits", source="bad.toml")
