"""`PlayedProvider`: a provider that pays what it is sent, and says more or less what came of it.

It keeps its own truth, apart from the book's: every file that comes in is paid, the same one
again too. What it says is mostly true, sometimes late, in part, twice, garbled or a lie.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from ansinh.adapters import RenderedFile
from ansinh.cycle import Answer
from ansinh.errors import AnsinhError
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Outcome, OutcomeKind, PaymentInstruction, Reference
from ansinh.people import PersonName
from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.strangers import strange_files

Pen = Callable[[RenderedFile, Sequence[Outcome], Month], bytes]
"""How a provider writes: the order, what it says row by row, the month that the answer bears."""

Eyes = Callable[[bytes], Sequence[Outcome]]
"""How an answer is read, where a provider cannot write down all that it would say."""

_NOBODYS: Final = Reference("A00000000000000000AZ")
_STRANGE_WORD: Final = "CHO XU LY"


class Fate(StrEnum):
    """What really came of an order (thực tế chi trả)."""

    RECEIVED = "received"
    REFUSED = "refused"
    UNCOLLECTED = "uncollected"
    SENT_BACK = "sent-back"
    """It was received, said so, and came back later."""


class Way(StrEnum):
    """How an answer is given (cách trả lời)."""

    WHOLE = "whole"
    PART = "part"
    AGAIN = "again"
    """What was said already, in another file, in another order."""
    REPEAT = "repeat"
    """The same file."""
    RETURNS = "returns"
    AMOUNT = "amount"
    ACCOUNT = "account"
    NAME = "name"
    WORD = "word"
    """A word that nobody knows."""
    IN_PROCESS = "in-process"
    CONTRADICTION = "contradiction"
    LATE = "late"
    """Contradicts what was said, in the month after, and under that month's name."""
    LIE = "lie"
    """Says of an order that was paid that it was refused."""
    NOBODYS = "nobodys"
    """Of an order that nobody gave."""
    TWICE = "twice"
    """Each row twice in one file."""
    OTHER_MONTH = "other-month"
    OWN_FILE = "own-file"
    EMPTY = "empty"
    STRANGE = "strange"


ODD: Final = frozenset({Way.OTHER_MONTH, Way.OWN_FILE, Way.STRANGE})
"""Answers that a book may refuse: no answers at all, or those that bear a wrong month."""


@attrs.define
class Transfer:
    """What really came of one order in one file that came in."""

    order: PaymentInstruction
    fate: Fate
    said: list[OutcomeKind] = attrs.Factory(list)

    @property
    def with_the_person(self) -> bool:
        """Whether the money is, or was until it came back, with the payee."""
        return self.fate is Fate.RECEIVED

    @property
    def truth(self) -> OutcomeKind:
        """What an honest answer says next."""
        match self.fate:
            case Fate.RECEIVED:
                return OutcomeKind.PAID
            case Fate.REFUSED:
                return OutcomeKind.REFUSED
            case Fate.UNCOLLECTED:
                return OutcomeKind.UNCOLLECTED
            case Fate.SENT_BACK:
                told = OutcomeKind.PAID in self.said
                return OutcomeKind.RETURNED if told else OutcomeKind.PAID


@attrs.frozen
class Saying:
    """What one row of an answer says: of which order, what, and in what it differs from it."""

    reference: Reference
    kind: OutcomeKind
    differs: str = ""
    lie: bool = attrs.field(default=False, eq=False)
    """Whether it says that nobody has the money, and somebody has."""


@attrs.frozen
class Said:
    """An answer as it was sent."""

    way: Way
    answer: Answer
    month: Month
    sayings: tuple[Saying, ...]

    @property
    def sha256(self) -> str:
        """By what a book knows it."""
        return hashlib.sha256(self.answer.data).hexdigest()


@attrs.define
class Delivery:
    """A file that came in, and what was made of it."""

    file: RenderedFile
    month: Month
    transfers: list[Transfer]


class PlayedProvider:
    """A provider, played: `receive` pays, `answer` tells."""

    def __init__(self, adapter: str, pen: Pen, suffix: str, eyes: Eyes | None = None) -> None:
        self.adapter = adapter
        self._eyes = eyes
        self.deliveries: list[Delivery] = []
        self.sent: list[Said] = []
        self._pen = pen
        self._suffix = suffix

    def receive(
        self, file: RenderedFile, month: Month, orders: Sequence[PaymentInstruction], dice: Dice
    ) -> list[Transfer]:
        """Pay every order of a file, without asking whether it came before."""
        transfers = [Transfer(order, self._fate(order, dice)) for order in orders]
        self.deliveries.append(Delivery(file, month, transfers))
        return transfers

    def transfers(self, reference: Reference) -> list[Transfer]:
        """Give what was made of a reference, as often as it came in."""
        return [
            transfer
            for delivery in self.deliveries
            for transfer in delivery.transfers
            if transfer.order.reference == reference
        ]

    def keep_to(self, references: Collection[Reference]) -> None:
        """Say no more of any other order than these."""
        for delivery in self.deliveries:
            delivery.transfers = [
                one for one in delivery.transfers if one.order.reference in references
            ]
        self.deliveries = [one for one in self.deliveries if one.transfers]
        self.sent = [
            said for said in self.sent if all(one.reference in references for one in said.sayings)
        ]

    def answer(self, way: Way, dice: Dice) -> Said | None:
        """Say something in one way; nothing where there is nothing to say so."""
        if way is Way.REPEAT:
            return dice.pick(self.sent[-8:]) if self.sent else None
        about = [one for one in self.deliveries[-6:] if _sayable(one, way)]
        if not about:
            return None
        delivery = dice.pick(about)
        said = self._written(delivery, way, dice)
        self.sent.append(said)
        return said

    def _fate(self, order: PaymentInstruction, dice: Dice) -> Fate:
        thrown = dice.number(1, 12)
        if thrown == 12:
            return Fate.SENT_BACK
        if thrown == 11:
            return Fate.REFUSED if order.account else Fate.UNCOLLECTED
        if thrown == 10:
            return Fate.REFUSED
        return Fate.RECEIVED

    def _written(self, delivery: Delivery, way: Way, dice: Dice) -> Said:
        month = delivery.month
        told = [t for t in delivery.transfers if _tells(t, way)]
        if way not in {Way.WHOLE, Way.AGAIN, Way.EMPTY}:
            told = told[: dice.number(1, len(told))] if told else []
        outcomes: list[Outcome] = []
        sayings: list[Saying] = []
        for transfer in told if way is not Way.EMPTY else ():
            outcome = self._outcome(transfer, way)
            differs = way.value if way in _GARBLED else ""
            denies = outcome.kind not in {OutcomeKind.PAID, OutcomeKind.UNKNOWN}
            lie = denies and not differs and transfer.with_the_person
            sayings.append(Saying(transfer.order.reference, outcome.kind, differs, lie))
            outcomes.append(outcome)
            transfer.said.append(outcome.kind)
        if way is Way.TWICE:
            outcomes, sayings = outcomes * 2, sayings * 2
        if way is Way.NOBODYS:
            outcomes.append(Outcome(_NOBODYS, OutcomeKind.PAID))
        if way in {Way.AGAIN, Way.PART} and once_in(dice, 2):
            outcomes.reverse()
        match way:
            case Way.OTHER_MONTH | Way.LATE:
                off = (1,) if way is Way.LATE else (-1, 1, 12)
                data = self._pen(delivery.file, outcomes, month + dice.pick(off))
            case Way.OWN_FILE:
                data = delivery.file.content
            case Way.STRANGE:
                data = dice.pick(strange_files())
            case _:
                data = self._pen(delivery.file, outcomes, month)
        if self._eyes is not None:
            sayings = list(self._as_read(data, sayings))
        name = f"{self.adapter.replace('.', '-')}-tra-loi-{len(self.sent) + 1}{self._suffix}"
        nothing = way in {Way.OWN_FILE, Way.STRANGE}
        return Said(way, Answer(name, data), month, () if nothing else tuple(sayings))

    def _as_read(self, data: bytes, sayings: Sequence[Saying]) -> Iterator[Saying]:
        """Say what stands there in the end: a post office, say, has no word for a refusal."""
        meant = {saying.reference: saying for saying in sayings}
        try:
            read = self._eyes(data) if self._eyes else ()
        except AnsinhError:
            return
        for outcome in read:
            saying = meant.get(outcome.reference) if outcome.reference else None
            if saying is not None:
                denies = outcome.kind not in {OutcomeKind.PAID, OutcomeKind.UNKNOWN}
                has_it = any(t.with_the_person for t in self.transfers(saying.reference))
                lie = denies and not saying.differs and has_it
                yield attrs.evolve(saying, kind=outcome.kind, lie=lie)

    def _outcome(self, transfer: Transfer, way: Way) -> Outcome:
        """Give what is said of a transfer in a way."""
        order, kind = transfer.order, transfer.truth
        honest = Outcome(order.reference, kind)
        if way in _GARBLED:
            return _GARBLED[way](honest, order.amount)
        if way in _OF_ANOTHER_KIND:
            return _OF_ANOTHER_KIND[way](honest)
        return attrs.evolve(honest, kind=transfer.said[-1]) if way is Way.AGAIN else honest


_GARBLED: Final[Mapping[Way, Callable[[Outcome, Dong], Outcome]]] = MappingProxyType(
    {
        Way.AMOUNT: lambda said, amount: attrs.evolve(said, amount=Dong(amount.value * 10)),
        Way.ACCOUNT: lambda said, _: attrs.evolve(said, account="0000999999"),
        Way.NAME: lambda said, _: attrs.evolve(said, name=PersonName("Người Khác Hẳn")),
    }
)


def _contradicted(said: Outcome) -> Outcome:
    paid = said.kind in {OutcomeKind.PAID, OutcomeKind.RETURNED}
    return attrs.evolve(said, kind=OutcomeKind.REFUSED if paid else OutcomeKind.PAID)


_OF_ANOTHER_KIND: Final[Mapping[Way, Callable[[Outcome], Outcome]]] = MappingProxyType(
    {
        Way.WORD: lambda said: attrs.evolve(said, kind=OutcomeKind.UNKNOWN, reason=_STRANGE_WORD),
        Way.IN_PROCESS: lambda said: attrs.evolve(said, kind=OutcomeKind.UNKNOWN),
        Way.CONTRADICTION: _contradicted,
        Way.LATE: _contradicted,
        Way.LIE: lambda said: attrs.evolve(said, kind=OutcomeKind.REFUSED),
    }
)


def _sayable(delivery: Delivery, way: Way) -> bool:
    return way in {Way.OWN_FILE, Way.EMPTY, Way.STRANGE} or any(
        _tells(transfer, way) for transfer in delivery.transfers
    )


def _tells(transfer: Transfer, way: Way) -> bool:
    match way:
        case Way.WHOLE | Way.PART:
            return not transfer.said
        case Way.AGAIN | Way.CONTRADICTION | Way.LATE:
            return bool(transfer.said)
        case Way.RETURNS:
            told = OutcomeKind.PAID in transfer.said and OutcomeKind.RETURNED not in transfer.said
            return transfer.fate is Fate.SENT_BACK and told
        case Way.LIE:
            return transfer.with_the_person and not transfer.said
        case Way.ACCOUNT:
            return bool(transfer.order.account) and not transfer.said
        case Way.EMPTY | Way.OWN_FILE | Way.STRANGE:
            return True
        case _:
            return not transfer.said
