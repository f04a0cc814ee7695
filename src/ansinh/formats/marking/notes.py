"""Notes on cells (ghi chú): put beside those that a sheet has, and taken away again.

A sheet has one part with all its notes' texts, and one with the boxes that they are drawn in. A
cell has one note at most: to somebody's own note ours is added at its end.
"""

import re
from collections.abc import Mapping
from typing import Final

from ansinh.errors.problem import column_letters
from ansinh.formats.marking.drawing import draw, undraw
from ansinh.formats.marking.elements import Edit, Element, XmlPart
from ansinh.formats.marking.not_editable import NotEditable
from ansinh.formats.marking.package import HEAD, MAIN, Package
from ansinh.formats.marking.xml_text import said
from ansinh.formats.sheet_frame import column_number

AUTHOR: Final = "ansinh"
SIGN: Final = "[ansinh]"
"""How every note of ours begins: programs lose the author's name, but not the text."""
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_EMPTY: Final = (
    HEAD + f'<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
)
_SIGN: Final = SIGN.encode()
_TEXT: Final = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</(?:\w+:)?t>")
_OURS: Final = re.compile(rb"(?:\s|&#10;|&#xA;|_x000a_)*" + re.escape(_SIGN) + rb"[^<]*")
_LINE_END: Final = re.compile(rb"(?:\s|&#10;|&#xA;|_x000a_)+(?=</(?:\w+:)?t>)")
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Place = tuple[int, int]
"""Row and column, from 1."""


def with_notes(package: Package, sheet: str, notes: Mapping[Place, str]) -> None:
    """Put notes on cells of a sheet.

    Raises:
        NotEditable: the sheet's own notes are not of the form that programs write.
    """
    if not notes:
        return
    relation = package.related(sheet, "comments")
    part = relation.part if relation else package.free_name("xl/comments{}.xml")
    content, new = _with_texts(package.parts.get(part, _EMPTY.encode("ascii")), notes)
    if relation is None:
        package.add(part, content, _KIND)
        package.relate(sheet, "comments", part, "ansinhNotes")
    else:
        package.parts[part] = content
    draw(package, sheet, {place: notes[place] for place in sorted(new)})


def without_notes(package: Package, sheet: str) -> None:
    """Take our notes off a sheet; what somebody else wrote stays."""
    relation = package.related(sheet, "comments")
    if relation is None or _SIGN not in package.parts[relation.part]:
        return
    content, gone, left = _without_texts(package.parts[relation.part])
    if left:
        package.parts[relation.part] = content
    else:
        package.unrelate(sheet, relation.id)
        package.drop(relation.part)
    undraw(package, sheet, gone)


def _with_texts(old: bytes, notes: Mapping[Place, str]) -> tuple[bytes, set[Place]]:
    """Give the part with the notes, and the cells that had none before."""
    part = XmlPart(old, 5)
    p = part.root.prefix
    authors, listed = part.child(part.root, "authors"), part.child(part.root, "commentList")
    if authors is None or listed is None:
        raise NotEditable
    names = [old[one.inside : one.close] for one in part.children(authors, "author")]
    edits: list[Edit] = []
    if AUTHOR.encode() not in names:
        names.append(AUTHOR.encode())
        edits.append(part.append(authors, f"<{p}author>{AUTHOR}</{p}author>".encode()))
    author = names.index(AUTHOR.encode())
    there = {_place_of(one): one for one in part.children(listed, "comment")}
    added: list[str] = []
    new: set[Place] = set()
    for place in sorted(notes):
        note = there.get(place)
        if note is not None:
            edits += _added_to(part, note, _run(p, f"\n{SIGN}\n{notes[place]}"))
            continue
        new.add(place)
        run = _run(p, f"{SIGN}\n{notes[place]}")
        opening = f'<{p}comment ref="{column_letters(place[1])}{place[0]}" authorId="{author}">'
        added.append(f"{opening}<{p}text>{run}</{p}text></{p}comment>")
    if added:
        edits.append(part.append(listed, "".join(added).encode("ascii")))
    return part.edited(edits), new


def _added_to(part: XmlPart, note: Element, run: str) -> list[Edit]:
    """Add a run to a note; a text that is no run becomes one."""
    text = part.child(note, "text")
    pieces = part.children(text, "t", "r") if text else []
    if not pieces:
        raise NotEditable
    last, p = pieces[-1], part.root.prefix
    added = run.encode("ascii")
    if last.local == "r":
        return [Edit(last.end, last.end, added)]
    return [
        Edit(last.start, last.start, f"<{p}r>".encode()),
        Edit(last.end, last.end, f"</{p}r>".encode() + added),
    ]


def _without_texts(xml: bytes) -> tuple[bytes, set[Place], bool]:
    """Give the part without our notes, the cells that have none now, and whether any are left."""
    part = XmlPart(xml, 5)
    listed = part.child(part.root, "commentList")
    notes = part.children(listed, "comment") if listed else []
    edits: list[Edit] = []
    gone: set[Place] = set()
    for note in notes:
        words = b"".join(_TEXT.findall(part.bytes_of(note)))
        if _SIGN not in words:
            continue
        if words.lstrip().startswith(_SIGN):
            edits.append(Edit(note.start, note.end, b""))
            gone.add(_place_of(note))
        else:
            edits += _cut(part, note)
    return part.edited(edits), gone, len(gone) < len(notes)


def _cut(part: XmlPart, note: Element) -> list[Edit]:
    """Cut our words off the end of somebody's note; a program may have parted them anew."""
    text = part.child(note, "text")
    runs = part.children(text, "r", "t") if text else []
    ours = [_SIGN in part.bytes_of(run) for run in runs]
    edits: list[Edit] = []
    for run, is_ours, before_ours in zip(runs, ours, [*ours[1:], False], strict=True):
        written = part.bytes_of(run)
        rest = _OURS.sub(b"", written) if is_ours else written
        if is_ours and not b"".join(_TEXT.findall(rest)).strip():
            rest = b""
        elif before_ours:
            rest = _LINE_END.sub(b"", rest)
        if rest != written:
            edits.append(Edit(run.start, run.end, rest))
    return edits


def _place_of(note: Element) -> Place:
    found = _ADDRESS.fullmatch(note.attributes.get("ref", ""))
    if found is None:
        raise NotEditable
    return int(found[2]), column_number(found[1])


def _run(prefix: str, text: str) -> str:
    p = prefix
    look = f'<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'
    words = f'<{p}t xml:space="preserve">{said(text)}</{p}t>'
    return f"<{p}r><{p}rPr>{look}</{p}rPr>{words}</{p}r>"
