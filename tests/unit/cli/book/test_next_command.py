"""The last line of every command: the next one, typed as the last one was."""

from pathlib import Path
from typing import Any

import pytest

from ansinh.books.folder import OnDisk
from ansinh.books.state import FileStage, FileState, MonthStage, MonthState, RecordedEvidenceState
from ansinh.cli.book.asked import Asked
from ansinh.cli.book.next_command import Known, next_command
from ansinh.months import Month

JULY = Month(2024, 7)
PLACES = frozenset(("vietinbank.salary-list", "BTXH", number) for number in (1, 2, 3))
ASKED = Asked(book="month.db", by="can-bo-lap")


def month(stage: MonthStage = MonthStage.PLANNED, **more: Any) -> MonthState:
    return MonthState(
        month=JULY,
        stage=stage,
        opened=2,
        base_digest="b",
        roll_digest="r",
        lines=1,
        total=1,
        **{"batches": PLACES, **more},
    )


def file(number: int, stage: FileStage) -> FileState:
    return FileState(
        intended=7,
        provider="vietinbank.salary-list",
        programme="BTXH",
        sequence=number,
        filename=f"{number}.xlsx",
        sha256=str(number),
        renderer="ansinh 1",
        batch_digest="d",
        count=1,
        total=1,
        stage=stage,
        makers=frozenset({"can-bo-lap"}),
    )


def files(*stages: FileStage) -> dict[str, FileState]:
    """Give a file at each stage; the plan has three, the others are sent."""
    filled = (*stages, *[FileStage.SENT] * (3 - len(stages)))
    return {str(n): file(n, stage) for n, stage in enumerate(filled, start=1)}


def typed(found: MonthState, asked: Asked = ASKED, **known: Any) -> str:
    given = Known(**{"latest": JULY, "files": Path("so"), **known})
    return next_command(found, given).typed(asked, "vi").removeprefix("ansinh month ")


WRITTEN, APPROVED, SENT = FileStage.WRITTEN, FileStage.APPROVED, FileStage.SENT


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            month(MonthStage.OPENED),
            "apply month.db --additions TỆP --removals TỆP --adjustments TỆP --by can-bo-lap",
        ),
        (
            month(MonthStage.OPENED, changes=[3]),
            "check month.db --pay-day NĂM-THÁNG-NGÀY --by can-bo-lap",
        ),
        (
            month(MonthStage.OPENED, checked=4),
            "plan month.db --pay-day NĂM-THÁNG-NGÀY --by can-bo-lap",
        ),
        (month(), "render month.db --by can-bo-lap"),
        (month(batches=frozenset()), "settle month.db --by can-bo-lap"),
        (month(files=files(FileStage.VOIDED)), "render month.db --by can-bo-lap"),
        (month(files=files(WRITTEN, FileStage.INTENDED)), "render month.db --by can-bo-lap"),
        (
            month(files=files(SENT, APPROVED, WRITTEN)),
            "approve month.db so/2024-07/3.xlsx --by MÃ-NGƯỜI-DUYỆT",
        ),
        (month(files=files(SENT, APPROVED)), "sent month.db so/2024-07/2.xlsx --by can-bo-lap"),
        (month(files=files(SENT)), "results month.db TỆP --by can-bo-lap"),
        (month(files=files(SENT), answers=[9]), "settle month.db --by can-bo-lap"),
        (month(MonthStage.SETTLED), "close month.db --by can-bo-lap"),
        (month(MonthStage.CLOSED), "open month.db --month 2024-08 --by can-bo-lap"),
    ],
)
def test_each_stage_has_its_next_step(found: MonthState, said: str) -> None:
    assert typed(found) == said


def test_what_may_have_been_paid_since_is_planned_anew() -> None:
    line = "plan month.db --pay-day NĂM-THÁNG-NGÀY --by can-bo-lap"
    assert typed(month(files=files(FileStage.VOIDED)), doubtful=True) == line


def test_a_day_that_was_said_is_said_again() -> None:
    found = month(MonthStage.OPENED, checked=4)
    terms = ("--pay-day", "2024-07-05", "--as-of", "2024-06-30", "--law-file", "a b.toml")
    said = "--pay-day 2024-07-05 --as-of 2024-06-30 --law-file 'a b.toml'"
    assert typed(found, terms=terms) == f"plan month.db {said} --by can-bo-lap"


def test_orders_without_an_answer_wait_for_one() -> None:
    found = month(files=files(SENT), answers=[9])
    assert typed(found, unanswered=1) == "results month.db TỆP --by can-bo-lap"


def test_a_month_of_which_all_is_known_is_settled_without_an_answer() -> None:
    """Evidence tells too."""
    assert typed(month(files=files(SENT)), unanswered=0) == "settle month.db --by can-bo-lap"


@pytest.mark.parametrize("unanswered", [0, 1])
def test_evidence_waits_for_somebody_else(unanswered: int) -> None:
    recorded = RecordedEvidenceState(
        event=9, reference="A23", outcome="paid", ground="statement", document="d", by="can-bo-lap"
    )
    said = "--outcome paid --ground statement"
    line = f"evidence month.db A23 --approve {said} --by MÃ-NGƯỜI-DUYỆT"
    found = month(files=files(SENT), evidence=[recorded])
    assert typed(found, unanswered=unanswered) == line


@pytest.mark.parametrize("stage", [WRITTEN, APPROVED])
def test_a_file_that_does_not_lie_in_its_place_is_written_again(stage: FileStage) -> None:
    found, line = month(files=files(stage)), "render month.db --by can-bo-lap"
    assert typed(found, lying={"1.xlsx": OnDisk.ABSENT}) == line
    assert typed(found, lying={"1.xlsx": OnDisk.FOREIGN}) == line
    assert typed(found, lying={"1.xlsx": OnDisk.RIGHT}) != line


def test_what_lies_in_a_files_place_is_moved_first() -> None:
    known = Known(latest=JULY, files=Path("so"), lying={"1.xlsx": OnDisk.FOREIGN})
    before = next_command(month(files=files(WRITTEN)), known).before
    assert before is not None
    assert before.en == ("First move what lies there under these names to another folder: 1.xlsx")


def test_what_was_said_of_places_is_said_again_and_what_needs_it_is_quoted() -> None:
    asked = Asked(
        book="sổ 1.db",
        settings_file=Path("a b.toml"),
        files=Path("out"),
        by="can-bo-lap",
        profiles=(Path("cn2.toml"), Path("c d.toml")),
    )
    places = "--settings 'a b.toml' --files out --profile cn2.toml --profile 'c d.toml'"
    line = f"render 'sổ 1.db' {places} --by can-bo-lap"
    assert typed(month(), asked) == line


def test_who_only_looked_may_be_anybody() -> None:
    assert typed(month(), Asked(book="month.db")) == "render month.db --by MÃ-CÁN-BỘ"


def test_a_month_that_is_not_the_latest_is_said() -> None:
    assert typed(month(), latest=JULY + 1) == "render month.db --month 2024-07 --by can-bo-lap"
