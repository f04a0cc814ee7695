"""A camt.054: what was booked with our reference is paid or returned; all else is unknown."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.invented_batches import JULY, REFERENCES
from tests.iso20022.messages_for_tests import ADAPTER, assert_valid, rendered, transfer_batch

from ansinh import Code, Dong, Outcome, OutcomeKind, ParseFailed, PersonName, Reference
from ansinh.adapters import ParsedResults, ParseRequest
from ansinh_iso20022 import stream
from ansinh_iso20022.profile import PROFILE
from ansinh_iso20022.results import results_of
from ansinh_iso20022.simulator import bank_answer

GOLDEN = Path(__file__).parent / "golden"
CODE = "<BkTxCd><Prtry><Cd>CT</Cd></Prtry></BkTxCd>"


def details(
    reference: str = REFERENCES[0],
    *,
    amount: str | None = "500000",
    direction: str = "",
    returned: str = "",
    name: str = "DANG THI HOA",
) -> str:
    refs = f"<Refs><EndToEndId>{reference}</EndToEndId></Refs>" if reference else ""
    money = "" if amount is None else f'<Amt Ccy="VND">{amount}</Amt>'
    said = f"<CdtDbtInd>{direction}</CdtDbtInd>" if direction else ""
    return (
        f"<TxDtls>{refs}{money}{said}<RltdPties><Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr><CdtrAcct>"
        f"<Id><Othr><Id>000000000017</Id></Othr></Id></CdtrAcct></RltdPties>{returned}</TxDtls>"
    )


def entry(
    *inside: str,
    amount: str = "500000",
    direction: str = "DBIT",
    status: str = "<Cd>BOOK</Cd>",
    reversal: str = "",
    on: str = "<Dt>2024-07-05</Dt>",
    batch: str = "",
    charges: str = "",
) -> str:
    opened = f"<NtryDtls>{batch}{''.join(inside)}</NtryDtls>" if inside or batch else ""
    back = f"<RvslInd>{reversal}</RvslInd>" if reversal else ""
    day = f"<BookgDt>{on}</BookgDt>" if on else ""
    return (
        f'<Ntry><Amt Ccy="VND">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{back}'
        f"<Sts>{status}</Sts>{day}<AcctSvcrRef>FT01</AcctSvcrRef>{CODE}{charges}{opened}</Ntry>"
    )


def message(*entries: str, summary: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">\n'
        "<BkToCstmrDbtCdtNtfctn>\n"
        "<GrpHdr><MsgId>N1</MsgId><CreDtTm>2024-07-05T09:00:00</CreDtTm></GrpHdr>\n"
        "<Ntfctn><Id>N1</Id><Acct><Id><Othr><Id>000000001234</Id></Othr></Id></Acct>"
        f"{summary}\n" + "\n".join(entries) + "\n</Ntfctn>\n</BkToCstmrDbtCdtNtfctn>\n</Document>\n"
    ).encode()


def parsed(data: bytes) -> ParsedResults:
    assert_valid(data, "camt.054.001.08")
    return ADAPTER.parse_results(ParseRequest(data=data, batch=transfer_batch(), month=JULY))


def refused(data: bytes) -> list[tuple[str, int, str]]:
    with pytest.raises(ParseFailed) as failed:
        ADAPTER.parse_results(ParseRequest(data=data))
    return [(p.code, p.position.row, p.position.header) for p in failed.value.problems]


RETURN = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"


def test_a_booked_debit_with_our_reference_is_paid() -> None:
    results = parsed(message(entry(details())))
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
        6,
        "Document/BkToCstmrDbtCdtNtfctn/Ntfctn[1]/Ntry[1]/NtryDtls[1]/TxDtls[1]",
    )


@pytest.mark.parametrize(
    ("said", "inside", "kind", "reason"),
    [
        ({"direction": "CRDT"}, {"returned": RETURN}, OutcomeKind.RETURNED, "account-closed"),
        ({"direction": "CRDT", "reversal": "true"}, {}, OutcomeKind.RETURNED, ""),
        ({"direction": "CRDT", "reversal": "false"}, {}, OutcomeKind.UNKNOWN, ""),
        ({"direction": "CRDT"}, {}, OutcomeKind.UNKNOWN, ""),
        ({"reversal": "true"}, {}, OutcomeKind.UNKNOWN, ""),
        ({}, {"returned": RETURN}, OutcomeKind.UNKNOWN, "account-closed"),
        ({"status": "<Cd>PDNG</Cd>"}, {}, OutcomeKind.UNKNOWN, ""),
        ({"status": "<Cd>FUTR</Cd>"}, {}, OutcomeKind.UNKNOWN, ""),
        ({"status": "<Cd>INFO</Cd>"}, {}, OutcomeKind.UNKNOWN, ""),
        ({"status": "<Prtry>BOOKED</Prtry>"}, {}, OutcomeKind.UNKNOWN, ""),
        (
            {"status": "<Cd>INFO</Cd>"},
            {"returned": RETURN},
            OutcomeKind.REFUSED,
            "account-closed",
        ),
        (
            {"direction": "CRDT"},
            {"returned": "<RtrInf><Rsn><Prtry>X</Prtry></Rsn></RtrInf>"},
            OutcomeKind.RETURNED,
            "other",
        ),
        ({"direction": "CRDT"}, {"returned": "<RtrInf/>"}, OutcomeKind.RETURNED, ""),
        ({"on": ""}, {}, OutcomeKind.PAID, ""),
        ({"on": "<DtTm>2024-07-05T00:00:00</DtTm>"}, {}, OutcomeKind.PAID, ""),
    ],
)
def test_what_an_entry_means(
    said: dict[str, str], inside: dict[str, str], kind: OutcomeKind, reason: str
) -> None:
    (outcome,) = parsed(message(entry(details(**inside), **said))).outcomes
    assert (outcome.kind, outcome.reason) == (kind, reason)


@pytest.mark.parametrize("said", ["TRUE", "yes", "2", "", "true false"])
def test_a_reversal_that_says_neither_yes_nor_no_is_unknown(said: str) -> None:
    """A debit that may be a reversal pays nobody."""
    unclear = entry(details(), reversal="false").replace(">false<", f">{said}<")
    results = ADAPTER.parse_results(ParseRequest(data=message(*[unclear] * 3)))
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN] * 3
    assert [p.code for p in results.problems] == [Code.XML_VALUE] * 3
    assert results.problems[0].position.header.endswith("Ntry[1]/RvslInd")


def test_a_status_of_the_banks_own_is_none_of_the_codes() -> None:
    """What BOOK means among its own words, its guide says, and then a profile."""
    own = entry(details(), status="<Prtry>BOOK</Prtry>")
    data = message(own, entry(details()), own, own)
    kinds = [OutcomeKind.UNKNOWN, OutcomeKind.PAID, OutcomeKind.UNKNOWN, OutcomeKind.UNKNOWN]
    assert [one.kind for one in parsed(data).outcomes] == kinds
    profile = attrs.evolve(PROFILE, result_codes={"PRTRY BOOK DBIT": "paid"})
    outcomes = results_of(ParseRequest(data=data), profile).outcomes
    assert [one.kind for one in outcomes] == [
        {OutcomeKind.PAID: OutcomeKind.UNKNOWN}.get(kind, OutcomeKind.PAID) for kind in kinds
    ]


@pytest.mark.parametrize("said", [{"direction": "CRDT"}, {"status": "<Cd>INFO</Cd>"}])
def test_a_return_as_a_duplicate_is_unknown(said: dict[str, str]) -> None:
    """The first of the two went through as a rule; to pay again would be to pay twice."""
    again = RETURN.replace("AC04", "AM05")
    results = parsed(message(*[entry(details(returned=again), **said)] * 3))
    assert {(o.kind, o.reason) for o in results.outcomes} == {(OutcomeKind.UNKNOWN, "duplicate")}


def test_debits_booked_in_one_sum_are_told_apart_by_their_details() -> None:
    inside = [details(REFERENCES[0]), details(REFERENCES[1], amount="1610000")]
    batch = "<Btch><NbOfTxs>2</NbOfTxs></Btch>"
    results = parsed(message(entry(*inside, amount="2110000", batch=batch)))
    assert [(str(o.reference), o.kind, o.amount) for o in results.outcomes] == [
        (REFERENCES[0], OutcomeKind.PAID, Dong(500_000)),
        (REFERENCES[1], OutcomeKind.PAID, Dong(1_610_000)),
    ]
    paths = [one.evidence.header.rpartition("/")[2] for one in results.outcomes]
    assert paths == ["TxDtls[1]", "TxDtls[2]"]


def test_fees_and_other_peoples_payments_are_unknown_with_their_amounts() -> None:
    """Money moved on the account: it is told, and nobody is paid by it."""
    results = parsed(
        message(
            entry(amount="3300"),
            entry(details("NOTPROVIDED", name="CONG TY 1"), direction="CRDT"),
            entry(details("", name="CONG TY 1")),
            entry(amount="2610000", batch="<Btch><NbOfTxs>3</NbOfTxs></Btch>"),
        )
    )
    assert results.problems == ()
    assert [(o.reference, o.kind, o.amount) for o in results.outcomes] == [
        (None, OutcomeKind.UNKNOWN, Dong(3_300)),
        (None, OutcomeKind.UNKNOWN, Dong(500_000)),
        (None, OutcomeKind.UNKNOWN, Dong(500_000)),
        (None, OutcomeKind.UNKNOWN, Dong(2_610_000)),
    ]
    assert dict(results.rows) == {"record": 4, "problem": 0}


def test_a_reference_of_ours_with_a_slip_in_it_is_a_problem() -> None:
    results = parsed(message(entry(details(REFERENCES[0][:-1] + "B"))))
    assert [p.code for p in results.problems] == [Code.REFERENCE_CHECK]
    assert [(o.reference, o.kind) for o in results.outcomes] == [(None, OutcomeKind.UNKNOWN)]


def test_a_single_transaction_has_its_entrys_amount() -> None:
    (outcome,) = parsed(message(entry(details(amount=None)))).outcomes
    assert (outcome.kind, outcome.amount) == (OutcomeKind.PAID, Dong(500_000))


def test_of_several_each_has_to_say_its_own() -> None:
    inside = [details(amount=None), details(REFERENCES[1], amount="1610000")]
    results = parsed(message(entry(*inside, amount="2110000")))
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN, OutcomeKind.PAID]
    assert [p.code for p in results.problems] == [Code.XML_ELEMENT_MISSING]
    assert dict(results.rows) == {"record": 1, "problem": 1}


def test_an_entrys_own_fault_is_its_transactions() -> None:
    data = message(entry(details(), on="<Dt>2024-02-31</Dt>"))
    results = ADAPTER.parse_results(ParseRequest(data=data))
    assert [p.code for p in results.problems] == [Code.DATE_VALUE]
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN]
    bare = ADAPTER.parse_results(ParseRequest(data=message(entry(on="<Dt>2024-02-31</Dt>"))))
    assert [p.code for p in bare.problems] == [Code.DATE_VALUE]


CHARGE = '<Rcrd><Amt Ccy="VND">{}</Amt></Rcrd>'


TOTAL = '<TtlAmt Ccy="VND">{}</TtlAmt>'


class TestSums:
    def test_details_that_do_not_make_up_their_entry_fail_the_file(self) -> None:
        found = refused(message(entry(details(amount="500001"))))
        path = "Document/BkToCstmrDbtCdtNtfctn/Ntfctn[1]/Ntry[1]/Amt"
        assert found == [(Code.TOTAL_MISMATCH, 6, path)]

    @pytest.mark.parametrize("amount", ["501100", "500000", "499900", "498900"])
    @pytest.mark.parametrize(
        "said",
        [
            '<TtlChrgsAndTaxAmt Ccy="VND">1100</TtlChrgsAndTaxAmt>',
            CHARGE.format(1000) + CHARGE.format(100),
            '<TtlChrgsAndTaxAmt Ccy="VND">1100</TtlChrgsAndTaxAmt>' + CHARGE.format(9000),
        ],
    )
    def test_by_their_charges_they_may_differ(self, said: str, amount: str) -> None:
        charges = f"<Chrgs>{said}</Chrgs>"
        results = parsed(message(entry(details(), amount=amount, charges=charges)))
        assert [one.amount for one in results.outcomes] == [Dong(500_000)]

    @pytest.mark.parametrize("amount", ["501101", "498899", "5000000", "50000"])
    @pytest.mark.parametrize(
        "said",
        [
            "",
            '<TtlChrgsAndTaxAmt Ccy="VND">1100</TtlChrgsAndTaxAmt>',
            CHARGE.format(1000) + CHARGE.format(100),
        ],
    )
    def test_but_by_no_more(self, said: str, amount: str) -> None:
        data = message(entry(details(), amount=amount, charges=f"<Chrgs>{said}</Chrgs>"))
        assert [code for code, *_ in refused(data)] == [Code.TOTAL_MISMATCH]

    def test_charges_are_amounts_too(self) -> None:
        for said in ('<TtlChrgsAndTaxAmt Ccy="USD">1', CHARGE.format(1).replace("VND", "USD")):
            whole = said if "Rcrd" in said else f"{said}</TtlChrgsAndTaxAmt>"
            data = message(entry(details(), charges=f"<Chrgs>{whole}</Chrgs>"))
            assert [code for code, *_ in refused(data)] == [Code.AMOUNT_CURRENCY]

    def test_what_goes_the_other_way_is_taken_off(self) -> None:
        inside = [details(), details("X", direction="CRDT", amount="100000")]
        assert parsed(message(entry(*inside, amount="400000"))).problems == ()

    def test_a_batch_counts_what_it_lists(self) -> None:
        batch = "<Btch><NbOfTxs>2</NbOfTxs></Btch>"
        assert [code for code, *_ in refused(message(entry(details(), batch=batch)))] == [
            Code.COUNT_MISMATCH
        ]

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            (TOTAL.format(2_110_000), None),
            (TOTAL.format(2_110_000) + "<CdtDbtInd>DBIT</CdtDbtInd>", None),
            (TOTAL.format(2_110_001), Code.TOTAL_MISMATCH),
            (TOTAL.format(2_109_999), Code.TOTAL_MISMATCH),
            (TOTAL.format(2_110_000).replace("VND", "USD"), Code.AMOUNT_CURRENCY),
            ("<CdtDbtInd>CRDT</CdtDbtInd>", Code.XML_VALUE),
        ],
    )
    @pytest.mark.parametrize("listed", [True, False])
    def test_a_batch_adds_up_what_it_lists(
        self, said: str, code: Code | None, *, listed: bool
    ) -> None:
        """And comes to its entry where it lists nothing, or what does not say its amount."""
        inside = [details(), details(REFERENCES[1], amount="1610000")] if listed else []
        data = message(entry(*inside, amount="2110000", batch=f"<Btch>{said}</Btch>"))
        if code is None:
            assert parsed(data).problems == ()
        else:
            assert {one for one, *_ in refused(data)} == {code}

    def test_a_batch_of_one_that_does_not_say_its_amount_comes_to_its_entry(self) -> None:
        data = message(entry(details(amount=None), batch=f"<Btch>{TOTAL.format(500_000)}</Btch>"))
        assert parsed(data).problems == ()
        wrong = data.replace(b">500000</TtlAmt>", b">500001</TtlAmt>")
        assert [code for code, *_ in refused(wrong)] == [Code.TOTAL_MISMATCH]

    def test_each_batch_of_an_entry_adds_up_by_itself(self) -> None:
        first, second = details(), details(REFERENCES[1], amount="1610000")
        two = entry(first, amount="2110000", batch=f"<Btch>{TOTAL.format(500_000)}</Btch>")
        other = f"<NtryDtls><Btch>{TOTAL.format(1_610_000)}</Btch>{second}</NtryDtls>"
        data = message(two.replace("</NtryDtls>", f"</NtryDtls>{other}"))
        assert parsed(data).problems == ()
        wrong = data.replace(b">1610000</TtlAmt>", b">1610001</TtlAmt>")
        assert Code.TOTAL_MISMATCH in [code for code, *_ in refused(wrong)]

    @pytest.mark.parametrize(
        ("summary", "code"),
        [
            ("<TtlNtries><NbOfNtries>2</NbOfNtries><Sum>1000000</Sum></TtlNtries>", None),
            ("<TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries>", Code.COUNT_MISMATCH),
            ("<TtlNtries><Sum>1000001</Sum></TtlNtries>", Code.TOTAL_MISMATCH),
            ("<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>500000</Sum></TtlCdtNtries>", None),
            ("<TtlCdtNtries><Sum>0</Sum></TtlCdtNtries>", Code.TOTAL_MISMATCH),
            ("<TtlDbtNtries><NbOfNtries>0</NbOfNtries></TtlDbtNtries>", Code.COUNT_MISMATCH),
            ("<TtlDbtNtries><Sum>500000.00</Sum></TtlDbtNtries>", Code.XML_VALUE),
        ],
    )
    def test_the_summary_is_held_against_the_entries(self, summary: str, code: Code | None) -> None:
        both = [entry(details()), entry(details(returned=RETURN), direction="CRDT")]
        data = message(*both, summary=f"<TxsSummry>{summary}</TxsSummry>")
        if code is None:
            assert len(parsed(data).outcomes) == 2
        else:
            assert [one for one, *_ in refused(data)] == [code]


def test_each_notification_is_summed_up_by_itself() -> None:
    one = (
        "<Ntfctn><Id>N2</Id><Acct><Id><Othr><Id>000000001234</Id></Othr></Id></Acct><TxsSummry>"
        "<TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries></TxsSummry>" + entry(details())
    )
    data = message(entry(details())).replace(b"</Ntfctn>", f"</Ntfctn>{one}</Ntfctn>".encode())
    results = parsed(data)
    places = [one.evidence.header.split("/")[2] for one in results.outcomes]
    assert places == ["Ntfctn[1]", "Ntfctn[2]"]


def test_the_golden_answer() -> None:
    kinds = (OutcomeKind.PAID, OutcomeKind.RETURNED, OutcomeKind.REFUSED)
    said = dict(zip(REFERENCES, kinds, strict=False))
    data = bank_answer(rendered(), said)
    assert data == (GOLDEN / "notification.xml").read_bytes()
    assert {str(o.reference): o.kind for o in parsed(data).outcomes} == said


ALIKE = [
    pytest.param([entry(amount=str(n)) for n in range(1, 6)], id="fees"),
    pytest.param([entry(details(), reversal="false") for _ in range(5)], id="said-not-reversed"),
    pytest.param([entry(details(direction="DBIT")) for _ in range(3)], id="own-direction"),
    pytest.param([entry(details("OTHERS", name="CONG TY 1")) for _ in range(5)], id="others"),
    pytest.param([entry(details(REFERENCES[n])) for n in range(5)], id="ours"),
    pytest.param(
        [entry(details(direction="CRDT"), direction="CRDT", reversal="1") for _ in range(3)],
        id="reversed",
    ),
    pytest.param([entry(details(), direction="XXXX") for _ in range(4)], id="no-direction"),
]


@pytest.mark.parametrize("entries", ALIKE)
def test_entries_that_look_alike_are_all_told(
    entries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recognised or walked, each is an outcome with its place."""
    data = message(*entries)
    quickly = ADAPTER.parse_results(ParseRequest(data=data))
    monkeypatch.setattr(stream, "MAX_SHAPES", 0)
    walked = ADAPTER.parse_results(ParseRequest(data=data))
    assert quickly == walked
    places = [one.evidence for one in quickly.outcomes]
    assert places == [one.evidence for one in walked.outcomes]
    assert [place.row for place in places] == list(range(6, 6 + len(entries)))


def test_an_entry_with_its_own_direction_that_differs_is_walked() -> None:
    entries = [entry(details(direction="DBIT"))] * 3 + [entry(details(direction="CRDT"))]
    assert (Code.TOTAL_MISMATCH, 9) in [(code, row) for code, row, _ in refused(message(*entries))]


def test_elements_of_others_are_held_against_the_schema_too() -> None:
    swapped = "<RltdPties><CdtrAcct><Id><Othr><Id>1</Id></Othr></Id></CdtrAcct><Cdtr/></RltdPties>"
    data = message(entry(f"<TxDtls><Refs/>{swapped}</TxDtls>"))
    assert [code for code, *_ in refused(data)] == [Code.XML_ELEMENT]


def test_a_bank_in_place_of_a_person_has_no_name_here() -> None:
    data = message(entry(details())).replace(
        b"<Pty><Nm>DANG THI HOA</Nm></Pty>", b"<Agt><FinInstnId/></Agt>"
    )
    assert parsed(data).outcomes[0].name is None


def test_the_account_is_in_vnd_if_it_says_so() -> None:
    for currency, codes in (("VND", []), ("USD", [Code.AMOUNT_CURRENCY])):
        said = f"</Id><Ccy>{currency}</Ccy></Acct>".encode()
        data = message(*[entry(details())] * 3).replace(b"</Id></Acct>", said)
        if codes:
            path = "Document/BkToCstmrDbtCdtNtfctn/Ntfctn[1]/Acct/Ccy"
            assert refused(data) == [(Code.AMOUNT_CURRENCY, 5, path)]
        else:
            assert parsed(data).problems == ()


def test_a_notification_names_its_account() -> None:
    data = message().replace(b"<Acct><Id><Othr><Id>000000001234</Id></Othr></Id></Acct>", b"")
    assert [code for code, *_ in refused(data)] == [Code.XML_ELEMENT_MISSING]
    head = data[: data.index(b"<Ntfctn>")]
    none = head + b"</BkToCstmrDbtCdtNtfctn></Document>"
    assert [code for code, *_ in refused(none)] == [Code.XML_ELEMENT_MISSING]
    empty = b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>'
    assert [code for code, *_ in refused(empty)] == [Code.XML_ELEMENT_MISSING]
