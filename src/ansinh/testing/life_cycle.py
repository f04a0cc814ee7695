"""`PayoutLifecycle`: months of an office, each order and answer through a provider's files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ansinh.adapters import ParseRequest, RenderedFile, RenderRequest, limits_of
from ansinh.entitlement import SOCIAL_ASSISTANCE, Entitlement, Programme
from ansinh.errors import Code, RenderRefused
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    Outcome,
    OutcomeKind,
    Owed,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    PaymentPlan,
    PlanTerms,
    Reference,
    Routes,
    plan,
)
from ansinh.people import BankAccount, CaseNumber, EWallet
from ansinh.roll import Entry, Removal, Roll
from ansinh.testing.case import Case
from ansinh.testing.failure import demand
from ansinh.testing.month_machine import MonthMachine
from ansinh.testing.samples import AGENCY, echo, sayable_kinds
from ansinh.testing.strategies.provider_batches import renderable_batches

_MOST_A_MONTH: Final = Dong(9_000_000)

Sent = tuple[PaymentBatch, RenderedFile]


class PayoutLifecycle(MonthMachine):
    """The machine of months, through one provider (vòng đời chi trả qua một đơn vị).

    Orders are written as files, twice, and must be the same; what the provider says is written by
    its simulator and read back in parts, the first part twice; money of a month before comes back
    on that month's orders. Nothing is paid that was not sent, and nothing twice, by the
    invariants of `MonthMachine`. Run it with
    ``run_state_machine_as_test(lambda: PayoutLifecycle(case))``; a subclass may add rules.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.sent: dict[Reference, Sent] = {}
        super().__init__()

    @property
    def not_returned(self) -> list[PaymentInstruction]:
        """Last month's paid orders that may come back: none, where nobody has a word for it."""
        returns = OutcomeKind.RETURNED in sayable_kinds(self.case.profile)
        return super().not_returned if returns else []

    @precondition(lambda self: self.stage == "listed")
    @rule(data=st.data())
    def paid_and_sent_back(self, data: st.DataObject) -> None:
        """A month is paid whole; when the next one's orders are out, money of it comes back.

        In one step: of single ones, each as likely as any other, hardly any month gets so far.
        """
        self.plan_month(data)
        self.said += [echo(order) for order in self.unanswered]
        self.settle_month(data, early=True)
        self.close_list()
        self.plan_month(data)
        if self.not_returned:
            self.money_comes_back(data)
        self.settle_month(data, early=True)

    def first_rolls(self) -> st.SearchStrategy[Roll]:
        """Begin with two or three people whom the provider can pay."""
        keyed = [(SOCIAL_ASSISTANCE, CaseNumber(f"{serial:04}")) for serial in (1, 2, 3)]
        listed = st.tuples(*(self.new_entries(*key) for key in keyed))
        return listed.map(lambda entries: Roll(self.first_month, entries))

    def new_entries(self, programme: Programme, case: CaseNumber) -> st.SearchStrategy[Entry]:
        """Let somebody join whom the provider can pay."""
        batches = renderable_batches(self.case.profile, min_size=1, max_size=1)
        return batches.map(lambda batch: _entry(batch.instructions[0], programme, case))

    def terms(self, month: Month) -> st.SearchStrategy[PlanTerms]:
        """Pay by this provider alone, within its limits."""
        provider = self.case.spec.id
        return st.just(
            PlanTerms(
                agency=AGENCY,
                pay_day=month.first_day + timedelta(days=4),
                routes=Routes(
                    any_bank=provider, cash=provider, home=provider, wallets={"VIMAU": provider}
                ),
                payers={provider: Payer("PHONG MAU", "000000000001")},
                limits={provider: limits_of(self.case.profile)},
                narrative="CHI TRA",
            )
        )

    def answers_to(self, order: PaymentInstruction) -> st.SearchStrategy[tuple[Outcome, ...]]:
        """Say what the provider has words for: once, twice, never, or paid and then back."""
        kinds = sayable_kinds(self.case.profile) or (OutcomeKind.PAID,)
        paid = echo(order)
        choices: list[tuple[Outcome, ...]] = [(paid,), (paid,), (), (paid, paid)]
        choices += [(echo(order, kind),) for kind in kinds]
        choices += [(attrs.evolve(paid, amount=order.amount + Dong(1)),)]
        if OutcomeKind.RETURNED in kinds:
            choices.append((paid, echo(order, OutcomeKind.RETURNED)))
        return st.sampled_from(choices)

    def make_plan(
        self, roll: Roll, terms: PlanTerms, owed: Iterable[Owed], removals: Iterable[Removal]
    ) -> PaymentPlan:
        """Plan, write the files, and hold what the format cannot express."""
        sums, gone = tuple(owed), tuple(removals)
        planned = plan(roll, terms, owed=sums, removals=gone)
        refused = dict(self._refusals(planned.batches))
        if refused:
            planned = plan(roll, terms, owed=sums, removals=gone, refused=refused)
        for batch in planned.batches:
            file, again = self._written(batch), self._written(batch)
            demand(file.content == again.content, "the same orders, sent again, are another file")
            self.sent |= {order.reference: (batch, file) for order in batch.instructions}
        return planned

    def ask(self, plan: PaymentPlan, said: tuple[Outcome, ...]) -> tuple[Outcome, ...]:  # noqa: ARG002 - subclasses are asked with it
        """Send what the provider says through its files: part by part, the first part twice."""
        heard: list[Outcome] = []
        for at, part in enumerate(self._parts(said)):
            for batch, file, about in self._files(part):
                answer = self.case.answer(file, about)
                read = self._read(answer, batch)
                _heard_as_said(about, read)
                heard += read
                if at == 0:
                    heard += self._read(answer, batch)
        return tuple(heard)

    def _refusals(self, batches: Iterable[PaymentBatch]) -> Iterator[tuple[Reference, Code]]:
        for batch in batches:
            try:
                self._written(batch)
            except RenderRefused as refused:
                for reference, code in refused.refusals:
                    known = code if code in set(Code) else Code.TEXT_NOT_EXPRESSIBLE
                    yield Reference(reference), Code(known)

    def _written(self, batch: PaymentBatch) -> RenderedFile:
        return self.case.bound.render(RenderRequest(batch=batch, as_of=batch.pay_day))

    def _read(self, answer: bytes, batch: PaymentBatch) -> tuple[Outcome, ...]:
        request = ParseRequest(data=answer, batch=batch, month=batch.month)
        return self.case.bound.parse_results(request).outcomes

    def _parts(self, said: Iterable[Outcome]) -> list[dict[Reference, Outcome]]:
        """Part what is said, so that no part speaks of an order twice."""
        parts: list[dict[Reference, Outcome]] = []
        for outcome in said:
            if outcome.reference is None:
                continue
            part = next((one for one in parts if outcome.reference not in one), None)
            if part is None or (len(part) > 1 and part is parts[-1]):
                part = {}
                parts.append(part)
            part[outcome.reference] = outcome
        return parts

    def _files(
        self, part: Mapping[Reference, Outcome]
    ) -> Iterator[tuple[PaymentBatch, RenderedFile, dict[str, Outcome]]]:
        """Give the orders that a part speaks of, file by file."""
        about: dict[str, dict[str, Outcome]] = defaultdict(dict)
        files: dict[str, Sent] = {}
        for reference, outcome in part.items():
            batch, file = self.sent[reference]
            files[batch.digest] = (batch, file)
            about[batch.digest][reference.text] = outcome
        for digest, (batch, file) in files.items():
            yield batch, file, about[digest]


def _entry(order: PaymentInstruction, programme: Programme, case: CaseNumber) -> Entry:
    whose = attrs.evolve(order.beneficiary, case=case)
    channel = order.channel
    if isinstance(channel, BankAccount | EWallet):
        channel = attrs.evolve(channel, holder_name=whose.person.name)
    amount = min(order.amount, _MOST_A_MONTH)
    return Entry(programme, whose, Entitlement(None, amount), channel)


def _heard_as_said(said: Mapping[str, Outcome], read: Iterable[Outcome]) -> None:
    heard = {one.reference.text: one for one in read if one.reference}
    demand(set(heard) == set(said), "an answer is read as one about other orders")
    for reference, outcome in said.items():
        other = heard[reference].kind is not outcome.kind
        demand(not other, f"{outcome.kind} was said and {heard[reference].kind} is read")
