"""lxml, as far as it is used here: how a parser is made, and what an element has."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Final, Protocol, cast

from ansinh import MissingExtra
from ansinh.formats import SAFE_XML
from ansinh_iso20022.messages import name_shown

try:
    from lxml import etree
except ImportError:
    raise MissingExtra(extra="xml", needed_for="ansinh_iso20022") from None

_PIECE: Final = 2**16
_LIMIT_REACHED: Final = 114
"""libxml2's XML_ERR_RESOURCE_LIMIT: nested too deep, or a text too long."""

_BAD_BYTES: Final = frozenset({31, 32, 81})
"""Its XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_INVALID_ENCODING."""


class Element(Protocol):
    """An element of lxml; no comments are among its children, as no file with one comes here."""

    tag: str
    text: str | None
    sourceline: int | None
    attrib: Mapping[str, str]

    def get(self, name: str, /) -> str | None:
        """Give an attribute."""
        ...

    def getnext(self) -> "Element | None":
        """Give the next sibling."""
        ...

    def getparent(self) -> "Element | None":
        """Give the element that it stands in."""
        ...

    def iterancestors(self) -> "Iterator[Element]":
        """Give the elements that it stands in, the innermost first."""
        ...

    def remove(self, child: "Element", /) -> None:
        """Let a child go."""
        ...

    def __iter__(self) -> "Iterator[Element]": ...

    def __len__(self) -> int: ...


class BadSyntax(Exception):
    """The parser stumbled: on which line, over what. Its words are not kept: they may quote."""

    def __init__(
        self, line: int, column: int = 1, *, limit: bool = False, encoding: bool = False
    ) -> None:
        super().__init__(line)
        self.line = line
        self.column = column
        self.limit = limit
        self.encoding = encoding


class Feeder:
    """A parser that is fed a document piece by piece, and gives elements of some names back.

    The tree behind them is the caller's to cut.
    """

    def __init__(self, tags: Sequence[str]) -> None:
        self._parser = etree.XMLPullParser(events=("end",), tag=[*tags], **SAFE_XML)

    def feed(self, piece: bytes) -> list[Element]:
        """Give the elements that end in a piece.

        Raises:
            BadSyntax: The document is not well-formed, which is known only where it breaks.
        """
        with _own_errors():
            self._parser.feed(piece)
        return [cast("Element", element) for _event, element in self._parser.read_events()]

    def close(self) -> None:
        """Say that there is no more.

        Raises:
            BadSyntax: The document breaks off.
        """
        with _own_errors():
            self._parser.close()


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        bad = _bad(error)
    else:
        return
    raise bad


def root_of(data: bytes) -> tuple[str, int]:
    """Give the name of the root, with its namespace, and the line that it stands on.

    Raises:
        BadSyntax: There is none.
    """
    parser = etree.XMLPullParser(events=("start",), **SAFE_XML)
    bad = BadSyntax(1)
    for at in range(0, len(data), _PIECE):
        try:
            parser.feed(data[at : at + _PIECE])
            if at + _PIECE >= len(data):
                parser.close()
        except etree.XMLSyntaxError as error:
            bad = _bad(error)
        for _event, element in parser.read_events():
            root = cast("Element", element)
            return root.tag, root.sourceline or 1
    raise bad


def path_after(data: bytes) -> str:
    """Name the elements that are open at the end of a piece of a document."""
    parser = etree.XMLPullParser(events=("start", "end"), **SAFE_XML)
    with suppress(etree.XMLSyntaxError):
        parser.feed(data)
    names: list[str] = []
    for event, element in parser.read_events():
        if event == "start":
            names.append(name_shown(cast("Element", element).tag))
        else:
            names.pop()
    return "/".join(names)


def _bad(error: etree.XMLSyntaxError) -> BadSyntax:
    kind = getattr(error, "code", 0)
    line, column = error.position
    return BadSyntax(
        max(1, line), max(1, column), limit=kind == _LIMIT_REACHED, encoding=kind in _BAD_BYTES
    )
