"""What is done to a program, and at which of its calls to the system."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import attrs


class Fault(StrEnum):
    """What happens at a call: once, or from that call on for ever.

    After `…_AGAIN` the program goes on, and says the step again with the book that it has open.
    """

    KILL = "killed"
    FULL_ONCE = "ENOSPC once"
    FULL_AGAIN = "ENOSPC once, said again"
    FULL = "ENOSPC for ever"
    BROKEN_ONCE = "EIO once"
    BROKEN_AGAIN = "EIO once, said again"
    BROKEN = "EIO for ever"
    LOST = "connection lost"
    SERVER = "server killed"

    @property
    def injection(self) -> str:
        """Say it as strace does, without the call."""
        return _INJECTIONS[self][0]

    @property
    def goes_on(self) -> bool:
        """Say whether the program says the step again."""
        return self in {Fault.FULL_AGAIN, Fault.BROKEN_AGAIN}

    def when(self, number: int) -> str:
        """Say as strace does at which call of its kind."""
        return f"{number}{_INJECTIONS[self][1]}"


_INJECTIONS: Final = {
    Fault.KILL: ("signal=KILL", ""),
    Fault.FULL_ONCE: ("error=ENOSPC", ""),
    Fault.FULL_AGAIN: ("error=ENOSPC", ""),
    Fault.FULL: ("error=ENOSPC", "+"),
    Fault.BROKEN_ONCE: ("error=EIO", ""),
    Fault.BROKEN_AGAIN: ("error=EIO", ""),
    Fault.BROKEN: ("error=EIO", "+"),
}

DISK: Final = tuple(fault for fault in Fault if fault not in {Fault.LOST, Fault.SERVER})
"""What a disk can do to a program."""

CALLS: Final = (
    "open",
    "openat",
    "openat2",
    "creat",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "pwritev2",
    "sendfile",
    "copy_file_range",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "msync",
    "truncate",
    "ftruncate",
    "fallocate",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "utimensat",
)
"""The calls that write; of those that open a file, only the ones that may make or empty it."""

SENDS: Final = ("sendto", "sendmsg")
"""The calls that say something to a server."""

_OPENING: Final = frozenset({"open", "openat", "openat2"})
_LINE: Final = re.compile(r"(\w+)\((.*)", re.ASCII)
_MAKES: Final = re.compile(r"O_CREAT|O_TRUNC|O_TMPFILE", re.ASCII)


@attrs.frozen
class Call:
    """A call that a program makes: its name, the how-many-eth of that name, and what it is about.

    `file` says what kind of file it is: the book, its journal, a provider's file, a folder.
    """

    name: str
    number: int
    file: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


@attrs.frozen
class Point:
    """One fault at one call."""

    fault: Fault
    call: Call

    @property
    def words(self) -> tuple[str, ...]:
        """Say it to strace."""
        call, fault = self.call, self.fault
        return ("-e", f"inject={call.name}:{fault.injection}:when={fault.when(call.number)}")

    def __str__(self) -> str:
        return f"{self.fault} at {self.call}"


def calls_in(log: Iterable[str]) -> Iterator[Call]:
    """Give the calls that write, in order, of what strace wrote down."""
    seen: dict[str, int] = {}
    for line in log:
        found = _LINE.match(line)
        if found is None:
            continue
        name, rest = found.groups()
        seen[name] = seen.get(name, 0) + 1
        if name not in _OPENING or _MAKES.search(rest):
            yield Call(name, seen[name], _kind_of_file(rest))


def _kind_of_file(rest: str) -> str:
    for part, kind in _KINDS:
        if part in rest:
            return kind
    return "folder"


_KINDS: Final = (
    ("month.db-journal", "journal"),
    ("month.db", "book"),
    (".part", "new file"),
    (".txt", "file"),
)
