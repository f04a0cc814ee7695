"""What the post answers: paid only where it says so."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from tests.invented_batches import AS_OF, JULY, REFERENCES, cash_batch
from tests.xls_files import saved_as_xls

from ansinh import Code, Dong, Outcome, OutcomeKind, ParseFailed, PersonName, Reference
from ansinh.adapters import ParsedResults, ParseRequest, RenderRequest
from ansinh.formats import Column, list_csv, list_workbook
from ansinh_vnpost.adapter import VNPostCashList
from ansinh_vnpost.layout import RESULT
from ansinh_vnpost.simulator import post_office_answer

ADAPTER = VNPostCashList()
Row = Mapping[str, str | int | Dong]

ROW: Row = {
    "number": 1,
    "reference": REFERENCES[0],
    "name": "Hồ Thị Bịa",
    "birth": "1945",
    "current": Dong(500_000),
    "amount": Dong(500_000),
    "received": "X",
    "on": "06/07/2024",
    "collector": "Phạm Thị Giám Hộ Mẫu",
    "collector_id": "099145000006",
}


def parsed(*rows: Row, media: str = "csv", columns: Sequence[Column] = ()) -> ParsedResults:
    if media == "csv":
        data = list_csv(RESULT, rows, columns=columns)
    else:
        data = list_workbook(RESULT, rows, month=JULY, columns=columns)
    if media == "xls":
        data = saved_as_xls(data)
    return ADAPTER.parse_results(ParseRequest(data=data, filename=f"kq.{media}"))


@pytest.mark.parametrize("media", ["csv", "xlsx", "xls"])
def test_a_row_is_an_outcome(media: str) -> None:
    results = parsed(ROW, media=media)
    assert results.problems == ()
    assert results.outcomes == (
        Outcome(
            reference=Reference(REFERENCES[0]),
            kind=OutcomeKind.PAID,
            amount=Dong(500_000),
            name=PersonName("Hồ Thị Bịa"),
            on=date(2024, 7, 6),
            collected_by=PersonName("Phạm Thị Giám Hộ Mẫu"),
            collected_by_id="099145000006",
        ),
    )


@pytest.mark.parametrize(
    ("received", "reason", "kind", "said"),
    [
        ("X", "", OutcomeKind.PAID, ""),
        ("x", "", OutcomeKind.PAID, ""),
        ("Đã nhận", "", OutcomeKind.PAID, ""),
        ("", "Vắng", OutcomeKind.UNCOLLECTED, "absent"),
        ("", "chết", OutcomeKind.UNCOLLECTED, "died"),
        ("", "Từ chối", OutcomeKind.UNCOLLECTED, "declined"),
        ("", "Chưa đủ giấy tờ", OutcomeKind.UNCOLLECTED, "papers-missing"),
        ("", "con trai ông Mẫu báo bận", OutcomeKind.UNCOLLECTED, "other"),
        ("Chưa", "", OutcomeKind.UNCOLLECTED, ""),
        ("", "", OutcomeKind.UNKNOWN, ""),
        ("?", "", OutcomeKind.UNKNOWN, ""),
        ("XX", "", OutcomeKind.UNKNOWN, ""),
    ],
)
def test_only_a_mark_that_is_known_means_paid(
    received: str, reason: str, kind: OutcomeKind, said: str
) -> None:
    results = parsed({**ROW, "received": received, "reason": reason})
    assert [(one.kind, one.reason) for one in results.outcomes] == [(kind, said)]
    assert results.problems == ()


def test_received_and_not_received_at_once_is_unknown() -> None:
    results = parsed({**ROW, "reason": "Vắng"})
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN]
    assert [p.code for p in results.problems] == [Code.OUTCOME_CONTRADICTS]


def test_a_list_of_those_who_have_not_received_needs_no_mark() -> None:
    columns = [c for c in RESULT.columns if c.field not in {"received", "on", "collector"}]
    results = parsed({**ROW, "reason": "Chuyển đi"}, columns=columns)
    assert [(one.kind, one.reason) for one in results.outcomes] == [
        (OutcomeKind.UNCOLLECTED, "moved")
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reference": "A1"}, Code.REFERENCE_TEXT),
        ({"amount": "500.00"}, Code.AMOUNT_TEXT),
        ({"name": ""}, Code.CELL_EMPTY),
        ({"on": "06/13/2024"}, Code.DATE_VALUE),
        ({"collector": "099145000006"}, Code.NAME_CHARACTERS),
    ],
)
def test_half_a_row_is_kept_and_unknown(changes: Row, code: Code) -> None:
    results = parsed({**ROW, **changes})
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN]
    assert [p.code for p in results.problems] == [code]


def test_every_sheet_of_an_answer_is_read() -> None:
    """The pay list has a sheet a commune; its signed copy comes back filled in."""
    file = ADAPTER.render(RenderRequest(batch=cash_batch(), as_of=AS_OF))
    every = dict.fromkeys(REFERENCES[:4], OutcomeKind.PAID)
    results = ADAPTER.parse_results(ParseRequest(data=post_office_answer(file, every)))
    assert {str(one.reference) for one in results.outcomes} == set(REFERENCES[:4])


def test_the_pay_list_itself_is_no_answer() -> None:
    file = ADAPTER.render(RenderRequest(batch=cash_batch(), as_of=AS_OF))
    with pytest.raises(ParseFailed) as refused:
        ADAPTER.parse_results(ParseRequest(data=file.content, filename=file.filename))
    assert {p.code for p in refused.value.problems} == {Code.FILE_OTHER_LIST}


@pytest.mark.parametrize(
    ("title", "day", "kind"),
    [
        ("DANH SÁCH ĐÃ NHẬN", "06/07/2024", OutcomeKind.PAID),
        ("DANH SÁCH ĐÃ NHẬN", "", OutcomeKind.UNKNOWN),
        ("DANH SÁCH CHƯA NHẬN", "", OutcomeKind.UNCOLLECTED),
        ("DANH SÁCH ĐÃ NHẬN VÀ CHƯA NHẬN", "06/07/2024", OutcomeKind.UNKNOWN),
        ("DANH SÁCH", "06/07/2024", OutcomeKind.UNKNOWN),
    ],
)
def test_a_list_without_marks_says_it_in_its_title(title: str, day: str, kind: OutcomeKind) -> None:
    """Some offices send two lists; one that says neither is no evidence."""
    columns = [c for c in RESULT.columns if c.field != "received"]
    plain = list_csv(RESULT, [{**ROW, "on": day}], columns=columns)
    data = f"{title}\r\n".encode() + plain.removeprefix(b"\xef\xbb\xbf")
    results = ADAPTER.parse_results(ParseRequest(data=data, filename="kq.csv"))
    assert results.problems == ()
    assert [outcome.kind for outcome in results.outcomes] == [kind]
