"""What the machine takes from the chain: each new event, once, and held against what it knows."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from ansinh.adapters import RenderedFile
from ansinh.books.chain import ItemsDigest, event_hash
from ansinh.books.state import FileStage, MonthStage
from ansinh.books.store import Head, StoredEvent
from ansinh.cycle import PreparedMonth
from ansinh.files import read_file
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import CarryOver, OutcomeKind, PaymentBatch, PaymentInstruction, Reference
from ansinh.roll import Addition, Adjustment, Change, Entry, Removal, Roll
from ansinh.testing.books.dice import Dice
from ansinh.testing.books.ledger import must, numbers_of, seen, sum_of
from ansinh.testing.books.office import Office, OpenMonth, Paper, Proof
from ansinh.testing.month_ledger import asked_for, planned


class ObservingOffice(Office):
    """An office that sees to it that what the chain says is what happened."""

    def observe(self, dice: Dice) -> None:
        """Take in the events that are new."""
        for event in self.book.store.events(self.seen.count):
            self._chained(event)
            told: Callable[[StoredEvent, dict[str, Any], Dice], None] | None
            told = getattr(self, f"_{event.kind.replace('-', '_')}", None)
            if told is not None:
                told(event, json.loads(event.body), dice)
        must(self.book.store.head() == self.seen, "the head is not the last event")

    def _chained(self, event: StoredEvent) -> None:
        """Each event holds the one before, and its own items."""
        must(event.seq == self.seen.count + 1, "an event is missing in the chain")
        must(event.previous == self.seen.hash, "an event does not hold the one before")
        items = ItemsDigest()
        for item in self.book.store.items(event.seq):
            items.add(item.body, item.person, item.commitment)
        must(items.count == event.items, "an event has other items than it says")
        must(event_hash(event, items) == event.hash, "an event's hash is not its own")
        self.seen = Head(event.seq, event.hash)

    def _month_opened(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        month = Month.parse(event.month)
        must(self.open is None, "a month was opened beside another one")
        last = self.last_closed
        must(last is None or month == last + 1, "a month was opened that is not the next one")
        makers = {body["by"]} if event.items else set()  # who brings a list in prepares it
        self.open = OpenMonth(month, makers=makers)

    def _changes_applied(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        month = self._of(event)
        must(not month.anything_sent, "changes were applied after a file was sent")
        month.makers.add(body["by"])
        must(body["count"] == len(self.reported), "other changes were applied than were reported")
        if self.reported:  # a file that says nothing new leaves the plan and its files
            month.stage, month.prepared = MonthStage.OPENED, None
        for change in self.reported:
            self._take(change)
        month.last_changes = self.reported

    def _take(self, change: Change) -> None:
        self.month.changed.add(change.key)
        match change:
            case Addition(entry):
                self.expected[change.key] = entry
                self._dead(entry, entry.beneficiary.person.died_on)
            case Removal(entry):
                del self.expected[change.key]
                self.ledger.known_until(entry, self.month.month)
                if change.event_on is not None:
                    self._dead(entry, change.event_on)
            case Adjustment(before, after):
                self.expected[change.key] = after
                self.ledger.known_until(before, self.month.month)
                self._dead(after, after.beneficiary.person.died_on)  # it may have been a mistake

    def _dead(self, entry: Entry, day: date | None) -> None:
        self.died.pop(entry.key, None)
        if day is not None:
            self.died[entry.key] = numbers_of(entry.beneficiary.person), Month.of(day)

    def _death_of(self, order: PaymentInstruction) -> Month | None:
        """Give the month of a death by which an order's person is dead, whichever line told it."""
        numbers = numbers_of(order.beneficiary.person)
        months = [
            month
            for key, (whose, month) in self.died.items()
            if key == order.key or whose & numbers
        ]
        return min(months, default=None)

    def _month_planned(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        month = self._of(event)
        must(not month.anything_sent, "the month was planned anew after a file was sent")
        month.makers.add(body["by"])
        prepared = self.book.prepared(month.month)
        month.stage, month.prepared = MonthStage.PLANNED, prepared
        month.digests = {(one[0], one[1], one[2]): one[3] for one in body["batches"]}
        must(dict(prepared.roll.by_key) == self.expected, "the list is not what was reported")
        owed = (*prepared.carried_in, *prepared.arrears.owed, *prepared.arrears.not_yet)
        sums = planned(prepared.plan)
        now = {sum_: n for sum_, n in sums.items() if sum_[1].month_of <= month.month}
        must(
            now == asked_for(self._not_ahead(prepared.roll), owed),
            "a sum is neither ordered, nor held, nor cancelled, or it is there twice",
        )
        self._carried_in(prepared)
        self.ledger.list_now(prepared.roll.entries)
        self.ledger.plan(prepared.plan)
        self.ledger.planned_at = event.seq

    def _not_ahead(self, roll: Roll) -> Roll:
        """Leave out of a list whose month an earlier one has planned: it is not asked for again."""
        month = roll.month
        entries = (e for e in roll.entries if not self.ledger.is_promised(e.key, month))
        return Roll(month, entries)

    def _carried_in(self, prepared: PreparedMonth) -> None:
        out = Counter(map(sum_of, self.handed_on))
        within = Counter(map(sum_of, prepared.carried_in))
        must(within <= out, "a sum is carried in that no month has carried out")
        # What became known as paid before the month was planned is owed no more.
        for sum_ in out - within:
            must(self.ledger.may_be_paid(sum_), "a sum is lost between two months")

    def _orders_withheld(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        month = self._of(event)
        must(month.anything_sent, "orders were withheld of a month that could be planned anew")
        month.makers.add(body["by"])
        before = seen(month.prepared, "orders were withheld of a month without a plan").plan
        month.prepared = self.book.prepared(month.month)
        after = month.prepared.plan
        must(planned(after) == planned(before), "a sum was lost when it was withheld")
        month.digests = {(one[0], one[1], one[2]): one[3] for one in body["batches"]}
        left = {order.reference for order in after.instructions}
        held = [one for one in before.instructions if one.reference not in left]
        told = (body["withheld"], body["withheld_total"])
        must(told == (len(held), sum(one.amount.value for one in held)), "others were withheld")
        for order in held:
            must(self.ledger.orders[order.reference].void, "an order that counts was withheld")

    def _file_intended(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        month = self._of(event)
        month.makers.add(body["by"])
        batch = self._batch(body)
        must(body["count"] == batch.count, "a file counts other orders than its batch")
        must(Dong(body["total"]) == batch.total, "a file pays another total than its batch")
        for order in batch.instructions:
            died = self._death_of(order)
            for line in order.lines:
                must(
                    died is None or line.month_of <= died,
                    "money was ordered for a month after a death that was known",
                )
        self.ledger.render(body["sha256"], batch.instructions)
        before = self.papers.get(body["sha256"])
        must(
            before is None or before.stage is FileStage.VOIDED,
            "a file was begun that is there already",
        )
        self.papers[body["sha256"]] = Paper(
            body["sha256"],
            batch.provider,
            body["filename"],
            month.month,
            frozenset(month.makers),
            batch,
        )

    def _file_written(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        paper = self._paper(event, body, FileStage.INTENDED)
        self._on_disk(paper)
        paper.stage = FileStage.WRITTEN

    def _file_approved(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        paper = self._paper(event, body, FileStage.WRITTEN)
        must(body["by"] not in self._of(event).makers, "a maker approved a file")
        paper.stage = FileStage.APPROVED

    def _file_sent(self, event: StoredEvent, body: dict[str, Any], dice: Dice) -> None:
        month = self._of(event)
        paper = self._paper(event, body, FileStage.APPROVED)
        content = self._on_disk(paper)
        paper.stage = FileStage.SENT
        month.anything_sent = True
        batch = paper.batch
        file = RenderedFile.of(content, paper.filename, count=batch.count, total=batch.total)
        provider = self.providers[paper.provider]
        self.ledger.sent(provider.receive(file, month.month, batch.instructions, dice))

    def _file_voided(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        paper = self._paper(event, body, FileStage.INTENDED, FileStage.WRITTEN, FileStage.APPROVED)
        paper.stage = FileStage.VOIDED
        self.ledger.void(paper.sha256)

    def _answer_heard(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        source = body["source"]
        must(source not in self.heard, "the same answer was taken in twice")
        must(source in self.given, "an answer was taken in that no provider gave")
        self.heard.add(source)
        self._unsettle()
        self.ledger.said(self.given[source].sayings)
        self.ledger.doubt(body["doubted"], event.seq)

    def _order_recalled(self, _event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        one = self.ledger.orders[Reference(body["reference"])]
        must(not one.recalled, "an order was recalled twice")
        one.recalled = True

    def _evidence_recorded(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        reference = Reference(body["reference"])
        month = self._of(event).month
        heard = len(self.ledger.orders[reference].heard)
        proof = Proof(event.seq, month, reference, body["outcome"], body["by"], heard)
        waiting = [one for one in self.proofs if one.reference == reference and not one.approved]
        self.proofs = [one for one in self.proofs if one not in waiting]  # it takes their place
        self.proofs.append(proof)

    def _evidence_approved(self, event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        proof = next(one for one in self.proofs if one.event == body["evidence"])
        must(not proof.approved, "evidence was approved twice")
        must(proof.by != body["by"], "evidence was approved by who recorded it")
        proof.approved = True
        self._unsettle()
        self.ledger.proven(proof.reference, OutcomeKind(proof.outcome), proof.heard)
        self.ledger.doubt(body["doubted"], event.seq)

    def _month_settled(self, event: StoredEvent, _body: dict[str, Any], _dice: Dice) -> None:
        month = self._of(event)
        month.stage = MonthStage.SETTLED

    def _month_closed(self, event: StoredEvent, _body: dict[str, Any], _dice: Dice) -> None:
        month = self._of(event)
        must(month.stage is MonthStage.SETTLED, "a month was closed that is not settled")
        settled = seen(month.settled, "a month was closed whose settlement nobody saw")
        total = settled.settlement.total
        self.paid += total.paid.value - total.returned.value
        self._none_lost(settled.carry_over)
        self.carried = settled.carry_over
        self.last_closed, self.open = month.month, None
        self.closed += 1

    def _none_lost(self, carried: CarryOver) -> None:
        """Of what the month before left unresolved nothing is lost that may have been paid."""
        there = _references((*carried.settled, *carried.unresolved))
        before = _references(self.carried.unresolved if self.carried and not self.erased else ())
        for one in map(self.ledger.orders.__getitem__, before - there):
            must(
                one.surely_unpaid or one.doubted,
                "an order of which nobody knew is handed on neither as paid nor as unknown",
            )

    def _person_erased(self, _event: StoredEvent, body: dict[str, Any], _dice: Dice) -> None:
        must(body["documents"] > 0, "somebody was erased of whom there was nothing")
        self.erased[body["person"]] = body["documents"]
        # What earlier lists had of them is gone: their numbers, and perhaps their death.
        self.ledger.forget_before()
        self.died = {key: death for key, death in self.died.items() if key in self.expected}

    def _unsettle(self) -> None:
        """What is learned now may change a settlement: the month is to be settled again."""
        if self.open is not None and self.open.stage is MonthStage.SETTLED:
            self.open.stage, self.open.settled = MonthStage.PLANNED, None

    def _of(self, event: StoredEvent) -> OpenMonth:
        must(
            self.open is not None and str(self.open.month) == event.month,
            f"{event.kind} of a month that is not open",
        )
        return self.month

    def _batch(self, body: dict[str, Any]) -> PaymentBatch:
        """A file's batch: of each provider, programme and number a plan has one."""
        place = (body["provider"], body["programme"], body["sequence"])
        prepared = self.month.prepared
        batches = prepared.plan.batches if prepared else ()
        found = [batch for batch in batches if _place(batch) == place]
        must(len(found) == 1, "a file was begun for a batch that is not in the plan")
        must(body["batch_digest"] == self.month.digests[place], "a file binds other orders")
        return found[0]

    def _paper(self, event: StoredEvent, body: dict[str, Any], *stages: FileStage) -> Paper:
        must(body["sha256"] in self.papers, f"{event.kind} of a file that was never begun")
        paper = self.papers[body["sha256"]]
        must(paper.stage in stages, f"{event.kind} of a file that is {paper.stage}")
        self._of(event)
        return paper

    def _on_disk(self, paper: Paper) -> bytes:
        """The bytes on the disk are the ones that are approved, and sent."""
        content = read_file(self.path_of(paper))
        must(
            hashlib.sha256(content).hexdigest() == paper.sha256,
            "the disk has other bytes than the book says",
        )
        return content


def _references(batches: Iterable[PaymentBatch]) -> set[Reference]:
    return {order.reference for batch in batches for order in batch.instructions}


def _place(batch: PaymentBatch) -> tuple[str, str, int]:
    return batch.provider, batch.programme.code, batch.sequence
