"""The order is a pain.001 that the official schema allows, field by field."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from lxml import etree
from tests.invented_batches import AS_OF, REFERENCES
from tests.iso20022.messages_for_tests import ADAPTER, assert_valid, rendered, transfer_batch

from ansinh import (
    Agency,
    Bank,
    BankAccount,
    CashPoint,
    Code,
    Dong,
    EntryKey,
    EWallet,
    InvalidProfile,
    Payer,
    PaymentBatch,
    PersonName,
    Programme,
    Registry,
    RenderedFile,
    RenderRefused,
    SourceFile,
)
from ansinh.adapters import RenderRequest
from ansinh.formats import Charset, FormatProfile, NameRule, NarrativeRule
from ansinh.payment import reference_for
from ansinh_iso20022.adapter import Iso20022CreditTransfer
from ansinh_iso20022.names import message_id, month_named
from ansinh_iso20022.order import order_file
from ansinh_iso20022.profile import PROFILE

GOLDEN = Path(__file__).parent / "golden"
NAMESPACE = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


def found(content: bytes, path: str) -> list[str | None]:
    return [one.text for one in etree.fromstring(content).iterfind(path, NAMESPACE)]


def by(profile: FormatProfile, batch: PaymentBatch | None = None) -> RenderedFile:
    request = RenderRequest(batch=batch or transfer_batch(), as_of=AS_OF)
    return order_file(request, profile)


def with_options(**options: str) -> FormatProfile:
    said = {name.replace("_", "-"): value for name, value in options.items()}
    return attrs.evolve(PROFILE, options={**PROFILE.options, **said})


def with_channel(channel: object, at: int = 0) -> PaymentBatch:
    batch = transfer_batch()
    orders = [*batch.instructions]
    orders[at] = attrs.evolve(orders[at], channel=channel)
    return attrs.evolve(batch, instructions=tuple(orders))


def refusals(batch: PaymentBatch, profile: FormatProfile = PROFILE) -> tuple[tuple[str, str], ...]:
    with pytest.raises(RenderRefused) as refused:
        by(profile, batch)
    return refused.value.refusals


def test_the_golden_file() -> None:
    """Every byte; a change of what banks get is seen here, and reviewed."""
    file = rendered()
    assert file.content == (GOLDEN / "order.xml").read_bytes()
    assert_valid(file.content, "pain.001.001.09")
    assert file.filename == "iso20022-btxh-2024-07-1.xml"
    assert (file.count, file.total) == (3, transfer_batch().total)


def test_amounts_are_whole_and_in_vnd() -> None:
    """1.610.000 đ is 1610000: two decimals more or less are a hundredfold."""
    assert found(rendered().content, ".//p:InstdAmt") == ["500000", "1610000", "500000"]
    currencies = {
        one.get("Ccy") for one in etree.fromstring(rendered().content).iter("{*}InstdAmt")
    }
    assert currencies == {"VND"}
    assert found(rendered().content, ".//p:CtrlSum") == ["2610000", "2610000"]
    assert found(rendered().content, ".//p:NbOfTxs") == ["3", "3"]


def test_the_days_are_those_of_the_request_and_the_batch() -> None:
    file = rendered()
    assert found(file.content, ".//p:CreDtTm") == ["2024-07-01T00:00:00"]
    assert found(file.content, ".//p:ReqdExctnDt/p:Dt") == ["2024-07-05"]


def test_nothing_is_told_but_what_the_bank_needs() -> None:
    """No note, no identity number, no birth date, no programme, no commune."""
    text = rendered().content.decode()
    for kept in ("không được in ra", "099145", "1945", "BTXH", "QĐ-UBND", "Tứ Hạ", "TU HA"):
        assert kept not in text


def test_the_message_has_a_name_of_its_own() -> None:
    """Sent again it has the same name, so that the bank can refuse it; all else has another."""
    batch = transfer_batch()
    other = Programme("BTXH2", batch.programme.name)
    orders = tuple(attrs.evolve(order, programme=other) for order in batch.instructions)
    variants = [
        batch,
        attrs.evolve(batch, sequence=2),
        attrs.evolve(batch, provider="mau.pain001"),
        attrs.evolve(batch, payer=Payer("Phòng Mẫu khác", batch.payer.account)),
        attrs.evolve(batch, payer=Payer(batch.payer.name, "000000009999")),
        attrs.evolve(batch, programme=other, instructions=orders),
    ]
    names = [message_id(one) for one in variants]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 35 for name in names)
    assert message_id(transfer_batch()) == names[0]
    assert {month_named(name) for name in names} == {batch.month}


@pytest.mark.parametrize("name", ["", "202407", "202413-" + "A" * 26, "189912-" + "A" * 26, "x"])
def test_a_name_of_somebody_elses_message_names_no_month(name: str) -> None:
    assert month_named(name) is None


def test_by_citad_an_account_has_its_own_branch_or_the_listed_one() -> None:
    profile = attrs.evolve(
        with_options(agent="citad", clearing_system="CITAD"),
        banks={"VIETINBANK": "01201001", "AGRIBANK": "01204001", "VIETCOMBANK": "01203001"},
    )
    content = by(profile).content
    assert_valid(content, "pain.001.001.09")
    assert found(content, ".//p:CdtrAgt//p:MmbId") == ["01201001", "01204001", "01203003"]
    assert set(found(content, ".//p:ClrSysId/p:Prtry")) == {"CITAD"}
    stranger = with_channel(BankAccount(Bank("AGRIBANK", "01203003"), "0000123", PersonName("Hoa")))
    assert refusals(stranger, profile) == ((REFERENCES[0], Code.BANK_NOT_LISTED),)


@pytest.mark.parametrize(
    ("profile", "bank"),
    [
        (PROFILE, Bank("MAUBANK")),
        (PROFILE, Bank("VBSP")),
        (attrs.evolve(PROFILE, banks={"BIDV": "970418"}), Bank("VIETINBANK")),
        (attrs.evolve(PROFILE, banks={"BIDV": "97041"}), Bank("BIDV")),
        (with_options(agent="citad"), Bank("BIDV")),
        (with_options(agent="citad"), Bank("BIDV", "01999001")),
    ],
)
def test_a_bank_without_a_sure_code_is_refused(profile: FormatProfile, bank: Bank) -> None:
    batch = with_channel(BankAccount(bank, "0000123", PersonName("Hoa")))
    assert (REFERENCES[0], Code.BANK_NOT_LISTED) in refusals(batch, profile)


def test_the_payers_bank_is_written_where_the_profile_says_it() -> None:
    content = by(with_options(debtor_agent="970415", charge_bearer="SLEV")).content
    assert_valid(content, "pain.001.001.09")
    assert found(content, ".//p:DbtrAgt//p:MmbId") == ["970415"]
    assert found(content, ".//p:ChrgBr") == ["SLEV"]


def test_what_a_profile_does_not_say_is_as_packaged() -> None:
    """An own table of options stands in the place of the packaged one; what it leaves out stays."""
    file = by(attrs.evolve(PROFILE, options={"charge-bearer": "SHAR"}))
    assert file.content == rendered().content.replace(b"DEBT", b"SHAR")
    assert by(attrs.evolve(PROFILE, options={})) == rendered()


OWN = """
profile = 1
replaces = "iso20022.pain001"
format_version = "thi-du-1"
source = "a letter of the bank's, invented"
certainty = "documented"

[options]
"""


@pytest.mark.parametrize(
    "options",
    [
        'agent = "swift"',
        'agent = "NAPAS-BIN"',
        'agents = "citad"',
        'charge-bearer = "NOBODY"',
        'charge-bearer = "DEBT<"',
        'clearing-system = "VN NAPAS"',
        'clearing-system = "' + "A" * 36 + '"',
        'debtor-agent = "97041"',
        'debtor-agent = "01201001"',
        'debtor-agent = "970415</MmbId>"',
        'agent = "citad"\ndebtor-agent = "970415"',
    ],
)
def test_an_option_that_cannot_be_followed_is_refused_before_there_is_a_file(options: str) -> None:
    registry = Registry.discover(profiles=[SourceFile("own.toml", (OWN + options).encode())])
    with pytest.raises(InvalidProfile) as refused:
        registry.get("iso20022.pain001")
    assert refused.value.code is Code.PROFILE_OPTION
    for word in ("swift", "agents", "NOBODY", "97041", "VN NAPAS"):
        assert word not in str(refused.value)
    at_fault = options.rpartition("\n")[2].partition(" ")[0]
    assert f": {at_fault if at_fault != 'agents' else '?'} (? is" in str(refused.value)


def test_options_that_are_known_are_followed() -> None:
    options = 'agent = "citad"\ndebtor-agent = "01201001"\nclearing-system = "CITAD"'
    registry = Registry.discover(profiles=[SourceFile("own.toml", (OWN + options).encode())])
    adapter = registry.get("iso20022.pain001")
    with pytest.raises(RenderRefused):  # the packaged table has BINs
        adapter.render(RenderRequest(batch=transfer_batch(), as_of=AS_OF))


@pytest.mark.parametrize("length", [None, 141, 500])
def test_no_profile_makes_a_text_longer_than_the_message_takes(length: int | None) -> None:
    profile = attrs.evolve(
        PROFILE,
        name_rule=NameRule(Charset.ASCII_UPPER, length),
        narrative_rule=NarrativeRule(Charset.ASCII_UPPER, length),
    )
    batch = transfer_batch()
    orders = [*batch.instructions]
    for at, narrative in enumerate(("X" * 140, "X" * 141, "x " * 70 + "x")):
        orders[at] = attrs.evolve(orders[at], narrative=narrative)
    assert refusals(attrs.evolve(batch, instructions=tuple(orders)), profile) == (
        (REFERENCES[1], Code.NARRATIVE_TOO_LONG_FOR_PROVIDER),
        (REFERENCES[2], Code.NARRATIVE_TOO_LONG_FOR_PROVIDER),
    )


def test_full_names_are_written_where_the_profile_says_so() -> None:
    profile = attrs.evolve(PROFILE, name_rule=NameRule(Charset.VIETNAMESE, 140))
    content = by(profile).content
    assert found(content, ".//p:Cdtr/p:Nm") == ["Đặng Thị Hoà", "H'Mẫu Niê", "Nguyễn Văn Thử"]
    assert found(content, ".//p:Dbtr/p:Nm") == ["Phòng Mẫu thị xã Ví Dụ"]


def test_signs_that_xml_needs_for_itself_are_escaped() -> None:
    rule = NarrativeRule(Charset.ASCII_UPPER, 140, "<&>/")
    batch = transfer_batch()
    orders = [attrs.evolve(one, narrative="A<B & C>D </Ustrd>") for one in batch.instructions]
    batch = attrs.evolve(batch, instructions=tuple(orders), payer=Payer("A & B", "000000001234"))
    content = by(attrs.evolve(PROFILE, narrative_rule=rule), batch).content
    assert_valid(content, "pain.001.001.09")
    assert found(content, ".//p:Ustrd") == ["A<B & C>D </USTRD>"] * 3
    assert found(content, ".//p:Dbtr/p:Nm") == ["A & B"]


def test_everything_that_stands_in_the_way_is_told_at_once() -> None:
    batch = transfer_batch()
    name = PersonName("Nguyễn Văn Thử")
    orders = [*batch.instructions]
    orders[0] = attrs.evolve(orders[0], channel=CashPoint(""))
    orders[1] = attrs.evolve(
        orders[1], channel=BankAccount(Bank("MAUBANK"), "0000123", name), narrative="chi trả → 7"
    )
    orders[2] = attrs.evolve(orders[2], narrative="X" * 141)
    assert refusals(attrs.evolve(batch, instructions=tuple(orders))) == (
        (REFERENCES[0], Code.CHANNEL_OF_ANOTHER_PROVIDER),
        (REFERENCES[1], Code.BANK_NOT_LISTED),
        (REFERENCES[1], Code.TEXT_NOT_EXPRESSIBLE),
        (REFERENCES[2], Code.NARRATIVE_TOO_LONG_FOR_PROVIDER),
    )


def test_a_wallet_is_another_providers() -> None:
    batch = with_channel(EWallet("VIMAU", "0000123", PersonName("Hoa")))
    assert refusals(batch) == ((REFERENCES[0], Code.CHANNEL_OF_ANOTHER_PROVIDER),)


def test_exactly_at_a_limit_passes_and_one_past_is_refused() -> None:
    batch = transfer_batch()
    everybody = tuple((reference, Code.BATCH_RECORDS.value) for reference in REFERENCES[:3])
    assert by(attrs.evolve(PROFILE, max_records=3)).count == 3
    assert refusals(batch, attrs.evolve(PROFILE, max_records=2)) == everybody
    assert by(attrs.evolve(PROFILE, max_amount=Dong(1_610_000))).count == 3
    assert refusals(batch, attrs.evolve(PROFILE, max_amount=Dong(1_609_999))) == (
        (REFERENCES[1], Code.HOLD_LIMIT),
    )
    longest = attrs.evolve(PROFILE, name_rule=NameRule(Charset.ASCII_UPPER, 14))
    assert by(longest).count == 3
    shorter = attrs.evolve(PROFILE, name_rule=NameRule(Charset.ASCII_UPPER, 13))
    assert refusals(batch, shorter) == ((REFERENCES[2], Code.NAME_TOO_LONG_FOR_PROVIDER),)


@pytest.mark.parametrize(
    "payer",
    [
        Payer("Phòng Mẫu", ""),
        Payer("", "000000001234"),
        Payer("   ", "000000001234"),
        Payer("Phòng\nMẫu", "000000001234"),
        Payer("Phòng Mẫu \x00", "000000001234"),
        Payer("X" * 141, "000000001234"),
        Payer("Phòng Mẫu", "0000 1234"),
        Payer("Phòng Mẫu", "0" * 35),
    ],
)
def test_a_payer_who_cannot_be_written_stands_in_everybodys_way(payer: Payer) -> None:
    """The schema wants both; and nothing is invented in their place."""
    batch = attrs.evolve(transfer_batch(), payer=payer)
    assert refusals(batch) == tuple(
        (reference, Code.PAYER_NOT_EXPRESSIBLE.value) for reference in REFERENCES[:3]
    )


def test_an_agencys_own_profile_is_followed() -> None:
    own = b"""
profile = 1
replaces = "iso20022.pain001"
format_version = "thi-du-1"
source = "a letter of the bank's, invented"
certainty = "documented"
newline = "CRLF"

[banks]
MAUBANK = "970999"

[name_rule]
charset = "vietnamese"
length = 70
"""
    registry = Registry.discover(profiles=[SourceFile("own.toml", own)])
    adapter = registry.get("iso20022.pain001")
    batch = transfer_batch()
    name = PersonName("Đặng Thị Hoà")
    account = BankAccount(Bank("MAUBANK"), "0000123", name)
    only = attrs.evolve(batch.instructions[0], channel=account)
    batch = attrs.evolve(batch, instructions=(only,))
    content = adapter.render(RenderRequest(batch=batch, as_of=date(2024, 7, 1))).content
    assert_valid(content, "pain.001.001.09")
    assert content.count(b"\r\n") == content.count(b"\n") > 0
    assert found(content, ".//p:CdtrAgt//p:MmbId") == ["970999"]
    assert found(content, ".//p:Cdtr/p:Nm") == ["Đặng Thị Hoà"]
    assert [line.bank for line in adapter.read_back(content)] == ["970999"]


def test_the_profile_lists_every_bank_whose_code_was_verified() -> None:
    from ansinh.people.bank import _directory

    known = {entry.code: entry.bin for entry in _directory().values() if entry.bin}
    assert dict(PROFILE.banks) == known


def test_a_long_list_is_written_to_its_end() -> None:
    """More than are kept as text at once."""
    batch = transfer_batch()
    agency = Agency("MAU", "Cơ quan mẫu", b"0123456789abcdef")
    orders = tuple(
        attrs.evolve(
            batch.instructions[0],
            reference=reference_for(agency, EntryKey("BTXH", f"{number}"), batch.month, 1),
        )
        for number in range(2_001)
    )
    file = rendered(attrs.evolve(batch, instructions=orders))
    assert_valid(file.content, "pain.001.001.09")
    assert (file.count, file.total) == (2_001, Dong(2_001 * 500_000))
    read = [line.reference for line in ADAPTER.read_back(file.content)]
    assert read == [order.reference.text for order in orders]


def test_two_adapters_share_nothing() -> None:
    assert Iso20022CreditTransfer().render(
        RenderRequest(batch=transfer_batch(), as_of=AS_OF)
    ) == ADAPTER.render(RenderRequest(batch=transfer_batch(), as_of=AS_OF))
