"""Two programs at one book: what was looked at is still so when it is written, or nothing is."""

from collections.abc import Callable

import pytest
from tests.books.releases import CHECKER, MAKER, SENDER, Office, later
from tests.unit.test_cycle import JULY

from ansinh.books.book import Book
from ansinh.errors import BookMoved

Meanwhile = Callable[[str, Callable[[Book], object]], None]


@pytest.fixture
def meanwhile(office: Office, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Let another program do something between a step's looking and its writing."""
    other = office.opened()

    def between(name: str, do: Callable[[Book], object]) -> None:
        module, _, function = name.rpartition(".")
        real = getattr(__import__(module, fromlist=[function]), function)
        done: list[object] = []

        def looking(*args: object, **more: object) -> object:
            found = real(*args, **more)
            if not done:
                done.append(True)
                do(other)
            return found

        monkeypatch.setattr(name, looking)

    return between


STEPS = "ansinh.books.steps"


def test_two_that_render_at_once_intend_one_set_of_files(
    office: Office, meanwhile: Meanwhile
) -> None:
    office.planned()
    meanwhile(f"{STEPS}.rendering.given_before", lambda other: other.render(JULY, MAKER))
    with pytest.raises(BookMoved):
        office.rendered()
    assert office.kinds().count("file-intended") == 2
    assert office.book.render(JULY, MAKER).receipt.repeated


def test_two_that_send_at_once_send_once(office: Office, meanwhile: Meanwhile) -> None:
    (file, _) = office.planned().rendered()
    office.book.approve(JULY, file.sha256, CHECKER)
    meanwhile(
        f"{STEPS}.releasing._still_there",
        lambda other: other.sent(JULY, file.sha256, later(SENDER)),
    )
    with pytest.raises(BookMoved):
        office.book.sent(JULY, file.sha256, SENDER)
    assert office.kinds().count("file-sent") == 1


def test_what_is_voided_meanwhile_is_not_approved(office: Office, meanwhile: Meanwhile) -> None:
    (file, _) = office.planned().rendered()
    meanwhile(
        f"{STEPS}.releasing._still_there",
        lambda other: other.void(JULY, file.sha256, MAKER, reason="mistake"),
    )
    with pytest.raises(BookMoved):
        office.book.approve(JULY, file.sha256, CHECKER)
    assert "file-approved" not in office.kinds()


def test_what_is_sent_meanwhile_is_not_voided(office: Office, meanwhile: Meanwhile) -> None:
    (file, _) = office.planned().rendered()
    office.book.approve(JULY, file.sha256, CHECKER)
    meanwhile(f"{STEPS}.releasing._file", lambda other: other.sent(JULY, file.sha256, SENDER))
    with pytest.raises(BookMoved):
        office.book.void(JULY, file.sha256, MAKER, reason="mistake")
    assert "file-voided" not in office.kinds()


def test_two_that_recall_at_once_mark_it_once(office: Office, meanwhile: Meanwhile) -> None:
    office.planned().out()
    order = office.book.prepared(JULY).plan.instructions[0]
    meanwhile(
        f"{STEPS}.recalling.answered",
        lambda other: other.recall(order.reference, MAKER, reason="died"),
    )
    with pytest.raises(BookMoved):
        office.book.recall(order.reference, MAKER, reason="died")
    assert office.kinds().count("order-recalled") == 1


def test_what_another_voids_while_it_is_written_is_not_marked(
    office: Office, meanwhile: Meanwhile
) -> None:
    """It lies on the disk, and nobody can approve it."""
    office.planned()

    def void_all(other: Book) -> None:
        for file in other.refreshed().months[JULY].standing:
            other.void(JULY, file.sha256, MAKER, reason="mistake")

    meanwhile(f"{STEPS}.releasing.put_on_disk", void_all)
    with pytest.raises(BookMoved):
        office.rendered()
    assert "file-written" not in office.kinds()
