"""A small book with something of everything: orders live and let go, somebody erased."""

from ansinh.books.keys import free_body, live_body
from ansinh.books.store import Item, NewEvent, Store

PERSONS = ("1a" * 32, "2b" * 32, "3c" * 32)


def fill(store: Store) -> None:
    """Write the small book, a step a transaction."""
    first, second, third = PERSONS
    with store.writing(store.head()) as tx:
        tx.append(NewEvent("book-made", "", '{"edition":1}'))
        tx.append(
            NewEvent(
                "month-opened",
                "2024-07",
                '{"count":3}',
                [
                    Item('["entry",500000]', first, '{"name":"Trần Văn Mẫu"}'),
                    Item('["entry",750000]', second, '{"name":"Lê Thị Thử"}'),
                    Item('["entry",500000]', third, '{"name":"Hồ Thí Dụ"}'),
                ],
            )
        )
    with store.writing(store.head()) as tx:
        planned = tx.append(
            NewEvent(
                "file-intended",
                "2024-07",
                '{"count":2}',
                [Item(live_body("A1", ["khoa-1", "khoa-2"])), Item(live_body("A2", ["khoa-3"]))],
            )
        )
        tx.name([("A1", planned.seq, 1), ("A2", planned.seq, 2)])
        tx.claim([("khoa-1", "A1"), ("khoa-2", "A1"), ("khoa-3", "A2")])
    with store.writing(store.head()) as tx:
        tx.append(
            NewEvent(
                "answer-heard",
                "2024-07",
                '{"count":2}',
                [
                    Item('["outcome","A1","paid"]', first, '{"account":"000012345678"}'),
                    Item('["outcome","A2","returned"]', second),
                    Item(free_body("A2")),
                ],
            )
        )
        tx.release(["A2"])
    with store.writing(store.head()) as tx:
        tx.append(NewEvent("person-erased", "2024-07", f'{{"documents":1,"person":"{third}"}}'))
        tx.erase(third)
    with store.writing(store.head()) as tx:
        again = tx.append(
            NewEvent(
                "file-intended",
                "2024-08",
                '{"count":2}',
                [Item(live_body("B2", ["khoa-3"])), Item(live_body("B1", ["khoa-4"]))],
            )
        )
        tx.name([("B2", again.seq, 1), ("B1", again.seq, 2)])
        tx.claim([("khoa-3", "B2"), ("khoa-4", "B1")])
        tx.append(NewEvent("month-closed", "2024-07", "{}"))
