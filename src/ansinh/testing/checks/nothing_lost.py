"""P02, P10, P11, P13: every row is somebody's, once, wherever it stands."""

from collections.abc import Iterator
from typing import Final

import attrs

from ansinh.adapters import ParsedResults
from ansinh.errors import ParseFailed, Text
from ansinh.formats.kinds import Media
from ansinh.money import Dong
from ansinh.payment import OutcomeKind, PaymentBatch, Reference, reference_for
from ansinh.roll import EntryKey
from ansinh.testing.answer_file import ONE_ORDER
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.exchange import COUNT, Exchange, spoken, states_total
from ansinh.testing.failure import demand, leave_out
from ansinh.testing.samples import (
    AGENCY,
    SAMPLE_MONTH,
    all_said,
    dated_echo,
    mixed_said,
    sample_batch,
    sayable_kinds,
)
from ansinh.testing.workbook_cells import raw_book
from ansinh.testing.written import encoding_of, media_of, records_of

_NEEDS: Final = ("render", "parse-results", "simulator")
_SAME: Final = Dong(500_000)
_MANY: Final = 1_200  # more rows than a program reads that stops at a round number


@check(
    "P02",
    Text(
        "nothing is lost or merged: twice is twice, a stranger is told",
        "không mất, không gộp: hai lần là hai, mã lạ cũng báo",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "a payment that was made twice shows only where both rows come through",
        "khoản chi hai lần chỉ lộ ra khi cả hai dòng đều được đọc",
    ),
    fix=Text(
        "give an outcome for each row; do not collect rows by reference, skip none",
        "mỗi dòng một kết quả; không gom theo mã, không bỏ dòng nào",
    ),
)
def nothing_lost(case: Case) -> None:
    """Say one order twice, alike and not, and speak of a stranger; totals stay what they were."""
    batch = _of_one_amount(sample_batch(case.profile, count=COUNT))
    exchange = Exchange.of(case, batch, all_said(batch))
    if len(exchange.references) < 2:
        leave_out(ONE_ORDER)
    first, second, *others = exchange.references
    twice = exchange.read_if_taken(exchange.file.reordered([first, first, *others]))
    if twice is not None:
        found = spoken(twice)
        demand(len(found.get(first, [])) == 2 or twice.problems, "a row that is said twice is one")
        demand(second not in found, "an order is spoken of that the answer leaves out")
    changed = exchange.read_if_taken(exchange.file.changed({second: _STRANGER.text}))
    if changed is not None:
        found = spoken(changed)
        told = _STRANGER.text in found or changed.problems
        demand(told, "a row about an order that nobody knows is left out")
        demand(second not in found, "a row about a stranger is taken for one of the orders")
    for kind in sayable_kinds(case.profile):
        if kind is not OutcomeKind.PAID:
            _said_differently(case, batch, kind)


def _said_differently(case: Case, batch: PaymentBatch, kind: OutcomeKind) -> None:
    """Say of one order that it was paid and, in the row above or below, something else."""
    first, second = batch.instructions[:2]
    for other in (first, second):
        said = all_said(batch) | {other.reference.text: dated_echo(other, kind)}
        exchange = Exchange.of(case, batch, said)
        one_reference = {second.reference.text: first.reference.text}
        results = exchange.read_if_taken(exchange.file.changed(one_reference))
        if results is not None and not results.problems:
            came = {one.kind for one in spoken(results).get(first.reference.text, [])}
            both = came == {OutcomeKind.PAID, kind}
            demand(both, f"an order that was paid and {kind.value} is read as one alone")


def _of_one_amount(batch: PaymentBatch) -> PaymentBatch:
    orders = (
        attrs.evolve(order, lines=(attrs.evolve(order.lines[0], amount=_SAME),))
        for order in batch.instructions
    )
    return attrs.evolve(batch, instructions=tuple(orders))


_STRANGER: Final[Reference] = reference_for(
    AGENCY, EntryKey("BTXH", "LA-0001"), SAMPLE_MONTH, attempt=1
)


@check(
    "P10",
    Text(
        "every physical row is accounted for, and a total is no payment",
        "dòng nào cũng được tính đến, dòng tổng không phải khoản chi",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "a row that nobody counts is where a person gets lost",
        "dòng không ai đếm là chỗ một người bị bỏ sót",
    ),
    fix=Text(
        "count rows by kind in ParsedResults.rows, and hold the stated total against the rows",
        "đếm dòng theo loại trong ParsedResults.rows và đối chiếu dòng tổng",
    ),
)
def rows_accounted(case: Case) -> None:
    """Count the rows of an answer, whole, long and spoilt; leave one out under the same total."""
    exchange = Exchange.mixed(case)
    results = exchange.read()
    spoken_of, read = len(exchange.said), len(results.outcomes)
    demand(read == spoken_of, f"{spoken_of} rows are about orders and {read} outcomes are read")
    _counted(exchange, exchange.answer, results)
    _read_to_its_end(case)
    spoilt = exchange.file.changed({exchange.references[-1]: "?"})
    again = exchange.read_if_taken(spoilt)
    _counted(exchange, spoilt, again)
    if again is not None:
        same = sum(again.rows.values()) == sum(results.rows.values())
        demand(same, "a row that cannot be read is not accounted for")
    if states_total(exchange):
        shorter = exchange.read_if_taken(exchange.file.reordered(exchange.references[1:]))
        demand(shorter is None or shorter.problems, "a row is missing and the total is believed")


def _read_to_its_end(case: Case) -> None:
    batch = sample_batch(case.profile, count=_MANY)
    read = len(Exchange.of(case, batch, all_said(batch)).read().outcomes)
    demand(read == batch.count, f"of {batch.count} rows {read} outcomes are read")


def _counted(exchange: Exchange, answer: bytes, results: ParsedResults | None) -> None:
    if results is None:
        return
    counted = results.rows
    demand(sum(counted.values()), "rows are not counted")
    of_people = counted.get("record", 0) + counted.get("problem", 0)
    read = len(results.outcomes)
    demand(of_people == read, f"{of_people} rows are records and {read} outcomes are read")
    in_file = _rows_in(exchange, answer)
    demand(sum(counted.values()) >= in_file, "some rows are not accounted for")


def _rows_in(exchange: Exchange, answer: bytes) -> int:
    profile = exchange.case.profile
    match media_of(answer, profile):
        case Media.XLSX:
            return len({(cell.sheet, cell.row) for cell in raw_book(answer).cells})
        case Media.DELIMITED | Media.FIXED_WIDTH:
            return len(answer.decode(encoding_of(answer, profile)).splitlines())
        case _:
            return len(exchange.said)


@check(
    "P11",
    Text(
        "it joins on the reference, not on the row's place",
        "đối chiếu theo mã, không theo thứ tự dòng",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "providers sort their answers as they like",
        "đơn vị chi trả sắp xếp kết quả theo ý họ",
    ),
    fix=Text("read the reference of each row", "đọc mã tham chiếu trên từng dòng"),
)
def joined_by_reference(case: Case) -> None:
    """Read the answer in other orders of its rows, and part of it."""
    exchange = Exchange.mixed(case)
    _part(case, exchange.batch)
    if len(exchange.references) < 2:
        leave_out(ONE_ORDER)
    whole = spoken(exchange.read())
    backwards = exchange.references[::-1]
    turned = (*exchange.references[1:], exchange.references[0])
    for order in (backwards, turned):
        results = exchange.read_if_taken(exchange.file.reordered(order))
        demand(results is not None, "the same rows in another order are refused")
        if results is not None:
            demand(spoken(results) == whole, "in another order the rows say something else")


def _part(case: Case, batch: PaymentBatch) -> None:
    """Let the provider speak of the last orders only."""
    said = dict(list(mixed_said(batch, case.profile).items())[2:])
    found = spoken(Exchange.of(case, batch, said).read())
    demand(set(found) == set(said), "an answer about some orders is read as one about others")
    for reference, outcome in said.items():
        demand(found[reference][0].kind is outcome.kind, "a part of an answer says other outcomes")


@check(
    "P13",
    Text(
        "each outcome and problem has its place",
        "kết quả và lỗi nào cũng có vị trí",
    ),
    level="L3",
    needs=_NEEDS,
    why=Text(
        "paid is paid by evidence: the row of a file that somebody can open",
        "đã chi phải có chứng cứ: đúng dòng trong tệp mở ra xem được",
    ),
    fix=Text(
        "give Outcome.evidence the Position of its row, a Problem that of its cell",
        "ghi Position của dòng vào Outcome.evidence, của ô vào Problem",
    ),
)
def has_its_place(case: Case) -> None:
    """Look for the row of each outcome, and for the place of each problem of a bad file."""
    exchange = Exchange.mixed(case)
    records = records_of(exchange.answer, case.profile, exchange.references)
    for outcome in exchange.read().outcomes:
        place = outcome.evidence
        demand(place is not None and place.source, "an outcome has no place")
        found = records.get(outcome.reference.text if outcome.reference else "", [])
        rows = {record.place for record in found if record.place}
        if rows and place is not None:
            demand(place.row in rows, "an outcome's place is another row than its own")
    _refusals_have_places(case)
    for results in _with_problems(exchange):
        for problem in results.problems:
            demand(problem.code and problem.position.source, "a problem has no code or no place")
            kinds = {one.kind for one in results.outcomes if one.evidence == problem.position}
            demand(OutcomeKind.PAID not in kinds, "a row with a problem is paid")


def _refusals_have_places(case: Case) -> None:
    for strange in (b"", b"?", "Không phải kết quả\n".encode()):
        try:
            case.parse(strange)
        except ParseFailed as failed:
            placed = [one for one in failed.problems if one.code and one.position.source]
            told = placed and len(placed) == len(failed.problems)
            demand(told, "a file is refused without a code and a place")


def _with_problems(exchange: Exchange) -> Iterator[ParsedResults]:
    """Read answers with a reference or an account that cannot be."""
    first, account = exchange.references[0], exchange.batch.instructions[0].account
    wrong = [exchange.file.changed({first: "?"})]
    if account:  # an answer may have no place for it
        wrong.append(exchange.file.replaced({account: "?"}))
    for content in wrong:
        results = exchange.read_if_taken(content)
        if results is not None:
            yield results
