"""The boxes of a sheet's notes, in the old drawing language (VML) that spreadsheets keep for them.

Some programs write parts of it that are no XML, so it is edited as text: boxes go in before its
end, and a box is found by its cell.
"""

import re
from collections.abc import Collection, Mapping
from itertools import count, islice
from math import ceil
from typing import Final

from ansinh.formats.marking.elements import Edit
from ansinh.formats.marking.grid import Grid, grid_of
from ansinh.formats.marking.not_editable import NotEditable
from ansinh.formats.marking.package import OFFICE, Package, Relation
from ansinh.formats.marking.sheet_cells import frame_part, with_frame

_KIND: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES: Final = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_NAMED: Final = tuple(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES)
_HEAD: Final = f"<xml {' '.join(_NAMED)}>"
_LAYOUT: Final = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/></o:shapelayout>'
_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:4pt;width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE: Final = re.compile(rb"\s*<v:shape\s(?:(?!</v:shape>).)*</v:shape>", re.DOTALL)
_SHAPE_ID: Final = re.compile(rb'<v:shape\s[^<>]*?\bid="_x0000_s([0-9]{1,9})"')
_MAP: Final = re.compile(rb'(<o:idmap\s[^<>]*?\bdata=")([0-9, ]*)(")')
_OF_NOTE: Final = re.compile(rb"ObjectType=[\"']Note[\"']")
_ROW: Final = re.compile(rb"<x:Row>\s*([0-9]{1,7})\s*</x:Row>")
_COLUMN: Final = re.compile(rb"<x:Column>\s*([0-9]{1,5})\s*</x:Column>")
_BLOCK: Final = 1024
"""Shapes are numbered in blocks, and a drawing says which blocks are its own."""
_LATER: Final = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
    *("tableParts", "extLst"),
)
"""What stands behind ``legacyDrawing`` in a sheet (ECMA-376, part 1, 18.3.1.99)."""
_LETTERS: Final = 56
"""Letters in a line of a note."""
_WIDTH: Final = 360
_LINE: Final = 16
_MOST_LINES: Final = 30

Place = tuple[int, int]


def draw(package: Package, sheet: str, notes: Mapping[Place, str]) -> None:
    """Draw boxes for the notes of a sheet.

    Raises:
        NotEditable: the sheet's drawing is not of the form that programs write.
    """
    if not notes:
        return
    relation = _drawing_of(package, sheet)
    numbers = _numbers(package, len(notes))
    blocks = sorted({number // _BLOCK for number in numbers})
    boxes = _boxes(notes, grid_of(package.parts[sheet]), numbers)
    if relation is not None:
        old = package.parts[relation.part]
        package.parts[relation.part] = _with_boxes(old, boxes, blocks)
        return
    part = package.free_name("xl/drawings/vmlDrawing{}.vml")
    layout = _LAYOUT.format(",".join(map(str, blocks)))
    package.parts[part] = (_HEAD + layout + _TYPE + boxes + "</xml>").encode("ascii")
    package.declare_ending("vml", _KIND)
    key = package.relate(sheet, "vmlDrawing", part, "ansinhBoxes")
    package.parts[sheet] = _with_drawing(package.parts[sheet], key)


def undraw(package: Package, sheet: str, gone: Collection[Place]) -> None:
    """Take the boxes of some cells' notes away, and the drawing if it is empty then."""
    relation = _drawing_of(package, sheet)
    if relation is None:
        return

    def kept(found: re.Match[bytes]) -> bytes:
        row, column = _ROW.search(found[0]), _COLUMN.search(found[0])
        if row is None or column is None or not _OF_NOTE.search(found[0]):
            return found[0]
        return b"" if (int(row[1]) + 1, int(column[1]) + 1) in gone else found[0]

    left = _SHAPE.sub(kept, package.parts[relation.part])
    if re.search(rb"<v:(?!shapetype|stroke|path|f\b|formulas)\w", left):
        package.parts[relation.part] = left
        return
    frame, cells, _ = frame_part(package.parts[sheet])
    pointers = [
        Edit(one.start, one.end, b"") for one in frame.children(frame.root, "legacyDrawing")
    ]
    package.parts[sheet] = with_frame(frame.edited(pointers), cells, frame.root.prefix)
    package.unrelate(sheet, relation.id)
    package.drop(relation.part)


def _drawing_of(package: Package, sheet: str) -> Relation | None:
    """Give the drawing of the sheet's notes; that of its header and footer is another."""
    frame, _, _ = frame_part(package.parts[sheet])
    keys = {
        value
        for one in frame.children(frame.root, "legacyDrawing")
        for name, value in one.attributes.items()
        if name.endswith(":id")
    }
    found = (one for one in package.relations(sheet) if one.id in keys)
    return next((one for one in found if one.part in package.parts), None)


def _boxes(notes: Mapping[Place, str], grid: Grid, numbers: list[int]) -> str:
    boxes: list[str] = []
    for order, ((place, note), number) in enumerate(
        zip(sorted(notes.items()), numbers, strict=True), start=1
    ):
        row, column = place
        lines = 1 + sum(ceil(len(line) / _LETTERS) or 1 for line in note.split("\n"))
        height = _LINE * min(lines, _MOST_LINES) + 8
        boxes.append(
            _BOX.format(
                id=number,
                order=order,
                width=_WIDTH * 3 // 4,
                height=height * 3 // 4,
                anchor=grid.anchor(row, column, (_WIDTH, height)),
                row=row - 1,
                column=column - 1,
            )
        )
    return "".join(boxes)


def _numbers(package: Package, needed: int) -> list[int]:
    """Number new boxes in blocks that no drawing of the workbook has a box in."""
    taken = {
        int(found[1]) // _BLOCK
        for name, content in package.parts.items()
        if name.lower().endswith(".vml")
        for found in _SHAPE_ID.finditer(content)
    }
    free = (block for block in count(1) if block not in taken)
    numbers = (block * _BLOCK + number for block in free for number in range(1, _BLOCK))
    return list(islice(numbers, needed))


def _with_boxes(old: bytes, boxes: str, blocks: list[int]) -> bytes:
    """Put boxes into a drawing that is there."""
    end = old.rfind(b"</xml>")
    known = all(named.encode() in old for named in _NAMED)
    if end < 0 or not known:
        raise NotEditable
    type_ = b"" if b'id="_x0000_t202"' in old else _TYPE.encode()
    found = _MAP.search(old)
    head = old[:end]
    if found is not None:
        said = [one.strip() for one in found[2].split(b",") if one.strip()]
        new = [b"%d" % block for block in blocks if b"%d" % block not in said]
        data = found[1] + b",".join([*said, *new]) + found[3]
        head = old[: found.start()] + data + old[found.end() : end] if new else head
    return head + type_ + boxes.encode("ascii") + old[end:]


def _with_drawing(sheet: bytes, key: str) -> bytes:
    """Say in a sheet which drawing its notes are in."""
    frame, cells, _ = frame_part(sheet)
    tag = f'<{frame.root.prefix}legacyDrawing xmlns:r="{OFFICE}" r:id="{key}"/>'
    later = frame.children(frame.root, *_LATER)
    place = min((one.start for one in later), default=frame.root.close)
    edit = Edit(place, place, tag.encode("ascii"))
    return with_frame(frame.edited([edit]), cells, frame.root.prefix)
