"""What no such message needs is refused before it is read: the bytes first, then the root."""

from collections.abc import Sequence
from typing import Final

from ansinh import Code, ParseFailed, Position, Problem, problem
from ansinh.formats import line_at, xml_fault
from ansinh_iso20022.messages import Message, name_shown
from ansinh_iso20022.tree import BadSyntax, path_after, root_of

MAX_BYTES: Final = 512 * 2**20
"""Several times what a hundred thousand entries take, with everything that a bank may add."""

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
            root, line = root_of(data)
        except BadSyntax as bad:
            found = syntax_problem(bad, data, source)
        else:
            for message in known:
                if root == message.tag("Document"):
                    return message
            wanted = ", ".join(message.id for message in known)
            place = Position(source, row=line, header=name_shown(root))
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
        return problem(
            Code.XML_LIMIT,
            place,
            most_en="256 levels of elements, or 10 MB in one of them",
            most_vi="256 cấp phần tử, hoặc 10 MB trong một phần tử",
        )
    return problem(Code.XML_ENCODING if bad.encoding else Code.XML_SYNTAX, place)


def _refused_bytes(data: bytes, source: str) -> Problem | None:
    fault = xml_fault(data, most=MAX_BYTES)
    if fault is None:
        return None
    code, at = fault
    most = f"{MAX_BYTES // 2**20} MB"
    return problem(code, _place(data, at, source), most_en=most, most_vi=most)


def _place(data: bytes, at: int, source: str) -> Position:
    line = line_at(data, at)
    return Position(source, row=line, header=path_after(data[:at]) if at <= _SHORT_WAY else "")
