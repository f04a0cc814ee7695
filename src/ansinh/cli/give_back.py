"""``--give-back``: each list that has problems, as a workbook with its cells marked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs

from ansinh.boundary import SourceFile
from ansinh.cli.folder import Output, write_outputs
from ansinh.errors import Code, Position, Problem, Text, UnreadableFile, problem
from ansinh.formats import read_sheets
from ansinh.formats.compound_file import CFB_MAGIC
from ansinh.formats.marking.marked_workbook import marked_list
from ansinh.formats.zip_container import ZIP_MAGIC
from ansinh.latin import fold, nfc

_ENDING: Final = "-can-sua"
_WHAT: Final = Text("list with its cells marked", "danh sách có đánh dấu ô cần sửa")
_LONGEST: Final = 80


@attrs.frozen
class GivenBack:
    """What was written for which list, and which lists have nothing that could be marked."""

    written: tuple[tuple[str, Path], ...] = ()
    anew: frozenset[str] = frozenset()
    """Which workbooks were made anew from their values; a text file has nothing else to lose."""
    unmarked: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why nothing was written at all."""

    @property
    def lines(self) -> Iterable[Text]:
        """Say it to people."""
        for source, place in self.written:
            yield Text(
                f"{source}: given back with its cells marked as {place.as_posix()}",
                f"{source}: đã ghi bản đánh dấu ô cần sửa vào {place.as_posix()}",
            )
            if source in self.anew:
                yield Text(
                    f"{source}: made anew from its values; formulas, notes and colours of the "
                    "first file are not in it",
                    f"{source}: bản này lập lại từ giá trị các ô, không có công thức, ghi chú, "
                    "màu của tệp gốc",
                )
        for source in self.unmarked:
            yield Text(
                f"{source}: not given back, because the file as such cannot be read",
                f"{source}: không ghi bản đánh dấu, vì không đọc được chính tệp này",
            )

    @property
    def document(self) -> dict[str, Any]:
        """Say it to programs."""
        return {
            "given_back": [
                {
                    "file": source,
                    "written": place.as_posix(),
                    "values_only": source in self.anew,
                }
                for source, place in self.written
            ],
            "not_given_back": list(self.unmarked),
        }


def give_back(
    folder: Path,
    lists: Sequence[SourceFile],
    problems: Sequence[Problem],
    given: Mapping[Path, SourceFile],
    encoding: str = "",
) -> GivenBack:
    """Write the lists that have problems into a folder, all of them or none.

    What lies there under such a name may be a copy that somebody is mending: it is never written
    over, and neither is a file that was `given`. `encoding` is that of text files.

    Raises:
        StorageError: ``file-unwritable``.
    """
    read = partial(read_sheets, encoding=encoding)
    wrong = {one.position.source for one in problems}
    concerned = [source for source in lists if source.name in wrong]
    outputs: dict[str, Output] = {}
    unmarked: list[str] = []
    anew: set[str] = set()
    for source, name in zip(concerned, names_of(concerned), strict=True):
        try:
            content, is_own = marked_list(source.data, source.name, problems, read=read)
        except UnreadableFile:
            unmarked.append(source.name)
        else:
            outputs[source.name] = Output(name, _WHAT, content)
            if not is_own and source.data.startswith((ZIP_MAGIC, CFB_MAGIC)):
                anew.add(source.name)
    if not outputs:
        return GivenBack(unmarked=tuple(unmarked))
    in_the_way = [
        problem(Code.FILE_EXISTS, Position(output.name))
        for output in outputs.values()
        if _is_another(folder / output.name, output.content)
    ]
    if in_the_way:
        return GivenBack(problems=tuple(in_the_way))
    places = write_outputs(folder, outputs.values(), given)
    written = tuple(zip(outputs, places, strict=True))
    return GivenBack(written, frozenset(anew), tuple(unmarked))


def names_of(sources: Iterable[SourceFile]) -> list[str]:
    """Name the marked lists after the offices' own files, in letters that every disk has.

    Two that come to one name are numbered; a list that was marked before keeps its name.
    """
    names: list[str] = []
    for source in sources:
        stem = Path(source.name).stem
        plain = re.sub("[^a-z0-9]+", "-", fold(nfc(stem)).lower())[:_LONGEST].strip("-")
        base = plain.removesuffix(_ENDING) or "danh-sach"
        name, number = f"{base}{_ENDING}.xlsx", 1
        while name in names:
            number += 1
            name = f"{base}-{number}{_ENDING}.xlsx"
        names.append(name)
    return names


def _is_another(place: Path, content: bytes) -> bool:
    """Whether something else lies there; the same bytes may be written again."""
    try:
        return place.read_bytes() != content
    except FileNotFoundError:
        return False
    except OSError:
        return True  # a folder, or what nobody may read
