"""Whether amounts stand in đồng or in thousands, as their header says or their size tells."""

from collections.abc import Mapping

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.typed.amounts import look_in_dong, look_in_thousands
from ansinh.errors import Code, problem
from ansinh.money import Dong


def check_units(reading: ListReading, sums: Mapping[str, Mapping[int, Dong]]) -> None:
    """Refuse columns whose amounts are too small for đồng, or too large for the unit they name.

    No silent 500 đ, and no silent 500 million either.
    """
    table = reading.table
    for field, amounts in sums.items():
        place = table.position(table.header_rows[-1], field)
        if field in table.units:
            if look_in_dong(amounts.values()):
                reading.problems.append(problem(Code.COLUMN_UNIT, place))
        elif look_in_thousands(amounts.values()):
            reading.problems.append(problem(Code.AMOUNT_THOUSANDS, place))
