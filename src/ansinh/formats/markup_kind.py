"""`markup_fault`: a web page or XML that goes by a spreadsheet's name, as many systems export."""

import re
from typing import Final

from ansinh.errors import Code

_HEAD: Final = 65_536
_UTF16: Final = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_BLANKS: Final = "\ufeff\x00 \t\r\n\x0b\x0c"
_TAG: Final = re.compile(
    r"<(?:!doctype html|(?:html|head|body|table|meta|style|title|script|div|center|font|form|p|b|tr"
    r"|td|span|br|h[1-6])\b)"
)
_XML: Final = re.compile(r"<(?:\?xml|!doctype|[a-z][\w.-]*:?[\w.-]*\s[^<>]*\bxmlns\b)")
_PAGE: Final = re.compile(r"<(?:!doctype )?html\b")
_SHEET: Final = (
    'progid="excel.sheet"',
    "urn:schemas-microsoft-com:office:spreadsheet",
)
_MIME: Final = re.compile(r"^mime-version: ?1\.0", re.MULTILINE)
_PAGES: Final = re.compile(r"^content-type: ?(?:multipart/related|text/html)", re.MULTILINE)
_FIELD: Final = re.compile(r"[a-z][\w-]*:")


def markup_fault(data: bytes) -> Code | None:
    """Say why it is no list: ``file-web-page``, ``file-xml-sheet``, ``file-other-kind`` (XML).

    None where it is no markup. A text may begin with ``<`` too, so only known tags count.
    """
    head = _head(data)
    if _FIELD.match(head) and _MIME.search(head) and _PAGES.search(head):
        return Code.FILE_WEB_PAGE
    if not head.startswith("<"):
        return None
    body = _after_comments(head)
    is_xml = _XML.match(body) is not None
    if is_xml and any(mark in head for mark in _SHEET):
        return Code.FILE_XML_SHEET
    if _TAG.match(body) or (body != head and not is_xml) or (is_xml and _PAGE.search(body)):
        return Code.FILE_WEB_PAGE
    return Code.FILE_OTHER_KIND if is_xml else None


def _head(data: bytes) -> str:
    """Give the beginning in lower case; letters beyond ASCII do not matter."""
    start = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    encoding = next((name for mark, name in _UTF16 if start.startswith(mark)), "latin-1")
    return start.decode(encoding, "ignore").lstrip(_BLANKS).lower()


def _after_comments(head: str) -> str:
    while head.startswith("<!--"):
        head = head.partition("-->")[2].lstrip(_BLANKS)
    return head
