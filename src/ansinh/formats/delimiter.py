"""Which sign parts the cells of a csv file: a fixed rule on its header, never a guess on names."""

from collections.abc import Sequence
from typing import Final

from ansinh.formats.header_text import header_key
from ansinh.formats.limits import MAX_HEADER_ROW

DELIMITERS: Final = ("\t", ";", ",")
"""In the order in which they win a tie: commas stand in texts, tabs hardly ever."""

_HEADERS: Final = frozenset(
    header_key(name)
    for name in (
        "STT",
        "TT",
        "Số TT",
        "Họ và tên",
        "Họ tên",
        "Họ và tên đối tượng",
        "Họ tên người hưởng",
        "Tên đối tượng",
        "Mã hồ sơ",
        "Mã đối tượng",
        "Mã tham chiếu",
        "Số CCCD",
        "Số tài khoản",
    )
)
"""Headers that one list or another always has, as whole cells."""


def delimiter_of(lines: Sequence[str]) -> str:
    """Give the sign under which the first header line falls into cells that are known headers.

    Spreadsheets may say it themselves in a first line ``sep=;``. Where no header is known, it is
    the sign that cuts one of the first lines into the most cells that hold something.
    """
    first = lines[:MAX_HEADER_ROW]
    if first and first[0].startswith("sep=") and first[0][4:] in DELIMITERS:
        return first[0][4:]
    for line in first:
        known = {delimiter: _known(line, delimiter) for delimiter in DELIMITERS}
        if max(known.values()):
            return max(DELIMITERS, key=known.__getitem__)
    return max(DELIMITERS, key=lambda sign: max((_filled(line, sign) for line in first), default=0))


def _known(line: str, delimiter: str) -> int:
    cells = line[:4000].split(delimiter)
    if len(cells) < 2:
        return 0
    return sum(header_key(cell) in _HEADERS for cell in cells)


def _filled(line: str, delimiter: str) -> int:
    return sum(bool(cell.strip()) for cell in line.split(delimiter))
