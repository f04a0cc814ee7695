"""Which part of a workbook is which sheet, and which parts a list must not have."""

import re
from collections.abc import Mapping
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats.limits import MAX_SHEETS
from ansinh.formats.xml_part import Refusal, walk

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
STRINGS: Final = "xl/sharedStrings.xml"
_MACROS: Final = re.compile(
    r"(?:^|/)(?:vbaproject|vbadata|macrosheets|dialogsheets)", re.IGNORECASE
)
_EXTERNAL: Final = re.compile(
    r"(?:^|/)(?:externallinks|embeddings|activex|ctrlprops|querytables|connections\.xml"
    r"|ole\w*object|customdata|model)",
    re.IGNORECASE,
)
_XML: Final = (".xml", ".rels", ".vml")
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding=[\"']([^\"'>]*)[\"']")
_READ: Final = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/[^/]+|[^/]+\.xml)")


@attrs.frozen
class SheetPart:
    """One worksheet: its name, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


def sheet_parts(parts: Mapping[str, bytes]) -> tuple[SheetPart, ...]:
    """Give the worksheets in the workbook's order.

    Raises:
        Refusal: ``xlsx-macro``, ``xlsx-external``, ``xlsx-dtd``, ``xlsx-damaged``,
            ``xlsx-not-a-workbook``.
    """
    _check_names(parts)
    for name, content in parts.items():
        if name.lower().endswith(_XML):
            _check_text(content)
    targets = _targets(parts[_RELATIONS])
    sheets: list[SheetPart] = []
    for name, relation, state in _listed(parts[_WORKBOOK]):
        kind, part = targets.get(relation, ("", ""))
        if kind in {"chartsheet", "dialogsheet"}:
            continue  # holds no cells
        if kind != "worksheet" or part not in parts or any(sheet.part == part for sheet in sheets):
            raise Refusal(Code.XLSX_DAMAGED)
        sheets.append(SheetPart(name, part, state not in {"", "visible"}))
    if len({sheet.name for sheet in sheets}) < len(sheets) or len(sheets) > MAX_SHEETS:
        raise Refusal(Code.XLSX_DAMAGED)
    return tuple(sheets)


def read_parts(parts: Mapping[str, bytes], sheets: tuple[SheetPart, ...]) -> dict[str, bytes]:
    """Give the parts that hold values: no drawings, no notes, nothing that was not looked at."""
    wanted = {sheet.part for sheet in sheets}
    return {
        name: content for name, content in parts.items() if name in wanted or _READ.fullmatch(name)
    }


def _check_names(parts: Mapping[str, bytes]) -> None:
    if any(_MACROS.search(name) for name in parts):
        raise Refusal(Code.XLSX_MACRO)
    if any(_EXTERNAL.search(name) for name in parts):
        raise Refusal(Code.XLSX_EXTERNAL)
    if _WORKBOOK not in parts or _RELATIONS not in parts:
        raise Refusal(Code.XLSX_NOT_A_WORKBOOK)


def _check_text(content: bytes) -> None:
    # A second encoding would hide from every check below what it says.
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared is not None and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise Refusal(Code.XLSX_DAMAGED)
    if b"\x00" in content:
        raise Refusal(Code.XLSX_DAMAGED)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refusal(Code.XLSX_DTD)


def _targets(relations: bytes) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            part = _part(attributes.get("Target", ""))
            if kind == "sharedStrings" and part != STRINGS:
                raise Refusal(Code.XLSX_DAMAGED)  # readers look for them there only
            if attributes.get("Id", "") in found:
                raise Refusal(Code.XLSX_DAMAGED)
            found[attributes.get("Id", "")] = (kind, part)

    walk(relations, opened)
    return found


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _listed(workbook: bytes) -> list[tuple[str, str, str]]:
    listed: list[tuple[str, str, str]] = []

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        if name == "externalReference":
            raise Refusal(Code.XLSX_EXTERNAL)
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            listed.append((attributes.get("name", ""), relation, attributes.get("state", "")))

    walk(workbook, opened)
    return listed
