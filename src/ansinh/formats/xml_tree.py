"""XML of a provider: read by lxml with everything off that no message needs, and written by it."""

from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

import attrs

from ansinh.errors import Code, InvalidValue, MissingExtra, Position, UnreadableFile, problem
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.formats.layout import Column
from ansinh.formats.limits import MAX_FILE_BYTES
from ansinh.formats.sheet import CellValue
from ansinh.formats.xml_guard import SAFE_XML, line_at, xml_fault


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

    What `xml_fault` finds in the bytes is refused before any parser sees them.

    Raises:
        UnreadableFile: ``xml-limit``, ``xml-encoding``, ``xml-dtd``, ``xml-markup``,
            ``xml-syntax``, ``xml-element`` for a text beside elements.
        MissingExtra: lxml is not installed.
    """
    fault = xml_fault(data, most=MAX_FILE_BYTES)
    if fault is not None:
        code, line = fault[0], line_at(data, fault[1])
    else:
        etree = _lxml()
        try:
            return _read(etree.fromstring(data, etree.XMLParser(**SAFE_XML)))
        except etree.XMLSyntaxError as error:
            code, line = Code.XML_SYNTAX, error.lineno or 1
        except _Refusal as error:
            code, line = error.code, error.line
    most = f"{MAX_FILE_BYTES // 2**20} MB"
    place = Position(source).at(line)
    raise UnreadableFile([problem(code, place, most_en=most, most_vi=most)])


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
