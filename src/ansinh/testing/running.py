"""Running checks: one at a time, by pytest through a suite, or all of them for a report."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from ansinh.adapters.foreign import place_of, type_name
from ansinh.errors import Text
from ansinh.testing.case import Case
from ansinh.testing.check import (
    GOLDEN,
    GOLDEN_ORDERS,
    LEVELS,
    MATERIAL,
    REFERENCE,
    SIMULATOR,
    TEXT,
    XLSX,
    Check,
)
from ansinh.testing.failure import ConformanceFailure, LeftOut, Unmet
from ansinh.testing.report import NO_REASON, CheckResult, Report, Status

if TYPE_CHECKING:
    from ansinh.testing.conformance import AdapterConformance

SUITE_CHECK: Final = "M09"
"""The check of the suite itself, which no gap can excuse."""

_NOT_BROUGHT: Final = {
    SIMULATOR: Text("the suite brings no simulator", "bộ kiểm tra không kèm bộ giả lập"),
    GOLDEN: Text("the suite brings no golden files", "bộ kiểm tra không kèm tệp mẫu"),
    GOLDEN_ORDERS: Text(
        "the suite brings no golden order", "bộ kiểm tra không kèm tệp lệnh chi mẫu"
    ),
}

_WORDS: Final = {
    REFERENCE: Text(REFERENCE, "cột mã tham chiếu"),
    TEXT: Text("a file of text", "tệp văn bản"),
    XLSX: Text("a workbook", "tệp bảng tính"),
}
"""What is no word of the profile's own; a capability is, in either language."""


def run_check(check: Check, case: Case, *drawn: st.DataObject) -> None:
    """Try one check.

    Raises:
        ConformanceFailure: It does not hold, or the adapter raised what it must not.
        LeftOut: It does not apply, which shows only in the adapter's files.
    """
    try:
        check.run(case, *drawn)
    except (HypothesisException, LeftOut):
        raise
    except Unmet as found:
        fact = found.fact
    except Exception as error:  # noqa: BLE001 - an adapter may raise anything
        # Its message may name somebody, so only type and place are kept.
        fact = f"{type_name(error)} was raised at {place_of(error)}"
    else:
        return
    raise ConformanceFailure(check.id, check.title, fact, check.why, check.fix)


def examine(
    suite: "type[AdapterConformance]",
    *,
    only: Collection[str] = (),
    level: str = LEVELS[-1],
    examples: int = 40,
    told: Callable[[CheckResult], None] | None = None,
) -> Report:
    """Run a suite's checks without pytest and report; the same adapter gives the same report.

    `only` narrows it to some ids, `level` to the levels up to one; `examples` is how many cases
    each property is tried on; `told` hears of every check as it is done.
    """
    from ansinh.testing.checks import ALL_CHECKS

    case = suite().case()
    results: list[CheckResult] = []
    for check in ALL_CHECKS:
        if (only and check.id not in only) or check.level > level:
            continue
        result = _result(check, case, examples)
        results.append(result)
        if told is not None:
            told(result)
    return Report(
        adapter=case.spec.id,
        distribution=case.source.distribution,
        version=case.source.version,
        api=".".join(str(part) for part in case.spec.api),
        format_version=case.profile.format_version,
        certainty=case.profile.certainty.value,
        revision=case.revision,
        checks=tuple(results),
    )


def why_left_out(check: Check, case: Case) -> tuple[Status, Text] | None:
    """Say why a check cannot be tried on an adapter, or nothing."""
    lacking = case.lacks(check)
    if not lacking:
        return None
    if lacking[0] in _NOT_BROUGHT:
        status = Status.MISSING if lacking[0] in MATERIAL else Status.NOT_APPLICABLE
        return status, _NOT_BROUGHT[lacking[0]]
    what = [_WORDS.get(need, Text(need, need)) for need in lacking]
    return Status.NOT_APPLICABLE, Text(
        f"the profile does not declare {', '.join(one.en for one in what)}",
        f"hồ sơ định dạng không khai báo {', '.join(one.vi for one in what)}",
    )


def _result(check: Check, case: Case, examples: int) -> CheckResult:
    def came(status: Status, reason: Text = NO_REASON) -> CheckResult:
        return CheckResult(check.id, check.title, check.level, status, reason)

    left_out = why_left_out(check, case)
    if left_out is not None:
        return came(*left_out)
    gap = "" if check.id == SUITE_CHECK else case.gaps.get(check.id, "")
    try:
        failure = _failure(check, case, examples)
    except LeftOut as left:
        return came(Status.NOT_APPLICABLE, left.reason)
    if failure is None:
        closed = Text(f"a known gap that is closed: {gap}", f"thiếu sót đã biết nay đã hết: {gap}")
        return came(Status.WARNING, closed) if gap else came(Status.PASS)
    if gap:
        return came(Status.GAP, Text(gap, gap))
    status = Status.WARNING if check.is_newer_than(case.revision) else Status.FAIL
    return came(status, Text(failure, failure))


def _failure(check: Check, case: Case, examples: int) -> str | None:
    try:
        _once(check, case, examples)()
    except LeftOut:
        raise
    except ConformanceFailure as failure:
        return failure.fact
    except Exception as error:  # noqa: BLE001 - what Hypothesis says of an adapter that wavers
        return f"{type_name(error)}: the same case did not fail twice alike"
    return None


def _once(check: Check, case: Case, examples: int) -> Callable[[], None]:
    if not check.drawn:
        return lambda: run_check(check, case)

    def tried(data: st.DataObject) -> None:
        run_check(check, case, data)

    # Nothing is shrunk: the data is invented and the message names no value of it anyway.
    quietly = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        report_multiple_bugs=False,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    wrapped: Any = quietly(given(data=st.data())(tried))
    run: Callable[[], None] = wrapped
    return run
