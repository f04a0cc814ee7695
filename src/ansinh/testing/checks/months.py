"""L01: month after month, sent, answered, carried over."""

from typing import Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ansinh.adapters.foreign import place_of
from ansinh.errors import Text
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.failure import unmet
from ansinh.testing.life_cycle import PayoutLifecycle

_HOW: Final = settings(
    max_examples=30,
    stateful_step_count=16,
    database=None,
    deadline=None,
    derandomize=True,
    report_multiple_bugs=False,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""The same months every time, so that what is found once is found again."""


@check(
    "L01",
    Text(
        "months of sending, answers and returns add up",
        "nhiều tháng gửi, nhận kết quả, hoàn trả vẫn khớp",
    ),
    level="L4",
    needs=("render", "parse-results", "simulator"),
    why=Text(
        "faults that no single file shows pay somebody twice, or never, in the months after",
        "lỗi không lộ ra trong một tệp sẽ chi hai lần hoặc bỏ sót ở các tháng sau",
    ),
    fix=Text(
        "look at the check that fails beside this one; else at parts, repeats and returns",
        "xem mục khác cùng không đạt; nếu không có, xem kết quả từng phần, lặp lại, hoàn trả",
    ),
)
def months_add_up(case: Case) -> None:
    """Walk through months of an office that pays by this provider alone."""
    found = ""
    try:
        run_state_machine_as_test(_months_of(case), settings=_HOW)
    except AssertionError as broken:
        found = place_of(broken)
    if found:
        unmet(f"the months do not add up ({found})")


def _months_of(case: Case) -> type[PayoutLifecycle]:
    class Months(PayoutLifecycle):
        def __init__(self) -> None:
            super().__init__(case)

    return Months
