"""R06, R07: what a format cannot express is refused, all of it and nothing else."""

from collections.abc import Iterable, Mapping

import attrs

from ansinh.errors import RenderRefused, Text
from ansinh.formats.kinds import Capability
from ansinh.payment import PaymentBatch
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.expected import named_fields
from ansinh.testing.failure import demand, unmet
from ansinh.testing.samples import sample_batch
from ansinh.testing.strategies.boundaries import Boundary, all_boundaries
from ansinh.testing.ways import Way, carries_narrative, impossible_ways


@check(
    "R06",
    Text("it refuses rather than alters", "từ chối chứ không sửa đổi"),
    level="L1",
    needs=("render",),
    why=Text(
        "a name cut short is a payment returned; a batch refused is one telephone call",
        "tên bị cắt là tiền bị trả về; đợt chi bị từ chối chỉ mất một cuộc gọi",
    ),
    fix=Text(
        "raise RenderRefused with the reference of every instruction that stands in the way",
        "báo RenderRefused kèm mã tham chiếu của mọi lệnh chi không ghi được",
    ),
)
def refuses_rather_than_alters(case: Case) -> None:
    """Make orders impossible in each way: alone, beside others, and in all ways at once."""
    ways = list(impossible_ways(case))
    alone, some = sample_batch(case.profile, count=1), sample_batch(case.profile, count=3)
    for way in ways:
        _refused(case, alone, {0: way})
        for at in {0, some.count - 1}:
            _refused(case, some, {at: way})
    many = sample_batch(case.profile, count=2 * len(ways))
    both = {2 * n: way for n, way in enumerate(ways) if 2 * n < many.count}
    if both:
        _refused(case, many, both)


def _refused(case: Case, batch: PaymentBatch, ways: Mapping[int, Way]) -> None:
    """Demand that these orders, by their place, stand in the way, and no others."""
    orders = [
        ways[at](order)[1] if at in ways else order for at, order in enumerate(batch.instructions)
    ]
    wrong = {batch.instructions[at].reference.text: way.what for at, way in ways.items()}
    try:
        case.render(attrs.evolve(batch, instructions=tuple(orders)))
    except RenderRefused as refused:
        told = set(refused.references)
    else:
        unmet(f"it wrote orders that it cannot express: {_ways(wrong.values())}")
    missed = set(wrong) - told
    demand(not missed, f"it does not name {_ways(wrong[ref] for ref in missed)}: {sorted(missed)}")
    demand(told <= set(wrong), f"it refuses more than that: {sorted(told - set(wrong))}")


def _ways(ways: Iterable[str]) -> str:
    return ", ".join(sorted(set(ways)))


@check(
    "R07",
    Text(
        "limits hold exactly: at the limit it passes, one past it is refused",
        "đúng giới hạn thì ghi được, vượt một đơn vị thì từ chối",
    ),
    level="L1",
    needs=("render",),
    why=Text(
        "a plan cuts batches by the profile's limits; one off, and a whole file is turned away",
        "kế hoạch chia đợt theo giới hạn của hồ sơ; lệch một là cả tệp bị trả lại",
    ),
    fix=Text(
        "compare with the profile's limits after folding, and refuse what is past them",
        "so với giới hạn trong hồ sơ sau khi bỏ dấu, vượt thì từ chối",
    ),
)
def limits_hold_exactly(case: Case) -> None:
    """Write batches at and one past every limit of the profile, and a long one where it has none.

    Each every time: of drawn ones, some limit would be left out as often as not.
    """
    narrative = "narrative" in named_fields(case.profile) or carries_narrative(case)
    for edge in all_boundaries(case.profile, narrative=narrative):
        _at_edge(case, edge)


def _at_edge(case: Case, edge: Boundary) -> None:
    try:
        file = case.render(edge.batch)
    except RenderRefused as refused:
        demand(not edge.fits, f"refused exactly at the limit of {edge.limit}")
        _names_orders(refused, edge.batch)
        return
    demand(edge.fits, f"wrote one past the limit of {edge.limit}")
    lost = f"lost orders at the limit of {edge.limit}"
    demand(file.count == edge.batch.count, lost)
    if case.can(Capability.READ_BACK):
        demand(len(tuple(case.adapter.read_back(file.content))) == edge.batch.count, lost)


def _names_orders(refused: RenderRefused, batch: PaymentBatch) -> None:
    known = {order.reference.text for order in batch.instructions}
    demand(refused.references, "it refuses without a reference")
    demand(set(refused.references) <= known, "it refuses references that the batch does not have")
