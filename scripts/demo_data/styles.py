"""How each of the two communes writes its lists."""

from collections.abc import Mapping
from typing import Final

import attrs

from ansinh.reports import Office
from demo_data.places import BINH_THANH, TU_HA, Place


@attrs.frozen(kw_only=True)
class Style:
    """How a commune writes its lists."""

    place: Place
    office: Office
    words: Mapping[str, str]
    """Headers that are called otherwise than in the other commune."""
    amounts_as_text: bool = False
    numbers_columns: bool = False
    groups_by_code: bool = False
    birth_by_sex: bool = False


STYLES: Final = {
    "tu-ha": Style(
        place=TU_HA,
        office=Office(
            name="UBND phường Tứ Hạ",
            superior="UBND thị xã Hương Trà",
            place="Tứ Hạ",
            signatories=("Người lập biểu", "Chủ tịch UBND phường"),
        ),
        words={},
        numbers_columns=True,
    ),
    "binh-thanh": Style(
        place=BINH_THANH,
        office=Office(
            name="UBND xã Bình Thành",
            superior="UBND thị xã Hương Trà",
            place="Bình Thành",
            signatories=("Cán bộ LĐ-TBXH", "TM. Ủy ban nhân dân"),
        ),
        words={
            "number": "TT",
            "case": "Mã đối tượng",
            "name": "Họ tên đối tượng",
            "citizen_id": "CMND/CCCD",
            "phone": "ĐT",
            "hamlet": "Thôn",
            "programme": "Loại trợ cấp",
            "account": "STK",
            "account_holder": "Tên chủ TK",
            "channel": "Hình thức chi trả",
            "decision": "Số QĐ",
            "decision_date": "Ngày QĐ",
            "event_on": "Ngày chết",
        },
        amounts_as_text=True,
        groups_by_code=True,
        birth_by_sex=True,
    ),
}
