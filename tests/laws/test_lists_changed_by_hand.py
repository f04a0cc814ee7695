"""What people do to a list by hand, and what tells of it.

==================================  ================================================================
change                              found by
==================================  ================================================================
a line dropped                      the total and its count (refused); without them the row numbers
                                    (``notice-row-numbers``, but for the last line) and the
                                    comparison with last month (``check-unreported``: missing)
a line doubled                      ``roll-twice`` (refused)
a line of somebody new              the total (refused), else ``check-unreported``: nobody added it
two cells of neighbours swapped:
  case number                       ``check-unreported``: person (the id stays with its line)
  name, birth date, identity number ``check-unreported``: person; a birth date or a sex that does
                                    not fit the id besides by ``check-id-birth``, ``check-id-sex``
  account                           ``check-unreported``: account
  holder's name                     ``check-unreported``: account; held before it is paid
                                    (``hold-account-holder``) where nobody of that name may collect
  amount                            ``check-unreported``: amount; ``check-amount`` where the line
                                    has a coefficient
a column shifted by a row           the cell left empty (``cell-empty``, ``channel-account``,
                                    ``entry-key``), or, turned round, as of cells swapped
a column sorted alone               as of cells swapped
equal cells exchanged               nothing: the list is the same, as the last law here proves
==================================  ================================================================

The comparison is `ansinh.checks.unlike_last_roll`: last month's list and the reported changes make
this month's. Where an agency keeps lists of changes only, last month's list is held against last
month's payments in the same way (`unlike_last_payment`).
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists import csv_of, listable, roll_csv, roll_fields

from ansinh import (
    Addition,
    AdditionReason,
    ListDefaults,
    Month,
    MonthlyDelta,
    Removal,
    RemovalReason,
    Roll,
    UnreadableFile,
    read_roll,
)
from ansinh.boundary.lists.results import RollList
from ansinh.checks import check_roll, unlike_last_roll
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.people import Commune
from ansinh.testing.strategies import rolls

JULY = Month(2024, 7)
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Mẫu"))
HEADER = [
    *("STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Hệ số", "Mức hưởng"),
    *("STK", "Ngân hàng", "Chủ tài khoản"),
]
CASE, NAME, BIRTH, SEX, ID, AMOUNT, ACCOUNT, HOLDER = 1, 2, 3, 4, 5, 7, 8, 10
COLUMNS = {
    "case": CASE,
    "name": NAME,
    "birth": BIRTH,
    "id": ID,
    "amount": AMOUNT,
    "account": ACCOUNT,
    "holder": HOLDER,
}
Lines = list[list[str]]


def _line(
    number: int, name: str, birth: str, code: str, coefficient: str, amount: str
) -> list[str]:
    sex = "Nữ" if code[3] in "13" else "Nam"
    account = f"0000{number * 7919}"
    bank = ["BIDV", "Agribank"][number % 2]
    return [
        *(str(number), f"M{number:03}", name, birth, sex, code, coefficient, amount),
        *(account, bank, name),
    ]


LINES: Lines = [
    _line(1, "Nguyễn Thị Mẫu", "01/02/1945", "099145000001", "1", "500000"),
    _line(2, "Trần Văn Thử", "1950", "099050000002", "1,5", "750000"),
    _line(3, "Lê Thị Thí Dụ", "03/1960", "099160000003", "2", "1000000"),
    _line(4, "Phạm Văn Ví Dụ", "04/05/1955", "099055000004", "2,5", "1250000"),
    _line(5, "Hồ Thị Nháp", "1948", "099148000005", "3", "1500000"),
]


def _data(lines: Lines, *, total: bool = True) -> bytes:
    summed = str(sum(int(line[AMOUNT]) for line in LINES))
    last = ["Tổng cộng", "", f"{len(LINES)} người", "", "", "", "", summed, "", "", ""]
    return csv_of([["Tháng 7/2024"], HEADER, *lines, *([last] if total else [])])


def _read(lines: Lines, *, total: bool = True) -> RollList:
    return read_roll(_data(lines, total=total), source="roll.csv", defaults=DEFAULTS)


WHOLE = _read(LINES).roll
JOINS, LEAVES = WHOLE.entries[4], WHOLE.entries[0]
BEFORE = Roll(JULY - 1, WHOLE.entries[:4])
DELTA = MonthlyDelta.on(BEFORE, JULY, [Addition(JOINS, JULY, AdditionReason.NEW)])


def _told(lines: Lines, *, total: bool = True) -> set[str]:
    """Give everything that tells of a change: problems, notices, findings."""
    try:
        read = _read(lines, total=total)
    except UnreadableFile as error:
        return {str(one.code) for one in error.problems}
    found = [
        *check_roll(read.roll, pay_day=JULY.first_day, as_of=JULY.first_day),
        *unlike_last_roll(read.roll, BEFORE, DELTA),
    ]
    codes = {str(one.code) for one in (*read.report.notices, *found)}
    return codes | {
        f"{one.code}: {one.message.en.rpartition(': ')[2]}"
        for one in found
        if one.code == "check-unreported"
    }


def _swapped(lines: Lines, column: int, at: int, other: int) -> Lines:
    changed = [[*line] for line in lines]
    changed[at][column], changed[other][column] = lines[other][column], lines[at][column]
    return changed


def _column(lines: Lines, column: int, cells: list[str]) -> Lines:
    return [
        [*line[:column], cell, *line[column + 1 :]] for line, cell in zip(lines, cells, strict=True)
    ]


def test_the_list_itself_tells_of_nothing() -> None:
    assert _told(LINES) == set()
    assert _told(LINES, total=False) == {"notice-completeness"}


@pytest.mark.parametrize("at", range(len(LINES)))
def test_a_line_dropped(at: int) -> None:
    left = [line for number, line in enumerate(LINES) if number != at]
    assert _told(left) == {"total-mismatch", "count-mismatch"}
    told = _told(left, total=False)
    assert {"check-unreported: it is missing", "notice-completeness"} <= told
    # Without its first line a list may begin where another file ended.
    assert ("notice-row-numbers" in told) is (0 < at < len(LINES) - 1)


@pytest.mark.parametrize("at", range(len(LINES)))
@pytest.mark.parametrize("to", [0, 3, 5])
def test_a_line_doubled(at: int, to: int) -> None:
    doubled = [*LINES[:to], LINES[at], *LINES[to:]]
    assert {"roll-twice", "total-mismatch", "count-mismatch"} <= _told(doubled)
    assert _told(doubled, total=False) == {"roll-twice"}


def test_a_line_of_somebody_new() -> None:
    more = [*LINES, _line(6, "Vũ Văn Lạ", "1950", "099050000009", "1", "500000")]
    assert _told(more) == {"total-mismatch", "count-mismatch"}
    assert "check-unreported: it is there and nobody added it" in _told(more, total=False)


TELLS = {
    "case": {"check-unreported: name, birth date or identity number"},
    "name": {"check-unreported: name, birth date or identity number"},
    "birth": {"check-unreported: name, birth date or identity number", "check-id-birth"},
    "id": {"check-unreported: name, birth date or identity number", "check-id-birth"},
    "amount": {"check-unreported: amount", "check-amount"},
    "account": {"check-unreported: channel or account"},
    "holder": {"check-unreported: channel or account"},
}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("at", range(len(LINES) - 1))
def test_two_cells_of_neighbours_swapped(name: str, at: int) -> None:
    assert _told(_swapped(LINES, COLUMNS[name], at, at + 1)) >= TELLS[name]


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("down", [1, -1])
def test_a_column_shifted_by_a_row(name: str, down: int) -> None:
    cells = [line[COLUMNS[name]] for line in LINES]
    turned = [*cells[-down:], *cells[:-down]]
    assert _told(_column(LINES, COLUMNS[name], turned)) >= TELLS[name]
    pushed = ["", *cells[:-1]] if down > 0 else [*cells[1:], ""]
    told = _told(_column(LINES, COLUMNS[name], pushed), total=False)
    empty = {
        "case": "check-unreported: it is missing",  # the identity number is the key then
        "id": "check-id-birth",
        "account": "channel-account",
        "holder": "check-unreported: channel or account",
    }
    assert empty.get(name, "cell-empty") in told


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("reverse", [False, True])
def test_a_column_sorted_alone(name: str, reverse: bool) -> None:
    cells = [line[COLUMNS[name]] for line in LINES]
    order = sorted(cells, reverse=reverse)
    assert order == cells or _told(_column(LINES, COLUMNS[name], order)) >= TELLS[name]


def test_a_whole_block_sorted_without_the_rest() -> None:
    """Account, bank and holder go together to somebody else: every line is told."""
    moved = [[*line[:8], *other[8:]] for line, other in zip(LINES, LINES[::-1], strict=True)]
    read = _read(moved)
    found = [one.key for one in unlike_last_roll(read.roll, BEFORE, DELTA)]
    assert len(found) == len(LINES) - 1  # the middle one is its own mirror


CHANGES: dict[str, Callable[[Lines, int, int], Lines]] = {
    "equal": lambda lines, at, other: _swapped(lines, AMOUNT, at, other),
    "order": lambda lines, at, other: [
        lines[other] if n == at else lines[at] if n == other else line
        for n, line in enumerate(lines)
    ],
}


@pytest.mark.parametrize("change", CHANGES)
@given(at=st.integers(0, 4), other=st.integers(0, 4))
def test_what_escapes_changes_nothing(change: str, at: int, other: int) -> None:
    """Two equal amounts exchanged, two lines exchanged: the list says the same."""
    alike = _column(LINES, AMOUNT, ["500000"] * 5) if change == "equal" else LINES
    before = _read(alike, total=False).roll
    assert _read(CHANGES[change](alike, at, other), total=False).roll == before


FIELDS = ("name", "birth", "citizen_id", "amount", "account", "account_holder")


@given(
    roll=rolls(min_size=2, max_size=4).map(listable),
    field=st.sampled_from(FIELDS),
    places=st.lists(st.integers(0, 3), min_size=2, max_size=2, unique=True),
)
def test_no_exchange_in_any_list_goes_unseen(roll: Roll, field: str, places: list[int]) -> None:
    """It is refused, or compared with last month it is told, or nothing has changed."""
    rows = roll_fields(roll)
    one, other = (rows[place % len(rows)] for place in places)
    held = {name: row.get(field) for name, row in (("one", one), ("other", other))}
    for row, value in ((one, held["other"]), (other, held["one"])):
        if value is None:
            row.pop(field, None)
        else:
            row[field] = value
    try:
        read = read_roll(roll_csv(roll, rows), source="roll.csv", month=roll.month)
    except UnreadableFile:
        return
    before = Roll(roll.month - 1, roll.entries)
    nothing = MonthlyDelta.on(before, roll.month, [])
    found = list(unlike_last_roll(read.roll, before, nothing))
    assert found or _as_people_see(read.roll) == _as_people_see(roll)


def _as_people_see(roll: Roll) -> list[object]:
    """Give what is paid to whom: another writing of one name is no other person."""
    return [
        (e.key, e.beneficiary.person.name.folded, e.beneficiary.person.birth, e.amount, e.channel)
        for e in roll.entries
    ]


def test_a_removal_that_was_reported_is_explained() -> None:
    """Only what nobody reported is found."""
    gone = Removal(LEAVES, JULY, RemovalReason.DIED)
    delta = MonthlyDelta.on(Roll(JULY - 1, WHOLE.entries), JULY, [gone])
    left = Roll(JULY, WHOLE.entries[1:])
    assert list(unlike_last_roll(left, Roll(JULY - 1, WHOLE.entries), delta)) == []
