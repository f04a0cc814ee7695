"""`read_sheets`: a file's sheets, whatever it is called."""

import re
from typing import Final

from ansinh.errors import Code, Position, Text, UnreadableFile, problem
from ansinh.formats.compound_file import CFB_MAGIC
from ansinh.formats.delimited import read_csv
from ansinh.formats.markup_kind import markup_fault
from ansinh.formats.ods_in import read_ods
from ansinh.formats.other_kinds import (
    ARCHIVE,
    OPEN_DOCUMENT,
    XML,
    kind_by_start,
    kind_of_archive,
)
from ansinh.formats.sheet import Sheet
from ansinh.formats.workbook_in import read_workbook
from ansinh.formats.xls_in import read_xls
from ansinh.formats.zip_container import ZIP_MAGIC
from ansinh.formats.zip_names import zip_names

_BARE_OLD: Final = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x14]\x00")
"""A workbook of Excel 2 to 5 without a container; some programs still write one."""
_AFTER_HEADER: Final = 30
"""Where the name of an archive's first file stands; that of an OpenDocument says its kind."""
_OPEN_DOCUMENT: Final = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(spreadsheet)?")
_OF_OFFICE: Final = ("xl/", "[content_types].xml", "_rels/", "docprops/")


def read_sheets(data: bytes, source: str, encoding: str = "") -> tuple[Sheet, ...]:
    """Read a workbook or a text file; the first bytes say which, not the name.

    `encoding` is that of a text file which does not say it itself; empty stands for UTF-8.

    Raises:
        UnreadableFile: all that is wrong with the file as such; ``file-web-page``,
            ``file-xml-sheet``, ``file-other-kind`` and ``xlsx-old-format`` say what came instead
            of a list.
        MissingExtra: a workbook came and the library that reads its kind is not installed.
    """
    if data.startswith(CFB_MAGIC):
        return read_xls(data, source)
    if data.startswith(ZIP_MAGIC):
        return _read_archive(data, source)
    if _BARE_OLD.match(data):
        raise UnreadableFile([problem(Code.XLSX_OLD_FORMAT, Position(source))])
    fault = markup_fault(data)
    if fault in {Code.FILE_WEB_PAGE, Code.FILE_XML_SHEET}:
        raise UnreadableFile([problem(fault, Position(source))])
    other = XML if fault else kind_by_start(data)
    if other:
        raise _other_kind(other, source)
    return (read_csv(data, source, encoding=encoding or "utf-8"),)


def _read_archive(data: bytes, source: str) -> tuple[Sheet, ...]:
    """Read what is packed as a zip: .xlsx, .xlsm and .ods are; many other files are too."""
    names = [name.lower() for name in zip_names(data)]
    document = _OPEN_DOCUMENT.match(data, _AFTER_HEADER)
    if document or "content.xml" in names:
        if document is not None and not document[1]:
            raise _other_kind(OPEN_DOCUMENT, source)
        return read_ods(data, source)
    other = kind_of_archive(names)
    is_cut = not any(names)  # so short that it names nothing
    if is_cut or (other is ARCHIVE and any(name.startswith(_OF_OFFICE) for name in names)):
        return read_workbook(data, source)
    raise _other_kind(other, source)


def _other_kind(kind: Text, source: str) -> UnreadableFile:
    return UnreadableFile([problem(Code.FILE_OTHER_KIND, Position(source), en=kind.en, vi=kind.vi)])
