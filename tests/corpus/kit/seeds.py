"""Two plain lists that LibreOffice saved once, to be broken by hand: .xls and .ods."""

import io
import struct
from pathlib import Path
from typing import Final

from xlrd.compdoc import CompDoc

_HERE: Final = Path(__file__).parent.parent / "seeds"
XLS: Final = (_HERE / "plain.xls").read_bytes()
ODS: Final = (_HERE / "plain.ods").read_bytes()

Records = list[tuple[int, bytes]]
"""A stream of Excel 97: records of a number and what they hold."""


def xls_stream() -> bytes:
    """Give the stream of the .xls in which the cells are."""
    found = CompDoc(XLS, logfile=io.StringIO()).get_named_stream("Workbook")
    assert isinstance(found, bytes)
    return found


def records_of(stream: bytes) -> Records:
    """Take a stream apart."""
    records: Records = []
    at = 0
    while at < len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        records.append((number, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return records


def stream_of(records: Records) -> bytes:
    """Put records together."""
    return b"".join(struct.pack("<HH", number, len(held)) + held for number, held in records)
