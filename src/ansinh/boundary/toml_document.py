"""`read_toml`: a file that people write by hand, in TOML, as the strict document that it is."""

import re
import tomllib
from collections.abc import Callable
from typing import Final, TypeVar

from pydantic import ValidationError

from ansinh.boundary.strict import StrictModel, errors_of
from ansinh.errors import Code, Position, UnreadableFile, problem

Document = TypeVar("Document", bound=StrictModel)

_LINE: Final = re.compile(r"\(at line ([0-9]+), column [0-9]+\)\Z")
_AT_THE_END: Final = "(at end of document)"


def read_toml(
    kind: type[Document],
    data: bytes,
    *,
    source: str,
    syntax: Code,
    entry: Callable[[str, str], Code],
) -> Document:
    """Read a document (tệp TOML).

    `syntax` is the code of a text that is no TOML; `entry` gives the code of an entry by its path
    and by pydantic's kind of error.

    Raises:
        UnreadableFile: ``toml-encoding`` or `syntax`, with the line, or of the whole file where no
            line is to blame; or the codes of `entry`, each with the path of the entry.
    """
    try:
        return kind.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except ValidationError as error:
        entries = [(entry(*one), one[0]) for one in errors_of(error)]
        wrong = [
            problem(code, Position(source, header=path), path=path)
            for code, path in dict.fromkeys(entries)
        ]
    except UnicodeDecodeError as error:
        row = _last_line_of(error.object[: error.start])
        wrong = [problem(Code.TOML_ENCODING, Position(source, row=row))]
    except (ValueError, RecursionError) as error:  # a number too long, tables too deep have no line
        wrong = [problem(syntax, Position(source, row=_line_said(str(error), data)))]
    raise UnreadableFile(wrong)


def _line_said(message: str, data: bytes) -> int:
    """Take the line out of the parser's message, and no word of it: it may hold what was read."""
    if message.endswith(_AT_THE_END):
        return _last_line_of(data.rstrip())
    said = _LINE.search(message)
    return int(said[1]) if said else 0


def _last_line_of(text: bytes) -> int:
    return text.count(b"\n") + 1
