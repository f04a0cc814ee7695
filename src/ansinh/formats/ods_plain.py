"""Rows as nearly all are, told by a strict grammar: to walk through them takes five times as long.

A plain row has cells with one paragraph of text, numbers, and empty ones, and nothing that a list
would be asked about. The grammar accounts for each of its bytes, so it leaves nothing to expat; in
its place expat gets an instruction with its number. Any other row is walked through, and so is
every row of a document that has instructions of its own.
"""

import re
from html import unescape
from typing import Final

import attrs

from ansinh.formats.ods_names import CALC, OFFICE, TABLE, TEXT
from ansinh.formats.ods_styles import plain_family
from ansinh.formats.old_letters import letters_of_font

_CELLS: Final = 16_384
_SPACES: Final = {"office": OFFICE, "table": TABLE, "text": TEXT, "calcext": CALC}
_ROOT: Final = re.compile(rb"<office:document-content\s[^<>]*+>")
_DECLARED: Final = re.compile(rb'\sxmlns:([\w-]++)="([^"<>&]*+)"')
_FONT: Final = re.compile(rb"font-(?:name|family)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")

# No group has a possessive quantifier of its own (see sheet_grammar): an atomic one is around it.
_STYLE: Final = r'(?>(?: table:style-name="[^"<>&]*+")?)'
_TIMES: Final = r'(?>(?: table:number-columns-repeated="([1-9][0-9]{0,6})")?)'
_NUMBER: Final = r"-?[0-9]{1,18}(?>(?:\.[0-9]{1,18})?)(?>(?:E[+-][0-9]{1,2})?)"
_KIND: Final = (
    r' office:value-type="(?>string"(?>(?: calcext:value-type="string")?)'
    rf'|float" office:value="({_NUMBER})"(?>(?: calcext:value-type="float")?))'
)
_PARAGRAPH: Final = r"<text:p>(?!#|Err:)([^<>&]*+)</text:p>"
_CELL: Final = (
    rf"<table:table-cell{_STYLE}{_TIMES}"
    rf"(?>{_KIND}>{_PARAGRAPH}</table:table-cell>|/>)"
)
_ROW: Final = re.compile(
    (
        rf"<table:table-row{_STYLE}"
        r'(?>(?: table:number-rows-repeated="([1-9][0-9]{0,6})")?)>'
        rf"((?>(?:{_CELL}){{0,{_CELLS}}}))</table:table-row>"
    ).encode()
)
_FIND_CELLS: Final = re.compile(_CELL)
_START: Final = b"<table:table-row"

PlainCell = tuple[str, str, str]
"""How often it stands there (empty for once), its number, its text; both empty for no value."""


@attrs.frozen
class PlainRow:
    """Where a plain row's cells lie in the XML, and how often the row stands there."""

    start: int
    end: int
    repeated: int

    def cells(self, xml: bytes) -> list[PlainCell]:
        """Read its cells."""
        return _FIND_CELLS.findall(xml[self.start : self.end].decode())


def without_plain_rows(xml: bytes, styles: bytes) -> tuple[bytes, list[list[PlainRow]]]:
    """Give the document with an instruction in each place of plain rows, and those rows.

    `styles` is the part with the common styles: where any font is an old one, each cell's matters.
    """
    if not _is_plain(xml, styles):
        return xml, []
    rest: list[bytes] = []
    blocks: list[list[PlainRow]] = []
    taken = after = 0
    at = xml.find(_START)
    while at >= 0:
        match = _ROW.match(xml, at)
        if match is None:
            at = xml.find(_START, at + 1)
            continue
        if at != after or not blocks:
            rest.append(xml[taken:at])
            rest.append(b"<?plain %d?>" % len(blocks))
            blocks.append([])
        blocks[-1].append(PlainRow(*match.span(2), int(match[1] or 1)))
        taken = after = match.end()
        at = after if xml.startswith(_START, after) else xml.find(_START, after)
    return b"".join([*rest, xml[taken:]]), blocks


def _is_plain(xml: bytes, styles: bytes) -> bool:
    """Whether names mean what they usually do, all through, and no font is an old one."""
    root = _ROOT.search(xml)
    if root is None or xml.count(b"<?") > 1 or xml.count(b"xmlns") != root[0].count(b"xmlns"):
        return False
    declared = dict(_DECLARED.findall(root[0]))
    if any(
        declared.get(prefix.encode(), b"").decode() + " " != space
        for prefix, space in _SPACES.items()
    ):
        return False
    head = xml[: xml.find(_START)]
    names = {double or single for part in (head, styles) for double, single in _FONT.findall(part)}
    return not any(
        letters_of_font(plain_family(unescape(name.decode("utf-8", "replace")))) for name in names
    )
