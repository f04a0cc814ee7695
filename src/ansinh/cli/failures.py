"""How an error becomes lines for people, a document for programs, and an exit code.

``{"ok": false, "problems": […]}`` says what is wrong in which place of which file;
``{"ok": false, "error": {"code": …, "message": {"vi": …, "en": …}}}`` is everything else. Its codes
are those of the catalogue, and `MISSING_EXTRA`, `USAGE_CODE`, `STOPPED`, `UNEXPECTED_CODE`; what
cannot be shown is `OUTPUT_LOST`, which standard error alone tells.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Final

import attrs

from ansinh.boundary import Notice
from ansinh.errors import (
    AnsinhError,
    BookBusy,
    BookDamaged,
    BookMoved,
    Code,
    CodedError,
    DeltaConflicts,
    MissingExtra,
    PluginError,
    Position,
    Problem,
    Proposal,
    RenderRefused,
    StorageError,
    Text,
    UnreadableFile,
    explanation,
)
from ansinh.roll import Conflict

MISSING_EXTRA: Final = "missing-extra"
USAGE_CODE: Final = "usage"
STOPPED: Final = "stopped"
OUTPUT_LOST: Final = "output-lost"
RENDER_REFUSED: Final = "render-refused"
DELTA_CONFLICTS: Final = "delta-conflicts"
UNEXPECTED_CODE: Final = "unexpected"


class Exit(IntEnum):
    """What the command ends with; a script can rely on it."""

    FINE = 0
    """Also where money is held or came back: that is the month, not an error."""
    IN_THE_DATA = 1
    """Problems in the files that were given; all of them were listed, none was written."""
    USAGE = 2
    ELSEWHERE = 3
    """The installation, the machine, or what nobody expected."""


_ELSEWHERE: Final = PluginError | StorageError | BookBusy | BookMoved | BookDamaged
"""What is not wrong with what was given: the machine, another program, the book itself."""


@attrs.frozen
class Failure:
    """What went wrong, for people and for programs."""

    lines: tuple[Text, ...]
    document: dict[str, Any]
    exit_code: Exit


def failure_of(error: Exception) -> Failure:
    """Put an error into words, without what a person's data might be in."""
    if isinstance(error, UnreadableFile):
        return _unreadable(error)
    if isinstance(error, RenderRefused):
        return _refused(error)
    if isinstance(error, DeltaConflicts):
        return _conflicting(error)
    if isinstance(error, MissingExtra):
        cure = f"pip install 'ansinh[{error.extra}]'"
        line = Text(f"{error.needed_for} needs: {cure}", f"{error.needed_for} cần: {cure}")
        return failure(MISSING_EXTRA, line, Exit.ELSEWHERE)
    if isinstance(error, CodedError):
        line = Text(
            f"{error.text.en}; {error.cure.en} [{error.code}]",
            f"{error.text.vi}; {error.cure.vi} [{error.code}]",
        )
        elsewhere = isinstance(error, _ELSEWHERE)
        return failure(
            str(error.code),
            line,
            Exit.ELSEWHERE if elsewhere else Exit.IN_THE_DATA,
            more=(*_notes(error), *getattr(error, "lines", ())),
        )
    if isinstance(error, AnsinhError):
        # Its message is written by whoever raises it; the tree promises that it names nobody.
        line = Text(str(error), str(error))
        return failure(type(error).__name__, line, Exit.IN_THE_DATA, more=_notes(error))
    kind = type(error).__name__
    line = Text(
        f"Unexpected: {kind}. Please report it with the command that you ran.",
        f"Lỗi ngoài dự kiến: {kind}. Đề nghị báo lại kèm lệnh đã chạy.",
    )
    return failure(UNEXPECTED_CODE, line, Exit.ELSEWHERE)


def failure(code: str, line: Text, exit_code: Exit, *, more: Iterable[Text] = ()) -> Failure:
    """Make the failure that is one sentence, with lines below it that explain it."""
    below = tuple(more)
    error: dict[str, Any] = {"code": code, "message": _both(line)}
    if below:
        error["more"] = [_both(text) for text in below]
    lines = (line, *(Text(f"  - {text.en}", f"  - {text.vi}") for text in below))
    return Failure(lines, {"ok": False, "error": error}, exit_code)


def _notes(error: Exception) -> tuple[Text, ...]:
    """Give what the façade noted: which adapter it was, from which distribution."""
    return tuple(Text(note, note) for note in getattr(error, "__notes__", ()))


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _unreadable(error: UnreadableFile) -> Failure:
    problems = error.problems
    head = Text(
        f"{how_many_problems(len(problems)).en}; nothing was written.",
        f"{how_many_problems(len(problems)).vi}; không ghi tệp nào.",
    )
    return Failure(
        (head, *(problem_line(problem) for problem in problems)),
        {
            "ok": False,
            "problems": [problem_document(problem) for problem in problems],
            "rows": {name: dict(counts) for name, counts in error.accounts.items()},
        },
        Exit.IN_THE_DATA,
    )


def _conflicting(error: DeltaConflicts) -> Failure:
    """Count the changes that do not fit the roll, by what stands in the way."""
    counts = Counter(one.code for one in error.conflicts if isinstance(one, Conflict))
    line = Text(
        f"{counts.total()} changes do not fit the month's list; nothing was changed.",
        f"{counts.total()} biến động không khớp danh sách của kỳ; chưa có gì thay đổi.",
    )
    more = [_conflict_line(code, count) for code, count in sorted(counts.items())]
    return failure(DELTA_CONFLICTS, line, Exit.IN_THE_DATA, more=more)


def _conflict_line(code: Code, count: int) -> Text:
    words = explanation(code)
    return Text(
        f"{count}: {words.rule.en}; {words.cure.en} [{code}]",
        f"{count}: {words.rule.vi}; {words.cure.vi} [{code}]",
    )


def how_many_problems(count: int) -> Text:
    """Count problems in words."""
    return Text("1 problem" if count == 1 else f"{count} problems", f"{count} lỗi")


def _refused(error: RenderRefused) -> Failure:
    """List the orders that a format cannot express, by the rule that stands in the way."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for reference, code in error.refusals:
        by_code[code].append(reference)
    more = [_refusal(code, references) for code, references in sorted(by_code.items())]
    count = len(error.references)
    line = Text(
        f"{count} orders cannot be written as the provider wants them; nothing was written.",
        f"{count} lệnh chi không ghi được theo mẫu của đơn vị chi trả; không ghi tệp nào.",
    )
    told = failure(RENDER_REFUSED, line, Exit.IN_THE_DATA, more=(*more, *_notes(error)))
    refusals = [{"reference": reference, "code": code} for reference, code in error.refusals]
    return attrs.evolve(told, document={**told.document, "refusals": refusals})


def _refusal(code: str, references: list[str]) -> Text:
    which = ", ".join(references)
    if code not in set(Code):  # a third party's
        return Text(f"[{code}]: {which}", f"[{code}]: {which}")
    words = explanation(Code(code))
    return Text(
        f"{words.rule.en}; {words.cure.en} [{code}]: {which}",
        f"{words.rule.vi}; {words.cure.vi} [{code}]: {which}",
    )


def place_words(place: Position) -> Text:
    """Write a place: file, sheet, cell or row, header."""

    def written(sheet: str, row: str) -> str:
        on_sheet = f"{sheet} {place.sheet}" if place.sheet else ""
        where = place.cell or (f"{row} {place.row}" if place.row else "")
        return ", ".join(part for part in (place.source, on_sheet, where, place.header) if part)

    return Text(written("sheet", "row"), written("trang", "dòng"))


def problem_line(problem: Problem) -> Text:
    """Write a problem in one line: place, rule, cure, code."""
    where, rule, cure = place_words(problem.position), problem.message, problem.cure
    found = _found(problem)
    return Text(
        f"{where.en}: {rule.en}; {cure.en}{found.en} [{problem.code}]",
        f"{where.vi}: {rule.vi}; {cure.vi}{found.vi} [{problem.code}]",
    )


def _found(problem: Problem) -> Text:
    """Write the shape of what was found, and the proposal with the option that takes it."""
    shape = Text(f"; found, in shape: {problem.shown}", f"; ô có dạng: {problem.shown}")
    found = shape if problem.shown else Text("", "")
    proposal = problem.proposal
    if proposal is None:
        return found
    take = f"--apply {proposal.kind}"
    return Text(
        f"{found.en}; proposed, in shape: {proposal.words.en}: {take}",
        f"{found.vi}; đề xuất sửa thành dạng: {proposal.words.vi}: {take}",
    )


def notice_document(notice: Notice) -> dict[str, Any]:
    """Write what is worth knowing about a file for programs."""
    return {
        "code": str(notice.code),
        **place_document(notice.position),
        "count": notice.count,
        "message": {"vi": notice.text.vi, "en": notice.text.en},
    }


def notice_line(notice: Notice) -> Text:
    """Write what is worth knowing about a file in one line: place, what, code."""
    where, words = place_words(notice.position), notice.text
    return Text(
        f"{where.en}: {words.en} [{notice.code}]", f"{where.vi}: {words.vi} [{notice.code}]"
    )


def problem_document(problem: Problem) -> dict[str, Any]:
    """Write a problem for programs."""
    return {
        "code": str(problem.code),
        **place_document(problem.position),
        "message": _both(problem.message),
        "cure": _both(problem.cure),
        "shown": problem.shown,
        "proposal": _proposal_document(problem.proposal),
    }


def _proposal_document(proposal: Proposal | None) -> dict[str, Any] | None:
    if proposal is None:
        return None
    evidence = _both(proposal.evidence)
    return {"kind": proposal.kind.value, "evidence": evidence, "shown": proposal.shown}


def place_document(place: Position) -> dict[str, Any]:
    """Write a place for programs."""
    return {
        "file": place.source,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "cell": place.cell,
        "header": place.header,
    }
