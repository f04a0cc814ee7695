"""The strings that cells share: their count must be true, and copies of them must fit."""

import re
from collections.abc import Iterable
from typing import Final

from ansinh.errors import Code
from ansinh.formats.limits import MAX_STRINGS_BYTES
from ansinh.formats.xml_part import Refusal, check_text

_ROOT: Final = re.compile(rb"<((?:[A-Za-z]\w*+:)?)sst\b([^<>]*)>")
_COUNT: Final = re.compile(rb'\suniqueCount="([^"<>]*)"')
_INDEX: Final = re.compile(rb'\st="s"[^<>]*>\s*<(?:\w+:)?v[^<>]*>\s*([0-9]{1,9})\s*<')
_TOLERATED: Final = 65_536
"""Some programs write how often strings are used; readers make room for as many as it says."""


def check_strings(xml: bytes) -> None:
    """See that the part says truly how many strings it has.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-dtd``.
    """
    check_text(xml)
    root = _ROOT.search(xml)
    if root is None or xml.count(b"<" + root[1] + b"sst") != 1:
        raise Refusal(Code.XLSX_DAMAGED)
    said = _COUNT.search(root[2])
    if said is None:
        if b"uniqueCount" in root[2]:
            raise Refusal(Code.XLSX_DAMAGED)
        return
    there = xml.count(b"<" + root[1] + b"si>") + xml.count(b"<" + root[1] + b"si ")
    if not re.fullmatch(rb"[0-9]{1,9}", said[1]) or int(said[1]) > max(there, _TOLERATED):
        raise Refusal(Code.XLSX_DAMAGED)


def check_copies(strings: bytes, sheets: Iterable[tuple[int, bytes]]) -> None:
    """See that the cells' copies of the strings fit; `sheets` has each one's cells and XML.

    Raises:
        Refusal: ``xlsx-expands``.
    """
    root = _ROOT.search(strings)
    prefix = root[1] if root else b""
    sizes = [len(one) for one in re.split(rb"<" + re.escape(prefix) + rb"si[\s>/]", strings)[1:]]
    longest = max(sizes, default=0)
    sheets = list(sheets)
    if longest * sum(cells for cells, _ in sheets) <= MAX_STRINGS_BYTES:
        return
    total = 0
    for _, xml in sheets:
        for match in _INDEX.finditer(xml):
            index = int(match[1])
            total += sizes[index] if index < len(sizes) else 0
            if total > MAX_STRINGS_BYTES:
                raise Refusal(Code.XLSX_EXPANDS)
