"""What a word on a list means: programme, sex, way to pay, capacity, reason."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from ansinh.latin import fold
from ansinh.resources import toml_data

_NO_LETTER: Final = re.compile(r"[^A-Z0-9]+")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Fold a word for comparison: no marks, no case, single spaces, no signs.

    >>> plain("Người được uỷ quyền:") == plain("người được ủy  quyền")
    True
    """
    return _NO_LETTER.sub(" ", fold(text)).strip()


@cache
def vocabulary(name: str) -> Mapping[str, str]:
    """Give the words of one table of ``words.toml``: each folded word, and what it means."""
    table = toml_data("ansinh.boundary", "words.toml")[name]
    return MappingProxyType(
        {plain(word): meaning for meaning, words in table.items() for word in words}
    )


def meaning_of(name: str, text: str) -> str | None:
    """Give what a word means in that table, or ``None``.

    >>> meaning_of("removal", "chuyển đi")
    'moved-out'
    """
    return vocabulary(name).get(plain(text))


def meaning_and_rest(name: str, text: str) -> tuple[str, str] | None:
    """Give what the first words of a text mean, and what follows them as it is written.

    >>> meaning_and_rest("channel", "Bưu điện Tứ Hạ")
    ('cash', 'Tứ Hạ')
    """
    words = vocabulary(name)
    written = text.split()
    for count in range(len(written), 0, -1):
        meaning = words.get(plain(" ".join(written[:count])))
        if meaning is not None:
            return meaning, " ".join(written[count:]).strip(" -:;,()")
    return None
