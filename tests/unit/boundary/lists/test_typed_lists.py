"""Lists as they are typed: whole columns, total rows, lines found by an id, the report."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.lists import csv_of, places
from tests.sheets import xlsx_of

from ansinh import (
    ListDefaults,
    UnreadableFile,
    read_additions,
    read_adjustments,
    read_month,
    read_removals,
    read_roll,
)
from ansinh.boundary import RollList, SourceFile
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.errors import Problem, ProposalKind
from ansinh.formats.sheet import CellValue
from ansinh.months import Month
from ansinh.people import Commune
from ansinh.roll import Roll

JULY = Month(2024, 7)
HEADERS = ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mức hưởng"]
WOMAN = ["1", "M-1", "Nguyễn Thị Mẫu", "15/07/1945", "Nữ", "099145000001", "500000"]
MAN = ["2", "M-2", "Trần Văn Thử", "13/02/1938", "Nam", "099038000002", "750000"]
OTHER = ["3", "M-3", "Lê Thị Mẫu", "21/11/1950", "Nữ", "099150000003", "360000"]


def asking(*kinds: str) -> ListDefaults:
    return ListDefaults(
        programme=SOCIAL_ASSISTANCE,
        commune=Commune("Xã Mẫu"),
        apply=tuple(map(ProposalKind, kinds)),
    )


def titled(title: str, headers: Sequence[str], *rows: Sequence[CellValue]) -> bytes:
    return xlsx_of([[title], list(headers), *rows])


def roll(*rows: Sequence[CellValue], headers: Sequence[str] = HEADERS, kinds: Any = ()) -> RollList:
    data = titled("Tháng 7/2024", headers, *rows)
    return read_roll(data, source="roll.xlsx", defaults=asking(*kinds))


def problems(*rows: Sequence[CellValue], **more: Any) -> tuple[Problem, ...]:
    with pytest.raises(UnreadableFile) as error:
        roll(*rows, **more)
    return error.value.problems


def with_cell(row: list[str], at: int, cell: CellValue) -> list[CellValue]:
    return [*row[:at], cell, *row[at + 1 :]]


def in_thousands(header: str) -> list[str]:
    return [header if one == "Mức hưởng" else one for one in HEADERS]


class TestUnits:
    """Thousands that a header names, and thousands that nobody names."""

    def test_a_column_in_thousands_is_multiplied_counted_and_told(self) -> None:
        rows = [with_cell(WOMAN, 6, 500), with_cell(MAN, 6, "1.250"), with_cell(OTHER, 6, 540.5)]
        total: list[CellValue] = ["Tổng cộng", *[None] * 5, 2290.5]
        found = roll(*rows, total, headers=in_thousands("Mức hưởng (nghìn đồng)"))
        assert [entry.amount.value for entry in found.roll.entries] == [500_000, 1_250_000, 540_500]
        assert found.report.total.value == 2_290_500
        assert dict(found.report.normalised) == {"thousands": 3}
        told = {notice.code: notice.count for notice in found.notices}
        assert told == {"notice-normalised": 3, "notice-thousands": 3}

    def test_a_total_that_is_not_the_sum_in_thousands_is_a_problem(self) -> None:
        total: list[CellValue] = ["Tổng cộng", *[None] * 5, 501]
        found = problems(
            with_cell(WOMAN, 6, 500), total, headers=in_thousands("Mức hưởng (1.000 đ)")
        )
        assert places(found) == [("G4", "total-mismatch")]

    def test_a_title_may_say_it_too_where_every_column_does(self) -> None:
        data = xlsx_of(
            [
                ["Tháng 7/2024"],
                ["Đơn vị tính: nghìn đồng"],
                in_thousands("Mức hưởng (nghìn đồng)"),
                with_cell(WOMAN, 6, 500),
            ]
        )
        found = read_roll(data, source="roll.xlsx", defaults=asking())
        assert found.roll.total.value == 500_000

    def test_a_title_that_says_it_alone_is_refused(self) -> None:
        data = xlsx_of(
            [["Tháng 7/2024"], ["Đơn vị tính: nghìn đồng"], HEADERS, with_cell(WOMAN, 6, 500)]
        )
        with pytest.raises(UnreadableFile) as error:
            read_roll(data, source="roll.xlsx", defaults=asking())
        assert places(error.value.problems) == [("A2", "list-unit")]

    def test_full_amounts_under_a_header_in_thousands_are_refused(self) -> None:
        found = problems(WOMAN, MAN, headers=in_thousands("Mức hưởng (nghìn đồng)"))
        assert places(found) == [("G2", "column-unit")]

    def test_a_unit_that_we_cannot_multiply_is_refused(self) -> None:
        found = problems(with_cell(WOMAN, 6, 1), headers=in_thousands("Mức hưởng (tỷ đồng)"))
        assert places(found) == [("G2", "column-unit")]

    def test_a_group_above_that_no_column_needs_is_refused_too(self) -> None:
        above: list[CellValue] = [*[None] * 6, "Trợ cấp (nghìn đồng)"]
        data = xlsx_of([["Tháng 7/2024"], above, HEADERS, with_cell(WOMAN, 6, 500)])
        with pytest.raises(UnreadableFile) as error:
            read_roll(data, source="roll.xlsx", defaults=asking())
        assert places(error.value.problems) == [("G2", "list-unit")]

    def test_a_group_of_two_rows_may_say_it(self) -> None:
        above: list[CellValue] = [*HEADERS[:6], "Trợ cấp (nghìn đồng)"]
        below: list[CellValue] = [*[None] * 6, "Mức hưởng"]
        data = xlsx_of([["Tháng 7/2024"], above, below, with_cell(WOMAN, 6, 500)])
        found = read_roll(data, source="roll.xlsx", defaults=asking())
        assert found.roll.total.value == 500_000

    def test_three_small_amounts_are_no_dong(self) -> None:
        """No silent 500 đ; two such lines may be a rest that was paid late."""
        small = [with_cell(row, 6, 500) for row in (WOMAN, MAN, OTHER)]
        assert places(problems(*small)) == [("G2", "amount-thousands")]
        assert roll(*small[:2]).roll.total.value == 1_000

    def test_a_total_with_its_unit_is_read_as_the_amounts_are(self) -> None:
        total: list[CellValue] = ["Tổng cộng", *[None] * 5, "1.250.000 đồng"]
        assert roll(WOMAN, MAN, total).report.total.value == 1_250_000
        total[6] = "nhiều"
        assert places(problems(WOMAN, MAN, total)) == [("G5", "amount-text")]


class TestProposals:
    """Refused with a proposal; taken when asked for, and listed."""

    LOST = with_cell(WOMAN, 5, 99145000001)

    def test_a_problem_has_the_shape_of_its_cell_and_the_proposal(self) -> None:
        (found,) = problems(self.LOST)
        assert (found.code, found.position.cell, found.shown) == ("id-zero-lost", "F3", "0" * 11)
        assert found.proposal is not None
        assert (found.proposal.kind, found.proposal.shown) == (ProposalKind.ZEROS, "0" * 12)
        assert "year of birth" in found.proposal.evidence.en
        assert "năm sinh" in found.proposal.evidence.vi

    def test_what_is_taken_is_listed_once(self) -> None:
        found = roll(self.LOST, kinds=["zeros"])
        (entry,) = found.roll.entries
        assert entry.beneficiary.person.citizen_id is not None
        assert entry.beneficiary.person.citizen_id.digits == "099145000001"
        (applied,) = found.report.applied
        assert (applied.position.cell, applied.before, applied.after) == ("F3", "0" * 11, "0" * 12)
        assert str(applied).endswith("[zeros]")

    def test_another_kind_takes_nothing(self) -> None:
        assert places(problems(self.LOST, kinds=["dates", "banks"])) == [("F3", "id-zero-lost")]

    def test_dates_of_another_country_are_put_right(self) -> None:
        texts = ["07/15/1945", "02/13/1938", "11/21/1950"]
        rows = [
            with_cell(row, 3, text) for row, text in zip((WOMAN, MAN, OTHER), texts, strict=True)
        ]
        codes = [("D3", "date-order"), ("D4", "date-order"), ("D5", "date-order")]
        assert places(problems(*rows)) == codes
        found = roll(*rows, kinds=["dates"])
        births = [e.beneficiary.person.birth for e in found.roll.entries]
        assert [birth and birth.label for birth in births] == [WOMAN[3], MAN[3], OTHER[3]]
        assert len(found.report.applied) == 3

    def test_crosses_beside_births_do_not_hide_their_order(self) -> None:
        headers = [*HEADERS[:3], "Nam", "Nữ", *HEADERS[5:]]
        row: list[CellValue] = [*WOMAN[:3], None, "07/15/1945", *WOMAN[5:]]
        assert places(problems(row, headers=headers)) == [("E3", "date-order")]

    def test_letters_of_an_old_font_are_proposed(self) -> None:
        row = with_cell(WOMAN, 2, "NguyÔn ThÞ MÉu")
        (found,) = problems(row)
        assert found.proposal is not None
        assert found.proposal.kind is ProposalKind.FONTS
        (entry,) = roll(row, kinds=["fonts"]).roll.entries
        assert entry.beneficiary.person.name.text == "Nguyễn Thị Mẫu"

    def test_the_report_counts_each_cell_once(self) -> None:
        """Amounts are read for the line, for its sums and for what is unpaid."""
        found = roll(with_cell(WOMAN, 6, "500.000 đ"))
        assert dict(found.report.normalised) == {"units": 1}


REMOVAL = ["STT", "Họ và tên", "Số CCCD", "Lý do giảm", "Giảm từ tháng"]
ADJUSTMENT = [
    "STT",
    "Mã hồ sơ",
    "Họ và tên",
    "Nội dung điều chỉnh",
    "Số CCCD mới",
    "Ngày sinh mới",
    "Điều chỉnh từ tháng",
]


class TestFinding:
    """A line of the roll is found by an id that has lost its zero, if that is asked for."""

    def base(self) -> Roll:
        return Roll(JULY, roll(WOMAN, MAN).roll.entries)

    def removals(self, name: str, number: CellValue, *kinds: str, **columns: str) -> Any:
        headers, cells = [*REMOVAL, *columns], ["1", name, number, "Chết", "08/2024"]
        data = titled("Tháng 8/2024", headers, [*cells, *columns.values()])
        return read_removals(data, source="giam.xlsx", roll=self.base(), defaults=asking(*kinds))

    def refused(self, *arguments: Any, **columns: str) -> Problem:
        with pytest.raises(UnreadableFile) as error:
            self.removals(*arguments, **columns)
        (found,) = error.value.problems
        return found

    def test_the_roll_and_the_name_speak_for_it(self) -> None:
        found = self.refused("Nguyễn Thị Mẫu", 99145000001)
        assert found.code == "id-zero-lost"
        assert found.proposal is not None
        assert "the roll has this number" in found.proposal.evidence.en

    def test_asked_for_it_finds_the_line(self) -> None:
        found = self.removals("Nguyễn Thị Mẫu", 99145000001, "zeros")
        assert found.removals[0].entry.beneficiary.case.text == "M-1"
        assert len(found.report.applied) == 1

    def test_another_name_on_the_roll_contradicts_it(self) -> None:
        found = self.refused("Trần Văn Thử", 99145000001, "zeros")
        assert (found.code, found.proposal) == ("id-zero-lost", None)

    def test_a_birth_that_is_not_the_id_s_contradicts_it(self) -> None:
        said = {"Ngày sinh": "1946"}
        found = self.refused("Nguyễn Thị Mẫu", 99145000001, "zeros", **said)
        assert (found.code, found.proposal) == ("id-zero-lost", None)

    def test_an_id_that_is_not_on_the_roll_needs_other_evidence(self) -> None:
        found = self.refused("Nguyễn Thị Mẫu", 99145000009, "zeros")
        assert (found.code, found.proposal) == ("id-zero-lost", None)

    def test_an_old_card_s_zero_is_proposed_too(self) -> None:
        found = self.refused("Nguyễn Thị Mẫu", 12345678)
        assert found.proposal is not None

    def test_without_a_name_nothing_can_be_said(self) -> None:
        with pytest.raises(UnreadableFile) as error:
            self.removals("", 99145000001)
        assert {one.code for one in error.value.problems} == {"cell-empty", "id-zero-lost"}

    def test_a_line_of_a_roll_that_lost_its_zero_is_not_absent(self) -> None:
        """The removal is right; what is wrong is told of the roll alone."""
        lost = titled("Tháng 7/2024", HEADERS, [*WOMAN[:1], None, *WOMAN[2:5], 99145000001, 500000])
        leaving = ["1", "Nguyễn Thị Mẫu", "099145000001", "Chết", "08/2024"]
        removal = titled("Tháng 8/2024", REMOVAL, leaving)
        with pytest.raises(UnreadableFile) as error:
            read_month(
                [SourceFile("roll.xlsx", lost)],
                removals=[SourceFile("giam.xlsx", removal)],
                month=JULY + 1,
                defaults=asking(),
            )
        assert [one.code for one in error.value.problems] == ["id-zero-lost"]
        read = read_month(
            [SourceFile("roll.xlsx", lost)],
            removals=[SourceFile("giam.xlsx", removal)],
            month=JULY + 1,
            defaults=asking("zeros"),
        )
        assert not read.roll.entries
        assert [one.position.source for one in read.applied] == ["roll.xlsx"]

    def test_a_new_id_of_an_adjustment_is_held_against_the_new_birth(self) -> None:
        row = ["1", "M-1", "Nguyễn Thị Mẫu", "Thông tin cá nhân", 99146000001, "1946", "08/2024"]
        data = titled("Tháng 8/2024", ADJUSTMENT, row)
        found = read_adjustments(data, source="dc.xlsx", roll=self.base(), defaults=asking("zeros"))
        person = found.adjustments[0].after.beneficiary.person
        assert person.citizen_id is not None
        assert person.citizen_id.digits == "099146000001"
        assert len(found.report.applied) == 1

    def test_additions_take_proposals_as_rolls_do(self) -> None:
        headers = [*HEADERS, "Lý do tăng", "Tăng từ tháng"]
        row = [*with_cell(OTHER, 5, 99150000003), "Mới hưởng", "T8/24"]
        data = titled("Tháng 8/2024", headers, row)
        found = read_additions(data, source="tang.xlsx", defaults=asking("zeros"))
        assert len(found.report.applied) == 1
        assert dict(found.report.normalised) == {"words": 1, "years": 1}


def test_signs_without_width_pass_through_a_csv_and_are_counted() -> None:
    rows = [["Tháng 7/2024"], HEADERS, [*WOMAN[:2], "Nguyễn\u200b Thị Mẫu", *WOMAN[3:]]]
    found = read_roll(csv_of(rows), source="roll.csv", defaults=asking())
    assert found.roll.entries[0].beneficiary.person.name.text == "Nguyễn Thị Mẫu"
    assert dict(found.report.normalised) == {"invisible": 1}


def test_other_signs_of_control_do_not() -> None:
    rows = [["Tháng 7/2024"], HEADERS, [*WOMAN[:2], "Nguyễn\u202e Thị\u200b Mẫu", *WOMAN[3:]]]
    with pytest.raises(UnreadableFile) as error:
        read_roll(csv_of(rows), source="roll.csv", defaults=asking())
    assert [one.code for one in error.value.problems] == ["file-character"]


def test_date_cells_that_a_spreadsheet_exchanged() -> None:
    births: list[CellValue] = [
        "15/07/1945",
        date(1938, 2, 3),
        "21/11/1950",
        date(1940, 5, 4),
        "30/01/1941",
        date(1955, 3, 5),
    ]
    rows = [
        [f"{n}", f"M-{n}", "Nguyễn Thị Mẫu", birth, "Nữ", None, 500000]
        for n, birth in enumerate(births, start=1)
    ]
    assert places(problems(*rows)) == [(f"D{row}", "date-swapped") for row in (4, 6, 8)]
    found = roll(*rows, kinds=["dates"])
    read = [entry.beneficiary.person.birth for entry in found.roll.entries]
    assert [birth and birth.label for birth in read][1::2] == [
        "02/03/1938",
        "05/04/1940",
        "03/05/1955",
    ]
