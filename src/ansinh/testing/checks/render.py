"""R01, R02, R08, R09: what is written is the batch, the same each time, under a name of its own."""

from hypothesis import strategies as st

from ansinh.errors import Text
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.failure import demand
from ansinh.testing.strategies.provider_batches import renderable_batches


@check(
    "R02",
    Text("count and total are the batch's", "số lệnh và tổng tiền đúng với đợt chi trả"),
    level="L1",
    needs=("render",),
    why=Text(
        "a row that is left out is a person unpaid", "thiếu một dòng là một người không được chi"
    ),
    fix=Text(
        "take count and total from the batch and write every instruction once",
        "lấy số lệnh, tổng tiền từ đợt chi trả và ghi mỗi lệnh một lần",
    ),
)
def count_and_total(case: Case, data: st.DataObject) -> None:
    """Compare what the file says of itself and what is read back from it."""
    batch = data.draw(renderable_batches(case.profile))
    file = case.render(batch)
    demand(file.count == batch.count, f"the file says {file.count} orders of {batch.count}")
    demand(file.total == batch.total, "the file says another total")
