"""`read_ods`: OpenDocument sheets in (.ods), in one bounded walk that looks and reads at once."""

from ansinh.errors import Code, Position, Problem, UnreadableFile
from ansinh.formats.limits import MAX_PROBLEMS
from ansinh.formats.ods_parts import CONTENT, check_parts
from ansinh.formats.ods_styles import STYLES, styles_of
from ansinh.formats.ods_walk import Content
from ansinh.formats.sheet import Sheet
from ansinh.formats.xml_part import Refusal
from ansinh.formats.zip_container import parts_of


def read_ods(data: bytes, source: str) -> tuple[Sheet, ...]:
    """Read every sheet of an .ods, hidden ones too, in the document's order.

    Raises:
        UnreadableFile: ``xlsx-…``, ``file-too-large``, ``cell-too-long``: the first of what makes
            the file unfit, or all the texts that are too long.
    """
    place = Position(source)
    parts = parts_of(data, place)
    found: list[Problem] = []
    sheets: tuple[Sheet, ...] = ()
    content: Content | None = None
    try:
        check_parts(parts)
        content = Content(styles_of(parts), parts.keys())
        content.read(parts[CONTENT], parts.get(STYLES, b""))
        sheets = _sheets(content, source)
    except Refusal as refusal:
        found = [refusal.problem_in(Position(source, content.place if content else ""))]
    if content is not None and not found:
        found = [one for rows in content.sheets for one in rows.problems(source)]
    if found:
        raise UnreadableFile(found[:MAX_PROBLEMS])
    return sheets


def _sheets(content: Content, source: str) -> tuple[Sheet, ...]:
    names = {rows.name for rows in content.sheets}
    if not names or len(names) < len(content.sheets):
        raise Refusal(Code.XLSX_DAMAGED)
    return tuple(rows.sheet(source) for rows in content.sheets)
