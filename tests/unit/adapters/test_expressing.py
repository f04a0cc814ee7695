"""A batch is said by the profile, or refused with everything that stands in the way."""

import attrs
import pytest

from ansinh import Bank, BankAccount, CashPoint, Code, Dong, PersonName, RenderRefused
from ansinh.adapters import order_lines, read_profile
from ansinh.formats import FormatProfile, Media
from ansinh.payment import PaymentBatch
from ansinh.scaffold import NewAdapter, adapter_package
from ansinh.testing import sample_batch


def profile_of(media: Media, **changes: object) -> FormatProfile:
    files = adapter_package(NewAdapter("so-hn", "sohn.transfer"), media)
    return attrs.evolve(read_profile(files["src/so_hn/profile.toml"]), **changes)  # type: ignore[arg-type] # fields of a profile


DELIMITED = profile_of(Media.DELIMITED)
FIXED = profile_of(Media.FIXED_WIDTH)


def refused(batch: PaymentBatch, profile: FormatProfile) -> list[str]:
    with pytest.raises(RenderRefused) as caught:
        order_lines(batch, profile)
    return [code for _, code in caught.value.refusals]


def with_channel(profile: FormatProfile, channel: object) -> PaymentBatch:
    batch = sample_batch(attrs.evolve(profile, max_amount=None), count=1)
    (order,) = batch.instructions
    changed = attrs.evolve(order, channel=channel)  # type: ignore[arg-type] # a channel
    return attrs.evolve(batch, instructions=(changed,))


def account(name: str = "Hồ Bịa", bank: str = "BIDV", number: str = "000000000007") -> BankAccount:
    return BankAccount(Bank(bank), number, PersonName(name))


def test_each_order_is_said_by_the_rules_of_its_profile() -> None:
    (line,) = order_lines(sample_batch(FIXED, count=1), FIXED)
    assert (line.payee, line.bank, line.amount) == ("NGUYEN VAN THU", "AGRIBANK", Dong(361_111))


@pytest.mark.parametrize(
    ("channel", "profile", "codes"),
    [
        (CashPoint(), DELIMITED, [Code.CHANNEL_OF_ANOTHER_PROVIDER]),
        (account(), attrs.evolve(DELIMITED, banks={"ACB": "1"}), [Code.BANK_NOT_LISTED]),
        (account(name="Bịa " * 18 + "Bịa"), DELIMITED, [Code.NAME_TOO_LONG_FOR_PROVIDER]),
        (account(), attrs.evolve(DELIMITED, encoding="ascii"), [Code.TEXT_NOT_EXPRESSIBLE]),
        (account(), attrs.evolve(DELIMITED, max_amount=Dong(5)), [Code.HOLD_LIMIT]),
        (
            account(),
            attrs.evolve(DELIMITED, banks={"BIDV": "=1+1"}),
            [Code.TEXT_NOT_EXPRESSIBLE],
        ),
        (account(), attrs.evolve(FIXED, banks={"BIDV": "X" * 21}), [Code.FIELD_TOO_LONG]),
    ],
)
def test_what_the_profile_cannot_say_is_refused(
    channel: object, profile: FormatProfile, codes: list[Code]
) -> None:
    assert refused(with_channel(profile, channel), profile) == codes


def test_a_batch_that_is_too_long_is_refused_as_a_whole() -> None:
    """Which orders to leave out is nobody's to choose here."""
    batch = sample_batch(DELIMITED, count=3)
    assert refused(batch, attrs.evolve(DELIMITED, max_records=2)) == [Code.BATCH_RECORDS] * 3


def test_a_field_that_an_agency_made_narrow_is_not_cut() -> None:
    assert FIXED.order is not None
    columns = [
        attrs.evolve(one, width={"name": 5, "amount": 3}.get(one.field, one.width))
        for one in FIXED.order.columns
    ]
    narrow = attrs.evolve(FIXED, order=attrs.evolve(FIXED.order, columns=columns))
    assert refused(sample_batch(narrow, count=1), narrow) == [
        Code.FIELD_TOO_LONG,
        Code.NAME_TOO_LONG_FOR_PROVIDER,
    ]


def test_a_bank_is_written_by_the_authors_own_words() -> None:
    """A provider's list of branches is no column of words: None from it is a bank nobody knows."""
    batch = with_channel(FIXED, account(bank="ACB"))
    (line,) = order_lines(batch, FIXED, bank=lambda bank: f"{bank.code}-01")
    assert line.bank == "ACB-01"
    with pytest.raises(RenderRefused) as caught:
        order_lines(batch, FIXED, bank=lambda _: None)
    assert [code for _, code in caught.value.refusals] == [Code.BANK_NOT_LISTED]
