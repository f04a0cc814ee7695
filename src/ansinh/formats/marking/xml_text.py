"""Texts as cells and notes have them: what XML cannot say is said as spreadsheets say it."""

import re
from typing import Final

from ansinh.formats.marking.elements import escaped

_UNSAYABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_SAID: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def sheet_text(text: str) -> str:
    """Write a cell's text as an element: ``_x0001_`` stands for a sign that XML does not have."""
    return f'<t xml:space="preserve">{said(text)}</t>'


def said(text: str) -> str:
    """Write a text so that any part, and any cell, can have it."""
    return escaped(_UNSAYABLE.sub(_number, _LOOKS_SAID.sub("_x005F_", text)))


def _number(sign: re.Match[str]) -> str:
    return f"_x{ord(sign[0]):04X}_"
