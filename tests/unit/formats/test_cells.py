"""One cell, one value, or a refusal that does not say what was there."""

from collections.abc import Callable
from datetime import date, datetime, time
from fractions import Fraction

import pytest

from ansinh.errors import Code, InvalidValue
from ansinh.formats import CellValue
from ansinh.formats.cells import (
    amount_of,
    birth_text_of,
    code_of,
    coefficient_of,
    count_of,
    date_of,
    month_of,
    text_of,
)
from ansinh.money import Dong
from ansinh.months import Month

Reader = Callable[[CellValue], object]
DAY = date(2024, 7, 5)
NOON = datetime.combine(DAY, time(12))


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        (text_of, "Tổ 1", "Tổ 1"),
        (text_of, "To\u0302\u0309 1", "Tổ 1"),
        (text_of, "a  b\n c\u00a0d", "a b c d"),
        (text_of, 5, "5"),
        (code_of, "046099990012", "046099990012"),
        (amount_of, 500000, Dong(500_000)),
        (amount_of, "500.000", Dong(500_000)),
        (count_of, 3, 3),
        (count_of, "3", 3),
        (month_of, "07/2024", Month(2024, 7)),
        (month_of, date(2024, 7, 1), Month(2024, 7)),
        (date_of, "05/07/2024", DAY),
        (date_of, DAY, DAY),
        (birth_text_of, 1945, "1945"),
        (birth_text_of, DAY, "05/07/2024"),
        (birth_text_of, "02/1945", "02/1945"),
        (coefficient_of, "1,5", Fraction(3, 2)),
        (coefficient_of, "2", Fraction(2)),
        (coefficient_of, 1.5, Fraction(3, 2)),
        (coefficient_of, 2.25, Fraction(9, 4)),
        (coefficient_of, 2, Fraction(2)),
    ],
)
def test_what_is_read(reader: Reader, cell: CellValue, value: object) -> None:
    assert reader(cell) == value


@pytest.mark.parametrize(
    ("reader", "cell", "code"),
    [
        (text_of, 1.5, Code.CELL_TEXT),
        (text_of, True, Code.CELL_TEXT),
        (text_of, DAY, Code.CELL_TEXT),
        (text_of, "a\x07b", Code.CELL_CONTROL_CHARACTER),
        (text_of, "a\u200bb", Code.CELL_CONTROL_CHARACTER),
        (text_of, "x" * 2001, Code.CELL_TOO_LONG),
        (code_of, 46099990012, Code.CELL_NUMBER_FOR_TEXT),
        (code_of, 1.2e17, Code.CELL_NUMBER_FOR_TEXT),
        (amount_of, 500.5, Code.AMOUNT_TEXT),
        (amount_of, True, Code.AMOUNT_TEXT),
        (amount_of, DAY, Code.AMOUNT_TEXT),
        (amount_of, "1.5", Code.AMOUNT_TEXT),
        (amount_of, "5e5", Code.AMOUNT_TEXT),
        (amount_of, 10**15, Code.AMOUNT_RANGE),
        (count_of, -1, Code.CELL_COUNT),
        (count_of, "1000", Code.CELL_COUNT),
        (count_of, 1.5, Code.CELL_COUNT),
        (month_of, 7, Code.MONTH_TEXT),
        (month_of, "7", Code.MONTH_TEXT),
        (month_of, NOON, Code.MONTH_TEXT),
        (date_of, 45474, Code.DATE_TEXT),
        (date_of, NOON, Code.DATE_TEXT),
        (date_of, "31/02/2024", Code.DATE_VALUE),
        (birth_text_of, 45, Code.BIRTH_DATE_TEXT),
        (birth_text_of, 45.5, Code.BIRTH_DATE_TEXT),
        (coefficient_of, 1.123, Code.COEFFICIENT),
        (coefficient_of, "1.123", Code.COEFFICIENT),
        (coefficient_of, float("nan"), Code.COEFFICIENT),
        (coefficient_of, -1, Code.COEFFICIENT),
        (coefficient_of, "x", Code.COEFFICIENT),
        (coefficient_of, True, Code.COEFFICIENT),
    ],
)
def test_what_is_refused(reader: Reader, cell: CellValue, code: Code) -> None:
    with pytest.raises(InvalidValue) as caught:
        reader(cell)
    assert caught.value.code == code
    assert caught.value.__context__ is None
