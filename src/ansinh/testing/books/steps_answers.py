"""Steps of what comes back: answers in every way, evidence, settling and closing."""

from collections.abc import Callable
from typing import Final

from ansinh.books.receipts import Settled
from ansinh.books.state import MonthStage
from ansinh.canonical import digest_of
from ansinh.payment import OutcomeKind
from ansinh.testing.books.adding_up import adds_up
from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.books.ledger import Ordered, must
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import CHECKERS, MAKERS, NothingToDo
from ansinh.testing.books.provider import ODD, Said, Way

_GROUNDS: Final = ("statement", "enquiry", "signed-list")
_SELDOM: Final = frozenset({Way.REPEAT, Way.EMPTY, Way.OWN_FILE, Way.STRANGE})
_UNPAID: Final = (OutcomeKind.REFUSED, OutcomeKind.RETURNED, OutcomeKind.UNCOLLECTED)


def answering(*ways: Way) -> Callable[[ObservingOffice, Dice], None]:
    """Make a step in which a provider answers in one of some ways, and the book hears it."""

    def answer(office: ObservingOffice, dice: Dice) -> None:
        if not _SELDOM.isdisjoint(ways) and not once_in(dice, 3):
            raise NothingToDo  # these could always be said
        provider = dice.pick(sorted(office.providers))
        said = office.providers[provider].answer(dice.pick(ways), dice)
        if said is None:
            raise NothingToDo
        office.acted = True
        hear(office, dice, said)

    answer.__doc__ = f"A provider answers: {', '.join(ways)}."
    return answer


def hear(office: ObservingOffice, dice: Dice, said: Said) -> None:
    """The book hears an answer, in the month that is open."""
    month, act = office.month, office.act(dice.pick(MAKERS))
    known = said.sha256 in office.heard
    office.given[said.sha256] = said
    before = office.book.store.head()

    def listen() -> object:
        return office.book.results(month.month, [said.answer], act)

    if said.way not in ODD and _is_due(office, said):
        office.done(listen)
    else:
        office.attempt(listen)
    if known:
        must(office.book.store.head() == before, "an answer that was heard changed the book again")


def _is_due(office: ObservingOffice, said: Said) -> bool:
    """Whether the book must take an answer in: of an earlier month's orders at any time."""
    month = office.month
    if said.month == month.month:
        is_out = month.anything_sent and month.stage is MonthStage.PLANNED
        return is_out and bool(said.sayings)
    return any(office.keeps(saying.reference) for saying in said.sayings)


def prove(office: ObservingOffice, dice: Dice) -> None:
    """Somebody found out what came of an order, or that its money is back; mostly the truth."""
    one = office.some(dice, _open_questions(office))
    kind = _truth(one)
    if once_in(dice, 16):
        kind = dice.pick((*_UNPAID, OutcomeKind.PAID))
    reference, act = one.order.reference, office.act(dice.pick(MAKERS))
    ground, document = dice.pick(_GROUNDS), digest_of((reference.text, kind.value))
    office.attempt(
        lambda: office.book.record_evidence(reference, kind, act, ground=ground, document=document)
    )


def approve_proof(office: ObservingOffice, dice: Dice) -> None:
    """Another person approves recorded evidence."""
    proof = office.some(dice, office.waiting_proofs)
    act = office.act(dice.pick([who for who in CHECKERS if who != proof.by]))
    office.attempt(lambda: office.book.approve_evidence(proof.reference, act))


def approve_own_proof(office: ObservingOffice, dice: Dice) -> None:
    """Who recorded evidence would approve it."""
    proof = office.some(dice, office.waiting_proofs)
    act = office.act(proof.by)
    office.refused(
        lambda: office.book.approve_evidence(proof.reference, act), "evidence of one person alone"
    )


def settle(office: ObservingOffice, dice: Dice) -> None:
    """The month is settled, or settled again."""
    month, act = office.month, office.act(dice.pick(MAKERS))
    if month.stage is MonthStage.OPENED:
        office.refused(
            lambda: office.book.settle(month.month, act), "a month settled that was not planned"
        )
        return
    given: Settled | None
    if office.is_all_sent:
        given = office.done(lambda: office.book.settle(month.month, act))
    else:
        given = office.attempt(lambda: office.book.settle(month.month, act))
    if given is not None:
        adds_up(office.ledger, given.settled, office.paid, office.handed_on)
        month.settled = given.settled


def close(office: ObservingOffice, dice: Dice) -> None:
    """The month is closed, if it is settled."""
    month, act = office.month, office.act(dice.pick((*MAKERS, *CHECKERS)))
    if month.stage is MonthStage.SETTLED:
        if month.settled is None:  # the program ended when it was settled
            settle(office, dice)
        office.done(lambda: office.book.close_month(month.month, act))
    else:
        office.refused(
            lambda: office.book.close_month(month.month, act), "a month closed before settling"
        )


def work_in_closed(office: ObservingOffice, dice: Dice) -> None:
    """Somebody would go on working in a month that is closed."""
    closed = office.last_closed
    if closed is None:
        raise NothingToDo
    act, book = office.act(dice.pick(MAKERS)), office.book
    steps: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: book.plan(closed, office.place.terms(closed, dice), act), "planned"),
        (lambda: book.render(closed, act), "rendered"),
        (lambda: book.apply(closed, [], act), "changed"),
    )
    step, what = dice.pick(steps)
    before = book.store.head()
    office.attempt(step)
    must(book.store.head() == before, f"a closed month was {what}")


def _open_questions(office: ObservingOffice) -> list[Ordered]:
    """Give orders of which nobody knows, and such as are known as paid and came back since."""
    sent = (one for one in office.ledger.orders.values() if one.transfers)
    return [one for one in sent if not one.surely_unpaid and not _is_true(one)][-12:]


def _is_true(one: Ordered) -> bool:
    return one.surely_paid and _truth(one) is not OutcomeKind.RETURNED


def _truth(one: Ordered) -> OutcomeKind:
    return one.transfers[-1].truth
