"""Events as they stand in the chain: one text for each, and nothing else is taken for one."""

import json
from typing import Any

import attrs
import pytest
from tests.unit.books.test_fold import APPLIED, HEARD, MADE, OPENED, PLANNED, SETTLED

from ansinh.books.event_json import body_of, event_at, event_of, new_event
from ansinh.books.events import BookMade, Event, MonthOpened
from ansinh.books.memory_store import MemoryStore
from ansinh.books.store import StoredEvent
from ansinh.errors import BookDamaged, Code

FULL = attrs.evolve(
    PLANNED, batches=(("post.lines", "BTXH", 1, "d", 2, 1_000_000), ("a", "NCC", 2, "e", 1, 5))
)
TOTALS = attrs.evolve(SETTLED, lines=(("post.lines", "BTXH", 1, 2, 3, 4, 5, 6),))
EVENTS = (MADE, attrs.evolve(OPENED, sources=("a", "b")), APPLIED, FULL, HEARD, TOTALS)


def stored(event: Event, **changes: Any) -> StoredEvent:
    made = StoredEvent(1, event.kind, event.month, body_of(event), 0, "", "h")
    return attrs.evolve(made, **changes)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.kind)
def test_what_is_written_is_read_back(event: Event) -> None:
    assert event_of(stored(event)) == event
    assert body_of(event_of(stored(event))) == body_of(event)


def test_a_body_is_canonical() -> None:
    """Keys in order, no blanks, letters as they are: equal events give equal hashes."""
    event = attrs.evolve(HEARD, provider="bưu điện")
    body = body_of(event)
    assert list(json.loads(body)) == sorted(json.loads(body))
    assert ": " not in body
    assert "bưu điện" in body
    assert "month" not in json.loads(body)
    assert new_event(event).month == "2024-07"


def changed(event: Event, **parts: Any) -> str:
    return json.dumps(
        {**json.loads(body_of(event)), **parts},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )


DAMAGED = {
    "another kind": stored(MADE, kind="book-burnt"),
    "the base of all kinds": stored(MADE, kind=""),
    "no JSON": stored(MADE, body="{"),
    "no object": stored(MADE, body="[]"),
    "no text for a number": stored(OPENED, body=changed(OPENED, count="2")),
    "a truth for a number": stored(OPENED, body=changed(OPENED, count=True)),
    "a number for a text": stored(OPENED, body=changed(OPENED, by=7)),
    "nothing for a text": stored(OPENED, body=changed(OPENED, by=None)),
    "numbers for texts": stored(OPENED, body=changed(OPENED, sources=[1])),
    "a text for texts": stored(OPENED, body=changed(OPENED, sources="ab")),
    "a row that is short": stored(FULL, body=changed(FULL, batches=[["a", "b", 1, "d", 2]])),
    "rows that are none": stored(FULL, body=changed(FULL, batches=["abcdef"])),
    "a field too many": stored(OPENED, body=changed(OPENED, more=1)),
    "a field too few": stored(OPENED, body='{"at":"","by":""}'),
    "blanks": stored(OPENED, body=body_of(OPENED).replace(":", ": ", 1)),
    "a field that is left out": stored(OPENED, body=body_of(OPENED).replace(',"sources":[]', "")),
}


@pytest.mark.parametrize("event", DAMAGED.values(), ids=DAMAGED)
def test_what_was_not_written_so_is_damage(event: StoredEvent) -> None:
    with pytest.raises(BookDamaged) as caught:
        event_of(event)
    assert caught.value.code is Code.BOOK_REPLAY


def test_an_event_is_asked_for_by_number_and_kind() -> None:
    store = MemoryStore(salt_key=b"another key of 16 bytes")
    for event in (MADE, OPENED):
        with store.writing(store.head()) as writing:
            writing.append(new_event(event))
    assert event_at(store, 2, MonthOpened) == OPENED
    for seq, kind in ((1, MonthOpened), (2, BookMade), (3, MonthOpened)):
        with pytest.raises(BookDamaged):
            event_at(store, seq, kind)
