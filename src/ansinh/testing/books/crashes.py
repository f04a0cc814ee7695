"""`Crashes`: the program ends, the disk fails, in the middle of a step of the book."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Final, Self, TypeVar, cast
from unittest.mock import patch

from ansinh.books.store import Head, Store, Writing
from ansinh.books.tables import Shelf

Given = TypeVar("Given")

_CALLS: Final = ("open", "fsync", "replace", "link", "unlink")
"""The calls of the operating system on which a step of the book can end."""


class Crashed(BaseException):
    """The program ended here. It is no `Exception`: nobody may catch it and go on."""


class Crashes:
    """When the next one is due: counted in what a step does to the store and to the disk."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._disk_fails = False
        self.happened = False

    def due(self, after: int, *, disk_fails: bool) -> None:
        """Let it happen at the n-th thing that is done from now on."""
        self._left, self._disk_fails, self.happened = after, disk_fails, False

    @property
    def armed(self) -> bool:
        """Whether one is due."""
        return self._left is not None

    def off(self) -> None:
        """Let nothing happen any more."""
        self._left = None

    def pass_by(self, *, disk: bool = False) -> None:
        """Count one thing that is about to be done, or is done; the last one is not survived."""
        if self._left is None:
            return
        self._left -= 1
        if self._left > 0:
            return
        self._left = None
        self.happened = True
        if disk and self._disk_fails:
            raise OSError(errno.ENOSPC, "no space left, said the machine of the month book")
        raise Crashed

    @contextmanager
    def on_disk(self) -> Iterator[None]:
        """Count the calls of the operating system, too."""
        with ExitStack() as patches:
            for name in _CALLS:
                counted = self._counted(getattr(os, name))
                patches.enter_context(patch.object(os, name, counted))
            yield

    def _counted(self, call: Callable[..., Given]) -> Callable[..., Given]:
        def counted(*args: object, **more: object) -> Given:
            self.pass_by(disk=True)
            result = call(*args, **more)
            self.pass_by()
            return result

        return counted


def shaky(store: Shelf, crashes: Crashes) -> Shelf:
    """Give a store in which a step can end before, in the middle of, or after its transaction."""
    return cast("Shelf", _ShakyStore(store, crashes))


def steady(store: Shelf) -> Shelf:
    """Give the store inside."""
    inside: Shelf = getattr(store, "inside", store)
    return inside


class _ShakyStore:
    def __init__(self, store: Shelf, crashes: Crashes) -> None:
        self.inside = store
        self._crashes = crashes

    def __getattr__(self, name: str) -> object:
        return getattr(self.inside, name)

    def writing(self, head: Head) -> "_ShakyTransaction":
        """As `Store.writing`."""
        return _ShakyTransaction(self.inside, head, self._crashes)


class _ShakyTransaction:
    def __init__(self, store: Store, head: Head, crashes: Crashes) -> None:
        self._inside = store.writing(head)
        self._crashes = crashes
        self._writing: Writing | None = None

    def __enter__(self) -> Self:
        self._crashes.pass_by()
        self._writing = self._inside.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        if kind is None:
            try:
                self._crashes.pass_by()
            except Crashed as crashed:
                self._inside.__exit__(type(crashed), crashed, crashed.__traceback__)
                raise
        swallowed = self._inside.__exit__(kind, error, trace)
        if kind is None:
            self._crashes.pass_by()
        return swallowed

    def __getattr__(self, name: str) -> object:
        self._crashes.pass_by()
        return getattr(self._writing, name)
