"""`parse`: a part of an OpenDocument by expat, once its text is seen to be plain."""

from collections.abc import Callable
from typing import Final, Protocol
from xml.parsers import expat

from ansinh.errors import Code
from ansinh.formats.limits import MAX_XML_DEPTH
from ansinh.formats.xml_part import Refusal, check_text

Attributes = dict[str, str]
_UTF8: Final = frozenset({"utf-8", None})


class Reader(Protocol):
    """What takes a document's elements."""

    depth: int
    """How deep the last element lies; the root lies at 1."""

    def begun(self, parser: expat.XMLParserType) -> None:
        """Take the parser, to have it give texts and instructions too where they are wanted."""

    def opened(self, name: str, attributes: Attributes) -> None:
        """Take an element's start."""

    def closed(self, name: str) -> None:
        """Take an element's end; `depth` is still its own."""


def parse(xml: bytes, reader: Reader) -> None:
    """Look at the text of a part, and give a reader every element.

    Raises:
        Refusal: ``xlsx-dtd``; ``xlsx-damaged`` for what is not plain XML in UTF-8; whatever the
            reader refuses.
    """
    check_text(xml)
    parse_checked(xml, reader)


def parse_checked(xml: bytes, reader: Reader) -> None:
    """Give a reader every element of a part whose text has been looked at."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.XmlDeclHandler = _only_utf8
    parser.StartElementHandler = _started(reader)
    parser.EndElementHandler = _ended(reader)
    reader.begun(parser)
    whole = False
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the parser's own manner
        whole = True
    except expat.ExpatError:
        pass
    finally:
        # Handlers know the reader, and the reader the parser: the circle would keep both.
        parser.StartElementHandler = parser.EndElementHandler = None
        parser.CharacterDataHandler = parser.ProcessingInstructionHandler = None
    if not whole:
        raise Refusal(Code.XLSX_DAMAGED)


def _only_utf8(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _UTF8:
        raise Refusal(Code.XLSX_DAMAGED)


def _started(reader: Reader) -> Callable[[str, Attributes], None]:
    opened = reader.opened

    def started(name: str, attributes: Attributes) -> None:
        reader.depth += 1
        if reader.depth > MAX_XML_DEPTH:
            raise Refusal(Code.XLSX_DAMAGED)
        opened(name, attributes)

    return started


def _ended(reader: Reader) -> Callable[[str], None]:
    closed = reader.closed

    def ended(name: str) -> None:
        closed(name)
        reader.depth -= 1

    return ended
