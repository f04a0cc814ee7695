"""``ansinh adapters``: what is installed, how sure each layout is, and what is broken."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from rich.console import Console
from tests.cli.conftest import Command, Office
from tests.distributions import lay_distribution
from tests.unit.adapters.hostile import adapter_text

from ansinh.adapters import default_registry

BUILT_IN: Final = {
    "iso20022.pain001": "documented",
    "vietinbank.salary-list": "observed",
    "vnpost.cash-list": "assumed",
}

PRINTING: Final = """
    import os, subprocess, sys
    from ansinh.adapters import hookimpl

    def say(when):
        print(f"printed {when}")
        os.write(1, f"written {when}\\n".encode())
        subprocess.run([sys.executable, "-c", f"print('program {when}')"], check=True)

    say("at import")

    @hookimpl
    def ansinh_register_adapters():
        say("at sign-up")
        return []

    @hookimpl
    def ansinh_observe(event):
        print("observed", event.operation)
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path, and a registry that is found anew."""
    place = tmp_path / "site"
    monkeypatch.syspath_prepend(str(place))
    before = set(sys.modules)
    default_registry.cache_clear()
    yield place
    default_registry.cache_clear()
    for name in set(sys.modules) - before:
        if name.startswith("fake_"):
            del sys.modules[name]


def lay_all(site: Path) -> None:
    """Lay a right plug-in, a broken one, one that is off, and one that only listens."""
    lay_distribution(
        site, "hue-adapters", "2.1", points="list = fake_hue", fake_hue=adapter_text("hue.lines")
    )
    lay_distribution(site, "acme-pay", points="bank = fake_acme", fake_acme="import nowhere_at_all")
    lay_distribution(site, "old-adapters", points="old = fake_old", fake_old="")
    lay_distribution(
        site,
        "so-hn-audit",
        points="audit = fake_audit",
        fake_audit=(
            "from ansinh.adapters import hookimpl\n"
            "@hookimpl\ndef ansinh_observe(event): pass\n"
            "@hookimpl\ndef ansinh_check_batch(batch): return []\n"
        ),
    )


def test_every_built_in_provider_is_listed_with_how_sure_its_layout_is(ansinh: Command) -> None:
    done = ansinh("adapters", "--json")
    assert done.code == 0
    certainty = {one["id"]: one["certainty"] for one in done.document["adapters"]}
    assert certainty.items() >= BUILT_IN.items()
    assert done.document["problems"] == []
    assert "theo tệp thực tế" in ansinh("adapters").out
    assert "observed" in ansinh("adapters", "--lang", "en").out


def test_a_broken_plug_in_is_told_and_is_the_installations(ansinh: Command, site: Path) -> None:
    """The list is still shown: the others work."""
    lay_all(site)
    done = ansinh("adapters")
    assert done.code == 3
    assert "acme-pay 0.3 (entry point 'bank = fake_acme'): import:" in done.out
    assert "cài phần còn thiếu, hoặc gỡ phần mở rộng [plugin-import]" in done.out
    assert "hue.lines" in done.out


def test_the_document_has_all_that_is_known(
    ansinh: Command, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that watches an office's machines needs no screen."""
    lay_all(site)
    monkeypatch.setenv("ANSINH_DISABLE_PLUGINS", "old-adapters")
    document = ansinh("adapters", "--json").document
    (hue,) = (one for one in document["adapters"] if one["id"] == "hue.lines")
    assert hue["from"] == {
        "distribution": "hue-adapters",
        "version": "2.1",
        "entry_point": "list = fake_hue",
    }
    assert (hue["api"], hue["aliases"], hue["channels"]) == ("1.0", [], [])
    assert hue["support"]["read-back"] == "full"
    assert set(hue["limits"].values()) == {None}
    hooks = {plugin["distribution"]: plugin["hooks"] for plugin in document["plugins"]}
    assert hooks["so-hn-audit"] == ["ansinh_check_batch", "ansinh_observe"]
    assert [one["distribution"] for one in document["disabled"]] == ["old-adapters"]
    (problem,) = document["problems"]
    assert (problem["distribution"], problem["version"]) == ("acme-pay", "0.3")
    assert (problem["stage"], problem["code"]) == ("import", "plugin-import")
    assert "nowhere_at_all" in problem["message"]["en"]
    assert problem["cure"]["vi"] == "cài phần còn thiếu, hoặc gỡ phần mở rộng"


def test_verbose_shows_limits_old_names_checks_and_an_agencys_profile(
    ansinh: Command, site: Path, tmp_path: Path
) -> None:
    text = adapter_text("hue.lines").replace(
        "PROFILE = FormatProfile(",
        "PROFILE = FormatProfile(max_records=500, max_amount=Dong(50_000_000),",
    )
    text = text.replace(
        "factory=Adapter", 'factory=Adapter, aliases=["hue.old"], conformance="hue.checks:Checks"'
    )
    lay_distribution(site, "hue-adapters", points="list = fake_hue", fake_hue=text)
    own = tmp_path / "cn2.toml"
    own.write_text(
        'profile = 1\nreplaces = "vietinbank.salary-list"\nformat_version = "CN2"\n'
        'source = "the branch"\ncertainty = "documented"\n'
    )
    shown = ansinh("--profile", own, "adapters", "-v", "--lang", "en").out
    for words in (
        "500 orders a file; 50.000.000 đ an order",
        "once called                     hue.old",
        "checks                          python -m ansinh.testing hue.lines",
        "own profile                     cn2.toml",
    ):
        assert words in shown
    brief = ansinh("--profile", own, "adapters").out
    assert "vietinbank.salary-list theo hồ sơ riêng của đơn vị: cn2.toml." in brief


def test_verbose_shows_capabilities_limits_hooks_and_whose_it_is(
    ansinh: Command, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_all(site)
    monkeypatch.setenv("ANSINH_DISABLE_PLUGINS", "old-adapters")
    english = ansinh("adapters", "--verbose", "--lang", "en").out
    for words in (
        "hue.lines\n─────────\n",
        "hue-adapters 2.1 (entry point 'list = fake_hue')",
        "read answers                    yes",
        "follow an agency's own profile  not in the format",
        "names of 69 characters; narratives of 140 characters",
        "cash at a pay point; cash at home",
        "ansinh_check_batch, ansinh_observe",
        "Disabled: old-adapters 0.3 (entry point 'old = fake_old')",
        "Problems: 1\n",
    ):
        assert words in english
    vietnamese = ansinh("adapters", "-v").out
    for words in ("định dạng không có", "giới hạn", "Đã tắt: old-adapters", "Lỗi: 1"):
        assert words in vietnamese


@pytest.mark.parametrize("width", [80, 100, 130])
@pytest.mark.parametrize("how", [(), ("--verbose",)])
def test_it_fits_a_terminal(
    ansinh: Command, monkeypatch: pytest.MonkeyPatch, width: int, how: tuple[str, ...]
) -> None:
    """No line is cut or broken by the terminal, and ids stay whole, to be copied."""
    written = io.StringIO()
    terminal = Console(file=written, width=width)
    monkeypatch.setattr("ansinh.cli.rich_screen.Console", lambda **_: terminal)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert ansinh("adapters", *how).code == 0
    lines = written.getvalue().splitlines()
    assert all(len(line) <= width for line in lines)
    assert any("vietinbank.salary-list" in line for line in lines)
    assert "…" not in written.getvalue()


def test_what_a_plug_in_prints_is_not_in_the_document(tmp_path: Path) -> None:
    """Neither by `print`, nor by the descriptor, nor by a program that it calls."""
    lay_distribution(tmp_path, "loud", points="loud = fake_loud", fake_loud=PRINTING)
    done = subprocess.run(
        [sys.executable, "-m", "ansinh.cli", "adapters", "--json"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    document = json.loads(done.stdout)
    assert "loud" in {plugin["distribution"] for plugin in document["plugins"]}
    for when in ("at import", "at sign-up"):
        assert {f"{how} {when}" for how in ("printed", "written", "program")} <= set(
            done.stderr.splitlines()
        )


def test_a_month_with_a_plug_in_that_prints_is_one_document(office: Office, site: Path) -> None:
    lay_distribution(site, "loud", points="loud = fake_loud", fake_loud=PRINTING)
    done = office.run("--json")
    assert done.document["ok"] is True
    assert "observed render" in done.err


RULE: Final = """
    from ansinh.adapters import BatchFinding, hookimpl
    from ansinh.errors import Text

    MESSAGE = Text("over the branch's limit", "vượt hạn mức của chi nhánh")

    @hookimpl
    def ansinh_check_batch(batch):
        if batch.provider == "vnpost.cash-list":
            raise ValueError("K001")
        about = batch.instructions[0].reference.text
        return [BatchFinding(code="so-hn:limit", message=MESSAGE, reference=about, blocking=True)]
"""


def test_what_a_rule_of_the_agency_finds_is_shown(office: Office, site: Path) -> None:
    """And that it could not be asked about another batch: nobody may take that for a yes."""
    lay_distribution(site, "so-hn-rules", points="rules = fake_rules", fake_rules=RULE)
    document = office.run("--json").document
    codes = {found["code"] for found in document["rule_findings"]}
    assert codes == {"so-hn:limit"}
    assert all(found["blocking"] for found in document["rule_findings"])
    assert document["holds"]["hold-agency-rule"]["count"] == len(document["rule_findings"])
    (failed,) = document["plugin_problems"]
    assert failed["en"].startswith("so-hn-rules 0.3 (entry point 'rules = fake_rules'): use: ")
    assert "K001" not in json.dumps(document)
    shown = office.run("--lang", "en", "--out", office.folder / "again").out
    assert "over the branch's limit" in shown
    assert "a rule of the agency's own, from a plug-in, stands in the way" in shown
    assert "a rule on batches failed: ValueError at fake_rules:" in shown
