"""What is known of Vietnam Post's pay list, and how surely."""

from typing import Final

from ansinh import Text
from ansinh.formats import (
    Capability,
    Certainty,
    Charset,
    FormatProfile,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)

PROFILE: Final = FormatProfile(
    id="vnpost.cash-list",
    title=Text(en="Vietnam Post pay list in cash", vi="Danh sách chi trả tiền mặt qua bưu điện"),
    institution="Vietnam Post",
    format_version="2024-07",
    media=Media.XLSX,
    # A clerk reads the name off an identity card, so it stands as written.
    name_rule=NameRule(Charset.VIETNAMESE, signs="'’-."),
    narrative_rule=NarrativeRule(Charset.VIETNAMESE),
    filename_patterns=("vnpost-*.xlsx", "vnpost-*.csv"),
    support={
        Capability.RENDER: Support.FULL,
        Capability.PARSE_RESULTS: Support.FULL,
        Capability.READ_BACK: Support.FULL,
    },
    result_codes={
        "X": "paid",
        "Có": "paid",
        "Đã nhận": "paid",
        "Chưa": "uncollected",
        "Chưa nhận": "uncollected",
        "Không": "uncollected",
    },
    source=(
        "Assumed after the printed pay list of a social-assistance system in use; the post's "
        "electronic layout is not public"
    ),
    certainty=Certainty.ASSUMED,
)

REASONS: Final = {
    "Vắng": "absent",
    "Vắng mặt": "absent",
    "Chết": "died",
    "Chuyển đi": "moved",
    "Từ chối": "declined",
    "Chưa đủ giấy tờ": "papers-missing",
    "Khác": "other",
}
"""What the post's words for not paying mean here (lý do chưa nhận); any other word is ``other``."""
