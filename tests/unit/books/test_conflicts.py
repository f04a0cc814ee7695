"""In what an order differs from the one that had its reference."""

from datetime import date

import attrs
import pytest
from tests.unit.payment.conftest import Make

from ansinh import (
    Bank,
    BankAccount,
    Capacity,
    CashPoint,
    Document,
    Dong,
    EWallet,
    Month,
    Payee,
    Person,
    PersonName,
    Roll,
    plan,
)
from ansinh.books.conflicts import differing

ORDER = plan(Roll(Make.month, [Make.entry()]), Make.terms()).instructions[0]
(LINE,) = ORDER.lines
OTHER = Person(PersonName("Trần Văn Thử"))
WALLET = EWallet("VIMAU", "0000000001", OTHER.name)


def test_an_order_is_no_conflict_with_itself() -> None:
    assert differing(ORDER, ORDER) == ()


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"lines": (attrs.evolve(LINE, amount=Dong(5_000_000)),)}, ("amount", "lines")),
        ({"lines": (attrs.evolve(LINE, month_of=Month(2024, 6)),)}, ("lines",)),
        ({"channel": attrs.evolve(Make.account, number="000012345679")}, ("account",)),
        ({"channel": attrs.evolve(Make.account, holder_name=OTHER.name)}, ("name",)),
        (
            {"channel": BankAccount(Bank("BIDV"), Make.account.number, Make.person.name)},
            ("channel",),
        ),
        ({"channel": CashPoint()}, ("account", "channel")),
        ({"channel": WALLET}, ("account", "name", "channel")),
        ({"payee": Payee(OTHER, Capacity.GUARDIAN)}, ("payee",)),
        ({"month": Month(2024, 8)}, ("month",)),
        ({"attempt": 2}, ("attempt",)),
        ({"note": "x"}, ("note",)),
        ({"narrative": "CHI TRA"}, ("narrative",)),
        ({"decision": Document("1/QĐ", issued_on=date(2024, 7, 1))}, ("decision",)),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else "",
)
def test_the_fields_are_named_and_nothing_that_stands_in_them(
    changes: dict[str, object], fields: tuple[str, ...]
) -> None:
    assert differing(ORDER, attrs.evolve(ORDER, **changes)) == fields


def test_two_wallets_of_one_provider_are_one_channel() -> None:
    one = attrs.evolve(ORDER, channel=WALLET)
    other = attrs.evolve(ORDER, channel=attrs.evolve(WALLET, number="0000000002"))
    assert differing(one, other) == ("account",)
