"""`Package`: the parts of a workbook while they are edited, and how they hang together."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final

import attrs

from ansinh.formats.limits import MAX_RATIO, RATIO_COUNTS_FROM
from ansinh.formats.marking.elements import Edit, Element, XmlPart, edited, escaped

TYPES: Final = "[Content_Types].xml"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_LEVEL: Final = 6


@attrs.frozen
class Relation:
    """A part's pointer to another (quan hệ): its id, what the other is, which part it is."""

    id: str
    kind: str
    part: str
    element: Element


class Package:
    """Parts by name; what is not touched stays byte for byte."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)

    def relations(self, part: str) -> list[Relation]:
        """Give what a part points to within the workbook."""
        name = _relations_of(part)
        if name not in self.parts:
            return []
        document = XmlPart(self.parts[name], 2)
        return [
            Relation(
                one.attributes.get("Id", ""),
                one.attributes.get("Type", "").rpartition("/")[2],
                _resolved(part, one.attributes.get("Target", "")),
                one,
            )
            for one in document.children(document.root, "Relationship")
            if one.attributes.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> Relation | None:
        """Give the first of a part's relations of one kind, if the other part is there."""
        found = (one for one in self.relations(part) if one.kind == kind)
        return next((one for one in found if one.part in self.parts), None)

    def relate(self, part: str, kind: str, other: str, wanted: str) -> str:
        """Let a part point to another; give the relation's id, `wanted` where nobody has it."""
        name = _relations_of(part)
        if name not in self.parts:
            self.declare_ending("rels", _RELATIONS_TYPE)
        empty = f'{HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        document = XmlPart(self.parts.get(name, empty), 2)
        taken = {one.attributes.get("Id") for one in document.children(document.root)}
        key = next(one for one in _numbered(wanted) if one not in taken)
        tag = f"{document.root.prefix}Relationship"
        relation = f'<{tag} Id="{key}" Type="{OFFICE}/{kind}" Target="{_target(part, other)}"/>'
        edit = document.append(document.root, relation.encode("ascii"))
        self.parts[name] = document.edited([edit])
        return key

    def unrelate(self, part: str, key: str) -> None:
        """Take one of a part's relations away."""
        name = _relations_of(part)
        gone = [one.element for one in self.relations(part) if one.id == key]
        self.parts[name] = edited(self.parts[name], [Edit(e.start, e.end, b"") for e in gone])

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """Put a part in and say what it is."""
        self.parts[part] = content
        self.declare(part, content_type)

    def declare(self, part: str, content_type: str) -> None:
        """Say what a part is, or say it anew."""
        document = XmlPart(self.parts[TYPES], 2)
        for one in document.children(document.root, "Override"):
            if one.attributes.get("PartName") == f"/{part}":
                self.parts[TYPES] = document.edited(
                    [document.attribute(one, "ContentType", content_type)]
                )
                return
        tag = f"{document.root.prefix}Override"
        line = f'<{tag} PartName="/{escaped(part)}" ContentType="{content_type}"/>'
        self.parts[TYPES] = document.edited([document.append(document.root, line.encode("ascii"))])

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what all parts with an ending are, if nobody has said it; before single parts."""
        document = XmlPart(self.parts[TYPES], 2)
        defaults = document.children(document.root, "Default")
        if any(one.attributes.get("Extension", "").lower() == ending for one in defaults):
            return
        tag = f"{document.root.prefix}Default"
        line = f'<{tag} Extension="{ending}" ContentType="{content_type}"/>'.encode("ascii")
        at = document.root.inside
        self.parts[TYPES] = document.xml[:at] + line + document.xml[at:]

    def content_type(self, part: str) -> str:
        """Give what a part says that it is; empty where its ending alone says it."""
        document = XmlPart(self.parts[TYPES], 2)
        overrides = document.children(document.root, "Override")
        names = {one.attributes.get("PartName"): one for one in overrides}
        found = names.get(f"/{part}")
        return found.attributes.get("ContentType", "") if found else ""

    def drop(self, part: str) -> None:
        """Take a part out, and what was said of it."""
        del self.parts[part]
        document = XmlPart(self.parts[TYPES], 2)
        self.parts[TYPES] = document.edited(
            Edit(one.start, one.end, b"")
            for one in document.children(document.root, "Override")
            if one.attributes.get("PartName") == f"/{part}"
        )

    def free_name(self, form: str) -> str:
        """Give the first name of a form, ``xl/comments{}.xml``, that no part has."""
        taken = {name.casefold() for name in self.parts}
        return next(name for n in count(1) if (name := form.format(n)).casefold() not in taken)

    def content(self) -> bytes:
        """Pack the parts: in the order of their names, dated 1980, with no trace of the system.

        They are compressed: an office sends the file by mail, and nobody compares its digest, as
        one does an order's (docs/decisions, 0009 and 0034). A part that would shrink to almost
        nothing is stored, because readers refuse one that expands so much.
        """
        packed = io.BytesIO()
        names = sorted(self.parts, key=lambda name: (name != TYPES, name))
        with zipfile.ZipFile(packed, "w") as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system = 0
                entry.external_attr = 0o600 << 16
                content = self.parts[name]
                archive.writestr(entry, content, _method(content), _LEVEL)
        return packed.getvalue()


def _method(content: bytes) -> int:
    suspicious = len(content) > RATIO_COUNTS_FROM
    if suspicious and len(zlib.compress(content, _LEVEL)) * MAX_RATIO < 2 * len(content):
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _resolved(part: str, target: str) -> str:
    """Give the part that a target names, as seen from another part."""
    steps = [] if target.startswith("/") else part.split("/")[:-1]
    for step in target.strip("/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _target(part: str, other: str) -> str:
    """Write a target as programs do: from the folder of the part that points."""
    here, there = part.split("/")[:-1], other.split("/")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return escaped("/".join([*[".."] * len(here), *there]))


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}{number}" for number in count(2))
