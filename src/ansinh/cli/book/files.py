"""The providers' files on the screen and for programs: what each orders, and how far it is."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ansinh.books.receipts import BookFile
from ansinh.books.state import FileStage, FileState
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.sources import digests
from ansinh.cli.book.words import FILE_STAGES
from ansinh.cli.folder import read_sources
from ansinh.cli.screen import Column, Screen
from ansinh.errors import BookRefused, Code, Text
from ansinh.files import sha256_of
from ansinh.money import Dong
from ansinh.months import Month


def show_files(screen: Screen, files: Iterable[BookFile]) -> None:
    """Show each file with count, sum and stage: what a checker holds against the list."""
    screen.heading(Text("Files of the providers", "Tệp lệnh chi"))
    columns = (
        Column(Text("File", "Tệp"), whole=True),
        Column(Text("Orders", "Số lệnh"), figure=True),
        Column(Text("Amount", "Số tiền"), figure=True),
        Column(Text("Stage", "Tình trạng")),
    )
    rows = [
        (
            file.path.name,
            str(file.count),
            str(file.total),
            FILE_STAGES[file.stage].in_language(screen.language),
        )
        for file in files
    ]
    screen.table(columns, rows)


def file_document(file: BookFile) -> dict[str, Any]:
    """Describe a provider's file for programs."""
    return {
        "file": file.path.name,
        "sha256": file.sha256,
        "provider": file.provider,
        "programme": file.programme,
        "sequence": file.sequence,
        "count": file.count,
        "total": file.total.value,
        "stage": file.stage.value,
    }


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file as it lies on the disk: that is what is approved and sent.

    Raises:
        UnreadableFile: ``file-missing``, ``file-size``.
    """
    (digest,) = digests(read_sources((path,)).values())
    return digest


def digest_named(desk: Desk, month: Month, path: Path) -> str:
    """Give the SHA-256 of a file of the month that somebody names by its path.

    The month's own path with other bytes, or with nothing there, is told as that: the book knows
    files by their content, and would say no more than that it has none such.

    Raises:
        BookRefused: ``file-gone``, ``file-changed``.
        UnreadableFile: ``file-missing``, ``file-size``.
    """
    file = _file_at(desk, month, path)
    if file is None:
        return digest_of(path)
    there = sha256_of(path)
    if there is None and file.stage is not FileStage.SENT:
        raise BookRefused(Code.FILE_GONE, file=file.filename)
    if there is not None and there not in desk.state(month).files:
        raise BookRefused(Code.FILE_CHANGED, file=file.filename)
    return there or file.sha256


def digest_to_void(desk: Desk, month: Month, path: Path) -> str:
    """Give the SHA-256 as `digest_named` does, and of a file that is gone as the book has it.

    Raises:
        BookRefused: ``file-changed``.
        UnreadableFile: ``file-missing``, ``file-size``.
    """
    file = _file_at(desk, month, path)
    if file is not None and sha256_of(path) is None:
        return file.sha256
    return digest_named(desk, month, path)


def _file_at(desk: Desk, month: Month, path: Path) -> FileState | None:
    """Give the month's file whose place this is."""
    if path.parent.resolve() != desk.folder(month).resolve():
        return None
    files = desk.state(month).standing
    return next((file for file in files if file.filename == path.name), None)


def show_file(desk: Desk, month: Month, sha256: str) -> dict[str, Any]:
    """Show one file as the book has it now, and describe it for programs."""
    state = desk.state(month).files[sha256]
    facts = [
        (Text("File", "Tệp"), state.filename),
        (Text("Provider", "Đơn vị chi trả"), desk.titles.get(state.provider, state.provider)),
        (Text("Programme", "Chương trình"), state.programme),
        (Text("Orders", "Số lệnh"), str(state.count)),
        (Text("Amount", "Số tiền"), str(Dong(state.total))),
        (Text("SHA-256", "SHA-256"), sha256),
        (Text("Stage", "Tình trạng"), FILE_STAGES[state.stage].in_language(desk.screen.language)),
        *_who(state),
    ]
    desk.screen.facts(facts)
    return {
        "file": state.filename,
        "sha256": sha256,
        "provider": state.provider,
        "programme": state.programme,
        "sequence": state.sequence,
        "count": state.count,
        "total": state.total,
        "stage": state.stage.value,
        "approved_by": state.approved_by,
        "sent_by": state.sent_by,
    }


def _who(state: FileState) -> list[tuple[Text, str]]:
    said = [(Text("Made by", "Người lập"), ", ".join(sorted(state.makers)))]
    if state.approved_by:
        said.append(
            (Text("Approved by", "Người duyệt"), f"{state.approved_by}, {state.approved_at}")
        )
    if state.sent_by:
        said.append((Text("Sent by", "Người gửi"), f"{state.sent_by}, {state.sent_at}"))
    return said
