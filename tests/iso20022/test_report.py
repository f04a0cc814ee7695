"""A pain.002: each transaction an outcome, by its own status; the file's status pays nobody."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.invented_batches import JULY, REFERENCES
from tests.iso20022.messages_for_tests import ADAPTER, assert_valid, rendered, transfer_batch

from ansinh import Code, Dong, Month, Outcome, OutcomeKind, ParseFailed, PersonName, Reference
from ansinh.adapters import ParsedResults, ParseRequest
from ansinh_iso20022 import stream
from ansinh_iso20022.names import message_id
from ansinh_iso20022.profile import PROFILE
from ansinh_iso20022.results import results_of
from ansinh_iso20022.simulator import bank_answer

GOLDEN = Path(__file__).parent / "golden"
ORDER = message_id(transfer_batch())


def transaction(
    status: str = "ACSC",
    *,
    reference: str = REFERENCES[0],
    reason: str = "",
    amount: str = "500000",
    name: str = "DANG THI HOA",
    account: str = "<Othr><Id>000000000017</Id></Othr>",
    on: str = "2024-07-05T08:30:00+07:00",
) -> str:
    said = f"<TxSts>{status}</TxSts>" if status else ""
    why = f"<StsRsnInf><Rsn>{reason}</Rsn></StsRsnInf>" if reason else ""
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{reference}</OrgnlEndToEndId>{said}{why}"
        f"<AccptncDtTm>{on}</AccptncDtTm><AcctSvcrRef>FT01</AcctSvcrRef><OrgnlTxRef><Amt>"
        f'<InstdAmt Ccy="VND">{amount}</InstdAmt></Amt><Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr>'
        f"<CdtrAcct><Id>{account}</Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>"
    )


def message(
    *transactions: str,
    order: str = ORDER,
    group: str = "",
    payment: str = "",
    about: str = "pain.001.001.09",
    payment_of: str = ORDER,
) -> bytes:
    payments = (
        f"<OrgnlPmtInfAndSts>\n<OrgnlPmtInfId>{payment_of}</OrgnlPmtInfId>{payment}\n"
        + "\n".join(transactions)
        + "\n</OrgnlPmtInfAndSts>\n"
        if transactions or payment
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.12">\n<CstmrPmtStsRpt>\n'
        "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-07-05T09:00:00</CreDtTm></GrpHdr>\n"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{order}</OrgnlMsgId><OrgnlMsgNmId>{about}</OrgnlMsgNmId>"
        f"{group}</OrgnlGrpInfAndSts>\n{payments}</CstmrPmtStsRpt>\n</Document>\n"
    ).encode()


def parsed(data: bytes, **asked: object) -> ParsedResults:
    assert_valid(data, "pain.002.001.12")
    return ADAPTER.parse_results(ParseRequest(data=data, **asked))


def refused(data: bytes, **asked: object) -> list[tuple[str, int, str]]:
    with pytest.raises(ParseFailed) as failed:
        ADAPTER.parse_results(ParseRequest(data=data, **asked))
    return [(p.code, p.position.row, p.position.header) for p in failed.value.problems]


def test_a_transaction_is_an_outcome() -> None:
    results = parsed(message(transaction()), batch=transfer_batch(), month=JULY)
    assert results.problems == ()
    assert results.outcomes == (
        Outcome(
            reference=Reference(REFERENCES[0]),
            kind=OutcomeKind.PAID,
            amount=Dong(500_000),
            account="000000000017",
            name=PersonName("DANG THI HOA"),
            on=date(2024, 7, 5),
            transaction="FT01",
        ),
    )
    place = results.outcomes[0].evidence
    assert (place.row, place.header) == (
        8,
        "Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts[1]/TxInfAndSts[1]",
    )
    assert dict(results.rows) == {"record": 1, "problem": 0}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("ACSC", OutcomeKind.PAID),
        ("ACCC", OutcomeKind.PAID),
        ("RJCT", OutcomeKind.REFUSED),
        ("ACCP", OutcomeKind.UNKNOWN),
        ("ACTC", OutcomeKind.UNKNOWN),
        ("ACSP", OutcomeKind.UNKNOWN),
        ("PDNG", OutcomeKind.UNKNOWN),
        ("CANC", OutcomeKind.UNKNOWN),
        ("XXXX", OutcomeKind.UNKNOWN),
        ("", OutcomeKind.UNKNOWN),
    ],
)
def test_only_a_settled_status_is_paid(status: str, kind: OutcomeKind) -> None:
    assert [one.kind for one in parsed(message(transaction(status))).outcomes] == [kind]


@pytest.mark.parametrize(
    ("reason", "meaning"),
    [
        ("<Cd>AC01</Cd>", "account-not-found"),
        ("<Cd>AC04</Cd>", "account-closed"),
        ("<Cd>AC06</Cd>", "account-blocked"),
        ("<Cd>AM05</Cd>", "duplicate"),
        ("<Cd>BE01</Cd>", "name-differs"),
        ("<Cd>MD07</Cd>", "died"),
        ("<Cd>NARR</Cd>", "other"),
        ("<Cd>ZZ99</Cd>", "other"),
        ("<Prtry>Sai tên Hoà</Prtry>", "other"),
        ("<Prtry>AC04</Prtry>", "account-closed"),
        ("<Cd>ZZ99</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Cd>AC04</Cd>", "account-closed"),
    ],
)
def test_reasons_are_told_in_our_words(reason: str, meaning: str) -> None:
    results = parsed(message(transaction("RJCT", reason=reason)))
    assert [one.reason for one in results.outcomes] == [meaning]


def test_a_refusal_without_a_reason_has_none() -> None:
    assert parsed(message(transaction("RJCT"))).outcomes[0].reason == ""


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"reference": REFERENCES[0][:-1] + "B"}, Code.REFERENCE_CHECK, "OrgnlEndToEndId"),
        ({"reference": "NOTPROVIDED"}, Code.REFERENCE_TEXT, "OrgnlEndToEndId"),
        ({"name": "HOA 1"}, Code.NAME_CHARACTERS, "OrgnlTxRef/Cdtr/Pty/Nm"),
        ({"reason": "<Cd>AC04</Cd>"}, Code.OUTCOME_CONTRADICTS, "TxSts"),
    ],
)
def test_half_a_transaction_is_kept_and_unknown(
    changes: dict[str, str], code: Code, field: str
) -> None:
    """Its money is counted, and nobody is paid, or paid again, on it."""
    results = parsed(message(transaction(**changes)))
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN]
    assert results.outcomes[0].amount == Dong(500_000)
    assert [(p.code, p.position.row) for p in results.problems] == [(code, 8)]
    assert results.problems[0].position.header.endswith(f"TxInfAndSts[1]/{field}")
    assert dict(results.rows) == {"record": 0, "problem": 1}


def settled(amount: str, one: str) -> str:
    """A transaction that says too what moved between the banks."""
    return one.replace(
        "<OrgnlTxRef>", f'<OrgnlTxRef><IntrBkSttlmAmt Ccy="VND">{amount}</IntrBkSttlmAmt>'
    )


def test_two_amounts_that_differ_are_held_and_told() -> None:
    """Which of them the payee has, nobody knows; and each of several is looked at."""
    same, other = settled("500000", transaction()), settled("499999", transaction())
    results = parsed(message(same, same, same, other, transaction()))
    assert [(p.code, p.position.row) for p in results.problems] == [(Code.OUTCOME_AMOUNTS, 11)]
    assert results.problems[0].position.header.endswith("TxInfAndSts[4]/OrgnlTxRef/IntrBkSttlmAmt")
    kinds = [OutcomeKind.PAID] * 3 + [OutcomeKind.UNKNOWN, OutcomeKind.PAID]
    assert [one.kind for one in results.outcomes] == kinds
    assert {one.amount for one in results.outcomes} == {Dong(500_000)}
    assert dict(results.rows) == {"record": 4, "problem": 1}


def test_what_moved_between_the_banks_counts_where_nothing_else_is_said() -> None:
    alone = settled("500000", transaction()).replace(
        '<Amt><InstdAmt Ccy="VND">500000</InstdAmt></Amt>', ""
    )
    assert parsed(message(alone)).outcomes[0].amount == Dong(500_000)


def test_a_day_that_there_is_not_is_a_problem_of_its_transaction() -> None:
    data = message(transaction(on="2024-02-31T00:00:00"))
    results = ADAPTER.parse_results(ParseRequest(data=data))
    assert [p.code for p in results.problems] == [Code.DATE_VALUE]
    assert results.outcomes[0].kind is OutcomeKind.UNKNOWN


def test_a_transaction_without_our_reference_is_a_problem() -> None:
    data = message(transaction()).replace(
        f"<OrgnlEndToEndId>{REFERENCES[0]}</OrgnlEndToEndId>".encode(), b""
    )
    results = parsed(data)
    assert [p.code for p in results.problems] == [Code.XML_ELEMENT_MISSING]
    assert results.outcomes[0].reference is None


def test_what_is_not_said_is_not_invented() -> None:
    bare = (
        f"<TxInfAndSts><OrgnlEndToEndId>{REFERENCES[0]}</OrgnlEndToEndId><TxSts>ACSC</TxSts>"
        "</TxInfAndSts>"
    )
    (outcome,) = parsed(message(bare), batch=transfer_batch()).outcomes
    assert (outcome.amount, outcome.account, outcome.name, outcome.on) == (None,) * 4


def test_an_account_may_be_written_as_an_iban() -> None:
    data = message(transaction(account="<IBAN>DE00000000000000000000</IBAN>"))
    assert parsed(data).outcomes[0].account == "DE00000000000000000000"


def test_a_transaction_said_twice_is_two_outcomes() -> None:
    assert len(parsed(message(transaction(), transaction("RJCT"))).outcomes) == 2


REJECTED = "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>"
PAYMENT_REJECTED = "<PmtInfSts>RJCT</PmtInfSts>"


def counts(*stated: tuple[str, int, int | None]) -> str:
    return "".join(
        f"<NbOfTxsPerSts><DtldNbOfTxs>{count}</DtldNbOfTxs><DtldSts>{status}</DtldSts>"
        + ("" if total is None else f"<DtldCtrlSum>{total}</DtldCtrlSum>")
        + "</NbOfTxsPerSts>"
        for status, count, total in stated
    )


class TestTheWholeFile:
    def test_refused_as_a_whole_it_refuses_every_order_of_the_batch(self) -> None:
        batch = transfer_batch()
        results = parsed(message(group=REJECTED), batch=batch)
        assert [one.reference for one in results.outcomes] == [*batch.by_reference]
        assert {(one.kind, one.reason) for one in results.outcomes} == {
            (OutcomeKind.REFUSED, "other")
        }
        assert results.outcomes[0].evidence.header.endswith("OrgnlGrpInfAndSts/GrpSts")

    def test_or_by_its_only_payment(self) -> None:
        results = parsed(message(payment=PAYMENT_REJECTED), batch=transfer_batch())
        assert {one.kind for one in results.outcomes} == {OutcomeKind.REFUSED}
        assert len(results.outcomes) == 3

    def test_without_the_batch_nothing_is_decided(self) -> None:
        assert [code for code, *_ in refused(message(group=REJECTED), month=JULY)] == [
            Code.ANSWER_WITHOUT_BATCH
        ]

    @pytest.mark.parametrize("status", ["ACSC", "ACCC", "ACCP", "RCVD", "PART", "PDNG"])
    def test_settled_or_taken_as_a_whole_it_says_nothing_of_an_order(self, status: str) -> None:
        """The evidence that somebody was paid names the payment."""
        results = parsed(message(group=f"<GrpSts>{status}</GrpSts>"), batch=transfer_batch())
        assert results.outcomes == ()

    def test_of_a_refused_file_only_those_are_refused_that_are_named(self) -> None:
        data = message(transaction(""), group=REJECTED)
        results = parsed(data, batch=transfer_batch())
        assert [(str(one.reference), one.kind) for one in results.outcomes] == [
            (REFERENCES[0], OutcomeKind.REFUSED)
        ]

    @pytest.mark.parametrize("above", [{"group": REJECTED}, {"payment": PAYMENT_REJECTED}])
    def test_paid_in_a_refused_file_contradicts_itself(self, above: dict[str, str]) -> None:
        results = parsed(message(transaction("ACSC"), **above), batch=transfer_batch())
        assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN]
        assert [p.code for p in results.problems] == [Code.OUTCOME_CONTRADICTS]


class TestARefusalThatTheRestContradicts:
    """Who is refused is paid again: where one place says another thing, nobody is refused."""

    GROUP = "Document/CstmrPmtStsRpt/OrgnlGrpInfAndSts"
    PAYMENT = "Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts[1]"

    @pytest.mark.parametrize(
        ("above", "place"),
        [
            ({"group": "<GrpSts>ACSC</GrpSts>", "payment": PAYMENT_REJECTED}, f"{GROUP}/GrpSts"),
            ({"group": "<GrpSts>ACCP</GrpSts>", "payment": PAYMENT_REJECTED}, f"{GROUP}/GrpSts"),
            ({"group": "<GrpSts>XXXX</GrpSts>", "payment": PAYMENT_REJECTED}, f"{GROUP}/GrpSts"),
            (
                {"group": REJECTED, "payment": "<PmtInfSts>ACSC</PmtInfSts>"},
                f"{PAYMENT}/PmtInfSts",
            ),
            (
                {"group": REJECTED, "payment": "<PmtInfSts>PART</PmtInfSts>"},
                f"{PAYMENT}/PmtInfSts",
            ),
            (
                {"group": REJECTED + counts(("RJCT", 1, None), ("ACSC", 2, None))},
                f"{GROUP}/NbOfTxsPerSts",
            ),
            ({"group": REJECTED + counts(("RJCT", 2, None))}, f"{GROUP}/NbOfTxsPerSts"),
            ({"group": REJECTED + counts(("RJCT", 3, 2_609_999))}, f"{GROUP}/NbOfTxsPerSts"),
            (
                {"payment": PAYMENT_REJECTED + counts(("RJCT", 3, None), ("PDNG", 1, None))},
                f"{PAYMENT}/NbOfTxsPerSts",
            ),
        ],
    )
    def test_refuses_nobody(self, above: dict[str, str], place: str) -> None:
        found = refused(message(**above), batch=transfer_batch())
        assert {code for code, *_ in found} == {Code.OUTCOME_CONTRADICTS}
        assert place in [header for *_, header in found]

    def test_refuses_nobody_where_one_of_two_payments_says_so(self) -> None:
        end = b"</CstmrPmtStsRpt>"
        data = message(payment=PAYMENT_REJECTED)
        second = data[data.index(b"<OrgnlPmtInfAndSts>") : data.index(end)]
        two = data.replace(end, second + end)
        outcomes = parsed(two, batch=transfer_batch()).outcomes
        assert [one.kind for one in outcomes] == [OutcomeKind.REFUSED] * 3
        paid = data.replace(end, second.replace(b"RJCT", b"ACSC") + end)
        assert [code for code, *_ in refused(paid, batch=transfer_batch())] == [
            Code.OUTCOME_CONTRADICTS
        ]

    @pytest.mark.parametrize(
        "above",
        [
            {"group": "<GrpSts>PART</GrpSts>", "payment": PAYMENT_REJECTED},
            {"group": REJECTED, "payment": PAYMENT_REJECTED},
            {"group": REJECTED, "payment": " "},
            {"group": REJECTED + counts(("RJCT", 3, 2_610_000), ("ACSC", 0, 0))},
            {"group": REJECTED + counts(("RJCT", 3, None)), "payment": counts(("RJCT", 3, None))},
            {"payment": PAYMENT_REJECTED + counts(("RJCT", 3, 2_610_000))},
        ],
    )
    def test_what_does_not_contradict_it_leaves_it(self, above: dict[str, str]) -> None:
        outcomes = parsed(message(**above), batch=transfer_batch()).outcomes
        assert [one.kind for one in outcomes] == [OutcomeKind.REFUSED] * 3

    @pytest.mark.parametrize(
        "above",
        [
            {"group": "<GrpSts>ACSC</GrpSts>", "payment": PAYMENT_REJECTED},
            {"group": REJECTED, "payment": "<PmtInfSts>ACCP</PmtInfSts>"},
        ],
    )
    def test_a_transaction_below_it_is_unknown(self, above: dict[str, str]) -> None:
        """One that has a status of its own keeps it."""
        two = [transaction(""), transaction("RJCT", reference=REFERENCES[1])]
        results = parsed(message(*two, **above), batch=transfer_batch())
        assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN, OutcomeKind.REFUSED]
        assert [p.code for p in results.problems] == [Code.OUTCOME_CONTRADICTS]


DUPLICATES = ["AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL"]


class TestADuplicate:
    """The bank had the order already: as a rule the first went through, so nobody is refused."""

    @pytest.mark.parametrize("code", DUPLICATES)
    def test_as_a_whole_is_unknown(self, code: str) -> None:
        group = REJECTED.replace("FF01", code)
        batch = transfer_batch()
        for above in (
            {"group": group},
            {"payment": group.replace("GrpSts", "PmtInfSts")},
            {"group": group, "payment": PAYMENT_REJECTED},
        ):
            results = parsed(message(**above), batch=batch)
            assert [one.reference for one in results.outcomes] == [*batch.by_reference]
            assert {(one.kind, one.reason) for one in results.outcomes} == {
                (OutcomeKind.UNKNOWN, "duplicate")
            }

    @pytest.mark.parametrize("code", DUPLICATES)
    def test_of_one_transaction_is_unknown(self, code: str) -> None:
        for reason in (f"<Cd>{code}</Cd>", f"<Prtry>{code}</Prtry>"):
            results = parsed(message(transaction("RJCT", reason=reason)))
            assert results.problems == ()
            assert [(one.kind, one.reason) for one in results.outcomes] == [
                (OutcomeKind.UNKNOWN, "duplicate")
            ]

    def test_beside_another_reason_still_is(self) -> None:
        both = "<Cd>AC04</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Cd>AM05</Cd>"
        (one,) = parsed(message(transaction("RJCT", reason=both))).outcomes
        assert (one.kind, one.reason) == (OutcomeKind.UNKNOWN, "duplicate")

    @pytest.mark.parametrize("status", ["", "RJCT"])
    def test_said_above_is_said_of_each(self, status: str) -> None:
        data = message(*[transaction(status)] * 3, group=REJECTED.replace("FF01", "DU01"))
        assert {(o.kind, o.reason) for o in parsed(data).outcomes} == {
            (OutcomeKind.UNKNOWN, "duplicate")
        }

    def test_an_own_profile_makes_no_refusal_of_it_and_may_name_more(self) -> None:
        profile = attrs.evolve(PROFILE, reasons={"AM05": "declined", "B7": "duplicate"})
        for code in ("AM05", "B7"):
            request = ParseRequest(data=message(transaction("RJCT", reason=f"<Cd>{code}</Cd>")))
            (one,) = results_of(request, profile).outcomes
            assert (one.kind, one.reason) == (OutcomeKind.UNKNOWN, "duplicate")


class TestWhoseItIs:
    def test_another_months_answer_is_refused(self) -> None:
        june = "202406-" + ORDER[7:]
        data = message(transaction(), order=june, payment_of=june)
        place = "Document/CstmrPmtStsRpt/OrgnlGrpInfAndSts/OrgnlMsgId"
        assert refused(data, month=JULY) == [(Code.LIST_MONTH, 5, place)]
        assert (Code.LIST_MONTH, 5, place) in refused(data, batch=transfer_batch())
        assert parsed(data, month=Month(2024, 6)).problems == ()

    def test_another_files_answer_is_refused(self) -> None:
        batch = attrs.evolve(transfer_batch(), sequence=2)
        assert [code for code, *_ in refused(message(transaction()), batch=batch)] == [
            Code.ANSWER_OTHER_FILE,
            Code.ANSWER_OTHER_FILE,
        ]

    def test_so_is_one_about_a_message_that_is_not_ours(self) -> None:
        data = message(transaction(), order="LUONG-07", payment_of="LUONG-07")
        assert [code for code, *_ in refused(data, month=JULY)] == [Code.ANSWER_OTHER_FILE]

    def test_or_about_no_credit_transfer(self) -> None:
        data = message(transaction(), about="pain.008.001.08")
        assert [code for code, *_ in refused(data)] == [Code.ANSWER_OTHER_FILE]


class TestCounts:
    COUNTS = (
        "<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>2610000</OrgnlCtrlSum>"
        "<NbOfTxsPerSts><DtldNbOfTxs>2</DtldNbOfTxs><DtldSts>ACSC</DtldSts></NbOfTxsPerSts>"
        "<NbOfTxsPerSts><DtldNbOfTxs>1</DtldNbOfTxs><DtldSts>RJCT</DtldSts>"
        "<DtldCtrlSum>500000</DtldCtrlSum></NbOfTxsPerSts>"
    )

    def test_those_that_agree_pass_also_where_only_the_refused_are_listed(self) -> None:
        data = message(transaction("RJCT"), group=self.COUNTS)
        assert parsed(data, batch=transfer_batch()).problems == ()

    def test_at_the_payment_too(self) -> None:
        wrong = self.COUNTS.replace("<DtldCtrlSum>500000", "<DtldCtrlSum>500001")
        assert parsed(message(transaction("RJCT"), payment=self.COUNTS)).problems == ()
        assert [code for code, *_ in refused(message(transaction("RJCT"), payment=wrong))] == [
            Code.TOTAL_MISMATCH
        ]

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("<OrgnlNbOfTxs>3", "<OrgnlNbOfTxs>4", Code.COUNT_MISMATCH),
            ("<OrgnlCtrlSum>2610000", "<OrgnlCtrlSum>2610001", Code.TOTAL_MISMATCH),
            ("<OrgnlCtrlSum>2610000", "<OrgnlCtrlSum>2610000.00", Code.XML_VALUE),
            ("<DtldNbOfTxs>1", "<DtldNbOfTxs>2", Code.COUNT_MISMATCH),
            ("<DtldNbOfTxs>1", "<DtldNbOfTxs>x", Code.XML_VALUE),
            ("<DtldCtrlSum>500000", "<DtldCtrlSum>50000", Code.TOTAL_MISMATCH),
            ("<DtldSts>RJCT", "<DtldSts>PDNG", Code.COUNT_MISMATCH),
        ],
    )
    def test_those_that_do_not_fail_the_file(self, old: str, new: str, code: Code) -> None:
        data = message(transaction("RJCT"), group=self.COUNTS.replace(old, new))
        found = refused(data, batch=transfer_batch())
        assert [one for one, *_ in found] == [code]

    def test_more_than_were_ordered_cannot_be_answered(self) -> None:
        group = "<OrgnlNbOfTxs>1</OrgnlNbOfTxs>"
        two = [transaction(), transaction(reference=REFERENCES[1])]
        assert [code for code, *_ in refused(message(*two, group=group))] == [Code.COUNT_MISMATCH]


class TestTheSimulatedBank:
    def test_it_leaves_out_what_it_is_not_asked(self) -> None:
        data = bank_answer(rendered(), {REFERENCES[1]: OutcomeKind.PAID})
        results = parsed(data, batch=transfer_batch())
        assert [str(one.reference) for one in results.outcomes] == [REFERENCES[1]]

    def test_it_says_what_differs(self) -> None:
        said = Outcome(
            None,
            OutcomeKind.REFUSED,
            amount=Dong(1),
            account="00009",
            name=PersonName("Khác & Tên".replace("& ", "")),
            on=date(2024, 7, 6),
            reason="account-closed",
        )
        data = bank_answer(rendered(), {REFERENCES[0]: said})
        (read,) = parsed(data, batch=transfer_batch()).outcomes
        assert read == attrs.evolve(
            said, reference=Reference(REFERENCES[0]), transaction="FT0000000001"
        )

    def test_the_golden_answer(self) -> None:
        kinds = (OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.UNKNOWN)
        said = dict(zip(REFERENCES, kinds, strict=False))
        assert bank_answer(rendered(), said) == (GOLDEN / "report.xml").read_bytes()


class TestTransactionsThatLookAlike:
    @pytest.mark.parametrize(
        ("first", "last"),
        [
            ({}, {"status": "RJCT"}),
            ({}, {"name": "HOA 1"}),
            ({}, {"amount": "0500000"}),
            ({}, {"on": "2024-02-31T00:00:00"}),
            ({}, {"reference": "NOTPROVIDED"}),
            ({"status": "RJCT", "reason": "<Cd>AC04</Cd>"}, {"reason": "<Cd>AC04</Cd>"}),
            ({"status": "RJCT", "reason": "<Prtry>X</Prtry>"}, {"status": "RJCT"}),
            (
                {"status": "RJCT", "reason": "<Cd>AC04</Cd>"},
                {"status": "RJCT", "reason": "<Cd>AM05</Cd>"},
            ),
        ],
    )
    @pytest.mark.parametrize(
        "above",
        [
            {},
            {"group": "<GrpSts>RJCT</GrpSts>"},
            {"group": "<StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf>"},
            {"group": "<GrpSts>ACSC</GrpSts>", "payment": "<PmtInfSts>RJCT</PmtInfSts>"},
        ],
    )
    def test_are_read_as_if_each_were_alone(
        self,
        first: dict[str, str],
        last: dict[str, str],
        above: dict[str, str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        data = message(*[transaction(**first)] * 4, transaction(**last), transaction(), **above)

        def read() -> object:
            try:
                results = ADAPTER.parse_results(ParseRequest(data=data))
            except ParseFailed as failed:
                return failed.problems
            return results, [one.evidence for one in results.outcomes]

        quickly = read()
        monkeypatch.setattr(stream, "MAX_SHAPES", 0)
        assert read() == quickly

    def test_a_sign_that_xml_forbids_is_found_in_the_last_too(self) -> None:
        for sign in ("\ufffe", "\uffff", "\x01", "]]>"):
            data = message(
                *[transaction()] * 5, transaction(account=f"<Othr><Id>{sign}</Id></Othr>")
            )
            assert [code for code, *_ in refused(data)] == [Code.XML_SYNTAX]


@pytest.mark.parametrize(
    ("data", "element"),
    [
        (b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.12"/>', "CstmrPmtStsRpt"),
        (message(transaction(), payment_of=""), "OrgnlPmtInfId"),
        (message(order=""), "OrgnlMsgId"),
        (
            message().replace(b"OrgnlGrpInfAndSts", b"GrpHdr").replace(b"</GrpHdr>", b"</GrpHdr>"),
            "OrgnlGrpInfAndSts",
        ),
    ],
)
def test_what_a_report_must_have(data: bytes, element: str) -> None:
    with pytest.raises(ParseFailed) as failed:
        ADAPTER.parse_results(ParseRequest(data=data))
    missing = [p for p in failed.value.problems if p.code == Code.XML_ELEMENT_MISSING]
    assert [element in p.message.en for p in missing] == [True]


def test_a_reason_without_a_code_is_none() -> None:
    data = message(transaction("RJCT", reason="<Prtry> </Prtry>"))
    assert ADAPTER.parse_results(ParseRequest(data=data)).outcomes[0].reason == ""
