"""What an adapter promised, checked on what it gives.

Count and total do not see an account that has slipped by a row: that is for `read_back` and for
the digest over the batch's rows. They do see a row that was dropped.
"""

import hashlib
from typing import TypeVar

from ansinh.adapters.requests import ParsedResults, RenderedFile, WrittenLine
from ansinh.errors import Code, Problem
from ansinh.formats.profile import FormatProfile
from ansinh.payment import Outcome, PaymentBatch

Kind = TypeVar("Kind")


class Broken(Exception):
    """A promise was broken; `found` names a type, never a value."""

    def __init__(self, code: Code, found: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found


def check_file(file: object, batch: PaymentBatch, profile: FormatProfile) -> None:
    """Refuse a file that says another count, total or digest than it must."""
    written = _a(RenderedFile, file)
    _a(bytes, written.content)
    if type(written.count) is not int or written.count != batch.count:
        raise Broken(Code.CONTRACT_COUNT)
    if written.total != batch.total:
        raise Broken(Code.CONTRACT_TOTAL)
    if written.sha256 != hashlib.sha256(written.content).hexdigest():
        raise Broken(Code.CONTRACT_DIGEST)
    if profile.media.is_text and not _decodes(written.content, profile.encoding):
        raise Broken(Code.CONTRACT_ENCODING)


def check_results(results: object) -> None:
    """Refuse results that hold anything but outcomes and problems."""
    parsed = _a(ParsedResults, results)
    for outcome in parsed.outcomes:
        _a(Outcome, outcome)
    for problem in parsed.problems:
        _a(Problem, problem)


def check_lines(lines: tuple[object, ...]) -> None:
    """Refuse what is no line of a file."""
    for line in lines:
        _a(WrittenLine, line)


def check_yes_no(answer: object) -> None:
    """Refuse what is neither yes nor no: a non-empty text would pass for yes."""
    _a(bool, answer)


def _a(kind: type[Kind], value: object) -> Kind:
    if not isinstance(value, kind):
        raise Broken(Code.CONTRACT_TYPE, type(value).__name__)
    return value


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True
