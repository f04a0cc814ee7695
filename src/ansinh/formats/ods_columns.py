"""`Columns`: what a sheet of an OpenDocument says of its columns, before the first row."""

import re
from bisect import bisect_left
from typing import Final

from ansinh.errors import Code
from ansinh.formats.limits import MAX_COLUMNS
from ansinh.formats.ods_names import TABLE
from ansinh.formats.ods_xml import Attributes
from ansinh.formats.xml_part import Refusal

_COUNT: Final = re.compile("[1-9][0-9]{0,6}")
_HIDDEN: Final = frozenset({"collapse", "filter"})
COLUMNS_REPEATED: Final = f"{TABLE}number-columns-repeated"
DEFAULT_STYLE: Final = f"{TABLE}default-cell-style-name"


def count_of(attributes: Attributes, name: str) -> int:
    """Say how often, or over how many, an attribute tells; once where it is not there.

    Raises:
        Refusal: ``xlsx-damaged``.
    """
    written = attributes.get(name, "1")
    if not _COUNT.fullmatch(written):
        raise Refusal(Code.XLSX_DAMAGED)
    return int(written)


def is_hidden(attributes: Attributes) -> bool:
    """Whether rows or columns are hidden by hand, or by a filter."""
    return attributes.get(f"{TABLE}visibility") in _HIDDEN


class Columns:
    """The columns in their order; those beyond any list are left out."""

    def __init__(self) -> None:
        self.hidden: set[int] = set()
        self._next = 1
        self._last: list[int] = []
        self._styles: list[str | None] = []

    def opened(self, attributes: Attributes, *, hidden: bool) -> None:
        """Take one column, or several that are alike."""
        first = self._next
        self._next += count_of(attributes, COLUMNS_REPEATED)
        last = min(self._next - 1, MAX_COLUMNS)
        if first > last:
            return
        self._last.append(last)
        self._styles.append(attributes.get(DEFAULT_STYLE))
        if hidden or is_hidden(attributes):
            self.hidden.update(range(first, last + 1))

    def style(self, column: int) -> str | None:
        """Give the style of a cell in this column that has none of its own."""
        at = bisect_left(self._last, column)
        return self._styles[at] if at < len(self._styles) else None
