"""What stands in a list and is nobody's: told, so that nothing is passed over in silence."""

import re
from typing import Final

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import Notice
from ansinh.boundary.words import meaning_and_rest
from ansinh.errors import Code
from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue

_FIGURE: Final = re.compile(r"[0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]{5,}", re.ASCII)
_LEAST: Final = 10_000
"""Below it a number in a note is a year or a count."""


def unread_notices(reading: ListReading) -> list[Notice]:
    """Tell of accounts beside cash, and of rows below a total that have figures of their own."""
    return [*_accounts_beside_cash(reading), *_figures_in_notes(reading)]


def _accounts_beside_cash(reading: ListReading) -> list[Notice]:
    """Whoever is paid by hand has no use for an account; the office may have meant the other."""
    channels = {cell for cell in reading.cells("channel") if isinstance(cell, str)}
    by_hand = {cell for cell in channels if _is_by_hand(cell)}
    if not by_hand or not reading.has("account"):
        return []
    lines = [one for one in reading.records if one["channel"] in by_hand]
    rows = [one.row for one in lines if one["account"] is not None]
    if not rows:
        return []
    place = reading.table.position(rows[0], "account")
    return [Notice.of(Code.NOTICE_ACCOUNT_UNUSED, place, count=len(rows))]


def _is_by_hand(channel: str) -> bool:
    meant = meaning_and_rest("channel", channel)
    return meant is not None and meant[0] != "account"


def _figures_in_notes(reading: ListReading) -> list[Notice]:
    """A row without a code below a total is a note: a breakdown, or a line whose cells moved."""
    table = reading.table
    rows = [
        row
        for row, kind in enumerate(table.kinds, start=1)
        if kind is RowKind.NOTE and row > table.header_rows[-1]
        if any(map(_is_figure, table.sheet.rows[row - 1]))
    ]
    place = table.sheet.position
    return [Notice.of(Code.NOTICE_FIGURES, place.at(rows[0]), count=len(rows))] if rows else []


def _is_figure(value: CellValue) -> bool:
    if isinstance(value, str):
        return _FIGURE.fullmatch(value) is not None
    return isinstance(value, int | float) and value >= _LEAST
