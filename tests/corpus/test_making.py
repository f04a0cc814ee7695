"""The corpus is what its recipes make, and it has every kind of file and of failure."""

from collections import Counter
from pathlib import Path

import pytest
from tests.corpus.kit.case import Case
from tests.corpus.kit.zips import unpacked
from tests.corpus.make import EXPECTED, FILES, all_cases, by_theme, manifest_text, manifests

from ansinh import Code

_FAILURES = (
    *(f"E{number}" for number in range(1, 19) if number != 13),
    *(f"F{number}" for number in range(1, 16)),
    *("G1", "G2", "G5", "G6", "G8", "G9", "G10", "H1", "H2", "H3", "H4", "H5", "H6"),
)
"""What goes wrong in reading: E13 and F16 are about writing, G3, G4 and G7 about other files."""

_NEW_CODES = (
    "account-bank",
    "amount-thousands",
    "cell-mojibake",
    "cell-number-for-text",
    "cell-number-rounded",
    "cell-old-font",
    "date-order",
    "date-swapped",
    "file-other-kind",
    "file-web-page",
    "file-xml-sheet",
    "id-zero-lost",
    "list-office",
    "notice-completeness",
    "notice-row-numbers",
    "phone-zero-lost",
    "xlsx-damaged",
    "xlsx-encrypted",
    "xlsx-macro",
    "xlsx-old-format",
)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(all_cases())


def test_there_are_enough_files_of_every_kind() -> None:
    told = [one for files in manifests().values() for one in files]
    assert len(told) >= 600
    assert sum(one["of"] == "ugly" for one in told) >= 150
    endings = Counter(Path(one["file"]).suffix for one in told)
    assert all(endings[kind] >= 50 for kind in (".xlsx", ".xls", ".ods", ".csv"))
    assert {".xlsm", ".xlsb", ".tsv", ".txt"} <= endings.keys()
    assert any(one.get("encoding") for one in told)
    kinds = {one.get("kind", "roll") for one in told}
    assert kinds == {"roll", "additions", "removals", "adjustments", "any"}


@pytest.mark.parametrize("failure", _FAILURES)
def test_every_failure_of_reading_has_a_file(failure: str) -> None:
    assert any(one["of"] == failure for files in manifests().values() for one in files)


@pytest.mark.parametrize("code", _NEW_CODES)
def test_the_codes_of_reading_are_all_expected_somewhere(code: str) -> None:
    told = [one for files in manifests().values() for one in files]
    problems = {problem[0] for one in told for problem in one.get("problems", ())}
    assert code in problems | {notice for one in told for notice in one.get("notices", ())}


def test_every_code_that_is_expected_exists() -> None:
    told = [one for files in manifests().values() for one in files]
    expected = {problem[0] for one in told for problem in one.get("problems", ())}
    expected |= {notice for one in told for notice in one.get("notices", ())}
    assert expected <= {str(code) for code in Code}


def test_the_manifest_is_what_the_recipes_say(cases: list[Case]) -> None:
    themes = by_theme(cases)
    assert {path.stem for path in EXPECTED.glob("*.json")} == themes.keys()
    for theme, of_theme in themes.items():
        assert (EXPECTED / f"{theme}.json").read_text("utf-8") == manifest_text(of_theme)


def test_every_file_is_told_and_every_told_file_is_there(cases: list[Case]) -> None:
    there = {path.relative_to(FILES).as_posix() for path in FILES.glob("*/*")}
    assert there == {f"{case.theme}/{case.name}" for case in cases}


def test_what_is_made_without_another_program_comes_out_the_same(cases: list[Case]) -> None:
    changed = [
        f"{case.theme}/{case.name}"
        for case in cases
        if not case.office and not _same(case.made, (FILES / case.theme / case.name).read_bytes())
    ]
    assert changed == []


def _same(made: bytes, kept: bytes) -> bool:
    """Whether bytes are the same, but for how another zlib packs what is in an archive."""
    if made == kept:
        return True
    try:
        return unpacked(made) == unpacked(kept)
    except Exception:  # noqa: BLE001 - archives that are broken on purpose
        return False


def test_the_corpus_stays_small() -> None:
    assert sum(path.stat().st_size for path in FILES.glob("*/*")) < 8_000_000


def test_nobody_in_the_corpus_is_real() -> None:
    """Ids begin with a place code that was never given out, and names say that they are tries."""
    told = [one for files in manifests().values() for one in files]
    records = [r for one in told for r in one.get("but", {}).values() if isinstance(r, dict)]
    ids = [r["id"] for r in records if r.get("id") and len(r["id"]) == 12]
    assert all(number.startswith(("099", "000")) for number in ids)
