"""A book is a fold over its events: in one go or one by one, and never over what cannot be."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from tests.books.releases import CHECKER, MAKER, Office
from tests.unit.test_cycle import AT_HOME, JULY

from ansinh.books import events as kinds
from ansinh.books.event_json import event_of, new_event
from ansinh.books.events import Event
from ansinh.books.fold import advance, fold
from ansinh.books.memory_store import MemoryStore
from ansinh.books.state import BookState
from ansinh.books.store import Head, Item, StoredEvent
from ansinh.errors import BookDamaged, Code
from ansinh.roll import Removal

WHO = {"by": "lap", "at": "2024-07-01T08:00:00"}
SHA = "ab" * 32


@pytest.fixture
def story(tmp_path: Path) -> list[StoredEvent]:
    """A month from end to end, with a plan made anew and a recall."""
    office = Office("memory:", tmp_path)
    office.planned().rendered()
    office.book.apply(JULY, [Removal(AT_HOME, JULY)], MAKER, sources=[SHA])
    office.book.check(JULY, MAKER, pay_day=JULY.first_day)
    office.planned()
    files = office.rendered()
    for file in files:
        office.book.approve(JULY, file.sha256, CHECKER)
        office.book.sent(JULY, file.sha256, MAKER)
    order = office.book.prepared(JULY).plan.instructions[0]
    office.book.recall(order.reference, MAKER, reason="died")
    office.book.settle(JULY, MAKER)
    office.book.close_month(JULY, MAKER)
    office.book.open_month(JULY + 1, MAKER)
    assert fold(office.book.store.events()) == office.book.state
    return list(office.book.store.events())


def test_in_one_go_and_one_by_one_is_the_same(story: list[StoredEvent]) -> None:
    """So what is kept between steps is what the events say."""
    one_by_one = BookState()
    for n, event in enumerate(story, start=1):
        advance(one_by_one, event)
        assert fold(story[:n]) == one_by_one
    assert one_by_one.head == Head(len(story), story[-1].hash)


def test_a_chain_with_a_hole_is_no_book(story: list[StoredEvent]) -> None:
    """Left out, said twice, changed places, or begun in the middle."""
    for n in range(len(story) - 1):
        for damaged in (
            [*story[:n], *story[n + 1 :]],
            [*story[: n + 1], *story[n:]],
            [*story[:n], story[n + 1], story[n], *story[n + 2 :]],
        ):
            with pytest.raises(BookDamaged) as caught:
                fold(damaged)
            assert caught.value.code is Code.BOOK_REPLAY


def test_events_that_were_put_in_another_order_are_noticed_for_what_they_say(
    story: list[StoredEvent],
) -> None:
    """Also where the chain around them is whole: somebody with the key could make one."""
    accepted = [
        (left.kind, right.kind)
        for n, (left, right) in enumerate(pairwise(story))
        if _folds(chained([*story[:n], right, left, *story[n + 2 :]]))
    ]
    # Of two files each may be first; whether what is recalled was sent, the items say.
    of_files = {pair for pair in accepted if all(one.startswith("file-") for one in pair)}
    assert set(accepted) - of_files == {
        ("file-sent", "order-recalled"),
        ("order-recalled", "month-settled"),
        # A check changes nothing.
        ("month-checked", "month-planned"),
    }


def _folds(events: list[StoredEvent]) -> bool:
    try:
        fold(events)
    except BookDamaged:
        return False
    return True


def chained(events: list[StoredEvent]) -> list[StoredEvent]:
    """Put events into a chain that is whole."""
    store = MemoryStore(salt_key=b"another key of 16 bytes")
    for event in events:
        with store.writing(store.head()) as writing:
            items = [Item("[]")] * event.items
            writing.append(new_event(event_of(event), items))
    return list(store.events())


def of(*events: Event) -> list[StoredEvent]:
    """Put events into a chain."""
    store = MemoryStore(salt_key=b"another key of 16 bytes")
    for event in events:
        with store.writing(store.head()) as writing:
            writing.append(new_event(event))
    return list(store.events())


MADE = kinds.BookMade(key_check="k", edition=1)
OPENED = kinds.MonthOpened(
    month="2024-07", base_digest="b", roll_digest="r", count=2, total=1_000_000, **WHO
)
PLANNED = kinds.MonthPlanned(
    month="2024-07",
    pay_day="2024-07-05",
    as_of="2024-07-05",
    agency="TEST",
    roll_digest="r",
    plan_digest="p",
    inputs_digest="i",
    ordered=2,
    ordered_total=1_000_000,
    held=0,
    held_total=0,
    **WHO,
)
APPLIED = kinds.ChangesApplied(
    month="2024-07", count=1, net=0, roll_digest="r2", lines=2, total=1_000_000, **WHO
)
SAVED_ANEW = attrs.evolve(APPLIED, count=0, roll_digest="r")
CHECKED = kinds.MonthChecked(month="2024-07", as_of="2024-07-05", roll_digest="r", **WHO)
INTENDED = kinds.FileIntended(
    month="2024-07",
    provider="post.lines",
    programme="BTXH",
    sequence=1,
    filename="post.txt",
    sha256=SHA,
    renderer="1",
    batch_digest="d",
    count=2,
    total=1_000_000,
    **WHO,
)
WITHHELD = kinds.OrdersWithheld(month="2024-07", withheld=1, withheld_total=500_000, **WHO)
WRITTEN = kinds.FileWritten(month="2024-07", sha256=SHA, **WHO)
APPROVED = kinds.FileApproved(month="2024-07", sha256=SHA, by="duyet", at="2024-07-01T09:00:00")
SENT = kinds.FileSent(month="2024-07", sha256=SHA, **WHO)
VOIDED = kinds.FileVoided(month="2024-07", sha256=SHA, reason="mistake", **WHO)
HEARD = kinds.AnswerHeard(
    month="2024-07", source="cd" * 32, provider="post.lines", adapter_format="1", count=2, **WHO
)
RECORDED = kinds.EvidenceRecorded(
    month="2024-07", reference="A", outcome="paid", ground="statement", document=SHA, **WHO
)
EVIDENCED = kinds.EvidenceApproved(
    month="2024-07", evidence=4, by="duyet", at="2024-07-01T09:00:00"
)
SETTLED = kinds.MonthSettled(month="2024-07", digest="s", **WHO)
CLOSED = kinds.MonthClosed(month="2024-07", **WHO)
RECALLED = kinds.OrderRecalled(month="2024-07", reference="A", reason="died", **WHO)
AUGUST = attrs.evolve(OPENED, month="2024-08", base_digest="r", roll_digest="a")
OUT = (MADE, OPENED, PLANNED, INTENDED, WRITTEN, APPROVED, SENT)
BATCH = ("post.lines", "BTXH", 1, "d", 2, 1_000_000)
OUT_OF_ONE = (MADE, OPENED, attrs.evolve(PLANNED, batches=(BATCH,)), *OUT[3:])

IMPOSSIBLE = {
    "begun twice": (MADE, MADE),
    "not begun": (OPENED,),
    "of another edition": (attrs.evolve(MADE, edition=2),),
    "two months open": (MADE, OPENED, AUGUST),
    "a month twice": (MADE, OPENED, OPENED),
    "a month left out": (
        *OUT,
        SETTLED,
        CLOSED,
        attrs.evolve(AUGUST, month="2024-09"),
    ),
    "no month": (MADE, attrs.evolve(OPENED, month="July")),
    "a month written otherwise": (MADE, attrs.evolve(OPENED, month="07/2024")),
    "planned before it is open": (MADE, PLANNED),
    "another month planned": (MADE, OPENED, attrs.evolve(PLANNED, month="2024-08")),
    "another list planned": (MADE, OPENED, APPLIED, PLANNED),
    "another list checked": (MADE, OPENED, APPLIED, CHECKED),
    "another agency": (MADE, OPENED, PLANNED, attrs.evolve(PLANNED, agency="KHAC")),
    "intended before the plan": (MADE, OPENED, INTENDED),
    "intended twice": (MADE, OPENED, PLANNED, INTENDED, INTENDED),
    "written without intent": (MADE, OPENED, PLANNED, WRITTEN),
    "written twice": (MADE, OPENED, PLANNED, INTENDED, WRITTEN, WRITTEN),
    "approved before it is written": (MADE, OPENED, PLANNED, INTENDED, APPROVED),
    "approved by its maker": (
        *OUT[:5],
        attrs.evolve(APPROVED, by="lap"),
    ),
    "sent without approval": (*OUT[:5], SENT),
    "sent twice": (*OUT, SENT),
    "voided after it was sent": (*OUT, VOIDED),
    "planned over files": (*OUT[:5], PLANNED),
    "changed over files": (*OUT[:5], APPLIED),
    "changed to the same list over files": (*OUT[:5], attrs.evolve(APPLIED, roll_digest="r")),
    "another list of no change": (MADE, OPENED, attrs.evolve(APPLIED, count=0)),
    "planned after it was sent": (*OUT, PLANNED),
    "withheld where another plan can be made": (MADE, OPENED, PLANNED, WITHHELD),
    "withheld after it was sent": (*OUT_OF_ONE, WITHHELD),
    "withheld and more is ordered": (
        *OUT_OF_ONE,
        attrs.evolve(WITHHELD, batches=(BATCH, ("home.lines", "BTXH", 1, "e", 1, 500_000))),
    ),
    "withheld after it was settled": (
        *OUT_OF_ONE,
        SETTLED,
        attrs.evolve(WITHHELD, batches=(BATCH,)),
    ),
    "heard twice": (*OUT, HEARD, HEARD),
    "recalled twice": (*OUT, RECALLED, RECALLED),
    "evidence approved by who recorded it": (
        MADE,
        OPENED,
        PLANNED,
        RECORDED,
        attrs.evolve(EVIDENCED, evidence=4, by="lap"),
    ),
    "evidence approved twice": (MADE, OPENED, PLANNED, RECORDED, EVIDENCED, EVIDENCED),
    "no such evidence": (MADE, OPENED, PLANNED, RECORDED, attrs.evolve(EVIDENCED, evidence=3)),
    "settled before the plan": (MADE, OPENED, SETTLED),
    "closed before it is settled": (*OUT, CLOSED),
    "settled after it was closed": (*OUT, SETTLED, CLOSED, SETTLED),
    "heard after it was closed": (*OUT, SETTLED, CLOSED, HEARD),
    "closed on a settlement that an answer took back": (*OUT, SETTLED, HEARD, CLOSED),
    "changed after it was settled": (MADE, OPENED, PLANNED, SETTLED, APPLIED),
    "planned after it was settled": (MADE, OPENED, PLANNED, SETTLED, PLANNED),
}


@pytest.mark.parametrize("events", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_no_step_does_is_damage(events: tuple[Event, ...]) -> None:
    *before, last = of(*events)
    state = fold(before)
    with pytest.raises(BookDamaged) as caught:
        advance(state, last)
    assert caught.value.code is Code.BOOK_REPLAY


def test_what_is_possible_is_folded() -> None:
    """Each refusal above is for what comes last, and not for how these events are written."""
    for events in (
        (*OUT, HEARD, SETTLED, CLOSED, AUGUST),
        (*OUT[:5], VOIDED, APPLIED, attrs.evolve(PLANNED, roll_digest="r2"), INTENDED),
        (MADE, OPENED, CHECKED, PLANNED, RECORDED, EVIDENCED),
        (*OUT, RECALLED, SETTLED, SETTLED),
        (*OUT_OF_ONE, attrs.evolve(WITHHELD, batches=(BATCH,)), SETTLED),
        (*OUT[:5], SAVED_ANEW, APPROVED),
    ):
        fold(of(*(one for one in events if one is not EVIDENCED)))
    state = fold(of(*OUT[:5], VOIDED, INTENDED))
    assert state.months[JULY].voided == [4]
    assert state.last is not None
    assert [file.intended for file in state.last.standing] == [7]


def _kinds() -> Iterator[type[Event]]:
    for thing in vars(kinds).values():
        if isinstance(thing, type) and issubclass(thing, Event) and thing is not Event:
            yield thing


def test_every_kind_of_event_is_folded(story: list[StoredEvent]) -> None:
    told = {event.kind for event in story} | {
        event.kind for events in IMPOSSIBLE.values() for event in events
    }
    assert {kind.kind for kind in _kinds()} - told == {"person-erased"}
    erased = kinds.PersonErased(person="p", documents=2, reason="request", **WHO)
    assert fold(of(MADE, erased)).erased == {"p"}
