"""``ansinh run``: a month in one go on an office's own files."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from tests.cli.conftest import (
    PERSONAL,
    Office,
    answers_to,
    results,
    tree,
)
from tests.invented_rates import OWN_GROUP
from tests.old_letters import typed

from ansinh import OutcomeKind
from ansinh.formats.old_letters import OldLetters

PREPARED = [
    "bang-tong-hop-2024-07.xlsx",
    "can-kiem-tra-2024-07.xlsx",
    "danh-sach-chi-tra-2024-07.xlsx",
    "vietinbank-btxh-2024-07-1.xlsx",
    "vnpost-btxh-2024-07-1.xlsx",
]
SETTLED = sorted([*PREPARED, "chuyen-sang-2024-08.json", "quyet-toan-2024-07.xlsx"])


def test_a_month_is_prepared_as_far_as_the_files_reach(office: Office) -> None:
    """Without answers there is nothing to settle; the orders are there."""
    done = office.run()
    assert (done.code, done.err) == (0, "")
    assert sorted(tree(office.out)) == PREPARED
    assert not [part for part in PERSONAL if part in done.out]


def test_a_month_is_settled_once_the_answers_are_there(office: Office) -> None:
    office.run()
    done = office.run(*results(answers_to(office)), "--json")
    assert done.code == 0
    assert sorted(tree(office.out)) == SETTLED == done.document["files"]
    assert done.document["settlement"]["total"]["paid"] == 1_830_000
    assert done.document["settlement"]["total"]["carried_out"] == 0


@pytest.mark.parametrize("media", ["csv", "xlsx"])
def test_an_answer_that_was_renamed_is_known_by_its_columns(
    media: Literal["csv", "xlsx"], office: Office
) -> None:
    """People call it ``kq lần 2 (cuối).xlsx``; the bank's and the post's are still told apart."""
    office.run()
    named = answers_to(office, media=media)
    renamed = [
        path.rename(office.folder / f"kq {number} (cuối).{media}")
        for number, path in enumerate(named)
    ]
    done = office.run(*results(renamed), "--json")
    assert done.code == 0
    assert done.document["settlement"]["matched"] == 4


def test_the_documents_figures_add_up(office: Office) -> None:
    """Programs hold the month against their own books by them."""
    office.run()
    answers = answers_to(office, {"PHAM THI KHONG BON": OutcomeKind.REFUSED})
    document = office.run(*results(answers), "--json").document
    last, this = document["last_month"], document["this_month"]
    added, removed, adjusted = (document[key] for key in ("added", "removed", "adjusted"))
    assert last["count"] + added["count"] - removed["count"] == this["count"] == 4
    assert last["total"] + added["total"] + removed["total"] + adjusted["total"] == this["total"]
    sources = ("this_month", "arrears", "carried_in")
    fates = ("ordered", "held", "cancelled")
    assert sum(document[k]["total"] for k in sources) == sum(document[k]["total"] for k in fates)
    assert sum(batch["total"] for batch in document["batches"]) == document["ordered"]["total"]
    settlement = document["settlement"]
    for line in [*settlement["lines"], settlement["total"]]:
        came = line["entitled"] + line["carried_in"] + line["returned"]
        assert came == line["paid"] + line["cancelled"] + line["carried_out"]
    assert settlement["total"]["carried_out"] == 360_000
    assert settlement["outcomes"] == {"paid": 3, "refused": 1}


def test_the_order_of_the_files_does_not_matter(office: Office) -> None:
    """Two communes' lists come in the order in which somebody saved them."""
    head, *rows = office.read("roll.csv").splitlines(keepends=True)
    for name, some in (("a.csv", rows[:2]), ("b.csv", rows[2:])):
        office.write(name, "".join([head, *some]))
    office.run()
    whole = tree(office.out)
    for first, second in (("a.csv", "b.csv"), ("b.csv", "a.csv")):
        assert office.run("--roll", office.folder / second, roll=first).code == 0
        assert tree(office.out) == whole


def test_what_else_lies_in_the_folder_stays(office: Office) -> None:
    office.out.mkdir()
    (office.out / "ghi-chu.txt").write_text("mine")
    office.run()
    assert sorted(tree(office.out)) == sorted([*PREPARED, "ghi-chu.txt"])
    assert (office.out / "ghi-chu.txt").read_text() == "mine"


def test_an_answer_that_lies_where_its_order_goes_is_not_lost(office: Office) -> None:
    """The bank's file bears the order's name, and was saved over it."""
    office.run()
    answer, _ = answers_to(office, media="xlsx")
    order = answer.rename(office.out / "vietinbank-btxh-2024-07-1.xlsx")
    before = tree(office.out)
    done = office.run("--results", order, "--json")
    assert (done.code, done.problems) == (1, [(order.name, "", "file-over-input")])
    assert tree(office.out) == before


def test_what_one_month_carries_over_the_next_one_pays(office: Office) -> None:
    """The bank refused a transfer in June; July pays June's sum, and says of which month it is."""
    office.run(lists=False)
    answers = answers_to(office, {"PHAM THI KHONG BON": OutcomeKind.REFUSED})
    assert office.run(*results(answers), lists=False).code == 0
    carried = office.out / "chuyen-sang-2024-08.json"
    roll = office.out / "danh-sach-chi-tra-2024-07.xlsx"
    done = office.run("--carried", carried, "--json", roll=roll, lists=False, month="2024-08")
    assert done.code == 0
    document = done.document
    assert document["carried_in"] == {"count": 1, "total": 360_000}
    assert document["ordered"]["total"] == document["this_month"]["total"] + 360_000
    late = office.run("--carried", carried, "--json", roll=roll, lists=False, month="2024-09")
    assert late.code == 1
    assert [code for *_, code in late.problems] == ["list-month", "carried-month"]


def test_a_return_that_comes_late_is_known_for_what_it_is(office: Office) -> None:
    """Its file bears the month of the orders; only returns may come so."""
    office.run(lists=False)
    assert office.run(*results(answers_to(office)), lists=False).code == 0
    carried = office.out / "chuyen-sang-2024-08.json"
    everything = {
        "LE VAN KHONG BA": OutcomeKind.RETURNED,
        "PHAM THI KHONG BON": OutcomeKind.RETURNED,
    }
    late = [path for path in answers_to(office, everything) if path.name.startswith("vietin")]
    late = [_with_title(office, late[0], "Tháng 07 năm 2024")]
    done = office.run("--carried", carried, *results(late), "--json", lists=False, month="2024-08")
    assert done.code == 0
    assert done.document["settlement"]["late_returns"] == 2
    assert done.document["settlement"]["total"]["returned"] == 720_000
    paid = [path for path in answers_to(office) if path.name.startswith("vietin")]
    paid = [_with_title(office, paid[0], "Tháng 07 năm 2024")]
    wrong = office.run("--carried", carried, *results(paid), "--json", lists=False, month="2024-08")
    assert [code for *_, code in wrong.problems] == ["list-month"]


def _with_title(office: Office, path: Path, title: str) -> Path:
    text = path.read_text("utf-8-sig")
    width = text.splitlines()[0].count(",")
    return office.write(path.name, title + "," * width + "\n" + text)


def test_a_reader_that_leaves_does_not_stop_the_work(office: Office) -> None:
    """``ansinh run … | head -1`` writes its files, and says nothing about the pipe."""
    words = ["--month", "2024-07", "--pay-day", "2024-07-05", "--out", str(office.out)]
    words += ["--settings", str(office.folder / "settings.toml")]
    command = [sys.executable, "-m", "ansinh.cli", "run", "--roll", str(office.folder / "roll.csv")]
    with subprocess.Popen(
        [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
        assert running.wait() == 0
    assert sorted(tree(office.out)) == PREPARED


@pytest.mark.parametrize(
    ("place", "key"),
    [('key_file = "key.txt"', "file"), ('key_env = "ANSINH_TEST_KEY"', "variable")],
)
def test_the_key_may_lie_elsewhere(
    place: str, key: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An agency keeps its key apart from its settings; either way the references are the same."""
    office.run()
    whole = tree(office.out)
    written = office.read("settings.toml")
    line = next(x for x in written.splitlines() if x.startswith("key ="))
    office.write("settings.toml", written.replace(line, place))
    assert [code for *_, code in office.run("--json").problems] == ["settings-key"]
    if key == "file":
        office.write("key.txt", line.split('"')[1] + "\n")
    else:
        monkeypatch.setenv("ANSINH_TEST_KEY", line.split('"')[1])
    assert office.run().code == 0
    assert tree(office.out) == whole


def test_what_is_worth_knowing_about_a_list_is_said(office: Office) -> None:
    """A column that nobody knows stops nothing, and is not passed over in silence."""
    text = office.read("removals.csv").replace('"Số CCCD"', '"Màu áo"')
    office.write("removals.csv", text)
    done = office.run()
    assert done.code == 0
    assert "removals.csv, C1, Màu áo: " in done.out
    assert "[notice-column]" in done.out


def test_nothing_is_written_when_only_the_folder_is_wrong(office: Office) -> None:
    office.out.write_text("a file where the folder should be")
    done = office.run("--json")
    assert done.code == 3
    assert done.document["error"]["code"] == "file-unwritable"
    assert office.out.read_text() == "a file where the folder should be"


def test_sums_that_stand_as_unpaid_on_the_roll_are_not_paid_twice(office: Office) -> None:
    """They were last month's to pay; what is still open comes with its file, and it is said so."""
    head, first, *rest = office.read("roll.csv").splitlines()
    unpaid = "Chưa trả tháng trước: Số tháng,Chưa trả tháng trước: Số tiền"
    lines = [f"{head},{unpaid}", f"{first},1,540.000", *(f"{row},," for row in rest)]
    office.write("roll.csv", "\n".join(lines) + "\n")
    done = office.run()
    assert done.code == 0
    assert "1 khoản (540.000 đ) ghi chưa trả trên danh sách tháng trước" in done.out
    assert office.run("--json").document["ordered"]["total"] == 1_830_000


def test_what_stands_unpaid_on_the_list_is_counted_and_said(office: Office) -> None:
    """It is not paid a second time, and it is not passed over in silence either."""
    head, *rows = office.read("roll.csv").splitlines()
    unpaid = [f"{head},Số tháng chưa trả,Số tiền chưa trả tháng trước,Cột riêng"]
    unpaid += [f"{rows[0]},1,540.000,", *(f"{row},,," for row in rows[1:])]
    office.write("roll.csv", "\n".join(unpaid) + "\n")
    document = office.run("--json").document
    assert document["unpaid_on_list"] == {"count": 1, "total": 540_000}
    assert document["carried_in"] == {"count": 0, "total": 0}
    assert any(notice["file"] == "roll.csv" for notice in document["notices"])


def test_a_places_own_law_file_is_read_with_the_rest(office: Office) -> None:
    """A wrong one is refused together with what else is wrong, and nothing is written."""
    law = office.folder / "van-ban.toml"
    law.write_text(OWN_GROUP, "utf-8")
    assert office.run("--law-file", law).code == 0
    law.write_text(OWN_GROUP.replace("version = 1", "version = 2"), "utf-8")
    before = tree(office.out)
    done = office.run("--law-file", law, "--json")
    assert done.code == 1
    assert [code for *_, code in done.problems] == ["law-value"]
    assert tree(office.out) == before


def test_lists_in_an_old_encoding_give_the_same_month(office: Office) -> None:
    assert office.run().code == 0
    files = tree(office.out)
    shutil.rmtree(office.out)
    for name in ("roll.csv", "additions.csv", "removals.csv", "adjustments.csv"):
        text = office.read(name)
        (office.folder / name).write_bytes(typed(text, OldLetters.VNI).encode("latin-1"))
    assert office.run().code == 1
    assert office.run("--encoding", "vni").code == 0
    assert tree(office.out) == files
