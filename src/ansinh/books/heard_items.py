"""The items of an answer: each row as it stands there, and what was found of it when it was heard.

``["outcome", reference, kind, amount, code]``: the reference and the code may be empty, the amount
``null``. Behind it stands the outcome as a document, since names and accounts are in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from ansinh.books.compact import compact
from ansinh.books.items_read import ItemsRead, parts_of, read_all
from ansinh.books.store import Item, StoredItem
from ansinh.boundary.documents import codec_of
from ansinh.errors import BookDamaged, Code
from ansinh.payment import Outcome

_OUTCOME: Final = codec_of(Outcome)

SET_ASIDE: Final = frozenset(
    {
        Code.ANSWER_NOT_SENT,
        Code.ANSWER_OTHER_FILE,
        Code.ANSWER_OTHER_PROVIDER,
        Code.ANSWER_ROW_UNREAD,
    }
)
"""What is kept and shown, and counts for no order."""


@attrs.frozen
class HeardOutcome:
    """A row of an answer that is in the book: in which event, and how it was taken."""

    event: int
    outcome: Outcome
    code: Code | None = None

    @property
    def counts(self) -> bool:
        """Whether it says something of its order."""
        return self.code not in SET_ASIDE


def items_of_heard(
    rows: Iterable[HeardOutcome], person_of: Callable[[Outcome], str]
) -> Iterator[Item]:
    """Give the items of an answer; `person_of` says whose document a row is."""
    for row in rows:
        yield Item(_body(row), person_of(row.outcome), compact(_OUTCOME.write(row.outcome)))


def _body(row: HeardOutcome) -> str:
    """Write what the chain says of a row; references, kinds and codes need no escaping."""
    outcome = row.outcome
    reference = outcome.reference.text if outcome.reference else ""
    amount = "null" if outcome.amount is None else outcome.amount.value
    code = row.code.value if row.code else ""
    return f'["outcome","{reference}","{outcome.kind.value}",{amount},"{code}"]'


def strange_in(items: Iterable[StoredItem]) -> Iterator[str]:
    """Give the references of an answer's rows that no file had taken out when they were heard."""
    codes = (Code.ANSWER_UNKNOWN_REFERENCE, Code.ANSWER_NOT_SENT)
    strange = tuple(f',"{code.value}"]' for code in codes)
    for item in items:
        if item.body.endswith(strange):
            yield parts_of(item)[1]


def heard_in(items: ItemsRead) -> list[HeardOutcome]:
    """Give the rows of an answer again; those of people who were erased are left out.

    Raises:
        BookDamaged: ``book-values``.
    """
    return _rows(items.of_kind("outcome"))


def heard_about(items: Iterable[StoredItem], reference: str) -> list[HeardOutcome]:
    """Give the rows that tell of one order, out of all that has somebody's documents.

    Raises:
        BookDamaged: ``book-values``.
    """
    about = f'["outcome","{reference}",'
    return _rows([item for item in items if item.body.startswith(about)])


def _rows(stored: Sequence[StoredItem]) -> list[HeardOutcome]:
    outcomes: list[Outcome] = read_all(stored, _OUTCOME)
    codes = [parts_of(item)[-1] for item in stored]
    known = {code.value: code for code in Code}
    if not all(code in known or not code for code in codes):
        raise BookDamaged(Code.BOOK_VALUES)
    return [
        HeardOutcome(item.event, outcome, known.get(code))
        for item, outcome, code in zip(stored, outcomes, codes, strict=True)
    ]
