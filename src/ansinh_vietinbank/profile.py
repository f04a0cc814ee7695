"""What is known of VietinBank's salary list, and how surely."""

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
    id="vietinbank.salary-list",
    title=Text(
        en="VietinBank eFAST salary payment list", vi="Danh sách chi lương VietinBank eFAST"
    ),
    institution="VietinBank",
    format_version="SAI-1.0",
    media=Media.XLSX,
    # The template's own notes: "enter Vietnamese without diacritics". The lengths are not the
    # bank's word: no limit was found, so these are the tightest that another bank publishes.
    name_rule=NameRule(Charset.ASCII_UPPER, length=69),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER, length=140),
    filename_patterns=("vietinbank-*.xlsx", "vietinbank-*.csv"),
    support={
        Capability.RENDER: Support.FULL,
        Capability.PARSE_RESULTS: Support.FULL,
        Capability.READ_BACK: Support.FULL,
    },
    result_codes={
        "Thành công": "paid",
        "Thất bại": "refused",
        "Hoàn trả": "returned",
        "Đang xử lý": "unknown",
    },
    source=(
        "The order: a copy of the bank's template SAI-1.0 (saved 2026-08-11), seen cell by cell. "
        "Lengths and the whole answer are assumed: neither was found in public"
    ),
    certainty=Certainty.OBSERVED,
)

REASONS: Final = {
    "Sai số tài khoản": "account-not-found",
    "Tài khoản không tồn tại": "account-not-found",
    "Sai tên người thụ hưởng": "name-differs",
    "Sai tên": "name-differs",
    "Tài khoản đã đóng": "account-closed",
    "Tài khoản tạm khóa": "account-blocked",
    "Tài khoản bị phong tỏa": "account-blocked",
}
"""What the bank's words for a failure mean here (lý do); assumed; other words are ``other``."""
