"""A roll: what its lines become, and what is said where they become nothing."""

from datetime import date
from typing import Any

import pytest
from tests.lists import csv_of, places, table, told
from tests.sheets import xlsx_of

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.boundary.lists.results import RollList
from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Category
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import (
    Authorization,
    Bank,
    BankAccount,
    CashPoint,
    Commune,
    Guardianship,
    HomeDelivery,
    LegacyIdNumber,
    ParentalRepresentation,
    PersonName,
    Sex,
)
from ansinh.roll import Cause, Component, Entry

JUNE = Month(2024, 6)
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Phường Mẫu"))
LEAST = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng"]
SOMEBODY = ["1", "TH-001", "Nguyễn Thị Mẫu", "1945", "360000"]


def read(
    headers: list[str], *rows: list[str], title: str = "Tháng 6/2024", **more: Any
) -> RollList:
    options = {"defaults": DEFAULTS, **more}
    return read_roll(table(title, [*LEAST, *headers], *rows), source="roll.csv", **options)


def entry(**columns: str) -> Entry:
    (found,) = read(list(columns), [*SOMEBODY, *columns.values()]).roll.entries
    return found


def refused(headers: list[str], *rows: list[str], **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableFile) as error:
        read(headers, *rows, **more)
    return places(error.value.problems)


def refused_line(**columns: str) -> list[tuple[str, str]]:
    return refused(list(columns), [*SOMEBODY, *columns.values()])


class TestWho:
    """The person's columns."""

    def test_an_old_identity_number_has_nine_digits(self) -> None:
        """Cards of old are in the same column; a person must not be turned away for one."""
        person = entry(**{"Số CCCD/CMND": "000123456"}).beneficiary.person
        assert person.legacy_id == LegacyIdNumber("000123456")
        assert person.citizen_id is None

    def test_numbers_with_spaces_are_read_and_reported(self) -> None:
        """What people put in to read better is no fault; the notice counts it."""
        found = read(["Số CCCD"], [*SOMEBODY, "'099 145 000 012"])
        (somebody,) = found.roll.entries
        assert somebody.beneficiary.person.citizen_id.digits == "099145000012"
        assert told(found.notices) == ["notice-normalised"]
        assert found.notices[-1].count == 1

    def test_a_list_without_case_numbers_uses_the_identity_number(self) -> None:
        """Each line needs a name that stays from month to month."""
        headers = ["STT", "Số CCCD", *LEAST[2:]]
        data = table("Tháng 6/2024", headers, ["1", "099145000012", *SOMEBODY[2:]])
        found = read_roll(data, source="roll.csv", defaults=DEFAULTS)
        assert found.roll.entries[0].key.case == "099145000012"

    def test_a_case_number_that_a_spreadsheet_has_counted_with_is_a_problem(self) -> None:
        """12 may have been 00012, and next month it would be somebody else."""
        rows = [["Tháng 6/2024"], LEAST, ["1", 12, *SOMEBODY[2:]]]
        with pytest.raises(UnreadableFile) as error:
            read_roll(xlsx_of(rows), source="roll.xlsx", defaults=DEFAULTS)
        assert places(error.value.problems) == [("B3", "cell-number-for-text")]

    def test_a_person_with_an_old_card_alone_has_a_key_too(self) -> None:
        """Turning them away would be worse than a key of nine digits."""
        headers = ["STT", "Số CMND", *LEAST[2:]]
        data = table("Tháng 6/2024", headers, ["1", "000123456", *SOMEBODY[2:]])
        found = read_roll(data, source="roll.csv", defaults=DEFAULTS)
        assert found.roll.entries[0].key.case == "000123456"

    def test_a_line_with_neither_is_a_problem(self) -> None:
        """Nobody could find it again next month."""
        assert refused(["Số CCCD"], ["1", "", *SOMEBODY[2:], ""]) == [("B3", "entry-key")]

    def test_a_name_and_a_birth_date_must_be_there(self) -> None:
        """Both are reported, each at its cell."""
        found = refused([], ["1", "TH-001", "", "", "360000"])
        assert found == [("C3", "cell-empty"), ("D3", "cell-empty")]

    @pytest.mark.parametrize(("columns", "sex"), [(("1945", ""), "male"), (("", "1945"), "female")])
    def test_the_birth_date_may_stand_under_the_sex(
        self, columns: tuple[str, str], sex: str
    ) -> None:
        """Two columns Nam and Nữ say two things at once."""
        headers = ["STT", "Mã hồ sơ", "Họ tên", "Nam", "Nữ", "Mức hưởng"]
        data = table("Tháng 6/2024", headers, ["1", "TH-001", "Lê Thử", *columns, "360000"])
        (found,) = read_roll(data, source="roll.csv", defaults=DEFAULTS).roll.entries
        person = found.beneficiary.person
        assert (person.birth.label, person.sex) == ("1945", Sex(sex))

    def test_a_cross_may_stand_under_the_sex(self) -> None:
        """Beside a column of dates, Nam and Nữ hold a mark."""
        person = entry(Nam="", Nữ="x").beneficiary.person
        assert (person.birth.label, person.sex) == ("1945", Sex.FEMALE)

    def test_a_birth_date_under_both_is_a_problem(self) -> None:
        """Nobody is both."""
        assert refused_line(Nam="1945", Nữ="1945") == [("G3", "birth-sex")]

    def test_a_sex_that_contradicts_is_a_problem(self) -> None:
        """Giới tính and the column of the birth date have to agree."""
        assert refused_line(**{"Giới tính": "Nam", "Nữ": "1945"}) == [("G3", "birth-sex")]


class TestWhere:
    """Programme and commune, said or set."""

    @pytest.mark.parametrize("word", ["NCC", "người có công", "Ưu đãi người có công"])
    def test_a_programme_is_spelled_in_many_ways(self, word: str) -> None:
        """The column goes before the default."""
        assert entry(**{"Chương trình": word}).programme == MERIT

    def test_without_programme_and_commune_nothing_is_assumed(self) -> None:
        """One problem each for the list, not for each line."""
        found = refused([], SOMEBODY, ["2", "TH-002", *SOMEBODY[2:]], defaults=ListDefaults())
        assert found == [("", "list-commune"), ("", "list-programme")]

    def test_an_empty_cell_for_the_commune_may_be_filled_by_the_settings(self) -> None:
        """Whoever leaves the template's column empty hears of the default, not of a cell alone."""
        own = ListDefaults(programme=SOCIAL_ASSISTANCE)
        found = refused(["Xã/Phường"], [*SOMEBODY, ""], defaults=own)
        assert found == [("F3", "list-commune")]

    @pytest.mark.parametrize("written", ["Tứ Hạ", "phường Tứ Hạ", "P. TỨ HẠ"])
    def test_the_agency_s_own_list_gives_the_code(self, written: str) -> None:
        """However the commune is written, it becomes one value."""
        own = ListDefaults(
            programme=MERIT, communes={"Phường Tứ Hạ": "99001"}, code_list="mẫu", edition="2024"
        )
        found = read(["Xã/Phường"], [*SOMEBODY, written], defaults=own)
        commune = found.roll.entries[0].beneficiary.commune
        assert commune == Commune("Phường Tứ Hạ", "99001", "mẫu", "2024")
        assert told(found.notices) == []

    def test_a_commune_that_the_agency_does_not_name_is_reported(self) -> None:
        """It is read as it is written: turning people away would be worse."""
        own = ListDefaults(programme=MERIT, communes={"Phường Tứ Hạ": "99001"})
        found = read(["Xã/Phường"], [*SOMEBODY, "Xã Lạ"], defaults=own)
        assert found.roll.entries[0].beneficiary.commune == Commune("Xã Lạ")
        assert told(found.notices) == ["notice-commune"]

    def test_the_title_may_name_the_commune(self) -> None:
        """A commune's own list has no column for it."""
        own = ListDefaults(programme=MERIT, communes={"Xã Thử": "99002", "Xã Mẫu": "99003"})
        found = read([], SOMEBODY, title="UBND xã Mẫu, tháng 6/2024", defaults=own)
        assert found.roll.entries[0].beneficiary.commune.code == "99003"


class TestHowMuch:
    """Group, coefficient, amount, decision."""

    @pytest.mark.parametrize(
        ("written", "category"),
        [
            ("5.d", Category("5.d")),
            ("5.d - Người cao tuổi", Category("5.d", "Người cao tuổi")),
            ("Người cao tuổi", Category("NGUOI-CAO-TUOI", "Người cao tuổi")),
        ],
    )
    def test_a_group_is_a_code_a_name_or_both(self, written: str, category: Category) -> None:
        """What the office writes stays as it is written."""
        assert entry(**{"Nhóm đối tượng": written}).entitlement.category == category

    def test_long_names_of_groups_keep_apart(self) -> None:
        """A code is short, yet different names have different codes."""
        name = "Người khuyết tật đặc biệt nặng đang được nuôi dưỡng tại cộng đồng loại "
        codes = {
            entry(**{"Đối tượng": name + end}).entitlement.category.code for end in ("một", "hai")
        }
        assert len(codes) == 2
        assert all(len(code) <= 40 for code in codes)

    def test_a_negative_amount_is_a_problem(self) -> None:
        """A sign that slipped in would take money from somebody."""
        rows = [["Tháng 6/2024"], LEAST, [1, "TH-001", "Nguyễn Thị Mẫu", 1945, -360000]]
        with pytest.raises(UnreadableFile) as error:
            read_roll(xlsx_of(rows), source="roll.xlsx", defaults=DEFAULTS)
        assert places(error.value.problems) == [("E3", "amount-negative")]

    def test_a_decision_has_its_day(self) -> None:
        """The number stands in one column, the day in another."""
        found = entry(**{"Số QĐ": "7/QĐ-MẪU", "Ngày QĐ": "05/07/2021"}).entitlement.decision
        assert (found.number, found.issued_on) == ("7/QĐ-MẪU", date(2021, 7, 5))

    def test_a_group_without_letters_is_a_problem(self) -> None:
        """Signs name no group."""
        assert refused_line(**{"Đối tượng": "***"}) == [("F3", "category-code")]

    def test_a_day_without_its_number_is_a_problem(self) -> None:
        """It would be lost in silence."""
        assert refused_line(**{"Số QĐ": "", "Ngày QĐ": "05/07/2021"}) == [("G3", "decision-number")]

    def test_a_coefficient_of_nothing_is_a_problem(self) -> None:
        """It stands at its own cell, not at the amount's."""
        assert refused_line(**{"Hệ số": "0"}) == [("F3", "coefficient")]


class TestChannel:
    """How the line is paid."""

    ACCOUNT = BankAccount(Bank("AGRIBANK"), "000099", PersonName("Nguyễn Thị Mẫu"))

    @pytest.mark.parametrize("word", ["", "Tài khoản", "TK", "ATM", "Chuyển khoản"])
    def test_an_account_in_the_beneficiary_s_name(self, word: str) -> None:
        """Without a word an account says by itself how it is paid."""
        columns = {"Hình thức nhận": word, "STK": "0000 99", "NH": "Agribank"}
        assert entry(**columns).channel == self.ACCOUNT

    def test_the_holder_is_as_written(self) -> None:
        """A representative's account is no mistake of the list."""
        columns = {"STK": "000099", "NH": "Agribank", "Chủ tài khoản": "TRAN VAN THU"}
        assert entry(**columns).channel.holder_name == PersonName("TRAN VAN THU")

    @pytest.mark.parametrize(
        ("word", "channel"),
        [
            ("Bưu điện", CashPoint()),
            ("tiền mặt", CashPoint()),
            ("Bưu điện Tứ Hạ", CashPoint("Tứ Hạ")),
            ("Tại nhà", HomeDelivery("Tổ 1")),
            ("Tại nhà: Thôn Mẫu", HomeDelivery("Thôn Mẫu")),
            ("", CashPoint()),
        ],
    )
    def test_cash(self, word: str, channel: CashPoint | HomeDelivery) -> None:
        """At a pay point, at home, or by default."""
        assert entry(**{"Hình thức nhận": word, "Tổ": "Tổ 1"}).channel == channel

    def test_the_bank_may_stand_with_the_word(self) -> None:
        """`Tài khoản Agribank` says both."""
        columns = {"Hình thức nhận": "Tài khoản Agribank", "STK": "000099"}
        assert entry(**columns).channel == self.ACCOUNT

    @pytest.mark.parametrize(
        ("columns", "found"),
        [
            ({"STK": "000099", "NH": ""}, [("G3", "channel-account")]),
            ({"STK": "", "NH": "Agribank"}, [("F3", "channel-account")]),
            ({"Hình thức nhận": "ATM"}, [("F3", "channel-account"), ("F3", "channel-account")]),
            ({"STK": "000099", "NH": "Ngân hàng Lạ"}, [("G3", "account-bank")]),
            ({"STK": "0#99", "NH": "Agribank"}, [("F3", "account-number")]),
            ({"Hình thức nhận": "bồ câu"}, [("F3", "channel-word")]),
            ({"Hình thức nhận": "Bưu điện " + "x" * 201}, [("F3", "channel-place")]),
            ({"Hình thức nhận": "TK Lạ", "STK": "000099"}, [("F3", "channel-account")]),
        ],
    )
    def test_half_an_account_is_a_problem(
        self, columns: dict[str, str], found: list[tuple[str, str]]
    ) -> None:
        """What is missing or unknown is reported at its cell."""
        assert refused_line(**columns) == list(dict.fromkeys(found))

    def test_an_account_that_a_spreadsheet_has_counted_with_is_a_problem(self) -> None:
        """A number cell has lost its zeros."""
        rows = [["Tháng 6/2024"], [*LEAST, "STK", "NH"], [*SOMEBODY, 99123456, "Agribank"]]
        with pytest.raises(UnreadableFile) as error:
            read_roll(xlsx_of(rows), source="roll.xlsx", defaults=DEFAULTS)
        assert places(error.value.problems) == [("F3", "cell-number-for-text")]


class TestPapers:
    """Who collects instead, and on what ground."""

    NAMED = {"Người nhận thay": "Trần Văn Thử"}  # noqa: RUF012 - never written to

    @pytest.mark.parametrize(
        ("word", "kind"),
        [
            ("Người giám hộ", Guardianship),
            ("giám hộ", Guardianship),
            ("Cha", ParentalRepresentation),
            ("Mẹ", ParentalRepresentation),
            ("bố", ParentalRepresentation),
        ],
    )
    def test_capacities(self, word: str, kind: type) -> None:
        """A parent is no guardian."""
        (paper,) = entry(**self.NAMED, **{"Tư cách": word}).papers
        assert type(paper) is kind
        assert paper.representative.name == PersonName("Trần Văn Thử")

    @pytest.mark.parametrize("word", ["Người được ủy quyền", "Người được uỷ quyền", "Ủy quyền"])
    def test_an_authorization_without_a_term_lasts_a_year(self, word: str) -> None:
        """Civil Code, art. 563."""
        columns = {"Tư cách": word, "Văn bản": "7/UQ", "Hiệu lực từ": "01/03/2024"}
        (paper,) = entry(**self.NAMED, **columns).papers
        assert type(paper) is Authorization
        assert (paper.document.number, paper.span.last_day) == ("7/UQ", date(2025, 2, 28))

    def test_a_term_ends_with_its_last_day(self) -> None:
        """The day on the paper still counts."""
        columns = {"Tư cách": "Giám hộ", "Hiệu lực từ": "01/03/2024", "Thời hạn": "31/03/2024"}
        (paper,) = entry(**self.NAMED, **columns).papers
        assert date(2024, 3, 31) in paper.span
        assert date(2024, 4, 1) not in paper.span

    def test_the_header_may_say_the_capacity(self) -> None:
        """A column `Người giám hộ` has nothing but guardians."""
        (paper,) = entry(**{"Người giám hộ": "Trần Văn Thử"}).papers
        assert type(paper) is Guardianship

    def test_who_collects_for_themselves_needs_no_paper(self) -> None:
        """`Bản thân` is a capacity too."""
        columns = {"Người nhận thay": "Nguyễn Thị Mẫu", "Tư cách": "Bản thân"}
        assert entry(**columns).papers == ()

    @pytest.mark.parametrize(
        ("columns", "found"),
        [
            ({**NAMED}, ("F3", "capacity-word")),
            ({**NAMED, "Tư cách": ""}, ("G3", "capacity-word")),
            ({**NAMED, "Tư cách": "Con dâu"}, ("G3", "capacity-word")),
            ({**NAMED, "Tư cách": "Bà"}, ("G3", "capacity-word")),
            ({**NAMED, "Tư cách": "Bản thân"}, ("G3", "capacity-word")),
            ({**NAMED, "Tư cách": "Ủy quyền"}, ("F3", "paper-start")),
            ({**NAMED, "Tư cách": "Ủy quyền", "Hiệu lực từ": ""}, ("H3", "paper-start")),
            ({"Người nhận thay": "", "Tư cách": "Cha"}, ("G3", "paper-representative")),
            (
                {**NAMED, "Tư cách": "Cha", "Hiệu lực từ": "02/01/2024", "Thời hạn": "01/01/2024"},
                ("I3", "span-order"),
            ),
        ],
    )
    def test_what_gives_no_right_is_a_problem(
        self, columns: dict[str, str], found: tuple[str, str]
    ) -> None:
        """Money never goes to somebody for whom the list shows no ground."""
        assert refused_line(**columns) == [found]


class TestUnpaid:
    """What earlier months left over."""

    HEADERS = ("Số tháng chưa trả", "Tiền chưa trả tháng trước", "Tổng số tiền")

    def line(self, *cells: str) -> list[tuple[str, str]]:
        return refused(list(self.HEADERS), [*SOMEBODY, *cells])

    def test_each_month_has_its_own_sum(self) -> None:
        """It keeps its month, so that it can be reconciled."""
        found = read(list(self.HEADERS), [*SOMEBODY, "2", "720.000", "1.080.000"])
        lines = [owed.line for owed in found.owed]
        assert [line.month_of for line in lines] == [Month(2024, 4), Month(2024, 5)]
        assert {line.amount for line in lines} == {Dong(360_000)}
        assert {(line.cause, line.component) for line in lines} == {
            (Cause.LISTED, Component.REGULAR)
        }

    def test_truy_linh_is_arrears(self) -> None:
        """The header says what the money is."""
        found = read(["Số tháng truy lĩnh", "Số tiền truy lĩnh"], [*SOMEBODY, "1", "140.000"])
        assert [owed.line.component for owed in found.owed] == [Component.ARREARS]

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("2", "", "360000"), ("G3", "unpaid-months")),
            (("", "720000", "1080000"), ("F3", "unpaid-months")),
            (("7", "720000", "1080000"), ("G3", "unpaid-split")),
            (("2", "720000", "360000"), ("H3", "line-total")),
            (("hai", "720000", "1080000"), ("F3", "cell-count")),
        ],
    )
    def test_what_does_not_add_up_is_a_problem(
        self, cells: tuple[str, ...], found: tuple[str, str]
    ) -> None:
        """A printed system was seen to subtract the arrears instead of adding them."""
        assert self.line(*cells) == [found]

    def test_nothing_unpaid_is_nothing_owed(self) -> None:
        """Noughts and empty cells are the same."""
        assert read(list(self.HEADERS), [*SOMEBODY, "0", "0", "360000"]).owed == ()


class TestWhole:
    """The list as a whole: month, totals, rows, doubles."""

    def test_the_title_says_the_month(self) -> None:
        """Nobody has to say it again."""
        assert read([], SOMEBODY).month == JUNE

    def test_another_month_than_was_wanted_is_a_problem(self) -> None:
        """Last month's file under this month's name."""
        assert refused([], SOMEBODY, month=Month(2024, 7)) == [("A1", "list-month")]

    def test_a_title_without_a_month_needs_one_to_be_said(self) -> None:
        """Nothing is guessed."""
        assert refused([], SOMEBODY, title="DANH SÁCH CHI TRẢ") == [("", "list-month-unsaid")]
        assert read([], SOMEBODY, title="DANH SÁCH CHI TRẢ", month=JUNE).month == JUNE

    def test_one_case_twice_is_a_problem_at_the_second_line(self) -> None:
        """So is one person under two cases of one programme."""
        rows = [[*SOMEBODY, "099145000012"], [*SOMEBODY, "099145000013"]]
        assert refused(["CCCD"], *rows) == [("B4", "roll-twice")]
        other = ["2", "TH-002", *SOMEBODY[2:], "099145000012"]
        assert refused(["CCCD"], rows[0], other) == [("F4", "roll-citizen-id")]

    def test_one_person_may_be_in_two_programmes(self) -> None:
        """Merit and assistance are two entitlements."""
        rows = [[*SOMEBODY, "099145000012", word] for word in ("BTXH", "NCC")]
        assert read(["CCCD", "Chương trình"], *rows).roll.count == 2

    def test_an_unreadable_line_is_not_missed_in_the_total(self) -> None:
        """Whoever counts with a line that was not read finds a difference that is none."""
        lines = ["Tháng 6/2024,,,,", ",".join(LEAST), ",".join(SOMEBODY), ",".join([*SOMEBODY, ""])]
        data = "\n".join([*lines, "Tổng cộng,,,,720000", ""]).encode()
        with pytest.raises(UnreadableFile) as error:
            read_roll(data, source="roll.csv", defaults=DEFAULTS)
        assert [one.code for one in error.value.problems] == ["row-width"]

    def test_the_total_row_is_checked(self) -> None:
        """The message says both sums, which are nobody's."""
        with pytest.raises(UnreadableFile) as error:
            read([], SOMEBODY, ["Tổng cộng", "", "", "", "720.000"])
        (found,) = error.value.problems
        assert (found.position.cell, found.code) == ("E4", "total-mismatch")
        assert "720.000 đ" in found.message.vi
        assert "360.000 đ" in found.message.vi

    def test_a_broken_amount_does_not_break_the_total_as_well(self) -> None:
        """The difference would be that amount."""
        rows = [["1", "TH-001", "Lê Thử", "1945", "36o"], ["Tổng cộng", "", "", "", "360.000"]]
        assert refused([], *rows) == [("E3", "amount-text")]

    def test_the_amount_in_words_is_checked(self) -> None:
        """A signature stands under it."""
        total = ["Tổng cộng", "", "", "", "360.000"]
        words = "Bằng chữ: Ba trăm sáu mươi nghìn đồng"
        assert read([], SOMEBODY, total, [words]).notices == ()
        wrong = "Bằng chữ: Ba trăm bảy mươi nghìn đồng"
        assert refused([], SOMEBODY, total, [wrong]) == [("A5", "total-words")]
        apart = ["Bằng chữ:", "Ba trăm sáu mươi nghìn đồng"]
        assert read([], SOMEBODY, total, apart).notices == ()
        unread = read([], SOMEBODY, total, ["Bằng chữ: ……… đồng"])
        assert told(unread.notices) == ["notice-words"]

    def test_every_row_is_accounted_for(self) -> None:
        """Title, header, records, total, notes and blank rows add up to the sheet."""
        data = csv_of(
            [
                ["UBND xã Mẫu"],
                ["DANH SÁCH CHI TRẢ THÁNG 6/2024"],
                [],
                LEAST,
                SOMEBODY,
                ["2", "TH-002", "Lê Thử", "1950", "360000"],
                ["Tổng cộng", "", "", "", "720000"],
                [],
                ["Người lập biểu"],
            ]
        )
        rows = read_roll(data, source="roll.csv", defaults=DEFAULTS).rows
        assert rows.counts == {
            "title": 2,
            "header": 1,
            "record": 2,
            "problem": 0,
            "total": 1,
            "note": 1,
            "blank": 2,
        }

    def test_a_column_that_nobody_knows_is_reported(self) -> None:
        """It was not read, and somebody may wonder."""
        found = read(["Tôn giáo"], [*SOMEBODY, "không"])
        assert told(found.notices) == ["notice-column"]
        assert "Tôn giáo" in str(found.notices[-1])

    def test_all_problems_come_at_once_in_the_order_of_their_places(self) -> None:
        """An office corrects its file once."""
        rows = [
            ["1", "TH 001", "Nguyễn 7", "194", "36o"],
            ["2", "TH-002", "Lê Thử", "31/02/1950", "360000"],
        ]
        assert refused([], *rows) == [
            ("B3", "case-number-text"),
            ("C3", "name-characters"),
            ("D3", "birth-date-text"),
            ("E3", "amount-text"),
            ("D4", "birth-date-value"),
        ]

    def test_a_line_with_a_cell_too_many_is_not_read(self) -> None:
        """Its cells stand under wrong headers: one problem, not many."""
        lines = ["Tháng 6/2024,,,,", ",".join(LEAST), "1,TH-001,Mẫu,Nguyễn Thị,1945,360000"]
        data = "\n".join([*lines, ""]).encode()
        with pytest.raises(UnreadableFile) as error:
            read_roll(data, source="roll.csv", defaults=DEFAULTS)
        assert [one.code for one in error.value.problems] == ["row-width"]
