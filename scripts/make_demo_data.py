"""Make the demo's files anew: ``python scripts/make_demo_data.py [FOLDER]``.

The same bytes on every machine and in every run; a test makes them again and compares.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import attrs
from demo_data.answers import answers_to, late_answers
from demo_data.lists import (
    additions_list,
    adjustments_list,
    removal_rows,
    removals_list,
    roll_list,
)
from demo_data.story import JULY, JUNE, Story, story
from demo_data.styles import STYLES

from ansinh import Month, MonthlyDelta, Roll
from ansinh.adapters import default_registry
from ansinh.boundary import Settings, built_in_layout, read_settings
from ansinh.cycle import Answer, PreparedMonth, SettledMonth, prepare_month, settle_month
from ansinh.demo import DemoFile
from ansinh.formats import list_csv
from ansinh.payment import CarryOver

DATA: Final = Path(__file__).parent.parent / "src/ansinh/demo/data"
KINDS: Final = ("rolls", "additions", "removals", "adjustments", "answers")
PAY_DAYS: Final = {
    JUNE: (date(2024, 6, 5), date(2024, 5, 25)),
    JULY: (date(2024, 7, 5), date(2024, 7, 2)),
}
"""When each month is paid, and when its lists are closed: July's after the new rate was known."""
MAKER: Final = "can-bo-lap"
CHECKER: Final = "can-bo-duyet"
ACTS: Final = {
    JUNE: {
        "open": (MAKER, "2024-05-24T08:00:00"),
        "apply": (MAKER, "2024-05-25T08:30:00"),
        "check": (MAKER, "2024-05-25T09:00:00"),
        "plan": (MAKER, "2024-05-25T09:30:00"),
        "render": (MAKER, "2024-05-27T08:00:00"),
        "approve": (CHECKER, "2024-05-28T08:00:00"),
        "sent": (MAKER, "2024-05-28T14:00:00"),
        "results": (MAKER, "2024-06-20T08:00:00"),
        "settle": (MAKER, "2024-06-21T08:00:00"),
        "close": (CHECKER, "2024-06-21T15:00:00"),
    },
    JULY: {
        "open": (MAKER, "2024-06-24T08:00:00"),
        "apply": (MAKER, "2024-07-02T08:30:00"),
        "check": (MAKER, "2024-07-02T09:00:00"),
        "plan": (MAKER, "2024-07-02T09:30:00"),
        "render": (MAKER, "2024-07-02T14:00:00"),
        "approve": (CHECKER, "2024-07-03T08:00:00"),
        "sent": (MAKER, "2024-07-03T09:00:00"),
        "results": (MAKER, "2024-07-22T08:00:00"),
        "settle": (MAKER, "2024-07-23T08:00:00"),
        "close": (CHECKER, "2024-07-23T15:00:00"),
    },
}
"""Who does each step of each month, and when; whoever makes the files does not approve them."""


@attrs.frozen
class Made:
    """A month of the demo as it is written: its files by kind."""

    month: Month
    files: dict[str, list[DemoFile]]


def made() -> tuple[Made, ...]:
    """Make both months."""
    settings = read_settings((DATA / "settings.toml").read_bytes())
    told = story()
    june = _june(told, settings)
    june_prepared, june_settled = june[1], june[2]
    july_prepared = _prepared(
        told.july, told.june.apply_to(told.may), settings, june_settled.carry_over
    )
    july = _lists(told.july)
    july["rolls"] = []
    july["answers"] = [
        *answers_to(july_prepared, told.july_answers),
        *late_answers(june_prepared, told.late_returns, JULY),
    ]
    return (june[0], Made(JULY, july))


def _june(told: Story, settings: Settings) -> tuple[Made, PreparedMonth, SettledMonth]:
    files = _lists(told.june)
    files["rolls"] = [
        DemoFile(f"{told.may.month}-danh-sach-{slug}.xlsx", roll_list(style, told.may))
        for slug, style in STYLES.items()
    ]
    prepared = _prepared(told.june, told.may, settings, None)
    files["answers"] = list(answers_to(prepared, told.june_answers))
    answers = [Answer(file.name, file.content) for file in files["answers"]]
    return Made(JUNE, files), prepared, settle_month(prepared, answers, default_registry())


def _prepared(
    delta: MonthlyDelta, before: Roll, settings: Settings, carried: CarryOver | None
) -> PreparedMonth:
    pay_day = PAY_DAYS[delta.month][0]
    return prepare_month(
        before,
        delta,
        settings.terms(pay_day),
        default_registry(),
        carried=carried,
    )


def _lists(delta: MonthlyDelta) -> dict[str, list[DemoFile]]:
    month = delta.month
    files: dict[str, list[DemoFile]] = {kind: [] for kind in KINDS}
    for slug, style in STYLES.items():
        files["additions"].append(
            DemoFile(f"{month}-tang-{slug}.xlsx", additions_list(style, delta))
        )
        files["adjustments"].append(
            DemoFile(f"{month}-dieu-chinh-{slug}.xlsx", adjustments_list(style, delta))
        )
        if slug == "binh-thanh" and month == JUNE:
            # One list comes as csv, as some offices send theirs.
            layout = built_in_layout("removals")
            rows = [
                {field: content for field, content in row.items() if content is not None}
                | {"number": number}
                for number, row in enumerate(removal_rows(style, delta), start=1)
            ]
            files["removals"].append(DemoFile(f"{month}-giam-{slug}.csv", list_csv(layout, rows)))
        else:
            files["removals"].append(
                DemoFile(f"{month}-giam-{slug}.xlsx", removals_list(style, delta))
            )
    return files


def contents() -> Iterator[tuple[str, bytes]]:
    """Give every file by its path in the data folder."""
    months = made()
    for month in months:
        for kind in KINDS:
            for file in month.files[kind]:
                yield f"{month.month}/{file.name}", file.content
    yield "months.toml", _manifest(months).encode()


def _manifest(months: tuple[Made, ...]) -> str:
    lines = ["# What each month of the demo has; scripts/make_demo_data.py writes this.", ""]
    for made_month in months:
        pay_day, as_of = PAY_DAYS[made_month.month]
        lines += [
            "[[months]]",
            f'month = "{made_month.month}"',
            f'pay_day = "{pay_day.isoformat()}"',
            f'as_of = "{as_of.isoformat()}"',
        ]
        for kind in KINDS:
            lines.append(f"{kind} = [")
            lines += [f"  {_entry(file)}," for file in made_month.files[kind]]
            lines.append("]")
        lines += ["", "[months.acts]"]
        for step, (by, at) in ACTS[made_month.month].items():
            lines.append(f'{step} = {{ by = "{by}", at = {at} }}')
        lines.append("")
    return "\n".join(lines)


def _entry(file: DemoFile) -> str:
    if not file.provider:
        return f'"{file.name}"'
    return f'{{ name = "{file.name}", provider = "{file.provider}" }}'


def main() -> None:
    """Write them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    for name, content in contents():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{len(content):>9}  {name}")


if __name__ == "__main__":
    main()
