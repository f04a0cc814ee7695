"""XML of a provider: read by lxml with everything off that no message needs, and written by it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, Final

import attrs

from ansinh.errors import Code, InvalidValue, MissingExtra, Position, UnreadableFile, problem
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.formats.layout import Column
from ansinh.formats.limits import MAX_FILE_BYTES
from ansinh.formats.sheet import CellValue

_SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
}
"""How the parser is made, whatever lxml's own defaults are (CVE-2026-41066)."""

_DECLARATION: Final = re.compile(
    rb"""<\?xml\s+version\s*=\s*["']1\.0["']"""
    rb"""(?:\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])?[^<>?]*\?>"""
)
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


def _parts(parts: "Iterable[XmlPart]") -> "tuple[XmlPart, ...]":
    return tuple(parts)


def _frozen(attributes: Mapping[str, str]) -> Mapping[str, str]:
    return FrozenMapping(attributes)


@attrs.frozen(repr=False)
class XmlPart:
    """An element (phần tử): its name, and either its text or its parts.

    A name in a namespace is written ``{namespace}name``. `line` is where it was read, counted
    from 1; it tells no two elements apart.
    """

    name: str
    text: str = ""
    parts: "tuple[XmlPart, ...]" = attrs.field(default=(), converter=_parts)
    attributes: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen)
    line: int = attrs.field(default=0, eq=False)

    def __repr__(self) -> str:
        return f"XmlPart({self.name}, {len(self.parts)} parts)"


def read_xml(data: bytes, source: str) -> XmlPart:
    """Read an XML file, UTF-8, and give its root.

    A document type, entities, comments, instructions and CDATA sections are refused before any
    parser sees them: without those, ``<!`` and ``<?`` stand nowhere in a well-formed file.

    Raises:
        UnreadableFile: ``xml-limit``, ``xml-encoding``, ``xml-dtd``, ``xml-markup``,
            ``xml-syntax``, ``xml-element`` for a text beside elements.
        MissingExtra: lxml is not installed.
    """
    place = Position(source)
    found = _refused_bytes(data)
    if found is None:
        etree = _lxml()
        try:
            return _read(etree.fromstring(data, etree.XMLParser(**_SAFE)))
        except etree.XMLSyntaxError as error:
            found = Code.XML_SYNTAX, error.lineno or 1
        except _Refusal as error:
            found = error.code, error.line
    code, line = found
    most = f"{MAX_FILE_BYTES // 2**20} MB"
    raise UnreadableFile([problem(code, place.at(line), most=most)])


def write_xml(root: XmlPart, *, newline: str = "\n") -> bytes:
    """Write an XML file in UTF-8, one element a line; the same elements give the same bytes.

    Raises:
        InvalidValue: ``cell-control-character``: a text or an attribute has one.
        MissingExtra: lxml is not installed.
    """
    etree = _lxml()
    tree = _written(etree, root, None)
    etree.indent(tree)
    written = etree.tostring(tree, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{written}\n".replace("\n", newline).encode()


def xml_fields(part: XmlPart, columns: Sequence[Column]) -> dict[str, CellValue]:
    """Give the texts in an element by field: each element in it bears the name of a column.

    Raises:
        InvalidValue: ``xml-element``: one that no column knows, one twice, or one with parts.
    """
    known = {name: column.field for column in columns for name in column.headers}
    fields: dict[str, CellValue] = {}
    for one in part.parts:
        field = known.get(one.name)
        if field is None or field in fields or one.parts:
            raise InvalidValue(Code.XML_ELEMENT)
        fields[field] = one.text or None
    return fields


class _Refusal(Exception):
    """Why a file is refused, and at which line; no value."""

    def __init__(self, code: Code, line: int) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


def _lxml() -> ModuleType:
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtra(extra="xml", needed_for="xml") from None
    return etree


def _refused_bytes(data: bytes) -> tuple[Code, int] | None:
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    first = _DECLARATION.match(data, start)
    if len(data) > MAX_FILE_BYTES:
        return Code.XML_LIMIT, 0
    if first is not None and (first[1] or b"utf-8").lower() != b"utf-8":
        return Code.XML_ENCODING, 1
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Code.XML_ENCODING, _line(data, error.start)
    marks = [data.find(b"<!", start), data.find(b"<?", first.end() if first else start)]
    at = min((mark for mark in marks if mark >= 0), default=-1)
    if at < 0:
        return None
    return (Code.XML_DTD if _DTD.match(data, at) else Code.XML_MARKUP), _line(data, at)


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _read(element: Any) -> XmlPart:  # noqa: ANN401 - the stubs of lxml lack what an element has
    line = int(element.sourceline or 0)
    parts = tuple(_read(child) for child in element)
    text = element.text or ""
    beside = (text, *(child.tail or "" for child in element)) if parts else ()
    if any(one.strip() for one in beside):
        raise _Refusal(Code.XML_ELEMENT, line)
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    return XmlPart(str(element.tag), "" if parts else text.strip(), parts, attributes, line)


def _written(etree: Any, part: XmlPart, parent: Any) -> Any:  # noqa: ANN401 - as for _read
    if not all(text.isprintable() for text in (part.text, *part.attributes.values())):
        raise InvalidValue(Code.CELL_CONTROL_CHARACTER)
    space, _, _ = part.name.removeprefix("{").rpartition("}")
    if parent is None:
        element = etree.Element(part.name, nsmap={None: space} if space else None)
    else:
        element = etree.SubElement(parent, part.name)
    element.attrib.update(dict(part.attributes))
    element.text = part.text or None
    for one in part.parts:
        _written(etree, one, element)
    return element
