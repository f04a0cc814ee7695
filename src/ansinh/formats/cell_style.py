"""How a cell looks, as a value: equal styles are one format in the workbook."""

from typing import Final, Literal

import attrs

FONT: Final = "Times New Roman"
"""The letter of official papers; its free twins have the same widths."""

TEXT_FORMAT: Final = "@"
"""The format of ids and accounts: what is typed stays as typed, with its zeros."""


@attrs.frozen(kw_only=True, cache_hash=True)
class CellStyle:
    """Font, place and frame of a cell (kiểu ô); `number_format` in the spreadsheet's notation."""

    size: int = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Literal["", "left", "center", "right"] = ""
    middle: bool = False
    """Whether the text stands in the middle of the row's height; else at the bottom."""
    top: bool = False
    wrap: bool = False
    border: bool = False
    fill: str = ""
    number_format: str = ""

    def properties(self) -> dict[str, object]:
        """Say it in XlsxWriter's words, leaving out what is as it always is."""
        words: dict[str, object] = {"font_name": FONT, "font_size": self.size}
        words |= {name: True for name in ("bold", "italic", "underline") if getattr(self, name)}
        if self.align:
            words["align"] = self.align
        if self.middle or self.top:
            words["valign"] = "vcenter" if self.middle else "top"
        if self.wrap:
            words["text_wrap"] = True
        if self.border:
            words["border"] = 1
        if self.fill:
            words |= {"bg_color": self.fill, "pattern": 1}
        if self.number_format:
            words["num_format"] = self.number_format
        return words


PLAIN: Final = CellStyle()
