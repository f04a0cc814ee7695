from datetime import date

import pytest

from ansinh import Citation, Code, Dong, Month, NotInForce, Step, in_force


def _step(applies: Month, known: date, value: int) -> Step[Dong]:
    return Step(applies, known, Dong(value), Citation("mẫu"))


OLD = _step(Month(2024, 7), date(2024, 7, 1), 500_000)
LATE = _step(Month(2026, 7), date(2026, 8, 21), 540_000)
STEPS = (LATE, OLD)


@pytest.mark.parametrize(
    ("month", "as_of", "step"),
    [
        (Month(2024, 7), date(2024, 7, 1), OLD),
        (Month(2026, 6), date(2026, 12, 1), OLD),
        (Month(2026, 7), date(2026, 8, 20), OLD),
        (Month(2026, 7), date(2026, 8, 21), LATE),
        (Month(2030, 1), date(2030, 1, 1), LATE),
    ],
)
def test_a_value_holds_from_its_month_on_once_it_is_known(
    month: Month, as_of: date, step: Step[Dong]
) -> None:
    """The rise of July 2026 was decided on 21 August: before that day nobody could pay it."""
    assert in_force(STEPS, month, as_of) == step


@pytest.mark.parametrize(
    ("month", "as_of"),
    [(Month(2024, 6), date(2026, 1, 1)), (Month(2024, 7), date(2024, 6, 30))],
)
def test_before_the_first_value_there_is_none(month: Month, as_of: date) -> None:
    with pytest.raises(NotInForce) as missing:
        in_force(STEPS, month, as_of)
    assert missing.value.code is Code.NOT_IN_FORCE
    assert month.label in missing.value.text.vi
    assert month.label in missing.value.text.en


def test_a_correction_of_one_month_counts_from_the_day_it_is_known() -> None:
    corrected = _step(Month(2024, 7), date(2024, 9, 1), 510_000)
    assert in_force((corrected, OLD), Month(2024, 8), date(2024, 9, 1)) == corrected
    assert in_force((corrected, OLD), Month(2024, 8), date(2024, 8, 31)) == OLD


def test_a_citation_reads_as_lawyers_write_it() -> None:
    assert str(Citation("20/2021/NĐ-CP", "art. 4(2)")) == "20/2021/NĐ-CP, art. 4(2)"
    assert str(Citation("20/2021/NĐ-CP")) == "20/2021/NĐ-CP"
