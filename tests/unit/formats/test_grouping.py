import pytest

from ansinh import Dong
from ansinh.formats import grouped
from ansinh.formats.grouping import number_format


def test_amounts_have_dots_in_every_country() -> None:
    assert grouped(Dong(0)) == "0"
    assert grouped(Dong(500_000)) == "500.000"
    assert grouped(Dong(-1_234_567)) == "-1.234.567"


@pytest.mark.parametrize("amount", [0, 999, 1_000, 999_999_999, 10**9, 10**12, 10**15 - 1])
def test_a_cell_format_has_as_many_dots_as_its_amount(amount: int) -> None:
    """The first section whose condition holds is the one that shows the amount."""
    for section in number_format(Dong(amount)).split(";"):
        condition, _, pattern = section.rpartition("]")
        if not condition or amount >= int(condition.removeprefix("[>=")):
            assert pattern.count(r"\.") == grouped(Dong(amount)).count(".")
            break
