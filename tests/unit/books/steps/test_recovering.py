"""Whatever breaks off is found when the book is opened: it is finished, waits, or stops."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.books.releases import MAKER, Office, later
from tests.unit.test_cycle import JULY

from ansinh.books.book import Book
from ansinh.books.event_json import event_of
from ansinh.books.events import FileWritten
from ansinh.books.receipts import Recovery
from ansinh.books.state import FileStage
from ansinh.books.steps import recovering, rendering
from ansinh.books.steps.recovering import recover
from ansinh.errors import BookDamaged, Code, StorageError


class PowerCut(BaseException):
    """The lights go out."""


@pytest.fixture
def office(office: Office) -> Office:
    return office.planned()


def cut(*_args: object, **_more: object) -> None:
    raise PowerCut


def breaks_off(office: Office, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Render, and lose power before the named part of it."""
    with monkeypatch.context() as broken:
        broken.setattr(f"ansinh.books.steps.rendering.{at}", cut)
        broken.setattr(f"ansinh.books.steps.releasing.{at}", cut, raising=False)
        with pytest.raises(PowerCut):
            office.rendered()


def test_what_was_not_begun_is_not_there(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks_off(office, monkeypatch, "intend")
    office.book = office.opened()
    assert (office.book.recovery, office.stages(), office.bytes_by_name()) == (Recovery(), [], {})


def test_what_was_only_written_down_waits_and_ends_in_the_same_bytes(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    breaks_off(office, monkeypatch, "put_on_disk")
    office.book = office.opened()
    intended = tuple(office.july.files)
    assert office.book.recovery == Recovery(waiting=intended)
    assert office.stages() == [FileStage.INTENDED] * 2
    assert tuple(file.sha256 for file in office.rendered()) == intended
    other = Office("memory:", tmp_path / "other").planned()
    other.rendered()
    assert office.bytes_by_name() == other.bytes_by_name()
    assert office.opened().recovery == Recovery()


def test_what_is_on_the_disk_is_marked_in_the_name_of_who_had_it_written(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_off(office, monkeypatch, "mark_written")
    office.book = office.opened()
    assert office.book.recovery == Recovery(finished=tuple(office.july.files))
    assert office.stages() == [FileStage.WRITTEN] * 2
    marks = [event_of(one) for one in office.book.store.events() if one.kind == FileWritten.kind]
    assert {(mark.by, mark.at) for mark in marks} == {(MAKER.by, MAKER.at.isoformat())}
    assert office.book.render(JULY, later(MAKER)).receipt.repeated


def test_recovery_said_twice_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_off(office, monkeypatch, "mark_written")
    office.book = office.opened()
    there, events = office.bytes_by_name(), office.kinds()
    assert recover(office.book) == Recovery()
    assert (office.bytes_by_name(), office.kinds()) == (there, events)


def test_the_step_said_again_in_the_same_program_marks_what_lies_there(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("ansinh.books.steps.releasing.mark_written", cut)
        with pytest.raises(PowerCut):
            office.rendered()
    again = office.book.render(JULY, MAKER)
    assert not again.receipt.repeated
    assert office.stages() == [FileStage.WRITTEN] * 2


def test_one_of_two_files_on_the_disk_is_finished_and_the_other_waits(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_off(office, monkeypatch, "mark_written")
    first, second = sorted((office.folder / "2024-07").iterdir())
    second.unlink()
    office.book = office.opened()
    assert [len(office.book.recovery.finished), len(office.book.recovery.waiting)] == [1, 1]
    assert office.stages() == [FileStage.WRITTEN, FileStage.INTENDED]
    office.rendered()
    assert office.stages() == [FileStage.WRITTEN] * 2
    assert second.exists()
    assert first.exists()


@pytest.mark.parametrize(
    "put",
    [
        lambda place: place.write_bytes(b"somebody else's"),
        lambda place: place.mkdir(),
        lambda place: place.symlink_to(place.parent / "elsewhere"),
    ],
    ids=["file", "folder", "link"],
)
def test_a_foreign_file_stops_the_book_and_is_left_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], object]
) -> None:
    breaks_off(office, monkeypatch, "put_on_disk")
    folder = office.folder / "2024-07"
    folder.mkdir(parents=True)
    put(folder / "post.lines-BTXH-2024-07.txt")
    with pytest.raises(BookDamaged) as caught:
        office.opened()
    assert caught.value.code is Code.FILE_FOREIGN
    assert [place.name for place in folder.iterdir()] == ["post.lines-BTXH-2024-07.txt"]


def test_what_was_left_half_written_is_swept_away_and_nothing_else(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_off(office, monkeypatch, "put_on_disk")
    folder = office.folder / "2024-07"
    folder.mkdir(parents=True)
    ours = folder / ".post.lines-BTXH-2024-07.txt.abc123.part"
    theirs = [folder / ".post.lines.part", folder / "note.txt", folder / "post.part"]
    for place in (ours, *theirs):
        place.write_bytes(b"half")
    office.opened()
    assert sorted(folder.iterdir()) == sorted(theirs)


def test_a_full_disk_leaves_what_was_intended_and_the_step_can_be_said_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr("ansinh.files.os.fsync", full)
        with pytest.raises(StorageError):
            office.rendered()
    assert office.stages() == [FileStage.INTENDED] * 2
    assert office.bytes_by_name() == {}
    office.rendered()
    assert office.stages() == [FileStage.WRITTEN] * 2


def test_while_somebody_else_writes_it_is_left_to_them(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_off(office, monkeypatch, "mark_written")
    with monkeypatch.context() as busy:
        busy.setattr(recovering, "_marked", lambda _book, _events: False)
        book = office.opened()
    assert book.recovery == Recovery()
    assert office.opened().recovery.finished


def test_marks_are_tried_again_while_others_write(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody approved another file in between: that is no reason to stop."""
    other = office.opened()
    real = rendering.put_on_disk

    def meanwhile(book: Book, month: object, work: object) -> None:
        real(book, month, work)  # type: ignore[arg-type]
        recover(other)

    monkeypatch.setattr("ansinh.books.steps.releasing.put_on_disk", meanwhile)
    office.rendered()
    assert office.stages() == [FileStage.WRITTEN] * 2
    assert office.kinds().count("file-written") == 2


def test_a_file_that_vanished_after_it_was_written_is_no_matter_of_recovery(
    office: Office,
) -> None:
    """It is told where it is asked for: by `sent`, and by the status."""
    files = office.rendered()
    files[0].path.unlink()
    assert office.opened().recovery == Recovery()
    assert office.stages() == [FileStage.WRITTEN] * 2
