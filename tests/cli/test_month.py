"""``ansinh month``: a month by the book, and what the book does not do."""

import hashlib
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import (
    PERSONAL,
    REMOVALS_HEAD,
    ByTheBook,
    Done,
    answers_to,
    csv_of,
    tree,
    without_anchor,
)

from ansinh import OutcomeKind
from ansinh.books import sqlite_file, sqlite_schema, sqlite_shape
from ansinh.errors import Code, StorageError
from ansinh.formats import read_workbook

STEPS = (
    "open",
    "apply",
    "check",
    "plan",
    "render",
    "approve",
    "sent",
    "results",
    "settle",
    "close",
)
"""The steps, in their order."""
OF_STEPS = {"ok", "book", "month", "next", "repeated", "head"}
"""What every step's document has."""
FOLLOWING = dict(zip(STEPS, (*STEPS[1:], "open"), strict=True))


def last_line(done: Done) -> str:
    return done.out.splitlines()[-1]


def refused(by_the_book: ByTheBook, step: str, *words: str | Path, by: str = "can-bo-lap") -> Done:
    """Do a step in vain: nothing in the folder is another than it was."""
    before = tree(by_the_book.office.folder)
    done = by_the_book.do(step, *words, "--json", by=by)
    assert done.code == 1
    assert done.document["ok"] is False
    assert done.err == ""
    told = by_the_book.do(step, *words, by=by)
    assert (told.code, told.out) == (1, "")
    assert tree(by_the_book.office.folder) == before
    assert not [part for part in PERSONAL if part in done.out + told.err]
    return done


def rows_with(paper: Path, kind: str) -> list[tuple[object, ...]]:
    """Give the rows of a workbook in which a cell says just this."""
    rows = (row for page in read_workbook(paper.read_bytes(), paper.name) for row in page.rows)
    return [tuple(row) for row in rows if kind in row]


def code_of(done: Done) -> str:
    code: str = done.document["error"]["code"]
    return code


class TestAMonth:
    """From the list of the month before to the next month."""

    def test_each_step_ends_with_the_next_one(self, by_the_book: ByTheBook) -> None:
        done = by_the_book.until("close")
        said = [re.match(r"Tiếp theo: ansinh month (\S+) ", last_line(one)) for one in done]
        named = [found[1] if found else "" for found in said]
        # Two files are approved one after the other, and then sent.
        followed = ["apply", "check", "plan", "render", "approve", "approve", "sent"]
        assert named == [*followed, "sent", "results", "settle", "close", "open"]
        assert "".join(one.err for one in done) == ""

    def test_nobody_is_named_on_a_terminal(self, by_the_book: ByTheBook) -> None:
        shown = "".join(one.out for one in by_the_book.until("close"))
        shown += by_the_book.do("status").out
        assert not [part for part in PERSONAL if part in shown]

    def test_english_shows_no_vietnamese(
        self, by_the_book: ByTheBook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A word that was forgotten stands out by its marks."""
        monkeypatch.setenv("ANSINH_LANG", "en")
        shown = "".join(one.out for one in by_the_book.until("close"))
        shown += by_the_book.do("status").out
        without_sums = re.sub(r" đ\b|đồng", "", shown)
        assert not [word for word in without_sums.split() if re.search(r"[À-ỹđ]", word)]

    def test_it_writes_what_run_writes(self, by_the_book: ByTheBook) -> None:
        """The same code, with a memory: the same files, for the same lists and answers."""
        by_the_book.until("settle")
        office = by_the_book.office
        answers = sorted(office.folder.glob("*-ket-qua.csv"))
        words = [word for answer in answers for word in ("--results", answer)]
        assert office.run(*words).code == 0
        by_book, in_one_go = tree(by_the_book.orders), tree(office.out)
        assert without_anchor(by_book) == without_anchor(in_one_go)
        assert by_book["quyet-toan-2024-07.xlsx"] != in_one_go["quyet-toan-2024-07.xlsx"]

    def test_the_next_month_starts_from_the_book(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        changed = {"LE VAN KHONG BA": OutcomeKind.RETURNED}
        answers = answers_to(by_the_book.office, changed, orders=by_the_book.orders)
        for step, words in (("results", answers), ("settle", ()), ("close", ())):
            assert by_the_book.do(step, *words).code == 0
        done = by_the_book.do("open", "--month", "2024-08", "--json")
        assert done.code == 0
        assert done.document["carried_in"] == {"count": 1, "total": 360_000}
        assert done.document["last_month"]["count"] == 4
        assert by_the_book.do("plan", "--pay-day", "2024-08-05").code == 0
        assert by_the_book.do("status").out.startswith("Kỳ 08/2024: đã lập kế hoạch\n")

    def test_what_may_have_been_paid_is_left_out_of_a_file_and_that_is_said(
        self, by_the_book: ByTheBook
    ) -> None:
        """July's refusal is taken back when August's other file is out already."""
        by_the_book.until("sent")
        office, orders = by_the_book.office, by_the_book.orders
        refused_one = {"LE VAN KHONG BA": OutcomeKind.REFUSED}
        for step, words in (
            ("results", answers_to(office, refused_one, orders=orders)),
            ("settle", ()),
            ("close", ()),
            ("open", ("--month", "2024-08")),
            ("plan", ("--pay-day", "2024-08-05")),
            ("render", ()),
        ):
            assert by_the_book.do(step, *words).code == 0
        (post,) = (office.folder / "2024-08").glob("vnpost-*.xlsx")
        assert by_the_book.do("approve", post, by="can-bo-duyet").code == 0
        assert by_the_book.do("sent", post).code == 0
        (bank, _) = answers_to(office, orders=orders)
        told = by_the_book.do("results", bank, "--json")
        assert told.document["next"]["step"] == "render"
        done = by_the_book.do("render")
        assert done.code == 0
        assert "Tạm giữ do kỳ đã có tệp gửi đi: 1 lệnh, 720.000" in done.out
        again = by_the_book.do("render", "--json")
        assert again.document["withheld"] == {"count": 0, "total": 0}
        assert by_the_book.do("status", "--json").document["held"]["hold-live"]["count"] == 1

    def test_a_step_again_changes_nothing_and_says_so(self, by_the_book: ByTheBook) -> None:
        day = ("--pay-day", "2024-07-05")
        again = {
            "open": lambda: by_the_book.begin("--json"),
            "apply": lambda: by_the_book.apply("--json"),
            "check": lambda: by_the_book.do("check", *day, "--json"),
            "plan": lambda: by_the_book.do("plan", *day, "--json"),
            "render": lambda: by_the_book.do("render", "--json"),
            "settle": lambda: by_the_book.do("settle", "--json"),
            "close": lambda: by_the_book.do("close", "--json"),
        }
        by_the_book.until("open")
        before = by_the_book.book.read_bytes()
        assert again["open"]().document["repeated"] is True
        assert by_the_book.book.read_bytes() == before
        for step, more in (
            ("apply", ()),
            ("check", ()),
            ("plan", ()),
            ("render", ()),
        ):
            work = {"apply": by_the_book.apply}.get(step)
            first = work() if work else by_the_book.do(step, *(day if step != "render" else more))
            assert first.code == 0
            before = tree(by_the_book.office.folder)
            assert again[step]().document["repeated"] is True, step
            assert tree(by_the_book.office.folder) == before


class TestDocuments:
    """What a program reads: one document, of the same shape at the same step."""

    def test_each_step_has_its_own(self, by_the_book: ByTheBook) -> None:
        day = ("--pay-day", "2024-07-05")
        steps = {
            "open": lambda: by_the_book.begin("--json"),
            "apply": lambda: by_the_book.apply("--json"),
            "check": lambda: by_the_book.do("check", *day, "--json"),
            "plan": lambda: by_the_book.do("plan", *day, "--json"),
            "render": lambda: by_the_book.do("render", "--json"),
        }
        movement = {"last_month", "added", "removed", "adjusted", "this_month"}
        lists = {"lists", "notices", "unpaid_on_list"}
        own = {
            "open": {*lists, "last_month", "carried_in"},
            "apply": {*lists, *movement, "to_recall"},
            "check": {"findings", "files", "out"},
            "render": {"orders", "withheld", "files", "out"},
        }
        for step, work in steps.items():
            document = work().document
            assert document["ok"] is True
            assert document["month"] == "2024-07"
            assert document["next"]["step"] == FOLLOWING[step]
            assert document["next"]["command"].startswith(f"ansinh month {FOLLOWING[step]} ")
            assert set(document) >= OF_STEPS
            if step in own:
                assert set(document) == OF_STEPS | own[step]

    def test_what_is_planned_is_ordered_or_held_or_cancelled(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("apply")
        plan = by_the_book.do("plan", "--pay-day", "2024-07-05", "--json").document
        sources = sum(plan[key]["total"] for key in ("this_month", "arrears", "carried_in"))
        assert sources == sum(plan[key]["total"] for key in ("ordered", "held", "cancelled"))

    def test_a_file_says_who_made_approved_and_sent_it(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("render")
        first, _ = by_the_book.files()
        approved = by_the_book.do("approve", first, "--json", by="can-bo-duyet").document
        assert (approved["stage"], approved["approved_by"]) == ("approved", "can-bo-duyet")
        sent = by_the_book.do("sent", first, "--json").document
        assert (sent["stage"], sent["sent_by"], sent["file"]) == ("sent", "can-bo-lap", first.name)
        assert sent["sha256"] == approved["sha256"]

    def test_results_settlement_and_status_agree(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        answers = answers_to(by_the_book.office, orders=by_the_book.orders)
        part = by_the_book.do("results", answers[0], "--json").document
        assert part["missing"] > 0
        assert part["next"]["step"] == "results"
        assert by_the_book.do("status", "--json").document["next"]["step"] == "results"
        rest = by_the_book.do("results", *answers, "--json").document
        assert (rest["missing"], rest["repeated"]) == (0, False)
        settled = by_the_book.do("settle", "--json").document
        status = by_the_book.do("status", "--json").document
        paid = settled["settlement"]["total"]["paid"]
        assert status["standings"] == {"paid": {"count": 4, "total": paid}}
        assert status["stage"] == "settled"
        assert status["head"] == settled["head"]


class TestRefused:
    """Out of turn, by the wrong person, or something else than it seems."""

    @pytest.mark.parametrize(
        ("done", "step", "words", "code"),
        [
            ("open", "render", (), "step-order"),
            ("open", "settle", (), "step-order"),
            ("open", "close", (), "step-order"),
            ("plan", "settle", (), "step-order"),
            ("approve", "settle", (), "step-order"),
            ("sent", "close", (), "step-order"),
            ("sent", "plan", ("--pay-day", "2024-07-06"), "step-order"),
            ("open", "open", ("--month", "2024-08"), "step-order"),
            ("open", "open", ("--month", "2024-09"), "step-month"),
            ("open", "status", ("--month", "2024-06"), "step-month"),
            ("close", "plan", ("--pay-day", "2024-07-06"), "step-month"),
        ],
    )
    def test_a_step_out_of_turn(
        self, done: str, step: str, words: tuple[str, ...], code: str, by_the_book: ByTheBook
    ) -> None:
        by_the_book.until(done)
        assert code_of(refused(by_the_book, step, *words)) == code

    @pytest.mark.parametrize("step", ["apply", "recall", "evidence"])
    def test_a_month_that_the_book_has_not(self, step: str, by_the_book: ByTheBook) -> None:
        """Nothing is done, though it be done in the open month whatever month is said."""
        by_the_book.until("sent")
        reference, roll = a_reference(by_the_book), by_the_book.office.folder / "roll.csv"
        words: dict[str, tuple[str | Path, ...]] = {
            "apply": ("--additions", by_the_book.office.folder / "additions.csv"),
            "recall": (reference, "--reason", "died"),
            "evidence": (
                reference,
                *("--outcome", "paid", "--ground", "statement", "--document", roll),
            ),
        }
        for month in ("2024-06", "2024-08"):
            assert code_of(refused(by_the_book, step, *words[step], "--month", month)) == (
                "step-month"
            )

    def test_who_made_a_file_does_not_approve_it(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("render")
        first, _ = by_the_book.files()
        assert code_of(refused(by_the_book, "approve", first)) == "maker-checker"

    def test_what_was_not_approved_is_not_sent(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("render")
        first, _ = by_the_book.files()
        assert code_of(refused(by_the_book, "sent", first)) == "step-order"

    @pytest.mark.parametrize("words", [("--count", "9"), ("--total", "1.000")])
    def test_another_number_than_the_signed_list_has(
        self, words: tuple[str, str], by_the_book: ByTheBook
    ) -> None:
        by_the_book.until("render")
        first, _ = by_the_book.files()
        done = refused(by_the_book, "approve", first, *words, by="can-bo-duyet")
        assert code_of(done) == "approval-totals"

    def test_a_file_that_is_not_the_books(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("render")
        roll = by_the_book.office.folder / "roll.csv"
        assert code_of(refused(by_the_book, "approve", roll, by="can-bo-duyet")) == "file-unknown"

    def test_a_file_that_is_not_there(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("render")
        gone = by_the_book.orders / "khong-co.xlsx"
        done = refused(by_the_book, "approve", gone, by="can-bo-duyet")
        assert [code for *_, code in done.problems] == ["file-missing"]

    def test_an_order_fed_back_as_an_answer(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        done = refused(by_the_book, "results", by_the_book.files()[0])
        assert code_of(done) == "answer-own-file"

    @pytest.mark.parametrize("listed", ["roll.csv", "additions.csv"])
    def test_a_list_fed_back_as_an_answer(self, listed: str, by_the_book: ByTheBook) -> None:
        """That the book has it already is no news of any order."""
        by_the_book.until("sent")
        done = refused(by_the_book, "results", by_the_book.office.folder / listed)
        assert code_of(done) == "source-known"

    def test_what_was_sent_is_not_voided(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        words = (by_the_book.files()[0], "--reason", "mistake")
        assert code_of(refused(by_the_book, "void", *words)) == "sent-already"

    def test_a_list_with_a_fault_begins_no_book(self, by_the_book: ByTheBook) -> None:
        office = by_the_book.office
        office.write("roll.csv", office.read("roll.csv").replace("720.000", "720,5"))
        done = by_the_book.begin("--json")
        assert (done.code, done.problems) == (1, [("roll.csv", "G3", "amount-text")])
        assert not by_the_book.book.exists()

    def test_a_list_with_a_fault_is_not_taken_in(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("open")
        office = by_the_book.office
        office.write("additions.csv", office.read("additions.csv").replace("mới hưởng", "vì cần"))
        before = tree(office.folder)
        done = by_the_book.apply("--json")
        assert (done.code, done.problems) == (1, [("additions.csv", "L2", "reason-word")])
        assert tree(office.folder) == before

    def test_another_change_of_a_line_is_said_at_its_row(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("apply")
        office = by_the_book.office
        other = office.read("adjustments.csv").replace("750.000", "760.000")
        again = office.write("them.csv", other)
        done = refused(by_the_book, "apply", "--adjustments", again)
        assert done.problems == [("them.csv", "A2", "delta-twice")]

    def test_a_book_of_another_key(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("open")
        office = by_the_book.office
        settings = office.read("settings.toml")
        office.write("settings.toml", settings.replace("6e6f626f", "6e6f626e"))
        assert code_of(refused(by_the_book, "status")) == "book-key"

    def test_a_book_that_is_not_there(self, by_the_book: ByTheBook) -> None:
        """A slip of the pen begins no book."""
        done = refused(by_the_book, "apply", "--additions", by_the_book.office.folder / "x.csv")
        assert code_of(done) == "book-missing"

    def test_changes_need_a_list_of_any_kind(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("open")
        done = by_the_book.do("apply", "--json")
        assert (done.code, done.document["error"]["code"]) == (2, "usage")
        said = "--additions, --removals or --adjustments is missing; see ansinh month apply --help"
        assert done.document["error"]["message"]["en"] == said

    def test_the_first_month_needs_a_list(self, by_the_book: ByTheBook) -> None:
        done = by_the_book.do("open", "--month", "2024-07", "--json")
        assert (done.code, done.document["error"]["code"]) == (2, "usage")
        assert not by_the_book.book.exists()

    def test_where_no_month_is_open_it_is_said_to_open_one(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("close")
        done = refused(by_the_book, "plan", "--pay-day", "2024-07-06")
        assert "open the next one where none is" in done.document["error"]["message"]["en"]
        assert "(lệnh open)" in done.document["error"]["message"]["vi"]

    def test_a_folder_is_told_as_none(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("open")
        done = by_the_book.do("apply", "--additions", by_the_book.office.folder, "--lang", "en")
        assert done.code == 1
        assert "no such file, or none that can be read; check the path; a folder is no" in done.err


class TestNowAndThen:
    """What is needed when something went wrong."""

    def test_a_file_is_voided_and_made_anew(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("approve")
        first, _ = by_the_book.files()
        done = by_the_book.do("void", first, "--reason", "mistake", "--json")
        assert (done.code, done.document["stage"]) == (0, "voided")

    def test_an_order_is_recalled_and_shown(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        reference = a_reference(by_the_book)
        done = by_the_book.do("recall", reference, "--reason", "died")
        assert done.code == 0
        status = by_the_book.do("status")
        assert reference in status.out
        assert by_the_book.do("status", "--json").document["recalled"] == [reference]

    def test_a_recall_keeps_the_reason_that_was_said_first(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        reference = a_reference(by_the_book)
        for reason, repeated in (("died", False), ("mistake", True)):
            done = by_the_book.do("recall", reference, "--reason", reason, "--json").document
            assert (done["reason"], done["repeated"]) == ("died", repeated)
        shown = by_the_book.do("recall", reference, "--reason", "mistake", "--lang", "en").out
        assert "The book keeps the reason that was said first: died." in shown
        shown = by_the_book.do("recall", reference, "--reason", "died", "--lang", "en").out
        assert "said first" not in shown

    def test_a_recall_is_shown_wherever_orders_are_until_it_is_answered(
        self, by_the_book: ByTheBook
    ) -> None:
        by_the_book.until("sent")
        reference = a_reference(by_the_book)
        assert by_the_book.do("recall", reference, "--reason", "died").code == 0
        bank, post = sorted(
            answers_to(by_the_book.office, orders=by_the_book.orders),
            key=lambda answer: answer.name,
        )
        for step, words in (("results", (post,)), ("settle", ())):
            assert by_the_book.do(step, *words, "--json").document["recalled"] == [reference]
            assert reference in by_the_book.do(step, *words).out
        assert by_the_book.do("close").code == 0
        assert by_the_book.do("open", "--month", "2024-08").code == 0
        assert by_the_book.do("plan", "--pay-day", "2024-08-05").code == 0
        assert by_the_book.do("render").code == 0
        for file in sorted((by_the_book.office.folder / "2024-08").glob("v*-*.xlsx")):
            assert by_the_book.do("approve", file, by="can-bo-duyet").code == 0
            assert by_the_book.do("sent", file).code == 0
        settled = by_the_book.do("settle", "--json").document
        assert settled["recalled"] == [reference]
        paper = by_the_book.office.folder / "2024-08" / "quyet-toan-2024-08.xlsx"
        (row,) = rows_with(paper, "Lệnh kỳ trước đã thu hồi, chưa rõ")
        assert reference in row
        told = by_the_book.do("results", bank, "--json").document
        assert (told["recalled"], told["recalled_paid"]) == ([], [reference])
        settled = by_the_book.do("settle")
        assert (settled.code, reference in settled.out) == (0, True)
        assert by_the_book.do("settle", "--json").document["recalled_paid"] == [reference]
        assert by_the_book.do("status", "--json").document["recalled_paid"] == [reference]
        assert reference in by_the_book.do("status").out
        assert rows_with(paper, "Lệnh chi đã thu hồi nhưng vẫn được chi, phải đòi lại tiền: 1.")
        assert not rows_with(paper, "Lệnh kỳ trước đã thu hồi, chưa rõ")

    def test_looking_brings_no_book_to_a_newer_schema(
        self, by_the_book: ByTheBook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A later ansinh has one more step; it is taken by who does something, not by who looks."""
        by_the_book.until("check")
        next_schema = {**sqlite_schema.STEPS, 2: ("CREATE TABLE remark (text TEXT)",)}
        monkeypatch.setattr(sqlite_file, "STEPS", next_schema)
        monkeypatch.setattr(sqlite_shape, "STEPS", next_schema)
        before = tree(by_the_book.office.folder)
        assert by_the_book.do("status").code == 0
        assert by_the_book.office.command("audit", by_the_book.book).code == 0
        assert tree(by_the_book.office.folder) == before
        assert by_the_book.do("plan", "--pay-day", "2024-07-05").code == 0
        with closing(sqlite3.connect(by_the_book.book)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert by_the_book.office.command("audit", by_the_book.book).code == 0

    def test_looking_leaves_what_broke_off_to_the_next_step(
        self, by_the_book: ByTheBook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        by_the_book.until("plan")

        def breaks_off(*_: object) -> None:
            raise StorageError(Code.BOOK_UNWRITABLE)

        with monkeypatch.context() as broken:
            broken.setattr("ansinh.books.steps.releasing.mark_written", breaks_off)
            assert by_the_book.do("render").code == 3
        file, _ = by_the_book.files()
        whole = file.read_bytes()
        for content, foreign in ((whole, []), (b"other", [file.name])):
            file.write_bytes(content)
            before = tree(by_the_book.office.folder)
            document = by_the_book.do("status", "--json").document
            assert {order["stage"] for order in document["orders"]} == {"intended"}
            assert (document["gone"], document["foreign"]) == ([], foreign)
            assert document["next"]["step"] == "render"
            assert tree(by_the_book.office.folder) == before
        assert code_of(by_the_book.do("render", "--json")) == "file-foreign"
        file.write_bytes(whole)
        assert by_the_book.do("render").code == 0

    @pytest.mark.parametrize("approved", [False, True])
    def test_a_file_that_is_gone_is_written_again(
        self, approved: bool, by_the_book: ByTheBook
    ) -> None:
        """It was moved to another folder, and not copied."""
        by_the_book.until("approve" if approved else "render")
        file, step = by_the_book.files()[0], "sent" if approved else "approve"
        whole = file.read_bytes()
        file.unlink()
        for name in ("approve", "sent"):
            assert code_of(refused(by_the_book, name, file, by="can-bo-duyet")) == "file-gone"
        assert "month render" in last_line(by_the_book.do("status"))
        done = by_the_book.do("render", "--json")
        assert (done.code, done.document["next"]["step"]) == (0, step)
        assert file.read_bytes() == whole
        assert by_the_book.do(step, file, by="can-bo-duyet").code == 0

    def test_a_file_with_other_bytes_is_moved_away_and_written_again(
        self, by_the_book: ByTheBook
    ) -> None:
        """It was opened with a spreadsheet, and saved."""
        by_the_book.until("approve")
        file, _ = by_the_book.files()
        whole = file.read_bytes()
        file.write_bytes(whole + b" ")
        for name in ("approve", "sent", "void"):
            more = ("--reason", "mistake") if name == "void" else ()
            done = refused(by_the_book, name, file, *more, by="can-bo-duyet")
            assert code_of(done) == "file-changed"
        *_, before, _, last = by_the_book.do("status", "--lang", "en").out.splitlines()
        assert (
            before == f"First move what lies there under these names to another folder: {file.name}"
        )
        assert "month render" in last
        file.rename(file.with_name("moved.xlsx"))
        assert by_the_book.do("render").code == 0
        assert file.read_bytes() == whole

    def test_what_was_sent_is_known_wherever_it_went(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        file, _ = by_the_book.files()
        file.unlink()
        assert code_of(refused(by_the_book, "void", file, "--reason", "mistake")) == "sent-already"
        assert code_of(refused(by_the_book, "sent", file)) == "sent-already"

    def test_who_says_again_that_it_went_out_says_nothing_new(self, by_the_book: ByTheBook) -> None:
        """The command was interrupted and is typed again, by the clock of now."""
        by_the_book.until("sent")
        file, _ = by_the_book.files()
        again = ("month", "sent", by_the_book.book, file, "--json", "--by")
        done = by_the_book.office.command(*again, "can-bo-lap")
        assert (done.code, done.document["repeated"]) == (0, True)
        other = by_the_book.office.command(*again, "can-bo-khac")
        assert (other.code, code_of(other)) == (1, "sent-already")
        assert code_of(refused(by_the_book, "sent", file)) == "sent-already"

    def test_a_file_that_is_gone_can_be_voided(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("render")
        file, _ = by_the_book.files()
        file.unlink()
        done = by_the_book.do("void", file, "--reason", "mistake", "--json")
        assert (done.code, done.document["stage"]) == (0, "voided")

    def test_a_closed_month_waits_for_nothing(self, by_the_book: ByTheBook) -> None:
        """What is done next is done in the month that is open."""
        by_the_book.until("close")
        assert by_the_book.do("open", "--month", "2024-08").code == 0
        waits = f"ansinh month apply {by_the_book.book} "
        for step in ("status", "settle", "close"):
            done = by_the_book.do(step, "--month", "2024-07", "--json")
            assert (done.code, done.document["month"]) == (0, "2024-07")
            assert done.document["next"]["command"].startswith(waits)
            assert "--month" not in done.document["next"]["command"]

    def test_a_death_that_is_learned_late_names_the_order_to_recall(
        self, by_the_book: ByTheBook
    ) -> None:
        """July's money went out, and nobody told what came of it; August's list says who died."""
        by_the_book.until("sent")
        for step in ("settle", "close"):
            assert by_the_book.do(step, by="can-bo-duyet").code == 0
        assert by_the_book.do("open", "--month", "2024-08").code == 0
        died = ("K003", "Lê Văn Không Ba", "099060000003", "360.000", "chết", "08/2024")
        removals = by_the_book.office.write("giam-8.csv", csv_of(REMOVALS_HEAD, died))
        done = by_the_book.do("apply", "--removals", removals, "--json")
        assert done.code == 0
        (found,) = done.document["to_recall"]
        assert (found["month"], found["total"]) == ("2024-07", 360_000)
        status = by_the_book.do("status")
        assert f"month.db {found['reference']} --reason died" in status.out
        assert not [part for part in PERSONAL if part in status.out]
        settings = by_the_book.office.folder / "settings.toml"
        hint = by_the_book.do("status", "--settings", settings, "--lang", "en").out
        words = f"{found['reference']} --reason died --settings {settings} --by STAFF-CODE"
        assert f"To ask one back: ansinh month recall {by_the_book.book} {words}" in hint
        assert by_the_book.do("recall", found["reference"], "--reason", "died").code == 0
        assert by_the_book.do("status", "--json").document["to_recall"] == []

    def test_what_is_sent_after_the_first_answers_is_heard_before_it_is_settled(
        self, by_the_book: ByTheBook
    ) -> None:
        """The bank tells what came of its file before the post has got its own."""
        by_the_book.until("approve")
        bank, post = by_the_book.files()
        assert by_the_book.do("sent", bank).code == 0
        answer = answers_to(by_the_book.office, orders=by_the_book.orders)[0]
        assert by_the_book.do("results", answer).code == 0
        assert "month results" in last_line(by_the_book.do("sent", post))

    def test_an_earlier_order_that_is_lost_does_not_hold_up_the_month(
        self, by_the_book: ByTheBook
    ) -> None:
        """Nobody may ever tell of it: the money stays held, and the month goes on."""
        by_the_book.until("sent")
        for step in ("settle", "close"):
            assert by_the_book.do(step, by="can-bo-duyet").code == 0
        for step, words in (
            ("open", ("--month", "2024-08")),
            ("plan", ("--pay-day", "2024-08-05")),
        ):
            assert by_the_book.do(step, *words).code == 0
        assert by_the_book.do("render").code == 0
        orders = by_the_book.orders.parent / "2024-08"
        for file in sorted(orders.glob("v*-2024-08-*.xlsx")):
            assert by_the_book.do("approve", file, by="can-bo-khac").code == 0
            assert by_the_book.do("sent", file).code == 0
        answers = answers_to(by_the_book.office, orders=orders)
        assert by_the_book.do("results", *answers).code == 0
        assert "month settle" in last_line(by_the_book.do("status"))

    def test_evidence_is_recorded_by_one_and_approved_by_another(
        self, by_the_book: ByTheBook
    ) -> None:
        by_the_book.until("sent")
        reference = a_reference(by_the_book)
        paper = by_the_book.office.write("sao-ke.pdf", b"%PDF")
        words = ("--outcome", "paid", "--ground", "statement", "--document", paper)
        done = by_the_book.do("evidence", reference, *words)
        assert done.code == 0
        assert f"evidence {by_the_book.book} {reference} --approve" in last_line(done)
        status = by_the_book.do("status", "--json").document
        assert status["evidence_waiting"] == [reference]
        same = refused(by_the_book, "evidence", reference, "--approve")
        assert code_of(same) == "evidence-same-person"
        other = (reference, "--approve", "--outcome", "refused", "--document", paper)
        done = refused(by_the_book, "evidence", *other, by="can-bo-duyet")
        assert code_of(done) == "evidence-differs"
        shown = by_the_book.do(
            "evidence", reference, "--approve", *words, "--json", by="can-bo-duyet"
        )
        assert shown.code == 0
        assert (shown.document["outcome"], shown.document["ground"]) == ("paid", "statement")
        assert shown.document["document"] == hashlib.sha256(b"%PDF").hexdigest()
        assert shown.document["recorded_by"] == "can-bo-lap"
        assert shown.document["approved_by"] == "can-bo-duyet"
        status = by_the_book.do("status", "--json").document
        assert status["standings"]["paid"]["count"] == 1

    def test_evidence_that_nobody_approved_is_named_when_the_month_is_closed(
        self, by_the_book: ByTheBook
    ) -> None:
        by_the_book.until("sent")
        reference = a_reference(by_the_book)
        paper = by_the_book.office.write("sao-ke.pdf", b"%PDF")
        words = ("--outcome", "paid", "--ground", "statement", "--document", paper)
        assert by_the_book.do("evidence", reference, *words).code == 0
        assert by_the_book.do("settle").code == 0
        done = by_the_book.do("close")
        assert done.code == 0
        assert (
            f"Chứng cứ chưa ai duyệt, ghi lại ở kỳ sau nếu lệnh còn chưa rõ (1): {reference}"
            in done.out
        )
        again = by_the_book.do("close", "--json").document
        assert again["evidence_lapsed"] == [reference]

    @pytest.mark.parametrize("left_out", ["--outcome", "--ground", "--document"])
    def test_evidence_is_complete(self, left_out: str, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        reference = a_reference(by_the_book)
        words = {"--outcome": "paid", "--ground": "enquiry", "--document": "settings.toml"}
        said = [word for pair in words.items() if pair[0] != left_out for word in pair]
        done = by_the_book.do("evidence", reference, *said, "--json")
        assert (done.code, done.document["error"]["code"]) == (2, "usage")
        assert left_out in done.document["error"]["message"]["en"]

    def test_answers_that_differ_are_told_row_by_row(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("sent")
        for answer in answers_to(by_the_book.office, orders=by_the_book.orders):
            text = answer.read_text("utf-8").replace("360.000", "3.600.000")
            answer.write_text(text, "utf-8")
        answers = sorted(by_the_book.office.folder.glob("*-ket-qua.csv"))
        done = by_the_book.do("results", *answers, "--json")
        assert done.code == 0
        assert done.document["mismatched"] == 3
        found = [one for one in done.document["findings"] if "amount" in one["differences"]]
        assert {one["code"] for one in found} == {"answer-differs"}
        assert all(one["reference"] and one["file"] for one in found)
        shown = by_the_book.do("results", *answers)
        assert shown.out.count("[answer-differs]") == 3
        assert "cùng lệnh; chưa coi" in shown.out  # in which fields was told the first time
        assert not [part for part in PERSONAL if part in shown.out]
        told = by_the_book.do("status", "--lang", "en").out
        assert re.search(r"Differs from the order +3 ", told)
        assert re.search(r"answer-differs +3 ", told)
        status = by_the_book.do("status", "--json").document
        assert status["found"]["answer-differs"]["count"] == 3


def a_reference(by_the_book: ByTheBook) -> str:
    """Give the reference of some order of July."""
    from ansinh.adapters import default_registry

    file = by_the_book.files()[0]
    adapter = default_registry().identify(file.name)
    line, *_ = adapter.read_back(file.read_bytes())
    return str(line.reference)


class TestPlaces:
    """Where the book, the settings and the files lie is said once, or each time."""

    def test_all_of_it_elsewhere(self, by_the_book: ByTheBook, tmp_path: Path) -> None:
        office = by_the_book.office
        settings = tmp_path / "cau-hinh.toml"
        (office.folder / "settings.toml").rename(settings)
        more = ("--settings", settings, "--files", tmp_path / "tep")
        done = by_the_book.begin(*more)
        assert done.code == 0
        assert f"--settings {settings} --files {tmp_path / 'tep'} --by" in last_line(done)
        for step, words in (("plan", ("--pay-day", "2024-07-05")), ("render", ())):
            assert by_the_book.do(step, *words, *more).code == 0
        assert (tmp_path / "tep/2024-07/vnpost-btxh-2024-07-1.xlsx").exists()

    def test_a_book_by_its_url(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("open")
        office = by_the_book.office
        done = office.command("month", "status", f"sqlite:///{by_the_book.book}")
        assert done.code == 0
        assert done.out.startswith("Kỳ 07/2024: đã mở\n")

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are texts")
    def test_a_book_whose_name_is_no_text(self, by_the_book: ByTheBook) -> None:
        by_the_book.until("open")
        book = by_the_book.book.rename(by_the_book.book.with_name("s\udcf4.db"))
        for command in (("month", "status"), ("audit",)):
            assert by_the_book.office.command(*command, book).code == 0
            done = by_the_book.office.command(*command, book, "--json")
            assert (done.code, done.document["book"]) == (0, str(book))

    def test_without_settings_it_says_which_file_is_missing(self, by_the_book: ByTheBook) -> None:
        (by_the_book.office.folder / "settings.toml").unlink()
        done = by_the_book.begin("--json")
        assert done.code == 1
        assert done.problems == [("settings.toml", "", "file-missing")]


def test_a_list_of_nothing_is_a_list(by_the_book: ByTheBook) -> None:
    """A month in which nobody is paid is a month."""
    head = ("Mã hồ sơ", "Họ và tên", "Ngày sinh", "Mức hưởng")
    by_the_book.office.write("roll.csv", csv_of(head, title="Danh sách chi trả tháng 06/2024"))
    done = by_the_book.begin("--json")
    assert done.code in {0, 1}
