"""`masked`: the shape of a value, for messages that must not say the value."""

from typing import Final

_LONGEST: Final = 40


def masked(value: object) -> str:
    """Give a value's shape: a digit is 0, a letter A or a; spaces and signs stay, the rest is cut.

    So somebody sees what is wrong with an id that is too short, and nobody sees whose it is.

    >>> masked("0991 4500 001"), masked("Hoà 2"), masked(4.60999e10)
    ('0000 0000 000', 'Aaa 0', '00000000000.0')
    """
    text = str(value)
    shape = "".join(_sign(letter) for letter in text[:_LONGEST])
    return shape + "…" if len(text) > _LONGEST else shape


def _sign(letter: str) -> str:
    if letter.isnumeric():
        return "0"
    if letter.isalpha():
        return "A" if letter.isupper() else "a"
    return letter if letter.isprintable() else "·"
