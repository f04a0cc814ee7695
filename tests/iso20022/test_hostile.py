"""What no bank sends is refused at its place; nothing of it is looked up, opened or believed."""

# ruff: noqa: E501 - a case stands on one line, however long

import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_batches import REFERENCES
from tests.iso20022.messages_for_tests import ADAPTER, rendered
from tests.iso20022.test_notification import details, entry
from tests.iso20022.test_notification import message as notification
from tests.iso20022.test_report import message as report
from tests.iso20022.test_report import transaction

from ansinh import Code, OutcomeKind, ParseFailed
from ansinh.adapters import FileProbe, ParseRequest
from ansinh_iso20022 import guard, stream
from ansinh_iso20022.simulator import bank_answer

REPORT = report(transaction(), transaction(reference=REFERENCES[1]))
NOTIFICATION = notification(entry(details()), entry(details(REFERENCES[1])))
ORDER = rendered().content
PAYMENT = "Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts"
ENTRY = "Document/BkToCstmrDbtCdtNtfctn/Ntfctn[1]/Ntry[1]"

Found = list[tuple[str, int, str]]


def refused(data: bytes) -> Found:
    with pytest.raises(ParseFailed) as failed:
        ADAPTER.parse_results(ParseRequest(data=data, filename="kq.xml"))
    assert {p.position.source for p in failed.value.problems} == {"kq.xml"}
    return [(p.code, p.position.row, p.position.header) for p in failed.value.problems]


def replaced(data: bytes, old: str, new: str, count: int = 1) -> bytes:
    assert old.encode() in data
    return data.replace(old.encode(), new.encode(), count)


@pytest.mark.parametrize(
    ("old", "new", "code", "row", "path"),
    [
        ("<Document", "<!DOCTYPE Document [<!ENTITY a 'b'>]>\n<Document", "xml-dtd", 2, ""),
        ("<Document", "<!DOCTYPE Document SYSTEM 'file:///etc/hostname'>\n<Document", "xml-dtd", 2, ""),
        ("<Document", "<!doctype html>\n<Document", "xml-dtd", 2, ""),
        ("<GrpHdr>", "<!-- hello -->\n<GrpHdr>", "xml-markup", 4, "Document/CstmrPmtStsRpt"),
        ("ACSC", "AC<!-- -->SC", "xml-markup", 8, f"{PAYMENT}/TxInfAndSts/TxSts"),
        ("ACSC", "<![CDATA[ACSC]]>", "xml-markup", 8, f"{PAYMENT}/TxInfAndSts/TxSts"),
        ("ACSC", "A<?x y?>CSC", "xml-markup", 8, f"{PAYMENT}/TxInfAndSts/TxSts"),
        ("<Document", "<?xml-stylesheet href='x'?>\n<Document", "xml-markup", 2, ""),
        ("DANG THI HOA", "&who;", "xml-syntax", 8, f"{PAYMENT}/TxInfAndSts/OrgnlTxRef/Cdtr/Pty/Nm"),
        ("DANG THI HOA", "&#1;", "xml-syntax", 8, f"{PAYMENT}/TxInfAndSts/OrgnlTxRef/Cdtr/Pty/Nm"),
        ("DANG THI HOA", "DANG\x01HOA", "xml-syntax", 8, f"{PAYMENT}/TxInfAndSts/OrgnlTxRef/Cdtr/Pty/Nm"),
        ("<CstmrPmtStsRpt>", "<CstmrPmtStsRpt><x:y>", "xml-syntax", 3, "Document/CstmrPmtStsRpt"),
        ("pain.002.001.12", "pain.002.001.03", "xml-message", 2, "Document"),
        ("pain.002.001.12", "camt.054.001.08", "xml-element", 3, "Document/CstmrPmtStsRpt"),
        (' xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.12"', "", "xml-message", 2, "Document"),
        ('encoding="UTF-8"', 'encoding="ISO-8859-1"', "xml-encoding", 1, ""),
        ('encoding="UTF-8"', 'encoding="UTF-16"', "xml-encoding", 1, ""),
        ('<?xml version="1.0"', '<?xml version="1.1"', "xml-syntax", 1, ""),
        ("<?xml", " <?xml", "xml-markup", 1, ""),
        ("<?xml", "junk<?xml", "xml-markup", 1, ""),
        ("</Document>\n", "</Document>junk", "xml-syntax", 12, ""),
        ("</Document>\n", "</Document><Document/>", "xml-syntax", 12, ""),
        ('Ccy="VND"', 'Ccy="USD"', "amount-currency", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/OrgnlTxRef/Amt/InstdAmt"),
        ('Ccy="VND"', "", "amount-currency", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/OrgnlTxRef/Amt/InstdAmt"),
        ('Ccy="VND"', 'Ccy="VND" Exp="2"', "amount-currency", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/OrgnlTxRef/Amt/InstdAmt"),
        *[
            (">500000<", f">{amount}<", "xml-value", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/OrgnlTxRef/Amt/InstdAmt")
            for amount in ("1000.00", "1e5", "-500000", "+500000", "500,000", "500 000", "", "٥", "0x10", "9" * 16, "05")
        ],
        ("<TxSts>ACSC</TxSts>", "<TxSts>A<b/>CSC</TxSts>", "xml-element", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/TxSts/?"),
        ("<TxSts>ACSC</TxSts>", "<TxSts>RJCT</TxSts><TxSts>ACSC</TxSts>", "xml-element", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/TxSts"),
        ("<TxSts>ACSC</TxSts>", "<Status>ACSC</Status>", "xml-element", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/?"),
        ("<TxSts>ACSC</TxSts>", '<TxSts xmlns="urn:x">ACSC</TxSts>', "xml-element", 8, f"{PAYMENT}[1]/TxInfAndSts[1]/TxSts"),
        ("<TxInfAndSts>", '<TxInfAndSts xmlns="urn:x">', "xml-element", 8, f"{PAYMENT}[1]/TxInfAndSts"),
        ("<GrpHdr>", "<TxInfAndSts/><GrpHdr>", "xml-element", 4, "Document/CstmrPmtStsRpt/TxInfAndSts"),
        ("<OrgnlMsgId>", "<OrgnlMsgID>", "xml-syntax", 5, "Document/CstmrPmtStsRpt/OrgnlGrpInfAndSts/?"),
        ("<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>", "", "xml-element-missing", 5, "Document/CstmrPmtStsRpt/OrgnlGrpInfAndSts"),
    ],
)  # fmt: skip
def test_a_report_that_was_tampered_with(
    old: str, new: str, code: str, row: int, path: str
) -> None:
    assert (code, row, path) in refused(replaced(REPORT, old, new))


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ('<Amt Ccy="VND">', '<Amt Ccy="EUR">', "amount-currency", f"{ENTRY}"),
        (">500000<", ">5000.00<", "xml-value", f"{ENTRY}"),
        ("<CdtDbtInd>DBIT</CdtDbtInd>", "", "xml-element-missing", ENTRY),
        ("<Sts><Cd>BOOK</Cd></Sts>", "", "xml-element-missing", ENTRY),
        ("<Sts>", "<Sts><Prtry>BOOK</Prtry>", "xml-element", f"{ENTRY}/Sts/Cd"),
        ("<Acct>", "<Konto>", "xml-syntax", "Document/BkToCstmrDbtCdtNtfctn"),
        ("<TxDtls>", "<TxDtls/><Btch/><TxDtls>", "xml-element", f"{ENTRY}/NtryDtls[1]/Btch"),
    ],
)
def test_a_notification_that_was_tampered_with(old: str, new: str, code: str, path: str) -> None:
    found = refused(replaced(NOTIFICATION, old, new))
    assert code in [one for one, *_ in found]
    assert any(header.startswith(path) for _, _, header in found)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.XML_SYNTAX),
        (b" \n", Code.XML_SYNTAX),
        (b"\xef\xbb\xbf", Code.XML_SYNTAX),
        (b"\x00", Code.XML_ENCODING),
        (b"PK\x03\x04", Code.XML_SYNTAX),
        (b"<a/>", Code.XML_MESSAGE),
        (b"<a>" * 300, Code.XML_MESSAGE),
        (b"<?xml?><a/>", Code.XML_SYNTAX),
        (REPORT.decode().encode("utf-16"), Code.XML_ENCODING),
        (REPORT.decode().encode("utf-16-le"), Code.XML_ENCODING),
        (REPORT.decode().encode("utf-32"), Code.XML_ENCODING),
        (REPORT.replace(b"HOA", "Hoà".encode("latin-1")), Code.XML_ENCODING),
        (REPORT + "ế".encode()[:2], Code.XML_ENCODING),
        (ORDER, Code.XML_MESSAGE),
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: bytes, code: Code) -> None:
    found = refused(data)
    assert found[0][0] == code
    assert found[0][1] >= 1


def test_the_place_of_bad_bytes_in_a_large_file_is_near() -> None:
    data = replaced(REPORT, "</Document>", "é" + "\n" * 2**21 + "</Document>")
    found = refused(data[:-20] + b"\xff" + data[-20:])
    assert found[0][0] == Code.XML_ENCODING
    assert found[0][1] > 2**19


class TestBombs:
    def test_depth(self) -> None:
        deep = "<Nm>" * 300 + "</Nm>" * 300
        data = replaced(REPORT, "<Nm>DANG THI HOA</Nm>", deep)
        with pytest.raises(ParseFailed) as failed:
            ADAPTER.parse_results(ParseRequest(data=data))
        (found,) = failed.value.problems
        assert found.code == Code.XML_LIMIT
        assert "256 levels" in found.message.en
        assert "256 cấp" in found.message.vi
        assert "levels" not in found.message.vi

    def test_a_text_without_end(self) -> None:
        found = refused(replaced(REPORT, "DANG THI HOA", "A" * 11_000_000))
        assert found[0][0] == Code.XML_LIMIT

    def test_size(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(guard, "MAX_BYTES", len(REPORT) - 1)
        assert refused(REPORT)[0][0] == Code.XML_LIMIT

    def test_a_file_of_nothing_but_faults_is_given_up(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(stream, "MAX_PROBLEMS", 5)
        data = report(*[transaction(amount="1.5")] * 50)
        assert [code for code, *_ in refused(data)] == [Code.XML_VALUE] * 5

    def test_entities_that_multiply(self) -> None:
        lol = "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
        assert refused(replaced(REPORT, "<Document", lol + "<Document"))[0][0] == Code.XML_DTD


def test_lines_beyond_what_the_parser_counts_are_found() -> None:
    """libxml2 keeps an element's line in sixteen bits."""
    data = replaced(REPORT, "</TxInfAndSts>", "</TxInfAndSts>" + "\n" * 70_000)
    outcomes = ADAPTER.parse_results(ParseRequest(data=data)).outcomes
    assert [one.evidence.row for one in outcomes] == [8, 70_009]
    found = refused(data.replace(b"1.0", b"1.0").replace(b">500000<", b">5.5<"))
    assert [row for _, row, _ in found] == [8, 70_009]


@pytest.mark.parametrize("data", [REPORT, NOTIFICATION], ids=["report", "notification"])
def test_a_file_that_breaks_off_gives_nothing(data: bytes) -> None:
    """Not the half that was read before the break: what the rest would say is not known."""
    for end in range(len(data.rstrip())):
        assert refused(data[:end])[0][0] in {"xml-syntax", "xml-markup", "xml-message"}


@pytest.mark.parametrize("data", [REPORT, NOTIFICATION], ids=["report", "notification"])
def test_a_mark_of_byte_order_and_line_ends_change_nothing(data: bytes) -> None:
    plain = ADAPTER.parse_results(ParseRequest(data=data))
    for other in (
        b"\xef\xbb\xbf" + data,
        data.replace(b"\n", b"\r\n"),
        data.replace(b"\n", b""),
        data.partition(b"\n")[2],
        data.replace(b'"UTF-8"', b'"utf-8"'),
    ):
        assert ADAPTER.parse_results(ParseRequest(data=other)) == plain


def test_a_prefix_changes_nothing() -> None:
    text = REPORT.decode()
    head, _, rest = text.partition("<Document")
    rest = rest.replace(" xmlns=", " xmlns:p=", 1).replace("</", "\0").replace("<", "<p:")
    prefixed = head + "<p:Document" + rest.replace("\0", "</p:")
    read = ADAPTER.parse_results(ParseRequest(data=prefixed.encode()))
    assert read == ADAPTER.parse_results(ParseRequest(data=REPORT))


@pytest.mark.parametrize("data", [REPORT, NOTIFICATION], ids=["report", "notification"])
def test_a_blank_in_the_last_end_tag_changes_nothing(data: bytes) -> None:
    """The last record, and all that it stands in, came in one piece, and then there is no next."""
    name = b"TxInfAndSts" if data is REPORT else b"Ntry"
    before, _, after = data.rpartition(b"</" + name + b">")
    read = ADAPTER.parse_results(ParseRequest(data=before + b"</" + name + b" >" + after))
    assert read == ADAPTER.parse_results(ParseRequest(data=data))


_WATCHED: list[str] = []
_AUDIT = {"on": False, "hooked": False}


def _audited(event: str, _arguments: object) -> None:
    if _AUDIT["on"] and event in {"open", "socket.connect", "socket.getaddrinfo"}:
        _WATCHED.append(event)


def test_nothing_is_opened_or_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("0000-SECRET", "utf-8")
    monkeypatch.setattr(socket, "socket", None)
    if not _AUDIT["hooked"]:
        sys.addaudithook(_audited)
        _AUDIT["hooked"] = True
    hint = f' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="x {secret.as_uri()}"'
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}"/>'
    ADAPTER.parse_results(ParseRequest(data=REPORT))
    _AUDIT["on"] = True
    try:
        ADAPTER.parse_results(ParseRequest(data=replaced(REPORT, "<Document", f"<Document{hint}")))
        for old, new in (
            ("<Document", f"<!DOCTYPE a SYSTEM '{secret.as_uri()}'><Document"),
            ("DANG THI HOA", include),
        ):
            with pytest.raises(ParseFailed) as failed:
                ADAPTER.parse_results(ParseRequest(data=replaced(REPORT, old, new)))
            assert "SECRET" not in repr(failed.value.problems)
    finally:
        _AUDIT["on"] = False
    assert _WATCHED == []


def test_no_problem_repeats_what_was_found() -> None:
    for data in (
        replaced(REPORT, "<Cdtr>", "<Cdtr><DANGTHIHOA/>"),
        replaced(REPORT, "<Cdtr>", "<Cdtr><DANGTHIHOA>"),
        replaced(REPORT, "<TxSts>", "<DANGTHIHOA/><TxSts>"),
        replaced(REPORT, "<TxSts>ACSC", "<TxSts>ACSC<DANGTHIHOA/>"),
        b"<DANGTHIHOA/>",
        b"<DANGTHIHOA><!-- -->",
        replaced(REPORT, ">500000<", ">0000987654<"),
        replaced(REPORT, "DANG THI HOA", "&DANGTHIHOA;"),
        replaced(REPORT, "<Cdtr>", "<Cdtr>DANGTHIHOA"),
        replaced(REPORT, "<Nm>DANG THI HOA", "<Nm>DANGTHIHOA 1"),
    ):
        try:
            told = repr(ADAPTER.parse_results(ParseRequest(data=data)).problems)
        except ParseFailed as failed:
            told = repr(failed.problems) + str(failed) + repr(failed.__context__)
        assert "0000987654" not in told
        assert "DANGTHIHOA" not in told


class TestWhoseItIs:
    @pytest.mark.parametrize(
        ("probe", "known"),
        [
            (FileProbe("x.xml", REPORT), True),
            (FileProbe("x.xml", NOTIFICATION[:500]), True),
            (FileProbe("x.xml", ORDER), True),
            (FileProbe("x.xml", REPORT.replace(b".001.12", b".001.03")), True),
            (FileProbe("x.xml", REPORT.replace(b"pain.002", b"camt.053")), False),
            (FileProbe("ISO20022-btxh.XML", b""), True),
            (FileProbe("x.xml", b"PK\x03\x04"), False),
            (FileProbe("x.xml"), False),
        ],
    )
    def test_by_its_content_or_by_its_name(self, probe: FileProbe, known: bool) -> None:
        assert ADAPTER.sniff(probe) is known


@given(data=st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_refused_with_a_place(data: bytes) -> None:
    assert all(row >= 1 for _, row, _ in refused(data))


ANSWERS = [
    bank_answer(rendered(), dict.fromkeys(REFERENCES[:3], OutcomeKind.PAID), message=kind)
    for kind in ("pain.002", "camt.054")
]


@given(
    answer=st.sampled_from(ANSWERS),
    at=st.integers(0, 10_000),
    new=st.sampled_from([b"", b"0", b"9", b"<", b"A", b"\n", b" ", b"\xff", b"</", b">"]),
    cut=st.integers(0, 4),
)
def test_damage_never_makes_a_payment(answer: bytes, at: int, new: bytes, cut: int) -> None:
    """Whatever a flipped, lost or added byte does, nobody is paid whom the answer did not pay."""
    said = {(one.reference, one.amount) for one in parsed_outcomes(answer)}
    at %= len(answer)
    damaged = answer[:at] + new + answer[at + cut :]
    paid = {(one.reference, one.amount) for one in parsed_outcomes(damaged)}
    assert paid <= said


@given(answer=st.sampled_from(ANSWERS), one=st.integers(0, 20), two=st.integers(0, 20))
def test_lines_doubled_lost_or_in_another_order_make_no_payment(
    answer: bytes, one: int, two: int
) -> None:
    lines = answer.splitlines(keepends=True)
    one, two = one % len(lines), two % len(lines)
    swapped = [*lines]
    swapped[one], swapped[two] = swapped[two], swapped[one]
    for damaged in (
        swapped,
        lines[:one] + lines[one + 1 :],
        [*lines[:one], lines[one], *lines[one:]],
    ):
        paid = {(o.reference, o.amount) for o in parsed_outcomes(b"".join(damaged))}
        assert paid <= {(o.reference, o.amount) for o in parsed_outcomes(answer)}


def parsed_outcomes(data: bytes) -> list:
    try:
        outcomes = ADAPTER.parse_results(ParseRequest(data=data)).outcomes
    except ParseFailed:
        return []
    return [one for one in outcomes if one.kind is OutcomeKind.PAID]
