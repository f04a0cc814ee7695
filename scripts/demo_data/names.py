"""Names that sound like the place and are visibly invented."""

from typing import Final

from ansinh import PersonName, Sex
from demo_data.chooser import Chooser

_FAMILIES: Final = (
    "Nguyễn", "Trần", "Lê", "Phan", "Hồ", "Hoàng", "Võ", "Đặng", "Bùi", "Châu", "Dương", "Đỗ",
    "Ngô", "Phạm", "Trương", "Mai", "Hà", "Cao",
)  # fmt: skip
_WOMEN: Final = (
    "Hoa", "Lan", "Huệ", "Cúc", "Sen", "Thủy", "Hòa", "Gái", "Lài", "Bé", "Thương", "Tuyết", "Xuân",
    "Hạnh", "Liên", "Nga", "Đào", "Mận", "Lý", "Quý", "Nhạn", "Yến", "Thuỷ", "Hoà", "Khoẻ", "Ước",
)  # fmt: skip
_MEN: Final = (
    "Hùng", "Dũng", "Sơn", "Hải", "Bảy", "Tám", "Minh", "Thành", "Đức", "Cường", "Lợi", "Phúc",
    "Thọ", "Khánh", "Quang", "Toàn", "Vinh", "Hoà", "Thuỵ", "Đạt", "Quý", "Nghĩa", "Tuấn", "Lượng",
)  # fmt: skip
_SIGNS: Final = ("Mẫu", "Thử", "Ví Dụ", "Thí Dụ")
"""What shows that nobody bears the name."""


def name_for(chooser: Chooser, sex: Sex, *about: object) -> PersonName:
    """Invent a name: a family's, a sign that it is invented, a given name."""
    family = chooser.one_of(_FAMILIES, "family", *about)
    sign = chooser.one_of(_SIGNS, "sign", *about)
    given = chooser.one_of(_WOMEN if sex is Sex.FEMALE else _MEN, "given", *about)
    middle = "Thị " if sex is Sex.FEMALE else "Văn "
    if chooser.chance(30, "no middle", *about):
        middle = ""
    if chooser.chance(4, "old family", *about):  # names of the old capital's families
        family, middle = ("Tôn Nữ", "") if sex is Sex.FEMALE else ("Tôn Thất", "")
    return PersonName(f"{family} {middle}{sign} {given}")
