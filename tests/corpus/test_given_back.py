"""What the corpus has of wrong lists, given back: the marked workbook has the same problems."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from tests.corpus.kit.view import outcome_of
from tests.corpus.make import FILES, manifests
from tests.marked_book import assert_well_formed, marked_cells

from ansinh import SOCIAL_ASSISTANCE, Commune, ListDefaults, Month, UnreadableFile, check_list
from ansinh.errors import Code, Problem
from ansinh.formats import marked_workbook, read_sheets

STEP = 6
"""Every sixth file: they are many, and each is read four times."""
WRONG = [
    pytest.param(theme, told, id=f"{theme}/{told['file']}")
    for theme, files in manifests().items()
    for told in files
    if "problems" in told and told.get("kind", "roll") == "roll"
][::STEP]


def problems_of(data: bytes, told: dict[str, Any]) -> list[Problem]:
    defaults = ListDefaults(
        programme=SOCIAL_ASSISTANCE,
        commune=Commune("Xã Mẫu"),
        encoding=told.get("encoding", "") if data[:2] != b"PK" else "",
        apply=tuple(told.get("apply", ())),
    )
    try:
        check_list(data, source=told["file"], month=Month(2024, 7), defaults=defaults)
    except UnreadableFile as refused:
        return list(refused.problems)
    return []


def places(problems: list[Problem]) -> Counter[tuple[int, int, str]]:
    return Counter((one.position.row, one.position.column, one.code) for one in problems)


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "told"), WRONG)
def test_a_wrong_list_given_back_is_wrong_in_the_same_places(
    theme: str, told: dict[str, Any]
) -> None:
    """Or it is refused as a file, by the reader and by whoever would mark it."""
    data = (FILES / theme / told["file"]).read_bytes()
    problems = problems_of(data, told)
    read = partial(read_sheets, encoding=told.get("encoding", ""))
    try:
        marked = marked_workbook(data, told["file"], problems, read=read)
    except UnreadableFile:
        assert "problems" in outcome_of(data, told)
        return
    assert_well_formed(marked)
    assert bool(marked_cells(marked)) == any(one.position.row for one in problems)
    if any(one.code == Code.ROW_WIDTH for one in problems):
        return  # a line of a csv is too long or too short; a row of a workbook has no length
    assert places(problems_of(marked, told)) == places(problems)
