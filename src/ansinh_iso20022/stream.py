"""A message walked element by element, its memory flat, everything checked against its tables.

Elements that come in thousands are looked at when they end, and then let go. Nothing of what is
found may be used before the walk is over: a file that breaks off has been half read by then.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from ansinh import Code, Dong, ParseFailed, Position, Problem, problem
from ansinh_iso20022.guard import syntax_problem
from ansinh_iso20022.line_finder import LineFinder
from ansinh_iso20022.messages import Message, Table, name_shown
from ansinh_iso20022.shapes import MAX_SHAPES, Shape, can_be_learned, shape_of
from ansinh_iso20022.tree import BadSyntax, Element, Feeder

Fields = Mapping[str, Element]
"""The children of an element by name; of those that repeat, the first."""

MAX_PROBLEMS: Final = 1_000
"""More tell nothing new; and a file of nothing but faults must not fill the memory."""

_BLANK: Final = " \t\r\n"
_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)
_COUNT: Final = re.compile(r"[0-9]{1,15}", re.ASCII)
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.+Z-]*)?", re.ASCII)
_CURRENCY: Final = "VND"
_PIECE: Final = 2**16
_UNKNOWN_LINE: Final = 65_535
"""libxml2 keeps an element's line in sixteen bits."""


Quick = Callable[[Mapping[str, int], re.Match[bytes], Position, "Open"], bool]
"""Takes a record by its shape's holes, its place and what it stands in; or leaves it."""


class Stopped(Exception):
    """There are so many problems that reading on is of no use."""


class Open:
    """An element whose children may still be coming: those that came are checked, once each."""

    __slots__ = (
        "_forget",
        "_last",
        "_rank",
        "_table",
        "count",
        "element",
        "fields",
        "items",
        "path",
        "sum",
    )

    def __init__(self, element: Element, table: Table, path: str) -> None:
        self.element = element
        self.path = path
        self.fields: dict[str, Element] = {}
        self.count = 0
        """How many of the repeated child that is at hand came so far."""
        self.items = 0
        self.sum = 0
        """For whoever counts what stands in it, and adds it up."""
        self._table = table
        self._rank = -1
        self._last: Element | None = None
        self._forget = False

    def take(self, reader: "Reader", until: Element | None = None) -> None:
        """Check the children that have come since, up to one of them, or to the end.

        A repeated child is let go as soon as the next one comes.
        """
        last = self._last
        child = next(iter(self.element), None) if last is None else last.getnext()
        while child is not None:
            if self._forget and self._last is not None:
                self.element.remove(self._last)
            self._last, self._forget = child, False
            place = self._table.get(child.tag)
            if place is None or place.rank < self._rank:
                reader.fail(Code.XML_ELEMENT, child)
            elif place.rank > self._rank:
                self._rank, self.count = place.rank, 1
                self._forget = child.tag in reader.streamed
                self.fields[place.name] = child
            elif place.repeats:
                self.count += 1
                self._forget = child.tag in reader.streamed
            else:
                reader.fail(Code.XML_ELEMENT, child)
            if child is until:
                return
            child = child.getnext()


class Reader:
    """Walks one message of one file, and collects what is wrong with it as a whole."""

    def __init__(
        self,
        data: bytes,
        source: str,
        message: Message,
        levels: Sequence[tuple[str, str]],
        *,
        unit: str,
    ) -> None:
        self.source = source
        self.message = message
        self.problems: list[Problem] = []
        self._data = data
        self._unit = [name for name, _ in levels].index(unit)
        self._names = tuple(name for name, _ in levels)
        self._tables = tuple(message.tables[kind] for _, kind in levels)
        self._tags = tuple(message.tag(name) for name in self._names)
        self.streamed = frozenset(self._tags)
        self._open: list[Open] = []
        self._ended = [0 for _ in levels]
        self._finders = [LineFinder(data, name) for name in self._names]
        self._numbers = {tag: number for number, tag in enumerate(self._tags)}
        self._line_here = 1
        self._counted = 0
        self._lines_told = 0
        self._lines_kept_back = 0

    def walk(self, ended: Callable[[str, Open], None], quick: Quick) -> None:
        """Tell of each element of the levels when it ends and stands at its place.

        Records of the level `unit` that look like one that was walked are offered to `quick`
        instead, which takes them or leaves them to the walk.

        Raises:
            ParseFailed: The file is not well-formed, or something was found wrong with it.
        """
        try:
            self._walk(ended, quick)
        except BadSyntax as bad:
            bad.line += self._lines_kept_back
            self.problems.append(syntax_problem(bad, self._data, self.source))
        except Stopped:
            pass
        if self.problems:
            raise ParseFailed(sorted(self.problems, key=lambda one: (one.position, one.code)))

    def _walk(self, ended: Callable[[str, Open], None], quick: Quick) -> None:
        data, feeder = self._data, Feeder(self._tags)
        unit_end = _end_tag(data, self._names[self._unit]) if can_be_learned(data) else None
        shapes: list[Shape] = []
        at = 0
        while at < len(data):
            start = at
            if unit_end is not None and (found := data.find(unit_end, at)) >= 0:
                at = found + len(unit_end)
            else:
                at = len(data)
            faults = len(self.problems)
            units = 0
            for piece in range(start, at, _PIECE):
                for element in feeder.feed(data[piece : min(piece + _PIECE, at)]):
                    units += self._tell(element, ended)
            if unit_end is None or units != 1 or len(self.problems) > faults:
                continue
            if len(self._open) != self._unit:  # what the record stood in has ended with it
                continue
            if len(shapes) < MAX_SHAPES and at - start <= _PIECE:
                shape = shape_of(data[start:at], self._names[self._unit])
                shapes += [shape] if shape else []
            at = self._quickly(at, shapes, quick, feeder)
        feeder.close()

    def _tell(self, element: Element, ended: Callable[[str, Open], None]) -> bool:
        """Tell of an element; say whether it was a record that is at its place."""
        number = self._numbers[element.tag]
        arrived = self._arrived(element, number)
        if arrived:
            ended(self._names[number], self._open[number])
            del self._open[number:]
        self._ended[number] += 1
        return arrived and number == self._unit

    def _quickly(self, at: int, shapes: list[Shape], quick: Quick, feeder: Feeder) -> int:
        """Take the records from here on that look like one that was walked; say where they end.

        The parser, which does not see them, is given their line breaks, so that it goes on
        counting lines.
        """
        data, parent = self._data, self._open[-1]
        begin = at
        path = f"{parent.path}/{self._names[self._unit]}"
        while (found := _fitting(data, at, shapes)) is not None:
            shape, said = found
            line = self._line_of(data.find(b"<", at))
            place = Position(self.source, row=line, header=f"{path}[{parent.count + 1}]")
            if not quick(shape.holes, said, place, parent):
                break
            parent.count += 1
            for number in range(self._unit, len(self._names)):
                self._ended[number] += 1
            at = said.end()
        if skipped := data.count(b"\n", begin, at):
            told = max(0, min(skipped, _UNKNOWN_LINE - self._lines_told))
            self._lines_told += told
            self._lines_kept_back += skipped - told
            feeder.feed(b"\n" * told)
        return at

    def _line_of(self, at: int) -> int:
        """Give the line of a place; places are asked for in order."""
        self._line_here += self._data.count(b"\n", self._counted, at)
        self._counted = max(self._counted, at)
        return self._line_here

    def _arrived(self, element: Element, number: int) -> bool:
        """Open what the element stands in, check what came before it, and its own children."""
        parent = element.getparent()
        opened = self._open
        if number and not (len(opened) >= number and opened[number - 1].element is parent):
            chain = [*element.iterancestors()][::-1]
            if [link.tag for link in chain] != [*self._tags[:number]]:
                self.fail(Code.XML_ELEMENT, element)
                return False
            for level, link in enumerate(chain):
                self._enter(link, level)
        self._enter(element, number)
        opened[number].take(self)
        return True

    def _enter(self, element: Element, number: int) -> None:
        opened = self._open
        if len(opened) > number:  # it was opened for a child
            return
        path = self._names[number]
        if number:
            above = opened[number - 1]
            above.take(self, element)
            path = f"{above.path}/{path}[{above.count}]" if number > 1 else f"{above.path}/{path}"
        opened.append(Open(element, self._tables[number], path))

    def above(self, steps: int = 1) -> Open:
        """Give the open element that many levels above the one at hand."""
        return self._open[-1 - steps]

    def fields(self, element: Element | None, kind: str) -> Fields:
        """Give the children of a small element, each checked against the table of its kind."""
        found: dict[str, Element] = {}
        if element is None:
            return found
        table = self.message.tables[kind]
        last = -1
        for child in element:
            place = table.get(child.tag)
            if place is None or place.rank < last or (place.rank == last and not place.repeats):
                self.fail(Code.XML_ELEMENT, child)
                continue
            last = place.rank
            found.setdefault(place.name, child)
        return found

    def fail(self, code: Code, at: Element, **details: object) -> None:
        """Keep what is wrong with the file as a whole, and where.

        Raises:
            Stopped: There are too many.
        """
        self.fail_at(code, self.place(at), **details)

    def fail_at(self, code: Code, place: Position, **details: object) -> None:
        """Keep what is wrong with the file at a place that was left behind.

        Raises:
            Stopped: There are too many.
        """
        self.problems.append(problem(code, place, **details))
        if len(self.problems) >= MAX_PROBLEMS:
            raise Stopped

    def missing(self, element: Element, name: str) -> None:
        """Keep that a child is not there, or says nothing."""
        self.fail(Code.XML_ELEMENT_MISSING, element, element=name)

    def place(self, element: Element) -> Position:
        """Say where an element stands: the line, and the elements that it stands in."""
        names: list[str] = []
        link: Element | None = element
        while link is not None:
            for number, one in enumerate(self._open):
                if one.element is link:
                    path = "/".join([one.path, *reversed(names)])
                    return Position(self.source, row=self._line(element, number), header=path)
            names.append(name_shown(link.tag))
            link = link.getparent()
        return Position(self.source, row=element.sourceline or 1, header="/".join(reversed(names)))

    def here(self) -> Position:
        """Say where the element at hand stands."""
        one = self._open[-1]
        line = self._line(one.element, len(self._open) - 1)
        return Position(self.source, row=line, header=one.path)

    def _line(self, element: Element, number: int) -> int:
        line = element.sourceline or 1
        if line < _UNKNOWN_LINE:
            return line
        return self._finders[number].line_of(self._ended[number])

    def text(self, element: Element | None) -> str:
        """Give what an element says, without the blanks around it; it has no elements within."""
        if element is None:
            return ""
        if len(element):
            self.fail(Code.XML_ELEMENT, next(iter(element)))
        return (element.text or "").strip(_BLANK)

    def amount(self, element: Element | None) -> Dong | None:
        """Give an amount in VND, whole and without decimals."""
        if element is None:
            return None
        if element.get("Ccy") != _CURRENCY or len(element.attrib) != 1:
            self.fail(Code.AMOUNT_CURRENCY, element)
        return self.whole(element)

    def whole(self, element: Element | None) -> Dong | None:
        """Give a sum that bears no currency of its own."""
        text = self.text(element)
        if _WHOLE.fullmatch(text):
            return Dong(int(text))
        if element is not None:
            self.fail(Code.XML_VALUE, element)
        return None

    def in_currency(self, element: Element | None) -> None:
        """Keep that an account is in another currency than VND; none said is no fault."""
        if element is not None and self.text(element) != _CURRENCY:
            self.fail(Code.AMOUNT_CURRENCY, element)

    def count(self, element: Element | None) -> int | None:
        """Give a number of transactions."""
        text = self.text(element)
        if _COUNT.fullmatch(text):
            return int(text)
        if element is not None:
            self.fail(Code.XML_VALUE, element)
        return None

    def agree(self, element: Element | None, stated: object, counted: object, code: Code) -> None:
        """Keep that what is stated differs from what was counted; nothing stated is no fault."""
        if element is not None and stated is not None and stated != counted:
            self.fail(code, element, stated=stated, counted=counted)


def is_whole(text: str) -> bool:
    """Say whether a text is an amount of whole đồng."""
    return _WHOLE.fullmatch(text) is not None


def day_of(text: str) -> date | None:
    """Read a day, or the day of a moment as it stands; ``None`` where it is neither."""
    said = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(said[1]) if said else None
    except ValueError:
        return None


def _end_tag(data: bytes, name: str) -> bytes | None:
    """Give a name's end tag as the file writes it, with its prefix."""
    found = re.search(rb"</(?:[^\s<>/:]+:)?" + name.encode() + rb">", data)
    return found[0] if found else None


def _fitting(data: bytes, at: int, shapes: list[Shape]) -> tuple[Shape, re.Match[bytes]] | None:
    """Find the shape that a record has; the last one that fitted is tried first."""
    for number, shape in enumerate(shapes):
        if (said := shape.pattern.match(data, at)) is not None:
            if number:
                shapes.insert(0, shapes.pop(number))
            return shape, said
    return None
