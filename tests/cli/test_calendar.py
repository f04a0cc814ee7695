"""``ansinh calendar`` as its users see it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from ansinh.cli import main
from ansinh.cli.calendar_view import CalendarView
from ansinh.cli.screen import PlainScreen
from ansinh.entitlement import DaysOff, calendar_of

OWN = """\
version = 1
[[days]]
on = ["2025-02-24"]
kind = "off"
vi = "Ngày nghỉ của đơn vị"
source = "QĐ 7/QĐ-MAU"
"""


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["calendar", *words]) == 0
    return capsys.readouterr().out


def row_of(out: str, start: str) -> list[str]:
    return next(line for line in out.splitlines() if line.strip().startswith(start)).split()


def test_a_line_a_month_with_the_last_days_and_the_pay_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "2025", "--pay-day", "5")
    assert row_of(out, "03/2025") == [
        "03/2025",
        "19/02/2025",
        "24/02/2025",
        "05/03/2025",
        "19/03/2025",
    ]
    assert row_of(out, "01/2025")[-2:] == ["05/01/2025*", "19/01/2025*"]


def test_what_falls_on_a_day_off_is_named_with_the_working_day_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "2026")
    assert "không tự dời" in out
    (line,) = [one for one in out.splitlines() if "Tổ chức báo" in one and "02/2026" in one]
    assert line.split()[-1] == "13/02/2026"
    assert "Mùng ba Tết" in line


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_texts_stand_below_and_how_sure_they_are(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    out = " ".join(shown(capsys, "2025", "--pay-day", "5", "--lang", language).split())
    article = {"vi": "Điều", "en": "art."}[language]
    for source in (
        "2282/KH-UBND (Hương Trà)",
        f"20/2021/NĐ-CP, {article} 34(4)",
        f"44/2022/TT-BTC, {article} 8(4)",
    ):
        assert source in out
    for words in {
        "vi": ("đã đọc văn bản", "theo trí nhớ", "hợp đồng", "chỉ căn cứ quyết định", "Chi gộp"),
        "en": ("the text was read", "from memory", "contract", "decision alone", "Two at once"),
    }[language]:
        assert words in out


def test_a_span_of_pay_days_is_one_cell(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "2025", "--pay-day", "5-10")
    assert row_of(out, "03/2025")[3] == "05-10/03/2025*"


def test_without_pay_days_there_is_no_such_column(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "2025", "--lang", "en")
    assert "Payment" not in out


def test_every_line_fits_a_terminal_of_80_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for language in ("vi", "en"):
        out = shown(capsys, "2025", "--pay-day", "5-10", "--lang", language)
        assert max(map(len, out.splitlines())) <= 80


def test_an_agencys_own_table_counts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "nghi.toml"
    table.write_text(OWN, "utf-8")
    out = shown(capsys, "2025", "--overrides", str(table))
    assert row_of(out, "03/2025")[2] == "24/02/2025*"
    assert "Ngày nghỉ của đơn vị" in out
    assert "QĐ 7/QĐ-MAU (do địa phương, đơn vị quy định)" in " ".join(out.split())


def test_an_unreadable_table_is_a_problem_of_the_data(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "nghi.toml"
    table.write_text(OWN.replace('"off"', '"half"'), "utf-8")
    assert main(["calendar", "2025", "--overrides", str(table)]) == 1
    assert "days.0.kind" in capsys.readouterr().err
    assert main(["calendar", "2025", "--overrides", str(tmp_path / "none.toml"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "file-missing"


def test_without_the_extra_it_works_and_says_what_is_not_known(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    out = shown(capsys, "2026")
    assert "ansinh[holidays]" in " ".join(out.split())
    assert row_of(out, "02/2026")[-1] == "19/02/2026"
    assert json.loads(shown(capsys, "2026", "--json"))["lunar_known"] is False


def test_programs_get_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, Any] = json.loads(shown(capsys, "2025", "--pay-day", "5", "--json"))
    assert (told["ok"], told["year"], told["lunar_known"]) == (True, 2025, True)
    assert [month["month"] for month in told["months"]][:2] == ["2025-01", "2025-02"]
    changes, funds, payment, report = told["months"][1]["days"]
    assert changes == {
        "duty": "changes",
        "day": "2025-01-19",
        "off": {
            "name": {"vi": "Chủ nhật", "en": "Sunday"},
            "source": "188/1999/QĐ-TTg",
            "how_sure": "from-memory",
        },
        "working_day": "2025-01-17",
    }
    assert funds["off"] is None
    assert (payment["day"], report["day"]) == ("2025-02-05", "2025-02-19")
    assert [rule["duty"] for rule in told["rules"]] == ["changes", "funds", "report"]
    assert told["rules"][1]["sources"] == [
        "20/2021/NĐ-CP, art. 34(4)",
        "44/2022/TT-BTC, art. 8(3)",
    ]
    assert {one["programme"]: one["source"] for one in told["combined_payment"]} == {
        "BTXH": None,
        "NCC": "44/2022/TT-BTC, art. 8(3)",
        "HTXH": None,
    }


@pytest.mark.parametrize("year", ["", "25", "x", "2100", "²025"])
def test_a_year_is_four_digits(capsys: pytest.CaptureFixture[str], year: str) -> None:
    assert main(["calendar", year]) == 2
    assert "2000" in capsys.readouterr().err


@pytest.mark.parametrize("days", ["0", "29", "9-3", "x", "5-", "-5", "5-x", "1000"])
def test_pay_days_that_no_month_has_are_a_matter_of_usage(
    capsys: pytest.CaptureFixture[str], days: str
) -> None:
    assert main(["calendar", "2025", f"--pay-day={days}"]) == 2
    assert "5-10" in capsys.readouterr().err


def test_the_year_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar"]) == 2
    assert "YEAR" in capsys.readouterr().err


def test_where_nothing_falls_on_a_day_off_nothing_is_said_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without rules nothing is due: then there is no second table."""
    open_all_year = DaysOff((), lunar_known=True)
    calendar = calendar_of(2025, rules=(), days_off=open_all_year)
    CalendarView(PlainScreen("vi"), calendar).show()
    out = capsys.readouterr().out
    assert "không tự dời" not in out
    assert "Không có" in out
