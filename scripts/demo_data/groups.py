"""The groups of the demo: who is in them, and what they get.

Social assistance: groups and coefficients of 20/2021/NĐ-CP, art. 5 and 6. People with merit: the
standard is that of the decrees (2.055.000 đ, 2.789.000 đ); the other amounts are invented parts of
it, since the annexes with the true ones were not found.
"""

from fractions import Fraction
from typing import Final

import attrs

from ansinh import MERIT, SOCIAL_ASSISTANCE, Category, Dong, Programme

OLD_STANDARD: Final = Dong(360_000)
NEW_STANDARD: Final = Dong(500_000)


@attrs.frozen(kw_only=True)
class Group:
    """A group: its line on the lists, the ages in it, how many live in each commune."""

    category: Category
    programme: Programme = SOCIAL_ASSISTANCE
    coefficient: Fraction | None = None
    amounts: tuple[Dong, Dong] | None = None
    ages: tuple[int, int]
    counts: tuple[int, int]
    collects: str = "self"
    women: int = 55

    @property
    def before(self) -> Dong:
        """What the group gets until June 2024."""
        return self.amounts[0] if self.amounts else OLD_STANDARD.times(self.coefficient or 1)

    @property
    def after(self) -> Dong:
        """What it gets from July 2024 on."""
        return self.amounts[1] if self.amounts else NEW_STANDARD.times(self.coefficient or 1)


def _assisted(
    code: str,
    name: str,
    coefficient: str,
    ages: tuple[int, int],
    counts: tuple[int, int],
    collects: str = "self",
    women: int = 55,
) -> Group:
    return Group(
        category=Category(code, name),
        coefficient=Fraction(coefficient),
        ages=ages,
        counts=counts,
        collects=collects,
        women=women,
    )


def _merited(
    code: str, name: str, amounts: tuple[int, int], counts: tuple[int, int], women: int
) -> Group:
    return Group(
        category=Category(code, name),
        programme=MERIT,
        amounts=(Dong(amounts[0]), Dong(amounts[1])),
        ages=(66, 92),
        counts=counts,
        women=women,
    )


GROUPS: Final = {
    group.category.code: group
    for group in (
        _assisted("1a", "Trẻ em mồ côi dưới 4 tuổi", "2.5", (1, 2), (2, 1), "guardian"),
        _assisted("1b", "Trẻ em mồ côi từ 4 đến dưới 16 tuổi", "1.5", (5, 14), (6, 4), "guardian"),
        _assisted("2", "Người mồ côi từ 16 đến 22 tuổi đang học", "1.5", (18, 20), (2, 1)),
        _assisted("4.1", "Người đơn thân nghèo nuôi 1 con", "1", (28, 48), (7, 6), women=90),
        _assisted("4.2", "Người đơn thân nghèo nuôi 2 con", "2", (28, 48), (3, 3), women=90),
        _assisted(
            "5a.1",
            "Người cao tuổi nghèo không người phụng dưỡng, 60-79 tuổi",
            "1.5",
            (62, 78),
            (8, 5),
        ),
        _assisted(
            "5a.2",
            "Người cao tuổi nghèo không người phụng dưỡng, từ đủ 80 tuổi",
            "2",
            (81, 92),
            (3, 2),
        ),
        _assisted("5b", "Người nghèo 75-79 tuổi vùng đặc biệt khó khăn", "1", (75, 78), (0, 6)),
        _assisted(
            "5c", "Người từ đủ 80 tuổi không có lương hưu", "1", (80, 99), (46, 26), women=65
        ),
        _assisted("6.1", "Người khuyết tật đặc biệt nặng", "2", (22, 58), (9, 5), "court"),
        _assisted("6.2", "Trẻ em khuyết tật đặc biệt nặng", "2.5", (4, 14), (4, 3), "parent"),
        _assisted("6.3", "Người cao tuổi khuyết tật đặc biệt nặng", "2.5", (61, 79), (7, 3)),
        _assisted("6.4", "Người khuyết tật nặng", "1.5", (18, 58), (16, 10)),
        _assisted("6.5", "Trẻ em khuyết tật nặng", "2", (4, 14), (5, 3), "parent"),
        _assisted("6.6", "Người cao tuổi khuyết tật nặng", "2", (61, 79), (8, 4)),
        _assisted(
            "7", "Trẻ em dưới 3 tuổi hộ nghèo vùng khó khăn", "1.5", (0, 1), (0, 6), "parent"
        ),
        _merited("NCC1", "Thân nhân của một liệt sĩ", (2_055_000, 2_789_000), (9, 6), 80),
        _merited("NCC2", "Thương binh", (1_767_000, 2_399_000), (6, 4), 5),
        _merited("NCC3", "Bệnh binh", (2_630_000, 3_570_000), (3, 2), 5),
        _merited("NCC4", "Người có công giúp đỡ cách mạng", (1_356_000, 1_841_000), (4, 2), 60),
    )
}
