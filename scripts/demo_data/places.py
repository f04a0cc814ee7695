"""The two communes, as they were called in 2024; their codes are invented, as the people are."""

from typing import Final

import attrs

from ansinh import Commune

CODE_LIST: Final = "demo"
EDITION: Final = "2024"


@attrs.frozen
class Place:
    """A commune of the demo: how it is called, how its cases are numbered, its hamlets."""

    commune: Commune
    mark: str
    slug: str
    hamlets: tuple[str, ...]
    pay_point: str


TU_HA: Final = Place(
    Commune("Phường Tứ Hạ", "99001", CODE_LIST, EDITION),
    "TH",
    "tu-ha",
    tuple(f"Tổ dân phố {number}" for number in range(1, 10)),
    "",
)
BINH_THANH: Final = Place(
    Commune("Xã Bình Thành", "99002", CODE_LIST, EDITION),
    "BT",
    "binh-thanh",
    (
        "Thôn Bồ Hòn",
        "Thôn Hiệp Hòa",
        "Thôn Hòa Bình",
        "Thôn Hòa Thành",
        "Thôn Phú Tuyên",
        "Thôn Tam Hiệp",
    ),
    "Điểm BĐ-VHX Bình Thành",
)
PLACES: Final = (TU_HA, BINH_THANH)
