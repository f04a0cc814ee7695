"""Whose list it is: the communes that its title and its sections name, and those asked for."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.words import plain
from ansinh.errors import Code, problem
from ansinh.formats.sections import names_place
from ansinh.people import Commune

_KIND: Final = re.compile(r"^(?:XA|PHUONG|THI TRAN|DAC KHU|TT|P|X)\s+")
_OFFICE: Final = re.compile(
    r"(?:(?:UBND|UY BAN NHAN DAN|DON VI|DIA BAN|XA PHUONG|TEN XA)(?: CAP XA)? )?"
    r"(?:XA|PHUONG|THI TRAN|DAC KHU) (?!HOI |PHUONG |THI TRAN |CAP )(.+)"
)
_GOES_ON: Final = re.compile(
    r"$| (?:THANG|NAM|HUYEN|QUAN|TINH|THANH PHO|TP|THI XA|DANH SACH|KY|CHI TRA|QUY|KEM|DOT|NGAY"
    r"|CONG HOA|DOC LAP|SO|TU THANG|T ?[0-9]|[0-9])"
)
_SEGMENT: Final = re.compile(r"[,;\n(–]|\s-\s|\.\s+(?=\w{2})")
_WORD: Final = re.compile(r"\w+")
_COUNT_BESIDE: Final = re.compile(r"[(:–]|-\s*[0-9]")


def known_communes(defaults: ListDefaults) -> dict[str, Commune]:
    """Give the agency's communes by the key of their names."""
    return {
        commune_key(name): Commune(name, code, defaults.code_list, defaults.edition)
        for name, code in defaults.communes.items()
    }


def commune_key(name: str) -> str:
    """Fold a commune's name; its kind is left out: ``P. Tứ Hạ`` is ``Phường Tứ Hạ``."""
    folded = plain(name)
    return _KIND.sub("", folded) or folded


def commune_in_title(reading: ListReading, known: Mapping[str, Commune]) -> Commune | None:
    """Find the one commune of those known that the title names."""
    named = {key for line in reading.table.titles for key in _keys_in(line.text, known.keys())}
    return known[named.pop()] if len(named) == 1 else None


def communes_by_section(reading: ListReading, defaults: ListDefaults) -> dict[int, Commune]:
    """Give the commune of each record that stands under a section with one that is known.

    Only of a list that has no column for it: what a line says goes before what stands above it.
    """
    known = known_communes(defaults)
    table = reading.table
    if not known or not table.sections or reading.has("commune"):
        return {}
    placed: dict[int, Commune] = {}
    above: list[tuple[int, Commune | None]] = []
    sections = list(reversed(table.sections))
    for record in table.records:
        while sections and sections[-1].row < record.row:
            section = sections.pop()
            while above and above[-1][0] >= section.level:
                above.pop()
            inherited = above[-1][1] if above else None
            above.append((section.level, known.get(_key_of(section.text)) or inherited))
        if above and (commune := above[-1][1]) is not None:
            placed[record.row] = commune
    return placed


def check_office(reading: ListReading, defaults: ListDefaults) -> None:
    """Refuse a list that names another commune than those that it was read for.

    Where each line says its commune, the title only says who made the list.
    """
    known = set(known_communes(defaults))
    asked = known | ({commune_key(defaults.commune.name)} if defaults.commune else set())
    if not asked or reading.has("commune"):
        return
    table = reading.table
    titles = [line for line in table.titles if line.row < table.header_rows[0]]
    if not any(_keys_in(line.text, asked) for line in titles):
        strangers = [line for line in titles if _names_office(line.text)]
        for line in strangers[:1]:
            place = table.sheet.position.at(line.row, line.column)
            reading.problems.append(problem(Code.LIST_OFFICE, place))
    for section in table.sections if known else ():
        if names_place(section.text) == "commune" and _key_of(section.text) not in asked:
            reading.problems.append(problem(Code.LIST_OFFICE, table.sheet.position.at(section.row)))


def _names_office(text: str) -> bool:
    segments = (segment.strip() for segment in _SEGMENT.split(text))
    return any(one[:1].isupper() and _OFFICE.match(plain(one)) for one in segments)


def _keys_in(text: str, keys: Collection[str]) -> set[str]:
    """Give the communes that a line names; of ``An`` and ``An Khánh`` the longer."""
    found = {key for segment in _SEGMENT.split(text) for key in _keys_in_segment(segment, keys)}
    return {key for key in found if not any(key != other and key in other for other in found)}


def _keys_in_segment(segment: str, keys: Collection[str]) -> set[str]:
    words = plain(segment)
    office = _OFFICE.match(words)
    if office is None:
        return {key for key in keys if f" {key} " in f" {words} "}
    said, before = office[1], len(words[: office.start(1)].split())
    written = _WORD.findall(segment)
    fits = [key for key in keys if said.startswith(key) and _ends(said, key, written[before:])]
    return {max(fits, key=len)} if fits else set()


def _ends(said: str, key: str, written: Sequence[str]) -> bool:
    """Whether a name ends with the key: ``Mẫu tháng 7`` does, ``Mẫu Trung`` is another one."""
    if _GOES_ON.match(said, len(key)):
        return True
    after = written[len(key.split()) :]
    return said[len(key)] == " " and bool(after) and after[0].islower()


def _key_of(section: str) -> str:
    return commune_key(_COUNT_BESIDE.split(section, maxsplit=1)[0])
