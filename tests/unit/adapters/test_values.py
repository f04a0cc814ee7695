"""What goes in and out of an adapter: frozen, checked at birth, silent about people."""

import pickle
import unicodedata
from datetime import date
from types import ModuleType

import attrs
import pytest

from ansinh.adapters import (
    AdapterSpec,
    BatchFinding,
    FileProbe,
    ParsedResults,
    ParseRequest,
    PluginSource,
    RenderedFile,
    WrittenLine,
    limits_of,
    outcome_kind,
)
from ansinh.errors import Code, InvalidProfile, Text
from ansinh.money import NOTHING, Dong
from ansinh.payment import Limits, OutcomeKind, PaymentBatch


def test_a_file_has_the_digest_of_its_content() -> None:
    file = RenderedFile.of(b"abc", "x.txt", count=0, total=NOTHING)
    assert file.sha256.startswith("ba7816bf")
    assert "abc" not in repr(file)


@pytest.mark.parametrize("name", ["", "a/b", "a\\b", "..", "x\n", "x" * 121, "a:b", None])
def test_a_file_name_is_bare(name: str) -> None:
    with pytest.raises(InvalidProfile) as caught:
        RenderedFile.of(b"", name, count=0, total=NOTHING)
    assert caught.value.code == Code.FILE_NAME


@pytest.mark.parametrize("count", [-1, 1.0, True, "1"])
def test_rows_are_counted_in_whole_numbers(count: object) -> None:
    with pytest.raises(InvalidProfile) as caught:
        ParsedResults([], rows={"record": count})
    assert caught.value.code == Code.ROW_COUNTS


def test_results_are_tuples_and_do_not_follow_their_source() -> None:
    rows = {"record": 1}
    results = ParsedResults([], [], rows)
    rows["record"] = 2
    assert (results.outcomes, results.problems, results.rows) == ((), (), {"record": 1})


def test_requests_and_lines_do_not_show_what_they_hold(invented: ModuleType) -> None:
    request = ParseRequest(data=invented.SECRET.encode(), filename=f"{invented.SECRET}.txt")
    line = WrittenLine(reference="R", amount=Dong(1), payee=invented.SECRET, account="0001")
    probe = FileProbe(invented.SECRET, invented.SECRET.encode())
    assert invented.SECRET not in repr(request) + repr(line) + repr(probe)
    assert "0001" not in repr(line)


def test_a_line_shows_its_reference_only_where_it_is_one(invented: ModuleType) -> None:
    """A file that somebody has changed may have a name in that place."""
    reference = invented.instruction("A-1", 500_000).reference.text
    assert reference in repr(WrittenLine(reference=reference, amount=Dong(1), payee=""))
    moved = WrittenLine(reference=invented.SECRET, amount=Dong(1), payee="")
    assert repr(moved) == "WrittenLine(…, …)"


def test_settings_are_frozen(batch: PaymentBatch, invented: ModuleType) -> None:
    given = {"template": "branch-2"}
    request = invented.RenderRequest(batch=batch, as_of=date(2024, 7, 1), settings=given)
    given["template"] = "other"
    assert request.settings == {"template": "branch-2"}


def test_a_name_matches_whatever_its_case_and_letters() -> None:
    probe = FileProbe("/inbox/KẾT QUẢ.XLSX")
    assert probe.matches([unicodedata.normalize("NFD", "kết quả.xlsx")])
    assert not probe.matches(["*.xls"])
    assert not probe.matches([])


def test_a_profile_speaks_the_words_of_payment(invented: ModuleType) -> None:
    profile = attrs.evolve(invented.PROFILE, max_amount=Dong(5))
    assert limits_of(profile) == Limits(100, Dong(5), 40, 60)
    assert outcome_kind(profile, " ok ") is OutcomeKind.PAID
    assert outcome_kind(profile, "OKAY") is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"profile": None}, Code.PROFILE_KIND),
        ({"factory": "no_colon"}, Code.SPEC_FACTORY),
        ({"factory": "a:b:c"}, Code.SPEC_FACTORY),
        ({"factory": "a b:c"}, Code.SPEC_FACTORY),
        ({"factory": 5}, Code.SPEC_FACTORY),
        ({"conformance": "no_colon"}, Code.SPEC_FACTORY),
        ({"conformance": None}, Code.SPEC_FACTORY),
        ({"api": (1,)}, Code.SPEC_API),
        ({"api": (1, "0")}, Code.SPEC_API),
        ({"api": 1}, Code.SPEC_API),
        ({"aliases": ("Old Name",)}, Code.PROFILE_ID),
    ],
)
def test_a_specification_is_valid_from_birth(
    invented: ModuleType, changes: dict[str, object], code: Code
) -> None:
    with pytest.raises(InvalidProfile) as caught:
        AdapterSpec(**{"profile": invented.PROFILE, "factory": "a.b:C", **changes})
    assert caught.value.code == code


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "lone"},
        {"code": "so-hn:Bad Code"},
        {"message": "a text in one language"},
        {"message": Text("said", " ")},
        {"message": Text("two\nlines", "hai dòng")},
        {"reference": "TOKEN 1"},
        {"reference": None},
        {"blocking": 1},
        {"blocking": "no"},
    ],
)
def test_what_a_check_finds_is_valid_from_birth(changes: dict[str, object]) -> None:
    good = {"code": "so-hn:holiday", "message": Text("a holiday", "ngày nghỉ")}
    assert not BatchFinding(**good).blocking  # type: ignore[arg-type] # as a plug-in gives them
    with pytest.raises(InvalidProfile) as caught:
        BatchFinding(**good | changes)  # type: ignore[arg-type] # as a plug-in gives them
    assert caught.value.code is Code.PLUGIN_FINDING


def test_one_alias_may_be_a_text_and_a_specification_pickles(invented: ModuleType) -> None:
    spec = AdapterSpec(profile=invented.PROFILE, factory="a.b:C", aliases="demo.old")
    assert spec.names == ("demo.lines", "demo.old")
    again = pickle.loads(pickle.dumps(spec))
    assert (again, hash(again)) == (spec, hash(spec))


def test_a_source_says_who_and_where() -> None:
    assert PluginSource("so-hn", "0.3", "bank = so_hn.plugin").key == "so-hn:bank"
    assert str(PluginSource("notebook")) == "notebook"
