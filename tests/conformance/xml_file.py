"""A right adapter for XML: what a program needs stands in attributes, what people read in elements.

Reference, amount and status are attributes of each order, count and total those of the sum.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from tests.conformance.following import following
from tests.conformance.profiles import XML, XML_FIELDS
from tests.conformance.text_adapter import (
    Document,
    Fields,
    Row,
    RowAdapter,
    answered,
    month_of,
)

from ansinh import (
    Code,
    Month,
    Outcome,
    ParseFailed,
    Position,
    RenderedFile,
    UnreadableFile,
    problem,
    total_of,
)
from ansinh.formats import FormatProfile, Layout, XmlPart, read_xml, write_xml

ATTRIBUTES: Final = ("reference", "amount", "narrative", "status", "on")
_ROOT: Final = {"payment order": "Order", "payment results": "Results"}


class XmlFile(RowAdapter):
    """Tệp XML: the root has the month, each order an element, and the last one is the sum."""

    profile: ClassVar[FormatProfile] = XML
    suffix: ClassVar[str] = "xml"

    @property
    def order_layout(self) -> Layout:
        return XML_FIELDS["order"]

    @property
    def answer_layout(self) -> Layout:
        return XML_FIELDS["answer"]

    def text(self, layout: Layout, month: Month, rows: Sequence[Fields]) -> str:
        parts = [self.element(layout, row) for row in rows]
        root = XmlPart(
            _ROOT[layout.kind], parts=[*parts, self.sum(rows)], attributes={"month": month.label}
        )
        return write_xml(root, newline=self.profile.newline).decode(self.profile.encoding)

    def element(self, layout: Layout, fields: Fields) -> XmlPart:
        """Write one order, or what came of it."""
        names = [column.field for column in layout.columns]
        return XmlPart(
            "Payment",
            parts=[XmlPart(name, fields[name]) for name in names if name not in ATTRIBUTES],
            attributes={name: fields[name] for name in names if name in ATTRIBUTES},
        )

    def sum(self, rows: Sequence[Fields]) -> XmlPart:
        """Write how many there are, and how much that makes."""
        total = total_of(self.amount_of(row["amount"]) for row in rows)
        return XmlPart("Sum", attributes={"count": str(len(rows)), "total": self.amount(total)})

    def document(self, data: bytes, layout: Layout) -> Document:
        place = Position(self.profile.id)
        try:
            root = read_xml(data, self.profile.id)
        except UnreadableFile as unreadable:
            root, problems = XmlPart(""), unreadable.problems
        else:
            problems = ()
        if problems:
            raise ParseFailed(problems)
        if root.name != _ROOT[layout.kind] or not root.parts or root.parts[-1].name != "Sum":
            words = {"en": layout.kind, "vi": layout.titles[0]}
            raise ParseFailed([problem(Code.FILE_NOT_A_LIST, place.at(1), **words)])
        names = [column.field for column in layout.columns]
        rows = tuple(self.row_of(part, names, place) for part in root.parts[:-1])
        foot = root.parts[-1].attributes
        self.check_total(
            (foot.get("count", ""), foot.get("total", "")), rows, place.at(root.parts[-1].line)
        )
        month = month_of(root.attributes.get("month", ""), place.at(root.line))
        return Document(month, rows, {"title": 1, "total": 1})

    def row_of(self, part: XmlPart, names: Sequence[str], place: Position) -> Row:
        """Read one order; an element or attribute that nobody knows makes it no order at all."""
        fields = self.fields_in(part)
        if part.name != "Payment" or sorted(fields) != sorted(names):
            raise ParseFailed([problem(Code.XML_ELEMENT, place.at(part.line))])
        return Row(place.at(part.line), fields)

    def fields_in(self, part: XmlPart) -> Fields:
        """Give what stands in an element: the texts of its parts, and its attributes."""
        return {**{one.name: one.text for one in part.parts}, **part.attributes}


def xml_answer(
    file: RenderedFile, answers: Mapping[str, Outcome], *, profile: FormatProfile = XML
) -> bytes:
    """Answer an order as the invented bank would."""
    return answered(following(XmlFile, profile), file, answers)
