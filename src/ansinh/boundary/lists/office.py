"""Whose list it is: the communes that its title and its sections name, and those asked for."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.words import plain
from ansinh.errors import Code, problem
from ansinh.formats.header_text import words_of
from ansinh.formats.sections import Section, names_place
from ansinh.people import Commune

_KIND: Final = re.compile(r"^(?:XA|PHUONG|THI TRAN|DAC KHU|TT|P|X)\s+")
_SHORT_KINDS: Final = MappingProxyType(
    {"X": "XA", "P": "PHUONG", "TT": "THI TRAN", "DK": "DAC KHU"}
)
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


class KnownCommunes:
    """The communes that the agency pays in, found as people write them (các xã đã biết).

    A name is compared with its kind and its marks first, then without them: ``P. TU HA`` is
    ``Phường Tứ Hạ``. What may be two communes so (``Xã An Bình``, ``Phường An Bình``) is none.
    """

    def __init__(self, communes: Iterable[Commune]) -> None:
        self.all = tuple(communes)
        self._by: list[tuple[Callable[[str], str], dict[str, list[Commune]]]] = []
        for key in (words_of, _with_kind, commune_key):
            meant: dict[str, list[Commune]] = {}
            for commune in self.all:
                meant.setdefault(key(commune.name), []).append(commune)
            self._by.append((key, meant))
        self.keys = frozenset(self._by[-1][1])
        """The names without their kinds, folded."""

    def find(self, name: str) -> Commune | None:
        """Give the commune of that name; ``None`` for a strange one, and one of two."""
        for key, meant in self._by:
            if found := meant.get(key(name)):
                return found[0] if len(found) == 1 else None
        return None

    def named_in(self, text: str) -> list[Commune]:
        """Give the communes that a line of a title names, or may name."""
        found = _keys_in(text, self.keys)
        held = [one for one in self.all if commune_key(one.name) in found]
        for key in (words_of, _with_kind) if len(held) > len(found) else ():
            said = f" {key(text)} "
            exact = [one for one in held if f" {key(one.name)} " in said]
            if len(exact) == len(found):
                return exact
        return held


def known_communes(defaults: ListDefaults) -> KnownCommunes:
    """Give the agency's communes."""
    return KnownCommunes(
        Commune(name, code, defaults.code_list, defaults.edition)
        for name, code in defaults.communes.items()
    )


def commune_key(name: str) -> str:
    """Fold a commune's name; its kind is left out: ``P. Tứ Hạ`` is ``Phường Tứ Hạ``."""
    folded = plain(name)
    return _KIND.sub("", folded) or folded


def _with_kind(name: str) -> str:
    """Fold a commune's name with its kind: ``P. Tứ Hạ`` is ``Phường Tứ Hạ``, and no ``Xã``."""
    folded = plain(name)
    kind, _, rest = folded.partition(" ")
    return f"{_SHORT_KINDS[kind]} {rest}" if rest and kind in _SHORT_KINDS else folded


def communes_in_title(reading: ListReading, known: KnownCommunes) -> set[Commune]:
    """Find the communes of those known that the title names, or may name."""
    return {one for line in reading.table.titles for one in known.named_in(line.text)}


def communes_by_section(reading: ListReading, defaults: ListDefaults) -> dict[int, Commune]:
    """Give the commune of each record that stands under a section with one that is known.

    Only of a list that has no column for it: what a line says goes before what stands above it.
    """
    known = known_communes(defaults)
    table = reading.table
    if not known.all or not table.sections or reading.has("commune"):
        return {}
    placed: dict[int, Commune] = {}
    above: list[_Above] = []
    sections = list(reversed(table.sections))
    for record in table.records:
        while sections and sections[-1].row < record.row:
            section = sections.pop()
            while above and above[-1].ends_at(section):
                above.pop()
            inherited = above[-1].commune if above else None
            own = known.find(_name_of(section))
            level = max(section.level, above[-1].level + 1 if above else 0)
            above.append(_Above(level, own or inherited, is_commune=own is not None))
        if above and (commune := above[-1].commune) is not None:
            placed[record.row] = commune
    return placed


@attrs.frozen
class _Above:
    """A section that is open, and the commune of the lines in it."""

    level: int
    commune: Commune | None
    is_commune: bool

    def ends_at(self, section: Section) -> bool:
        """Whether it ends where another begins.

        A hamlet ends no commune, even where hamlets came first and so look wider.
        """
        if self.level <= section.level:
            return self.level == section.level
        return not self.is_commune or names_place(section.text, sure=True) != "hamlet"


def check_office(reading: ListReading, defaults: ListDefaults) -> None:
    """Refuse a list that names another commune than those that it was read for.

    Where each line says its commune, the title only says who made the list.
    """
    own = [defaults.commune] if defaults.commune else []
    known = known_communes(defaults)
    asked = known.keys | {commune_key(one.name) for one in own}
    if not asked or reading.has("commune"):
        return
    table = reading.table
    titles = [line for line in table.titles if line.row < table.header_rows[0]]
    if not any(_keys_in(line.text, asked) for line in titles):
        strangers = [line for line in titles if _names_office(line.text)]
        for line in strangers[:1]:
            place = table.sheet.position.at(line.row, line.column)
            reading.problems.append(problem(Code.LIST_OFFICE, place))
    whose = known if known.all else KnownCommunes(own)
    for section in table.sections:
        if names_place(section.text) == "commune" and whose.find(_name_of(section)) is None:
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


def _name_of(section: Section) -> str:
    return _COUNT_BESIDE.split(section.text, maxsplit=1)[0]
