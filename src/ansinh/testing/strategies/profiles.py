"""What may be known of a provider's format."""

from hypothesis import strategies as st

from ansinh.errors import Text
from ansinh.formats.kinds import Capability, Certainty, ChannelKind, Media, Support
from ansinh.formats.name_rule import Charset, NameRule, NarrativeRule
from ansinh.formats.profile import FormatProfile
from ansinh.money import Dong
from ansinh.testing.strategies.amounts import dongs
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.layouts import layouts

_RESULT_CODES: tuple[dict[str, str], ...] = (
    {},
    {"Đã chi": "paid", "CHƯA": "uncollected"},
    {"00": "paid", "14": "returned", "99": "unknown", "R1": "refused"},
)
_REASONS: tuple[dict[str, str], ...] = ({}, {"Vắng": "absent", "Sai tên": "other"})
_BANKS: tuple[dict[str, str], ...] = ({}, {"VIETINBANK": "970415", "BIDV": "NH ĐT&PT"})
_PATTERNS = ((), ("mau-*.xlsx",), ("kq_??.csv", "KQ *.csv"))
_CHANNELS = ((), (ChannelKind.BANK_ACCOUNT,), (ChannelKind.CASH_POINT, ChannelKind.HOME_DELIVERY))
_ENCODINGS = {
    Charset.ASCII_UPPER: st.sampled_from(["ascii", "utf-8", "cp1252"]),
    Charset.VIETNAMESE: st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
}


@eager
def name_rules(*, charset: Charset | None = None) -> st.SearchStrategy[NameRule]:
    """Draw how names are taken: with or without marks, a limit, signs."""
    return st.builds(NameRule, _charsets(charset), _LENGTHS, st.sampled_from(["'-.", "", "'’-."]))


@eager
def narrative_rules(*, charset: Charset | None = None) -> st.SearchStrategy[NarrativeRule]:
    """Draw how the words on a transfer are taken."""
    return st.builds(NarrativeRule, _charsets(charset), _LENGTHS, st.sampled_from([".,-/", ""]))


def _charsets(charset: Charset | None) -> st.SearchStrategy[Charset]:
    return st.sampled_from(Charset if charset is None else [charset])


@eager
@st.composite
def profiles(
    draw: st.DrawFn, *, media: Media | None = None, charset: Charset | None = None
) -> FormatProfile:
    """Draw formats of invented providers: of every media, with and without limits and columns.

    Names and narratives are of one character set, which the encoding can write.
    """
    letters = draw(_CHARSETS) if charset is None else charset
    kind = draw(_MEDIA) if media is None else media
    order = draw(_ORDERS)
    return FormatProfile(
        id=draw(st.sampled_from(["mau.bank-list", "thu.cash-list", "vimau.csv2"])),
        title=Text("A list for tests", "Danh sách mẫu"),
        institution=draw(st.sampled_from(["Ngân hàng Mẫu", "Bưu điện Thử"])),
        format_version=draw(st.sampled_from(["2024", "1.0"])),
        media=kind,
        name_rule=draw(name_rules(charset=letters)),
        narrative_rule=draw(narrative_rules(charset=letters)),
        source="Invented",
        certainty=draw(st.sampled_from(Certainty)),
        support=draw(_SUPPORT),
        encoding=draw(_ENCODINGS[letters]),
        newline=draw(st.sampled_from(["\n", "\r\n"])),
        max_records=draw(st.sampled_from([None, None, 1, 500])),
        max_amount=draw(_MOST),
        filename_patterns=draw(st.sampled_from(_PATTERNS)),
        result_codes=draw(st.sampled_from(_RESULT_CODES)),
        reasons=draw(st.sampled_from(_REASONS)),
        channels=draw(st.sampled_from(_CHANNELS)),
        banks=draw(st.sampled_from(_BANKS)),
        order=order,
        answer=draw(_ANSWERS),
        must_say=() if order is None else draw(st.sampled_from([(), ("reference", "amount")])),
        options=draw(st.sampled_from([{}, {"agent": "napas-bin"}])),
    )


_CHARSETS = st.sampled_from(Charset)
_MEDIA = st.sampled_from(Media)
_LENGTHS = st.sampled_from([None, None, 40, 100, 210, 1])
_ORDERS = st.none() | layouts(kind="payment order")
_ANSWERS = st.none() | layouts(kind="payment results")
_SUPPORT = st.dictionaries(st.sampled_from(Capability), st.sampled_from(Support))
_MOST = st.none() | dongs(min_value=Dong(1))
