"""Every field keeps its place, and nothing is cut to fit."""

import pytest

from ansinh import Code, Dong, InvalidValue
from ansinh.formats import Column, fixed_fields, fixed_line, fixed_width_of

COLUMNS = (
    Column("name", ["Họ tên"], width=8),
    Column("account", ["Số TK"], kind="code", width=6),
    Column("amount", ["Số tiền"], kind="amount", width=9),
    Column("count", ["Số"], kind="count", width=2),
)
ROW = {"name": "Hồ Bịa", "account": "0007", "amount": Dong(360_000), "count": 3}


def refused(row: dict[str, str | int | Dong]) -> Code:
    with pytest.raises(InvalidValue) as caught:
        fixed_line(COLUMNS, row)
    return caught.value.code


def test_texts_stand_left_and_figures_right() -> None:
    line = fixed_line(COLUMNS, ROW)
    assert line == "Hồ Bịa  0007  00036000003"
    assert len(line) == fixed_width_of(COLUMNS) == 25


def test_what_is_written_is_read_back_with_its_zeros() -> None:
    assert fixed_fields(COLUMNS, fixed_line(COLUMNS, ROW)) == {
        "name": "Hồ Bịa",
        "account": "0007",
        "amount": 360_000,
        "count": 3,
    }


def test_a_field_without_anything_is_spaces() -> None:
    assert fixed_line(COLUMNS, {}) == " " * 25
    assert set(fixed_fields(COLUMNS, " " * 25).values()) == {None}


def test_a_letter_with_marks_is_one_character_however_it_was_typed() -> None:
    """Ệ can be three code points; a field would end two letters early."""
    typed_apart = "E\u0302\u0323" * 8
    assert len(fixed_line(COLUMNS, {"name": typed_apart})) == 25
    written = fixed_line(COLUMNS, {}).replace(" " * 8, typed_apart, 1)
    assert fixed_fields(COLUMNS, written)["name"] == "Ệ" * 8


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"name": "Hồ Thị Bịa"}, Code.FIELD_TOO_LONG),
        ({"amount": Dong(1_000_000_000)}, Code.FIELD_TOO_LONG),
        ({"name": " Bịa"}, Code.TEXT_NOT_EXPRESSIBLE),
        ({"name": "Bịa "}, Code.TEXT_NOT_EXPRESSIBLE),
        ({"name": "B\na"}, Code.TEXT_NOT_EXPRESSIBLE),
        ({"amount": Dong(-1)}, Code.TEXT_NOT_EXPRESSIBLE),
        ({"count": "hai"}, Code.TEXT_NOT_EXPRESSIBLE),
    ],
)
def test_what_does_not_fit_is_refused(row: dict[str, str | int | Dong], code: Code) -> None:
    assert refused(row) == code


@pytest.mark.parametrize("line", ["", "x" * 24, "x" * 26])
def test_a_line_of_another_width_is_refused(line: str) -> None:
    """One letter too few, and every field behind it is somebody else's."""
    with pytest.raises(InvalidValue) as caught:
        fixed_fields(COLUMNS, line)
    assert (caught.value.code, caught.value.details) == (Code.LINE_WIDTH, {"count": 25})


@pytest.mark.parametrize("figure", ["    5e5  ", "-00360000", "٣٦٠٠٠٠٠٠٠", "1_000_000"])
def test_a_figure_that_is_none_stays_text(figure: str) -> None:
    """Its reader refuses it; int() would take some of these."""
    line = f"{'':14}{figure}  "
    assert fixed_fields(COLUMNS, line)["amount"] == figure.strip()


def test_more_digits_than_an_amount_can_have_stay_text() -> None:
    columns = [Column("amount", ["Số tiền"], kind="amount", width=20)]
    assert fixed_fields(columns, "9" * 20)["amount"] == "9" * 20
