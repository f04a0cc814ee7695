"""The few styles of a workbook made anew: texts stay texts, days are shown as they are written."""

from enum import IntEnum
from typing import Final

from ansinh.formats.cell_style import FONT
from ansinh.formats.marking.package import HEAD, MAIN

STYLES: Final = "xl/styles.xml"
STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_WRAPPED: Final = '<alignment vertical="top" wrapText="1"/>'
_TOP: Final = '<alignment vertical="top"/>'


class Look(IntEnum):
    """How a cell looks: the number of its style."""

    PLAIN = 0
    TITLE = 1
    """A text that stands alone in its row, and may reach over its neighbours."""
    TEXT = 2
    NUMBER = 3
    DAY = 4
    MOMENT = 5
    """A day with a time of day."""
    HOUR = 6


_FORMATS: Final = {
    Look.PLAIN: (0, ""),
    Look.TITLE: (49, ""),
    Look.TEXT: (49, _WRAPPED),
    Look.NUMBER: (0, _TOP),
    Look.DAY: (164, _TOP),
    Look.MOMENT: (165, _TOP),
    Look.HOUR: (20, _TOP),
}


def plain_styles() -> bytes:
    """Write the part."""
    styles = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"'
        + (f' applyNumberFormat="1" applyAlignment="1">{align}</xf>' if align else "/>")
        for number, align in (_FORMATS[look] for look in Look)
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}">'
        '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
        '<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
        f'<fonts count="1"><font><sz val="11"/><name val="{FONT}"/><family val="1"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        "</cellStyleXfs>"
        f'<cellXfs count="{len(Look)}">{styles}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ).encode("ascii")
