"""R10: what a workbook's cells are, looked at in the file itself."""

from collections.abc import Iterator

import attrs

from ansinh.errors import RenderRefused, Text
from ansinh.formats.profile import FormatProfile
from ansinh.payment import Payer, PaymentBatch, PaymentInstruction
from ansinh.people import CashPoint, HomeDelivery
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.expected import expected_name, expected_narrative, expressed
from ansinh.testing.failure import demand
from ansinh.testing.samples import sample_batch
from ansinh.testing.strategies.expressible import name_of_length, narrative_of_length
from ansinh.testing.strategies.provider_batches import with_name
from ansinh.testing.workbook_cells import RawCell, raw_book

_RUN = ("=", "+", "-", "@")
"""How a text begins that a spreadsheet takes for a formula."""

_LONGEST_RULE = 200


@check(
    "R10",
    Text(
        "cells are what they look like: texts are text, amounts are numbers, nothing runs",
        "ô đúng kiểu: chữ là chữ, số tiền là số, không có công thức",
    ),
    level="L1",
    needs=("render", "xlsx"),
    why=Text(
        "a spreadsheet drops leading zeros, runs what begins with =, and sums no text",
        "bảng tính làm mất số 0 đầu, chạy ô bắt đầu bằng dấu =, không cộng được chữ",
    ),
    fix=Text(
        "write each cell with its type: write_string for texts, write_number for whole đồng",
        "ghi ô theo đúng kiểu: chữ bằng write_string, số tiền nguyên bằng write_number",
    ),
)
def cells_are_typed(case: Case) -> None:
    """Take workbooks apart: an ordinary one, one full of signs, one at every length."""
    for batch in _batches(case.profile):
        try:
            content = case.render(batch).content
        except RenderRefused:
            continue  # it may refuse such texts; then nothing was altered
        book = raw_book(content)
        demand(not book.links, "it has links")
        demand(not book.macros, "it has macros")
        for cell in book.cells:
            demand(not cell.formula, f"a formula at {cell.place}")
            runs = cell.text.startswith(_RUN) and not _is_figure(cell)
            demand(cell.is_text or not runs, f"a text that runs at {cell.place}")
        for order in batch.instructions:
            _order(case, order, book.cells)


def _is_figure(cell: RawCell) -> bool:
    return not cell.is_text and cell.text.lstrip("-").replace(".", "").isdigit()


def _batches(profile: FormatProfile) -> Iterator[PaymentBatch]:
    plain = sample_batch(profile, count=4)
    yield plain
    yield attrs.evolve(
        plain,
        payer=Payer("=1+1", "000000000001"),
        instructions=tuple(
            _signed(order, profile, at) for at, order in enumerate(plain.instructions)
        ),
    )
    name = name_of_length(min(profile.name_length or 100, 100))
    words = narrative_of_length(min(profile.narrative_length or _LONGEST_RULE, _LONGEST_RULE))
    if name is not None and words is not None:
        longest = (attrs.evolve(with_name(o, name), narrative=words) for o in plain.instructions)
        yield attrs.evolve(plain, instructions=tuple(longest))


def _signed(order: PaymentInstruction, profile: FormatProfile, at: int) -> PaymentInstruction:
    """Begin every free text of an order with a sign that would run, where the rules take it."""
    sign = _RUN[at % len(_RUN)]
    words = f"{sign}1 CHI TRA"
    if expressed(profile.narrative_rule, words) is None:
        words = order.narrative
    channel = order.channel
    if isinstance(channel, CashPoint):
        channel = CashPoint(f"{sign}1+1")
    if isinstance(channel, HomeDelivery):
        channel = HomeDelivery(f"{sign}cmd|x")
    whose = attrs.evolve(order.beneficiary, hamlet=f"{sign}2")
    return attrs.evolve(order, channel=channel, narrative=words, beneficiary=whose)


def _order(case: Case, order: PaymentInstruction, cells: tuple[RawCell, ...]) -> None:
    reference = order.reference.text
    row = _own_row(case, order, cells)
    if not row:
        return  # R03, or R04 where there are no references, is about that
    own = next((c for c in row if c.text == reference), None)
    demand(own is None or own.is_text, f"the reference of {reference} is no text")
    demand(_says_amount(row, order), f"the amount in the row of {reference} is no whole number")
    texts = {cell.text for cell in row if cell.is_text}
    if order.account:
        demand(order.account in texts, f"the account in the row of {reference} is no whole text")
    name = expected_name(order, case.profile)
    demand(name in texts, f"the name in the row of {reference} is cut, or no text")
    narrative = expected_narrative(order, case.profile)
    near = [t for t in texts if len(t) > 8 and narrative.startswith(t) and t != narrative]
    demand(not near, f"the narrative in the row of {reference} is cut")
    digits = order.payee.person.citizen_id.digits if order.payee.person.citizen_id else ""
    loose = digits.lstrip("0")
    cut = [cell for cell in row if loose and not cell.is_text and cell.text == loose]
    demand(not cut, f"an identity number in the row of {reference} has lost its zero")


def _own_row(case: Case, order: PaymentInstruction, cells: tuple[RawCell, ...]) -> list[RawCell]:
    """Find the row of an order: by its reference, or in a table without by account and name."""
    rows: dict[tuple[str, int], list[RawCell]] = {}
    for cell in cells:
        rows.setdefault((cell.sheet, cell.row), []).append(cell)
    if case.has_references:
        wanted = {order.reference.text}
        return next((row for row in rows.values() if wanted <= _texts(row)), [])
    # As a number an account has lost its zeros, and that is what is looked for.
    account, name = order.account.lstrip("0"), expected_name(order, case.profile)
    own = [
        row
        for row in rows.values()
        if (
            account in {text.lstrip("0") for text in _texts(row)}
            if account
            else name in _texts(row)
        )
    ]
    # Of two of one name the order's own row is that with its amount.
    return max(own, key=lambda row: (name in _texts(row), _says_amount(row, order)), default=[])


def _says_amount(row: list[RawCell], order: PaymentInstruction) -> bool:
    numbers = {_whole(cell.text) for cell in row if cell.kind == "n"}
    return order.amount.value in numbers


def _texts(row: list[RawCell]) -> set[str]:
    return {cell.text for cell in row}


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
