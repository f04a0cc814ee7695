"""Events as they stand in the chain: a body of canonical JSON, and back; nothing is guessed.

A body is an object with its keys in order and no blanks: the fields of the event but its month,
which stands beside it. What is no text, whole number or list of these is never written.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, TypeVar, get_type_hints

import attrs

from ansinh.books import events
from ansinh.books.act import Act
from ansinh.books.compact import compact
from ansinh.books.events import Event
from ansinh.books.store import Item, NewEvent, Store, StoredEvent
from ansinh.errors import BookDamaged, Code

_Event = TypeVar("_Event", bound=Event)

_KINDS: Final[Mapping[str, type[Event]]] = MappingProxyType(
    {
        thing.kind: thing
        for thing in vars(events).values()
        if isinstance(thing, type) and issubclass(thing, Event) and thing is not Event
    }
)


def new_event(event: Event, items: Iterable[Item] = ()) -> NewEvent:
    """Give an event as a store takes it."""
    return NewEvent(event.kind, event.month, body_of(event), items)


def event_after(begun: Event, items: Iterable[Item], whole: Callable[[], Event]) -> NewEvent:
    """Give an event that is whole only after its items: `whole` gives it then."""
    return NewEvent(begun.kind, begun.month, lambda: body_of(whole()), items)


def said_by(act: Act) -> dict[str, str]:
    """Give the two fields that every event of a step has: who, and when."""
    return {"by": act.by, "at": act.at.isoformat()}


def body_of(event: Event) -> str:
    """Write an event's body; equal events give the same text."""
    fields = attrs.asdict(event, recurse=False)
    del fields["month"]
    return compact(dict(sorted(fields.items())))


def event_of(stored: StoredEvent) -> Event:
    """Read an event that stands in the chain.

    Raises:
        BookDamaged: ``book-replay``: it is of no kind that there is, or not as it was written.
    """
    kind = _KINDS.get(stored.kind)
    event = None
    if kind is not None:
        try:
            fields = json.loads(stored.body)
            taken: dict[str, Any] = {name: _tuples(part) for name, part in fields.items()}
            event = kind(month=stored.month, **taken)
        except (ValueError, TypeError, AttributeError):
            pass  # said below: these errors would show what stands there
    if event is None or not _well_formed(event) or body_of(event) != stored.body:
        raise BookDamaged(Code.BOOK_REPLAY)
    return event


def event_at(store: Store, seq: int, kind: type[_Event]) -> _Event:
    """Read the event with a number, of which it is known what kind it is.

    Raises:
        BookDamaged: ``book-replay``: it is not there, or of another kind.
    """
    for stored in islice(store.events(after=seq - 1), 1):
        event = event_of(stored)
        if isinstance(event, kind):
            return event
    raise BookDamaged(Code.BOOK_REPLAY)


def _tuples(part: object) -> object:
    return tuple(map(_tuples, part)) if isinstance(part, list) else part


def _well_formed(event: Event) -> bool:
    return all(fits(getattr(event, name)) for name, fits in _shape_of(event.kind).items())


@cache
def _shape_of(kind: str) -> Mapping[str, Callable[[object], bool]]:
    fields = attrs.fields(_KINDS[kind])
    hints = get_type_hints(_KINDS[kind])
    return MappingProxyType({field.name: _FITS[hints[field.name]] for field in fields})


def _text(part: object) -> bool:
    return type(part) is str


def _number(part: object) -> bool:
    return type(part) is int


def _texts(part: object) -> bool:
    return isinstance(part, tuple) and all(map(_text, part))


def _rows(*row: type) -> Callable[[object], bool]:
    def fits(part: object) -> bool:
        return isinstance(part, tuple) and all(
            isinstance(one, tuple) and tuple(map(type, one)) == row for one in part
        )

    return fits


_FITS: Final[Mapping[object, Callable[[object], bool]]] = MappingProxyType(
    {
        str: _text,
        int: _number,
        tuple[str, ...]: _texts,
        tuple[tuple[str, int], ...]: _rows(str, int),
        tuple[tuple[str, str, int, str, int, int], ...]: _rows(str, str, int, str, int, int),
        tuple[tuple[str, str, int, int, int, int, int, int], ...]: _rows(str, str, *[int] * 6),
    }
)
"""Every type that a field of an event may have; another one fails where the event is first read."""
