"""Profiles: data that is right from birth, and words that never mean more than they say."""

import pickle
import unicodedata

import attrs
import pytest

from ansinh.errors import Code, InvalidProfile, InvalidValue, Text
from ansinh.formats import (
    OUTCOME_KINDS,
    Capability,
    Certainty,
    Charset,
    FormatProfile,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.money import NOTHING, Dong
from ansinh.payment import OutcomeKind

PROFILE = FormatProfile(
    id="demo.salary-list",
    title=Text("Salary list", "Danh sách chi lương"),
    institution="Demo",
    format_version="2024-07",
    media=Media.XLSX,
    name_rule=NameRule(Charset.VIETNAMESE, length=70),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER),
    support={Capability.RENDER: Support.FULL, Capability.READ_BACK: Support.NOT_YET},
    result_codes={"Thành công": "paid", "Thất bại": "refused", "01": "returned"},
    source="a file that somebody saw",
    certainty=Certainty.OBSERVED,
)


def nfd(text: str) -> str:
    """Give decomposed letters, as some keyboards and systems write them."""
    return unicodedata.normalize("NFD", text)


def test_the_words_are_those_of_payment() -> None:
    """`formats` may not import `payment`, so the words stand twice; here they are compared."""
    assert set(OUTCOME_KINDS) == {kind.value for kind in OutcomeKind}


@pytest.mark.parametrize("word", ["Thành công", "THÀNH CÔNG", "  thanh   cong ", nfd("Thành công")])
def test_case_marks_and_spaces_do_not_tell_words_apart(word: str) -> None:
    assert PROFILE.outcome_kind(word) == "paid"


@pytest.mark.parametrize("word", ["", "1", "Thành công?", "Không thành công", "paid"])
def test_a_word_that_is_not_listed_means_unknown(word: str) -> None:
    """Unknown never becomes paid: a guess here pays twice or never."""
    assert PROFILE.outcome_kind(word) == "unknown"


def test_what_support_does_not_name_is_not_in_the_format() -> None:
    assert PROFILE.supports(Capability.RENDER) is Support.FULL
    assert PROFILE.supports(Capability.READ_BACK) is Support.NOT_YET
    assert PROFILE.supports(Capability.PARSE_RESULTS) is Support.NOT_IN_FORMAT


def test_the_lengths_are_those_of_the_rules() -> None:
    assert (PROFILE.name_length, PROFILE.narrative_length) == (70, None)


def test_a_profile_hashes_compares_and_pickles() -> None:
    again = pickle.loads(pickle.dumps(PROFILE))
    assert (again, hash(again)) == (PROFILE, hash(PROFILE))
    assert again.outcome_kind("Thất bại") == "refused"
    assert attrs.evolve(PROFILE, result_codes={"OK": "paid"}).outcome_kind("ok") == "paid"


def test_a_profile_does_not_follow_what_it_was_made_of() -> None:
    support = {Capability.RENDER: Support.FULL}
    profile = attrs.evolve(PROFILE, support=support)
    support[Capability.RENDER] = Support.NOT_YET
    assert profile.supports(Capability.RENDER) is Support.FULL
    assert not hasattr(profile.support, "__setitem__")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        *(({"id": bad}, Code.PROFILE_ID) for bad in ("demo", "Demo.x", "a..b", "a.-b", "a.b_c", 5)),
        ({"institution": " "}, Code.PROFILE_TEXT),
        ({"source": ""}, Code.PROFILE_TEXT),
        ({"format_version": "1\n2"}, Code.PROFILE_TEXT),
        ({"title": Text("Only English", "")}, Code.PROFILE_TEXT),
        ({"title": "Title"}, Code.PROFILE_TEXT),
        ({"media": "xlsx"}, Code.PROFILE_KIND),
        ({"certainty": None}, Code.PROFILE_KIND),
        ({"name_rule": NarrativeRule(Charset.VIETNAMESE)}, Code.PROFILE_KIND),
        ({"narrative_rule": NameRule(Charset.VIETNAMESE)}, Code.PROFILE_KIND),
        ({"support": {"render": "full"}}, Code.PROFILE_KIND),
        ({"encoding": "utf-9"}, Code.PROFILE_ENCODING),
        ({"encoding": "a\0b"}, Code.PROFILE_ENCODING),
        ({"encoding": None}, Code.PROFILE_ENCODING),
        ({"newline": "\r"}, Code.PROFILE_ENCODING),
        ({"max_records": 0}, Code.LIMITS),
        ({"max_records": True}, Code.LIMITS),
        ({"max_amount": NOTHING}, Code.LIMITS),
        ({"max_amount": 5}, Code.LIMITS),
        ({"filename_patterns": ("a/*.xlsx",)}, Code.PROFILE_PATTERN),
        ({"filename_patterns": ("",)}, Code.PROFILE_PATTERN),
        ({"result_codes": {"OK": "done"}}, Code.PROFILE_RESULT_CODE),
        ({"result_codes": {" ": "paid"}}, Code.PROFILE_RESULT_CODE),
        ({"result_codes": {1: "paid"}}, Code.PROFILE_RESULT_CODE),
        ({"result_codes": {"Đã chi": "paid", "da CHI": "returned"}}, Code.PROFILE_RESULT_CODE),
    ],
)
def test_a_profile_is_right_from_birth(changes: dict[str, object], code: Code) -> None:
    with pytest.raises(InvalidProfile) as caught:
        attrs.evolve(PROFILE, **changes)
    assert caught.value.code == code


def test_two_spellings_with_one_meaning_are_one_word() -> None:
    profile = attrs.evolve(PROFILE, result_codes={"Đã chi": "paid", "DA CHI": "paid"})
    assert profile.outcome_kind("đã chi") == "paid"


def test_one_pattern_may_be_a_text_and_an_amount_a_limit() -> None:
    profile = attrs.evolve(PROFILE, filename_patterns="*.xlsx", max_amount=Dong(5))
    assert (profile.filename_patterns, profile.max_amount) == (("*.xlsx",), Dong(5))


# --- names and narratives --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("Đặng Thị Hoà", "DANG THI HOA"),
        (nfd("Đặng Thị Hoà"), "DANG THI HOA"),
        ("Ðinh Văn Ðức", "DINH VAN DUC"),  # Icelandic eth, as typed
        ("H'Hen Niê", "H'HEN NIE"),
        ("H’Hen Niê", "H'HEN NIE"),
        ("Y Blô ƀing-Êban", "Y BLO BING-EBAN"),
    ],
)
def test_a_name_is_folded_for_a_provider_that_takes_plain_letters(written: str, taken: str) -> None:
    assert NameRule(Charset.ASCII_UPPER).express(written) == taken


def test_a_name_is_left_as_written_for_a_provider_that_takes_marks() -> None:
    rule = NameRule(Charset.VIETNAMESE)
    assert rule.express(nfd("Đặng Thị Hoà")) == "Đặng Thị Hoà"  # composed
    assert rule.express("Y Č̣ang") == "Y Č̣ang"  # a letter that has no composed form


@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize("text", ["Lê\tVăn", "A;B", "=1+1", "Иван", "A\nB", "李", "A\u200bB", "½"])
def test_what_a_provider_does_not_take_is_refused_and_not_shown(
    charset: Charset, text: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        NameRule(charset).express(text)
    assert caught.value.code == Code.TEXT_NOT_EXPRESSIBLE
    assert text not in str(caught.value)


def test_what_is_too_long_is_refused_and_never_cut() -> None:
    """A truncated name is a returned payment."""
    name = NameRule(Charset.ASCII_UPPER, length=5)
    assert name.express("Lê An") == "LE AN"
    with pytest.raises(InvalidValue) as caught:
        name.express("Lê Ánh")
    assert caught.value.code == Code.NAME_TOO_LONG_FOR_PROVIDER
    with pytest.raises(InvalidValue) as caught:
        NarrativeRule(Charset.ASCII_UPPER, length=5).express("CHI TRA")
    assert caught.value.code == Code.NARRATIVE_TOO_LONG_FOR_PROVIDER


def test_length_counts_what_the_provider_gets() -> None:
    """Æ becomes two letters, and decomposed marks become none."""
    assert NameRule(Charset.ASCII_UPPER, length=1).express(nfd("Ệ")) == "E"
    with pytest.raises(InvalidValue):
        NameRule(Charset.ASCII_UPPER, length=1).express("Æ")


def test_the_signs_are_the_rules_own() -> None:
    assert NarrativeRule(Charset.ASCII_UPPER).express("Chi tra 07/2024") == "CHI TRA 07/2024"
    with pytest.raises(InvalidValue):
        NarrativeRule(Charset.ASCII_UPPER, signs="").express("07/2024")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"charset": "ascii-upper"}, Code.PROFILE_KIND),
        ({"length": 0}, Code.LIMITS),
        ({"length": True}, Code.LIMITS),
        ({"signs": " \t"}, Code.PROFILE_KIND),
        ({"signs": None}, Code.PROFILE_KIND),
    ],
)
def test_a_rule_is_right_from_birth(arguments: dict[str, object], code: Code) -> None:
    with pytest.raises(InvalidProfile) as caught:
        NameRule(**{"charset": Charset.ASCII_UPPER, **arguments})
    assert caught.value.code == code


def test_a_frozen_mapping_is_one() -> None:
    frozen = FrozenMapping([("a", 1), ("b", 2)])
    assert frozen == {"b": 2, "a": 1}
    assert hash(frozen) == hash(FrozenMapping({"b": 2, "a": 1}))
    assert (len(frozen), frozen["a"], list(frozen)) == (2, 1, ["a", "b"])
    assert repr(frozen) == "FrozenMapping({'a': 1, 'b': 2})"
