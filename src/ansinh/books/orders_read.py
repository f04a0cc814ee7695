"""Orders that stand as items become batches again."""

from datetime import date
from itertools import groupby
from typing import Any

from ansinh.books.items_read import ItemsRead, parts_of, read_all
from ansinh.boundary.documents import codec_of
from ansinh.errors import BookDamaged, Code, CodedError
from ansinh.months import Month
from ansinh.payment import Payer, PaymentBatch, PaymentInstruction

_ORDER = codec_of(PaymentInstruction)
_PAYER = codec_of(Payer)

_Header = tuple[str, str, int, str, str]
"""Provider, programme, sequence, month and pay day: the orders of a batch have them in common."""


def batches_of(items: ItemsRead, kind: str) -> tuple[PaymentBatch, ...]:
    """Give the batches of an event, in the order in which their orders stand.

    Raises:
        BookDamaged: ``book-values``: they are no batches.
    """
    batches = None
    try:
        batches = _batches(items, kind)
    except (CodedError, ValueError, TypeError, KeyError, IndexError) as error:
        if isinstance(error, BookDamaged):
            raise
    if batches is None:
        raise BookDamaged(Code.BOOK_VALUES)
    return batches


def _batches(items: ItemsRead, kind: str) -> tuple[PaymentBatch, ...]:
    stored = items.of_kind(kind)
    orders: list[PaymentInstruction] = read_all(stored, _ORDER)
    headers = [_header(parts_of(item)) for item in stored]
    payers = dict(
        zip(
            (parts_of(item)[1] for item in items.of_kind("payer")),
            read_all(items.of_kind("payer"), _PAYER),
            strict=True,
        )
    )
    made = []
    for header, group in groupby(zip(headers, orders, strict=True), key=lambda one: one[0]):
        provider, _, sequence, month, day = header
        instructions = tuple(order for _, order in group)
        made.append(
            PaymentBatch(
                provider=provider,
                programme=instructions[0].programme,
                month=Month.parse(month),
                pay_day=date.fromisoformat(day),
                payer=payers[provider],
                instructions=instructions,
                sequence=sequence,
            )
        )
    return tuple(made)


def _header(parts: list[Any]) -> _Header:
    _kind, _reference, provider, programme, sequence, _amount, _lines, month, day = parts
    return provider, programme, sequence, month, day
