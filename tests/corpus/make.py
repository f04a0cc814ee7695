"""Makes the corpus: ``python -m tests.corpus.make`` writes the files and the manifest.

Files that the recipes make alone come out the same, byte for byte, wherever they are made. Those
that LibreOffice saves are kept as they came: ``--office`` makes the missing ones, ``--office-all``
makes all of them anew.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from tests.corpus.kit.case import Case

HERE: Final = Path(__file__).parent
FILES: Final = HERE / "files"
EXPECTED: Final = HERE / "expected"
_AT_ONCE: Final = 100
_NO_THUMBNAIL: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="GenerateThumbnail"
oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""
"""A picture of each sheet would be half of what the corpus weighs."""


def all_cases() -> Iterator[Case]:
    """Give the cases of every recipe, theme by theme."""
    for recipe in sorted((HERE / "recipes").glob("[a-z]*.py")):
        module = import_module(f"tests.corpus.recipes.{recipe.stem}")
        for theme in module.themes():
            yield from theme.cases


def manifest_text(cases: Sequence[Case]) -> str:
    """Write the manifest of one theme: a line a file, so that a change shows as one."""
    lines = (json.dumps(case.manifest, ensure_ascii=False) for case in cases)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def manifests() -> dict[str, list[dict[str, Any]]]:
    """Read what the manifest expects, by theme."""
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(EXPECTED.glob("*.json"))
    }


def by_theme(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """Sort cases by theme."""
    themes: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        themes[case.theme].append(case)
    return themes


def make(*, office: str = "") -> None:
    """Write everything."""
    cases = list(all_cases())
    wanted = {FILES / case.theme / case.name for case in cases}
    assert len(wanted) == len(cases), "two files of one name"
    for path in [*FILES.glob("*/*"), *EXPECTED.glob("*.json")]:
        if path not in wanted and path.parent != EXPECTED:
            path.unlink()
        if path.parent == EXPECTED and path.stem not in by_theme(cases):
            path.unlink()
    for theme, of_theme in by_theme(cases).items():
        (FILES / theme).mkdir(parents=True, exist_ok=True)
        EXPECTED.mkdir(exist_ok=True)
        (EXPECTED / f"{theme}.json").write_text(manifest_text(of_theme), "utf-8")
    for case in cases:
        if not case.office:
            (FILES / case.theme / case.name).write_bytes(case.made)
    if office:
        _save_by_office(cases, anew=office == "all")


def _save_by_office(cases: Sequence[Case], *, anew: bool) -> None:
    kinds: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.office and (anew or not (FILES / case.theme / case.name).exists()):
            kinds[case.office].append(case)
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_NO_THUMBNAIL, "utf-8")
        for kind, of_kind in kinds.items():
            for start in range(0, len(of_kind), _AT_ONCE):
                _saved(of_kind[start : start + _AT_ONCE], kind, Path(folder))


def _saved(cases: Sequence[Case], kind: str, folder: Path) -> None:
    """Save some files as one kind, in one run."""
    before, after = folder / f"{kind}-before", folder / f"{kind}-after"
    shutil.rmtree(before, ignore_errors=True)
    shutil.rmtree(after, ignore_errors=True)
    before.mkdir()
    for number, case in enumerate(cases):
        ending = "xlsx" if case.made.startswith(b"PK") else "csv"
        (before / f"{number}.{ending}").write_bytes(case.made)
    asked = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"}.get(
        kind, kind
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", asked, "--outdir", str(after), *map(str, sorted(before.iterdir()))],
        check=True, capture_output=True, timeout=900,
    )  # fmt: skip
    for number, case in enumerate(cases):
        (FILES / case.theme / case.name).write_bytes((after / f"{number}.{kind}").read_bytes())


if __name__ == "__main__":
    make(office={"--office": "missing", "--office-all": "all"}.get("".join(sys.argv[1:]), ""))
