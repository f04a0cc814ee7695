"""What reading a list did besides reading it: what was normalised, what was taken by proposal."""

from collections.abc import Iterator
from typing import Any

from ansinh.boundary import Applied, ListReport
from ansinh.cli.failures import notice_line, place_document, place_words
from ansinh.cli.words import NORMALISED
from ansinh.errors import Text, UnreadableFile


def report_lines(report: ListReport) -> Iterator[Text]:
    """Tell of a list what is worth knowing: notices, what was normalised, what was taken."""
    for notice in report.notices:
        yield notice_line(notice)
    if report.normalised:
        counts = report.normalised.items()
        en = "; ".join(f"{NORMALISED[kind].en} {count}" for kind, count in counts)
        vi = "; ".join(f"{NORMALISED[kind].vi} {count}" for kind, count in counts)
        yield Text(f"{report.source}: normalised: {en}", f"{report.source}: đã chuẩn hóa: {vi}")
    for applied in report.applied:
        yield applied_line(applied)


def applied_line(applied: Applied) -> Text:
    """Write a proposal that was taken in one line: place, shapes, evidence, kind."""
    where, evidence = place_words(applied.position), applied.evidence
    shapes = f"{applied.before} → {applied.after}"
    return Text(
        f"{where.en}: taken: {shapes}; {evidence.en} [--apply {applied.kind}]",
        f"{where.vi}: đã áp dụng: {shapes}; {evidence.vi} [--apply {applied.kind}]",
    )


def taken_in_vain(error: UnreadableFile) -> list[Applied]:
    """Give the proposals that were taken in a list which is refused for something else."""
    return [one for one in error.applied if isinstance(one, Applied)]


def normalised_document(report: ListReport) -> dict[str, int]:
    """Write for programs how many cells were normalised, by kind."""
    return {kind.value: count for kind, count in report.normalised.items()}


def applied_document(applied: Applied) -> dict[str, Any]:
    """Write a proposal that was taken for programs; shapes, never values."""
    return {
        **place_document(applied.position),
        "kind": applied.kind.value,
        "evidence": {"vi": applied.evidence.vi, "en": applied.evidence.en},
        "before": applied.before,
        "after": applied.after,
    }
