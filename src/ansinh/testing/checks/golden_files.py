"""G01, G02: what was looked at by hand once is so ever after."""

from ansinh.errors import ParseFailed, Text
from ansinh.formats.kinds import Media
from ansinh.testing.case import Case
from ansinh.testing.check import GOLDEN, GOLDEN_ORDERS, check
from ansinh.testing.failure import demand
from ansinh.testing.folder import BATCH, EXPECTED, golden_files
from ansinh.testing.golden import batch_of, differences, expectation_of, refusal_codes
from ansinh.testing.workbook_cells import raw_book


@check(
    "G01",
    Text(
        "golden answers say what their expectation says",
        "tệp kết quả mẫu đọc ra đúng như đã ghi",
    ),
    level="L2",
    needs=("parse-results", GOLDEN),
    why=Text(
        "an adapter and its simulator can be wrong alike; a file that somebody looked at cannot",
        "bộ chuyển đổi và bộ giả lập có thể cùng sai; tệp đã có người xem thì không",
    ),
    fix=Text(
        "put NAME.expected.json beside each answer; if the answer is right, mend the adapter",
        "đặt TÊN.expected.json cạnh mỗi tệp kết quả; nếu tệp đúng thì sửa bộ chuyển đổi",
    ),
)
def golden_answers(case: Case) -> None:
    """Read every golden answer and compare."""
    if case.golden is None:
        return
    answers = golden_files(case.golden, EXPECTED)
    demand(answers, f"golden: no file has an expectation (NAME{EXPECTED})")
    for golden in answers:
        expected = expectation_of(golden)
        refused = expected.get("refused")
        try:
            results = case.parse(golden.content)
        except ParseFailed as failed:
            codes = refusal_codes(failed)
            said = f"{golden.name} is refused: {', '.join(codes)}"
            demand(refused is not None and sorted(set(refused)) == codes, said)
            continue
        demand(refused is None, f"{golden.name} is not refused")
        found = differences(results, expected)
        demand(not found, f"{golden.name}: otherwise than expected: {'; '.join(found)}")


@check(
    "G02",
    Text(
        "golden batches are written as the file beside them",
        "đợt chi mẫu lập ra đúng tệp đặt bên cạnh",
    ),
    level="L1",
    needs=("render", GOLDEN_ORDERS),
    why=Text(
        "a file of the last edition is not made again by the next; the provider sees the change",
        "bản sau lập tệp khác bản trước thì đơn vị chi trả là người phát hiện",
    ),
    fix=Text(
        "if the change is meant, look at the new file and put it in the old one's place",
        "nếu thay đổi là có chủ ý, xem kỹ tệp mới rồi thay tệp mẫu cũ",
    ),
)
def golden_orders(case: Case) -> None:
    """Write every golden batch; a workbook is compared cell by cell, any other by its bytes."""
    if case.golden is None:
        return
    orders = golden_files(case.golden, BATCH)
    demand(orders, f"golden: no file has its batch (NAME{BATCH})")
    for golden in orders:
        content = case.render(batch_of(golden)).content
        if case.profile.media is not Media.XLSX:
            demand(content == golden.content, f"{golden.name}: the file has other bytes")
            continue
        cells = {(c.sheet, c.row, c.column): c for c in raw_book(content).cells}
        wanted = {(c.sheet, c.row, c.column): c for c in raw_book(golden.content).cells}
        places = sorted(
            at for at in cells.keys() | wanted.keys() if cells.get(at) != wanted.get(at)
        )
        if places:
            sheet, row, column = places[0]
            where = f"first in sheet {sheet!r}, row {row}, column {column}"
            demand(not places, f"{golden.name}: {len(places)} cells are others, {where}")
