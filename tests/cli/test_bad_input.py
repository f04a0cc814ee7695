"""Bad input: errors at their places, in one pass; exit code 1, nothing written, nobody named."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import (
    ADDED,
    ADDITIONS_HEAD,
    PERSONAL,
    REMOVALS_HEAD,
    ROLL,
    ROLL_HEAD,
    SETTINGS,
    Done,
    Office,
    answers_to,
    csv_of,
    results,
    roll_row,
    tree,
)

from ansinh import OutcomeKind

Place = tuple[str, str, str]
"""File, cell, code."""


def refused(office: Office, *more: str | Path, expected: Sequence[Place]) -> Done:
    """Run the month in vain: as JSON, and in both languages on a terminal."""
    before = tree(office.folder)
    done = office.run(*more, "--json")
    assert done.code == 1
    assert done.document["ok"] is False
    assert done.problems == list(expected)
    assert done.err == ""
    shown = done.out
    for language in ("vi", "en"):
        told = office.run(*more, "--lang", language)
        assert (told.code, told.out) == (1, "")
        head, *lines = told.err.splitlines()
        assert head.startswith(str(len(expected)))
        assert len(lines) == len(expected)
        for line, (file, cell, code) in zip(lines, expected, strict=True):
            assert line.startswith(f"{file}, {cell}" if cell else file)
            assert line.endswith(f"[{code}]")
        shown += told.err
    assert not [part for part in PERSONAL if part in shown]
    assert tree(office.folder) == before
    return done


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")
def test_a_file_whose_name_is_no_text_is_told_of_by_its_bytes(office: Office) -> None:
    place = office.folder / os.fsdecode(b"a\x80.csv")
    missing = office.command("check", place, "--json")
    place.write_bytes(b"x,y\n1,2\n")
    no_list = office.command("check", place, "--json")
    for done, code in ((missing, "file-missing"), (no_list, "file-not-a-list")):
        assert (done.code, done.problems) == (1, [(r"a\udc80.csv", "", code)])


def change(office: Office, name: str, old: str, new: str) -> None:
    """Put something wrong into a list."""
    text = office.read(name)
    assert old in text
    office.write(name, text.replace(old, new, 1))


def test_a_file_that_is_not_a_list(office: Office) -> None:
    office.write("additions.csv", "Kính gửi,Phòng Lao động\nNguyễn Văn Không Một,đề nghị\n")
    refused(office, expected=[("additions.csv", "", "file-not-a-list")])


def test_a_file_that_is_no_file_of_that_kind(office: Office) -> None:
    office.write("removals.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    done = office.run("--json")
    assert [file for file, *_ in done.problems] == ["removals.csv"]
    assert not office.out.exists()


def test_a_list_of_another_kind(office: Office) -> None:
    office.write("additions.csv", office.read("removals.csv"))
    refused(office, expected=[("additions.csv", "", "file-other-list")])


def test_a_list_of_another_month(office: Office) -> None:
    head, *rows = office.read("removals.csv").splitlines(keepends=True)
    title = "Danh sách giảm tháng 06/2024" + "," * head.count(",") + "\n"
    office.write("removals.csv", "".join([title, head, *rows]))
    refused(office, expected=[("removals.csv", "A1", "list-month")])


def test_a_missing_required_column(office: Office) -> None:
    change(office, "roll.csv", '"Họ và tên"', '"Ghi chú"')
    change(office, "additions.csv", '"Lý do tăng"', '"Ghi chú"')
    places = [("roll.csv", "", "column-missing"), ("additions.csv", "", "column-missing")]
    refused(office, expected=places)


@pytest.mark.parametrize(
    ("name", "old", "new", "cell", "code"),
    [
        ("roll.csv", "099145000001", "09914500001", "D2", "citizen-id-length"),
        ("roll.csv", "099145000001", "09914500000I", "D2", "citizen-id-digits"),
        ("roll.csv", "720.000", "720,5", "G3", "amount-text"),
        ("roll.csv", "720.000", "７２０", "G3", "amount-text"),
        ("additions.csv", '"1945"', '"31/02/1945"', "C2", "birth-date-value"),
        ("removals.csv", "07/2024", "thg 7", "F2", "month-text"),
        ("roll.csv", "0000000301", "3,01E+02", "I4", "cell-number-rounded"),
        ("additions.csv", "mới hưởng", "vì cần", "L2", "reason-word"),
    ],
)
def test_a_broken_cell(name: str, old: str, new: str, cell: str, code: str, office: Office) -> None:
    """An id, an amount, a date, an account: at its cell, by its rule."""
    change(office, name, old, new)
    done = refused(office, expected=[(name, cell, code)])
    assert new not in done.out


def test_a_total_that_does_not_match(office: Office) -> None:
    rows = [roll_row(*row) for row in ROLL]
    total = ["Tổng cộng", *[""] * 5, "1.970.000"]
    office.write("roll.csv", csv_of(ROLL_HEAD, *rows, total))
    refused(office, expected=[("roll.csv", "G6", "total-mismatch")])


def test_a_removal_of_somebody_who_is_not_on_the_roll(office: Office) -> None:
    gone = ("K999", "Đỗ Văn Lạ", "099045000999", "360.000", "chết", "07/2024")
    office.write("removals.csv", csv_of(REMOVALS_HEAD, gone))
    refused(office, expected=[("removals.csv", "A2", "delta-absent")])


def test_an_addition_of_somebody_who_is_on_it(office: Office) -> None:
    again = (*roll_row(*ROLL[3]), "mới hưởng", "07/2024")
    office.write("additions.csv", csv_of(ADDITIONS_HEAD, again))
    refused(office, expected=[("additions.csv", "A2", "delta-addition-present")])


def test_an_addition_of_a_person_who_is_on_it_under_another_case(office: Office) -> None:
    case, name, birth, _, *rest = ADDED
    same = (*roll_row(case, name, birth, ROLL[3][3], *rest), "mới hưởng", "07/2024")
    office.write("additions.csv", csv_of(ADDITIONS_HEAD, same))
    done = office.run("--json")
    assert done.code == 1
    assert {code for *_, code in done.problems} == {"delta-addition-present"}


def test_an_adjustment_whose_old_value_differs(office: Office) -> None:
    change(office, "adjustments.csv", "540.000", "360.000")
    refused(office, expected=[("adjustments.csv", "D2", "delta-old-value")])


def test_all_that_is_wrong_is_told_in_one_pass(office: Office) -> None:
    """Four files, four problems: the office mends its lists once."""
    change(office, "roll.csv", "0000000301", "30 1")
    change(office, "additions.csv", "099045000005", "99045000005")
    change(office, "removals.csv", "07/2024", "tháng bảy")
    change(office, "adjustments.csv", "750.000", "75O.000")
    answer = office.write("la-gi-day.csv", "không,phải,kết quả\n")
    carried = office.write("carried.json", "{")
    refused(
        office,
        "--results",
        answer,
        "--carried",
        carried,
        expected=[
            ("roll.csv", "I4", "account-number"),
            ("additions.csv", "D2", "id-zero-lost"),
            ("removals.csv", "F2", "month-text"),
            ("adjustments.csv", "E2", "amount-text"),
            ("carried.json", "", "json-syntax"),
            ("la-gi-day.csv", "", "file-unrecognised"),
        ],
    )


def test_settings_that_are_wrong(office: Office) -> None:
    office.write("settings.toml", SETTINGS.replace("any_bank", "any_bnk").replace("BTXH", "TIỀN"))
    done = office.run("--json")
    assert done.code == 1
    places = [(one["header"], one["code"]) for one in done.document["problems"]]
    assert ("routes.any_bnk", "settings-unknown") in places
    assert "6e6f626f6479" not in done.out


def test_files_that_are_not_there(office: Office) -> None:
    done = office.run("--results", office.folder / "ket-qua.xlsx", roll="rol.csv")
    assert done.code == 1
    assert "rol.csv: không có tệp này" in done.err
    assert "ket-qua.xlsx: không có tệp này" in done.err


def test_an_answer_that_nobody_recognises_is_named(office: Office) -> None:
    office.run()
    bank, _ = answers_to(office)
    odd = office.write("sao-ke.csv", bank.read_text("utf-8-sig").replace("Trạng thái", "Màu áo"))
    refused(office, "--results", odd, expected=[("sao-ke.csv", "", "file-unrecognised")])


def test_an_answer_of_another_month(office: Office) -> None:
    office.run()
    bank, post = answers_to(office)
    text = post.read_text("utf-8-sig")
    title = "Kết quả chi trả tháng 06/2024" + "," * text.splitlines()[0].count(",")
    office.write(post.name, f"{title}\n{text}")
    refused(office, *results([bank, post]), expected=[(post.name, "A1", "list-month")])


def test_an_answer_with_a_broken_row(office: Office) -> None:
    """Half a row is no evidence; nothing is settled on it."""
    office.run()
    bank, _ = answers_to(office)
    change(office, bank.name, "0000000301", "")
    done = office.run("--results", bank, "--json")
    assert done.code == 1
    assert [(file, code) for file, _, code in done.problems] == [(bank.name, "cell-empty")]


def test_an_unknown_result_code_is_unknown_and_never_paid(office: Office) -> None:
    """It is no error of the file: the money waits until somebody knows."""
    office.run()
    bank, post = answers_to(office)
    change(office, bank.name, "Thành công", "Đã chi xong rồi")
    done = office.run(*results([bank, post]), "--json")
    assert done.code == 0
    settlement = done.document["settlement"]
    assert settlement["outcomes"] == {"paid": 3, "unknown": 1}
    assert settlement["total"]["paid"] == 1_830_000 - 360_000
    assert settlement["total"]["carried_out"] == 360_000
    following = office.run(
        "--carried",
        office.out / "chuyen-sang-2024-08.json",
        "--json",
        roll=office.out / "danh-sach-chi-tra-2024-07.xlsx",
        lists=False,
        month="2024-08",
    )
    assert following.document["holds"]["hold-unresolved"] == {"count": 1, "total": 360_000}
    assert following.document["ordered"]["total"] == 1_830_000


def test_an_answer_that_differs_from_the_order_is_never_accepted(office: Office) -> None:
    """The totals agree, and still two people's money would have gone to one another."""
    office.run()
    bank, post = answers_to(office)
    text = bank.read_text("utf-8-sig")
    swapped = text.replace("0000000301", "X").replace("0000000401", "0000000301")
    office.write(bank.name, swapped.replace("X", "0000000401"))
    done = office.run(*results([bank, post]), "--json")
    assert done.code == 0
    assert done.document["settlement"]["mismatched"] == 2
    assert done.document["settlement"]["total"]["carried_out"] == 720_000


def test_orders_that_a_format_cannot_express_are_held(office: Office) -> None:
    """Nothing is altered to fit, and whom nothing stands in the way of is paid."""
    wrong_way = SETTINGS.replace('cash = "vnpost.cash-list"', 'cash = "vietinbank.salary-list"')
    office.write("settings.toml", wrong_way)
    done = office.run("--json")
    assert done.code == 0
    document = done.document
    held = document["holds"]["channel-of-another-provider"]
    assert held["count"] == 2
    assert held["total"] + document["ordered"]["total"] == (
        document["this_month"]["total"] + document["arrears"]["total"]
    )
    assert not [part for part in PERSONAL if part in done.out]


def test_a_route_to_an_adapter_that_is_not_there_is_the_installations(office: Office) -> None:
    office.write("settings.toml", SETTINGS.replace("vnpost.cash-list", "vnpost.cash-lst"))
    done = office.run("--lang", "en")
    assert done.code == 3
    assert "there is no adapter vnpost.cash-lst" in done.err


@pytest.mark.parametrize("kind", [OutcomeKind.UNKNOWN, OutcomeKind.UNCOLLECTED])
def test_what_nobody_collected_waits(kind: OutcomeKind, office: Office) -> None:
    office.run()
    done = office.run(*results(answers_to(office, {"Hoàng Văn Không Năm": kind})), "--json")
    assert done.document["settlement"]["total"]["carried_out"] == 360_000
