"""Where the machine's books are: in memory, in a file, on a server; with light or real adapters."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.books.stories import Share

from ansinh import Month, Outcome, Registry, RenderedFile
from ansinh.testing.books.place import Place
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer


@contextmanager
def place_on(share: Share, request: pytest.FixtureRequest) -> Iterator[Place]:
    """Give a place for one story; nothing of it is kept."""
    folder = Path(tempfile.mkdtemp(prefix="ansinh-machine-"))
    try:
        url = _url(share.store, folder, request)
        yield real_place(url, folder / "files") if share.real else Place(url, folder / "files")
    finally:
        shutil.rmtree(folder)


def _url(store: str, folder: Path, request: pytest.FixtureRequest) -> str:
    if store == "sqlite":
        return f"sqlite:///{folder / 'month.db'}"
    if store == "postgres":
        server = request.getfixturevalue("postgres")
        return str(server.new_database())
    return "memory:"


def real_place(url: str, folder: Path) -> Place:
    """Give a place whose providers are the bank and the post office, with their workbooks."""
    return Place(
        url,
        folder,
        registry=Registry.discover(),
        bank=("vietinbank.salary-list", _bank, ".xlsx"),
        post=("vnpost.cash-list", _post, ".xlsx"),
    )


def _bank(file: RenderedFile, said: Sequence[Outcome], month: Month) -> bytes:
    return bank_answer(file, _by_reference(said), month=month)


def _post(file: RenderedFile, said: Sequence[Outcome], month: Month) -> bytes:
    return post_office_answer(file, _by_reference(said), month=month)


def _by_reference(said: Sequence[Outcome]) -> dict[str, Outcome]:
    return {outcome.reference.text: outcome for outcome in said if outcome.reference}
