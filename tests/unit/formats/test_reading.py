"""The first bytes say what a file is, and each kind that is no list is named."""

import io
import zipfile
from struct import pack

import pytest
from tests.sheets import cell, codes, sheet_xml, workbook, workbook_parts, xlsx_of, zipped
from tests.xls_files import xls_of

from ansinh.errors import Code, UnreadableFile
from ansinh.formats import read_sheets

HONEST = workbook_parts(sheet_xml(f'<row r="1">{cell("A1", "STT")}</row>'))
PAGE = "<html><body><table><tr><td>STT</td></tr></table></body></html>"
SHEET_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


def refused(data: bytes, name: str = "list.xls") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_sheets(data, name)
    assert caught.value.__context__ is None
    return caught.value


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.csv", "list"])
def test_the_name_of_a_file_does_not_matter(name: str) -> None:
    for data in (xlsx_of([["STT", "A"]]), xls_of([["STT", "A"]]), b"STT,A\n"):
        (sheet,) = read_sheets(data, name)
        assert [list(row) for row in sheet.rows] == [["STT", "A"]]


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_a_workbook_for_macros_is_read_where_it_has_none(part: str) -> None:
    """An .xlsm is an .xlsx of another content type."""
    types = HONEST["[Content_Types].xml"].replace(b"<Default", b"<!-- macroEnabled --><Default")
    plain = {**HONEST, "[Content_Types].xml": types}
    assert read_sheets(zipped(plain), "list.xlsm")[0].cell(1, 1) == "STT"
    with_macros = {**plain, part: b"x"}
    assert codes(refused(zipped(with_macros), "list.xlsm")) == [Code.XLSX_MACRO]


@pytest.mark.parametrize(
    "data",
    [
        b"<html>",
        b"<HTML xmlns:x='urn:schemas-microsoft-com:office:excel'>",
        PAGE.encode(),
        b"\xef\xbb\xbf \r\n" + PAGE.encode(),
        "\ufeff".encode("utf-16-le") + PAGE.encode("utf-16-le"),
        "\ufeff".encode("utf-16-be") + PAGE.encode("utf-16-be"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-16-be"),
        b"<!-- made by a system -->\n<!-- again --> <table border=1>",
        b"<!-- never ending",
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN">',
        b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">',
        b"<TABLE>",
        b"<style>td{mso-number-format:'@'}</style><table>",
        b"<meta http-equiv=Content-Type content='text/html; charset=utf-8'>",
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
        b"From: <Saved by Excel>\nMIME-Version: 1.0\nContent-Type: text/html;\n\n<html>",
    ],
)
def test_a_web_page_is_told_as_such(data: bytes) -> None:
    assert codes(refused(data)) == [Code.FILE_WEB_PAGE]


@pytest.mark.parametrize(
    "data",
    [
        SHEET_2003.encode(),
        b"\xef\xbb\xbf" + SHEET_2003.encode(),
        "\ufeff".encode("utf-16-le") + SHEET_2003.encode("utf-16-le"),
        SHEET_2003.replace("Workbook xmlns", "ss:Workbook xmlns:ss").encode(),
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
)
def test_the_xml_of_excel_2003_is_told_as_such(data: bytes) -> None:
    assert codes(refused(data)) == [Code.FILE_XML_SHEET]


def opendocument(kind: str) -> bytes:
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
            "content.xml": b"<office:document-content/>",
        },
        zipfile.ZIP_STORED,
    )


DBF = pack("<4BLHH20x", 0x03, 124, 7, 1, 5, 97, 30)
LOCK = pack("<B54sH108s", 6, b"Van Th", 6, "Van Th".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "picture"),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00", "picture"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "archive"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"PK\x05\x06" + bytes(18), "nothing in it"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(9), "shortcut"),
        (b"[InternetShortcut]\r\nURL=file:///x", "shortcut"),
        (b" Volume in drive C has no label.\r\n", "listing of a folder"),
        (b"\x00\x05\x16\x07\x00\x02\x00\x00", "macOS"),
        (LOCK, "~$"),
        (DBF, "database"),
        (b"\x00\x01\x00\x00Standard ACE DB\x00", "database"),
        (b"MZ\x90\x00\x03", "program"),
        (b"Received: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n", "e-mail"),
        (b"Received: x\r\nSubject: y\r\nMIME-Version: 1.0\r\n", "e-mail"),
        (b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:x"/>', "XML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "XML"),
        (zipped({"word/document.xml": b"x", "[Content_Types].xml": b"x"}), "Word"),
        (zipped({"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}), "PowerPoint"),
        (zipped({**HONEST, "xl/workbook.bin": b"x"}), "binary workbook"),
        (zipped({"Index/Document.iwa": b"x"}), "Numbers"),
        (zipped({"danh-sach.xlsx": xlsx_of([["STT"]])}), "archive"),
        (zipped({"thư mục/": b"", "thư mục/trong/": b""}), "only folders"),
        (zipped({"a/": b"", "a/b.txt": b"x"}), "archive (zip"),
        (opendocument("text"), "OpenDocument file that is no workbook"),
    ],
)
def test_a_file_of_another_kind_is_named_in_both_languages(data: bytes, word: str) -> None:
    error = refused(data)
    assert codes(error) == [Code.FILE_OTHER_KIND]
    message = error.problems[0].message
    assert word in message.en
    assert message.vi.startswith("tệp không phải danh sách mà là ")
    assert len(message.vi) > len("tệp không phải danh sách mà là ")


def test_a_name_in_letters_of_another_time_does_not_hide_an_archive() -> None:
    """Old programs write names in the machine's own letters."""
    data = zipped({"danh sach.xls": b"x"}).replace(b"danh sach.xls", b"danh s\xe1ch.xls")
    assert "archive" in refused(data).problems[0].message.en


def test_an_archive_with_a_remark_is_looked_into() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "x")
        archive.comment = b"remark"
    assert "Word" in refused(out.getvalue()).problems[0].message.en


def test_a_workbook_that_was_cut_off_is_damaged_not_another_kind() -> None:
    whole = xlsx_of([["STT", "A"]])
    for size in (60, 300, len(whole) - 30):
        assert codes(refused(whole[:size])) == [Code.XLSX_DAMAGED]


def test_an_archive_whose_directory_lies_is_still_told() -> None:
    whole = bytearray(zipped({"a.txt": b"x"}))
    whole[-6:-2] = pack("<L", 0)
    assert "an archive (zip" in refused(bytes(whole)).problems[0].message.en


@pytest.mark.parametrize(
    "data",
    [
        b"\x09\x00\x04\x00\x07\x00\x10\x00",
        b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00",
        b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00",
        b"\x09\x08\x08\x00\x00\x05\x05\x00",
        b"\x09\x08\x10\x00\x00\x00\x10\x00\x00\x00\x00\x00",
    ],
)
def test_a_workbook_of_before_containers_is_of_an_old_format(data: bytes) -> None:
    assert codes(refused(data)) == [Code.XLSX_OLD_FORMAT]


@pytest.mark.parametrize(
    "text", ["\tSTT\tHọ tên\n", "<tên>,STT\n", "<Họ tên>\n", "Kính gửi: UBND\n", "0,1\n"]
)
def test_a_text_that_begins_oddly_is_still_text(text: str) -> None:
    assert len(read_sheets(text.encode(), "list.csv")[0].rows) == 1


def test_a_file_with_nothing_in_it_is_empty() -> None:
    assert codes(refused(b"")) == [Code.FILE_EMPTY]


def test_what_is_packed_like_a_workbook_and_is_none_is_refused() -> None:
    data = zipped({"[Content_Types].xml": b"<Types/>", "visio/document.xml": b"x"})
    assert codes(refused(data)) == [Code.XLSX_NOT_A_WORKBOOK]
    assert not read_sheets(workbook(sheet_xml("")), "x")[0].rows
