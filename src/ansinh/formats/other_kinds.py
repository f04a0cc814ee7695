"""Files that are sent in place of a list, by what their first bytes are; with a name for people."""

import re
from collections.abc import Iterable
from typing import Final

from ansinh.errors import Text

PDF: Final = Text("a PDF document", "tài liệu PDF")
WORD: Final = Text("a Word document", "văn bản Word")
RTF: Final = Text("a text document (RTF)", "văn bản RTF")
POWERPOINT: Final = Text("a PowerPoint presentation", "bài trình chiếu PowerPoint")
PICTURE: Final = Text("a picture", "tệp ảnh")
BINARY_WORKBOOK: Final = Text("a binary workbook (.xlsb)", "bảng tính nhị phân (.xlsb)")
NUMBERS: Final = Text("a workbook of Apple Numbers", "bảng tính Apple Numbers")
OPEN_DOCUMENT: Final = Text(
    "an OpenDocument file that is no workbook", "tệp OpenDocument không phải bảng tính"
)
ARCHIVE: Final = Text("an archive (zip, rar, 7z)", "tệp nén (zip, rar, 7z)")
EMPTY_ARCHIVE: Final = Text("an archive with nothing in it", "tệp nén rỗng")
FOLDER: Final = Text("an archive that holds only folders", "tệp nén chỉ có thư mục")
XML: Final = Text("an XML file", "tệp XML")
MAIL: Final = Text("an e-mail", "thư điện tử")
SHORTCUT: Final = Text("a shortcut to a file", "lối tắt đến tệp, không phải tệp")
LISTING: Final = Text("the listing of a folder", "bản liệt kê thư mục")
LOCK: Final = Text(
    "the mark (~$…) that Excel leaves beside an open workbook",
    "tệp tạm (~$…) mà Excel tạo khi đang mở bảng tính",
)
BESIDE: Final = Text(
    "the file (._…) that macOS keeps beside another one", "tệp phụ (._…) mà macOS tạo kèm tệp khác"
)
DATABASE: Final = Text("a database file (Access, FoxPro, SQLite)", "tệp cơ sở dữ liệu")
PROGRAM: Final = Text("a program", "tệp chương trình")
OLE: Final = Text("a file of another Office program", "tệp của phần mềm Office khác")

_STARTS: Final[tuple[tuple[bytes, Text], ...]] = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"PK\x05\x06", EMPTY_ARCHIVE),
    (b"PK\x07\x08", ARCHIVE),
    (b"L\x00\x00\x00\x01\x14\x02\x00", SHORTCUT),
    (b"[InternetShortcut]", SHORTCUT),
    (b" Volume in drive ", LISTING),
    (b"\x00\x05\x16\x07", BESIDE),
    (b"\x00\x01\x00\x00Standard ", DATABASE),
    (b"SQLite format 3\x00", DATABASE),
    (b"MZ\x90\x00", PROGRAM),
    (b"\x7fELF", PROGRAM),
)
_HEIF: Final = re.compile(rb"....ftyp(?:heic|heix|mif1|msf1|avif)", re.DOTALL)
_WEBP: Final = re.compile(rb"RIFF....WEBP", re.DOTALL)
_BMP: Final = re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL)
_DBF: Final = re.compile(
    rb"[\x03\x04\x30\x31\x32\x43\x83\x8b\xf5].[\x01-\x0c][\x01-\x1f].{4}.[\x00-\x20]", re.DOTALL
)
_LOCK_SIZE: Final = 165
_MAIL: Final = re.compile(rb"[A-Za-z][\w-]*: .*?^MIME-Version: ?1\.0", re.DOTALL | re.MULTILINE)

_FOLDERS: Final[tuple[tuple[str, Text], ...]] = (
    ("worddocument", WORD),
    ("powerpoint document", POWERPOINT),
    ("__nameid_version1.0/", MAIL),
)
_PARTS: Final[tuple[tuple[str, Text], ...]] = (
    ("xl/workbook.bin", BINARY_WORKBOOK),
    ("word/", WORD),
    ("ppt/", POWERPOINT),
    ("index/", NUMBERS),
    ("index.zip", NUMBERS),
    ("index.apxl", NUMBERS),
)


def kind_by_start(data: bytes) -> Text | None:
    """Say what the first bytes are the start of, where that is no list and no markup."""
    head = data[:1024]
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if any(pattern.match(head) for pattern in (_HEIF, _WEBP, _BMP)):
        return PICTURE
    if _DBF.match(head) and b"\x00\x00" in head[:32]:
        return DATABASE
    if len(data) == _LOCK_SIZE and data[0] == data[55] and not data[56]:
        return LOCK  # the name of who has it open, twice
    return MAIL if _MAIL.match(head) else None


def kind_of_folder(paths: Iterable[str]) -> Text:
    """Say what a container of old Office holds that is no workbook; paths in lower case."""
    there = set(paths)
    return next((kind for path, kind in _FOLDERS if path in there), OLE)


def kind_of_archive(names: Iterable[str]) -> Text:
    """Say what an archive holds that is no workbook; names in lower case."""
    lower = list(names)
    for start, kind in _PARTS:
        if any(name.startswith(start) for name in lower):
            return kind
    if all(name.endswith("/") for name in lower):
        return FOLDER
    return ARCHIVE
