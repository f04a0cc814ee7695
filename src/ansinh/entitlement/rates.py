"""The standards on which monthly amounts are computed, dated twice."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from ansinh.entitlement.programme import (
    MERIT,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Programme,
)
from ansinh.law import Citation, Step, in_force
from ansinh.money import Dong
from ansinh.months import Month

Standards = Mapping[str, tuple[Step[Dong], ...]]
"""Steps of the standard by programme code."""

STANDARDS: Final[Standards] = MappingProxyType(
    {
        SOCIAL_ASSISTANCE.code: (
            Step(
                Month(2021, 7),
                date(2021, 3, 15),
                Dong(360_000),
                Citation("20/2021/NĐ-CP", "art. 4(2)"),
            ),
            Step(
                Month(2024, 7),
                date(2024, 7, 1),
                Dong(500_000),
                Citation("76/2024/NĐ-CP", "art. 1"),
            ),
            Step(
                Month(2026, 7),
                date(2026, 8, 21),
                Dong(540_000),
                Citation("335/2026/NĐ-CP", "art. 4 (second hand)"),
            ),
        ),
        SOCIAL_PENSION.code: (
            Step(
                Month(2025, 7),
                date(2025, 7, 1),
                Dong(500_000),
                Citation("176/2025/NĐ-CP", "art. 3 (second hand)"),
            ),
            Step(
                Month(2026, 7),
                date(2026, 8, 21),
                Dong(540_000),
                Citation("335/2026/NĐ-CP", "(second hand)"),
            ),
        ),
        MERIT.code: (),
    }
)
"""The national floor by programme. Unit: đồng a month.

A province may set more; then it passes steps of its own. Merit amounts come from each person's
decision: the tables of the decrees' annexes were not found.
"""


def standard_for(
    programme: Programme, month: Month, as_of: date, standards: Standards | None = None
) -> Step[Dong]:
    """Give the standard of a programme in a month, as known on the day `as_of`.

    Raises:
        NotInForce: ``not-in-force``.
    """
    steps = (STANDARDS if standards is None else standards).get(programme.code, ())
    return in_force(steps, month, as_of)
