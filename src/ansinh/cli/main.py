"""The command's root: which commands there are, and how errors become words and exit codes.

With ``--json`` standard output has exactly one JSON document, also when something is wrong with
the data, the command line or the installation. Without it, errors go to standard error.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import attrs
import click

from ansinh.cli.failures import OUTPUT_LOST, STOPPED, Exit, Failure, failure, failure_of
from ansinh.cli.on_use import OnUse, Place
from ansinh.cli.options import LANGUAGE_VARIABLE, PROFILE_OPTION
from ansinh.cli.output import put, put_document, take_any_terminal, words_lost
from ansinh.cli.usage import usage_failure
from ansinh.errors import Text
from ansinh.errors.text import Language

_COMMANDS: Final = {
    "adapters": "Liệt kê bộ chuyển đổi đã cài. / List the installed adapters.",
    "audit": "Kiểm tra sổ chi trả và in neo. / Verify a month book, print its anchor.",
    "calendar": "In lịch chi trả của một năm. / Print a year's deadlines and pay days.",
    "check": "Đọc danh sách và báo lỗi. / Read lists and report what is wrong.",
    "demo": "Chạy thử hai tháng của hai xã giả định. / Two months of two invented communes.",
    "month": "Làm kỳ chi trả theo sổ, từng bước. / A month by the book, step by step.",
    "new-adapter": "Tạo gói bộ chuyển đổi mới. / Write the package of a new adapter.",
    "person": "Dữ liệu của một người trong sổ. / What a book holds of one person.",
    "run": "Lập chi trả một tháng từ các danh sách. / Do a month's payment from its lists.",
    "schema": "In lược đồ JSON của một loại tài liệu. / Print the JSON Schema of a kind.",
    "template": "Ghi mẫu danh sách trống. / Write an empty list to fill in.",
    "why": "Giải thích mức hưởng của một hồ sơ. / Say why a line is what it is.",
}
"""The commands, each in the module of its name (with _ for -), and their one line in ``--help``."""

_STOPPED: Final = failure(
    STOPPED, Text("Stopped from the keyboard.", "Đã dừng từ bàn phím."), Exit.ELSEWHERE
)
_LOST: Final = failure(
    OUTPUT_LOST,
    Text(
        "Standard output could not be written to, perhaps a full disk: the command ran to its "
        "end, and what it had to say is lost.",
        "Không ghi được ra đầu ra chuẩn, có thể do đĩa đầy: lệnh đã chạy đến hết, nhưng mất "
        "phần thông báo.",
    ),
    Exit.ELSEWHERE,
)


_PLACES: Final = {
    name: Place(f"ansinh.cli.{(module := name.replace('-', '_'))}:{module}", line)
    for name, line in _COMMANDS.items()
}


@click.group(cls=OnUse, places=_PLACES, context_settings={"help_option_names": ["-h", "--help"]})
@PROFILE_OPTION
@click.version_option(package_name="ansinh")
def root(*, profiles: tuple[Path, ...]) -> None:
    """Chi trả an sinh xã hội. / The money part of Vietnamese social assistance."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0 (fine), 1 (the data), 2 (usage) or 3 (installation, unexpected)."""
    return run_command(root, arguments, "ansinh")


def run_command(command: click.Command, arguments: Sequence[str] | None, name: str) -> int:
    """Run a command of ours under a name; what it ends with is as `main` says."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    with words_lost() as lost:
        code = _done(command, words, name)
        if not lost():
            return code
        language = _Asked.of(words).language
        for line in _LOST.lines:
            put(line.in_language(language), aside=True)
        return _LOST.exit_code


def _done(command: click.Command, words: list[str], name: str) -> int:
    told: Failure
    try:
        take_any_terminal()
        answer = command.main(words, prog_name=name, standalone_mode=False)
    except click.UsageError as error:
        if not words or _wants_help(error):
            error.show()
            return Exit.USAGE
        told = usage_failure(error)
    except (click.exceptions.Abort, KeyboardInterrupt):
        told = _STOPPED
    except Exception as error:  # noqa: BLE001 - a traceback could show a person's data
        told = failure_of(error)
    else:
        return answer if isinstance(answer, int) else Exit.FINE
    _Asked.of(words).show(told)
    return told.exit_code


def _wants_help(error: click.UsageError) -> bool:
    """Say whether a group was named and none of its commands: click shows the help then."""
    return type(error).__name__ == "NoArgsIsHelpError"  # a class of its own from click 8.2 on


@attrs.frozen
class _Asked:
    """How the words of the command line want to be answered, even where they make no sense."""

    as_json: bool
    language: Language

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Asked":
        language = os.environ.get(LANGUAGE_VARIABLE, "")
        for word, after in zip(words, [*words[1:], ""], strict=False):
            if word == "--lang":
                language = after
            elif word.startswith("--lang="):
                language = word.removeprefix("--lang=")
        return cls("--json" in words, "en" if language == "en" else "vi")

    def show(self, told: Failure) -> None:
        if self.as_json:
            put_document(told.document)
            return
        for line in told.lines:
            put(line.in_language(self.language), aside=True)
