"""Defects planted in the book's own parts, one each: what the machine must find.

Each takes one part out, as a slip would. `steps` is within how many steps it has to be found, by
the seeds that the test tries; the slow ones need a rare story, and are tried in CI.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Final

import attrs
import pytest

from ansinh import Cause, Dong, OutcomeKind
from ansinh.books import book as book_of
from ansinh.books import claims, known_as, loading, memory_store, reckoning
from ansinh.books.state import FileStage
from ansinh.books.steps import (
    applying,
    closing,
    evidence,
    hearing,
    opening,
    planning,
    recalling,
    recovering,
    releasing,
    rendering,
    settling,
)
from ansinh.books.tally import NONE
from ansinh.payment import CarryOver, resolve

plans: Any = import_module("ansinh.payment.plan")  # the package has a function of that name

Plant = Callable[[pytest.MonkeyPatch], None]


@attrs.frozen
class Defect:
    """A slip, in words, and how it is made; `hands_over` says in which stories it is met."""

    story: str
    plant: Plant
    steps: int = 1_500
    hands_over: bool = False


def _unknown_is_refused(patch: pytest.MonkeyPatch) -> None:
    real = hearing.hear_answers

    def heard(*args: Any, **more: Any) -> Any:
        return tuple(
            attrs.evolve(
                one, results=attrs.evolve(one.results, outcomes=map(_sure, one.results.outcomes))
            )
            for one in real(*args, **more)
        )

    patch.setattr(hearing, "hear_answers", heard)


def _sure(outcome: Any) -> Any:
    unknown = outcome.kind is OutcomeKind.UNKNOWN
    return attrs.evolve(outcome, kind=OutcomeKind.REFUSED) if unknown else outcome


def _unknown_is_owed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Cause, "unresolved", property(lambda _cause: False))


def _sent_twice(patch: pytest.MonkeyPatch) -> None:
    real = releasing._file

    def found(*args: Any) -> Any:
        month, file = real(*args)
        if file.stage is FileStage.SENT:
            file = attrs.evolve(file, stage=FileStage.APPROVED)
        return month, file

    patch.setattr(releasing, "_file", found)


def _sent_unapproved(patch: pytest.MonkeyPatch) -> None:
    real = releasing._file

    def found(*args: Any) -> Any:
        month, file = real(*args)
        if args[-1] == releasing.SENT and file.stage is FileStage.WRITTEN:
            file.stage = FileStage.APPROVED
        return month, file

    patch.setattr(releasing, "_file", found)


def _carry_drops_a_line(patch: pytest.MonkeyPatch) -> None:
    real = CarryOver.of

    def shorter(*args: Any, **more: Any) -> CarryOver:
        whole = real(*args, **more)
        return attrs.evolve(whole, owed=whole.owed[1:])

    patch.setattr(settling.CarryOver, "of", shorter)


def _any_bytes_approved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(releasing, "_still_there", lambda *_: None)


def _makers_approve(patch: pytest.MonkeyPatch) -> None:
    def forgetful(state: Any, event: Any) -> None:
        real(state, event)
        for month in state.months.values():
            month.makers.clear()
            for file in month.files.values():
                file.makers = frozenset()

    real = book_of.advance
    patch.setattr(book_of, "advance", forgetful)


def _evidence_of_one(patch: pytest.MonkeyPatch) -> None:
    def forgetful(state: Any, event: Any) -> None:
        real(state, event)
        for month in state.months.values():
            for one in month.evidence:
                one.by = "somebody"

    real = book_of.advance
    patch.setattr(book_of, "advance", forgetful)


def _claim_without_old_numbers(patch: pytest.MonkeyPatch) -> None:
    real = claims._identities

    def without(*args: Any) -> Any:
        return (one for one in real(*args) if one[0] != "legacy")

    def new_alone(whose: Any) -> tuple[str, str]:
        return numbers(whose)[0], ""

    numbers = known_as._numbers_of
    patch.setattr(claims, "_identities", without)
    patch.setattr(known_as, "_numbers_of", new_alone)


def _claim_nothing(patch: pytest.MonkeyPatch) -> None:
    nothing = lambda *_args, **_more: ()  # noqa: E731 - the shortest slip
    patch.setattr(known_as, "keys_of", nothing)
    patch.setattr(rendering, "keys_of_order", nothing)


def _last_resort_gone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(memory_store._MemoryWriting, "claim", lambda *_: None)


def _numbers_of_before_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(known_as.KnownAs, "others", lambda *_: ())


def _deaths_of_others_unheard(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(import_module("ansinh.cycle"), "_orders_of_the_dead", lambda *_: {})


def _recall_frees(patch: pytest.MonkeyPatch) -> None:
    real = recalling.recall

    def freeing(book: Any, reference: Any, act: Any, **more: Any) -> Any:
        receipt = real(book, reference, act, **more)
        with book.store.writing(receipt.head) as writing:
            writing.release([reference.text])
        return receipt

    patch.setattr(recalling, "recall", freeing)


def _unknown_frees(patch: pytest.MonkeyPatch) -> None:
    real = closing._freed

    def more(book: Any, state: Any, month: Any) -> Any:
        yield from real(book, state, month)
        settled = closing.standings_settled(book, state, month)
        yield from sorted(one for one, standing in settled.items() if standing.is_open)

    patch.setattr(closing, "_freed", more)


def _resolutions_ignored(patch: pytest.MonkeyPatch) -> None:
    real = settling.reckon

    def forgetful(*args: Any, **more: Any) -> Any:
        return attrs.evolve(real(*args, **more), resolved_before=())

    patch.setattr(settling, "reckon", forgetful)


def _late_answers_ignored(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = reckoning.reconcile

    def deaf(batches: Any, outcomes: Iterable[Any], **more: Any) -> Any:
        told = tuple(outcomes)
        waiting = {o.reference for b in more.get("unresolved", ()) for o in b.instructions}
        return real(batches, [one for one in told if one.reference not in waiting], **more)

    patch.setattr(reckoning, "reconcile", deaf)


def _returns_ignored(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = reckoning.reconcile

    def deaf(batches: Any, outcomes: Any, **more: Any) -> Any:
        return real(batches, outcomes, **(more | {"settled": ()}))

    patch.setattr(reckoning, "reconcile", deaf)


def _paid_is_owed_again(patch: pytest.MonkeyPatch) -> None:
    real = loading.Values._handed

    def more(self: Any, state: Any, month: Any) -> CarryOver:
        carried = real(self, state, month)
        again = [
            loading.Owed(
                order.programme, order.beneficiary, line.carried(Cause.RETURNED, order.month)
            )
            for batch in carried.settled[:1]
            for order in batch.instructions
            for line in order.lines
        ]
        return attrs.evolve(carried, owed=(*carried.owed, *again))

    patch.setattr(loading.Values, "_handed", more)


def _recovery_believes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(recovering, "_is_whole", lambda *_: True)


def _written_before_intended(patch: pytest.MonkeyPatch) -> None:
    real, put = rendering.intend, rendering.put_on_disk

    def hasty(book: Any, state: Any, month: Any, work: Any, act: Any) -> None:
        put(book, month.month, work)
        real(book, state, month, work, act)

    patch.setattr(releasing, "intend", hasty)


def _results_twice(patch: pytest.MonkeyPatch) -> None:
    real = book_of.advance

    def forgetful(state: Any, event: Any) -> None:
        state.seen.clear()
        real(state, event)
        state.seen.clear()

    patch.setattr(book_of, "advance", forgetful)


def _holds_are_lost(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = plans.plan

    def without(*args: Any, **more: Any) -> Any:
        made = real(*args, **more)
        return attrs.evolve(made, holds=made.holds[1:])

    patch.setattr(import_module("ansinh.cycle"), "plan", without)


def _one_dong_less(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = plans._lines

    def cut(*args: Any) -> Any:
        return tuple(attrs.evolve(line, amount=line.amount - Dong(1)) for line in real(*args))

    patch.setattr(plans, "_lines", cut)


def _deaths_forgotten(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = plans.payee_for

    def alive(entry: Any, day: Any) -> Any:
        person = attrs.evolve(entry.beneficiary.person, died_on=None)
        whose = attrs.evolve(entry.beneficiary, person=person)
        return real(attrs.evolve(entry, beneficiary=whose), day)

    patch.setattr(plans, "payee_for", alive)
    _deaths_of_others_unheard(patch)


def _voided_files_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(applying, "void_unsent", lambda *_args, **_more: None)
    patch.setattr(planning, "void_unsent", lambda *_args, **_more: None)


def _months_overlap(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(opening, "_refuse_unless_next", lambda *_: None)


def _earlier_months_refused(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hearing, "months_ordered_in", lambda *_: ())


def _since_is_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reckoning.NewsSince, "of", lambda *_: reckoning.NewsSince())


def _doubt_is_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hearing, "doubted_by", lambda *_: ())
    patch.setattr(evidence, "doubted_by", lambda *_: ())


def _doubt_stops_a_month(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(releasing, "withhold", lambda *_: NONE)


def _erasing_takes_money(patch: pytest.MonkeyPatch) -> None:
    real = memory_store._MemoryWriting.erase

    def more(self: Any, person: str) -> int:
        for reference in list(self._kept.keys)[:1]:
            self.release([reference])
        erased: int = real(self, person)
        return erased

    patch.setattr(memory_store._MemoryWriting, "erase", more)


def _brought_holds_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(planning, "brought_live", lambda *_: {})


def _brought_is_sure(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reckoning, "told_before", lambda *_: ())


def _ahead_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    def knowing(self: CarryOver, resolutions: Any) -> CarryOver:
        return attrs.evolve(self, owed=resolve(self.owed, resolutions))

    patch.setattr(CarryOver, "knowing", knowing)


def _early_news_are_dropped(patch: pytest.MonkeyPatch) -> None:
    real = CarryOver.of

    def without(*args: Any, resolved: Any, **more: Any) -> CarryOver:
        whole = real(*args, resolved=resolved, **more)
        known = {one.order.reference for one in resolved}
        settled = tuple(b for b in whole.settled if known.isdisjoint(b.by_reference))
        return attrs.evolve(whole, settled=settled)

    patch.setattr(settling.CarryOver, "of", without)


_IN_ONE_BOOK: Final = tuple(
    Defect(story, plant, steps)
    for story, plant, steps in (
        ("an unknown word is taken for a refusal", _unknown_is_refused, 1_500),
        ("what nobody knows is ordered again", _unknown_is_owed, 1_500),
        ("a file can be sent twice", _sent_twice, 1_500),
        ("a file can be sent that nobody approved", _sent_unapproved, 1_500),
        ("a sum is dropped between two months", _carry_drops_a_line, 1_500),
        ("an approval is not bound to the bytes", _any_bytes_approved, 1_500),
        ("who prepared a file approves it", _makers_approve, 1_500),
        ("who recorded evidence approves it", _evidence_of_one, 1_500),
        ("keys leave out old identity numbers", _claim_without_old_numbers, 3_000),
        ("keys are of the numbers of now alone", _numbers_of_before_forgotten, 6_000),
        ("a death is told to its own line alone", _deaths_of_others_unheard, 1_500),
        ("orders have no keys at all", _claim_nothing, 1_500),
        ("the store lets two orders have one key", _last_resort_gone, 1_500),
        ("a recall lets go of the keys", _recall_frees, 3_000),
        ("an order of which nobody knows lets go of its keys", _unknown_frees, 6_000),
        ("a settlement leaves out what became known late", _resolutions_ignored, 1_500),
        ("late answers are not heard", _late_answers_ignored, 1_500),
        ("money that comes back is overlooked", _returns_ignored, 6_000),
        ("paid sums are owed again", _paid_is_owed_again, 1_500),
        ("recovery marks files as written that are not there", _recovery_believes, 3_000),
        ("files are written before the book knows of them", _written_before_intended, 6_000),
        ("a file counts as often as it comes in", _results_twice, 1_500),
        ("held money is lost", _holds_are_lost, 1_500),
        ("an order is one đồng short", _one_dong_less, 1_500),
        ("deaths are forgotten", _deaths_forgotten, 1_500),
        ("a changed plan leaves its files as they are", _voided_files_count, 1_500),
        ("months can be opened in any order", _months_overlap, 1_500),
        ("news that contradict a refusal cast no doubt", _doubt_is_nothing, 3_000),
        ("a doubt stops a month of which a file is out", _doubt_stops_a_month, 6_000),
        ("answers of earlier months are refused as a whole", _earlier_months_refused, 1_500),
        ("what an earlier month was told of a paid order is forgotten", _since_is_nothing, 60_000),
        ("erasing somebody takes an order's keys", _erasing_takes_money, 3_000),
        ("what was paid ahead, and is known late, is owed again", _ahead_is_forgotten, 6_000),
        (
            "what is known before the plan is handed on no more",
            _early_news_are_dropped,
            3_000,
        ),
    )
)
_HANDED_OVER: Final = tuple(
    Defect(story, plant, steps, hands_over=True)
    for story, plant, steps in (
        ("what was handed over as paid is ordered again", _brought_holds_nothing, 1_500),
        ("what was handed over as unknown is believed at a word", _brought_is_sure, 20_000),
    )
)
DEFECTS: Final[Mapping[str, Defect]] = {
    one.plant.__name__.strip("_").replace("_", "-"): one for one in (*_IN_ONE_BOOK, *_HANDED_OVER)
}
QUICK: Final = 6_000
"""Defects that are found within so many steps are tried in `make test`; all of them in CI."""
