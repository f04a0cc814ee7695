"""``ansinh check --law``: the planted wrong amounts of the demo, and only those."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command, csv_of

from ansinh.cli import main

PLANTED = {
    "2024-06": [
        ("TH-0021", "720.000", "540.000"),
        ("TH-0029", "540.000", "720.000"),
        ("TH-0085", "900.000", "720.000"),
        ("TH-0097", "720.000", "900.000"),
    ],
    "2024-07": [
        ("TH-0021", "1.000.000", "750.000"),
        ("TH-0029", "750.000", "1.000.000"),
        ("TH-0085", "1.250.000", "1.000.000"),
        ("TH-0097", "1.000.000", "1.250.000"),
    ],
}
"""Case, the listed amount, what the law gives."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the demo."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert main(["demo", "--out", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("month", PLANTED)
def test_the_planted_wrong_amounts_are_found_and_only_those(
    month: str, demo: Path, ansinh: Command
) -> None:
    """In pairs that no total shows: each has the group of another of another age."""
    roll = demo / month / f"danh-sach-chi-tra-{month}.xlsx"
    done = ansinh("check", roll, "--law", "--as-of", "2024-07-02", "--json")
    assert done.code == 1
    assert done.document["problems"] == []
    found = done.document["findings"]
    assert {one["code"] for one in found} == {"check-amount"}
    assert [one["case"] for one in found] == [case for case, *_ in PLANTED[month]]
    for one, (_, listed, expected) in zip(found, PLANTED[month], strict=True):
        assert f"{listed} đ; theo quy định" in one["message"]["vi"]
        assert one["message"]["vi"].endswith(f"{expected} đ")
        assert one["citation"].startswith("20/2021/NĐ-CP, art. 6(1)")
    assert done.document["coming"] == []


def test_without_the_option_the_law_is_not_asked(demo: Path, ansinh: Command) -> None:
    done = ansinh("check", demo / "2024-06/danh-sach-chi-tra-2024-06.xlsx", "--json")
    assert (done.code, done.document["findings"]) == (0, [])


HEAD = (
    "Mã hồ sơ",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Chương trình",
    "Nhóm đối tượng",
    "Hệ số",
    "Mức hưởng",
    "Hưởng từ tháng",
    "Số quyết định",
    "Ngày quyết định",
    "Xã/Phường",
)


def _line(
    case: str, born: str, group: str, factor: str, amount: str, **more: str
) -> tuple[str, ...]:
    return (
        case,
        "Lê Thí Dụ",
        born,
        more.get("id", ""),
        more.get("programme", "BTXH"),
        group,
        factor,
        amount,
        more.get("since", ""),
        more.get("decision", ""),
        more.get("signed", ""),
        "Phường Thí Dụ",
    )


WRONG = {
    "check-group-unknown": [_line("L-1", "1980", "9z", "1,5", "750.000")],
    "check-coefficient-group": [
        _line("L-1", "1980", "6.4", "2,5", "750.000"),
        _line("L-2", "1980", "6.4", "1,7", "750.000"),
    ],
    "check-amount": [_line("L-1", "01/02/2018", "1a", "2,5", "1.250.000")],
    "check-not-entitled": [_line("L-1", "01/02/2005", "1b", "1,5", "750.000")],
    "check-birth-unsure": [_line("L-1", "2008", "1b", "1,5", "750.000")],
    "check-since-early": [_line("L-1", "01/02/1944", "5c", "1", "500.000", since="01/2024")],
    "check-decision-missing": [_line("L-1", "1944", "NCC1", "", "2.789.000", programme="NCC")],
    "check-dates": [
        _line("L-1", "01/02/1980", "6.4", "1,5", "750.000", decision="1/QĐ", signed="05/01/1979")
    ],
    "check-only-highest": [
        _line("L-1", "01/02/1940", "6.6", "2", "1.000.000", id="099140000001"),
        _line(
            "L-2",
            "01/02/1940",
            "NCC1",
            "",
            "2.789.000",
            id="099140000001",
            programme="NCC",
            decision="1/QĐ",
        ),
    ],
}
RIGHT = [
    _line("L-1", "01/02/1985", "4.2+6.4", "3,5", "1.750.000"),
    _line("L-2", "01/02/1985", "4.2", "2", "1.000.000"),
    _line("L-3", "1944", "5c", "1", "500.000"),
    _line("L-4", "01/02/1985", "20.2c", "1", "500.000"),
    _line("L-5", "1944", "NCC1", "", "2.789.000", programme="NCC", decision="1/QĐ"),
]


def _checked(ansinh: Command, folder: Path, lines: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    roll = folder / "danh-sach.csv"
    roll.write_text(csv_of(HEAD, *lines, title="Danh sách chi trả tháng 12/2024"), "utf-8")
    done = ansinh("check", roll, "--law", "--as-of", "2024-12-20", "--json")
    assert done.document["problems"] == []
    return [(one["code"], one["case"]) for one in done.document["findings"]]


@pytest.mark.parametrize("code", WRONG)
def test_each_wrong_line_is_found_under_its_code_and_its_case(
    code: str, tmp_path: Path, ansinh: Command
) -> None:
    lines = WRONG[code]
    assert _checked(ansinh, tmp_path, lines) == [(code, line[0]) for line in lines]


def test_right_lines_are_passed_over(tmp_path: Path, ansinh: Command) -> None:
    """A poor single parent may have both, and support for care on top."""
    assert _checked(ansinh, tmp_path, RIGHT) == []


def test_who_turns_an_age_soon_is_told_and_is_no_fault(tmp_path: Path, ansinh: Command) -> None:
    roll = tmp_path / "danh-sach.csv"
    lines = [
        _line("L-1", "20/01/2009", "1b", "1,5", "750.000"),
        _line("L-2", "20/02/2021", "1a", "2,5", "1.250.000"),
        _line("L-3", "20/08/2021", "1a", "2,5", "1.250.000"),
    ]
    roll.write_text(csv_of(HEAD, *lines, title="Danh sách chi trả tháng 12/2024"), "utf-8")
    done = ansinh("check", roll, "--law", "--as-of", "2024-12-20", "--json")
    assert done.code == 0
    assert [(one["code"], one["case"]) for one in done.document["coming"]] == [
        ("check-aging-out", "L-1"),
        ("check-level-coming", "L-2"),
    ]
    assert "02/2025" in done.document["coming"][0]["message"]["vi"]


def test_a_wrong_law_file_is_refused_with_its_places(tmp_path: Path, ansinh: Command) -> None:
    roll, law = tmp_path / "danh-sach.csv", tmp_path / "van-ban.toml"
    roll.write_text(csv_of(HEAD, *RIGHT, title="Danh sách chi trả tháng 12/2024"), "utf-8")
    law.write_text('version = 1\n[instrument]\nnumber = "1/NQ"\nconfidence = "sure"\n', "utf-8")
    done = ansinh("check", roll, "--law", "--law-file", law, "--json")
    assert done.code == 1
    assert {one["code"] for one in done.document["problems"]} == {"law-missing", "law-value"}
