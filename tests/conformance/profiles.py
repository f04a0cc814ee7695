"""The profiles of the invented formats: delimited and fixed-width text, a workbook, XML, JSON."""

from typing import Any, Final

from ansinh import Dong, Text
from ansinh.formats import (
    Capability,
    Certainty,
    ChannelKind,
    Charset,
    Column,
    FieldKind,
    FormatProfile,
    Layout,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)

INVENTED: Final = "Invented for these tests"

_COLUMNS: Final = (
    Column("reference", ["Mã tham chiếu"], kind=FieldKind.CODE, required=True, width=20),
    Column("name", ["Họ và tên"], required=True, width=110),
    Column("account", ["Số tài khoản"], kind=FieldKind.CODE, required=True, width=30),
    Column("bank", ["Ngân hàng"], required=True, width=20),
    Column("amount", ["Số tiền"], kind=FieldKind.AMOUNT, required=True, width=15),
    Column("narrative", ["Nội dung"], width=60),
)
_OUTCOME: Final = (
    Column("status", ["Trạng thái"], required=True, width=10),
    Column("reason", ["Lý do"], width=20),
    Column("on", ["Ngày chi trả"], kind=FieldKind.DATE, width=10),
)


def _layout(adapter: str, kind: str, title: str, columns: tuple[Column, ...]) -> Layout:
    return Layout(
        id=f"{adapter}.{kind.rsplit(maxsplit=1)[-1]}",
        kind=kind,
        edition="1",
        source=INVENTED,
        titles=[title],
        columns=columns,
        one_of=[("reference",)],
    )


def _profile(adapter: str, media: Media, **more: Any) -> FormatProfile:
    return FormatProfile(
        id=adapter,
        title=Text(en=f"Invented format: {media}", vi=f"Định dạng mẫu: {media}"),
        institution="Ngân hàng Mẫu",
        format_version="1",
        media=media,
        source=INVENTED,
        certainty=Certainty.ASSUMED,
        channels=(ChannelKind.BANK_ACCOUNT,),
        **more,
    )


def _tables(adapter: str) -> dict[str, Layout]:
    return {
        "order": _layout(adapter, "payment order", "LỆNH CHI", _COLUMNS),
        "answer": _layout(adapter, "payment results", "KẾT QUẢ CHI", (*_COLUMNS, *_OUTCOME)),
    }


_ALL: Final = dict.fromkeys(Capability, Support.FULL)
_WORDS: Final = {
    "Thành công": "paid",
    "Từ chối": "refused",
    "Hoàn trả": "returned",
    "Chưa nhận": "uncollected",
    "Đang xử lý": "unknown",
}
_REASONS: Final = {"Sai số tài khoản": "account-not-found", "Sai tên": "name-differs"}

DELIMITED: Final = _profile(
    "mau.delimited",
    Media.DELIMITED,
    **_tables("mau.delimited"),
    name_rule=NameRule(Charset.VIETNAMESE, length=70, signs="'’-."),
    narrative_rule=NarrativeRule(Charset.VIETNAMESE, length=90, signs='.,-/;"'),
    support=_ALL,
    max_records=8,
    max_amount=Dong(50_000_000),
    filename_patterns=("mau-*.csv",),
    result_codes=_WORDS,
    reasons=_REASONS,
    banks={"VIETINBANK": "970415", "AGRIBANK": "970405", "VIETCOMBANK": "970436"},
)

FIXED_WIDTH: Final = _profile(
    "mau.fixed-width",
    Media.FIXED_WIDTH,
    **_tables("mau.fixed-width"),
    name_rule=NameRule(Charset.ASCII_UPPER, length=40),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER, length=60),
    # Its lines have no header words, so there is nothing that an agency could rename.
    support=_ALL | {Capability.OWN_PROFILE: Support.NOT_IN_FORMAT},
    encoding="ascii",
    newline="\n",
    max_records=6,
    max_amount=Dong(499_999_999),
    filename_patterns=("mau-*.txt",),
    # Two letters apart, so that one flipped letter makes no other word of it.
    result_codes={"PAID": "paid", "RJCT": "refused", "RTRN": "returned", "WAIT": "unknown"},
    reasons={"ACCT": "account-not-found", "NAME": "name-differs"},
)

WORKBOOK: Final = _profile(
    "mau.workbook",
    Media.XLSX,
    **_tables("mau.workbook"),
    name_rule=NameRule(Charset.VIETNAMESE, signs="'’-."),
    narrative_rule=NarrativeRule(Charset.VIETNAMESE, length=120, signs=".,-/=+@"),
    support=_ALL,
    filename_patterns=("mau-*.xlsx",),
    result_codes=_WORDS,
    reasons=_REASONS,
)

XML: Final = _profile(
    "mau.xml",
    Media.XML,
    name_rule=NameRule(Charset.VIETNAMESE, length=70, signs="'’-."),
    narrative_rule=NarrativeRule(Charset.VIETNAMESE, length=140, signs='.,-/;"&<>'),
    # Its elements and attributes have names of their own, so it is no table with header words.
    must_say=("name", "account", "bank", "amount", "narrative"),
    support=_ALL,
    newline="\n",
    max_records=7,
    max_amount=Dong(300_000_000),
    filename_patterns=("mau-*.xml",),
    result_codes=_WORDS,
    reasons=_REASONS,
    banks={"VIETINBANK": "970415", "AGRIBANK": "970405", "VIETCOMBANK": "970436"},
)
XML_FIELDS: Final = _tables("mau.xml")
"""What an order and an answer in XML say of each person; no part of its profile."""

JSON: Final = _profile(
    "mau.json",
    Media.JSON,
    **_tables("mau.json"),
    name_rule=NameRule(Charset.VIETNAMESE, length=70, signs="'’-."),
    narrative_rule=NarrativeRule(Charset.VIETNAMESE, length=140, signs='.,-/;"'),
    support=_ALL,
    newline="\n",
    max_records=7,
    max_amount=Dong(300_000_000),
    filename_patterns=("mau-*.json",),
    result_codes=_WORDS,
    reasons=_REASONS,
)
