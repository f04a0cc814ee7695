"""The items of an event: what each says in the chain, and whose document stands behind it.

A body is a JSON array; its first part is the item's kind. It has codes, months and amounts, and
names nobody. The document is the value itself, as `ansinh.boundary.documents` writes its parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from ansinh.adapters import BatchFinding
from ansinh.books.compact import compact
from ansinh.books.pseudonym import pseudonym_of
from ansinh.books.store import Item
from ansinh.boundary.documents import codec_of
from ansinh.checks import Finding
from ansinh.entitlement import Programme
from ansinh.payment import Cancellation, Hold, Payer, PaymentBatch
from ansinh.people import Beneficiary
from ansinh.roll import (
    Adjustment,
    Change,
    Entry,
    InstructionLine,
    Owed,
    PromisedAhead,
    Recoverable,
    Roll,
)

AGENCY: Final = "agency"
"""Whose documents those are that are about nobody: the agency's own texts and accounts."""


@attrs.frozen
class ItemWriter:
    """Makes items, under the pseudonyms that the agency's key gives."""

    key: bytes = attrs.field(repr=False)

    def entry(self, entry: Entry, kind: str = "entry") -> Item:
        """``["entry", programme, amount]``: a line of a list."""
        said = (kind, entry.programme.code, entry.amount.value)
        return self._of(said, entry.programme, entry.beneficiary, entry)

    def change(self, change: Change, kind: str = "change") -> Item:
        """``["change", kind of change, programme, effective month, net]``."""
        whose = change.after if isinstance(change, Adjustment) else change.entry
        programme = whose.programme
        what = type(change).__name__.lower()
        said = (kind, what, programme.code, str(change.effective), change.net.value)
        return self._of(said, programme, whose.beneficiary, change)

    def owed(self, owed: Owed, kind: str = "owed") -> Item:
        """``["owed", programme, line]``: a sum besides the month's own, waiting for payment."""
        said = (kind, owed.programme.code, line_parts(owed.line))
        return self._of(said, owed.programme, owed.beneficiary, owed)

    def recoverable(self, item: Recoverable, kind: str = "recoverable") -> Item:
        """``["recoverable", programme, month of, amount, cause]``."""
        what = (str(item.month_of), item.amount.value, item.cause.value)
        return self._of((kind, item.programme.code, *what), item.programme, item.beneficiary, item)

    def ahead(self, item: PromisedAhead) -> Item:
        """``["ahead", programme, month of, amount]``: what an earlier month ordered of this one."""
        said = ("ahead", item.programme.code, str(item.month_of), item.amount.value)
        return self._of(said, item.programme, item.beneficiary, item)

    def orders(self, batch: PaymentBatch, kind: str = "order") -> Iterator[Item]:
        """``["order", reference, provider, programme, sequence, amount, lines, month, pay day]``.

        One for each; the payer, which a batch has besides, stands in an item of its own.
        """
        day = batch.pay_day.isoformat()
        for order in batch.instructions:
            said = (
                kind,
                order.reference.text,
                batch.provider,
                batch.programme.code,
                batch.sequence,
                order.amount.value,
                [line_parts(line) for line in order.lines],
                str(batch.month),
                day,
            )
            yield self._of(said, order.programme, order.beneficiary, order)

    def hold(self, hold: Hold) -> Item:
        """``["hold", code, programme, amount, lines]``."""
        lines = [line_parts(line) for line in hold.lines]
        said = ("hold", hold.code.value, hold.programme.code, hold.amount.value, lines)
        return self._of(said, hold.programme, hold.beneficiary, hold)

    def cancellation(self, item: Cancellation) -> Item:
        """``["cancellation", programme, line]``."""
        said = ("cancellation", item.programme.code, line_parts(item.line))
        return self._of(said, item.programme, item.beneficiary, item)

    def finding(self, finding: Finding, roll: Roll, before: Roll) -> Item:
        """``["finding", code, programme]``: what an officer should look at."""
        listed = roll.by_key.get(finding.key) or before.by_key.get(finding.key)
        whose = finding.beneficiary or (listed.beneficiary if listed else None)
        programme = Programme(finding.key.programme)
        said = ("finding", finding.code.value, programme.code)
        if whose is None:  # of somebody who is not listed, and of whom the finding says no more
            return Item(compact(said), AGENCY, _document(finding))
        return self._of(said, programme, whose, finding)

    def rule_finding(self, finding: BatchFinding) -> Item:
        """``["rule-finding", code, reference]``; such a message names nobody."""
        said = ("rule-finding", finding.code, finding.reference)
        return Item(compact(said), AGENCY, _document(finding))

    def payer(self, provider: str, payer: Payer) -> Item:
        """``["payer", provider]``: under which name and account the agency pays there."""
        return Item(compact(("payer", provider)), AGENCY, _document(payer))

    def texts(self, provider: str, texts: Mapping[str, str]) -> Item:
        """``["texts", provider]``: the agency's own texts for that provider's papers."""
        return Item(compact(("texts", provider)), AGENCY, compact(dict(sorted(texts.items()))))

    def _of(
        self, said: Iterable[Any], programme: Programme, beneficiary: Beneficiary, value: object
    ) -> Item:
        person = pseudonym_of(programme, beneficiary, key=self.key)
        return Item(compact(said), person, _document(value))


def plain_item(*said: str | int) -> Item:
    """Make an item that nobody's document stands behind."""
    return Item(compact(said))


def line_parts(line: InstructionLine) -> list[Any]:
    """Give what stands of a sum in a body: component, month of, amount, cause, origin, promised in.

    The last two are empty where the line does not say them.
    """
    return [
        line.component.value,
        str(line.month_of),
        line.amount.value,
        line.cause.value,
        line.origin.value if line.origin else "",
        str(line.promised_in or ""),
    ]


def _document(value: object) -> str:
    kind: Any = type(value)
    return compact(codec_of(kind).write(value))
