"""The part ``workbook.xml``: which sheets there are, and which of them is seen first."""

from typing import Final

from ansinh.formats.marking.elements import Edit, Element, XmlPart, escaped
from ansinh.formats.marking.not_editable import NotEditable
from ansinh.formats.marking.package import MAIN, OFFICE, Package
from ansinh.formats.marking.plain_styles import STYLES, STYLES_TYPE, plain_styles
from ansinh.formats.marking.problem_list import NAME
from ansinh.formats.marking.sheet_cells import frame_part, with_frame

_BOOK: Final = "xl/workbook.xml"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def styles_part(package: Package) -> str:
    """Give the name of the part with the styles; put one in where there is none.

    Raises:
        NotEditable: the workbook is of the strict kind, which has no notes.
    """
    root = XmlPart(package.parts[_BOOK], 1).root
    space = root.attributes.get(f"xmlns:{root.prefix[:-1]}" if root.prefix else "xmlns")
    if space != MAIN:
        raise NotEditable
    relation = package.related(_BOOK, "styles")
    if relation is not None:
        return relation.part
    package.add(STYLES, plain_styles(), STYLES_TYPE)
    package.relate(_BOOK, "styles", STYLES, "ansinhStyles")
    return STYLES


def put_sheet(package: Package, content: bytes, part: str | None) -> None:
    """Put the list in as the last sheet, or in the place of `part`, and let it be seen first.

    As the last, because names and views of a workbook count its sheets from the first.
    """
    _let_go(package)
    if part is not None:
        package.parts[part] = content
    else:
        part = package.free_name("xl/worksheets/sheet{}.xml")
        package.add(part, content, _SHEET_TYPE)
        _enter(package, package.relate(_BOOK, "worksheet", part, "ansinhList"))
    _show(package, part)
    if package.content_type(_BOOK) != _BOOK_TYPE:
        package.declare(_BOOK, _BOOK_TYPE)  # not a template any more, and without macros


def _let_go(package: Package) -> None:
    """Take the selection off all sheets: what is typed into one goes into all that are selected."""
    for relation in package.relations(_BOOK):
        if relation.kind == "worksheet":
            frame, cells, _ = frame_part(package.parts[relation.part], 3)
            edits = _selections(frame)
            if edits:
                content = with_frame(frame.edited(edits), cells, frame.root.prefix)
                package.parts[relation.part] = content
        elif relation.kind == "chartsheet" and relation.part in package.parts:
            chart = XmlPart(package.parts[relation.part], 3)
            package.parts[relation.part] = chart.edited(_selections(chart))


def _selections(part: XmlPart) -> list[Edit]:
    return [
        part.attribute(view, "tabSelected", "0")
        for views in part.children(part.root, "sheetViews")
        for view in part.children(views, "sheetView")
        if view.attributes.get("tabSelected") in {"1", "true"}
    ]


def _enter(package: Package, key: str) -> None:
    book, listed = _listed(package)
    sheets = book.children(listed, "sheet")
    taken = {one.attributes.get("name", "").casefold() for one in sheets}
    numbers = [one.attributes.get("sheetId", "") for one in sheets]
    number = 1 + max((int(one) for one in numbers if one.isdecimal()), default=0)
    name = next(
        name
        for name in (NAME, *(f"{NAME} {n}" for n in range(2, len(sheets) + 3)))
        if name.casefold() not in taken
    )
    space = "" if book.root.attributes.get("xmlns:r") == OFFICE else f' xmlns:r="{OFFICE}"'
    tag = f"{book.root.prefix}sheet"
    entry = f'<{tag}{space} name="{escaped(name)}" sheetId="{number}" r:id="{key}"/>'
    package.parts[_BOOK] = book.edited([book.append(listed, entry.encode("ascii"))])


def _show(package: Package, part: str) -> None:
    """Let a sheet be the one that is seen when the workbook is opened."""
    keys = [one.id for one in package.relations(_BOOK) if one.part == part]
    book, listed = _listed(package)
    at = next(
        number
        for number, one in enumerate(book.children(listed, "sheet"))
        if any(value in keys for name, value in one.attributes.items() if name.endswith(":id"))
    )
    views = book.child(book.root, "bookViews")
    view = book.child(views, "workbookView") if views else None
    if view is not None:
        edit = book.attribute(view, "activeTab", str(at))
    else:
        p = book.root.prefix
        added = f'<{p}bookViews><{p}workbookView activeTab="{at}"/></{p}bookViews>'
        place = views or listed
        edit = Edit(place.start, views.end if views else place.start, added.encode("ascii"))
    package.parts[_BOOK] = book.edited([edit])


def _listed(package: Package) -> tuple[XmlPart, Element]:
    book = XmlPart(package.parts[_BOOK], 3)
    listed = book.child(book.root, "sheets")
    if listed is None:
        raise NotEditable
    return book, listed
