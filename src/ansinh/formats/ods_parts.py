"""Which parts an OpenDocument sheet must not have, and how to know one."""

import re
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from ansinh.errors import Code
from ansinh.formats.ods_names import MANIFEST
from ansinh.formats.ods_xml import Attributes, parse
from ansinh.formats.xml_part import Refusal

CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_MIMETYPE: Final = re.compile(
    rb"application/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?\s*"
)
_MACROS: Final = re.compile(
    r"(?:basic/[^/]+/(?!script-l[bc]\.xml$)|scripts/|dialogs/[^/]+/(?!dialog-l[bc]\.xml$))",
    re.IGNORECASE,
)
"""A library of macros has two lists of what is in it, also where nothing is."""
_EXTERNAL: Final = re.compile(r"object|database/", re.IGNORECASE)
_ENCRYPTED: Final = "encrypted-package"


def check_parts(parts: Mapping[str, bytes]) -> None:
    """See that the parts are those of a sheet, and nothing that acts on its own.

    Raises:
        Refusal: ``xlsx-encrypted``, ``xlsx-not-a-workbook``, ``xlsx-macro``, ``xlsx-external``,
            ``xlsx-damaged``, ``xlsx-dtd``.
    """
    if _ENCRYPTED in parts or _is_encrypted(parts.get(_MANIFEST)):
        raise Refusal(Code.XLSX_ENCRYPTED)
    if CONTENT not in parts or not _MIMETYPE.fullmatch(parts.get("mimetype", b"")):
        raise Refusal(Code.XLSX_NOT_A_WORKBOOK)
    if any(_MACROS.match(name) for name in parts):
        raise Refusal(Code.XLSX_MACRO)
    if any(_EXTERNAL.match(name) for name in parts):
        raise Refusal(Code.XLSX_EXTERNAL)
    for name, content in parts.items():
        if name.endswith((".xml", ".rdf")) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise Refusal(Code.XLSX_DTD)


def _is_encrypted(manifest: bytes | None) -> bool:
    if manifest is None:
        return False
    seen = _Manifest()
    parse(manifest, seen)
    return seen.encrypted


class _Manifest:
    """The list of parts, each with how it is encrypted where it is."""

    def __init__(self) -> None:
        self.depth = 0
        self.encrypted = False

    def begun(self, parser: expat.XMLParserType) -> None:
        pass

    def opened(self, name: str, _attributes: Attributes) -> None:
        self.encrypted |= name == f"{MANIFEST}encryption-data"

    def closed(self, _name: str) -> None:
        pass
