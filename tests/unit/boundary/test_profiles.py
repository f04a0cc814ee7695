"""Profiles as documents: whole ones, and an agency's own in the place of an adapter's."""

import pytest

from ansinh.adapters import packaged_profile, read_profile
from ansinh.boundary.profiles import read_own_profile, replaced
from ansinh.errors import Code, UnreadableFile
from ansinh.formats import Capability, Certainty, ChannelKind, FormatProfile, Support
from ansinh.money import Dong

WHOLE = """
profile = 1
id = "mau.list"
title = { en = "A list", vi = "Danh sách" }
institution = "Mẫu"
format_version = "1"
media = "delimited"
source = "invented"
certainty = "assumed"
channels = ["bank-account"]
must_say = ["amount"]
newline = "LF"
[support]
render = "full"
parse-results = "full"
own-profile = "full"
read-back = "not-yet"
[name_rule]
charset = "ascii-upper"
length = 40
[narrative_rule]
charset = "vietnamese"
signs = "."
[limits]
max_records = 100
max_amount = 500000000
[result_codes]
OK = "paid"
[reasons]
"Sai số" = "account-not-found"
[banks]
BIDV = "BIDV"
[options]
agent = "napas-bin"
[order]
titles = ["Danh sách chi"]
one_of = [["reference", "account"]]
columns = [
  { field = "reference", headers = ["Mã"], kind = "code" },
  { field = "account", headers = ["Số TK"], kind = "code" },
  { field = "amount", headers = ["Số tiền", "Tiền"], kind = "amount", required = true },
]
[answer]
titles = ["Kết quả chi"]
source = "nobody has seen one"
after_order = true
columns = [{ field = "status", headers = ["Trạng thái"], required = true }]
"""

OWN = """
profile = 1
replaces = "mau.list"
format_version = "2"
source = "the branch's letter"
certainty = "documented"
"""


def whole(text: str = WHOLE) -> FormatProfile:
    return read_profile(text.encode(), source="profile.toml")


def own(more: str = "", base: str = WHOLE) -> FormatProfile:
    document = read_own_profile((OWN + more).encode(), source="own.toml")
    return replaced(whole(base), document, source="own.toml")


def codes_and_paths(caught: pytest.ExceptionInfo[UnreadableFile]) -> list[tuple[str, str]]:
    return [(one.code, one.position.header) for one in caught.value.problems]


def test_a_document_becomes_a_profile_with_all_that_it_says() -> None:
    profile = whole()
    assert (profile.id, profile.title.vi, profile.newline) == ("mau.list", "Danh sách", "\n")
    assert profile.supports(Capability.READ_BACK) is Support.NOT_YET
    assert (profile.name_rule.length, profile.name_rule.signs) == (40, "'-.")
    assert profile.narrative_rule.signs == "."
    assert (profile.max_records, profile.max_amount) == (100, Dong(500_000_000))
    assert profile.channels == (ChannelKind.BANK_ACCOUNT,)
    assert profile.reason("sai so") == "account-not-found"
    assert profile.reason("nothing") is None
    assert dict(profile.banks) == {"BIDV": "BIDV"}
    assert dict(profile.options) == {"agent": "napas-bin"}


def test_an_answer_has_its_own_columns_behind_the_orders() -> None:
    answer = whole().answer_table
    assert [column.field for column in answer.columns] == [
        "reference",
        "account",
        "amount",
        "status",
    ]
    assert (answer.id, answer.source) == ("mau.list.answer", "nobody has seen one")
    assert whole().order_table.source == "invented"


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("profile = 1", "profile = 2", Code.PROFILE_DOCUMENT, "profile"),
        ('institution = "Mẫu"', "", Code.PROFILE_DOCUMENT, "institution"),
        ('source = "invented"', 'source = "invented"\ncolour = 1', Code.PROFILE_DOCUMENT, "colour"),
        ("length = 40", 'length = "40"', Code.PROFILE_DOCUMENT, "name_rule.length"),
        ("length = 40", "length = 0", Code.PROFILE_DOCUMENT, "name_rule.length"),
        ('OK = "paid"', 'OK = "done"', Code.PROFILE_DOCUMENT, "result_codes.OK"),
        ('["bank-account"]', '["cheque"]', Code.PROFILE_DOCUMENT, "channels.0"),
        ('["bank-account"]', "[]", Code.PROFILE_DOCUMENT, "channels"),
        ("[order]", "[order", Code.PROFILE_TOML, ""),
        ('OK = "paid"', 'OK = "paid"\nok = "refused"', Code.PROFILE_RESULT_CODE, ""),
        ('newline = "LF"', 'newline = "LF"\nencoding = "utf-9"', Code.PROFILE_ENCODING, ""),
        ('headers = ["Số TK"]', 'headers = ["MÃ"]', Code.PROFILE_COLUMN_TWICE, "order.columns.1"),
        ('field = "status"', 'field = "amount"', Code.PROFILE_COLUMN_TWICE, "answer.columns.3"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(old: str, new: str, code: Code, path: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        whole(WHOLE.replace(old, new, 1))
    assert (code, path) in codes_and_paths(caught)


def test_a_profile_that_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_profile(b"\xff\xfe", source="profile.toml")
    assert codes_and_paths(caught) == [(Code.TOML_ENCODING, "")]


def test_an_own_profile_says_where_it_is_known_from_and_leaves_the_rest() -> None:
    profile = own()
    assert (profile.format_version, profile.source) == ("2", "the branch's letter")
    assert profile.certainty is Certainty.DOCUMENTED
    base = whole()
    assert (profile.order, profile.answer, profile.banks) == (base.order, base.answer, base.banks)


def test_each_table_of_an_own_profile_takes_the_place_of_a_whole_table() -> None:
    """A word that the provider does not use any more must not live on beside the new ones."""
    profile = own(
        """
        filename_patterns = ["mau-*.csv"]
        newline = "CRLF"
        [name_rule]
        charset = "vietnamese"
        [narrative_rule]
        charset = "ascii-upper"
        length = 30
        [limits]
        max_records = 5
        [result_codes]
        "00" = "paid"
        [banks]
        ACB = "A Chau"
        [options]
        agent = "citad"
        [reasons]
        "E1" = "other"
        """
    )
    assert profile.outcome_kind("00") == "paid"
    assert profile.outcome_kind("OK") == "unknown"
    assert (profile.max_records, profile.max_amount) == (5, None)
    assert (profile.name_rule.length, profile.narrative_length) == (None, 30)
    assert (profile.filename_patterns, profile.newline) == (("mau-*.csv",), "\r\n")
    assert dict(profile.banks) == {"ACB": "A Chau"}
    assert dict(profile.options) == {"agent": "citad"}
    assert dict(profile.reasons) == {"E1": "other"}


COLUMNS = """
[order]
titles = ["Bảng kê"]
columns = [
  { field = "amount", headers = ["Tiền chi"], width = 20 },
  { field = "reference" },
]
"""


def test_columns_are_renamed_moved_and_left_out() -> None:
    """What a column holds is the adapter's; what it is called, and where, is the agency's."""
    order = own(COLUMNS).order_table
    assert [(c.field, c.headers, c.width) for c in order.columns] == [
        ("amount", ("Tiền chi",), 20),
        ("reference", ("Mã",), 12),
    ]
    assert order.columns[0].required
    assert order.titles == ("Bảng kê",)
    assert order.one_of == (("reference",),)
    assert (order.edition, order.source) == ("2", "the branch's letter")


def test_the_answer_follows_the_orders_columns() -> None:
    """The provider sends back the list that it was sent, with columns of its own."""
    answer = own(COLUMNS).answer_table
    assert [column.field for column in answer.columns] == ["amount", "reference", "status"]
    assert answer.titles == ("Kết quả chi",)


def test_an_answer_may_have_columns_of_its_own() -> None:
    profile = own(
        """
        [answer]
        columns = [
          { field = "status", headers = ["KQ"] },
          { field = "reference", headers = ["Số hiệu"] },
        ]
        """
    )
    assert [column.headers for column in profile.answer_table.columns] == [("KQ",), ("Số hiệu",)]
    assert profile.order == whole().order


NO_REFERENCE = """
[order]
columns = [{ field = "amount" }, { field = "account" }]
"""


def test_an_answer_without_a_reference_is_not_read() -> None:
    """Joined on an account and an amount, last month's answer would do for this month's orders."""
    with pytest.raises(UnreadableFile) as caught:
        own(NO_REFERENCE)
    assert codes_and_paths(caught) == [(Code.PROFILE_REFERENCE, "answer.columns")]
    profile = own('[support]\nparse-results = "not-in-format"\n' + NO_REFERENCE)
    assert profile.supports(Capability.PARSE_RESULTS) is Support.NOT_IN_FORMAT
    assert profile.order_table.one_of == (("account",),)


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        (COLUMNS.replace('"reference"', '"iban"'), Code.PROFILE_FIELD, "order.columns.1.field"),
        (
            '[order]\ncolumns = [{ field = "reference" }]',
            Code.PROFILE_MUST_SAY,
            "order.columns",
        ),
        (COLUMNS.replace('"reference"', '"amount"'), Code.PROFILE_COLUMN_TWICE, "order.columns.1"),
        (
            COLUMNS.replace("Tiền chi", "Trạng thái"),
            Code.PROFILE_COLUMN_TWICE,
            "answer.columns.2",
        ),
        (
            COLUMNS.replace("Tiền chi", "Tiền chi (nghìn đồng)"),
            Code.COLUMN_UNIT,
            "order.columns.0.headers",
        ),
        (
            COLUMNS.replace('"], width', '"], groups = ["ĐVT: 1.000 đ"], width'),
            Code.COLUMN_UNIT,
            "order.columns.0.groups",
        ),
        (
            COLUMNS.replace('"], width', '"], alone = ["Triệu đồng"], width'),
            Code.COLUMN_UNIT,
            "order.columns.0.alone",
        ),
        (
            COLUMNS.replace("Bảng kê", "Bảng kê (ĐVT: nghìn đồng)"),
            Code.LIST_UNIT,
            "order.titles",
        ),
        (
            """
            [answer]
            columns = [
              { field = "reference" },
              { field = "amount", headers = ["Tiền", "x1000"] },
            ]
            """,
            Code.COLUMN_UNIT,
            "answer.columns.1.headers",
        ),
        ('[support]\nread-back = "full"', Code.PROFILE_SUPPORT, "support.read-back"),
        ('[name_rule]\ncharset = "vietnamese"\nsigns = " "', Code.PROFILE_KIND, "name_rule"),
        ('encoding = "utf-9"', Code.PROFILE_ENCODING, "-"),
        ('[banks]\nBIDV = " "', Code.PROFILE_TEXT, "-"),
    ],
)
def test_what_an_own_profile_cannot_do_is_refused(more: str, code: Code, path: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        own(more)
    assert codes_and_paths(caught) == [(code, path)]


@pytest.mark.parametrize(
    ("media", "refused"),
    [
        ("delimited", []),
        ("fixed-width", []),
        ("xml", ["encoding"]),
        ("json", ["encoding"]),
        ("xlsx", ["encoding", "newline"]),
        ("xls", ["encoding", "newline"]),
    ],
)
def test_what_a_kind_of_file_leaves_no_choice_of_is_refused(media: str, refused: list[str]) -> None:
    """Taken and not followed, an agency would take it for done."""
    base = WHOLE.replace('"delimited"', f'"{media}"')
    more = 'encoding = "utf-16"\nnewline = "CRLF"\n'
    if not refused:
        assert (own(more, base).encoding, own(more, base).newline) == ("utf-16", "\r\n")
        return
    with pytest.raises(UnreadableFile) as caught:
        own(more, base)
    assert codes_and_paths(caught) == [(Code.PROFILE_MEDIA, path) for path in refused]


def test_all_that_is_wrong_is_said_at_once() -> None:
    more = COLUMNS.replace('"amount"', '"iban"') + '[support]\nread-back = "full"\n'
    with pytest.raises(UnreadableFile) as caught:
        own(more)
    assert [code for code, _ in codes_and_paths(caught)] == [
        Code.PROFILE_MUST_SAY,
        Code.PROFILE_FIELD,
        Code.PROFILE_SUPPORT,
    ]


def test_a_format_that_is_no_table_has_no_columns_to_move() -> None:
    base = WHOLE[: WHOLE.index("[order]")]
    with pytest.raises(UnreadableFile) as caught:
        own(COLUMNS + '[answer]\ntitles = ["x"]', base)
    assert codes_and_paths(caught) == [
        (Code.PROFILE_TABLE, "answer"),
        (Code.PROFILE_TABLE, "order"),
    ]
    with pytest.raises(Exception, match="profile-table"):
        _ = whole(base).order_table


@pytest.mark.parametrize("package", ["ansinh_vietinbank", "ansinh_vnpost"])
def test_the_profiles_that_ship_are_read_like_anybodys(package: str) -> None:
    profile = packaged_profile(package)
    assert profile is packaged_profile(package)
    assert profile.supports(Capability.OWN_PROFILE) is Support.FULL
    fields = {column.field for column in profile.order_table.columns}
    assert set(profile.must_say) <= fields
