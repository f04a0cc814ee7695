"""A month's lists together: what fits becomes a delta, what does not is said at its row."""

from datetime import date
from typing import Any

import pytest
from tests.lists import places, table, told

from ansinh import ListDefaults, SourceFile, UnreadableFile, read_month
from ansinh.boundary import (
    MonthLists,
    read_additions,
    read_adjustments,
    read_changes,
    read_removals,
    read_roll,
)
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.months import Month
from ansinh.people import BankAccount, CashPoint, Commune, HomeDelivery
from ansinh.roll import AdditionReason, AdjustedPart, Adjustment, RemovalReason

JULY = Month(2024, 7)
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Phường Mẫu"))

ROLL = table(
    "DANH SÁCH CHI TRẢ THÁNG 6/2024",
    [
        "STT",
        "Mã hồ sơ",
        "Họ tên",
        "Năm sinh",
        "CCCD",
        "Hệ số",
        "Mức hưởng",
        "STK",
        "NH",
        "Tổ",
        "Người nhận thay",
        "Tư cách",
        "Số CCCD người nhận thay",
        "Hiệu lực từ",
        "Hiệu lực đến",
    ],
    ["1", "A1", "Nguyễn Thị Mẫu", "1945", "099145000001", "1,5", "540000", "000011", "BIDV", "T1"],
    [
        "2",
        "A2",
        "Lê Văn Thử",
        "1950",
        "099050000002",
        "1",
        "360000",
        "",
        "",
        "T2",
        "Lê Thị Ví",
        "Ủy quyền",
        "099175000003",
        "01/01/2024",
        "30/06/2024",
    ],
    ["3", "A3", "Trần Thị Dụ", "2015", "", "1,5", "540000", "", "", "T3"],
)
BASE = SourceFile("roll.csv", ROLL)

ADDITION = [
    "STT",
    "Mã hồ sơ",
    "Họ tên",
    "Năm sinh",
    "CCCD",
    "Mức hưởng",
    "Lý do tăng",
    "Tăng từ tháng",
]
REMOVAL = [
    "STT",
    "Mã hồ sơ",
    "Họ tên",
    "CCCD",
    "Mức hưởng",
    "Lý do giảm",
    "Ngày chết",
    "Giảm từ tháng",
]
NEWCOMER = ["1", "A9", "Hồ Thị Mới", "1944", "", "500000", "mới hưởng", "07/2024"]


def additions(*rows: list[str], headers: list[str] = ADDITION) -> SourceFile:
    return SourceFile("tang.csv", table("DANH SÁCH TĂNG THÁNG 7/2024", headers, *rows))


def removals(*rows: list[str]) -> SourceFile:
    return SourceFile("giam.csv", table("DANH SÁCH GIẢM THÁNG 7/2024", REMOVAL, *rows))


def adjustments(
    what: str, effective: str = "07/2024", /, case: str = "A1", **columns: str
) -> SourceFile:
    name = {"A1": "Nguyễn Thị Mẫu", "A2": "Lê Văn Thử", "A3": "Trần Thị Dụ"}[case]
    headers = [
        "STT",
        "Mã hồ sơ",
        "Họ và tên",
        "Nội dung điều chỉnh",
        "Điều chỉnh từ tháng",
        *columns,
    ]
    row = ["1", case, name, what, effective, *columns.values()]
    return SourceFile("dc.csv", table("DANH SÁCH ĐIỀU CHỈNH THÁNG 7/2024", headers, row))


def month(
    added: SourceFile | None = None,
    removed: SourceFile | None = None,
    adjusted: SourceFile | None = None,
    *,
    rolls: tuple[SourceFile, ...] = (BASE,),
    as_of: date | None = None,
) -> MonthLists:
    lists = [[file] if file else [] for file in (added, removed, adjusted)]
    return read_month(rolls, *lists, month=JULY, defaults=DEFAULTS, as_of=as_of)


def refused(*args: Any, **more: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(UnreadableFile) as error:
        month(*args, **more)
    found = error.value.problems
    return [(p.position.source, *place) for p, place in zip(found, places(found), strict=True)]


def changed(what: str, **columns: str) -> Adjustment:
    (change,) = month(None, None, adjustments(what, **columns)).delta.adjustments
    return change


class TestAdditions:
    """Who joins."""

    def test_an_addition_joins_the_roll(self) -> None:
        """With its reason, and the month that it counts from."""
        lists = month(additions(NEWCOMER))
        (change,) = lists.delta.additions
        assert change.reason is AdditionReason.NEW
        assert (lists.base.count, lists.roll.count) == (3, 4)
        assert lists.delta.net.value == 500_000

    @pytest.mark.parametrize(
        ("word", "reason"),
        [("Chuyển đến", "moved-in"), ("hưởng lại", "resumed"), ("Phục hồi", "restored")],
    )
    def test_reasons(self, word: str, reason: str) -> None:
        """Each has its words."""
        row = [*NEWCOMER[:6], word, "07/2024"]
        (change,) = month(additions(row)).delta.additions
        assert change.reason == reason

    @pytest.mark.parametrize(
        ("column", "text", "found"),
        [
            (6, "vì sao", ("G3", "reason-word")),
            (6, "", ("G3", "cell-empty")),
            (7, "", ("H3", "cell-empty")),
            (7, "08/2024", ("H3", "effective-after")),
            (1, "A1", ("B3", "delta-addition-present")),
            (4, "099145000001", ("B3", "delta-addition-present")),
        ],
    )
    def test_what_an_addition_must_not_be(
        self, column: int, text: str, found: tuple[str, str]
    ) -> None:
        """Unknown reason, later than the list, on the roll already by case or by person."""
        row = [text if at == column else cell for at, cell in enumerate(NEWCOMER)]
        assert refused(additions(row)) == [("tang.csv", *found)]

    def test_one_case_added_twice(self) -> None:
        """The second line is the problem."""
        assert refused(additions(NEWCOMER, NEWCOMER)) == [("tang.csv", "B4", "delta-twice")]

    def test_one_person_added_twice(self) -> None:
        """Under two cases."""
        first, second = ([*NEWCOMER[:4], "099144000009", *NEWCOMER[5:]] for _ in range(2))
        second[1] = "A10"
        assert refused(additions(first, second)) == [("tang.csv", "B4", "roll-citizen-id")]

    def test_a_person_may_come_back_under_another_case(self) -> None:
        """Out under the old number and in under the new one is one list's business."""
        row = [
            "1",
            "B1",
            "Nguyễn Thị Mẫu",
            "1945",
            "099145000001",
            "500000",
            "Hưởng lại",
            "07/2024",
        ]
        gone = ["1", "A1", "Nguyễn Thị Mẫu", "", "", "Khác", "", "07/2024"]
        assert month(additions(row), removals(gone)).roll.count == 3

    @pytest.mark.parametrize(
        ("months", "amount", "found"),
        [
            ("2", "1000000", None),
            ("1", "500000", ("I3", "arrears-stated")),
            ("2", "900000", ("J3", "arrears-stated")),
        ],
    )
    def test_stated_arrears_must_be_what_the_months_add_up_to(
        self, months: str, amount: str, found: tuple[str, str] | None
    ) -> None:
        """They are worked out from the effective month, and never paid on top of it."""
        headers = [*ADDITION, "Số tháng truy lĩnh", "Số tiền truy lĩnh"]
        row = [*NEWCOMER[:7], "05/2024", months, amount]
        file = additions(row, headers=headers)
        if found is None:
            assert month(file).owed == ()
        else:
            assert refused(file) == [("tang.csv", *found)]


class TestRemovals:
    """Who leaves."""

    def test_a_removal_takes_the_line_out(self) -> None:
        """Found by its case; the day of death is kept."""
        row = ["1", "A1", "nguyễn thị mẫu", "", "540000", "Chết", "15/06/2024", "07/2024"]
        (change,) = month(None, removals(row)).delta.removals
        assert (change.reason, change.event_on) == (RemovalReason.DIED, date(2024, 6, 15))

    def test_a_list_without_case_numbers_finds_by_identity(self) -> None:
        """The roll has cases, the commune's list has cards."""
        row = ["1", "", "Nguyễn Thị Mẫu", "099145000001", "", "Chuyển đi", "", "07/2024"]
        (change,) = month(None, removals(row)).delta.removals
        assert change.key.case == "A1"

    @pytest.mark.parametrize(
        ("row", "found"),
        [
            (["1", "A7", "Nguyễn Thị Mẫu", "", "", "Chết"], ("B3", "delta-absent")),
            (["1", "A7", "Nguyễn Thị Mẫu", "099145000001", "", "Chết"], ("B3", "delta-absent")),
            (["1", "", "Ai Đó", "099145999999", "", "Chết"], ("D3", "delta-absent")),
            (["1", "", "Ai Đó", "", "", "Chết"], ("B3", "entry-key")),
            (["1", "A1", "Trần Văn Khác", "", "", "Chết"], ("C3", "delta-name")),
            (["1", "A1", "Nguyễn Thị Mẫu", "099145000009", "", "Chết"], ("D3", "delta-citizen-id")),
            (["1", "A1", "Nguyễn Thị Mẫu", "", "360000", "Chết"], ("E3", "delta-old-value")),
            (["1", "A1", "Nguyễn Thị Mẫu", "", "", "bay mất"], ("F3", "reason-word")),
        ],
    )
    def test_what_a_removal_must_not_be(self, row: list[str], found: tuple[str, str]) -> None:
        """Of nobody, or of somebody else than it seems."""
        assert refused(None, removals([*row, "", "07/2024"])) == [("giam.csv", *found)]

    def test_a_removal_and_an_adjustment_of_one_case(self) -> None:
        """One change a month."""
        row = ["1", "A1", "Nguyễn Thị Mẫu", "", "", "Chết", "", "07/2024"]
        new = {"Mức hưởng mới": "750000"}
        found = refused(None, removals(row), adjustments("Mức hưởng", **new))
        assert found == [("dc.csv", "B3", "delta-twice")]


class TestAdjustments:
    """What changes on a line."""

    def test_the_amount(self) -> None:
        """The rest of the line stays."""
        columns = {"Nhóm mới": "5.d", "Hệ số mới": "1,5", "Mức hưởng mới": "750.000"}
        change = changed("Mức hưởng", **columns)
        assert change.parts == (AdjustedPart.AMOUNT,)
        assert change.after.amount.value == 750_000
        assert change.after.channel == change.before.channel

    def test_a_corrected_account_keeps_what_it_does_not_say(self) -> None:
        """A mistyped number is corrected by the number alone."""
        channel = changed("STK", **{"Số tài khoản mới": "000012"}).after.channel
        assert isinstance(channel, BankAccount)
        assert (channel.bank.code, channel.number) == ("BIDV", "000012")

    def test_a_first_account(self) -> None:
        """From cash to an account, in the beneficiary's own name."""
        columns = {"Hình thức nhận mới": "Tài khoản", "STK mới": "000077", "Ngân hàng mới": "MB"}
        change = changed("hình thức nhận và tài khoản", case="A3", **columns)
        assert change.parts == (AdjustedPart.ACCOUNT, AdjustedPart.CHANNEL)
        assert change.after.channel.holder_name == change.before.beneficiary.person.name

    def test_from_account_to_cash_and_home(self) -> None:
        """The account is gone then."""
        field = "Hình thức nhận mới"
        assert changed("Hình thức nhận", **{field: "Bưu điện"}).after.channel == CashPoint()
        home = changed("Hình thức nhận", **{field: "Tại nhà"}).after.channel
        assert home == HomeDelivery("T1")

    def test_a_renewed_paper(self) -> None:
        """The term alone: the same person, the same capacity."""
        columns = {"Hiệu lực từ mới": "01/07/2024", "Hiệu lực đến mới": "31/12/2024"}
        change = changed("Gia hạn ủy quyền", case="A2", **columns)
        (old,), (new,) = change.before.papers, change.after.papers
        assert new.representative == old.representative
        assert new.span.last_day == date(2024, 12, 31)

    def test_another_representative_and_none(self) -> None:
        """A new one needs a capacity; `Bản thân` ends it."""
        columns = {"Người giám hộ mới": "Hồ Thị Thử", "Tư cách mới": "Giám hộ"}
        (paper,) = changed("Người nhận thay", case="A2", **columns).after.papers
        assert paper.representative.name.text == "Hồ Thị Thử"
        assert (
            changed("Người nhận thay", case="A2", **{"Tư cách mới": "Bản thân"}).after.papers == ()
        )

    def test_personal_data(self) -> None:
        """The case stays."""
        columns = {
            "Họ tên mới": "Nguyễn Thị Mậu",
            "Ngày sinh mới": "02/1945",
            "SĐT mới": "0001234567",
        }
        person = changed("Thông tin cá nhân", **columns).after.beneficiary.person
        assert (person.name.text, person.birth.label) == ("Nguyễn Thị Mậu", "02/1945")
        assert person.citizen_id.digits == "099145000001"

    @pytest.mark.parametrize(
        ("what", "columns", "found"),
        [
            ("màu sắc", {"Mức hưởng mới": "1"}, ("D3", "adjustment-word")),
            ("Mức hưởng", {}, ("D3", "adjustment-value")),
            ("Mức hưởng", {"Mức hưởng mới": ""}, ("F3", "adjustment-value")),
            ("Mức hưởng", {"Hệ số mới": "2", "Mức hưởng mới": ""}, ("G3", "adjustment-value")),
            ("Mức hưởng", {"Mức hưởng mới": "540000"}, ("D3", "adjustment-nothing")),
            (
                "Mức hưởng",
                {"Mức hưởng cũ": "360000", "Mức hưởng mới": "750000"},
                ("F3", "delta-old-value"),
            ),
            ("Mức hưởng", {"Hệ số cũ": "2", "Mức hưởng mới": "750000"}, ("F3", "delta-old-value")),
            ("Mức hưởng", {"Nhóm cũ": "5.d", "Mức hưởng mới": "750000"}, ("F3", "delta-old-value")),
            ("Mức hưởng", {"Mức hưởng mới": "7", "STK mới": "000012"}, ("G3", "adjustment-unsaid")),
            ("Tài khoản", {"STK mới": ""}, ("F3", "adjustment-value")),
            ("Tài khoản", {"STK mới": "#"}, ("F3", "account-number")),
            ("Hình thức nhận", {"Hình thức nhận mới": "bồ câu"}, ("F3", "channel-word")),
            ("Mức hưởng", {"Hệ số mới": "0", "Mức hưởng mới": "1"}, ("F3", "coefficient")),
            (
                "Hình thức nhận",
                {"STK mới": "", "Hình thức nhận mới": ""},
                ("G3", "adjustment-value"),
            ),
            (
                "Hình thức nhận",
                {"Hình thức nhận mới": "Bưu điện", "STK mới": "000012"},
                ("F3", "adjustment-unsaid"),
            ),
            ("Người nhận thay", {"Văn bản mới": "7/UQ"}, ("F3", "paper-representative")),
            ("Thông tin", {"Họ tên mới": ""}, ("F3", "adjustment-value")),
            ("Ủy quyền", {"Người nhận thay mới": "Hồ Thử"}, ("F3", "capacity-word")),
            ("Thông tin", {"Số CCCD mới": "099050000002"}, ("B3", "roll-citizen-id")),
        ],
    )
    def test_what_an_adjustment_must_not_be(
        self, what: str, columns: dict[str, str], found: tuple[str, str]
    ) -> None:
        """Each at its cell."""
        assert refused(None, None, adjustments(what, **columns)) == [("dc.csv", *found)]

    def test_a_first_account_needs_its_bank(self) -> None:
        """Nothing is there to keep it from."""
        file = adjustments("Tài khoản", case="A3", **{"STK mới": "000077"})
        assert refused(None, None, file) == [("dc.csv", "D3", "adjustment-value")]


class TestTwoProgrammes:
    """One case, or one person, may stand on the roll under two laws."""

    HEADERS = ("STT", "Mã hồ sơ", "Họ tên", "Năm sinh", "CCCD", "Mức hưởng", "Chương trình")
    SAME = ("Lê Văn Thử", "1950", "099050000002", "360000")

    def roll(self) -> SourceFile:
        rows = [["1", "A2", *self.SAME, "BTXH"], ["2", "A2", *self.SAME, "NCC"]]
        return SourceFile("roll.csv", table("Tháng 6/2024", self.HEADERS, *rows))

    @pytest.mark.parametrize(("word", "code"), [("NCC", "NCC"), ("", "BTXH")])
    def test_the_programme_tells_them_apart(self, word: str, code: str) -> None:
        """The list's own word, else the default."""
        headers = ["STT", "CCCD", "Họ tên", "Chương trình", "Lý do", "Giảm từ tháng"]
        row = ["1", "099050000002", "Lê Văn Thử", word, "Chết", "07/2024"]
        file = SourceFile("giam.csv", table("DANH SÁCH GIẢM", headers, row))
        lists = month(None, file, rolls=(self.roll(),))
        assert [change.key.programme for change in lists.delta.changes] == [code]

    def test_without_any_word_nobody_knows(self) -> None:
        """Neither line is taken."""
        row = ["1", "A2", "Lê Văn Thử", "", "", "Chết", "", "07/2024"]
        with pytest.raises(UnreadableFile) as error:
            read_month(
                [self.roll()],
                removals=[removals(row)],
                month=JULY,
                defaults=ListDefaults(commune=Commune("Mẫu")),
            )
        assert places(error.value.problems) == [("B3", "delta-ambiguous")]


class TestTogether:
    """All files at once."""

    def test_the_rolls_of_several_communes_are_joined(self) -> None:
        """One case on both is a problem in the second file."""
        other = ROLL.replace(b'"A', b'"B').replace(b"0991", b"0992").replace(b"09905", b"09915")
        lists = month(rolls=(BASE, SourceFile("roll2.csv", other)))
        assert lists.base.count == lists.roll.count == 6
        assert [file.kind for file in lists.files] == ["roll", "roll"]
        found = refused(rolls=(BASE, SourceFile("roll2.csv", ROLL)))
        assert found == [("roll2.csv", f"B{row}", "roll-twice") for row in (3, 4, 5)]

    def test_the_roll_is_of_the_month_before(self) -> None:
        """This month's roll is what comes out."""
        july = SourceFile("roll.csv", ROLL.replace(b"6/2024", b"7/2024", 1))
        assert refused(rolls=(july,)) == [("roll.csv", "A1", "list-month")]

    def test_every_problem_of_every_file_in_one_pass(self) -> None:
        """File by file in the order given, each in the order of its places."""
        roll = SourceFile("roll.csv", ROLL.replace(b"360000", b"36o"))
        gone = removals(
            ["1", "A2", "Lê Văn Thử", "", "", "Chết", "", "07/2024"],
            ["2", "A8", "Ai Đó", "", "", "Chết", "", "07/2024"],
        )
        row = [*NEWCOMER[:6], "vì sao", "07/2024"]
        new = {"Mức hưởng mới": "750.00"}
        found = refused(additions(row), gone, adjustments("Mức hưởng", **new), rolls=(roll,))
        assert found == [
            ("roll.csv", "G4", "amount-text"),
            ("tang.csv", "G3", "reason-word"),
            # A2 stands on the roll, in a line that could not be read: that is one problem.
            ("giam.csv", "B4", "delta-absent"),
            ("dc.csv", "F3", "amount-text"),
        ]

    def test_a_file_of_another_kind_does_not_hide_the_others(self) -> None:
        """Nobody is said to be absent from a roll that could not be read at all."""
        wrong = SourceFile("x.csv", removals(["1", "A1", "Ai", "", "", "Chết", "", "07/2024"]).data)
        gone = removals(["1", "A1", "Nguyễn Thị Mẫu", "", "", "bay", "", "07/2024"])
        found = refused(None, gone, rolls=(wrong,))
        assert [(source, code) for source, _, code in found] == [
            ("x.csv", "file-other-list"),
            ("giam.csv", "reason-word"),
        ]

    def test_one_file_alone_gives_the_same_changes(self) -> None:
        """`read_removals` and its like are `read_month` in parts."""
        row = ["1", "A1", "Nguyễn Thị Mẫu", "", "", "Chết", "", "07/2024"]
        tang, giam = additions(NEWCOMER), removals(row)
        dc = adjustments("Mức hưởng", case="A3", **{"Mức hưởng mới": "750000"})
        roll = read_roll(ROLL, source="roll.csv", defaults=DEFAULTS).roll
        lists = month(tang, giam, dc)
        read = (
            *read_additions(tang.data, source="t", defaults=DEFAULTS).additions,
            *read_removals(giam.data, source="g", roll=roll).removals,
            *read_adjustments(dc.data, source="d", roll=roll).adjustments,
        )
        assert set(map(repr, read)) == set(map(repr, lists.delta.changes))
        assert all(change in lists.delta.changes for change in read)
        positions = read_removals(giam.data, source="g", roll=roll).positions
        assert [str(position) for position in positions] == ["g, row 3"]

    def test_a_month_without_changes(self) -> None:
        """The roll goes on as it was."""
        lists = month()
        assert told(lists.notices) == []
        assert lists.roll.entries == lists.base.entries
        assert lists.delta.net.value == 0


class TestChangesAgainstAKnownRoll:
    """Whoever keeps the months needs no list of the last one."""

    def test_they_are_what_they_are_beside_the_list(self) -> None:
        """The same change, the same report; only the roll's own report is not there."""
        gone = ["1", "A3", "Trần Thị Dụ", "", "540000", "Chết", "15/06/2024", "07/2024"]
        adjusted = adjustments("Mức hưởng", **{"Mức hưởng mới": "750000"})
        files = ([additions(NEWCOMER)], [removals(gone)], [adjusted])
        both = read_month([BASE], *files, month=JULY, defaults=DEFAULTS)
        alone = read_changes(both.base, *files, defaults=DEFAULTS)
        assert alone.delta == both.delta
        assert (alone.month, alone.base, alone.owed) == (JULY, both.base, ())
        assert alone.files == both.files[1:]

    def test_what_was_reported_before_is_no_news_and_no_conflict(self) -> None:
        """The list comes again with a line more; the delta has all."""
        base = month().base
        first = read_changes(base, [additions(NEWCOMER)], defaults=DEFAULTS).delta
        more = ["2", "A10", "Vũ Thị Thêm", "1950", "", "500000", "mới hưởng", "07/2024"]
        again = read_changes(
            base, [additions(NEWCOMER, more)], known=first.changes, defaults=DEFAULTS
        )
        assert [change.key.case for change in again.delta.additions] == ["A10", "A9"]

    @pytest.mark.parametrize(
        ("column", "text", "found"),
        [
            (5, "360000", ("B3", "delta-twice")),
            (1, "A10", ("B3", "roll-citizen-id")),
        ],
    )
    def test_what_does_not_fit_what_was_reported_before_is_said_at_its_row(
        self, column: int, text: str, found: tuple[str, str]
    ) -> None:
        """Another amount for the same line; the same person under another case."""
        base = month().base
        newcomer = [*NEWCOMER[:4], "099144000009", *NEWCOMER[5:]]
        first = read_changes(base, [additions(newcomer)], defaults=DEFAULTS).delta
        other = [text if at == column else cell for at, cell in enumerate(newcomer)]
        with pytest.raises(UnreadableFile) as error:
            read_changes(base, [additions(other)], known=first.changes, defaults=DEFAULTS)
        assert places(error.value.problems) == [found]

    def test_who_left_by_an_earlier_list_may_come_back_but_not_before_they_left(self) -> None:
        """Months that were paid under one case are not paid again under another."""
        base = month().base
        gone = ["1", "A1", "Nguyễn Thị Mẫu", "", "", "Khác", "", "07/2024"]
        known = read_changes(base, (), [removals(gone)], defaults=DEFAULTS).delta.changes
        back = ["1", "B1", "Nguyễn Thị Mẫu", "1945", "099145000001", "500000", "Hưởng lại"]
        lists = read_changes(base, [additions([*back, "07/2024"])], known=known, defaults=DEFAULTS)
        assert lists.roll.count == 3
        with pytest.raises(UnreadableFile) as error:
            read_changes(base, [additions([*back, "06/2024"])], known=known, defaults=DEFAULTS)
        assert places(error.value.problems) == [("H3", "addition-overlaps")]

    def test_a_problem_in_one_file_refuses_all(self) -> None:
        """And stated arrears are held against the months, as of the day that is said."""
        base = month().base
        gone = ["1", "A7", "Ai Đó", "", "", "Chết", "", "07/2024"]
        headers = [*ADDITION, "Số tháng truy lĩnh", "Số tiền truy lĩnh"]
        late = additions([*NEWCOMER[:7], "06/2024", "2", "900000"], headers=headers)
        with pytest.raises(UnreadableFile) as error:
            read_changes(base, [late], [removals(gone)], defaults=DEFAULTS)
        found = [(p.position.source, p.code) for p in error.value.problems]
        assert ("giam.csv", "delta-absent") in found
