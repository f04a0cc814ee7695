"""XML as the kit looks at it: its elements, and which of them speak of one order."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET


def root_of(content: bytes) -> ET.Element:
    """Read XML that the adapter under test, or its provider's simulator, wrote.

    Not `ansinh.formats.read_xml`, which wants the extra `xml`: a workbook is XML inside.
    """
    return ET.fromstring(content)  # noqa: S314 - whose bytes these are has its code run here too


def record_elements(root: ET.Element, references: Iterable[str]) -> list[ET.Element]:
    """Give the largest elements that speak of exactly one order, in the order of the file."""
    wanted = set(references)

    def spoken(element: ET.Element) -> set[str]:
        return {ref for text in element_texts(element) for ref in wanted if ref in text}

    def within(element: ET.Element) -> Iterator[ET.Element]:
        for child in element:
            match len(spoken(child)):
                case 0:
                    continue
                case 1:
                    yield child
                case _:
                    yield from within(child)

    return list(within(root))


def element_texts(element: ET.Element) -> Iterator[str]:
    """Give every text and attribute in an element."""
    for part in element.iter():
        if part.text and part.text.strip():
            yield part.text
        yield from part.attrib.values()
