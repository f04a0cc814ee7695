"""How an error becomes lines for people and a document for programs."""

from typing import Any

import attrs

from ansinh.errors import (
    AdapterError,
    AnsinhError,
    CodedError,
    MissingExtra,
    PluginError,
    Problem,
    Text,
    UnreadableFile,
)
from ansinh.errors.text import Language


@attrs.frozen
class Failure:
    """What went wrong, for people and for programs; `in_the_data` chooses the exit code."""

    lines: tuple[Text, ...]
    document: dict[str, Any]
    in_the_data: bool


def failure_of(error: Exception) -> Failure:
    """Put an error into words, without what a person's data might be in."""
    if isinstance(error, UnreadableFile):
        return _unreadable(error.problems)
    if isinstance(error, CodedError):
        line = Text(
            f"{error.text.en}; {error.cure.en} [{error.code}]",
            f"{error.text.vi}; {error.cure.vi} [{error.code}]",
        )
        installed = isinstance(error, PluginError)
        return _plain(line, str(error.code), in_the_data=not installed)
    if isinstance(error, MissingExtra):
        line = Text(str(error), f"{error.needed_for}: cần pip install 'ansinh[{error.extra}]'")
        return _plain(line, "missing-extra", in_the_data=False)
    if isinstance(error, AnsinhError):
        in_the_data = isinstance(error, AdapterError) or not isinstance(error, PluginError)
        return _plain(Text(str(error), str(error)), type(error).__name__, in_the_data=in_the_data)
    kind = type(error).__name__
    line = Text(
        f"Unexpected: {kind}. Please report it with the command that you ran.",
        f"Lỗi ngoài dự kiến: {kind}. Đề nghị báo lại kèm lệnh đã chạy.",
    )
    return _plain(line, "unexpected", in_the_data=False)


def _plain(line: Text, code: str, *, in_the_data: bool) -> Failure:
    document = {
        "ok": False,
        "error": {"code": code, "message": {"vi": line.vi, "en": line.en}},
    }
    return Failure((line,), document, in_the_data)


def _unreadable(problems: tuple[Problem, ...]) -> Failure:
    count = len(problems)
    head = Text(f"{count} problems; nothing was written.", f"{count} lỗi; không ghi tệp nào.")
    return Failure(
        (head, *(problem_line(problem) for problem in problems)),
        {"ok": False, "problems": [problem_document(problem) for problem in problems]},
        in_the_data=True,
    )


_NOTHING = Text("", "")


def problem_line(problem: Problem) -> Text:
    """Write a problem in one line: place, rule, cure, code."""
    place = problem.position
    sheet = Text(f"sheet {place.sheet}", f"trang {place.sheet}") if place.sheet else _NOTHING
    row = Text(f"row {place.row}", f"dòng {place.row}") if place.row else _NOTHING
    return Text(_line(problem, sheet, row, "en"), _line(problem, sheet, row, "vi"))


def _line(problem: Problem, sheet: Text, row: Text, language: Language) -> str:
    place = problem.position
    where = place.cell or row.in_language(language)
    parts = (place.source, sheet.in_language(language), where, place.header)
    words = f"{problem.message.in_language(language)}; {problem.cure.in_language(language)}"
    return f"{', '.join(part for part in parts if part)}: {words} [{problem.code}]"


def problem_document(problem: Problem) -> dict[str, Any]:
    """Write a problem for programs."""
    place = problem.position
    return {
        "code": str(problem.code),
        "file": place.source,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "cell": place.cell,
        "header": place.header,
        "message": {"vi": problem.message.vi, "en": problem.message.en},
        "cure": {"vi": problem.cure.vi, "en": problem.cure.en},
    }
