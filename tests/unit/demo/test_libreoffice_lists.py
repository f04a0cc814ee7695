"""The demo's lists read the same when another program has saved them.

The files in tests/data/libreoffice were opened and saved by LibreOffice
(scripts/resave_with_libreoffice.py), so neither their XML nor their styles are ours.
"""

from pathlib import Path

import attrs
import pytest

from ansinh.adapters import ParseRequest, default_registry
from ansinh.boundary import ListDefaults, SourceFile, read_month, read_roll, read_settings
from ansinh.demo import DemoFile, DemoMonth, demo_months, demo_settings
from ansinh.reports import Office, roll_workbook
from ansinh.roll import MonthlyDelta, Roll

SAVED = Path(__file__).parents[2] / "data/libreoffice"


def defaults() -> ListDefaults:
    return read_settings(demo_settings().content).lists


def as_saved(month: DemoMonth, file: DemoFile) -> DemoFile:
    """Give the file as LibreOffice saved it; a csv file as it is."""
    path = SAVED / str(month.month) / file.name
    return attrs.evolve(file, content=path.read_bytes()) if file.name.endswith("xlsx") else file


def read(month: DemoMonth, base: Roll | None, *, saved: bool) -> tuple[Roll, MonthlyDelta]:
    def sources(files: tuple[DemoFile, ...]) -> list[SourceFile]:
        chosen = [as_saved(month, file) if saved else file for file in files]
        return [SourceFile(file.name, file.content) for file in chosen]

    rolls = sources(month.rolls)
    if base is not None:
        content = roll_workbook(base, office=Office(name="Phòng LĐTBXH"))
        rolls = [SourceFile("roll.xlsx", content)]
    lists = read_month(
        rolls,
        sources(month.additions),
        sources(month.removals),
        sources(month.adjustments),
        month=month.month,
        defaults=defaults(),
    )
    return lists.base, lists.delta


def test_the_lists_of_both_months_read_the_same() -> None:
    base: Roll | None = None
    for month in demo_months():
        ours, theirs = read(month, base, saved=False), read(month, base, saved=True)
        assert theirs == ours
        base = ours[1].apply_to(ours[0])


def test_each_list_of_a_commune_reads_the_same() -> None:
    for file in demo_months()[0].rolls:
        saved = as_saved(demo_months()[0], file)
        ours = read_roll(file.content, source=file.name, defaults=defaults())
        theirs = read_roll(saved.content, source=file.name, defaults=defaults())
        assert theirs.roll == ours.roll
        assert theirs.rows.counts["record"] == ours.rows.counts["record"]


@pytest.mark.parametrize("at", [0, 1], ids=["june", "july"])
def test_the_answers_read_the_same(at: int) -> None:
    month = demo_months()[at]
    registry = default_registry()
    for file in month.answers:
        adapter = registry.get(file.provider)
        parsed = [
            adapter.parse_results(
                ParseRequest(data=one.content, filename=one.name, month=month.month)
            )
            for one in (file, as_saved(month, file))
        ]
        assert not parsed[0].problems
        assert parsed[1].outcomes == parsed[0].outcomes
