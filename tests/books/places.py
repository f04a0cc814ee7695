"""Where the machine's books are: in memory, in a file, on a server; with light or real adapters."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from tests.books.stories import Share

from ansinh import Month, Outcome, Registry, RenderedFile
from ansinh.testing.books.place import Place
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer

_QUICK: Final = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where the machine's files are: what it plays never has to outlast a power cut."""


@contextmanager
def place_on(share: Share, request: pytest.FixtureRequest) -> Iterator[Place]:
    """Give a place for one story; nothing of it is kept."""
    with ExitStack() as gone:
        name = gone.enter_context(TemporaryDirectory(prefix="ansinh-machine-", dir=_QUICK))
        folder = Path(name)
        url = "memory:"
        if share.store == "sqlite":
            url = f"sqlite:///{folder / 'month.db'}"
        elif share.store == "postgres":
            url = gone.enter_context(request.getfixturevalue("postgres").schema())
        yield real_place(url, folder / "files") if share.real else Place(url, folder / "files")


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
