"""The order: one sheet a commune, printed, signed and read back.

Assumed after a printed list in use; what its system got wrong is right here: the total is this
month's money *and* what was not paid before.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import attrs

from ansinh import (
    CashPoint,
    Code,
    Commune,
    HomeDelivery,
    InvalidValue,
    PaymentBatch,
    PaymentInstruction,
    RenderedFile,
    RenderRefused,
)
from ansinh.adapters import WrittenLine, over_limits
from ansinh.formats import (
    BookWriter,
    FormatProfile,
    amount_of,
    code_of,
    read_sheets,
    read_table,
    text_of,
)
from ansinh_vnpost.line import Line, line_of
from ansinh_vnpost.page import write_page

_LONGEST: Final = 300
"""Characters of a cell: more makes a line higher than the page has room for."""


def order_file(batch: PaymentBatch, profile: FormatProfile) -> RenderedFile:
    """Write the batch as the post's pay list.

    Raises:
        RenderRefused: ``batch-records``, ``hold-limit``, ``channel-of-another-provider``,
            ``text-not-expressible``; every
            instruction that stands in the way.
    """
    refusals = over_limits(batch, profile)
    layout = profile.order_table
    book = BookWriter(layout.titles[0].capitalize())
    for heading, orders in sheets_of(batch.instructions):
        lines = [line_of(number, order) for number, order in enumerate(orders, start=1)]
        for order, line in zip(orders, lines, strict=True):
            refusals += [(line.reference, code.value) for code in _refused(order, line, profile)]
        if not refusals:
            write_page(book.sheet(heading), batch, heading, lines, layout)
    if refusals:
        raise RenderRefused(refusals)
    name = f"vnpost-{batch.programme.code.lower()}-{batch.month}-{batch.sequence}.xlsx"
    return RenderedFile.of(book.content(), name, count=batch.count, total=batch.total)


def lines_written(data: bytes, profile: FormatProfile) -> Sequence[WrittenLine]:
    """Read the lines of a pay list, sheet by sheet.

    Raises:
        UnreadableFile: it is no pay list.
        InvalidValue: a cell of it is not what was written.
    """
    tables = [read_table(sheet, profile.order_table) for sheet in read_sheets(data, profile.id)]
    return tuple(
        WrittenLine(
            reference=code_of(record["reference"]) if "reference" in table.columns else "",
            amount=amount_of(record["amount"]),
            payee=text_of(record["name"]),
        )
        for table in tables
        for record in table.records
    )


def sheets_of(
    instructions: Sequence[PaymentInstruction],
) -> list[tuple[str, list[PaymentInstruction]]]:
    """Divide the orders among sheets: one a commune, or one a pay point where it has several.

    Money brought home goes with the commune's only pay point, or on a sheet of its own.
    """
    points: dict[Commune, set[str]] = defaultdict(set)
    for order in instructions:
        if isinstance(order.channel, CashPoint):
            points[order.beneficiary.commune].add(order.channel.place)
    sheets: dict[tuple[Commune, str], list[PaymentInstruction]] = defaultdict(list)
    for order in instructions:
        commune = order.beneficiary.commune
        several = len(points[commune]) > 1
        place = order.channel.place if several and isinstance(order.channel, CashPoint) else ""
        sheets[commune, place].append(order)
    return [
        (f"{commune.name} - {place}" if place else commune.name, orders)
        for (commune, place), orders in sorted(sheets.items(), key=lambda item: item[0])
    ]


def _refused(order: PaymentInstruction, line: Line, profile: FormatProfile) -> list[Code]:
    """Say why a line cannot stand on the list; the names first, then everything else in it."""
    if not isinstance(order.channel, CashPoint | HomeDelivery):
        return [Code.CHANNEL_OF_ANOTHER_PROVIDER]
    refused: list[Code] = []
    for name in dict.fromkeys((line.name, line.payee)):
        try:
            profile.name_rule.express(name)
        except InvalidValue as error:
            refused.append(error.code)
    texts = [field for field in attrs.astuple(line, recurse=False) if isinstance(field, str)]
    if not all(text.isprintable() and len(text) <= _LONGEST for text in texts):
        refused.append(Code.TEXT_NOT_EXPRESSIBLE)
    return list(dict.fromkeys(refused))
