"""`DemoMonth`: a month of the demo as the files that it starts from."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import attrs

from ansinh.books.act import Act
from ansinh.months import Month, parse_date
from ansinh.resources import bytes_data, toml_data

_PACKAGE: Final = "ansinh.demo"


@attrs.frozen
class DemoFile:
    """A file of the demo: its name and its bytes; of an answer also the adapter it is for."""

    name: str
    content: bytes = attrs.field(repr=False)
    provider: str = ""


@attrs.frozen(kw_only=True)
class DemoMonth:
    """A month of the demo (một tháng chạy thử): its lists, and the answers that come later.

    The first month starts from `rolls`, the lists of the month before; the next one from the roll
    that the first one wrote. `acts` say who does each step of the book, and when.
    """

    month: Month
    pay_day: date
    as_of: date
    rolls: tuple[DemoFile, ...]
    additions: tuple[DemoFile, ...]
    removals: tuple[DemoFile, ...]
    adjustments: tuple[DemoFile, ...]
    answers: tuple[DemoFile, ...]
    acts: Mapping[str, Act]


def demo_months() -> tuple[DemoMonth, ...]:
    """Give June and July 2024, when the standard rate went from 360.000 to 500.000 đ."""
    return tuple(_month(said) for said in toml_data(_PACKAGE, "data/months.toml")["months"])


def demo_settings() -> DemoFile:
    """Give the settings of the demo's agency; its key is published on purpose."""
    return DemoFile("settings.toml", bytes_data(_PACKAGE, "data/settings.toml"))


def _month(said: dict[str, Any]) -> DemoMonth:
    month = Month.parse(said["month"])
    kinds = ("rolls", "additions", "removals", "adjustments", "answers")
    files = {kind: tuple(_file(month, entry) for entry in said[kind]) for kind in kinds}
    return DemoMonth(
        month=month,
        pay_day=parse_date(said["pay_day"]),
        as_of=parse_date(said["as_of"]),
        acts={step: Act(**act) for step, act in said["acts"].items()},
        **files,
    )


def _file(month: Month, entry: str | dict[str, str]) -> DemoFile:
    said = {"name": entry} if isinstance(entry, str) else entry
    name = said["name"]
    return DemoFile(name, bytes_data(_PACKAGE, f"data/{month}/{name}"), said.get("provider", ""))
