"""No repr, text, error, log or warning of a public value names a person."""

import logging
import pickle
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansinh
from ansinh import (
    Addition,
    Adjustment,
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CarryOver,
    CaseNumber,
    CitizenId,
    Commune,
    DaySpan,
    DeltaConflicts,
    Dong,
    Entitlement,
    Entry,
    EWallet,
    Guardianship,
    HomeDelivery,
    LegacyIdNumber,
    Month,
    MonthlyDelta,
    Outcome,
    OutcomeKind,
    Payer,
    Person,
    PersonKey,
    PersonName,
    PhoneNumber,
    PlanTerms,
    Removal,
    Roll,
    Routes,
    arrears_of,
    payee_for,
    plan,
    reconcile,
    settle,
)
from ansinh.latin import fold
from ansinh.payment import Agency
from ansinh.testing import strategies as draws

JULY = Month(2024, 7)
NAME = "Hoàng Thị Kín Đáo"
AGENTS_NAME = "Ksor Ẩn Danh"
CANARIES = {
    "name": NAME,
    "agent's name": AGENTS_NAME,
    "citizen id": "099187654321",
    "legacy id": "000765432",
    "phone": "0007654321",
    "account": "0000918273645",
    "wallet": "0000564738291",
    "case number": "KIN-0778899",
    "birth date": "17/03/1931",
    "birth date, as Python has it": "1931, 3, 17",
    "birth date, ISO": "1931-03-17",
    "day of death": "2024, 5, 19",
    "day of death, ISO": "2024-05-19",
    "address": "Số 7 ngõ Kín",
    "debit account": "0000424242424",
    "the agency's key": "kín đáo 7-31-19 mẫu",
}


def _spoken() -> list[str]:
    """Every canary as written, decomposed, folded, in digits only, backwards, and its end."""
    ways: set[str] = set()
    for canary in CANARIES.values():
        digits = "".join(letter for letter in canary if letter.isdigit())
        ways |= {canary, unicodedata.normalize("NFD", canary), fold(canary), canary.lower()}
        ways |= {canary[::-1], canary[-6:], canary.encode().hex(), canary.replace(" ", "")}
        ways |= {digits} if len(digits) > 5 else set()
    for name in (NAME, AGENTS_NAME):
        ways |= {word for word in name.split() if len(word) > 3}
    return sorted(ways)


SPOKEN = _spoken()


def _tells(text: str) -> list[str]:
    return [way for way in SPOKEN if way in text]


BENEFICIARY = Beneficiary(
    Person(
        PersonName(NAME),
        BirthDate(1931, 3, 17),
        None,
        CitizenId(CANARIES["citizen id"]),
        LegacyIdNumber(CANARIES["legacy id"]),
        PhoneNumber(CANARIES["phone"]),
    ),
    CaseNumber(CANARIES["case number"]),
    Commune("Xã Mẫu"),
    "Thôn Mẫu",
)
AGENT = Person(PersonName(AGENTS_NAME), BirthDate(1931, 3, 17))
PAPER = Authorization(AGENT, None, DaySpan(date(2024, 1, 1)))
ACCOUNT = BankAccount(Bank("BIDV"), CANARIES["account"], PersonName(AGENTS_NAME))
ENTRY = Entry(
    ansinh.SOCIAL_ASSISTANCE, BENEFICIARY, Entitlement(None, Dong(1)), ACCOUNT, (PAPER,), NAME
)
DIED = attrs.evolve(
    ENTRY,
    beneficiary=attrs.evolve(
        BENEFICIARY, person=attrs.evolve(BENEFICIARY.person, died_on=date(2024, 5, 19))
    ),
    papers=(Guardianship(attrs.evolve(AGENT, died_on=date(2024, 5, 19)), None, DaySpan()),),
)
TERMS = PlanTerms(
    agency=Agency("MAU", "Phòng Mẫu", CANARIES["the agency's key"].encode()),
    pay_day=date(2024, 7, 5),
    routes=Routes(any_bank="mau.list"),
    payers={"mau.list": Payer("PHONG MAU", CANARIES["debit account"])},
)


def _values() -> Iterator[Any]:
    person = BENEFICIARY.person
    yield from (BENEFICIARY, person, person.name, person.birth, person.citizen_id)
    yield from (person.legacy_id, person.phone, BENEFICIARY.case, AGENT, PAPER, ACCOUNT)
    yield EWallet("VIMAU", CANARIES["wallet"], PersonName(NAME))
    yield HomeDelivery(CANARIES["address"])
    yield PersonKey.of(BENEFICIARY, agency="MAU", key=TERMS.agency.key)
    yield from (ENTRY, ENTRY.key, ENTRY.entitlement, DIED, TERMS, TERMS.agency)
    roll = Roll(JULY, [ENTRY])
    changes = [
        Addition(ENTRY, JULY - 3),
        Removal(ENTRY, JULY - 3, event_on=date(2024, 5, 19)),
        Adjustment(ENTRY, DIED, JULY - 3),
    ]
    yield from (roll, roll.entries, dict(roll.by_key), changes)
    for change in changes:
        before = Roll(JULY - 1, () if isinstance(change, Addition) else [ENTRY])
        delta = MonthlyDelta.on(before, JULY, [change])
        yield from (delta, arrears_of(delta, date(2024, 7, 1)))
    yield payee_for(ENTRY, TERMS.pay_day)
    late = arrears_of(MonthlyDelta.on(Roll(JULY - 1, ()), JULY, changes[:1]), date(2024, 7, 1))
    for listed in (ENTRY, DIED):
        made = plan(Roll(JULY, [listed]), TERMS, owed=late.owed)
        yield from (made, made.batches, made.holds, made.instructions)
        for said in _said_of(made.instructions):
            result = reconcile(made.batches, said)
            settlement = settle(made, result)
            yield from (said, result, settlement, settlement.carried_out)
            yield CarryOver.of(settlement, result, made.batches)
    gone = plan(Roll(JULY, ()), TERMS, owed=late.owed, removals=[Removal(ENTRY, JULY - 2)])
    yield from (gone, gone.holds, gone.cancellations)


def _said_of(orders: tuple[ansinh.PaymentInstruction, ...]) -> list[list[Outcome]]:
    right = [
        Outcome(order.reference, OutcomeKind.PAID, order.amount, order.account, order.listed_name)
        for order in orders
    ]
    wrong = [attrs.evolve(one, name=PersonName(NAME), account=CANARIES["wallet"]) for one in right]
    return [right, wrong, [*right, *wrong], []]


VALUES = list(_values())


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_no_value_names_a_person_when_it_is_shown(
    value: Any, caplog: pytest.LogCaptureFixture
) -> None:
    for shown in (repr(value), str(value), f"{value}", f"{value!r}", ascii(value)):
        assert _tells(shown) == []
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("ansinh").warning("%s %r", value, value)
    assert _tells(caplog.text) == []


def test_the_canaries_would_be_heard() -> None:
    """The law above means something only while the values do hold what must not be told."""
    held = "".join(str(attrs.asdict(value)) for value in VALUES if attrs.has(type(value)))
    held += "".join(
        str(attrs.asdict(item)) for value in VALUES if isinstance(value, list) for item in value
    )
    for canary in (
        "name",
        "agent's name",
        "citizen id",
        "legacy id",
        "phone",
        "account",
        "wallet",
        "case number",
        "address",
        "debit account",
        "day of death",
    ):
        assert CANARIES[canary] in held


WRONG: dict[str, tuple[Callable[[str], object], str]] = {
    "citizen id": (CitizenId, CANARIES["citizen id"] + "0"),
    "citizen id in other digits": (CitizenId, "０" + CANARIES["citizen id"][1:]),
    "legacy id": (LegacyIdNumber, CANARIES["legacy id"] + "0"),
    "phone": (PhoneNumber, CANARIES["phone"] + "000"),
    "phone as typed": (PhoneNumber.parse, CANARIES["phone"] + " ext"),
    "name": (PersonName, NAME + "\u202e"),
    "name of digits": (PersonName, NAME + CANARIES["citizen id"]),
    "long name": (PersonName, NAME * 9),
    "case number": (CaseNumber, CANARIES["case number"] + " ?"),
    "birth date": (BirthDate.parse, CANARIES["birth date"] + "?"),
    "birth date that is none": (BirthDate.parse, "31/02/1931"),
    "account": (
        lambda text: BankAccount(Bank("BIDV"), text, PersonName(NAME)),
        CANARIES["account"] + " ",
    ),
    "address": (HomeDelivery, CANARIES["address"] + "\n"),
    "amount": (Dong.parse, CANARIES["account"] + "x"),
    "month": (Month.parse, CANARIES["birth date"]),
    "reference": (ansinh.Reference, CANARIES["case number"]),
    "bank": (ansinh.find_bank, NAME),
}


@pytest.mark.parametrize("what", WRONG)
def test_no_error_names_what_it_refused(what: str) -> None:
    make, text = WRONG[what]
    with pytest.raises(ansinh.InvalidValue) as refused:
        make(text)
    error = refused.value
    told = "".join(traceback.format_exception(error, limit=-1)).split("\n")
    shown = [*told[-3:], str(error), repr(error), str(error.args), str(vars(error))]
    assert [line for line in shown if text in line or _tells(line)] == []
    assert error.__cause__ is None
    assert error.__context__ is None
    assert text.encode() not in pickle.dumps(error)


def test_no_conflict_names_anybody() -> None:
    delta = MonthlyDelta.on(Roll(JULY - 1, [ENTRY]), JULY, [Removal(ENTRY, JULY)])
    with pytest.raises(DeltaConflicts) as refused:
        delta.apply_to(Roll(JULY - 1, ()))
    error = refused.value
    for shown in (str(error), repr(error), str(error.conflicts), str(error.args)):
        assert _tells(shown) == []


@given(entry=draws.entries())
def test_a_lines_own_secrets_are_not_in_what_it_shows(entry: Entry) -> None:
    """The same for anybody: what is drawn is looked for in what is shown."""
    person = entry.beneficiary.person
    secrets = [
        text
        for text in (
            person.name.text if len(person.name.text) > 9 else None,
            person.citizen_id and person.citizen_id.digits,
            person.legacy_id and person.legacy_id.digits,
            person.phone and person.phone.digits,
            person.birth and person.birth.day and person.birth.label,
            getattr(entry.channel, "number", None),
        )
        if text
    ]
    whole = Roll(JULY, [entry])
    for value in (entry, entry.beneficiary, person, entry.channel, whole, entry.key, entry.papers):
        for shown in (repr(value), str(value)):
            assert not any(secret in shown for secret in secrets)


@given(case=st.builds(lambda serial: CaseNumber(f"KIN{serial:09}"), st.integers(0, 10**9 - 1)))
def test_a_key_does_not_show_its_case(case: CaseNumber) -> None:
    entry = attrs.evolve(ENTRY, beneficiary=attrs.evolve(BENEFICIARY, case=case))
    assert case.text not in f"{entry.key} {entry.key!r} {KeyError(entry.key)!r}"
