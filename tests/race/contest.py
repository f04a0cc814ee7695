"""Let two programs do something at the same moment, and hold it against one after the other."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final
from unittest import mock

import attrs
from tests.crash.ground import Ground
from tests.crash.office import KEY, STEPS
from tests.crash.people import PEOPLE, SAYS_WHO, all_said
from tests.crash.seen import OPEN, Rows, Seen
from tests.race.pairs import PAIRS, Doing, Pair

from ansinh.books import folder
from ansinh.books.audit import audit
from ansinh.books.sql_store import SqlStore
from ansinh.books.store import Head, Writing
from ansinh.books.tables import Table
from ansinh.errors import AnsinhError

Planting = Callable[[], AbstractContextManager[None]]

LOST: Final = frozenset({"BookMoved book-moved", "BookBusy book-busy"})
"""How a program is told that another was faster: say it again."""

TWICE: Final = "the same is ordered twice, and both count"

_SIDES: Final = ("one", "other")


@attrs.frozen
class Round:
    """What came of one meeting: how it ended for both, and what is wrong."""

    pair: str
    ended: tuple[str, ...]
    wrong: tuple[str, ...]


@attrs.frozen
class Expected:
    """How it ends when their transactions come one after the other, and what is said then.

    `books` are those that there may be at once; `both` when who lost has said it again.
    """

    before: Seen
    books: tuple[Rows, ...]
    both: tuple[Rows, ...]
    said: frozenset[str]


class Contest:
    """Two programs that wait for their mark, and the ground that they meet on."""

    def __init__(self, ground: Ground, planted: Planting) -> None:
        self.ground: Final = ground
        self._bases: Final = _bases(ground)
        self._programs = []
        context = get_context("fork")  # a copy of this process has all it needs in memory
        gate, self._opener = os.pipe()
        self._ends: list[Connection] = []
        for side in _SIDES:
            ours, theirs = context.Pipe()
            program = context.Process(
                target=_play, args=(ground, side, theirs, gate, planted), daemon=True
            )
            program.start()
            self._programs.append(program)
            self._ends.append(ours)

    def close(self) -> None:
        """Send the two programs home."""
        for program in self._programs:
            program.kill()
            program.join()

    def rounds(self, name: str, number: int) -> Iterator[Round]:
        """Let a pair meet so many times: by turns with the book open already, and not."""
        pair = PAIRS[name]
        expected = self._expected(pair)
        for n in range(number):
            self.ground.put_back(expected.before)
            yield self._round(name, expected, early=bool(n % 2) and pair.after != "")

    def _round(self, name: str, expected: Expected, *, early: bool) -> Round:
        for end in self._ends:
            end.send((name, early))
        for end in self._ends:
            end.recv()  # it is ready
        os.write(self._opener, b"go")
        ended = tuple(end.recv() for end in self._ends)
        return Round(name, ended, tuple(self._wrong(PAIRS[name], expected, ended)))

    def _wrong(self, pair: Pair, expected: Expected, ended: tuple[str, ...]) -> Iterator[str]:
        for how in ended:
            if SAYS_WHO in how or how not in LOST | expected.said:
                yield f"one of them was told: {how}"
        if set(ended) <= LOST:
            yield "both of them lost"
        yield from _wrong_in(self.ground.seen(), expected.books)
        self._lost_again(ended, (pair.one, pair.other))
        yield from _wrong_in(self.ground.seen(), expected.both)
        try:
            with self.ground.opened() as book:
                if not audit(book.store, key=KEY).sound:
                    yield "the audit finds something"
        except AnsinhError as error:
            yield f"the book does not open: {type(error).__name__} {error}"

    def _expected(self, pair: Pair) -> Expected:
        before = self._bases[pair.after]
        books: list[Rows] = []
        both: list[Rows] = []
        said: set[str] = set()
        for first, second in ((pair.one, pair.other), (pair.other, pair.one)):
            self.ground.put_back(before)
            said.add(_done(self.ground, first))
            books.append(_plain(self.ground.seen().rows))
            for moments in count(1):
                self.ground.put_back(before)
                ended, amid = self._one_amid_the_other(first, second, moments)
                said.update(ended)
                books.append(_plain(self.ground.seen().rows))
                self._lost_again(ended, (first, second))
                both.append(_plain(self.ground.seen().rows))
                if not amid:
                    break
        return Expected(before, tuple(books), tuple(both), frozenset(said) - LOST)

    def _one_amid_the_other(
        self, first: Doing, second: Doing, moments: int
    ) -> tuple[tuple[str, ...], bool]:
        """Let the second come after so many moments of the first; say if there were as many.

        A moment is when a transaction has been committed, or a file has got its name. Where there
        were fewer, the second comes after the first.
        """
        told: list[str] = []
        left = [moments]

        def moment() -> None:
            left[0] -= 1
            if left[0] == 0:
                told.append(_done(self.ground, second))

        with _noticed(moment):
            how = _done(self.ground, first)
        if told:
            return (how, *told), True
        return (how, _done(self.ground, second)), False

    def _lost_again(self, ended: tuple[str, ...], doings: tuple[Doing, ...]) -> None:
        """Who was told that another was faster says it again."""
        for how, doing in zip(ended, doings, strict=True):
            if how in LOST:
                _done(self.ground, doing)


@contextmanager
def _noticed(moment: Callable[[], None]) -> Iterator[None]:
    """Call `moment` at each moment at which somebody else sees something new."""
    writing, put_file = SqlStore.writing, folder.put_file

    @contextmanager
    def written(store: SqlStore, head: Head) -> Iterator[Writing]:
        with writing(store, head) as transaction:
            yield transaction
        moment()

    def put(place: Path, content: bytes) -> None:
        put_file(place, content)
        moment()

    with (
        mock.patch.object(SqlStore, "writing", written),
        mock.patch.object(folder, "put_file", put),
    ):
        yield


def _wrong_in(seen: Seen, allowed: tuple[Rows, ...]) -> Iterator[str]:
    if _plain(seen.rows) not in allowed:
        yield f"the book is in no state that one after the other leads to: {_kinds(seen.rows)}"
    if _ordered_twice(seen.rows):
        yield TWICE
    told = [str(row) for table in OPEN for row in seen.rows[table]] + [*seen.files]
    named = sorted({who for said in told for who in PEOPLE.heard(said)})
    yield from (f"{SAYS_WHO}{who}" for who in named)
    left = [name for name in seen.files if name.endswith(".part")]
    if left:
        yield f"left half written: {left}"


def _ordered_twice(rows: Rows) -> bool:
    """Say whether two files that count order the same."""
    told = [(kind, json.loads(str(body))) for _, kind, _, body, *_ in rows[Table.EVENT]]
    voided = {body["sha256"] for kind, body in told if kind == "file-voided"}
    live = [
        (body["provider"], body["programme"], body["sequence"])
        for kind, body in told
        if kind == "file-intended" and body["sha256"] not in voided
    ]
    return len(live) != len(set(live))


def _bases(ground: Ground) -> Mapping[str, Seen]:
    """Go through the office's months, and keep what every step leaves behind."""
    bases = {"": Seen(dict.fromkeys(Table, ()), {})}
    ground.put_back(bases[""])
    wanted = {pair.after for pair in PAIRS.values()}
    for step in STEPS:
        ground.run(step)
        bases[step.name] = ground.seen()
        if wanted <= set(bases):
            break
    return bases


def _play(ground: Ground, side: str, end: Connection, gate: int, planted: Planting) -> None:
    """Be one of the two programs, for as long as there are rounds."""
    with planted():
        while _played(ground, side, end, gate):
            pass


def _played(ground: Ground, side: str, end: Connection, gate: int) -> bool:
    """Get ready, wait, do it, say how it ended."""
    try:
        name, early = end.recv()
    except EOFError:
        return False
    doing: Doing = getattr(PAIRS[name], side)
    with ExitStack() as stack:
        book = stack.enter_context(ground.opened()) if early else None
        end.send("ready")
        os.read(gate, 1)
        how = _ended(lambda: doing(book)) if book else _done(ground, doing)
    end.send(how)
    return True


def _done(ground: Ground, doing: Doing) -> str:
    def open_and_do() -> object:
        with ground.opened() as book:
            return doing(book)

    return _ended(open_and_do)


def _ended(work: Callable[[], object]) -> str:
    """Do it, and say how it ended: as done, or by which refusal."""
    try:
        work()
    except AnsinhError as error:
        how = f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
        named = PEOPLE.heard(all_said(error))
    except Exception as error:  # noqa: BLE001 - the other process judges it
        how, named = f"{type(error).__name__} {error}", []
    else:
        return "done"
    return f"{how} {SAYS_WHO}{named[0]}" if named else how


def _plain(rows: Rows) -> Rows:
    """Leave out who did it and when, and the hashes over that: the two differ in it."""
    events = tuple(
        (seq, kind, month, _unsigned(str(body)), items)
        for seq, kind, month, body, items, *_ in rows[Table.EVENT]
    )
    return {**rows, Table.EVENT: events}


def _unsigned(body: str) -> str:
    told = json.loads(body)
    return json.dumps({key: told[key] for key in told if key not in {"by", "at"}}, sort_keys=True)


def _kinds(rows: Rows) -> str:
    return ", ".join(str(kind) for _, kind, *_ in rows[Table.EVENT])
