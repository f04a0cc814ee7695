"""Files that are no list, no workbook, or one that could harm its reader (F11, F12, F14, F15, G1 to G10)."""

import re
import struct
import zlib

from tests.corpus.kit.books import csv, xlsx
from tests.corpus.kit.case import Theme
from tests.corpus.kit.cfb import compound
from tests.corpus.kit.grid import roll
from tests.corpus.kit.seeds import ODS, XLS, records_of, stream_of, xls_stream
from tests.corpus.kit.zips import (
    Change,
    by_hand,
    directory,
    member,
    repacked,
    replaced,
    unpacked,
    zipped,
)

_PLAIN = xlsx(roll())
_SHEET = "xl/worksheets/sheet1.xml"
_DAMAGED = ("xlsx-damaged", "")
_EXTERNAL = ("xlsx-external", "")
_MACRO = ("xlsx-macro", "")
_ENCRYPTED = ("xlsx-encrypted", "")
_OTHER = ("file-other-kind", "")
_DTD = ("xlsx-dtd", "")
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def themes() -> list[Theme]:
    """Give the themes."""
    kinds, zips, sheets, parts, old, open_document = (
        Theme(f"hostile-{name}") for name in ("kinds", "zip", "cells", "parts", "xls", "ods")
    )
    _kinds(kinds)
    _zips(zips)
    _cells(sheets)
    _parts(parts)
    _xls(old)
    _ods(open_document)
    return [kinds, zips, sheets, parts, old, open_document]


def _kinds(theme: Theme) -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><table>{_rows()}</table></body></html>"
    web = ("file-web-page", "")
    theme.wrong_bytes(
        "web-page.xls", "F14", "a web page under the name of a workbook", page.encode(), web
    )
    theme.wrong_bytes("web-page.xlsx", "F14", "the same under the newer name", page.encode(), web)
    theme.wrong_bytes(
        "web-page-bom.xls",
        "F14",
        "a web page with a mark in front",
        b"\xef\xbb\xbf" + page.encode(),
        web,
    )
    theme.wrong_bytes(
        "web-page-capitals.xls", "F14", "a web page in capitals", page.upper().encode(), web
    )
    theme.wrong_bytes(
        "web-page-doctype.xls",
        "F14",
        "a web page with a document type",
        b"<!DOCTYPE html>\n" + page.encode(),
        web,
    )
    theme.wrong_bytes(
        "web-table.xls",
        "F14",
        "nothing but the table of a web page",
        f"<table border=1>{_rows()}</table>".encode(),
        web,
    )
    theme.wrong_bytes("web-page-office.xls", "F14", "as a system exports for Excel",
                      page.replace("<html>", '<html xmlns:x="urn:schemas-microsoft-com:office:excel">').encode(), web)  # fmt: skip
    theme.wrong_bytes(
        "web-page-spaces.xls",
        "F14",
        "spaces and lines before a web page",
        b"\r\n  \n" + page.encode(),
        web,
    )
    theme.wrong_bytes(
        "web-page-utf-16.xls", "F14", "a web page in UTF-16", page.encode("utf-16"), web
    )
    theme.wrong_bytes("web-archive.xls", "F14", "a web page in one file, as Excel saves it",
                      b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n' + page.encode(), web)  # fmt: skip
    old = (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table/></Worksheet></Workbook>'
    )
    sheet = ("file-xml-sheet", "")
    theme.wrong_bytes("xml-2003.xls", "F14", "a sheet in the XML of 2003", old.encode(), sheet)
    theme.wrong_bytes("xml-2003.xml", "F14", "the same under its own name", old.encode(), sheet)
    theme.wrong_bytes(
        "xml-2003-bom.xls",
        "F14",
        "the same with a mark in front",
        b"\xef\xbb\xbf" + old.encode(),
        sheet,
    )
    theme.wrong_bytes("xml-2003-prefix.xls", "F14", "the same with prefixes",
                      old.replace("<Workbook xmlns=", "<ss:Workbook xmlns:ss=").replace("</Workbook>", "</ss:Workbook>").encode(), sheet)  # fmt: skip
    theme.wrong_bytes(
        "xml.xml", "F14", "XML of another kind", b"<?xml version='1.0'?><danhsach/>", _OTHER
    )
    theme.wrong_bytes(
        "pdf.pdf", "F14", "a PDF", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", _OTHER
    )
    theme.wrong_bytes(
        "pdf.xlsx",
        "F14",
        "a PDF under the name of a workbook",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n",
        _OTHER,
    )
    theme.wrong_bytes("picture.png", "F14", "a picture", _PIXEL, _OTHER)
    theme.wrong_bytes(
        "picture.xlsx", "F14", "a picture under the name of a workbook", _PIXEL, _OTHER
    )
    theme.wrong_bytes(
        "photo.jpg",
        "F14",
        "a photograph",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\0" * 40 + b"\xff\xd9",
        _OTHER,
    )
    theme.wrong_bytes("rich-text.rtf", "F14", "rich text", rb"{\rtf1\ansi Danh s\'e1ch}", _OTHER)
    theme.wrong_bytes(
        "rar.rar", "F14", "another archive", b"Rar!\x1a\x07\x01\x00" + b"\0" * 30, _OTHER
    )
    theme.wrong_bytes(
        "seven.7z", "F14", "another archive", b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 30, _OTHER
    )
    theme.wrong_bytes(
        "gzip.csv.gz",
        "F14",
        "a list, packed by another program",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + zlib.compress(csv(roll()))[2:],
        _OTHER,
    )
    empty = zipped({})
    theme.wrong_bytes("empty-zip.xlsx", "F14", "an empty archive", empty, _OTHER)
    theme.wrong_bytes(
        "zip-of-csv.zip",
        "F14",
        "an archive with a list in it",
        zipped({"ds.csv": csv(roll())}),
        _OTHER,
    )
    theme.wrong_bytes(
        "zip-of-xlsx.zip",
        "F14",
        "an archive with a workbook in it",
        zipped({"ds.xlsx": _PLAIN}),
        _OTHER,
    )
    word = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": b"<Relationships/>",
        "word/document.xml": b"<document/>",
    }
    theme.wrong_bytes("word.docx", "F14", "a letter of Word", zipped(word), _OTHER)
    theme.wrong_bytes(
        "word.xlsx", "F14", "a letter of Word under the name of a workbook", zipped(word), _OTHER
    )
    theme.wrong_bytes(
        "slides.pptx", "F14", "slides", zipped({**word, "ppt/presentation.xml": b"<p/>"}), _OTHER
    )
    binary = repacked(
        _PLAIN,
        {
            "xl/workbook.xml": None,
            "xl/workbook.bin": b"\x83\x01\0",
            _SHEET: None,
            "xl/worksheets/sheet1.bin": b"\0",
        },
    )
    theme.wrong_bytes("binary.xlsb", "F14", "a workbook in the binary form of 2007", binary, _OTHER)
    theme.wrong_bytes("binary.xlsx", "F14", "the same under another name", binary, _OTHER)
    writer = zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"},
        stored="mimetype",
    )
    theme.wrong_bytes("writer.odt", "F14", "a letter of LibreOffice", writer, _OTHER)
    theme.wrong_bytes(
        "writer.ods", "F14", "a letter of LibreOffice under the name of a sheet", writer, _OTHER
    )
    theme.wrong_bytes(
        "numbers.numbers",
        "F14",
        "a table of Apple's",
        zipped({"Index/Document.iwa": b"\0", "Metadata/Properties.plist": b"x"}),
        _OTHER,
    )
    for name, stream, says in (
        ("word.doc", "WordDocument", "a letter of old Word"),
        ("slides.ppt", "PowerPoint Document", "slides of old"),
        ("mail.msg", "__properties_version1.0", "a mail of Outlook"),
    ):
        theme.wrong_bytes(name, "F14", says, compound({stream: b"\xec\xa5\xc1\0" * 20}), _OTHER)
    theme.wrong_bytes(
        "word-doc.xls",
        "F14",
        "a letter of old Word under the name of a workbook",
        compound({"WordDocument": b"\xec\xa5\xc1\0"}),
        _OTHER,
    )
    theme.wrong_bytes(
        "json.json",
        "F14",
        "a document of a program",
        b'{"danh_sach": []}\n',
        ("file-quote", "row 1"),
    )
    theme.wrong_bytes(
        "noise.xlsx",
        "F14",
        "bytes of no kind",
        bytes(range(1, 256)) * 4,
        ("file-encoding", "row 2"),
    )
    theme.wrong_bytes(
        "lock.xlsx",
        "F14",
        "the lock file that Excel leaves beside an open workbook",
        b"\x05Nguyen" + b" " * 48 + b"\x06\0N\0g\0u" + b" \0" * 50,
        ("file-encoding", "row 1"),
    )
    locked = {
        "EncryptionInfo": b"\x04\0\x04\0@\0\0\0<encryption/>",
        "EncryptedPackage": b"\0" * 4_200,
    }
    theme.wrong_bytes(
        "locked.xlsx", "F15", "a workbook under a password", compound(locked), _ENCRYPTED
    )
    theme.wrong_bytes(
        "locked-as-xls.xls", "F15", "the same under an old name", compound(locked), _ENCRYPTED
    )
    theme.wrong_bytes("locked-with-spaces.xlsx", "F15", "as Excel itself makes it, with its data spaces",
                      compound(locked, {"\x06DataSpaces": {"Version": b"x", "DataSpaceMap": b"y"}}), _ENCRYPTED)  # fmt: skip


def _rows() -> str:
    lines = csv(roll()).decode().splitlines()
    return "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split(",")) + "</tr>" for line in lines
    )


def _zips(theme: Theme) -> None:
    size = len(_PLAIN)
    for name, length in (
        ("10", 10),
        ("100", 100),
        ("half", size // 2),
        ("directory", size - 100),
        ("last-byte", size - 1),
    ):
        theme.wrong_bytes(f"cut-{name}.xlsx", "E1", f"cut: {name}", _PLAIN[:length], _DAMAGED)
    theme.wrong_bytes(
        "junk-before.xlsx",
        "G10",
        "bytes before the archive, as a self-extracting file has",
        b"MZ junk" + _PLAIN,
        ("file-encoding", "row 1"),
    )
    theme.wrong_bytes(
        "junk-after.xlsx", "G10", "bytes behind the archive", _PLAIN + b"junk", _DAMAGED
    )
    theme.wrong_bytes(
        "newline-after.xlsx", "G10", "a line end behind the archive", _PLAIN + b"\n", _DAMAGED
    )
    theme.wrong_bytes(
        "two-archives.xlsx",
        "G10",
        "two workbooks in one file",
        _PLAIN + xlsx(roll().put(H4=900_000)),
        _DAMAGED,
    )
    theme.right_bytes("sizes-behind.xlsx", "the size of each part behind it, as programs in Java write", _sizes_behind(),
                      {"title": 2, "header": 1, "record": 5, "total": 1}, of="ugly")  # fmt: skip
    theme.wrong_bytes(
        "remark.xlsx",
        "G10",
        "a remark at the end of the archive",
        _PLAIN[:-2] + b"\x04\0abcd",
        _DAMAGED,
    )
    parts = unpacked(_PLAIN)
    pairs = [(name.encode(), content) for name, content in parts.items()]
    other = unpacked(xlsx(roll().put(H4=900_000)))[_SHEET]
    theme.wrong_bytes(
        "part-twice.xlsx",
        "F11",
        "one part twice, with another amount",
        by_hand([*pairs, (_SHEET.encode(), other)]),
        _DAMAGED,
    )
    theme.wrong_bytes(
        "part-twice-capitals.xlsx",
        "F11",
        "one part twice, once in capitals",
        by_hand([*pairs, (_SHEET.upper().encode(), other)]),
        _DAMAGED,
    )
    theme.wrong_bytes(
        "workbook-twice.xlsx",
        "F11",
        "the workbook's own part twice",
        by_hand([*pairs, (b"xl/workbook.xml", parts["xl/workbook.xml"])]),
        _DAMAGED,
    )
    for name, path in (
        ("up", b"../../etc/passwd"), ("up-inside", b"xl/../../x"), ("absolute", b"/etc/passwd"), ("drive", b"C:\\x.xml"),
        ("backslash", b"xl\\..\\x.xml"), ("nul", b"xl/a\0.xml"), ("dot", b"./xl/x.xml"), ("newline", b"xl/a\nb.xml"), ("not-utf-8", b"xl/\xff.xml"),
    ):  # fmt: skip
        theme.wrong_bytes(
            f"name-{name}.xlsx",
            "H5",
            f"a part called {path!r}",
            by_hand([*pairs, (path, b"x")]),
            _DAMAGED,
        )
    theme.wrong_bytes(
        "locked-parts.xlsx",
        "F15",
        "parts locked by the archive's own password",
        by_hand(pairs, flags=1),
        _ENCRYPTED,
    )
    bomb = b"<worksheet>" + b" " * 30_000_000 + b"</worksheet>"
    theme.wrong_bytes(
        "bomb.xlsx",
        "G8",
        "a part that expands a thousandfold",
        zipped({**parts, _SHEET: bomb}),
        ("xlsx-expands", ""),
    )
    theme.wrong_bytes(
        "bomb-strings.xlsx",
        "G8",
        "texts that expand a thousandfold",
        zipped({**parts, "xl/sharedStrings.xml": bomb}),
        ("xlsx-expands", ""),
    )
    theme.wrong_bytes(
        "bomb-other-part.xlsx",
        "G8",
        "a part that nobody reads expands a thousandfold",
        zipped({**parts, "docProps/thumb.xml": bomb}),
        ("xlsx-expands", ""),
    )
    theme.wrong_bytes(
        "size-lies.xlsx",
        "G8",
        "a part that claims to be larger than it is",
        _claims(len(parts[_SHEET]) * 2),
        _DAMAGED,
    )
    theme.wrong_bytes(
        "size-lies-huge.xlsx",
        "G8",
        "a part that claims four gigabytes",
        _claims(0xFFFFFFF0),
        ("xlsx-expands", ""),
    )
    theme.wrong_bytes(
        "size-lies-small.xlsx",
        "G8",
        "a part that claims to be smaller than it is",
        _claims(100),
        _DAMAGED,
    )
    theme.wrong_bytes("overlap.xlsx", "G8", "parts that lie over each other", _overlap(), _DAMAGED)
    theme.wrong_bytes(
        "many-parts.xlsx",
        "G8",
        "three hundred parts",
        zipped({**parts, **{f"xl/x{n}.xml": b"" for n in range(300)}}),
        ("xlsx-expands", ""),
    )
    theme.wrong_bytes(
        "count-lies.xlsx",
        "G10",
        "a directory that counts fewer parts than there are",
        _count(len(pairs) - 1),
        _DAMAGED,
    )
    theme.wrong_bytes(
        "count-lies-more.xlsx",
        "G10",
        "a directory that counts more parts than there are",
        _count(len(pairs) + 1),
        _DAMAGED,
    )
    spoilt = bytearray(by_hand(pairs))
    spoilt[spoilt.index(b"<sheetData>") + 20] ^= 1
    theme.wrong_bytes("checksum.xlsx", "E2", "a byte of a part changed", bytes(spoilt), _DAMAGED)
    theme.wrong_bytes(
        "bzip2.xlsx",
        "G10",
        "a part packed in a way that no workbook is",
        _with_method(12),
        _DAMAGED,
    )
    renamed = by_hand(pairs).replace(b"xl/styles.xml", b"xl/stylez.xml", 1)
    theme.wrong_bytes(
        "names-differ.xlsx",
        "F11",
        "a part with one name in front of it and another in the directory",
        renamed,
        _DAMAGED,
    )


def _sizes_behind() -> bytes:
    out, entries = b"", []
    for name, content in unpacked(_PLAIN).items():
        local, central = member(name.encode(), content, at=len(out), flags=8)
        known = local[14:26]
        out += local[:14] + b"\0" * 12 + local[26:] + b"PK\x07\x08" + known
        entries.append(central)
    return out + directory(entries, len(out))


def _claims(size: int) -> bytes:
    out, entries = b"", []
    for name, content in unpacked(_PLAIN).items():
        local, central = member(
            name.encode(), content, at=len(out), size=size if name == _SHEET else None
        )
        out += local
        entries.append(central)
    return out + directory(entries, len(out))


def _overlap() -> bytes:
    out, entries = b"", []
    first = 0
    for number, (name, content) in enumerate(unpacked(_PLAIN).items()):
        at = len(out)
        local, central = member(name.encode(), content, at=at)
        if number == 1:
            first = at
        out += local
        entries.append(central)
    moved = bytearray(entries[2])
    struct.pack_into("<L", moved, 42, first)
    entries[2] = bytes(moved)
    return out + directory(entries, len(out))


def _count(count: int) -> bytes:
    out, entries = b"", []
    for name, content in unpacked(_PLAIN).items():
        local, central = member(name.encode(), content, at=len(out))
        out += local
        entries.append(central)
    return out + directory(entries, len(out), count=count)


def _with_method(method: int) -> bytes:
    data = bytearray(
        by_hand((name.encode(), content) for name, content in unpacked(_PLAIN).items())
    )
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 10, method)
    struct.pack_into("<H", data, 8, method)
    return bytes(data)


def _sheet(
    name: str, theme: Theme, of: str, says: str, old: str, new: str, *problems: tuple[str, ...]
) -> None:
    theme.wrong_bytes(
        f"{name}.xlsx", of, says, repacked(_PLAIN, {_SHEET: replaced(old, new)}), *problems
    )


def _cells(theme: Theme) -> None:
    xml = unpacked(_PLAIN)[_SHEET].decode()
    row5 = re.search(r'<row r="5".*?</row>', xml)
    row6 = re.search(r'<row r="6".*?</row>', xml)
    cell = re.search(r'<c r="C5".*?</c>', xml)
    assert row5
    assert row6
    assert cell
    order = "xlsx-cell-order"
    _sheet(
        "cell-twice",
        theme,
        "F11",
        "one cell twice: readers differ on which counts",
        cell[0],
        cell[0] * 2,
        (order, "C5"),
    )
    other = '<c r="H5"><v>900000</v></c>'
    _sheet(
        "cell-twice-amount",
        theme,
        "F11",
        "an amount twice, with two values",
        '<c r="H5">',
        f'{other}<c r="H5">',
        (order, "H5"),
    )
    _sheet(
        "cell-out-of-order",
        theme,
        "F11",
        "a cell before the one to its left",
        cell[0],
        '<c r="J5"><v>1</v></c>' + cell[0],
        (order, "C5"),
    )
    _sheet("row-twice", theme, "F11", "one row twice", row5[0], row5[0] * 2, (order, "row 5"))
    _sheet(
        "rows-out-of-order",
        theme,
        "F11",
        "two rows exchanged",
        row5[0] + row6[0],
        row6[0] + row5[0],
        (order, "row 5"),
    )
    _sheet(
        "cell-of-other-row",
        theme,
        "F11",
        "a cell that says it is of another row",
        'r="C5"',
        'r="C7"',
        ("xlsx-damaged", "row 5"),
    )
    _sheet(
        "row-without-number",
        theme,
        "F11",
        "a row that does not say its number",
        '<row r="5"',
        "<row",
        ("xlsx-damaged", "row 5"),
    )
    _sheet(
        "cell-without-address",
        theme,
        "F11",
        "a cell that does not say its address",
        '<c r="C5"',
        "<c",
        ("xlsx-damaged", "row 5"),
    )
    _sheet(
        "row-number-0",
        theme,
        "F11",
        "row nought",
        '<row r="5"',
        '<row r="0"',
        ("xlsx-damaged", "row 5"),
    )
    _sheet(
        "two-bodies",
        theme,
        "F11",
        "two bodies of cells",
        "</sheetData>",
        "</sheetData><sheetData/>",
        _DAMAGED,
    )
    _sheet(
        "row-outside",
        theme,
        "F11",
        "a row outside of the body",
        "</sheetData>",
        '</sheetData><row r="20"/>',
        _DAMAGED,
    )
    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    _sheet(
        "far-row",
        theme,
        "G9",
        "a cell in the last row that there is",
        "</sheetData>",
        far,
        ("xlsx-far-cell", "A1048576"),
    )
    _sheet(
        "far-column",
        theme,
        "G9",
        "a cell in the last column that there is",
        "</sheetData>",
        '<row r="20"><c r="XFD20"><v>1</v></c></row></sheetData>',
        ("xlsx-far-cell", "XFD20"),
    )
    _sheet(
        "far-outside",
        theme,
        "G9",
        "a cell beyond the last row",
        "</sheetData>",
        '<row r="9999999"><c r="A9999999"><v>1</v></c></row></sheetData>',
        ("xlsx-far-cell", "A9999999"),
    )
    _sheet(
        "far-area",
        theme,
        "G9",
        "a cell far down and far right",
        "</sheetData>",
        '<row r="400000"><c r="IV400000"><v>1</v></c></row></sheetData>',
        ("xlsx-far-cell", "IV400000"),
    )
    _sheet(
        "comment-in-value",
        theme,
        "G5",
        "a comment inside a value: readers take it as 5",
        "<v>500000</v>",
        "<v>5<!-- x -->00000</v>",
        _DAMAGED,
    )
    _sheet(
        "cdata-in-value",
        theme,
        "G5",
        "a value in CDATA",
        "<v>500000</v>",
        "<v><![CDATA[500000]]></v>",
        _DAMAGED,
    )
    _sheet(
        "instruction-in-value",
        theme,
        "G5",
        "an instruction inside a value",
        "<v>500000</v>",
        "<v>50<?x y?>0000</v>",
        ("xlsx-damaged", "row 4"),
    )
    _sheet(
        "two-values",
        theme,
        "F11",
        "two values in one cell",
        "<v>500000</v>",
        "<v>500000</v><v>900000</v>",
        ("xlsx-damaged", "row 4"),
    )
    _sheet(
        "not-xml", theme, "E2", "a tag that is not closed", "</sheetData>", "</sheetDat>", _DAMAGED
    )
    _sheet(
        "object",
        theme,
        "F12",
        "an embedded object on the sheet",
        "</worksheet>",
        '<oleObjects><oleObject progId="Packager" shapeId="1"/></oleObjects></worksheet>',
        _EXTERNAL,
    )
    _sheet(
        "control",
        theme,
        "F12",
        "a control on the sheet",
        "</worksheet>",
        '<controls><control shapeId="1" name="x"/></controls></worksheet>',
        _EXTERNAL,
    )
    _sheet(
        "string-beyond",
        theme,
        "F11",
        "a text that the workbook has not",
        '<c r="A1" t="s"><v>0</v>',
        '<c r="A1" t="s"><v>99999</v>',
        _DAMAGED,
    )
    _sheet(
        "unknown-type",
        theme,
        "F11",
        "a cell of a type that there is not",
        '<c r="A1" t="s">',
        '<c r="A1" t="zz">',
        _DAMAGED,
    )


def _changed(
    name: str,
    theme: Theme,
    of: str,
    says: str,
    changes: dict[str, Change],
    *problems: tuple[str, ...],
    ending: str = "xlsx",
) -> None:
    theme.wrong_bytes(f"{name}.{ending}", of, says, repacked(_PLAIN, changes), *problems)


def _parts(theme: Theme) -> None:
    for part in (_SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
                 "_rels/.rels", "docProps/core.xml", "xl/theme/theme1.xml"):  # fmt: skip
        short = (
            part.rpartition("/")[2]
            .replace("[", "")
            .replace("]", "")
            .replace(".xml", "")
            .replace(".rels", "-rels")
            .strip("-.")
            or "rels"
        )
        _changed(
            f"dtd-{short}",
            theme,
            "G1",
            f"a document type in {part}",
            {part: replaced("?>\n", '?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n')},
            _DTD,
        )
    laughs = '?>\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n'
    _changed(
        "billion-laughs",
        theme,
        "G1",
        "entities that make entities",
        {"xl/sharedStrings.xml": replaced("?>\n", laughs)},
        _DTD,
    )
    _changed(
        "file-entity",
        theme,
        "G2",
        "an entity that names a file",
        {
            _SHEET: replaced(
                "?>\n", '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n'
            )
        },
        _DTD,
    )
    _changed(
        "parameter-entity",
        theme,
        "G2",
        "a parameter entity from elsewhere",
        {
            _SHEET: replaced(
                "?>\n", '?>\n<!DOCTYPE x [<!ENTITY % a SYSTEM "http://mau.invalid/a.dtd">%a;]>\n'
            )
        },
        _DTD,
    )
    _changed(
        "dtd-utf-16",
        theme,
        "G6",
        "a part in UTF-16, to hide a document type",
        {
            "xl/sharedStrings.xml": lambda xml: (
                xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")
            )
        },
        _DAMAGED,
    )
    _changed(
        "encoding-lies",
        theme,
        "G6",
        "a part that says it is in another encoding",
        {_SHEET: replaced('encoding="UTF-8"', 'encoding="ISO-8859-1"')},
        _DAMAGED,
    )
    _changed(
        "encoding-utf-7",
        theme,
        "G6",
        "a part that says it is in UTF-7",
        {_SHEET: replaced('encoding="UTF-8"', 'encoding="UTF-7"')},
        _DAMAGED,
    )
    _changed(
        "not-utf-8",
        theme,
        "G6",
        "a part that is not the UTF-8 it says",
        {"xl/sharedStrings.xml": lambda xml: xml.replace("Trần".encode(), b"Tr\xe0n")},
        _DAMAGED,
    )
    for name, part in (
        ("vba", "xl/vbaProject.bin"),
        ("vba-data", "xl/vbaData.xml"),
        ("macro-sheet", "xl/macrosheets/sheet1.xml"),
        ("dialog", "xl/dialogsheets/sheet1.xml"),
        ("vba-capitals", "XL/VBAPROJECT.BIN"),
    ):
        _changed(f"macro-{name}", theme, "F12", f"a part of macros: {part}", {part: b"\0"}, _MACRO)
        if name in {"vba", "macro-sheet"}:
            _changed(
                f"macro-{name}",
                theme,
                "F12",
                f"a workbook for macros with some: {part}",
                {part: b"\0"},
                _MACRO,
                ending="xlsm",
            )
    rows = {"title": 2, "header": 1, "record": 5, "total": 1}
    theme.right_bytes("no-macro.xlsm", "a workbook for macros that has none", repacked(_PLAIN, {"[Content_Types].xml": replaced(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")}), rows, of="F12")  # fmt: skip
    for name, part in (
        ("link", "xl/externalLinks/externalLink1.xml"), ("embedding", "xl/embeddings/oleObject1.bin"), ("package", "xl/embeddings/Microsoft_Word_Document.docx"),
        ("active-x", "xl/activeX/activeX1.xml"), ("query", "xl/queryTables/queryTable1.xml"), ("connections", "xl/connections.xml"),
        ("model", "xl/model/item.data"), ("controls", "xl/ctrlProps/ctrlProp1.xml"), ("custom-data", "xl/customData/item1.xml"),
    ):  # fmt: skip
        _changed(
            f"external-{name}",
            theme,
            "F12",
            f"a part that brings things from outside: {part}",
            {part: b"<x/>"},
            _EXTERNAL,
        )
    _changed(
        "external-reference",
        theme,
        "F12",
        "a workbook that refers to another",
        {
            "xl/workbook.xml": replaced(
                "</sheets>",
                '</sheets><externalReferences><externalReference r:id="rId9"/></externalReferences>',
            )
        },
        _EXTERNAL,
    )
    dde = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    _changed(
        "dde",
        theme,
        "F12",
        "a link that starts a program",
        {"xl/externalLinks/externalLink1.xml": dde.encode()},
        _EXTERNAL,
    )
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        _changed(
            f"without-{part.rpartition('/')[2].partition('.')[0]}-{len(part)}",
            theme,
            "G10",
            f"without {part}",
            {part: None},
            ("xlsx-not-a-workbook", ""),
        )
    _changed(
        "without-sheet", theme, "G10", "a sheet is listed and not there", {_SHEET: None}, _DAMAGED
    )
    _changed(
        "without-strings",
        theme,
        "G10",
        "the texts are not there",
        {"xl/sharedStrings.xml": None},
        _DAMAGED,
    )
    _changed(
        "sheet-twice",
        theme,
        "G10",
        "two names for one sheet",
        {
            "xl/workbook.xml": replaced(
                "</sheets>", '<sheet name="DS2" sheetId="2" r:id="rId1"/></sheets>'
            )
        },
        _DAMAGED,
    )
    _changed("same-sheet-names", theme, "G10", "two sheets of one name", {
        "xl/workbook.xml": replaced("</sheets>", '<sheet name="DS" sheetId="2" r:id="rId99"/></sheets>'),
        "xl/_rels/workbook.xml.rels": replaced("</Relationships>", '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>'),
        "xl/worksheets/sheet2.xml": unpacked(_PLAIN)[_SHEET]}, _DAMAGED)  # fmt: skip
    _changed(
        "workbook-cut",
        theme,
        "E2",
        "the workbook's own part is cut",
        {"xl/workbook.xml": lambda xml: xml[:-20]},
        _DAMAGED,
    )
    _changed(
        "strings-cut",
        theme,
        "E2",
        "the part of the texts is cut",
        {"xl/sharedStrings.xml": lambda xml: xml[:-20]},
        _DAMAGED,
    )
    _changed(
        "sheet-cut",
        theme,
        "E2",
        "the part of the cells is cut",
        {_SHEET: lambda xml: xml[: len(xml) // 2]},
        _DAMAGED,
    )
    _changed("sheet-empty", theme, "E2", "the part of the cells is empty", {_SHEET: b""}, _DAMAGED)


def _xls(theme: Theme) -> None:
    stream = xls_stream()
    records = records_of(stream)

    def saved(changed: bytes, name: str = "Workbook") -> bytes:
        return compound({name: changed})

    rows = {"title": 2, "header": 1, "record": 5, "total": 1}
    theme.right_bytes(
        "by-hand.xls",
        "the stream of a right list, in a container made by hand",
        saved(stream),
        rows,
        of="F14",
    )
    theme.right_bytes("renamed.xlsx", "an old workbook under the new name", XLS, rows, of="F14")
    theme.right_bytes("renamed.csv", "an old workbook under the name of text", XLS, rows, of="F14")
    for name, held in (
        ("rc4", struct.pack("<3H", 1, 1, 1) + b"\1" * 48),
        ("crypto", struct.pack("<3H", 1, 4, 2) + b"\1" * 80),
        ("xor", struct.pack("<3H", 0, 0x1234, 0x5678)),
    ):
        locked = stream_of([records[0], (0x2F, held), *records[1:]])
        theme.wrong_bytes(
            f"locked-{name}.xls",
            "F15",
            f"an old workbook under a password ({name})",
            saved(locked),
            _ENCRYPTED,
        )
    theme.wrong_bytes(
        "macros.xls",
        "F12",
        "an old workbook with macros",
        compound({"Workbook": stream}, {"_VBA_PROJECT_CUR": {"PROJECT": b"x", "PROJECTwm": b"y"}}),
        _MACRO,
    )
    theme.wrong_bytes(
        "macros-vba.xls",
        "F12",
        "the same under another name of the folder",
        compound({"Workbook": stream}, {"VBA": {"dir": b"x", "_VBA_PROJECT": b"y"}}),
        _MACRO,
    )
    sheet = next(number for number, (kind, _) in enumerate(records) if kind == 0x85)
    held = bytearray(records[sheet][1])
    held[5] = 1
    theme.wrong_bytes(
        "macro-sheet.xls",
        "F12",
        "a sheet of macros of Excel 4",
        saved(stream_of([*records[:sheet], (0x85, bytes(held)), *records[sheet + 1 :]])),
        _MACRO,
    )
    for name, state in (("hidden", 1), ("very-hidden", 2)):
        held = bytearray(records[sheet][1])
        held[4] = state
        theme.wrong_bytes(
            f"sheet-{name}.xls",
            "F7",
            "the only list stands on a hidden sheet",
            saved(stream_of([*records[:sheet], (0x85, bytes(held)), *records[sheet + 1 :]])),
            ("xlsx-hidden", ""),
        )
    bof5 = struct.pack("<HH", 0x0500, 0x0005) + b"\0" * 4
    theme.wrong_bytes(
        "excel-95.xls",
        "F14",
        "a workbook of Excel 95",
        compound({"Book": stream_of([(0x809, bof5), (0x0A, b"")])}),
        ("xlsx-old-format", ""),
    )
    theme.wrong_bytes(
        "excel-5-in-workbook.xls",
        "F14",
        "a stream of Excel 5 under the name of the newer one",
        saved(stream_of([(0x809, bof5), (0x0A, b"")])),
        ("xlsx-old-format", ""),
    )
    theme.wrong_bytes(
        "excel-4.xls",
        "F14",
        "a sheet of Excel 4, in no container",
        stream_of([(0x409, b"\0\0\x10\0\0\0"), (0x0A, b"")]),
        ("xlsx-old-format", ""),
    )
    theme.wrong_bytes(
        "excel-3.xls",
        "F14",
        "a sheet of Excel 3",
        stream_of([(0x209, b"\0\0\x10\0\0\0"), (0x0A, b"")]),
        ("xlsx-old-format", ""),
    )
    theme.wrong_bytes(
        "excel-2.xls",
        "F14",
        "a sheet of Excel 2",
        stream_of([(0x009, b"\x02\0\x10\0"), (0x0A, b"")]),
        ("xlsx-old-format", ""),
    )
    for name, length in (
        ("600", 600),
        ("half", len(XLS) // 2),
        ("header", 300),
        ("magic", 8),
        ("sector", len(XLS) - 512),
    ):
        theme.wrong_bytes(
            f"cut-{name}.xls", "E1", f"an old workbook, cut: {name}", XLS[:length], _DAMAGED
        )
    for name, length in (("globals", 200), ("half", len(stream) // 2), ("last", len(stream) - 6)):
        theme.wrong_bytes(
            f"stream-cut-{name}.xls",
            "E1",
            f"the stream of the cells, cut: {name}",
            saved(stream[:length]),
            _DAMAGED,
        )
    looped = bytearray(saved(stream))
    fat_at = 512 + struct.unpack_from("<L", looped, 76)[0] * 512
    struct.pack_into("<L", looped, fat_at, 0)
    theme.wrong_bytes(
        "chain-loops.xls", "G10", "a chain of sectors that bites its tail", bytes(looped), _DAMAGED
    )
    away = bytearray(saved(stream))
    struct.pack_into("<L", away, fat_at, 0x00FFFFFF)
    theme.wrong_bytes(
        "chain-leaves.xls", "G10", "a chain of sectors that leaves the file", bytes(away), _DAMAGED
    )
    theme.wrong_bytes(
        "no-stream.xls",
        "G10",
        "a container with nothing that is known",
        compound({"Nothing": b"x"}),
        _OTHER,
    )
    theme.wrong_bytes(
        "noise-stream.xls", "E2", "a stream of no records", saved(b"\x55" * 5_000), _DAMAGED
    )
    far = [*records]
    at = max(number for number, (kind, _) in enumerate(far) if kind in {0x203, 0x27E, 0xFD, 0xBD})
    far.insert(at + 1, (0x203, struct.pack("<3Hd", 65_535, 255, 15, 1.0)))
    theme.wrong_bytes(
        "far-cell.xls",
        "G9",
        "a cell in the last row and column that there are",
        saved(stream_of(far)),
        ("xlsx-far-cell", "IV65536"),
    )
    twice = [*records]
    first = next(
        number
        for number, (kind, held) in enumerate(twice)
        if kind == 0xFD and held[:4] == struct.pack("<2H", 4, 2)
    )
    twice.insert(first + 1, twice[first])
    theme.wrong_bytes(
        "cell-twice.xls",
        "F11",
        "one cell twice",
        saved(stream_of(twice)),
        ("xlsx-cell-order", "C5"),
    )


def _ods(theme: Theme) -> None:
    small: dict[str, Change] = {"Thumbnails/": None, "Configurations2/": None}
    plain = repacked(ODS, small, stored="mimetype")

    def changed(
        name: str, of: str, says: str, changes: dict[str, Change], *problems: tuple[str, ...]
    ) -> None:
        theme.wrong_bytes(
            f"{name}.ods", of, says, repacked(plain, changes, stored="mimetype"), *problems
        )

    rows = {"title": 2, "header": 1, "record": 5, "total": 1}
    theme.right_bytes(
        "small.ods", "a right list without the picture of itself", plain, rows, of="F14"
    )
    theme.right_bytes(
        "renamed.xlsx", "the same under the name of a workbook of Excel", plain, rows, of="F14"
    )
    theme.right_bytes(
        "packed-mimetype.ods",
        "its kind is packed too, as other programs do",
        repacked(plain, {}),
        rows,
        of="F14",
    )
    for part in ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"):
        short = part.rpartition("/")[2].partition(".")[0]
        changed(
            f"dtd-{short}",
            "G1",
            f"a document type in {part}",
            {part: lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)},
            _DTD,
        )
    key = '<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="x"/></manifest:file-entry>'
    entry = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"'
    changed(
        "locked",
        "F15",
        "a sheet under a password",
        {
            "META-INF/manifest.xml": replaced(f"{entry}/>", f"{entry}>{key}"),
            "content.xml": b"\x8f\x01\x92" * 300,
        },
        _ENCRYPTED,
    )
    changed("locked-whole", "F15", "a sheet under a password, all of it, as newer programs lock", {
        "content.xml": None, "styles.xml": None, "meta.xml": None, "settings.xml": None, "encrypted-package": b"\x8f\x01\x92" * 300,
        "META-INF/manifest.xml": b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="encrypted-package"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'}, _ENCRYPTED)  # fmt: skip
    changed(
        "macro-basic",
        "F12",
        "macros in Basic",
        {"Basic/Standard/Module1.xml": b"<x/>", "Basic/script-lc.xml": b"<x/>"},
        _MACRO,
    )
    changed("macro-python", "F12", "macros in Python", {"Scripts/python/x.py": b"pass"}, _MACRO)
    changed(
        "macro-event",
        "F12",
        "a macro that starts with the sheet",
        {
            "content.xml": replaced(
                "<office:scripts/>",
                '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/></office:event-listeners></office:scripts>',
            )
        },
        _MACRO,
    )
    table = '<table:table table:name="DS" table:style-name="ta1">'
    changed(
        "external-source",
        "F12",
        "a sheet that comes from another file",
        {
            "content.xml": replaced(
                table, f'{table}<table:table-source xlink:href="file:///x.ods"/>'
            )
        },
        _EXTERNAL,
    )
    changed(
        "dde",
        "F12",
        "a link that starts a program",
        {
            "content.xml": replaced(
                "</office:spreadsheet>",
                '<table:dde-links><table:dde-link><office:dde-source office:dde-application="cmd" office:dde-topic="/c calc" office:dde-item="x"/></table:dde-link></table:dde-links></office:spreadsheet>',
            )
        },
        _EXTERNAL,
    )
    changed("embedded", "F12", "an embedded object", {"Object 1/content.xml": b"<x/>"}, _EXTERNAL)
    changed(
        "database",
        "F12",
        "a range that asks a database",
        {
            "content.xml": replaced(
                "</office:spreadsheet>",
                '<table:database-ranges><table:database-range table:name="x" table:target-range-address="DS.A1:DS.B2"><table:database-source-sql table:database-name="x" table:sql-statement="select 1"/></table:database-range></table:database-ranges></office:spreadsheet>',
            )
        },
        _EXTERNAL,
    )
    row = '<table:table-row table:style-name="ro1">'
    changed(
        "repeated-rows",
        "G9",
        "a row of values repeated a million times",
        {
            "content.xml": lambda xml: xml.replace(
                row.encode(), row.replace(">", ' table:number-rows-repeated="1000000">').encode(), 1
            )
        },
        ("xlsx-far-cell", "A1"),
    )
    changed(
        "repeated-cells",
        "G9",
        "a cell repeated to the last column",
        {
            "content.xml": replaced(
                '<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>STT',
                '<table:table-cell table:number-columns-repeated="16000" office:value-type="string" calcext:value-type="string"><text:p>STT',
            )
        },
        ("xlsx-far-cell", "WQJ3"),
    )
    changed(
        "cut-content",
        "E2",
        "the part of the cells is cut",
        {"content.xml": lambda xml: xml[: len(xml) // 2]},
        _DAMAGED,
    )
    changed(
        "without-content",
        "G10",
        "the part of the cells is not there",
        {"content.xml": None},
        ("xlsx-not-a-workbook", ""),
    )
    changed(
        "encoding-lies",
        "G6",
        "a part that says it is in another encoding",
        {"content.xml": replaced('encoding="UTF-8"', 'encoding="ISO-8859-1"')},
        _DAMAGED,
    )
    changed(
        "hidden-row",
        "F7",
        "a person in a hidden row",
        {"content.xml": _fifth_row(' table:visibility="collapse"')},
        ("xlsx-hidden", "row 5"),
    )
    changed(
        "filtered-row",
        "F7",
        "a person in a row that a filter hides",
        {"content.xml": _fifth_row(' table:visibility="filter"')},
        ("xlsx-hidden", "row 5"),
    )
    bomb = b"<x>" + b" " * 30_000_000 + b"</x>"
    theme.wrong_bytes(
        "bomb.ods",
        "G8",
        "a part that expands a thousandfold",
        repacked(plain, {"content.xml": bomb}, stored="mimetype"),
        ("xlsx-expands", ""),
    )
    for name, length in (("half", len(plain) // 2), ("last-byte", len(plain) - 1)):
        theme.wrong_bytes(f"cut-{name}.ods", "E1", f"cut: {name}", plain[:length], _DAMAGED)
    theme.wrong_bytes(
        "junk-after.ods", "G10", "bytes behind the archive", plain + b"junk", _DAMAGED
    )
    pairs = [(name.encode(), content) for name, content in unpacked(plain).items()]
    theme.wrong_bytes(
        "part-twice.ods", "F11", "one part twice", by_hand([*pairs, pairs[-2]]), _DAMAGED
    )


def _fifth_row(attribute: str) -> Change:
    def change(xml: bytes) -> bytes:
        rows = [match.end() - 1 for match in re.finditer(rb"<table:table-row [^>]*>", xml)]
        return xml[: rows[4]] + attribute.encode() + xml[rows[4] :]

    return change
