"""R01, M04, M06: the same in, the same out: again, at once, after other work, elsewhere."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

from ansinh.adapters import PayoutAdapter, RenderedFile
from ansinh.errors import Text
from ansinh.formats.kinds import Capability
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.failure import demand
from ansinh.testing.process_twin import digest_elsewhere
from ansinh.testing.samples import SAMPLE_MONTH, mixed_said, sample_batch

_ROUNDS = 6


@check(
    "R01",
    Text("the same batch is the same bytes, anywhere, any day", "cùng đợt chi thì cùng tệp"),
    level="L1",
    needs=("render",),
    why=Text(
        "a file that differs when made again cannot be recognised, and is paid twice",
        "tệp lập lại mà khác thì không nhận ra được, dẫn tới chi hai lần",
    ),
    fix=Text(
        "no clock, no randomness, no order of a set; dates come with the request",
        "không dùng giờ máy, số ngẫu nhiên, thứ tự của tập hợp; ngày lấy từ yêu cầu",
    ),
)
def same_batch_same_bytes(case: Case) -> None:
    """Write it again, anew, and in other processes: hash seed, zone, folder, another day."""
    batch = sample_batch(case.profile, count=6)
    first = case.render(batch)
    for _ in range(2):
        demand(_digest(case.render(batch)) == _digest(first), "written again, it is another file")
        anew = case.render(batch, case.fresh())
        demand(_digest(anew) == _digest(first), "another instance writes another file")
    for seed, days in ((1, 0), (2, 40)):
        digest = digest_elsewhere(case.spec, batch, seed=seed, days=days)
        where = f"in another process{f', {days} days later' if days else ''}"
        demand(digest == _digest(first), f"{where} it is another file")


def _digest(file: RenderedFile) -> str:
    return hashlib.sha256(file.content + file.filename.encode()).hexdigest()


@check(
    "M04",
    Text("two threads get the same", "gọi từ hai luồng cho kết quả như nhau"),
    level="L1",
    needs=("render",),
    why=Text(
        "a server asks one adapter from several threads; mixed rows pay the wrong people",
        "máy chủ gọi một bộ chuyển đổi từ nhiều luồng; lẫn dòng là chi sai người",
    ),
    fix=Text(
        "keep what a call needs in the call, not on the adapter or in a module",
        "giữ dữ liệu của lời gọi trong lời gọi, không để ở bộ chuyển đổi hay mô-đun",
    ),
)
def threads_agree(case: Case) -> None:
    """Write two batches from two threads at once, some times over; read their answers likewise."""
    batches = [sample_batch(case.profile, count=5), sample_batch(case.profile, count=7, start=20)]
    adapter = case.fresh()
    alone = [_digest(case.render(batch, case.fresh())) for batch in batches]
    with ThreadPoolExecutor(max_workers=2) as pool:
        for _ in range(_ROUNDS):
            at_once = list(pool.map(lambda batch: _digest(case.render(batch, adapter)), batches))
            demand(at_once == alone, "two threads at once get other files than one by one")
        if case.simulator is None or not case.can(Capability.PARSE_RESULTS):
            return
        answers = [case.answer(case.render(b), mixed_said(b, case.profile)) for b in batches]
        singly = [case.parse(answer, adapter=case.fresh()) for answer in answers]
        for _ in range(_ROUNDS):
            read = list(pool.map(lambda answer: case.parse(answer, adapter=adapter), answers))
            demand(read == singly, "two threads at once read other results than one by one")


@check(
    "M06",
    Text("nothing is kept between calls", "không giữ lại gì giữa các lần gọi"),
    level="L1",
    needs=("render",),
    why=Text(
        "what is left of one commune's list must not show in another's",
        "dữ liệu danh sách xã này không được lẫn sang xã khác",
    ),
    fix=Text(
        "keep no counters, caches of batches or last files on the adapter",
        "không giữ bộ đếm, bản nhớ đợt chi hay tệp gần nhất trong bộ chuyển đổi",
    ),
)
def keeps_nothing(case: Case) -> None:
    """Write A, B, A; read the answers of one after work on the other; compare with a fresh one."""
    one = sample_batch(case.profile, count=4)
    other = sample_batch(case.profile, count=3, month=SAMPLE_MONTH + 1, start=50)
    used = case.fresh()
    first = _digest(case.render(one, used))
    second = _digest(case.render(other, used))
    demand(_digest(case.render(one, used)) == first, "after another batch it is another file")
    demand(_digest(case.render(other, case.fresh())) == second, "a fresh adapter writes another")
    if case.can(Capability.READ_BACK):
        content = case.render(one, used).content
        case.render(other, used)
        again = tuple(used.read_back(content))
        told = sorted((line.amount, line.account) for line in again)
        mine = sorted((order.amount, order.account) for order in one.instructions)
        demand(told == mine, "after another batch it reads back other lines")
        demand(again == tuple(case.fresh().read_back(content)), "a used one reads back other lines")
    if case.simulator is not None and case.can(Capability.PARSE_RESULTS):
        _answers(case, used)


def _answers(case: Case, used: PayoutAdapter) -> None:
    one, other = sample_batch(case.profile, count=4), sample_batch(case.profile, count=3, start=50)
    mine = case.answer(case.render(one), mixed_said(one, case.profile))
    # What is kept for a whole class spoils a fresh adapter too: so this is asked before the rest.
    alone = case.parse(mine, adapter=case.fresh())
    told = {said.reference for said in alone.outcomes}
    wanted = {order.reference for order in one.instructions}
    demand(wanted <= told, "it does not speak of every order of the answer")
    theirs = case.answer(case.render(other), mixed_said(other, case.profile))
    case.parse(theirs, other, used)
    case.render(other, used)
    demand(case.parse(mine, adapter=used) == alone, "after another answer it reads other results")
    demand(case.parse(mine, one, used) == case.parse(mine, one, case.fresh()), "a used one differs")
