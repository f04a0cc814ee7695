"""`xml_fault`: what no provider's XML needs is refused in the bytes, before a parser sees them.

In a document without comments and CDATA sections, ``<!`` and ``<?`` stand nowhere but where a
declaration or an instruction does: a sign ``<`` within a text or an attribute is never
well-formed. So looking for them in the bytes finds every document type, entity, comment and
instruction, and nothing else.
"""

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from ansinh.errors import Code
from ansinh.formats.limits import MAX_FILE_BYTES

SAFE_XML: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "resolve_entities": False,
        "load_dtd": False,
        "no_network": True,
        "huge_tree": False,
        "recover": False,
    }
)
"""How a parser of lxml is made, whatever its own defaults are (CVE-2026-41066).

Never ``XMLParser(target=…, schema=…)``, which takes invalid documents without a word.
"""

_BOM: Final = b"\xef\xbb\xbf"
_OTHER_ENCODINGS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00", b"<\x00")
_DECLARATION: Final = re.compile(
    rb"""<\?xml\s+version\s*=\s*["']1\.0["']"""
    rb"""(?:\s+encoding\s*=\s*["'](?P<encoding>[A-Za-z0-9._-]+)["'])?"""
    rb"""(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>""",
)
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_STRAY: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
"""An entity that nobody declared: the parser, told to resolve none, says so late and elsewhere."""

_PIECE: Final = 2**20


def xml_fault(data: bytes, *, most: int = MAX_FILE_BYTES) -> tuple[Code, int] | None:
    """Say what is wrong with the bytes of an XML file in UTF-8, and at which byte.

    One of ``xml-limit`` (above `most` bytes), ``xml-encoding``, ``xml-syntax`` (a declaration or
    an entity that is none), ``xml-dtd``, ``xml-markup`` (a comment, an instruction, CDATA);
    ``None`` where a parser made with `SAFE_XML` may have it.
    """
    start = len(_BOM) if data.startswith(_BOM) else 0
    first = _DECLARATION.match(data, start)
    if len(data) > most:
        return Code.XML_LIMIT, 0
    encoding = (first["encoding"] or b"utf-8") if first else b"utf-8"
    if data.startswith(_OTHER_ENCODINGS, start) or encoding.lower() != b"utf-8":
        return Code.XML_ENCODING, 0
    if first is None and data.startswith(b"<?xml", start):
        return Code.XML_SYNTAX, 0
    marks = [data.find(b"<!", start), data.find(b"<?", first.end() if first else start)]
    if at := [mark for mark in marks if mark >= 0]:
        return Code.XML_DTD if _DTD.match(data, min(at)) else Code.XML_MARKUP, min(at)
    if stray := _STRAY.search(data):
        return Code.XML_SYNTAX, stray.start()
    wrong = _not_utf8(data)
    return None if wrong is None else (Code.XML_ENCODING, wrong)


def line_at(data: bytes, at: int) -> int:
    """Give the line of a byte, from 1."""
    return data.count(b"\n", 0, at) + 1


def _not_utf8(data: bytes) -> int | None:
    """Give where the bytes stop being UTF-8; piece by piece, so that no copy is made."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    for at in range(0, len(data), _PIECE):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(view[at : at + _PIECE], final=at + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return at - pending + error.start
    return None
