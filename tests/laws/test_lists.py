"""Laws of reading lists: what is written reads back; what is wrong is found where it stands."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists import entry_fields, listable, roll_csv, roll_fields, roll_workbook

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.roll import Roll
from ansinh.testing.strategies import rolls

WRITTEN = rolls(min_size=1, max_size=3).map(listable)
DEFAULTS = ListDefaults()


@given(roll=WRITTEN)
def test_a_roll_written_as_csv_reads_back_equal(roll: Roll) -> None:
    """Nothing of a line is lost on its way through a file, and nothing is made up."""
    read = read_roll(roll_csv(roll), source="roll.csv", month=roll.month, defaults=DEFAULTS)
    assert read.roll == roll
    assert read.roll.digest == roll.digest


@given(roll=WRITTEN)
def test_a_workbook_and_a_csv_say_the_same(roll: Roll) -> None:
    """The kind of file is no part of the list."""
    as_csv = read_roll(roll_csv(roll), source="roll.csv", month=roll.month)
    as_workbook = read_roll(roll_workbook(roll), source="roll.xlsx")
    assert as_workbook.roll == as_csv.roll
    assert as_workbook.report.count == as_csv.report.count == roll.count
    assert as_workbook.report.total == roll.total


@given(roll=WRITTEN, seed=st.integers())
def test_the_order_of_the_rows_does_not_matter(roll: Roll, seed: int) -> None:
    """An office sorts its list as it likes."""
    rows = roll_fields(roll)
    random.Random(seed).shuffle(rows)
    read = read_roll(roll_csv(roll, rows), source="roll.csv", month=roll.month)
    assert read.roll == roll


FAULTS = {
    "citizen_id": ("09914500001", "citizen-id-length"),
    "amount": ("54x.777", "amount-text"),
    "birth": ("31/02/1951", "birth-date-value"),
    "name": ("Nguyễn 7 Lỗi", "name-characters"),
    "programme": ("Chương trình Lỗi", "programme-word"),
    "coefficient": ("1/7", "coefficient"),
    "since": ("tháng bảy lỗi", "month-text"),
    "phone": ("12-lỗi-77", "phone-text"),
    "sex": ("Lỗi77", "sex-word"),
    "channel": ("Lỗi77 đường nào", "channel-word"),
    "decision_date": ("32/13/2777", "date-value"),
}


@pytest.mark.parametrize("field", FAULTS)
@given(roll=WRITTEN, data=st.data())
def test_a_planted_fault_is_found_at_its_cell(field: str, roll: Roll, data: st.DataObject) -> None:
    """The problem names cell and code, and nothing that was written there."""
    wrong, code = FAULTS[field]
    rows = roll_fields(roll)
    at = data.draw(st.integers(0, len(rows) - 1))
    rows[at][field] = wrong
    with pytest.raises(UnreadableFile) as refused:
        read_roll(roll_csv(roll, rows), source="roll.csv", month=roll.month)
    found = refused.value.problems
    assert [(one.code, one.position.row) for one in found] == [(code, at + 2)]
    assert wrong not in str(found[0]) + str(refused.value) + repr(refused.value)


@given(roll=WRITTEN, data=st.data())
def test_a_lost_row_shows_in_the_total(roll: Roll, data: st.DataObject) -> None:
    """A list whose total row counts a line that is not there is refused, at the total's cell."""
    rows = roll_fields(roll)
    lost = rows.pop(data.draw(st.integers(0, len(rows) - 1)))
    rows.append({"number": "Tổng cộng", "amount": roll.total})
    if len(rows) == 1 or not lost["amount"]:
        return
    with pytest.raises(UnreadableFile) as refused:
        read_roll(roll_csv(roll, rows), source="roll.csv", month=roll.month)
    (found,) = refused.value.problems
    assert (found.code, found.position.row) == ("total-mismatch", len(rows) + 1)
    assert str(roll.total) in found.message.en


@given(roll=WRITTEN)
def test_no_problem_says_what_was_written(roll: Roll) -> None:
    """Whatever is wrong with a line, its person stays unnamed (short texts are in ours, too)."""
    rows = roll_fields(roll)
    for row in rows:
        row["amount"] = "777.77"
        row["account"] = "" if row.get("account") else "lỗi"
    with pytest.raises(UnreadableFile) as refused:
        read_roll(roll_csv(roll, rows), source="roll.csv", month=roll.month)
    said = " ".join(f"{one} {one.message.vi} {one.cure.vi}" for one in refused.value.problems)
    for entry in roll.entries:
        for field in ("citizen_id", "account", "account_holder", "representative_id"):
            text = entry_fields(entry).get(field)
            assert not text or len(str(text)) < 7 or str(text) not in said
