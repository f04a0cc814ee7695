"""The rows of a table whose orders have no reference, such as a branch's own: known by whose.

A row is somebody's by the account in it, and where money is paid out by hand by the name.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from ansinh.formats import FormatProfile
from ansinh.formats.kinds import Media
from ansinh.payment import PaymentInstruction
from ansinh.testing.expected import (
    expected_bank,
    expected_name,
    expected_narrative,
)
from ansinh.testing.written import SEPARATORS, Record, cells_of, encoding_of, media_of, records_of

_TABLES: Final = (Media.XLSX, Media.XLS, Media.FIXED_WIDTH)


def table_rows(content: bytes, profile: FormatProfile) -> list[Record] | None:
    """Give every row that says something, titles and totals among them; nothing of what has none.

    Cells are parted by what parts the words of the header, which the profile knows.
    """
    media = media_of(content, profile)
    if media in _TABLES:
        return records_of(content, profile, ("",))[""]
    if media is not Media.DELIMITED or profile.order is None:
        return None
    words = {word for column in profile.order.columns for word in column.headers}
    lines = content.decode(encoding_of(content, profile)).splitlines()

    def headers(separator: str) -> int:
        return max((len(words & set(cells_of(line, separator))) for line in lines), default=0)

    separator = max(SEPARATORS, key=headers)
    return [Record(at, tuple(cells_of(line, separator))) for at, line in enumerate(lines, start=1)]


def unsaid_by_rows(
    orders: Iterable[PaymentInstruction],
    rows: Iterable[Record],
    profile: FormatProfile,
    carried: frozenset[str],
) -> dict[str, Sequence[str]]:
    """Give what no row says of an order, by its reference; each row is one order's."""
    left = list(rows)
    unsaid: dict[str, Sequence[str]] = {}
    for order in orders:
        key = order.account or expected_name(order, profile)
        own = [row for row in left if row.says(key)]
        if not own:
            unsaid[order.reference.text] = ("account" if order.account else "name",)
            continue
        # A guardian of two has two rows alike in this; the order's own is that which says most.
        row = min(own, key=lambda row: len(_unsaid(order, row, profile, carried)))
        left.remove(row)
        if missing := _unsaid(order, row, profile, carried):
            unsaid[order.reference.text] = missing
    return unsaid


def _unsaid(
    order: PaymentInstruction, row: Record, profile: FormatProfile, carried: frozenset[str]
) -> list[str]:
    """Give the fields of an order that a row does not say."""
    bank = expected_bank(order, profile) if "bank" in carried else ""
    narrative = expected_narrative(order, profile) if "narrative" in carried else ""
    said = {
        "amount": row.says_amount(order.amount.value),
        "account": not order.account or row.says(order.account),
        "name": row.says(expected_name(order, profile)),
        "bank": any(bank in text for text in row.texts),
        "narrative": not narrative or row.says(narrative),
    }
    return [field for field, is_said in said.items() if not is_said]
