"""Ugly but right: what stands above the list, and where its header is."""

from tests.corpus.kit.case import Theme
from tests.corpus.kit.grid import roll

ALL = "xlsx csv xls ods"


def themes() -> list[Theme]:
    """Give the theme."""
    theme = Theme("ugly-titles")
    theme.right("plain", "two titles, the header in row 3, a total row", roll(), kinds=ALL)
    return [theme]
