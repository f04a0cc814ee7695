"""The demo's people are invented and look so; its files are what the script makes."""

import re
import runpy
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ansinh import (
    Authorization,
    BankAccount,
    CashPoint,
    Entry,
    HomeDelivery,
    Month,
    ParentalRepresentation,
    Person,
)
from ansinh.boundary import MonthLists, SourceFile, read_month, read_settings
from ansinh.demo import DemoFile, DemoMonth, demo_months, demo_settings
from ansinh.errors import Code

ROOT = Path(__file__).parents[3]
DATA = ROOT / "src/ansinh/demo/data"


def sources(files: tuple[DemoFile, ...]) -> list[SourceFile]:
    return [SourceFile(file.name, file.content) for file in files]


@pytest.fixture(scope="module")
def june() -> DemoMonth:
    return demo_months()[0]


@pytest.fixture(scope="module")
def lists(june: DemoMonth) -> MonthLists:
    return read_month(
        sources(june.rolls),
        sources(june.additions),
        sources(june.removals),
        sources(june.adjustments),
        month=june.month,
        defaults=read_settings(demo_settings().content).lists,
    )


def everybody(entries: tuple[Entry, ...]) -> Iterator[Person]:
    for entry in entries:
        yield entry.beneficiary.person
        yield from (paper.representative for paper in entry.papers)


def test_the_script_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a writer changes, run scripts/make_demo_data.py and look at what changed."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    made = dict(runpy.run_path(str(ROOT / "scripts/make_demo_data.py"))["contents"]())
    for name in [name for name in sys.modules if name.startswith("demo_data")]:
        del sys.modules[name]
    stored = {
        str(path.relative_to(DATA)): path.read_bytes()
        for path in DATA.rglob("*")
        if path.is_file() and path.name != "settings.toml"
    }
    assert sorted(made) == sorted(stored)
    assert [name for name in made if made[name] != stored[name]] == []


def test_june_and_july_2024_follow_each_other() -> None:
    june, july = demo_months()
    assert (june.month, july.month) == (Month(2024, 6), Month(2024, 7))
    assert june.rolls
    assert not july.rolls  # July starts from what June wrote


def test_files_are_of_several_kinds(june: DemoMonth) -> None:
    assert {file.name.rpartition(".")[2] for file in june.removals} == {"xlsx", "csv"}
    assert {file.name.rpartition(".")[2] for file in june.answers} == {"xlsx", "csv"}
    assert {file.provider for file in june.answers} == {
        "vietinbank.salary-list",
        "vnpost.cash-list",
    }


def test_the_lists_read_without_a_problem_or_a_notice(lists: MonthLists) -> None:
    assert lists.base.count == 250
    assert [(one.code, one.position.source) for one in lists.notices] == [
        (Code.NOTICE_COMPLETENESS, "2024-06-giam-binh-thanh.csv")
    ]


def test_both_communes_have_every_channel(lists: MonthLists) -> None:
    for commune in ("Phường Tứ Hạ", "Xã Bình Thành"):
        channels = Counter(
            type(entry.channel)
            for entry in lists.base.entries
            if entry.beneficiary.commune.name == commune
        )
        assert set(channels) == {BankAccount, CashPoint, HomeDelivery}


def test_banks_groups_and_papers_are_of_several_kinds(lists: MonthLists) -> None:
    entries = lists.base.entries
    banks = {e.channel.bank.code for e in entries if isinstance(e.channel, BankAccount)}
    assert banks == {"VIETINBANK", "AGRIBANK", "VIETCOMBANK"}
    assert len({e.entitlement.category for e in entries}) == 20
    assert {type(paper) for e in entries for paper in e.papers} >= {
        Authorization,
        ParentalRepresentation,
    }


def test_amounts_are_the_standard_times_the_coefficient(lists: MonthLists) -> None:
    for entry in lists.base.entries:
        coefficient = entry.entitlement.coefficient
        if coefficient is not None:
            assert entry.amount.value == 360_000 * coefficient


def test_nobody_in_it_exists(lists: MonthLists) -> None:
    """Names have a sign in them, ids a place that is none, telephones and accounts noughts."""
    sign = re.compile(r"\b(MẪU|THỬ|VÍ DỤ|THÍ DỤ)\b")
    for person in everybody(lists.roll.entries):
        assert sign.search(person.name.text.upper())
        assert person.citizen_id is None or person.citizen_id.digits.startswith("099")
        assert person.legacy_id is None or person.legacy_id.digits.startswith("000")
        assert person.phone is None or person.phone.digits.startswith("0900000")
    for entry in lists.roll.entries:
        if isinstance(entry.channel, BankAccount):
            assert entry.channel.number.startswith("0000")
            assert re.search(r"\b(MAU|THU|VI DU|THI DU)\b", entry.channel.holder_name.text)
