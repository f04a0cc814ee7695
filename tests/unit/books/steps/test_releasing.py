"""Files are written once and always the same, approved by another, sent once, or voided."""

import hashlib
import json
import stat
from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.books.releases import CHECKER, MAKER, SENDER, Office, later
from tests.unit.test_cycle import AT_HOME, BEFORE, JULY, TERMS, adapter, registry_of

from ansinh.adapters import RenderedFile, RenderRequest
from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.books.claims import keys_of_order
from ansinh.books.state import FileStage
from ansinh.books.status import NextStep
from ansinh.books.steps import releasing
from ansinh.errors import BookDamaged, BookMoved, BookRefused, Code, LiveAlready
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.roll import Adjustment, Removal

WRITTEN, APPROVED, SENT, VOIDED = (
    FileStage.WRITTEN,
    FileStage.APPROVED,
    FileStage.SENT,
    FileStage.VOIDED,
)


class TestRender:
    """Intent and keys first, then bytes; said again, the same."""

    def test_every_file_is_for_its_owner_only_and_is_what_the_book_has(
        self, office: Office
    ) -> None:
        files = office.planned().rendered()
        assert [(file.provider, file.count, file.total) for file in files] == [
            ("home.lines", 1, Dong(500_000)),
            ("post.lines", 2, Dong(1_000_000)),
        ]
        for file in files:
            assert hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256
            assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
            assert file.path.parent == office.folder / "2024-07"
            assert file.stage is WRITTEN

    def test_what_will_be_stands_in_the_book_before_what_is(self, office: Office) -> None:
        office.planned().rendered()
        assert office.kinds()[-4:] == ["file-intended"] * 2 + ["file-written"] * 2

    def test_the_keys_of_every_order_are_live_and_its_reference_is_given_out(
        self, office: Office
    ) -> None:
        office.planned().rendered()
        store = office.book.store
        references = [
            order.reference.text for order in office.book.prepared(JULY).plan.instructions
        ]
        assert sorted(store.place_of(references)) == sorted(references)
        for file in office.july.standing:
            for item in store.items(file.intended):
                kind, reference, keys = json.loads(item.body)
                assert (kind, item.document) == ("live", None)
                assert store.holder_of(keys) == dict.fromkeys(keys, reference)
                assert store.place_of([reference]) == {reference: (item.event, item.n)}

    def test_said_again_it_is_the_same_files_and_nothing_is_added(self, office: Office) -> None:
        first = office.planned().rendered()
        there, events = office.bytes_by_name(), office.kinds()
        again = office.book.render(JULY, later(MAKER))
        assert again.receipt.repeated
        assert (again.files, office.bytes_by_name(), office.kinds()) == (first, there, events)

    def test_two_offices_write_the_same_files(self, tmp_path: Path) -> None:
        """Nothing of the place or of the time is in them."""
        one, other = (Office("memory:", tmp_path / name).planned() for name in ("one", "other"))
        assert [f.sha256 for f in one.rendered()] == [f.sha256 for f in other.rendered()]

    def test_it_needs_a_plan(self, office: Office) -> None:
        for _ in range(2):
            with pytest.raises(BookRefused) as caught:
                office.book.render(JULY, MAKER)
            assert caught.value.code is Code.STEP_ORDER
            office.book.open_month(JULY, MAKER, base=BEFORE)
        office.book.open_month(JULY, MAKER, base=BEFORE)

    def test_it_needs_a_folder(self) -> None:
        office = Office("memory:", Path()).planned()
        office.book = Book(office.book.store, key=office.book.key, files=None, registry=None)
        with pytest.raises(BookRefused) as caught:
            office.book.render(JULY, MAKER)
        assert caught.value.code is Code.BOOK_FOLDER

    def test_a_file_that_is_gone_is_written_again(self, office: Office) -> None:
        files = office.planned().out()
        there, events = office.bytes_by_name(), office.kinds()
        files[0].path.unlink()
        again = office.book.render(JULY, MAKER)
        assert not again.receipt.repeated
        assert (office.bytes_by_name(), office.kinds()) == (there, events)

    def test_another_renderer_s_bytes_are_not_written(self, office: Office) -> None:
        """The adapter was upgraded, and writes the same orders otherwise."""
        (file, _) = office.planned().rendered()
        file.path.unlink()
        kept = office.bytes_by_name()
        office.with_adapters(adapter("post"), adapter("home", render=_with_a_remark))
        with pytest.raises(BookRefused) as caught:
            office.book.render(JULY, MAKER)
        assert caught.value.code is Code.FILE_CHANGED
        assert office.bytes_by_name() == kept

    def test_what_lies_there_already_is_never_written_over(self, office: Office) -> None:
        place = office.planned().folder / "2024-07" / "post.lines-BTXH-2024-07.txt"
        place.parent.mkdir(parents=True)
        place.write_bytes(b"somebody's own")
        before = office.kinds()
        with pytest.raises(BookRefused) as caught:
            office.rendered()
        assert caught.value.code is Code.FILE_FOREIGN
        assert (office.bytes_by_name(), office.kinds()) == ({place.name: b"somebody's own"}, before)

    def test_a_file_that_somebody_changed_stops_the_step(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        file.path.write_bytes(b"other")
        with pytest.raises(BookDamaged) as caught:
            office.rendered()
        assert caught.value.code is Code.FILE_FOREIGN
        assert file.path.read_bytes() == b"other"

    def test_a_link_is_not_the_file_though_it_leads_to_the_same_bytes(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        elsewhere = office.folder / "elsewhere"
        file.path.rename(elsewhere)
        file.path.symlink_to(elsewhere)
        with pytest.raises(BookDamaged):
            office.rendered()

    def test_two_files_of_one_name_are_refused_before_anything_is_written(
        self, tmp_path: Path
    ) -> None:
        """Also where only Windows takes the two names for one."""
        named = [adapter(name, render=_named(as_)) for name, as_ in (("post", "a"), ("home", "A"))]
        office = Office("memory:", tmp_path, registry_of(*named)).planned()
        with pytest.raises(BookRefused) as caught:
            office.rendered()
        assert caught.value.code is Code.FILE_NAME_TWICE
        assert office.kinds()[-1] == "month-planned"

    def test_a_key_that_is_live_stops_all_of_it(self, office: Office) -> None:
        """The last resort: the plan holds such sums, unless somebody wrote in between."""
        office.planned()
        orders = office.book.prepared(JULY).plan.instructions
        store = office.book.store
        with store.writing(store.head()) as writing:
            writing.claim([(keys_of_order(orders[0], agency=TERMS.agency)[0], "ANOTHER")])
        before = office.kinds()
        with pytest.raises(LiveAlready):
            office.rendered()
        assert (office.kinds(), office.bytes_by_name()) == (before, {})
        assert store.place_of([order.reference.text for order in orders]) == {}


def _with_a_remark(_self: object, request: RenderRequest, /) -> RenderedFile:
    batch = request.batch
    text = "\n".join([*(str(order.reference) for order in batch.instructions), "v2"])
    name = f"{batch.provider}-{batch.programme.code}-{batch.month}.txt"
    return RenderedFile.of(text.encode(), name, count=batch.count, total=batch.total)


def _named(name: str) -> object:
    def render(_self: object, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        return RenderedFile.of(name.encode(), f"{name}.txt", count=batch.count, total=batch.total)

    return render


class TestApprove:
    """Four eyes, on exactly these bytes."""

    def test_somebody_else_approves_the_bytes(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        assert not office.book.approve(JULY, file.sha256, CHECKER).repeated
        assert office.stages() == [APPROVED, WRITTEN]
        assert office.book.approve(JULY, file.sha256, CHECKER).repeated

    @pytest.mark.parametrize("step", ["apply", "plan", "render"])
    def test_nobody_approves_what_they_prepared(self, office: Office, step: str) -> None:
        who = {name: Act(f"{name}er", MAKER.at) for name in ("apply", "plan", "render")}
        book = office.book
        book.open_month(JULY, who["apply"], base=BEFORE)
        book.apply(JULY, [Removal(AT_HOME, JULY)], who["apply"])
        book.plan(JULY, TERMS, who["plan"])
        (file,) = book.render(JULY, who["render"]).files
        with pytest.raises(BookRefused) as caught:
            book.approve(JULY, file.sha256, who[step])
        assert caught.value.code is Code.MAKER_CHECKER
        book.approve(JULY, file.sha256, CHECKER)

    @pytest.mark.parametrize(
        ("counted", "fields"),
        [
            ({"count": 2}, ("count", "số lệnh")),
            ({"total": Dong(5_000_000)}, ("total", "số tiền")),
            ({"count": 0, "total": Dong(0)}, ("count, total", "số lệnh, số tiền")),
        ],
    )
    def test_what_was_counted_apart_has_to_agree(
        self, office: Office, counted: dict[str, object], fields: tuple[str, str]
    ) -> None:
        (file, _) = office.planned().rendered()
        with pytest.raises(BookRefused) as caught:
            office.book.approve(JULY, file.sha256, CHECKER, **counted)
        assert caught.value.code is Code.APPROVAL_TOTALS
        assert caught.value.details["fields"] == fields[0]
        assert caught.value.text.vi.endswith(f": {fields[1]}")
        office.book.approve(JULY, file.sha256, CHECKER, count=1, total=Dong(500_000))

    def test_it_is_of_the_bytes_on_the_disk_and_not_of_a_name(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        file.path.write_bytes(file.path.read_bytes() + b"\n")
        with pytest.raises(BookRefused) as caught:
            office.book.approve(JULY, file.sha256, CHECKER)
        assert caught.value.code is Code.FILE_CHANGED
        file.path.unlink()
        with pytest.raises(BookRefused) as caught:
            office.book.approve(JULY, file.sha256, CHECKER)
        assert caught.value.code is Code.FILE_GONE
        office.rendered()
        office.book.approve(JULY, file.sha256, CHECKER)

    def test_there_has_to_be_such_a_file(self, office: Office) -> None:
        office.planned()
        with pytest.raises(BookRefused) as caught:
            office.book.approve(JULY, "0" * 64, CHECKER)
        assert caught.value.code is Code.FILE_UNKNOWN
        with pytest.raises(BookRefused) as caught:
            office.book.approve(Month(2025, 1), "0" * 64, CHECKER)
        assert caught.value.code is Code.STEP_MONTH


class TestStatus:
    """What was written and does not lie there any more is told before anybody trips over it."""

    def test_a_file_that_is_gone_or_another_is_told(self, office: Office) -> None:
        home, post = office.planned().rendered()
        assert (office.book.status().gone, office.book.status().foreign) == ((), ())
        home.path.unlink()
        post.path.write_bytes(b"saved anew")
        status = office.book.status()
        assert (status.gone, status.foreign) == ((home.path.name,), (post.path.name,))
        assert status.next_step is NextStep.RENDER

    def test_what_was_sent_may_lie_anywhere(self, office: Office) -> None:
        for file in office.planned().out():
            file.path.unlink()
        assert (office.book.status().gone, office.book.status().foreign) == ((), ())


class TestSent:
    """Only what was approved, and once."""

    def test_only_what_was_approved_is_sent(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        with pytest.raises(BookRefused) as caught:
            office.book.sent(JULY, file.sha256, SENDER)
        assert (caught.value.code, caught.value.details["lacks"]) == (Code.STEP_ORDER, "approved")
        office.book.approve(JULY, file.sha256, CHECKER)
        assert not office.book.sent(JULY, file.sha256, SENDER).repeated
        assert office.stages() == [SENT, WRITTEN]

    def test_once_and_it_says_when_and_by_whom(self, office: Office) -> None:
        (file, _) = office.planned().out()
        assert office.book.sent(JULY, file.sha256, SENDER).repeated
        for again in (later(SENDER), attrs.evolve(SENDER, by="khac")):
            with pytest.raises(BookRefused) as caught:
                office.book.sent(JULY, file.sha256, again)
            assert caught.value.code is Code.SENT_ALREADY
            assert caught.value.details == {"at": "2024-06-27T08:00:00+00:00", "by": "gui"}

    def test_not_where_the_bytes_are_others_or_gone(self, office: Office) -> None:
        """Between approval and sending somebody opened it and saved it."""
        (file, _) = office.planned().rendered()
        office.book.approve(JULY, file.sha256, CHECKER)
        approved = file.path.read_bytes()
        file.path.write_bytes(b"saved by a spreadsheet")
        with pytest.raises(BookRefused) as caught:
            office.book.sent(JULY, file.sha256, SENDER)
        assert caught.value.code is Code.FILE_CHANGED
        file.path.unlink()
        with pytest.raises(BookRefused) as caught:
            office.book.sent(JULY, file.sha256, SENDER)
        assert caught.value.code is Code.FILE_GONE
        office.rendered()
        assert file.path.read_bytes() == approved
        office.book.sent(JULY, file.sha256, SENDER)


class TestVoid:
    """Before it was sent; its keys are let go, its references never."""

    def test_a_voided_file_lets_go_of_what_it_held_and_stays_on_the_disk(
        self, office: Office
    ) -> None:
        (file, _) = office.planned().rendered()
        office.book.approve(JULY, file.sha256, CHECKER)
        keys = _keys(office, file.sha256)
        assert office.book.store.holder_of(keys)
        assert not office.book.void(JULY, file.sha256, MAKER, reason="provider").repeated
        assert office.book.store.holder_of(keys) == {}
        assert office.stages() == [VOIDED, WRITTEN]
        assert file.path.exists()
        assert office.book.void(JULY, file.sha256, MAKER, reason="provider").repeated

    def test_what_was_voided_is_neither_approved_nor_sent(self, office: Office) -> None:
        """It lies there whole, and had been approved: neither is what it lacks."""
        (file, _) = office.planned().rendered()
        office.book.approve(JULY, file.sha256, CHECKER)
        office.book.void(JULY, file.sha256, MAKER, reason="mistake")
        head = office.book.head
        for step in (office.book.approve, office.book.sent):
            with pytest.raises(BookRefused) as caught:
                step(JULY, file.sha256, CHECKER)
            told = (caught.value.code, caught.value.details["lacks"])
            assert told == (Code.STEP_ORDER, "standing")
        assert office.book.head == head

    def test_voided_after_another_was_sent_the_month_waits_for_it(self, office: Office) -> None:
        """It cannot be planned anew: the same file is rendered, approved and sent again."""
        first, second = office.planned().rendered()
        for file in (first, second):
            office.book.approve(JULY, file.sha256, CHECKER)
        office.book.sent(JULY, first.sha256, SENDER)
        office.book.void(JULY, second.sha256, MAKER, reason="provider")
        with pytest.raises(BookRefused) as caught:
            office.book.settle(JULY, MAKER)
        assert caught.value.details["lacks"] == "all-sent"
        assert caught.value.details["which"] == (
            f"{second.provider} {second.programme} {second.sequence}",
        )
        (again,) = [f for f in office.book.render(JULY, MAKER).files if f.stage is WRITTEN]
        assert again.sha256 == second.sha256
        with pytest.raises(BookRefused) as caught:
            office.book.sent(JULY, again.sha256, SENDER)
        assert caught.value.details["lacks"] == "approved"
        with pytest.raises(BookRefused) as caught:
            office.book.settle(JULY, MAKER)
        assert caught.value.details["lacks"] == "all-sent"
        office.book.approve(JULY, again.sha256, CHECKER)
        office.book.sent(JULY, again.sha256, SENDER)
        office.book.settle(JULY, MAKER)
        assert office.book.close_month(JULY, MAKER)

    def test_what_was_sent_is_not_voided(self, office: Office) -> None:
        (file, _) = office.planned().out()
        with pytest.raises(BookRefused) as caught:
            office.book.void(JULY, file.sha256, MAKER, reason="mistake")
        assert caught.value.code is Code.SENT_ALREADY

    def test_a_reason_is_a_word_and_no_remark(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        with pytest.raises(BookRefused) as caught:
            office.book.void(JULY, file.sha256, MAKER, reason="Nguyễn Văn Không đã chết")
        assert caught.value.code is Code.VOID_REASON
        assert "Không đã" not in str(caught.value)

    def test_rendered_anew_by_the_same_plan_it_is_the_same_file(self, office: Office) -> None:
        """Its references name what they named; nothing is given out twice."""
        (file, _) = office.planned().rendered()
        office.book.void(JULY, file.sha256, MAKER, reason="withdrawn")
        again = office.book.render(JULY, MAKER)
        assert {one.sha256 for one in again.files} >= {file.sha256}
        assert _keys(office, file.sha256) == sorted(
            office.book.store.holder_of(_keys(office, file.sha256))
        )

    def test_an_upgraded_renderer_writes_it_anew_once_it_is_voided(self, office: Office) -> None:
        (file, _) = office.planned().rendered()
        office.book.void(JULY, file.sha256, MAKER, reason="provider")
        office.with_adapters(adapter("post"), adapter("home", render=_with_a_remark))
        again = office.rendered()
        assert file.path.read_bytes().endswith(b"v2")
        assert file.sha256 not in {one.sha256 for one in again}

    def test_a_change_voids_files_and_approvals_and_gives_new_references(
        self, office: Office
    ) -> None:
        files = office.planned().rendered()
        for file in files:
            office.book.approve(JULY, file.sha256, CHECKER)
        before = {o.reference for o in office.book.prepared(JULY).plan.instructions}
        office.book.apply(JULY, [Removal(AT_HOME, JULY)], later(MAKER))
        assert office.stages() == [VOIDED, VOIDED]
        office.book.plan(JULY, TERMS, MAKER)
        after = {o.reference for o in office.book.prepared(JULY).plan.instructions}
        assert not before & after
        (anew,) = office.rendered()
        with pytest.raises(BookRefused) as caught:
            office.book.sent(JULY, anew.sha256, SENDER)
        assert caught.value.code is Code.STEP_ORDER
        office.book.approve(JULY, anew.sha256, CHECKER)

    def test_the_new_file_takes_the_place_of_the_voided_one(self, office: Office) -> None:
        old = {file.path: file.sha256 for file in office.planned().rendered()}
        terms = attrs.evolve(TERMS, pay_day=date(2024, 7, 8))
        office.book.plan(JULY, terms, MAKER)
        new = {file.path: file.sha256 for file in office.rendered()}
        assert old.keys() == new.keys()
        assert not set(old.values()) & set(new.values())


def _keys(office: Office, sha256: str) -> list[str]:
    file = office.july.files[sha256]
    return sorted(
        key for item in office.book.store.items(file.intended) for key in json.loads(item.body)[2]
    )


class TestReferences:
    """A reference never gets other content."""

    def test_a_reference_that_was_given_to_another_order_names_what_differs(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A planner that forgets which references are spent is stopped before a byte is written."""
        office.planned().rendered()
        monkeypatch.setattr(
            "ansinh.books.loading.Values.references", lambda _self, _events: frozenset()
        )
        raised = attrs.evolve(
            AT_HOME, entitlement=attrs.evolve(AT_HOME.entitlement, amount=Dong(5_000_000))
        )
        office.book.apply(JULY, [Adjustment(AT_HOME, raised, JULY)], later(MAKER))
        office.book.plan(JULY, TERMS, MAKER)
        before = office.kinds()
        with pytest.raises(BookRefused) as caught:
            office.rendered()
        assert caught.value.code is Code.REFERENCE_CONFLICT
        assert caught.value.details == {"count": 1, "fields": "amount, lines"}
        assert office.kinds() == before


def test_who_writes_what_is_voided_meanwhile_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else somebody would take files for the month's that count for nothing."""
    office.planned()
    put = releasing.put_on_disk

    def slowly(*given: object) -> None:
        other = office.reread()
        for file in office.july.standing:
            other.void(JULY, file.sha256, MAKER, reason="withdrawn")
        put(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(releasing, "put_on_disk", slowly)
    with pytest.raises(BookMoved):
        office.rendered()
    assert office.stages() == [FileStage.VOIDED, FileStage.VOIDED]
