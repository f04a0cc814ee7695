"""`read_sheets`: a file's sheets, whatever it is called."""

from ansinh.formats.delimited import read_csv
from ansinh.formats.ods_in import read_ods
from ansinh.formats.ods_parts import is_open_document
from ansinh.formats.sheet import Sheet
from ansinh.formats.workbook_in import read_workbook
from ansinh.formats.zip_container import CFB_MAGIC


def read_sheets(data: bytes, source: str, encoding: str = "") -> tuple[Sheet, ...]:
    """Read a workbook or a csv file; the first bytes say which, not the name.

    `encoding` is that of a text file which does not say it itself; empty stands for UTF-8.

    Raises:
        UnreadableFile: all that is wrong with the file as such.
        MissingExtra: a workbook came and python-calamine is not installed.
    """
    if is_open_document(data):
        return read_ods(data, source)
    if data.startswith((b"PK", CFB_MAGIC)) or _is_markup(data):
        return read_workbook(data, source)
    return (read_csv(data, source, encoding=encoding or "utf-8"),)


def _is_markup(data: bytes) -> bool:
    """Whether it is a web page or XML under a spreadsheet's name, as some systems export."""
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table"))
