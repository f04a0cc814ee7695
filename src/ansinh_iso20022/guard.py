"""What no such message needs is refused before it is read: the bytes first, then the root.

In a document without comments and CDATA sections, ``<!`` and ``<?`` stand nowhere but where a
declaration or an instruction does: a sign ``<`` within a text or an attribute is never
well-formed. So looking for them in the bytes finds every document type, entity, comment and
instruction, and nothing else.
"""

import codecs
import re
from collections.abc import Sequence
from typing import Final

from ansinh import Code, ParseFailed, Position, Problem, problem
from ansinh_iso20022.messages import Message
from ansinh_iso20022.tree import BadSyntax, path_after, root_tag

MAX_BYTES: Final = 512 * 2**20
"""Several times what a hundred thousand entries take, with everything that a bank may add."""

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
_SHORT_WAY: Final = 2**20
"""How far into a file an element's path is worked out for what stands between elements."""


def message_of(data: bytes, source: str, known: Sequence[Message]) -> Message:
    """Say which of the known messages a file is, or refuse it.

    Raises:
        ParseFailed: ``xml-limit``, ``xml-syntax``, ``xml-encoding``, ``xml-dtd``, ``xml-markup``,
            ``xml-message``.
    """
    found = _refused_bytes(data, source)
    if found is None:
        try:
            root = root_tag(data)
        except BadSyntax as bad:
            found = syntax_problem(bad, data, source)
        else:
            for message in known:
                if root == message.tag("Document"):
                    return message
            wanted = ", ".join(message.id for message in known)
            place = Position(source, row=1, header="Document")
            found = problem(Code.XML_MESSAGE, place, wanted=wanted)
    raise ParseFailed([found])


def syntax_problem(bad: BadSyntax, data: bytes, source: str) -> Problem:
    """Say what the parser stumbled over: where, and of what kind."""
    at = 0
    for _line in range(1, bad.line):
        at = data.find(b"\n", at) + 1
    at += bad.column - 1
    path = path_after(data[:at]) if at <= _SHORT_WAY else ""
    place = Position(source, row=bad.line, header=path)
    if bad.limit:
        return problem(Code.XML_LIMIT, place, most="256 levels, 10 MB")
    return problem(Code.XML_ENCODING if bad.encoding else Code.XML_SYNTAX, place)


def _refused_bytes(data: bytes, source: str) -> Problem | None:
    if len(data) > MAX_BYTES:
        return problem(Code.XML_LIMIT, Position(source, row=1), most=f"{MAX_BYTES // 2**20} MB")
    start = len(_BOM) if data.startswith(_BOM) else 0
    if data.startswith(_OTHER_ENCODINGS, start):
        return problem(Code.XML_ENCODING, Position(source, row=1))
    first = _DECLARATION.match(data, start)
    if first is not None and (first["encoding"] or b"utf-8").lower() != b"utf-8":
        return problem(Code.XML_ENCODING, Position(source, row=1))
    if first is None and data.startswith(b"<?xml", start):
        return problem(Code.XML_SYNTAX, Position(source, row=1))
    marks = [data.find(b"<!", start), data.find(b"<?", first.end() if first else start)]
    if at := [mark for mark in marks if mark >= 0]:
        code = Code.XML_DTD if _DTD.match(data, min(at)) else Code.XML_MARKUP
        return problem(code, _place(data, min(at), source))
    if stray := _STRAY.search(data):
        return problem(Code.XML_SYNTAX, _place(data, stray.start(), source))
    wrong = _not_utf8(data)
    return None if wrong is None else problem(Code.XML_ENCODING, _place(data, wrong, source))


def _not_utf8(data: bytes) -> int | None:
    """Give where the bytes stop being UTF-8; piece by piece, so that no copy is made."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    for at in range(0, len(data), _PIECE):
        try:
            decoder.decode(view[at : at + _PIECE], final=at + _PIECE >= len(data))
        except UnicodeDecodeError:
            return at
    return None


def _place(data: bytes, at: int, source: str) -> Position:
    line = data.count(b"\n", 0, at) + 1
    return Position(source, row=line, header=path_after(data[:at]) if at <= _SHORT_WAY else "")
