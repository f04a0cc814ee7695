from typing import Any

import attrs
import pytest

from ansinh import (
    MERIT,
    Bank,
    BankAccount,
    CashPoint,
    Cause,
    Code,
    Component,
    Dong,
    EWallet,
    HomeDelivery,
    InstructionLine,
    Limits,
    Month,
    OutcomeKind,
    PaymentBatch,
    PaymentInstruction,
    PersonName,
    Position,
    Reference,
    Roll,
    Routes,
    plan,
)
from ansinh.errors import InvalidInstruction, InvalidReference, InvalidSettings
from ansinh.payment import Agency, Outcome
from ansinh.payment.reference import check_character

JULY = Month(2024, 7)
NAME = PersonName("Nguyễn Thị Mẫu")


@pytest.fixture
def order(make: Any) -> PaymentInstruction:
    """One order."""
    (order,) = plan(Roll(JULY, [make.entry()]), make.terms()).instructions
    return order


@pytest.fixture
def batch(make: Any) -> PaymentBatch:
    """One batch of two orders."""
    (batch,) = plan(Roll(JULY, [make.entry("1"), make.entry("2")]), make.terms()).batches
    return batch


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("A12425GABC1234002", "M"),  # the example of the Global Release Identifier standard
        ("00000000D07A0090", "Q"),  # the International Standard Audiovisual Number's example
        ("00000000D07A009000000000", "X"),  # the same with its version
        ("779185342C2390308610", "5"),  # an Entertainment Identifier Registry example
        ("", "1"),
    ],
)
def test_the_check_character_is_that_of_iso_7064_mod_37_36(body: str, check: str) -> None:
    assert check_character(body) == check


@pytest.mark.parametrize(
    "text", ["", "a" * 20, "A" * 19, "A" * 21, "A-" * 10, "A" * 19 + "\n", None]
)
def test_a_reference_has_twenty_letters_and_digits(text: Any) -> None:
    with pytest.raises(InvalidReference) as refused:
        Reference(text)
    assert refused.value.code is Code.REFERENCE_TEXT


def test_a_reference_checks_itself(order: PaymentInstruction) -> None:
    text = order.reference.text
    assert Reference(text) == order.reference
    assert str(order.reference) == text
    with pytest.raises(InvalidReference) as refused:
        Reference(("B" if text[0] == "A" else "A") + text[1:])
    assert refused.value.code is Code.REFERENCE_CHECK


def test_an_order_has_something_to_pay(order: PaymentInstruction) -> None:
    with pytest.raises(InvalidInstruction) as refused:
        attrs.evolve(order, lines=())
    assert refused.value.code is Code.INSTRUCTION_LINES


@pytest.mark.parametrize("narrative", ["", "x" * 211, "a\nb", None])
def test_a_narrative_is_one_line_of_text(order: PaymentInstruction, narrative: Any) -> None:
    with pytest.raises(InvalidInstruction) as refused:
        attrs.evolve(order, narrative=narrative)
    assert refused.value.code is Code.INSTRUCTION_NARRATIVE


@pytest.mark.parametrize(
    "parts",
    [
        {"instructions": ()},
        {"programme": MERIT},
        {"month": JULY + 1},
    ],
)
def test_a_batch_is_of_one_programme_and_month(batch: PaymentBatch, parts: dict[str, Any]) -> None:
    with pytest.raises(InvalidInstruction) as refused:
        attrs.evolve(batch, **parts)
    assert refused.value.code is Code.BATCH_MIXED


def test_a_reference_stands_once_in_a_batch(batch: PaymentBatch) -> None:
    with pytest.raises(InvalidInstruction):
        attrs.evolve(batch, instructions=batch.instructions[:1] * 2)


def test_a_batchs_digest_sees_what_count_and_total_do_not(batch: PaymentBatch) -> None:
    first, second = batch.instructions
    swapped = (
        attrs.evolve(first, channel=attrs.evolve(_account(second), number="000087654321")),
        second,
    )
    other = attrs.evolve(batch, instructions=swapped)
    assert (other.count, other.total) == (batch.count, batch.total)
    assert other.digest != batch.digest
    assert attrs.evolve(batch).digest == batch.digest
    assert attrs.evolve(batch, instructions=(second, first)).digest != batch.digest


def _account(order: PaymentInstruction) -> BankAccount:
    assert isinstance(order.channel, BankAccount)
    return order.channel


@pytest.mark.parametrize("limit", [0, -1, True, 1.5])
def test_a_limit_is_a_number_above_nothing(limit: Any) -> None:
    for name in ("max_records", "name_length", "narrative_length"):
        with pytest.raises(InvalidInstruction) as refused:
            Limits(**{name: limit})
        assert refused.value.code is Code.LIMITS


@pytest.mark.parametrize("key", [b"", b"x" * 15, "x" * 16, None])
def test_an_agencys_key_is_long_enough(key: Any) -> None:
    with pytest.raises(InvalidSettings) as refused:
        Agency("A", "A", key)
    assert refused.value.code is Code.KEY_LENGTH


@pytest.mark.parametrize(
    ("channel", "provider"),
    [
        (BankAccount(Bank("BIDV"), "0000", NAME), "bidv"),
        (BankAccount(Bank("MB"), "0000", NAME), "any"),
        (CashPoint(), "post"),
        (HomeDelivery(), None),
        (EWallet("VIMAU", "0000", NAME), "wallet"),
        (EWallet("VITHU", "0000", NAME), None),
    ],
)
def test_a_channel_goes_its_route_or_none(channel: Any, provider: str | None) -> None:
    routes = Routes(
        banks={"BIDV": "bidv"}, any_bank="any", cash="post", wallets={"VIMAU": "wallet"}
    )
    assert routes.provider_for(channel) == provider
    assert routes.providers == ("any", "bidv", "post", "wallet")
    assert Routes().provider_for(channel) is None


@pytest.mark.parametrize("kind", [kind for kind in OutcomeKind if kind is not OutcomeKind.PAID])
def test_what_was_not_paid_is_owed_for_a_cause(kind: OutcomeKind) -> None:
    assert kind.cause is Cause(kind.value)


def test_what_was_paid_leaves_nothing_owed() -> None:
    with pytest.raises(ValueError, match="paid"):
        _ = OutcomeKind.PAID.cause


def test_an_outcome_is_what_it_says_wherever_it_stands(order: PaymentInstruction) -> None:
    one = Outcome(order.reference, OutcomeKind.PAID, evidence=Position("a.xlsx", "", 4))
    assert one == attrs.evolve(one, evidence=Position("b.xlsx", "", 9))
    assert str(one) == f"Outcome({order.reference}, paid, None)"


def test_an_order_keeps_current_and_earlier_sums_apart(order: PaymentInstruction) -> None:
    earlier = InstructionLine(Component.ARREARS, JULY - 1, Dong(1), Cause.ADDED_LATE)
    both = attrs.evolve(order, lines=(earlier, *order.lines))
    assert both.earlier == (earlier,)
    assert both.current == order.lines
    assert both.amount == order.amount + Dong(1)
