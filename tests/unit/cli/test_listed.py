"""What is normalised, proposed and taken is shown, and asked for by name."""

import json
from pathlib import Path

import pytest
from tests.lists import csv_of

from ansinh.boundary import Normalised
from ansinh.cli.main import main
from ansinh.cli.words import NORMALISED
from ansinh.errors import ProposalKind

HEADERS = ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Số CCCD", "Mức hưởng", "Xã"]
LINE = ["1", "M-1", "Nguyễn  Thị Mẫu", "15/07/1945", "99145000001", "500.000 đ", "Xã Mẫu"]


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "roll.csv"
    path.write_bytes(csv_of([["Tháng 7/2024"], HEADERS, LINE]))
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    ended = main([*arguments])
    return ended, capsys.readouterr().out


def test_a_problem_says_its_shape_and_what_takes_its_proposal(
    listed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = said(capsys, "check", listed)
    assert code == 1
    assert "ô có dạng: 00000000000; đề xuất sửa thành dạng: 000000000000 (" in out
    assert "--apply zeros [id-zero-lost]" in out
    assert "99145000001" not in out


def test_what_is_taken_and_normalised_is_shown(
    listed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = said(capsys, "check", listed, "--apply", "zeros", "--lang", "en")
    assert code == 0
    assert "taken: 00000000000 → 000000000000; 12 digits" in out
    assert "normalised: spaces 1; units after amounts 1" in out
    assert "99145000001" not in out


def test_a_program_is_told_the_same(listed: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = said(capsys, "check", listed, "--json")
    (problem,) = json.loads(out)["problems"]
    assert problem["shown"] == "0" * 11
    assert problem["proposal"]["kind"] == "zeros"
    _, out = said(capsys, "check", listed, "--json", "--apply", "zeros", "--apply", "dates")
    (found,) = json.loads(out)["lists"]
    assert found["normalised"] == {"spaces": 1, "units": 1}
    (applied,) = found["applied"]
    assert (applied["cell"], applied["before"], applied["after"]) == ("E3", "0" * 11, "0" * 12)
    assert set(applied["evidence"]) == {"vi", "en"}


def test_all_is_no_kind(listed: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = said(capsys, "check", listed, "--apply", "all")
    assert code == 2


def test_every_kind_has_its_words() -> None:
    assert set(NORMALISED) == set(Normalised)
    assert len(ProposalKind) == 6
