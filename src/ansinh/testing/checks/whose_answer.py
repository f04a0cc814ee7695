"""P05, P06, P09: the file says what it says, to whom it is about, whatever it is called."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import attrs

from ansinh.adapters import FileProbe, ParsedResults, ParseRequest
from ansinh.errors import MissingExtra, ParseFailed, Text
from ansinh.months import Month
from ansinh.testing.answer_file import CHANGES_NOTHING
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.exchange import COUNT, Exchange, paid, read_if_taken
from ansinh.testing.expected import written_names
from ansinh.testing.failure import demand, leave_out
from ansinh.testing.samples import all_said, mixed_said, of_month, sample_batch
from ansinh.testing.strangers import strange_files
from ansinh.testing.written import CANNOT_READ, says_the_same

_NEEDS: Final = ("render", "parse-results", "simulator")
_NAMES: Final = ("", "x.txt", "ket-qua-loi.txt", "KQ (1).xlsx", "tra-lai.xml", "đã chi.csv")
_BOM: Final = b"\xef\xbb\xbf"
_MONTHS_AWAY: Final = (1, 12, -12)  # the same month of another year is another month too


@check(
    "P05",
    Text(
        "the same bytes say the same, whether or not the order is known",
        "cùng một tệp luôn đọc ra như nhau, có hay không có đợt chi",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "what is filled in from the order is no answer of the provider's",
        "phần lấy từ lệnh chi không phải lời đáp của đơn vị chi trả",
    ),
    fix=Text(
        "take nothing from the batch; what the file does not say is None",
        "không lấy gì từ đợt chi; tệp không ghi thì để None",
    ),
)
def same_bytes_same_results(case: Case) -> None:
    """Read answers again, without the batch, with part of it, and with fields spoilt."""
    for exchange in _spoken_and_silent(case):
        with_batch = exchange.read_if_taken(exchange.answer)
        demand(exchange.read_if_taken(exchange.answer) == with_batch, "read again it says other")
        _alike_without_batch(exchange, exchange.answer)
    exchange = Exchange.mixed(case)
    _part_of_the_batch_is_known(exchange)
    if not exchange.file.can_change:
        leave_out(CANNOT_READ)
    spoilt = [
        changed
        for order in exchange.batch.instructions[:2]
        for field in (*exchange.figures(order), order.account, *written_names(order, case.profile))
        for word in ("?", "")
        if field and (changed := exchange.file.replaced({field: word})) != exchange.answer
    ]
    if not spoilt:
        leave_out(CHANGES_NOTHING)
    for changed in spoilt:
        _alike_without_batch(exchange, changed)


def _part_of_the_batch_is_known(exchange: Exchange) -> None:
    """Let the answer speak of an order that is not in the batch that is given."""
    orders = exchange.batch.instructions
    for known in (orders[1:], orders[:-1]):
        if known:
            batch = attrs.evolve(exchange.batch, instructions=known)
            _alike_without_batch(attrs.evolve(exchange, batch=batch), exchange.answer)


def _spoken_and_silent(case: Case) -> Iterator[Exchange]:
    yield Exchange.mixed(case)
    batch = sample_batch(case.profile, count=COUNT)
    said = mixed_said(batch, case.profile)
    silent = {ref: attrs.evolve(one, on=None) for ref, one in said.items()}
    yield Exchange.of(case, batch, silent)


def _alike_without_batch(exchange: Exchange, answer: bytes) -> None:
    month = exchange.batch.month
    known = read_if_taken(exchange.case, answer, batch=exchange.batch, month=month)
    alone = read_if_taken(exchange.case, answer, month=month)
    demand(known == alone, "with the batch at hand it says something else")


@check(
    "P06",
    Text(
        "name, line ends and byte order mark change nothing",
        "tên tệp, ký tự xuống dòng, BOM không làm khác kết quả",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "files are renamed, opened and saved on their way",
        "tệp bị đổi tên, mở ra, lưu lại trên đường đi",
    ),
    fix=Text(
        "read the content alone, both kinds of line ends, with and without a mark",
        "chỉ đọc nội dung, cả hai kiểu xuống dòng, có hay không có BOM",
    ),
)
def unchanged_on_the_way(case: Case) -> None:
    """Call the answer other names; save it with other line ends."""
    exchange = Exchange.mixed(case)
    plain = exchange.read()
    for name in _NAMES:
        results = read_if_taken(
            case, exchange.answer, filename=name, batch=exchange.batch, month=exchange.batch.month
        )
        demand(results is not None, "under another name it is refused")
        if results is not None:
            demand(results.outcomes == plain.outcomes, "under another name it says other things")
    for saved in _saved(case, exchange.answer):
        results = exchange.read_if_taken(saved)
        if results is not None:
            demand(results.outcomes == plain.outcomes, "saved by another program it says other")


def _saved(case: Case, answer: bytes) -> Iterator[bytes]:
    if not case.is_text:
        return
    lines = answer.replace(b"\r\n", b"\n")
    yield lines
    yield lines.replace(b"\n", b"\r\n")
    if case.profile.encoding.lower().replace("_", "-").startswith("utf-8"):
        yield answer.removeprefix(_BOM)
        yield _BOM + answer.removeprefix(_BOM)


@check(
    "P09",
    Text(
        "another month's or provider's file, or our own, pays nobody",
        "tệp của tháng khác, đơn vị khác hay chính lệnh chi không làm ai thành đã chi",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "last month's answer fits this month's orders row by row",
        "kết quả tháng trước khớp từng dòng với lệnh chi tháng này",
    ),
    fix=Text(
        "join on the reference, refuse another month or list; let sniff know the profile's names",
        "đối chiếu theo mã; từ chối tháng khác, danh sách khác; sniff nhận đúng tên tệp của mình",
    ),
)
def others_pay_nobody(case: Case) -> None:
    """Read other months' answers, the order itself, files of nobody; show it its own."""
    batch = sample_batch(case.profile, count=COUNT)
    exchange = Exchange.of(case, batch, all_said(batch))
    for away in _MONTHS_AWAY:
        _another_month_pays_none(exchange, batch.month + away)
    _pays_none(exchange, case.render(batch).content, "the order itself")
    for strange in strange_files():
        with suppress(MissingExtra):  # what it lacks a library for, it does not take for paid
            _pays_none(exchange, strange, "a file of nobody's")
    _knows_its_own(exchange)


def _knows_its_own(exchange: Exchange) -> None:
    """Ask whose its answer is, under each name that the profile says it comes by."""
    adapter, patterns = exchange.case.adapter, exchange.case.profile.filename_patterns
    for pattern in patterns:
        probe = FileProbe(pattern.replace("*", "mau").replace("?", "1"), exchange.answer)
        if probe.matches(patterns):
            demand(adapter.sniff(probe) is True, "it does not know its own answer by its name")


def _another_month_pays_none(exchange: Exchange, month: Month) -> None:
    case, batch = exchange.case, exchange.batch
    other = sample_batch(case.profile, count=COUNT, month=month)
    _pays_none(exchange, Exchange.of(case, other, all_said(other)).answer, "another month's answer")
    # The same references in another month's answer: only its own month can tell.
    said_elsewhere = case.answer(case.render(of_month(batch, month)), exchange.said)
    if not says_the_same(said_elsewhere, exchange.answer, case.profile):
        for request in (
            ParseRequest(data=said_elsewhere, batch=batch, month=batch.month),
            ParseRequest(data=said_elsewhere, batch=batch),
            ParseRequest(data=said_elsewhere, month=batch.month),
        ):
            _refused(case, request)


def _pays_none(exchange: Exchange, data: bytes, what: str) -> None:
    batch = exchange.batch
    for known, month in ((batch, batch.month), (batch, None), (None, batch.month)):
        results: ParsedResults | None = read_if_taken(exchange.case, data, batch=known, month=month)
        mine = [one for one in paid(results) if one.reference in batch.by_reference]
        demand(not mine, f"{what} pays orders of this month")


def _refused(case: Case, request: ParseRequest) -> None:
    try:
        results = case.adapter.parse_results(request)
    except ParseFailed:
        return
    demand(not any(paid(results)), "a file that says another month is taken")
