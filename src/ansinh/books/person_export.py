"""`PersonExport`: everything that a book holds of one person, for that person."""

import json
from typing import Any, Final

import attrs

from ansinh.books.store import StoredEvent, StoredItem
from ansinh.books.whose import Found
from ansinh.errors import BookDamaged, Code

VERSION: Final = 1


@attrs.frozen(repr=False)
class HeldPart:
    """A part of an event that is about a person: when, by whom, and what (phần ghi về một người).

    `document` is ``None`` where it was erased, or never had one; `body` names nobody.
    """

    event: int
    n: int
    kind: str
    month: str
    by: str
    at: str
    body: Any
    document: Any

    @classmethod
    def of(cls, event: StoredEvent, item: StoredItem) -> "HeldPart":
        """Make it of an item and its event."""
        said = _loaded(event.body)
        return cls(
            event=event.seq,
            n=item.n,
            kind=event.kind,
            month=event.month,
            by=said.get("by", ""),
            at=said.get("at", ""),
            body=_loaded(item.body),
            document=None if item.document is None else _loaded(item.document),
        )

    def __repr__(self) -> str:
        return f"HeldPart({self.event}.{self.n}, {self.kind}, {self.month})"

    __str__ = __repr__


@attrs.frozen(repr=False)
class PersonExport:
    """What a book holds of a person (dữ liệu của một người), in the order in which it came.

    `own` is about the person; `mentions` are parts about others that name them: a ward's, where
    the person is the guardian.
    """

    own: tuple[HeldPart, ...]
    mentions: tuple[HeldPart, ...] = ()

    @classmethod
    def of(cls, found: Found) -> "PersonExport":
        """Make it of what was found."""
        return cls(
            tuple(HeldPart.of(event, item) for event, item in found.own),
            tuple(HeldPart.of(event, item) for event, item in found.mentions),
        )

    @property
    def documents(self) -> int:
        """How many documents of the person's own there are."""
        return sum(part.document is not None for part in self.own)

    def to_json(self) -> str:
        """Write it as one JSON document; it names people, for it is theirs."""
        document = {"ansinh": "person-export", "version": VERSION, **attrs.asdict(self)}
        return json.dumps(document, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        return f"PersonExport({len(self.own)} parts, {len(self.mentions)} mentions)"

    __str__ = __repr__


def _loaded(text: str) -> Any:  # noqa: ANN401 - whatever the document says
    """Read a part of the book.

    Raises:
        BookDamaged: ``book-values``: it is not what was written.
    """
    try:
        return json.loads(text)
    except ValueError:
        pass  # said below: the error would hold all that stands there
    raise BookDamaged(Code.BOOK_VALUES)
