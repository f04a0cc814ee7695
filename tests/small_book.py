"""A small book with something of everything: orders live and let go, somebody erased."""

from typing import Final

from ansinh.books.event_json import new_event
from ansinh.books.events import (
    AnswerHeard,
    BookMade,
    FileApproved,
    FileIntended,
    FileSent,
    FileWritten,
    MonthClosed,
    MonthOpened,
    MonthPlanned,
    MonthSettled,
    PersonErased,
)
from ansinh.books.keys import free_body, live_body
from ansinh.books.store import Item, Store

PERSONS: Final = ("1a" * 32, "2b" * 32, "3c" * 32)
JULY: Final = {"month": "2024-07", "by": "lap-1", "at": "2024-07-01T08:00:00"}
CHECKER: Final = {**JULY, "by": "duyet-2"}
AUGUST: Final = {"month": "2024-08", "by": "lap-1", "at": "2024-08-01T08:00:00"}
ROLL: Final = "4d" * 32


def fill(store: Store) -> None:
    """Write the small book, a step a transaction."""
    first, second, third = PERSONS
    with store.writing(store.head()) as tx:
        tx.append(new_event(BookMade(key_check="5e" * 32, edition=1)))
        opened = MonthOpened(base_digest=ROLL, roll_digest=ROLL, count=3, total=1_750_000, **JULY)
        entries = [
            Item('["entry",500000]', first, '{"name":"Trần Văn Mẫu"}'),
            Item('["entry",750000]', second, '{"name":"Lê Thị Thử"}'),
            Item('["entry",500000]', third, '{"name":"Hồ Thí Dụ"}'),
        ]
        tx.append(new_event(opened, entries))
    _planned(store, JULY)
    _intended(store, JULY, "6f" * 32, {"A1": ["khoa-1", "khoa-2"], "A2": ["khoa-3"]})
    with store.writing(store.head()) as tx:
        tx.append(new_event(FileWritten(sha256="6f" * 32, **JULY)))
    with store.writing(store.head()) as tx:
        tx.append(new_event(FileApproved(sha256="6f" * 32, **CHECKER)))
        tx.append(new_event(FileSent(sha256="6f" * 32, **CHECKER)))
    with store.writing(store.head()) as tx:
        heard = AnswerHeard(
            source="7a" * 32, provider="mau.bank", adapter_format="csv", count=2, **JULY
        )
        outcomes = [
            Item('["outcome","A1","paid"]', first, '{"account":"000012345678"}'),
            Item('["outcome","A2","returned"]', second),
            Item(free_body("A2")),
        ]
        tx.append(new_event(heard, outcomes))
        tx.release(["A2"])
    with store.writing(store.head()) as tx:
        tx.append(new_event(MonthSettled(digest="8b" * 32, **JULY)))
        tx.append(new_event(MonthClosed(**CHECKER)))
    with store.writing(store.head()) as tx:
        erased = PersonErased(person=third, documents=1, reason="asked", by="duyet-2", at="")
        tx.append(new_event(erased))
        tx.erase(third)
    with store.writing(store.head()) as tx:
        opened = MonthOpened(base_digest=ROLL, roll_digest=ROLL, count=2, total=1_250_000, **AUGUST)
        tx.append(new_event(opened))
    _planned(store, AUGUST)
    _intended(store, AUGUST, "9c" * 32, {"B2": ["khoa-3"], "B1": ["khoa-4"]})
    with store.writing(store.head()) as tx:
        tx.append(new_event(FileWritten(sha256="9c" * 32, **AUGUST)))


def _planned(store: Store, said: dict[str, str]) -> None:
    planned = MonthPlanned(
        pay_day="2024-07-05",
        as_of="2024-07-01",
        agency="MAU",
        roll_digest=ROLL,
        plan_digest="ad" * 32,
        ordered=2,
        ordered_total=1_250_000,
        held=0,
        held_total=0,
        inputs_digest="cf" * 32,
        **said,
    )
    with store.writing(store.head()) as tx:
        tx.append(new_event(planned))


def _intended(
    store: Store, said: dict[str, str], sha256: str, orders: dict[str, list[str]]
) -> None:
    intended = FileIntended(
        provider="mau.bank",
        programme="BTXH",
        sequence=1,
        filename="lenh.csv",
        sha256=sha256,
        renderer="mau 1",
        batch_digest="be" * 32,
        count=2,
        total=1_250_000,
        **said,
    )
    items = [Item(live_body(reference, keys)) for reference, keys in orders.items()]
    with store.writing(store.head()) as tx:
        seq = tx.append(new_event(intended, items)).seq
        tx.name((reference, seq, n) for n, reference in enumerate(orders, 1))
        tx.claim((key, reference) for reference, keys in orders.items() for key in keys)
