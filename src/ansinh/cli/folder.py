"""Files in and out: all inputs are read before anything is done, all outputs written at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

import attrs

from ansinh.boundary import SourceFile
from ansinh.cli.screen import Column, Screen
from ansinh.errors import Code, Position, Problem, StorageError, Text, UnreadableFile, problem
from ansinh.files import read_file, write_files
from ansinh.latin import legible, nfc


def read_sources(paths: Iterable[Path]) -> dict[Path, SourceFile]:
    """Read files; each is called by its name, or by its path where two have one name.

    Raises:
        UnreadableFile: ``file-missing``, ``file-size``, of every file that cannot be read.
    """
    found: dict[Path, SourceFile] = {}
    problems: list[Problem] = []
    distinct = dict.fromkeys(paths)
    namesakes = Counter(path.name for path in distinct)
    for path in distinct:
        name = legible(path.name if path.name and namesakes[path.name] == 1 else path.as_posix())
        try:
            found[path] = SourceFile(name, read_file(path))
        except StorageError as error:
            problems.append(problem(error.code, Position(name)))
    if problems:
        raise UnreadableFile(problems)
    return found


@attrs.frozen
class Output:
    """A file to be written: its name in the folder, what it is, its content."""

    name: str
    what: Text
    content: bytes = attrs.field(repr=False)

    def within(self, folder: str) -> Self:
        """Give the same file in a folder below."""
        return attrs.evolve(self, name=f"{folder}/{self.name}")


def distinct(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """Give the files if each has a name of its own, so that none takes another's place.

    Raises:
        StorageError: ``file-name-twice``: two would have one name, on some disk.
    """
    taken: dict[str, Output] = {}
    for output in outputs:
        place = nfc(output.name).casefold()  # Windows and macOS tell no capitals apart
        if place in taken:
            raise StorageError(Code.FILE_NAME_TWICE, name=output.name)
        taken[place] = output
    return tuple(taken.values())


def write_outputs(
    out: Path, outputs: Iterable[Output], sources: Mapping[Path, SourceFile]
) -> tuple[Path, ...]:
    """Write a month's files into a folder, but never over a file that the month came from.

    A bank's answer often bears the name of the order that it answers.

    Raises:
        UnreadableFile: ``file-over-input``, with each file that would be lost.
        StorageError: ``file-unwritable``.
    """
    files = {output.name: output.content for output in outputs}
    read = {path.resolve(): source for path, source in sources.items()}
    problems = [
        problem(Code.FILE_OVER_INPUT, Position(source.name))
        for name, content in files.items()
        if (source := read.get((out / name).resolve())) and source.data != content
    ]
    if problems:
        raise UnreadableFile(problems)
    try:
        return write_files(out, files)
    except StorageError as error:
        error.add_note(out.as_posix())
        raise


def show_outputs(screen: Screen, out: Path, outputs: Iterable[Output]) -> None:
    """Show where the files lie, one line each; a name that ends with a slash is a folder."""
    screen.heading(Text("Files", "Các tệp"))
    columns = (Column(Text("File", "Tệp"), whole=True), Column(Text("What", "Nội dung")))
    rows = [
        (f"{out.as_posix().rstrip('/')}/{output.name}", output.what.in_language(screen.language))
        for output in outputs
    ]
    screen.table(columns, rows)
