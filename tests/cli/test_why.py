"""``ansinh why``: the seven questions that an officer asks, each with its article."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command, csv_of

HEAD = ("Mã hồ sơ", "Họ và tên", "Ngày sinh", "Nhóm đối tượng", "Hệ số", "Mức hưởng", "Xã/Phường")
LINES = (
    ("W-CHILD", "Lê Thí Dụ Một", "15/06/2020", "1b", "1,5", "750.000"),
    ("W-ORPHAN", "Lê Thí Dụ Hai", "10/03/2003", "2", "1,5", "750.000"),
    ("W-PARENT", "Lê Thí Dụ Ba", "02/02/1985", "4.2+6.4", "3,5", "1.750.000"),
    ("W-EIGHTY", "Lê Thí Dụ Bốn", "20/05/1945", "5c", "1", "500.000"),
    ("W-DEAD", "Lê Thí Dụ Năm", "01/01/1940", "5c", "1", "500.000"),
    ("W-RATE", "Lê Thí Dụ Sáu", "01/01/1980", "6.4", "1,5", "810.000"),
)
FACTS = """\
version = 1

[[cases]]
case = "W-CHILD"
facts = [{ is = "orphan-of-both", since = 2022-03-01 }]
decided = [{ group = "5.1", on = 2022-04-11 }]

[[cases]]
case = "W-ORPHAN"
facts = [{ is = "orphan-of-both" }, { is = "studying" }]
decided = [{ group = "5.1", on = 2018-03-05 }]

[[cases]]
case = "W-PARENT"
facts = [
    { is = "single-parent" },
    { is = "poor-household" },
    { is = "severely-disabled", since = 2022-01-10 },
]
children = [{ born = "01/09/2012" }, { born = "03/2016" }]
decided = [{ group = "5.4", on = 2022-02-01 }, { group = "5.6", on = 2022-02-01 }]

[[cases]]
case = "W-EIGHTY"
facts = [{ is = "requested-social-pension", since = 2025-06-20 }]
decided = [{ group = "5.5c", on = 2025-05-28 }, { group = "HTXH", on = 2025-07-10 }]

[[cases]]
case = "W-DEAD"
facts = [{ is = "died", since = 2025-01-20, known_from = 2025-04-20 }]
decided = [{ group = "5.5c", on = 2022-02-01 }]
paid = { "2025-01" = 500_000, "2025-02" = 500_000, "2025-03" = 500_000, "2025-04" = 500_000 }

[[cases]]
case = "W-RATE"
facts = [{ is = "severely-disabled", since = 2022-01-10 }]
decided = [{ group = "5.6", on = 2022-02-01 }]
paid = { "2026-07" = 750_000, "2026-08" = 750_000 }
"""


@pytest.fixture
def why(tmp_path: Path, ansinh: Command) -> Command:
    """Ask of one case of the invented list, with its facts."""
    roll, facts = tmp_path / "danh-sach.csv", tmp_path / "tinh-tiet.toml"
    lines = [(*line, "Phường Thí Dụ") for line in LINES]
    roll.write_text(csv_of(HEAD, *lines, title="Danh sách chi trả tháng 07/2025"), "utf-8")
    facts.write_text(FACTS, "utf-8")

    def asked(case: str, *words: str) -> object:
        return ansinh("why", roll, "--case", case, "--facts", facts, *words)

    return asked


def _amounts(why: Command, case: str, month: str, as_of: str) -> list[int]:
    done = why(case, "--month", month, "--as-of", as_of, "--json")
    assert done.code == 0
    found: list[int] = done.document["lines"][0]["amounts"]
    return found


def _said(why: Command, case: str, month: str, as_of: str, language: str = "en") -> str:
    done = why(case, "--month", month, "--as-of", as_of, "--json")
    return " ".join(one[language] for one in done.document["lines"][0]["explanation"])


@pytest.mark.parametrize(
    ("case", "month", "as_of", "amount", "article"),
    [
        ("W-CHILD", "2024-05", "2024-08-20", 900_000, "× 2.5 (20/2021/NĐ-CP, art. 6(1)(a))"),
        ("W-CHILD", "2024-06", "2024-08-20", 540_000, "× 1.5 (20/2021/NĐ-CP, art. 6(1)(a))"),
        ("W-CHILD", "2024-07", "2024-08-20", 750_000, "500.000 đ (76/2024/NĐ-CP, art. 1)"),
        ("W-ORPHAN", "2021-07", "2025-08-01", 540_000, "art. 6(1)(b)"),
        ("W-ORPHAN", "2025-03", "2025-08-01", 750_000, "art. 6(1)(b)"),
        ("W-ORPHAN", "2025-04", "2025-08-01", 0, "as the group asks (20/2021/NĐ-CP, art. 5(2))"),
        ("W-PARENT", "2025-07", "2025-08-01", 1_750_000, "× 1 (20/2021/NĐ-CP, art. 6(1)(d)) × 2"),
        ("W-PARENT", "2028-10", "2028-10-20", 1_350_000, "335/2026/NĐ-CP"),
        ("W-EIGHTY", "2025-04", "2025-08-01", 0, "Nothing is due."),
        ("W-EIGHTY", "2025-05", "2025-08-01", 500_000, "art. 5(5)(c)"),
        ("W-EIGHTY", "2025-07", "2025-08-01", 500_000, "the group was repealed (176/2025/NĐ-CP"),
        ("W-DEAD", "2025-01", "2025-05-01", 500_000, "art. 5(5)(c)"),
        ("W-DEAD", "2025-02", "2025-05-01", 0, "it has stopped (02/2021/TT-BLĐTBXH, art. 2(1)(a))"),
        ("W-DEAD", "2025-02", "2025-04-19", 500_000, "The beneficiary collects."),
        ("W-DEAD", "2025-03", "2025-05-01", 0, "Nobody can collect: the beneficiary has died"),
        ("W-RATE", "2026-07", "2026-08-20", 750_000, "500.000 đ (76/2024/NĐ-CP, art. 1)"),
        ("W-RATE", "2026-07", "2026-08-21", 810_000, "told by others"),
    ],
)
def test_each_question_gets_its_amount_and_its_article(
    why: Command, case: str, month: str, as_of: str, amount: int, article: str
) -> None:
    assert _amounts(why, case, month, as_of) == [amount]
    assert article in _said(why, case, month, as_of)


def test_a_death_reported_three_months_late_is_told_month_by_month(why: Command) -> None:
    """Paid for February to April; known in April: three months are to be recovered."""
    words = ("--from", "2025-01", "--month", "2025-04", "--as-of", "2025-05-01")
    done = why("W-DEAD", *words, "--json")
    months = done.document["lines"][0]["months"]
    assert [(one["month"], one["now"], one["difference"]) for one in months] == [
        ("2025-01", [500_000], 0),
        ("2025-02", [0], -500_000),
        ("2025-03", [0], -500_000),
        ("2025-04", [0], -500_000),
    ]
    shown = why("W-DEAD", *words).out
    assert shown.count("−500.000 đ") == 3


def test_a_rate_decided_after_it_applies_is_owed(why: Command) -> None:
    words = ("--from", "2026-07", "--month", "2026-08", "--as-of", "2026-10-05")
    months = why("W-RATE", *words, "--json").document["lines"][0]["months"]
    assert [(one["month"], one["then"], one["difference"]) for one in months] == [
        ("2026-07", [750_000], 60_000),
        ("2026-08", [750_000], 60_000),
    ]
    assert "+60.000 đ" in why("W-RATE", *words, "--lang", "en").out


def test_without_facts_the_list_is_taken_at_its_word(tmp_path: Path, ansinh: Command) -> None:
    roll = tmp_path / "danh-sach.csv"
    lines = [
        ("W-1", "Lê Thí Dụ", "1961", "5a.1", "1,5", "750.000", "Phường Thí Dụ"),
        ("W-2", "Lê Thí Dụ", "1945", "5a.1", "1,5", "750.000", "Phường Thí Dụ"),
        ("W-3", "Lê Thí Dụ", "1945", "LẠ", "1,5", "750.000", "Phường Thí Dụ"),
    ]
    roll.write_text(csv_of(HEAD, *lines, title="Danh sách chi trả tháng 07/2025"), "utf-8")
    known = ansinh("why", roll, "--case", "W-1", "--as-of", "2025-08-01")
    assert "750.000 đ" in known.out
    assert "lấy theo danh sách" in known.out
    vague = ansinh("why", roll, "--case", "W-2", "--as-of", "2025-08-01", "--from", "2025-06")
    assert "750.000 đ hoặc 1.000.000 đ" in vague.out
    assert "?" in vague.out
    strange = ansinh("why", roll, "--case", "W-3", "--as-of", "2025-08-01", "--json")
    assert strange.document["lines"][0]["amounts"] == []
    assert "Không có văn bản" in strange.document["lines"][0]["explanation"][1]["vi"]


def test_a_decision_for_a_group_that_there_is_not_is_told(why: Command, tmp_path: Path) -> None:
    facts = tmp_path / "tinh-tiet.toml"
    facts.write_text(FACTS.replace('group = "5.1", on = 2022', 'group = "Z.9", on = 2022'), "utf-8")
    assert "Decision 1 of the facts file is for no group of the law: not counted." in _said(
        why, "W-CHILD", "2024-05", "2024-08-20"
    )


def test_a_case_that_is_not_in_the_facts_file_is_taken_from_the_list(
    why: Command, tmp_path: Path
) -> None:
    facts = tmp_path / "tinh-tiet.toml"
    facts.write_text(FACTS.replace('"W-CHILD"', '"W-ELSE"'), "utf-8")
    assert "Tệp tình tiết không có hồ sơ này" in why("W-CHILD", "--as-of", "2025-08-01").out


def test_a_case_that_is_not_on_the_list_is_a_question_wrongly_put(why: Command) -> None:
    done = why("W-NOBODY")
    assert done.code == 2
    assert "không có mã hồ sơ này" in done.err


def test_who_collects_is_said_with_the_paper_and_no_name(demo_roll: Path, ansinh: Command) -> None:
    told = [
        ansinh("why", demo_roll, "--case", case, "--as-of", "2024-07-02").out
        for case in ("TH-0001", "TH-0021")
    ]
    assert "Người giám hộ, theo giấy tờ" in told[0]
    assert "91/2015/QH13, Điều 46" in told[0]
    assert "Đối tượng tự nhận." in told[1]


def test_no_name_is_in_an_answer(why: Command) -> None:
    for case, name, *_ in LINES:
        for words in ((), ("--json",)):
            done = why(case, *words)
            assert name not in done.out + done.err


@pytest.fixture(scope="module")
def demo_roll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the demo's list of June 2024."""
    from ansinh.cli import main

    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder / "out")]) == 0
    return folder / "out/2024-06/danh-sach-chi-tra-2024-06.xlsx"
