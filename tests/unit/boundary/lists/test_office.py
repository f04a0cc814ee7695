"""Whose list it is, which month, and which commune a line stands in by its section."""

from typing import Any

import pytest
from tests.lists import csv_of, places, told
from tests.sheets import xlsx_of

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.boundary.lists.results import RollList
from ansinh.entitlement import MERIT
from ansinh.months import Month
from ansinh.people import Commune

LEAST = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng"]
KNOWN = {"Phường Tứ Hạ": "99001", "Xã Mẫu": "99002", "Xã Mẫu Trung": "99003"}
OWN = ListDefaults(programme=MERIT, communes=KNOWN)


def line(number: int) -> list[str]:
    return [str(number), f"TH-{number:03}", "Nguyễn Thị Mẫu", "1945", "360000"]


def read(*rows: list[str], title: str = "Tháng 6/2024", **more: Any) -> RollList:
    options = {"defaults": OWN, **more}
    return read_roll(csv_of([[title], LEAST, *rows]), source="roll.csv", **options)


def refused(*rows: list[str], **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableFile) as error:
        read(*rows, **more)
    return places(error.value.problems)


def communes(found: RollList) -> list[str]:
    return [entry.beneficiary.commune.code for entry in found.roll.entries]


class TestSections:
    """A list for several communes, each under its heading."""

    def test_lines_take_the_commune_of_their_section(self) -> None:
        """What stands above is as certain as a column, and it is counted."""
        rows = [
            ["I. Xã Mẫu"],
            line(1),
            ["Thôn 1"],
            line(2),
            ["II. Phường Tứ Hạ (1 người)"],
            line(3),
        ]
        found = read(*rows)
        assert communes(found) == ["99002", "99002", "99001"]
        assert told(found.notices) == ["notice-section"]
        assert found.notices[-1].count == 3

    def test_a_section_ends_where_the_next_of_its_level_begins(self) -> None:
        """What stands below names no place, so nobody is in the commune above."""
        rows = [["I. Xã Mẫu"], line(1), ["II. Người cao tuổi"], line(2)]
        assert refused(*rows) == [("C6", "list-commune")]

    def test_a_column_goes_before_the_section(self) -> None:
        """Then the heading is a title and nothing else."""
        rows = [["I. Xã Mẫu"], [*line(1), "Tứ Hạ"]]
        data = csv_of([["Tháng 6/2024"], [*LEAST, "Xã/Phường"], *rows])
        found = read_roll(data, source="roll.csv", defaults=OWN)
        assert communes(found) == ["99001"]
        assert told(found.notices) == []

    def test_a_commune_that_the_agency_does_not_pay_in_is_a_problem(self) -> None:
        """Its people must not go under the default."""
        own = ListDefaults(programme=MERIT, communes=KNOWN, commune=Commune("Xã Mẫu"))
        rows = [["I. Xã Mẫu"], line(1), ["II. Xã Lạ"], line(2)]
        assert refused(*rows, defaults=own) == [("", "list-office")]

    def test_lines_before_the_first_section_have_the_default_or_none(self) -> None:
        """Nothing is assumed for them."""
        rows = [line(1), ["I. Xã Mẫu"], line(2)]
        assert refused(*rows) == [("C3", "list-commune")]
        assert communes(read(*rows, title="UBND PHƯỜNG TỨ HẠ tháng 6/2024")) == ["99001", "99002"]

    def test_headings_of_groups_are_only_titles(self) -> None:
        """They say nothing of a place."""
        own = ListDefaults(programme=MERIT, communes=KNOWN, commune=Commune("Xã Mẫu"))
        found = read(["A. Người cao tuổi"], line(1), ["B. Trẻ em"], line(2), defaults=own)
        assert communes(found) == ["99002", "99002"]
        assert told(found.notices) == []

    def test_a_merged_commune_is_told(self) -> None:
        """The lines that take it are counted."""
        rows = [[*line(1), "Xã Mẫu"], [*line(2), None]]
        data = xlsx_of([["Tháng 6/2024"], [*LEAST, "Xã"], *rows], merges=["F3:F4"])
        found = read_roll(data, source="roll.xlsx", defaults=OWN)
        assert communes(found) == ["99002", "99002"]
        assert [(n.code, n.count) for n in found.notices][1:] == [("notice-merged", 1)]


class TestOffice:
    """The title names who made the list."""

    @pytest.mark.parametrize(
        ("title", "code"),
        [
            ("UBND XÃ MẪU - Tháng 6/2024", "99002"),
            ("ỦY BAN NHÂN DÂN XÃ MẪU TRUNG, huyện Thử, tháng 6/2024", "99003"),
            ("Đơn vị: Phường Tứ Hạ. Tháng 6/2024", "99001"),
            ("Danh sách chi trả xã Mẫu Trung tháng 6/2024", "99003"),
            ("Danh sách chi trả Tứ Hạ tháng 6/2024", "99001"),
        ],
    )
    def test_the_commune_is_read_whole(self, title: str, code: str) -> None:
        """Of two names the longer: one begins as the other does."""
        assert communes(read(line(1), title=title)) == [code]

    @pytest.mark.parametrize(
        "title",
        [
            "UBND XÃ KHÁC - Tháng 6/2024",
            "ỦY BAN NHÂN DÂN PHƯỜNG MẪU HẠ tháng 6/2024",
            "Xã Lạ, tháng 6/2024",
            "Đơn vị: thị trấn Lạ, tháng 6/2024",
        ],
    )
    def test_another_commune_is_refused_at_the_title(self, title: str) -> None:
        """The money of one office must not go by another's list."""
        own = ListDefaults(programme=MERIT, commune=Commune("Xã Mẫu"))
        assert refused(line(1), title=title, defaults=own) == [("A1", "list-office")]
        both = ListDefaults(programme=MERIT, communes=KNOWN, commune=Commune("Xã Mẫu"))
        assert refused(line(1), title=title, defaults=both) == [("A1", "list-office")]

    @pytest.mark.parametrize(
        "title",
        [
            "Danh sách chi trả trợ cấp xã hội tháng 6/2024",
            "Xã hội hóa, tháng 6/2024",
            "UBND HUYỆN THỬ, tháng 6/2024",
            "Các xã, phường khó khăn, tháng 6/2024",
        ],
    )
    def test_words_that_name_no_commune_are_no_office(self, title: str) -> None:
        """Social assistance has the word for commune in it."""
        own = ListDefaults(programme=MERIT, commune=Commune("Xã Mẫu"))
        assert read(line(1), title=title, defaults=own).roll.count == 1

    def test_nobody_asked_is_nobody_contradicted(self) -> None:
        """Where each line says its commune, the title only says who made the list."""
        data = csv_of([["UBND XÃ LẠ, tháng 6/2024"], [*LEAST, "Xã/Phường"], [*line(1), "Xã Mẫu"]])
        assert communes(read_roll(data, source="roll.csv", defaults=OWN)) == ["99002"]


@pytest.mark.parametrize(
    "title",
    [
        "Tháng 7/2024",
        "T7/2024",
        "T.07/2024",
        "kỳ chi trả tháng 07 năm 2024",
        "từ tháng 7/2024",
        "Tháng: 7-2024",
        "tháng 7.2024",
        "tháng 7, năm 2024",
        "THÁNG BẢY NĂM 2024",
    ],
)
def test_a_month_is_written_in_many_ways(title: str) -> None:
    assert read(line(1), title=f"UBND xã Mẫu {title}").month == Month(2024, 7)


@pytest.mark.parametrize("title", ["tháng 7 và 8 năm 2024", "tháng 7+8/2024"])
def test_two_months_are_not_one(title: str) -> None:
    assert refused(line(1), title=f"UBND xã Mẫu {title}") == [("", "list-month-unsaid")]


@pytest.mark.parametrize("quarter", ["QUÝ III NĂM 2024", "quý 3/2024", "Quý ba năm 2024"])
def test_a_quarter_is_refused_with_its_reason(quarter: str) -> None:
    """Three months' money under one month's name."""
    title = f"UBND xã Mẫu - Danh sách chi trả {quarter}"
    assert refused(line(1), title=title) == [("A1", "list-period")]
    assert refused(line(1), title=title, month=Month(2024, 7)) == [("A1", "list-period")]
    assert read(line(1), title="UBND xã Mẫu - Kính gửi quý cơ quan, tháng 6/2024").roll.count == 1
