"""Whose list it is: the communes that its title and its sections name, and those asked for."""

import re
from collections.abc import Collection, Mapping
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
    r"|CONG HOA|DOC LAP|SO|T?[0-9])"
)
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
    named = {
        key for line in reading.table.titles for key in _keys_in(plain(line.text), known.keys())
    }
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
    titles = [(line, plain(line.text)) for line in table.titles if line.row < table.header_rows[0]]
    if not any(_keys_in(text, asked) for _, text in titles):
        strangers = (line for line, text in titles if _OFFICE.match(text))
        for line in list(strangers)[:1]:
            place = table.sheet.position.at(line.row, line.column)
            reading.problems.append(problem(Code.LIST_OFFICE, place))
    for section in table.sections if known else ():
        if names_place(section.text) == "commune" and _key_of(section.text) not in asked:
            reading.problems.append(problem(Code.LIST_OFFICE, table.sheet.position.at(section.row)))


def _keys_in(text: str, keys: Collection[str]) -> set[str]:
    """Give the communes that a line names; of ``An`` and ``An Khánh`` the longer."""
    office = _OFFICE.match(text)
    if office is not None:
        said = office[1]
        fits = [key for key in keys if said.startswith(key) and _GOES_ON.match(said, len(key))]
        return {max(fits, key=len)} if fits else set()
    found = {key for key in keys if f" {key} " in f" {text} "}
    return {key for key in found if not any(key != other and key in other for other in found)}


def _key_of(section: str) -> str:
    return commune_key(_COUNT_BESIDE.split(section, maxsplit=1)[0])
