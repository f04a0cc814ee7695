"""Where the machine's books are: in memory, in a file, on a server; with light or real adapters."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import attrs
import pytest
from tests.books.stories import Share

from ansinh import Month, Outcome, ParseRequest, Registry, RenderedFile
from ansinh.testing.books.place import Place
from ansinh.testing.books.provider import Eyes, Pen
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
        then = Place("memory:", folder / "then") if share.hands_over else None
        if share.real:
            yield real_place(url, folder / "files")
        else:
            yield Place(url, folder / "files", then=then)


def real_place(url: str, folder: Path) -> Place:
    """Give a place whose providers are the bank and the post office, with their workbooks."""
    registry = Registry.discover()
    bank, post = "vietinbank.salary-list", "vnpost.cash-list"
    return Place(
        url,
        folder,
        registry=registry,
        bank=(bank, _pen(bank_answer), ".xlsx", _eyes(registry, bank)),
        post=(post, _pen(post_office_answer), ".xlsx", _eyes(registry, post)),
    )


def _pen(simulator: Callable[..., bytes]) -> Pen:
    def written(file: RenderedFile, said: Sequence[Outcome], month: Month) -> bytes:
        # Of one order the same transaction is told each time.
        told = {
            one.reference.text: attrs.evolve(one, transaction=f"FT{one.reference.text[-8:]}")
            for one in said
            if one.reference
        }
        return simulator(file, told, month=month)

    return written


def _eyes(registry: Registry, adapter: str) -> Eyes:
    def read(data: bytes) -> Sequence[Outcome]:
        return registry.get(adapter).parse_results(ParseRequest(data=data)).outcomes

    return read
