"""True of every batch and every answer: what is written is valid and comes back as it was."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.iso20022.messages_for_tests import ADAPTER, assert_valid, rendered, transfer_batch

from ansinh import (
    Agency,
    Bank,
    BankAccount,
    Code,
    EntryKey,
    InvalidValue,
    Outcome,
    OutcomeKind,
    ParseFailed,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    RenderedFile,
    RenderRefused,
    RenderRequest,
)
from ansinh.adapters import ParseRequest, WrittenLine
from ansinh.formats import Charset, FormatProfile, NameRule, NarrativeRule
from ansinh.payment import reference_for
from ansinh.testing.strategies import accounts, batches, channels, person_names
from ansinh_iso20022 import stream
from ansinh_iso20022.expressed import escaped, speaker
from ansinh_iso20022.lines import lines_written
from ansinh_iso20022.names import message_id, month_named
from ansinh_iso20022.order import order_file
from ansinh_iso20022.profile import PROFILE
from ansinh_iso20022.simulator import bank_answer

LISTED = st.sampled_from([Bank(code) for code in PROFILE.banks])
FULL = attrs.evolve(
    PROFILE,
    name_rule=NameRule(Charset.VIETNAMESE, 140, "'’-."),
    narrative_rule=NarrativeRule(Charset.VIETNAMESE, 140, ".,-/&<>"),
)
FOLDED_NAMES = person_names().filter(lambda name: "’" not in name.text)
NARRATIVES = st.sampled_from(["CHI TRA THANG 07/2024", "chi trả", "A & B <C>", "a  b ", "/-/"])


@st.composite
def orders(draw: st.DrawFn, profile: FormatProfile) -> PaymentBatch:
    """Batches that the profile can express."""
    names = person_names() if profile is FULL else FOLDED_NAMES
    batch = draw(
        batches(provider=PROFILE.id, channel=accounts(bank=LISTED, holder=names), max_size=5)
    )
    if profile is FULL:
        said = tuple(attrs.evolve(o, narrative=draw(NARRATIVES)) for o in batch.instructions)
        batch = attrs.evolve(batch, instructions=said)
    return batch


def written_by(profile: FormatProfile, batch: PaymentBatch) -> bytes:
    return order_file(RenderRequest(batch=batch, as_of=batch.pay_day), profile).content


def as_written(order: PaymentInstruction, profile: FormatProfile) -> WrittenLine:
    """Say what must stand in the file for an order, by the profile alone."""
    assert isinstance(order.channel, BankAccount)
    return WrittenLine(
        reference=order.reference.text,
        amount=order.amount,
        payee=profile.name_rule.express(order.listed_name.text),
        account=order.account,
        bank=profile.banks[order.channel.bank.code],
        narrative=profile.narrative_rule.express(order.narrative),
    )


@pytest.mark.parametrize("profile", [PROFILE, FULL], ids=["folded", "full"])
@given(data=st.data())
def test_every_order_file_is_valid_and_reads_back_as_its_batch(
    profile: FormatProfile, data: st.DataObject
) -> None:
    batch = data.draw(orders(profile))
    content = written_by(profile, batch)
    assert_valid(content, "pain.001.001.09")
    assert written_by(profile, batch) == content
    assert [attrs.evolve(line, narrative="", payee="") for line in lines_written(content, "x")] == [
        attrs.evolve(as_written(order, profile), narrative="", payee="")
        for order in batch.instructions
    ]
    for line, order in zip(lines_written(content, "x"), batch.instructions, strict=True):
        wanted = as_written(order, profile)
        # Blanks around a text are not told apart from those of the layout.
        assert (line.payee, line.narrative) == (wanted.payee.strip(), wanted.narrative.strip())


@given(batch=batches(provider=PROFILE.id, channel=channels()))
def test_what_cannot_be_said_is_refused_without_naming_anybody(batch: PaymentBatch) -> None:
    """Every order is written as its rule has it, or it is among the refused; nothing between."""
    refusals: tuple[tuple[str, str], ...] = ()
    message = ""
    try:
        content = written_by(PROFILE, batch)
    except RenderRefused as refused:
        refusals, message = refused.refusals, str(refused)
    else:
        assert len(ADAPTER.read_back(content)) == batch.count
    for order in batch.instructions:
        expressible = True
        try:
            PROFILE.name_rule.express(order.listed_name.text)
        except InvalidValue:
            expressible = False
        account = order.channel if isinstance(order.channel, BankAccount) else None
        listed = account is not None and account.bank.code in PROFILE.banks
        assert (order.reference.text in dict(refusals)) == (not (listed and expressible))
        if len(order.listed_name.text) > 3:
            assert order.listed_name.text not in message
    rest = tuple(o for o in batch.instructions if o.reference.text not in dict(refusals))
    if refusals and rest:
        assert lines_written(written_by(PROFILE, attrs.evolve(batch, instructions=rest)), "x")


KINDS = [OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.RETURNED, OutcomeKind.UNKNOWN]
REASONS = sorted(set(PROFILE.reasons.values()) - {"duplicate"})
"""What a refusal may say; that the bank had an order already is none."""


@given(data=st.data())
def test_an_answer_is_valid_and_read_as_it_was_given(data: st.DataObject) -> None:
    batch = data.draw(orders(PROFILE))
    said: dict[str, OutcomeKind | Outcome] = {}
    for order in batch.instructions:
        kind = data.draw(st.sampled_from([None, *KINDS]))
        if kind is None:
            continue
        failed = kind in {OutcomeKind.REFUSED, OutcomeKind.RETURNED}
        said[order.reference.text] = data.draw(
            st.sampled_from(
                [
                    kind,
                    Outcome(
                        order.reference,
                        kind,
                        amount=order.amount,
                        account="00009",
                        on=date(2024, 7, 9),
                        reason=data.draw(st.sampled_from(REASONS)) if failed else "",
                        transaction="T1",
                    ),
                ]
            )
        )
    file = order_file(RenderRequest(batch=batch, as_of=batch.pay_day), PROFILE)
    content = bank_answer(file, said)
    assert_valid(content, "camt.054.001.08" if b"camt.054" in content else "pain.002.001.12")
    results = ADAPTER.parse_results(ParseRequest(data=content, batch=batch, month=batch.month))
    assert results.problems == ()
    assert results == ADAPTER.parse_results(ParseRequest(data=content))
    assert [one.reference.text for one in results.outcomes if one.reference] == [*said]
    for one in results.outcomes:
        assert one.reference is not None
        order, told = batch.by_reference[one.reference], said[one.reference.text]
        if isinstance(told, OutcomeKind):
            assert (one.kind, one.amount, one.account) == (told, order.amount, order.account)
        else:
            assert attrs.evolve(one, name=None) == told
    assert results.rows["record"] == len(said)


@given(
    rows=st.lists(st.sampled_from(["A", "đ", "Ế", "’", "<", "&", "ß", " ", "  ", "\n", "x" * 9]))
)
def test_a_text_said_word_by_word_is_said_as_the_rule_does(rows: list[str]) -> None:
    text = "".join(rows)
    for rule in (
        NarrativeRule(Charset.ASCII_UPPER, 12),
        NarrativeRule(Charset.VIETNAMESE, 12, "<&"),
        NameRule(Charset.ASCII_UPPER, None),
    ):
        try:
            wanted: str | Code = escaped(rule.express(text))
        except InvalidValue as error:
            wanted = error.code
        said = speaker(rule)
        assert said(text) == said(text) == wanted


@given(names=st.lists(person_names(), max_size=4))
def test_names_are_said_as_the_rule_does(names: list) -> None:
    said = speaker(PROFILE.name_rule)
    for name in names:
        try:
            wanted: str | Code = escaped(PROFILE.name_rule.express(name.text))
        except InvalidValue as error:
            wanted = error.code
        assert said(name.text) == wanted


@given(batch=batches(), sequence=st.integers(1, 9), account=st.sampled_from(["1", "12"]))
def test_the_name_of_a_message_tells_its_month_and_tells_batches_apart(
    batch: PaymentBatch, sequence: int, account: str
) -> None:
    other = attrs.evolve(batch, sequence=sequence, payer=Payer(batch.payer.name, account))
    assert month_named(message_id(batch)) == batch.month
    assert (message_id(other) == message_id(batch)) == (other == batch)


def test_the_adapter_in_two_threads_says_the_same() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: rendered(), range(2))
    assert first == second


def _many() -> RenderedFile:
    """Twelve orders, each like the other but for its texts."""
    batch = transfer_batch()
    agency = Agency("MAU", "Cơ quan mẫu", b"0123456789abcdef")
    made = []
    for number in range(12):
        order = batch.instructions[number % 3]
        key = EntryKey(order.programme.code, f"{number:04}")
        made.append(attrs.evolve(order, reference=reference_for(agency, key, batch.month, 1)))
    return rendered(attrs.evolve(batch, instructions=tuple(made)))


MANY = _many()
MANY_REFERENCES = [line.reference for line in ADAPTER.read_back(MANY.content)]
BLANKS = st.sampled_from(["", "\n", "\n\n", "  ", "\r\n\t", "\n" * 9_000])
CHARGES = '<Chrgs><TtlChrgsAndTaxAmt Ccy="VND">9</TtlChrgsAndTaxAmt></Chrgs>'
PARTS = st.sampled_from(
    [
        ("<TxSts>ACSC", "<TxSts>RJCT"),
        ("<TxSts>ACSC", "<TxSts>ZZZZ"),
        ("<Cd>BOOK", "<Cd>PDNG"),
        (">CRDT<", ">DBIT<"),
        ("<Nm>", "<Nm>&amp;"),
        ("<Nm>", "<Nm>1"),
        ("<Nm>", "<Nm>\u1ebf"),
        ("<Nm>", "<Nm> "),
        ('Ccy="VND">', 'Ccy="VND">0'),
        ('Ccy="VND">', 'Ccy="USD">'),
        ('Ccy="VND">1', 'Ccy="VND">2'),
        ("EndToEndId>A", "EndToEndId>B"),
        ("<Id>0000", "<Id>"),
        ("</AcctSvcrRef>", "</AcctSvcrRef><AcctSvcrRef>X</AcctSvcrRef>"),
        ("<AcctSvcrRef>FT", "<AcctSvcrRef>"),
        ("T00:00:00", "T00:00:00+07:00"),
        ("2024-07", "2024-02-31"),
        ("<RltdPties>", "<RltdPties></RltdPties><RltdPties>"),
        ("<OrgnlTxRef>", "x<OrgnlTxRef>"),
        ("<OrgnlTxRef>", '<OrgnlTxRef><IntrBkSttlmAmt Ccy="VND">1</IntrBkSttlmAmt>'),
        ("<TxSts>ACSC</TxSts>", ""),
        ("<Cd>AC01", "<Cd>AM05"),
        ("</TxInfAndSts>", "</TxInfAndSts >"),
        ("</Ntry>", "</Ntry><Ntry/>"),
        ("<NtryDtls>", '<NtryDtls><Btch><TtlAmt Ccy="VND">500000</TtlAmt></Btch>'),
        ("<NtryDtls>", "<NtryDtls><Btch><CdtDbtInd>DBIT</CdtDbtInd></Btch>"),
        ("<Ccy>VND", "<Ccy>USD"),
        ("<Sts>", "<RvslInd>0</RvslInd><Sts>"),
        ("<Sts>", "<RvslInd>TRUE</RvslInd><Sts>"),
        ("<Cd>BOOK</Cd>", "<Prtry>BOOK</Prtry>"),
        ("</BkTxCd>", f"</BkTxCd>{CHARGES}"),
        ("</BkTxCd>", f"</BkTxCd>{CHARGES.replace('VND', 'USD')}"),
        ("<Cdtr>", '<Cdtr xmlns="urn:x">'),
    ]
)


def result_of(data: bytes) -> object:
    try:
        results = ADAPTER.parse_results(ParseRequest(data=data))
    except ParseFailed as failed:
        return failed.problems
    return results, [one.evidence for one in results.outcomes]


@given(data=st.data())
def test_what_is_recognised_is_what_would_be_walked(data: st.DataObject) -> None:
    """The short way in the bytes says what the parser's way says, faults and places too."""
    kinds = [OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.UNKNOWN]
    said = {reference: data.draw(st.sampled_from(kinds)) for reference in MANY_REFERENCES}
    form = data.draw(st.sampled_from(["pain.002", "camt.054"]))
    day = data.draw(st.none() | st.just(date(2024, 7, 9)))
    answers = {name: Outcome(None, kind, on=day) for name, kind in said.items()}
    lines = bank_answer(MANY, answers, message=form).decode().splitlines()
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(5, len(lines) - 1))
        old, new = data.draw(PARTS)
        lines[at] = lines[at].replace(old, new, 1)
    content = data.draw(BLANKS).join(lines).encode()
    quickly = result_of(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "MAX_SHAPES", 0)
        assert result_of(content) == quickly


@given(
    at=st.integers(0, 8_000),
    new=st.sampled_from([b"", b"<", b"&", b"0", b"\x00", b">", b" "]),
    part=st.sampled_from(
        [
            (b'VND">', b'VND">0'),
            (b"<Nm>", b"<Nm> "),
            (b">CHI", b">&lt;CHI"),
            (b"</Ustrd>", b"</Ustrd><Ustrd>X</Ustrd>"),
            (b"<CdtrAgt>", b"<ChqInstr/><CdtrAgt>"),
            (b"</Id></CdtrAcct>", b"</Id><Ccy>USD</Ccy></CdtrAcct>"),
            (MANY_REFERENCES[3].encode(), MANY_REFERENCES[0].encode()),
            (MANY_REFERENCES[11].encode(), MANY_REFERENCES[10].encode()),
            (b"", b""),
        ]
    ),
    line=st.integers(0, 11),
)
def test_orders_that_are_recognised_are_those_that_would_be_walked(
    at: int, new: bytes, part: tuple[bytes, bytes], line: int
) -> None:
    lines = MANY.content.splitlines(keepends=True)
    lines[5 + line] = lines[5 + line].replace(*part, 1)
    content = b"".join(lines)
    content = content[: at % len(content)] + new + content[at % len(content) :]

    def read() -> object:
        try:
            return ADAPTER.read_back(content)
        except ParseFailed as failed:
            return failed.problems

    quickly = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "MAX_SHAPES", 0)
        assert read() == quickly
